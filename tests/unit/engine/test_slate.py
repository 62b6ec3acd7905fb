from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest

from sora_mcp.engine.animatic import lettering, takes
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.plan import Line, Plan, Shot, Transition, Weather
from sora_mcp.engine.animatic.slate import TAG, Slate, described

SIZES = [(1280, 720), (720, 1280), (1792, 1024), (1024, 1792), (1920, 1080), (1080, 1920)]
MEADOW = Shot(2.0, "meadow")


def written(
    plan: Plan, t_s: float = 1.0, size: tuple[int, int] = (640, 360), number: int = 1
) -> Pixels:
    """The slate on black."""
    frame = np.zeros((size[1], size[0], 3), dtype=np.uint8)
    Slate(plan, number, *size).draw(frame, t_s)
    return frame


def bright(frame: Pixels) -> int:
    return int((frame.min(axis=2) > 150).sum())


@pytest.mark.parametrize("size", [*SIZES, (90, 160), (160, 90)])
def test_the_tag_is_on_every_frame_and_nothing_is_cut_off(size: tuple[int, int]) -> None:
    lines = (Line("Where did the lighthouse keeper go this morning?", "Ana"),)
    shot = Shot(
        2.0, "meadow", "extreme_close", "over_shoulder", "pedestal_down", 1.0, 135, "golden_hour",
        Weather("fireflies"), dialogue=lines,
    )  # fmt: skip
    width, height = size
    around = np.zeros((height + 40, width + 40, 3), dtype=np.uint8)
    frame = around[20:-20, 20:-20]
    slate = Slate(Plan((shot, shot)), 1, *size)
    slate.draw(frame, 1.0)
    rim = max(1, round(0.015 * min(size)))
    for edge in (frame[:rim], frame[-rim:], frame[:, :rim], frame[:, -rim:]):
        assert edge.max() < 60
    letters, (x, y), (left, top, right, bottom) = slate.tag
    assert 0 < left <= x < right < width
    assert 0 < top <= y < bottom < height / 2
    assert bright(frame[y : y + letters.shape[0], x : x + letters.shape[1]]) > 10
    assert bright(frame[round(0.7 * height) :]) > 10  # what is said is below


def test_a_clean_plate_has_no_slate_but_what_is_said() -> None:
    assert not written(Plan((MEADOW,), burn_in=False)).any()
    said = Shot(2.0, "meadow", dialogue=(Line("Hello"),))
    frame = written(Plan((said,), burn_in=False))
    assert not frame[:250].any()
    assert frame[250:].any()


def test_the_slate_covers_little_of_the_picture() -> None:
    assert written(Plan((MEADOW,))).any(axis=2).mean() < 0.05


# The timecode


def _timecode(plan: Plan, number: int, t_s: float, monkeypatch: pytest.MonkeyPatch) -> str:
    """The signs that are stamped in the upper right corner."""
    slate = Slate(plan, number, 640, 360)
    told: list[str] = []
    digits = {sign: slate._digit(sign) for sign in "0123456789:"}
    named = {id(picture): sign for sign, picture in digits.items()}
    with monkeypatch.context() as patched:
        patched.setattr(
            "sora_mcp.engine.animatic.slate.stamp",
            lambda _frame, picture, *_: told.append(named.get(id(picture), "")),
        )
        slate.draw(np.zeros((360, 640, 3), dtype=np.uint8), t_s)
    return "".join(told)


