"""What is on a table is within its edges: moved to its middle, and smaller where need be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.scene.groups import half_of
from sora_mcp.engine.animatic.scene.parts import Part

TABLES = ("table", "desk")
_TOP = 0.98  # of a table's half


def on_tables(parts: Sequence[Part]) -> list[Part]:
    """The parts with everything within the edges of the table that it is on."""
    done = list(parts)
    for index, table in enumerate(parts):
        if table.figure.name in TABLES:
            for at, part in _within(table, index, parts):
                done[at] = part
    return done


def _within(table: Part, index: int, parts: Sequence[Part]) -> list[tuple[int, Part]]:
    """What a table carries, with the places in the list."""
    things = [(at, part) for at, part in enumerate(parts) if _is_on(part, index)]
    if not things:
        return []
    left = min(part.x - half_of(part) for _, part in things)
    right = max(part.x + half_of(part) for _, part in things)
    room = _TOP * half_of(table)
    if left >= table.x - room and right <= table.x + room:
        return []
    share, middle = min(1.0, 2 * room / (right - left)), (left + right) / 2
    top = table.y - table.height * table.top / 1000

    def put(part: Part) -> Part:
        x = table.x + share * (part.x - middle)
        return replace(part, x=x, y=top + share * (part.y - top), height=share * part.height)

    return [(at, put(part)) for at, part in things]


def _is_on(part: Part, table: int) -> bool:
    return part.carrier == table and part.actor.kind in ("prop", "card") and not part.figure.hand
