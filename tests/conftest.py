"""Every test ends: an async one that waits too long fails, and tells where each task waits."""

from __future__ import annotations

import asyncio
import functools
import inspect
import sys
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

LIMIT_S = 150.0  # many times what the slowest test takes on a busy machine


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bound what pytest-asyncio will run."""
    for item in items:
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
            item.obj = bounded(item.obj)


def bounded(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """The test, with an end."""

    @functools.wraps(test)
    async def run(*args: Any, **named: Any) -> None:
        asyncio.get_running_loop().call_later(LIMIT_S - 1, tell)
        async with asyncio.timeout(LIMIT_S):
            await test(*args, **named)

    return run


def tell() -> None:
    """Print what every unfinished task waits for, down to the innermost call."""
    for task in asyncio.all_tasks():
        sys.stderr.write(f"\n{task.get_name()} has not ended:\n")
        sys.stderr.writelines(f"  {place}\n" for place in stack(task.get_coro()))


def stack(awaited: Any) -> Iterator[str]:
    """Where a coroutine stands, from its outermost call to its innermost."""
    while awaited is not None:
        for kind in ("cr", "gi", "ag"):
            if frame := getattr(awaited, f"{kind}_frame", None):
                yield f"{frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_qualname}"
                break
        awaited = getattr(awaited, "cr_await", None) or getattr(awaited, "gi_yieldfrom", None)
