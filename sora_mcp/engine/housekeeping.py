"""Removes what nobody needs any more: files of expired videos, leftovers of crashes."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from anyio.to_thread import run_sync

from sora_mcp.engine.files import Files, remove
from sora_mcp.engine.store import Store

_EVERY_S = 600
_STRAY_AFTER_S = 3600  # an upload may take its time before its row is there

logger = logging.getLogger(__name__)


async def keep_house(
    store: Store,
    files: Files,
    sleep: Callable[[float], Awaitable[None]],
) -> None:
    """Tidy at the start and every ten minutes, until cancelled."""
    while True:
        try:
            await run_sync(tidy, store, files)
        except Exception:
            logger.exception("housekeeping failed; it is tried again later")
        await sleep(_EVERY_S)


def tidy(store: Store, files: Files) -> None:
    """One round. Blocks."""
    for video_id in store.expired():
        files.remove_video(video_id)
        store.mark_purged(video_id)
    # Folders first, then ids: whose folder is there by now has its row by then, or never.
    folders, attempts = files.older(_STRAY_AFTER_S), files.older_work(_STRAY_AFTER_S)
    known, running = store.known_ids(), store.running_ids()
    for folder in folders:
        if folder.name not in known:
            remove(folder)
    for attempt in attempts:
        if attempt.name not in running:
            remove(attempt)
