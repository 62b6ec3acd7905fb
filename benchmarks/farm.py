"""A Videos API whose videos get on by the clock, and that can be told to misbehave."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2

URL = "http://videos.test/v1"


@dataclass
class Job:
    """Runs from `begins_s` to `ends_s` of the farm's clock, its progress told in `steps`."""

    id: str
    ends_s: float
    begins_s: float = 0.0
    steps: int = 10
    fields: dict[str, Any] = field(default_factory=dict)

    def at(self, now_s: float) -> dict[str, Any]:
        told = {"id": self.id, "object": "video", "model": "m-1", "created_at": int(self.begins_s)}
        if now_s >= self.ends_s:
            return told | {"status": "completed", "progress": 100} | self.fields
        done = (now_s - self.begins_s) / (self.ends_s - self.begins_s)
        percent = int(done * self.steps) * 100 // self.steps
        return told | {"status": "in_progress", "progress": percent} | self.fields


class Farm:
    """`asked` has the time and path of every request; `before` may answer in the farm's place."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.jobs: dict[str, Job] = {}
        self.hidden: set[str] = set()  # from the list
        self.headers: dict[str, str] = {}
        self.asked: list[tuple[float, str]] = []
        self.before: Callable[[httpx2.Request], httpx2.Response | None] | None = None

    def add(self, video_id: str, ends_s: float = float("inf"), **more: Any) -> Job:
        """A video that runs from now on."""
        self.jobs[video_id] = Job(video_id, ends_s, begins_s=self._clock(), **more)
        return self.jobs[video_id]

    @property
    def lists(self) -> int:
        """How often the list was asked for."""
        return sum(path == "/v1/videos" for _, path in self.asked)

    def times(self, video_id: str) -> list[float]:
        """When a video was asked for by its id."""
        return [at for at, path in self.asked if path == f"/v1/videos/{video_id}"]

    async def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append((self._clock(), request.url.path))
        answer = self.before(request) if self.before else None
        if answer is not None:
            return answer
        if request.url.path == "/v1/videos":
            return self._page(request)
        job = self.jobs.get(request.url.path.rpartition("/")[2])
        if job is None:
            return httpx2.Response(404, json={"error": {"message": "No such video."}})
        return self._json(job.at(self._clock()))

    def _page(self, request: httpx2.Request) -> httpx2.Response:
        """Newest first; `after` and `limit` as the API has them."""
        ids = [video_id for video_id in reversed(self.jobs) if video_id not in self.hidden]
        after = request.url.params.get("after")
        start = ids.index(after) + 1 if after else 0
        end = start + int(request.url.params.get("limit", 20))
        now_s = self._clock()
        data = [self.jobs[video_id].at(now_s) for video_id in ids[start:end]]
        last_id = data[-1]["id"] if data else None
        return self._json({"data": data, "last_id": last_id, "has_more": end < len(ids)})

    def _json(self, body: Any) -> httpx2.Response:
        headers = {"content-type": "application/json"} | self.headers
        return httpx2.Response(200, content=json.dumps(body), headers=headers)
