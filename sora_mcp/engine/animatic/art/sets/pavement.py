"""What is paved: slabs, bands and broken lines in true perspective."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.place import Site
from sora_mcp.engine.animatic.art.sets.terrain import NEAR_Y, Land

Z = 0.00068  # depths to a unit of length, away from the camera
CROSSED = 1.4  # depth from which on there is asphalt: the camera stands on it, too


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


def crossway(land: Land, verge: str, edge: str = "#efece2", dash: str = "#efc94f") -> list[str]:
    """Asphalt across the frame, as those go who drive on it, with its lines and its shoulder."""
    near, half = land.air(1), land.site.half

    def band(far: float, close: float, tone: str, shade: float = 0.05) -> str:
        top, low = land.foot(far), land.foot(close) if close else NEAR_Y
        return rect(-half, top, 2 * half, low - top, near(tone, shade))

    body = [
        band(CROSSED * 1.08, 0.0, verge, 0.14),
        band(CROSSED, 0.0, "#6d6c70"),
        band(1.24, 1.14, "#5a595f"),
        band(0.84, 0.77, "#5a595f"),
        band(CROSSED * 0.975, CROSSED * 0.955, edge),
    ]
    y, thick, x = land.foot(0.945), 13.0, -half
    while x < half:
        body.append(polygon([(x, y), (x + 150, y), (x + 146, y + thick), (x - 4, y + thick)],
                            near(dash)))  # fmt: skip
        x += 400
    return body
