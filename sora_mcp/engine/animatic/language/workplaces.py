"""Where people are who do what they are told to do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sora_mcp.engine.animatic.language.lexicon import bases, singulars
from sora_mcp.engine.animatic.language.targets import PEOPLE, SETS, names
from sora_mcp.engine.animatic.language.terms.doings import DOINGS
from sora_mcp.engine.animatic.language.terms.habits import ACTION_HOMES, HUMANLY, SAID
from sora_mcp.engine.animatic.language.words import words_of
from sora_mcp.engine.animatic.plan import Actor

_NEAR = 6  # words from "set" to "table"


def spaced(word: str) -> str:
    """A name as one writes it."""
    return word.replace("_", " ")


def within(place: str) -> str:
    """How one says that it is there."""
    return SAID.get(place, f"in a {place.replace('_', ' ')}")


def put(what: str, place: str) -> tuple[str, str]:
    """A set, and a sentence on why it is that one."""
    place = place if place in SETS else "room"
    is_many = what.startswith("the ") and what.endswith("s") and not what.endswith(("ss", "us"))
    are = "are" if is_many else "is"
    return place, f"No place was named: {what} {are} put {within(place)}."


def has_people(cast: Sequence[Actor]) -> bool:
    """Whether somebody is there who may do it."""
    return any(actor.name in PEOPLE or actor.kind == "character" for actor in cast)


_BEFORE_LOOKS = names("a an the with of in and his her their")


@cache
def _doings() -> list[tuple[frozenset[str], str]]:
    """What people do somewhere, in base words: the most telling first."""
    found = [(doing, place) for place, doings in DOINGS.items() for doing in doings.split(", ")]
    found.sort(key=lambda one: -one[0].count(" "))
    return [(frozenset(doing.split()), place) for doing, place in found]


def _told(said: str) -> list[str]:
    """The words, without how something looks: "with painted nails"."""
    words = [one.word for one in words_of(said)]
    pairs = zip(["", *words], words, strict=False)
    return [word for before, word in pairs if not (word.endswith("ed") and before in _BEFORE_LOOKS)]


def done(cast: Sequence[Actor], said: str) -> tuple[str, str] | None:
    """The place of what people are told to do ("shave his beard")."""
    if not has_people(cast):
        return None
    words = _told(said)
    forms = [{*bases(word), *singulars(word)} for word in words]
    names = _naming(cast, words)
    for doing, place in _doings():
        told = [at for at, form in enumerate(forms) if doing & form]
        if told and _is_together(doing, told, forms) and not names.issuperset(told):
            return put(" ".join(dict.fromkeys(words[at] for at in told)), place)
    return None


def _naming(cast: Sequence[Actor], words: Sequence[str]) -> set[int]:
    """The places of words that only name somebody or something: a fishing boat, a groom."""
    labels = [actor.label.lower().split() for actor in cast if actor.kind != "character"]
    return {
        at + step
        for label in labels
        for at in range(len(words) - len(label) + 1)
        if [*words[at : at + len(label)]] == label
        for step in range(len(label))
    }


def _is_together(doing: frozenset[str], told: Sequence[int], forms: Sequence[set[str]]) -> bool:
    """Whether all of a doing is said within a few words."""
    return any(
        doing <= set().union(*(forms[at] for at in told if first <= at < first + _NEAR))
        for first in told
    )


def acted(cast: Sequence[Actor]) -> tuple[str, str] | None:
    """Where what somebody is drawn doing is done."""
    for actor in cast:
        is_human = actor.name in PEOPLE or actor.kind == "character"
        if actor.action in ACTION_HOMES and (is_human or actor.action not in HUMANLY):
            return put(actor.action.replace("_", " "), ACTION_HOMES[actor.action])
    return None
