"""No word that names something is lost: it is drawn, or it is told; and it is read in its sense."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.language import planning, spelling
from sora_mcp.engine.animatic.language.homonyms import told_apart
from sora_mcp.engine.animatic.language.tokens import tokens_of
from sora_mcp.engine.animatic.plan import Plan


def read(prompt: str) -> Plan:
    return planning.read(prompt, seconds=4.0, seed=3)


def cast_of(prompt: str) -> list[str]:
    actors = read(prompt).shots[0].cast
    return [one.label if one.kind == "card" else one.name for one in actors]


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("A jar of olives on a table", {"olives"}),
        ("A pony with the horns of a goat", {"horns", "goat"}),
        ("A tsunami rolls towards a town", {"tsunami"}),
        ("A spiral staircase in a windmill", {"spiral", "staircase"}),
        ("Asteroids in space", {"asteroids"}),
        ("A cat wearing boots", {"boots"}),
        ("A girl in a lobster costume", {"lobster", "costume"}),
        ("A fish-shaped lamp", {"fish", "shaped"}),
        ("A balloon festival", {"balloon"}),
        ("A tractor factory", {"tractor"}),
        ("Macro of an eye", {"eye"}),
        ("A plumber repairs an engine", {"engine"}),
        ("A cup, a fork, a spoon, a knife, a plate, a bottle and a teapot", {"teapot"}),
        ("A lion dance in a village", {"lion", "dance"}),
    ],
)
def test_what_is_not_drawn_is_told(prompt: str, told: set[str]) -> None:
    assert told <= set(read(prompt).not_depicted)


@pytest.mark.parametrize(
    "prompt",
    [
        "A bottle of wine",
        "A vase of tulips",
        "A statue of a king",
        "A meadow to the horizon",
        "A dog in a red scarf",
        "A hiker in a forest of tall trees",
    ],
)
def test_what_is_drawn_is_not_told(prompt: str) -> None:
    assert not set(read(prompt).not_depicted) - {"tall"}


@pytest.mark.parametrize(
    ("prompt", "cast"),
    [
        ("A bat strikes a baseball", ["baseball_bat"]),
        ("A bat in a cave", ["bat"]),
        ("A pitcher of milk", ["jug"]),
        ("A wooden ruler and a pencil", ["measuring ruler", "pencil"]),
        ("A crane wades through a marsh", ["wading crane"]),
        ("A tower of books", ["book"]),
        ("A train of mules", ["donkey"]),
        ("A sketch of a goat hangs on the wall", ["sketch of a goat"]),
        ("A rocket engineer at a blackboard", ["adult", "blackboard"]),
        ("A cement mixer turns", ["cement mixer"]),
        ("A ceramic hen", ["ceramic hen"]),
        ("Wilbur Duck waves at his friends", ["wilbur duck"]),
        ("A drone flying over a village", ["drone"]),
    ],
)
def test_a_word_is_read_in_its_sense(prompt: str, cast: list[str]) -> None:
    assert cast_of(prompt)[: len(cast)] == cast


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("A samurai draws his sword", ""),
        ("Friends toast marshmallows", ""),
        ("Hands shuffle cards", ""),
        ("A skater lands a jump", "stand"),
        ("A man lays bricks", ""),
    ],
)
def test_an_idiom_is_no_other_action(prompt: str, action: str) -> None:
    assert read(prompt).shots[0].cast[0].action == action


@pytest.mark.parametrize(
    ("prompt", "set_name"),
    [
        ("A first class meal on a tray", "studio"),
        ("A pole vaulter clearing the bar", "studio"),
        ("A fountain pen", "studio"),
        ("A fox runs at lightning speed", "forest"),
    ],
)
def test_a_word_before_a_thing_is_no_place(prompt: str, set_name: str) -> None:
    shot = read(prompt).shots[0]
    assert (shot.set_name, shot.weather.kind) == (set_name, "clear")


@pytest.mark.parametrize("word", ["dessert", "contract", "trial", "produce", "grab"])
def test_a_genuine_word_is_not_put_right(word: str) -> None:
    assert spelling.corrected(f"a {word} on a table", [], [])[1] == {}


def test_a_longer_name_keeps_its_words() -> None:
    tokens = told_apart(tokens_of("a treasure chest and a beating heart"))
    assert "human chest" not in [token.word for token in tokens]


@pytest.mark.parametrize(
    "prompt",
    [
        "A fox sits in a forest. In the second shot a bear swims in a lake.",
        "The first shot shows a fox in a forest. The second shot shows a bear in a lake.",
        "A fox sits in a forest, then we see a bear in a lake.",
    ],
)
def test_a_shot_that_is_told_in_a_sentence_is_cut_to(prompt: str) -> None:
    shots = planning.read(prompt, seconds=8.0, seed=3).shots
    assert [[one.name for one in shot.cast] for shot in shots] == [["fox"], ["bear"]]
    assert [shot.set_name for shot in shots] == ["forest", "lake"]


def test_what_was_said_of_one_shot_is_not_told_to_be_unsaid() -> None:
    told = " ".join(read("A cat sleeps on a sofa, then a dog barks, static wide shot").assumptions)
    assert "No shot size" not in told
    assert "No camera move" not in told


def test_light_that_turns_starts_as_what_was_before() -> None:
    plan = read("The sky turns from black to grey as dawn breaks over a lake")
    assert [shot.time for shot in plan.shots] == ["night", "dawn"]
    assert not any("No time" in one for one in plan.assumptions)


def test_a_speaker_is_named_without_half_a_phrase() -> None:
    prompt = 'Two cooks. "Too salty," says the taller one. "Never," replies the man with the spoon.'
    assert [line.speaker for line in read(prompt).shots[0].dialogue] == ["Taller one", "Man"]
