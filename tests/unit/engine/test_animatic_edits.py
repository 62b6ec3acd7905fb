from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from sora_mcp.engine.animatic.language.frame_edits import frame_edits, what_frame_edits_can_do
from sora_mcp.engine.animatic.language.lengths import edited_seconds
from sora_mcp.engine.animatic.renderer import AnimaticRenderer
from sora_mcp.engine.animatic.steadying import Steadied
from sora_mcp.engine.renderer import EDIT_NOT_UNDERSTOOD, RenderError, RenderSpec
from tests.clips import Pixels, pitch_hz, write
from tests.drafts import SMALL, difference, edit, mean, render, told

pytestmark = pytest.mark.art

# What is understood


@pytest.mark.parametrize(
    ("prompt", "changes"),
    [
        ("Make it night", [{"do": "grade", "name": "night"}]),
        ("old photo look", [{"do": "grade", "name": "sepia"}]),
        ("in black and white", [{"do": "grade", "name": "black_and_white"}]),
        ("slightly warmer", [{"do": "grade", "name": "warm", "amount": 0.5}]),
        ("more contrast, please", [{"do": "grade", "name": "contrast"}]),
        ("flip it", [{"do": "flip", "axis": "sides"}]),
        ("in slow motion", [{"do": "speed", "factor": 0.5}]),
        ("make it 1.5x faster", [{"do": "speed", "factor": 1.5}]),
        ("4 times slower", [{"do": "speed", "factor": 0.25}]),
        ("play it backwards", [{"do": "reverse"}]),
        ("add heavy rain", [{"do": "weather", "kind": "rain", "intensity": 0.95}]),
        ("first 3 seconds", [{"do": "trim", "keep": "first", "amount": 3.0}]),
        ("cut the last second", [{"do": "trim", "keep": "before_end", "amount": 1.0}]),
        ("trim to 2-5 seconds", [{"do": "trim", "keep": "range", "from_s": 2.0, "to_s": 5.0}]),
        ("zoom in 150%", [{"do": "zoom", "from": 1.0, "to": 1.5}]),
        ("crop by 20 %", [{"do": "crop", "zoom": 1.2, "x": 0.0, "y": 0.0}]),
        ("fade out over 2 seconds", [{"do": "fade", "in_s": 0.0, "out_s": 2.0}]),
        ("fade in, fade out", [{"do": "fade", "in_s": 1.0, "out_s": 1.0}]),
        ('title "THE END"', [{"do": "caption", "text": "THE END", "place": "title"}]),
        ('write "Hello" below', [{"do": "caption", "text": "Hello", "place": "low"}]),
        ("remove the sound", [{"do": "mute"}]),
    ],
)
def test_an_edit_of_footage_is_read(prompt: str, changes: list[dict[str, object]]) -> None:
    found, understood, missed = frame_edits(prompt)
    assert [json.loads(one) for one in found] == changes
    assert understood
    assert missed == ()


@pytest.mark.parametrize(
    "prompt",
    ["add a red hat", "remove the dog", "put on a dark coat", "don't make it darker", "no rain",
     "blur the background", "turn the lights off", "asdf qwer", "сделай ночь", "", "."],
)  # fmt: skip
def test_what_cannot_be_done_to_pictures_is_not_done(prompt: str) -> None:
    changes, understood, missed = frame_edits(prompt)
    assert (changes, understood) == ((), {})
    assert missed or not prompt.strip()


def test_wishes_that_were_not_understood_are_listed_beside_those_that_were() -> None:
    changes, understood, missed = frame_edits("Make it night, add a dragon and a slow fade out")
    assert [json.loads(one)["do"] for one in changes] == ["grade", "fade"]
    assert understood["night"] == "grade: night"
    assert missed == ("add a dragon",)
    assert "graded" in what_frame_edits_can_do()


@pytest.mark.parametrize("prompt", ["x " * 4000, "and, " * 500, "0-" * 300, '"' * 99, "1" * 500])
def test_odd_prompts_are_read_in_no_time(prompt: str) -> None:
    frame_edits(prompt)


