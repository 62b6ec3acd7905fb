"""The watcher over a farm of videos that get on by the clock, in simulated time."""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from functools import wraps
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import anyio
import anyio.lowlevel
import httpx2
import pytest
from farm import URL, Farm
from simulated_time import simulated

from sora_mcp.client import VideosClient
from sora_mcp.errors import (
    AuthenticationError,
    InvalidRequestError,
    NotFoundError,
    ServerError,
    SoraError,
    StalledVideoError,
    UnreachableError,
)
from sora_mcp.video import Video
from sora_mcp.watcher import Watcher
from tests.fake_api import FakeApi, studio_over

MINUTE_S = 60
HOUR_S = 3600


def in_simulated_time(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    @wraps(test)
    def run(**fixtures: Any) -> None:
        simulated(lambda: test(**fixtures))

    return run


@asynccontextmanager
async def watching(farm: Farm, **options: Any) -> AsyncGenerator[Watcher]:
    """A watcher of `farm` whose pauses have no jitter unless `random` is given."""
    options = dict[str, Any](first_pause_s=3, longest_pause_s=20, random=lambda: 0.0) | options
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(farm)) as http:
        clock = anyio.current_time
        client = VideosClient(http, base_url=URL, clock=clock, random=random.Random(1).random)
        async with Watcher(client, **options).running() as watcher:
            yield watcher


def a_farm() -> Farm:
    return Farm(anyio.current_time)


async def quietly(_videos: Sequence[Video]) -> None: ...


async def wait(
    watcher: Watcher,
    *video_ids: str,
    until: Literal["all", "any"] = "all",
    max_wait_s: float = 10 * HOUR_S,
    on_look: Callable[[Sequence[Video]], Awaitable[None]] = quietly,
) -> list[Video]:
    return await watcher.wait(video_ids, until=until, max_wait_s=max_wait_s, on_look=on_look)


class Ear:
    """Listens to a watcher."""

    def __init__(self, watcher: Watcher) -> None:
        self.heard: list[tuple[str, str, int]] = []
        self.new: list[str] = []
        self.lost: list[tuple[str, SoraError]] = []
        watcher.add_listener(self.changed, on_new=self.appeared, on_lost=self.went)

    async def changed(self, video: Video) -> None:
        self.heard.append((video.id, video.phase, video.progress_percent))

    async def appeared(self, video: Video) -> None:
        self.new.append(video.id)

    async def went(self, video_id: str, error: SoraError) -> None:
        self.lost.append((video_id, error))


# Waiting


@in_simulated_time
async def test_waiting_for_a_finished_video_looks_once() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=0)
    async with watching(farm) as watcher:
        (video,) = await wait(watcher, "video_1")
        await anyio.sleep(HOUR_S)
    assert video.phase == "completed"
    assert len(farm.asked) == 1


@in_simulated_time
async def test_pauses_grow_while_nothing_happens_up_to_the_longest() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=90, steps=1)
    async with watching(farm) as watcher:
        await wait(watcher, "video_1")
    at = farm.times("video_1")
    pauses = [round(later - sooner, 3) for sooner, later in pairwise(at)]
    assert pauses == [3, 4.5, 6.75, 10.125, 15.188, 20, 20, 20]


@in_simulated_time
async def test_pauses_shrink_when_something_happens() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=300, steps=2)
    async with watching(farm) as watcher:
        await wait(watcher, "video_1")
    at = farm.times("video_1")
    half_way = next(n for n, second in enumerate(at) if second >= 150)
    assert at[half_way] - at[half_way - 1] == 20
    assert at[half_way + 1] - at[half_way] == pytest.approx(20 / 1.5)


@in_simulated_time
async def test_all_waits_for_the_last_and_any_for_the_first() -> None:
    farm = a_farm()
    farm.add("quick", ends_s=5)
    farm.add("slow", ends_s=100)
    async with watching(farm) as watcher:
        videos = await wait(watcher, "quick", "slow", until="any")
        assert [video.phase for video in videos] == ["completed", "in_progress"]
        assert anyio.current_time() < 10
        videos = await wait(watcher, "quick", "slow")
        assert [(video.id, video.phase) for video in videos] == [
            ("quick", "completed"), ("slow", "completed"),
        ]  # fmt: skip
    assert 100 <= farm.asked[-1][0] <= 120
    assert max(farm.times("quick")) < 10  # a finished video is not asked for again


