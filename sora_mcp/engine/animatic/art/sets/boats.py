"""Boats at their berths: trawlers from the side, small sailing boats."""

from __future__ import annotations

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
from sora_mcp.engine.animatic.art.sets.terrain import Land


def boats(land: Land, spots: tuple[Point, ...], *, sails: bool = False) -> Drawing:
    """Boats at (share of half the frame, depth), farthest first."""
    rng, body, half = land.site.rng(f"boats {sails}"), "", 500 * land.site.aspect
    for share, depth in sorted(spots, key=lambda spot: -spot[1]):
        p, x, y, w = (
            land.air(depth),
            share * half,
            land.foot(depth),
            (760 if sails else 900) / depth,
        )
        tone = rng.choice(("#2f5f7f", "#b8483a", "#3d7a5f", "#e6e0d2", "#31405a"))
        body += (
            _sailboat(p, (x, y), w, tone)
            if sails
            else trawler(p, (x, y), w, tone, rng.choice((-1, 1)))
        )
    near = min(depth for _, depth in spots)
    return Drawing(body, land.site.box(land.foot(near) - 1500 / near, land.foot(near) + 40 / near))


def _sailboat(p: Paint, at: Point, w: float, tone: str) -> str:
    (x, y), body = at, ""
    body += ellipse(x, y + 0.02 * w, 0.55 * w, 0.035 * w, p("#1f4458", 0.5), 'opacity="0.45"')
    body += line([(x, y - 0.1 * w), (x, y - 1.25 * w)], p("#d9d2c4", 0.2), 0.018 * w) + line(
        [(x, y - 0.24 * w), (x - 0.42 * w, y - 0.22 * w)], p("#d9d2c4", 0.3), 0.03 * w
    )
    body += path(
        (
            f"M{x - 0.5 * w:.1f} {y - 0.16 * w:.1f}H{x + 0.52 * w:.1f}Q{x + 0.42 * w:.1f}"
            f" {y:.1f} {x + 0.3 * w:.1f} {y:.1f}H{x - 0.4 * w:.1f}Q{x - 0.48 * w:.1f}"
            f" {y - 0.04 * w:.1f} {x - 0.5 * w:.1f} {y - 0.16 * w:.1f}Z"
        ),
        p(tone, 0.15),
    )
    return (
        body
        + rect(x - 0.5 * w, y - 0.17 * w, 1.02 * w, 0.03 * w, p("#f1ece0", -0.1))
        + rect(x - 0.2 * w, y - 0.26 * w, 0.34 * w, 0.1 * w, p("#f1ece0", 0.1), 0.02 * w)
    )


def trawler(p: Paint, at: Point, w: float, tone: str, way: float) -> str:
    """A fishing boat with a wheelhouse and a mast; its bow points to `way`."""
    x, y = at
    u = way * w
    body = ellipse(x, y + 0.01 * w, 0.56 * w, 0.04 * w, p("#173b4f", 0.5), 'opacity="0.5"')
    body += line(
        [(x + 0.16 * u, y - 0.2 * w), (x + 0.16 * u, y - 0.92 * w)], p("#4d4a46", 0.2), 0.02 * w
    )
    body += line(
        [(x + 0.16 * u, y - 0.86 * w), (x + 0.46 * u, y - 0.34 * w)], p("#4d4a46", 0.2), 0.01 * w
    ) + line(
        [(x + 0.16 * u, y - 0.86 * w), (x - 0.4 * u, y - 0.3 * w)], p("#4d4a46", 0.2), 0.01 * w
    )
    a, b = min(x - 0.34 * u, x - 0.04 * u), max(x - 0.34 * u, x - 0.04 * u)
    body += rect(a, y - 0.52 * w, b - a, 0.34 * w, p("#f1ece0", 0.08), 0.01 * w) + rect(
        a if way > 0 else b - 0.09 * w, y - 0.52 * w, 0.09 * w, 0.34 * w, p("#f1ece0", 0.4)
    )
    body += rect(a - 0.02 * w, y - 0.55 * w, b - a + 0.04 * w, 0.045 * w, p(tone, -0.1)) + "".join(
        rect(
            a + (0.11 + 0.09 * n) * w,
            y - 0.47 * w,
            0.065 * w,
            0.09 * w,
            p.lamp("#5f7f94", "#ffdc96"),
        )
        for n in range(2)
    )
    body += _wheelhouse(p, tone, u, w, x, y)
    return body + "".join(
        circle(x + e * u, y - 0.13 * w, 0.036 * w, p("#2b2a2c", 0.3))
        + circle(x + e * u, y - 0.13 * w, 0.016 * w, p(tone, 0.2))
        for e in (-0.3, 0.02)
    )


def _wheelhouse(p: Paint, tone: str, u: float, w: float, x: float, y: float) -> str:
    """Mast and wheelhouse of a boat."""
    body = ""
    hull = [
        (x - 0.5 * u, y - 0.22 * w),
        (x + 0.3 * u, y - 0.2 * w),
        (x + 0.56 * u, y - 0.34 * w),
        (x + 0.42 * u, y),
        (x - 0.42 * u, y),
    ]
    body += polygon(hull, p(tone, 0.1)) + polygon(
        [
            hull[0],
            hull[1],
            hull[2],
            (x + 0.545 * u, y - 0.3 * w),
            (x + 0.3 * u, y - 0.155 * w),
            (x - 0.49 * u, y - 0.175 * w),
        ],
        p("#f1ece0", -0.05),
    )
    body += polygon(
        [
            (x - 0.455 * u, y - 0.09 * w),
            (x + 0.45 * u, y - 0.08 * w),
            (x + 0.42 * u, y),
            (x - 0.42 * u, y),
        ],
        p(tone, 0.5),
    )
    return body
