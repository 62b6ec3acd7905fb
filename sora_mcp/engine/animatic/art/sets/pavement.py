"""What is paved: slabs, bands and broken lines in true perspective."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    path,
    polygon,
)
from sora_mcp.engine.animatic.art.place import Site
from sora_mcp.engine.animatic.art.sets.terrain import Land

Z = 0.00068  # depths to a unit of length, away from the camera


def paving(
    land: Land, near: float, far: float, x: float, step: float, tone: str, width: float = 3.0
) -> str:
    """Joints of slabs between -x and x: lines across, and lines to the vanishing point."""
    d, depth = [], near
    while depth < far:
        y = land.foot(depth)
        d.append(f"M{-x / depth:.1f} {y:.1f}H{x / depth:.1f}")
        depth += step * Z
    count = int(2 * x / step)
    for index in range(count + 1):
        u = -x + index * step
        d.append(f"M{u / near:.1f} {land.foot(near):.1f}L{u / far:.1f} {land.foot(far):.1f}")
    return path("".join(d), "none", f'stroke="{tone}" stroke-width="{width:g}" opacity="0.3"')


def strip(
    land: Land, a: float, b: float, fill: str, near: float = 0.3, far: float = 70.0, more: str = ""
) -> str:
    """A straight band of ground from x = a to x = b (at depth 1) towards the vanishing point."""
    return polygon(
        [
            (a / near, land.foot(near)),
            (b / near, land.foot(near)),
            (b / far, land.foot(far)),
            (a / far, land.foot(far)),
        ],
        fill,
        more,
    )


def dashes(
    land: Land, x: float, width: float, long: float, gap: float, fill: str, far: float = 16.0
) -> str:
    """A broken line on a road."""
    d, depth = [], 0.34
    while depth < far:
        end = depth + long * Z
        a, b = x - width / 2, x + width / 2
        d.append(
            f"M{a / depth:.1f} {land.foot(depth):.1f}L{b / depth:.1f} {land.foot(depth):.1f}"
            f"L{b / end:.1f} {land.foot(end):.1f}L{a / end:.1f} {land.foot(end):.1f}Z"
        )
        depth = end + gap * Z
    return path("".join(d), fill)


def wide_of(site: Site, share: float, more: float = 0.0) -> float:
    """A share of half the frame's width, and some units more: what fits landscape and portrait."""
    return 500 * site.aspect * share + more
