"""What a layout may not do to its subject: cut it, lose it, hide it, leave it unsupported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.art.drawing import Box
from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Actor, Shot
from sora_mcp.engine.animatic.scene.outlines import around, boxed, outlined
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.world import World
from tests.scenes import sets_drawn_once

shelves.fill()


@pytest.fixture(autouse=True, scope="module")
def _drawn_once() -> Iterator[None]:
    with sets_drawn_once():
        yield


WIDE, UPRIGHT = (160, 90), (90, 160)
SECONDS = 4.0


def world(prompt: str, frame: tuple[int, int], seed: int = 3) -> World:
    return World(planning.read(prompt, seconds=SECONDS, seed=seed).shots[0], *frame)


def seen(one: World, part: Part, t_s: float) -> Box:
    """Where what is drawn of a part is seen, in shares of the frame."""
    own, shown = outlined(part), one.shown(part, t_s)
    ends = [shown @ (x, y, 1) for x in (own.left, own.right) for y in (own.top, own.bottom)]
    wide, high = one.size_px
    return around([Box(x / wide, y / high, x / wide, y / high) for x, y, _ in ends])


def main_of(one: World) -> Part:
    assert one.main is not None
    return one.main


@pytest.mark.parametrize("frame", [WIDE, UPRIGHT])
@pytest.mark.parametrize(
    "prompt",
    [
        "wide shot of an airliner climbing into a blue sky",
        "a wide shot of an old stone bridge over a river",
        "a woman irons shirts",
        "a man slices onions in a kitchen",
        "a horse stands on a farm",
        "a spaceship lands on Mars, wide shot",
        "a brown bear in a forest",
        "a garden bench",
        "a banana",
        "pan right over a vase in a living room",
        "a pickup truck parked in a street, wide shot",
    ],
)
def test_all_of_a_subject_is_in_the_frame_from_the_start_to_the_end(
    prompt: str, frame: tuple[int, int]
) -> None:
    one = world(prompt, frame)
    for share in (0.0, 0.5, 1.0):
        box = seen(one, main_of(one), share * SECONDS)
        assert min(box.left, box.top, 1 - box.right, 1 - box.bottom) > -0.01, share


def test_what_is_small_by_itself_comes_nearer() -> None:
    glove = Shot(2.0, "park", "wide", cast=(Actor("prop", "baseball_glove"),))
    for frame in (WIDE, UPRIGHT):
        one = World(glove, *frame)
        box = seen(one, main_of(one), 1.0)
        assert max(box.width * frame[0], box.height * frame[1]) > 0.25 * min(frame)


def test_a_close_shot_and_an_asked_angle_are_left_alone() -> None:
    person = (Actor("rig", "adult"),)
    close = World(Shot(2.0, "street", "close", cast=person), *UPRIGHT)
    assert seen(close, main_of(close), 1.0).bottom > 1.5


@pytest.mark.parametrize("prompt", ["a house", "the Parthenon", "a temple in a city"])
def test_no_plane_of_the_set_hides_the_subject(prompt: str) -> None:
    one = world(prompt, UPRIGHT)
    main = main_of(one)
    nearer = [plane for plane in one.art.planes if 1 < plane.depth < main.depth]
    assert all(plane.drawing.box.top > main.y - 0.75 * main.height for plane in nearer)


def test_an_outline_is_within_the_box_that_a_drawing_claims() -> None:
    one = World(Shot(2.0, "room", cast=(Actor("rig", "adult", action="iron"),)), *WIDE)
    part = main_of(one)
    claimed, drawn = boxed(part), outlined(part)
    assert claimed.left - 26 <= drawn.left < drawn.right <= claimed.right + 26
    assert outlined(replace(part, x=part.x + 10)) == drawn


@pytest.mark.parametrize("prompt", ["a toothbrush and a sink", "a wine glass beside a chair"])
def test_small_things_by_furniture_are_on_a_stool(prompt: str) -> None:
    one = world(prompt, WIDE)
    stool = next(at for at, part in enumerate(one.parts) if part.figure.name == "stool")
    assert [part.figure.name for part in one.parts if part.carrier == stool] != []


@pytest.mark.parametrize("frame", [WIDE, UPRIGHT])
def test_aircraft_fly_over_what_stands_below(frame: tuple[int, int]) -> None:
    one = world("a helicopter over a bus in a street", frame)
    craft = next(part for part in one.parts if part.figure.name == "helicopter")
    bus = next(part for part in one.parts if part.figure.name == "bus")
    boxes = [seen(one, part, 0.5 * SECONDS) for part in (craft, bus)]
    assert boxes[0].bottom < boxes[1].bottom - 0.1
    assert boxes[0].width < boxes[1].width


def test_an_insect_is_about_the_flower_and_not_high_above_it() -> None:
    one = world("a bee and a flower in a garden", WIDE)
    bee, flower = (seen(one, part, 0.5 * SECONDS) for part in one.parts[:2])
    assert flower.top - 0.25 < (bee.top + bee.bottom) / 2 < flower.bottom


def test_a_tower_in_the_distance_is_above_what_is_near_in_an_upright_frame() -> None:
    one = world("A boat on a river with the Eiffel Tower in the background", UPRIGHT)
    tower = next(part for part in one.parts if part.figure.name == "eiffel_tower")
    box = seen(one, tower, 0.5 * SECONDS)
    assert -0.02 < box.left < box.right < 1.02


def test_things_on_a_plinth_and_in_no_hand_have_a_shadow() -> None:
    studio = world("a carrot", WIDE)
    assert main_of(studio).carrier is not None
    assert main_of(studio).casts_shadow
    assert not main_of(world("an eagle in the sky", WIDE)).casts_shadow


def test_an_airliner_by_itself_is_as_near_as_ever() -> None:
    alone = world("an airliner in the sky", WIDE)
    assert main_of(alone).depth < 3


@pytest.mark.parametrize(
    ("prompt", "places"),
    [
        ("A woman listens to music, then she washes the dishes.", ["kitchen", "kitchen"]),
        ("A man reads a novel, then he folds his laundry.", ["room", "room"]),
        ("A woman walks in a park, then she sits in a cafe.", ["park", "restaurant"]),
        ("A man watches TV, then he washes the dishes.", ["room", "kitchen"]),
    ],
)
def test_one_does_in_one_place_what_may_be_done_there(prompt: str, places: list[str]) -> None:
    plan = planning.read(prompt, seconds=8.0, seed=1)
    assert [shot.set_name for shot in plan.shots] == places
