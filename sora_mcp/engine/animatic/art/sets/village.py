"""A village: cottages on both sides of a lane, hills, smoke and lit windows."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    circle,
    line,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import broadleaf, bush
from sora_mcp.engine.animatic.art.sets.meadow import verge
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, lane, mist, patches

ROOFS = ("#a5573e", "#8a5a44", "#6f6660", "#b0683f")


PLASTER = ("#efe2c6", "#e3c9a0", "#d9d5c8", "#e8b98f", "#c9d0c2")


@place("village")
def village(site: Site) -> SetArt:
    """Cottages on both sides of a lane, hills behind, smoke and lit windows."""
    land = Land(site)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 30, 170, "#8aa3bd", length=2000), depth=30),
            Plane(hills(land, "near", 15, 105, "#86a866", woods="#567f4e"), depth=15),
            Plane(mist(land, land.horizon + 6, 70, 0.5), depth=9),
            Plane(
                _cottages(
                    land,
                    "far",
                    ((-0.75, 6.6), (-0.25, 7.4), (0.3, 7.0), (0.8, 6.2), (1.35, 6.8), (-1.3, 6.4)),
                    chapel=True,
                ),
                depth=6.5,
            ),
            Plane(
                _cottages(land, "mid", ((-0.66, 3.8), (0.7, 3.5), (1.4, 3.9), (-1.45, 3.6))),
                depth=3.6,
            ),
            Plane(_cottages(land, "near", ((-1.05, 2.3), (1.12, 2.15))), depth=2.2),
            Plane(_fence(land), depth=1.6),
            Plane(_flowers(land), depth=0.78, sway=3),
        ),
        ground=Ground(_lane(land)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="meadow",
        tags=frozenset({"grass"}),
    )


def _cottages(land: Land, name: str, spots: tuple[Point, ...], *, chapel: bool = False) -> Drawing:
    rng, body, half = land.site.rng(f"cottages {name}"), "", 500 * land.site.aspect
    if chapel:
        p, y = land.air(8), land.foot(8.5)
        body += rect(52, y - 190, 46, 190, p("#e6dcc6", 0.1)) + rect(
            52, y - 190, 16, 190, p("#e6dcc6", 0.4)
        )
        body += polygon([(44, y - 188), (75, y - 290), (106, y - 188)], p("#7c5f58", 0.25)) + rect(
            70, y - 160, 10, 24, p.lamp("#6b7480", "#ffdf9a"), 5
        )
    for share, depth in sorted(spots, key=lambda spot: -spot[1]):
        p, x, y = land.air(depth), share * half + rng.uniform(-10, 10), land.foot(depth)
        body += broadleaf(
            rng,
            p,
            land.side,
            (x + rng.choice((-1, 1)) * 560 / depth, y - 4),
            rng.uniform(820, 1050) / depth,
            "#5d8f48",
        )
        body += cottage(rng, p, land.side, (x, y), rng.uniform(800, 950) / depth)
        body += bush(rng, p, land.side, (x - 330 / depth, y), 230 / depth, "#5a8a44") + bush(
            rng, p, land.side, (x + 380 / depth, y), 190 / depth, "#6a9a4c"
        )
    near = min(depth for _, depth in spots)
    return Drawing(body, land.site.box(land.foot(near) - 1500 / near, land.foot(near) + 12))


def cottage(rng: random.Random, paint: Paint, side: float, at: Point, w: float) -> str:
    """A small house: gable end and long side, tiled roof, chimney with smoke, lit windows."""
    (x, y), h = at, 0.42 * w
    wall, roof, way = rng.choice(PLASTER), rng.choice(ROOFS), rng.choice((-1, 1))
    g, e = x + way * 0.24 * w, x - way * 0.5 * w  # where the gable meets the side, and its far end
    f = x + way * 0.5 * w
    tip = ((g + f) / 2, y - 0.86 * w)
    lit = 0.02 if way * side > 0 else 0.34
    body = rect(
        x - way * 0.26 * w - 0.035 * w, y - 1.0 * w, 0.075 * w, 0.3 * w, paint("#9a6a55", 0.25)
    )
    body += polygon([(e, y), (g, y), (g, y - h), (e, y - h)], paint(wall, 0.2 - 0.2 * lit))
    body += polygon([(g, y), (f, y), (f, y - h), tip, (g, y - h)], paint(wall, lit))
    body += _house(e, g, h, paint, roof, tip, w, way, y)
    body += line(
        [(g - way * 0.02 * w, y - h + 0.03 * w), tip, (f + way * 0.04 * w, y - h + 0.04 * w)],
        paint(roof, 0.4),
        0.035 * w,
    )
    body += _openings(paint, (g, y), (e, f), w)
    return body + "".join(
        circle(
            x - way * 0.26 * w + (n * 0.05 + 0.02) * w,
            y - (1.04 + 0.09 * n) * w,
            (0.035 + 0.016 * n) * w,
            paint("#e9e4df"),
            f'opacity="{0.4 - 0.09 * n:.2f}"',
        )
        for n in range(4)
    )


def _house(
    e: float,
    g: float,
    h: float,
    paint: Paint,
    roof: str,
    tip: Point,
    w: float,
    way: float,
    y: float,
) -> str:
    """Walls and roof of a cottage."""
    body = polygon(
        [
            (g + way * 0.0, y - h + 0.02 * w),
            tip,
            (tip[0] - way * 0.52 * w, tip[1]),
            (e - way * 0.05 * w, y - h + 0.05 * w),
        ],
        paint(roof, 0.08),
    )
    for share in (0.3, 0.6):
        a = (g + (tip[0] - g) * share, y - h + (tip[1] - y + h) * share)
        body += line(
            [a, (a[0] - way * (0.76 - 0.2 * share) * w, a[1] + 0.01 * w)],
            paint(roof, 0.3),
            0.008 * w,
        )
    return body


def _openings(paint: Paint, at: Point, ends: Point, w: float) -> str:
    (g, y), (e, f), body = at, ends, ""
    lit = paint.lamp("#5f7484", "#ffd587")
    spots = [
        (e + (g - e) * 0.24, 0.1),
        (e + (g - e) * 0.78, 0.1),
        ((g + f) / 2 + 0.045 * (f - g), 0.09),
    ]
    for x, size in spots:
        body += rect(
            x - 0.62 * size * w, y - 0.31 * w, 1.24 * size * w, 0.15 * w, paint("#f4efe4", 0.05)
        ) + rect(x - 0.5 * size * w, y - 0.3 * w, size * w, 0.13 * w, lit)
        body += rect(x - 0.006 * w, y - 0.3 * w, 0.012 * w, 0.13 * w, paint("#f4efe4", 0.1)) + rect(
            x - 0.7 * size * w, y - 0.165 * w, 1.4 * size * w, 0.03 * w, paint("#b5533f", 0.1)
        )
    x = e + (g - e) * 0.51
    body += rect(
        x - 0.06 * w, y - 0.26 * w, 0.12 * w, 0.26 * w, paint("#7a4f38", 0.15), 0.05 * w
    ) + rect(x - 0.06 * w, y - 0.13 * w, 0.12 * w, 0.13 * w, paint("#7a4f38", 0.15))
    return body


def _fence(land: Land) -> Drawing:
    """A picket fence at both sides, open for the lane."""
    p, y, half, body = land.air(1.6), land.foot(1.6), 500 * land.site.aspect, ""
    tall = 190 / 1.6
    for side in (-1, 1):
        x, end = 0.5 * half, land.site.half
        while x < end:
            body += polygon(
                [
                    (side * x - 9, y),
                    (side * x - 9, y - 0.85 * tall),
                    (side * x, y - tall),
                    (side * x + 9, y - 0.85 * tall),
                    (side * x + 9, y),
                ],
                p("#efe9dc", 0.08),
            )
            x += 33
        for high in (0.3, 0.66):
            body += rect(
                0.5 * half if side > 0 else -end,
                y - high * tall,
                end - 0.5 * half,
                9,
                p("#efe9dc", 0.3),
            )
    return Drawing(body, land.site.box(y - tall - 4, y + 3))


def _flowers(land: Land) -> Drawing:
    return verge(land, "garden", 0.78, "#5f8f38")


def _lane(land: Land) -> Drawing:
    near, track = land.air(1), [(0.0, 0.33), (40.0, 1.0), (-90.0, 2.4), (60.0, 5.0), (240.0, 11.0)]
    body = [
        patches(land, "green", ("#9cb965", "#83ab4c", "#6f9f42"), 60, opacity=0.32),
        lane(land, track, 620, near("#a08a68", 0.15)),
        lane(land, track, 540, near("#cdb68e", 0.0)),
        lane(land, track, 130, near("#b7a577", 0.1), 'opacity="0.6"'),
    ]
    return ground(land, ("#a8bd6c", "#86ac50", "#5f8f38"), *body)
