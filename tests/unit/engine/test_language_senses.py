"""Words in the sense that their neighbours give them, and relations that no picture keeps."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Plan


def plan(text: str) -> Plan:
    return planning.read(text, seconds=4, seed=1)


def names(told: Plan) -> list[str]:
    return [actor.name for actor in told.shots[0].cast]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("a cat sleeps under the bed", "under the bed"),
        ("a duck between two horses", "between two horses"),
        ("a sailboat inside a bottle on a desk", "inside a bottle"),
        ("a frog leaps over a log", "over a log"),
        ("three workers stand around a laptop", "around a laptop"),
    ],
)
def test_a_relation_that_is_not_drawn_is_told(text: str, lost: str) -> None:
    assert lost in plan(text).not_depicted


@pytest.mark.parametrize(
    "text",
    [
        "a dog sleeps under a table",
        "a girl stands behind a tree",
        "the camera orbits around a statue",
        "confetti falls over a bride",
        "a caterpillar turns into a butterfly",
    ],
)
def test_a_relation_that_is_drawn_or_none_is_not_told(text: str) -> None:
    small = ("under", "behind", "around", "over", "into")
    assert not [one for one in plan(text).not_depicted if one.startswith(small)]


@pytest.mark.parametrize(
    ("text", "absent", "told"),
    [
        ("a girl draws a horse in a garden", "horse", "horse"),
        ("a cook grills an octopus", "octopus", "octopus"),
        ("longships with dragon heads on a river", "dragon", "dragon"),
        ("a soap bar rotates on a turntable", "record_player", ""),
        ("a dog knocks over a chair, phone camera footage", "phone", ""),
    ],
)
def test_what_only_sounds_like_a_thing_is_not_cast(text: str, absent: str, told: str) -> None:
    found = plan(text)
    assert absent not in names(found)
    assert not told or any(told in one for one in found.not_depicted)


def test_a_coin_that_falls_is_no_waterfall() -> None:
    assert plan("a coin falls into a well").shots[0].set_name != "waterfall"
    assert plan("a man stands at the falls").shots[0].set_name == "waterfall"


def test_light_from_above_is_no_view_from_above() -> None:
    assert plan("sun rays from above on a statue").shots[0].angle == "eye"
    assert plan("a temple seen from above").shots[0].angle == "high"


def test_who_is_named_again_together_is_not_counted_twice() -> None:
    assert (
        len(plan("a man proposes to his girlfriend, slow orbit around the couple").shots[0].cast)
        == 2
    )
    assert len(plan("a mom and a toddler bake, flour on the toddlers nose").shots[0].cast) <= 3


def test_one_of_several_does_it_alone() -> None:
    cast = plan("four kids in a garden, one of them jumps").shots[0].cast
    assert [(one.count, one.action) for one in cast] == [(3, ""), (1, "jump")]


def test_who_is_there_for_scale_is_far() -> None:
    cast = plan("a waterfall, a person in a yellow raincoat for scale").shots[0].cast
    assert [(one.band, one.action) for one in cast] == [("back", "")]


def test_what_is_hauled_is_on_the_sledge_and_not_who_hauls() -> None:
    cast = plan("five workers drag a heavy block on a sledge").shots[0].cast
    assert all(one.relation not in ("on", "riding") for one in cast)


def test_whose_lights_they_are_is_drawn() -> None:
    assert names(plan("a car's headlights on a dark road")) == ["car"]


def test_a_face_of_stone_is_a_statue() -> None:
    assert names(plan("an old statue face in the jungle")) == ["statue"]


def test_northern_lights_hang_in_the_sky_and_are_told_where_it_is_hidden() -> None:
    assert "aurora" in plan("northern lights over a snowfield").shots[0].details
    assert "northern lights" in plan("northern lights over a jungle").not_depicted


def test_of_hands_at_work_the_thing_is_seen_and_they_are_told() -> None:
    found = plan("close-up of a potter's hands shaping a bowl")
    assert names(found)[0] == "bowl"
    assert "hands" in found.not_depicted


def test_what_is_on_a_head_is_no_close_view_of_it() -> None:
    assert plan("a man runs after a bus with a bag on his head").shots[0].size != "close"


def test_what_is_under_glass_stands_nowhere_else() -> None:
    found = plan("a snow globe with a tiny city inside, cars moving")
    assert names(found) == ["snow_globe"]
    assert found.shots[0].set_name != "city"


def test_who_comes_behind_is_behind_the_vehicle() -> None:
    cast = (
        plan("a farmer on a tractor plowing a field while white birds follow behind").shots[0].cast
    )
    birds = next(one for one in cast if one.name == "bird")
    assert birds.relation == "behind" and birds.to is not None and cast[birds.to].name == "tractor"


def test_only_the_last_of_a_list_does_what_follows_it() -> None:
    cast = plan("market street, vendors, chickens running").shots[0].cast
    assert {one.name: one.action for one in cast} == {"adult": "", "chicken": "run"}
