"""Runs a call to its end although whoever asked for it gave up waiting."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Self, TypeVar

import anyio
from anyio.abc import TaskGroup

from sora_mcp.background import background

T = TypeVar("T")

logger = logging.getLogger(__name__)

GRACE_S = 10  # seconds a call under way may take to come home when the program ends


class Detached:
    """A place for calls that must not die with their caller. Use inside `async with running()`."""

    def __init__(self, *, grace_s: float = GRACE_S) -> None:
        self._grace_s = grace_s
        self._tasks: TaskGroup | None = None
        self._under_way = 0
        self._one_ended = anyio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[Self]:
        """Take calls; leaving lets those under way come home, for at most `grace_s` seconds."""
        async with background() as tasks:
            self._tasks = tasks
            try:
                yield self
            finally:
                self._tasks = None
                await self.drain()

    async def drain(self) -> None:
        """Wait for the calls under way, for at most `grace_s` seconds, whoever cancels."""
        with anyio.move_on_after(self._grace_s, shield=True):
            while self._under_way:
                self._one_ended = anyio.Event()
                await self._one_ended.wait()

    def start(self, call: Callable[[], Awaitable[object]]) -> None:
        """Begin a call that nobody waits for; what goes wrong is logged."""
        if self._tasks is None:
            raise RuntimeError("calls are taken only inside running()")
        self._tasks.start_soon(self._see_through, call)

    async def run(self, call: Callable[[], Awaitable[T]]) -> T:
        """The result of `call`, which goes on when this waiting for it is cancelled."""
        outcome: list[T | Exception] = []
        done = anyio.Event()

        async def to_the_end() -> None:
            try:
                outcome.append(await call())
            except Exception as error:  # noqa: BLE001 - raised again where the result is awaited
                outcome.append(error)
            finally:
                done.set()

        self.start(to_the_end)
        await done.wait()
        (result,) = outcome
        if isinstance(result, Exception):
            raise result
        return result

    async def _see_through(self, call: Callable[[], Awaitable[object]]) -> None:
        self._under_way += 1
        try:
            await call()
        except Exception:
            logger.exception("a detached call failed")
        finally:
            self._under_way -= 1
            self._one_ended.set()
