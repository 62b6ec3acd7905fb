"""What is only said by the way puts nobody there, and moves no camera."""

import pytest

from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Plan


def read(prompt: str) -> Plan:
    return planning.read(prompt, seconds=4.0, seed=3)


def cast_of(prompt: str) -> list[str]:
    return [one.name for one in read(prompt).shots[0].cast]


@pytest.mark.parametrize(
    ("prompt", "cast"),
    [
        ("A bear the size of a mouse sits in a park", ["bear"]),
        ("Balloons drift over a field like whales", ["balloon_toy"]),
        ("A robot made of apples waves", ["robot"]),
        ("Two horses run, tracking shot from a bus", ["horse"]),
        ("Volcanoes explained for children", []),
        ("The life cycle of a frog", ["card"]),
        ("The fox waits behind the guard rail", ["fox", "card"]),
        ("A fox in the rain, hand painted", ["fox"]),
    ],
)
def test_what_is_said_by_the_way_is_not_there(prompt: str, cast: list[str]) -> None:
    assert cast_of(prompt) == cast


def test_what_is_denied_is_not_done() -> None:
    shot = read("A fox and a goat stand in a field, neither one runs").shots[0]
    assert {one.action for one in shot.cast} <= {"", "stand"}


@pytest.mark.parametrize("prompt", ["Hands lift a lid, close view", "Shot of a kite rising"])
def test_what_others_do_moves_no_camera(prompt: str) -> None:
    assert read(prompt).shots[0].move != "crane_up"


def test_a_shot_that_is_called_the_second_is_one() -> None:
    plan = read("A girl opens a gate. Second shot: a garden full of roses.")
    assert [shot.set_name for shot in plan.shots][1:] == ["garden"]


def test_a_crew_is_aboard_and_a_goal_far_off() -> None:
    crew = read("A ship at sea, sailors cheer").shots[0].cast
    assert [one.relation for one in crew if one.name == "adult"] == ["in"]
    goal = read("A man walks toward a castle").shots[0].cast
    assert [one.band for one in goal if one.name == "castle"] in ([], ["back"])


def test_the_place_that_opens_a_text_is_the_set() -> None:
    assert read("A village with a stream and old trees").shots[0].set_name == "village"
    assert read("Inside a huge cathedral a nun kneels").shots[0].set_name == "church"
    assert read("A rover stands on a red planet").shots[0].set_name == "mars"


def test_what_is_poured_is_no_vessel_of_its_own() -> None:
    plan = read("Coffee pouring into a blue cup")
    assert [one.name for one in plan.shots[0].cast] == ["coffee_cup"]
    assert any("poured" in told for told in plan.assumptions)


def test_sizes_that_are_said_are_seen() -> None:
    looks = [one.look.get("size") for one in read("A tiny house and a huge apple").shots[0].cast]
    assert looks == ["tiny", "giant"]
