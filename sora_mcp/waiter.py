"""What one wait has seen so far, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence

import anyio

from sora_mcp.errors import SoraError
from sora_mcp.video import Video


class Waiter:
    """One wait for some videos; the watcher tells it, and it wakes whoever waits."""

    def __init__(self, video_ids: Sequence[str]) -> None:
        self._seen: dict[str, Video | None] = dict.fromkeys(video_ids)
        self._given_up: dict[str, SoraError] = {}
        self._trouble: SoraError | None = None
        self._news = anyio.Event()

    @property
    def videos(self) -> list[Video]:
        """The videos as last seen, in the order of the ids."""
        return [video for video in self._seen.values() if video]

    @property
    def has_seen_all(self) -> bool:
        """Whether there is something to tell about every video."""
        return None not in self._seen.values()

    def has_seen(self, video_id: str) -> bool:
        """Whether there is something to tell about this video."""
        return self._seen[video_id] is not None

    def see(self, video_id: str, video: Video) -> None:
        """There was a look."""
        self._seen[video_id] = video
        self._news.set()

    def fail(self, error: SoraError) -> None:
        """The wait cannot go on."""
        self._trouble = error
        self._news.set()

    def give_up(self, video_id: str, error: SoraError) -> None:
        """Nobody looks at this video any longer; the wait goes on for the others."""
        self._given_up[video_id] = error
        self._news.set()

    def is_over(self, *, any_will_do: bool) -> bool:
        """Whether all (or any) videos are done.

        Raises:
            SoraError: the videos that are not done were given up.
        """
        done = [video.is_terminal for video in self.videos]
        if any(done) if any_will_do else all(done):
            return True
        running = [id_ for id_, video in self._seen.items() if not (video and video.is_terminal)]
        if self._given_up.keys() >= set(running):
            raise self._given_up[running[0]]
        return False

    async def news(self) -> None:
        """Wait until there is something new.

        Raises:
            SoraError: the wait cannot go on.
        """
        await self._news.wait()
        self._news = anyio.Event()
        if self._trouble:
            raise self._trouble
