from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import get_args

import numpy as np
import pytest

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.plan import Actor, Angle, Relation, Shot, ShotSize
from sora_mcp.engine.animatic.scene.camera import Camera, Lens
from sora_mcp.engine.animatic.scene.framing import framed
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.world import World
from tests.scenes import sets_drawn_once

shelves.fill()


@pytest.fixture(autouse=True, scope="module")
def _drawn_once() -> Iterator[None]:
    with sets_drawn_once():
        yield


SIZES: tuple[ShotSize, ...] = get_args(ShotSize)
ANGLES: tuple[Angle, ...] = get_args(Angle)
FRAMES = ((160, 90), (90, 160))
SUBJECTS: dict[str, tuple[Actor, ...]] = {
    "person": (Actor("rig", "adult"),),
    "seated": (Actor("rig", "adult", action="sit"),),
    "tall": (Actor("prop", "skyscraper"),),
    "old and high": (Actor("prop", "castle"),),
    "broad": (Actor("prop", "bus"),),
    "low": (Actor("rig", "dog"),),
    "tiny": (Actor("rig", "mouse"),),
    "rider": (Actor("rig", "adult", relation="riding", to=1), Actor("rig", "horse")),
    "in the air": (Actor("rig", "eagle"),),
    "a thing": (Actor("prop", "vase"),),
    "a card": (Actor("card", "sousaphone"),),
    "two": (Actor("rig", "adult"), Actor("rig", "child")),
}  # fmt: skip


@cache
def world(size: ShotSize, subject: str, width: int, height: int, set_name: str = "street") -> World:
    return World(Shot(2.0, set_name, size, cast=SUBJECTS[subject]), width, height)


