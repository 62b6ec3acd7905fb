"""Where a server lacks an operation but the parts are there, the result is composed and says so."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from PIL import Image

from sora_mcp.composition import EXTENDED, REMIXED
from sora_mcp.errors import NotReadyError, UnsupportedError
from sora_mcp.ledger import Order
from sora_mcp.studio import OWN_LIST, Studio
from sora_mcp.video import Video
from tests import clips
from tests.fake_api import NOW, FakeApi, studio_over

RED = clips.flat(200, 30, 30)


@asynccontextmanager
async def bare_studio(
    api: FakeApi, folder: Path, *lacking: str, poll_s: float = 0.01
) -> AsyncGenerator[Studio]:
    """A studio on a server that answers 405 to some paths (their last part, or "list")."""

    async def before(request: httpx2.Request) -> httpx2.Response | None:
        last = request.url.path.rpartition("/")[2]
        kind = "list" if request.method == "GET" and last == "videos" else last
        if kind == "content" and "variant" in request.url.params:
            kind = "pictures"
        return httpx2.Response(405, json={"detail": "No."}) if kind in lacking else None

    api.before = before  # type: ignore[assignment]
    async with studio_over(api, folder, poll_s=poll_s) as studio:
        yield studio


async def test_a_remix_is_a_new_video_with_the_settings_and_pictures_of_the_other(
    tmp_path: Path,
) -> None:
    Image.new("RGB", (1280, 720), "orange").save(tmp_path / "fox.png")
    png = (tmp_path / "fox.png").read_bytes()
    api = FakeApi()
    async with bare_studio(api, tmp_path, "remix") as studio:
        source = await studio.create_video(
            "a fox", seconds="8", size="1280x720", input_reference=str(tmp_path / "fox.png")
        )
        (tmp_path / "fox.png").unlink()
        state = await studio.remix_video(source.video.id, "a wolf")
        seen = await studio.retrieve_video(state.video.id)
    assert state.composed == REMIXED
    assert seen.composed == REMIXED
    creates = [post for post in api.posts() if post.url.path == "/v1/videos"]
    assert len(creates) == 2
    sent = creates[1].content
    assert png in sent
    for part in (b"a wolf", b"1280x720", b"\r\n\r\n8\r\n"):
        assert part in sent


async def test_an_extension_becomes_one_file_of_both(tmp_path: Path) -> None:
    api = FakeApi()
    first = clips.write(tmp_path / "a.mp4", RED, frames=6).read_bytes()
    api.contents["video"] = first
    api.add("video_9", size="64x64", seconds="4")
    async with bare_studio(api, tmp_path, "extensions") as studio:
        state = await studio.extend_video("video_9", "it goes on", "4")
        assert state.composed == EXTENDED
        (create,) = [post for post in api.posts() if post.url.path == "/v1/videos"]
        assert b"\x89PNG" in create.content
        api.videos[state.video.id] |= {"status": "completed"}
        with anyio.fail_after(20):
            while not (done := await studio.retrieve_video(state.video.id)).file_path:
                assert done.video.phase != "completed"
                await anyio.sleep(0.01)
        saved = await studio.download_video(state.video.id)
    assert saved.path == done.file_path
    assert done.video.phase == "completed"
    assert len(clips.look(saved.path).frames) == 12


async def test_one_wait_ends_with_the_joined_file(tmp_path: Path) -> None:
    api = FakeApi()
    api.contents["video"] = clips.write(tmp_path / "a.mp4", RED, frames=6).read_bytes()
    api.add("video_9", size="64x64", seconds="4")
    async with bare_studio(api, tmp_path, "extensions") as studio:
        state = await studio.extend_video("video_9", "it goes on", "4")
        api.videos[state.video.id] |= {"status": "completed"}
        (waited,) = await studio.wait_for_videos([state.video.id], max_wait_s=20)
    assert waited.video.phase == "completed"
    assert waited.file_path is not None
    assert len(clips.look(waited.file_path).frames) == 12


async def test_a_crash_between_clip_and_join_is_made_good_at_the_next_start(
    tmp_path: Path,
) -> None:
    api = FakeApi()
    api.contents["video"] = clips.write(tmp_path / "a.mp4", RED, frames=6).read_bytes()
    api.add("video_9", size="64x64", seconds="4")
    async with bare_studio(api, tmp_path, "extensions", poll_s=60) as studio:
        state = await studio.extend_video("video_9", "it goes on", "4")
    api.videos[state.video.id] |= {"status": "completed"}
    posts = len(api.posts())
    async with bare_studio(api, tmp_path, "extensions") as studio:
        with anyio.fail_after(20):
            while not (await studio.retrieve_video(state.video.id)).file_path:
                await anyio.sleep(0.01)
    assert len(api.posts()) == posts


async def test_a_part_that_cannot_be_joined_is_not_lost(tmp_path: Path) -> None:
    api = FakeApi()
    source = clips.write(tmp_path / "mine.mp4", RED, frames=6)
    api.contents["video"] = source.read_bytes()
    async with bare_studio(api, tmp_path, "extensions") as studio:
        state = await studio.extend_video(str(source), "it goes on", "4")
        source.write_bytes(b"gone")
        api.videos[state.video.id] |= {"status": "completed"}
        saved = await studio.download_video(state.video.id) if await _done(studio, state) else None
        seen = await studio.retrieve_video(state.video.id)
    assert saved is not None
    assert len(clips.look(saved.path).frames) == 6
    assert seen.composed is not None
    assert "saved alone" in seen.composed


async def _done(studio: Studio, state: Any) -> bool:
    with anyio.fail_after(20):
        while not (await studio.retrieve_video(state.video.id)).file_path:
            await anyio.sleep(0.01)
    return True


async def test_a_model_without_pictures_is_refused_in_words(tmp_path: Path) -> None:
    api = FakeApi()
    api.contents["video"] = clips.write(tmp_path / "a.mp4", RED, frames=6).read_bytes()
    api.add("video_9", size="64x64", seconds="4")

    async def before(request: httpx2.Request) -> httpx2.Response | None:
        if request.method != "POST":
            return None
        if request.url.path.endswith("extensions"):
            return httpx2.Response(405, json={"detail": "No."})
        return httpx2.Response(400, json={"detail": "T2V models take no input_reference."})

    async with bare_studio(api, tmp_path) as studio:
        api.before = before  # type: ignore[assignment]
        with pytest.raises(UnsupportedError, match=r"cannot extend.*T2V"):
            await studio.extend_video("video_9", "it goes on", "4")


@pytest.mark.parametrize(("variant", "suffix"), [("thumbnail", ".webp"), ("spritesheet", ".jpg")])
async def test_pictures_are_made_from_the_video(tmp_path: Path, variant: Any, suffix: str) -> None:
    api = FakeApi()
    api.contents["video"] = clips.write(tmp_path / "a.mp4", RED, frames=6).read_bytes()
    api.add("video_9", prompt="A fox")
    async with bare_studio(api, tmp_path, "pictures") as studio:
        saved = await studio.download_video("video_9", variant=variant)
        assert await studio.download_video("video_9", variant=variant) == saved
        assert await studio.picture("video_9", variant)
    assert saved.path.suffix == suffix


async def test_pictures_of_a_running_video_are_refused(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_9", status="in_progress")
    async with bare_studio(api, tmp_path, "pictures") as studio:
        with pytest.raises(NotReadyError):
            await studio.download_video("video_9", variant="thumbnail")


async def test_a_server_that_does_not_list_is_listed_from_the_record(tmp_path: Path) -> None:
    api = FakeApi()
    async with bare_studio(api, tmp_path, "videos", "list", poll_s=60) as studio:
        for number in range(3):
            await studio.ledger.intend(
                Order(
                    key=f"k{number}", owner="local", backend="test", operation="create",
                    fingerprint=f"f{number}", process="p", asked_at=NOW + number, prompt="x",
                )
            )  # fmt: skip
            video = api.add(f"video_{number}")
            await studio.ledger.made(f"k{number}", Video.model_validate(video))
        newest = await studio.list_videos(limit=2)
        rest = await studio.list_videos(limit=2, after=newest.last_id)
        oldest = await studio.list_videos(limit=1, order="asc")
    assert [state.video.id for state in newest.states] == ["video_2", "video_1"]
    assert newest.has_more
    assert newest.composed == OWN_LIST
    assert [state.video.id for state in rest.states] == ["video_0"]
    assert not rest.has_more
    assert oldest.states[0].video.id == "video_0"
