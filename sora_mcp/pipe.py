"""Reading and writing at once: while one block is written, the next is gathered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream

BLOCK_BYTES = 1 << 20  # a thread and the disk take one large block far more cheaply than 16 small
Block = list[bytes]

_AHEAD = 4  # blocks that may wait to be written, so 6 MiB of memory in all


async def pumped(chunks: AsyncIterator[bytes], write: Callable[[Block], Awaitable[None]]) -> None:
    """Pass all `chunks` to `write` in blocks of 1 MiB or more, in order, reading on meanwhile.

    What was read before an error of `chunks` is written before the error is raised.
    """
    failures: list[Exception] = []
    into, out_of = anyio.create_memory_object_stream[Block](_AHEAD)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_write, out_of, write, failures)
        await _read(chunks, into, failures)
    if failures:
        raise failures[0]


async def _read(
    chunks: AsyncIterator[bytes],
    into: MemoryObjectSendStream[Block],
    failures: list[Exception],
) -> None:
    block: Block = []
    async with into:
        try:
            async for chunk in chunks:
                block.append(chunk)
                if sum(map(len, block)) >= BLOCK_BYTES:
                    await into.send(block)
                    block = []
        except anyio.BrokenResourceError:  # the writer failed, and said why
            return
        except Exception as error:  # noqa: BLE001 - raised again, outside of the task group
            failures.append(error)
        await _last(into, block)


async def _last(into: MemoryObjectSendStream[Block], block: Block) -> None:
    try:
        if block:
            await into.send(block)
    except anyio.BrokenResourceError:
        return


async def _write(
    out_of: MemoryObjectReceiveStream[Block],
    write: Callable[[Block], Awaitable[None]],
    failures: list[Exception],
) -> None:
    async with out_of:
        try:
            async for block in out_of:
                await write(block)
        except Exception as error:  # noqa: BLE001 - raised again, outside of the task group
            failures.insert(0, error)
