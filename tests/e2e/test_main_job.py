"""The main job, through the real program, over both transports and in both protocol eras."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

import httpx2
import pytest
from mcp import Client, MCPError
from mcp.client.streamable_http import streamable_http_client
from mcp_types import TextContent

from tests.e2e.programs import facts, follow, listening, played, refused, stdio

TOKEN = "a-long-token"
BAD_IDS = ["video_nobody", "../videos", "..%2Fvideos", "..", "", " ", "x" * 10_000, "a/../b", "é\n"]


@asynccontextmanager
async def connected(
    transport: str, era: Literal["auto", "legacy"], folder: Path
) -> AsyncGenerator[Client]:
    if transport == "stdio":
        async with Client(stdio(folder), mode=era) as client:
            yield client
        return
    with listening("http", folder, SORA_MCP_HTTP_TOKEN=TOKEN) as program:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with (
            httpx2.AsyncClient(headers=headers, timeout=30) as http,
            Client(streamable_http_client(program.address, http_client=http), mode=era) as client,
        ):
            yield client


everywhere = pytest.mark.parametrize(
    ("transport", "era"),
    [("stdio", "auto"), ("stdio", "legacy"), ("http", "auto"), ("http", "legacy")],
)


@everywhere
async def test_a_prompt_becomes_a_playable_file(
    tmp_path: Path, transport: str, era: Literal["auto", "legacy"]
) -> None:
    async with connected(transport, era, tmp_path) as client:
        assert client.protocol_version == ("2026-07-28" if era == "auto" else "2025-11-25")
        tools = {tool.name for tool in (await client.list_tools()).tools}
        assert len(tools) == 14
        arguments = {"prompt": "A red kite over dunes", "seconds": 4, "size": "1280x720"}
        made = facts(await client.call_tool("create_video", arguments))
        assert made["status"] in ("queued", "in_progress")
        video = await follow(client, made["resource_uri"])
        assert video["status"] == "completed", video
        assert video["model"] == "animatic-1"
        saved = facts(await client.call_tool("download_video", {"video_id": made["id"]}))
        picture = await client.read_resource(f"{made['resource_uri']}/thumbnail")
        if transport == "http":
            await _check_link(saved)
    path = Path(saved["file_path"])
    assert path.parent == tmp_path / "out"
    assert played(path) == {
        "codecs": ("h264", "aac"),
        "size": "1280x720",
        "frames": 96,
        "sound_s": pytest.approx(4.0, abs=0.1),
        "moves": True,
    }
    assert picture.contents[0].mime_type == "image/webp"


async def _check_link(saved: dict[str, Any]) -> None:
    async with httpx2.AsyncClient() as anybody:
        part = await anybody.get(saved["download_url"], headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")


@everywhere
async def test_bad_requests_are_told_and_the_server_lives_on(
    tmp_path: Path, transport: str, era: Literal["auto", "legacy"]
) -> None:
    (tmp_path / "fake.png").write_text("just words")
    attempts: list[tuple[str, dict[str, Any]]] = [
        *(("retrieve_video", {"video_id": bad}) for bad in BAD_IDS),
        *(("delete_video", {"video_id": bad, "confirm": True}) for bad in BAD_IDS),
        *(("download_video", {"video_id": bad}) for bad in BAD_IDS),
        ("create_video", {"prompt": "a fox", "seconds": "7"}),
        ("create_video", {"prompt": "a fox", "size": "1x1"}),
        ("create_video", {"prompt": "a fox", "model": "gpt-2"}),
        ("create_video", {"prompt": "a fox", "input_reference": "/etc/hostname"}),
        ("create_video", {"prompt": "a fox", "input_reference": str(tmp_path / "fake.png")}),
        ("create_video", {"prompt": "a fox", "input_reference": "http://127.0.0.1:1/x.png"}),
        ("create_video", {"prompt": "a fox", "characters": ["char_nobody"]}),
        ("edit_video", {"video": "video_nobody", "prompt": "x"}),
        ("extend_video", {"video": "video_nobody", "prompt": "x", "seconds": "5"}),
        ("remix_video", {"video_id": "video_nobody", "prompt": "x"}),
        ("create_character", {"name": "Mossy", "video": str(tmp_path / "fake.png")}),
        ("get_character", {"character_id": "char_nobody"}),
    ]
    async with connected(transport, era, tmp_path) as client:
        for tool, arguments in attempts:
            result = await client.call_tool(tool, arguments)
            assert result.is_error, (tool, arguments)
            (block,) = result.content
            assert isinstance(block, TextContent)
            assert 20 < len(block.text) < 700, block.text
            assert "Traceback" not in block.text
        for uri in ("sora://videos/video_nobody", "sora://videos/..%2Fx", "sora://videos/"):
            with pytest.raises(MCPError):
                await client.read_resource(uri)
        assert facts(await client.call_tool("list_videos"))["data"] == []
    assert not list((tmp_path / "out").glob("*"))


async def test_a_public_address_without_a_token_is_refused(tmp_path: Path) -> None:
    text = refused("http", tmp_path, "--host", "0.0.0.0")
    assert "SORA_MCP_HTTP_TOKEN" in text
