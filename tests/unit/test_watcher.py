from collections.abc import Sequence
from pathlib import Path

import anyio
import httpx2
import pytest

from sora_mcp.client import VideosClient
from sora_mcp.errors import InvalidRequestError, NotFoundError, UnreachableError
from sora_mcp.video import Video
from sora_mcp.watcher import Watcher
from tests.fake_api import BASE_URL, FakeApi, studio_over

RUNNING = {"status": "in_progress", "progress": 10}


async def test_waiting_for_a_finished_video_looks_once(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1")
    async with studio_over(api, tmp_path) as studio:
        (state,) = await studio.wait_for_videos(["video_1", "video_1"])
    assert state.video.phase == "completed"
    assert len(api.requests) == 1


async def test_pauses_grow_up_to_the_longest(tmp_path: Path) -> None:
    api, pauses = FakeApi(), list[float]()
    api.add("video_1", **RUNNING)
    api.script["video_1"] = [RUNNING] * 7 + [{"status": "completed"}]
    async with studio_over(api, tmp_path, pauses=pauses) as studio:
        await studio.wait_for_videos(["video_1"])
    assert pauses == [3.0, 4.5, 6.75, 10.125, 15.0, 15.0, 15.0]


async def test_all_waits_for_the_last_and_any_for_the_first(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("quick", **RUNNING)
    api.add("slow", **RUNNING)
    for until, looks in (("any", 2), ("all", 4)):
        api.requests.clear()
        api.script["quick"] = [RUNNING, {"status": "completed"}]
        api.script["slow"] = [RUNNING, RUNNING, RUNNING, {"status": "failed"}]
        async with studio_over(api, tmp_path) as studio:
            states = await studio.wait_for_videos(["quick", "slow"], until=until)  # type: ignore[arg-type]
        assert [state.video.id for state in states] == ["quick", "slow"]
        asked = [request.url.path for request in api.requests]
        assert asked.count("/v1/videos/slow") == looks
        assert asked.count("/v1/videos/quick") == 2  # a finished video is not asked for again


async def test_each_look_is_told(tmp_path: Path) -> None:
    api, told = FakeApi(), list[int]()
    api.add("video_1", **RUNNING)
    api.script["video_1"] = [{"progress": 20}, {"progress": 60}, {"status": "completed"}]

    async def on_look(videos: Sequence[Video]) -> None:
        told.append(videos[0].progress_percent)

    async with studio_over(api, tmp_path) as studio:
        await studio.wait_for_videos(["video_1"], on_look=on_look)
    assert told == [20, 60, 100]


async def test_no_patience_means_one_look(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1", **RUNNING)
    async with studio_over(api, tmp_path) as studio:
        (state,) = await studio.wait_for_videos(["video_1"], max_wait_s=0)
    assert state.video.phase == "in_progress"
    assert len(api.requests) == 1


async def test_cancelling_stops_the_looking(tmp_path: Path) -> None:
    api, looked = FakeApi(), anyio.Event()
    api.add("video_1", **RUNNING)

    async def on_look(_videos: Sequence[Video]) -> None:
        looked.set()
        await anyio.sleep_forever()

    async with studio_over(api, tmp_path) as studio:
        async with anyio.create_task_group() as tasks:

            async def wait() -> None:
                await studio.wait_for_videos(["video_1"], on_look=on_look)

            tasks.start_soon(wait)
            await looked.wait()
            tasks.cancel_scope.cancel()
        await anyio.lowlevel.checkpoint()
    assert len(api.requests) == 1


async def test_a_passing_trouble_is_sat_out(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1", **RUNNING)
    api.script["video_1"] = [RUNNING, {"status": "completed"}]

    async def flaky(request: httpx2.Request) -> httpx2.Response | None:
        broken = 2 <= len(api.requests) <= 6
        return httpx2.Response(503) if broken else None

    api.before = flaky  # type: ignore[assignment]
    async with studio_over(api, tmp_path) as studio:
        (state,) = await studio.wait_for_videos(["video_1"])
    assert state.video.phase == "completed"


async def test_an_unknown_id_is_told_at_once(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1", **RUNNING)
    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(NotFoundError, match="video_2"):
            await studio.wait_for_videos(["video_1", "video_2"])


async def test_a_video_that_vanishes_ends_the_wait(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1", **RUNNING)

    async def vanish(_videos: Sequence[Video]) -> None:
        api.videos.clear()

    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(NotFoundError):
            await studio.wait_for_videos(["video_1"], on_look=vanish)


async def test_a_silent_server_is_told_after_the_first_look() -> None:
    async def silent(_request: httpx2.Request) -> httpx2.Response:
        await anyio.sleep_forever()
        raise AssertionError

    async def on_look(_videos: Sequence[Video]) -> None: ...

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(silent)) as http:
        client = VideosClient(http, base_url=BASE_URL)
        watcher = Watcher(client, first_pause_s=1, longest_pause_s=1, first_look_s=0)
        with pytest.raises(UnreachableError, match="not answered within 0 s"):
            await watcher.wait(["video_1"], until="all", max_wait_s=5, on_look=on_look)


async def test_too_many_ids_are_refused_before_anything_is_asked(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(InvalidRequestError, match="1 to 20"):
            await studio.wait_for_videos([f"video_{n}" for n in range(21)])
        with pytest.raises(InvalidRequestError):
            await studio.wait_for_videos([])
    assert api.requests == []
