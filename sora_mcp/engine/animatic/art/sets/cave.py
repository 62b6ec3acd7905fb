"""Under the earth: a cave with a shaft of light, a pool, crystals."""

from __future__ import annotations

import random
from dataclasses import replace

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    ellipse,
    glow,
    gradient,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Light, Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.mountains import stones
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    Line,
    ground,
    mist,
    patches,
    rolling,
    scattered,
    skyline,
)
from sora_mcp.engine.animatic.art.sets.waters import pool

CEILING = -520.0
ROCK = ("#8a7f78", "#7a6f6c", "#5f5658")
CRYSTAL = ("#6fd6e0", "#8f8af0")


@place("cave")
def cave(site: Site) -> SetArt:
    """A high chamber: light falls in through a hole, stone hangs down and grows up."""
    own = _gloom(site.light)
    site = replace(site, light=own)
    land = Land(site, 540.0)
    at = 0.16 * 500 * site.aspect
    pond = [
        (at + dx, land.foot(d))
        for dx, d in ((-300, 3.6), (-60, 4.6), (240, 4.3), (430, 3.4), (240, 2.7), (-120, 2.6))
    ]
    body = [
        patches(land, "floor", (*ROCK, "#94887c"), 70, opacity=0.4),
        pool(land, "pond", pond, "#2f6f7c"),
        ellipse(
            at, land.foot(2.4), 420, 60, colour.mix(own.warm, own.ambient, 0.4), 'opacity="0.16"'
        ),
    ]
    return SetArt(
        planes=(
            Plane(_back_wall(land, at), depth=20),
            Plane(_teeth(land, "far", 9.0, 70, 0.25), depth=9.0),
            Plane(mist(land, land.horizon + 24, 150, 0.55), depth=7.6, drift=5),
            Plane(_teeth(land, "mid", 5.0, 130, 0.6), depth=5.0),
            Plane(_crystals(land, 3.6), depth=3.6),
            Plane(_shaft(land, at), depth=3.3, mode="add", pulse=0.15),
            Plane(_crystal_light(land, 3.5), depth=3.2, mode="add", pulse=0.35),
            Plane(_teeth(land, "near", 2.4, 230, 1.1), depth=2.4),
            Plane(stones(land, "mid", 1.5, ROCK[1], 1.2), depth=1.5),
            Plane(_mouth(land), depth=0.75),
        ),
        ground=Ground(ground(land, ROCK, *body)),
        horizon=land.horizon,
        floor=land.floor,
        sky=False,
        light=own,
        ambience="cave",
        tags=frozenset({"indoors"}),
    )


def _gloom(light: Light) -> Light:
    """What comes in from outside, and little of it."""
    day = 1 - light.dark
    return replace(
        light,
        ambient=colour.mix("#5a6688", colour.times(light.ambient, "#8d93a8"), 0.35 + 0.4 * day),
        haze=colour.mix("#1c2338", colour.times(light.haze, "#5d6a80"), 0.25 + 0.55 * day),
        haze_share=0.8,
        dark=max(0.5, light.dark),
        shadow=0.3,
        wet=0.0,
        sun=None,
        moon=None,
    )


def _hole_light(land: Land) -> str:
    light = land.site.light
    return colour.mix(light.sky[1], light.warm, 0.6)


def _back_wall(land: Land, at: float) -> Drawing:
    """The far wall, lighter around the hole in the roof."""
    rng, paint = land.site.rng("wall"), land.air(10)
    box = land.site.box(CEILING, land.horizon + 60)
    stops = (
        (0, paint(ROCK[2], 0.6), 1),
        (0.6, paint(ROCK[1], 0.2), 1),
        (1, paint(ROCK[1], 0.45), 1),
    )
    body = gradient("w", stops) + rect(box.left, box.top, box.width, box.height, "url(#w)")
    for _ in range(90):
        x, y = rng.uniform(box.left, box.right), rng.uniform(-200, land.horizon)
        w, h = rng.uniform(40, 170), rng.uniform(50, 200)
        piece = [
            (x, y),
            (x + w * 0.5, y - h * 0.2),
            (x + w, y + h * 0.2),
            (x + w * 0.7, y + h),
            (x + w * 0.1, y + h * 0.7),
        ]
        body += polygon(piece, paint(ROCK[1], rng.choice((-0.25, 0.1, 0.5))), 'opacity="0.35"')
    lamp = _hole_light(land)
    hole = [
        (at - 120, -40),
        (at - 60, 8),
        (at - 10, 26),
        (at + 66, 14),
        (at + 120, -20),
        (at + 96, -90),
        (at - 80, -100),
    ]
    body += glow("h", lamp, 0.55) + ellipse(at, 40, 560, 470, "url(#h)")
    return Drawing(body + polygon(hole, colour.lighter(lamp, 0.35)), box)


