"""The durable record: every job asked for, what became of it, and what was saved of it.

The states of an order, the only ones that money depends on:

    from      to        who moves it                        after a crash at that moment
    --------  --------  ----------------------------------  -----------------------------------
    (none)    intended  `intend`, before the POST leaves    the next start looks for a video of
                                                            it in the server's list
    intended  made      `made`, the answer had a video      the next start finds it in the list
    intended  refused   `refuse`, the server said no, or    the next start looks in vain: then
                        nothing left this machine           unknown, and the money stays counted
    intended  unknown   `doubt`, the answer was lost and    as it is
                        no list has the video
    unknown   made      `made`, a later look found it       the next start finds it in the list

Everything not `refused` counts against the daily cap, so a crash can make us spend less than
allowed, never more. An order is `delivered` once its answer reached a caller that still waited; an
undelivered one is handed to whoever asks the same again. A row is never removed by us.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from sora_mcp.video import Variant, Video

Operation = Literal["create", "edit", "extend", "remix"]
State = Literal["intended", "made", "refused", "unknown"]

DAY_S = 24 * 3600  # the window of the daily cap


@dataclass(frozen=True)
class Order:
    """One job asked for. Times are Unix seconds; `seconds` and `size` are as they were asked.

    Attributes:
        key: our own name for it, known before the server has one.
        owner: who asked; one name for a local process.
        fingerprint: equal for requests that ask for the same thing.
        process: who sends the POST (see `processes`).
        cost_usd: the estimate, None where no price is known.
        depth: how many extensions led to it; `total_s` is the length they add up to.
        inputs: what it was made from besides words, as JSON, so that it can be made again.
        continues: the file that its video is to be joined to, where the server cannot extend.
        composed: in a sentence, what was done in place of an operation that the server lacks.
        video: as last seen, None until the server named it.
    """

    key: str
    owner: str
    backend: str
    operation: Operation
    fingerprint: str
    process: str
    asked_at: float
    prompt: str
    model: str | None = None
    seconds: str | None = None
    size: str | None = None
    source_id: str | None = None
    cost_usd: float | None = None
    depth: int = 0
    total_s: float | None = None
    inputs: str | None = None
    continues: Path | None = None
    composed: str | None = None
    state: State = "intended"
    is_delivered: bool = False
    video: Video | None = None


@dataclass(frozen=True)
class FileKey:
    """Which download a saved file answers. `wanted_name` is "" for a name of our choice."""

    backend: str
    video_id: str
    variant: Variant
    wanted_name: str = ""


@dataclass(frozen=True)
class FileRecord:
    """A file as it was when it was saved. Times are Unix seconds."""

    path: Path
    bytes: int
    mime_type: str
    sha256: str
    saved_at: int


@dataclass(frozen=True)
class TaskRecord:
    """A protocol task that stands for a video. Times are Unix seconds."""

    task_id: str
    video_id: str
    owner: str
    created_at: int
    is_cancelled: bool = False


class Ledger(Protocol):
    """The record. Every method is durable when it returns, and safe among several processes."""

    async def intend(self, order: Order, *, day_cap_usd: float | None = None) -> None:
        """Note that `order` is about to be sent, if the daily cap leaves room for its cost.

        Raises:
            BudgetError: it does not; nothing was noted.
        """
        ...

    async def made(self, key: str, video: Video) -> bool:
        """Note which video an order became; False if that video is another order's."""
        ...

    async def refuse(self, key: str) -> None:
        """Note that nothing was made; its cost is free again."""
        ...

    async def doubt(self, key: str) -> None:
        """Note that nobody knows whether a video was made."""
        ...

    async def deliver(self, key: str) -> None:
        """Note that a caller has the answer."""
        ...

    async def order(self, key: str) -> Order | None:
        """The order of that name."""
        ...

    async def order_of(self, backend: str, video_id: str) -> Order | None:
        """The order that became this video, if it was asked for here."""
        ...

    async def undelivered(self, twin: Order, *, since: float) -> list[Order]:
        """Orders like `twin` whose answer nobody got, asked for after `since`, oldest first."""
        ...

    async def in_doubt(self, backend: str, *, since: float) -> list[Order]:
        """Orders `intended` or `unknown`, asked for after `since`, oldest first."""
        ...

    async def unfinished(self, backend: str, *, since: float) -> list[Order]:
        """Orders whose video was not terminal when last seen, asked for after `since`."""
        ...

    async def expiring(self, backend: str, *, before: float) -> list[Order]:
        """Orders whose completed video expires before that time and whose MP4 is not saved."""
        ...

    async def orders_of(self, backend: str, video_ids: Iterable[str]) -> dict[str, Order]:
        """The orders that became these videos, by video id."""
        ...

    async def unjoined(self, backend: str) -> list[Order]:
        """Orders whose completed video is not yet joined to the file it continues."""
        ...

    async def compose(self, key: str, *, continues: Path | None, composed: str) -> None:
        """Note what is done in place of an operation that the server lacks."""
        ...

    async def page(
        self, backend: str, *, limit: int, after: str | None, is_ascending: bool
    ) -> list[Order]:
        """At most `limit` orders that became videos, in order of asking, behind video `after`."""
        ...

    async def saw(self, backend: str, video: Video) -> None:
        """Note a video of ours as it is now; another's is ignored."""
        ...

    async def ours(self, backend: str, video_ids: Iterable[str]) -> set[str]:
        """Which of these videos were asked for here."""
        ...

    async def remember_file(self, key: FileKey, record: FileRecord) -> None:
        """Note that `key` was saved; an older note for the same key is replaced."""
        ...

    async def file(self, key: FileKey) -> FileRecord | None:
        """The note for `key`; whether the file is still there and whole is for the caller."""
        ...

    async def video_paths(self, backend: str, video_ids: Iterable[str]) -> dict[str, Path]:
        """Where the MP4s of these videos were saved last; only files that still exist."""
        ...

    async def forget_video(self, backend: str, video_id: str) -> None:
        """Note that a video was deleted: it has no files to save. The person's files stay."""
        ...

    async def add_task(self, record: TaskRecord) -> None:
        """Note a task before its answer goes out."""
        ...

    async def task(self, task_id: str) -> TaskRecord | None:
        """The task of that id."""
        ...

    async def cancel_task(self, task_id: str) -> None:
        """Note that nobody wants to hear of a task any more."""
        ...
