"""OpenAI's own address is closed. Whatever it still answers, the person is told what is true."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio.lowlevel
import httpx2
import pytest
from mcp import Client, MCPError
from mcp_types import TextContent

from sora_mcp.client import VideosClient
from sora_mcp.server.app import build_server
from sora_mcp.settings import Settings
from sora_mcp.wiring import backend_of, build_studio

Answer = Callable[[httpx2.Request], httpx2.Response]
OPENAI = "https://api.openai.com/v1"
NEWS = ("2026-09-24", "unset SORA_MCP_BASE_URL", "/v1/videos", "docs/servers.md")


def refusing(status: int, message: str, code: str | None = None) -> Answer:
    body = {"error": {"message": message, "type": "invalid_request_error", "code": code}}
    return lambda _request: httpx2.Response(status, json=body)


def unreachable(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ConnectError("Connection refused", request=request)


def silent(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ReadTimeout("Nothing came", request=request)


# Nobody has recorded what the closed endpoint answers, so all that it may answer is tried.
ANSWERS: dict[str, Answer] = {
    "unknown URL": refusing(404, "Invalid URL (POST /v1/videos)"),
    "unknown model": refusing(404, "The model `sora-2` does not exist.", "model_not_found"),
    "rejected model": refusing(400, "The model `sora-2` does not exist.", "model_not_found"),
    "gone": refusing(410, "This API was shut down."),
    "forbidden": refusing(403, "You have no access to this."),
    "wrong key": refusing(401, "Incorrect API key provided."),
    "not allowed": refusing(405, "Method Not Allowed"),
    "too many": refusing(429, "You exceeded your current quota.", "insufficient_quota"),
    "broken": refusing(500, "The server had an error."),
    "a web page": lambda _request: httpx2.Response(404, text="<html>Not found</html>"),
    "refused": unreachable,
    "silent": silent,
}
MAKING: list[tuple[str, dict[str, Any]]] = [
    ("create_video", {"prompt": "a fox", "model": "sora-2"}),
    ("edit_video", {"video": "video_1", "prompt": "a fox"}),
    ("extend_video", {"video": "video_1", "prompt": "a fox", "seconds": "4"}),
    ("remix_video", {"video_id": "video_1", "prompt": "a fox"}),
]
LOOKING: list[tuple[str, dict[str, Any]]] = [
    ("wait_for_videos", {"video_ids": ["video_1"], "max_wait_s": 1}),
    ("download_video", {"video_id": "video_1"}),
    ("download_video", {"video_id": "video_1", "variant": "thumbnail"}),
    ("retrieve_video", {"video_id": "video_1"}),
    ("delete_video", {"video_id": "video_1", "confirm": True}),
    ("get_character", {"character_id": "char_1"}),
]


@asynccontextmanager
async def connected(answer: Answer, folder: Path, base_url: str = OPENAI) -> AsyncGenerator[Client]:
    async def sleep(_seconds: float) -> None:
        await anyio.lowlevel.checkpoint()

    settings = Settings(base_url=base_url, output_dir=folder / "out", data_dir=folder / "data")
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
        client = VideosClient(http, base_url=base_url, api_key="a-key", sleep=sleep)
        studio = build_studio(client, backend_of(settings), settings, sleep=sleep)
        async with studio.running(), Client(build_server(studio)) as mcp:
            yield mcp


async def told(client: Client, tool: str, arguments: dict[str, Any]) -> str:
    result = await client.call_tool(tool, arguments)
    block = result.content[0]
    assert result.is_error
    assert isinstance(block, TextContent)
    return block.text


@pytest.mark.parametrize("name", ANSWERS)
async def test_every_tool_says_that_openai_closed_and_how_to_go_on(
    tmp_path: Path, name: str
) -> None:
    async with connected(ANSWERS[name], tmp_path) as client:
        for tool, arguments in MAKING + LOOKING:
            text = await told(client, tool, arguments)
            assert all(news in text for news in NEWS), (tool, text)
            assert text.count("2026-09-24") == 1
            # What would help elsewhere leads nowhere here.
            assert "SORA_MCP_API_KEY" not in text
            assert "Try again" not in text


async def test_a_list_is_told_too_or_is_of_this_machine(tmp_path: Path) -> None:
    async with connected(ANSWERS["forbidden"], tmp_path) as client:
        assert "2026-09-24" in await told(client, "list_videos", {})


async def test_resources_say_it_as_well(tmp_path: Path) -> None:
    async with connected(ANSWERS["unknown URL"], tmp_path) as client:
        for uri in ("sora://videos/video_1", "sora://videos/video_1/thumbnail"):
            with pytest.raises(MCPError, match="2026-09-24"):
                await client.read_resource(uri)
        (contents,) = (await client.read_resource("sora://backend")).contents
        assert "2026-09-24" in contents.model_dump_json()


async def test_a_lost_answer_is_still_a_doubt_about_money(tmp_path: Path) -> None:
    async with connected(ANSWERS["silent"], tmp_path) as client:
        text = await told(client, *MAKING[0])
        assert "may have been made and billed" in text


async def test_what_the_caller_asked_wrongly_is_not_blamed_on_openai(tmp_path: Path) -> None:
    async with connected(ANSWERS["unknown URL"], tmp_path) as client:
        text = await told(
            client, "create_video", {"prompt": "a fox", "input_reference": "/etc/hostname"}
        )
        assert "2026-09-24" not in text


async def test_other_servers_are_not_said_to_be_closed(tmp_path: Path) -> None:
    async with connected(ANSWERS["wrong key"], tmp_path, "https://gpu.test/v1") as client:
        text = await told(client, *MAKING[0])
        assert "2026-09-24" not in text
        assert "SORA_MCP_API_KEY" in text
