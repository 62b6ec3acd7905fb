"""Tells listeners what changed, away from the watching: a slow or broken one holds up nobody."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import anyio

from sora_mcp.errors import SoraError
from sora_mcp.video import Video

LISTENER_S = 10.0  # seconds a listener may take for one piece of news

OnVideo = Callable[[Video], Awaitable[None]]
OnLost = Callable[[str, SoraError], Awaitable[None]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Listener:
    on_change: OnVideo
    on_new: OnVideo | None
    on_lost: OnLost | None


@dataclass
class _Item:
    """What is to be told of one video: its newest state, or why there will be none."""

    video: Video | None = None
    is_new: bool = False
    error: SoraError | None = None


class News:
    """News by video. What a busy listener has not heard yet is replaced by what is newer."""

    def __init__(self) -> None:
        self._listeners: list[_Listener] = []
        self._items: dict[str, _Item] = {}
        self._has_items = anyio.Event()
        self._all_told = anyio.Event()
        self._all_told.set()

    def add_listener(
        self, on_change: OnVideo, *, on_new: OnVideo | None = None, on_lost: OnLost | None = None
    ) -> None:
        """Tell of every material change, of videos that appear, and of those that are lost."""
        self._listeners.append(_Listener(on_change, on_new, on_lost))

    def changed(self, video: Video, *, is_new: bool = False) -> None:
        """A video is not as it was, or appeared."""
        item = self._item(video.id)
        item.video = video
        item.is_new |= is_new

    def lost(self, video_id: str, error: SoraError) -> None:
        """A video is gone, or is not followed any longer."""
        self._item(video_id).error = error

    async def tell(self) -> None:
        """Tell the listeners, one after the other, for ever."""
        while True:
            await self._has_items.wait()
            self._has_items = anyio.Event()
            while self._items:
                video_id = next(iter(self._items))
                item = self._items.pop(video_id)
                for listener in tuple(self._listeners):
                    await _tell(listener, video_id, item)
            self._all_told.set()

    async def told(self) -> None:
        """Wait until the listeners have heard all there is."""
        await self._all_told.wait()

    def _item(self, video_id: str) -> _Item:
        self._has_items.set()
        if self._all_told.is_set():
            self._all_told = anyio.Event()
        return self._items.setdefault(video_id, _Item())


async def _tell(listener: _Listener, video_id: str, item: _Item) -> None:
    try:
        with anyio.fail_after(LISTENER_S):
            if item.video and item.is_new and listener.on_new:
                await listener.on_new(item.video)
            if item.video:
                await listener.on_change(item.video)
            if item.error and listener.on_lost:
                await listener.on_lost(video_id, item.error)
    except Exception:  # noqa: BLE001 - whatever a listener does wrong, the others are told
        _log.exception("A listener failed at the news of video %s.", video_id)
