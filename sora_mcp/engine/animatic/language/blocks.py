"""Headed blocks of a prompt ("Camera:", "Actions:"), and what each speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sora_mcp.engine.animatic.language import casting
from sora_mcp.engine.animatic.language.terms.headers import ROLES, Role
from sora_mcp.engine.animatic.language.words import Span

_BULLET = re.compile(r"^[ \t]{0,8}(?:[-*•–—]|\d{1,2}[.)])[ \t]+", re.M)  # noqa: RUF001
_STOP = re.compile(r"(?<=[^\s.])[.!]\s")
_SHORT = ("camera", "look", "silent", "unwanted")
_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Passage:
    """A stretch of the prompt that speaks of one matter."""

    start: int
    end: int
    role: Role

    def text(self, prompt: str) -> str:
        """Its words."""
        return prompt[self.start : self.end]


@cache
def _headers() -> re.Pattern[str]:
    names = sorted(ROLES, key=len, reverse=True)
    header = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"(?:^|(?<=\n)|(?<=[.;!?|,\])][ \t]))\s{{0,2}}[ \t>#*_\-•]{{0,8}}({header})[*_]{{0,2}}"
        rf"(?:[ \t]?\([^()\n]{{0,60}}\))?[ \t]?[*_]{{0,2}}:[*_]{{0,2}}",
        re.I,
    )


def passages(prompt: str, start: int, end: int) -> list[Passage]:
    """A section of the prompt in passages, in order."""
    found: list[Passage] = []
    at = start
    # On the section alone: a header may be its first word.
    headers = list(_headers().finditer(prompt[start:end]))
    for number, header in enumerate(headers):
        until = start + headers[number + 1].start() if number + 1 < len(headers) else end
        close = _close(prompt, start + header.end(), until)
        role = ROLES[header[1].lower()]
        close = min(close, _own(prompt, Passage(start + header.end(), close, role)))
        found.append(Passage(at, start + header.start(), "all"))
        found.append(Passage(start + header.end(), close, role))
        at = close
    found.append(Passage(at, end, "all"))
    return [one for one in found if one.text(prompt).strip(" \t\n-*•#_>")]


def _close(prompt: str, start: int, until: int) -> int:
    """Where a block ends: at the first blank line after its words, but bullets go on."""
    first = start
    while first < until and prompt[first].isspace():
        first += 1
    at = first
    while blank := _BLANK.search(prompt, at, until):
        if not _BULLET.match(prompt, blank.end()):
            return blank.start()
        at = blank.end()
    return until


def _own(prompt: str, block: Passage) -> int:
    """Where a block's own words end and the scene goes on in the same line.

    In a prompt of one line that is the first full stop, else before a sentence with somebody in it.
    """
    if block.role not in _SHORT:
        return block.end
    words = prompt[block.start : block.end]
    line = block.start + (words.find("\n", len(words) - len(words.lstrip())) % (len(words) + 1))
    is_one_line = "\n" not in prompt.strip()
    for stop in _STOP.finditer(prompt, block.start, line):
        following = prompt[stop.end() : line]
        if following.strip() and (is_one_line or _has_somebody(following)):
            return stop.start() + 1
    return block.end


def _has_somebody(text: str) -> bool:
    """Whether the next sentence has a cast that lives and does something."""
    sentence = _STOP.split(text)[0]
    return any(one.kind != "prop" and one.action for one in casting.cast(sentence, {}).actors)


def bullets(prompt: str, passage: Passage) -> list[Span]:
    """The places of a block's bulleted lines, with what goes on under them; [] without any."""
    marks = list(_BULLET.finditer(prompt, passage.start, passage.end))
    ends = [*(mark.start() for mark in marks[1:]), passage.end]
    return [(mark.end(), end) for mark, end in zip(marks, ends, strict=False)]


def spoken(prompt: str, found: list[Passage]) -> Iterator[Passage]:
    """The dialogue blocks."""
    return (one for one in found if one.role == "speech" and one.text(prompt).strip())
