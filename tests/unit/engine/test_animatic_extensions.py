from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import which
from subprocess import run

import av
import numpy as np
import pytest

from sora_mcp.engine.animatic.extending import first_new
from sora_mcp.engine.animatic.language import continuing
from sora_mcp.engine.animatic.language.planning import read
from sora_mcp.engine.animatic.plan import Plan, Shot, Weather
from sora_mcp.engine.renderer import RenderError, RenderSpec
from tests.clips import Pixels, Seen, flat, write
from tests.drafts import SMALL, difference, halves, json_of, planned, render

pytestmark = pytest.mark.art

BEFORE = Plan((Shot(1.0, "meadow", "wide", seed=7),))
AFTER = Shot(0.5, "meadow", "wide", seed=7, clock_s=1.0, weather=Weather("snow", 0.9))


def extend(folder: Path, spec: RenderSpec, plan: Plan, kept_s: float) -> Seen:
    spec = replace(spec, operation="extend", source="source.mp4", plan=json_of(plan), kept_s=kept_s)
    return render(spec, folder)


def source(folder: Path, spec: RenderSpec = SMALL) -> Seen:
    seen = render(spec, folder)
    made = sorted(folder.glob("out-*/video.mp4"), key=lambda path: path.stat().st_mtime_ns)[-1]
    (folder / "source.mp4").write_bytes(made.read_bytes())
    return seen


def packets(path: Path, kind: str) -> list[bytes]:
    with av.open(str(path)) as container:
        stream = next(stream for stream in container.streams if stream.type == kind)
        return [bytes(packet) for packet in container.demux(stream) if packet.size]


def moments(path: Path, kind: str) -> list[float]:
    with av.open(str(path)) as container:
        stream = next(stream for stream in container.streams if stream.type == kind)
        found = container.demux(stream)
        return sorted(float(one.pts * one.time_base) for one in found if one.pts is not None)


def test_an_extension_is_the_source_packet_by_packet_and_then_goes_on(tmp_path: Path) -> None:
    first = source(tmp_path)
    longer = extend(tmp_path, SMALL, Plan((*BEFORE.shots, AFTER)), 1.0)
    path = tmp_path / "out-1" / "video.mp4"
    assert len(longer.frames) == 36
    assert longer.seconds == pytest.approx(1.5, abs=0.03)
    assert all(np.array_equal(*pair) for pair in zip(longer.frames[:24], first.frames, strict=True))
    for kind in ("video", "audio"):
        kept = packets(tmp_path / "source.mp4", kind)
        assert packets(path, kind)[: len(kept)] == kept
    assert difference(longer.frames[24], first.frames[23]) > 1
    steps = np.diff(moments(path, "audio"))
    assert steps.max() < 0.0214  # no packet is missing at the seam
    assert np.diff(moments(path, "video")) == pytest.approx(1 / 24, abs=1e-4)
    assert longer.metadata["comment"].startswith("Draft animatic made by sora-mcp")
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_an_extension_is_extended_again_and_equal_specs_give_equal_bytes(tmp_path: Path) -> None:
    source(tmp_path)
    plan = Plan((*BEFORE.shots, AFTER))
    extend(tmp_path, SMALL, plan, 1.0)
    extend(tmp_path, SMALL, plan, 1.0)
    once, again = [(tmp_path / f"out-{n}" / "video.mp4").read_bytes() for n in (1, 2)]
    assert once == again
    (tmp_path / "source.mp4").write_bytes(once)
    third = Plan((*plan.shots, replace(AFTER, clock_s=1.5)))
    longer = extend(tmp_path, SMALL, third, 1.5)
    assert len(longer.frames) == 48
    kept = packets(tmp_path / "source.mp4", "video")
    assert packets(tmp_path / "out-3" / "video.mp4", "video")[: len(kept)] == kept


def test_words_continue_the_same_scene_on_its_clock(tmp_path: Path) -> None:
    plan = read("A meadow in the morning, static wide shot", seconds=1.0, seed=7)
    first = source(tmp_path, planned(SMALL, plan))
    more = continuing.extended(plan, "It goes on", seconds=0.5)
    longer = extend(tmp_path, SMALL, continuing.together(plan, more), 1.0)
    assert len(longer.frames) == 36
    below = slice(40, None)  # the slate counts shots and time
    assert difference(longer.frames[24][below], first.frames[23][below]) < 4


def test_a_draft_in_a_picture_goes_on_from_where_its_camera_was(tmp_path: Path) -> None:
    halves(384, 216).save(tmp_path / "ref.png")
    spec = replace(SMALL, reference="ref.png")
    first = Shot(1.0, "meadow", "close", move="tilt_down", move_amount=1.0)
    seen = source(tmp_path, planned(spec, Plan((first,), burn_in=False)))
    more = replace(first, seconds=0.5, clock_s=1.0, move_from=1.0)
    longer = extend(tmp_path, spec, Plan((first, more), burn_in=False), 1.0)
    assert difference(seen.frames[0], seen.frames[23]) > 5
    assert difference(longer.frames[24], seen.frames[23]) < 3


