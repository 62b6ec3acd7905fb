"""Takes pictures out of video files and joins them, each time in a process of its own."""

from __future__ import annotations

import json
import logging
import os
import secrets
import subprocess
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Literal

import anyio
from anyio.abc import ByteReceiveStream, Process
from anyio.streams.text import TextReceiveStream
from anyio.to_thread import run_sync

import sora_mcp
from sora_mcp.errors import SoraError

Moment = float | Literal["first", "last"]
Transition = Literal["cut", "crossfade"]
AsyncProgress = Callable[[float], Awaitable[None]]

_COMMAND = (sys.executable, "-m", "sora_mcp.film_process")
_LIMIT_S = 300
_LOG_TAIL_BYTES = 2000

logger = logging.getLogger(__name__)


class FilmError(SoraError):
    """Raised by `Film` when a file cannot be cut, or its process ended. One sentence, no cost."""


@dataclass(frozen=True)
class Part:
    """One video in a film: its own length, and whether pictures or sound were encoded again."""

    seconds: float
    was_reencoded: bool


@dataclass(frozen=True)
class Joined:
    """A film that was written: its length, its size as shown, and its parts in order."""

    seconds: float
    width_px: int
    height_px: int
    parts: tuple[Part, ...]


class Film:
    """Cuts and joins files in a process of its own. Targets appear whole or not at all.

    Args:
        env: the process's environment; by default this process's own.
        command: what to start.
        limit_s: how long one call may take before its process is ended.
    """

    def __init__(
        self,
        *,
        env: Mapping[str, str] | None = None,
        command: Sequence[str] = _COMMAND,
        limit_s: float = _LIMIT_S,
    ) -> None:
        self._env, self._command, self._limit_s = env, tuple(command), limit_s

    async def frame(self, video: Path, target: Path, *, at_s: Moment) -> None:
        """One picture, upright, at the video's size; PNG or JPEG by the target's suffix.

        Raises:
            FilmError: the video is unusable, or shorter than `at_s`.
        """
        await self._run({"work": "frame", "at_s": at_s}, [video], target)

    async def still(self, video: Path, target: Path) -> None:
        """The picture a third in, as WebP, for servers without thumbnails.

        Raises:
            FilmError: the video is unusable.
        """
        await self._run({"work": "still"}, [video], target)

    async def sheet(self, video: Path, target: Path) -> None:
        """5 x 5 pictures, evenly spread, as one JPEG at most 1280 px wide.

        Raises:
            FilmError: the video is unusable.
        """
        await self._run({"work": "sheet"}, [video], target)

    async def join(
        self,
        videos: Sequence[Path],
        target: Path,
        *,
        transition: Transition = "cut",
        progress: AsyncProgress | None = None,
    ) -> Joined:
        """The videos behind each other as MP4, in the first one's size and rate.

        With cuts, pictures and sound of equal kinds stay as they are; `progress` is told 0..1.

        Raises:
            FilmError: one of them is unusable, or all together are too long.
        """
        task = {"work": "join", "transition": transition}
        done = await self._run(task, videos, target, progress)
        parts = tuple(Part(**part) for part in done.pop("parts"))
        return Joined(**done, parts=parts)

    async def _run(
        self,
        task: dict[str, Any],
        videos: Sequence[Path],
        target: Path,
        progress: AsyncProgress | None = None,
    ) -> dict[str, Any]:
        target, *videos = await run_sync(_absolute, [target, *videos])
        part = target.with_name(f".{secrets.token_hex(8)}.part")
        task |= {"videos": [*map(str, videos)], "target": str(target), "part": str(part)}
        log = await run_sync(TemporaryFile)
        try:
            with anyio.fail_after(self._limit_s):
                answer, code = await self._ask(json.dumps(task), log, progress)
            return _result(answer, code, await run_sync(_tail, log))
        except TimeoutError:
            text = f"Cutting took longer than {self._limit_s:g} s and was ended; nothing was saved."
            raise FilmError(text) from None
        finally:
            log.close()
            with suppress(OSError):  # a process that was killed leaves it
                part.unlink(missing_ok=True)

    async def _ask(
        self, task: str, log: IO[bytes], progress: AsyncProgress | None
    ) -> tuple[dict[str, Any], int]:
        async with await self._start(log) as process:
            answer = await _talk(process, task, progress)
            return answer, await process.wait()

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


async def _talk(process: Process, task: str, progress: AsyncProgress | None) -> dict[str, Any]:
    """Send the task, follow the progress; the last answer, {} when there was none."""
    if process.stdin is None or process.stdout is None:
        raise FilmError("The film process has no pipes.")
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


def _result(answer: dict[str, Any], code: int, log: str) -> dict[str, Any]:
    if isinstance(answer.get("done"), dict):
        return dict(answer["done"])
    if log:
        logger.warning("the film process ended with %s: %s", code, log)
    if "error" in answer:
        raise FilmError(str(answer["error"]))
    raise FilmError(f"The film process ended unexpectedly (exit status {code}).")


def _absolute(paths: Sequence[Path]) -> list[Path]:
    """The process works in another folder."""
    return [path.absolute() for path in paths]


def _tail(log: IO[bytes]) -> str:
    length = log.seek(0, os.SEEK_END)
    log.seek(max(0, length - _LOG_TAIL_BYTES))
    return log.read().decode(errors="replace").strip()
