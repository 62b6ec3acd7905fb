"""A vineyard: rows of vines that run towards hills, with a house among cypresses."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import Drawing, ellipse, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import dots, puff
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, patches

SOIL = ("#b3a56a", "#a58f5c", "#8a7048")
VINE, GRAPE = ("#6f9a42", "#5d8a3a", "#7fa84c"), "#5a3a6a"
ROW = 620.0  # half the way from row to row, and a bit, at depth 1
FAR, NEAR = 9.5, 1.3  # depths of the rows


@place("vineyard")
def vineyard(site: Site) -> SetArt:
    """The cast is on the grass between two rows."""
    land = Land(site, 555.0)
    body = [patches(land, "soil", (*SOIL, "#9aa65a"), 60, wide=400, opacity=0.4)]
    body += [_lane(land, n) for n in range(-7, 8)]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 34, 150, "#8aa0b0", length=1500), depth=34),
            Plane(hills(land, "mid", 20, 110, "#8faa72", woods="#5f8a5a", length=1200), depth=20),
            Plane(_house(land, 14), depth=14),
            Plane(hills(land, "low", 12, 46, "#9ab26a", length=900), depth=12),
            Plane(_rows(land, FAR, 3.2), depth=5.0),
            Plane(_rows(land, 3.2, NEAR), depth=2.0),
        ),
        ground=Ground(ground(land, SOIL, *body)),
        horizon=land.horizon, floor=land.floor, ambience="meadow", tags=frozenset({"grass"}),
    )  # fmt: skip


def _lane(land: Land, n: int) -> str:
    """The grass between two rows."""
    corners = ((-170, 0.32), (-170, 12), (170, 12), (170, 0.32))
    points = [((n * ROW * 1.8 + x) / d, land.foot(d)) for x, d in corners]
    return polygon(points, land.air(2)(land.snowed("#8fb257"), 0.1), 'opacity="0.75"')


def _rows(land: Land, far: float, near: float) -> Drawing:
    """A stretch of all rows, from far to near: leaves on posts, grapes below them."""
    rng, body, depth = land.site.rng(f"rows {far}"), "", far
    while depth > near:
        step = 1.8 * ROW / depth
        count = int(land.site.half / step) + 2
        for n in range(-count, count):
            body += _vine(land, rng, (n + 0.5) * step, depth)
        depth *= 0.9
    return Drawing(body, land.site.box(land.foot(far) - 420 / far, land.foot(near) + 8))


def _vine(land: Land, rng: random.Random, x: float, depth: float) -> str:
    p, y, s = land.air(depth), land.foot(depth), 1 / depth
    tone = land.snowed(rng.choice(VINE), 0.5)
    body = ellipse(x, y, 150 * s, 18 * s, p("#4a4028", 0.3))
    if depth < 3.2:
        body += rect(x - 8 * s, y - 250 * s, 16 * s, 250 * s, p("#7a5c3c", 0.2))
    body += puff(rng, x, y - 190 * s, 150 * s, 100 * s, p(tone, 0.42))
    body += puff(rng, x, y - 262 * s, 128 * s, 74 * s, p(tone, 0.05))
    body += puff(rng, x + land.side * 40 * s, y - 300 * s, 70 * s, 36 * s, p(tone, -0.22))
    if depth > 4:
        return body
    grapes = []
    for dx in (-80, 10, 84):
        u, v = x + dx * s, y - rng.uniform(110, 170) * s
        grapes += [(u + a * s, v + b * s, 10 * s)
                   for a, b in ((0, 0), (14, 2), (-14, 2), (7, 15), (-7, 15), (0, 29))]  # fmt: skip
    return body + dots(grapes, p(GRAPE, 0.05))


def _house(land: Land, depth: float) -> Drawing:
    """A stone house with a tiled roof, and cypresses."""
    p, y, x = land.air(8), land.horizon + 12, -0.42 * 500 * land.site.aspect
    body = ""
    for dx, high in ((-150, 96), (-118, 120), (104, 112), (132, 88), (158, 124)):
        body += ellipse(x + dx, y - high / 2, 11, high / 2, p("#4a6f4a", 0.2))
    body += rect(x - 74, y - 62, 148, 66, p("#e3cfa6", 0.05)) + rect(
        x + 20, y - 94, 46, 98, p("#e8d6b0", 0.15)
    )
    body += polygon(
        [(x - 84, y - 62), (x - 60, y - 88), (x + 22, y - 88), (x + 22, y - 62)], p("#b5623f", 0.1)
    )
    body += polygon([(x + 14, y - 94), (x + 43, y - 114), (x + 72, y - 94)], p("#b5623f", 0.0))
    for dx in (-54, -24, 34):
        body += rect(x + dx, y - 44, 13, 20, p.lamp("#6f5a48", "#ffd98a"))
    return Drawing(body, land.site.box(y - 140, y + 6))
