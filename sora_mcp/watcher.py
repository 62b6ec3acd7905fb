"""Notices when running videos change, for everybody who waits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

import anyio

from sora_mcp.client import VideosClient
from sora_mcp.errors import SoraError, UnreachableError
from sora_mcp.video import Video

Until = Literal["all", "any"]
OnLook = Callable[[Sequence[Video]], Awaitable[None]]

FIRST_LOOK_S = 10  # seconds for the first answer, however short the wait; hosts give up at 60
PAUSE_GROWTH = 1.5  # each pause is this much longer than the last, up to the backend's longest


class Watcher:
    """Looks at running videos until they are done. Pauses are in seconds."""

    def __init__(
        self,
        client: VideosClient,
        *,
        first_pause_s: float,
        longest_pause_s: float,
        first_look_s: float = FIRST_LOOK_S,
        sleep: Callable[[float], Awaitable[Any]] = anyio.sleep,
    ) -> None:
        self._client = client
        self._first_pause_s = first_pause_s
        self._longest_pause_s = longest_pause_s
        self._first_look_s = first_look_s
        self._sleep = sleep

    async def wait(
        self, video_ids: Sequence[str], *, until: Until, max_wait_s: float, on_look: OnLook
    ) -> list[Video]:
        """The videos as they are when all (or any) are done, or when `max_wait_s` is over.

        `on_look` is awaited after every look. Cancelling stops the looking at once.

        Raises:
            SoraError: an id is wrong or gone, or the server gave no first answer. Passing
                troubles of later looks are sat out.
        """
        deadline = anyio.current_time() + max_wait_s
        seen = await self._first_look(video_ids)
        with anyio.CancelScope(deadline=deadline):
            await on_look(list(seen.values()))
            for pause_s in self._pauses():
                if _is_over(seen.values(), until):
                    break
                await self._sleep(pause_s)
                running = [video.id for video in seen.values() if not video.is_terminal]
                seen |= _lasting(await self._look(running))
                await on_look(list(seen.values()))
        return list(seen.values())

    async def _first_look(self, video_ids: Sequence[str]) -> dict[str, Video]:
        try:
            with anyio.fail_after(self._first_look_s):
                found = await self._look(video_ids)
        except TimeoutError:
            text = f"The video server has not answered within {self._first_look_s:g} s."
            raise UnreachableError(text, maybe_sent=True) from None
        for outcome in found.values():
            if isinstance(outcome, SoraError):
                raise outcome
        return _lasting(found)

    async def _look(self, video_ids: Iterable[str]) -> dict[str, Video | SoraError]:
        found: dict[str, Video | SoraError] = {}

        async def look_at(video_id: str) -> None:
            try:
                found[video_id] = await self._client.retrieve(video_id)
            except SoraError as error:
                found[video_id] = error

        async with anyio.create_task_group() as tasks:
            for video_id in video_ids:
                found[video_id] = UnreachableError("Not looked at yet.", maybe_sent=False)
                tasks.start_soon(look_at, video_id)
        return found

    def _pauses(self) -> Iterator[float]:
        pause_s = self._first_pause_s
        while True:
            yield pause_s
            pause_s = min(pause_s * PAUSE_GROWTH, self._longest_pause_s)


def _lasting(found: dict[str, Video | SoraError]) -> dict[str, Video]:
    """What was seen; a passing trouble is left out, a lasting one is raised."""
    for outcome in found.values():
        if isinstance(outcome, SoraError) and not outcome.retryable:
            raise outcome
    return {key: outcome for key, outcome in found.items() if isinstance(outcome, Video)}


def _is_over(videos: Iterable[Video], until: Until) -> bool:
    done = [video.is_terminal for video in videos]
    return any(done) if until == "any" else all(done)
