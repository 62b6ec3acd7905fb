"""What the passages of one take say: its framing, light and camera, its cast, its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sora_mcp.engine.animatic.language import (
    casting,
    foreign,
    moods,
    motions,
    negations,
    references,
    surroundings,
    telling,
)
from sora_mcp.engine.animatic.language.blocks import Passage
from sora_mcp.engine.animatic.language.grammar import FILMED, Finding, findings
from sora_mcp.engine.animatic.language.quotes import Quote, dialogue_lines
from sora_mcp.engine.animatic.language.terms.palettes import PALETTE_COLOURS
from sora_mcp.engine.animatic.language.terms.pronouns import EMPTY
from sora_mcp.engine.animatic.language.weighing import weighed
from sora_mcp.engine.animatic.language.words import Span, Word, blanked, words_of
from sora_mcp.engine.animatic.plan import Actor, Line, Weather

_ORDER = {"camera": 0, "look": 1}
NOT_NAMED = "No place was named"
NOBODY = "nobody"  # among the refused: the shot is empty of a cast
CLOSE = ("medium_close", "close", "extreme_close", "insert")
_OF = re.compile(r"[ \t]*(?:of|on|at|:)[ \t]+([^.!?;,:\n]+)", re.I)
_AT_WORK = re.compile(r"(?:[\w'’-]+[ \t]+){0,2}(?:hands?|fingers)\b", re.I)  # noqa: RUF001
_HANDS = re.compile(r"\b(?:hands?|fingers)\b", re.I)
_MOST_WORDS, _MOST_CHARS = 3, 60
_RAINS = frozenset(["rain", "rains", "raining", "raindrops", "rainfall"])
_DRAWN = ("all", "beats")


@dataclass
class Heard:
    """What was understood of some passages, before anything is filled in."""

    sets: dict[str, Any] = field(default_factory=dict)
    weak: dict[str, Any] = field(default_factory=dict)
    cast: tuple[Actor, ...] = ()
    spoken_of: tuple[Actor, ...] = ()
    set_name: str | None = None
    place_label: str = ""  # what the place is called
    details: tuple[str, ...] = ()  # how it is dressed
    framed: tuple[str, str] | None = None  # kind and name of what a close view is of
    implied: tuple[str, str] | None = None  # a set that nobody named, and why it is there
    lines: tuple[Line, ...] = ()
    caption: str = ""
    refused: set[str] = field(default_factory=set)
    understood: dict[str, str] = field(default_factory=dict)
    not_depicted: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """A prompt, the prompt with quotations blank, those, and the characters by name."""

    prompt: str
    plain: str
    quotes: Sequence[Quote]
    known: Mapping[str, str]
    is_foreign: bool = False  # some of it is in another language, and blank in `plain`
    fixed: Mapping[str, str] = field(default_factory=dict)  # misspelt words, and what they are


def heard(source: Source, passages: Sequence[Passage], pool: Sequence[Actor]) -> Heard:
    """What passages say, `pool` being the actors known so far."""
    result = Heard()
    found: list[Finding] = []
    for passage in sorted(passages, key=lambda one: _ORDER.get(one.role, 2)):
        if passage.role == "speech":
            result.lines += _block_lines(source, passage)
        elif passage.role == "unwanted":
            result.understood[_short(passage.text(source.plain))] = "left out"
        elif passage.role != "silent":
            found += _listen(source, passage, pool, result)
    if len(passages) > 1:
        result.cast = references.led(result.cast)
    verdict = weighed(found)
    result.sets, result.weak = verdict.sets, verdict.weak | result.weak
    result.refused |= verdict.refused
    for words, meaning in verdict.understood.items():
        other = result.understood.pop(words, "")
        told = f"{meaning}; {other}" if other and other != meaning else meaning
        result.understood = {words: told} | result.understood
    result.not_depicted = [*result.not_depicted, *verdict.no_room]
    _feel(source, passages, result)
    _overheard(result)
    return result


def _overheard(result: Heard) -> None:
    """Rain that somebody speaks of."""
    if any(_RAINS & {word.word for word in words_of(line.text)} for line in result.lines):
        result.weak.setdefault("weather", Weather("rain"))


def _feel(source: Source, passages: Sequence[Passage], result: Heard) -> None:
    """Where nobody and nothing is named, a mood may be."""
    if (
        result.cast
        or (result.set_name or "studio") != "studio"
        or result.spoken_of
        or NOBODY in result.refused
    ):
        return
    for passage in passages:
        text = passage.text(source.plain)
        found = moods.mood(words_of(text)) if passage.role in _DRAWN else None
        if found:
            result.implied = result.implied or (found.set_name, found.why)
            result.set_name = found.set_name if result.set_name else None
            result.weak |= {k: v for k, v in found.light.items() if k not in result.weak}
            result.understood.setdefault(found.word, f"mood: {found.set_name.replace('_', ' ')}")
            result.not_depicted = [w for w in result.not_depicted if w != found.word]
            if found.light and not result.caption:
                result.caption = foreign.caption(text.strip(" .\n\t"))
            return


def _listen(
    source: Source, passage: Passage, pool: Sequence[Actor], result: Heard
) -> list[Finding]:
    text = passage.text(source.plain)
    words = words_of(text)
    found = findings(text, of_camera=passage.role == "camera")
    if passage.role == "look":  # an overhead lamp is no camera angle
        found = [one for one in found if one.topic not in FILMED]
        found += _tints(words, found)
    used = [span for one in found for span in one.spans]
    kept = [span for one in found if one.keeps for span in one.spans]
    if passage.role in _DRAWN:
        forbidden = list(negations.negated(words))
        result.details += surroundings.details(words, forbidden)
        for span in forbidden:
            result.understood.setdefault(_short(text[slice(*span)]), "left out")
        if EMPTY & {word.word for word in words}:
            result.refused.add(NOBODY)
        details = _parts(text, words, found, result)
        used += [*forbidden, *details]
        hidden = [span for span in used if span not in kept]
        used += _cast(source, blanked(text, hidden), pool, result)
        bare = telling.unheld(text, details, result.cast or pool)
        used = [span for span in used if span not in bare]
        _quoted(source, passage, result)
        _frame(text, found, result)
    left = casting.leftover(text, used)
    is_block = passage.role not in _DRAWN and len(left) > _MOST_WORDS
    result.not_depicted += [_cut(text)] if is_block else left
    return found


def _parts(text: str, words: Sequence[Word], found: Sequence[Finding], result: Heard) -> list[Span]:
    """The places of parts of somebody; how close they are seen, and that growth is only told."""
    details = references.parts(words)
    size = details[0][1] if details else telling.face(text)
    if size and not any("size" in one.sets for one in found):
        result.weak.setdefault("size", size)
    if telling.is_resized(text):
        result.weak.setdefault("move", "static")
    return [span for span, _ in details]


def _tints(words: Sequence[Word], found: Sequence[Finding]) -> list[Finding]:
    """Two colours or more in a block on the look ("teal shadows, amber highlights")."""
    named = [word for word in words if word.word in PALETTE_COLOURS]
    if len(named) < 2 or any(one.topic == "palette" for one in found):
        return []
    spans = tuple((word.start, word.end) for word in named)
    hexes = tuple(dict.fromkeys(PALETTE_COLOURS[word.word] for word in named))[:6]
    return [Finding("palette", spans, ", ".join(w.word for w in named), {"palette": hexes})]


def _frame(text: str, found: Sequence[Finding], result: Heard) -> None:
    """Note what a close view is of; of hands at work their thing is seen, and they are not."""
    result.framed = result.framed or _framed(text, found)
    if result.framed and result.framed[0] == "prop" and (hands := _HANDS.search(text)):
        result.not_depicted.append(hands[0].lower())


def _framed(text: str, found: Sequence[Finding]) -> tuple[str, str] | None:
    """Whom or what a close view is said to be of ("close-up of the phone")."""
    size = next((one for one in found if one.sets.get("size") in CLOSE), None)
    of = _OF.match(text, size.spans[-1][1]) if size else None
    if of is None:
        return None
    actors = casting.cast(of[1], {}).actors
    if _AT_WORK.match(of[1]):  # what the hands are at
        actors = tuple(one for one in actors if one.kind == "prop") or actors
    return (actors[0].kind, actors[0].name) if actors else None


def _cast(source: Source, text: str, pool: Sequence[Actor], result: Heard) -> list[Span]:
    around = (*result.cast, *pool)
    named = references.resolved(text, words_of(text), around)
    found = casting.cast(named.text, source.known)
    result.cast = references.joined(result.cast, found.actors, around)
    result.spoken_of = result.spoken_of or named.spoken_of
    result.understood |= found.understood
    if any(one.look.get(motions.TRAIT) in motions.TRAVELLING for one in found.actors):
        result.weak.setdefault("move", "static")
    guess = next((one for one in found.assumptions if one.startswith(NOT_NAMED)), None)
    if found.set_name and guess:
        result.implied = result.implied or (found.set_name, guess)
    else:
        result.place_label = result.place_label if result.set_name else found.place_label
        result.set_name = result.set_name or found.set_name
        if found.set_name == "studio" and (tints := _backdrop(found.place_label)):
            result.weak.setdefault("palette", tints)
    result.assumptions += [one for one in found.assumptions if one != guess]
    return [named.original(span) for span in found.used]


def _backdrop(called: str) -> tuple[str, ...]:
    """The colours of a studio ("a pink background")."""
    words = called.lower().split()
    return tuple(PALETTE_COLOURS[word] for word in words if word in PALETTE_COLOURS)


def _quoted(source: Source, passage: Passage, result: Heard) -> None:
    """What is said, shown, or written on something in a passage."""
    for quote in source.quotes:
        if not passage.start <= quote.span[0] < passage.end:
            continue
        if quote.role == "said":
            result.lines += (Line(quote.text, quote.who),)
            result.understood[quote.text] = "said"
        elif quote.role == "name":
            result.understood[quote.text] = "a name"
        elif not (quote.role == "written" and _written(quote, result)):
            result.caption = result.caption or quote.text
            result.understood[quote.text] = "caption"


def _written(quote: Quote, result: Heard) -> bool:
    """Writing goes on the thing that carries it, if that is in the cast."""
    for index, actor in enumerate(result.cast):
        if quote.who.rstrip("s") in f"{actor.label} {actor.name}".lower():
            look = {**actor.look, "text": quote.text}
            changed = replace(actor, look=look)
            result.cast = (*result.cast[:index], changed, *result.cast[index + 1 :])
            result.understood[quote.text] = f"written on the {quote.who}"
            return True
    return False


def _block_lines(source: Source, passage: Passage) -> tuple[Line, ...]:
    return tuple(
        Line(text, speaker) for speaker, text in dialogue_lines(passage.text(source.prompt))
    )


def _cut(text: str) -> str:
    """The beginning of a block of which much could not be drawn."""
    words = " ".join(text.split()).strip(" .*_")
    return words if len(words) <= _MOST_CHARS else f"{words[:_MOST_CHARS].rsplit(' ', 1)[0]} ..."


def _short(text: str) -> str:
    return " ".join(text.lower().split())[:80]
