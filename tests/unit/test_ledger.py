"""What every ledger promises. Another store is added by adding it to `ledger`'s parameters."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import anyio
import pytest

from sora_mcp.errors import BudgetError
from sora_mcp.ledger import FileKey, FileRecord, Ledger, Order, TaskRecord
from sora_mcp.sqlite_ledger import SqliteLedger
from sora_mcp.video import Video

NOW = 1_800_000_000.0
DAY = 24 * 3600
KEY = FileKey("embedded", "video_1", "video")
ORDER = Order(
    key="k1",
    owner="local",
    backend="b",
    operation="create",
    fingerprint="f",
    process="p",
    asked_at=NOW,
    prompt="a fox",
    cost_usd=0.4,
)
RUNNING = Video(id="video_1", status="in_progress", created_at=int(NOW))


def numbered(number: int, **changed: object) -> Order:
    return replace(ORDER, key=f"k{number}", **changed)  # type: ignore[arg-type]


def record(path: Path, saved_at: int = 1) -> FileRecord:
    return FileRecord(path, 3, "video/mp4", "ab" * 32, saved_at)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return SqliteLedger(tmp_path / "data" / "ledger.sqlite3")


async def test_nothing_is_written_until_there_is_something_to_note(
    ledger: Ledger, tmp_path: Path
) -> None:
    assert await ledger.video_paths("b", ["video_1"]) == {}
    assert await ledger.order("k1") is None
    assert await ledger.order_of("b", "video_1") is None
    assert await ledger.in_doubt("b", since=0) == []
    assert await ledger.task("t") is None
    await ledger.saw("b", RUNNING)
    await ledger.forget_video("b", "video_1")
    assert not (tmp_path / "data").exists()


async def test_an_order_is_known_from_before_its_post_to_its_end(ledger: Ledger) -> None:
    await ledger.intend(ORDER)
    assert await ledger.order("k1") == ORDER
    assert await ledger.in_doubt("b", since=0) == [ORDER]
    assert await ledger.made("k1", RUNNING)
    made = await ledger.order_of("b", "video_1")
    assert made == replace(ORDER, state="made", video=RUNNING)
    assert await ledger.in_doubt("b", since=0) == []
    assert await ledger.unfinished("b", since=0) == [made]
    done = Video(id="video_1", status="completed", expires_at=int(NOW) + 60)
    await ledger.saw("b", done)
    assert await ledger.unfinished("b", since=0) == []
    found = await ledger.order_of("b", "video_1")
    assert found is not None
    assert found.video == done


async def test_an_order_is_found_by_another_process(ledger: Ledger, tmp_path: Path) -> None:
    await ledger.intend(ORDER)
    other = SqliteLedger(tmp_path / "data" / "ledger.sqlite3")
    assert await other.order("k1") == ORDER


async def test_a_video_belongs_to_one_order(ledger: Ledger) -> None:
    await ledger.intend(ORDER)
    await ledger.intend(numbered(2))
    assert await ledger.made("k1", RUNNING)
    assert not await ledger.made("k2", RUNNING)
    assert (await ledger.order("k2")) == numbered(2)
    assert await ledger.ours("b", ["video_1", "video_2"]) == {"video_1"}
    assert await ledger.ours("elsewhere", ["video_1"]) == set()


async def test_doubt_is_kept_until_a_video_is_found(ledger: Ledger) -> None:
    await ledger.intend(ORDER)
    await ledger.doubt("k1")
    (open_order,) = await ledger.in_doubt("b", since=0)
    assert open_order.state == "unknown"
    assert await ledger.in_doubt("b", since=NOW) == []
    await ledger.made("k1", RUNNING)
    await ledger.doubt("k1")
    found = await ledger.order("k1")
    assert found is not None
    assert found.state == "made"


async def test_only_what_nobody_got_is_handed_out_again(ledger: Ledger) -> None:
    await ledger.intend(ORDER)
    twin = numbered(9)
    assert await ledger.undelivered(twin, since=0) == [ORDER]
    assert await ledger.undelivered(replace(twin, owner="else"), since=0) == []
    assert await ledger.undelivered(replace(twin, backend="else"), since=0) == []
    assert await ledger.undelivered(replace(twin, fingerprint="else"), since=0) == []
    assert await ledger.undelivered(twin, since=NOW) == []
    await ledger.deliver("k1")
    assert await ledger.undelivered(twin, since=0) == []
    await ledger.intend(numbered(2))
    await ledger.refuse("k2")
    assert await ledger.undelivered(twin, since=0) == []


async def test_the_daily_cap_counts_all_but_refused_orders(ledger: Ledger) -> None:
    await ledger.intend(ORDER, day_cap_usd=1)
    await ledger.intend(numbered(2), day_cap_usd=1)
    with pytest.raises(BudgetError, match=r"\$0\.80 of the \$1\.00.*2027-01-16 08:00 UTC"):
        await ledger.intend(numbered(3), day_cap_usd=1)
    assert await ledger.order("k3") is None
    await ledger.intend(numbered(4, cost_usd=0.2), day_cap_usd=1)
    await ledger.intend(numbered(5, cost_usd=0.0), day_cap_usd=1)
    await ledger.intend(numbered(6, cost_usd=None), day_cap_usd=1)
    await ledger.refuse("k1")
    await ledger.intend(numbered(7), day_cap_usd=1)


async def test_the_day_is_the_last_24_hours(ledger: Ledger) -> None:
    await ledger.intend(ORDER, day_cap_usd=0.5)
    with pytest.raises(BudgetError):
        await ledger.intend(numbered(2, asked_at=NOW + DAY - 1), day_cap_usd=0.5)
    await ledger.intend(numbered(3, asked_at=NOW + DAY), day_cap_usd=0.5)


async def test_what_never_fits_is_told_so(ledger: Ledger) -> None:
    with pytest.raises(BudgetError, match="never fits"):
        await ledger.intend(ORDER, day_cap_usd=0.3)


async def test_parallel_orders_cannot_overshoot_the_cap(ledger: Ledger) -> None:
    refused = []

    async def order(number: int) -> None:
        try:
            await ledger.intend(numbered(number), day_cap_usd=1.0)
        except BudgetError:
            refused.append(number)

    async with anyio.create_task_group() as tasks:
        for number in range(12):
            tasks.start_soon(order, number)
    assert len(refused) == 10


async def test_what_expires_unsaved_is_found_in_time(ledger: Ledger, tmp_path: Path) -> None:
    for number, status in ((1, "completed"), (2, "completed"), (3, "failed")):
        await ledger.intend(numbered(number))
        seen = Video(id=f"video_{number}", status=status, expires_at=int(NOW) + number)
        await ledger.made(f"k{number}", seen)
    assert await ledger.expiring("b", before=NOW) == []
    found = await ledger.expiring("b", before=NOW + 10)
    assert [order.key for order in found] == ["k1", "k2"]
    await ledger.remember_file(FileKey("b", "video_1", "video"), record(tmp_path / "a.mp4"))
    await ledger.forget_video("b", "video_2")
    assert await ledger.expiring("b", before=NOW + 10) == []


async def test_a_saved_file_is_found_again(ledger: Ledger, tmp_path: Path) -> None:
    await ledger.remember_file(KEY, record(tmp_path / "a.mp4"))
    assert await ledger.file(KEY) == record(tmp_path / "a.mp4")
    assert await ledger.file(FileKey("embedded", "video_1", "thumbnail")) is None
    assert await ledger.file(FileKey("elsewhere", "video_1", "video")) is None
    assert await ledger.file(FileKey("embedded", "video_1", "video", "b.mp4")) is None
    await ledger.remember_file(KEY, record(tmp_path / "b.mp4"))
    assert await ledger.file(KEY) == record(tmp_path / "b.mp4")
    await ledger.forget_video("embedded", "video_1")
    assert await ledger.file(KEY) is None


async def test_the_path_of_a_video_is_the_last_one_that_still_exists(
    ledger: Ledger, tmp_path: Path
) -> None:
    first, last, gone = tmp_path / "a.mp4", tmp_path / "b.mp4", tmp_path / "gone.mp4"
    first.touch()
    last.touch()
    for saved_at, path in enumerate((first, last, gone)):
        key = FileKey("e", "video_1", "video", path.name)
        await ledger.remember_file(key, record(path, saved_at))
    await ledger.remember_file(FileKey("e", "video_2", "thumbnail"), record(first, 4))
    assert await ledger.video_paths("e", ["video_1", "video_2"]) == {"video_1": last}


async def test_a_task_is_remembered_until_it_is_cancelled_and_after(ledger: Ledger) -> None:
    task = TaskRecord("t1", "video_1", "local", 5)
    await ledger.add_task(task)
    assert await ledger.task("t1") == task
    assert await ledger.task("t2") is None
    await ledger.cancel_task("t1")
    assert await ledger.task("t1") == replace(task, is_cancelled=True)


async def test_every_note_is_on_the_disk_before_it_counts(ledger: Ledger, tmp_path: Path) -> None:
    """A crash right after `intend` must find the intent: the journal is synced at each commit."""
    await ledger.intend(ORDER)
    with closing(sqlite3.connect(tmp_path / "data" / "ledger.sqlite3")) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("SELECT state FROM orders").fetchall() == [("intended",)]
