"""Prompts as people write them: what must be in the picture, and what must not be claimed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sora_mcp.engine.animatic.language import accounting, casting, foreign, planning, spelling
from sora_mcp.engine.animatic.plan import Plan, Shot


def plan_of(prompt: str, seconds: float = 8) -> Plan:
    """The plan of a prompt."""
    return planning.read(prompt, seconds=seconds, seed=1)


def shot_of(prompt: str) -> Shot:
    """Its first shot."""
    return plan_of(prompt).shots[0]


def names(shot: Shot) -> list[str]:
    """The names of its cast."""
    return [actor.label if actor.kind == "card" else actor.name for actor in shot.cast]


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("A barista raises a cup behind the counter of a small cafe", "cup"),
        ("A barista zorps beer in a cafe", "beer"),
    ],
)
def test_somebody_is_no_kind_of_thing(prompt: str, held: str) -> None:
    shot = shot_of(prompt)
    assert names(shot)[:2] == ["adult", held]
    assert (shot.set_name, shot.cast[1].relation, shot.cast[1].to) == ("restaurant", "holding", 0)
    assert shot.weather.kind == "clear"


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("A little girl reads a book in bed by lamplight at night", "bedroom"),
        ("A child sits on a sofa", "room"),
        ("A man sits at his desk", "office"),
        ("A vase of sunflowers on a wooden table, still life", "room"),
        ("Apples on a kitchen table", "kitchen"),
        ("A rainy window with city lights outside", "room"),
        ("Kids build a sandcastle", "beach"),
        ("A businessman runs late for the train", "station"),
        ("Kids jump in the pool", "pool"),
        ("A forest of skyscrapers", "city"),
        ("A forest of pines", "forest"),
        ("An erupting volcano, lava flows down the slope", "volcano"),
        ("Astronaut floating in space", "space"),
        ("Fashion show: models walk down the runway", "stage"),
    ],
)
def test_the_set_follows_what_is_there(prompt: str, set_name: str) -> None:
    assert shot_of(prompt).set_name == set_name


def test_a_shot_goes_indoors_with_its_furniture() -> None:
    plan = plan_of(
        "Shot 1: wide shot of a cabin in the mountains. Shot 2: a woman drinks coffee at the"
        " window. Shot 3: close-up of a cat asleep on the sofa. Shot 4: the mountains again."
    )
    assert [shot.set_name for shot in plan.shots] == ["mountains", "room", "room", "mountains"]
    assert plan.shots[2].cast[0].action == "sleep"


def test_an_inline_header_ends_with_its_sentence() -> None:
    shot = shot_of(
        "Style: warm 1970s film, soft grain. A young couple stands at a train station at night."
        ' She says: "Write to me." The train leaves, slow dolly out.'
    )
    assert (shot.style, shot.set_name, shot.time, shot.move) == (
        "faded", "station", "night", "dolly_out",
    )  # fmt: skip
    assert names(shot) == ["adult", "adult", "train"]
    assert [line.text for line in shot.dialogue] == ["Write to me."]


def test_a_header_in_a_block_keeps_its_sentences() -> None:
    plan = plan_of(
        "Lighting: soft window light. Warm lamp fill. A cool rim.\n\nActions:\n- A man sits"
    )
    assert names(plan.shots[0]) == ["adult"]


def test_a_bare_sentence_at_an_end_is_for_all_shots() -> None:
    plan = plan_of(
        "A detective enters an office at night, then she sits at the desk, then the phone rings:"
        " close-up of the phone. Noir, 35mm, hard light."
    )
    assert [shot.style for shot in plan.shots] == ["noir"] * 3
    assert (plan.shots[2].cast[0].name, plan.shots[2].size) == ("phone", "close")
    assert not {"rings", "hard", "light", "phone"} & set(plan.not_depicted)


@pytest.mark.parametrize(
    "prompt", ["Abstract waves of teal and orange light", "waves of blue and red light"]
)
def test_waves_of_light_are_no_sea(prompt: str) -> None:
    shot = shot_of(prompt)
    assert shot.set_name != "sea"
    assert len(shot.palette) == 2


def test_an_abstraction_is_told() -> None:
    plan = plan_of("Abstract waves of teal and orange light")
    assert plan.shots[0].set_name == "abstract"
    assert any("abstract" in one for one in plan.assumptions)


def test_fruit_lies_with_its_bowl() -> None:
    shot = shot_of("A bowl of fruit: apples, bananas and oranges on a kitchen table, close-up")
    assert names(shot) == ["bowl", "apple", "banana", "orange", "table"]
    assert [actor.to for actor in shot.cast] == [4, 0, 0, 0, None]
    assert (shot.set_name, shot.size) == ("kitchen", "close")


def test_flowers_are_the_looks_of_their_vase() -> None:
    vase = shot_of("A vase of sunflowers on a wooden table").cast[0]
    assert (vase.name, vase.look["flowers"], vase.relation) == ("vase", "#e8b32c", "on")


def test_a_pair_of_shoes_is_one_actor() -> None:
    shot = shot_of("A white product shot: a pair of red shoes on a seamless studio backdrop")
    assert [(actor.name, actor.count) for actor in shot.cast] == [("shoe", 2)]
    assert shot.set_name == "studio"
    assert plan_of("A white product shot: a pair of red shoes").not_depicted == ()


@pytest.mark.parametrize("name", ["zeppelin", "gorilla", "otter", "bat", "lobster", "llama"])
def test_what_has_no_drawing_keeps_its_name(name: str) -> None:
    actor = shot_of(f"A {name} by a lake").cast[0]
    assert actor.kind == "card" or actor.name in (name, "airship")


@pytest.mark.parametrize(
    "prompt",
    [
        "A black-and-white film noir alley at night",
        "A vase on a table, still life",
        "A cherry tree in full bloom, petals falling",
        "A ballerina dances alone on a stage",
        "A grandmother bakes bread in her kitchen, warm morning light",
        "Children run past, soft grain, hard light",
        "Camera shot: medium wide",
    ],
)
def test_words_of_the_look_are_not_missed(prompt: str) -> None:
    assert plan_of(prompt).not_depicted == ()


def test_what_cannot_be_drawn_is_said() -> None:
    assert shot_of("A detective lights up under a street lamp").cast[0].action == "smoke"
    assert "lights up with joy" in plan_of("A detective lights up with joy").not_depicted
    assert plan_of("An elephant drinks at a lake in the savanna").shots[0].set_name == "waterhole"
    assert "waves" in plan_of("A turtle waves").not_depicted


def test_who_is_walked_walks_along() -> None:
    robot, dog = shot_of("A robot walks a dog down a foggy street").cast
    assert (robot.action, dog.action, dog.relation) == ("walk_dog", "walk", "beside")


def test_signs_that_look_like_digits_are_no_numbers() -> None:
    assert casting.cast("¹ cats", {}).actors[0].name == "cat"


@pytest.mark.parametrize(
    ("prompt", "cast"),
    [
        ("A chef cooks pasta and plates it", ["adult", "pasta"]),
        ("A cowboy and his horse drink from a river", ["adult", "horse"]),
        ("The driver, a woman in a headscarf, smiles", ["adult"]),
        ("A tiger cub follows its mother", ["tiger", "tiger"]),
        ("A chess master thinks", ["adult"]),
        ("Four friends camp by a lake", ["adult"]),
        ("Animate a squirrel", ["squirrel"]),
        ("An old monk rakes the gravel", ["adult"]),
    ],
)
def test_sentences_as_people_write_them(prompt: str, cast: list[str]) -> None:
    assert names(shot_of(prompt)) == cast


def test_several_are_told_apart() -> None:
    cats = shot_of("Two cats, one black and one white, sit on a roof").cast
    assert [(cat.name, cat.count, cat.look["body"]) for cat in cats] == [
        ("cat", 1, "black"), ("cat", 1, "white"),
    ]  # fmt: skip


def test_a_fight_between_two_is_fought_by_both() -> None:
    cast = shot_of("A fight between a ninja and a samurai on a rooftop").cast
    assert [actor.action for actor in cast] == ["fight", "fight"]


def test_a_beat_without_a_subject_goes_on_with_the_last() -> None:
    plan = plan_of("A deer in the forest looks at the camera, then runs away")
    assert [shot.cast[0].action for shot in plan.shots][1] == "run"


FOREIGN = (
    "Кот играет на пианино ночью под дождём",
    "Ein alter Mann sitzt im Park und füttert die Tauben",
    "Un chat noir joue du piano dans la nuit",
    "Una mujer con un vestido rojo baila bajo la lluvia",
    "一只猫在弹钢琴",
    "猫がピアノを弾く",
)


@pytest.mark.parametrize("prompt", FOREIGN)
def test_other_languages_are_shown_and_not_guessed_at(prompt: str) -> None:
    plan = plan_of(prompt)
    assert plan.shots[0].cast == ()
    assert (plan.shots[0].caption, plan.shots[0].set_name) == (prompt, "studio")
    assert foreign.ENGLISH_ONLY in plan.assumptions
    assert plan.understood == {}


def test_the_english_part_of_a_prompt_is_read() -> None:
    plan = plan_of("Кот играет на пианино. A cat plays the piano on a stage.")
    assert (names(plan.shots[0]), plan.shots[0].caption) == (["cat", "piano"], "")
    assert foreign.ENGLISH_ONLY in plan.assumptions
    assert plan_of("一只猫, wide shot, night").shots[0].time == "night"


@pytest.mark.parametrize(
    "prompt",
    [
        "A zorblax in a café",
        "woman running beach sunset",
        "Anaïs eats a crêpe",
        "Close-up, a cat",
        "Mars",
    ],
)
def test_english_is_not_taken_for_another_language(prompt: str) -> None:
    assert foreign.ENGLISH_ONLY not in plan_of(prompt).assumptions


def test_a_long_caption_is_cut() -> None:
    assert len(plan_of("Кот играет " * 40).shots[0].caption) <= 120


@pytest.mark.parametrize("prompt", ["hope", "a dream", "the feeling of nostalgia", "Love", "grief"])
def test_a_mood_has_a_picture_and_its_words(prompt: str) -> None:
    plan = plan_of(prompt)
    assert plan.shots[0].caption == prompt
    assert any("is told by a picture" in one for one in plan.assumptions)


def test_a_mood_beside_a_scene_is_only_a_word() -> None:
    shot = shot_of("Loneliness in a big city")
    assert (shot.set_name, shot.caption) == ("city", "")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("lighthosue", "lighthouse"), ("elefant", "elephant"), ("bycicle", "bicycle"),
        ("savana", "savanna"), ("strom", "storm"), ("hiar", "hair"), ("nite", "night"),
        ("beatiful", "beautiful"),
    ],
)  # fmt: skip
def test_plain_slips_are_put_right(wrong: str, right: str) -> None:
    assert spelling.corrected(f"a {wrong} here", (), ()) == (f"a {right} here", {wrong: right})


@pytest.mark.parametrize(
    "word", ["zorblax", "pollen", "batter", "peloton", "gravel", "stealing", "okapi", "Strom"]
)
def test_words_that_are_no_slips_stay(word: str) -> None:
    assert spelling.corrected(f"a {word} here", (), ())[1] == {}


def test_names_and_quotations_are_not_put_right() -> None:
    plan = planning.read('Mirra says: "Savana nite"', seconds=4, seed=1, characters={"Mirra": "c1"})
    assert plan.shots[0].dialogue[0].text == "Savana nite"
    assert plan.shots[0].cast[0].name == "c1"


def test_the_account_reads_well() -> None:
    found = plan_of("A woman in a yellow raincoat runs through a street at night").understood
    assert found["yellow raincoat"] == "coat: yellow raincoat"
    assert (found["woman"], found["runs"]) == ("woman", "run")


LONG = " ".join(
    f"Shot {n}: close-up of a {colour} {thing} by a {place}, low angle, slow pan left."
    for n, (colour, thing, place) in enumerate(
        [("red", "cat", "lake"), ("blue", "boat", "beach"), ("old", "robot", "castle"),
         ("tall", "zorb", "gloop"), ("black", "horse", "farm"), ("green", "dragon", "cave")], 1)
)  # fmt: skip


@pytest.mark.parametrize("prompt", [LONG, "qua zib the " * 80, "a red cat, a blue dog, " * 40])
def test_the_account_stays_short(prompt: str) -> None:
    plan = plan_of(prompt)
    assert len(plan.understood) <= accounting.MOST_ENTRIES
    whole = json.dumps([plan.understood, plan.not_depicted, plan.assumptions], ensure_ascii=False)
    assert len(whole.encode()) <= accounting.MOST_BYTES


WORDS = (
    "a the cat two barista pours coffee Style: close-up of then bed table window one black white"
    " waves hope . , : ; and it plates runs кот un le mother its between fight on in with night"
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=20).map(" ".join))
def test_any_words_make_a_sound_plan(prompt: str) -> None:
    plan = plan_of(prompt)
    for shot in plan.shots:
        assert all(one.to is None or 0 <= one.to < len(shot.cast) for one in shot.cast)
    assert len(plan.understood) <= accounting.MOST_ENTRIES


def test_who_does_what_nobody_can_draw_goes_on_as_before() -> None:
    plan = plan_of("Actions:\n- An old man sits in an armchair\n- He tickles a grey cat on his lap")
    assert [shot.cast[0].action for shot in plan.shots] == ["sit", "sit"]
    assert "tickles a grey cat" in plan.not_depicted


SEEN = [
    ("close-up of a barista pouring latte art", "restaurant clear day", "adult coffee_cup"),
    ("girl dancing in her bedroom, fairy lights", "bedroom clear day", "child"),
    ("two kids building a sandcastle", "beach clear day", "child*2 sandcastle"),
    ("a zebra herd on a plain", "meadow clear day", "zebra*3"),
    ("an elephant family walking in the desert", "desert clear day", "elephant*3"),
    ("sneaker ad: white running shoe on a podium", "studio clear day", "shoe"),
    ("burger commercial, a juicy cheeseburger with melting cheese", "kitchen clear day", "burger"),
    ("astronaut on a moon rock looking at the earth", "moon clear day", "astronaut rock"),
    ("skateboarder doing an ollie off some stairs", "street clear day", "adult"),
    ("a busy night market with a vendor", "market clear night", "adult"),
    ("dad teaches his daughter to ride a bicycle", "street clear day", "adult child bicycle"),
    ("horror: a long dark hotel corridor", "corridor clear night", ""),
    ("the keeper lights the lamp", "room clear day", "adult lamp"),
    ("glass of whiskey with ice", "studio clear day", "glass"),
    ("single candle in a dark room", "room clear night", "candle"),
    ("late night diner, view through the window", "restaurant clear night", ""),
    ("a woman sits by the window reading", "room clear day", "adult"),
    ("skier goes down a slope", "snowfield clear day", "adult"),
    ("boxer trains on a heavy bag in a gym", "gym clear day", "adult punching_bag"),
    ("monk at a mountain temple", "mountains clear day", "adult pagoda"),
    ("kayaker paddles through rapids", "river clear day", "adult canoe"),
    ("dragon flies over a burning village", "village clear day", "dragon fire*3"),
    ("smartwatch on a wrist, the screen lights up", "studio clear day", "card"),
    ("abstract molten gold swirls on a black background", "abstract clear day", ""),
    ("a zeppelin over the city", "skyline clear day", "airship"),
]


@pytest.mark.parametrize(("prompt", "where", "who"), SEEN)
def test_what_a_fresh_reader_missed_is_there(prompt: str, where: str, who: str) -> None:
    shot = shot_of(prompt)
    cast = [one.name + (f"*{one.count}" if one.count > 1 else "") for one in shot.cast]
    assert f"{shot.set_name} {shot.weather.kind} {shot.time}" == where
    assert " ".join(cast) == who


def test_the_pupil_does_what_is_taught() -> None:
    shot = shot_of("dad teaches his daughter to ride a bicycle")
    assert [one.relation for one in shot.cast] == ["", "riding", ""]


def test_a_place_does_not_speak() -> None:
    shot = shot_of('newscaster at a desk says "Good evening"')
    assert shot.dialogue[0].speaker == "Newscaster"
    assert shot.cast[0].name == "adult"
