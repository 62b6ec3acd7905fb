"""Takes queued jobs, has them rendered, and sees each to its end."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import anyio
from anyio.to_thread import run_sync

from sora_mcp import processes
from sora_mcp.engine.files import Files, remove
from sora_mcp.engine.renderer import RENDER_FAILED, RenderError, RenderSpec
from sora_mcp.engine.runner import RenderDiedError, RenderRunner
from sora_mcp.engine.store import Job, Store

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Timing:
    """How often things are looked at, and how long they may take, in seconds."""

    lease_s: float = 10
    beat_s: float = 2
    poll_s: float = 1
    progress_s: float = 0.25
    limit_min_s: float = 120  # for one render
    limit_per_second: float = 60  # seconds of rendering per second of video


class Worker:
    """Renders jobs of one store, at most `at_once` in all processes that share the folder."""

    def __init__(
        self,
        store: Store,
        files: Files,
        runner: RenderRunner,
        *,
        at_once: int,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        new_lease: Callable[[], str],
        timing: Timing,
    ) -> None:
        self._store, self._files, self._runner = store, files, runner
        self._clock, self._sleep, self._new_lease = clock, sleep, new_lease
        self._at_once, self._timing = at_once, timing
        self._owner = processes.current()
        self._woken = anyio.Event()

    def wake(self) -> None:
        """Look for jobs now: one was added, or a place has become free."""
        self._woken.set()

    async def run(self) -> None:
        """Work until cancelled; running renders are then ended and their jobs requeued."""
        async with anyio.create_task_group() as group:
            group.start_soon(self._poll)
            while True:
                self._woken = anyio.Event()
                job = await self._claim()
                if job:
                    group.start_soon(self._see_through, job)
                else:
                    await self._woken.wait()

    async def _poll(self) -> None:
        """Other processes add jobs too, and die."""
        while True:
            await self._sleep(self._timing.poll_s)
            self.wake()

    async def _claim(self) -> Job | None:
        lease = self._new_lease()
        claim = partial(
            self._store.claim,
            owner=self._owner,
            lease=lease,
            lease_s=self._timing.lease_s,
            at_once=self._at_once,
        )
        try:
            return await run_sync(claim)
        except sqlite3.Error:
            logger.exception("the engine's queue cannot be read; trying again")
            return None

    async def _see_through(self, job: Job) -> None:
        try:
            await self._attempt(job)
        except Exception:
            logger.exception("job %s cannot be written; it is taken up again later", job.id)
        finally:
            with anyio.CancelScope(shield=True):
                await self._let_go(job)
            self.wake()

    async def _let_go(self, job: Job) -> None:
        """Requeue what was neither finished nor failed: a stop ended it, and not a failure."""
        try:
            await run_sync(partial(self._store.release, _lease(job), is_counted=False))
        except sqlite3.Error:
            logger.exception("job %s cannot be let go; its lease will lapse", job.id)

    async def _attempt(self, job: Job) -> None:
        progress = _Progress(self._store, job, self._clock, self._timing)
        try:
            async with anyio.create_task_group() as group:
                group.start_soon(self._beat, progress, group.cancel_scope)
                await self._render(job, progress)
                group.cancel_scope.cancel()
        except* Exception:
            logger.exception("job %s could not be seen through", job.id)
            await self._fail(job, RENDER_FAILED, "The video could not be saved on the server.")

    async def _beat(self, progress: _Progress, scope: anyio.CancelScope) -> None:
        """Keep the lease; stop rendering when another process has it."""
        while True:
            await self._sleep(self._timing.beat_s)
            if not await progress.save():
                scope.cancel()
                return

    async def _render(self, job: Job, progress: _Progress) -> None:
        spec = RenderSpec.from_json(job.spec)
        limit_s = max(self._timing.limit_min_s, self._timing.limit_per_second * float(job.seconds))
        output = await run_sync(self._new_output, job)
        try:
            with anyio.move_on_after(limit_s) as limit:
                await self._runner.run(spec, self._files.inputs(job.id), output, progress.note)
                publish = partial(self._publish, output)
                await run_sync(self._store.finish, _lease(job), publish)
        except RenderError as error:
            await self._fail(job, error.code, str(error))
        except RenderDiedError as error:
            logger.warning("job %s, attempt %s: %s", job.id, job.attempt, error)
            await run_sync(partial(self._store.release, _lease(job), is_counted=True))
        finally:
            with anyio.CancelScope(shield=True):
                await run_sync(self._files.drop_output, output)
        if limit.cancelled_caught:
            await self._fail(job, RENDER_FAILED, f"Rendering took longer than {limit_s:.0f} s.")

    def _new_output(self, job: Job) -> Path:
        remove(self._files.work(job.id))  # what an attempt that was killed has left
        return self._files.new_output(job.id, _lease(job))

    def _publish(self, output: Path, video_id: str) -> None:
        self._files.publish(output, self._files.video(video_id))

    async def _fail(self, job: Job, code: str, message: str) -> None:
        await run_sync(partial(self._store.fail, _lease(job), code=code, message=message))


class _Progress:
    """Progress of one attempt, saved at most every `progress_s` and with every beat."""

    def __init__(self, store: Store, job: Job, clock: Callable[[], float], timing: Timing) -> None:
        self._store, self._lease = store, _lease(job)
        self._clock, self._timing = clock, timing
        self._percent = 0
        self._saved_at = clock()

    async def note(self, done: float) -> None:
        """Take note of 0..1; saved now or later."""
        self._percent = int(100 * done)
        if self._clock() - self._saved_at >= self._timing.progress_s:
            await self.save()

    async def save(self) -> bool:
        """Write progress and lengthen the lease; False when the lease is lost."""
        self._saved_at = self._clock()
        beat = partial(
            self._store.beat, self._lease, lease_s=self._timing.lease_s, progress=self._percent
        )
        try:
            return await run_sync(beat)
        except sqlite3.Error:
            logger.exception("progress cannot be saved; trying again")
            return True


def _lease(job: Job) -> str:
    if job.lease is None:
        raise ValueError("the job was not claimed")
    return job.lease
