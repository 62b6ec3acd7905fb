"""A churchyard: leaning stones in the grass, bare trees, an iron fence, a chapel far off."""

from __future__ import annotations

import math
import random

from sora_mcp.engine.animatic.art.drawing import Drawing, Point, line, path, polygon, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.meadow import lawn, verge
from sora_mcp.engine.animatic.art.sets.terrain import Land, hills, mist, scattered

GRASS = ("#8a9a68", "#728551", "#55693f")
STONES = ("#9c9d98", "#8c8e8c", "#a7a49a", "#7f8584")
_BARK = "#4a4038"


@place("cemetery")
def cemetery(site: Site) -> SetArt:
    """Rows of stones that grow smaller up the hill."""
    land = Land(site)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 26, 110, "#7f8f9c", woods="#5f7466"), depth=26),
            Plane(_chapel(land, 10.0), depth=10),
            Plane(mist(land, land.horizon + 8, 70, 0.55), depth=8.5),
            Plane(_fence(land, 7.0), depth=7.0),
            Plane(_bare_trees(land, 5.4), depth=5.4),
            *(
                Plane(_stones(land, n, depth), depth=depth)
                for n, depth in enumerate((5.0, 3.6, 2.6, 1.7))
            ),
            Plane(verge(land, "front", 0.8, GRASS[2], heads=False), depth=0.8, sway=4),
        ),
        ground=Ground(lawn(land, GRASS, flowers=False)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="wind",
        tags=frozenset({"grass"}),
    )


def _stones(land: Land, number: int, depth: float) -> Drawing:
    """A row of stones; the nearest keep clear of the cast."""
    paint, rng = land.air(depth), land.site.rng(f"stones {number}")
    foot, high = land.foot(depth), 230 / depth
    box = land.site.box(foot - 1.5 * high, foot + 12)
    clear = land.clear * 0.8 if depth < 2 else 0.0
    body = ""
    for x in scattered(rng, box.left, box.right, 1.5 * high, clear):
        at = (x, foot + rng.uniform(-4, 6))
        body += _stone(rng, paint, land.side, at, high * rng.uniform(0.6, 1.05))
    return Drawing(body, box)


def _stone(rng: random.Random, paint: Paint, side: float, at: Point, high: float) -> str:
    """A slab with a round top, or a cross, a little askew."""
    (x, y), tone, half = at, rng.choice(STONES), 0.3 * high
    base, shade, light = paint(tone), paint(tone, 0.4), paint(tone, -0.3)
    edge = -side * 0.45 * half
    if rng.random() < 0.3:
        arm, w = y - 0.72 * high, 0.09 * high
        body = rect(x - w, y - high, 2 * w, high, base) + rect(
            x - 0.3 * high, arm, 0.6 * high, 2 * w, base
        )
        body += rect(x - w if side > 0 else x, y - high, w, high, shade)
        body += rect(x - 2.4 * w, y - 0.14 * high, 4.8 * w, 0.14 * high, shade)
    else:
        top = f"M{x - half:.1f} {y:.1f}V{y - 0.66 * high:.1f}"
        arc = f"A{half:.1f} {0.34 * high:.1f} 0 0 1 {x + half:.1f} {y - 0.66 * high:.1f}V{y:.1f}Z"
        body = path(top + arc, base)
        body += polygon(
            [
                (x + edge, y),
                (x + edge, y - 0.95 * high),
                (x - side * half, y - 0.66 * high),
                (x - side * half, y),
            ],
            shade,
            'opacity="0.75"',
        )
        body += "".join(
            rect(x - 0.5 * half, y - share * high, half, 0.035 * high, shade)
            for share in (0.7, 0.6, 0.5)
        )
        body += rect(x - half, y - 0.66 * high, 0.08 * half, 0.6 * high, light)
    return f'<g transform="rotate({rng.uniform(-6, 6):.1f} {x:.1f} {y:.1f})">{body}</g>'


def _bare_trees(land: Land, depth: float) -> Drawing:
    paint, rng = land.air(depth), land.site.rng("bare")
    foot, high = land.foot(depth), 1150 / depth
    box = land.site.box(foot - 1.3 * high, foot + 10)
    body = "".join(
        _branch(
            rng, (x, foot), -90 + rng.uniform(-6, 6), 0.36 * high, 0.06 * high, paint(_BARK, 0.2), 4
        )
        for x in scattered(rng, box.left, box.right, 1.7 * high, 0.7 * land.clear)
    )
    return Drawing(body, box)


def _branch(
    rng: random.Random, at: Point, angle: float, long: float, wide: float, bark: str, more: int
) -> str:
    """A bough and what grows out of it."""
    turn = math.radians(angle)
    end = at[0] + long * math.cos(turn), at[1] + long * math.sin(turn)
    body = line([at, end], bark, max(1.4, wide))
    if not more:
        return body
    for off in (-1, 1) if more < 3 else (-1, 0.15, 1):
        lean = angle + off * rng.uniform(22, 40)
        body += _branch(rng, end, lean, long * rng.uniform(0.6, 0.8), wide * 0.62, bark, more - 1)
    return body


def _fence(land: Land, depth: float) -> Drawing:
    paint, foot, high = land.air(depth), land.foot(depth), 330 / depth
    box = land.site.box(foot - 1.4 * high, foot + 8)
    iron, gap = paint("#3a3e44", 0.1), 0.32 * high
    count = int(box.width / gap)
    bars = "".join(f"M{box.left + gap * n:.1f} {foot:.1f}v{-high:.1f}" for n in range(count + 1))
    rails = "".join(f"M{box.left:.0f} {foot - s * high:.1f}H{box.right:.0f}" for s in (0.15, 0.82))
    return Drawing(
        path(bars + rails, "none", f'stroke="{iron}" stroke-width="{0.05 * high:.1f}"'), box
    )


def _chapel(land: Land, depth: float) -> Drawing:
    """A chapel with a spire, to one side."""
    p, foot, u = land.air(depth), land.foot(depth), 1000 / depth
    x = -land.side * 300 * land.site.aspect
    box = land.site.box(foot - 2.6 * u, foot + 10)
    wall, roof = "#b5aa98", "#5f5a63"
    body = rect(x - 0.3 * u, foot - 0.8 * u, 1.5 * u, 0.8 * u, p(wall, 0.1))
    body += polygon(
        [
            (x - 0.1 * u, foot - 1.3 * u),
            (x + 1.1 * u, foot - 1.3 * u),
            (x + 1.3 * u, foot - 0.78 * u),
            (x - 0.3 * u, foot - 0.78 * u),
        ],
        p(roof, 0.1),
    )
    body += rect(x - 0.65 * u, foot - 1.5 * u, 0.5 * u, 1.5 * u, p(wall, 0.3))
    body += polygon(
        [
            (x - 0.72 * u, foot - 1.48 * u),
            (x - 0.4 * u, foot - 2.5 * u),
            (x - 0.08 * u, foot - 1.48 * u),
        ],
        p(roof, 0.3),
    )
    for wx in (0.1, 0.45, 0.8):
        body += rect(
            x + wx * u, foot - 0.6 * u, 0.14 * u, 0.36 * u, p.lamp("#6f7f8a", "#ffd58a"), 0.07 * u
        )
    body += rect(
        x - 0.47 * u, foot - 1.2 * u, 0.14 * u, 0.26 * u, p.lamp("#6f7f8a", "#ffd58a"), 0.07 * u
    )
    return Drawing(body, box)
