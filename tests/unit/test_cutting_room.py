"""What is cut on this machine: seen, taken out and joined exactly, once, and never lost."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import anyio
import av
import httpx2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from sora_mcp import processes
from sora_mcp.cutting_room import PREVIEW_MAX_BYTES
from sora_mcp.errors import (
    DownloadError,
    FilmError,
    InvalidRequestError,
    NotFoundError,
    NotReadyError,
    PartsError,
    UploadError,
)
from sora_mcp.film_records import FilmRecords
from sora_mcp.reels import INTERRUPTED, POLL_S, SAVING_SHARE
from tests.clips import Pixels, flat, look, write
from tests.fake_api import NOW, FakeApi, studio_over

FRAME_S = 1 / 24
RED, GREEN, BLUE, GREY = (
    (220, 20, 20), (20, 200, 20), (20, 20, 220), (120, 120, 120),
)  # fmt: skip


def serve(api: FakeApi, **files: Path) -> None:
    """Completed videos by id, each with its own file; the server makes no pictures of them."""
    for video_id in files:
        api.add(video_id, prompt=f"The shot {video_id}")

    async def before(request: httpx2.Request) -> httpx2.Response | None:
        *_, video_id, last = request.url.path.split("/")
        if last != "content" or video_id not in files:
            return None
        if "variant" in request.url.params:
            return httpx2.Response(405, json={"detail": "No."})
        return httpx2.Response(200, content=files[video_id].read_bytes())

    api.before = before  # type: ignore[assignment]


def counted(index: int) -> Pixels:
    return flat(40 + 8 * index, 40 + 8 * index, 40 + 8 * index)(0)


def onsets_s(sound: NDArray[np.float32]) -> list[float]:
    """When it becomes loud after at least 0.2 s of silence."""
    loud = np.flatnonzero(np.abs(sound[0]) > 0.1) / 48_000
    return [float(at) for n, at in enumerate(loud) if n == 0 or at - loud[n - 1] > 0.2]


def packets(path: Path, kind: str) -> list[str]:
    with av.open(str(path)) as container:
        found = container.demux(next(s for s in container.streams if s.type == kind))
        return [hashlib.sha256(bytes(packet)).hexdigest() for packet in found if packet.size]


# --- joining --------------------------------------------------------------------------------------


async def test_four_unlike_clips_become_one_film_exact_to_the_frame(tmp_path: Path) -> None:
    api = FakeApi()
    serve(
        api,
        wide=write(tmp_path / "1.mp4", flat(*RED, (128, 72)), frames=36, fps=24, tone_s=0.1),
        tall=write(tmp_path / "2.mp4", flat(*GREEN, (72, 128)), frames=30, fps=30, tone_s=0.1),
        mute=write(tmp_path / "3.mp4", flat(*BLUE, (160, 96)), frames=20, fps=10, tone_hz=None),
    )
    last = write(tmp_path / "4.mp4", flat(*GREY, (96, 96)), frames=25, fps=25, tone_s=0.1)
    async with studio_over(api, tmp_path) as studio:
        state = await studio.cutting_room.join(["wide", "tall", "mute", str(last)])
    record, joined = state.record, state.record.joined
    assert (record.phase, state.share) == ("completed", 1.0)
    assert record.file
    assert joined
    assert [part.seconds for part in joined.parts] == [1.5, 1.0, 2.0, 1.0]
    assert all(part.was_reencoded for part in joined.parts)

    seen = look(record.file.path)
    assert seen.size == (128, 72) == (joined.width_px, joined.height_px)
    assert len(seen.frames) == 36 + 24 + 48 + 24
    assert seen.seconds == pytest.approx(5.5, abs=FRAME_S)
    colours = [np.array(frame[36, 64], int) for frame in seen.frames]
    for cut, before, after in ((36, RED, GREEN), (60, GREEN, BLUE), (108, BLUE, GREY)):
        assert np.abs(colours[cut - 1] - before).max() < 12
        assert np.abs(colours[cut] - after).max() < 12
    assert seen.sound is not None
    assert seen.sound.shape[1] / 48_000 == pytest.approx(5.5, abs=FRAME_S)
    assert onsets_s(seen.sound) == pytest.approx([0.0, 1.5, 4.5], abs=FRAME_S)


async def test_equal_clips_are_joined_without_encoding_them_again(tmp_path: Path) -> None:
    api = FakeApi()
    one = write(tmp_path / "1.mp4", flat(*RED), frames=24)
    two = write(tmp_path / "2.mp4", flat(*BLUE), frames=24)
    serve(api, one=one, two=two)
    async with studio_over(api, tmp_path) as studio:
        record = (await studio.cutting_room.join(["one", "two"])).record
    assert record.file
    assert record.joined
    assert [part.was_reencoded for part in record.joined.parts] == [False, False]
    assert packets(record.file.path, "video") == packets(one, "video") + packets(two, "video")


async def test_a_film_can_be_silent_and_keeps_its_pictures(tmp_path: Path) -> None:
    one = write(tmp_path / "1.mp4", flat(*RED), frames=12)
    async with studio_over(FakeApi(), tmp_path) as studio:
        state = await studio.cutting_room.join([str(one)] * 2, keep_audio=False)
    assert state.record.file
    assert state.record.joined
    assert look(state.record.file.path).sound is None
    assert not state.record.joined.parts[0].was_reencoded


async def test_the_same_film_is_made_once(tmp_path: Path) -> None:
    api = FakeApi()
    serve(api, one=write(tmp_path / "1.mp4", flat(*RED), frames=12))
    path = write(tmp_path / "2.mp4", flat(*BLUE), frames=12)
    async with studio_over(api, tmp_path) as studio:
        room = studio.cutting_room
        states = []

        async def ask() -> None:
            states.append(await room.join(["one", str(path)]))

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(ask)
            tasks.start_soon(ask)
        requests = len(api.requests)
        moved = path.rename(tmp_path / "other-name.mp4")
        again = await room.join(["one", str(moved)])
        assert len(api.requests) == requests
        other = await room.join(["one", str(moved)], transition="crossfade")
        named = await room.join(["one", str(moved)], filename="Our film.mp4")
    assert states[0] == states[1] == again
    assert len({state.record.film_id for state in (again, other, named)}) == 3
    assert named.record.file
    assert named.record.file.path.name.startswith("Our film")
    assert len(list((tmp_path / "out").glob("film-*.mp4"))) == 2


async def test_a_film_of_films_is_named_by_their_ids(tmp_path: Path) -> None:
    path = write(tmp_path / "1.mp4", flat(*RED), frames=12)
    async with studio_over(FakeApi(), tmp_path) as studio:
        room = studio.cutting_room
        first = (await room.join([str(path)] * 2)).record
        second = (await room.join([first.film_id, str(path)])).record
        assert first.file
        assert await room.film_path(first.film_id) == first.file.path
        preview = await room.preview(second.film_id)
    assert second.joined
    assert second.joined.seconds == pytest.approx(1.5)
    assert preview.glance.seconds == pytest.approx(1.5)


async def test_progress_rises_while_the_parts_are_saved_and_joined(tmp_path: Path) -> None:
    api = FakeApi()
    serve(api, one=write(tmp_path / "1.mp4", flat(*RED), frames=12))
    told: list[float] = []

    async def on_share(share: float) -> None:
        told.append(share)

    async with studio_over(api, tmp_path) as studio:
        await studio.cutting_room.join(["one", "one"], on_share=on_share)
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] >= SAVING_SHARE


async def test_a_film_goes_on_when_nobody_waits_for_it(tmp_path: Path) -> None:
    api, asked, let_go = FakeApi(), anyio.Event(), anyio.Event()
    path = write(tmp_path / "1.mp4", flat(*RED), frames=12)
    api.add("one")

    async def slow(request: httpx2.Request) -> httpx2.Response | None:
        if not request.url.path.endswith("content"):
            return None
        asked.set()
        await let_go.wait()
        return httpx2.Response(200, content=path.read_bytes())

    api.before = slow  # type: ignore[assignment]
    async with studio_over(api, tmp_path) as studio:
        room = studio.cutting_room
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(room.join, ["one", "one"])  # a host that gives up
            await asked.wait()
            tasks.cancel_scope.cancel()
        under_way = await room.join(["one", "one"], max_wait_s=0)
        assert under_way.record.phase == "in_progress"
        with pytest.raises(InvalidRequestError, match="still being joined"):
            await room.film_path(under_way.record.film_id)
        let_go.set()
        done = await room.join(["one", "one"])
    assert done.record.film_id == under_way.record.film_id
    assert done.record.phase == "completed"
    assert len([r for r in api.requests if r.url.path.endswith("content")]) == 1


async def test_every_part_that_is_missing_is_named_before_anything_is_done(
    tmp_path: Path,
) -> None:
    api = FakeApi()
    api.add("running", status="in_progress", progress=40)
    api.add("broken", status="failed", error={"code": "x", "message": "Blocked."})
    api.add("fine")
    async with studio_over(api, tmp_path) as studio:
        room = studio.cutting_room
        with pytest.raises(PartsError) as raised:
            await room.join(["fine", "running", "broken", "nobody"])
        with pytest.raises(PartsError, match=r"part 1 \(run.*part 3 \(none.mp4\).*4 \(film_0"):
            await room.join(["running", "fine", "none.mp4", f"film_{'0' * 24}"])
        with pytest.raises(InvalidRequestError, match="2 to 20"):
            await room.join(["fine"])
        with pytest.raises(DownloadError, match="no file name"):
            await room.join(["fine", "fine"], filename="../x.mp4")
    for sentence in (
        "part 2 (running): Video running is in_progress (40 %).",
        "part 3 (broken): Video broken failed: Blocked.",
        "part 4 (nobody): ",
    ):
        assert sentence in str(raised.value)
    assert "fine" not in str(raised.value)
    assert not (tmp_path / "out").exists()


async def test_a_part_that_cannot_be_read_is_named_and_the_next_try_starts_anew(
    tmp_path: Path,
) -> None:
    good = write(tmp_path / "good.mp4", flat(*RED), frames=6)
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(good.read_bytes()[:40])
    async with studio_over(FakeApi(), tmp_path) as studio:
        room = studio.cutting_room
        with pytest.raises(FilmError, match=r"^Part 2 \(bad\.mp4\): bad\.mp4 is damaged"):
            await room.join([str(good), "bad.mp4"])
        kept = await room.film(only_film(tmp_path))
        assert kept.record.phase == "failed"
        assert str(kept.record.error).startswith("Part 2 (bad.mp4)")
        with pytest.raises(FilmError):
            await room.join([str(good), "bad.mp4"])
    assert not list((tmp_path / "data" / "cutting").iterdir())


async def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    good = write(tmp_path / "good.mp4", flat(*RED), frames=6)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cutting").write_bytes(b"in the way")
    async with studio_over(FakeApi(), tmp_path) as studio:
        with pytest.raises(FilmError, match="could not be written: File exists"):
            await studio.cutting_room.join([str(good)] * 2)


# --- restarts -------------------------------------------------------------------------------------


def records(folder: Path) -> FilmRecords:
    return FilmRecords(folder / "data" / "ledger.sqlite3")


def only_film(folder: Path) -> str:
    """The id of the one film in the record."""
    with closing(sqlite3.connect(folder / "data" / "ledger.sqlite3")) as db:
        ((film_id,),) = db.execute("SELECT film_id FROM films").fetchall()
    return str(film_id)


async def waited(pauses: list[float]) -> None:
    """Return when somebody waits for another process's film."""
    with anyio.fail_after(20):
        while POLL_S not in pauses:
            await anyio.sleep(0.01)