@pytest.mark.parametrize(
    ("seconds", "number", "index", "told"),
    [
        ((4.0,), 1, 0, "00:00:00"),
        ((4.0,), 1, 23, "00:00:23"),
        ((4.0,), 1, 24, "00:01:00"),
        ((4.0, 8.0), 2, 25, "00:05:01"),
        ((0.1, 0.1, 0.1), 3, 1, "00:00:05"),  # of 2 pictures each
        ((59.0, 4.0, 4.0), 3, 12, "01:03:12"),
    ],
)
def test_the_timecode_counts_pictures_of_the_whole_film(
    seconds: tuple[float, ...], number: int, index: int, told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    plan = Plan(tuple(Shot(one, "meadow") for one in seconds))
    assert _timecode(plan, number, index / takes.FPS, monkeypatch) == told


def test_every_picture_has_its_own_timecode(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan((Shot(0.7, "meadow"), Shot(1.6, "meadow")))
    told = [
        _timecode(plan, number + 1, index / takes.FPS, monkeypatch)
        for number, shot in enumerate(plan.shots)
        for index in range(round(shot.seconds * takes.FPS))
    ]
    assert len(set(told)) == len(told) == takes.counted(plan)
    assert told == sorted(told)


def test_digits_do_not_dance() -> None:
    """Whatever is told, the signs stand on the same places."""
    frames = [written(Plan((Shot(20.0, "meadow"),)), t_s) for t_s in (1.0, 4.0, 8.0, 11.0)]
    edges = [np.flatnonzero(frame[:40, 320:].any(axis=(0, 2))) for frame in frames]
    assert np.ptp([edge[-1] for edge in edges]) <= 4


# Words on a clapperboard


def test_a_shot_is_told_in_a_line() -> None:
    shot = Shot(2.0, "meadow", "medium_close", "low", "dolly_in", lens_mm=50, time="golden_hour",
                weather=Weather("rain"))  # fmt: skip
    assert described(shot, 2, 3) == (
        "SHOT 2/3  ·  MEDIUM CLOSE  ·  LOW ANGLE  ·  50 MM  ·  DOLLY IN  ·  GOLDEN HOUR  ·  RAIN"
    )
    assert described(MEADOW, 1, 1) == "FULL  ·  35 MM  ·  STATIC  ·  DAY"


def test_of_a_given_picture_no_more_is_said_than_is_known() -> None:
    assert described(MEADOW, 1, 1, is_given=True) == "STATIC"
    assert TAG == "DRAFT ANIMATIC"


def test_lines_are_read_one_after_the_other_and_a_caption_all_along() -> None:
    lines = (Line("One", "Ana"), Line("Two", "Ben"))
    plan = Plan((Shot(4.0, "meadow", dialogue=lines),), burn_in=False)
    shown = {t_s: written(plan, t_s) for t_s in (0.0, 1.0, 1.99, 3.0, 4.0)}
    assert not shown[0.0].any()
    assert bright(shown[1.0]) > 20
    assert bright(shown[1.99]) == 0
    assert bright(shown[3.0]) > 20
    assert not shown[4.0].any()
    assert not np.array_equal(shown[1.0], shown[3.0])
    captioned = Plan((Shot(4.0, "meadow", caption="Three years later"),), burn_in=False)
    assert all(bright(written(captioned, t_s)) > 20 for t_s in (1.0, 2.0, 3.5))


def test_words_fade_in() -> None:
    plan = Plan((Shot(4.0, "meadow", caption="Later"),), burn_in=False)
    levels = [int(written(plan, t_s).max()) for t_s in (0.2, 0.27, 0.33, 0.5)]
    assert levels == sorted(levels)
    assert levels[0] == 0 < levels[1] < levels[3]


# Lettering


def test_what_is_stamped_beyond_the_frame_is_cut_off() -> None:
    sign = lettering.plate((20, 10), 3, (255, 0, 0, 255))
    frame = np.zeros((30, 30, 3), dtype=np.uint8)
    for left, top in ((-50, 0), (0, 40), (31, 3), (3, -10)):
        lettering.stamp(frame, sign, left, top)
    assert not frame.any()
    lettering.stamp(frame, sign, 25, -5)
    assert frame[:5, 25:, 0].max() == 0
    assert frame[2, 28, 2] == 255
    lettering.stamp(frame, sign, 0, 15, 0.001)
    assert not frame[15:25, :20].any()
    lettering.stamp(frame, sign, 0, 15, 0.5)
    assert 120 < frame[20, 10, 2] < 135


def test_blocks_are_aligned_and_stacked() -> None:
    block = partial(lettering.block, largest_px=20, weight=500)
    left = block("A wide line of words and A", 120, 200)
    middle = block("A wide line of words and A", 120, 200, align="centre")
    ink = [picture[..., 3].argmax(axis=1).max() for picture in (left, middle)]
    assert ink[0] < ink[1]  # where the shortest line begins
    assert left.shape[2] == middle.shape[2] == 4
    both = lettering.stacked([left, middle], 6)
    assert both.shape[0] == left.shape[0] + middle.shape[0] + 6
    assert both.shape[1] == max(left.shape[1], middle.shape[1])
    assert not both[left.shape[0] : left.shape[0] + 6].any()


# Takes


class Flat:
    """Paints its level, a little brighter as time goes by."""

    def __init__(self, level: int) -> None:
        self.level, self.asked = level, list[float]()

    def at(self, t_s: float) -> Pixels:
        self.asked.append(t_s)
        return np.full((90, 160, 3), self.level, dtype=np.uint8)


def _levels(*shots: Shot, first: int = 1) -> Iterator[float]:
    plan = Plan(shots, burn_in=False)
    painters = {shot: Flat(level) for shot, level in zip(shots, (200, 40, 120), strict=False)}
    for picture in takes.pictures(plan, 160, 90, painters.__getitem__, first=first):
        yield float(picture.mean())


def _shots(transition: Transition) -> tuple[Shot, Shot]:
    return Shot(1.0, "a"), Shot(1.0, "b", transition=transition)


def test_a_cut_is_at_once() -> None:
    assert list(_levels(*_shots("cut"))) == [200.0] * 24 + [40.0] * 24


def test_a_dissolve_goes_from_one_to_the_other_in_half_a_second() -> None:
    levels = list(_levels(*_shots("dissolve")))
    assert levels[24] == 200
    assert levels[24:37] == sorted(levels[24:37], reverse=True)
    assert levels[30] == pytest.approx(120, abs=2)
    assert set(levels[36:]) == {40.0}


def test_a_fade_begins_in_the_dark() -> None:
    levels = list(_levels(*_shots("fade")))
    assert (levels[23], levels[24]) == (200, 0)
    assert levels[24:37] == sorted(levels[24:37])
    assert levels[36] == 40
    assert next(_levels(Shot(1.0, "a", transition="fade"))) == 200  # there is nothing before it


def test_the_old_shot_goes_on_below_a_dissolve() -> None:
    shots = _shots("dissolve")
    painters = {shot: Flat(9) for shot in shots}
    list(takes.pictures(Plan(shots), 160, 90, painters.__getitem__))
    asked = painters[shots[0]].asked
    assert len(set(asked)) == len(asked) == 36
    assert max(asked) == pytest.approx(1.5 - 1 / 24)


@pytest.mark.parametrize("seconds", [(0.01,), (0.5, 0.1), (1 / 3, 1 / 3, 1 / 3)])
def test_counts_are_exact(seconds: tuple[float, ...]) -> None:
    shots = tuple(Shot(one, str(number)) for number, one in enumerate(seconds))
    assert len(list(_levels(*shots))) == takes.counted(Plan(shots)) >= len(shots)
    for first in range(1, len(shots) + 1):
        later = takes.counted(Plan(shots), first=first)
        assert len(list(_levels(*shots, first=first))) == later


@pytest.mark.parametrize("size", SIZES)
def test_the_name_of_a_place_that_is_not_drawn_is_written_large(size: tuple[int, int]) -> None:
    named = Shot(2.0, "blockout", place_label="Pharmacy of the Old Town")
    bare = written(Plan((Shot(2.0, "blockout"),)), size=size)
    assert bright(written(Plan((named,)), size=size)) > bright(bare) + 40
    silent = written(Plan((named,), burn_in=False), size=size)
    assert not silent.any()
