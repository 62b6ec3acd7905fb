"""Dry land: dunes under a hot sky."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    ellipse,
    gradient,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import tuft
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    Line,
    below,
    ground,
    mist,
    patches,
    rolling,
    scattered,
    skyline,
)

# A mesa's side from its foot to its top: how far out, how high, in shares of its height.
_FLANK = ((0.9, 0.0), (0.16, 0.42), (0.08, 0.7), (0.0, 0.88), (-0.06, 1.0))
SAND = ("#e8c88f", "#e3bd7c", "#cf9f5e")


@place("desert")
def desert(site: Site) -> SetArt:
    """Dunes with sharp crests one behind the other, wind ripples, a few thorny plants."""
    land = Land(site, 540.0)
    body = [
        patches(land, "sand", (*SAND, "#f2d9a8"), 60, wide=520, deep=0.14, opacity=0.4),
        _ripples(land),
    ]
    return SetArt(
        planes=(
            Plane(mesas(land, "far", 50, 120, "#b08a78"), depth=50),
            Plane(dunes(land, "far", 22, 120, SAND[0], 620), depth=22),
            Plane(dunes(land, "mid", 11, 96, SAND[0], 900), depth=11),
            Plane(mist(land, land.foot(7.5), 34, 0.35), depth=7.5),
            Plane(dunes(land, "low", 5.2, 80, SAND[1], 1200), depth=5.2),
            Plane(dunes(land, "near", 2.6, 70, SAND[1], 1700), depth=2.6),
            Plane(_scrub(land, 1.5), depth=1.5, sway=3),
            Plane(_front(land), depth=0.8),
        ),
        ground=Ground(ground(land, SAND, *body)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="wind",
        tags=frozenset({"sand"}),
    )


def dunes(land: Land, name: str, depth: float, height: float, tone: str, length: float) -> Drawing:
    """A row of dunes: each has a crest line that parts the lit from the shaded side."""
    rng, paint = land.site.rng(f"dunes {name}"), land.air(depth)
    foot = land.horizon + 30 if depth > 8 else land.foot(depth)
    box = land.site.box(foot - 1.7 * height, foot + 34)
    body = [
        gradient(
            "l", ((0, paint(tone, -0.35), 1), (0.8, paint(tone), 1), (1, paint(tone, 0.0), 0))
        ),
        gradient(
            "d",
            ((0, paint(tone, 0.5), 0.95), (0.75, paint(tone, 0.32), 0.8), (1, paint(tone, 0.2), 0)),
        ),
    ]
    swell = rolling(rng, 2 * length)
    base = skyline(box, lambda x: foot - 0.22 * height * (1 + swell(x)), 30)
    body.append(below(base, box.bottom, "url(#l)"))
    for x in scattered(rng, box.left - 200, box.right + 200, 0.62 * length):
        size = (length * rng.uniform(0.4, 0.75), height * rng.uniform(0.5, 1.4))
        body += [_dune(rng, land.side, (x, box.bottom), size)]
    return Drawing("".join(body), box)


def _dune(
    rng: random.Random, side: float, foot: tuple[float, float], size: tuple[float, float]
) -> str:
    (x, y), (half, high) = foot, size
    lit, dim = x + side * half * 1.5, x - side * half
    top = y - high - 20
    windward = (
        f"M{dim:.0f} {y:.0f}C{x - side * 0.4 * half:.0f} {y - 0.2 * high:.0f} "
        f"{x - side * 0.2 * half:.0f} {top:.0f} {x:.0f} {top:.0f}"
    )
    whole = (
        f"{windward}C{x + side * 0.3 * half:.0f} {top + 0.1 * high:.0f} "
        f"{x + side * 0.7 * half:.0f} {y - 0.1 * high:.0f} {lit:.0f} {y:.0f}Z"
    )
    bow = rng.uniform(0.05, 0.3) * side * half
    crest = (
        f"{windward}C{x + bow:.0f} {top + 0.3 * high:.0f} {x - bow:.0f} {y - 0.4 * high:.0f} "
        f"{x + 0.7 * bow:.0f} {y:.0f}Z"
    )
    return path(whole, "url(#l)") + path(crest, "url(#d)")


def mesas(land: Land, name: str, depth: float, height: float, tone: str) -> Drawing:
    """Table mountains: a cliff in two steps over a slope of rubble, lower in the middle."""
    rng, paint = land.site.rng(f"mesas {name}"), land.air(0.45 * depth)
    foot, half = land.horizon + 24, 500 * land.site.aspect
    box = land.site.box(foot - 1.3 * height, foot + 4)
    body = []
    for x in scattered(rng, box.left - 100, box.right + 100, 2.3 * height):
        high = height * rng.uniform(0.4, 1.15) * (0.5 + 0.5 * min(1.0, abs(x) / half))
        body += [_mesa(paint, land.side, (x, foot), (high * rng.uniform(0.25, 0.65), high), tone)]
    haze = land.site.light.haze
    body.append(gradient("z", ((0, haze, 0), (1, haze, 0.8))))
    body.append(rect(box.left, foot - 0.5 * height, box.width, 0.5 * height + 4, "url(#z)"))
    return Drawing("".join(body), box)


def _mesa(paint: Paint, side: float, at: Point, size: Point, tone: str) -> str:
    """`size` is half the width of the top, and the height."""
    (x, foot), (half, high) = at, size
    flank = [(half + far * high, foot - up * high) for far, up in _FLANK]
    lit = [(x + side * dx, y) for dx, y in flank]
    dim = [(x - side * dx, y) for dx, y in flank]
    cut = [(x + side * 0.3 * half, foot - high), (x + side * 0.1 * half, foot)]
    body = polygon([*lit, *reversed(dim)], paint(tone, -0.15))
    body += polygon([*dim, *cut], paint(tone, 0.38))
    for up in (0.8, 0.64, 0.5):
        y, out = foot - up * high, half + 0.05 * high
        band = [
            (x - out, y),
            (x + out, y + 2),
            (x + out, y + 0.045 * high),
            (x - out, y + 0.05 * high),
        ]
        body += polygon(band, paint(tone, 0.5), 'opacity="0.35"')
    return body


def _ripples(land: Land) -> str:
    """Waves of the wind in the sand: thin lines that come nearer to each other far away."""
    rng, box = land.site.rng("ripples"), land.site.box(0, 0)
    d, depth = [], 0.5
    while depth < 6.0:
        line: Line = rolling(rng, 700 / depth**0.5)
        swing = 11 / depth
        start = box.left
        while start < box.right:
            end = start + rng.uniform(120, 420)
            xs = [start + (end - start) * step / 8 for step in range(9)]
            d.append(
                "M" + "L".join(f"{x:.0f} {land.foot(depth) + swing * line(x):.1f}" for x in xs)
            )
            start = end + rng.uniform(30, 260)
        depth *= 1.085
    tone = land.air(1.4)(SAND[2], 0.25)
    return path(
        "".join(d),
        "none",
        f'stroke="{tone}" stroke-width="2.4" stroke-linecap="round" opacity="0.4"',
    )


def _scrub(land: Land, depth: float) -> Drawing:
    """Dry tufts and stones."""
    rng, paint, foot = land.site.rng("scrub"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 120, foot + 30)
    body = []
    for x in scattered(rng, box.left, box.right, 330, land.clear):
        shadow = ellipse(x - land.side * 34, foot + 8, 70, 7, paint(SAND[2], 0.5), 'opacity="0.5"')
        body.append(shadow)
        for dx in (-26, 0, 24):
            tone = paint(rng.choice(("#8a7d4a", "#9a8a50", "#6f6a40")), rng.choice((0.0, 0.3)))
            body.append(tuft(rng, x + dx, foot + 8, rng.uniform(40, 95), tone))
    return Drawing("".join(body), box)


def _front(land: Land) -> Drawing:
    """The near edge of a dune, in its own shade."""
    rng, paint = land.site.rng("front"), land.air(1)
    half = 500 * land.site.aspect
    box = land.site.box(800, NEAR_Y)
    line = rolling(rng, 2200)
    points = skyline(box, lambda x: 1010 - 70 * min(1.2, abs(x) / half) ** 2 - 20 * line(x))
    stops = (
        (0, paint(SAND[2], -0.1), 1),
        (0.1, paint(SAND[2], 0.2), 1),
        (1, paint(SAND[2], 0.55), 1),
    )
    body = ""
    for x in scattered(rng, box.left, box.right, 320, 1.2 * land.clear):
        body += tuft(rng, x, 1030, rng.uniform(90, 150), paint("#8a7d4a", 0.3))
    return Drawing(body + gradient("f", stops) + below(points, box.bottom, "url(#f)"), box)
