"""Small ones on hands, heads and flowers, and those who sit on the ground."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Actor, Shot
from sora_mcp.engine.animatic.scene.world import World
from sora_mcp.engine.animatic.shelves import fill

fill()


def shot_of(prompt: str) -> Shot:
    return planning.read(prompt, seconds=4, seed=5).shots[0]


@pytest.mark.parametrize(
    "prompt",
    [
        "A moth-like butterfly lands on the woman's open hand.",
        "A ladybug crawls on a boy's finger.",
        "A sparrow lands on the hand of an old man.",
    ],
)
def test_what_lands_on_a_hand_is_held(prompt: str) -> None:
    small, person = shot_of(prompt).cast[:2]
    assert (small.relation, small.to) == ("holding", 1)
    assert person.look["holds"] == small.name


@pytest.mark.parametrize("name", ["butterfly", "robin", "ladybug"])
def test_it_sits_at_the_height_of_the_hand(name: str) -> None:
    cast = (Actor("rig", name, action="fly", relation="holding", to=1), Actor("rig", "child"))
    world = World(Shot(4.0, "meadow", cast=cast), 160, 90)
    person, small = world.parts
    up = (person.y - world.y(small, 3.9)) / person.height
    assert 0.4 < up < 0.75
    assert small.height < 0.2 * person.height


@pytest.mark.parametrize("flower", ["leaf", "sunflower"])
def test_an_insect_is_in_the_middle_of_a_leaf_or_a_flower(flower: str) -> None:
    cast = (Actor("rig", "ant", relation="on", to=1), Actor("prop", flower))
    plant, ant = World(Shot(4.0, "meadow", cast=cast), 160, 90).parts
    assert 0.3 < (plant.y - ant.y) / plant.height < 0.9


def test_a_cup_by_a_person_is_no_bucket() -> None:
    cup = Actor("prop", "cup", relation="on", to=1)
    table = Actor("prop", "table")
    alone = World(Shot(4.0, "room", cast=(cup, table)), 160, 90).parts
    cast = (Actor("rig", "adult"), Actor("prop", "table"), cup)
    company = World(Shot(4.0, "room", cast=cast), 160, 90).parts
    heights = [
        next(p.height for p in parts if p.figure.name == "cup")
        / next(p.height for p in parts if p.figure.name == "table")
        for parts in (alone, company)
    ]
    assert heights[1] < 0.8 * heights[0]


@pytest.mark.parametrize("where", ["on the floor", "on the grass", "on the warm sand"])
def test_who_sits_on_the_ground_has_no_chair(where: str) -> None:
    shot = shot_of(f"A girl sits {where} and reads a book.")
    assert shot.cast[0].action.startswith("sit_ground")
    assert not any(one.figure.name in ("chair", "log") for one in World(shot, 160, 90).parts)


def test_in_her_bed_is_a_place_and_no_garment() -> None:
    person, bed = shot_of("A woman sleeping in her bed.").cast
    assert (person.relation, bed.name) == ("in", "bed")
    assert shot_of("A woman in her red coat.").cast[0].look["coat"] == "red"
