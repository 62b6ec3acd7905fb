"""A real LiteLLM proxy in front of the engine, used as a host would: through the tools.

`make e2e-litellm` installs the proxy and runs this. LiteLLM is the gateway to most hosted models,
and it bends the protocol more than any: ids of 200 characters, no list, no delete, no pictures.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import av
import pytest
from mcp import Client
from mcp_types import BlobResourceContents, CallToolResult, TextContent

from tests.e2e.programs import environment, facts, follow, listening, played, stdio
from tests.litellm.proxy import KEY, MODEL, proxying

TEST_S = 120  # a stuck proxy must not keep the suite
SIZE = "1280x720"

pytestmark = pytest.mark.litellm


@dataclass(frozen=True)
class Setting:
    """A proxy, and the folder of a person who has made one video through it."""

    upstream: str
    base_url: str
    folder: Path
    video: dict[str, Any]

    def variables(self, **changed: str) -> dict[str, str]:
        ours = {
            "SORA_MCP_BASE_URL": self.base_url,
            "SORA_MCP_API_KEY": KEY,
            "SORA_MCP_MODEL": MODEL,
            "SORA_MCP_TIMEOUT_S": "30",
        }
        return ours | changed

    @asynccontextmanager
    async def host(self, **changed: str) -> AsyncGenerator[Client]:
        """A host with a server of its own, over the person's folder."""
        server = stdio(self.folder, **self.variables(**changed))
        with anyio.fail_after(TEST_S):
            async with Client(server) as client:
                yield client


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    folder = tmp_path_factory.mktemp("person")
    with listening("engine", tmp_path_factory.mktemp("engine")) as engine:
        upstream = engine.address
        with proxying(upstream, tmp_path_factory.mktemp("proxy")) as base_url:
            empty = Setting(upstream, base_url, folder, {})
            yield Setting(upstream, base_url, folder, anyio.run(_first_video, empty))


async def _first_video(setting: Setting) -> dict[str, Any]:
    arguments = {"prompt": "A red kite over dunes", "seconds": 4, "size": SIZE}
    async with setting.host() as client:
        made = facts(await client.call_tool("create_video", arguments))
        assert made["status"] in ("queued", "in_progress")
        return await follow(client, made["resource_uri"])


async def finished(client: Client, made: CallToolResult) -> dict[str, Any]:
    """What a job became, waited for with the tool."""
    video_id = facts(made)["id"]
    while True:
        waited = facts(await client.call_tool("wait_for_videos", {"video_ids": [video_id]}))
        if waited["done"]:
            (video,) = waited["videos"]
            assert video["id"] == video_id
            assert video["status"] == "completed", video
            return dict(video)


async def saved(client: Client, video_id: str, **more: str) -> Path:
    result = await client.call_tool("download_video", {"video_id": video_id, **more})
    return Path(facts(result)["file_path"])


def refusal(result: CallToolResult) -> str:
    """What the model is told, which is short and no stack trace."""
    (block,) = result.content
    assert result.is_error
    assert isinstance(block, TextContent)
    assert 20 < len(block.text) < 700, block.text
    assert "Traceback" not in block.text
    return block.text


async def test_a_prompt_becomes_a_playable_file(setting: Setting) -> None:
    video = setting.video
    assert video["status"] == "completed", video
    assert video["model"] == MODEL
    assert len(video["id"]) > 160  # the deployment is in it
    async with setting.host() as client:
        path = await saved(client, video["id"])
        assert await saved(client, video["id"]) == path
    assert len(path.name) < 100
    assert played(path) == {
        "codecs": ("h264", "aac"),
        "size": SIZE,
        "frames": 96,
        "sound_s": pytest.approx(4.0, abs=0.1),
        "moves": True,
    }


@pytest.mark.parametrize(
    ("tool", "arguments", "frames"),
    [
        ("remix_video", {"prompt": "The same in watercolour"}, 96),
        ("edit_video", {"prompt": "Make it night"}, 96),
        ("extend_video", {"prompt": "The kite lands", "seconds": "4"}, 192),
    ],
)
async def test_what_litellm_passes_on_is_done_by_the_server_behind_it(
    setting: Setting, tool: str, arguments: dict[str, str], frames: int
) -> None:
    source = {"video_id" if tool == "remix_video" else "video": setting.video["id"]}
    async with setting.host() as client:
        made = await client.call_tool(tool, source | arguments)
        assert "composed" not in facts(made)
        video = await finished(client, made)
        shown = played(await saved(client, video["id"]))
    assert (shown["size"], shown["frames"], shown["moves"]) == (SIZE, frames, True)


