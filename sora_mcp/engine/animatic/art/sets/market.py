"""A market: stalls with striped awnings, strings of lamps, heaps of fruit."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    circle,
    ellipse,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.alley import crate
from sora_mcp.engine.animatic.art.sets.street import TERRACE
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, mist, patches

CLOTH = ("#c4503f", "#2f7f73", "#d99a32", "#4a6ea8", "#9c4f78", "#6f8f3c")


FRUIT = ("#d8452f", "#e79a2e", "#e9c544", "#7fa63a", "#8a3f66", "#c96f3a", "#5f8f3f")


@place("market")
def market(site: Site) -> SetArt:
    """Two rows of stalls in a square, strings of lamps above."""
    land = Land(site, horizon=560)
    x = kit.wide_of(site, 0.9, 120)
    lamps = [(s * 0.75 * x, d, kit.LAMP) for s in (-1, 1) for d in (1.5, 2.5)]
    return SetArt(
        planes=(
            Plane(
                kit.skyline(
                    land,
                    "roofs",
                    12,
                    (60, 130),
                    (50, 90),
                    ("#c9a58a", "#b89a86", "#d3bfa2"),
                    lit=0.35,
                ),
                depth=12,
            ),
            Plane(mist(land, land.horizon, 90, 0.4), depth=10),
            Plane(kit.terrace(land, "far", 1.75 * x, (2.9, 9.0), TERRACE, (1500, 2300)), depth=5.2),
            Plane(_stalls(land, x, (6.2, 4.4, 3.1)), depth=3.8),
            Plane(_stalls(land, x, (2.15, 1.5)), depth=1.8),
            Plane(_strings(land, x), depth=1.9, sway=3),
            Plane(_wares(land), depth=0.78),
        ),
        ground=Ground(_square(land, lamps), mirror=0.28 * site.light.wet, ripple=0.2),
        horizon=land.horizon,
        floor=land.floor,
        ambience="crowd",
        tags=frozenset({"paved"}),
    )


def _stalls(land: Land, x: float, depths: tuple[float, ...]) -> Drawing:
    rng, body = land.site.rng(f"stalls {depths[0]}"), ""
    for depth in depths:
        for side in (-1, 1):
            w = 1150 / depth
            at = side * (x + 300) / depth
            body += stall(
                rng, land.air(depth), (at, land.foot(depth)), w, CLOTH[int(depth * 10 + side) % 6]
            )
    return Drawing(body, land.site.box(-100, land.foot(min(depths)) + 10))


def stall(rng: random.Random, paint: Paint, at: Point, w: float, cloth: str) -> str:
    """A stall: posts, a counter heaped with fruit, a striped awning with a scalloped edge."""
    (x, y), h = at, 0.62 * w
    body = rect(
        x - 0.44 * w, y - 0.8 * h, 0.88 * w, 0.6 * h, paint("#54463f", 0.5), 0, 'opacity="0.85"'
    )
    body += _heaps(h, paint, w, x, y)
    body += "".join(
        rect(
            x - 0.47 * w + 0.19 * n * w,
            y - 0.34 * h,
            0.17 * w,
            0.3 * h,
            paint("#9a7048", 0.02 + 0.1 * (n % 2)),
        )
        for n in range(5)
    )
    for box in range(4):
        a, tone = x - 0.46 * w + box * 0.23 * w, rng.choice(FRUIT)
        for row, lift in ((0, 0.0), (1, 0.05)):
            fill = paint(tone, 0.22 if row == 0 else -0.1)
            body += "".join(
                circle(
                    a + (0.035 + 0.042 * n + 0.02 * row) * w,
                    y - 0.4 * h - lift * w,
                    0.026 * w,
                    fill,
                )
                for n in range(5 - row)
            )
        body += rect(
            a, y - 0.4 * h, 0.225 * w, 0.09 * h, paint("#b98a58", 0.1 + 0.08 * (box % 2)), 2
        )
    if kit.is_dark(paint.light):  # its lamp shines on what is sold
        lit = paint.glow(kit.LAMP)
        body += kit.halo(f"sf{x:.0f}_{w:.0f}", (x, y - 0.5 * h), 0.42 * w, lit, 0.5)
    return body + _awning(paint, (x, y - h), w, cloth)


def _heaps(h: float, paint: Paint, w: float, x: float, y: float) -> str:
    """Heaps of fruit in their boxes."""
    body = "".join(
        rect(
            x + s * 0.46 * w - 0.012 * w,
            y - h,
            0.024 * w,
            h,
            paint("#8a6745", 0.15 if s < 0 else 0.4),
        )
        for s in (-1, 1)
    )
    if kit.is_dark(paint.light):
        body += kit.halo(
            f"st{x:.0f}_{w:.0f}", (x, y - 0.72 * h), 0.55 * w, paint.glow(kit.LAMP), 0.85
        )
        body += circle(x, y - 0.8 * h, 0.018 * w, paint.glow("#fff3d0"))
    body += polygon(
        [
            (x - 0.48 * w, y - 0.36 * h),
            (x + 0.48 * w, y - 0.36 * h),
            (x + 0.46 * w, y),
            (x - 0.46 * w, y),
        ],
        paint("#9a7048", 0.2),
    )
    return body


def _awning(paint: Paint, at: Point, w: float, cloth: str) -> str:
    (x, y), body, count = at, "", 8
    for strip in range(count):
        a, b = (-0.5 + (strip + end) / count for end in (0, 1))
        tone = cloth if strip % 2 == 0 else "#f4ecdc"
        top = [
            (x + 0.84 * a * w, y - 0.2 * w),
            (x + 0.84 * b * w, y - 0.2 * w),
            (x + 1.06 * b * w, y),
            (x + 1.06 * a * w, y),
        ]
        body += polygon(top, paint(tone, 0.0 if a < 0 else 0.08))
        r = 0.53 * w / count
        body += path(
            (
                f"M{x + 1.06 * a * w:.1f} {y - 1:.1f}h{2 * r:.1f}v{0.025 * w:.1f}a{r:.1f}"
                f" {r:.1f} 0 0 1 {-2 * r:.1f} 0z"
            ),
            paint(tone, 0.3),
        )
    return body


def _strings(land: Land, x: float) -> Drawing:
    """Lamps on strings across the aisle."""
    body = ""
    for number, (depth, high) in enumerate(((4.4, 980), (2.9, 1000), (1.9, 940))):
        paint, count = land.air(depth), 13
        points = []
        for index in range(count):
            u = -1.15 + 2.3 * index / (count - 1)
            points.append(
                (u * x / depth, land.foot(depth) - (high - 190 * (1 - u * u / 1.32)) / depth)
            )
        body += line(points, paint("#3b3733", 0.2), 3.5 / depth)
        for index, (px, py) in enumerate(points[1:-1]):
            lit = paint.lamp("#efe3c4", ("#ffe2a0", "#ffd07a", "#fff0c9")[index % 3])
            if kit.is_dark(land.site.light):
                body += kit.halo(f"b{number}_{index}", (px, py + 14 / depth), 80 / depth, lit, 0.6)
            body += ellipse(px, py + 15 / depth, 12 / depth, 16 / depth, lit)
    return Drawing(body, land.site.box(-60, land.horizon))


def _wares(land: Land) -> Drawing:
    """Boxes of fruit in the lower corners."""
    rng, p, half, body = land.site.rng("wares"), land.air(1), 500 * land.site.aspect, ""
    for side in (-1, 1):
        x = side * (half + 30)
        for row in range(3):
            for n in range(7):
                body += circle(
                    x - 165 + 55 * n + 20 * (row % 2),
                    1005 - 26 * row,
                    33,
                    p(FRUIT[1 if side < 0 else 0], 0.35 - 0.17 * row + rng.uniform(-0.06, 0.06)),
                )
        body += crate(p, x, 1290, 400, "#8a6543")
    return Drawing(body, land.site.box(880, 1300))


def _square(land: Land, lamps: list[tuple[float, float, str]]) -> Drawing:
    near = land.air(1)
    body = [
        patches(land, "worn", ("#cbbda6", "#a39580", "#b8aa94"), 46, opacity=0.3),
        kit.paving(land, 0.34, 8, 4 * land.site.half, 360, near("#7d7163", 0.3), 2.2),
        kit.pools(land, lamps),
    ]
    return ground(land, ("#cdbfa8", "#bcae98", "#a6997f"), *body)
