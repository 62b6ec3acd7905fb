"""Money, through the real program: one order for a lost answer, one cap for all, a person asked."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

import anyio
import httpx2
import pytest
from mcp import Client, MCPError
from mcp.client import ClientRequestContext
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult, ElicitRequestParams, ElicitResult, TextContent

from tests.e2e.programs import facts, listening, stdio
from tests.e2e.upstream import SlowServer

Era = Literal["auto", "legacy"]
FOX = {"prompt": "a fox", "seconds": "4"}
DEAR_FOX = {"prompt": "a fox", "model": "sora-2-pro", "seconds": 8}


@pytest.mark.parametrize("era", ["auto", "legacy"])
async def test_a_repeated_call_gets_the_job_its_first_try_lost(tmp_path: Path, era: Era) -> None:
    upstream = SlowServer(answer_s=3.0)
    async with upstream.listening() as address:
        server = stdio(tmp_path, SORA_MCP_BASE_URL=address)
        async with Client(server, mode=era) as client:
            with pytest.raises(MCPError, match=r"(?i)timed out"):
                await client.call_tool("create_video", FOX, 1.0)
            again = facts(await client.call_tool("create_video", FOX))
            assert upstream.posts == 1
            assert (again["id"], again["adopted"]) == ("video_1", True)
            anew = facts(await client.call_tool("create_video", FOX))
    assert anew["id"] == "video_2"
    assert "adopted" not in anew
    assert upstream.posts == 2


async def test_two_servers_share_one_daily_cap(tmp_path: Path) -> None:
    upstream = SlowServer(answer_s=0.2)
    outcomes: list[CallToolResult] = []

    async def ask(client: Client, number: int) -> None:
        arguments = {"prompt": f"fox {number}", "seconds": "4", "model": "sora-2"}
        outcomes.append(await client.call_tool("create_video", arguments))

    async with upstream.listening() as address:
        server = stdio(tmp_path, SORA_MCP_BASE_URL=address, SORA_MCP_MAX_USD_PER_DAY="1.00")
        async with Client(server) as one, Client(server) as other:
            async with anyio.create_task_group() as tasks:
                for number in range(20):
                    tasks.start_soon(ask, (one, other)[number % 2], number)
    refusals = [outcome.content[0] for outcome in outcomes if outcome.is_error]
    assert upstream.posts == 2
    assert len(refusals) == 18
    for block in refusals:
        assert isinstance(block, TextContent)
        assert "SORA_MCP_MAX_USD_PER_DAY" in block.text
        assert " UTC" in block.text


class Person:
    """Declines first and agrees then, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._answers = ["decline", "accept"]

    async def __call__(
        self, context: ClientRequestContext, params: ElicitRequestParams
    ) -> ElicitResult:
        assert context is not None
        self.asked.append(params.message)
        if self._answers.pop(0) == "decline":
            return ElicitResult(action="decline")
        return ElicitResult(action="accept", content={"agree": True})


@asynccontextmanager
async def asking(
    transport: str, era: Era, folder: Path, person: Person | None, address: str
) -> AsyncGenerator[Client]:
    more = {"SORA_MCP_BASE_URL": address, "SORA_MCP_CONFIRM_ABOVE_USD": "1"}
    if transport == "stdio":
        server = stdio(folder, **more)
        async with Client(server, mode=era, elicitation_callback=person) as client:
            yield client
        return
    with listening("http", folder, **more) as program:
        async with httpx2.AsyncClient(timeout=30) as http:
            connection = streamable_http_client(program.address, http_client=http)
            async with Client(connection, mode=era, elicitation_callback=person) as client:
                yield client


@pytest.mark.parametrize("transport", ["stdio", "http"])
@pytest.mark.parametrize("era", ["auto", "legacy"])
async def test_the_person_is_asked_over_every_transport(
    tmp_path: Path, transport: str, era: Era
) -> None:
    upstream, person = SlowServer(), Person()
    async with upstream.listening() as address:
        async with asking(transport, era, tmp_path, person, address) as client:
            declined = await client.call_tool("create_video", DEAR_FOX)
            assert declined.is_error
            assert upstream.posts == 0
            made = facts(await client.call_tool("create_video", DEAR_FOX))
        async with asking(transport, era, tmp_path, None, address) as client:
            unasked = await client.call_tool("create_video", DEAR_FOX)
    assert person.asked == ["This would cost about $2.40. Go on?"] * 2
    assert made["estimated_cost_usd"] == 2.4
    assert unasked.is_error
    (block,) = unasked.content
    assert isinstance(block, TextContent)
    assert "confirm true" in block.text
    assert upstream.posts == 1
