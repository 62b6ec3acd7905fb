from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import anyio
import anyio.lowlevel
import httpx2
import pytest

from sora_mcp.engine import housekeeping
from sora_mcp.engine.engine import Engine
from sora_mcp.engine.files import Files, link_or_copy
from sora_mcp.engine.renderer import INVALID_INPUT, RenderError, RenderSpec
from sora_mcp.engine.runner import RenderDiedError
from sora_mcp.engine.store import Job, Store
from sora_mcp.engine.worker import Timing
from tests.instant import InstantRunner, tiny_files
from tests.unit.engine.conftest import Api, Json, OpenApi

ROOT = Path(__file__).parents[3]


class Time:
    """A clock that stands still until it is moved, and the sleep that goes with it."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self._moved = anyio.Event()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        until = self.now + seconds
        while self.now < until:
            await self._moved.wait()

    def advance(self, seconds: float) -> None:
        self.now += seconds
        moved, self._moved = self._moved, anyio.Event()
        moved.set()


async def seen(api: Api, video: Json, **fields: object) -> Json:
    """The video, once these fields are so."""
    with anyio.fail_after(30):
        while True:
            now: Json = (await api.http.get(f"/videos/{video['id']}")).json()
            if all(now[name] == value for name, value in fields.items()):
                return now
            await anyio.lowlevel.checkpoint()


async def test_progress_is_saved_in_steps_of_a_quarter_second_and_with_each_beat(
    open_api: OpenApi,
) -> None:
    time = Time()
    async with open_api(
        InstantRunner(progress=(0.2, 0.4)), clock=time, sleep=time.sleep, timing=Timing()
    ) as api:
        api.runner.hold()
        video = await api.create()
        await api.runner.started.wait()
        assert (await seen(api, video, status="in_progress"))["progress"] == 0
        time.advance(2)
        assert (await seen(api, video, progress=40))["status"] == "in_progress"
        api.runner.let_go()
        await api.done(video)
    async with open_api(
        InstantRunner(progress=(0.2, 0.4)), clock=time, sleep=time.sleep,
        timing=Timing(progress_s=0),
    ) as api:  # fmt: skip
        api.runner.hold()
        await seen(api, await api.create(), progress=40)


async def test_a_render_stops_when_another_process_has_taken_its_job(
    open_api: OpenApi, tmp_path: Path
) -> None:
    time = Time()
    async with open_api(clock=time, sleep=time.sleep) as api:
        api.runner.hold()
        video = await api.create()
        await api.runner.started.wait()
        other = Store(tmp_path / "engine" / "engine.db", clock=lambda: time.now + 60)
        taken = other.claim(owner="elsewhere|1|1", lease="theirs", lease_s=10, at_once=9)
        assert taken
        time.advance(2)
        folder = tmp_path / "engine" / "work" / video["id"]
        with anyio.fail_after(10):
            while folder.exists():
                await anyio.lowlevel.checkpoint()
        assert other.fail("theirs", code="x", message="They say so.")
        other.close()
        assert (await api.done(video))["error"] == {"code": "x", "message": "They say so."}


async def test_a_render_that_says_why_it_failed_is_not_repeated(open_api: OpenApi) -> None:
    async with open_api(InstantRunner(error=RenderError("Cut short.", code=INVALID_INPUT))) as api:
        video = await api.done(await api.create())
        assert len(api.runner.ran) == 1
    assert (video["status"], video["expires_at"]) == ("failed", None)
    assert video["error"] == {"code": "invalid_input", "message": "Cut short."}


async def test_a_render_that_dies_silently_is_tried_three_times(open_api: OpenApi) -> None:
    async with open_api(InstantRunner(error=RenderDiedError("gone"))) as api:
        video = await api.done(await api.create())
        assert len(api.runner.ran) == 3
    assert video["error"]["code"] == "render_failed"
    assert "interrupted 3 times" in video["error"]["message"]


async def test_a_render_that_takes_too_long_is_given_up(open_api: OpenApi) -> None:
    timing = Timing(limit_min_s=0.0, limit_per_second=0.0)
    async with open_api(timing=timing) as api:
        api.runner.hold()
        video = await api.done(await api.create())
    assert video["error"]["code"] == "render_failed"
    assert "took longer than" in video["error"]["message"]


async def test_a_disk_that_cannot_be_written_fails_the_job_and_not_the_worker(
    open_api: OpenApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_api() as api:
        (tmp_path / "engine" / "videos").rmdir()
        video = await api.done(await api.create())
        (tmp_path / "engine" / "videos").mkdir()
        assert await api.completed()
    assert video["error"] == {
        "code": "render_failed", "message": "The video could not be saved on the server."
    }  # fmt: skip
    assert "could not be seen through" in caplog.text


async def test_a_queue_that_cannot_be_read_for_a_moment_is_tried_again(
    open_api: OpenApi, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    time = Time()
    async with open_api(clock=time, sleep=time.sleep) as api:
        api.runner.hold()
        first = await api.create()
        await api.runner.started.wait()
        with sqlite3.connect(tmp_path / "engine" / "engine.db") as db:
            db.execute("ALTER TABLE videos RENAME TO gone")
        with anyio.fail_after(10):
            while caplog.text.count("trying again") < 2:
                time.advance(2)
                await anyio.lowlevel.checkpoint()
        api.runner.let_go()
        with anyio.fail_after(10):
            while "its lease will lapse" not in caplog.text:
                await anyio.lowlevel.checkpoint()
        with db:
            db.execute("ALTER TABLE gone RENAME TO videos")
        db.close()
        time.advance(11)
        assert (await api.done(first))["status"] == "completed"


async def test_leaving_requeues_what_was_running_and_the_next_start_finishes_it(
    open_api: OpenApi, tmp_path: Path
) -> None:
    async with open_api() as api:
        api.runner.hold()
        video = await api.create()
        await api.runner.started.wait()
    with sqlite3.connect(tmp_path / "engine" / "engine.db") as db:
        row = db.execute("SELECT status, attempt, lease FROM videos").fetchone()
    db.close()
    assert row == ("queued", 0, None)
    assert not list((tmp_path / "engine" / "work").iterdir())
    async with open_api() as api:
        assert (await api.done(video))["status"] == "completed"


async def test_a_relative_data_folder_means_the_servers_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    engine = Engine(Path("data"))
    transport = httpx2.ASGITransport(app=engine.app)
    clip = (tiny_files() / "video.mp4").read_bytes()
    async with (
        engine.running(),
        httpx2.AsyncClient(transport=transport, base_url="http://engine/v1", timeout=30) as http,
    ):
        answer = await http.post(
            "/videos/edits", data={"prompt": "night"}, files={"video": ("a.mp4", clip)}
        )
    assert (answer.json()["size"], answer.json()["seconds"]) == ("64x64", "0.5")


async def test_jobs_beyond_the_limit_wait_their_turn(open_api: OpenApi) -> None:
    async with open_api(workers=1) as api:
        api.runner.hold()
        first, second = await api.create(), await api.create()
        await api.runner.started.wait()
        assert (await seen(api, second, status="queued"))["progress"] == 0
        api.runner.let_go()
        assert (await api.done(second))["status"] == "completed"
        assert (await api.done(first))["status"] == "completed"


SERVE = """
import sys, anyio
from pathlib import Path
from sora_mcp.engine.engine import Engine
from sora_mcp.engine.store import Store
from tests.instant import InstantRunner, tiny_files

