"""What people do: told as a whole where nothing shows it, in its own place, with its things."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Actor, Plan
from sora_mcp.engine.animatic.scene.using import used


@pytest.fixture(scope="module", autouse=True)
def _shelves() -> Iterator[None]:
    shelves.fill()
    yield


def read(prompt: str) -> Plan:
    return planning.read(prompt, seconds=4.0, seed=2)


@pytest.mark.parametrize(
    ("prompt", "deed"),
    [
        ("A man laces his boots", "laces his boots"),
        ("A nurse gives an injection", "gives an injection"),
        ("A boy is doing a magic trick", "doing a magic trick"),
        ("A barber dyes a woman's hair", "dyes a woman's hair"),
        ("A girl finds a coin", "finds a coin"),
        ("A clerk leans on a fence", "leans on a fence"),
        ("A woman is lowering the blinds", "lowering the blinds"),
        ("A woman pulls the blinds down", "pulls the blinds down"),
        ("A man closes the curtains", "closes the curtains"),
        ("A monk locks the door", "locks the door"),
    ],
)
def test_a_deed_without_a_picture_is_told_with_what_it_is_done_to(prompt: str, deed: str) -> None:
    plan = read(prompt)
    assert deed in plan.not_depicted
    assert plan.shots[0].cast[0].action in ("", "stand")


@pytest.mark.parametrize("prompt", ["A jar of plums on a shelf", "A lamp shaped like a swan"])
def test_a_thing_is_no_deed(prompt: str) -> None:
    assert not any(" " in one for one in read(prompt).not_depicted)


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("A woman applies mascara", "bathroom"),
        ("A man is toasting bread", "kitchen"),
        ("A girl eats noodles", "kitchen"),
        ("A person is plastering a wall", "construction_site"),
        ("A nurse gives an injection", "hospital"),
        ("A man is bench pressing", "gym"),
        ("A potter shapes clay", "workshop"),
        ("A man prunes a hedge", "garden"),
        ("A man is quokking", "studio"),
        ("A woman in a green dress", "street"),
        ("A woman with painted nails", "street"),
    ],
)
def test_what_is_done_is_done_where_one_does_it(prompt: str, set_name: str) -> None:
    assert read(prompt).shots[0].set_name == set_name


@pytest.mark.parametrize(
    ("prompt", "vessel"),
    [
        ("A man is kayaking", "canoe"),
        ("Two girls paddle", "canoe"),
        ("A woman is rowing", "boat"),
        ("A man rafts", "boat"),
    ],
)
def test_who_rows_is_in_a_boat_on_the_water(prompt: str, vessel: str) -> None:
    shot = read(prompt).shots[0]
    assert shot.set_name == "lake"
    assert [one.name for one in shot.cast] == [
        "adult" if "girls" not in prompt else "child",
        vessel,
    ]
    assert shot.cast[0].relation == "in"


@pytest.mark.parametrize(
    ("prompt", "people"),
    [
        ("A man is fencing", 2),
        ("A person is wrestling", 2),
        ("A girl plays tug of war", 2),
        ("A queen fights a dragon", 1),
        ("A hiker struggles up a hill", 1),
    ],
)
def test_a_contest_takes_two(prompt: str, people: int) -> None:
    cast = read(prompt).shots[0].cast
    assert sum(one.count for one in cast if one.name != "dragon") == people


def test_who_is_on_a_ship_does_it_there() -> None:
    assert read("A woman knits on a boat").shots[0].set_name == "sea"
    shot = read("A man is sailing").shots[0]
    assert (shot.set_name, shot.cast[1].name, shot.cast[0].relation) == ("sea", "sailboat", "in")


def test_what_is_drawn_as_something_like_it_is_told() -> None:
    told = "What they do is drawn as curtains that are drawn apart."
    assert told in read("A woman raises the blinds").assumptions
    assert "What they do is drawn as hammering." in read("A man repairs a clock").assumptions


def test_a_feat_of_the_whole_body_is_seen_whole() -> None:
    plan = read("Medium shot of a man doing a handstand")
    assert plan.shots[0].size == "full"
    assert any("handstand" in one and "full" in one for one in plan.assumptions)
    assert read("Medium shot of a man reading").shots[0].size == "medium"


@pytest.mark.parametrize(("food", "action"), [("burger", "bite"), ("noodles", "eat")])
def test_what_one_eats_by_hand_is_bitten(food: str, action: str) -> None:
    holder = Actor("rig", "adult", action="eat", look={"holds": food})
    cast = (holder, Actor("prop", food, relation="holding", to=0))
    assert used(cast, is_room=True)[0].action == action


def test_each_of_a_few_has_one() -> None:
    apples = read("Three children eat apples").shots[0].cast[1]
    assert (apples.count, apples.relation) == (3, "holding")
