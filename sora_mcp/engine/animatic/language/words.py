"""Text as words with their places, and tables of phrases to find in them in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

Span = tuple[int, int]
T = TypeVar("T")

NUMBER, CLOCK = "#", "#:#"  # in a phrase: any number; one with a colon
_WORD = re.compile(r"[ap]\.m\b\.?|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?::\d+)*(?:\.\d+)?|&", re.I)  # noqa: RUF001
_CLAUSE_ENDS = frozenset(',.;:!?()[]{}<>\n"“”«»—–|/•*')  # noqa: RUF001 - as people type them
_SENTENCE_ENDS = frozenset(".!?\n;")
_SPELLINGS = {
    "&": "and", "a.m": "am", "a.m.": "am", "p.m": "pm", "p.m.": "pm", "color": "colour",
    "colors": "colours", "colored": "coloured", "colorful": "colourful", "gray": "grey",
    "watercolor": "watercolour", "center": "centre", "monochromatic": "monochrome",
    "birds": "bird's", "worms": "worm's", "gods": "god's", "technicolor": "technicolour",
}  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word in lower case, or a number, and which clause and sentence of the text it is in."""

    word: str
    start: int
    end: int
    clause: int
    sentence: int


def words_of(text: str) -> list[Word]:
    """The words of a text in order; hyphens part words ("close-up" is two)."""
    found: list[Word] = []
    end = clause = sentence = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        clause += any(mark in _CLAUSE_ENDS for mark in gap)
        sentence += any(mark in _SENTENCE_ENDS for mark in gap)
        word = match.group().lower().replace("’", "'")  # noqa: RUF001
        end = match.end()
        found.append(Word(_SPELLINGS.get(word, word), match.start(), end, clause, sentence))
    return found


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with spans made blank, so that places in it stay what they are."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        pieces += (text[at:start], " " * (end - max(start, at)))
        at = end
    return "".join([*pieces, text[at:]])


@dataclass(frozen=True)
class Hit(Generic[T]):
    """A phrase that was found: words[first:last] of the text."""

    first: int
    last: int
    value: T


class Phrases(Generic[T]):
    """Phrases and their values; in a text, the longest one at each word counts.

    In a table's keys, " | " parts alternatives, "(word)" may be left out, "one/other" are
    alternatives of a word, # is any number and #:# an hour with minutes. Phrases do not reach
    over the end of a clause.
    """

    def __init__(self, table: Mapping[str, T]) -> None:
        """Unfold the table."""
        self._values: dict[tuple[str, ...], T] = {}
        lengths: dict[str, set[int]] = {}
        for key, value in table.items():
            for phrase in unfolded(key):
                self._values.setdefault(phrase, value)
                lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {first: sorted(known, reverse=True) for first, known in lengths.items()}

    def words(self) -> frozenset[str]:
        """All words of all phrases."""
        return frozenset(word for phrase in self._values for word in phrase)

    def find(self, words: Sequence[Word]) -> Iterator[Hit[T]]:
        """What is found, in order, without overlaps."""
        said = [word.word for word in words]
        plain = [NUMBER if word[0].isdecimal() else word for word in said]
        clocks = [CLOCK if word[0].isdecimal() and ":" in word else word for word in said]
        at = 0
        while at < len(words):
            readings = (self._at(words, read, at) for read in (said, clocks, plain))
            hit = next((found for found in readings if found), None)
            if hit:
                yield hit
            at = hit.last if hit else at + 1

    def _at(self, words: Sequence[Word], said: Sequence[str], at: int) -> Hit[T] | None:
        for length in self._lengths.get(said[at], ()):
            last = at + length
            if last <= len(words) and words[last - 1].clause == words[at].clause:
                phrase = tuple(said[at:last])
                if phrase in self._values:
                    return Hit(at, last, self._values[phrase])
        return None


def unfolded(key: str) -> Iterator[tuple[str, ...]]:
    """All phrases that a table's key stands for."""
    for alternative in key.split(" | "):
        places: list[list[str]] = []
        for place in alternative.split():
            options = place.strip("()").split("/")
            places.append([*options, ""] if place.startswith("(") else options)
        for chosen in product(*places):
            yield tuple(word for word in chosen if word)
