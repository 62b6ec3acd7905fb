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
    """What of all that is not in the picture, because the view is so near."""
    is_hidden = shot.size in _CLOSE and shot.set_name in _ROOFED
    return ["moon"] if is_hidden and "moon" in shot.details else []


def shows(set_name: str, other: str) -> bool:
    """Whether a set shows what belongs to another one: trees, grass, walls, clouds."""
    if other == "room":
        return set_name in targets.INDOORS
    if other == "sky":
        return targets.are_kindred(set_name, other)
    return set_name == other or set_name in SHARED.get(other, ())
