"""What a player reads: whole in pieces, saved once, and nothing beside it."""

from pathlib import Path

import anyio
import httpx2
import pytest

from sora_mcp import showing
from sora_mcp.errors import DownloadError, InvalidRequestError, NotReadyError
from sora_mcp.showing import PIECE_BYTES
from tests.fake_api import MP4, FakeApi, studio_over

LONG = MP4[:16] + (len(MP4) + 2 * PIECE_BYTES - 16).to_bytes(4) + b"mdat"
LONG += bytes(byte % 251 for byte in range(2 * PIECE_BYTES + 1000))
LONG = LONG[: 16 + int.from_bytes(LONG[16:20])]


def an_api(body: bytes = LONG) -> FakeApi:
    api = FakeApi()
    api.add("video_1", prompt="A boat")
    api.contents["video"] = body
    return api


def downloads(api: FakeApi) -> int:
    return sum(request.url.path.endswith("/content") for request in api.requests)


async def test_the_pieces_are_the_file(tmp_path: Path) -> None:
    async with studio_over(an_api(), tmp_path) as studio:
        file = await studio.showing.file("video_1")
        offsets = range(0, file.bytes, PIECE_BYTES)
        pieces = [await studio.showing.piece("video_1", at) for at in offsets]
        assert b"".join(pieces) == LONG == file.path.read_bytes()
        assert [len(piece) for piece in pieces[:-1]] == [PIECE_BYTES] * (len(pieces) - 1)
        assert await studio.showing.piece("video_1", file.bytes) == b""


async def test_many_readers_save_it_once_and_where_download_does(tmp_path: Path) -> None:
    api = an_api()
    async with studio_over(api, tmp_path) as studio:
        async with anyio.create_task_group() as readers:
            for _ in range(5):
                readers.start_soon(studio.showing.piece, "video_1", 0)
        assert downloads(api) == 1
        saved = await studio.download_video("video_1")
        assert (await studio.showing.file("video_1")).path == saved.path
        assert downloads(api) == 1


async def test_a_file_saved_under_another_name_is_shown(tmp_path: Path) -> None:
    api = an_api()
    async with studio_over(api, tmp_path) as studio:
        saved = await studio.download_video("video_1", filename="boat")
        assert (await studio.showing.file("video_1")).path == saved.path
    assert downloads(api) == 1


@pytest.mark.parametrize("harm", ["gone", "cut"])
async def test_a_file_that_was_harmed_is_fetched_anew(tmp_path: Path, harm: str) -> None:
    api = an_api()
    async with studio_over(api, tmp_path) as studio:
        path = (await studio.showing.file("video_1")).path
        if harm == "gone":
            path.unlink()
        else:
            path.write_bytes(LONG[:100])
        assert await studio.showing.piece("video_1", 0) == LONG[:PIECE_BYTES]
    assert downloads(api) == 2


async def test_saving_goes_on_when_the_reader_gave_up(tmp_path: Path) -> None:
    api, asked, goes_on = an_api(), anyio.Event(), anyio.Event()

    async def slowly(request: httpx2.Request) -> None:
        if request.url.path.endswith("/content"):
            asked.set()
            await goes_on.wait()

    api.before = slowly  # type: ignore[assignment]
    async with studio_over(api, tmp_path) as studio:
        async with anyio.create_task_group() as readers:
            readers.start_soon(studio.showing.file, "video_1")
            await asked.wait()
            readers.cancel_scope.cancel()
        goes_on.set()
        assert (await studio.showing.file("video_1")).bytes == len(LONG)
    assert downloads(api) == 1


async def test_only_so_many_files_are_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "_NOTED_MAX", 1)
    api = an_api()
    api.add("video_2")
    async with studio_over(api, tmp_path) as studio:
        for video_id in ("video_1", "video_2", "video_1"):
            assert await studio.showing.piece(video_id, 0) == LONG[:PIECE_BYTES]


async def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    api = an_api()
    api.add("video_2", status="in_progress")
    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(InvalidRequestError, match=f"The file has {len(LONG)} bytes"):
            await studio.showing.piece("video_1", len(LONG) + 1)
        with pytest.raises(NotReadyError):
            await studio.showing.piece("video_2", 0)
        with pytest.raises(InvalidRequestError, match="is not an id"):
            await studio.showing.piece("..", 0)


async def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="Cannot read"):
        await showing.piece(tmp_path / "nothing.mp4", 0)


@pytest.mark.parametrize("text", ["", "-1", "1.5", "0x10", "\u0663", "9" * 16])
def test_what_is_no_offset_is_refused(text: str) -> None:
    with pytest.raises(InvalidRequestError, match="is not an offset"):
        showing.offset(text)
