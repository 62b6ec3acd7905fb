"""Films are cut and joined as a player wants them: whole, in sync, untouched where possible."""

from __future__ import annotations

import hashlib
import json
import struct
import subprocess
import sys
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import anyio
import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from sora_mcp import film_process
from sora_mcp.errors import FilmError
from sora_mcp.film import Film, Joined, Part
from tests.clips import Pixels, flat, look, pitch_hz, write

PX = (64, 64)
RED, GREEN, BLUE = flat(220, 20, 20, PX), flat(20, 200, 20, PX), flat(20, 20, 220, PX)


def perform(
    work: str, videos: Iterable[Path], target: Path, **more: Any
) -> tuple[Any, list[dict[str, Any]]]:
    """What the process does, in this one: the result or the error's sentence, and the progress."""
    task = {"work": work, "videos": [*map(str, videos)], "target": str(target)}
    answers: list[dict[str, Any]] = []
    part = target.with_name(".x.part")
    film_process.perform(task | {"part": str(part)} | more, answers.append)
    assert not part.exists()
    *progress, last = answers
    assert target.exists() == ("done" in last)
    return last.get("done", last.get("error")), progress


def join(target: Path, *videos: Path, transition: str = "cut") -> Any:
    return perform("join", videos, target, transition=transition)[0]


def packets(path: Path, kind: str) -> list[str]:
    with av.open(str(path)) as container:
        found = container.demux(next(s for s in container.streams if s.type == kind))
        return [hashlib.sha256(bytes(packet)).hexdigest() for packet in found if packet.size]


def moments(path: Path) -> list[Fraction]:
    """When each picture is shown, in order."""
    with av.open(str(path)) as container:
        shown = container.decode(video=0)
        return [f.pts * f.time_base for f in shown if f.pts is not None and f.time_base]


