"""`Engine`: the Videos API over one folder, served from this process, rendered in others."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
from anyio.to_thread import run_sync
from starlette.applications import Starlette

from sora_mcp.background import background
from sora_mcp.engine import app, housekeeping, libraries
from sora_mcp.engine.desk import Desk
from sora_mcp.engine.files import Files
from sora_mcp.engine.intake import Intake
from sora_mcp.engine.runner import RenderRunner, SubprocessRunner
from sora_mcp.engine.store import Store
from sora_mcp.engine.worker import Timing, Worker


def _new_id() -> str:
    return secrets.token_hex(16)


class Engine:
    """An embedded Videos API server.

    Engines in any number of processes may share one `data_dir`; each job is rendered once.

    Args:
        data_dir: the engine keeps everything in `engine/` below it.
        runner: runs renders; by default one subprocess per render.
        workers: renders at a time, counted over all processes on the folder; by default half
            the processors.
        clock: Unix seconds.
        sleep: waits that many seconds.
        new_id: 32 hex digits, unguessable.
        timing: leases and looks.

    Attributes:
        app: the ASGI application; it answers 503 outside of `running`.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        runner: RenderRunner | None = None,
        workers: int | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
        new_id: Callable[[], str] = _new_id,
        timing: Timing | None = None,
    ) -> None:
        self.app: Starlette = app.build(self)
        self._files = Files(data_dir.absolute() / "engine")  # renders run in another folder
        self._runner = runner or SubprocessRunner()
        self._workers = workers or max(1, (os.cpu_count() or 1) // 2)
        self._clock, self._sleep, self._new_id = clock, sleep, new_id
        self._timing = timing or Timing()
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk | None:
        """Who answers requests; None while the engine is not running."""
        return self._desk

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Engine]:
        """Serve and render until the block is left; renders still running are requeued.

        Raises:
            OSError: the folder cannot be made or written.
            sqlite3.Error: the database cannot be opened.
        """
        store = await run_sync(self._open)
        try:
            async with background() as group:
                self._desk = self._furnish(store, group)
                yield self
        finally:
            self._desk = None
            with anyio.CancelScope(shield=True):
                await run_sync(store.close)

    def _open(self) -> Store:
        self._files.prepare()
        return Store(self._files.database, clock=self._clock)

    def _furnish(self, store: Store, group: anyio.abc.TaskGroup) -> Desk:
        worker = Worker(
            store,
            self._files,
            self._runner,
            at_once=self._workers,
            clock=self._clock,
            sleep=self._sleep,
            new_lease=self._new_id,
            timing=self._timing,
        )
        group.start_soon(worker.run)
        group.start_soon(housekeeping.keep_house, store, self._files, self._sleep)
        intake = Intake(
            store,
            self._files,
            self._runner,
            clock=self._clock,
            new_id=self._new_id,
            lacking=libraries.missing(),
        )
        return Desk(store, self._files, intake, worker.wake)
