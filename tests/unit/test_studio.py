from collections.abc import Callable
from pathlib import Path

import anyio
import httpx2
import pytest
from PIL import Image

from sora_mcp.backend import Backend
from sora_mcp.errors import (
    DownloadError,
    ExpiredVideoError,
    FailedVideoError,
    InvalidRequestError,
    NotFoundError,
    NotReadyError,
    UploadError,
)
from tests.fake_api import MP4, NOW, WEBP, FakeApi, studio_over


async def test_a_new_video_is_asked_for_with_what_was_given_only(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        state = await studio.create_video("a fox", seconds="8")
    assert state.video.phase == "queued"
    (post,) = api.posts()
    assert b'name="seconds"' in post.content
    assert b'name="size"' not in post.content
    assert b'name="model"' not in post.content


async def test_a_reference_picture_travels_as_a_file(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8), "orange").save(tmp_path / "fox.png")
    png = (tmp_path / "fox.png").read_bytes()
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        await studio.create_video("a fox", input_reference=str(tmp_path / "fox.png"))
    assert png in api.posts()[0].content
    assert b'filename="fox.png"' in api.posts()[0].content


async def test_nothing_is_sent_for_a_request_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "fox.png").write_text("not a picture")
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(InvalidRequestError, match="empty"):
            await studio.create_video("  ")
        with pytest.raises(InvalidRequestError, match="32000"):
            await studio.create_video("x" * 32_001)
        with pytest.raises(InvalidRequestError, match="at most 2"):
            await studio.create_video("a fox", characters=["a", "b", "c"])
        with pytest.raises(UploadError):
            await studio.create_video("a fox", input_reference=str(tmp_path / "fox.png"))
        with pytest.raises(UploadError):
            await studio.edit_video("/etc/passwd", "make it night")
        with pytest.raises(InvalidRequestError):
            await studio.extend_video("..", "go on", "4")
    assert api.requests == []


async def test_edit_and_extend_take_an_id_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(MP4)
    api = FakeApi()
    api.add("video_9")
    async with studio_over(api, tmp_path) as studio:
        await studio.edit_video("video_9", "make it night")
        await studio.extend_video("video_9", "go on", "8")
        await studio.edit_video(str(tmp_path / "clip.mp4"), "make it night")
        await studio.remix_video("video_9", "as a watercolour")
    by_id, longer, by_file, remixed = api.posts()
    assert by_id.url.path == "/v1/videos/edits"
    assert b'"video_9"' in by_id.content
    assert longer.url.path == "/v1/videos/extensions"
    assert MP4 in by_file.content
    assert remixed.url.path == "/v1/videos/video_9/remix"


