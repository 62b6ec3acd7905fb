from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest

from sora_mcp.engine.engine import Engine
from tests.instant import InstantRunner

Json = dict[str, Any]


class Api:
    """The engine's API as a test speaks to it."""

    def __init__(self, engine: Engine, http: httpx2.AsyncClient, runner: InstantRunner) -> None:
        self.engine, self.http, self.runner = engine, http, runner

    async def create(self, **fields: Any) -> Json:
        answer = await self.http.post("/videos", json={"prompt": "A fox"} | fields)
        assert answer.status_code == 200, answer.text
        video: Json = answer.json()
        return video

    async def done(self, video: Json) -> Json:
        with anyio.fail_after(30):
            while video["status"] in ("queued", "in_progress"):
                await anyio.lowlevel.checkpoint()
                video = (await self.http.get(f"/videos/{video['id']}")).json()
        return video

    async def completed(self, **fields: Any) -> Json:
        video = await self.done(await self.create(**fields))
        assert video["status"] == "completed", video
        return video

    async def refused(self, method: str, url: str, **sent: Any) -> tuple[int, Json]:
        answer = await self.http.request(method, url, **sent)
        error = answer.json()["error"]
        assert set(error) == {"message", "type", "param", "code"}
        return answer.status_code, error


OpenApi = Callable[..., AbstractAsyncContextManager[Api]]


@pytest.fixture
def open_api(tmp_path: Path) -> OpenApi:
    """Opens an engine with an instant runner; to be entered in the test's own task."""

    @asynccontextmanager
    async def opened(runner: InstantRunner | None = None, **options: Any) -> AsyncIterator[Api]:
        runner = runner or InstantRunner()
        engine = Engine(tmp_path, runner=runner, **options)
        transport = httpx2.ASGITransport(app=engine.app)
        async with (
            engine.running(),
            httpx2.AsyncClient(transport=transport, base_url="http://engine/v1") as http,
        ):
            yield Api(engine, http, runner)

    return opened