async def test_films_are_there_after_a_restart(tmp_path: Path) -> None:
    path = write(tmp_path / "1.mp4", flat(*RED), frames=6)
    async with studio_over(FakeApi(), tmp_path) as studio:
        made = await studio.cutting_room.join([str(path)] * 2)
    async with studio_over(FakeApi(), tmp_path) as studio:
        assert await studio.cutting_room.film(made.record.film_id) == made
        assert await studio.cutting_room.join([str(path)] * 2) == made


@pytest.mark.parametrize(
    ("process", "asked_at", "phase"),
    [
        ("ours", NOW, "failed"),
        ("dead", NOW, "failed"),
        ("elsewhere|1|", 0, "failed"),
        ("elsewhere|1|", 2**40, "in_progress"),
    ],
)
async def test_an_interrupted_film_is_told_and_made_anew_when_asked_again(
    tmp_path: Path, process: str, asked_at: int, phase: str
) -> None:
    path = write(tmp_path / "1.mp4", flat(*RED), frames=6)
    machine = processes.current().partition("|")[0]
    names = {"ours": processes.current(), "dead": f"{machine}|{2**22 + 1}|1"}
    async with studio_over(FakeApi(), tmp_path) as studio:
        made = (await studio.cutting_room.join([str(path)] * 2)).record
    left = replace(
        made, phase="in_progress", file=None, joined=None,
        process=names.get(process, process), asked_at=asked_at,
    )  # fmt: skip
    await records(tmp_path).settle(left)
    async with studio_over(FakeApi(), tmp_path) as studio:
        room = studio.cutting_room
        state = await room.film(made.film_id)
        assert state.record.phase == phase
        assert state.record.error == (INTERRUPTED if phase == "failed" else None)
        again = await room.join([str(path)] * 2, max_wait_s=0 if phase == "in_progress" else 30)
    assert again.record.phase == ("in_progress" if phase == "in_progress" else "completed")


