"""A city from far above its streets: towers row behind row, and much sky for what flies."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import Box, Drawing, gradient, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.terrain import Land, hills, mist

DEEP = 1500.0
GLOW = "#ffb469"  # of the streets by night
# Depth, how far the row's feet are below the horizon, heights, widths, colours, lit windows.
ROWS = (
    (30, 20, (110, 250), (40, 80), ("#93a2b6", "#8797ae"), 0.3),
    (15, 70, (130, 330), (60, 110), ("#8593a6", "#938e98", "#75869c"), 0.4),
    (9, 140, (120, 300), (80, 150), ("#7f8c9e", "#8d8680", "#6c7d93"), 0.45),
    (5, 250, (110, 270), (110, 200), ("#74808f", "#857a74", "#5f7087"), 0.5),
    (3, 420, (120, 250), (160, 280), ("#6b7684", "#7d716a", "#58697f"), 0.5),
    (2, 640, (110, 240), (230, 380), ("#5f6a78", "#70665f", "#4e5f74"), 0.5),
)


@place("skyline")
def skyline(site: Site) -> SetArt:
    """Rows of towers in haze, hills behind them."""
    land = Land(site, horizon=640, floor=1000)
    rows = (Plane(_row(land, number), depth=row[0]) for number, row in enumerate(ROWS))
    return SetArt(
        planes=(
            Plane(hills(land, "far", 40, 70, "#8fa3b5"), depth=40),
            Plane(mist(land, land.horizon + 10, 120, 0.5), depth=33),
            *rows,
        ),
        ground=None,
        horizon=land.horizon,
        floor=land.floor,
        ambience="city",
        stars=560.0,
        tags=frozenset({"air"}),
    )


def _row(land: Land, number: int) -> Drawing:
    """Towers, and below them the dusk of the streets."""
    depth, below, tall, wide, colours, lit = ROWS[number]
    row = Land(replace(land.site, eye=1.0), land.horizon + below * land.site.eye, land.floor)
    one = kit.skyline(row, f"row {number}", depth, tall, wide, colours, lit=lit)
    foot, paint = row.horizon + 14, land.air(depth)
    stops = ((0, paint("#5f6672", 0.2), 0.0), (0.12, paint("#5f6672", 0.2), 1),
             (1, paint("#4c525d", 0.45), 1))  # fmt: skip
    fill = gradient("street", stops) + rect(
        one.box.left, foot - 40, one.box.width, DEEP - foot, "url(#street)"
    )
    glare = gradient(
        "glare", ((0, GLOW, 0), (0.5, GLOW, 0.34 * land.site.light.dark), (1, GLOW, 0))
    )
    glare += rect(one.box.left, foot - 260, one.box.width, 420, "url(#glare)")
    return Drawing(
        glare + one.body + fill + glare, Box(one.box.left, one.box.top, one.box.right, DEEP)
    )
