"""The loop that looks at what is due: many videos in the server's list, or one by one."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
from anyio.abc import TaskGroup

from sora_mcp.agenda import Agenda, Job, Look
from sora_mcp.client import VideosClient
from sora_mcp.errors import ServerError, SoraError
from sora_mcp.listing import LIST_FROM, Listing
from sora_mcp.video import Video

LOOKS_AT_ONCE = 8  # requests under way

_log = logging.getLogger(__name__)


class Rounds:
    """Looks at the jobs of an agenda when they are due, and says what each look brought.

    `saw` and `failed` have to plan or drop the job. Seconds everywhere. With nothing due there is
    no timer and no request.
    """

    def __init__(
        self,
        client: VideosClient,
        agenda: Agenda,
        saw: Callable[[Job, Video], None],
        failed: Callable[[Job, SoraError], None],
        sleep: Callable[[float], Awaitable[Any]],
        clock: Callable[[], float],
    ) -> None:
        self._client = client
        self._agenda = agenda
        self._saw = saw
        self._failed = failed
        self._sleep = sleep
        self._clock = clock
        self._slept_until = 0.0
        self._listing = Listing(client, self.now)
        self._free = LOOKS_AT_ONCE
        self._woken = anyio.Event()

    def now(self) -> float:
        """The time; what was slept for has come, even where a timer rings a little early."""
        return max(self._clock(), self._slept_until)

    def wake(self) -> None:
        """The agenda has changed."""
        self._woken.set()

    async def run(self, tasks: TaskGroup) -> None:
        """Look, for ever; each look is a task of its own, so a slow one holds up no other."""
        while True:
            self._woken = anyio.Event()
            now = self.now()
            while self._free and (job := self._agenda.take(now)):
                self._free -= 1
                tasks.start_soon(self._look, Look(self._together(job, now)))
            await self._rest()

    def _together(self, job: Job, now: float) -> list[Job]:
        """The jobs that one request is to answer for."""
        if job.is_alone or not self._listing.is_open():
            return [job]
        ripe = self._agenda.ripe(now)
        return ripe if len(ripe) >= LIST_FROM else [job]

    async def _rest(self) -> None:
        """Sleep until something is due, or until woken."""
        due_at = self._agenda.next_at() if self._free else None
        if due_at is None:
            await self._woken.wait()
            return
        async with anyio.create_task_group() as race:
            race.start_soon(self._sleep_until, due_at, race.cancel_scope)
            await self._woken.wait()
            race.cancel_scope.cancel()

    async def _sleep_until(self, due_at: float, rest: anyio.CancelScope) -> None:
        await self._sleep(max(0.0, due_at - self.now()))
        self._slept_until = due_at
        rest.cancel()

    async def _look(self, look: Look) -> None:
        try:
            with look.scope:
                await self._ask(look)
        finally:
            self._free += 1
            self._woken.set()

    async def _ask(self, look: Look) -> None:
        if not look.jobs:  # called off before it began
            return
        try:
            if len(look.jobs) == 1:
                await self._retrieve(look)
            else:
                await self._find(look)
        except SoraError as error:
            self._failed_all(look, error)
        except Exception:  # noqa: BLE001 - a mistake in one look must not end all watching
            _log.exception("A look at videos went wrong.")
            self._failed_all(look, ServerError("The look at the video went wrong."))

    async def _retrieve(self, look: Look) -> None:
        (job,) = look.jobs
        job.is_alone = False
        video = await self._client.retrieve(job.id)
        if video.id != job.id:
            # Gateways wrap ids in their own; everybody here knows the one that was asked for.
            video = video.model_copy(update={"id": job.id})
        if job in look.jobs:  # else somebody else saw it meanwhile
            self._saw(job, video)

    async def _find(self, look: Look) -> None:
        def found(video: Video) -> None:
            if job := self._agenda.get(video.id):
                job.is_alone = False
                self._saw(job, video)

        await self._listing.find([job.id for job in look.jobs], found)
        for job in tuple(look.jobs):  # those that were not in the list
            job.answered()
            job.is_alone = True
            self._agenda.hurry(job)

    def _failed_all(self, look: Look, error: SoraError) -> None:
        for job in tuple(look.jobs):
            self._failed(job, error)
