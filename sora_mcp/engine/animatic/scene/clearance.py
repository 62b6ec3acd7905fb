"""The room between two that stand side by side, beyond what each takes by itself."""

from __future__ import annotations

from sora_mcp.engine.animatic.scene.groups import Group
from sora_mcp.engine.animatic.scene.handiwork import is_at_work
from sora_mcp.engine.animatic.scene.holding import has_mouth
from sora_mcp.engine.animatic.scene.lying import TRAIT

_AT_HAND, _GAP = 0.46, 0.12  # of a height, to the end of a counter; of a half, between two
_KITS = {"play_drums": 0.74}  # of a height, to where the cymbals are
_HEAD = 0.2  # of its half, that an animal's head is farther out than its tail
_TABLES = ("table", "desk")


def clearance(one: Group, other: Group) -> float:
    """More room: for the heads of two animals, for what is worked at, between what lies."""
    if all(group.is_alive and has_mouth(group.lead) for group in (one, other)):
        return _HEAD * (one.half + other.half)
    return max(_beyond(one), _beyond(other))


def _beyond(one: Group) -> float:
    """How far what is in hand, or what lies end to end, goes beyond the room it takes."""
    if one.lead.action in _KITS:
        return max(0.0, _KITS[one.lead.action] * one.lead.height - one.half)
    if is_at_work(one.lead):
        return max(0.0, _AT_HAND * one.lead.height - one.half)
    return _GAP * one.half if one.lead.look.trait(TRAIT) == "flat" else 0.0


def works_at(one: Group, other: Group) -> bool:
    """Whether it is at work, or sits at a table, which it would hide."""
    sits = one.lead.action.startswith("sit") and other.lead.figure.name in _TABLES
    return sits or is_at_work(one.lead)