async def test_a_film_whose_file_was_moved_is_told_and_made_anew_when_asked_again(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "1.mp4", flat(*RED), frames=6)
    async with studio_over(FakeApi(), tmp_path) as studio:
        room = studio.cutting_room
        made = (await room.join([str(path)] * 2)).record
        assert made.file
        made.file.path.write_bytes(b"another file")
        assert (await room.film(made.film_id)).record.phase == "failed"
        made.file.path.unlink()
        gone = await room.film(made.film_id)
        assert gone.record.phase == "failed"
        assert gone.record.error == f"Its file is no longer at {made.file.path}."
        again = (await room.join([str(path)] * 2)).record
    assert again.phase == "completed"
    assert again.film_id == made.film_id


async def test_a_film_that_somebody_begins_at_the_same_moment_is_left_to_them(
    tmp_path: Path,
) -> None:
    api, second_began, looked = FakeApi(), anyio.Event(), list[httpx2.Request]()
    path = write(tmp_path / "1.mp4", flat(*RED), frames=6)
    api.contents = {"video": path.read_bytes()}
    api.add("one")

    async def before(request: httpx2.Request) -> None:
        looked.append(request)
        if len(looked) == 1:  # the first caller is still looking while the second one begins
            await second_began.wait()

    api.before = before  # type: ignore[assignment]
    async with studio_over(api, tmp_path) as studio:
        room, states = studio.cutting_room, []

        async def ask() -> None:
            states.append(await room.join(["one", str(path)]))

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(ask)
            with anyio.fail_after(20):
                while not looked:
                    await anyio.sleep(0.01)
                under_way = await room.join(["one", str(path)], max_wait_s=0)
            second_began.set()
    assert states[0].record.film_id == under_way.record.film_id
    assert len([r for r in api.requests if r.url.path.endswith("content")]) == 1


