"""Where one thing is said to be by another, and the picture does not show it so: it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sora_mcp.engine.animatic.language.lexicon import lexicon
from sora_mcp.engine.animatic.language.terms.moves import CAMERA_WORDS, FAMILIES
from sora_mcp.engine.animatic.language.terms.term import names
from sora_mcp.engine.animatic.language.words import Phrases, Word, words_of
from sora_mcp.engine.animatic.plan import Actor, Shot

_INSIDE = names("in on riding holding")
_BORNE = names("on riding in holding")
_NEVER: frozenset[str] = frozenset()
# Small words, and the relations that draw them.
_DRAWN: Phrases[frozenset[str]] = Phrases({
    "behind | in back of": names("behind"),
    "under | beneath | underneath | below": names("under holding"),
    "inside (of) | into | within": _INSIDE,
    "on top of | onto | atop": _BORNE,
    "on": _BORNE,
    "around | between | over | across | through": _NEVER,
    "in front of | before": names("in_front_of"),
})  # fmt: skip
_ACROSS = names("in_front_of behind")  # the one is the other, seen from there
_LOW = names("bed sofa armchair car truck bus van log carpet")  # nobody is seen under these
_PRONOUNS = names("him her it them")
_FAR = 5  # words from a small word to its noun
_SITTING = names("sit dine play_cards play_games")
_ENDS = names("while as when and with where who that then contact")
_BECOMES = ("turn", "transform", "chang", "morph", "becom", "evolv", "convert", "shape")
_TRADE = CAMERA_WORDS | frozenset(FAMILIES) | names("orbit orbits circles circling arc")


def told(text: str, shots: Sequence[Shot]) -> Iterator[str]:
    """What is said of where somebody is, in its own words, and cannot be seen in any shot."""
    words = words_of(text)
    for hit in _DRAWN.find(words):
        only_it = words[hit.first].word == "on" and hit.last - hit.first == 1
        if _is_idle(words, hit.first, shots) or (only_it and not _is_it(words, hit.last)):
            continue
        last = _noun(words, hit.last, shots)
        if last is None:
            continue
        if not any(_is_drawn(words[last].word, hit.value, shot.cast) for shot in shots):
            yield " ".join(text[words[hit.first].start : words[last].end].split())


def _is_it(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].word in _PRONOUNS and not _goes_on(words, at)


def _is_idle(words: Sequence[Word], at: int, shots: Sequence[Shot]) -> bool:
    """Whether it tells of the camera, of what something becomes, or of nobody who is there."""
    before = [one.word for one in words[:at] if one.clause == words[at].clause]
    who = [one for one in before if any(_is_called(actor, one) for s in shots for actor in s.cast)]
    is_done = bool(before) and lexicon().verbs.at(before, 0) is not None
    if not (who or is_done):
        return True
    becomes = words[at].word == "into" and any(one.startswith(_BECOMES) for one in before)
    return becomes or before[-1:] == ["from"] or any(one in _TRADE for one in before)


def _noun(words: Sequence[Word], at: int, shots: Sequence[Shot]) -> int | None:
    """Where the one that is spoken of is named, if there is a picture of that."""
    first = words[at - 1]
    for place in range(at, min(at + _FAR, len(words))):
        word = words[place].word
        if words[place].clause != first.clause or word in _ENDS:
            return None
        if place == at and word in _PRONOUNS and not _goes_on(words, place):
            return place
        if any(_is_called(one, word) for shot in shots for one in shot.cast):
            return place
    return None


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether it is whose and not whom: "behind her house"."""
    after = words[at + 1 : at + 2]
    return words[at].word == "her" and bool(after) and after[0].clause == words[at].clause


def _is_called(one: Actor, word: str) -> bool:
    label = one.label.lower().split(" of ")[0].split()
    return bool(label) and word in (label[-1], one.name)


def _is_drawn(word: str, relations: frozenset[str], cast: Sequence[Actor]) -> bool:
    """Whether somebody is there as is said."""
    by = [at for at, one in enumerate(cast) if word in _PRONOUNS or _is_called(one, word)]
    if not by:
        return False
    if any(cast[at].name in _LOW for at in by) and "under" in relations:
        return False
    own = [one for one in cast if one.to in by and one.relation in (relations or _BORNE)]
    turned = [
        at for at in by
        if relations & _ACROSS and cast[at].relation in _ACROSS - relations
    ]  # fmt: skip
    return bool(own or turned) or (not relations and _is_met(cast, by))


def _is_met(cast: Sequence[Actor], by: Sequence[int]) -> bool:
    """Whether they sit together at it, or one of them is above it in the sky."""
    others = [one for at, one in enumerate(cast) if at not in by]
    return any(one.band == "sky" or one.action.partition("+")[0] in _SITTING for one in others)
