from __future__ import annotations

import pytest

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.art import light
from sora_mcp.engine.animatic.art.figure import FIGURES
from sora_mcp.engine.animatic.art.place import SETS, Site
from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Actor, Plan, Shot, Weather
from sora_mcp.engine.animatic.scene.lamplight import lit_by
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.staging import staged
from sora_mcp.engine.animatic.scene.world import World

shelves.fill()


def read(prompt: str) -> Plan:
    return planning.read(prompt, seconds=4, seed=1)


def parts_of(shot: Shot) -> dict[str, Part]:
    site = Site(1.78, light.of(shot.time, Weather()))
    return {part.figure.name: part for part in staged(shot, SETS[shot.set_name](site), 1.78)}


@pytest.mark.parametrize(
    ("prompt", "goer", "goal"),
    [
        ("A dolphin swims past a diver", 0, "adult"),
        ("A green van drives past a parked bus", 0, "bus"),
        ("A spaceship passes a planet", 0, "planet"),
        ("A dog runs past a sleeping cat", 0, "cat"),
    ],
)
def test_who_goes_past_whom_is_marked(prompt: str, goer: int, goal: str) -> None:
    actor = read(prompt).shots[0].cast[goer]
    assert actor.look["passes"] == goal


def test_nobody_passes_a_dish_by_swimming_past_it() -> None:
    shots = read("A woman passes a plate to a boy").shots
    assert all("passes" not in one.look for one in shots[0].cast)


def test_who_goes_past_begins_on_one_side_and_ends_on_the_other() -> None:
    shot = read("A whale swims past a submarine").shots[0]
    there = World(shot, 320, 180)
    whale, other = there.parts[:2]
    ways = [there.x(whale, t_s) - there.x(other, t_s) for t_s in (0.0, 4.0)]
    assert ways[0] < 0 < ways[1]
    assert whale.height * whale.half_width > other.height * other.half_width


def test_those_who_run_past_a_seller_do_so_behind_her() -> None:
    shot = read("A woman sells apples at a market, children run past").shots[0]
    parts = parts_of(shot)
    assert parts["child"].depth > 1.3 * parts["adult"].depth


def test_who_is_on_a_lap_in_the_second_beat_is_there_from_the_first() -> None:
    plan = read("Actions:\n- A woman sits on a sofa\n- She strokes a white cat on her lap")
    assert len(plan.shots) == 2
    for shot in plan.shots:
        assert "cat" in [one.name for one in shot.cast]
        assert shot.cast[0].action == "stroke"


def test_what_is_stroked_lies_behind_the_hand() -> None:
    shot = read("An old woman strokes a dog on her lap").shots[0]
    parts = parts_of(shot)
    assert parts["adult"].action.endswith("stroke")
    assert parts["dog"].depth > parts["adult"].depth


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("A sailor lights up on a pier", "smoke"),
        ("A man lights a cigarette in an alley", "smoke"),
        ("A girl lights up with joy", ""),
        ("A man lights up the room", ""),
    ],
)
def test_who_lights_up_smokes_and_a_face_does_not(prompt: str, action: str) -> None:
    plan = read(prompt)
    assert (plan.shots[0].cast[0].action == "smoke") == (action == "smoke")
    assert bool(plan.not_depicted) == (action == "")


def test_a_lamp_lights_who_stands_under_it_at_night_only() -> None:
    cast = (Actor("rig", "adult", relation="under", to=1), Actor("prop", "street_lamp"))
    parts = parts_of(Shot(4.0, "street", cast=cast, time="night"))
    night, day = (light.of(time, Weather()) for time in ("night", "day"))
    assert lit_by(night, parts["adult"], parts.values()) != night
    assert lit_by(day, parts["adult"], parts.values()) == day
    far = Part(**{**vars(parts["adult"]), "x": 2000.0})
    assert lit_by(night, far, parts.values()) == night


@pytest.mark.parametrize("metal", ["brass", "copper", "bronze", "gold", "silver"])
def test_what_is_made_of_a_metal_has_its_colour(metal: str) -> None:
    plan = read(f"An airship made of {metal} floats over a city")
    assert plan.shots[0].cast[0].look["body"] == metal
    assert not plan.not_depicted


def test_a_pirate_ship_has_a_black_flag() -> None:
    assert read("A pirate ship on the sea").shots[0].cast[0].look["kind"] == "pirate"


def test_a_rocket_stands_on_the_ground_in_smoke_before_it_rises() -> None:
    cast = (Actor("rig", "rocket", action="fly"),)
    parts = parts_of(Shot(4.0, "desert", cast=cast))
    assert not parts["rocket"].floats
    assert parts["launch_smoke"].y == parts["rocket"].y
    assert "launch_smoke" not in parts_of(Shot(4.0, "space", cast=cast))


def test_deep_water_is_dark_and_warm_spots_are_told() -> None:
    assert "deep" in read("A squid swims deep underwater").shots[0].details
    assert "warm_lights" in read("A singer on a stage, warm spotlights").shots[0].details
    lights = [
        SETS["underwater"](Site(1.78, light.of("day", Weather()), details=frozenset(told))).light
        for told in ([], ["deep"])
    ]
    assert lights[0] and lights[1] and lights[1].dark > lights[0].dark


def test_a_bird_that_is_not_drawn_on_its_branch_is_told() -> None:
    assert "branch" in read("A robin sits on a branch in a garden").not_depicted


def test_a_child_has_a_large_head_for_its_height() -> None:
    assert FIGURES["child"].head_height > 1.3 * FIGURES["adult"].head_height