async def test_a_film_that_another_process_begins_at_the_same_moment_is_left_to_it(
    tmp_path: Path,
) -> None:
    api = FakeApi()
    path = write(tmp_path / "1.mp4", flat(*RED), frames=6)
    api.contents = {"video": path.read_bytes()}
    api.add("one")
    async with studio_over(api, tmp_path) as studio:
        room = studio.cutting_room
        made = (await room.join(["one", "one"])).record
        assert made.file
        made.file.path.unlink()
        for saved in (tmp_path / "out").iterdir():
            saved.unlink()

        async def before(_request: httpx2.Request) -> None:
            elsewhere = replace(made, phase="in_progress", process="elsewhere|1|", file=None)
            await records(tmp_path).settle(elsewhere)

        api.before = before  # type: ignore[assignment]
        state = await room.join(["one", "one"], max_wait_s=0)
    assert (state.record.phase, state.record.process) == ("in_progress", "elsewhere|1|")
    assert not list((tmp_path / "out").iterdir())


async def test_what_stopped_another_process_is_told(tmp_path: Path) -> None:
    path, pauses = write(tmp_path / "1.mp4", flat(*RED), frames=6), list[float]()
    async with studio_over(FakeApi(), tmp_path, pauses=pauses) as studio:
        made = (await studio.cutting_room.join([str(path)] * 2)).record
        left = replace(made, file=None, process="elsewhere|1|", asked_at=2**40)
        await records(tmp_path).settle(replace(left, phase="in_progress"))
        async with anyio.create_task_group() as tasks:

            async def fail() -> None:
                await waited(pauses)
                await records(tmp_path).settle(replace(left, phase="failed", error="Disk full."))

            tasks.start_soon(fail)
            with pytest.raises(FilmError, match="Disk full"):
                await studio.cutting_room.join([str(path)] * 2)


