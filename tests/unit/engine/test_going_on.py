"""What is done next is done where one does it, and things are drawn once."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Actor, Plan, Shot
from sora_mcp.engine.animatic.scene.using import used
from sora_mcp.engine.animatic.scene.world import World


def read(prompt: str) -> Plan:
    return planning.read(prompt, seconds=4.0, seed=3)


def world(shot: Shot) -> World:
    return World(shot, 640, 360)


@pytest.mark.parametrize(
    ("prompt", "sets"),
    [
        ("A man writes a report, then he suddenly starts cooking.", ["office", "kitchen"]),
        ("A woman is eating lunch, then she starts washing the car.", ["kitchen", "road"]),
        ("A man is brushing his teeth, then he starts frying eggs.", ["bathroom", "kitchen"]),
        ("A woman is drinking tea, then she starts vacuuming the floor.", ["room", "room"]),
        ("A man is at the beach, then he suddenly starts cooking.", ["beach", "beach"]),
    ],
)
def test_what_is_done_next_is_done_where_one_does_it(prompt: str, sets: list[str]) -> None:
    assert [shot.set_name for shot in read(prompt).shots] == sets


def test_who_goes_on_elsewhere_leaves_the_things_behind() -> None:
    plan = read("A man watches TV on a sofa, then gets up and begins to wash dishes.")
    assert [actor.name for actor in plan.shots[-1].cast] == ["adult"]


def test_who_gets_up_to_stretch_leaves_the_chair() -> None:
    plan = read("A man is sitting in a chair, then he suddenly stands up and starts stretching.")
    assert plan.shots[-1].cast[0].relation == ""


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("A girl walks up the stairs", "stairs"),
        ("A squirrel is on the left of a branch", "branch"),
        ("A lighter was dropped into a pile of dry twigs", "twigs"),
        ("A horse with the wings of a hawk", "wings"),
    ],
)
def test_what_of_a_set_nobody_is_put_by_is_told(prompt: str, told: str) -> None:
    assert told in read(prompt).not_depicted


@pytest.mark.parametrize(
    ("prompt", "assumed"),
    [
        ("The Burj Khalifa at noon", '"burj khalifa" is drawn as any such thing: skyscraper.'),
        ("Two girls play badminton", "What they play is drawn as tennis."),
    ],
)
def test_what_is_drawn_as_another_of_its_kind_is_told(prompt: str, assumed: str) -> None:
    assert assumed in read(prompt).assumptions


def test_degrees_are_no_hour_and_lightning_speed_no_storm() -> None:
    (shot,) = read("Fog meets a cold pane at 20°C").shots
    assert shot.time == "day"
    (shot,) = read("A hare races over the snow at lightning speed").shots
    assert shot.weather.kind != "storm"


def test_whose_a_thing_is_stands_beside_who_has_it() -> None:
    (shot,) = read("One man lifts another man's suitcase.").shots
    assert [actor.name for actor in shot.cast].count("adult") == 2


def test_what_walks_stands_on_the_sand_and_not_on_the_sea() -> None:
    assert read("A tiger, at home in the sea and in the sky").shots[0].set_name == "beach"
    assert read("A man helps a girl onto a boat.").shots[0].set_name == "harbor"


def test_a_bird_that_flies_by_a_small_thing_flies_low_and_both_are_seen() -> None:
    bird = Actor("rig", "bird", action="fly", relation="behind", to=1)
    cast = (bird, Actor("prop", "apple"))
    shot = Shot(seconds=4.0, set_name="garden", cast=cast, size="full", move="dolly_in")
    there = world(shot)
    for part in there.parts:
        left, top, right, bottom = there.outline(part, there.camera(0.0))
        assert 0 < left < right < 640
        assert 0 < top < bottom < 360


def test_a_thing_is_not_drawn_beside_the_picture_of_its_use() -> None:
    cook, knife = Actor("rig", "adult", action="cut"), Actor("prop", "knife")
    bread = Actor("prop", "bread")
    done = used((cook, bread, knife), is_room=False)
    assert [(one.name, one.relation) for one in done] == [("adult", ""), ("bread", "holding")]
    shooter = Actor("rig", "adult", action="photo")
    camera = Actor("prop", "camera", relation="holding", to=0)
    assert [one.name for one in used((shooter, camera), is_room=False)] == ["adult"]


def test_who_carries_a_table_carries_no_box() -> None:
    done = used((Actor("rig", "adult", action="carry"), Actor("prop", "table")), is_room=False)
    assert done[0].look["holds"] == "table"


def test_a_coat_for_another_is_in_the_hand_of_who_helps() -> None:
    one, other = Actor("rig", "adult"), Actor("rig", "adult")
    done = used((one, Actor("prop", "coat", relation="on", to=2), other), is_room=False)
    assert (done[1].relation, done[1].to) == ("holding", 0)


def test_a_card_neither_burns_nor_stands_there_five_times() -> None:
    card = Actor("card", "card", label="match", count=5, look={"motion": "burn"})
    (done,) = used((card,), is_room=False)
    assert (done.count, done.look) == (1, {})


def test_who_talks_with_a_phone_has_it_at_the_ear() -> None:
    done = used((Actor("rig", "adult", action="talk"), Actor("prop", "phone")), is_room=False)
    assert [(one.name, one.action) for one in done] == [("adult", "phone")]


def test_what_is_poured_into_its_like_stands_beside_it() -> None:
    first = Actor("prop", "glass", relation="in", to=1)
    assert used((first, Actor("prop", "glass")), is_room=False)[0].relation == ""
