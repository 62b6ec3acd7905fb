"""A park: a path, trees, benches and lamps, a pond."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    circle,
    ellipse,
    glow,
    line,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import (
    broadleaf,
    bush,
    crown,
    dots,
    puff,
)
from sora_mcp.engine.animatic.art.sets.meadow import LEAVES, grove, verge
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    ground,
    hills,
    lane,
    mist,
    patches,
    scattered,
)
from sora_mcp.engine.animatic.art.sets.waters import pool, ripples

LAWN = ("#9fbd68", "#86ad50", "#62923c")
GRAVEL, POND = "#d9c6a0", "#4f8f9c"
BLOOMS = ("#e2556d", "#f2b93f", "#f4efe4", "#b06cc9", "#ef8b5a", "#e88fb5")
IRON = "#3b4045"


@place("park")
def park(site: Site) -> SetArt:
    """A path between lawns, trees, benches and lamps, a pond that glimpses through."""
    land = Land(site, 540.0)
    track = [(30.0, 0.33), (10.0, 1.0), (-190.0, 2.3), (260.0, 4.6), (-400.0, 9.0), (-900.0, 15.0)]
    far = [
        (0.9 * 500 * site.aspect * x, land.foot(d))
        for x, d in ((0.2, 6.4), (0.75, 6.9), (1.25, 5.4), (1.0, 4.0), (0.45, 4.2))
    ]
    body = [
        patches(land, "lawn", (*LAWN, "#b3c672"), 70, opacity=0.32),
        pool(land, "pond", far, POND, ripples(land, "pond", POND, 60, near=3.6)),
        lane(land, track, 330, land.air(2)("#7d8a50", 0.3)),
        lane(land, track, 300, land.air(2.2)(GRAVEL)),
        lane(
            land,
            [(x + 34, depth) for x, depth in track],
            120,
            land.air(2)(GRAVEL, -0.3),
            'opacity="0.5"',
        ),
    ]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 26, 130, "#86a08c", woods="#5b8560"), depth=26),
            Plane(grove(land, "row", 9.0, 46, LEAVES, height=1300), depth=8.5),
            Plane(mist(land, land.horizon + 16, 50, 0.4), depth=8.1),
            Plane(grove(land, "back", 5.0, 210, LEAVES, clear=True, height=1150), depth=5.0),
            Plane(_furniture(land, 2.9, 620), depth=2.9),
            Plane(_lamp_light(land, 2.88, 620), depth=2.88, mode="add"),
            Plane(_big_trees(land, 2.0), depth=2.0),
            Plane(_beds(land, 1.5), depth=1.5),
            Plane(verge(land, "front", 0.8, LAWN[2], tall=90), depth=0.8, sway=4),
            Plane(_hanging(land), depth=0.74, sway=7),
        ),
        ground=Ground(ground(land, LAWN, *body)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="park",
        tags=frozenset({"grass", "trees"}),
    )


def _places(land: Land, every: float) -> list[tuple[float, int]]:
    """Where benches (0) and lamps (1) stand, to the sides."""
    clear, spots = 0.8 * land.clear, []
    for way in (-1, 1):
        x, number = clear * (1.2 if way < 0 else 1.0), 0 if way < 0 else 1
        while x < land.site.half:
            spots.append((way * x, number % 2))
            x, number = x + every * 0.45, number + 1
    return spots


def _furniture(land: Land, depth: float, every: float) -> Drawing:
    """Benches and street lamps."""
    paint, foot = land.air(depth), land.foot(depth)
    box = land.site.box(foot - 260, foot + 20)
    body = []
    for x, kind in _places(land, every):
        body.append(
            ellipse(x, foot + 4, 60 if not kind else 24, 5, paint(LAWN[2], 0.6), 'opacity="0.5"')
        )
        body.append(_lamp(paint, (x, foot)) if kind else _bench(paint, (x, foot)))
    return Drawing("".join(body), box)


def _bench(paint: Paint, at: Point) -> str:
    x, y = at
    body = ""
    for dx in (-50, 50):
        body += line([(x + dx, y + 3), (x + dx, y - 34), (x + dx * 1.04, y - 72)], paint(IRON), 6)
    for high, shade in ((34, -0.3), (52, 0.05), (66, 0.05)):
        body += rect(x - 62, y - high - 5, 124, 9, paint("#96683f", shade), 2)
    return body + rect(x - 62, y - 31, 124, 4, paint("#96683f", 0.55))


def _lamp(paint: Paint, at: Point) -> str:
    x, y = at
    body = line([(x, y), (x, y - 205)], paint(IRON), 7) + rect(
        x - 9, y - 18, 18, 18, paint(IRON, 0.2), 3
    )
    body += line([(x - 12, y - 205), (x + 12, y - 205)], paint(IRON), 6)
    body += polygon(
        [(x - 11, y - 207), (x - 16, y - 238), (x + 16, y - 238), (x + 11, y - 207)],
        paint.lamp("#dfe6e2", "#ffe2a0"),
    )
    return body + polygon([(x - 19, y - 238), (x, y - 254), (x + 19, y - 238)], paint(IRON))


def _lamp_light(land: Land, depth: float, every: float) -> Drawing:
    """Pools of light under the lamps at night."""
    foot, much = land.foot(depth), 0.55 * max(0.0, land.site.light.dark - 0.4)
    box = land.site.box(foot - 380, foot + 60)
    body = glow("l", "#ffd489", much)
    for x, kind in _places(land, every):
        if kind and much:
            body += circle(x, foot - 222, 130, "url(#l)") + ellipse(x, foot + 6, 150, 26, "url(#l)")
    return Drawing(body, box)


def _big_trees(land: Land, depth: float) -> Drawing:
    rng, paint, foot = land.site.rng("big trees"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 800, foot + 30)
    body = []
    for x in scattered(rng, box.left, box.right, 620, 1.5 * land.clear):
        body.append(ellipse(x, foot + 4, 150, 14, paint(LAWN[2], 0.6), 'opacity="0.45"'))
        body.append(
            broadleaf(rng, paint, land.side, (x, foot), rng.uniform(480, 600), rng.choice(LEAVES))
        )
    return Drawing("".join(body), box)


def bloom(rng: random.Random, paint: Paint, at: Point, size: float) -> str:
    """A mound of flowers: leaves below, many heads of two colours above."""
    (x, y), leaf = at, rng.choice(("#4f8040", "#5f9048"))
    body = puff(rng, x, y - 0.3 * size, 0.62 * size, 0.42 * size, paint(leaf, 0.4))
    body += puff(rng, x, y - 0.38 * size, 0.5 * size, 0.34 * size, paint(leaf))
    for shade, count in ((0.2, 9), (-0.25, 6)):
        heads = [
            (
                x + rng.uniform(-0.55, 0.55) * size,
                y - rng.uniform(0.15, 0.72) * size,
                0.075 * size * rng.uniform(0.7, 1.3),
            )
            for _ in range(count)
        ]
        body += dots(heads, paint(rng.choice(BLOOMS), shade))
    return body


def _beds(land: Land, depth: float) -> Drawing:
    """Mounds of flowers and round bushes beside the path."""
    rng, paint, foot = land.site.rng("beds"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 170, foot + 30)
    body = []
    for x in scattered(rng, box.left, box.right, 130, 1.35 * land.clear):
        if rng.random() < 0.35:
            body.append(
                bush(
                    rng, paint, land.side, (x, foot + 8), rng.uniform(110, 160), rng.choice(LEAVES)
                )
            )
        else:
            body.append(bloom(rng, paint, (x, foot + 10), rng.uniform(70, 110)))
    return Drawing("".join(body), box)


def _hanging(land: Land) -> Drawing:
    """Branches that hang into the upper corners."""
    rng, paint = land.site.rng("hanging"), land.air(1)
    half = 500 * land.site.aspect
    box = land.site.box(-300, 330)
    body = ""
    for way in (-1, 1):
        for _ in range(9):
            far = rng.uniform(0.66, 1.4)
            at = (way * half * far, -70 + 190 * max(0.0, far - 0.62) * rng.uniform(0.5, 1.1))
            body += crown(
                rng, paint, land.side, at, (rng.uniform(70, 120), rng.uniform(50, 80)), "#47733a"
            )
    return Drawing(body, box)
