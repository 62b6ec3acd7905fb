"""The account of a plan in few words: what became what, merged and kept short."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

MOST_ENTRIES = 12
MOST_BYTES = 1500
_MOST_KEY, _MOST_LEFT, _MOST_TOLD = 80, 24, 6
_ARTICLES = ("a ", "an ", "the ")
# What is told together when there is much to tell, the least telling first.
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nothing to draw in a draft", ("nothing to draw",)),
    ("said", ("said",)),
    ("left out", ("left out", "not shown")),
    ("camera", ("shot size:", "angle:", "camera:", "lens:", "facing", "on the ", "in the ")),
    ("light and look", ("time:", "weather:", "style:", "palette:", "mood:")),
    ("set", ("set:", "part of the set:")),
)


def understood(found: Mapping[str, str]) -> dict[str, str]:
    """What words became: entries of one meaning as one, and at most a dozen of them."""
    entries = _merged((_plain(words), meaning) for words, meaning in found.items() if meaning)
    for name, starts in _GROUPS:
        if len(entries) <= MOST_ENTRIES:
            return entries
        entries = _grouped(entries, name, starts)
    return _cut(entries)


def _plain(words: str) -> str:
    words = " ".join(words.split())
    lower = words.lower()
    return next((words[len(one) :] for one in _ARTICLES if lower.startswith(one)), words)


def _merged(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """One entry for each meaning, under all its words."""
    by_meaning: dict[str, list[str]] = {}
    for words, meaning in pairs:
        known = by_meaning.setdefault(meaning, [])
        if words.lower() not in (one.lower() for one in known):
            known.append(words)
    return {_short(", ".join(words)): meaning for meaning, words in by_meaning.items()}


def _grouped(entries: Mapping[str, str], name: str, starts: tuple[str, ...]) -> dict[str, str]:
    """Entries whose meanings begin alike, as one."""
    same = {words: told for words, told in entries.items() if told.startswith(starts)}
    if len(same) < 2:
        return dict(entries)
    told = list(dict.fromkeys(same.values()))
    meaning = name if len(told) == 1 and told[0].startswith(name) else "; ".join(told)
    rest = {words: meaning for words, meaning in entries.items() if words not in same}
    return {**rest, _short(", ".join(same)): _short(meaning)}


def _cut(entries: Mapping[str, str]) -> dict[str, str]:
    """What is still too much: the last ones together."""
    if len(entries) <= MOST_ENTRIES:
        return dict(entries)
    pairs = list(entries.items())
    first, rest = pairs[: MOST_ENTRIES - 1], pairs[MOST_ENTRIES - 1 :]
    told = dict.fromkeys(meaning for _, meaning in rest)
    return {**dict(first), _short(", ".join(words for words, _ in rest)): _short("; ".join(told))}


def left_out(words: Iterable[str]) -> tuple[str, ...]:
    """Words without a picture, as many as one reads."""
    words = list(dict.fromkeys(words))
    more = len(words) - _MOST_LEFT
    kept = [_short(word) for word in words[:_MOST_LEFT]]
    return (*kept, f"and {more} more") if more > 0 else tuple(kept)


def told(sentences: Iterable[str], found: Mapping[str, str]) -> tuple[str, ...]:
    """What was filled in, each once; choices of the camera in several shots are one sentence.

    `found` is what was understood: a choice that was said of another shot is only told where not.
    """
    said = " ".join(found.values())
    kept: list[str] = []
    for sentence in dict.fromkeys(sentences):
        lead = sentence.split(":")[0]
        told_of = _CHOICES.get(lead)
        if told_of and told_of in said:
            lead, sentence = (one.replace("No ", "Where no ", 1) for one in (lead, sentence))
        if not (told_of and any(one.startswith(lead) for one in kept)):
            kept.append(sentence)
    return tuple(kept[:_MOST_TOLD])


_CHOICES = {
    "No shot size was said": "shot size:",
    "No camera move was said": "camera:",
    "No time of day was said": "time:",
}


def _short(text: str) -> str:
    return text if len(text) <= _MOST_KEY else text[: _MOST_KEY - 3].rsplit(" ", 1)[0] + " ..."


def fitted(
    found: dict[str, str], missing: tuple[str, ...], filled: tuple[str, ...]
) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """All three within the bytes there are: the last of the longest goes first."""
    entries = dict(found)
    while _size(entries, missing, filled) > MOST_BYTES:
        if len(missing) > _MOST_TOLD:
            missing = (*missing[: len(missing) - 2], "and more")
        elif len(entries) > 1:
            entries.popitem()
        elif filled:
            filled = filled[:-1]
        else:
            break
    return entries, missing, filled


def _size(*parts: object) -> int:
    return len(json.dumps(parts, ensure_ascii=False).encode())
