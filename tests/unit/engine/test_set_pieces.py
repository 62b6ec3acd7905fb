"""What a scene is built of beside its set: bowls with fruit in, steps, bars, tracks, windows."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose
from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Shot, Weather
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.world import World
from sora_mcp.engine.animatic.shelves import fill

fill()


def _shots(prompt: str, seconds: float = 4.0) -> tuple[Shot, ...]:
    return planning.read(prompt, seconds=seconds, seed=3).shots


def _parts(prompt: str, size: tuple[int, int] = (320, 180)) -> tuple[Part, ...]:
    return World(_shots(prompt)[0], *size).parts


def _missing(prompt: str) -> tuple[str, ...]:
    return planning.read(prompt, seconds=4.0, seed=3).not_depicted


def _one(parts: tuple[Part, ...], name: str) -> Part:
    return next(part for part in parts if part.figure.name == name)


def test_fruit_is_between_the_far_and_the_near_side_of_its_bowl() -> None:
    parts = _parts("A bowl of pears on a kitchen table")
    bowls = {part.look.trait("side"): part.depth for part in parts if part.figure.name == "bowl"}
    pears = [part.depth for part in parts if part.figure.name == "pear"]
    assert pears and bowls["front"] < min(pears) <= max(pears) < bowls["back"]


def test_an_empty_bowl_is_drawn_whole() -> None:
    paint = lights.of("day", Weather()).paint()
    whole, front, back = (
        FIGURES["bowl"].draw(Pose(paint, Look({"side": side} if side else {}))).body
        for side in ("", "front", "back")
    )
    assert len(front) < len(whole) and len(back) < len(whole)


def test_who_greets_the_camera_faces_it() -> None:
    penguin, paint = FIGURES["penguin"], lights.of("day", Weather()).paint()
    waving, standing = (
        penguin.draw(Pose(paint, Look(), action)).body for action in ("wave", "stand")
    )
    at_us = penguin.draw(Pose(paint, Look({"view": "camera"}), "stand")).body
    assert waving != standing != at_us


@pytest.mark.parametrize("done", ["pours coffee", "pours tea"])
def test_one_who_pours_behind_a_counter_stands_at_a_bar(done: str) -> None:
    parts = _parts(f"A woman {done} behind the counter of a cafe, medium close-up")
    assert [(part.figure.name, part.action) for part in parts] == [("adult", "tend_bar")]


def test_a_jump_on_a_board_goes_down_the_steps_of_the_place() -> None:
    parts = _parts("A skateboarder leaps down the steps in a park")
    rider, steps = _one(parts, "adult"), _one(parts, "steps")
    assert rider.action == "jump_steps" and steps.depth > rider.depth and steps.x == rider.x


def test_a_jump_on_flat_ground_has_no_steps() -> None:
    parts = _parts("A skateboarder jumps in the park")
    assert [(part.figure.name, part.action) for part in parts] == [("adult", "ollie")]


def test_steps_are_drawn_under_the_sky_only() -> None:
    assert "steps" in {part.figure.name for part in _parts("A dog sleeps by the steps in a park")}
    assert "steps" not in _shots("A butler waits by the stairs in a hall")[0].details


def test_a_train_goes_on_the_track_behind_who_stands_on_the_platform() -> None:
    shot = _shots("A couple stands at a train station. The train leaves.")[0]
    world = World(shot, 180, 320)
    train = _one(world.parts, "train")
    assert train.depth == world.art.rails and train.depth > _one(world.parts, "adult").depth


def test_the_two_of_a_couple_stand_close() -> None:
    one, other = (p for p in _parts("A young couple talks in a park") if p.figure.name == "adult")
    assert abs(one.x - other.x) < 0.4 * one.height


def test_a_room_shows_outside_where_the_film_was_before() -> None:
    outside, inside = _shots("A hut in the mountains, snow falling. Cut to: a man reads on a sofa.")
    assert outside.set_name == "mountains" and "outside mountains" in inside.details


def test_one_by_the_window_has_it_behind() -> None:
    assert "window" in _shots("An old woman knits by the window")[0].details


def test_one_who_looks_out_of_a_window_is_inside() -> None:
    shot = _shots("A man looks out of the window at the sea")[0]
    assert shot.set_name == "room" and {"outside sea", "outside beach"} & set(shot.details)


def test_what_is_in_a_basket_is_below_its_handle() -> None:
    parts = _parts("A basket of oranges on a kitchen table")
    basket, orange = _one(parts, "basket"), _one(parts, "orange")
    assert orange.y > basket.y - 0.7 * basket.height * basket.top / 1000


def test_shoes_of_a_pair_point_the_same_way() -> None:
    shoes = [p for p in _parts("A pair of blue shoes in a studio") if p.figure.name == "shoe"]
    assert len(shoes) == 2 and not any(shoe.flips for shoe in shoes)
    assert shoes[0].depth != shoes[1].depth


@pytest.mark.parametrize(
    "prompt",
    [
        "A rowing boat on a calm lake", "A cook in a bustling restaurant kitchen",
        "A girl dances in an empty ballroom", "Abstract waves of violet and gold",
        "A sailboat floats on the sea", "A shark deep underwater",
    ],
)  # fmt: skip
def test_what_a_place_is_anyway_is_not_told_as_missing(prompt: str) -> None:
    drawn = {"calm", "bustling", "empty", "waves", "floats", "deep"}
    assert not drawn & set(_missing(prompt))


def test_a_place_in_the_name_of_a_thing_is_told_apart_from_it() -> None:
    assert "desert" not in _missing("A rocket launches from a desert pad")


def test_a_pet_is_stroked_where_it_is() -> None:
    shots = _shots("A man sits in an armchair. He strokes his cat on his lap.", 8.0)
    assert {shot.set_name for shot in shots} == {"room"}