@in_simulated_time
async def test_each_look_is_told() -> None:
    farm, told = a_farm(), list[int]()
    farm.add("video_1", ends_s=9, steps=3)

    async def on_look(videos: Sequence[Video]) -> None:
        told.append(videos[0].progress_percent)

    async with watching(farm) as watcher:
        await wait(watcher, "video_1", on_look=on_look)
    assert told == [0, 33, 66, 100]


@in_simulated_time
async def test_time_running_out_returns_what_was_last_seen() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=100)
    async with watching(farm) as watcher:
        (video,) = await wait(watcher, "video_1", max_wait_s=45)
        assert anyio.current_time() == 45
        assert (video.phase, video.progress_percent) == ("in_progress", 40)
        await anyio.sleep(HOUR_S)
    assert farm.asked[-1][0] <= 45


async def test_no_patience_means_one_look(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1", status="in_progress", progress=10)
    async with studio_over(api, tmp_path) as studio:
        (state,) = await studio.wait_for_videos(["video_1"], max_wait_s=0)
    assert state.video.phase == "in_progress"
    assert len(api.requests) == 1


@in_simulated_time
async def test_those_who_wait_for_one_video_share_the_looks() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=60, steps=1)
    async with watching(farm) as watcher, anyio.create_task_group() as tasks:
        for _ in range(50):
            tasks.start_soon(wait, watcher, "video_1")
    assert len(farm.asked) <= 8


@in_simulated_time
async def test_a_video_just_seen_is_not_asked_for_at_once() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=1)
    async with watching(farm) as watcher:
        watcher.follow(Video(id="video_1", status="queued"))
        (video,) = await wait(watcher, "video_1")
    assert video.phase == "completed"
    assert farm.times("video_1") == [3]


@in_simulated_time
async def test_what_others_saw_ends_a_wait() -> None:
    farm = a_farm()
    farm.add("video_1")
    async with watching(farm) as watcher, anyio.create_task_group() as tasks:
        tasks.start_soon(wait, watcher, "video_1")
        await anyio.sleep(1)
        watcher.saw(Video(id="video_1", status="completed"))
        watcher.saw(Video(id="video_2", status="completed"))  # nobody follows this one
    assert len(farm.asked) == 1


@in_simulated_time
async def test_what_was_seen_meanwhile_makes_the_answer_under_way_old() -> None:
    farm = a_farm()
    farm.add("video_1")
    async with watching(farm) as watcher, anyio.create_task_group() as tasks:
        ear = Ear(watcher)

        def answer(_request: httpx2.Request) -> None:
            watcher.saw(Video(id="video_1", status="completed"))

        farm.before = answer
        tasks.start_soon(wait, watcher, "video_1")
        await anyio.sleep(1)
    assert ear.heard == []


@in_simulated_time
async def test_a_gateway_may_call_the_video_by_another_id() -> None:
    farm = a_farm()
    farm.jobs["wrapped"] = farm.add("inner", ends_s=5)
    async with watching(farm) as watcher:
        (video,) = await wait(watcher, "wrapped")
    assert (video.id, video.phase) == ("wrapped", "completed")


async def test_waiting_needs_a_running_watcher() -> None:
    watcher = Watcher(None, first_pause_s=1, longest_pause_s=1)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="inside running"):
        await wait(watcher, "video_1")


