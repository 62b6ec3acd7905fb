"""Edits, remixes and extensions of plans by words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sora_mcp.engine.animatic.language.continuing import extended, remixed, together
from sora_mcp.engine.animatic.language.edits import edited, what_edits_can_do
from sora_mcp.engine.animatic.language.planning import read
from sora_mcp.engine.animatic.plan import Plan, Shot, Weather

BASE = read(
    "A woman in a blue coat walks with a dog in a city by day, slow push in."
    " Cut to close-up of a cat.",
    seconds=8,
    seed=3,
)  # fmt: skip


def first(prompt: str) -> Shot:
    """The first shot after an edit that is understood."""
    change = edited(BASE, prompt)
    assert change.understood
    return change.plan.shots[0]


def names(shot: Shot) -> list[str]:
    return [actor.name for actor in shot.cast]


FIELDS: dict[str, dict[str, Any]] = {
    "make it night": {"time": "night"},
    "change the time to sunset": {"time": "golden_hour"},
    "turn day into night": {"time": "night"},
    "darker": {"time": "dusk"},
    "add heavy rain": {"weather": Weather("rain", 0.95)},
    "make it rain": {"weather": Weather("rain", 0.55)},
    "it should be foggy": {"weather": Weather("fog", 0.65)},
    "more rain": {"weather": Weather("rain", 0.7)},
    "no rain": {"weather": Weather()},
    "remove the fog": {"weather": Weather()},
    "zoom in instead": {"move": "zoom_in"},
    "make the camera static": {"move": "static"},
    "slower": {"move_amount": 0.14},
    "faster": {"move_amount": 0.476},
    "wider shot": {"size": "wide"},
    "closer": {"size": "medium_wide"},
    "low angle": {"angle": "low"},
    "change the lens to 85mm": {"lens_mm": 85},
    "black and white": {"style": "black_and_white"},
    "make it look like watercolour": {"style": "watercolour"},
    "warmer": {"style": "warm"},
    "in teal and orange tones": {"palette": ("#1f8187", "#e87f2b")},
    "change the palette to teal, sand and rust": {"palette": ("#1f8187", "#d8be8c", "#a8502a")},
    "move it to the beach": {"set_name": "beach"},
    "set it in a forest": {"set_name": "forest"},
    "put it on the moon": {"set_name": "moon"},
    "replace the city with a forest": {"set_name": "forest"},
    "change the background to a kitchen": {"set_name": "kitchen"},
    'add a caption "The End"': {"caption": "The End"},
    "make it sunset and add fireflies": {
        "time": "golden_hour",
        "weather": Weather("fireflies", 0.5),
    },
}
CASTS = {
    "remove the dog": ["adult"],
    "get rid of the dog": ["adult"],
    "without the dog": ["adult"],
    "add a dog": ["adult", "dog", "dog"],
    "add a robot": ["adult", "dog", "robot"],
    "add fog and a robot": ["adult", "dog", "robot"],
    "replace the dog with a fox": ["adult", "fox"],
    "a fox instead of the dog": ["adult", "fox"],
    "turn the dog into a wolf": ["adult", "wolf"],
    "no people": ["dog"],
    "remove the woman": ["dog"],
    "remove everything": [],
    "make it night, remove the dog and add a robot": ["adult", "robot"],
}
LOOKS = {
    "red coat": ("coat", "red"),
    "change the coat to red": ("coat", "red"),
    "make her coat yellow": ("coat", "yellow"),
    "give the woman a green dress": ("dress", "green"),
    "the woman has blonde hair": ("hair", "blonde"),
}


@pytest.mark.parametrize(("prompt", "fields"), FIELDS.items())
def test_fields_are_changed_and_nothing_else(prompt: str, fields: dict[str, Any]) -> None:
    shot, before = first(prompt), BASE.shots[0]
    changed = {k: v for k, v in vars(shot).items() if v != vars(before)[k]}
    assert changed == {k: v for k, v in fields.items() if v != vars(before)[k]}


@pytest.mark.parametrize(("prompt", "cast"), CASTS.items())
def test_the_cast_is_changed(prompt: str, cast: list[str]) -> None:
    shot = first(prompt)
    assert names(shot) == cast
    assert all(actor.to is None or actor.to < len(cast) for actor in shot.cast)


@pytest.mark.parametrize(("prompt", "look"), LOOKS.items())
def test_clothes_are_changed_on_who_is_there(prompt: str, look: tuple[str, str]) -> None:
    shot = first(prompt)
    assert names(shot) == ["adult", "dog"]
    assert shot.cast[0].look[look[0]] == look[1]
    assert shot.cast[0].action == "walk"


@pytest.mark.parametrize("prompt", ["make the dog brown", "the dog should be brown"])
def test_coats_of_animals_are_coloured(prompt: str) -> None:
    assert first(prompt).cast[1].look["body"] == "brown"


def test_an_action_is_changed() -> None:
    assert first("the woman runs").cast[0].action == "run"


def test_one_shot_is_changed_alone() -> None:
    plan = edited(BASE, "in shot 2, make it night").plan
    assert [shot.time for shot in plan.shots] == ["day", "night"]
    plan = edited(BASE, "the last shot should be a wide shot").plan
    assert [shot.size for shot in plan.shots] == ["full", "wide"]


def test_the_slate_may_go() -> None:
    assert not edited(BASE, "without the slate").plan.burn_in


@pytest.mark.parametrize("prompt", ["flibber the gronk", "", "more existential", "remove the owl"])
def test_what_is_not_understood_changes_nothing(prompt: str) -> None:
    change = edited(BASE, prompt)
    assert change.understood == {}
    assert change.plan == BASE
    assert "make it night" in what_edits_can_do()


def test_the_rest_of_an_edit_is_listed() -> None:
    change = edited(BASE, "make it night, and more existential")
    assert change.not_understood == ("existential",)


@pytest.mark.parametrize("prompt", ["", "continue", "The scene goes on."])
def test_an_extension_goes_on_where_the_last_shot_ended(prompt: str) -> None:
    last = BASE.shots[-1]
    more = extended(BASE, prompt, seconds=8)
    [shot] = more.shots
    assert (shot.seconds, shot.clock_s) == (8, 4)
    assert (shot.move_from, shot.move_to) == (1, 1)
    same = ("set_name", "cast", "time", "weather", "size", "move", "seed", "lens_mm")
    assert all(getattr(shot, name) == getattr(last, name) for name in same)
    assert together(BASE, more).seconds == 16


def test_an_extension_changes_what_it_says() -> None:
    [shot] = extended(BASE, "it starts to rain, camera pans left", seconds=4).shots
    assert (shot.weather.kind, shot.move, names(shot)) == ("rain", "pan_left", ["cat"])
    assert (shot.move_from, shot.move_to) == (0, 1)
    [shot] = extended(BASE, "Cut to the beach. A fish jumps", seconds=4).shots
    assert (shot.set_name, names(shot), shot.clock_s) == ("beach", ["fish"], 0)


def test_a_remix_keeps_what_it_does_not_mention() -> None:
    plan = read("A cat sleeps in a room at night, slow zoom in, noir.", seconds=8, seed=9)
    again = remixed(plan, "A fox runs in a snowy forest").plan
    [shot] = again.shots
    assert (names(shot), shot.set_name) == (["fox"], "snowy_forest")
    assert (shot.time, shot.style, shot.move, shot.seed) == ("night", "noir", "zoom_in", 9)
    assert again.seconds == 8
    assert remixed(plan, "make it day").plan.shots[0].time == "day"
    assert remixed(plan, "make it day").plan.shots[0].cast == plan.shots[0].cast
    assert remixed(plan, "in watercolour style").plan.shots[0].cast == plan.shots[0].cast


def test_a_remix_of_several_shots_changes_all_of_them() -> None:
    again = remixed(BASE, "pastel colours at dawn").plan
    assert [(shot.style, shot.time) for shot in again.shots] == [("pastel", "dawn")] * 2
    assert [shot.cast for shot in again.shots] == [shot.cast for shot in BASE.shots]


PIECES = (
    "make it night remove the dog add a cat replace with fox red coat , and slower no people"
    ' in shot 2 "Hi" move to beach instead of change her to turn into . without'
)
PROMPTS = st.lists(st.sampled_from(PIECES.split(" ")), max_size=14).map(" ".join)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PROMPTS | st.text(max_size=60))
def test_any_words_leave_a_plan_of_the_same_length(prompt: str) -> None:
    for plan in (edited(BASE, prompt).plan, remixed(BASE, prompt).plan):
        check(plan)
    more = extended(BASE, prompt, seconds=4)
    assert sum(round(shot.seconds * 24) for shot in more.shots) == 96


def check(plan: Plan) -> None:
    assert sum(round(shot.seconds * 24) for shot in plan.shots) == 192
    for shot in plan.shots:
        assert all(actor.to is None or 0 <= actor.to < len(shot.cast) for actor in shot.cast)
