"""A flower garden: hedges, beds, a path to an arch of roses."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Box,
    Drawing,
    circle,
    ellipse,
    rect,
)
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.dressing import stood
from sora_mcp.engine.animatic.art.sets.flora import (
    blades,
    conifer,
    crown,
    dots,
    puff,
)
from sora_mcp.engine.animatic.art.sets.meadow import LEAVES, grove
from sora_mcp.engine.animatic.art.sets.park import BLOOMS, LAWN, bloom
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    depths,
    ground,
    hills,
    lane,
    mist,
    patches,
    scattered,
)

HEDGE = "#4b7a3f"
_ASIDE = -400.0


@place("garden")
def garden(site: Site) -> SetArt:
    """Hedges and flower beds along a path to an arch of roses."""
    land = Land(site, 535.0)
    has_temple = "temple" in site.details
    aside = _ASIDE if has_temple else 0.0  # the path to a temple leads past those who are here
    track = [(aside, 0.33), (aside, 1.0), (aside, 3.0), (aside, 5.6)]
    body = [
        patches(land, "lawn", (*LAWN, "#b3c672"), 60, opacity=0.3),
        lane(land, track, 420, land.air(2)("#7a6a4a", 0.2)),
        lane(land, track, 390, land.air(2.2)("#dcc9a8")),
        *([] if has_temple else _flags(land)),
        *(_bed_strip(land, way * x) for way in (-1, 1) for x in (330, 900)),
    ]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 26, 140, "#86a08c", woods="#5b8560"), depth=26),
            Plane(grove(land, "row", 9.0, 52, LEAVES, height=1500), depth=8.4),
            Plane(mist(land, land.horizon + 14, 50, 0.35), depth=8.1),
            Plane(_hedge(land, 6.2, 110, 0.0), depth=6.2),
            Plane(_pagoda(land, 5.4) if has_temple else _arch(land, 5.4), depth=5.4),
            Plane(_hedge(land, 4.0, 92, 0.62), depth=4.0),
            Plane(_flower_row(land, "back", 2.7, 0.75), depth=2.7, sway=3),
            Plane(_topiary(land, 2.2), depth=2.2),
            Plane(_flower_row(land, "mid", 1.5, 1.0), depth=1.5, sway=4),
            Plane(_front_flowers(land), depth=0.8, sway=6),
        ),
        ground=Ground(ground(land, LAWN, *body)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="garden",
        tags=frozenset({"grass", "flowers"}),
    )


def _pagoda(land: Land, depth: float) -> Drawing:
    """A temple's tower at the end of the path."""
    x, foot, high = -330 * min(1.0, land.site.aspect), land.foot(depth), 520.0
    body = stood(land.air(3.0), "pagoda", (x, foot), high)
    return Drawing(body, Box(x - 0.4 * high, foot - 1.1 * high, x + 0.4 * high, foot + 4))


def _flags(land: Land) -> list[str]:
    """Seams between the flagstones of the path."""
    body, depth = [], 0.45
    rng = land.site.rng("flags")
    while depth < 5.4:
        tone = land.air(depth)("#a8926c", 0.1)
        y, deep = land.foot(depth), max(1.2, 5 / depth**1.6)
        body.append(rect(-190 / depth, y, 380 / depth, deep, tone, more='opacity="0.6"'))
        for share in (-0.32, 0.3):
            x = 390 * (share + rng.uniform(-0.1, 0.1))
            body.append(lane(land, [(x, depth), (x, depth * 1.14)], 6, tone, 'opacity="0.6"'))
        depth *= 1.14
    return body


def _bed_strip(land: Land, x: float) -> str:
    """Earth under a row of flowers that runs to the horizon."""
    rng = land.site.rng(f"strip {x}")
    body = [lane(land, [(x, 1.3), (x, 5.4)], 190, land.air(2)("#6b5138", 0.1))]
    for tone in BLOOMS:
        heads = []
        for depth in depths(rng, 26, 5.3, 1.32):
            place_ = (x + rng.uniform(-85, 85)) / depth
            heads.append((place_, land.foot(depth) - 12 / depth, max(1.2, 11 / depth)))
        body.append(dots(heads, land.air(2.4)(tone)))
    return "".join(body)


