"""A Videos API on loopback that takes as long to answer a create as it is told to."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


class SlowServer:
    """A Videos API that takes its time to answer a create."""

    def __init__(self, *, answer_s: float = 0.0) -> None:
        self._answer_s = answer_s
        self.posts = 0
        self.videos: list[dict[str, object]] = []

    async def create(self, request: Request) -> JSONResponse:
        form = await request.form()
        self.posts += 1
        number = self.posts
        await anyio.sleep(self._answer_s)
        video = {"id": f"video_{number}", "status": "queued", "created_at": int(time.time())}
        video |= {"model": form.get("model"), "prompt": form.get("prompt")}
        self.videos.append(video)
        return JSONResponse(video)

    async def retrieve(self, request: Request) -> JSONResponse:
        known = {video["id"]: video for video in self.videos}
        return JSONResponse(known[request.path_params["video_id"]])

    async def list(self, _request: Request) -> JSONResponse:
        return JSONResponse({"object": "list", "data": self.videos, "has_more": False})

    @asynccontextmanager
    async def listening(self) -> AsyncGenerator[str]:
        routes = [
            Route("/v1/videos", self.create, methods=["POST"]),
            Route("/v1/videos", self.list, methods=["GET"]),
            Route("/v1/videos/{video_id}", self.retrieve, methods=["GET"]),
        ]
        config = uvicorn.Config(Starlette(routes=routes), port=0, log_level="error")
        server = uvicorn.Server(config)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(server.serve)
            with anyio.fail_after(10):
                while not server.started:
                    await anyio.sleep(0.01)
            port = server.servers[0].sockets[0].getsockname()[1]
            try:
                yield f"http://127.0.0.1:{port}/v1"
            finally:
                server.should_exit = True
