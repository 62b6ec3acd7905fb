import anyio
import pytest

from sora_mcp.detached import Detached
from sora_mcp.errors import ServerError


async def test_a_call_brings_its_result_to_whoever_asked() -> None:
    async def call() -> int:
        return 7

    async with Detached().running() as detached:
        assert await detached.run(call) == 7


async def test_an_error_reaches_whoever_asked_and_leaves_the_place_open() -> None:
    async def call() -> int:
        raise ServerError("no")

    async def fine() -> int:
        return 1

    async with Detached().running() as detached:
        with pytest.raises(ServerError):
            await detached.run(call)
        assert await detached.run(fine) == 1


async def test_a_call_goes_on_when_its_caller_is_cancelled() -> None:
    started, go, ended = anyio.Event(), anyio.Event(), anyio.Event()

    async def call() -> None:
        started.set()
        await go.wait()
        ended.set()

    async with Detached().running() as detached:
        async with anyio.create_task_group() as callers:
            callers.start_soon(detached.run, call)
            await started.wait()
            callers.cancel_scope.cancel()
        assert not ended.is_set()
        go.set()
        with anyio.fail_after(5):
            await ended.wait()


async def test_leaving_waits_for_calls_under_way() -> None:
    started, ended = anyio.Event(), anyio.Event()

    async def call() -> None:
        started.set()
        await anyio.lowlevel.checkpoint()
        await anyio.lowlevel.checkpoint()
        ended.set()

    async with Detached().running() as detached, anyio.create_task_group() as callers:
        callers.start_soon(detached.run, call)
        await started.wait()
        callers.cancel_scope.cancel()
    assert ended.is_set()


async def test_leaving_does_not_wait_for_ever() -> None:
    started = anyio.Event()

    async def call() -> None:
        started.set()
        await anyio.sleep_forever()

    with anyio.fail_after(5):
        async with Detached(grace_s=0).running() as detached:
            async with anyio.create_task_group() as callers:
                callers.start_soon(detached.run, call)
                await started.wait()
                callers.cancel_scope.cancel()


async def test_calls_are_refused_outside_running() -> None:
    detached = Detached()

    async def call() -> None: ...

    with pytest.raises(RuntimeError, match="running"):
        await detached.run(call)


async def test_an_error_of_the_program_leaves_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError):
        async with Detached().running():
            raise ZeroDivisionError
