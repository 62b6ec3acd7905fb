"""Headers that a person sets for their video server, read from one line of text."""

from __future__ import annotations

import json
import re

# RFC 9110, 5.6.2: what the name of a header is made of.
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
# Made anew for every request; a fixed one would break it.
_NOT_OURS = {
    "connection", "content-encoding", "content-length", "content-type", "host",
    "transfer-encoding",
}  # fmt: skip


def parse(text: str) -> dict[str, str]:
    """`Name: value; Other: value`, or a JSON object for values with a semicolon.

    Raises:
        ValueError: it cannot be read, or such a header cannot be sent. Never holds a value.
    """
    given = _from_json(text) if text.lstrip().startswith("{") else _from_line(text)
    for name, value in given.items():
        if not _NAME.fullmatch(name):
            raise ValueError("a header has a name of letters, digits and dashes")
        if name.lower() in _NOT_OURS:
            raise ValueError(f"{name} is made anew for every request and cannot be set")
        if not (value.isascii() and value.isprintable()):
            raise ValueError(f"the value of {name} has characters that no header can carry")
    if len({name.lower() for name in given}) < len(given):
        raise ValueError("a header is named twice")
    return given


def _from_line(text: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for part in filter(str.strip, text.split(";")):
        name, colon, value = part.partition(":")
        if not colon or not value.strip() or name.strip() in given:
            raise ValueError("write it as `Name: value; Other: value`, or as a JSON object")
        given[name.strip()] = value.strip()
    return given


def _from_json(text: str) -> dict[str, str]:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("it begins like a JSON object but is none") from None
    if not all(isinstance(value, str) and value.strip() for value in given.values()):
        raise ValueError("each header in the JSON object needs text as its value")
    return {name: value.strip() for name, value in given.items()}