def colour(pixels: Pixels) -> list[int]:
    """In the middle of the picture."""
    height, width = pixels.shape[:2]
    return [int(value) for value in pixels[height // 2, width // 2]]


def is_near(a: Any, b: Any, by: float = 12) -> bool:
    return bool(np.all(np.abs(np.asarray(a, float) - np.asarray(b, float)) <= by))


def loudness(sound: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(sound.astype(float) ** 2)))


def turned(path: Path, source: Path, degrees: int) -> Path:
    with av.open(str(source)) as old, av.open(str(path), "w") as new:
        stream = new.add_stream_from_template(old.streams.video[0])
        stream.set_display_rotation(degrees)
        for packet in old.demux(video=0):
            if packet.size:
                packet.stream = stream
                new.mux(packet)
    return path


def patched(path: Path, box: bytes, at: int, value: int) -> Path:
    """The file with one number (32 bits) behind the name of its first such box changed."""
    data = bytearray(path.read_bytes())
    struct.pack_into(">I", data, data.index(box) + 4 + at, value)
    path.write_bytes(data)
    return path


def written(path: Path, times: list[float], *, audio_rate_hz: int = 0, late_s: float = 0) -> Path:
    """Red pictures at the given times, and a mono tone of 1 s that begins late."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=30)
        video.width, video.height, video.pix_fmt = *PX, "yuv420p"
        video.codec_context.time_base = Fraction(1, 1000)
        audio = container.add_stream("aac", rate=audio_rate_hz, layout="mono") if late_s else None
        for at in times:
            frame = av.VideoFrame.from_ndarray(RED(0), format="rgb24")
            frame.pts, frame.time_base = round(at * 1000), Fraction(1, 1000)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        if audio:
            wave = 0.5 * np.sin(2 * np.pi * 440 * np.arange(audio_rate_hz) / audio_rate_hz)
            block = av.AudioFrame.from_ndarray(wave.astype("f4")[None], format="flt", layout="mono")
            block.sample_rate, block.time_base = audio_rate_hz, Fraction(1, audio_rate_hz)
            block.pts = round(late_s * audio_rate_hz)
            container.mux(audio.encode(block))
            container.mux(audio.encode(None))
    return path


# --- joining with cuts ----------------------------------------------------------------------------


def test_equal_clips_are_joined_without_touching_a_packet(tmp_path: Path) -> None:
    a = write(tmp_path / "a.mp4", RED, frames=24)
    b = write(tmp_path / "b.mp4", BLUE, frames=18, tone_hz=880)
    told = join(tmp_path / "ab.mp4", a, b)
    assert told["parts"] == [
        {"seconds": 1.0, "was_reencoded": False},
        {"seconds": 0.75, "was_reencoded": False},
    ]
    whole = tmp_path / "ab.mp4"
    assert packets(whole, "video") == packets(a, "video") + packets(b, "video")
    sound = packets(whole, "audio")
    # What is left out at the cut is the packet that only prepares the decoder for the second clip.
    assert sound == packets(a, "audio") + packets(b, "audio")[1:]
    seen = look(whole)
    assert seen.seconds == told["seconds"] == 1.75
    assert moments(whole) == [Fraction(n, 24) for n in range(42)]
    assert is_near(colour(seen.frames[23]), (220, 20, 20))
    assert is_near(colour(seen.frames[24]), (20, 20, 220))
    assert seen.sound is not None
    assert pitch_hz(seen.sound[:, :47_000]) == pytest.approx(440, abs=3)
    assert pitch_hz(seen.sound[:, 50_000:]) == pytest.approx(880, abs=3)


def test_sound_stays_within_half_a_packet_over_many_cuts(tmp_path: Path) -> None:
    clips = [
        write(tmp_path / f"{n}.mp4", RED, frames=5, tone_hz=(440, 1760)[n % 2]) for n in range(9)
    ]
    told = join(tmp_path / "all.mp4", *clips)
    assert not any(part["was_reencoded"] for part in told["parts"])
    seen = look(tmp_path / "all.mp4")
    assert len(seen.frames) == 45
    assert seen.seconds == pytest.approx(45 / 24, abs=0.001)
    assert seen.sound is not None
    for n in range(9):  # the middle of each part sounds like that part
        middle = seen.sound[:, n * 10_000 + 2000 : n * 10_000 + 8000]
        assert pitch_hz(middle) == pytest.approx((440, 1760)[n % 2], abs=12)


def test_pictures_stay_when_only_sound_is_missing_in_a_part(tmp_path: Path) -> None:
    a = write(tmp_path / "a.mp4", RED, frames=12)
    b = write(tmp_path / "b.mp4", BLUE, frames=12, tone_hz=None)
    told = join(tmp_path / "aba.mp4", a, b, a)
    assert [part["was_reencoded"] for part in told["parts"]] == [True, False, True]
    assert packets(tmp_path / "aba.mp4", "video") == packets(a, "video") + packets(
        b, "video"
    ) + packets(a, "video")
    sound = look(tmp_path / "aba.mp4").sound
    assert sound is not None
    assert sound.shape[1] == pytest.approx(72_000, abs=1024)
    assert loudness(sound[:, 25_500:46_500]) < 0.003
    assert loudness(sound[:, 2000:22_000]) == pytest.approx(0.35, abs=0.03)
    assert loudness(sound[:, 50_000:70_000]) == pytest.approx(0.35, abs=0.03)


def test_silent_clips_make_a_silent_film(tmp_path: Path) -> None:
    a = write(tmp_path / "a.mp4", RED, frames=6, tone_hz=None)
    assert join(tmp_path / "aa.mp4", a, a)["seconds"] == 0.5
    assert look(tmp_path / "aa.mp4").codecs == ("h264",)


def test_what_all_parts_say_of_themselves_the_film_says(tmp_path: Path) -> None:
    clips = []
    for name, title in (("a", "One"), ("b", "Two")):
        path = write(tmp_path / f"{name}.mp4", RED, frames=3, tone_hz=None)
        with av.open(str(path)) as old, av.open(str(tmp_path / f"{name}2.mp4"), "w") as new:
            new.metadata.update({"comment": "a draft", "title": title})
            stream = new.add_stream_from_template(old.streams.video[0])
            for packet in old.demux(video=0):
                if packet.size:
                    packet.stream = stream
                    new.mux(packet)
        clips.append(tmp_path / f"{name}2.mp4")
    join(tmp_path / "ab.mp4", *clips)
    metadata = look(tmp_path / "ab.mp4").metadata
    assert metadata["comment"] == "a draft"
    assert "title" not in metadata


def test_clips_of_other_sizes_and_rates_follow_the_first(tmp_path: Path) -> None:
    a = write(tmp_path / "a.mp4", RED, frames=12)
    b = write(tmp_path / "b.mp4", flat(20, 20, 220, (101, 51)), frames=15, fps=30, tone_hz=None)
    c = write(tmp_path / "c.webm", GREEN, frames=12, tone_hz=880, codec="libvpx-vp9")
    told = join(tmp_path / "abc.mp4", a, b, c)
    assert (told["width_px"], told["height_px"]) == PX
    assert all(part["was_reencoded"] for part in told["parts"])
    seen = look(tmp_path / "abc.mp4")
    assert moments(tmp_path / "abc.mp4") == [Fraction(n, 24) for n in range(36)]
    assert (seen.size, seen.fps, seen.codecs) == (PX, 24, ("h264", "aac"))
    assert seen.colours == (1, 1, 1, 1)
    assert is_near(colour(seen.frames[11]), (220, 20, 20))
    assert is_near(colour(seen.frames[12]), (20, 20, 220))
    assert is_near(seen.frames[18][4, 32], (0, 0, 0))  # a wide picture between bars
    assert is_near(colour(seen.frames[24]), (20, 200, 20))
    assert seen.sound is not None
    assert seen.sound.shape[1] == pytest.approx(72_000, abs=1024)
    assert loudness(seen.sound[:, 25_500:46_500]) < 0.003
    assert pitch_hz(seen.sound[:, 50_000:]) == pytest.approx(880, abs=4)
    data = (tmp_path / "abc.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_an_odd_first_size_becomes_even(tmp_path: Path) -> None:
    odd = write(tmp_path / "odd.mp4", flat(20, 200, 20, (65, 63)), frames=3, tone_hz=None)
    red = write(tmp_path / "red.mp4", RED, frames=3, tone_hz=None)
    told = join(tmp_path / "out.mp4", odd, red)
    assert (told["width_px"], told["height_px"]) == (64, 62)
    assert look(tmp_path / "out.mp4").size == (64, 62)


def test_turned_clips_stand_upright_in_the_film(tmp_path: Path) -> None:
    def halves(_: int) -> Pixels:
        pixels = flat(220, 20, 20, (96, 64))(0).copy()
        pixels[:, 48:] = (20, 20, 220)
        return pixels

    flat_clip = write(tmp_path / "flat.mp4", halves, frames=4, tone_hz=None)
    upright = turned(tmp_path / "turned.mp4", flat_clip, 90)
    red = write(tmp_path / "red.mp4", RED, frames=4, tone_hz=None)
    told = join(tmp_path / "out.mp4", upright, red)
    assert (told["width_px"], told["height_px"]) == (64, 96)
    seen = look(tmp_path / "out.mp4")
    assert seen.size == (64, 96)
    assert len(seen.frames) == 8
    perform("frame", [upright], tmp_path / "still.png", at_s="first")
    shown = np.asarray(Image.open(tmp_path / "still.png"))
    assert shown.shape == (96, 64, 3)
    assert is_near(shown[10, 32], seen.frames[0][10, 32])
    assert is_near(shown[86, 32], seen.frames[0][86, 32])
    assert not is_near(shown[10, 32], shown[86, 32])
    kept = join(tmp_path / "kept.mp4", upright, upright)
    assert (kept["width_px"], kept["height_px"]) == (64, 96)
    assert kept["parts"][0]["was_reencoded"] is False
    with av.open(str(tmp_path / "kept.mp4")) as container:
        assert next(container.decode(video=0)).rotation == 90


def test_a_variable_rate_becomes_a_steady_one(tmp_path: Path) -> None:
    steady = write(tmp_path / "steady.mp4", BLUE, frames=12)
    uneven = written(tmp_path / "uneven.mp4", [0, 0.1, 0.125, 0.4, 0.45, 0.5])
    told = join(tmp_path / "out.mp4", steady, uneven)
    lasts = told["parts"][1]["seconds"]
    assert 0.5 < lasts < 0.75
    count = len(look(tmp_path / "out.mp4").frames)
    assert abs(count - (0.5 + lasts) * 24) <= 1
    assert moments(tmp_path / "out.mp4") == [Fraction(n, 24) for n in range(count)]
    told = join(tmp_path / "turn.mp4", uneven, steady)  # the uneven one's average is not 24
    assert abs(told["seconds"] - (0.5 + lasts)) < 0.2


def test_sound_that_begins_late_is_late_in_the_film(tmp_path: Path) -> None:
    quick = [n / 30 for n in range(30)]
    late = written(tmp_path / "late.mp4", quick, audio_rate_hz=44_100, late_s=0.5)
    told = join(tmp_path / "out.mp4", late, late)
    assert told["parts"][0]["was_reencoded"] is True
    sound = look(tmp_path / "out.mp4").sound
    assert sound is not None
    assert sound.shape[1] == pytest.approx(told["seconds"] * 48_000, abs=1024)
    for start in (0, 48_000):
        assert loudness(sound[:, start + 2000 : start + 22_000]) < 0.01
        assert loudness(sound[:, start + 26_000 : start + 46_000]) == pytest.approx(0.35, abs=0.03)


def test_pictures_before_an_edit_list_do_not_come_back(tmp_path: Path) -> None:
    clip = write(tmp_path / "a.mp4", grey, frames=12, tone_hz=None)
    # The edit list's media time, 4 pictures of 512 ticks later: version 0, `elst` has one entry.
    with av.open(str(clip)) as container:
        ticks = -(next(container.demux(video=0)).dts or 0)
    patched(clip, b"elst", 12, ticks + 4 * 512)
    told = join(tmp_path / "out.mp4", clip, clip)
    assert told["parts"][0]["was_reencoded"] is True
    seen = look(tmp_path / "out.mp4")
    assert len(seen.frames) == 16
    assert is_near(colour(seen.frames[8]), [40 + 8 * 4] * 3, by=4)


# --- dissolves ------------------------------------------------------------------------------------


def test_a_crossfade_mixes_half_a_second(tmp_path: Path) -> None:
    a = write(tmp_path / "a.mp4", RED, frames=24)
    b = write(tmp_path / "b.mp4", BLUE, frames=24, tone_hz=880)
    told = join(tmp_path / "ab.mp4", a, b, transition="crossfade")
    assert told["seconds"] == 1.5
    assert [part["seconds"] for part in told["parts"]] == [1.0, 1.0]
    seen = look(tmp_path / "ab.mp4")
    assert len(seen.frames) == 36
    assert is_near(colour(seen.frames[11]), (220, 20, 20))
    assert is_near(colour(seen.frames[24]), (20, 20, 220))
    for n in range(12):
        share = (n + 1) / 13
        mixed = [220 - 200 * share, 20, 20 + 200 * share]
        assert is_near(colour(seen.frames[12 + n]), mixed)
    assert seen.sound is not None
    assert seen.sound.shape[1] == pytest.approx(72_000, abs=1024)
    assert pitch_hz(seen.sound[:, :22_000]) == pytest.approx(440, abs=4)
    assert pitch_hz(seen.sound[:, 50_000:]) == pytest.approx(880, abs=4)
    # Equal power: no dip in the middle of the fade.
    assert loudness(seen.sound[:, 34_000:38_000]) == pytest.approx(0.354, abs=0.02)


def test_short_clips_dissolve_for_half_of_themselves(tmp_path: Path) -> None:
    a = write(tmp_path / "a.mp4", RED, frames=6, tone_hz=None)
    b = write(tmp_path / "b.mp4", BLUE, frames=1, tone_hz=None)
    told = join(tmp_path / "aaab.mp4", a, a, a, b, transition="crossfade")
    assert told["seconds"] == pytest.approx((19 - 6) / 24)
    assert len(look(tmp_path / "aaab.mp4").frames) == 13


def test_a_single_clip_has_nothing_to_dissolve(tmp_path: Path) -> None:
    a = write(tmp_path / "a.mp4", RED, frames=6)
    told = join(tmp_path / "out.mp4", a, transition="crossfade")
    assert told["parts"] == [{"seconds": 0.25, "was_reencoded": False}]


# --- single pictures ------------------------------------------------------------------------------


def grey(index: int) -> Pixels:
    return flat(40 + 8 * index, 40 + 8 * index, 40 + 8 * index, PX)(0)


@pytest.mark.parametrize(
    ("at_s", "index"), [("first", 0), ("last", 23), (0, 0), (0.5, 12), (0.54, 12), (1.0, 23)]
)
def test_a_frame_is_the_picture_shown_at_its_moment(
    tmp_path: Path, at_s: float | str, index: int
) -> None:
    clip = write(tmp_path / "a.mp4", grey, tone_hz=None, options={"movflags": "faststart"})
    for name in ("f.png", "f.JPG"):
        perform("frame", [clip], tmp_path / name, at_s=at_s)
        with Image.open(tmp_path / name) as image:
            assert image.size == PX
            assert image.format == {"f.png": "PNG", "f.JPG": "JPEG"}[name]
            assert is_near(image.getpixel((32, 32)), [40 + 8 * index] * 3, by=3)


def test_a_still_is_a_third_in_and_a_sheet_shows_all_of_it(tmp_path: Path) -> None:
    clip = write(tmp_path / "a.mp4", grey, tone_hz=None)
    perform("still", [clip], tmp_path / "a.webp")
    with Image.open(tmp_path / "a.webp") as image:
        assert (image.format, image.size) == ("WEBP", PX)
        assert is_near(image.getpixel((32, 32)), [40 + 8 * 8] * 3, by=4)
    perform("sheet", [clip], tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as image:
        assert (image.format, image.size) == ("JPEG", (320, 320))
        shades = [image.getpixel((x * 64 + 32, y * 64 + 32)) for y in range(5) for x in range(5)]
    assert is_near(shades, [[40 + 8 * (n * 24 // 25)] * 3 for n in range(25)], by=5)


def test_a_sheet_of_large_pictures_is_at_most_1280_wide(tmp_path: Path) -> None:
    clip = write(tmp_path / "a.mp4", flat(9, 9, 9, (640, 360)), frames=2, tone_hz=None)
    perform("sheet", [clip], tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as image:
        assert image.size == (1280, 720)


# --- what cannot be cut ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at_s", "sentence"),
    [
        (2.0, "a.mp4 is 1.00 s long; it has no frame at 2 s."),
        (-1.0, "A frame's moment is 0 s or later."),
        (float("nan"), "A frame's moment is 0 s or later."),
        (float("inf"), "A frame's moment is 0 s or later."),
    ],
)
def test_a_moment_outside_the_video_is_explained(
    tmp_path: Path, at_s: float, sentence: str
) -> None:
    clip = write(tmp_path / "a.mp4", RED, tone_hz=None)
    assert perform("frame", [clip], tmp_path / "f.png", at_s=at_s)[0] == sentence


def test_a_frame_is_a_png_or_a_jpeg(tmp_path: Path) -> None:
    clip = write(tmp_path / "a.mp4", RED, frames=2, tone_hz=None)
    told, _ = perform("frame", [clip], tmp_path / "f.gif", at_s="first")
    assert told == "A frame is saved as .png or .jpg."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (None, "x.mp4 cannot be read: No such file or directory."),
        (b"", "x.mp4 is empty."),
        (b"#!/bin/sh\necho no video", "x.mp4 is no MP4, MOV or WebM video."),
        (b"\0\0\0\x18ftypisom" + b"\0" * 99, "x.mp4 is damaged and cannot be opened."),
    ],
)
def test_what_is_no_video_is_named(tmp_path: Path, data: bytes | None, sentence: str) -> None:
    path = tmp_path / "x.mp4"
    if data is not None:
        path.write_bytes(data)
    assert join(tmp_path / "out.mp4", path) == sentence


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "x.mp4"), "w") as container:
        audio = container.add_stream("aac", rate=48_000, layout="mono")
        block = av.AudioFrame.from_ndarray(
            np.zeros((1, 4800), np.float32), format="flt", layout="mono"
        )
        block.sample_rate, block.pts, block.time_base = 48_000, 0, Fraction(1, 48_000)
        container.mux(audio.encode(block))
        container.mux(audio.encode(None))
    assert join(tmp_path / "out.mp4", tmp_path / "x.mp4") == "x.mp4 has no picture."


@pytest.mark.parametrize("name", ["x.mp4", "x.webm"])
def test_a_video_that_breaks_off_is_damaged_after_what_is_left(tmp_path: Path, name: str) -> None:
    rng = np.random.default_rng(3)
    noise = rng.integers(0, 255, (40, 32, 32, 3), dtype=np.uint8)
    codec = "libx264" if name == "x.mp4" else "libvpx"
    options = {"movflags": "faststart"} if name == "x.mp4" else None
    path = write(
        tmp_path / name, lambda n: noise[n], frames=40, tone_hz=None, codec=codec, options=options
    )
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 6 // 10])
    told = join(tmp_path / "out.mp4", path)
    assert told.startswith(f"{name} is damaged after ")
    assert 0.5 < float(told.split()[4]) < 1.5
    assert perform("frame", [path], tmp_path / "f.png", at_s="last")[0] == told
    assert perform("frame", [path], tmp_path / "f.png", at_s=1.66)[0] == told
    assert perform("sheet", [path], tmp_path / "s.jpg")[0] == told
    shot, _ = perform("frame", [path], tmp_path / "f2.png", at_s=0.2)
    assert shot == {"at_s": 0.167, "width_px": 32, "height_px": 32}
    assert perform("still", [path], tmp_path / "s.webp")[0] == {}


def test_pictures_that_cannot_be_decoded_are_damage(tmp_path: Path) -> None:
    path = write(tmp_path / "x.mp4", RED, frames=12, tone_hz=None)
    with av.open(str(path)) as container:
        places = [(p.pos, p.size) for p in container.demux(video=0) if p.size and p.pos]
    data = bytearray(path.read_bytes())
    for at, size in places:
        data[at : at + size] = b"\xff" * size
    path.write_bytes(data)
    assert join(tmp_path / "out.mp4", path) == "x.mp4 is damaged after 0.0 s."
    whole = path.with_name("y.mp4")
    write(whole, BLUE, frames=12, tone_hz=None)
    data = bytearray(whole.read_bytes())
    for at, size in places[5:]:
        data[at : at + size] = b"\xff" * size
    whole.write_bytes(data)
    told = join(tmp_path / "out.mp4", whole, whole, transition="crossfade")
    assert told.startswith("y.mp4 is damaged after ")


def test_a_header_that_claims_hours_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "x.mp4", RED, frames=6, tone_hz=None)
    patched(path, b"stts", 12, 1_000_000_000)
    told = join(tmp_path / "out.mp4", path)
    assert told.startswith("The film would be ")
    assert told.endswith("minutes long; the most is 60 minutes.")


def test_pictures_too_large_to_decode_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.mov"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("png", rate=24)
        stream.width, stream.height, stream.pix_fmt = 8200, 4400, "monob"
        container.mux(stream.encode(av.VideoFrame(8200, 4400, "monob")))
        container.mux(stream.encode(None))
    told = join(tmp_path / "out.mp4", path)
    assert told == "x.mov has pictures of 8200 x 4400 pixels; that is too many."


def test_nothing_is_not_joined(tmp_path: Path) -> None:
    assert join(tmp_path / "out.mp4") == "There are no videos to join."


def test_a_target_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    clip = write(tmp_path / "a.mp4", RED, frames=2, tone_hz=None)
    told = join(tmp_path / "missing" / "out.mp4", clip)
    assert told == "out.mp4 could not be written: No such file or directory."


def test_a_mistake_becomes_an_answer_without_its_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told, _ = perform("frame", [], tmp_path / "f.png", at_s=0)
    assert told == "The video could not be cut; the reason is in the server's log."
    assert "Traceback" in capsys.readouterr().err


def test_libraries_that_do_not_load_become_an_answer(tmp_path: Path) -> None:
    code = (
        "import sys, json; sys.modules['av'] = None\n"
        "from sora_mcp import film_process\n"
        "film_process.perform({}, lambda answer: print(json.dumps(answer)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "libraries that cut videos cannot be loaded" in json.loads(done.stdout)["error"]


# --- the process ----------------------------------------------------------------------------------


async def test_a_film_is_made_in_another_process(tmp_path: Path) -> None:
    a = write(tmp_path / "a.mp4", RED, frames=6, tone_hz=None)
    heard: list[float] = []

    async def progress(done: float) -> None:
        heard.append(done)

    film = Film()
    made = await film.join([a, a], tmp_path / "aa.mp4", progress=progress)
    assert made == Joined(0.5, *PX, (Part(0.25, was_reencoded=False),) * 2)
    assert all(0 <= done <= 1 for done in heard)
    assert heard
    assert len(look(tmp_path / "aa.mp4").frames) == 12
    await film.frame(a, tmp_path / "f.png", at_s="last")
    with pytest.raises(FilmError, match=r"^none\.mp4 cannot be read"):
        await film.still(tmp_path / "none.mp4", tmp_path / "s.webp")
    assert {path.name for path in tmp_path.iterdir()} == {"a.mp4", "aa.mp4", "f.png"}


def scripted(code: str, limit_s: float = 30) -> Film:
    return Film(command=(sys.executable, "-c", f"import os, sys, json\n{code}"), limit_s=limit_s)


async def test_stills_and_sheets_are_asked_for_with_absolute_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    film = scripted(
        "task = json.loads(sys.stdin.readline())\n"
        "open(task['target'], 'w').write(task['work'] + ' ' + task['videos'][0])\n"
        "print('{\"progress\": 1}'); print('{\"done\": {}}')"
    )
    await film.still(Path("a.mp4"), Path("still"))
    await film.sheet(Path("a.mp4"), Path("sheet"))
    for work in ("still", "sheet"):
        assert (tmp_path / work).read_text() == f"{work} {tmp_path / 'a.mp4'}"


@pytest.mark.parametrize(
    "code",
    [
        "os.kill(os.getpid(), 9)",
        "sys.stdin.readline(); print('no json', flush=True)",
        "sys.stdin.readline(); print('[]', flush=True)",
        "os.close(0); os.close(1)",
        "sys.stdin.readline(); sys.exit('out of film')",
    ],
)
async def test_a_process_that_ends_without_a_word_is_an_error(
    tmp_path: Path, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(FilmError, match="ended unexpectedly"):
        await scripted(code).sheet(tmp_path / "a.mp4", tmp_path / "s.jpg")
    assert ("out of film" in caplog.text) == ("out of film" in code)


async def test_a_task_that_is_not_heard_to_its_end_is_an_error(tmp_path: Path) -> None:
    film = scripted("os.close(0); os._exit(1)")
    with pytest.raises(FilmError, match="ended unexpectedly"):
        await film.join([tmp_path / "a.mp4"] * 30_000, tmp_path / "out.mp4")


BUSY = (
    "task = json.loads(sys.stdin.readline())\n"
    "open(task['part'], 'w').write('half')\n"
    "open(task['target'] + '.pid', 'w').write(str(os.getpid()))\n"
    "print('{\"progress\": 0.5}', flush=True)\n"
    "while True: pass"
)


async def test_cancelling_ends_the_process_and_leaves_nothing(tmp_path: Path) -> None:
    started = anyio.Event()

    async def progress(_: float) -> None:
        started.set()

    async def joining() -> None:
        target = tmp_path / "out.mp4"
        await scripted(BUSY).join([tmp_path / "a.mp4"], target, progress=progress)

    with anyio.fail_after(30):
        async with anyio.create_task_group() as group:
            group.start_soon(joining)
            await started.wait()
            group.cancel_scope.cancel()
    assert [path.name for path in tmp_path.iterdir()] == ["out.mp4.pid"]
    assert not Path(f"/proc/{(tmp_path / 'out.mp4.pid').read_text()}").exists()


async def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(FilmError, match=r"took longer than 0.5 s"):
        await scripted(BUSY, limit_s=0.5).still(tmp_path / "a.mp4", tmp_path / "out.webp")
    assert not list(tmp_path.glob(".*"))


def start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sora_mcp.film_process"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_a_film_process_ends_with_its_parent_and_leaves_nothing(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (720, 1280, 3), dtype=np.uint8)
    clip = write(tmp_path / "a.mp4", lambda _: noise, frames=2, tone_hz=None)
    target, part = tmp_path / "out.mp4", tmp_path / ".x.part"
    task = {"work": "join", "transition": "crossfade", "videos": [str(clip)] * 500}
    with start() as process:
        assert process.stdin
        assert process.stdout
        line = json.dumps(task | {"target": str(target), "part": str(part)})
        process.stdin.write(line.encode() + b"\n")
        process.stdin.flush()
        assert b"progress" in process.stdout.readline()
        assert part.exists()
        process.stdin.close()  # as the system does for a parent that was killed
        assert process.wait(10) == 0
        assert b"done" not in process.stdout.read()
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def test_a_film_process_without_a_task_ends() -> None:
    with start() as process:
        out, _ = process.communicate(b"{")
    assert out == b""
    assert process.returncode == 1
