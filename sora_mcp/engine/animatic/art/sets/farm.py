"""A farm: fields in rows, a barn far away, fences."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    ellipse,
    gradient,
    line,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import blades, broadleaf, bush, put
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

WHEAT, SOIL, GRASS = ("#e3c56b", "#d4b153"), "#8a6a45", ("#a3b567", "#8aa850", "#66903c")
RED, WOOD, ROOF = "#a8402f", "#9a8468", "#6d6a70"
# The barn around the near corner of its gable.
_GABLE = ((0, 0), (0, -74), (19, -114), (48, -136), (77, -114), (96, -74), (96, 0))
_SIDE = ((96, 0), (96, -74), (206, -74), (206, 0))
_ROOF = ((48, -140), (176, -140), (214, -71), (94, -71), (77, -116))
_BOARDS = (
    ((-5, -70), (19, -114), (48, -136), (77, -114), (100, -70)),
    ((26, -48), (70, 0)),
    ((70, -48), (26, 0)),
)
_POST = ((-7, 0), (-6, -74), (0, -80), (6, -74), (7, 0))


@place("farm")
def farm(site: Site) -> SetArt:
    """Fields that run to the horizon on both sides of a track, a red barn, a silo, fences."""
    land = Land(site, 540.0)
    at = 0.5 * 500 * site.aspect
    return SetArt(
        planes=(
            Plane(hills(land, "far", 30, 120, "#8099b0", length=2200), depth=30),
            Plane(hills(land, "fields", 14, 82, "#b9b868", woods="#557d4a", length=2600), depth=14),
            Plane(grove(land, "row", 7.4, 70, LEAVES), depth=7.4),
            Plane(_barn(land, 5.4, at), depth=5.4),
            Plane(mist(land, land.foot(5.0), 34, 0.25), depth=5.0),
            Plane(_trees(land, 4.0), depth=4.0),
            Plane(_fence(land, 2.5), depth=2.5),
            Plane(_corn(land, 1.5), depth=1.5, sway=5),
            Plane(verge(land, "front", 0.8, GRASS[2], tall=120), depth=0.8, sway=5),
        ),
        ground=Ground(_fields(land)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="meadow",
        tags=frozenset({"grass", "field"}),
    )


def _fields(land: Land) -> Drawing:
    """Rows of wheat to the left, of green to the right, a track in between."""
    half = land.site.half
    body = [patches(land, "grass", (*GRASS, "#b4bd70"), 50, opacity=0.32)]
    gap = 0.36 * 500 * land.site.aspect
    for way, tones in ((-1, (WHEAT[0], WHEAT[1])), (1, ("#8fae52", SOIL))):
        start, step = gap * 1.25, 62.0
        for index in range(int((half * 5 - start) / step)):
            x = way * (start + index * step)
            tone = tones[index % 2]
            shade = 0.12 if index % 2 else -0.05
            body.append(
                lane(land, [(x, 1.45), (x, 3.0), (x, 16)], step + 1, land.air(3.2)(tone, shade))
            )
    for wide, tone, shade in ((250, "#b59b70", 0.05), (60, GRASS[1], 0.0)):
        track = [(20.0, 0.33), (20.0, 1.0), (-60.0, 2.4), (160.0, 6.0), (420.0, 16.0)]
        body.append(lane(land, track, wide, land.air(2)(tone, shade), 'opacity="0.85"'))
    haze = land.site.light.haze
    stops = ((0, haze, 0.75), (1, haze, 0.0))
    box = land.site.box(land.horizon, land.horizon + 70)
    body.append(gradient("far", stops) + rect(box.left, box.top, box.width, 70, "url(#far)"))
    return ground(land, GRASS, *body)


def _barn(land: Land, depth: float, at: float) -> Drawing:
    """A barn with a gable, white boards and a silo; its windows are lit at night."""
    paint, foot = land.air(depth * 0.6), land.foot(depth)
    box = land.site.box(foot - 210, foot + 14)
    lit = land.side < 0  # the gable is on the left
    x = at - 70
    body = _silo(paint, land.side, (x + 240, foot))
    body += polygon(put(_SIDE, x, foot), paint(RED, 0.42 if lit else 0.05))
    body += polygon(put(_GABLE, x, foot), paint(RED, -0.1 if lit else 0.4))
    body += polygon(put(_ROOF, x, foot), paint(ROOF, 0.1 if lit else -0.15))
    body += rect(x + 26, foot - 48, 44, 48, paint(RED, 0.6))
    for board in _BOARDS:
        body += line(put(board, x, foot), paint("#efe6d6"), 3)
    for window in ((38, -104, 20, 18), (110, -46, 14, 16), (142, -46, 14, 16), (174, -46, 14, 16)):
        left, top, wide, high = window
        body += rect(x + left, foot + top, wide, high, paint.lamp("#4a3a36", "#ffd98a"))
    rng = land.site.rng("barn")
    for dx in (-150, -60, 190, 300):
        body += bush(rng, paint, land.side, (at + dx, foot + 8), rng.uniform(50, 90), "#5d8a40")
    return Drawing(body, box)


def _silo(paint: Paint, side: float, at: Point) -> str:
    x, y = at
    body = ellipse(x, y - 150, 24, 22, paint(ROOF, -0.2)) + rect(
        x - 24, y - 150, 48, 150, paint("#b9bcc0")
    )
    dark = x if side < 0 else x - 24
    body += rect(dark, y - 150, 24, 150, paint("#b9bcc0", 0.42))
    return body + "".join(
        rect(x - 24, y - 130 + 28 * n, 48, 2.4, paint("#8d9196", 0.2)) for n in range(5)
    )


def _trees(land: Land, depth: float) -> Drawing:
    rng, paint, foot = land.site.rng("trees"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 330, foot + 20)
    body = []
    barn = 0.5 * 500 * land.site.aspect
    for x in scattered(rng, box.left, box.right, 420, 1.3 * land.clear):
        if abs(x - barn) < 230:
            continue
        body.append(
            broadleaf(rng, paint, land.side, (x, foot), rng.uniform(190, 260), rng.choice(LEAVES))
        )
        body.append(bush(rng, paint, land.side, (x + 60, foot + 6), 80, rng.choice(LEAVES)))
    return Drawing("".join(body), box)


def _fence(land: Land, depth: float) -> Drawing:
    """Posts and two rails on both sides, open where the track goes through."""
    rng, paint, foot = land.site.rng("fence"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 100, foot + 20)
    body = []
    for way in (-1, 1):
        x = 0.3 * 500 * land.site.aspect
        while x < box.right:
            y, end = foot + rng.uniform(-3, 3), x + rng.uniform(92, 100)
            for high in (56, 30):
                sag = rng.uniform(-4, 4)
                ends = [(way * x, y - high), (way * end, y - high + sag)]
                body.append(line(ends, paint(WOOD, 0.12), 9))
            body.append(polygon(put(_POST, way * x, y), paint(WOOD, -0.15)))
            shade = way * x + (0 if land.side < 0 else -7)
            body.append(rect(shade, y - 74, 7, 74, paint(WOOD, 0.45)))
            x = end
    xs = [rng.uniform(box.left, box.right) for _ in range(220)]
    body.append(blades(rng, xs, lambda x: foot + 14, (8, 34), paint(GRASS[2], 0.2), 4))
    return Drawing("".join(body), box)


def _corn(land: Land, depth: float) -> Drawing:
    """The ends of the rows of wheat and maize, at the sides."""
    rng, paint, foot = land.site.rng("corn"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 260, foot + 40)
    half, body = 500 * land.site.aspect, []
    for shade in (0.4, 0.18, -0.05):
        xs = [-half * rng.uniform(0.62, 1.5) for _ in range(90)]
        body.append(blades(rng, xs, lambda x: foot + 14, (70, 150), paint(WHEAT[1], shade), 7))
        xs = [half * rng.uniform(0.66, 1.5) for _ in range(46)]
        body.append(blades(rng, xs, lambda x: foot + 14, (90, 200), paint("#6f9a3f", shade), 12))
    for _ in range(60):
        x = -half * rng.uniform(0.62, 1.5)
        body.append(
            ellipse(x, foot - rng.uniform(60, 140), 6, 20, paint(WHEAT[0], -0.2), _turned(rng))
        )
    return Drawing("".join(body), box)


def _turned(rng: random.Random) -> str:
    return f'opacity="{rng.uniform(0.75, 1):.2f}"'
