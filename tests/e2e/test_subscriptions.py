"""Resources that speak, through the real program: every transport, both protocol eras."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Literal

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp_types import ResourceUpdatedNotification, TextResourceContents

from tests.e2e.programs import FOLLOW_S, facts, listening, stdio

Era = Literal["auto", "legacy"]

pytestmark = pytest.mark.filterwarnings(
    "ignore:resources/:mcp.shared.exceptions.MCPDeprecationWarning"
)


class Listener:
    """A client that subscribes, and reads a resource only when it was told to."""

    def __init__(self, client: Client, heard: list[str]) -> None:
        self.client = client
        self.heard = heard

    async def end_of(self, uri: str) -> list[str]:
        """The statuses read after each update, up to the end."""
        statuses: list[str] = []
        with anyio.fail_after(FOLLOW_S):
            async with self._subscribed(uri) as next_update:
                while not statuses or statuses[-1] not in ("completed", "failed"):
                    await next_update()
                    statuses.append(await status(self.client, uri))
        return statuses

    @asynccontextmanager
    async def _subscribed(self, uri: str) -> AsyncGenerator[Callable[[], Awaitable[object]]]:
        if self.client.protocol_version == "2026-07-28":
            async with self.client.listen(resource_subscriptions=[uri]) as updates:
                yield updates.__anext__
            return
        await self.client.session.subscribe_resource(uri)

        async def next_update() -> None:
            while uri not in self.heard:
                await anyio.sleep(0.02)  # bounded by the time limit of whoever waits
            self.heard.clear()

        yield next_update
        await self.client.session.unsubscribe_resource(uri)


async def status(client: Client, uri: str) -> str:
    (contents,) = (await client.read_resource(uri, cache_mode="bypass")).contents
    assert isinstance(contents, TextResourceContents)
    return str(json.loads(contents.text)["status"])


@asynccontextmanager
async def listener(server: StdioServerParameters | str, era: Era) -> AsyncGenerator[Listener]:
    heard: list[str] = []

    async def hear(message: object) -> None:
        if isinstance(message, ResourceUpdatedNotification):
            heard.append(message.params.uri)

    async with Client(server, mode=era, message_handler=hear) as client:
        yield Listener(client, heard)


async def test_every_transport_and_era_hears_of_one_video_up_to_its_end(tmp_path: Path) -> None:
    """One makes it; the others, in this process and in two more, never saw it before."""
    heard: dict[int, list[str]] = {}
    with listening("http", tmp_path) as program:
        async with AsyncExitStack() as stack:
            listeners = [
                await stack.enter_async_context(listener(server, era))
                for server in (program.address, stdio(tmp_path))
                for era in ("auto", "legacy")
            ]
            made = await listeners[0].client.call_tool("create_video", {"prompt": "A red kite"})
            uri = facts(made)["resource_uri"]

            async def follow(number: int) -> None:
                heard[number] = await listeners[number].end_of(uri)

            async with anyio.create_task_group() as tasks:
                for number in range(len(listeners)):
                    tasks.start_soon(follow, number)
    for statuses in heard.values():
        assert statuses[-1] == "completed", heard
        assert "in_progress" in statuses, heard
    assert len(heard) == 4


async def test_a_subscriber_comes_back_after_a_crash_and_hears_the_end(tmp_path: Path) -> None:
    with listening("http", tmp_path) as program:
        async with listener(program.address, "auto") as before:
            made = await before.client.call_tool("create_video", {"prompt": "A long walk"})
            uri = facts(made)["resource_uri"]
            async with before.client.listen(resource_subscriptions=[uri]) as updates:
                await updates.__anext__()
                program.kill()
    async with listener(stdio(tmp_path), "auto") as after:
        assert (await after.end_of(uri))[-1] == "completed"
