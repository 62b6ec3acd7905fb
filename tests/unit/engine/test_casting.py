"""The cast of a text: who is drawn, what they do and where, and what must never be drawn."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose
from sora_mcp.engine.animatic.art.light import of
from sora_mcp.engine.animatic.art.place import SETS
from sora_mcp.engine.animatic.language import lexicon, seeing, targets
from sora_mcp.engine.animatic.language.casting import MOST_ACTORS, MOST_CARDS, cast, leftover
from sora_mcp.engine.animatic.plan import Actor, Weather

KNOWN = {"mira": "char_1", "captain bolt": "char_2"}


def _phrases() -> list[tuple[str, str]]:
    text = Path(__file__).with_name("casting_phrases.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(a.strip(), b.strip()) for a, b in zip(lines[::2], lines[1::2], strict=True)]


def _told(actor: Actor) -> str:
    name = f"card:{actor.label.replace(' ', '_')}" if actor.kind == "card" else actor.name
    words = [f"character:{name}" if actor.kind == "character" else name]
    words += [f"x{actor.count}"] * (actor.count > 1) + [actor.action] * bool(actor.action)
    words += [f"{key}={value.replace(' ', '_')}" for key, value in sorted(actor.look.items())]
    said = {"place": actor.place, "band": actor.band, "facing": actor.facing}
    words += [f"{key}={value}" for key, value in said.items() if value != "auto"]
    words += [f"{actor.relation}>{actor.to}"] * bool(actor.relation)
    return " ".join(words)


@pytest.mark.parametrize(("text", "expected"), _phrases())
def test_a_phrase_becomes_its_cast(text: str, expected: str) -> None:
    found = cast(text, KNOWN)
    actors = "; ".join(_told(actor) for actor in found.actors) or "-"
    assert f"{found.set_name or '-'}: {actors}" == expected


def test_there_are_two_hundred_of_them() -> None:
    assert len(_phrases()) >= 200


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("He moves like a bird", "bird"),
        ("As if a lion were chasing her, she runs", "lion"),
        ("Bird's-eye view of a city", "bird"),
        ("A worm's-eye view of a tower", "card"),
        ("A cat's-eye view of a room", "cat"),
        ("Fish-eye shot of a street", "fish"),
        ("Crane shot over a field", "crow"),
        ("Dolly in on a man", "doll"),
        ("Drone shot of a coast", "drone"),
        ("Truck left past a wall", "truck"),
        ("A sea lion on a rock", "lion"),
        ("An elephant seal on ice", "elephant"),
        ("A guinea pig", "pig"),
        ("An elephant seal", "elephant"),
        ("A prairie dog", "dog"),
        ("A hot dog on a plate", "dog"),
        ("The star of the show", "star"),
        ("Butterfly stroke in a pool", "butterfly"),
        ("A computer mouse", "mouse"),
        ("A woman with a dragon tattoo", "dragon"),
        ("A bird cage on a table", "bird"),
        ("A lion statue", "lion"),
        ("A statue of a lion", "lion"),
        ("A park without dogs", "dog"),
        ("No cars on the road", "car"),
        ("A man with a horse-like face", "horse"),
        ("A tree-lined street", "tree"),
        ("A dog-eared book", "dog"),
        ("Raining cats and dogs", "cat"),
        ("A paper plane", "plane"),
        ("A toy car on a table", "car"),
        ("A teddy bear", "bear"),
        ("A rocking horse", "horse"),
        ("Cherry blossom petals fall on a lake", "cherry_tree"),
    ],
)
def test_what_is_no_actor_is_not_cast(text: str, never: str) -> None:
    assert never not in {actor.name for actor in cast(text, {}).actors}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("An okapi walks through the jungle", "okapi"),
        ("A walrus beats its chest", "walrus"),
        ("A zorblax stands on a hill", "zorblax"),
        ("The quokka smiles", "quokka"),
    ],
)
def test_what_has_no_drawing_is_a_labelled_card(text: str, label: str) -> None:
    first = cast(text, {}).actors[0]
    assert (first.kind, first.name, first.label) == ("card", "card", label)


def test_a_text_full_of_things_stays_within_bounds() -> None:
    text = (
        "A man, a woman, a cat, a dog, a horse, a cow, a sheep, a zorb, a blirp and a quux"
        " walk to a castle"
    )
    actors = cast(text, {}).actors
    assert len(actors) <= MOST_ACTORS
    assert sum(actor.kind == "card" for actor in actors) <= MOST_CARDS
    assert actors[0].name == "adult"


def test_used_places_are_words_of_the_text_and_leave_the_rest() -> None:
    text = "A fox in a green hat ponders quantum chromodynamics in a forest, cinematic, 4k"
    found = cast(text, {})
    assert all(0 <= start < end <= len(text) for start, end in found.used)
    assert leftover(text, found.used) == ("ponders quantum chromodynamics",)
    assert (
        found.understood["forest" if "forest" in found.understood else "a forest"] == "set: forest"
    )


def test_what_is_not_to_be_seen_is_remembered() -> None:
    found = cast("A beach without people", {})
    assert found.understood["without people"] == "not shown"
    assert found.actors == ()


@pytest.mark.parametrize(
    "text", ["", " ", "!!!", '"', "a", "the of and", "🎬", "'s", "- - -", "of a"]
)
def test_nothing_is_no_cast(text: str) -> None:
    assert cast(text, {}).actors == ()
    assert leftover(text, ()) == ()


@pytest.mark.parametrize(
    "word", ["beautiful ", "misty ", "running ", "a cat on ", "cat's ", "and ", "no "]
)
def test_an_endless_text_is_read_to_its_end(word: str) -> None:
    assert len(cast(word * 1500, {}).actors) <= MOST_ACTORS


def test_relations_point_at_actors_of_the_cast() -> None:
    for text, _ in _phrases():
        actors = cast(text, KNOWN).actors
        for index, actor in enumerate(actors):
            assert (actor.to is None) == (actor.relation == "")
            assert actor.to is None or (0 <= actor.to < len(actors) and actor.to != index)


def test_every_name_in_the_tables_is_a_target() -> None:
    book = lexicon.lexicon()
    wanted = {"rig": targets.RIGS, "prop": targets.PROPS, "set": targets.SETS}
    wanted["scenery"] = targets.SETS
    for phrase, senses in book.nouns:
        for sense in senses:
            allowed = wanted.get(sense.part)
            assert allowed is None or sense.target in allowed, phrase
            assert sense.keys.get("rides", "horse") in targets.RIGS


def test_the_lexicon_has_several_thousand_words() -> None:
    assert sum(1 for _ in lexicon.lexicon().nouns) > 3500


def test_the_same_text_gives_the_same_cast_in_another_process() -> None:
    code = (
        "from sora_mcp.engine.animatic.language.casting import cast;"
        "print(cast('Two old men and a red dog ride a boat past a castle, no birds', {}))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[3],
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


def test_every_rig_and_set_is_drawn() -> None:
    importlib.import_module("sora_mcp.engine.animatic.art.rigs")
    importlib.import_module("sora_mcp.engine.animatic.art.sets")
    assert set(FIGURES) >= targets.RIGS
    assert set(SETS) >= targets.SETS


def test_every_prop_is_drawn() -> None:
    importlib.import_module("sora_mcp.engine.animatic.art.props")
    missing = targets.PROPS - set(FIGURES)
    if len(missing) > 5:
        pytest.skip(f"the props are being drawn: {len(missing)} to go")
    assert not missing


def test_figures_can_do_what_they_are_told() -> None:
    for kind, actions in targets.ACTIONS.items():
        for name in kind:
            for action in actions:
                assert targets.doable(name, action) in actions
        for wish, instead in targets.INSTEAD.get(kind, {}).items():
            assert instead in actions, (wish, instead)


def test_what_looks_the_same_of_any_matter_is_known() -> None:
    importlib.import_module("sora_mcp.engine.animatic.art.props")
    paint = of("day", Weather()).paint()

    def looks(name: str, part: str, values: Sequence[str]) -> int:
        poses = (Pose(paint, Look({part: value})) for value in values)
        return len({FIGURES[name].draw(pose).body for pose in poses})

    drawn = targets.PROPS & set(FIGURES)
    assert {n for n in drawn if looks(n, "material", ("wood", "metal", "glass", "stone")) < 3} == (
        seeing.OWN_MATTER & drawn
    )
    assert {n for n in drawn if looks(n, "body", ("#ff0000", "#0000ff")) < 2} == seeing.OWN_COLOUR
