"""Runs a call to its end although whoever asked for it gave up waiting."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Self, TypeVar

import anyio
from anyio.abc import TaskGroup

from sora_mcp.background import background

T = TypeVar("T")

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
                with anyio.move_on_after(self._grace_s, shield=True):
                    while self._under_way:
                        self._one_ended = anyio.Event()
                        await self._one_ended.wait()

    async def run(self, call: Callable[[], Awaitable[T]]) -> T:
        """The result of `call`, which goes on when this waiting for it is cancelled."""
        if self._tasks is None:
            raise RuntimeError("calls are taken only inside running()")
        outcome: list[T | Exception] = []
        done = anyio.Event()

        async def to_the_end() -> None:
            self._under_way += 1
            try:
                outcome.append(await call())
            except Exception as error:  # noqa: BLE001 - raised again where the result is awaited
                outcome.append(error)
            finally:
                self._under_way -= 1
                done.set()
                self._one_ended.set()

        self._tasks.start_soon(to_the_end)
        await done.wait()
        (result,) = outcome
        if isinstance(result, Exception):
            raise result
        return result
