"""How time becomes pictures: 24 a second, and a shot is a whole number of them."""

from __future__ import annotations

from collections.abc import Iterable

from sora_mcp.engine.animatic.plan import Shot

FPS = 24


def counted(shots: Iterable[Shot]) -> int:
    """How many pictures the shots are together; each is one at least."""
    return sum(max(1, round(shot.seconds * FPS)) for shot in shots)
