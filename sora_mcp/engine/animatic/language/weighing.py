"""Many findings, one shot: which of them count, what they say, and which find no room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sora_mcp.engine.animatic.language.grammar import Finding
from sora_mcp.engine.animatic.plan import Weather

# Of two weathers the heavier one is drawn; the other is only told.
_WEATHER_RANK = {
    "storm": 9, "snow": 8, "rain": 7, "dust": 6, "fog": 5, "confetti": 5, "petals": 5, "leaves": 5,
    "embers": 5, "bubbles": 5, "fireflies": 5, "wind": 3, "cloudy": 2, "clear": 1,
}  # fmt: skip
_GENERAL_MOVES = {"handheld": 1, "static": 0}
_GENERAL = 2
# The second shows the first as well.
_BOTH = {("black_and_white", "noir"), ("high", "overhead")}


@dataclass
class Weighed:
    """Fields that are set, fields that are only suggested, what words became, and the rest."""

    sets: dict[str, Any] = field(default_factory=dict)
    weak: dict[str, Any] = field(default_factory=dict)
    understood: dict[str, str] = field(default_factory=dict)
    no_room: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)


def weighed(found: Sequence[Finding]) -> Weighed:
    """One shot's worth of the findings of its text."""
    result = Weighed()
    for one in found:
        if one.is_negated:
            _refuse(result, one)
            continue
        for name, value in one.weak.items():
            result.weak.setdefault(name, value)
        if one.topic == "undrawn":
            result.no_room.append(_key(one))
        elif one.sets:
            _set(result, one)
        elif one.weak or (one.text and one.topic == "technical"):
            result.understood[_key(one)] = told(one.weak) or "nothing to draw in a draft"
    return result


def _key(one: Finding) -> str:
    return " ".join(one.text.lower().split())


def _refuse(result: Weighed, one: Finding) -> None:
    result.understood[_key(one)] = "left out"
    result.refused.add(one.topic)


def _set(result: Weighed, one: Finding) -> None:
    """Set a finding's fields, if it outweighs what is there; else it finds no room."""
    lead = next(iter(one.sets))
    if lead not in result.sets or _outweighs(lead, one.sets[lead], result.sets[lead]):
        for key, value in list(result.understood.items()):
            if (result.sets.get(lead), one.sets[lead]) in _BOTH:
                break
            if lead in result.sets and value.startswith(f"{_TITLES.get(lead, lead)}:"):
                result.understood.pop(key)
                result.no_room.append(key)
        result.sets.update(one.sets)
        result.understood[_key(one)] = told(one.sets)
        return
    is_same = _is_same(lead, result.sets[lead], one.sets[lead])
    is_same = is_same or (one.sets[lead], result.sets[lead]) in _BOTH
    if is_same:
        for name, value in one.sets.items():
            result.sets.setdefault(name, value)
        result.understood[_key(one)] = told(one.sets)
    else:
        result.no_room.append(_key(one))


def _is_same(lead: str, old: Any, new: Any) -> bool:
    return bool(old.kind == new.kind if lead == "weather" else old == new)


def _outweighs(lead: str, new: Any, old: Any) -> bool:
    if lead == "weather":
        return (_WEATHER_RANK[new.kind], new.intensity) > (_WEATHER_RANK[old.kind], old.intensity)
    if lead == "move":
        return _GENERAL_MOVES.get(new, _GENERAL) > _GENERAL_MOVES.get(old, _GENERAL)
    return lead in ("style", "angle") and (old, new) in _BOTH


_TITLES = {
    "size": "shot size", "angle": "angle", "move": "camera", "lens_mm": "lens", "time": "time",
    "weather": "weather", "style": "style", "palette": "palette",
}  # fmt: skip


def told(sets: Any) -> str:
    """Fields in words: "camera: dolly in, slow"."""
    return "; ".join(
        f"{_TITLES[name]}: {_value(name, value, sets)}"
        for name, value in sets.items()
        if name in _TITLES
    )


def _value(name: str, value: Any, sets: Any) -> str:
    if isinstance(value, Weather):
        return f"{_much(value.intensity, 'light', 'heavy')}{value.kind}"
    if name == "lens_mm":
        return f"{value} mm"
    if name == "palette":
        return ", ".join(value)
    plain = str(value).replace("_", " ")
    if name == "move" and "move_amount" in sets:
        speed = _much(float(sets["move_amount"]), "slow", "fast").strip()
        return f"{plain}, {speed}" if speed else plain
    return plain


def _much(amount: float, little: str, much: str) -> str:
    if amount <= 0.35:
        return f"{little} "
    return f"{much} " if amount >= 0.8 else ""