def _hedge(land: Land, depth: float, height: float, clear: float) -> Drawing:
    """A clipped hedge with a light top and a soft edge."""
    rng, paint, foot = land.site.rng(f"hedge {depth}"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - height - 30, foot + 10)
    gap, body = clear * land.clear, ""
    for left, right in ((box.left, -gap), (gap, box.right)):
        body += rect(left, foot - height, right - left, height, paint(HEDGE, 0.38), 8)
        for x in scattered(rng, left, right, 22):
            y = foot - rng.uniform(0.1, 0.96) * height
            body += puff(
                rng,
                min(max(x, left + 16), right - 16),
                y,
                rng.uniform(14, 26),
                rng.uniform(8, 15),
                paint(HEDGE, rng.choice((0.12, 0.25, 0.0))),
            )
        for x in scattered(rng, left + 10, right - 10, 26):
            body += puff(rng, x, foot - height + 2, 22, 8, paint(HEDGE, -0.3))
    return Drawing(body, box)


def _arch(land: Land, depth: float) -> Drawing:
    """An arch of roses at the end of the path."""
    rng, paint, foot = land.site.rng("arch"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 190, foot + 10)
    body = ""
    spots = [(-52 + rng.uniform(-5, 5), -12.0 * n) for n in range(10)] + [
        (52 + rng.uniform(-5, 5), -12.0 * n) for n in range(10)
    ]
    spots += [(-52 + 10.4 * n, -118 - 34 * (1 - ((n - 5) / 5) ** 2) ** 0.5) for n in range(11)]
    for dx, dy in spots:
        body += puff(rng, dx, foot + dy, 15, 12, paint("#4f7f42", rng.choice((0.35, 0.1, -0.15))))
    for tone in ("#e2556d", "#f0a3b4", "#f4efe4"):
        chosen = rng.sample(spots, 13)
        body += dots(
            [(dx + rng.uniform(-9, 9), foot + dy + rng.uniform(-8, 8), 3.6) for dx, dy in chosen],
            paint(tone, -0.1),
        )
    return Drawing(body, box)


def _topiary(land: Land, depth: float) -> Drawing:
    """Cones and balls of box in a row beside the path."""
    rng, paint, foot = land.site.rng("topiary"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 320, foot + 20)
    body = ""
    for way in (-1, 1):
        x, number = 1.05 * land.clear, 0
        while x < land.site.half:
            body += ellipse(way * x, foot + 3, 50, 7, paint(LAWN[2], 0.6), 'opacity="0.5"')
            if number % 2:
                body += conifer(rng, paint, land.side, (way * x, foot), 250, "#4a7d45")
            else:
                body += rect(way * x - 6, foot - 70, 12, 70, paint("#6b5138"))
                body += crown(rng, paint, land.side, (way * x, foot - 112), (58, 56), "#4f8548")
            x, number = x + 240, number + 1
    return Drawing(body, box)


def _flower_row(land: Land, name: str, depth: float, clear: float) -> Drawing:
    rng, paint, foot = land.site.rng(f"flower row {name}"), land.air(depth), land.foot(depth)
    size = 150 / depth
    box = land.site.box(foot - 1.5 * size, foot + 0.4 * size)
    body = [
        bloom(rng, paint, (x, foot + 0.12 * size), size * rng.uniform(0.8, 1.2))
        for x in scattered(rng, box.left, box.right, 0.85 * size, clear * land.clear)
    ]
    return Drawing("".join(body), box)


def _front_flowers(land: Land) -> Drawing:
    """Tall flowers close to the camera, in the corners."""
    rng, paint = land.site.rng("front flowers"), land.air(1)
    half = 500 * land.site.aspect
    box = land.site.box(640, NEAR_Y)
    body = ""
    for way in (-1, 1):
        for _ in range(9):
            x = way * half * rng.uniform(0.68, 1.45)
            y = rng.uniform(830, 970)
            body += blades(
                rng, [x], lambda _: 1140.0, (1140 - y, 1141 - y), paint("#3f6b35", 0.2), 8
            )
            tone = rng.choice(BLOOMS)
            for angle in range(6):
                dx, dy = ((1, 0), (0.5, 0.8), (-0.5, 0.8), (-1, 0), (-0.5, -0.8), (0.5, -0.8))[
                    angle
                ]
                body += circle(
                    x + 13 * dx, y + 11 * dy, 11, paint(tone, 0.25 if dx * land.side < 0 else 0.0)
                )
            body += circle(x, y, 8, paint("#f2c84b", 0.05))
        xs = [way * half * rng.uniform(0.6, 1.5) for _ in range(50)]
        body += blades(rng, xs, lambda x: 1140.0, (110, 230), paint("#4a7a3a", 0.35), 12)
    return Drawing(body, box)
