"""Starts the real program, and looks at what it made the way a person's player would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import av
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult, TextResourceContents

FOLLOW_S = 60  # more than a draft takes on a busy machine with two cores


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The settings of a server that keeps everything below `folder`."""
    return {
        "SORA_MCP_DATA_DIR": str(folder / "data"),
        "SORA_MCP_OUTPUT_DIR": str(folder / "out"),
        "SORA_MCP_READ_DIRS": str(folder),
        # Lets coverage follow the program when the suite runs under it.
        **{k: v for k, v in os.environ.items() if k.startswith("COVERAGE_")},
    } | more


def stdio(folder: Path, **more: str) -> StdioServerParameters:
    """How a host starts the server."""
    return StdioServerParameters(
        command=sys.executable, args=["-m", "sora_mcp"], env=environment(folder, **more)
    )


@dataclass(frozen=True)
class Listening:
    """A running program and the address it printed."""

    process: subprocess.Popen[str]
    address: str

    def kill(self) -> None:
        """End it the hard way, as a crash or a full machine does."""
        self.process.kill()
        self.process.communicate(timeout=10)


@contextmanager
def listening(command: str, folder: Path, **more: str) -> Iterator[Listening]:
    """Run `sora-mcp COMMAND --port 0`; ends it afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-m", "sora_mcp", command, "--port", "0"],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | environment(folder, **more),
    )
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        assert " at http" in line, line + process.stderr.read()
        yield Listening(process, line.rpartition(" ")[2].strip())
    finally:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=20)


def facts(result: CallToolResult) -> dict[str, Any]:
    """The structure of a result that is no error."""
    assert not result.is_error, result.content
    assert result.structured_content is not None
    structured: dict[str, Any] = result.structured_content
    return structured


async def follow(client: Client, uri: str) -> dict[str, Any]:
    """Poll a video's resource until it is done."""
    with anyio.fail_after(FOLLOW_S):
        while True:
            (contents,) = (await client.read_resource(uri)).contents
            assert isinstance(contents, TextResourceContents)
            video: dict[str, Any] = json.loads(contents.text)
            if video["status"] in ("completed", "failed"):
                return video
            await anyio.sleep(0.1)  # a poll interval, bounded by the time limit above


def played(path: Path) -> dict[str, Any]:
    """What a player finds: codecs, size, decoded frames, seconds of sound, whether it moves."""
    with av.open(str(path)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        first = last = None
        count = 0
        for frame in container.decode(video):
            assert isinstance(frame, av.VideoFrame)
            count += 1
            last = frame.to_ndarray(format="gray")
            first = last if first is None else first
        container.seek(0)
        samples = sum(
            frame.samples for frame in container.decode(audio) if isinstance(frame, av.AudioFrame)
        )
        assert first is not None
        assert last is not None
        return {
            "codecs": (video.codec_context.name, audio.codec_context.name),
            "size": f"{video.width}x{video.height}",
            "frames": count,
            "sound_s": round(samples / (audio.sample_rate or 1), 1),
            "moves": bool((first != last).any()),
        }


def refused(command: str, folder: Path, *args: str, **more: str) -> str:
    """What the program says when it refuses to start."""
    ended = subprocess.run(
        [sys.executable, "-m", "sora_mcp", command, *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        env=os.environ | environment(folder, **more),
    )
    assert ended.returncode == 2, ended
    return ended.stderr
