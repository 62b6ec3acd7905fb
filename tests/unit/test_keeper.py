from pathlib import Path

import anyio
import anyio.lowlevel

from sora_mcp.errors import DownloadError
from sora_mcp.keeper import AHEAD_S, Keeper
from sora_mcp.ledger import FileKey, FileRecord, Order
from sora_mcp.sqlite_ledger import SqliteLedger
from sora_mcp.video import Video
from tests.fake_api import MP4, NOW, FakeApi, studio_over


async def ordered(ledger: SqliteLedger, number: int, expires_at: int) -> None:
    await ledger.intend(
        Order(
            key=f"k{number}",
            owner="local",
            backend="b",
            operation="create",
            fingerprint="f",
            process="p",
            asked_at=NOW,
            prompt="a fox",
        )
    )
    video = Video(id=f"video_{number}", status="completed", expires_at=expires_at)
    await ledger.made(f"k{number}", video)


async def test_what_expires_within_a_day_is_saved_and_a_failure_does_not_stop_the_rest(
    tmp_path: Path,
) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite3")
    for number, expires_at in ((1, 10), (2, 20), (3, AHEAD_S + 10)):
        await ordered(ledger, number, NOW + expires_at)
    asked: list[str] = []

    async def save(video_id: str) -> None:
        asked.append(video_id)
        if video_id == "video_1":
            raise DownloadError("The disk is full.")
        record = FileRecord(tmp_path / "a.mp4", 3, "video/mp4", "ab", NOW)
        await ledger.remember_file(FileKey("b", video_id, "video"), record)

    keeper = Keeper(ledger, save, backend="b", clock=lambda: NOW)
    await keeper.round()
    await keeper.round()
    assert asked == ["video_1", "video_2", "video_1"]


async def test_rounds_come_with_time_and_when_woken(tmp_path: Path) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite3")
    await ordered(ledger, 1, NOW + 10)
    rounds = 0
    slept, go_on = anyio.Event(), anyio.Event()

    async def save(_video_id: str) -> None:
        nonlocal rounds
        rounds += 1

    async def sleep(seconds: float) -> None:
        assert seconds == 600
        slept.set()
        await go_on.wait()

    keeper = Keeper(ledger, save, backend="b", clock=lambda: NOW, sleep=sleep)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(keeper.run)
        with anyio.fail_after(5):
            await slept.wait()
            assert rounds == 1
            keeper.wake()
            while rounds < 2:
                await anyio.lowlevel.checkpoint()
            go_on.set()
            while rounds < 3:
                await anyio.lowlevel.checkpoint()
        tasks.cancel_scope.cancel()


async def test_a_video_made_here_is_saved_when_it_is_done(tmp_path: Path) -> None:
    """Nobody waits and nobody downloads: before it expires, it lies in the output folder."""
    api = FakeApi()
    async with studio_over(api, tmp_path, poll_s=0.01) as studio:
        state = await studio.create_video("A red fox")
        api.videos[state.video.id] |= {"status": "completed", "expires_at": NOW + 3600}
        with anyio.fail_after(5):
            while not list((tmp_path / "out").glob("*.mp4")):
                await anyio.lowlevel.checkpoint()
            while not (await studio.retrieve_video(state.video.id)).file_path:
                await anyio.lowlevel.checkpoint()
    (saved,) = (tmp_path / "out").glob("*.mp4")
    assert saved.read_bytes() == MP4


async def test_saving_can_be_switched_off(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path, poll_s=0.01, auto_save=False) as studio:
        state = await studio.create_video("A red fox")
        api.videos[state.video.id] |= {"status": "completed", "expires_at": NOW + 3600}
        await studio.wait_for_videos([state.video.id])
        for _ in range(50):
            await anyio.lowlevel.checkpoint()
    assert not (tmp_path / "out").exists()


async def test_a_restart_goes_on_following_what_was_running(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        state = await studio.create_video("A red fox")
    api.videos[state.video.id] |= {"status": "completed", "expires_at": NOW + 3600}
    async with studio_over(api, tmp_path, poll_s=0.01):
        with anyio.fail_after(5):
            while not list((tmp_path / "out").glob("*.mp4")):
                await anyio.lowlevel.checkpoint()
