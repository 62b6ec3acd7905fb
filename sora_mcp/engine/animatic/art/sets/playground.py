"""A playground in a park: swings, a slide, climbing frames."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    ellipse,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.meadow import GRASS, LEAVES, grove, verge
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, mist, patches


@place("playground")
def playground(site: Site) -> SetArt:
    """Swings, a slide and a climbing frame on soft ground, trees and houses behind."""
    land = Land(site)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 30, 110, "#8fa9b8", length=1900), depth=30),
            Plane(
                kit.skyline(
                    land,
                    "town",
                    15,
                    (40, 120),
                    (50, 90),
                    ("#d0b39a", "#b8a596", "#c9bfae"),
                    lit=0.4,
                ),
                depth=15,
            ),
            Plane(mist(land, land.horizon + 4, 70, 0.5), depth=9),
            Plane(grove(land, "row", 5.4, 120, LEAVES), depth=5.4),
            Plane(_fence(land), depth=4.0),
            Plane(_lamps(land), depth=2.9),
            Plane(_frames(land), depth=2.3),
            Plane(verge(land, "front", 0.8, GRASS[2], tall=100), depth=0.8, sway=5),
        ),
        ground=Ground(_soft(land)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="crowd",
        tags=frozenset({"grass"}),
    )


def _fence(land: Land) -> Drawing:
    p, y, box = land.air(4), land.foot(4), land.site.box(land.foot(4) - 74, land.foot(4) + 2)
    d = "".join(f"M{x:.0f} {y:.0f}v-66h7v66z" for x in range(round(box.left), round(box.right), 20))
    return Drawing(
        path(d, p("#3f7a6a", 0.15))
        + rect(box.left, y - 60, box.width, 6, p("#3f7a6a", 0.3))
        + rect(box.left, y - 20, box.width, 6, p("#3f7a6a", 0.3)),
        box,
    )


def _lamps(land: Land) -> Drawing:
    half, body = 500 * land.site.aspect, ""
    for number, (share, depth) in enumerate(((0.16, 4.4), (-0.3, 3.0), (0.98, 2.8))):
        at = (share * half, land.foot(depth))
        body += kit.street_lamp(land.air(depth), at, 1050 / depth, 0, f"l{number}")
    return Drawing(body, land.site.box(100, land.foot(2.7)))


def _frames(land: Land) -> Drawing:
    rng, half = land.site.rng("frames"), 500 * land.site.aspect
    k = min(1.0, 0.5 + 0.3 * land.site.aspect)
    body = _swings(land.air(2.5), (-0.66 * half, land.foot(2.6)), 300 * k)
    body += _slide(land.air(2.3), land.side, (0.66 * half, land.foot(2.3)), 330 * k)
    for share, depth in ((-1.3, 2.4), (1.36, 2.5)):
        body += _dome(land.air(depth), (share * half, land.foot(depth)), 190 * k)
    body += _rocker(rng, land.air(2.0), (0.24 * half, land.foot(3.1)), 70 * k)
    return Drawing(body, land.site.box(land.foot(2.3) - 480, land.foot(2.0) + 6))


def _swings(p: Paint, at: Point, h: float) -> str:
    (x, y), w = at, 1.35 * h
    body = "".join(
        line(
            [(x + s * 0.5 * w + d * 0.2 * h, y), (x + s * 0.46 * w, y - h)],
            p("#d8503f", 0.1 if d < 0 else 0.35),
            0.045 * h,
        )
        for s in (-1, 1)
        for d in (-1, 1)
    )
    body += line([(x - 0.48 * w, y - h), (x + 0.48 * w, y - h)], p("#d8503f", -0.15), 0.05 * h)
    for u, swing in ((-0.2, 0.05), (0.2, -0.08)):
        seat = (x + u * w + swing * h, y - 0.24 * h)
        body += "".join(
            line(
                [(x + u * w + e * 0.09 * h, y - h), (seat[0] + e * 0.09 * h, seat[1])],
                p("#5a5f66", 0.2),
                2.6,
            )
            for e in (-1, 1)
        )
        body += rect(seat[0] - 0.12 * h, seat[1], 0.24 * h, 0.04 * h, p("#2f5f8f", 0.0), 3)
    return body


def _slide(p: Paint, side: float, at: Point, h: float) -> str:
    """A little tower with a roof, a ladder and a slide towards the middle."""
    (x, y), way = at, -1 if at[0] > 0 else 1
    body = _hut(p, side, (x, y), h)
    top, foot = (x + way * 0.2 * h, y - 0.54 * h), (x + way * 0.95 * h, y - 0.03 * h)
    chute = path(
        (
            f"M{top[0]:.1f} {top[1]:.1f}C{x + way * 0.5 * h:.1f} {y - 0.5 * h:.1f}"
            f" {x + way * 0.6 * h:.1f} {y - 0.03 * h:.1f} {foot[0]:.1f} {foot[1]:.1f}"
        ),
        "none",
        f'stroke="{p("#3a79b5", 0.25)}" stroke-width="{0.12 * h:.1f}" stroke-linecap="round"',
    )
    chute += path(
        (
            f"M{top[0]:.1f} {top[1] - 0.02 * h:.1f}C{x + way * 0.5 * h:.1f}"
            f" {y - 0.52 * h:.1f} {x + way * 0.6 * h:.1f} {y - 0.05 * h:.1f} {foot[0]:.1f}"
            f" {foot[1] - 0.02 * h:.1f}"
        ),
        "none",
        f'stroke="{p("#5fa3dc", -0.1)}" stroke-width="{0.06 * h:.1f}" stroke-linecap="round"',
    )
    rungs = "".join(
        line(
            [(x - way * 0.27 * h, y - n * h), (x - way * 0.36 * h, y - (n - 0.01) * h)],
            p("#c9503f", 0.1),
            0.022 * h,
        )
        for n in (0.1, 0.2, 0.3, 0.4, 0.5)
    )
    rails = "".join(
        line(
            [(x - way * u * h, y), (x - way * (u - 0.05) * h, y - 0.56 * h)],
            p("#c9503f", 0.2),
            0.025 * h,
        )
        for u in (0.3, 0.4)
    )
    return body + rails + rungs + chute


def _dome(p: Paint, at: Point, r: float) -> str:
    (x, y), tone, body = at, p("#e0a83c", 0.15), ""
    for u in (-1, -0.5, 0, 0.5, 1):
        body += path(
            f"M{x + u * r:.1f} {y:.1f}Q{x + 0.9 * u * r:.1f} {y - 0.8 * r:.1f} {x:.1f} {y - r:.1f}",
            "none",
            f'stroke="{tone}" stroke-width="6"',
        )
    return body + "".join(
        line([(x - s * r, y - h * r), (x + s * r, y - h * r)], p("#e0a83c", 0.35), 5)
        for s, h in ((0.95, 0.35), (0.7, 0.72))
    )


def _rocker(rng: random.Random, p: Paint, at: Point, w: float) -> str:
    (x, y), tone = at, rng.choice(("#d8503f", "#3f8f7a"))
    return (
        ellipse(x, y, 0.5 * w, 0.1 * w, p("#2f3b33", 0.4), 'opacity="0.4"')
        + rect(x - 0.06 * w, y - 0.5 * w, 0.12 * w, 0.5 * w, p("#5a5f66", 0.2))
        + path(
            (
                f"M{x - 0.7 * w:.1f} {y - 0.85 * w:.1f}q{0.2 * w:.1f} {0.3 * w:.1f}"
                f" {0.7 * w:.1f} {0.3 * w:.1f}t{0.7 * w:.1f} {-0.45 * w:.1f}q0 {0.62 * w:.1f}"
                f" {-0.5 * w:.1f} {0.66 * w:.1f}h{-0.5 * w:.1f}q{-0.35 * w:.1f} 0 {-0.4 * w:.1f}"
                f" {-0.5 * w:.1f}z"
            ),
            p(tone, 0.05),
        )
    )


def _soft(land: Land) -> Drawing:
    near = land.air(1)
    body = [
        patches(land, "green", (*GRASS, "#a8bd5e"), 60, opacity=0.32),
        ellipse(0, land.foot(2.0), 1.1 * land.site.half, 62, near("#b3653f", 0.3)),
        ellipse(0, land.foot(2.0) - 5, 1.08 * land.site.half, 58, near("#cf8558", 0.0)),
        ellipse(
            -0.3 * land.site.half,
            land.foot(2.2),
            0.3 * land.site.half,
            22,
            near("#5f93b5", 0.0),
            'opacity="0.75"',
        ),
        ellipse(
            0.36 * land.site.half,
            land.foot(1.9),
            0.22 * land.site.half,
            18,
            near("#e0b75a", 0.0),
            'opacity="0.75"',
        ),
        kit.pools(
            land,
            [
                (0.16 * 2200 * land.site.aspect, 4.4, kit.LAMP),
                (-450 * land.site.aspect, 3.0, kit.LAMP),
            ],
        ),
    ]
    return ground(land, GRASS, *body)


def _hut(p: Paint, side: float, at: Point, h: float) -> str:
    """The little tower of a slide."""
    x, y = at
    body = "".join(
        rect(x + u * h - 0.02 * h, y - 0.95 * h, 0.04 * h, 0.95 * h, p("#a5744a", 0.3))
        for u in (-0.2, 0.2)
    )
    body += polygon(
        [(x - 0.3 * h, y - 0.92 * h), (x + 0.3 * h, y - 0.92 * h), (x, y - 1.25 * h)],
        p("#e0a83c", 0.0),
    ) + polygon(
        [(x - side * 0.3 * h, y - 0.92 * h), (x, y - 0.92 * h), (x, y - 1.25 * h)],
        p("#e0a83c", 0.35),
    )
    body += rect(x - 0.24 * h, y - 0.56 * h, 0.48 * h, 0.05 * h, p("#a5744a", 0.0)) + "".join(
        rect(x + (-0.2 + 0.1 * n) * h, y - 0.74 * h, 0.05 * h, 0.2 * h, p("#3f8f7a", 0.1))
        for n in range(4)
    )
    return body