@pytest.mark.parametrize(
    ("prompt", "seconds"),
    [("first 3 seconds", 3), ("slow motion", 20), ("cut the last second, 2x", 4.5),
     ("second half", 5), ("make it 2 seconds long", 2), ("first 40 seconds", 10),
     ("from 8 to 30 seconds", 2), ("keep 50-60 seconds", 0.25), ("night", 10)],
)  # fmt: skip
def test_the_length_of_an_edit_is_known_beforehand(prompt: str, seconds: float) -> None:
    changes, _, _ = frame_edits(prompt)
    assert edited_seconds(changes, 10.0) == pytest.approx(seconds)


# What is done


def test_an_edit_changes_the_sources_own_frames_and_keeps_its_sound(tmp_path: Path) -> None:
    seen = edit(tmp_path, "make it night", tone_hz=880.0)
    assert (seen.size, len(seen.frames)) == ((96, 64), 24)
    left, right = mean(seen.frames[12][20:, 4:40]), mean(seen.frames[12][20:, 56:92])
    assert left.max() < 110
    assert left[2] > left[0]  # bluish
    assert right[0] > right[2]  # still the orange side
    assert seen.sound is not None
    assert pitch_hz(seen.sound[:, 4800:43200]) == pytest.approx(880, abs=5)
    assert seen.metadata["comment"].startswith("Footage edited with sora-mcp")


def test_black_and_white_has_no_colour_and_a_mirror_swaps_sides(tmp_path: Path) -> None:
    grey = edit(tmp_path / "a", "in black and white")
    colours = mean(grey.frames[12][20:, 56:92])
    assert colours.max() - colours.min() < 6
    mirrored = edit(tmp_path / "b", "mirror it")
    assert mean(mirrored.frames[12][20:, 4:40]) == pytest.approx((200, 120, 40), abs=12)


@pytest.mark.parametrize(
    ("prompt", "lighter"),
    [("warmer", None), ("brighter", True), ("darker", False), ("vignette", False),
     ("add snow", None), ("letterbox", False), ("blur it", None), ("zoom in", None),
     ("add fog", None), ("storm", None), ("stabilise it", None), ("rack focus", None),
     ('add the caption "HELLO"', None), ("dreamy", None), ("pan left", None), ("crop in", None)],
)  # fmt: skip
def test_every_change_is_seen(tmp_path: Path, prompt: str, lighter: bool | None) -> None:
    def seams(_: int) -> Pixels:
        frame = np.full((64, 96, 3), 110, dtype=np.uint8)
        frame[::9], frame[:, ::11] = (200, 60, 60), (60, 60, 200)
        return frame

    plain = edit(tmp_path / "a", "speed 1x", picture=seams).frames
    frames = edit(tmp_path / "b", prompt, picture=seams).frames
    seen = max(difference(one, other) for one, other in zip(frames, plain, strict=True))
    assert seen > 0.5
    if lighter is not None:
        assert (frames[12].mean() > plain[12].mean()) == lighter


def steps(index: int) -> Pixels:
    """A little lighter with every frame."""
    return np.full((64, 96, 3), 20 + 8 * index, dtype=np.uint8)


def levels(frames: list[Pixels]) -> list[int]:
    return [round((float(frame.mean()) - 20) / 8) for frame in frames]


def test_reverse_speed_and_trim_bend_time(tmp_path: Path) -> None:
    backwards = edit(tmp_path / "a", "reverse it", picture=steps).frames
    assert levels(backwards) == list(range(23, -1, -1))
    twice = edit(tmp_path / "b", "twice as fast", picture=steps).frames
    assert len(twice) == 12
    assert levels(twice) == pytest.approx(list(range(0, 24, 2)), abs=1)
    middle = edit(tmp_path / "c", "keep 0.25 to 0.75 seconds", picture=steps).frames
    assert levels(middle) == list(range(6, 18))
    last = edit(tmp_path / "d", "last half, reversed, at half speed", picture=steps).frames
    assert len(last) == 24
    assert levels(last)[0] >= 22
    assert levels(last)[-1] <= 13


def test_slow_motion_makes_pictures_between_pictures(tmp_path: Path) -> None:
    def ball(index: int) -> Pixels:
        frame = np.full((64, 96, 3), 90, dtype=np.uint8)
        cv2.circle(frame, (20 + 6 * index, 32), 9, (230, 60, 40), -1)
        return frame

    spec = RenderSpec("edit", "", 96, 64, 10 / 24, source="source.mp4")
    frames = edit(tmp_path, "slow motion", spec, picture=ball, frames=10).frames
    assert len(frames) == 20
    middles = []
    for frame in frames[2:16]:
        red = np.flatnonzero((frame[..., 0].astype(int) - frame[..., 1] > 70).any(axis=0))
        middles.append(float(red.mean()))
    ways = np.diff(middles)
    assert ways.min() > 1
    assert ways.max() < 5  # never a whole step at once


