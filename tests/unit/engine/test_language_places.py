"""Where a shot plays: as it was named, on a neutral stage with its name, or as told."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.language import codec, planning
from sora_mcp.engine.animatic.plan import Plan, Shot


def plan(prompt: str) -> Plan:
    return planning.read(prompt, seconds=4, seed=1)


def first(prompt: str) -> Shot:
    return plan(prompt).shots[0]


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("A nurse counts pills in the laundromat", "laundromat"),
        ("Two soldiers sit in a muddy trench", "muddy trench"),
        ("basement", "basement"),
        ("Setting: an abandoned quarry. A dog barks.", "abandoned quarry"),
        ("A cook walks through the courtyard", "courtyard"),
        ("A dinosaur walks on Jupiter", "Jupiter"),
        ("A goat crosses a rope bridge", "rope bridge"),
        ("A boy reads in Ljubljana", "Ljubljana"),
        ("An organist plays in a temple", "temple"),
        ("Three firefighters wait in the fire station", "fire station"),
    ],
)
def test_a_place_that_no_set_shows_is_a_neutral_stage_with_its_name(prompt: str, name: str) -> None:
    made = plan(prompt)
    assert (made.shots[0].set_name, made.shots[0].place_label) == ("blockout", name)
    assert any(told == f"place not drawn: {name.lower()}" for told in made.understood.values())


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("A girl walks along a forest path", "forest"),
        ("A lorry drives down a desert road", "desert_road"),
        ("Friends dance at a rooftop party", "rooftop"),
        ("Two friends talk at a street cafe", "street"),
        ("A kayak races down the rapids", "river"),
        ("An eagle soars in the sky", "sky"),
        ("A whale glides through the clouds", "sky"),
        ("A tent under a starry sky", "forest"),
        ("A surfer rides beside two dolphins", "sea"),
        ("A jellyfish drifts through the ocean", "underwater"),
        ("A giant robot strides through Osaka", "city"),
        ("Lake Bled at dawn", "lake"),
        ("A volcano at dusk", "volcano"),
        ("Beach volleyball players jump", "beach"),
        ("A nurse cleans the swimming pool", "pool"),
        ("An organist plays in a church", "church"),
        ("A clown walks through the supermarket", "shop"),
        ("A jet rolls down the runway", "runway"),
        ("A street food seller smiles at the night market", "market"),
    ],
)
def test_the_nearer_place_is_the_set(prompt: str, set_name: str) -> None:
    assert first(prompt).set_name == set_name


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("A bear sniffs the air", "forest"),
        ("A kitten drinks water", "room"),
        ("A droplet of water on a plate", "studio"),
        ("A bar of soap", "bathroom"),
        ("A baby takes its first steps", "room"),
        ("A teddy bear", "room"),
        ("A toy baseball bat", "park"),
        ("A man opens the curtains", "studio"),
    ],
)
def test_words_that_are_no_place_name_none(prompt: str, set_name: str) -> None:
    assert first(prompt).set_name == set_name


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("A woman is knitting", "room"),
        ("A man is shaving", "bathroom"),
        ("A man peels a carrot", "kitchen"),
        ("Somebody does gymnastics", "gym"),
        ("A woman climbs a rope", "gym"),
        ("Somebody dunks a basketball", "court"),
        ("A girl is jogging", "park"),
        ("Two boys play football", "stadium"),
        ("A train speeds by", "railway"),
        ("A train and a boat", "harbor"),
        ("A lion and a cow", "meadow"),
        ("A cat and a dog", "garden"),
        ("A toilet and a sink", "bathroom"),
        ("A palace", "meadow"),
    ],
)
def test_what_is_done_tells_the_place_when_nobody_does(prompt: str, set_name: str) -> None:
    made = plan(prompt)
    assert made.shots[0].set_name == set_name
    assert any(one.startswith("No place was named") for one in made.assumptions)


@pytest.mark.parametrize("prompt", ["A vampire waits", "Fireworks", "The moon turns silver"])
def test_some_speak_of_the_night(prompt: str) -> None:
    made = plan(prompt)
    assert made.shots[0].time == "night"
    assert "No time of day was said: night." in made.assumptions


def test_a_studio_takes_the_colour_of_its_background() -> None:
    shot = first("A shoe on a pink background")
    assert (shot.set_name, shot.palette) == ("studio", ("#e48bb0",))


def test_nothing_that_can_be_drawn_leaves_the_stage_empty_and_says_so() -> None:
    made = plan("Zorbium, zoom in")
    if not made.shots[0].cast:
        assert made.shots[0].set_name == "blockout"
        assert any("can be drawn" in one for one in made.assumptions)


def test_an_empty_stage_is_left_for_those_who_come() -> None:
    made = planning.read(
        "Shot 1: zorping quietly. Shot 2: a cow eats grass in the meadow.", seconds=8, seed=1
    )
    assert made.shots[-1].set_name == "meadow"
    assert made.shots[-1].place_label == ""


def test_a_plan_without_a_place_label_is_read_as_before() -> None:
    text = '{"shots": [{"seconds": 2.0, "set_name": "meadow"}]}'
    assert codec.from_json(text).shots[0].place_label == ""
    made = plan("A doctor in the laundromat")
    assert codec.from_json(codec.to_json(made)) == made


@pytest.mark.parametrize(
    ("prompt", "set_name", "brought"),
    [
        ("Two scouts sing at the campsite", "forest", {"tent", "campfire"}),
        ("An orchard in the morning", "farm", {"tree"}),
        ("A clown juggles at a birthday party", "room", {"cake", "balloon_toy"}),
        ("A baker walks through Paris", "city", {"eiffel_tower"}),
    ],
)
def test_a_place_brings_what_makes_it_one(prompt: str, set_name: str, brought: set[str]) -> None:
    shot = first(prompt)
    back = {actor.name for actor in shot.cast if actor.band == "back"}
    assert (shot.set_name, back) == (set_name, brought)


def test_what_a_place_brings_is_not_there_twice() -> None:
    cast = first("A scout sleeps beside a tent at the campsite").cast
    assert [actor.name for actor in cast].count("tent") == 1


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("A nurse runs through Lisbon", '"Lisbon" is drawn as any such place: city.'),
        ("A heron waits in a swamp", '"swamp" is drawn as any such place: lake.'),
        ("A rover crosses an alien planet", '"alien planet" is drawn as any such place: mars.'),
    ],
)
def test_a_place_that_is_drawn_as_any_of_its_kind_is_told(prompt: str, told: str) -> None:
    assert told in plan(prompt).assumptions


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("A drop of dye in water", "lake"),
        ("A statue in an underwater city", "underwater"),
        ("A cat sits by the driveway", "street"),
    ],
)
def test_another_place_is_not_shown_instead(prompt: str, set_name: str) -> None:
    assert first(prompt).set_name != set_name


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [("A monk walks in a zen garden", "zen_garden"), ("A race car", "racetrack"),
     ("A stop sign", "street"), ("A fire hydrant", "street")],
)  # fmt: skip
def test_a_thing_stands_where_it_belongs(prompt: str, set_name: str) -> None:
    assert first(prompt).set_name == set_name


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("A jar stands on a kitchen counter", "kitchen"),
        ("A nurse waits at the bathroom sink", "bathroom"),
        ("A phone on an office desk", "office"),
        ("Pupils whisper in a geometry class", "classroom"),
        ("A man teaches a baking class", "kitchen"),
        ("A clown sits in a ceramics studio", "blockout"),
        ("A nurse waits in the guitar shop", "blockout"),
        ("A clown waits in a bright studio", "studio"),
        ("A boy dribbles a basketball on the court", "court"),
        ("A robot sleeps in a garage", "workshop"),
        ("A bus in an underground garage", "parking_garage"),
    ],
)
def test_a_place_that_something_is_named_for_is_named(prompt: str, set_name: str) -> None:
    made = plan(prompt)
    assert made.shots[0].set_name == set_name
    assert not any(one.startswith("No place was named") for one in made.assumptions)


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("A man clearing the dishes", "forest"),
        ("A nurse clearing her throat", "forest"),
        ("A girl sharpening two knives", "street"),
        ("A nurse is putting her makeup on", "street"),
        ("A grandfather holds a pencil", "street"),
    ],
)
def test_work_at_home_is_done_indoors(prompt: str, set_name: str) -> None:
    assert first(prompt).set_name != set_name


def test_a_glade_is_a_glade() -> None:
    assert first("A fox waits in a clearing").set_name == "forest"


def test_what_flies_above_something_is_over_it() -> None:
    shot = first("A crow above the house")
    assert (shot.cast[0].band, shot.set_name != "sky") == ("sky", True)


def test_what_goes_from_a_side_of_a_thing_is_called_by_its_name_alone() -> None:
    cast = first("A frog hops from the left of a box to the top of the box").cast
    assert (cast[0].label, cast[0].place, cast[0].relation) == ("frog", "left", "on")
