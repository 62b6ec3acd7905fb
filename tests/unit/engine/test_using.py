"""Things where they are used: in a hand, aboard, on a table, and no second one in the set."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.art import light
from sora_mcp.engine.animatic.art.place import SETS, Site
from sora_mcp.engine.animatic.plan import Actor, Shot, Weather
from sora_mcp.engine.animatic.scene.groups import half_of
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.staging import staged
from tests.scenes import sets_drawn_once


@pytest.fixture(scope="module", autouse=True)
def _shelves() -> Iterator[None]:
    shelves.fill()
    with sets_drawn_once():
        yield


def stage(*cast: Actor, on: str) -> tuple[Part, ...]:
    site = Site(16 / 9, light.of("day", Weather()), 1)
    return staged(Shot(4.0, on, "wide", cast=cast, seed=1), SETS[on](site), 16 / 9)


def named(parts: tuple[Part, ...], name: str) -> Part:
    return next(part for part in parts if part.figure.name == name)


def test_one_person_and_a_small_thing_has_it_in_the_hand() -> None:
    parts = stage(Actor("rig", "adult"), Actor("prop", "toothbrush"), on="bathroom")
    assert named(parts, "toothbrush").carrier == 0
    assert not any(part.figure.name == "table" for part in parts)


def test_a_small_thing_beside_furniture_stands_on_a_stool_and_a_larger_one_on_the_floor() -> None:
    parts = stage(Actor("prop", "cup"), Actor("prop", "sofa"), on="room")
    assert {part.figure.name for part in parts} == {"cup", "sofa", "stool"}
    assert parts[named(parts, "cup").carrier or 0].figure.name == "stool"
    parts = stage(Actor("prop", "backpack"), Actor("prop", "sofa"), on="room")
    assert "stool" not in {part.figure.name for part in parts}


def test_what_a_pet_eats_from_is_on_the_floor() -> None:
    parts = stage(Actor("rig", "cat", action="eat"), Actor("prop", "bowl"), on="room")
    assert named(parts, "bowl").y == pytest.approx(named(parts, "cat").y, abs=40)


def test_an_animal_drinks_from_the_cup_that_is_there() -> None:
    parts = stage(Actor("rig", "panda", action="drink"), Actor("prop", "cup"), on="restaurant")
    assert named(parts, "panda").action == "eat"
    assert stage(Actor("rig", "panda", action="drink"), on="river")[0].action == "drink"


def test_at_a_machine_of_ones_own_there_is_no_second_one() -> None:
    parts = stage(Actor("rig", "adult", action="work"), Actor("prop", "computer"), on="office")
    assert not any(part.figure.name == "computer" for part in parts)


def test_at_sea_what_does_not_swim_is_in_the_boat() -> None:
    parts = stage(
        Actor("rig", "boat"), Actor("rig", "dog", action="sit", relation="in", to=0),
        Actor("prop", "guitar", relation="beside", to=1), on="sea",
    )  # fmt: skip
    assert named(parts, "guitar").carrier == 0


def test_who_rows_with_no_boat_has_one() -> None:
    parts = stage(Actor("rig", "adult", action="row"), on="sea")
    assert named(parts, "adult").carrier == parts.index(named(parts, "sailboat"))


def test_what_is_thrown_is_in_the_hand_instead_of_a_ball() -> None:
    parts = stage(Actor("rig", "adult", action="catch"), Actor("prop", "frisbee"), on="park")
    thrower, disc = named(parts, "adult"), named(parts, "frisbee")
    assert (thrower.action, thrower.look.trait("holds"), disc.carrier) == ("throw", "frisbee", 0)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_things_stay_within_the_edges_of_their_table(count: int) -> None:
    parts = stage(Actor("prop", "teddy"), Actor("prop", "plate", count=count), on="kitchen")
    table = named(parts, "table")
    ends = [part.x + side * half_of(part) for part in parts for side in (-1, 1)]
    assert max(ends) <= table.x + half_of(table) + 1
    assert min(ends) >= table.x - half_of(table) - 1


@pytest.mark.parametrize(
    ("set_name", "own"),
    [("room", "sofa"), ("room", "shelf"), ("kitchen", "refrigerator"), ("bathroom", "toilet")],
)
def test_a_set_leaves_its_own_out_where_one_comes_on(set_name: str, own: str) -> None:
    day = light.of("day", Weather())
    full, less = (
        SETS[set_name](Site(16 / 9, day, 1, cast=frozenset(cast))) for cast in ((), (own,))
    )
    assert sum(len(plane.drawing.body) for plane in less.planes) < sum(
        len(plane.drawing.body) for plane in full.planes
    )


def test_two_animals_do_not_hide_each_others_heads() -> None:
    one, other = stage(Actor("rig", "bear"), Actor("rig", "zebra"), on="meadow")
    assert abs(one.x - other.x) >= 1.2 * (half_of(one) + half_of(other))


def test_who_sits_at_a_table_sits_at_its_end() -> None:
    parts = stage(Actor("rig", "adult", action="sit"), Actor("prop", "chess"), on="room")
    table, sitter = named(parts, "table"), parts[0]
    assert sitter.x < table.x - half_of(table)