async def main(folder, kind):
    runner = InstantRunner() if kind == "instant" else None
    engine = Engine(folder, runner=runner, workers=2)
    async with engine.running():
        print("ready", flush=True)
        await anyio.to_thread.run_sync(sys.stdin.read)
    print(len(runner.ran) if runner else 0)

tiny_files() if sys.argv[2] == "instant" else None
anyio.run(main, Path(sys.argv[1]), sys.argv[2])
"""


@contextmanager
def serving(folder: Path, kind: str) -> Iterator[subprocess.Popen[str]]:
    """The engine in a process of its own; it stops when its stdin is closed."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(folder), kind],
        stdin=pipe,
        stdout=pipe,
        text=True,
        cwd=ROOT,
    ) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


async def test_two_processes_on_one_folder_render_each_of_ten_jobs_once(tmp_path: Path) -> None:
    with serving(tmp_path, "instant") as one, serving(tmp_path, "instant") as two:
        store = Store(tmp_path / "engine" / "engine.db", clock=lambda: 1_800_000_000.0)
        spec = RenderSpec("create", "A fox", 64, 64, 0.5).to_json()
        for number in range(10):
            video_id = f"video_{number}"
            (tmp_path / "engine" / "inputs" / video_id).mkdir()
            store.add(Job(video_id, "A fox", "64x64", "4", spec, created_at=1_800_000_000))
        with anyio.fail_after(30):
            while any(
                job.status != "completed"
                for job in store.page(limit=10, after=None, ascending=True)[0]
            ):
                await anyio.sleep(0.02)
        jobs, _ = store.page(limit=10, after=None, ascending=True)
        store.close()
        renders = [int(process.communicate()[0]) for process in (one, two)]
    assert [job.attempt for job in jobs] == [1] * 10
    assert sum(renders) == 10


