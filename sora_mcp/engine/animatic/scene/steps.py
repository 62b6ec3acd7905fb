"""Flights of steps that somebody jumps down, or that a place has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.figure import FIGURES, Look
from sora_mcp.engine.animatic.art.place import SetArt
from sora_mcp.engine.animatic.plan import Actor
from sora_mcp.engine.animatic.scene.parts import Part

STEPS = "steps"  # the detail of a place, and the figure
_HOP, _DOWN = "ollie", "jump_steps"
_HIGH, _BEHIND = 0.44, 1.03  # of who jumps down them; depths


def with_steps(cast: Sequence[Actor], details: Iterable[str], art: SetArt) -> tuple[Actor, ...]:
    """The cast with the steps of an open place; who jumps on a board jumps down them."""
    if STEPS not in details or not art.sky:
        return tuple(cast)
    if any(actor.action == _HOP for actor in cast):
        return tuple(replace(a, action=_DOWN) if a.action == _HOP else a for a in cast)
    return (*cast, Actor("prop", STEPS)) if cast else tuple(cast)


def flights(parts: Sequence[Part]) -> list[Part]:
    """The steps that each one jumps down, as high as the jump is deep."""
    return [_under(part) for part in parts if part.action == _DOWN]


def _under(part: Part) -> Part:
    figure = FIGURES[STEPS]
    return replace(
        part, actor=Actor("prop", STEPS), figure=figure, look=Look(), action=figure.action(""),
        height=_HIGH * part.height, depth=_BEHIND * part.depth, phase=0.0, is_main=False,
    )  # fmt: skip
