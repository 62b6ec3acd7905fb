"""The videos and models of late, for suggestions: never an error, never a long wait."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

import anyio

from sora_mcp.errors import SoraError
from sora_mcp.film_records import FilmRecord
from sora_mcp.states import VideoState, state_of
from sora_mcp.studio import Studio
from sora_mcp.video import KNOWN_MODELS

T = TypeVar("T")

RECENT_MAX = 100  # videos looked through; as many as one answer may suggest
LIST_WAIT_S = 2.0  # a person is typing
VIDEOS_KEPT_S = 5.0  # hosts ask at every key stroke
MODELS_KEPT_S = 60.0


class Lately:
    """What there was on one studio lately, asked for at most every few seconds."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._videos = _Kept(self._look, VIDEOS_KEPT_S)
        self._films = _Kept(lambda: studio.cutting_room.films(RECENT_MAX), VIDEOS_KEPT_S)
        self._models = _Kept(studio.models, MODELS_KEPT_S)

    async def videos(self) -> Sequence[VideoState]:
        """The newest videos, newest first; those asked for here where the server does not tell."""
        return await self._videos.get()

    async def films(self) -> Sequence[FilmRecord]:
        """The newest films, newest first."""
        return await self._films.get()

    async def models(self) -> Sequence[str]:
        """The server's models, or published examples where it lists none."""
        return await self._models.get() or KNOWN_MODELS

    async def video_id(self, named: str) -> str:
        """The id of the video whose saved file has that name; else what was given."""
        for state in await self.videos():
            if state.file_path is not None and state.file_path.name == named:
                return state.video.id
        return named

    async def _look(self) -> Sequence[VideoState]:
        with anyio.move_on_after(LIST_WAIT_S):
            try:
                return (await self._studio.list_videos(limit=RECENT_MAX)).states
            except SoraError:
                pass
        return await self._noted()

    async def _noted(self) -> Sequence[VideoState]:
        """The videos in our own record."""
        ledger, backend = self._studio.ledger, self._studio.backend.name
        orders = await ledger.page(backend, limit=RECENT_MAX, after=None, is_ascending=False)
        made = [(order, order.video) for order in orders if order.video is not None]
        paths = await ledger.video_paths(backend, [video.id for _, video in made])
        return [state_of(video, paths.get(video.id), order) for order, video in made]


class _Kept(Generic[T]):
    """The outcome of a call, kept for some seconds."""

    def __init__(self, call: Callable[[], Awaitable[T]], keep_s: float) -> None:
        self._call, self._keep_s = call, keep_s
        self._kept: tuple[float, T] | None = None

    async def get(self) -> T:
        """The outcome, called for anew when the kept one is old."""
        if self._kept is None or anyio.current_time() >= self._kept[0]:
            outcome = await self._call()
            self._kept = anyio.current_time() + self._keep_s, outcome
        return self._kept[1]