async def test_a_process_killed_in_the_middle_of_a_render_loses_nothing(
    open_api: OpenApi, tmp_path: Path
) -> None:
    async with open_api(workers=1) as api:  # only to queue a job
        api.runner.hold()
        video = await api.create()
        await api.runner.started.wait()
    work = tmp_path / "engine" / "work" / video["id"]
    with serving(tmp_path, "real") as process, anyio.fail_after(30):
        while not list(work.glob("*/out/video.mp4")):
            await anyio.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert not (tmp_path / "engine" / "videos" / video["id"]).exists()
    async with open_api() as api:
        done = await api.done(video)
    with sqlite3.connect(tmp_path / "engine" / "engine.db") as db:
        assert db.execute("SELECT attempt FROM videos").fetchone() == (2,)
    db.close()
    assert done["status"] == "completed"
    assert not list((tmp_path / "engine" / "work").iterdir())


async def test_expired_videos_lose_their_files_and_say_so(
    open_api: OpenApi, tmp_path: Path
) -> None:
    time = Time()
    async with open_api(clock=time, sleep=time.sleep) as api:
        video = await api.completed()
        time.advance(7 * 24 * 3600)
        folder = tmp_path / "engine" / "videos" / video["id"]
        with anyio.fail_after(10):
            while folder.exists() or (folder.parent.parent / "inputs" / video["id"]).exists():
                await anyio.lowlevel.checkpoint()
        with anyio.fail_after(10):
            code = "video_not_purged"
            while code != "video_expired":
                sent = {"prompt": "x"}
                _, error = await api.refused("POST", f"/videos/{video['id']}/remix", json=sent)
                code = error["code"]
        status, error = await api.refused("GET", f"/videos/{video['id']}/content")
        listed = (await api.http.get("/videos")).json()["data"]
    assert (status, error["message"]) == (
        404, "The files of this video have expired. Create it again.",
    )  # fmt: skip
    assert [one["id"] for one in listed] == [video["id"]]


def test_leftovers_without_an_owner_are_removed_once_they_are_old(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.prepare()
    store = Store(files.database, clock=lambda: 0.0)
    store.add(Job("video_known", "A fox", "64x64", "4", "{}", created_at=0))
    store.add(Job("video_failed", "A fox", "64x64", "4", "{}", created_at=0))
    assert store.claim(owner="elsewhere|1|1", lease="1", lease_s=10, at_once=1)
    for owner_id in ("video_known", "video_failed", "video_old", "video_new"):
        for folder in (files.inputs(owner_id), files.work(owner_id), files.video(owner_id)):
            folder.mkdir()
            if owner_id != "video_new":
                os.utime(folder, (1, 1))
    housekeeping.tidy(store, files)
    store.close()
    left = {path.name for path in tmp_path.glob("*/video_*")}
    working = {path.name for path in tmp_path.glob("work/video_*")}
    assert left == {"video_known", "video_failed", "video_new"}
    assert working == {"video_known", "video_new"}  # of these two, the first is being rendered


async def test_housekeeping_survives_a_failure(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(tmp_path / "engine.db", clock=lambda: 0.0)
    rounds: list[float] = []

    async def sleep(seconds: float) -> None:
        rounds.append(seconds)
        if len(rounds) == 2:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        await housekeeping.keep_house(store, Files(tmp_path / "absent"), sleep)
    store.close()
    assert caplog.text.count("housekeeping failed") == 2


def test_a_file_on_a_disk_without_links_is_copied(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"")
    link_or_copy(tmp_path / "a", tmp_path / "b")  # linking fails, for `b` exists
    assert (tmp_path / "b").read_bytes() == b"a"


def test_publishing_replaces_what_an_interrupted_publication_left(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.prepare()
    target = files.video("video_a")
    target.mkdir()
    (target / "half").touch()
    output = files.new_output("video_a", "lease")
    (output / "video.mp4").write_bytes(b"whole")
    files.publish(output, target)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == {"video.mp4": b"whole"}