async def test_too_many_ids_are_refused_before_anything_is_asked(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(InvalidRequestError, match="1 to 20"):
            await studio.wait_for_videos([f"video_{n}" for n in range(21)])
        with pytest.raises(InvalidRequestError):
            await studio.wait_for_videos([])
    assert api.requests == []


# Leaving


@in_simulated_time
async def test_no_request_leaves_after_a_wait_was_cancelled() -> None:
    farm = a_farm()
    farm.add("video_1")
    async with watching(farm) as watcher:
        with anyio.move_on_after(10):
            await wait(watcher, "video_1")
        await anyio.sleep(HOUR_S)
    assert farm.asked[-1][0] < 10


@in_simulated_time
async def test_a_request_under_way_is_not_repeated_after_its_wait_was_cancelled() -> None:
    farm = a_farm()
    farm.before = lambda _request: httpx2.Response(503)
    async with watching(farm) as watcher:
        with anyio.move_on_after(0.001):  # between an attempt and its repetition
            await wait(watcher, "video_1")
        seen = len(farm.asked)
        await anyio.sleep(HOUR_S)
    assert len(farm.asked) == seen


@in_simulated_time
async def test_a_wait_cancelled_before_its_look_began_asks_nothing() -> None:
    farm = a_farm()
    farm.add("video_1")
    async with watching(farm) as watcher:
        with watcher.interest("video_1"):
            await anyio.lowlevel.checkpoint()
        await anyio.sleep(1)
    assert farm.asked == []


@in_simulated_time
async def test_a_video_of_ours_is_followed_although_nobody_waits() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=600, steps=4)
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        watcher.follow(Video(id="video_1", status="queued"))
        with anyio.move_on_after(5):
            await wait(watcher, "video_1")
        await anyio.sleep(HOUR_S)
    assert ear.new == ["video_1"]
    assert ear.heard == [
        ("video_1", "queued", 0), ("video_1", "in_progress", 0), ("video_1", "in_progress", 25),
        ("video_1", "in_progress", 50), ("video_1", "in_progress", 75),
        ("video_1", "completed", 100),
    ]  # fmt: skip
    assert 600 <= farm.asked[-1][0] <= 620


@in_simulated_time
async def test_a_video_is_followed_as_long_as_somebody_is_interested() -> None:
    farm = a_farm()
    farm.add("video_1", steps=100)
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        with watcher.interest("video_1"):
            with watcher.interest("video_1"):
                await anyio.sleep(60)
            await anyio.sleep(60)
        await anyio.sleep(HOUR_S)
    assert ear.heard == [("video_1", "in_progress", 0)]
    assert 90 < farm.asked[-1][0] < 120


@in_simulated_time
async def test_an_interest_may_outlive_the_video() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=0)
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        with watcher.interest("video_1"):
            await anyio.sleep(HOUR_S)
    assert ear.heard == [("video_1", "completed", 100)]
    assert len(farm.asked) == 1


@in_simulated_time
async def test_nothing_runs_when_nothing_is_followed() -> None:
    farm, slept = a_farm(), list[float]()
    farm.add("video_1", ends_s=HOUR_S + 1)

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await anyio.sleep(seconds)

    async with watching(farm, sleep=sleep) as watcher:
        await anyio.sleep(HOUR_S)
        assert slept == []
        await wait(watcher, "video_1")
        await anyio.sleep(HOUR_S)
        assert slept == [3]


@in_simulated_time
async def test_a_clock_that_lags_behind_the_timers_does_no_harm() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=9)
    async with watching(farm, clock=lambda: 0.0) as watcher:
        (video,) = await wait(watcher, "video_1")
    assert video.phase == "completed"


# Servers with wishes, and in trouble


@in_simulated_time
@pytest.mark.parametrize(
    ("asked_ms", "pause_s"), [("10000", 10), ("100", 3), ("-1", 3), ("x", 3), ("1e12", 60)]
)
async def test_the_server_may_ask_for_longer_pauses(asked_ms: str, pause_s: float) -> None:
    farm = a_farm()
    farm.add("video_1")
    farm.headers["openai-poll-after-ms"] = asked_ms
    async with watching(farm) as watcher:
        await wait(watcher, "video_1", max_wait_s=pause_s + 1)
    assert farm.times("video_1")[:2] == [0, pause_s]