async def test_a_film_that_another_process_joins_is_waited_for(tmp_path: Path) -> None:
    path, pauses = write(tmp_path / "1.mp4", flat(*RED), frames=6), list[float]()
    async with studio_over(FakeApi(), tmp_path, pauses=pauses) as studio:
        made = (await studio.cutting_room.join([str(path)] * 2)).record
        elsewhere = replace(made, phase="in_progress", process="elsewhere|1|", asked_at=2**40)
        await records(tmp_path).settle(elsewhere)
        async with anyio.create_task_group() as tasks:

            async def finish() -> None:
                await waited(pauses)
                await records(tmp_path).settle(made)

            tasks.start_soon(finish)
            state = await studio.cutting_room.join([str(path)] * 2)
    assert state.record == made


# --- looking --------------------------------------------------------------------------------------


def opened(jpeg: bytes) -> Image.Image:
    image = Image.open(BytesIO(jpeg))
    assert image.format == "JPEG"
    return image


def shade(image: Image.Image, x: int, y: int) -> int:
    """How much red there is."""
    return int(np.asarray(image)[y, x, 0])


async def test_a_preview_works_on_a_server_without_pictures(tmp_path: Path) -> None:
    api = FakeApi()
    serve(api, one=write(tmp_path / "1.mp4", counted, frames=24))
    async with studio_over(api, tmp_path) as studio:
        sheet = await studio.cutting_room.preview("one")
        second = await studio.cutting_room.preview("one", 0.5)
        last = await studio.cutting_room.preview("one", "last")
        saved = await studio.download_video("one")
    assert sheet.path == saved.path
    glance = sheet.glance
    assert (glance.cells, glance.first_s, glance.last_s) == (25, 0, 0.96)
    assert (glance.every_s, glance.seconds) == (0.04, 1.0)
    image = opened(sheet.jpeg)
    assert image.size == (glance.width_px, glance.height_px) == (480, 320)
    shades = [shade(image, 96 * (n % 5) + 48, 64 * (n // 5) + 32) for n in (0, 12, 24)]
    assert shades == pytest.approx([40, 40 + 8 * 11, 40 + 8 * 23], abs=6)
    assert (second.glance.cells, second.glance.first_s, second.glance.every_s) == (1, 0.5, 0)
    assert shade(opened(second.jpeg), 48, 32) == pytest.approx(40 + 8 * 12, abs=4)
    assert last.glance.first_s == pytest.approx(23 / 24, abs=0.001)
    assert len([r for r in api.requests if r.url.path.endswith("content")]) == 1


@pytest.mark.parametrize("view", ["sheet", "first"])
async def test_a_preview_of_noise_is_small_enough_to_show(tmp_path: Path, view: str) -> None:
    rng = np.random.default_rng(7)
    noise = rng.integers(0, 255, (6, 1080, 1920, 3), dtype=np.uint8)
    path = write(tmp_path / "noise.mp4", lambda n: noise[n], frames=6, tone_hz=None)
    async with studio_over(FakeApi(), tmp_path) as studio:
        seen = await studio.cutting_room.preview(str(path), view)  # type: ignore[arg-type]
    assert len(seen.jpeg) <= PREVIEW_MAX_BYTES
    image = opened(seen.jpeg)
    assert image.size == (seen.glance.width_px, seen.glance.height_px)
    assert 500 < image.width <= 1280


async def test_what_cannot_be_looked_at_says_why(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("running", status="in_progress", progress=40)
    async with studio_over(api, tmp_path) as studio:
        room = studio.cutting_room
        with pytest.raises(NotReadyError):
            await room.preview("running")
        with pytest.raises(NotFoundError):
            await room.extract_frame("nobody")
        with pytest.raises(UploadError, match="outside"):
            await room.preview("/etc/passwd.mp4")
        with pytest.raises(InvalidRequestError, match="no film"):
            await room.preview(f"film_{'a' * 24}")


# --- frames ---------------------------------------------------------------------------------------


async def test_a_frame_is_saved_once_at_the_videos_size_ready_to_start_from(
    tmp_path: Path,
) -> None:
    api = FakeApi()
    serve(api, one=write(tmp_path / "1.mp4", counted, frames=24))
    async with studio_over(api, tmp_path) as studio:
        room = studio.cutting_room
        last = await room.extract_frame("one")
        assert await room.extract_frame("one") == last
        early = await room.extract_frame("one", 0.5, "half.jpg")
        assert early.saved.path.name == "half.jpg"
        other = await room.extract_frame("one", "first", "half.jpg")
        await studio.create_video("it goes on", input_reference=str(last.saved.path), size="96x64")
    assert last.saved.path.name.endswith("-frame-last.png")
    assert (last.shot.width_px, last.shot.height_px) == (96, 64)
    assert last.shot.at_s == pytest.approx(23 / 24, abs=0.001)
    with Image.open(last.saved.path) as image:
        assert (image.format, image.size) == ("PNG", (96, 64))
        assert image.getpixel((48, 32)) == pytest.approx((40 + 8 * 23,) * 3, abs=4)
    with Image.open(early.saved.path) as image:
        assert (image.format, image.size) == ("JPEG", (96, 64))
    assert other.saved.path.name == "half-2.jpg"
    assert last.saved.path.read_bytes() in api.posts()[0].content


async def test_a_frame_has_a_name_of_a_picture_and_a_moment_of_the_video(tmp_path: Path) -> None:
    path = write(tmp_path / ".mine.mp4", flat(*RED), frames=6)
    async with studio_over(FakeApi(), tmp_path) as studio:
        room = studio.cutting_room
        with pytest.raises(FilmError, match=r"saved as \.png or \.jpg"):
            await room.extract_frame(str(path), "last", "x.gif")
        with pytest.raises(FilmError, match=r"has no frame at 9 s"):
            await room.extract_frame(str(path), 9)
        plain = await room.extract_frame(str(path), 0.125, "shot 2.5")
        ours = await room.extract_frame(str(path), 0.125)
    assert plain.saved.path.name == "shot 2.5.png"
    assert ours.saved.path.name == "mine-frame-0.125s.png"
