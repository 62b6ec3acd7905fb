"""Mown sports grounds in the open: a golf course, a baseball field, a tennis court."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, ellipse, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import broadleaf, bush, conifer
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    ground,
    hills,
    lane,
    scattered,
)

TURF = ("#8dbb5e", "#76ab4c", "#5f933f")
CLAY, CHALK, SAND = "#bd8355", "#f6f4ec", "#ecdcae"
HARD, RIM = "#3f78a8", "#4f8f6a"


@place("golf_course")
def golf_course(site: Site) -> SetArt:
    """A fairway in stripes, bunkers, a pond, a green with its flag."""
    land = Land(site, 560.0)
    flag = 0.3 * 500 * site.aspect
    body = [_stripes(land, 420)]
    for x, depth, wide, tone in ((-760, 3.4, 420, SAND), (980, 5.0, 420, SAND),
                                 (-1500, 6.4, 900, "#6fa9c4"), (0, 8, 0, SAND)):  # fmt: skip
        body.append(_flat(land, x, depth, wide, tone))
    body.append(_flat(land, flag * 6.2, 6.2, 1500, "#9fd06a"))
    return SetArt(
        planes=(
            Plane(hills(land, "far", 24, 90, "#7fa58c", woods="#5d8a6c", length=1300), depth=24),
            Plane(_trees(land, 10, 62), depth=10),
            Plane(_flag(land, flag), depth=6.2),
            Plane(_trees(land, 4.4, 250, 1.5), depth=4.4),
        ),
        ground=Ground(ground(land, TURF, *body)),
        horizon=land.horizon, floor=land.floor, ambience="meadow", tags=frozenset({"grass"}),
    )  # fmt: skip


@place("ballpark")
def ballpark(site: Site) -> SetArt:
    """A baseball field: a clay infield with chalk lines and bases, a fence, stands, masts."""
    land = Land(site, 560.0)
    body = [_stripes(land, 520), _flat(land, 0, 1.75, 1900, CLAY, 0.16), _diamond(land)]
    return SetArt(
        planes=(
            Plane(_stands(land), depth=11),
            Plane(_masts(land), depth=10.5),
            Plane(_fence(land, 8.2, "#2f6a4f", 70), depth=8.2),
        ),
        ground=Ground(ground(land, TURF, *body)),
        horizon=land.horizon, floor=land.floor, ambience="crowd", tags=frozenset({"grass"}),
    )  # fmt: skip


@place("tennis_court")
def tennis_court(site: Site) -> SetArt:
    """A hard court seen from its side: lines, the net across the middle distance, a fence."""
    land = Land(site, 560.0)
    tone = land.air(1.5)
    court = polygon(_area(land, -9000, 9000, 0.3, 9.0), tone(RIM, 0.05))
    court += polygon(_area(land, -1500, 1500, 0.42, 4.6), tone(HARD, 0.05))
    lines = [((-1400, 0.5), (-1400, 4.2)), ((1400, 0.5), (1400, 4.2)), ((-1050, 0.5), (-1050, 4.2)),
             ((1050, 0.5), (1050, 4.2)), ((0, 1.45), (0, 3.3))]  # fmt: skip
    for track in lines:
        court += lane(land, track, 26, tone(CHALK, -0.1))
    for depth in (1.42, 3.4, 4.3):
        y, half = land.foot(depth), (1050 if depth < 4 else 1400) / depth
        court += rect(-half, y, 2 * half, 9 / depth + 1, tone(CHALK, -0.1))
    return SetArt(
        planes=(
            Plane(_trees(land, 9, 70), depth=9),
            Plane(_fence(land, 6.2, "#2f4f45", 190), depth=6.2),
            Plane(_net(land, 2.2), depth=2.2),
        ),
        ground=Ground(ground(land, TURF, court)),
        horizon=land.horizon, floor=land.floor, ambience="meadow", tags=frozenset({"paved"}),
    )  # fmt: skip


def _area(
    land: Land, left: float, right: float, near: float, far: float
) -> list[tuple[float, float]]:
    """A rectangle on the ground; x at depth 1."""
    corners = ((left, near), (left, far), (right, far), (right, near))
    return [(x / depth, land.foot(depth)) for x, depth in corners]


def _stripes(land: Land, wide: float) -> str:
    """Grass mown in lanes away from the camera."""
    count, body = int(3.4 * land.site.half / wide), ""
    fill = land.air(1.6)(land.snowed("#9ccb68"), -0.05)
    for n in range(-count, count, 2):
        body += polygon(_area(land, n * wide, (n + 1) * wide, 0.32, 12), fill, 'opacity="0.35"')
    return body


def _flat(land: Land, x: float, depth: float, wide: float, tone: str, deep: float = 0.16) -> str:
    """Something round that lies on the ground; `x` and `wide` at depth 1."""
    rx = wide / depth
    paint, y = land.air(depth), land.foot(depth)
    body = ellipse(x / depth, y + 0.03 * rx, rx, deep * rx, paint(land.snowed(TURF[2]), 0.3))
    return body + ellipse(x / depth, y, rx, deep * rx * 0.96, paint(land.snowed(tone), 0.0))


def _diamond(land: Land) -> str:
    """The grass square of the infield, chalk lines, bases, the mound."""
    tone = land.air(2)
    corners = [(0, 1.16), (-1750, 2.0), (0, 4.4), (1750, 2.0)]
    points = [(x / depth, land.foot(depth)) for x, depth in corners]
    body = polygon(points, tone(land.snowed(TURF[0]), 0.02))
    for end in (points[1], points[3]):
        start = points[0]
        far = (start[0] + 2.3 * (end[0] - start[0]), start[1] + 2.0 * (end[1] - start[1]))
        body += line([start, (far[0], max(land.horizon + 24, far[1]))], tone(CHALK, -0.1), 5)
    body += ellipse(0, land.foot(2.05), 120, 17, tone(CLAY, -0.05))
    for x, y in points[1:]:
        body += polygon([(x - 22, y), (x, y - 8), (x + 22, y), (x, y + 8)], tone(CHALK, -0.2))
    return body


def _trees(land: Land, depth: float, every: float, clear: float = 0.0) -> Drawing:
    rng, paint, y = land.site.rng(f"trees {depth}"), land.air(depth), land.foot(depth)
    box, body = land.site.box(y - 1500 / depth, y + 8), ""
    for x in scattered(rng, box.left, box.right, every, clear * land.clear):
        high = rng.uniform(520, 860) / depth * (1.5 if clear else 1.0)
        if rng.random() < 0.35:
            body += conifer(rng, paint, land.side, (x, y + 3), high, land.snowed("#47704f", 0.3))
        elif rng.random() < 0.7:
            tone = land.snowed(rng.choice(("#5f9150", "#4f8248", "#709c50")), 0.5)
            body += broadleaf(rng, paint, land.side, (x, y + 3), high, tone)
        else:
            body += bush(rng, paint, land.side, (x, y + 3), 0.6 * high, land.snowed("#5f9150", 0.5))
    return Drawing(body, box)


def _flag(land: Land, x: float) -> Drawing:
    p, y = land.air(4), land.foot(6.2)
    body = ellipse(x, y, 9, 3, p("#26312a")) + rect(x - 2, y - 118, 4, 118, p("#f4f4f0"))
    body += polygon([(x + 2, y - 118), (x + 54, y - 100), (x + 2, y - 82)], p("#d8402f"))
    return Drawing(body, land.site.box(y - 124, y + 6))


def _stands(land: Land) -> Drawing:
    """Tiers of seats behind the outfield, with people as dots."""
    p, rng, foot = land.air(7), land.site.rng("crowd"), land.foot(11)
    box, body = land.site.box(foot - 240, foot + 4), ""
    body += rect(box.left, foot - 200, box.width, 204, p("#6f7f95", 0.1))
    for tier in range(6):
        y = foot - 186 + 27 * tier
        body += rect(box.left, y, box.width, 5, p("#8f9db0", -0.1))
        d = ""
        for _ in range(70):
            d += f"M{rng.uniform(box.left, box.right):.0f} {y - 5:.0f}a6 7 0 1 1 .1 0z"
        body += path(d, p(("#d86a4f", "#f0e2c4", "#4f7fb0")[tier % 3], 0.1))
    return Drawing(body + rect(box.left, foot - 222, box.width, 22, p("#4a586c", 0.1)), box)


def _masts(land: Land) -> Drawing:
    p, foot, body = land.air(7), land.foot(10.5), ""
    for share in (-1.15, -0.62, 0.62, 1.15):
        x = share * 500 * land.site.aspect
        body += rect(x - 4, foot - 420, 8, 300, p("#8b96a3", 0.1))
        body += rect(x - 44, foot - 462, 88, 50, p("#5b6673", 0.1), 5)
        for n in range(8):
            at = (x - 33 + 22 * (n % 4), foot - 450 + 26 * (n // 4))
            body += ellipse(*at, 8, 8, p.lamp("#eef3f6", "#ffffff"))
    return Drawing(body, land.site.box(foot - 480, foot + 4))


def _fence(land: Land, depth: float, tone: str, high: float) -> Drawing:
    """A fence along the far side, with posts."""
    p, y = land.air(0.7 * depth), land.foot(depth)
    box = land.site.box(y - high, y + 4)
    body = rect(box.left, y - 0.8 * high, box.width, 0.8 * high, p(tone, 0.1), 0, 'opacity="0.82"')
    x = box.left
    while x < box.right:
        body += rect(x, y - high, 5, high, p(tone, 0.35))
        x += 120
    return Drawing(body + rect(box.left, y - 0.82 * high, box.width, 6, p(CHALK, 0.05)), box)


def _net(land: Land, depth: float) -> Drawing:
    """The net with its tape and posts."""
    p, y, half = land.air(depth), land.foot(depth), 1180 / depth
    high, body = 110.0, ""
    d = "".join(f"M{-half + n * 12:.0f} {y - high:.0f}V{y:.0f}" for n in range(int(half / 6)))
    d += "".join(f"M{-half:.0f} {y - high + n * 12:.0f}H{half:.0f}" for n in range(1, 10))
    body += rect(-half, y - high, 2 * half, high, p("#1f2b30"), 0, 'opacity="0.2"')
    body += path(d, "none", f'stroke="{p("#27343a")}" stroke-width="1.6" opacity="0.6"')
    body += rect(-half, y - high - 6, 2 * half, 14, p(CHALK, -0.1), 3)
    for side in (-1, 1):
        body += rect(side * half - 7, y - high - 12, 14, high + 16, p("#2f4f45", 0.1), 4)
    return Drawing(body, land.site.box(y - high - 14, y + 6))
