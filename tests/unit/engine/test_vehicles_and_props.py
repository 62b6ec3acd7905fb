"""Vehicles, buildings, furniture, plants, fire and sky: each drawn whole, alike every time."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from sora_mcp.engine.animatic.art import props, rigs
from sora_mcp.engine.animatic.art.figure import FIGURES, Figure, Look, Pose
from sora_mcp.engine.animatic.art.light import of
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.plan import TimeOfDay, Weather
from tests import drawings

pytestmark = pytest.mark.art

assert props
assert rigs

VEHICLES = """
    car sports_car van truck bus taxi police_car ambulance fire_truck tractor motorcycle
    bicycle scooter train tram boat sailboat ship canoe submarine plane helicopter rocket
    drone balloon ufo spaceship skateboard sled carriage
"""
PROPS = """
    lighthouse house cabin castle tower church temple pagoda skyscraper barn windmill bridge
    tent igloo pyramid statue fountain gate fence stall well ruin chair armchair sofa table
    desk bed shelf lamp floor_lamp candle clock mirror door window carpet curtain tv computer
    laptop phone camera radio telescope microscope globe tree pine palm cactus bush flower
    rose sunflower tulip mushroom grass potted_plant bonsai log stump leaf cherry_tree
    street_lamp traffic_light bench mailbox trash_can hydrant phone_booth sign flag campfire
    fire lantern torch firework rock boulder shell starfish cloud moon sun star planet rainbow
    comet
"""
NAMES = (*VEHICLES.split(), *PROPS.split())
TRAITS = [
    ("car", {"age": "vintage"}), ("train", {"kind": "express"}), ("ship", {"kind": "liner"}),
    ("plane", {"kind": "propeller"}), ("boat", {"kind": "rowing"}), ("tv", {"age": "old"}),
    ("tv", {"content": "news"}),
    ("pine", {"lights": "yes"}), ("tree", {"state": "bare"}), ("sign", {"kind": "stop"}),
    ("moon", {"phase": "crescent"}), ("planet", {"kind": "earth"}), ("cloud", {"kind": "storm"}),
    ("flag", {"stripe": "white"}), ("sports_car", {"stripe": "white"}),
    ("bush", {"berries": "red"}), ("carriage", {"pulled": "horse"}), ("sled", {"pulled": "dog"}),
]  # fmt: skip
UNCOLOURED = {"fire", "campfire", "rainbow", "firework", "lighthouse", "traffic_light"}
PHASES = (0.0, 0.2, 0.45, 0.7, 0.9)
SCALE = 0.12  # pixels per unit


def pixels(
    figure: Figure,
    action: str,
    phase: float = 0.0,
    look: dict[str, str] | None = None,
    time: TimeOfDay = "day",
) -> Pixels:
    """A figure's whole box as pixels."""
    paint = of(time, Weather()).on_cast(1)
    drawing = figure.draw(Pose(paint, Look(look or {}), action, phase, 7))
    return drawings.pixels(drawing, SCALE)


def edges(picture: Pixels, figure: Figure) -> int:
    """The strongest opacity on the edges; what stands on the ground may touch the lower one."""
    alpha = cv2.extractChannel(picture, 3)
    sides = [alpha[0].max(), alpha[:, 0].max(), alpha[:, -1].max()]
    if figure.medium == "air":
        sides.append(alpha[-1].max())
    return int(max(sides))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("time", ["day", "night"])
def test_it_is_drawn_whole_within_its_box(name: str, time: TimeOfDay) -> None:
    figure = FIGURES[name]
    for action in figure.actions:
        for phase in PHASES if figure.actions[action].pictures > 1 else (0.0,):
            picture = pixels(figure, action, phase, time=time)
            assert edges(picture, figure) < 40, (action, phase)
            assert (picture[..., 3] > 128).mean() > 0.002


@pytest.mark.parametrize(("name", "look"), TRAITS)
def test_a_trait_is_drawn_whole_and_looks_different(name: str, look: dict[str, str]) -> None:
    figure = FIGURES[name]
    action = next(iter(figure.actions))
    other = pixels(figure, action, 0.3, look)
    assert edges(other, figure) < 40
    assert not np.array_equal(other, pixels(figure, action, 0.3))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_pose_is_the_same_drawing(name: str) -> None:
    figure = FIGURES[name]
    paint = of("dusk", Weather("rain")).on_cast(1)
    pose = Pose(paint, Look(), next(iter(figure.actions)), 0.3, 5)
    assert figure.draw(pose) == figure.draw(pose)


@pytest.mark.parametrize(
    ("name", "action"),
    [(n, a) for n in NAMES for a, c in FIGURES[n].actions.items() if c.pictures > 1],
)
def test_what_moves_changes_with_the_phase(name: str, action: str) -> None:
    night = of("night", Weather()).on_cast(1)
    poses = [Pose(night, Look(), action, phase, 3) for phase in PHASES]
    assert len({FIGURES[name].draw(pose).body for pose in poses}) > 1


@pytest.mark.parametrize("name", [n for n in NAMES if n not in UNCOLOURED])
def test_its_colour_is_the_looks(name: str) -> None:
    figure = FIGURES[name]
    action = next(iter(figure.actions))
    plain = pixels(figure, action, 0.3)
    tinted = pixels(figure, action, 0.3, {"body": "#2244ee"})
    changed = np.abs(plain.astype(int) - tinted.astype(int)).max(axis=2) > 24
    assert changed.sum() > 0.01 * (plain[..., 3] > 128).sum()


@pytest.mark.parametrize("name", VEHICLES.split())
def test_a_vehicle_rests_first_and_then_goes(name: str) -> None:
    figure = FIGURES[name]
    rest = next(iter(figure.actions))
    assert rest in ("stand", "float", "hover", "fly")
    assert {"drive", "ride", "sail", "fly"} & set(figure.actions)
    assert figure.actions[rest].speed == 0 or rest == "fly"


@pytest.mark.parametrize("name", ["bicycle", "motorcycle", "chair", "sofa", "bench", "boat", "bed"])
def test_one_can_sit_on_it(name: str) -> None:
    seat = FIGURES[name].seat
    assert seat is not None
    assert -1000 <= seat[1] < 0
