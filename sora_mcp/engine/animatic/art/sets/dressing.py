"""Props of the shelf as scenery: drawn where a set needs them, as large as it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sora_mcp.engine.animatic.art import props, rigs
from sora_mcp.engine.animatic.art.drawing import Point, group
from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose
from sora_mcp.engine.animatic.art.light import Paint

assert props  # their import puts
assert rigs  # figures on the shelf


def stood(
    paint: Paint, name: str, at: Point, high: float, *,
    flips: bool = False, look: Mapping[str, str] | None = None,
    is_lit: bool = True,
) -> str:  # fmt: skip
    """A figure with its foot at a point, so many units high; its lamps are out unless `is_lit`."""
    figure, k = FIGURES[name], high / 1000
    if not is_lit:
        paint = replace(paint, light=replace(paint.light, dark=min(0.2, paint.light.dark)))
    drawing = figure.draw(Pose(paint, Look(look or {}), figure.action(""), 0.0, 1))
    way = -k if flips else k
    return group(drawing.body, f"translate({at[0]:.1f} {at[1]:.1f}) scale({way:.4g} {k:.4g})")
