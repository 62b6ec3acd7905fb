"""Between high walls: a canyon of red rock in steps, a river that winds through it."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, Point, polygon, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import tuft
from sora_mcp.engine.animatic.art.sets.mountains import stones
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    across,
    depths,
    ground,
    lane,
    mist,
    patches,
)

RUST = ("#d3a07a", "#c98a5f", "#a96a45")
ROCK = "#a8583d"
STRATA = ("#c06a45", "#a8543a", "#d08a5c", "#9a4a38", "#b9643f", "#d9a274")
# Walls, farthest first: depth, where they begin (of half the frame), how high they stand.
WALLS = ((26.0, 0.02, 215), (15.0, 0.17, 300), (9.0, 0.34, 400), (5.2, 0.56, 540), (3.0, 0.8, 760))
# The river: x at depth 1 and depth, to where it goes round the far bend.
RIVER = ((-520, 1.9), (-120, 2.6), (420, 3.6), (300, 5.2), (-500, 7.4), (-300, 11), (500, 18))


@place("canyon")
def canyon(site: Site) -> SetArt:
    """Walls on both sides that close in the distance; sand and stones below."""
    land = Land(site, 560.0)
    walls = tuple(Plane(_walls(land, *wall), depth=max(8.0, wall[0])) for wall in WALLS[:3])
    near = tuple(Plane(_walls(land, *wall), depth=wall[0]) for wall in WALLS[3:])
    return SetArt(
        planes=(
            *walls,
            Plane(mist(land, land.horizon - 6, 70, 0.4), depth=8.0, drift=3),
            *near,
            Plane(stones(land, "mid", 2.2, ROCK, 0.8), depth=2.2),
            Plane(stones(land, "near", 1.45, ROCK, 1.1), depth=1.45),
            Plane(stones(land, "front", 0.78, ROCK, 1.5), depth=0.78),
        ),
        ground=Ground(ground(land, RUST, *_bottom(land))),
        horizon=land.horizon,
        floor=land.floor,
        ambience="wind",
        tags=frozenset({"sand"}),
    )


def _bottom(land: Land) -> list[str]:
    """What lies on the ground: patches of sand, the river, dry grass."""
    water, rng = land.air(3), land.site.rng("scrub")
    body = [patches(land, "sand", (*RUST, "#e2bd94"), 60, wide=420, opacity=0.4)]
    body.append(lane(land, RIVER, 900, land.air(2.4)(RUST[2], 0.25)))
    body.append(lane(land, RIVER, 640, water("#5f9aa5", 0.05)))
    body.append(lane(land, RIVER, 220, water("#9cc9cc", -0.25), 'opacity="0.5"'))
    for depth in depths(rng, 34, 4.5, 0.6):
        tone = land.air(depth)(land.snowed("#8c8a4c", 0.5), 0.2)
        body.append(tuft(rng, across(land, rng), land.foot(depth), 52 / depth, tone))
    return body


def _walls(land: Land, depth: float, inner: float, high: float) -> Drawing:
    foot = min(land.foot(depth), land.horizon + 60) if depth > 8 else land.foot(depth)
    box = land.site.box(foot - 1.2 * high, foot + 6)
    body = ""
    for side in (-1, 1):
        rng = land.site.rng(f"wall {depth} {side}")
        tall = high * rng.uniform(0.82, 1.12)
        begin = (inner + rng.uniform(-0.02, 0.06)) * 500 * land.site.aspect
        edges = _edges(land, depth, side, begin, foot, tall)
        body += _layers(land, depth, side, edges)
        if side != land.side:
            continue
        paint = land.air(0.6 * depth)  # the wall below the sun is in its own shade
        shade = [*edges, (side * land.site.half, edges[-1][1]), (side * land.site.half, foot)]
        body += polygon(shade, paint("#5a2c2e", 0.5), 'opacity="0.42"')
    haze = land.site.light.haze
    more = f'opacity="{min(0.5, depth / 60):.2f}"'
    return Drawing(body + rect(box.left, foot - 6, box.width, 12, haze, 0, more), box)


def _edges(
    land: Land, depth: float, side: int, begin: float, foot: float, tall: float
) -> list[Point]:
    """The wall's inner edge from its foot up: steep cliffs and slopes of rubble by turns."""
    rng = land.site.rng(f"edge {depth} {side}")
    out, up, points = begin, 0.0, [(side * begin, foot)]
    for step in range(len(STRATA)):
        is_cliff = step % 2
        up += (0.22 if is_cliff else 0.11) * rng.uniform(0.85, 1.15)
        out += tall * (0.035 if is_cliff else 0.2) * rng.uniform(0.7, 1.3)
        points.append((side * out, foot - tall * min(1.0, up)))
    return points


def _layers(land: Land, depth: float, side: int, edges: list[Point]) -> str:
    """The strata, one above the other, with cracks in the cliffs, and snow where it lies."""
    paint, rng = land.air(0.6 * depth), land.site.rng(f"strata {depth} {side}")
    far, body = side * (land.site.half + 40), ""
    for step, tone in enumerate(STRATA):
        (xa, ya), (xb, yb) = edges[step], edges[step + 1]
        shade = 0.05 if step % 2 else -0.18
        stone = land.snowed(tone, 0.0 if step % 2 else 0.75)
        body += polygon([(xa, ya), (xb, yb), (far, yb), (far, ya)], paint(stone, shade))
        if step % 2:
            body += _cracks(land, paint, (xb, ya, yb), side, tone, rng.uniform(0.4, 1.0))
    x, y = edges[-1]
    rim = paint(land.snowed("#d9a77c"), -0.35)
    return body + polygon([(x, y), (x + side * 12, y - 8), (far, y - 8), (far, y)], rim)


def _cracks(
    land: Land, paint: Paint, at: tuple[float, float, float], side: int, tone: str, share: float
) -> str:
    x, low, top = at
    rng, body = land.site.rng(f"cracks {x:.0f}{low:.0f}"), ""
    wide = max(5.0, 0.2 * (low - top))
    x += side * wide * share
    while abs(x) < land.site.half:
        w = wide * rng.uniform(0.3, 1.0)
        points = [
            (x, top),
            (x + side * w, top),
            (x + side * 0.7 * w, low),
            (x + side * 0.1 * w, low),
        ]
        body += polygon(points, paint(tone, 0.45), 'opacity="0.55"')
        x += side * (w + wide * rng.uniform(0.8, 2.6))
    return body
