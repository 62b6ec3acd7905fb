import sqlite3
from pathlib import Path

import anyio
import pytest

from sora_mcp.ledger import FileKey, FileRecord, Ledger
from sora_mcp.sqlite_ledger import SqliteLedger

KEY = FileKey("embedded", "video_1", "video")


def record(path: Path, saved_at: int = 1) -> FileRecord:
    return FileRecord(path, 3, "video/mp4", "ab" * 32, saved_at)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return SqliteLedger(tmp_path / "data" / "ledger.sqlite3")


async def test_nothing_is_written_until_there_is_something_to_remember(
    ledger: Ledger, tmp_path: Path
) -> None:
    assert await ledger.video_paths("embedded", ["video_1"]) == {}
    assert await ledger.video_paths("embedded", []) == {}
    assert not (tmp_path / "data").exists()


async def test_a_saved_file_is_found_again_by_another_process(
    ledger: Ledger, tmp_path: Path
) -> None:
    await ledger.remember_file(KEY, record(tmp_path / "a.mp4"))
    other = SqliteLedger(tmp_path / "data" / "ledger.sqlite3")
    assert await other.file(KEY) == record(tmp_path / "a.mp4")
    assert await other.file(FileKey("embedded", "video_1", "thumbnail")) is None
    assert await other.file(FileKey("elsewhere", "video_1", "video")) is None
    assert await other.file(FileKey("embedded", "video_1", "video", "b.mp4")) is None


async def test_saving_again_replaces_the_note(ledger: Ledger, tmp_path: Path) -> None:
    await ledger.remember_file(KEY, record(tmp_path / "a.mp4"))
    await ledger.remember_file(KEY, record(tmp_path / "b.mp4"))
    found = await ledger.file(KEY)
    assert found is not None
    assert found.path == tmp_path / "b.mp4"


async def test_the_path_of_a_video_is_the_last_one_that_still_exists(
    ledger: Ledger, tmp_path: Path
) -> None:
    first, last, gone = tmp_path / "a.mp4", tmp_path / "b.mp4", tmp_path / "gone.mp4"
    first.touch()
    last.touch()
    await ledger.remember_file(FileKey("e", "video_1", "video", "a.mp4"), record(first, 1))
    await ledger.remember_file(FileKey("e", "video_1", "video", "b.mp4"), record(last, 2))
    await ledger.remember_file(FileKey("e", "video_1", "video", "gone.mp4"), record(gone, 3))
    await ledger.remember_file(FileKey("e", "video_2", "thumbnail"), record(first, 4))
    paths = await ledger.video_paths("e", ["video_1", "video_2"])
    assert paths == {"video_1": last}


async def test_a_deleted_video_is_forgotten(ledger: Ledger, tmp_path: Path) -> None:
    await ledger.remember_file(KEY, record(tmp_path / "a.mp4"))
    await ledger.forget_video("embedded", "video_1")
    assert await ledger.file(KEY) is None


async def test_many_writers_at_once_do_not_lose_a_note(ledger: Ledger, tmp_path: Path) -> None:
    async with anyio.create_task_group() as tasks:
        for number in range(20):
            key = FileKey("e", f"video_{number}", "video")
            tasks.start_soon(ledger.remember_file, key, record(tmp_path / "a.mp4"))
    with sqlite3.connect(tmp_path / "data" / "ledger.sqlite3") as db:
        assert db.execute("SELECT count(*) FROM saved_files").fetchone() == (20,)
    db.close()
