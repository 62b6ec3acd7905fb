"""Clients that give up, and programs that are killed: no video is lost and none is made twice."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import anyio
import pytest
from mcp import Client, MCPError
from mcp_types import ReadResourceResult, TextResourceContents

from tests.e2e.programs import facts, follow, listening, played, stdio
from tests.e2e.upstream import SlowServer

JOBS = 3  # the engine's own tests run more, with a renderer that takes no time


@pytest.mark.parametrize("era", ["auto", "legacy"])
async def test_a_client_that_times_out_finds_its_one_video_in_the_list(
    tmp_path: Path, era: str
) -> None:
    upstream = SlowServer(answer_s=2.0)
    async with upstream.listening() as address:
        server = stdio(tmp_path, SORA_MCP_BASE_URL=address)
        async with Client(server, mode=era) as client:
            with pytest.raises(MCPError, match=r"(?i)timed out"):
                await client.call_tool("create_video", {"prompt": "a fox"}, 0.3)
            with anyio.fail_after(20):
                listed: list[dict[str, object]] = []
                while not listed:
                    await anyio.sleep(0.1)
                    listed = facts(await client.call_tool("list_videos"))["data"]
    assert [video["id"] for video in listed] == ["video_1"]
    assert upstream.posts == 1


async def test_a_cancelled_call_still_makes_its_one_video(tmp_path: Path) -> None:
    upstream = SlowServer(answer_s=2.0)
    async with upstream.listening() as address:
        async with Client(stdio(tmp_path, SORA_MCP_BASE_URL=address)) as client:
            with anyio.move_on_after(0.3):
                await client.call_tool("create_video", {"prompt": "a fox"})
            with anyio.fail_after(20):
                while not facts(await client.call_tool("list_videos"))["data"]:
                    await anyio.sleep(0.1)
    assert upstream.posts == 1


async def test_a_killed_server_leaves_a_job_that_the_next_one_finishes(tmp_path: Path) -> None:
    """Kill -9 in the middle of a render: the next start completes it, and nothing is left over."""
    with listening("http", tmp_path) as program:
        async with Client(program.address) as client:
            arguments = {"prompt": "A long walk", "seconds": "8", "size": "1280x720"}
            made = facts(await client.call_tool("create_video", arguments))
            with anyio.fail_after(30):
                while progress_of(await client.read_resource(made["resource_uri"])) < 5:
                    await anyio.sleep(0.05)
            program.kill()

    async with Client(stdio(tmp_path)) as client:
        video = await follow(client, made["resource_uri"])
        assert video["status"] == "completed", video
        saved = facts(await client.call_tool("download_video", {"video_id": made["id"]}))
    found = played(Path(saved["file_path"]))
    assert (found["frames"], found["size"]) == (192, "1280x720")
    assert attempts(tmp_path / "data") == [2]
    engine_folder = tmp_path / "data" / "engine"
    assert list((engine_folder / "work").iterdir()) == []
    assert [folder.name for folder in (engine_folder / "videos").iterdir()] == [made["id"]]


async def test_two_servers_on_one_folder_render_each_job_once(tmp_path: Path) -> None:
    async with Client(stdio(tmp_path)) as one, Client(stdio(tmp_path)) as other:
        made = []
        for number in range(JOBS):
            client = (one, other)[number % 2]
            arguments = {"prompt": f"Paper boat number {number}", "seconds": "4"}
            made.append(facts(await client.call_tool("create_video", arguments))["id"])
        done = False
        with anyio.fail_after(100):
            while not done:
                waited = await one.call_tool("wait_for_videos", {"video_ids": made})
                done = facts(waited)["done"]
    states = {video["id"]: video["status"] for video in facts(waited)["videos"]}
    assert states == dict.fromkeys(made, "completed")
    assert attempts(tmp_path / "data") == [1] * JOBS


def progress_of(read: ReadResourceResult) -> int:
    (contents,) = read.contents
    assert isinstance(contents, TextResourceContents)
    return int(json.loads(contents.text)["progress"])


def attempts(data: Path) -> list[int]:
    """How often each job was begun, as the engine's own record has it."""
    with closing(sqlite3.connect(data / "engine" / "engine.db")) as db:
        return [row[0] for row in db.execute("SELECT attempt FROM videos")]