def _tooth(rng: random.Random, paint: Paint, side: float, at: Point, size: Point) -> str:
    """A stone that tapers from its root at `at`; a negative height hangs down."""
    (x, y), (wide, high) = at, size
    half = wide / 2
    tip = (x + rng.uniform(-0.1, 0.1) * wide, y - high)
    left = [
        (x - half, y),
        (x - 0.52 * half, y - 0.24 * high),
        (x - 0.34 * half, y - 0.5 * high),
        (x - 0.13 * half, y - 0.8 * high),
    ]
    right = [(2 * x - px + rng.uniform(-0.06, 0.06) * wide, py) for px, py in left]
    body = polygon([*left, tip, *reversed(right)], paint(ROCK[0], 0.1))
    dark, lit = (left, right) if side > 0 else (right, left)
    mid = (x + side * 0.06 * wide, y - 0.4 * high)
    body += polygon([*dark, tip, mid, (x + side * 0.1 * wide, y)], paint(ROCK[0], 0.55))
    inner = [(px - side * 0.14 * wide * (1 - n / 4), py) for n, (px, py) in enumerate(lit)]
    return body + polygon([*lit, tip, *reversed(inner)], paint(ROCK[0], -0.3))


def _teeth(land: Land, name: str, depth: float, every: float, clear: float) -> Drawing:
    """What hangs from the roof and grows from the floor, with the roof itself."""
    rng, paint = land.site.rng(f"teeth {name}"), land.air(depth)
    foot, half = land.foot(depth), 500 * land.site.aspect
    box = land.site.box(CEILING, foot + 24)
    line = rolling(rng, 900)

    def roof(x: float) -> float:
        side = min(1.2, abs(x) / half)
        return float(130 - 330 / depth**0.55 + 240 * side**2 / depth**0.3 + 34 * line(x))

    body = []
    points = skyline(box, roof)
    for x in scattered(rng, box.left, box.right, 0.8 * every, 0.35 * land.clear):
        long = rng.uniform(70, 330) / depth**0.4
        body.append(_tooth(rng, paint, land.side, (x, roof(x) - 12), (0.36 * long + 16, -long)))
    stops = (
        (0, paint(ROCK[2], 0.7), 1),
        (0.85, paint(ROCK[1], 0.45), 1),
        (1, paint(ROCK[1], 0.2), 1),
    )
    body.append(gradient("r", stops))
    body.append(polygon([(box.left, CEILING), *points, (box.right, CEILING)], "url(#r)"))
    for x in scattered(rng, box.left, box.right, 1.3 * every, clear * land.clear):
        long = rng.uniform(120, 520) / depth**0.8 * (0.5 + 0.7 * min(1.0, abs(x) / half))
        body.append(_tooth(rng, paint, land.side, (x, foot + 8), (0.42 * long + 20, long)))
        if abs(x) > 0.62 * half and rng.random() < 0.55:  # where they met: a column
            body.append(
                _column(rng, paint, land.side, (x, foot + 8), (0.2 * long + 60 / depth, roof))
            )
    return Drawing("".join(body), box)


