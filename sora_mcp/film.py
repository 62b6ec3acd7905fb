"""Takes pictures out of video files and joins them, each time in a process of its own."""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import anyio
from anyio.to_thread import run_sync

from sora_mcp import errand
from sora_mcp.errand import AsyncProgress
from sora_mcp.errors import FilmError

Moment = float | Literal["first", "last"]
View = Moment | Literal["sheet"]
Transition = Literal["cut", "crossfade"]

_COMMAND = (sys.executable, "-m", "sora_mcp.film_process")
_LIMIT_S = 300

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shot:
    """A picture that was written: its size, and the moment of the video that it shows."""

    at_s: float
    width_px: int
    height_px: int


@dataclass(frozen=True)
class Glance:
    """A preview that was written: `cells` moments of the video, `every_s` apart, first to last."""

    cells: int
    first_s: float
    last_s: float
    every_s: float
    seconds: float
    width_px: int
    height_px: int


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

    async def frame(self, video: Path, target: Path, *, at_s: Moment) -> Shot:
        """One picture, upright, at the video's size; PNG or JPEG by the target's suffix.

        Raises:
            FilmError: the video is unusable, or shorter than `at_s`.
        """
        return Shot(**await self._run({"work": "frame", "at_s": at_s}, [video], target))

    async def preview(self, video: Path, target: Path, *, view: View, max_bytes: int) -> Glance:
        """One moment, or a sheet of 5 x 5, as a JPEG of at most `max_bytes` and 1280 px.

        Raises:
            FilmError: the video is unusable, or shorter than the moment asked for.
        """
        task = {"work": "preview", "view": view, "max_bytes": max_bytes}
        return Glance(**await self._run(task, [video], target))

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
        keep_audio: bool = True,
        progress: AsyncProgress | None = None,
    ) -> Joined:
        """The videos behind each other as MP4, in the first one's size and rate.

        With cuts, pictures and sound of equal kinds stay as they are; `progress` is told 0..1.
        Without `keep_audio` the film is silent.

        Raises:
            FilmError: one of them is unusable, or all together are too long.
        """
        task = {"work": "join", "transition": transition, "keep_audio": keep_audio}
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
        try:
            with anyio.fail_after(self._limit_s):
                ended = await errand.run(self._command, task, env=self._env, progress=progress)
            return _result(ended)
        except TimeoutError:
            text = f"Cutting took longer than {self._limit_s:g} s and was ended; nothing was saved."
            raise FilmError(text) from None
        finally:
            with suppress(OSError):  # a process that was killed leaves it
                part.unlink(missing_ok=True)


def _result(ended: errand.Ended) -> dict[str, Any]:
    if isinstance(ended.answer.get("done"), dict):
        return dict(ended.answer["done"])
    if ended.log:
        logger.warning("the film process ended with %s: %s", ended.code, ended.log)
    if "error" in ended.answer:
        raise FilmError(str(ended.answer["error"]))
    raise FilmError(f"The film process ended unexpectedly (exit status {ended.code}).")


def _absolute(paths: Sequence[Path]) -> list[Path]:
    """The process works in another folder."""
    return [path.absolute() for path in paths]
