"""Palettes: runs of colour names that are said of the picture, and not of something in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sora_mcp.engine.animatic.language.terms.palettes import (
    JOINTS,
    LIT,
    OPENERS,
    OWNERS,
    PALETTE_COLOURS,
    PICTURES,
    SHADES,
)
from sora_mcp.engine.animatic.language.words import Span, Word

_MOST = 6


def palettes(words: Sequence[Word]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Each palette's place and its colours."""
    at = 0
    while at < len(words):
        if words[at].word not in PALETTE_COLOURS:
            at += 1
            continue
        last, colours = _run(words, at)
        owner = _owner(words, at, last, len(colours))
        if owner is not None:
            first, end = owner
            yield (
                (words[first].start, words[end - 1].end),
                tuple(PALETTE_COLOURS[name] for name in colours[:_MOST]),
            )
        at = last


def _run(words: Sequence[Word], at: int) -> tuple[int, list[str]]:
    """Where the run of colours that begins at a word ends, and its colours."""
    colours: list[str] = []
    last = at
    while at < len(words) and words[at].sentence == words[last].sentence:
        word = words[at].word
        if word in PALETTE_COLOURS:
            colours.append(word)
            last = at
        elif word not in JOINTS and word not in SHADES:
            break
        at += 1
    return last + 1, colours


def _owner(words: Sequence[Word], at: int, last: int, count: int) -> tuple[int, int] | None:
    """The words from first to end that make the run the picture's, or None."""
    first = at
    while first and words[first - 1].word in SHADES:
        first -= 1
    after = words[last : last + 2]
    together = after and after[0].clause == words[last - 1].clause
    if together and after[0].word in OWNERS:
        is_scheme = len(after) > 1 and after[0].word == "colour" and after[1].word in OWNERS
        return first, last + 1 + is_scheme
    if together and len(after) > 1 and after[0].word == "colour" and after[1].word in OWNERS:
        return first, last + 2
    if together and count > 1 and after[0].word in LIT:
        return first, last + 1
    for opener in OPENERS:
        start = first - len(opener)
        if start >= 0 and tuple(w.word for w in words[start:first]) == opener:
            return start, last
    return _in(words, first, last, count) if not together else None


def _in(words: Sequence[Word], first: int, last: int, count: int) -> tuple[int, int] | None:
    """The same for "in teal and orange" at the end of a clause."""
    if count < 2 or first < 1 or words[first - 1].word != "in":
        return None
    before = words[first - 2] if first > 1 else None
    opens = before is None or before.clause != words[first].clause or before.word in PICTURES
    colours = {words[i].word for i in range(first, last)}
    if colours >= {"black", "white"}:
        return None
    return (first - 1, last) if opens or colours >= {"teal", "orange"} else None
