"""A small Videos API in memory: what the studio and the server are tested against."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio.lowlevel
import httpx2

from sora_mcp.backend import Backend
from sora_mcp.client import VideosClient
from sora_mcp.settings import Settings
from sora_mcp.studio import Studio
from sora_mcp.watcher import Watcher
from sora_mcp.wiring import build_studio

BASE_URL = "http://videos.test/v1"
NOW = 1_800_000_000
# The smallest thing that passes for an MP4: a `ftyp` box and an empty `mdat` box.
MP4 = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00\x00\x00\x00\x08mdat"
WEBP = b"RIFF\x04\x00\x00\x00WEBP"
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 16

Handler = Callable[[httpx2.Request], Awaitable[httpx2.Response]]


class FakeApi:
    """Holds videos by id. `before` runs ahead of every request, to delay or to fail it."""

    def __init__(self) -> None:
        self.videos: dict[str, dict[str, Any]] = {}
        self.requests: list[httpx2.Request] = []
        self.before: Handler | None = None
        self.script: dict[str, list[dict[str, Any]]] = {}
        self.contents: dict[str, bytes] = {"video": MP4, "thumbnail": WEBP, "spritesheet": JPEG}

    def add(self, video_id: str, **fields: Any) -> dict[str, Any]:
        """A video as the server has it; completed unless said otherwise."""
        video = {"id": video_id, "object": "video", "status": "completed", "progress": 100}
        video |= {"model": "m-1", "seconds": "4", "size": "1280x720", "created_at": NOW}
        self.videos[video_id] = video | fields
        return self.videos[video_id]

    def posts(self) -> list[httpx2.Request]:
        """The job-creating requests that arrived."""
        return [request for request in self.requests if request.method == "POST"]

    async def __call__(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        self.requests.append(request)
        if self.before is not None:
            answer = await self.before(request)
            if answer is not None:
                return answer
        return self._route(request, request.url.path.removeprefix("/v1/").split("/"))

    def _route(self, request: httpx2.Request, path: list[str]) -> httpx2.Response:
        match request.method, path:
            case "POST", ["videos", "characters"]:
                return _json({"id": "char_1", "name": "Mossy", "created_at": NOW})
            case "GET", ["videos", "characters", "char_1"]:
                return _json({"id": "char_1", "name": "Mossy", "created_at": NOW})
            case "POST", ["videos", *_]:
                video_id = f"video_{len(self.posts())}"
                return _json(self.add(video_id, status="queued", progress=0))
            case "GET", ["videos"]:
                data = list(self.videos.values())
                if request.url.params.get("order") != "asc":
                    data.reverse()
                return _json({"object": "list", "data": data, "has_more": False})
            case "GET", ["models"]:
                return _json({"data": [{"id": "m-1"}, {"id": "m-2"}]})
            case method, ["videos", video_id, *rest] if video_id in self.videos:
                return self._one(method, video_id, rest, request)
            case _:
                return _error(404, f"Video with id '{path[-1]}' not found.")

    def _one(
        self, method: str, video_id: str, rest: list[str], request: httpx2.Request
    ) -> httpx2.Response:
        if method == "DELETE":
            del self.videos[video_id]
            return _json({"id": video_id, "object": "video.deleted", "deleted": True})
        if rest == ["content"]:
            body = self.contents.get(request.url.params.get("variant", "video"))
            return httpx2.Response(200, content=body) if body else _error(404, "No such content.")
        if self.script.get(video_id):
            self.videos[video_id] |= self.script[video_id].pop(0)
        return _json(self.videos[video_id])


def _json(body: Any) -> httpx2.Response:
    return httpx2.Response(
        200, content=json.dumps(body), headers={"content-type": "application/json"}
    )


def _error(status: int, message: str) -> httpx2.Response:
    body = {"error": {"message": message, "type": "invalid_request_error", "code": None}}
    return httpx2.Response(status, json=body)


@asynccontextmanager
async def studio_over(
    api: FakeApi,
    folder: Path,
    *,
    pauses: list[float] | None = None,
    clock: Callable[[], float] = lambda: NOW,
    poll_s: float = 3.0,
    **changed: Any,
) -> AsyncGenerator[Studio]:
    """A studio on `api`, saving below `folder`, with some settings changed.

    Sleeping takes no time and is noted in `pauses`; without them, running videos are not polled
    within the time that a test takes.
    """
    noted = pauses if pauses is not None else []

    async def sleep(seconds: float) -> None:
        noted.append(seconds)
        await anyio.lowlevel.checkpoint()

    settings = Settings(
        base_url=BASE_URL,
        output_dir=folder / "out",
        data_dir=folder / "data",
        read_dirs=(folder,),
    ).model_copy(update=changed)
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(api)) as http:
        client = VideosClient(http, base_url=BASE_URL, model=settings.model, sleep=sleep)
        backend = Backend("test", BASE_URL, settings.model, poll_first_s=poll_s)
        watcher = Watcher(
            client,
            first_pause_s=backend.poll_first_s,
            longest_pause_s=backend.poll_max_s,
            sleep=anyio.sleep if pauses is None else sleep,
        )
        studio = build_studio(client, backend, settings, clock=clock, sleep=sleep, watcher=watcher)
        async with studio.running():
            yield studio
