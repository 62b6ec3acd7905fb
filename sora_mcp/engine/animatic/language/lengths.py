"""How long footage is after an edit: which part of it is kept, and how fast it runs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

SLOWEST, FASTEST = 0.1, 10.0
_SHORTEST_S = 0.25


def edited_seconds(changes: Sequence[str], seconds: float) -> float:
    """How long footage of `seconds` is after the changes of a spec."""
    return lasting([json.loads(text) for text in changes], seconds)


def lasting(changes: Sequence[Mapping[str, Any]], seconds: float) -> float:
    """Like `edited_seconds`, for changes that have been read."""
    from_s, to_s = kept(changes, seconds)
    speed = 1.0
    for one in changes:
        if one["do"] == "speed":
            speed *= float(one["factor"])
    return (to_s - from_s) / min(FASTEST, max(SLOWEST, speed))


def kept(changes: Sequence[Mapping[str, Any]], seconds: float) -> tuple[float, float]:
    """From when to when of the footage is kept; never less than a quarter of a second."""
    from_s, to_s = 0.0, seconds
    for one in changes:
        if one["do"] == "trim":
            start, end = _part(one, seconds)
            from_s, to_s = max(from_s, start), min(to_s, end)
    least = min(_SHORTEST_S, seconds)
    from_s = max(0.0, min(from_s, seconds - least))
    return from_s, max(from_s + least, to_s)


def _part(one: Mapping[str, Any], seconds: float) -> tuple[float, float]:
    """What a trim keeps: its numbers are seconds, or shares of the whole where it says so."""
    unit = seconds if one.get("shares") else 1.0
    amount = float(one.get("amount", 0.0)) * unit
    match one["keep"]:
        case "first":
            return 0.0, amount
        case "last":
            return seconds - amount, seconds
        case "after":
            return amount, seconds
        case "before_end":
            return 0.0, seconds - amount
    return float(one["from_s"]), float(one["to_s"])
