"""Notices when running videos change, for everybody who waits.

Each followed video is a `Job` in the agenda, and `rounds` looks at those that are due. What a look
brought goes to the waiters of the job, and as news to the listeners if it is a material change. A
job whose video is done, gone, stalled, or wanted by nobody is dropped; without jobs nothing runs.
"""

from __future__ import annotations

import logging
import random as _random
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Literal, Self

import anyio

from sora_mcp.agenda import Agenda, Job
from sora_mcp.background import background
from sora_mcp.client import VideosClient
from sora_mcp.errors import (
    InvalidRequestError,
    NotFoundError,
    SoraError,
    StalledVideoError,
    UnreachableError,
)
from sora_mcp.news import News, OnLost, OnVideo
from sora_mcp.pace import Pace, is_material, patience_s
from sora_mcp.rounds import Rounds
from sora_mcp.video import Video
from sora_mcp.waiter import Waiter

Until = Literal["all", "any"]
OnLook = Callable[[Sequence[Video]], Awaitable[None]]

FIRST_LOOK_S = 10  # seconds for the first answer, however short the wait; hosts give up at 60
FRESH_S = 1.0  # a video seen so recently needs no look to begin a wait with
FAILURES_TOLD = 5  # looks in a row without an answer, until those who wait are told
MISSES_MAX = 5  # "not found" in a row for a video made here: replicas may be behind each other

_log = logging.getLogger(__name__)


