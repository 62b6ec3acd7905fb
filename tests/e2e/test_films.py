"""Films through the real program: killed in the middle, told as such, made when asked again."""

import json
from pathlib import Path
from typing import Any

import anyio
import numpy as np
import pytest
from mcp import Client, MCPError
from mcp_types import TextResourceContents

from tests.clips import look, write
from tests.e2e.programs import facts, listening, stdio


async def read(client: Client, uri: str) -> dict[str, Any]:
    (contents,) = (await client.read_resource(uri)).contents
    assert isinstance(contents, TextResourceContents)
    told: dict[str, Any] = json.loads(contents.text)
    return told


def busy_clip(folder: Path) -> Path:
    """A clip that takes its time to be encoded again."""
    noise = np.random.default_rng(1).integers(0, 255, (720, 1280, 3), dtype=np.uint8)
    return write(folder / "noise.mp4", lambda n: np.roll(noise, n * 7, axis=1), frames=24)


async def test_a_killed_server_leaves_a_film_that_is_told_and_can_be_asked_for_again(
    tmp_path: Path,
) -> None:
    clip = str(busy_clip(tmp_path))
    arguments = {"videos": [clip, clip], "transition": "crossfade"}
    begun = anyio.Event()

    async def on_progress(progress: float, total: float | None, message: str | None) -> None:
        assert total == 100
        assert message is not None
        if progress > 30:  # the parts are here, so it is being encoded
            begun.set()

    with listening("http", tmp_path) as program:
        async with Client(program.address) as client:
            async with anyio.create_task_group() as tasks:

                async def ask() -> None:
                    with pytest.raises(MCPError):
                        await client.call_tool(
                            "join_videos", arguments, progress_callback=on_progress
                        )

                tasks.start_soon(ask)
                with anyio.fail_after(60):
                    await begun.wait()
                program.kill()
    assert not list((tmp_path / "out").glob("*.mp4"))

    async with Client(stdio(tmp_path)) as client:
        (left,) = (tmp_path / "data" / "cutting").iterdir()
        told = await read(client, f"sora://films/{left.name}")
        assert told["status"] == "failed"
        assert told["error"] == "It was not finished when the program ended."
        assert "same arguments" in told["next_step"]
        made = facts(await client.call_tool("join_videos", arguments))
        assert made["id"] == told["id"]
        while made["status"] == "in_progress":
            made = facts(await client.call_tool("join_videos", arguments))
        assert made["status"] == "completed"
    assert len(look(Path(made["file_path"])).frames) == 24 + 24 - 12
    assert not list((tmp_path / "data" / "cutting").iterdir())
    assert len(list((tmp_path / "out").iterdir())) == 1
