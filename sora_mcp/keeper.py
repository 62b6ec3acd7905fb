"""Saves videos made here before the server lets them go."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import anyio

from sora_mcp.errors import SoraError
from sora_mcp.ledger import Ledger

AHEAD_S = 24 * 3600  # what expires within a day is saved now: nobody may be here tomorrow
ROUND_S = 600  # between rounds; a download that failed is tried again in the next

logger = logging.getLogger(__name__)

Save = Callable[[str], Awaitable[Any]]


class Keeper:
    """Keeps what was paid for. `save` takes a video id; `clock` gives Unix seconds."""

    def __init__(
        self,
        ledger: Ledger,
        save: Save,
        *,
        backend: str,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[Any]] = anyio.sleep,
    ) -> None:
        self._ledger = ledger
        self._save = save
        self._backend = backend
        self._clock = clock
        self._sleep = sleep
        self._woken = anyio.Event()

    def wake(self) -> None:
        """Look now: a video has just been completed."""
        self._woken.set()

    async def run(self) -> None:
        """Save what is about to expire, until cancelled."""
        while True:
            self._woken = anyio.Event()
            await self.round()
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._rest, tasks.cancel_scope)
                await self._woken.wait()
                tasks.cancel_scope.cancel()

    async def round(self) -> None:
        """Save every video of ours that expires soon and is not saved."""
        before = self._clock() + AHEAD_S
        for order in await self._ledger.expiring(self._backend, before=before):
            if order.video is None:
                continue
            try:
                await self._save(order.video.id)
            except SoraError as error:
                logger.warning("video %s could not be saved in time: %s", order.video.id, error)

    async def _rest(self, scope: anyio.CancelScope) -> None:
        await self._sleep(ROUND_S)
        scope.cancel()
