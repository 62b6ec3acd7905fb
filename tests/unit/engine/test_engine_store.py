from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sora_mcp import processes
from sora_mcp.engine.store import ATTEMPTS_MAX, Job, Store, StoredCharacter


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store(tmp_path / "engine.db", clock=clock)
    yield opened
    opened.close()


def add(store: Store, video_id: str = "video_a") -> str:
    store.add(Job(video_id, "A fox", "64x64", "4", "{}", created_at=1_800_000_000))
    return video_id


def claim(store: Store, lease: str, *, by: str = "", at_once: int = 9) -> Job | None:
    return store.claim(owner=by or processes.current(), lease=lease, lease_s=10, at_once=at_once)


def status(store: Store, video_id: str = "video_a") -> str:
    job = store.get(video_id)
    assert job
    return job.status


def test_jobs_are_taken_oldest_first_and_once(store: Store) -> None:
    add(store, "video_a")
    add(store, "video_b")
    taken = [claim(store, lease) for lease in ("1", "2", "3")]
    assert [job.id if job else None for job in taken] == ["video_a", "video_b", None]


def test_no_more_jobs_than_agreed_are_taken_at_a_time(store: Store) -> None:
    add(store, "video_a")
    add(store, "video_b")
    assert claim(store, "1", at_once=1)
    assert claim(store, "2", at_once=1) is None
    assert store.fail("1", code="x", message="y")
    assert claim(store, "2", at_once=1)


def test_only_the_holder_of_the_lease_moves_a_job(store: Store, clock: Clock) -> None:
    add(store)
    claim(store, "old")
    clock.now += 11
    assert claim(store, "new")
    published: list[str] = []
    assert not store.beat("old", lease_s=10, progress=50)
    assert not store.finish("old", published.append)
    assert not store.fail("old", code="x", message="y")
    assert not store.release("old", is_counted=False)
    assert (published, status(store)) == ([], "in_progress")
    assert store.finish("new", published.append)
    assert (published, status(store)) == (["video_a"], "completed")


def test_a_beat_keeps_a_lease_and_progress_never_goes_back(store: Store, clock: Clock) -> None:
    add(store)
    claim(store, "1")
    for _ in range(3):
        clock.now += 8
        assert store.beat("1", lease_s=10, progress=100)
        assert claim(store, "2") is None
    store.beat("1", lease_s=10, progress=3)
    job = store.get("video_a")
    assert job
    assert job.progress == 99  # 100 is for completed videos


def test_a_job_whose_lease_lapses_too_often_fails_with_a_sentence(
    store: Store, clock: Clock
) -> None:
    add(store)
    for attempt in range(1, ATTEMPTS_MAX + 1):
        job = claim(store, f"lease{attempt}")
        assert job
        assert job.attempt == attempt
        clock.now += 11
    assert claim(store, "last") is None
    job = store.get("video_a")
    assert job
    assert (job.status, job.error_code) == ("failed", "render_failed")
    assert job.error_message == "Rendering was interrupted 3 times. Create the video again."


def test_a_lease_of_a_dead_process_can_be_taken_at_once(store: Store) -> None:
    code = "from sora_mcp import processes; print(processes.current())"
    dead = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    add(store)
    assert claim(store, "1", by=dead.stdout.strip())
    taken = claim(store, "2")
    assert taken
    assert (taken.attempt, taken.lease) == (2, "2")


def test_a_lease_of_another_machine_is_waited_for(store: Store, clock: Clock) -> None:
    add(store)
    assert claim(store, "1", by="elsewhere|99999999|1")
    assert claim(store, "2") is None
    clock.now += 11
    assert claim(store, "2")


def test_a_reused_pid_is_not_taken_for_the_dead_process() -> None:
    machine, pid, started = processes.current().split("|")
    assert pid == str(os.getpid())
    assert not processes.is_dead(processes.current())
    assert processes.is_dead(f"{machine}|{pid}|1")
    assert not processes.is_dead(f"{machine}|{pid}|")
    assert not processes.is_dead(f"{machine}|nonsense|{started}")


def test_a_publication_that_fails_leaves_the_job_as_it_was(store: Store) -> None:
    def full_disk(video_id: str) -> None:
        raise OSError(28, "No space left on device")

    add(store)
    claim(store, "1")
    with pytest.raises(OSError, match="No space"):
        store.finish("1", full_disk)
    assert status(store) == "in_progress"
    assert store.beat("1", lease_s=10, progress=1)


def test_a_stopped_attempt_does_not_count_and_a_died_one_does(store: Store) -> None:
    add(store)
    for lease in ("1", "2", "3", "4"):
        job = claim(store, lease)
        assert job
        assert job.attempt == 1
        store.release(lease, is_counted=False)
    for lease in ("5", "6", "7"):
        claim(store, lease)
        store.release(lease, is_counted=True)
    assert status(store) == "failed"


def test_two_stores_on_one_file_see_each_other(store: Store, tmp_path: Path, clock: Clock) -> None:
    second = Store(tmp_path / "engine.db", clock=clock)
    add(store)
    second.add_character(StoredCharacter("char_a", "Mossy", 1))
    assert claim(second, "1")
    assert claim(store, "2") is None
    assert store.get_character("char_a") == StoredCharacter("char_a", "Mossy", 1)
    assert second.known_ids() == {"video_a", "char_a"}
    second.close()
