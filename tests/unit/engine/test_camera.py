from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from functools import cache
from typing import get_args

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.plan import Actor, Angle, Move, Shot, ShotSize
from sora_mcp.engine.animatic.scene.camera import Camera, Lens, ease, moved
from sora_mcp.engine.animatic.scene.scenery import Scenery
from sora_mcp.engine.animatic.scene.sheets import compose
from sora_mcp.engine.animatic.scene.world import World
from tests.scenes import sets_drawn_once

shelves.fill()


@pytest.fixture(autouse=True, scope="module")
def _drawn_once() -> Iterator[None]:
    with sets_drawn_once():
        yield


MOVES: tuple[Move, ...] = get_args(Move)
MOVING = tuple(move for move in MOVES if move not in ("static", "follow"))
SIZES: tuple[ShotSize, ...] = get_args(ShotSize)
ANGLES: tuple[Angle, ...] = get_args(Angle)
LENS = Lens(320, 180, 545.0)
CAMERAS = st.builds(
    Camera,
    zoom=st.floats(0.4, 4),
    dolly=st.floats(-0.8, 0.8),
    truck=st.floats(-600, 600),
    rise=st.floats(-500, 300),
    pan=st.floats(-500, 500),
    tilt=st.floats(-300, 300),
    roll=st.floats(-0.3, 0.3),
)


def seen(
    camera: Camera, depth: float, x: float, y: float, lens: Lens = LENS
) -> NDArray[np.float64]:
    """Where a point of the wide frame at a depth is seen, in pixels."""
    return np.asarray(lens.flat(camera, depth) @ (x, y, 1.0))


@settings(max_examples=200, deadline=None)
@given(camera=CAMERAS, x=st.floats(-900, 900), y=st.floats(580, 1400))
def test_what_stands_on_the_ground_stays_there(camera: Camera, x: float, y: float) -> None:
    floor = 880.0
    depth = (floor - LENS.horizon) / (y - LENS.horizon)
    assume(camera.scale(depth) > 0)
    u, v, w = LENS.lying(camera, floor) @ (x, y, 1.0)
    assert w > 0
    assert (u / w, v / w) == pytest.approx(tuple(seen(camera, depth, x, y)), abs=1e-4)


@given(depth=st.floats(0.5, 60), x=st.floats(-800, 800), y=st.floats(0, 1000))
def test_a_camera_at_rest_shows_the_wide_frame(depth: float, x: float, y: float) -> None:
    assert seen(Camera(), depth, x, y) == pytest.approx((160 + 0.18 * x, 0.18 * y), abs=1e-6)


@given(dolly=st.floats(0.05, 0.8), near=st.floats(0.9, 4), more=st.floats(1.2, 20))
def test_going_near_enlarges_what_is_near_and_zooming_all_alike(
    dolly: float, near: float, more: float
) -> None:
    went, zoomed = Camera(dolly=dolly), Camera(zoom=1 + dolly)
    assert went.scale(near) > went.scale(near * more) > 1
    assert zoomed.scale(near) == pytest.approx(zoomed.scale(near * more))


def test_nothing_is_seen_behind_the_camera() -> None:
    assert Camera(dolly=1.5).scale(1.0) == 0.0
    assert Camera(dolly=0.99).scale(1.0) == 0.0
    assert Camera(dolly=1.5).scale(3.0) == pytest.approx(2.0)


@given(u=st.floats(-2, 3), more=st.floats(0, 1))
def test_moves_begin_and_end_softly(u: float, more: float) -> None:
    assert 0 <= ease(u) <= ease(u + more) <= 1
    assert ease(0.01) < 0.001
    assert ease(0.99) > 0.999


BASES = st.builds(Camera, zoom=st.floats(0.8, 3), dolly=st.floats(-0.2, 0.7))
DEPTHS = st.floats(1, 12)


@given(base=BASES, depth=DEPTHS, amount=st.floats(0, 1), u=st.floats(0, 1))
def test_a_dolly_zoom_keeps_the_size_of_its_subject_wherever_it_stands(
    base: Camera, depth: float, amount: float, u: float
) -> None:
    camera = moved(base, "dolly_zoom", amount, u, 0.0, depth)
    assert camera.scale(depth) == pytest.approx(base.scale(depth))


@given(base=BASES, depth=DEPTHS, amount=st.floats(0, 1), u=st.floats(0, 1))
def test_an_orbit_keeps_its_subject_in_the_middle(
    base: Camera, depth: float, amount: float, u: float
) -> None:
    for move in ("orbit_left", "orbit_right"):
        camera = moved(base, move, amount, u, 0.0, depth)
        before, after = (seen(one, depth, 0, 500) for one in (base, camera))
        assert after == pytest.approx(before, abs=1e-6)


# What a move does to a point at the subject, from its start to its end: (right, down).
WAYS: dict[Move, tuple[int, int]] = {
    "pan_left": (1, 0), "pan_right": (-1, 0), "truck_left": (1, 0), "truck_right": (-1, 0),
    "tilt_up": (0, 1), "tilt_down": (0, -1), "pedestal_up": (0, 1), "pedestal_down": (0, -1),
    "crane_up": (0, 1), "crane_down": (0, -1), "whip_pan": (-1, 0),
}  # fmt: skip


@pytest.mark.parametrize("move", WAYS)
@pytest.mark.parametrize("depth", [1.0, 4.0, 9.0])
def test_things_go_against_the_camera(move: Move, depth: float) -> None:
    for base in (Camera(), Camera(zoom=1.4, dolly=0.6 * depth)):
        start, end = (
            seen(moved(base, move, 0.5, u, 0.0, depth), depth, 0, LENS.horizon) for u in (0, 1)
        )
        way = end - start
        assert tuple(np.sign(np.round(way, 3))) == WAYS[move]
        # What goes up turns down to its subject.
        assert np.abs(way).max() > (1 if move.startswith(("crane", "pedestal")) else 10)


