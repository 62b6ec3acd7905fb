"""What a phrase's neighbours make of it: direction, speed, amount, hour, and "no"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sora_mcp.engine.animatic.language.terms.moves import DIRECTIONS, FAMILIES, SPEEDS
from sora_mcp.engine.animatic.language.terms.term import Term
from sora_mcp.engine.animatic.language.terms.times import HOURS
from sora_mcp.engine.animatic.language.terms.weathers import AMOUNTS, NEGATIONS
from sora_mcp.engine.animatic.language.words import Hit, Word
from sora_mcp.engine.animatic.plan import TimeOfDay, Weather

Resolved = tuple[dict[str, Any], list[int]]

_NEIGHBOURS = 3
_DIRECTION_AFTER = 5
_VERY = {"very": 1.35, "extremely": 1.5, "super": 1.4}
_LENS_RANGE = range(8, 601)
_HOUR = re.compile(r"\d{1,2}")


def resolved(words: Sequence[Word], hit: Hit[Term]) -> Resolved:
    """The fields that a hit sets, and the indexes of other words that say how."""
    sets = dict(hit.value.sets)
    match hit.value.topic:
        case "camera":
            return _move(words, hit, sets)
        case "weather":
            amount, extra = _amount(words, hit, float(sets.pop("amount", 0.5)))
            return {"weather": Weather(sets["weather"], amount)} if sets else {}, extra
        case "time" if str(sets.get("time", "")).startswith("#"):
            return {"time": _hour(words, hit, str(sets["time"]))}, []
        case "lens" if sets.get("lens_mm") == "#":
            return _lens(words, hit), []
    return sets, []


def refusal(words: Sequence[Word], first: int) -> int | None:
    """The index of the "no" in front of a word, if there is one."""
    for index in range(first - 1, max(-1, first - 1 - _NEIGHBOURS), -1):
        word = words[index]
        if word.clause != words[first].clause or word.word in ("but", "just", "only"):
            return None
        if word.word in NEGATIONS:
            return index
    return None


def _around(words: Sequence[Word], hit: Hit[Term], after: int) -> list[int]:
    """Indexes of the neighbours in the same clause, nearest before first."""
    clause, last = words[hit.first].clause, words[hit.last - 1].clause
    before = range(hit.first - 1, max(-1, hit.first - 1 - _NEIGHBOURS), -1)
    behind = range(hit.last, min(len(words), hit.last + after))
    return [i for i in before if words[i].clause == clause] + [
        i for i in behind if words[i].clause == last
    ]


def _move(words: Sequence[Word], hit: Hit[Term], sets: dict[str, Any]) -> Resolved:
    near = _around(words, hit, _DIRECTION_AFTER)
    extra: list[int] = []
    family = FAMILIES.get(str(sets.get("move", "")))
    if family:
        sets["move"], extra = _direction(words, hit, near, family)
    speeds = [i for i in (*range(hit.first, hit.last), *near) if words[i].word in SPEEDS]
    if speeds and "move_amount" not in sets:
        amounts = [SPEEDS[words[i].word] for i in speeds if words[i].word != "very"]
        if amounts:
            is_very = any(words[i].word == "very" for i in speeds)
            sets["move_amount"] = _stronger(amounts[0]) if is_very else amounts[0]
            extra += speeds
    return sets, extra


def _stronger(amount: float) -> float:
    return round(amount / 2 if amount < 0.5 else min(1.0, amount * 1.2), 2)


def _direction(
    words: Sequence[Word], hit: Hit[Term], near: Sequence[int], family: Mapping[str, Any]
) -> tuple[Any, list[int]]:
    """The move of the direction that is said; "from left to right" ends at the right."""
    inside = [i for i in range(hit.first, hit.last) if words[i].word in DIRECTIONS]
    said = inside or [i for i in near if words[i].word in DIRECTIONS]
    said = [i for i in said if DIRECTIONS[words[i].word] in family]
    if not said:
        return next(iter(family.values())), []
    is_from = any(words[i - 1].word == "from" for i in said if i)
    is_from = is_from or any(words[i - 1].word == "to" for i in said[1:])
    first = max(said) if is_from else said[0]
    used = said if is_from else [first]
    return family[DIRECTIONS[words[first].word]], used


def _amount(words: Sequence[Word], hit: Hit[Term], usual: float) -> tuple[float, list[int]]:
    said = [i for i in _around(words, hit, 2) if words[i].word in AMOUNTS and _is_beside(i, hit)]
    if not said:
        return usual, []
    amount = AMOUNTS[words[said[0]].word]
    before = said[0] - 1
    if before >= 0 and words[before].word in _VERY:
        amount = min(1.0, max(0.1, 0.5 + (amount - 0.5) * _VERY[words[before].word]))
        return round(amount, 2), [*said[:1], before]
    return amount, said[:1]


def _is_beside(index: int, hit: Hit[Term]) -> bool:
    return hit.first - 2 <= index <= hit.last


def _lens(words: Sequence[Word], hit: Hit[Term]) -> dict[str, Any]:
    number = next(words[i].word for i in range(hit.first, hit.last) if words[i].word[0].isdecimal())
    length = int(float(number)) if re.fullmatch(r"\d{1,4}(\.\d{1,4})?", number) else 0
    return {"lens_mm": length} if length in _LENS_RANGE else {}


def _hour(words: Sequence[Word], hit: Hit[Term], kind: str) -> TimeOfDay:
    number = next(words[i].word for i in range(hit.first, hit.last) if words[i].word[0].isdecimal())
    hour = int((_HOUR.match(number) or ["12"])[0])
    if kind != "#clock":
        hour = hour % 12 + (12 if kind == "#pm" else 0)
    return max((start, time) for start, time in HOURS if start <= hour % 24)[1]
