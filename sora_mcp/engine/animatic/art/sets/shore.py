"""Warm shores: a beach with palms, a small island in a lagoon."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, polygon
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import blades, bush, leaf, palm, put
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    ground,
    hills,
    patches,
    rock,
    scattered,
)
from sora_mcp.engine.animatic.art.sets.waters import glitter, ripples, sheet, surf, swell

LAGOON = "#2a9aa6"
SAND = ("#e2cfa3", "#e6d2a0", "#d3b780")
GRANITE = "#857f7a"
_STRAND = ((-375, 6), (-300, -12), (300, -14), (390, 6))
_CRAG = ((-150, -10), (-60, -120), (20, -168), (70, -150), (190, -10))
_CRAG_SHADES = (  # turned from a light on the right, on the left
    ((20, -168), (-60, -120), (-150, -10), (0, -10), (-20, -90)),
    ((20, -168), (70, -150), (190, -10), (20, -10), (48, -90)),
)


@place("beach")
def beach(site: Site) -> SetArt:
    """Sand with a surf line, palms to the sides."""
    land = Land(site, 505.0)
    body = [
        patches(land, "sand", (*SAND, "#f0e2bd"), 60, opacity=0.3),
        _sea_strip(land, 1.95),
        surf(land, "surf", 1.9, LAGOON, SAND[1]),
        _far_ripples(land, 2.4),
        _far_glitter(land),
    ]
    return SetArt(
        planes=(
            Plane(hills(land, "cape", 36, 70, "#6f93a8", length=3200), depth=36),
            swell(land, "out", 5.0, 26, LAGOON, foam=0.8),
            swell(land, "breaker", 2.9, 46, LAGOON, foam=1.0),
            Plane(_palms(land, "back", 1.55, 560, 300), depth=1.55, sway=6),
            Plane(_tide_line(land), depth=1.25),
            Plane(_palm_leaves(land), depth=0.75, sway=10),
        ),
        ground=Ground(ground(land, SAND, *body)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="sea",
        water=2.3,
        tags=frozenset({"sea", "sand"}),
    )


@place("island")
def island(site: Site) -> SetArt:
    """A small green island in a lagoon, seen from its sandbank."""
    land = Land(site, 505.0)
    body = [
        patches(land, "sand", (*SAND, "#f4e8c8"), 40, opacity=0.3),
        _sea_strip(land, 1.45),
        surf(land, "surf", 1.4, LAGOON, SAND[1]),
        _far_ripples(land, 1.8),
        _far_glitter(land),
    ]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 44, 40, "#7fa3b8", length=2000), depth=44),
            Plane(_isle(land, 6.5), depth=6.5),
            swell(land, "reef", 5.2, 24, LAGOON, foam=1.0),
            swell(land, "near", 2.2, 34, LAGOON, foam=0.7),
            Plane(_palms(land, "near", 1.2, 700, 420), depth=1.2, sway=6),
            Plane(_tide_line(land, 1.05), depth=1.05),
            Plane(_palm_leaves(land), depth=0.75, sway=10),
        ),
        ground=Ground(ground(land, SAND, *body)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="sea",
        water=1.8,
        tags=frozenset({"sea", "sand"}),
    )


def _sea_strip(land: Land, depth: float) -> str:
    """Open water between the horizon and the beach, as part of the sand's own drawing."""
    return sheet(land, LAGOON, near_y=land.foot(depth)).body


def _far_ripples(land: Land, near: float) -> str:
    return ripples(land, "sea", LAGOON, 110, near=near)


def _far_glitter(land: Land) -> str:
    return glitter(land, "sea", near=3.0)


def _palms(land: Land, name: str, depth: float, height: float, every: float) -> Drawing:
    """Palms to the sides that lean to the middle."""
    rng, paint, foot = land.site.rng(f"palms {name}"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 1.5 * height, foot + 26)
    half, body = 500 * land.site.aspect, []
    for x in scattered(rng, box.left, box.right, every, 0.58 * half):
        high = height * rng.uniform(0.75, 1.1)
        lean = (-0.24 if x > 0 else 0.24) * rng.uniform(0.3, 1.2)
        body.append(palm(rng, paint, land.side, (x, foot), high, lean))
        body.append(
            bush(
                rng,
                paint,
                land.side,
                (x + rng.uniform(-40, 40), foot + 12),
                0.26 * height,
                "#5f9048",
            )
        )
    return Drawing("".join(body), box)


def _isle(land: Land, depth: float) -> Drawing:
    """A wooded hump of an island with a beach around it, right of the middle."""
    rng, paint, foot = land.site.rng("isle"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 260, foot + 12)
    middle, wide = 250 * land.site.aspect, 300.0
    body = polygon(put(_STRAND, middle, foot), paint(SAND[0], -0.2))
    body += polygon(put(_CRAG, middle, foot), paint(GRANITE, -0.1))
    body += polygon(put(_CRAG_SHADES[land.side < 0], middle, foot), paint(GRANITE, 0.45))
    for _ in range(26):
        x = middle + rng.uniform(-0.92, 0.92) * wide
        high = 76 * (1 - ((x - middle) / wide) ** 2) ** 0.5
        at = (x, foot - 8 - rng.uniform(0, 0.5) * high)
        body += bush(rng, paint, land.side, at, rng.uniform(60, 100), "#4f8a44")
    for x in (-0.85, -0.6, -0.3, 0.35, 0.7, 0.9):
        at = (middle + x * wide, foot - 10)
        body += palm(rng, paint, land.side, at, rng.uniform(90, 150), 0.3 * x)
    return Drawing(body, box)


def _tide_line(land: Land, depth: float = 1.25) -> Drawing:
    """Stones, shells and weed left by the tide."""
    rng, paint, foot = land.site.rng("tide"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 60, foot + 26)
    body = []
    for x in scattered(rng, box.left, box.right, 170, 0.7 * land.clear):
        size = rng.uniform(14, 60)
        body.append(
            rock(
                rng,
                paint,
                land.side,
                (x, foot + rng.uniform(-8, 20)),
                size,
                rng.choice((GRANITE, "#a58f78")),
            )
        )
    return Drawing("".join(body), box)


def _palm_leaves(land: Land) -> Drawing:
    """Leaves that hang into the upper corners, and sea grass in the lower ones."""
    rng, paint = land.site.rng("fronds"), land.air(1)
    half = 500 * land.site.aspect
    box = land.site.box(-260, NEAR_Y)
    body = ""
    for way in (-1, 1):
        for angle in (0.25, 0.6, 0.95, 1.3):
            turn = angle if way < 0 else 3.1416 - angle
            root = (way * (half + 70), -90 + rng.uniform(-30, 30))
            body += leaf(paint, root, turn, rng.uniform(260, 380), "#2f6a3a")
        xs = [way * half * rng.uniform(0.62, 1.5) for _ in range(60)]
        body += blades(rng, xs, lambda x: 1120.0, (90, 220), paint("#6d8a4a", 0.4), 8)
    return Drawing(body, box)
