"""A text as tokens for the cast: words as they are, punctuation, and what stands in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

QUOTE = '"'
_TOKEN = re.compile(
    r"(?P<quote>\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<![\w])['‘][^'’\n]{1,60}['’](?!\w))"  # noqa: RUF001
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*|\d+[^\W_]*)"  # noqa: RUF001
    r"|(?P<mark>[.,;:!?()\[\]{}\n—–|/•*&])"  # noqa: RUF001
)
ENDS = frozenset(".;!?\n|")
PAUSES = frozenset(",:()[]{}—–/•*") | ENDS  # noqa: RUF001


@dataclass(frozen=True)
class Token:
    """A word in lower case (or a mark, or a quote with its content) and its place."""

    word: str
    start: int
    end: int
    is_glued: bool = False  # by a hyphen to the one before
    quoted: str = ""


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match["quote"]:
            found.append(Token(QUOTE, start, end, quoted=match["quote"][1:-1].strip()))
            continue
        word = match.group().lower().replace("’", "'")  # noqa: RUF001
        is_glued = bool(found) and found[-1].end == start - 1 and text[start - 1] == "-"
        found.append(Token("and" if word == "&" else word, start, end, is_glued))
    return found