@in_simulated_time
async def test_a_server_in_trouble_is_left_alone_as_long_as_it_asks() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=300)

    def busy(_request: httpx2.Request) -> httpx2.Response | None:
        is_busy = 1 < anyio.current_time() < 100
        return httpx2.Response(429, headers={"retry-after": "120"}) if is_busy else None

    farm.before = busy
    async with watching(farm) as watcher:
        (video,) = await wait(watcher, "video_1")
    assert video.phase == "completed"
    assert farm.times("video_1")[:3] == [0, 3, 123]


@in_simulated_time
async def test_passing_troubles_are_sat_out() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=60)
    farm.before = lambda _: httpx2.Response(503) if 1 < anyio.current_time() < 40 else None
    async with watching(farm) as watcher:
        (video,) = await wait(watcher, "video_1")
    assert video.phase == "completed"


@in_simulated_time
async def test_lasting_troubles_are_told_and_the_video_is_followed_all_the_same() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=700)
    farm.before = lambda _: (
        httpx2.Response(500, json={"error": {"message": "boom"}})
        if 1 < anyio.current_time() < 600
        else None
    )
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        watcher.follow(Video(id="video_1", status="queued"))
        with pytest.raises(ServerError, match="boom"):
            await wait(watcher, "video_1")
        assert 20 < anyio.current_time() < 200
        await anyio.sleep(HOUR_S)
    assert ear.heard[-1] == ("video_1", "completed", 100)


@in_simulated_time
async def test_a_refused_key_is_told_at_once() -> None:
    farm = a_farm()
    farm.before = lambda _: httpx2.Response(401)
    async with watching(farm) as watcher:
        with pytest.raises(AuthenticationError):
            await wait(watcher, "video_1")
    assert len(farm.asked) == 1


@in_simulated_time
async def test_a_silent_server_is_told_after_the_first_look() -> None:
    async def silent(_request: httpx2.Request) -> httpx2.Response:
        await anyio.sleep_forever()
        raise AssertionError

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(silent)) as http:
        client = VideosClient(http, base_url=URL)
        async with Watcher(client, first_pause_s=1, longest_pause_s=1).running() as watcher:
            with pytest.raises(UnreachableError, match="not answered within 10 s"):
                await wait(watcher, "video_1", max_wait_s=0)


@in_simulated_time
async def test_an_unknown_id_is_told_at_once() -> None:
    farm = a_farm()
    farm.add("video_1")
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        with pytest.raises(NotFoundError):
            await wait(watcher, "video_1", "video_2")
        with pytest.raises(InvalidRequestError):
            await wait(watcher, "..")
        assert anyio.current_time() == 0
        await anyio.sleep(1)
    assert ear.lost == []  # it concerns nobody else


@in_simulated_time
async def test_a_video_that_vanishes_ends_the_wait() -> None:
    farm = a_farm()
    farm.add("video_1")

    async def vanish(_videos: Sequence[Video]) -> None:
        farm.jobs.clear()

    async with watching(farm) as watcher:
        with pytest.raises(NotFoundError):
            await wait(watcher, "video_1", on_look=vanish)


@in_simulated_time
@pytest.mark.parametrize(("misses", "is_found"), [(4, True), (5, False)])
async def test_replicas_may_not_know_a_new_video_yet(misses: int, is_found: bool) -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=60)
    farm.before = lambda _: httpx2.Response(404) if len(farm.asked) <= misses else None
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        watcher.follow(Video(id="video_1", status="queued"))
        if is_found:
            (video,) = await wait(watcher, "video_1")
            assert video.phase == "completed"
        else:
            with pytest.raises(NotFoundError):
                await wait(watcher, "video_1")
        await anyio.sleep(HOUR_S)
    assert [video_id for video_id, _ in ear.lost] == ([] if is_found else ["video_1"])


@in_simulated_time
async def test_a_wait_for_a_new_video_that_one_replica_does_not_know_has_its_state() -> None:
    farm = a_farm()
    async with watching(farm) as watcher:
        watcher.follow(Video(id="video_1", status="queued"))
        await anyio.sleep(2)
        (video,) = await wait(watcher, "video_1", max_wait_s=1)
    assert video.phase == "queued"


