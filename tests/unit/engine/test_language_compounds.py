"""Nouns that are drawn as others of their kind, and words that make something else of a noun."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Actor, Plan


def read(prompt: str) -> Plan:
    return planning.read(prompt, seconds=4, seed=1)


def cast(prompt: str) -> tuple[Actor, ...]:
    return read(prompt).shots[0].cast


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("A poodle sleeps on a divan", '"poodle" is drawn as any such animal: dog.'),
        ("A poodle sleeps on a divan", '"divan" is drawn as any such thing: sofa.'),
        ("A clown rides a bicycle", '"clown" is drawn as any such person: person.'),
        ("A woman in a toga sings", '"toga" is drawn as any such garment: robe.'),
        ("A man holds a rapier", '"rapier" is drawn as any such thing: sword.'),
        ("A boy plays the ukulele", '"ukulele" is drawn as any such thing: guitar.'),
        ("Inside a lighthouse a nurse reads", '"lighthouse" is drawn as any such place: room.'),
        ("A ghost walks through a throne room", '"throne room" is drawn as any such place: hall.'),
    ],
)
def test_what_is_drawn_as_another_of_its_kind_is_told(prompt: str, told: str) -> None:
    assert told in read(prompt).assumptions


@pytest.mark.parametrize(
    "prompt", ["A cat sleeps on a couch", "A girl rides a bike", "A man sits in a house"]
)
def test_of_mere_synonyms_nothing_is_told(prompt: str) -> None:
    assert not any("is drawn as" in one for one in read(prompt).assumptions)


@pytest.mark.parametrize(
    "thing",
    [
        "marble horse", "paper dragon", "crystal swan", "bronze lion", "robot dog", "dog robot",
        "horse painting", "dinosaur skeleton", "cat toy", "lego knight", "toy robot",
        "terracotta warrior", "porcelain ballerina", "wax king", "ghost costume", "pirate costume",
        "astronaut figurine", "dragon boat", "eagle nest", "topiary elephant", "candy house",
        "robot vacuum", "gingerbread castle", "skeleton dog", "chess queen", "chess piece bishop",
    ],
)  # fmt: skip
def test_what_is_made_in_the_likeness_of_others_is_a_card_with_the_whole_phrase(thing: str) -> None:
    (actor,) = cast(f"a {thing}")
    assert (actor.kind, actor.label) == ("card", thing)


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("a translucent jellyfish", "jellyfish"),
        ("a steel worker drinks", "adult"),
        ("a toy seller in a market", "adult"),
        ("a metal robot dances", "robot"),
        ("a wooden boat on a lake", "boat"),
        ("a bronze statue", "statue"),
        ("a black chess king", "chess"),
        ("Chess Piece Knight", "chess"),
        ("a knight chess piece", "chess"),
    ],
)
def test_what_is_only_made_or_shaped_so_is_drawn(prompt: str, name: str) -> None:
    assert cast(prompt)[0].name == name


@pytest.mark.parametrize(
    ("prompt", "lost"),
    [
        ("a pirate parrot", "pirate"),
        ("a castle cake", "castle"),
        ("a flag with a dragon", "dragon"),
        ("a mug with a cat on it", "cat"),
        ("a book about dragons", "dragons"),
        ("a snow globe with a tiny house inside", "house"),
        ("a chapel reminiscent of a ship", "ship"),
        ("a car inspired by a shark", "shark"),
        ("a kiosk stood as a relic of a bygone age", "relic"),
    ],
)
def test_what_is_only_a_shape_or_a_likeness_is_told_and_not_there(prompt: str, lost: str) -> None:
    plan = read(prompt)
    assert lost in plan.not_depicted
    assert len(plan.shots[0].cast) == 1


@pytest.mark.parametrize("fruit", ["bananas", "grapes"])
def test_a_bunch_of_fruit_is_one_thing(fruit: str) -> None:
    (actor,) = cast(f"a bunch of {fruit}")
    assert (actor.kind, actor.count) == ("prop", 1)


@pytest.mark.parametrize(
    "prompt",
    ["Panoramic drone video of a valley", "A cinemagraph of a lake", "A panorama of a desert",
     "360 degree video of a beach", "a supercut of a forest", "bodycam footage of a street"],
)  # fmt: skip
def test_a_word_for_a_format_is_nothing_there(prompt: str) -> None:
    assert not cast(prompt)


@pytest.mark.parametrize("worn", ["scarf", "backpack", "necklace", "mask", "headband"])
def test_what_is_worn_and_not_drawn_is_told(worn: str) -> None:
    assert worn in read(f"A woman wearing a {worn}").not_depicted


def test_what_animals_wear_is_drawn() -> None:
    assert not read("A cat with a red scarf").not_depicted
    assert cast("A man wearing a tie")[0].look["outfit"] == "suit"


def test_a_chess_king_is_in_no_castle() -> None:
    assert read("a white chess king").shots[0].set_name == "room"
