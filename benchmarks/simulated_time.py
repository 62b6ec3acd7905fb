"""An event loop whose clock jumps to the next timer: hours of waiting pass in no time.

Everything on it lives in simulated time: sleeps, time limits, clocks that ask the loop. Nothing on
it may wait for a thread or a socket, since the clock would jump meanwhile.
"""

from __future__ import annotations

import asyncio
import selectors
import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")


class JumpingSelector(selectors.DefaultSelector):
    """A selector that does not wait for its time-out, but adds it to `jumped_s`."""

    jumped_s = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(None if timeout is None else 0)
        if timeout and not ready:
            self.jumped_s += timeout
        return ready


class SimulatedLoop(asyncio.SelectorEventLoop):
    """With `counts_work`, what is computed takes its real time; else it takes none."""

    def __init__(self, *, counts_work: bool = False) -> None:
        self._jumping = JumpingSelector()
        self._real = time.perf_counter if counts_work else float
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.jumped_s + self._real()


def simulated(main: Callable[[], Coroutine[Any, Any, T]], *, counts_work: bool = False) -> T:
    """What `main` returns, run to its end in simulated time."""
    with asyncio.Runner(loop_factory=partial(SimulatedLoop, counts_work=counts_work)) as runner:
        return runner.run(main())
