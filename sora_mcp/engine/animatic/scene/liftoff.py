"""The smoke under a rocket that takes off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.figure import FIGURES, Look
from sora_mcp.engine.animatic.plan import Actor
from sora_mcp.engine.animatic.scene.parts import Part

_SMOKE, _HIGH, _NEARER = "launch_smoke", 0.26, 0.99  # the figure; of the rocket; depths


def smoke(parts: Sequence[Part]) -> list[Part]:
    """A cloud at the foot of each rocket that leaves the ground."""
    return [_under(part) for part in parts if part.figure.name == "rocket" and _leaves(part)]


def _leaves(part: Part) -> bool:
    return part.cycle.climb > 0 and not part.floats and part.carrier is None


def _under(part: Part) -> Part:
    figure = FIGURES[_SMOKE]
    return replace(
        part, actor=Actor("prop", _SMOKE), figure=figure, look=Look(), action=figure.action(""),
        height=_HIGH * part.height, depth=_NEARER * part.depth, phase=0.0, is_main=False,
        floats=True,
    )  # fmt: skip
