from __future__ import annotations

import numpy as np
import pytest

from sora_mcp.engine.animatic.art import light, rigs
from sora_mcp.engine.animatic.art.drawing import Drawing
from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose
from sora_mcp.engine.animatic.art.rigs.animals import gait
from sora_mcp.engine.animatic.art.rigs.animals.birds import kinds as birds
from sora_mcp.engine.animatic.art.rigs.animals.build import builds
from sora_mcp.engine.animatic.art.rigs.animals.kind import kinds as others
from sora_mcp.engine.animatic.art.rigs.animals.skeleton import Skeleton
from sora_mcp.engine.animatic.art.rigs.animals.stance import STANCES, Stance
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.plan import Weather
from tests import drawings

pytestmark = pytest.mark.art

assert rigs
NAMES = [*builds(), *birds(), *others()]
AFLOAT = {"swim", "surface", "jump"}  # may be cut off at the water line
PAINT = light.of("day", Weather()).paint()


def drawn(name: str, action: str = "", phase: float = 0.0, seed: int = 7, **look: str) -> Drawing:
    figure = FIGURES[name]
    return figure.draw(Pose(PAINT, Look(look), figure.action(action), phase, seed))


def pixels(drawing: Drawing, scale: float = 0.09) -> Pixels:
    return drawings.pixels(drawing, scale)


@pytest.mark.parametrize("name", NAMES)
def test_every_action_draws_within_its_box(name: str) -> None:
    for action in FIGURES[name].actions:
        for phase in (0.0, 0.2, 0.4, 0.6, 0.8):
            alpha = pixels(drawn(name, action, phase))[..., 3]
            assert alpha.max() > 100, f"{name} {action} {phase} is empty"
            edges = [alpha[:, 0], alpha[:, -1], alpha[0]]
            if action not in AFLOAT:
                edges.append(alpha[-1])
            assert max(int(edge.max()) for edge in edges) < 160, f"{name} {action} {phase}"


@pytest.mark.parametrize("name", NAMES)
def test_the_same_pose_is_the_same_drawing_and_phases_differ(name: str) -> None:
    for action in FIGURES[name].actions:
        assert drawn(name, action, 0.3) == drawn(name, action, 0.3)
        bodies = {drawn(name, action, phase).body for phase in (0.07, 0.3, 0.55, 0.8)}
        assert len(bodies) > 1, f"{name} does not move when it does {action}"


@pytest.mark.parametrize("name", NAMES)
def test_feet_are_on_the_ground_and_the_head_is_where_it_is_said(name: str) -> None:
    figure = FIGURES[name]
    still = "stand" if "stand" in figure.actions else figure.action("")
    box = drawn(name, still).box
    assert box.left < figure.head[0] < box.right
    assert box.top < figure.head[1] < box.bottom
    assert 100 <= figure.head_height <= 1000
    assert box.top > -1250
    if figure.medium == "ground" and still == "stand":
        assert -20 < box.bottom < 90


@pytest.mark.parametrize("name", NAMES)
def test_a_close_up_finds_the_head_in_every_action(name: str) -> None:
    figure = FIGURES[name]
    for action in figure.actions:
        box = drawn(name, action, 0.5).box.grown(60)
        x, y = figure.head_at(action)
        assert box.left < x < box.right, action
        assert box.top < y < box.bottom, action


@pytest.mark.parametrize("name", NAMES)
def test_a_colour_of_the_body_is_seen(name: str) -> None:
    plain, blue = pixels(drawn(name)), pixels(drawn(name, body="#2030e0", wings="#2030e0"))
    assert np.abs(plain.astype(int) - blue.astype(int)).max() > 60


@pytest.mark.parametrize(
    "pattern", ["striped", "spotted", "tabby", "calico", "patched", "black-and-white"]
)
def test_patterns_are_seen(pattern: str) -> None:
    assert drawn("cat", pattern=pattern).body != drawn("cat").body


