"""What must not be there ("no people", "without cars"), so that nobody draws it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sora_mcp.engine.animatic.language.terms.term import names
from sora_mcp.engine.animatic.language.words import Span, Word

_NO = {
    ("no",), ("without",), ("without", "any"), ("free", "of"), ("devoid", "of"), ("avoid",),
    ("not", "wearing"), ("not", "holding"), ("not", "carrying"), ("except",), ("minus",),
    ("nobody",), ("don't", "show"), ("do", "not", "show"), ("never", "show"), ("exclude",),
}  # fmt: skip
_BETWEEN = names("any a an the other visible single more extra of")
_LISTS = frozenset({"or", "and", "nor"})
_STOPS = names(
    "in on at by with into from to over under near around through across along behind beside"
    " above below for while as is are was were but who that which"
)
_LONGEST = 3


def negated(words: Sequence[Word]) -> Iterator[Span]:
    """Places of a "no" with what it forbids."""
    at = 0
    while at < len(words):
        length = next((n for n in (3, 2, 1) if _starts(words, at, n)), 0)
        if not length:
            at += 1
            continue
        end = _reach(words, at + length)
        yield words[at].start, words[end - 1].end
        at = max(end, at + 1)


def _starts(words: Sequence[Word], at: int, length: int) -> bool:
    said = tuple(word.word for word in words[at : at + length])
    return len(said) == length and said in _NO


def _reach(words: Sequence[Word], at: int) -> int:
    """The end of what is forbidden: a noun, more where nothing but they can follow, and lists."""
    if words[at - 1].word == "nobody":
        return at
    clause = words[at - 1].clause
    while True:
        end = at
        while end < len(words) and words[end].clause == clause and words[end].word in _BETWEEN:
            end += 1
        run = end
        most = min(len(words), end + _LONGEST + 1)
        while run < most and words[run].clause == clause and not _parts(words[run]):
            run += 1
        within = run < len(words) and words[run].clause == clause
        if run - end > _LONGEST or run == end:
            return max(at, min(run, end + 1))
        if not within or words[run].word not in _LISTS:
            return run
        if run + 1 >= len(words) or words[run + 1].clause != clause:
            return run
        at = run + 1


def _parts(word: Word) -> bool:
    return word.word in _STOPS or word.word in _LISTS