@in_simulated_time
@pytest.mark.parametrize(
    ("fields", "minutes"),
    [
        ({}, 20), ({"seconds": "12", "size": "1280x720"}, 20), ({"seconds": "16"}, 60),
        ({"size": "1024x1792"}, 60), ({"size": "1920x1080"}, 60), ({"size": "huge"}, 20),
        ({"size": "axb", "seconds": "many"}, 20),
    ],
)  # fmt: skip
async def test_a_video_without_an_end_is_given_up(fields: dict[str, Any], minutes: int) -> None:
    farm = a_farm()
    farm.add("video_1", fields=fields)
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        watcher.follow(Video(id="video_1", status="queued", **fields))
        with pytest.raises(StalledVideoError, match=rf"in_progress \(0 %\) after {minutes} minute"):
            await wait(watcher, "video_1")
        assert anyio.current_time() == minutes * MINUTE_S
        await anyio.sleep(2 * HOUR_S)
    assert farm.asked[-1][0] == minutes * MINUTE_S
    assert [type(error) for _, error in ear.lost] == [StalledVideoError]


@in_simulated_time
async def test_a_wait_goes_on_for_the_others_when_one_video_is_given_up() -> None:
    farm = a_farm()
    farm.add("stuck")
    async with watching(farm) as watcher:
        watcher.follow(Video(id="stuck", status="queued"))
        await anyio.sleep(10 * MINUTE_S)
        farm.add("late", ends_s=25 * MINUTE_S)
        late_first = await wait(watcher, "stuck", "late", until="any")
        assert [video.phase for video in late_first] == ["in_progress", "completed"]
        (video,) = await wait(watcher, "stuck", max_wait_s=1)  # it may still be asked for
        assert video.phase == "in_progress"


@in_simulated_time
async def test_a_server_that_never_answers_again_is_given_up() -> None:
    farm = a_farm()
    farm.before = lambda _: httpx2.Response(401)
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        with watcher.interest("video_1"):
            await anyio.sleep(HOUR_S)
    (lost,) = ear.lost
    assert "not to be seen" in str(lost[1])
    assert farm.asked[-1][0] == 20 * MINUTE_S


@in_simulated_time
async def test_a_deleted_video_is_told_as_lost() -> None:
    farm = a_farm()
    farm.add("video_1")
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        watcher.forget("video_2")
        watcher.follow(Video(id="video_1", status="queued"))
        await anyio.sleep(1)
        watcher.forget("video_1")
        await anyio.sleep(HOUR_S)
    assert [video_id for video_id, _ in ear.lost] == ["video_2", "video_1"]
    assert farm.asked == []


@in_simulated_time
async def test_a_mistake_of_ours_in_a_look_does_not_end_the_watching(
    caplog: pytest.LogCaptureFixture,
) -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=10)

    def broken(_request: httpx2.Request) -> None:
        if anyio.current_time() == 3:
            raise ValueError("our mistake")

    farm.before = broken
    async with watching(farm) as watcher:
        (video,) = await wait(watcher, "video_1")
    assert video.phase == "completed"
    assert "our mistake" in caplog.text


# Listening


@in_simulated_time
async def test_what_does_not_change_is_not_told_again() -> None:
    farm = a_farm()
    farm.add("video_1", ends_s=300, steps=2)
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        with watcher.interest("video_1"):
            await anyio.sleep(HOUR_S)
    assert ear.heard == [
        ("video_1", "in_progress", 0), ("video_1", "in_progress", 50),
        ("video_1", "completed", 100),
    ]  # fmt: skip


@in_simulated_time
async def test_a_video_that_was_finished_at_once_is_told_once() -> None:
    farm = a_farm()
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        watcher.follow(Video(id="video_1", status="completed"))
        watcher.follow(Video(id="video_2", status="completed"), is_new=False)
        await anyio.sleep(HOUR_S)
    assert ear.new == ["video_1"]
    assert ear.heard == [("video_1", "completed", 100)]
    assert farm.asked == []


