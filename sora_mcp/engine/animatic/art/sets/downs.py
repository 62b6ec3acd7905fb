"""Hilly land: ridges behind ridges with lit and shaded sides, hedges, mist in the valleys."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import Drawing, Point, curve, gradient, path, smooth
from sora_mcp.engine.animatic.art.place import Plane
from sora_mcp.engine.animatic.art.sets.flora import dots, puff
from sora_mcp.engine.animatic.art.sets.terrain import Land, below, hills, mist, scattered, skyline

ALOFT = 1.3  # eyes' heights: from here one looks down on the land
_TURF = ("#8fb257", "#7fa94b", "#9dba5f", "#739d45")
_WOODS, _HEDGE = "#3f6a38", "#4d7a40"
_FAR = (13.0, 8.6, 6.0)  # depths of the ridges one sees from the ground
_BELOW = (4.2, 3.0, 2.15, 1.55, 1.1)  # of those that follow, seen from above
_FLAT = 7.9  # the depth of them all there
_CLOUDS = ((7.5, 0.42), (3.4, 0.86))  # depths, and heights below the horizon

_Hump = tuple[float, float, float]  # where it is, how high, how far it reaches


def downs(land: Land) -> tuple[Plane, ...]:
    """Hills up to the horizon; seen from above they lie all the way down, under some clouds."""
    is_aloft = land.site.eye > ALOFT
    if is_aloft:
        return (*_distance(land), Plane(_relief(land), depth=_FLAT), *_clouds(land))
    planes: list[Plane] = []
    for number, depth in enumerate((*_FAR, 4.6)):
        planes.append(Plane(_ridge(land, depth, _TURF[number % len(_TURF)]), depth=depth))
        veil = mist(land, land.foot(depth) + 6, 200 / depth, 0.4 * (number < len(_FAR)))
        planes.append(Plane(veil, depth=0.97 * depth, drift=4))
    return (*_distance(land), *planes)


def _distance(land: Land) -> tuple[Plane, Plane]:
    return (
        Plane(hills(land, "far", 34, 170, "#7793b4", length=1900), depth=34),
        Plane(hills(land, "blue", 20, 120, "#83a58a", length=1500), depth=20),
    )


def _relief(land: Land) -> Drawing:
    """All ridges as they lie far below who flies over them: on one plane, behind all that does."""
    ridges = [
        _ridge(land, depth, _TURF[number % len(_TURF)])
        for number, depth in enumerate((*_FAR, *_BELOW))
    ]
    body = "".join(
        one.body.replace('id="r"', f'id="r{number}"').replace("url(#r)", f"url(#r{number})")
        for number, one in enumerate(ridges)
    )
    return Drawing(body, land.site.box(ridges[0].box.top, ridges[-1].box.bottom))


def _ridge(land: Land, depth: float, turf: str) -> Drawing:
    """Rounded hills side by side over the whole width, down to where the next ones stand."""
    rng, foot = land.site.rng(f"ridge {depth}"), land.foot(depth)
    high = 330 / math.pow(depth, 0.72)
    low = max(land.foot(0.62 * depth), foot + 0.8 * high) + 60
    box = land.site.box(foot - 1.2 * high, low)
    humps = _humps(rng, box.left, box.right, high)

    def crest(x: float) -> float:
        return foot - 0.1 * high - _level(x, humps)

    paint = land.air(depth)
    points = skyline(box, crest, max(6.0, 0.06 * high))
    turf = land.snowed(turf, 0.8)
    stops = ((0.0, paint(turf, -0.35), 1.0), (0.3, paint(turf, 0.02), 1.0),
             (0.75, paint(turf, 0.3), 1.0), (1.0, paint(turf, 0.36), 1.0))  # fmt: skip
    body = gradient("r", stops) + below(points, box.bottom, "url(#r)")
    for x, top, wide in humps:
        body += _sides(land, (x, foot - 0.1 * high - top), wide, top, depth, turf)
    return Drawing(body + _hedges(land, rng, humps, foot - 0.1 * high, high, depth), box)


def _humps(rng: random.Random, left: float, right: float, high: float) -> list[_Hump]:
    found: list[_Hump] = []
    x = left - 2 * high
    while x < right + 2 * high:
        found.append((x, high * rng.uniform(0.45, 1.0), high * rng.uniform(1.9, 2.9)))
        x += high * rng.uniform(1.7, 2.8)
    return found


def _lift(x: float, hump: _Hump) -> float:
    at, top, wide = hump
    u = min(1.0, abs(x - at) / wide)
    return top * (0.5 + 0.5 * math.cos(math.pi * u))


def _level(x: float, humps: Sequence[_Hump]) -> float:
    """How high the land is at x."""
    return max(_lift(x, hump) for hump in humps)


def _sides(land: Land, at: Point, wide: float, top: float, depth: float, turf: str) -> str:
    """The side that is turned from the sun, and a gleam on the other."""
    (x, y), way, paint = at, -land.side, land.air(depth)

    def slope(u: float, down: float) -> Point:
        level = top * (0.5 - 0.5 * math.cos(math.pi * min(1.0, abs(u))))
        return x + way * u * wide, y + level + down * top

    shade = [slope(0.02, 0.0), slope(0.3, 0.0), slope(0.6, 0.01), slope(0.9, 0.03),
             slope(0.82, 0.4), slope(0.5, 0.66), slope(0.34, 1.0), slope(0.12, 0.7),
             slope(0.16, 0.3)]  # fmt: skip
    gleam = [slope(-0.04, 0.02), slope(-0.3, 0.03), slope(-0.62, 0.05), slope(-0.55, 0.3),
             slope(-0.25, 0.34)]  # fmt: skip
    return path(smooth(shade, closed=True), paint(turf, 0.7), 'opacity="0.5"') + path(
        smooth(gleam, closed=True), paint(colour.lighter(turf, 0.2), -0.5), 'opacity="0.45"'
    )


def _hedges(
    land: Land, rng: random.Random, humps: list[_Hump], foot: float, high: float,
    depth: float,
) -> str:  # fmt: skip
    """Hedges that run over the slopes, and woods in the hollows between."""
    paint, body, trees = land.air(depth), "", []
    size = max(1.6, 0.035 * high)
    for x, top, wide in humps:
        if rng.random() < 0.7:
            way = rng.choice((-1, 1))
            run = [(x + way * wide * u, foot - _lift(x + way * wide * u, (x, top, wide)) + d * top)
                   for u, d in ((0.1, 0.12), (0.2, 0.34), (0.24, 0.62), (0.4, 0.95))]  # fmt: skip
            body += curve(run, paint(land.snowed(_HEDGE, 0.4), 0.25), 0.9 * size)
        hollow = x + rng.choice((-1, 1)) * 0.86 * wide
        for _ in range(rng.randrange(5, 16)):
            at = hollow + rng.gauss(0, 0.26) * wide
            level = foot - _level(at, humps)
            trees.append((at, level + rng.uniform(0.02, 0.3) * high, size * rng.uniform(0.8, 2.0)))
    trees.sort(key=lambda tree: tree[1])
    woods = land.snowed(_WOODS, 0.5)
    shadows = [(x - land.side * 0.7 * r, y + 0.6 * r, r) for x, y, r in trees]
    lit = [(x + 0.25 * land.side * r, y - 0.3 * r, 0.6 * r) for x, y, r in trees]
    return (
        body + dots(shadows, paint(woods, 0.75)) + dots(trees, paint(woods, 0.2))
        + dots(lit, paint(woods, -0.35))
    )  # fmt: skip


def _clouds(land: Land) -> tuple[Plane, ...]:
    """Clouds that drift over the land, below who looks; the middle is kept free."""
    return tuple(
        Plane(_cloud_row(land, f"{depth}", share), depth=depth, drift=26 / depth)
        for depth, share in _CLOUDS
    )


def _cloud_row(land: Land, name: str, share: float) -> Drawing:
    rng, light = land.site.rng(f"cloud {name}"), land.site.light
    y = land.horizon + share * (1000 - land.horizon)
    half, size = 500 * land.site.aspect, 34 + 46 * share
    box = land.site.box(y - 2 * size, y + 2 * size)
    lit = colour.mix(light.cloud, light.warm, 0.3)
    shade = colour.mix(light.cloud, light.haze, 0.6)
    body = ""
    for x in scattered(rng, box.left, box.right, 0.62 * half, 0.44 * half):
        heads = [(x + rng.uniform(-1.6, 1.6) * size, y + rng.uniform(-0.2, 0.2) * size,
                  size * rng.uniform(0.4, 0.75)) for _ in range(7)]  # fmt: skip
        for tone, up in ((shade, 0.14), (lit, -0.1)):
            body += "".join(
                puff(rng, px, py + up * r, 1.5 * r, 0.62 * r, tone) for px, py, r in heads
            )
    return Drawing(f'<g opacity="0.74">{body}</g>', box)