@pytest.mark.parametrize("name", ["zebra", "tiger", "panda", "giraffe", "cow"])
def test_a_pattern_that_makes_the_animal_stays(name: str) -> None:
    assert drawn(name, pattern="black-and-white") == drawn(name)


@pytest.mark.parametrize("build", ["small", "large", "long"])
def test_dogs_come_in_builds(build: str) -> None:
    assert drawn("dog", build=build).body != drawn("dog").body


def test_the_seed_varies_the_natural_coat_only() -> None:
    assert drawn("cat", seed=1).body != drawn("cat", seed=2).body
    assert drawn("owl", seed=1, body="white") == drawn("owl", seed=2, body="white")


def test_a_black_cat_is_dark_and_keeps_its_eyes() -> None:
    body = drawn("cat", body="black").body
    assert "#24252b" in body
    assert "#7fae4e" in body


@pytest.mark.parametrize("kind", ["walk", "trot", "gallop", "hop", "leap", "pace"])
def test_a_foot_on_the_ground_stands_still(kind: str) -> None:
    seconds, stride = 0.9, 400.0
    speed = gait.speed(kind, seconds, stride) * 1000
    at = 0.02
    first = gait.foot(kind, "far_hind", _down(kind) + at, stride, 90)
    later = gait.foot(kind, "far_hind", _down(kind) + at + 0.2, stride, 90)
    assert first.y == later.y == 0
    assert later.x + 0.2 * seconds * speed == pytest.approx(first.x)


def _down(kind: str) -> float:
    return next(
        p / 100 for p in range(100) if gait.foot(kind, "far_hind", p / 100, 400, 90).x == 200
    )


@pytest.mark.parametrize("name", sorted(builds()))
def test_legs_reach_the_ground_in_a_walk(name: str) -> None:
    build = builds()[name]
    for phase in (0.0, 0.25, 0.5, 0.75):
        bones = Skeleton(build, STANCES["walk"](build, phase))
        lowest = max(bones.leg(leg)[3][1] for leg in gait.LEGS)
        assert lowest == pytest.approx(-0.42 * build.foot_size, abs=0.5) or build.gait == "leaper"


def test_the_seat_of_a_horse_is_on_its_back() -> None:
    seat = FIGURES["horse"].seat
    assert seat is not None
    bones = Skeleton(builds()["horse"], Stance())
    assert seat[1] == pytest.approx(bones.at(0.62, bones.back(0.62))[1], abs=0.1)


def test_figures_are_quick_to_draw() -> None:
    for name in NAMES:
        body = drawn(name).body
        assert len(body) < 40_000, f"{name} is {len(body)} characters"


@pytest.mark.parametrize(
    ("names", "actions"),
    [
        (
            ("cat", "dog", "bear", "fox"),
            {"beg", "scratch", "roll", "stretch", "dig", "drink", "rear"},
        ),
        (("horse", "cow", "sheep", "giraffe", "zebra"), {"drink", "rear", "chew", "call"}),
        (("elephant",), {"drink", "spray"}),
        (("bird", "eagle", "duck"), {"nest", "drink", "preen", "take_off"}),
    ],
)
def test_animals_know_the_antics_of_their_kind(names: tuple[str, ...], actions: set[str]) -> None:
    for name in names:
        assert actions <= set(FIGURES[name].actions), name
        still = drawn(name, "stand")
        assert all(drawn(name, action, 0.4).body != still.body for action in actions), name


def test_who_rears_up_is_taller_and_who_drinks_has_its_head_low() -> None:
    horse, giraffe = FIGURES["horse"], FIGURES["giraffe"]
    assert horse.head_at("rear")[1] < horse.head_at("stand")[1] - 200
    assert giraffe.head_at("drink")[1] > giraffe.head_at("stand")[1] + 600
    assert FIGURES["dog"].head_at("roll")[1] > -400


def test_who_takes_off_rises() -> None:
    assert FIGURES["eagle"].actions["take_off"].climb > 0
