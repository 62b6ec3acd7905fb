"""Runs one render in a process of its own: fast to start, safe to lose, gone with its parent."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Protocol

import anyio
from anyio.abc import ByteReceiveStream, Process
from anyio.streams.text import TextReceiveStream
from anyio.to_thread import run_sync

import sora_mcp
from sora_mcp.engine.renderer import Measured, RenderError, RenderSpec
from sora_mcp.errors import SoraError

AsyncProgress = Callable[[float], Awaitable[None]]

_COMMAND = (sys.executable, "-m", "sora_mcp.engine.render_process")
_LOG_TAIL_BYTES = 2000

logger = logging.getLogger(__name__)


class RenderDiedError(SoraError):
    """Raised by runners when the render ended without a word; trying again may help."""

    retryable = True


class RenderRunner(Protocol):
    """Runs renders for the worker; cancelling `run` ends the render at once."""

    async def run(
        self, spec: RenderSpec, inputs: Path, output: Path, progress: AsyncProgress
    ) -> Measured:
        """See `Renderer.render`; `progress` is awaited with 0..1.

        Raises:
            RenderError: the render said why it failed.
            RenderDiedError: it did not.
        """
        ...


class SubprocessRunner:
    """One plain subprocess per render; it hears of its parent's death on its stdin.

    Args:
        command: what to start.
        env: the process's environment; by default this process's own.
    """

    def __init__(
        self, command: tuple[str, ...] = _COMMAND, *, env: Mapping[str, str] | None = None
    ) -> None:
        self._command, self._env = command, env

    async def run(
        self, spec: RenderSpec, inputs: Path, output: Path, progress: AsyncProgress
    ) -> Measured:
        """See `RenderRunner.run`. The process's stderr goes to the log when it fails."""
        task = {"spec": asdict(spec), "inputs": str(inputs), "output": str(output)}
        log = await run_sync(TemporaryFile)
        try:
            async with await self._start(log) as process:
                answer = await _talk(process, json.dumps(task), progress)
                code = await process.wait()
            return _result(answer, code, await run_sync(_tail, log))
        finally:
            log.close()

    async def _start(self, log: IO[bytes]) -> Process:
        return await anyio.open_process(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=self._env,
            cwd=Path(sora_mcp.__file__).parent.parent,
            start_new_session=True,  # Ctrl-C in the terminal is the server's to handle
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )


async def _talk(process: Process, task: str, progress: AsyncProgress) -> dict[str, Any]:
    """Send the task, follow the progress; the last answer, {} when there was none."""
    if process.stdin is None or process.stdout is None:
        raise RenderDiedError("the render process has no pipes")
    try:
        await process.stdin.send(task.encode() + b"\n")
    except (BrokenPipeError, ConnectionResetError, anyio.BrokenResourceError):
        return {}
    async with aclosing(_answers(process.stdout)) as answers:
        async for answer in answers:
            if "progress" not in answer:
                return answer
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


def _result(answer: dict[str, Any], code: int, log: str) -> Measured:
    if "measured" in answer:
        return Measured(**answer["measured"])
    if log:
        logger.warning("the render process ended with %s: %s", code, log)
    if "error" in answer:
        raise RenderError(answer["error"]["message"], code=answer["error"]["code"])
    raise RenderDiedError(f"The render process ended unexpectedly (exit status {code}).")


def _tail(log: IO[bytes]) -> str:
    length = log.seek(0, os.SEEK_END)
    log.seek(max(0, length - _LOG_TAIL_BYTES))
    return log.read().decode(errors="replace").strip()