async def test_a_character_is_made_from_a_file_and_found_again(tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(MP4)
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        made = await studio.create_character("Mossy", str(tmp_path / "clip.mp4"))
        assert await studio.get_character(made.id) == made


async def test_a_cancelled_create_still_makes_its_one_video(tmp_path: Path) -> None:
    """The upstream answer takes its time; the caller gives up; the job is there afterwards."""
    api, asked, answer = FakeApi(), anyio.Event(), anyio.Event()

    async def slow(request: httpx2.Request) -> httpx2.Response | None:
        if request.method == "POST":
            asked.set()
            await answer.wait()
        return None

    api.before = slow  # type: ignore[assignment]
    async with studio_over(api, tmp_path) as studio:
        async with anyio.create_task_group() as callers:
            callers.start_soon(studio.create_video, "a fox")
            await asked.wait()
            callers.cancel_scope.cancel()
        answer.set()
        with anyio.fail_after(5):
            while not api.videos:
                await anyio.lowlevel.checkpoint()
        listed = await studio.list_videos()
    assert [state.video.id for state in listed.states] == ["video_1"]
    assert len(api.posts()) == 1


async def test_a_finished_video_is_saved_once_and_its_path_is_known_from_then_on(
    tmp_path: Path,
) -> None:
    api = FakeApi()
    api.add("video_1", prompt="A red fox in the snow")
    async with studio_over(api, tmp_path) as studio:
        saved = await studio.download_video("video_1")
        asked = len(api.requests)
        assert await studio.download_video("video_1") == saved
        assert len(api.requests) == asked
        state = await studio.retrieve_video("video_1")
        page = await studio.list_videos(limit=5, order="desc")
    assert saved.path.read_bytes() == MP4
    assert saved.path.name.startswith("a-red-fox-in-the-snow")
    assert state.file_path == saved.path
    assert page.states[0].file_path == saved.path


async def test_a_saved_file_that_was_changed_or_removed_is_fetched_again(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1")
    async with studio_over(api, tmp_path) as studio:
        saved = await studio.download_video("video_1")
        saved.path.unlink()
        assert (await studio.download_video("video_1")).path == saved.path
        saved.path.write_bytes(b"mine now")
        again = await studio.download_video("video_1")
    assert saved.path.read_bytes() == b"mine now"
    assert again.path != saved.path
    assert again.path.read_bytes() == MP4


async def test_each_variant_and_each_name_is_a_file_of_its_own(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1")
    async with studio_over(api, tmp_path) as studio:
        named = await studio.download_video("video_1", filename="beach.mp4")
        still = await studio.download_video("video_1", variant="thumbnail")
    assert named.path.name == "beach.mp4"
    assert still.mime_type == "image/webp"
    assert still.path.read_bytes() == WEBP


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"status": "in_progress", "progress": 40}, NotReadyError),
        ({"status": "failed", "error": {"code": "x", "message": "no"}}, FailedVideoError),
    ],
)
async def test_there_is_nothing_to_save_before_completion(
    tmp_path: Path, fields: dict[str, object], error: type[Exception]
) -> None:
    api = FakeApi()
    api.add("video_1", **fields)
    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(error):
            await studio.download_video("video_1")
        with pytest.raises(error):
            await studio.picture("video_1", "thumbnail")
    assert not any(request.url.path.endswith("/content") for request in api.requests)


async def test_expired_files_are_told_apart_from_unknown_ids(tmp_path: Path) -> None:
    api = FakeApi()
    api.contents = {}
    api.add("old", expires_at=NOW - 1)
    api.add("odd", expires_at=NOW + 1)
    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(ExpiredVideoError):
            await studio.download_video("old")
        with pytest.raises(NotFoundError):
            await studio.download_video("odd")


async def test_a_bad_file_name_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(DownloadError):
            await studio.download_video("video_1", filename="../../x.mp4")
    assert api.requests == []
    assert list(tmp_path.iterdir()) == []


async def test_a_deleted_video_is_forgotten_but_its_saved_file_stays(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1")
    async with studio_over(api, tmp_path) as studio:
        saved = await studio.download_video("video_1")
        assert (await studio.delete_video("video_1", is_agreed=True)).deleted
        assert saved.path.exists()
        with pytest.raises(NotFoundError):
            await studio.download_video("video_1")


async def test_a_picture_is_fetched_whole_unless_it_is_huge(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1")
    async with studio_over(api, tmp_path) as studio:
        assert await studio.picture("video_1", "thumbnail") == WEBP
        api.contents["thumbnail"] = WEBP + b"\x00" * 600_000
        with pytest.raises(DownloadError, match="download it"):
            await studio.picture("video_1", "thumbnail")


async def test_models_are_a_hint_that_may_be_missing(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        assert await studio.models() == ("m-1", "m-2")
        api.before = _always(lambda: httpx2.Response(404, json={"detail": "Not Found"}))  # type: ignore[assignment]
        assert await studio.models() == ()


def _always(answer: Callable[[], httpx2.Response]) -> object:
    async def before(_request: httpx2.Request) -> httpx2.Response:
        return answer()

    return before


def test_the_embedded_engine_is_a_backend_without_an_address() -> None:
    assert Backend("embedded", None).is_embedded
    assert not Backend("x", "http://x/v1").is_embedded