def _column(
    rng: random.Random, paint: Paint, side: float, at: Point, size: tuple[float, Line]
) -> str:
    """Stone from the floor to the roof, waisted, with a light and a dark edge."""
    (x, y), (wide, roof) = at, size
    top = roof(x) - 20
    ups = (0.0, 0.1, 0.3, 0.5, 0.72, 0.9, 1.0)
    waist = [wide * (0.5 + 0.8 * abs(up - 0.5) ** 1.6 * 2) * rng.uniform(0.9, 1.1) for up in ups]
    ys = [y + (top - y) * up for up in ups]
    left = [(x - w, py) for w, py in zip(waist, ys, strict=True)]
    right = [(x + w, py) for w, py in zip(waist, ys, strict=True)]
    body = polygon([*left, *reversed(right)], paint(ROCK[0], 0.1))
    for way, share, shade in ((-side, 0.1, 0.55), (side, 0.6, -0.3)):
        outer = right if way > 0 else left
        inner = [(x + way * share * w, py) for w, py in zip(waist, ys, strict=True)]
        body += polygon([*outer, *reversed(inner)], paint(ROCK[0], shade))
    return body


def _crystal_spots(land: Land) -> list[tuple[float, str]]:
    rng, half = land.site.rng("crystal spots"), 500 * land.site.aspect
    return [
        (way * half * rng.uniform(0.5, 0.86), CRYSTAL[number % 2])
        for number, way in enumerate((-1, 1, -1))
    ]


def _crystals(land: Land, depth: float) -> Drawing:
    """Clusters that shine a little by themselves."""
    rng, paint, foot = land.site.rng("crystals"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 150, foot + 20)
    body = ""
    for x, tone in _crystal_spots(land):
        for index in range(6):
            lean, high = (index - 2.5) * 15, rng.uniform(40, 110)
            root, w = x + (index - 2.5) * 13, rng.uniform(8, 13)
            tip = (root + lean, foot - high)
            body += polygon(
                [
                    (root - w, foot + 6),
                    (root - w + lean * 0.7, foot - 0.75 * high),
                    tip,
                    (root, foot + 6),
                ],
                paint.glow(colour.lighter(tone, 0.3)),
            )
            body += polygon(
                [
                    (root, foot + 6),
                    tip,
                    (root + w + lean * 0.7, foot - 0.7 * high),
                    (root + w, foot + 6),
                ],
                paint.glow(colour.darker(tone, 0.3)),
            )
    return Drawing(body, box)


def _crystal_light(land: Land, depth: float) -> Drawing:
    foot = land.foot(depth)
    box = land.site.box(foot - 220, foot + 130)
    body = "".join(glow(f"c{n}", tone, 0.32) for n, tone in enumerate(CRYSTAL))
    for x, tone in _crystal_spots(land):
        body += ellipse(x, foot - 40, 190, 150, f"url(#c{CRYSTAL.index(tone)})")
    return Drawing(body, box)


def _shaft(land: Land, at: float) -> Drawing:
    """Light that falls through the hole on the floor."""
    tone, much = _hole_light(land), 0.3
    box = land.site.box(-200, land.floor)
    low = land.foot(2.6)
    body = gradient("s", ((0, tone, much), (0.7, tone, 0.4 * much), (1, tone, 0.05)))
    for left, right, spread in ((-90, 96, 1.9), (-40, 30, 2.2), (20, 80, 2.0)):
        body += polygon(
            [
                (at + left, -200),
                (at + right, -200),
                (at + right * spread + 10, low),
                (at + left * spread + 10, low),
            ],
            "url(#s)",
        )
    return Drawing(body, box)


def _mouth(land: Land) -> Drawing:
    """Dark rock around the frame."""
    rng, paint = land.site.rng("mouth"), land.air(1)
    half = 500 * land.site.aspect
    box = land.site.box(CEILING, NEAR_Y)
    body = ""
    for way in (-1, 1):
        edge = [
            (
                way * half * rng.uniform(0.86, 0.96) + way * 60 * abs(step - 4) ** -0.2
                if step != 4
                else way * half * 0.97,
                CEILING + step * 230,
            )
            for step in range(9)
        ]
        body += polygon(
            [*edge, (way * half * 1.9, NEAR_Y), (way * half * 1.9, CEILING)], paint(ROCK[2], 0.8)
        )
        lip = [(x + way * rng.uniform(18, 60), y) for x, y in edge]
        body += polygon(
            [*lip, (way * half * 1.9, NEAR_Y), (way * half * 1.9, CEILING)], paint(ROCK[2], 0.95)
        )
    return Drawing(body, box)
