"""Marks of a timeline in a prompt: times, shot numbers, lists, cuts, and beats of one take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sora_mcp.engine.animatic.language.terms.cuts import JOINTS, OPENERS, TURNS, Joint
from sora_mcp.engine.animatic.language.terms.framing import SIZES
from sora_mcp.engine.animatic.language.terms.term import Term
from sora_mcp.engine.animatic.language.words import Hit, Phrases, Word, words_of

_T = r"\d{1,3}(?::\d{1,2}){0,2}(?:\.\d{1,3})?"
_UNIT = r"(?:[ \t]?s(?:ec(?:ond)?s?)?\b\.?)"
_DASH = r"[ \t]?(?:-|–|—|to|until|~|→)[ \t]?"  # noqa: RUF001
_OPENS = (
    r"(?:^|(?<=\n)|(?<=[.;!?,|:\])>][ \t])|(?<=[.;!?|)\]])|(?<=[ \t]{3})|(?<=[ \t])(?=[\[(]))"
    r"[ \t>#*_\-•]{0,8}"
)
_LISTED = re.compile(r"^[ \t]{0,8}(\d{1,2})[.)][ \t]+", re.M)
_RANGE = re.compile(
    rf"{_OPENS}(?:from |between )?([\[(]?)[ \t]?(?:t(?:ime)?[ \t]?=?[ \t]?)?"
    rf"({_T})({_UNIT}?){_DASH}({_T})({_UNIT}?)"
    r"[ \t]?([\])]?)[*_]{0,2}[ \t]?([:,\-–—|]?)",  # noqa: RUF001
    re.I,
)
_MOMENT = re.compile(
    rf"{_OPENS}(?:\[[ \t]?({_T}){_UNIT}?[ \t]?\]"
    rf"|(?:at )?(\d{{1,2}}:\d{{2}}|\d{{1,3}}(?:\.\d)?{_UNIT})(?=[ \t]?[:\-–—]))"  # noqa: RUF001
    r"[ \t]?[:,\-–—]?",  # noqa: RUF001
    re.I,
)
_UNITS_OF_FILM = "shot|scene|clip|cut|take|part|segment|beat|panel|sequence"
_NUMBER = r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,4}"
_PLACE = "opening|first|second|third|fourth|fifth|next|final|last|closing"
_SHOT = re.compile(
    rf"{_OPENS}(?:(?:{_UNITS_OF_FILM})[ \t]{{0,2}}(?:#|no\.?)?[ \t]?"
    rf"(?:{_NUMBER})\b(?:[ \t]?[a-c]\b)?"
    rf"|(?:{_PLACE})[ \t](?:shot|scene|clip|cut))[*_]{{0,2}}[ \t]?"
    r"(?:[\[(]([^\])\n]{0,60})[\])])?[*_]{0,2}[ \t]?"
    r"(?:[:.,\-–—|][*_]{0,2}|\n|(?<=\)))",  # noqa: RUF001
    re.I,
)
_LATER = re.compile(
    rf"(?:second|next|final|last|closing|(?:{_UNITS_OF_FILM})[ \t]{{0,2}}(?:2|two))\b", re.I
)
_FILM_WORDS = ("smash", "hard", "jump", "match", "then")
_TURN = re.compile(TURNS, re.I)
_LENGTH = re.compile(rf"({_T}){_UNIT}", re.I)
_BETWEEN = re.compile(rf"({_T}){_UNIT}?{_DASH}({_T})", re.I)


@dataclass(frozen=True)
class Mark:
    """Where a shot's words begin (`end` of the mark), and what the mark says of the shot."""

    start: int
    end: int
    joint: Joint = "cut"
    seconds: float | None = None
    begins_s: float | None = None


@cache
def _joints() -> Phrases[Joint]:
    return Phrases(JOINTS)


@cache
def _openers() -> Phrases[Joint]:
    return Phrases(OPENERS)


@cache
def _sizes() -> Phrases[Term]:
    return Phrases(SIZES)


def shots(text: str) -> list[Mark]:
    """The marks that number or time shots, in order; none where there are fewer than two."""
    marks = [*_numbered(text), *_ranges(text)]
    if len(marks) < 2:
        marks = [*marks, *_moments(text)]
    marks = _joined(sorted(marks, key=lambda mark: mark.start))
    if len(marks) == 1 and _is_later(text, marks[0]):
        return [Mark(0, 0), *marks]
    if len(marks) < 2:
        marks = marks if marks and marks[0].seconds else _listed(text)
    return _timed(marks)


def _is_later(text: str, mark: Mark) -> bool:
    """Whether a shot follows one that is not numbered: "... Second shot: ..."."""
    return bool(text[: mark.start].strip() and _LATER.search(text, mark.start, mark.end))


