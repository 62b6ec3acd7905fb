from __future__ import annotations

import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from sora_mcp.engine.animatic import footage
from sora_mcp.engine.animatic.language.frame_edits import frame_edits
from sora_mcp.engine.renderer import INVALID_INPUT, Measured, RenderError, RenderSpec
from tests.clips import Pixels, flat, write
from tests.drafts import mean, probe, render

WARM, MIRROR = frame_edits("warm")[0], frame_edits("mirror")[0]


def test_footage_of_odd_size_and_other_speed_is_brought_into_line(tmp_path: Path) -> None:
    path = write(tmp_path / "source.mov", flat(200, 30, 30, (99, 65)), frames=60, fps=60)
    assert probe(path) == Measured(98, 64, 1.0)
    spec = RenderSpec("edit", "warm", 98, 64, 1.0, source=path.name, changes=WARM)
    assert len(render(spec, tmp_path).frames) == 24


def test_a_slow_film_is_held_to_24_frames(tmp_path: Path) -> None:
    def steps(index: int) -> Pixels:
        return np.full((64, 96, 3), 40 * index, dtype=np.uint8)

    path = write(tmp_path / "source.mp4", steps, frames=6, fps=6, tone_hz=None)
    spec = RenderSpec("edit", "mirror", 96, 64, 1.0, source=path.name, changes=MIRROR)
    frames = render(spec, tmp_path).frames
    levels = [round(float(frame[40:].mean()) / 40) for frame in frames]
    assert levels == [index // 4 for index in range(24)]


def test_webm_is_read_too_and_large_footage_is_scaled_down(tmp_path: Path) -> None:
    small = write(tmp_path / "a.webm", flat(30, 200, 30), codec="libvpx", frames=12)
    assert probe(small).seconds == pytest.approx(0.5, abs=0.05)
    large = write(tmp_path / "b.mp4", flat(0, 0, 0, (2560, 1440)), frames=2, tone_hz=None)
    assert probe(large) == Measured(1920, 1080, 2 / 24)


def test_a_film_turned_by_its_player_is_measured_and_shown_upright(tmp_path: Path) -> None:
    def red_left(index: int) -> Pixels:
        frame = np.full((64, 96, 3), (30, 30, 200), dtype=np.uint8)
        frame[:, :48] = (200, 30, 30)
        return frame

    path = write(tmp_path / "source.mp4", red_left, frames=6, tone_hz=None)
    data = bytearray(path.read_bytes())
    upright = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 0x40000000)
    turned = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 64 << 16, 0, 0x40000000)
    at = data.index(upright, data.index(b"tkhd"))  # the track's matrix, as phones write it
    data[at : at + 36] = turned
    path.write_bytes(data)
    assert probe(path) == Measured(64, 96, 0.25)
    spec = RenderSpec("edit", "vivid", 64, 96, 0.25, source=path.name, changes=WARM)
    frame = render(spec, tmp_path).frames[3]
    above, below = mean(frame[20:40, 8:56]), mean(frame[60:90, 8:56])
    assert above[0] > above[2]
    assert below[2] > below[0]


def test_damaged_footage_is_refused_with_a_sentence(tmp_path: Path) -> None:
    def noise(index: int) -> Pixels:
        return np.random.default_rng(index).integers(0, 255, (64, 96, 3), dtype=np.uint8)

    whole = write(tmp_path / "whole.mp4", noise, frames=48).read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RenderError, match="damaged or cut short") as caught:
        probe(cut)  # its index, at the end, is missing
    assert caught.value.code == INVALID_INPUT
    hollow = tmp_path / "hollow.mp4"
    start = whole.index(b"mdat") + 4
    end = whole.index(b"moov") - 4
    hollow.write_bytes(whole[:start] + b"\xff" * (end - start) + whole[end:])
    spec = RenderSpec("edit", "night", 96, 64, 2.0, source=hollow.name, changes=WARM)
    with pytest.raises(RenderError) as caught:
        render(spec, tmp_path)
    assert caught.value.code == INVALID_INPUT