@in_simulated_time
async def test_a_video_found_again_is_looked_at_at_once_and_told_if_it_changed() -> None:
    farm = a_farm()
    farm.add("same")
    farm.add("done", ends_s=0)
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        for video_id in farm.jobs:
            old = Video(id=video_id, status="in_progress", progress=0)
            watcher.follow(old, is_new=False)
        await anyio.sleep(1)
        assert len(farm.asked) == 2
        await anyio.sleep(1)
    assert ear.new == []
    assert ear.heard == [("done", "completed", 100)]


@in_simulated_time
async def test_a_listener_that_raises_or_hangs_holds_up_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken(_video: Video) -> None:
        raise ValueError("bad ear")

    async def stuck(_video: Video) -> None:
        await anyio.sleep_forever()

    farm = a_farm()
    farm.add("video_1", ends_s=60, steps=20)
    async with watching(farm) as watcher:
        watcher.add_listener(broken)
        watcher.add_listener(stuck)
        ear = Ear(watcher)
        with watcher.interest("video_1"):
            await anyio.sleep(HOUR_S)
    assert ear.heard[-1] == ("video_1", "completed", 100)
    assert len(ear.heard) < len(farm.asked)  # what it was too busy to hear is left out
    assert "bad ear" in caplog.text


# Many at once


@in_simulated_time
async def test_one_list_looks_at_many_videos() -> None:
    farm = a_farm()
    ids = [f"video_{number}" for number in range(250)]
    for video_id in ids:
        farm.add(video_id, ends_s=100, steps=1)
    async with watching(farm, random=random.Random(3).random) as watcher:
        for video_id in ids:
            watcher.follow(Video(id=video_id, status="queued"))
        await anyio.sleep(200)
        assert [video.phase for video in await wait(watcher, *ids[:20])] == ["completed"] * 20
    looks = {at for at, _ in farm.asked}
    assert farm.lists == len(farm.asked)
    assert len(farm.asked) <= 3 * len(looks)
    assert len(looks) <= 12


@in_simulated_time
async def test_what_the_list_lacks_is_asked_for_alone() -> None:
    farm = a_farm()
    ids = [f"video_{number}" for number in range(6)]
    for video_id in ids:
        farm.add(video_id, ends_s=10)
    farm.hidden = {"video_2"}
    async with watching(farm) as watcher:
        videos = await wait(watcher, *ids)
    assert {video.phase for video in videos} == {"completed"}
    assert {path for _, path in farm.asked} == {"/v1/videos", "/v1/videos/video_2"}


@in_simulated_time
@pytest.mark.parametrize("status", [400, 404, 405, 501])
async def test_a_server_without_a_list_is_asked_for_it_once(status: int) -> None:
    farm = a_farm()
    ids = [f"video_{number}" for number in range(30)]
    for video_id in ids:
        farm.add(video_id, ends_s=30)

    def no_list(request: httpx2.Request) -> httpx2.Response | None:
        return httpx2.Response(status) if request.url.path == "/v1/videos" else None

    farm.before = no_list
    async with watching(farm) as watcher:
        videos = await wait(watcher, *ids)
    assert {video.phase for video in videos} == {"completed"}
    assert farm.lists == 1


@in_simulated_time
async def test_a_list_in_which_nothing_is_found_is_left_alone_for_a_while() -> None:
    farm = a_farm()
    ids = [f"video_{number}" for number in range(5)]
    for video_id in ids:
        farm.add(video_id, ends_s=19 * MINUTE_S, steps=1)
    farm.hidden = set(ids)
    async with watching(farm) as watcher:
        await wait(watcher, *ids)
    lists = [at for at, path in farm.asked if path == "/v1/videos"]
    assert len(lists) <= 6
    assert lists[3] - lists[2] >= 600


@in_simulated_time
async def test_a_list_that_is_broken_gives_way_to_single_requests() -> None:
    farm = a_farm()
    ids = [f"video_{number}" for number in range(5)]
    for video_id in ids:
        farm.add(video_id, ends_s=5 * MINUTE_S)
    farm.before = lambda request: httpx2.Response(500) if request.url.path == "/v1/videos" else None
    async with watching(farm) as watcher:
        ear = Ear(watcher)
        for video_id in ids:
            watcher.follow(Video(id=video_id, status="queued"))
        await anyio.sleep(HOUR_S)
    assert {heard[1] for heard in ear.heard[-5:]} == {"completed"}