@pytest.mark.parametrize("move", ["crane_up", "crane_down"])
def test_a_crane_holds_its_subject_and_moves_what_is_behind_it(move: Move) -> None:
    far, near = (
        [LENS.level(moved(Camera(), move, 0.5, u, 0.0), depth, 700.0) for u in (0, 1)]
        for depth in (np.inf, 1.0)
    )
    assert abs(far[1] - far[0]) > 300
    assert abs(near[1] - near[0]) < 80


def test_from_above_things_show_less_of_their_height_and_stand_where_they_stood() -> None:
    steep = replace(Camera(), stand=0.5)
    for depth in (1.0, 3.0):
        foot = LENS.horizon + (LENS.floor - LENS.horizon) / depth
        feet, head = (LENS.level(steep, depth, foot - high) for high in (0, 200))
        assert feet == pytest.approx(LENS.level(Camera(), depth, foot))
        assert feet - head == pytest.approx(100)


@pytest.mark.parametrize("depth", [1.0, 4.0])
def test_in_enlarges_and_out_makes_smaller(depth: float) -> None:
    base = Camera(dolly=0.3 * depth)
    for kind in ("dolly", "zoom"):
        for way, sign in (("in", 1), ("out", -1)):
            move: Move = f"{kind}_{way}"  # type: ignore[assignment]
            first, last = (moved(base, move, 0.5, u, 0.0, depth).scale(depth) for u in (0, 1))
            assert sign * (last - first) > 0.05


def test_a_hand_is_never_still_and_never_far_off_and_a_tripod_is() -> None:
    shaken = [moved(Camera(), "handheld", 0.5, t / 9, t / 3) for t in range(9)]
    assert len(set(shaken)) == 9
    assert all(abs(one.pan) < 30 and abs(one.tilt) < 30 and abs(one.roll) < 0.02 for one in shaken)
    assert moved(Camera(), "handheld", 0.5, 0.2, 1.0) == moved(Camera(), "handheld", 0.5, 0.7, 1.0)
    for move in ("static", "follow"):
        assert moved(Camera(pan=3), move, 1.0, 0.3, 2.0) == Camera(pan=3)


# In a world


@cache
def _world(set_name: str, size: ShotSize, angle: Angle, name: str, is_tall: bool = False) -> World:
    shot = Shot(4.0, set_name, size, angle, cast=(Actor("rig", name),), seed=3)
    return World(shot, *((90, 160) if is_tall else (160, 90)))


def making(world: World, move: Move, amount: float = 1.0, **fields: float) -> World:
    """The same world filmed with a move: drawing the set again would take most of the time."""
    changed = copy(world)
    changed.shot = replace(world.shot, move=move, move_amount=amount, **fields)  # type: ignore[arg-type]
    return changed


@pytest.mark.parametrize("move", MOVING)
def test_each_move_moves_the_picture_and_more_of_it_moves_more(move: Move) -> None:
    def way(amount: float, **fields: float) -> float:
        world = making(_world("street", "medium", "eye", "adult"), move, amount, **fields)
        points = [(x, depth) for x in (-300, 300) for depth in (1, 3)]
        places = [
            [seen(world.camera(t_s), depth, x, 300, world.lens) for x, depth in points]
            for t_s in range(5)
        ]
        return float(np.ptp(np.array(places), axis=0).max())

    assert way(0.5) > 1.5
    assert way(1.0) > way(0.1) or move == "whip_pan"
    assert way(0.5, move_to=0.2) < way(0.5) or move == "handheld"


@pytest.mark.parametrize("size", ["extreme_wide", "full", "close"])
@pytest.mark.parametrize("angle", ANGLES)
def test_the_camera_never_goes_below_the_ground(size: ShotSize, angle: Angle) -> None:
    for move in MOVES:
        world = making(_world("street", size, angle, "mouse", is_tall=True), move)
        rises = [world.camera(t_s).rise for t_s in (0, 2, 4)]
        assert max(rises) < world.art.floor - world.art.horizon, move


MAGENTA = (255, 0, 255)


def _bare(world: World, times_s: tuple[float, ...]) -> list[NDArray[np.bool_]]:
    """The pixels where neither ground nor scenery is seen."""
    scenery = Scenery(world)
    found = []
    for t_s in times_s:
        frame = np.full((world.size_px[1], world.size_px[0], 4), (*MAGENTA, 255), dtype=np.uint8)
        compose(frame, sorted(scenery.all(t_s)[1:], key=lambda thing: -thing.depth))
        found.append((frame[..., :3] == MAGENTA).all(axis=2))
    return found


@pytest.mark.parametrize("move", MOVES)
def test_walls_leave_no_holes(move: Move) -> None:
    for set_name, size, is_tall in (
        ("room", "full", False), ("stage", "full", True),
    ):  # fmt: skip
        world = making(_world(set_name, size, "eye", "adult", is_tall), move)
        assert max(bare.mean() for bare in _bare(world, (0.0, 4.0))) < 0.003, set_name


@pytest.mark.parametrize("move", MOVES)
def test_the_ground_goes_on_to_the_frame_s_lower_edge(move: Move) -> None:
    for size, angle in (("wide", "eye"), ("full", "overhead"), ("medium", "dutch")):
        world = making(_world("street", size, angle, "adult"), move)
        world.art = replace(world.art, planes=(), sky=False)
        for bare in _bare(world, (0.0, 4.0)):
            first = (~bare).argmax(axis=0)  # the first row of ground of each column
            below = np.arange(90)[:, None] > first + 1
            assert bare.all() or not (bare & below).any(), size
