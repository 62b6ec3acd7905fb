"""The closed grammars: what a text says about framing, camera, light, weather and look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sora_mcp.engine.animatic.language import palette, values
from sora_mcp.engine.animatic.language.lexicon import lexicon
from sora_mcp.engine.animatic.language.terms import framing, moves, styles, times, weathers
from sora_mcp.engine.animatic.language.terms.term import Term, Topic, names
from sora_mcp.engine.animatic.language.words import Hit, Phrases, Span, Word, words_of

FILMED: frozenset[Topic] = frozenset({"size", "angle", "lens", "camera"})
_GLUE = names(
    "camera cam shot shots lens view movement motion frame framing footage angle tripod drone"
    " gimbal steadicam reveal revealing reveals perspective camera's angled direction"
)
_OWNED = names("a an his her their my vintage old")
_AUXILIARIES = names("is are was were be being starts begins to softly quietly suddenly")
_COMING = names(
    "light lights rays ray sunlight moonlight sunbeams beam beams sunshine sunrays lamp lamps glow"
    " spotlight lit falling falls fall pouring pours dripping drips raining hanging hangs dangling"
    " descending descends lowered dropping drops shining shines snow rain water"
)
_NEAR = 4  # words between a camera and what it does


@dataclass(frozen=True)
class Finding:
    """A phrase that was understood: where, and the fields of a shot that it sets."""

    topic: Topic
    spans: tuple[Span, ...]
    text: str
    sets: Mapping[str, Any] = field(default_factory=dict)
    weak: Mapping[str, Any] = field(default_factory=dict)
    keeps: bool = False
    is_negated: bool = False
    clause: int = -1
    sentence: int = -1


@cache
def _phrases() -> Phrases[Term]:
    tables = (
        framing.SIZES, framing.ANGLES, framing.LENSES, moves.MOVES, times.TIMES,
        weathers.WEATHERS, styles.STYLES,
    )  # fmt: skip
    return Phrases({key: term for table in tables for key, term in table.items()})


def known_words() -> frozenset[str]:
    """All words of the grammars' phrases."""
    return _phrases().words()


def findings(text: str, *, of_camera: bool = False) -> list[Finding]:
    """What is understood of a text, in order. `of_camera`: all of it speaks of the camera."""
    words = words_of(text)
    hits = [hit for hit in _phrases().find(words) if hit.value.topic != "none"]
    found: list[Finding] = []
    chained = -1
    for hit in hits:
        is_chained = chained >= 0 and hit.first - chained <= _NEAR
        if not _fits(words, hit, of_camera=of_camera or is_chained):
            continue
        found.append(_finding(text, words, hit))
        if hit.value.topic == "camera":
            chained = hit.last
    found += [
        Finding("palette", (span,), text[slice(*span)], {"palette": hexes})
        for span, hexes in palette.palettes(words)
    ]
    found += _glue(words, found)
    return sorted(found, key=lambda one: one.spans[0])


def _fits(words: Sequence[Word], hit: Hit[Term], *, of_camera: bool) -> bool:
    if hit.value.topic == "angle" and _is_lit(words, hit):
        return False
    match hit.value.needs:
        case "camera":
            return of_camera or _is_of_camera(words, hit)
        case "end" | "look":
            after = words[hit.last : hit.last + 1]
            if not after or after[0].clause != words[hit.last - 1].clause:
                return hit.value.needs == "end" or hit.first == 0 or _is_alone(words, hit)
            return after[0].word in styles.LOOK_NOUNS
        case "opening":
            return of_camera or _is_whole(words, hit)
    return True


def _is_lit(words: Sequence[Word], hit: Hit[Term]) -> bool:
    """Whether light or something else comes from there, and no look: "rays from above"."""
    before = [w.word for w in words[max(0, hit.first - 4) : hit.first]
              if w.clause == words[hit.first].clause]  # fmt: skip
    return words[hit.first].word == "from" and bool(_COMING & set(before))


def _is_whole(words: Sequence[Word], hit: Hit[Term]) -> bool:
    """Whether it opens a sentence of one clause: "Gliding through a forest"."""
    first = words[hit.first]
    told = [one for one in words if one.sentence == first.sentence]
    return told[0] is first and all(one.clause == first.clause for one in told)


def _is_alone(words: Sequence[Word], hit: Hit[Term]) -> bool:
    """Whether nothing but small words are with it in its clause ("in neon", ", pastel,")."""
    before = words[hit.first - 1] if hit.first else None
    if before is None or before.clause != words[hit.first].clause:
        return True
    return before.word in ("in", "and", "very", "more", "it", "style")


def _is_anothers(words: Sequence[Word], at: int) -> bool:
    """Whether somebody or something right before does it: "hands lift", "the rocket lifts off"."""
    clause, passed = words[at].clause, moves.SPEEDS.keys() | _AUXILIARIES
    while at and words[at - 1].word in passed:
        at -= 1
    before = words[at - 1].word if at and words[at - 1].clause == clause else ""
    if before in moves.CAMERA_WORDS or not before:
        return False
    noun = lexicon().nouns.at([before], 0)
    return noun is not None and noun.sense("rig", "prop", "body") is not None


def _is_of_camera(words: Sequence[Word], hit: Hit[Term]) -> bool:
    first, last = words[hit.first], words[hit.last - 1]
    if _is_anothers(words, hit.first):
        return False
    near = (*words[max(0, hit.first - _NEAR) : hit.first], *words[hit.last : hit.last + 2])
    if any(w.word in moves.CAMERA_WORDS and w.sentence == first.sentence for w in near):
        return True
    before = [w for w in words[max(0, hit.first - 2) : hit.first] if w.clause == first.clause]
    if any(w.word not in moves.SPEEDS and w.word not in ("a", "the", "then") for w in before):
        return False
    after = words[hit.last : hit.last + 1]
    opens = not after or after[0].clause != last.clause or after[0].word in moves.DIRECTIONS
    return opens or last.word in moves.DIRECTIONS


def _finding(text: str, words: Sequence[Word], hit: Hit[Term]) -> Finding:
    term = hit.value
    sets, extra = values.resolved(words, hit)
    refusal = values.refusal(words, hit.first)
    covered = sorted({*range(hit.first, hit.last), *extra, *([] if refusal is None else [refusal])})
    spans = tuple(_spans(words, covered))
    return Finding(
        term.topic,
        spans,
        " ".join(text[slice(*span)] for span in spans),
        sets if refusal is None else {},
        term.weak if refusal is None else {},
        term.keeps and refusal is None,
        refusal is not None,
        words[hit.first].clause,
        words[hit.first].sentence,
    )


def _spans(words: Sequence[Word], covered: Sequence[int]) -> Iterator[Span]:
    """Places of words, those next to each other as one."""
    first = covered[0]
    for one, following in zip(covered, [*covered[1:], -1], strict=True):
        if following != one + 1:
            yield words[first].start, words[one].end
            first = following


def _glue(words: Sequence[Word], found: Sequence[Finding]) -> list[Finding]:
    """Camera words in the clauses where the camera's work was understood: nothing to draw."""
    clauses = {one.clause for one in found if one.topic in FILMED}
    taken = {place for one in found for span in one.spans for place in range(*span)}
    return [
        Finding("technical", ((word.start, word.end),), "")
        for before, word in zip([None, *words], words, strict=False)
        if word.word in _GLUE
        and word.clause in clauses
        and word.start not in taken
        and not (before and before.word in _OWNED and word.word.startswith("cam"))
    ]
