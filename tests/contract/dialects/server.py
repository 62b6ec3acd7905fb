"""One Videos API server in memory, whose dialect is data: what it answers, and what it lacks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import httpx2

from tests.fake_api import JPEG, MP4, WEBP

HOST = "videos.test"
BASE_URL = f"http://{HOST}/v1"
CDN = "https://cdn.test"
KEY = "sk-home-0123456789"
EXTRA_HEADERS = {"X-Tenant-Key": "tenant-0123456789", "X-Title": "sora"}

PICTURES = {"thumbnail": WEBP, "spritesheet": JPEG}


@dataclass(frozen=True)
class Told:
    """An answer: JSON, or text (words or HTML) as it is."""

    status: int
    body: Any
    mime_type: str = "application/json"

    def response(self, **known: str) -> httpx2.Response:
        """The answer, with what is `known` filled in for `{id}` and the like."""
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        for name, value in known.items():
            text = text.replace(f"{{{name}}}", value)
        headers = {"content-type": self.mime_type}
        return httpx2.Response(self.status, content=text.encode(), headers=headers)


def told(status: int, **body: Any) -> Told:
    """An answer with a JSON object."""
    return Told(status, body)


@dataclass(frozen=True)
class Dialect:
    """How one kind of server speaks.

    Attributes:
        name, source: which server, and how we know.
        video: every video, as far as it differs from the bare wire; `done` once it is completed.
        statuses: the words a video goes through, one a look.
        failure: the `error` of a failed video; GET answers it with `failure_status`.
        page: what is around the list; None lists bare.
        content: what content answers instead of bytes, None for bytes.
        unready: what it answers for a video that is not completed.
        ignores_variant: sends the video when asked for a picture.
        lacks: the answers of operations that are not there, by our name for them.
        is_everywhere: whether that holds for all its videos, so that it can be remembered.
        refuses_json: what create answers to JSON.
    """

    name: str
    source: str
    unknown: Told
    new_id: Callable[[int], Any] = lambda number: f"video_{number}"
    video: Mapping[str, Any] = field(default_factory=dict)
    done: Mapping[str, Any] = field(default_factory=dict)
    statuses: tuple[str, ...] = ("queued", "in_progress", "completed")
    create_status: int = 200
    failure: Any = None
    failure_status: int = 200
    page: Mapping[str, Any] | None = field(default_factory=lambda: {"object": "list"})
    deleted: Mapping[str, Any] = field(default_factory=dict)
    content: Told | None = None
    unready: Told = field(default_factory=lambda: told(404, detail="Not ready"))
    ignores_variant: bool = False
    asks_key_for_content: bool = True
    lacks: Mapping[str, Told] = field(default_factory=dict)
    is_everywhere: bool = True
    refuses_json: Told | None = None


class DialectServer:
    """The server, as a transport's handler. `requests` has all that reached it or the CDN."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.requests: list[httpx2.Request] = []
        self.is_held = False  # no video is completed as long as it is
        self._looks: dict[str, int] = {}
        self._failing: set[str] = set()

    def abroad(self) -> list[httpx2.Request]:
        """The requests that went to another host."""
        return [request for request in self.requests if request.url.host != HOST]

    async def __call__(self, request: httpx2.Request) -> httpx2.Response:
        body = await request.aread()
        self.requests.append(request)
        if request.url.host != HOST:
            return httpx2.Response(200, content=MP4, headers={"content-type": "video/mp4"})
        path = request.url.raw_path.partition(b"?")[0].decode()
        parts = [unquote(part) for part in path.removeprefix("/v1/").split("/")]
        if request.headers.get("authorization") != f"Bearer {KEY}" and (
            parts[-1] != "content" or self.dialect.asks_key_for_content
        ):
            return httpx2.Response(401, json={"error": "Unauthorized"})
        return self._route(request, parts, body)

    def _route(self, request: httpx2.Request, parts: list[str], body: bytes) -> httpx2.Response:
        operation, video_id = _operation(request.method, parts)
        lack = self.dialect.lacks.get(operation)
        if lack is not None:
            return lack.response(id=video_id)
        if operation in ("create", "edit", "extend"):
            return self._create(request, body)
        if operation == "list":
            return self._list()
        if operation == "characters":
            return httpx2.Response(200, json={"id": "char_1", "name": "Mossy"})
        if video_id not in self._looks:
            return self.dialect.unknown.response(id=video_id)
        return self._on_video(operation, video_id, request, body)

    def _on_video(
        self, operation: str, video_id: str, request: httpx2.Request, body: bytes
    ) -> httpx2.Response:
        match operation:
            case "remix":
                return self._create(request, body)
            case "delete":
                return self._delete(video_id)
            case "content":
                return self._content(video_id, request.url.params.get("variant", "video"))
            case _:
                self._looks[video_id] += 1
                return self._answer(video_id)

    def _create(self, request: httpx2.Request, body: bytes) -> httpx2.Response:
        is_json = request.headers["content-type"] == "application/json"
        if is_json and self.dialect.refuses_json and request.url.path.endswith("/videos"):
            return self.dialect.refuses_json.response()
        made = str(self.dialect.new_id(len(self._looks) + 1))
        self._looks[made] = 0
        if b"FAIL" in body:
            self._failing.add(made)
        return self._answer(made, self.dialect.create_status)

    def _answer(self, video_id: str, status: int = 200) -> httpx2.Response:
        video = self._video(video_id)
        status = self.dialect.failure_status if video["status"] == "failed" else status
        return Told(status, video).response(id=video_id)

    def _video(self, video_id: str) -> dict[str, Any]:
        statuses = self.dialect.statuses
        at = min(self._looks[video_id], len(statuses) - (2 if self.is_held else 1))
        number = re.sub(r"\D", "", video_id) if isinstance(self.dialect.new_id(1), int) else ""
        video = {**self.dialect.video, "id": int(number) if number else video_id}
        video["status"] = statuses[at]
        if at == len(statuses) - 1:
            is_failed = video_id in self._failing
            video |= {"status": "failed", "error": self.dialect.failure} if is_failed else {}
            video |= {} if is_failed else self.dialect.done
        return video

    def _list(self) -> httpx2.Response:
        videos = [self._video(video_id) for video_id in self._looks]
        page = self.dialect.page
        return Told(200, videos if page is None else {**page, "data": videos}).response()

    def _delete(self, video_id: str) -> httpx2.Response:
        del self._looks[video_id]
        return Told(200, dict(self.dialect.deleted)).response(id=video_id)

    def _content(self, video_id: str, variant: str) -> httpx2.Response:
        if self._video(video_id)["status"] != self.dialect.statuses[-1]:
            return self.dialect.unready.response()
        if variant in self.dialect.lacks and not self.dialect.ignores_variant:
            return self.dialect.lacks[variant].response()
        if self.dialect.content is not None:
            return self.dialect.content.response(id=video_id)
        is_clip = variant == "video" or self.dialect.ignores_variant
        mime_type = "video/mp4" if is_clip else "application/octet-stream"
        body = MP4 if is_clip else PICTURES[variant]
        return httpx2.Response(200, content=body, headers={"content-type": mime_type})


_FIXED = {
    ("POST", "videos"): "create",
    ("GET", "videos"): "list",
    ("POST", "videos/edits"): "edit",
    ("POST", "videos/extensions"): "extend",
    ("POST", "videos/characters"): "characters",
}
_OF_A_VIDEO = {
    ("POST", "remix"): "remix",
    ("GET", "content"): "content",
    ("DELETE", ""): "delete",
    ("GET", ""): "retrieve",
}


def _operation(method: str, parts: list[str]) -> tuple[str, str]:
    fixed = _FIXED.get((method, "/".join(parts)))
    if fixed:
        return fixed, ""
    _, video_id, *rest = parts
    return _OF_A_VIDEO[method, "/".join(rest)], video_id
