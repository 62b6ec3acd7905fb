"""How words dress a place: neon signs, wet ground, a sky without clouds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.terms.surroundings import ADDED, REMOVED, SHARED
from sora_mcp.engine.animatic.language.words import Span, Word
from sora_mcp.engine.animatic.plan import Shot

_CLOSE = ("close", "extreme_close", "insert")
_ROOFED = ("forest", "snowy_forest", "jungle")  # where trees hide the sky behind somebody's head
_DENSE = ("forest", "jungle")  # where they hide all of it
_SKYLESS = (*sorted(targets.INDOORS), "cave", "underwater")
# What is seen in the sky, and how else it is called.
_HEAVENLY = {"moon": "moon", "aurora": "northern lights"}


@cache
def _added() -> dict[tuple[str, ...], str]:
    return {tuple(words.split()): name for name, all_ in ADDED.items() for words in all_}


def details(words: Sequence[Word], forbidden: Iterable[Span]) -> tuple[str, ...]:
    """What dresses the place, in order; `forbidden` are the places of what must not be there."""
    spans = tuple(forbidden)
    said = [word.word for word in words]
    longest = max(map(len, _added()))
    found: dict[str, None] = {}
    for at, word in enumerate(words):
        if any(start <= word.start < end for start, end in spans):
            found |= dict.fromkeys([REMOVED[word.word]] if word.word in REMOVED else [])
            continue
        runs = (tuple(said[at : at + length]) for length in range(1, longest + 1))
        found |= dict.fromkeys(_added()[run] for run in runs if run in _added())
    return tuple(found)


def hidden(shot: Shot) -> list[str]:
    """What of all that is not in the picture: the view is too near, or something is before it."""
    perches = ["branch"] if "branch" in shot.details and shot.cast else []
    return [*perches, *_hidden_sky(shot)]  # who is said to be on one is on the ground


def _hidden_sky(shot: Shot) -> list[str]:
    is_near = shot.size in _CLOSE and shot.set_name in _ROOFED
    is_under = shot.set_name in _DENSE
    if shot.set_name in _SKYLESS:
        return ["northern lights"] if "aurora" in shot.details else []
    is_hidden = is_near or is_under
    return [name for key, name in _HEAVENLY.items() if is_hidden and key in shot.details]


def shows(set_name: str, other: str) -> bool:
    """Whether a set shows what belongs to another one: trees, grass, walls, clouds."""
    if other == "room":
        return set_name in targets.INDOORS
    if other == "sky":
        return targets.are_kindred(set_name, other)
    return set_name == other or set_name in SHARED.get(other, ())
