"""Sends a task to a process of its own and follows it: safe to lose, gone with its parent.

The process's side is `workbench`. The task is one line of JSON on its stdin; it answers with JSON
lines: any number of `{"progress": 0..1}`, then one of another kind.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import anyio
from anyio.abc import ByteReceiveStream, Process
from anyio.streams.text import TextReceiveStream
from anyio.to_thread import run_sync

import sora_mcp

AsyncProgress = Callable[[float], Awaitable[None]]

LOG_TAIL_BYTES = 2000  # of what a process wrote to its stderr


@dataclass(frozen=True)
class Ended:
    """How a process ended: its last answer ({} for none), its exit status, the end of its log."""

    answer: dict[str, Any]
    code: int
    log: str


async def run(
    command: Sequence[str],
    task: Mapping[str, Any],
    *,
    env: Mapping[str, str] | None = None,
    progress: AsyncProgress | None = None,
) -> Ended:
    """Have `task` done; cancelling ends the process at once. `env` is this process's by default.

    Raises:
        OSError: the process cannot be started.
    """
    log = await run_sync(TemporaryFile)
    try:
        async with await _start(command, env, log) as process:
            answer = await _talk(process, json.dumps(task), progress)
            code = await process.wait()
        return Ended(answer, code, await run_sync(_tail, log))
    finally:
        log.close()


async def _start(command: Sequence[str], env: Mapping[str, str] | None, log: IO[bytes]) -> Process:
    return await anyio.open_process(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        env=env,
        cwd=Path(sora_mcp.__file__).parent.parent,
        start_new_session=True,  # Ctrl-C in the terminal is the server's to handle
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


async def _talk(process: Process, task: str, progress: AsyncProgress | None) -> dict[str, Any]:
    """Send the task, follow the progress; the last answer, {} when there was none."""
    assert process.stdin is not None  # both were asked for in `_start`
    assert process.stdout is not None
    try:
        await process.stdin.send(task.encode() + b"\n")
    except (BrokenPipeError, ConnectionResetError, anyio.BrokenResourceError):
        return {}
    async with aclosing(_answers(process.stdout)) as answers:
        async for answer in answers:
            if "progress" not in answer:
                return answer
            if progress:
                await progress(float(answer["progress"]))
    return {}


async def _answers(stream: ByteReceiveStream) -> AsyncGenerator[dict[str, Any], None]:
    rest = ""
    async for text in TextReceiveStream(stream):
        *lines, rest = (rest + text).split("\n")
        for line in lines:
            yield _parsed(line)


def _parsed(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _tail(log: IO[bytes]) -> str:
    length = log.seek(0, os.SEEK_END)
    log.seek(max(0, length - LOG_TAIL_BYTES))
    return log.read().decode(errors="replace").strip()