def test_footage_without_pictures_or_over_two_minutes_is_refused(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "sound.mp4"), "w") as container:
        stream = container.add_stream("aac", rate=48_000)
        block = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp", "stereo")
        block.sample_rate = 48_000
        container.mux(stream.encode(block))
        container.mux(stream.encode(None))
    with pytest.raises(RenderError, match="no picture"):
        probe(tmp_path / "sound.mp4")
    long = write(tmp_path / "long.mp4", flat(0, 0, 0, (32, 32)), frames=121, fps=1, tone_hz=None)
    with pytest.raises(RenderError, match="121 s long; the most is 120 s"):
        probe(long)


def test_a_recording_without_a_length_in_its_header_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "live.webm"
    picture_of = flat(30, 200, 30)
    write(path, picture_of, codec="libvpx", frames=36, options={"live": "1"})
    assert probe(path).seconds == pytest.approx(1.5, abs=0.05)


def test_footage_that_holds_no_picture_after_all_is_refused(tmp_path: Path) -> None:
    data = write(tmp_path / "a.mp4", flat(0, 0, 0)).read_bytes()
    # Under another name the samples' box is passed over: a track without a single picture.
    (tmp_path / "none.mp4").write_bytes(
        data.replace(b"stsz", b"free", 1).replace(b"stco", b"free", 1)
    )
    with pytest.raises(RenderError) as caught:
        probe(tmp_path / "none.mp4")
    assert caught.value.code == INVALID_INPUT


@pytest.mark.parametrize("count", [0, 5, 24, 30])
def test_footage_gives_as_many_pictures_as_are_asked_for(tmp_path: Path, count: int) -> None:
    path = write(tmp_path / "a.mp4", flat(0, 0, 0))
    assert len(list(footage.frames(path, 96, 64, count))) == count


@pytest.mark.parametrize(("content", "name"), [
    (b"", "a.mp4"), (b"\0" * 4000, "a.mp4"), (b"ftypisom" * 99, "a.mp4"),
    (b"\x1aE\xdf\xa3", "a.webm"),
    (b"#EXTM3U\nhttp://127.0.0.1/x.ts", "a.mov"),
])  # fmt: skip
def test_what_is_no_video_is_refused(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RenderError) as caught:
        probe(tmp_path / name)
    assert caught.value.code == INVALID_INPUT


def test_a_header_that_claims_more_than_there_is_is_refused_in_no_time(tmp_path: Path) -> None:
    data = bytearray(write(tmp_path / "a.mp4", flat(0, 0, 0)).read_bytes())
    at = data.index(b"mdat") - 4
    data[at : at + 4] = struct.pack(">I", 2_000_000_000)
    (tmp_path / "claims.mp4").write_bytes(data)
    with pytest.raises(RenderError) as caught:
        probe(tmp_path / "claims.mp4")
    assert caught.value.code == INVALID_INPUT


def test_footage_of_a_bombs_size_is_refused(tmp_path: Path) -> None:
    data = write(tmp_path / "a.webm", flat(0, 0, 0), codec="libvpx", tone_hz=None).read_bytes()
    wide, high = b"\xb0\x81\x60", b"\xba\x81\x40"
    assert data.count(wide) == data.count(high) == 1
    (tmp_path / "b.webm").write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(footage, "_DECODED_MAX_PX", 96 * 64 - 1)
        with pytest.raises(RenderError, match="96 x 64 pixels; that is too many"):
            probe(tmp_path / "b.webm")


@pytest.mark.parametrize("colourspace", [1, 6])
def test_colours_are_read_as_they_are_tagged(tmp_path: Path, colourspace: int) -> None:
    path = tmp_path / "tagged.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
        stream.codec_context.colorspace = colourspace
        frame = av.VideoFrame.from_ndarray(flat(200, 60, 30)(0), format="rgb24").reformat(
            format="yuv420p", dst_colorspace=colourspace
        )
        frame.colorspace, frame.pts, frame.time_base = colourspace, 0, Fraction(1, 24)
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    bgr = next(footage.frames(path, 96, 64, 1))
    assert [int(band) for band in bgr[30, 40]] == pytest.approx([30, 60, 200], abs=8)


def test_the_last_picture_is_the_last(tmp_path: Path) -> None:
    def lighter(index: int) -> Pixels:
        return np.full((64, 96, 3), 2 * index, dtype=np.uint8)

    for frames in (1, 30, 110):
        path = write(tmp_path / f"{frames}.mp4", lighter, frames=frames, tone_hz=None)
        assert footage.last_frame(path, 96, 64).mean() == pytest.approx(2 * (frames - 1), abs=2)