@in_simulated_time
async def test_a_list_without_pages_is_read_once_a_look() -> None:
    farm = a_farm()
    ids = [f"video_{number}" for number in range(120)]
    for video_id in ids:
        farm.add(video_id, ends_s=20)
    farm.before = lambda request: httpx2.Response(400) if "after" in request.url.params else None
    async with watching(farm) as watcher:
        videos = await wait(watcher, *ids)
    assert {video.phase for video in videos} == {"completed"}
    assert farm.lists > 2


@in_simulated_time
async def test_a_list_that_always_begins_anew_is_not_followed_for_ever() -> None:
    farm = a_farm()
    ids = [f"video_{number}" for number in range(120)]
    for video_id in ids:
        farm.add(video_id, ends_s=20)
    whole = farm._page

    def same_page(request: httpx2.Request) -> httpx2.Response | None:
        if request.url.path != "/v1/videos":
            return None
        return whole(httpx2.Request("GET", f"{URL}/videos?limit=100"))

    farm.before = same_page
    async with watching(farm) as watcher:
        await wait(watcher, *ids)
    looks = len({at for at, path in farm.asked if path == "/v1/videos"})
    assert farm.lists <= 2 * looks


@in_simulated_time
async def test_many_slow_requests_go_out_a_few_at_a_time() -> None:
    under_way = most = 0

    async def slow(request: httpx2.Request) -> httpx2.Response:
        nonlocal under_way, most
        if request.url.path == "/v1/videos":
            return httpx2.Response(404)
        under_way += 1
        most = max(most, under_way)
        await anyio.sleep(1)
        under_way -= 1
        video_id = request.url.path.rpartition("/")[2]
        return httpx2.Response(200, json={"id": video_id, "status": "completed"})

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(slow)) as http:
        client = VideosClient(http, base_url=URL)
        async with Watcher(client, first_pause_s=3, longest_pause_s=20).running() as watcher:
            await wait(watcher, *(f"video_{number}" for number in range(40)))
            assert anyio.current_time() == 5
    assert most == 8


@in_simulated_time
async def test_six_hours_over_a_server_that_fails_and_lies(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Every video and every wait comes to an end, and the server is asked a bounded number."""
    caplog.set_level(logging.ERROR)
    dice = random.Random(7)
    farm, ended = a_farm(), list[str]()

    def unreliable(_request: httpx2.Request) -> httpx2.Response | None:
        for job in farm.jobs.values():
            if anyio.current_time() < job.ends_s:
                job.fields = {"progress": dice.randrange(101)}  # up and down, as it likes
        return httpx2.Response(500) if dice.random() < 0.2 else None

    farm.before = unreliable

    async def person(watcher: Watcher, number: int) -> None:
        await anyio.sleep(number * 15 * MINUTE_S)
        video_id = f"video_{number}"
        takes_s = float("inf") if number % 10 == 9 else dice.uniform(30, 15 * MINUTE_S)
        farm.add(video_id, ends_s=anyio.current_time() + takes_s)
        watcher.follow(Video(id=video_id, status="queued"))
        try:
            while not (await wait(watcher, video_id, max_wait_s=45))[0].is_terminal:
                pass
            ended.append("completed")
        except StalledVideoError:
            ended.append("stalled")

    async with watching(farm, random=dice.random) as watcher, anyio.create_task_group() as tasks:
        ear = Ear(watcher)
        for number in range(24):
            tasks.start_soon(person, watcher, number)
    assert 5.5 * HOUR_S < anyio.current_time() < 6.5 * HOUR_S
    assert (ended.count("completed"), ended.count("stalled")) == (22, 2)
    assert len(ear.lost) == 2
    assert len(farm.asked) < 6 * HOUR_S / 2  # once in two seconds, for all of them
    ((_, most),) = Counter(at for at, _ in farm.asked).most_common(1)
    assert most <= 16  # in the same moment
