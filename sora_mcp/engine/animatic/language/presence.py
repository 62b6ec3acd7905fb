"""Who is there all along: in one take nobody on a lap comes out of nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.plan import Actor, Shot

_AT_REST = ("", "sit", "lie", "sleep", "stand")
_MEANWHILE = {"stroke": "sit"}  # what is done in a posture, and the posture


def from_the_start(shots: Sequence[Shot], seamless: Sequence[bool]) -> list[Shot]:
    """The shots with those who are held in a later beat of a take held from its beginning on."""
    result = list(shots)
    for at in range(len(result) - 1, 0, -1):
        if seamless[at]:
            result[at - 1] = _with_held(result[at - 1], result[at])
    return result


def _with_held(before: Shot, after: Shot) -> Shot:
    cast = list(before.cast)
    for actor in after.cast:
        holder = actor.to
        if holder is None or not _was_there(actor, before, after):
            continue
        cast.append(actor)
        if _MEANWHILE.get(after.cast[holder].action) == cast[holder].action:
            cast[holder] = after.cast[holder]
    return replace(before, cast=tuple(cast))


def _was_there(actor: Actor, before: Shot, after: Shot) -> bool:
    """Whether it rests in the arms of one who was there, and nobody said that it came."""
    holder = actor.to
    is_held = actor.relation == "holding" and actor.kind == "rig" and actor.action in _AT_REST
    if not is_held or holder is None or holder >= len(before.cast):
        return False
    is_same = before.cast[holder].label == after.cast[holder].label
    return is_same and all(one.name != actor.name for one in before.cast)
