"""Lengths and speeds in an edit of footage: "first 3 seconds", "2x", "fade out over 2 seconds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sora_mcp.engine.animatic.language.words import Span

Found = tuple[Span, dict[str, Any]]

_NUMBERS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0,
    "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "half": 0.5, "": 1.0,
    "couple": 2.0, "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0,
}  # fmt: skip
_N = r"(\d{1,4}(?:\.\d{1,3})?|a couple(?: of)?|half an?|" + "|".join(w for w in _NUMBERS if w) + ")"
_S = r"\s*-?\s*(?:seconds?|secs?|s)\b"
_OFF = r"\b(?:cut|remove|drop|delete|lose|chop|skip|take|trim|without|omit)(?:\s+(?:off|out|away))?"
_THE = r"\s+(?:the\s+|its\s+|only\s+the\s+|just\s+the\s+)?"

_FIRST_OFF = re.compile(
    rf"{_OFF}{_THE}(?:first|opening|initial)\s+(?:{_N}\s*)?(?:seconds?|secs?|s)\b(?:\s+off)?", re.I
)
_LAST_OFF = re.compile(
    rf"{_OFF}{_THE}(?:last|final|closing)\s+(?:{_N}\s*)?(?:seconds?|secs?|s)\b(?:\s+off)?", re.I
)
_FIRST = re.compile(rf"\b(?:first|opening|initial)\s+(?:{_N}\s*)?(?:seconds?|secs?|s)\b", re.I)
_LAST = re.compile(rf"\b(?:last|final|closing)\s+(?:{_N}\s*)?(?:seconds?|secs?|s)\b", re.I)
_HALF = re.compile(r"\b(first|second|last)\s+half\b", re.I)
_RANGE = re.compile(
    rf"\b(?:from|between|keep|use|only|trim|cut|shorten)?\s*(?:it\s+)?(?:to\s+|from\s+|between\s+)?"
    rf"(\d{{1,3}}(?:\.\d{{1,3}})?)\s*(?:seconds?|secs?|s)?\s*(?:-|–|to|until|and)\s*"  # noqa: RUF001
    rf"(\d{{1,3}}(?:\.\d{{1,3}})?){_S}", re.I,
)  # fmt: skip
_LONG = re.compile(
    rf"\b(?:(?:trim|cut|shorten|shortened|limit|reduce)(?:\s+\w+){{0,2}}\s+(?:down\s+)?to|make\s+it"
    rf"|make\s+(?:the\s+)?(?:video|clip)|only|just)\s+(?:only\s+)?{_N}{_S}(?:\s+long)?", re.I,
)  # fmt: skip
_TIMES = re.compile(
    r"(?<![\w.:])(?:(?:at|by|to)\s+)?(?:(\d{1,2}(?:\.\d{1,2})?)\s*(?:x|×|times)|x\s*(\d{1,2}(?:\.\d{1,2})?))"  # noqa: RUF001
    r"(?:\s+(?:as\s+)?(faster|slower|fast|slow|speed|slow\s+motion|slowdown))?\b", re.I,
)  # fmt: skip
_PERCENT = re.compile(
    r"\b(\d{1,4})\s*(?:%|percent)\s*(?:of\s+(?:the\s+)?(?:original\s+)?)?(faster|slower|speed)",
    re.I,
)
_ZOOM = re.compile(
    r"\b(zoom|crop|punch|enlarge|magnify)\w*(?:\s+(?:it|in|into|the\s+\w+))?(?:\s+(?:by|to))?\s+"
    r"(\d{1,3}(?:\.\d{1,2})?)\s*(x|×|times|%|percent)", re.I,  # noqa: RUF001
)  # fmt: skip
_OVER = re.compile(
    rf"\b(?:over|for|of|lasting|during|in)\s+{_N}{_S}|\b{_N}{_S}\s+(?=(?:long\s+)?fade)", re.I
)


def zooms(text: str) -> Iterator[Found]:
    """Crops with a number: "zoom in 2x", "crop by 20 %"."""
    for match in _ZOOM.finditer(text):
        amount = float(match[2])
        if match[3] in ("%", "percent"):
            amount = amount / 100 if amount > 100 else 1 + amount / 100
        kind = match[1].lower()
        zoom = min(4.0, max(1.0, amount))
        moving = kind == "zoom"
        change = {"do": "zoom", "from": 1.0, "to": zoom} if moving else {
            "do": "crop", "zoom": zoom, "x": 0.0, "y": 0.0,
        }  # fmt: skip
        yield match.span(), change


def trims(text: str) -> Iterator[Found]:
    """Parts that are kept or left out, nearest reading first; the caller passes over overlaps."""
    for pattern, keep in ((_FIRST_OFF, "after"), (_LAST_OFF, "before_end")):
        for match in pattern.finditer(text):
            yield match.span(), _trim(keep, _number(match[1]))
    for match in _HALF.finditer(text):
        keep = "first" if match[1].lower() == "first" else "last"
        yield match.span(), {**_trim(keep, 0.5), "shares": True}
    for pattern, keep in ((_FIRST, "first"), (_LAST, "last"), (_LONG, "first")):
        for match in pattern.finditer(text):
            yield match.span(), _trim(keep, _number(match[1]))
    for match in _RANGE.finditer(text):
        start, end = float(match[1]), float(match[2])
        if end > start:
            yield match.span(), {"do": "trim", "keep": "range", "from_s": start, "to_s": end}


def speeds(text: str) -> Iterator[Found]:
    """Speeds with a number: "2x", "3 times slower", "50 % faster"."""
    for match in _TIMES.finditer(text):
        factor = float(match[1] or match[2])
        if factor and (match[3] or "").lower().startswith("slow") and factor > 1:
            factor = 1 / factor
        if factor and (match[3] or match[0].strip()[-1:].lower() == "x" or match[2]):
            yield match.span(), {"do": "speed", "factor": _speed(factor)}
    for match in _PERCENT.finditer(text):
        share, how = float(match[1]) / 100, match[2].lower()
        factor = {"faster": 1 + share, "slower": 1 - share, "speed": share}[how]
        yield match.span(), {"do": "speed", "factor": _speed(factor)}


def length_near(text: str, start: int, end: int) -> tuple[Span, float] | None:
    """How long something takes, said right after or before a place of the text."""
    after = _OVER.match(text, end + len(text[end:]) - len(text[end:].lstrip()))
    if after and (after[1] or after[2]):
        return after.span(), _number(after[1] or after[2])
    for match in _OVER.finditer(text, max(0, start - 24), start + 4):
        if match[2]:
            return match.span(), _number(match[2])
    return None


def _trim(keep: str, amount: float) -> dict[str, Any]:
    return {"do": "trim", "keep": keep, "amount": amount}


def _speed(factor: float) -> float:
    return round(min(10.0, max(0.1, factor)), 4)


def _number(text: str | None) -> float:
    words = (text or "").lower().replace(" of", "")
    if words.startswith("half"):
        return 0.5
    words = words.removeprefix("a ") if words != "a" else words
    return _NUMBERS[words] if words in _NUMBERS else float(words)
