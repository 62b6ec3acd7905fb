"""A stage for places that no set shows: a floor with a grid that fades, and a plain backdrop."""

from __future__ import annotations

from itertools import pairwise

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import Drawing, ellipse, glow, gradient, path, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.pavement import Z
from sora_mcp.engine.animatic.art.sets.terrain import NEAR_Y, Land

_WALL, _FLOOR = "#c3c9d0", "#aeb5bd"
_TINT = 0.42  # how much of the sky's colours the backdrop takes on
_STEP, _BOLD = 300, 4  # units between lines; each fourth one is bold
_FADE = (0.34, 0.6, 0.9, 1.3, 1.9, 2.8, 4.2, 6.5, 10.0)  # depths: the grid pales from each on


@place("blockout")
def blockout(site: Site) -> SetArt:
    """Greys of the hour: whoever plays here is all there is to see."""
    land = Land(site, horizon=585)
    return SetArt(
        planes=(Plane(_backdrop(land), depth=40.0),),
        ground=Ground(_floor(land), mirror=0.12 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="air",
        tags=frozenset({"bare"}),
    )


def _tones(land: Land) -> tuple[str, str, str]:
    """The backdrop's colours: top, above the horizon, and where it meets the floor."""
    paint, sky = land.site.light.paint(1), land.site.light.sky
    top = colour.mix(paint(_WALL, 0.45), sky[0], _TINT)
    middle = colour.mix(paint(_WALL, 0.1), sky[1], _TINT)
    low = colour.mix(colour.lighter(paint(_WALL, -0.35), 0.12), sky[2], _TINT)
    return top, middle, low


def _backdrop(land: Land) -> Drawing:
    """A wall without edges, lightest where it sweeps into the floor, lit from the light's side."""
    site, box = land.site, land.site.box(-420, NEAR_Y)
    top, middle, low = _tones(land)
    meets = (land.horizon - box.top) / box.height
    stops = ((0.0, top, 1.0), (0.55 * meets, middle, 1.0), (meets, low, 1.0), (1.0, low, 1.0))
    body = gradient("wall", stops) + rect(box.left, box.top, box.width, box.height, "url(#wall)")
    body += glow("lit", colour.lighter(low, 0.35), 0.5)
    x = land.side * 260 * site.aspect
    return Drawing(body + ellipse(x, land.horizon - 210, 520 * site.aspect, 240, "url(#lit)"), box)


def _floor(land: Land) -> Drawing:
    site, box = land.site, land.site.box(land.horizon, NEAR_Y)
    near = site.light.paint(1)
    low = _tones(land)[2]
    far, dark = colour.mix(near(_FLOOR, 0.0), low, 0.55), near(_FLOOR, 0.38)
    stops = ((0.0, low, 1.0), (0.1, far, 1.0), (0.4, near(_FLOOR, 0.1), 1.0), (1.0, dark, 1.0))
    body = gradient("floor", stops) + rect(box.left, box.top, box.width, box.height, "url(#floor)")
    body += glow("pool", colour.lighter(near(_FLOOR, -0.4), 0.3), 0.6)
    body += ellipse(0, land.floor, 330 + 330 * site.aspect, 130, "url(#pool)")
    return Drawing(body + _grid(land, colour.darker(near(_FLOOR, 0.3), 0.35)), box)


def _grid(land: Land, tone: str) -> str:
    """Lines away from the camera and across, paler with each stretch of depth."""
    body, count = "", int(land.site.half * _FADE[-1] * 0.35 / _STEP)
    for index, (near, far) in enumerate(pairwise(_FADE)):
        strength = 0.75 * (1 - index / (len(_FADE) - 1)) ** 1.3
        fine: list[str] = []
        bold: list[str] = []
        for line in range(-count, count + 1):
            x = line * _STEP
            d = f"M{x / near:.1f} {land.foot(near):.1f}L{x / far:.1f} {land.foot(far):.1f}"
            (fine if line % _BOLD else bold).append(d)
        row = int((near - _FADE[0]) / (_STEP * Z)) + 1
        while (depth := _FADE[0] + row * _STEP * Z) <= far:
            across = f"M{-land.site.half:.0f} {land.foot(depth):.1f}H{land.site.half:.0f}"
            (fine if row % _BOLD else bold).append(across)
            row += 1
        for lines, width, share in ((fine, 1.6, 0.55), (bold, 2.6, 1.0)):
            more = f'stroke="{tone}" stroke-width="{width}" opacity="{share * strength:.2f}"'
            body += path("".join(lines), "none", more)
    return body
