"""A coast: a headland of turf above the sea, cliffs to one side, room for a lighthouse."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import Drawing, Point, gradient, polygon
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import blades, put, tuft
from sora_mcp.engine.animatic.art.sets.meadow import verge
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    across,
    depths,
    ground,
    hills,
    patches,
    rock,
    rolling,
    scattered,
    skyline,
)
from sora_mcp.engine.animatic.art.sets.waters import glitter, ripples, sheet, swell

SEA = "#1f5f80"
TURF = ("#90a865", "#7fa053", "#5f8642")
CHALK, GRANITE = "#cfc3ae", "#857f7a"


@place("coast")
def coast(site: Site) -> SetArt:
    """A grassy headland above the sea, cliffs to one side, room for a lighthouse."""
    land = Land(site, 500.0)
    brink = 2.5
    return SetArt(
        planes=(
            Plane(hills(land, "far", 40, 58, "#7f93ad", length=2600), depth=40),
            Plane(_cliffs(land, 7.5, 300), depth=7.5),
            swell(land, "far", 6.0, 34, SEA, foam=0.7),
            Plane(_cliffs(land, 4.2, 330, name="near"), depth=4.2),
            swell(land, "shore", 3.6, 40, SEA, foam=0.9),
            Plane(_brow(land, brink), depth=brink),
            Plane(_stones(land, 1.7), depth=1.7),
            Plane(verge(land, "front", 0.8, TURF[2], tall=110), depth=0.8, sway=6),
        ),
        ground=Ground(_headland(land, brink)),
        horizon=land.horizon,
        floor=land.floor,
        water=brink,
        ambience="sea",
        tags=frozenset({"sea", "grass"}),
    )


def _headland(land: Land, brink: float) -> Drawing:
    """Sea as far as the brink of the turf."""
    rng = land.site.rng("headland")
    sea = sheet(land, SEA, near_y=land.foot(brink) + 30).body
    body = [patches(land, "turf", (*TURF, "#a9b573"), 60, opacity=0.35, far=2.4)]
    for depth in depths(rng, 50, brink, 0.55):
        tone = land.air(depth)(TURF[2], rng.choice((0.1, 0.35)))
        body.append(tuft(rng, across(land, rng), land.foot(depth), 44 / depth, tone))
    body.append(sea + ripples(land, "sea", SEA, 130, near=1.2 * brink))
    body.append(glitter(land, "sea", near=1.2 * brink))
    return ground(land, TURF, *body)


def _cliffs(land: Land, depth: float, height: float, name: str = "far") -> Drawing:
    """A wall of rock that comes out of the sea on the right, and a lower one on the left."""
    rng, paint = land.site.rng(f"cliffs {name}"), land.air(depth)
    foot = land.foot(depth) + 8
    half = 500 * land.site.aspect
    box = land.site.box(foot - 1.2 * height, foot + 10)
    near = name == "near"
    starts = [(half * (0.62 if near else 0.34), box.right, 1.0)]
    starts.append((-half * (0.95 if near else 0.7), box.left, 0.5))
    body = [gradient("haze", ((0, land.site.light.haze, 0.0), (1, land.site.light.haze, 0.55)))]
    for start, end, share in starts:
        body.append(_cliff(rng, paint, land.side, (start, end), (foot, height * share)))
    return Drawing("".join(body), box)


def _cliff(rng: random.Random, paint: Paint, side: float, ends: Point, stand: Point) -> str:
    """Pillars of rock, each with a light and a dark face, under a cap of turf."""
    (start, end), (foot, height) = ends, stand
    way = 1.0 if end > start else -1.0
    body, x, top = "", start, foot - 0.55 * height
    while (end - x) * way > 0:
        wide = height * rng.uniform(0.16, 0.34) * way
        high = min(foot - 0.4 * height, max(foot - height, top + rng.uniform(-0.2, 0.09) * height))
        slant = wide * rng.uniform(0.05, 0.3)
        face = [(x - slant, foot), (x, top), (x + wide, high), (x + wide * 1.1, foot)]
        body += polygon(face, paint(CHALK, 0.02 if way * side < 0 else 0.34))
        split = rng.uniform(0.35, 0.7)
        mid = (x + wide * split, top + (high - top) * split)
        dent = (x + wide * (split + 0.12), (mid[1] + foot) / 2)
        dark = [mid, *face[2:], (x + wide * (split - 0.1), foot), dent]
        body += polygon(dark, paint(CHALK, 0.52 if way * side < 0 else 0.14))
        for at in (0.4, 0.66):
            y = top + (foot - top) * (at + rng.uniform(-0.08, 0.08))
            body += polygon(
                [(x + 0.05 * wide, y), (x + 0.85 * wide, y - 8), (x + 0.7 * wide, y + 7)],
                paint(CHALK, 0.45),
            )
        lip = height * 0.045
        body += polygon(
            [(x - 0.04 * wide, top - lip), (x + 1.05 * wide, high - lip),
             (x + 1.05 * wide, high + lip * rng.uniform(0.5, 2)),
             (x + 0.5 * wide, (top + high) / 2 + lip * 0.4), (x - 0.04 * wide, top + lip)],
            paint(TURF[0], rng.choice((-0.1, 0.1))),
        )  # fmt: skip
        x, top = x + wide, high
    base = ((-0.22 * way, 0.0), (0.0, -0.08), (0.3 * way, 0.0))
    return body + polygon(put(base, start, foot, height), paint(GRANITE, 0.3))


def _brow(land: Land, depth: float) -> Drawing:
    """The edge of the turf against the sea."""
    rng, paint = land.site.rng("brow"), land.air(depth)
    foot = land.foot(depth)
    box = land.site.box(foot - 50, foot + 90)
    line = rolling(rng, 1300)

    def edge(x: float) -> float:
        return foot + 14 - 12 * line(x)

    points = skyline(box, edge)
    stops = ((0, paint(TURF[0], -0.25), 1), (0.5, paint(TURF[1]), 1), (1, paint(TURF[1]), 0))
    body = gradient("b", stops) + polygon(
        [*points, (box.right, box.bottom), (box.left, box.bottom)], "url(#b)"
    )
    xs = [rng.uniform(box.left, box.right) for _ in range(260)]
    body += blades(rng, xs, lambda x: edge(x) + 8, (10, 26), paint(TURF[2], 0.15), 4)
    return Drawing(body, box)


def _stones(land: Land, depth: float) -> Drawing:
    rng, paint, foot = land.site.rng("stones"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 130, foot + 24)
    body = []
    for x in scattered(rng, box.left, box.right, 300, land.clear):
        body.append(rock(rng, paint, land.side, (x, foot + 6), rng.uniform(50, 130), GRANITE))
        body.append(tuft(rng, x + 30, foot + 10, 34, paint(TURF[2], 0.2)))
    return Drawing("".join(body), box)