def test_sound_follows_speed_direction_and_fades(tmp_path: Path) -> None:
    fast = edit(tmp_path / "a", "double speed", tone_hz=440.0)
    assert fast.sound is not None
    assert pitch_hz(fast.sound[:, 2400:21600]) == pytest.approx(880, abs=8)
    turned = edit(tmp_path / "b", "reverse it", tone_hz=440.0, tone_s=0.5)
    assert turned.sound is not None
    assert np.abs(turned.sound[:, 2400:20000]).max() < 0.02
    assert np.abs(turned.sound[:, 28000:46000]).max() > 0.2
    faded = edit(tmp_path / "c", "fade in")
    assert faded.sound is not None
    assert np.abs(faded.sound[:, :4000]).max() < 0.25 * np.abs(faded.sound).max()
    assert faded.frames[0].mean() < 5 < faded.frames[12].mean() < faded.frames[23].mean()
    mute = edit(tmp_path / "d", "remove the sound")
    assert mute.sound is not None
    assert np.abs(mute.sound).max() < 0.001


def test_a_source_without_sound_stays_silent(tmp_path: Path) -> None:
    seen = edit(tmp_path, "night", tone_hz=None)
    assert seen.sound is not None
    assert np.abs(seen.sound).max() < 0.001


def test_a_shaking_film_is_steadied() -> None:
    rng = np.random.default_rng(5)
    small = rng.integers(0, 255, (30, 50, 3), dtype=np.uint8)
    wall = cv2.resize(small, (300, 180)).astype(np.uint8)
    shifts = rng.integers(-3, 4, (30, 2))
    shaken = [wall[20 + y : 140 + y, 40 + x : 240 + x] for x, y in shifts]
    steadied = Steadied(200, 120)
    steady = [steadied.next(np.ascontiguousarray(frame)) for frame in shaken]
    before, after = (
        np.mean([difference(a[9:-9, 9:-9], b[9:-9, 9:-9]) for a, b in pairwise(film)])
        for film in (shaken, steady)
    )
    assert after < 0.7 * before


def test_an_edit_that_is_not_understood_fails_and_says_what_can_be_done(tmp_path: Path) -> None:
    write(tmp_path / "source.mp4", steps)
    spec = RenderSpec("edit", "add a hat", 96, 64, 1.0, source="source.mp4",
                      refusal=what_frame_edits_can_do())  # fmt: skip
    with pytest.raises(RenderError, match="footage") as caught:
        AnimaticRenderer().render(spec, tmp_path, tmp_path, lambda _: None)
    assert caught.value.code == EDIT_NOT_UNDERSTOOD


def test_an_edit_may_not_make_a_film_too_long(tmp_path: Path) -> None:
    write(tmp_path / "source.mp4", steps)
    spec = RenderSpec("edit", "", 96, 64, 90.0, source="source.mp4",
                      changes=frame_edits("slow motion")[0])  # fmt: skip
    with pytest.raises(RenderError, match="180 s long; the most is 120 s"):
        AnimaticRenderer().render(spec, tmp_path, tmp_path, lambda _: None)


def test_an_edit_of_a_draft_is_its_plan_drawn_again(tmp_path: Path) -> None:
    spec = replace(SMALL, operation="edit")
    plain = render(spec, tmp_path).frames[6]
    night = render(told("A meadow at night, wide shot", spec), tmp_path).frames[6]
    assert night.mean() < plain.mean()


def test_an_edited_draft_without_a_plan_is_still_called_a_draft(tmp_path: Path) -> None:
    render(SMALL, tmp_path)
    (tmp_path / "source.mp4").write_bytes((tmp_path / "out-0" / "video.mp4").read_bytes())
    spec = RenderSpec("edit", "sepia", 192, 108, 1.0, source="source.mp4",
                      changes=frame_edits("sepia")[0])  # fmt: skip
    assert "Draft animatic" in render(spec, tmp_path).metadata["comment"]