def plain(folder: Path, **clip: object) -> Path:
    return write(folder / "source.mp4", flat(90, 20, 20, (480, 270)), frames=12, **clip)  # type: ignore[arg-type]


FOREIGN = RenderSpec(
    "extend", "On", 480, 270, 0.5, 3, goes_on_from_picture=True, source="source.mp4"
)
ON = Plan((Shot(0.5, "meadow", move="dolly_in", weather=Weather("snow", 0.9)),))


def letters(frame: Pixels) -> int:
    return int((frame[:40, :200].min(axis=2) > 140).sum())


def test_footage_goes_on_from_its_last_picture(tmp_path: Path) -> None:
    def lighter(index: int) -> Pixels:
        return np.full((270, 480, 3), 40 + 8 * index, dtype=np.uint8)

    write(tmp_path / "source.mp4", lighter, frames=12)
    frames = extend(tmp_path, FOREIGN, ON, 0.0).frames
    assert len(frames) == 24
    assert [round((float(f[50:].mean()) - 40) / 8) for f in frames[:12]] == list(range(12))
    assert difference(frames[12][50:], frames[11][50:]) < 3
    assert difference(frames[23][50:], frames[11][50:]) > 3  # it has begun to snow
    assert letters(frames[0]) == 0
    assert letters(frames[-1]) > 40


@pytest.mark.parametrize("clip", [{"fps": 24}, {"fps": 12}, {"tone_hz": None}])
def test_other_footage_is_brought_into_line(tmp_path: Path, clip: dict[str, object]) -> None:
    plain(tmp_path, **clip)
    seen = extend(tmp_path, FOREIGN, ON, 0.0)
    assert len(seen.frames) == (36 if clip.get("fps") == 12 else 24)
    assert seen.sound is not None
    assert seen.metadata["comment"].startswith("From ")


def test_footage_of_an_odd_size_goes_on_in_an_even_one(tmp_path: Path) -> None:
    write(tmp_path / "source.mp4", flat(90, 20, 20, (99, 65)), frames=12)
    spec = replace(FOREIGN, width_px=98, height_px=64)
    seen = extend(tmp_path, spec, ON, 0.0)
    assert (seen.size, len(seen.frames)) == ((98, 64), 24)


def test_a_draft_that_is_gone_on_from_as_a_picture_carries_one_tag(tmp_path: Path) -> None:
    plain(tmp_path)
    tagged = extend(tmp_path, FOREIGN, ON, 0.0)
    (tmp_path / "source.mp4").write_bytes((tmp_path / "out-0" / "video.mp4").read_bytes())
    calm = Plan((Shot(0.5, "meadow"),))
    again = extend(tmp_path, FOREIGN, calm, 0.0)
    assert 10 < letters(again.frames[-1]) < 1.3 * letters(tagged.frames[-1])


def test_a_source_that_breaks_off_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    def noise(index: int) -> Pixels:
        return np.random.default_rng(index).integers(0, 255, (108, 192, 3), dtype=np.uint8)

    whole = write(tmp_path / "whole.mp4", noise, frames=48, options={"movflags": "+faststart"})
    data = whole.read_bytes()
    (tmp_path / "source.mp4").write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(RenderError):
        extend(tmp_path, SMALL, Plan((*BEFORE.shots, AFTER)), 1.0)
    assert not list((tmp_path / "out-0").iterdir())


def test_the_first_new_shot_is_where_the_source_ends() -> None:
    plan = Plan((Shot(1.0, "a"), Shot(0.5, "b"), Shot(2.0, "c")))
    assert [first_new(plan, kept_s) for kept_s in (0.0, 1.0, 1.5, 1.49, 9.0)] == [1, 2, 3, 3, 1]


@pytest.mark.skipif(not which("ffmpeg"), reason="needs ffmpeg")
def test_another_decoder_finds_nothing_wrong_with_films_and_extensions(tmp_path: Path) -> None:
    source(tmp_path)
    extend(tmp_path, SMALL, Plan((*BEFORE.shots, AFTER)), 1.0)
    for number, frames in ((0, 24), (1, 36)):
        path = str(tmp_path / f"out-{number}" / "video.mp4")
        played = run(["ffmpeg", "-v", "error", "-i", path, "-f", "null", "-"], capture_output=True)
        assert (played.returncode, played.stderr) == (0, b"")
        ask = ["ffprobe", "-v", "error", "-count_frames", "-of", "csv=p=0", "-select_streams"]
        video = run(
            [*ask, "v", "-show_entries", "stream=nb_read_frames", path], capture_output=True
        )
        assert int(video.stdout) == frames
        audio = run([*ask, "a", "-show_entries", "stream=duration", path], capture_output=True)
        assert float(audio.stdout) == pytest.approx(frames / 24, abs=0.022)
