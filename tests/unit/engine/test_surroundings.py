"""How a place is dressed by words and weather: signs, wet ground, snow, rough seas, bare skies."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.art import light
from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Shot, Weather


def _shot(prompt: str) -> Shot:
    return planning.read(prompt, seconds=4.0, seed=1).shots[0]


@pytest.mark.parametrize(
    ("prompt", "detail"),
    [
        ("A man waits in a neon alley at night", "neon"),
        ("A bus drives down a wet road", "wet"),
        ("A cow stands in a field, no clouds", "cloudless"),
        ("A monk sweeps a temple garden", "temple"),
    ],
)
def test_words_dress_the_place(prompt: str, detail: str) -> None:
    assert detail in _shot(prompt).details


def test_what_is_not_there_dresses_nothing() -> None:
    assert not _shot("A man walks down a street, no neon").details


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("Zebras drink at a lake in the savanna", "waterhole"),
        ("A lion rests in the savanna", "savanna"),
        ("A girl surfs at the beach", "breakers"),
        ("A dog sleeps in a village street", "village"),
    ],
)
def test_two_places_are_one(prompt: str, place: str) -> None:
    assert _shot(prompt).set_name == place


def test_a_moon_that_nobody_sees_is_admitted() -> None:
    told = planning.read("Close-up of a fox in a forest under a full moon", seconds=4.0, seed=1)
    assert "moon" in told.not_depicted


def test_light_knows_the_weather_on_the_ground() -> None:
    assert light.of("day", Weather("storm", 1.0)).rough == 1.0
    assert light.of("day", Weather("snow")).snow > 0.5
    assert light.of("day", Weather(), details={"cloudless"}).clouds == 0
    assert light.of("day", Weather(), details={"wet"}).wet > 0.5
