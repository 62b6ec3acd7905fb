"""All words on the place together tell it; passengers are shown inside; in or out of doors."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Plan


def plan(prompt: str) -> Plan:
    return planning.read(prompt, seconds=4, seed=1)


@pytest.mark.parametrize(
    ("prompt", "set_name", "told"),
    [
        ("White summits rise over a winding canyon, mountains in snow", "mountains", "canyon"),
        ("A town by the sea", "city", "sea"),
        ("A brook runs through the forest", "river", ""),
        ("A cascade in the jungle", "waterfall", ""),
        ("A bear waits in the woods near a stream", "river", ""),
        ("A hamlet in the mountains", "village", ""),
        ("A kitchen in a small apartment", "kitchen", ""),
        ("A red gorge with a stream", "canyon", ""),
        ("A man strolls in a park in Boston", "park", "boston"),
    ],
)
def test_the_place_is_told_by_all_words(prompt: str, set_name: str, told: str) -> None:
    made = plan(prompt)
    assert made.shots[0].set_name == set_name
    assert not told or any(told in one.lower() for one in made.not_depicted)


@pytest.mark.parametrize(
    ("prompt", "set_name", "action"),
    [
        ("A nurse sleeps on a plane by the window", "plane_cabin", "doze"),
        ("A monk reads a letter on a train", "train_cabin", "sit+read"),
        ("A girl sits on the bus", "train_cabin", "sit"),
    ],
)
def test_passengers_are_shown_inside(prompt: str, set_name: str, action: str) -> None:
    shot = plan(prompt).shots[0]
    assert shot.set_name == set_name
    assert shot.cast[0].action == action
    assert all(one.name not in ("plane", "train", "bus", "window") for one in shot.cast)


def test_a_bus_that_is_shown_as_another_carriage_is_told() -> None:
    assert any("bus interior" in one for one in plan("A girl sits on the bus").assumptions)


@pytest.mark.parametrize("prompt", ["A train crosses the desert", "A cat on a bus"])
def test_what_carries_is_seen_where_nobody_travels_in_it(prompt: str) -> None:
    assert "cabin" not in plan(prompt).shots[0].set_name


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("A tall woman does yoga outdoors", "meadow"),
        ("A monk sews outside", "park"),
        ("A tailor sews at home", "room"),
        ("A clown waves at home", "room"),
        ("An airliner takes off from the airport", "runway"),
        ("A guard waits at the airport", "terminal"),
        ("A shark swims in an aquarium", "underwater"),
        ("A boat in a canyon", "river"),
        ("A boy stares at jellyfish in the aquarium", "aquarium"),
    ],
)
def test_a_place_fits_what_is_said_of_it(prompt: str, set_name: str) -> None:
    assert plan(prompt).shots[0].set_name == set_name


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("Friends at the movie theater", "cinema"), ("a deep canyon", "canyon"),
        ("Supper in the dining room", "dining_room"), ("A golfer on a fairway", "golf_course"),
        ("A coach on a baseball field", "ballpark"), ("A tennis court", "tennis_court"),
        ("A thief in a jail cell", "cell"), ("A cook in a greenhouse", "greenhouse"),
        ("A vineyard", "vineyard"), ("An airplane cabin", "plane_cabin"),
        ("A dog sleeps on the porch", "porch"),
        ("A clerk in a train carriage", "train_cabin"), ("An airport terminal", "terminal"),
    ],
)  # fmt: skip
def test_common_places_are_shown(prompt: str, set_name: str) -> None:
    made = plan(prompt)
    assert made.shots[0].set_name == set_name
    assert not any("drawn as any such place" in one for one in made.assumptions)


@pytest.mark.parametrize(
    ("prompt", "ball"),
    [("A girl throws a ball on a baseball field", "baseball"), ("A dog with a ball", "ball")],
)
def test_a_ball_is_of_the_place(prompt: str, ball: str) -> None:
    assert ball in [one.name for one in plan(prompt).shots[0].cast]


def test_who_tells_of_oneself_is_shown_where_it_is_done() -> None:
    shot = plan("This is how I wash my hair every evening").shots[0]
    assert [one.name for one in shot.cast] == ["adult"]
    assert shot.set_name == "bathroom"