async def test_a_file_is_edited_by_the_server_behind_it(setting: Setting) -> None:
    async with setting.host() as client:
        path = await saved(client, setting.video["id"])
        made = await client.call_tool("edit_video", {"video": str(path), "prompt": "Make it snow"})
        video = await finished(client, made)
        assert "composed" not in facts(made)
        assert played(await saved(client, video["id"]))["frames"] == 96


async def test_a_file_is_extended_on_this_machine_since_litellm_drops_it(setting: Setting) -> None:
    arguments = {"prompt": "The kite flies on", "seconds": "4"}
    async with setting.host() as client:
        path = await saved(client, setting.video["id"])
        made = await client.call_tool("extend_video", {"video": str(path)} | arguments)
        assert facts(made)["composed"]
        video = await finished(client, made)
        shown = played(await saved(client, video["id"]))
    assert (shown["size"], shown["frames"], shown["moves"]) == (SIZE, 192, True)


async def test_a_file_that_cannot_be_extended_says_nothing_about_ids(setting: Setting) -> None:
    arguments = {"prompt": "The kite is gone", "seconds": "4"}
    async with setting.host() as client:
        path = await saved(client, setting.video["id"])
        facts(await client.call_tool("extend_video", {"video": str(path)} | arguments))
        by_id = {"video": setting.video["id"]} | arguments
        assert "composed" not in facts(await client.call_tool("extend_video", by_id))


@pytest.mark.parametrize("variant", ["thumbnail", "spritesheet"])
async def test_pictures_are_made_from_the_video_that_litellm_sends_instead(
    setting: Setting, variant: str
) -> None:
    async with setting.host() as client:
        path = await saved(client, setting.video["id"], variant=variant)
        (shown,) = (
            await client.read_resource(f"{setting.video['resource_uri']}/{variant}")
        ).contents
    assert isinstance(shown, BlobResourceContents)
    assert (shown.mime_type or "").startswith("image/")
    with av.open(str(path)) as picture:
        (frame,) = picture.decode(video=0)
    assert isinstance(frame, av.VideoFrame)
    assert frame.width >= 320
    assert frame.to_ndarray(format="gray").std() > 5  # it shows something


async def test_the_list_is_what_was_asked_for_from_this_machine(setting: Setting) -> None:
    async with setting.host() as client:
        result = await client.call_tool("list_videos")
        listed = facts(result)
    assert setting.video["id"] in [video["id"] for video in listed["data"]]
    assert "does not list" in listed["next_step"]
    assert all(video["resource_uri"].startswith("sora://videos/") for video in listed["data"])


async def test_deleting_is_refused_with_words(setting: Setting) -> None:
    arguments = {"video_id": setting.video["id"], "confirm": True}
    async with setting.host() as client:
        text = refusal(await client.call_tool("delete_video", arguments))
        assert "does not delete videos" in text
        # It is as it was.
        again = facts(await client.call_tool("retrieve_video", {"video_id": setting.video["id"]}))
    assert again["status"] == "completed"


async def test_what_the_server_behind_it_says_reaches_the_model(setting: Setting) -> None:
    async with setting.host() as client:
        wrong = {"prompt": "a fox", "seconds": "7"}
        text = refusal(await client.call_tool("create_video", wrong))
        assert "Invalid value: '7'" in text
        assert "Nothing was made, changed or billed" in text
        unknown = {"prompt": "a fox", "model": "veo-9"}
        text = refusal(await client.call_tool("create_video", unknown))
        assert "veo-9" in text


async def test_what_it_asks_elsewhere_about_is_told_as_a_failure(setting: Setting) -> None:
    # LiteLLM asks OpenAI about an id that is not its own; here that way is closed.
    async with setting.host() as client:
        text = refusal(await client.call_tool("retrieve_video", {"video_id": "video_nobody"}))
    assert "The video server failed" in text


async def test_a_wrong_key_is_told_without_being_shown(setting: Setting) -> None:
    async with setting.host(SORA_MCP_API_KEY="sk-not-this-one") as client:
        text = refusal(await client.call_tool("create_video", {"prompt": "a fox"}))
    assert "sk-not-this-one" not in text


async def test_a_video_is_found_through_a_second_proxy(setting: Setting, tmp_path: Path) -> None:
    with proxying(setting.upstream, tmp_path) as base_url:
        async with setting.host(SORA_MCP_BASE_URL=base_url) as client:
            arguments = {"video_id": setting.video["id"]}
            video = facts(await client.call_tool("retrieve_video", arguments))
            assert video["status"] == "completed"
            assert played(await saved(client, video["id"]))["frames"] == 96


def test_the_doctor_is_content(setting: Setting) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "sora_mcp", "doctor"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | environment(setting.folder, **setting.variables()),
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert setting.base_url in told.stdout
    assert MODEL in told.stdout
    assert "does not list videos" in told.stdout
    assert KEY not in told.stdout + told.stderr
