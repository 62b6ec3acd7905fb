"""Roads and rails laid over a landscape, for what drives there: across the frame, or along."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import Drawing
from sora_mcp.engine.animatic.art.place import SetArt, Site
from sora_mcp.engine.animatic.art.sets.pavement import CROSSED, crossway, dashes, strip
from sora_mcp.engine.animatic.art.sets.railway import track
from sora_mcp.engine.animatic.art.sets.terrain import Land

_ROAD, _GAUGE = 520.0, 150.0  # half the width of a road; of a railway, at depth 1
_RAILS = (1.08, 1.3)  # depths of the rails across
_SOIL = "#a3977c"


def road(art: SetArt, site: Site, *, is_along: bool) -> SetArt:
    """The place with asphalt where the cast plays; nothing grows on it."""
    land = Land(site, art.horizon, art.floor)
    body = "".join(_lanes(land)) if is_along else "".join(crossway(land, _SOIL))
    planes = tuple(plane for plane in art.planes if plane.depth > CROSSED)
    return replace(_over(art, body), planes=planes)


def rails(art: SetArt, site: Site, *, is_along: bool) -> SetArt:
    """The place with a railway where the cast plays."""
    land = Land(site, art.horizon, art.floor)
    return _over(art, _rails(land) if is_along else track(land, *_RAILS))


def _over(art: SetArt, body: str) -> SetArt:
    if art.ground is None:
        return art
    drawing = art.ground.drawing
    whole = Drawing(drawing.body + body, drawing.box)
    return replace(art, ground=replace(art.ground, drawing=whole))


def _lanes(land: Land) -> list[str]:
    near, w = land.air(1), _ROAD
    return [
        strip(land, -w - 130, w + 130, near(_SOIL, 0.1), far=12),
        strip(land, -w, w, near("#6d6c70", 0.05), far=12),
        strip(land, -w + 40, -w + 62, near("#efece2"), far=12),
        strip(land, w - 62, w - 40, near("#efece2"), far=12),
        dashes(land, 0, 24, 900, 1100, near("#f0d27a"), far=9),
    ]


def _rails(land: Land) -> str:
    near, w = land.air(1), _GAUGE
    body = strip(land, -2.3 * w, 2.3 * w, near("#a39a8c", 0.05), far=30)
    body += dashes(land, 0, 3 * w, 70, 170, near("#6b5443", 0.15), far=12)
    for x in (-w, w):
        body += strip(land, x - 12, x + 12, near("#5b5350", 0.2), far=30)
        body += strip(land, x - 9, x - 2, near("#d3d7da", -0.3), far=30)
    return body