def corners(one: World, part: Part, t_s: float = 0.0) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a part, as shares of the frame."""
    shown = one.shown(part, t_s)
    left, top, _ = shown @ (-part.half_width, -part.top, 1)
    right, bottom, _ = shown @ (part.half_width, 0, 1)
    width, height = one.size_px
    left, right = sorted((left / width, right / width))
    return left, top / height, right, bottom / height


def head(one: World, part: Part, t_s: float = 0.0) -> tuple[float, float]:
    x, y, _ = one.shown(part, t_s) @ (*part.figure.head_at(part.action), 1)
    return x / one.size_px[0], y / one.size_px[1]


def main_of(one: World) -> Part:
    assert one.main is not None
    return one.main


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("size", ["wide", "full", "extreme_wide"])
def test_a_whole_subject_is_whole_in_the_frame(
    size: ShotSize, subject: str, frame: tuple[int, int]
) -> None:
    one = world(size, subject, *frame)
    main = main_of(one)
    _, top, _, bottom = corners(one, main)
    if main.carrier is not None:
        bottom = corners(one, one.parts[main.carrier])[3]
    assert -0.01 < top < bottom < 1.01
    left, _, right, _ = corners(one, main)
    assert 0.1 < (left + right) / 2 < 0.9


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("subject", ["person", "tall", "broad", "rider", "tiny", "a thing"])
def test_a_subject_is_not_wider_than_a_frame_that_shows_all_of_it(
    subject: str, frame: tuple[int, int]
) -> None:
    one = world("full", subject, *frame)
    left, _, right, _ = corners(one, main_of(one), 2.0)
    beyond = 0.3 if subject == "broad" and frame[0] < frame[1] else 0.12
    assert left > -beyond
    assert right < 1 + beyond


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("subject", ["person", "seated", "low", "rider", "tiny", "two"])
@pytest.mark.parametrize("size", ["medium_close", "close", "extreme_close"])
def test_close_shots_show_the_head_in_the_middle(
    size: ShotSize, subject: str, frame: tuple[int, int]
) -> None:
    one = world(size, subject, *frame)
    x, y = head(one, main_of(one))
    assert 1 / 3 < x < 2 / 3 or (subject == "two" and 0.2 < x < 0.8)  # both heads are shown
    assert 1 / 3 < y < 2 / 3


@pytest.mark.parametrize("subject", ["person", "low", "tiny", "rider"])
def test_closer_shots_show_a_larger_subject(subject: str) -> None:
    heights = []
    for size in SIZES[:-1]:
        one = world(size, subject, 160, 90)
        _, top, _, bottom = corners(one, main_of(one))
        heights.append(bottom - top)
    assert heights == sorted(heights)
    assert heights[0] < 0.3
    assert heights[-1] > 1.3


@pytest.mark.parametrize("subject", ["a thing", "a card", "tall"])
def test_close_shots_of_things_show_all_of_them(subject: str) -> None:
    for size in ("medium", "close"):
        one = world(size, subject, 160, 90)
        left, top, right, bottom = corners(one, main_of(one))
        assert min(left, top) > 0
        assert max(right, bottom) < 1


@pytest.mark.parametrize("angle", [one for one in ANGLES if one != "overhead"])
def test_an_angle_keeps_its_subject_and_moves_the_horizon(angle: Angle) -> None:
    straight = World(Shot(2.0, "meadow", "full", cast=SUBJECTS["person"]), 160, 90)
    one = World(Shot(2.0, "meadow", "full", angle, cast=SUBJECTS["person"]), 160, 90)
    plain, seen = (head(each, main_of(each)) for each in (straight, one))
    assert seen == pytest.approx(plain, abs=0.16)
    levels = [
        float((each.lens.flat(each.camera(0), 200) @ (0, each.art.horizon, 1))[1])
        for each in (straight, one)
    ]
    ways = {"low": 1, "high": -1}
    if angle in ways:
        assert ways[angle] * (levels[1] - levels[0]) > 20


@pytest.mark.parametrize("name", ["street", "room", "forest"])
def test_from_high_up_there_is_little_sky_and_from_below_there_is_little_ground(
    name: str,
) -> None:
    horizons = {}
    for angle in ("high", "low"):
        one = World(Shot(2.0, name, "full", angle, cast=SUBJECTS["person"]), 160, 90)
        horizons[angle] = one.lens.level(one.camera(0), np.inf, one.art.horizon)
    assert horizons["high"] < 250
    assert horizons["low"] > 700


def test_what_lies_on_a_table_is_shown_nearer_than_the_table() -> None:
    bowl = Actor("prop", "bowl", relation="on", to=1)
    one = World(Shot(2.0, "kitchen", "full", cast=(bowl, Actor("prop", "table"))), 160, 90)
    left, top, right, bottom = one.outline(main_of(one), one.camera(1.0))
    assert bottom - top > 0.4 * 90 or right - left > 0.4 * 160


@pytest.mark.parametrize("name", ["bus", "train", "ship"])
def test_what_is_long_fits_into_an_upright_frame(name: str) -> None:
    one = World(Shot(2.0, "road", "wide", cast=(Actor("rig", name),)), 90, 160)
    left, _, right, _ = one.outline(main_of(one), one.camera(0))
    assert right - left < 90


def test_a_long_lens_flattens_and_a_short_one_deepens() -> None:
    shots = [Shot(2.0, "meadow", "close", lens_mm=mm, cast=SUBJECTS["person"]) for mm in (24, 85)]
    near, far = (World(shot, 160, 90).camera(0) for shot in shots)
    assert near.scale(1.0) == pytest.approx(far.scale(1.0), rel=0.01)
    assert near.scale(6.0) < far.scale(6.0)


def test_an_empty_set_is_seen_as_it_was_drawn() -> None:
    shot = Shot(2.0, "meadow", "wide")
    lens = Lens(160, 90, 545)
    assert framed(shot, (), 16 / 9, lens) == Camera()
    leaning = framed(replace(shot, angle="dutch"), (), 16 / 9, lens)
    assert leaning.roll
    assert leaning.zoom > 1
    assert World(shot, 160, 90).main is None


# Going along


def test_whoever_walks_stays_in_the_frame_and_the_world_goes_by() -> None:
    for size, move in (("medium", "follow"), ("full", "dolly_in"), ("close", "static")):
        shot = Shot(8.0, "street", size, move=move, cast=(Actor("rig", "adult", action="walk"),))  # type: ignore[arg-type]
        one = World(shot, 160, 90)
        places = [corners(one, main_of(one), t_s) for t_s in (0, 2, 4, 6, 8)]
        assert all(0 < (left + right) / 2 < 1 for left, _, right, _ in places)
        assert one.camera(8).truck - one.camera(0).truck > 400


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("action", ["walk", "run"])
def test_a_tripod_lets_one_cross_the_frame_but_not_leave_it(
    action: str, frame: tuple[int, int]
) -> None:
    shot = Shot(12.0, "street", "full", cast=(Actor("rig", "adult", action=action),))
    one = World(shot, *frame)
    times_s = [step / 4 for step in range(48)]
    middles = [sum(corners(one, main_of(one), t_s)[::2]) / 2 for t_s in times_s]
    assert middles == sorted(middles)
    assert 0 < middles[0] < 0.5 < middles[-1] < 1
    assert middles[8] == pytest.approx(0.5, abs=0.1)
    assert one.camera(2.1) == one.camera(1.9)


def test_what_takes_off_goes_up_and_the_camera_looks_after_it() -> None:
    shot = Shot(6.0, "desert", "full", move="follow", cast=(Actor("prop", "rocket", action="fly"),))
    one = World(shot, 160, 90)
    tops = [one.y(main_of(one), t_s) for t_s in (0, 0.5, 2, 4, 6)]
    assert tops[0] == tops[1] > tops[2] > tops[3] > tops[4]
    assert one.camera(6).tilt < one.camera(0).tilt


_TOGETHER = (
    ("tent", "ladder", ""), ("bicycle", "van", ""), ("suitcase", "clock", ""),
    ("clock", "stool", ""), ("ball", "kettle", "under"),
)  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("one", "other", "how"), _TOGETHER)
def test_a_few_together_are_in_the_frame_from_the_start_to_the_end(
    one: str, other: str, how: Relation, frame: tuple[int, int]
) -> None:
    first = Actor("prop", one, relation=how, to=1 if how else None)
    cast = (first, Actor("prop", other))
    shot = Shot(2.0, "room", move="dolly_in", move_amount=0.28, cast=cast)
    seen = World(shot, *frame)
    for t_s in (0.0, 1.0, 2.0):
        for part in seen.parts:
            left, top, right, bottom = corners(seen, part, t_s)
            assert left > 0.02 and top > 0.02 and right < 0.98 and bottom < 0.98, part.figure.name


def test_a_move_in_that_is_asked_for_is_made_to_its_end() -> None:
    cast = (Actor("rig", "dog"), Actor("rig", "pony"))
    shot = Shot(2.0, "farm", move="dolly_in", move_amount=0.5, cast=cast)
    asked, slow = World(shot, 160, 90), World(replace(shot, move_amount=0.28), 160, 90)
    ways = [one.camera(2.0).dolly - one.camera(0.0).dolly for one in (asked, slow)]
    assert ways[0] > 1.5 * ways[1] >= 0


def test_what_is_under_a_thing_on_a_table_is_on_the_floor_below_it() -> None:
    cast = (Actor("prop", "ball", relation="under", to=1), Actor("prop", "kettle"))
    ball, table, _ = sorted(
        World(Shot(2.0, "kitchen", cast=cast), 160, 90).parts,
        key=lambda part: ("ball", "table", "kettle").index(part.figure.name),
    )
    assert ball.y == table.y and abs(ball.x - table.x) < 1
    assert ball.height * ball.top < table.height * table.top