class Watcher:
    """Looks at running videos until they are done. Use inside `async with running()`.

    Pauses are in seconds, as are those of `sleep` and `clock`; `random` returns 0..1.
    """

    def __init__(
        self,
        client: VideosClient,
        *,
        first_pause_s: float,
        longest_pause_s: float,
        first_look_s: float = FIRST_LOOK_S,
        sleep: Callable[[float], Awaitable[Any]] = anyio.sleep,
        clock: Callable[[], float] = anyio.current_time,
        random: Callable[[], float] = _random.random,
    ) -> None:
        self._first_pause_s = first_pause_s
        self._longest_pause_s = longest_pause_s
        self._first_look_s = first_look_s
        self._random = random
        self._agenda = Agenda()
        self._rounds = Rounds(client, self._agenda, self._saw, self._failed, sleep, clock)
        self._news = News()
        self._interests: Counter[str] = Counter()
        self._is_running = False

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[Self]:
        """Watch until the context is left, which stops every look at once."""
        async with background() as tasks:
            self._is_running = True
            tasks.start_soon(self._rounds.run, tasks)
            tasks.start_soon(self._news.tell)
            try:
                yield self
            finally:
                self._is_running = False

    def add_listener(
        self, on_change: OnVideo, *, on_new: OnVideo | None = None, on_lost: OnLost | None = None
    ) -> None:
        """Call `on_change` with every followed video that changed materially, and at its end.

        `on_new` is called, before it, for videos that were made here; `on_lost` for those that are
        gone from the server or given up. A listener that is busy misses states between, never the
        last; what it raises is logged.
        """
        self._news.add_listener(on_change, on_new=on_new, on_lost=on_lost)

    async def told(self) -> None:
        """Wait until the listeners have heard all there is."""
        await self._news.told()

    def follow(self, video: Video, *, is_new: bool = True) -> None:
        """Follow a video made here until it is done.

        Not `is_new`: it was found again after a restart, and is looked at at once.
        """
        if is_new:
            self._news.changed(video, is_new=True)
        if video.is_terminal:
            return
        job = self._agenda.get(video.id) or self._followed(video.id)
        job.is_ours = True
        if is_new:
            self._saw(job, video)
        else:
            job.video = job.video or video
            self._hurry(job)

    def saw(self, video: Video) -> None:
        """Somebody else has just looked; so nothing is asked twice."""
        if job := self._agenda.get(video.id):
            self._saw(job, video)

    def forget(self, video_id: str) -> None:
        """A video was deleted here."""
        error = NotFoundError(f"Video {video_id} was deleted.", status=404)
        if job := self._agenda.get(video_id):
            self._lose(job, error)
        self._news.lost(video_id, error)

    @contextmanager
    def interest(self, video_id: str) -> Iterator[None]:
        """Follow a video, whoever made it, as long as the context is open."""
        self._interests[video_id] += 1
        if not self._agenda.get(video_id):
            self._hurry(self._followed(video_id))
        try:
            yield
        finally:
            self._interests[video_id] -= 1
            if not self._interests[video_id]:
                del self._interests[video_id]
            self._drop_unless_wanted(self._agenda.get(video_id))

    async def wait(
        self, video_ids: Sequence[str], *, until: Until, max_wait_s: float, on_look: OnLook
    ) -> list[Video]:
        """The videos as they are when all (or any) are done, or when `max_wait_s` is over.

        `on_look` is awaited after every look. Cancelling stops the looking at once.

        Raises:
            SoraError: an id is wrong or gone, the server gave no first answer or none for long, or
                what is not done was given up. Passing troubles of later looks are sat out.
        """
        if not self._is_running:
            raise RuntimeError("videos are waited for only inside running()")
        deadline = anyio.current_time() + max_wait_s
        with self._waiting(video_ids) as waiter:
            await self._first_look(waiter)
            with anyio.CancelScope(deadline=deadline):
                await on_look(waiter.videos)
                while not waiter.is_over(any_will_do=until == "any"):
                    await waiter.news()
                    await on_look(waiter.videos)
        return waiter.videos

    async def _first_look(self, waiter: Waiter) -> None:
        try:
            with anyio.fail_after(self._first_look_s):
                while not waiter.has_seen_all:
                    await waiter.news()
        except TimeoutError:
            text = f"The video server has not answered within {self._first_look_s:g} s."
            raise UnreachableError(text, maybe_sent=True) from None

    @contextmanager
    def _waiting(self, video_ids: Sequence[str]) -> Iterator[Waiter]:
        waiter = Waiter(video_ids)
        jobs = [self._agenda.get(id_) or self._followed(id_) for id_ in video_ids]
        for job in jobs:
            job.waiters.add(waiter)
            if job.video and self._rounds.now() - job.seen_at < FRESH_S:
                waiter.see(job.id, job.video)
            elif job.look is None:
                self._hurry(job)
        try:
            yield waiter
        finally:
            for job in jobs:
                job.waiters.discard(waiter)
                self._drop_unless_wanted(job)

    def _followed(self, video_id: str) -> Job:
        job = Job(video_id, Pace(self._first_pause_s, self._longest_pause_s, self._random))
        job.begun_at = self._rounds.now()
        job.deadline_at = job.begun_at + patience_s(None)
        self._agenda.add(job)
        return job

    def _hurry(self, job: Job) -> None:
        self._agenda.hurry(job)
        self._rounds.wake()

    def _plan(self, job: Job, pause_s: float) -> None:
        self._agenda.plan(job, self._rounds.now(), pause_s)
        self._rounds.wake()

    def _drop_unless_wanted(self, job: Job | None) -> None:
        if job is None or not self._agenda.has(job):
            return
        if not (self._is_watched(job) or job.waiters):
            self._agenda.drop(job)

    def _is_watched(self, job: Job) -> bool:
        """Whether listeners would want to hear of it; who waits for it hears directly."""
        return job.is_ours or self._interests[job.id] > 0

    # What a look brought

    def _saw(self, job: Job, video: Video) -> None:
        before, job.video, job.seen_at = job.video, video, self._rounds.now()
        job.failures = job.misses = 0
        job.answered()
        for waiter in job.waiters:
            waiter.see(job.id, video)
        if is_material(before, video) and (before or self._is_watched(job)):
            self._news.changed(video)
        job.deadline_at = job.begun_at + patience_s(video)
        if video.is_terminal:
            self._agenda.drop(job)
        elif self._rounds.now() >= job.deadline_at:
            self._give_up(job, video)
        else:
            self._plan(job, job.pace.after_look(before, video))

    def _failed(self, job: Job, error: SoraError) -> None:
        is_missed = isinstance(error, NotFoundError)
        job.misses = job.misses + 1 if is_missed else 0
        is_gone = is_missed and not (job.is_ours and job.misses < MISSES_MAX)
        if is_gone or isinstance(error, InvalidRequestError):
            self._lose(job, error)
        else:
            self._sit_out(job, error)

    def _sit_out(self, job: Job, error: SoraError) -> None:
        """Look again later; those who wait are told if it lasts, or if they know nothing yet."""
        job.answered()
        job.failures += 1
        is_lasting = job.failures >= FAILURES_TOLD or not error.retryable
        for waiter in job.waiters:
            if job.video is None or (is_lasting and not job.misses):
                waiter.fail(error)
            elif not waiter.has_seen(job.id):
                waiter.see(job.id, job.video)
        if self._rounds.now() >= job.deadline_at:
            self._give_up(job, job.video)
        else:
            self._plan(job, job.pace.after_trouble(error))

    def _give_up(self, job: Job, video: Video | None) -> None:
        error = StalledVideoError(job.id, video, patience_s(video))
        _log.warning("%s", error)
        for waiter in job.waiters:
            waiter.give_up(job.id, error)
        if self._is_watched(job):
            self._news.lost(job.id, error)
        self._agenda.drop(job)

    def _lose(self, job: Job, error: SoraError) -> None:
        for waiter in job.waiters:
            waiter.fail(error)
        if self._is_watched(job):
            self._news.lost(job.id, error)
        self._agenda.drop(job)
