"""Which videos are followed, by whom, and which of them is to be looked at next."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count
from math import inf

import anyio

from sora_mcp.pace import JITTER, Pace
from sora_mcp.video import Video
from sora_mcp.waiter import Waiter


class Look:
    """A request under way, and the jobs it is for."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self.jobs = set(jobs)
        self.scope = anyio.CancelScope()
        for job in jobs:
            job.look = self


class Job:
    """One followed video. Times are seconds of the watcher's clock.

    Attributes:
        video: as last seen, None before the first look.
        is_ours: it was made here, so it is followed although nobody waits.
        due_at: when the next look is due; `ripe_at` when it may join one that is made anyway.
        failures: looks in a row without an answer; `misses`, in a row with "not found".
        is_alone: the list did not have it, so the next look asks for it alone.
        look: the request under way, if any.
    """

    __slots__ = (
        "begun_at", "deadline_at", "due_at", "failures", "id", "is_alone", "is_ours", "look",
        "misses", "pace", "ripe_at", "seen_at", "video", "waiters",
    )  # fmt: skip

    def __init__(self, video_id: str, pace: Pace) -> None:
        self.id = video_id
        self.pace = pace
        self.video: Video | None = None
        self.is_ours = self.is_alone = False
        self.waiters: set[Waiter] = set()
        self.look: Look | None = None
        self.failures = self.misses = 0
        self.begun_at = 0.0
        self.due_at = self.ripe_at = self.deadline_at = inf
        self.seen_at = -inf

    def answered(self) -> None:
        """The look under way has an outcome for this job."""
        if self.look:
            self.look.jobs.discard(self)
            self.look = None

    def leave(self) -> None:
        """Nobody cares for this job: its request is called off, unless others need it."""
        look = self.look
        self.answered()
        if look and not look.jobs:
            look.scope.cancel()


class Agenda:
    """The followed videos in the order in which they are due; cheap for thousands."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._heap: list[tuple[float, int, Job]] = []
        self._numbers = count()

    def get(self, video_id: str) -> Job | None:
        """The job of a followed video."""
        return self._jobs.get(video_id)

    def has(self, job: Job) -> bool:
        """Whether this very job is still followed."""
        return self._jobs.get(job.id) is job

    def add(self, job: Job) -> None:
        """Follow a video; `plan` says when it is due."""
        self._jobs[job.id] = job

    def drop(self, job: Job) -> None:
        """Follow it no longer; a request under way for it alone is called off."""
        del self._jobs[job.id]
        job.leave()

    def plan(self, job: Job, now: float, pause_s: float) -> None:
        """Look at it after `pause_s`, and once more at its deadline."""
        due_at = min(now + pause_s, max(now, job.deadline_at))
        job.ripe_at = due_at - (due_at - now) * JITTER
        self._put(job, due_at)

    def hurry(self, job: Job) -> None:
        """Look at it before all others."""
        job.ripe_at = -inf
        self._put(job, -inf)

    def next_at(self) -> float | None:
        """When the next look is due, None for never."""
        while self._heap:
            due_at, _, job = self._heap[0]
            if job.due_at == due_at and job.look is None and self.has(job):
                return due_at
            heappop(self._heap)  # planned anew since, being looked at, or dropped
        return None

    def take(self, now: float) -> Job | None:
        """A job that is due, None if there is none yet."""
        due_at = self.next_at()
        if due_at is None or due_at > now:
            return None
        return heappop(self._heap)[2]

    def ripe(self, now: float) -> list[Job]:
        """The jobs that may join a look that is made now."""
        return [
            job
            for job in self._jobs.values()
            if job.look is None and not job.is_alone and job.ripe_at <= now
        ]

    def _put(self, job: Job, due_at: float) -> None:
        job.due_at = due_at
        heappush(self._heap, (due_at, next(self._numbers), job))
