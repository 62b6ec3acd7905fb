"""A prompt's timeline: which words are for all of it, and which for each take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sora_mcp.engine.animatic.language import looks, marks
from sora_mcp.engine.animatic.language.blocks import Passage, bullets, passages
from sora_mcp.engine.animatic.language.marks import Mark
from sora_mcp.engine.animatic.plan import Transition

_FOR_ALL = ("camera", "look", "speech", "silent", "unwanted")
_HEAD = re.compile(r"\A\s*([^.!?\n]+[.!?\n])")
_TAIL = re.compile(r"[.!?\n]\s*([^.!?\n]+[.!?]?)\s*\Z")
_BLANK = re.compile(r"\n[ \t]*\n")
_TRANSITIONS: dict[str, Transition] = {
    "dissolve": "dissolve",
    "fade": "fade",
    "fade_in": "fade",
    "fade_out": "fade",
    "turn": "dissolve",
}


@dataclass(frozen=True)
class Take:
    """The passages of one take. `goes_on`: it is the next beat of the take before.

    `turns`: what was there becomes what the passages tell.
    """

    passages: tuple[Passage, ...]
    seconds: float | None = None
    transition: Transition = "cut"
    goes_on: bool = False
    turns: bool = False


@dataclass(frozen=True)
class Outline:
    """What is said for all takes, and the takes; at least one."""

    shared: tuple[Passage, ...]
    takes: tuple[Take, ...]
    fades_out: bool = False


def outline(text: str) -> Outline:
    """The outline of a prompt in which quotations are blank."""
    numbered = marks.shots(text)
    if not numbered:
        section = passages(text, 0, len(text))
        return _outlined(text, _for_all(section), [(section, Mark(0, 0))])
    head = passages(text, 0, numbered[0].start)
    ends = [*(mark.start for mark in numbered[1:]), len(text)]
    sections = []
    for mark, end in zip(numbered, ends, strict=True):
        tail = _tail(text, mark.end, end) if end == len(text) else None
        head += tail[1] if tail else []
        sections.append((passages(text, mark.end, tail[0] if tail else end), mark))
    return _outlined(text, head, sections)


def _tail(text: str, start: int, end: int) -> tuple[int, list[Passage]] | None:
    """What is said for all after the last take: headed blocks behind a blank line."""
    for blank in _BLANK.finditer(text, start, end):
        after = passages(text, blank.end(), end)
        if after and all(one.role in _FOR_ALL for one in after):
            return blank.start(), after
    return None


def _for_all(section: list[Passage]) -> list[Passage]:
    return [one for one in section if one.role in _FOR_ALL]


def _outlined(
    text: str, shared: list[Passage], sections: list[tuple[list[Passage], Mark]]
) -> Outline:
    takes: list[Take] = []
    fades_out = False
    for_all = set(shared)
    for section, mark in sections:
        own = [one for one in section if one not in for_all]
        first = len(takes)
        for passage, joint in _parted(text, own):
            if joint == "fade_out":
                fades_out = True
                continue
            is_new = len(takes) == first or joint not in ("", "beat", "turn")
            if joint == "" and len(takes) > first:
                last = takes.pop()
                takes.append(replace(last, passages=(*last.passages, passage)))
                continue
            transition = _TRANSITIONS.get(joint, "cut")
            turns = joint == "turn" and not is_new
            takes.append(Take((passage,), None, transition, goes_on=not is_new, turns=turns))
        takes = takes if len(takes) > first else [*takes, Take(())]
        takes[first:] = _timed(takes[first:], mark)
    if len(takes) > 1:
        shared, takes = _bare_ends(text, shared, takes)
    return Outline(tuple(shared), tuple(takes), fades_out)


def _bare_ends(
    text: str, shared: list[Passage], takes: list[Take]
) -> tuple[list[Passage], list[Take]]:
    """A first or last sentence that only tells the look ("Noir, 35mm.") is for all takes."""
    ends = ((0, 0, _HEAD), (len(takes) - 1, -1, _TAIL))
    for index, at, pattern in ends:
        own = list(takes[index].passages)
        found = pattern.search(own[at].text(text)) if own and own[at].role == "all" else None
        if found is None or not looks.is_bare(found[1]):
            continue
        passage, rest = own[at], own[at]
        start, end = (passage.start + place for place in found.span(1))
        rest = replace(rest, start=end) if at == 0 else replace(rest, end=start)
        own[at] = rest
        if rest.text(text).strip(" \t\n.,;:-") or len(own) > 1:
            takes[index] = replace(takes[index], passages=tuple(own))
            shared = [*shared, replace(passage, start=start, end=end)]
    return shared, takes


def _timed(takes: list[Take], mark: Mark) -> list[Take]:
    """A section's length shared by its takes."""
    share = mark.seconds / len(takes) if mark.seconds else None
    return [replace(take, seconds=share) for take in takes]


def _parted(text: str, section: list[Passage]) -> Iterator[tuple[Passage, str]]:
    """Passages with what joins each to those before: "" for the same take."""
    for passage in section:
        if passage.role == "beats" and (lines := bullets(text, passage)):
            for number, (start, end) in enumerate(lines):
                yield replace(passage, start=start, end=end, role="all"), "beat" if number else ""
        elif passage.role in ("all", "beats"):
            yield from _cut_up(text, replace(passage, role="all"))
        else:
            yield passage, ""


def _cut_up(text: str, passage: Passage) -> Iterator[tuple[Passage, str]]:
    plain = passage.text(text)
    found = [*marks.joints(plain), *marks.size_openings(plain)]
    at, joint = 0, ""
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if mark.start < at:
            continue
        piece = Passage(passage.start + at, passage.start + mark.start, "all")
        if piece.text(text).strip(" \t\n.,;:-"):
            yield piece, joint
            joint = mark.joint
        elif mark.joint not in ("beat", "cut"):
            joint = mark.joint
        if mark.joint == "fade_out":
            yield Passage(passage.start + mark.start, passage.start + mark.end, "all"), "fade_out"
            joint = "fade"
        at = mark.end
    rest = replace(passage, start=passage.start + at)
    if rest.text(text).strip(" \t\n.,;:-"):
        yield rest, joint