def joints(text: str) -> list[Mark]:
    """Cuts, dissolves, fades and beats between words, in order."""
    words = words_of(text)
    found = [hit for hit in _joints().find(words) if _parts(words, hit)]
    opening = [hit for hit in _openers().find(words) if _opens_sentence(words, hit.first)]
    hits = sorted((*found, *opening), key=lambda hit: hit.first)
    marks = [Mark(words[h.first].start, words[h.last - 1].end, h.value) for h in hits]
    turns = _TURN.finditer(text)
    marks += [Mark(one.start(one.lastindex or 0), one.end(), "turn") for one in turns]
    return [mark for mark in marks if mark.joint != "none"]


def size_openings(text: str) -> list[Mark]:
    """Where a shot's size begins a sentence, or is its label ("[Wide]"), if two or more do."""
    words = words_of(text)
    marks: list[Mark] = []
    for hit in _sizes().find(words):
        if hit.value.topic == "size" and _is_label(text, words, hit):
            start = len(text[: words[hit.first].start].rstrip("[( "))
            marks.append(Mark(start, start))
            continue
        first = hit.first
        while first and words[first - 1].sentence == words[hit.first].sentence:
            first -= 1
            if hit.first - first > 2:
                break
        is_size = hit.value.topic == "size" and not hit.value.needs
        if is_size and hit.first - first <= 2 and _opens_sentence(words, first):
            marks.append(Mark(words[first].start, words[first].start))
    return marks if len(marks) > 1 else []


def _is_label(text: str, words: list[Word], hit: Hit[Term]) -> bool:
    """Whether a size stands by itself: "[Close-up]", "Wide: ..."."""
    before, after = text[: words[hit.first].start].rstrip(), text[words[hit.last - 1].end :]
    if before.endswith(("[", "(")):
        return after.startswith(("]", ")"))
    return after.startswith(":") and _opens_sentence(words, hit.first)


def _opens_sentence(words: list[Word], index: int) -> bool:
    return index == 0 or words[index - 1].sentence != words[index].sentence


def _parts(words: list[Word], hit: Hit[Joint]) -> bool:
    """Whether "cut to" and the like are said of the film, not of hair or a diamond."""
    if hit.value in ("beat", "none", "fade_out", "fade_in") or not hit.first:
        return hit.value != "beat" or hit.first > 0
    before, first = words[hit.first - 1], words[hit.first]
    if before.clause != first.clause or first.word in _FILM_WORDS:
        return True
    return before.word in ("then", "and", "camera", "we", "quickly", "suddenly", "scene", "video")


def _seconds(time: str) -> float:
    total = 0.0
    for part in time.split(":")[-3:]:
        total = total * 60 + float(part)
    return total


def _ranges(text: str) -> Iterator[Mark]:
    for match in _RANGE.finditer(text):
        opened, first, unit, last, unit_2, closed, colon = match.groups()
        is_clock = ":" in first or ":" in last
        if not (is_clock or unit or unit_2 or (opened and closed)):
            continue
        if not (closed or colon or unit_2) or (opened and not closed):
            continue
        begins, ends = _seconds(first), _seconds(last)
        if ends > begins:
            yield Mark(match.start(), match.end(), seconds=ends - begins, begins_s=begins)


def _moments(text: str) -> Iterator[Mark]:
    for match in _MOMENT.finditer(text):
        time = re.sub(r"[^\d:.]", "", match[1] or match[2]).strip(".")
        yield Mark(match.start(), match.end(), begins_s=_seconds(time))


def _numbered(text: str) -> Iterator[Mark]:
    for match in _SHOT.finditer(text):
        inside = match[1] or ""
        between, length = _BETWEEN.search(inside), _LENGTH.search(inside)
        begins = _seconds(between[1]) if between else None
        seconds = _seconds(between[2]) - (begins or 0.0) if between else None
        if length and not between:
            seconds = _seconds(length[1])
        end = match.end() if not inside or seconds is not None else match.start(1)
        yield Mark(match.start(), end, seconds=seconds if (seconds or 0) > 0 else None,
                   begins_s=begins)  # fmt: skip


def _listed(text: str) -> list[Mark]:
    """A list numbered from 1, each on a line of its own."""
    marks: list[Mark] = []
    for match in _LISTED.finditer(text):
        if int(match[1]) == len(marks) + 1:
            marks.append(Mark(match.start(), match.end()))
    return marks if len(marks) > 1 else []


def _joined(marks: list[Mark]) -> list[Mark]:
    """Marks that stand together ("Shot 1 [0-3s]:") as one."""
    joined: list[Mark] = []
    for mark in marks:
        if joined and mark.start - joined[-1].end <= 2:
            last = joined.pop()
            mark = replace(
                mark,
                start=last.start,
                end=max(mark.end, last.end),
                seconds=mark.seconds or last.seconds,
                begins_s=last.begins_s if mark.begins_s is None else mark.begins_s,
            )
        joined.append(mark)
    return joined


def _timed(marks: list[Mark]) -> list[Mark]:
    """Lengths from the next one's beginning where only beginnings are said."""
    timed: list[Mark] = []
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        seconds = mark.seconds
        if seconds is None and mark.begins_s is not None and following and following.begins_s:
            seconds = following.begins_s - mark.begins_s
        timed.append(replace(mark, seconds=seconds if seconds and seconds > 0 else None))
    return timed
