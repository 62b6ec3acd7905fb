"""Prompts to plans: timelines, blocks, what is inherited, filled in, and owned up to."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sora_mcp.engine.animatic.language.codec import PlanError, from_json, to_json
from sora_mcp.engine.animatic.language.directing import is_plan, parse_plan
from sora_mcp.engine.animatic.language.planning import read
from sora_mcp.engine.animatic.language.targets import SETS
from sora_mcp.engine.animatic.language.timeline import outline
from sora_mcp.engine.animatic.plan import Line, Plan, Shot

HEADED = """A detective talks to a suspect in a small office at night.

Cinematography:
Camera shot: medium close-up
Lens: 50mm
Lighting: neon lights from the street
Mood: noir

Actions:
- He turns to the window
- He waves
- He sits down

Dialogue:
- Detective: "You lied."
- Suspect: "No."

Background sound:
rain on a roof, a distant train
"""
TIMELINES = [
    ("0-3s: a fox runs. 3-8s: it sleeps.", [3, 5]),
    ("[00:00-00:02] A man walks.\n[00:02-00:08] He waves.", [2, 6]),
    ("00:00 - 00:03: a fox\n00:03 - 00:08: a dog", [3, 5]),
    ("0-2 seconds: a cat\n2-8 seconds: a dog", [2, 6]),
    ("(0:00-0:04) a cat (0:04-0:08) a dog", [4, 4]),
    ("[00:00] a cat. [00:02] a dog. [00:04] a cow", [2, 2, 4]),
    ("At 0s: a cat. At 6s: a dog", [6, 2]),
    ("Shot 1: a cat. Shot 2: a dog.", [4, 4]),
    ("Shot 1 (6s): a cat.\nShot 2 (2s): a dog.", [6, 2]),
    ("Shot 1 [0-6s]: a cat.\nShot 2 [6-8s]: a dog.", [6, 2]),
    ("SHOT ONE - a cat\nSHOT TWO - a dog", [4, 4]),
    ("**Shot 1:** a cat\n**Shot 2:** a dog", [4, 4]),
    ("Scene 1 - a city. Scene 2 - a beach", [4, 4]),
    ("Opening shot: the sea. Final shot: a ship", [4, 4]),
    ("1. a cat\n2. a dog\n3. a cow\n4. a hen", [2, 2, 2, 2]),
    ("A cat in a room. Cut to a dog in a park.", [4, 4]),
    ("A cat. Smash cut to a dog.", [4, 4]),
    ("A cat sleeps, then wakes up", [4, 4]),
    ("A cat. Dissolve to a dog. Fade to a cow, fade to black", [8 / 3] * 3),
    ("Wide shot of a village. Close-up of a man.", [4, 4]),
    ("A 5-10 second clip of 2-3 dogs", [8]),
    ("Her hair is cut to the shoulder, a woman next to a tree", [8]),
    ("A cat, every now and then it purrs", [8]),
]


def plan_of(prompt: str, seconds: float = 8, **more: object) -> Plan:
    return read(prompt, seconds=seconds, seed=7, **more)  # type: ignore[arg-type]


def names(shot: Shot) -> list[str]:
    return [actor.label or actor.name for actor in shot.cast]


@pytest.mark.parametrize(("prompt", "seconds"), TIMELINES)
def test_timelines(prompt: str, seconds: list[float]) -> None:
    assert [shot.seconds for shot in plan_of(prompt).shots] == pytest.approx(seconds)


def test_transitions() -> None:
    plan = plan_of("A cat. Dissolve to a dog. Cut to a cow. Fade to a hen, fade to black", 12)
    assert [shot.transition for shot in plan.shots] == ["cut", "dissolve", "cut", "fade"]
    assert "fade to black" in plan.not_depicted


def test_a_headed_prompt() -> None:
    plan = plan_of(HEADED, 12)
    assert len(plan.shots) == 3
    for shot in plan.shots:
        assert (shot.size, shot.lens_mm, shot.time) == ("medium_close", 50, "night")
        assert (shot.set_name, shot.style) == ("office", "neon")
        assert shot.weather.kind == "clear"  # the rain is only heard
    assert [shot.dialogue for shot in plan.shots] == [
        (Line("You lied.", "Detective"),),
        (Line("No.", "Suspect"),),
        (),
    ]
    assert [shot.cast[0].action for shot in plan.shots][1:] == ["wave", "sit"]


def test_beats_of_one_take_are_one_move_on_one_clock() -> None:
    first, second = plan_of("A man walks in a city, slow push in, then he waves").shots
    assert (first.move_from, first.move_to) == (0.0, 0.5)
    assert (second.move_from, second.move_to) == (0.5, 1.0)
    assert (first.clock_s, second.clock_s) == (0.0, 4.0)
    assert (first.size, first.move, first.cast[0].action) == ("full", "dolly_in", "walk")
    assert (second.size, second.move, second.cast[0].action) == ("full", "dolly_in", "wave")


def test_beats_too_short_to_be_seen_are_told_together() -> None:
    plan = plan_of("A man walks, then he sits, then he waves, then he runs", 4)
    assert len(plan.shots) < 4
    assert any("too short" in one for one in plan.assumptions)


def test_more_shots_than_find_room_are_owned_up_to() -> None:
    plan = plan_of(" ".join(f"Shot {n}: a cat." for n in range(1, 40)), 4)
    assert len(plan.shots) == 8
    assert "Only the first 8 of 39 shots find room." in plan.assumptions


def test_what_is_said_once_holds_for_all_shots() -> None:
    plan = plan_of(
        "Style: noir\n\nHeavy rain at night in an alley.\n"
        "Shot 1: wide shot.\nShot 2: a detective walks.\nShot 3: a beach at noon."
    )
    assert [shot.style for shot in plan.shots] == ["noir"] * 3
    assert [shot.weather.kind for shot in plan.shots] == ["rain"] * 3
    assert [shot.set_name for shot in plan.shots] == ["alley", "alley", "beach"]
    assert [shot.time for shot in plan.shots] == ["night", "night", "day"]


def test_headed_blocks_behind_the_last_shot_hold_for_all() -> None:
    plan = plan_of("Shot 1: a cat.\nShot 2: a dog.\n\nStyle: sepia\nMusic: a waltz")
    assert [shot.style for shot in plan.shots] == ["sepia", "sepia"]


def test_pronouns_keep_the_cast_and_its_looks() -> None:
    plan = plan_of(
        "A woman in a red coat and a dog walk in a park. Cut to: she waves."
        " Cut to a close-up of her eyes. Cut to the dog, it runs.", 12
    )  # fmt: skip
    second, third, fourth = plan.shots[1:]
    assert second.cast[0].look.get("coat") == "red"
    assert second.cast[0].action == "wave"
    assert (third.size, names(third)) == ("close", ["woman"])
    assert names(fourth) == ["dog"]


def test_a_new_place_without_a_cast_is_empty_and_the_same_place_is_not() -> None:
    plan = plan_of("A man walks in a city. Cut to the beach at dawn. Cut to a close-up.")
    assert names(plan.shots[1]) == []
    plan = plan_of("A man walks in a city. Cut to a close-up.")
    assert names(plan.shots[1]) == ["man"]
    assert plan.shots[1].size == "close"


def test_an_empty_place_has_nobody_of_the_shot_before() -> None:
    plan = plan_of("A man walks on a beach. Cut to an aerial view of the empty beach.")
    assert names(plan.shots[1]) == []
    assert (plan.shots[1].size, plan.shots[1].angle) == ("extreme_wide", "high")


def test_a_place_of_the_story_outweighs_what_is_seen_from_it() -> None:
    plan = plan_of("A story at the beach.\nShot 1: a boy runs towards the sea.\nShot 2: a dog.")
    assert [shot.set_name for shot in plan.shots] == ["beach", "beach"]


def test_an_overhead_lamp_is_no_camera_angle() -> None:
    plan = plan_of("A robot in a workshop.\n\nLighting: warm key from an overhead practical")
    assert plan.shots[0].angle == "eye"


def test_a_second_shot_of_the_same_scene_has_another_size() -> None:
    first, second = plan_of("Shot 1: a man waves in a park. Shot 2: the man sits.").shots
    assert (first.size, second.size) == ("full", "medium")


def test_writing_goes_on_its_thing_and_titles_are_captions() -> None:
    shot = plan_of('A street with a sign that says "OPEN"').shots[0]
    assert shot.cast[0].look["text"] == "OPEN"
    assert shot.dialogue == ()
    assert plan_of('A street. Title card: "The End"').shots[0].caption == "The End"


def test_speech_in_prose() -> None:
    shot = plan_of('A cook in a kitchen. "Dinner is ready!" he shouts.').shots[0]
    assert shot.dialogue == (Line("Dinner is ready!"),)
    assert plan_of('Anna: "Go then!" A forest').shots[0].dialogue == (Line("Go then!", "Anna"),)


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("a clownfish", "underwater"),
        ("a sailing ship", "sea"),
        ("an astronaut", "moon"),
        ("a cat", "room"),
        ("a car drives", "road"),
        ("a penguin", "snowfield"),
        ("a pianist", "stage"),
        ("a camel", "desert"),
        ("a tractor", "farm"),
        ("light snow", "snowfield"),
    ],
)
def test_a_cast_without_a_place_is_put_where_it_is_at_home(prompt: str, set_name: str) -> None:
    plan = plan_of(prompt)
    assert plan.shots[0].set_name == set_name
    assert any("No place was named" in one for one in plan.assumptions)


def test_what_is_filled_in_is_said_and_what_is_said_is_not_filled_in() -> None:
    silent = plan_of("a cat").assumptions
    assert [one.split(" was ")[0] for one in silent] == [
        "No time of day", "No place", "No shot size", "No camera move",
    ]  # fmt: skip
    assert plan_of("close-up of a cat in a room at night, static camera").assumptions == ()


def test_words_that_nothing_was_made_of_are_listed() -> None:
    plan = plan_of("A cat with existential dread in a room")
    assert {"existential", "dread"} <= set(plan.not_depicted)
    assert "cat" not in plan.not_depicted


def test_characters_are_known_by_name() -> None:
    plan = plan_of("Mia waves in a park", characters={"Mia": "char_1"})
    assert [(actor.kind, actor.name) for actor in plan.shots[0].cast] == [("character", "char_1")]


def test_what_is_forbidden_is_not_drawn() -> None:
    plan = plan_of("A street without people or cars, no rain")
    assert plan.shots[0].cast == ()
    assert plan.shots[0].weather.kind == "clear"
    assert plan.understood["no rain, without people or cars"] == "left out"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.sampled_from([4, 8, 12, 16, 20]))
def test_any_text_becomes_whole_frames_that_add_up(prompt: str, seconds: int) -> None:
    plan = plan_of(prompt, seconds)
    assert sum(round(shot.seconds * 24) for shot in plan.shots) == seconds * 24
    assert all(shot.seconds * 24 == pytest.approx(round(shot.seconds * 24)) for shot in plan.shots)
    assert from_json(to_json(plan)) == plan


PIECES = (
    "a cat dog the woman runs then cut to Shot 1: 2: 0-3s: [00:01-00:04] heavy rain no at night"
    ' she it "Hi," says Camera: pan left Dialogue: - \n . , and with without in on red'
)
WORDS = st.sampled_from(PIECES.split(" "))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60))
def test_any_words_become_a_plan_that_can_be_drawn(words: list[str]) -> None:
    plan = plan_of(" ".join(words))
    assert 1 <= len(plan.shots) <= 24
    for shot in plan.shots:
        assert shot.set_name in SETS
        assert all(actor.to is None or actor.to < len(shot.cast) for actor in shot.cast)


@pytest.mark.parametrize(
    "piece",
    ["A cat runs in heavy rain, the camera pans left. ", "then ", "Shot 1: ", "0-3s: ", '"a" ',
     "Camera: ", "- \n", "she ", "\n\n", "no cat or ", "1. a\n", "[00:01] ", "Style: noir. "],
)  # fmt: skip
def test_time_is_linear_up_to_the_longest_prompt(piece: str) -> None:
    def cost(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        outline(text)
        plan_of(text, 20)
        return time.process_time() - start

    cost(1000)
    assert min(cost(32_000) for _ in range(3)) < 0.15 + 3 * 8 * cost(4_000)


def directed(plan: object, seconds: float = 8, **more: object) -> Plan:
    return parse_plan(json.dumps(plan), seconds=seconds, **more)  # type: ignore[arg-type]


def test_a_plan_may_be_written_short() -> None:
    plan = directed(
        {
            "shots": [
                {"set": "beach", "cast": ["woman in a red coat"], "weather": "rain", "seconds": 6,
                 "dialogue": "Hello"},
                {"set": "beach", "size": "close", "seconds": 2, "palette": ["teal", "#fff"]},
            ]
        },
        characters={},
    )  # fmt: skip
    first, second = plan.shots
    assert (first.seconds, second.seconds) == (6, 2)
    assert (first.weather.kind, first.dialogue) == ("rain", (Line("Hello"),))
    assert (first.cast[0].name, first.cast[0].look["coat"]) == ("adult", "red")
    assert second.palette == ("#1f8187", "#fff")


def test_the_shots_are_scaled_to_what_was_asked() -> None:
    plan = directed({"shots": [{"set": "sea", "seconds": 1}, {"set": "sea", "seconds": 3}]})
    assert [shot.seconds for shot in plan.shots] == [2, 6]
    assert any("scaled" in one for one in plan.assumptions)


def test_a_plan_that_was_stored_may_be_given_back() -> None:
    plan = plan_of(HEADED, 12)
    again = parse_plan(to_json(plan), seconds=12)
    assert again.shots == plan.shots


@pytest.mark.parametrize(
    ("shot", "sentence"),
    [
        ({"set": "beech"}, 'shots[0].set_name cannot be "beech". Did you mean "beach"?'),
        ({"siez": "close"}, 'shots[0].siez is not a field here. Did you mean "size"?'),
        ({"size": "clos"}, 'shots[0].size cannot be "clos". Did you mean "close"?'),
        ({"cast": [{"kind": "rig", "name": "foxx"}]}, "shots[0].cast[0].name: nobody has drawn"),
        ({"cast": [{"kind": "rig", "name": "foxx"}]}, 'Did you mean "fox"?'),
        ({"cast": {}}, "shots[0].cast must be a list, not an object."),
        ({"cast": [{"kind": "rig"}]}, "shots[0].cast[0].name is missing."),
        ({"cast": ["fox"] * 13}, "The number of shots[0].cast must be from 0 to 12"),
        ({"cast": [{"kind": "card", "name": "x", "to": 4}]}, "shots[0].cast[0].to must be"),
        ({"seconds": 0}, "shots[0].seconds must be a number over 0"),
        ({"seconds": "4"}, "shots[0].seconds must be a number over 0"),
        ({"seconds": 121}, "shots[0].seconds must be a number over 0"),
        ({"lens_mm": True}, "shots[0].lens_mm must be a whole number, not true."),
        ({"lens_mm": 3}, "shots[0].lens_mm must be from 8 to 600"),
        ({"move_amount": 2}, "shots[0].move_amount must be from 0 to 1"),
        ({"weather": {"kind": "rain", "intensity": 9}}, "shots[0].weather.intensity must be"),
        ({"weather": "rian"}, 'shots[0].weather.kind cannot be "rian". Did you mean "rain"?'),
        ({"palette": ["mauvish"]}, "shots[0].palette[0] must be a colour"),
        ({"caption": "x" * 500}, "shots[0].caption is longer than"),
        ({"dialogue": [1]}, "shots[0].dialogue[0] must be an object"),
        (1, "shots[0] must be an object, not 1."),
    ],
)
def test_errors_name_the_place_and_what_may_be_there(shot: object, sentence: str) -> None:
    with pytest.raises(PlanError) as caught:
        directed({"shots": [shot]}, figures=["fox", "dog", "adult"])
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ['{"shots": [', '{"shots": []}', '{"shots": 3}', "[" * 9000, '{"shots":[{"seconds":NaN}]}',
     '{"shots":[{}],"foo":1}', '{"shots":[{}],"version":9}', '{"shots":[{"seconds":1e999}]}',
     '{"shots":[' + ",".join(["{}"] * 25) + "]}", '{"shots":[{"seconds":90},{"seconds":90}]}'],
)  # fmt: skip
def test_what_is_no_plan_is_refused_in_words(text: str) -> None:
    with pytest.raises(PlanError, match=r"\w+.*\."):
        parse_plan(text, seconds=8)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["seconds", "set", "cast", "name", "kind", "look", "weather", "to", "x",
                         "dialogue", "palette", "text", "count"]), inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(JSON, max_size=3))
def test_any_json_is_a_plan_or_refused(shots: list[object]) -> None:
    try:
        plan = directed({"shots": shots})
    except PlanError:
        return
    assert sum(round(shot.seconds * 24) for shot in plan.shots) == 192


def test_a_plan_is_told_from_a_prompt() -> None:
    assert is_plan(' {"shots": []} ')
    assert not is_plan("a cat {in a box}")
