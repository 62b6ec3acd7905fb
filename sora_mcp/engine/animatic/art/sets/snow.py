"""Snow: a forest of firs, a white plain with ice in the distance."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import Drawing, Point, gradient, polygon
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import blades, conifer, puff
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    Rock,
    below,
    ground,
    hills,
    mist,
    patches,
    peaks,
    rolling,
    scattered,
    skyline,
)

SNOW = ("#eef4fa", "#f3f7fb", "#e6eef7")


@place("snowy_forest")
def snowy_forest(site: Site) -> SetArt:
    """Firs bowed with snow around a white glade."""
    land = Land(site, 540.0)
    drifts = [patches(land, "drifts", ("#cfdcec", "#ffffff", "#dbe6f2"), 70, wide=420, opacity=0.5)]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 32, 190, "#c3d2e4", woods="#7f98ae"), depth=32),
            Plane(_firs(land, "far", 12, 27, 1600), depth=12),
            Plane(_firs(land, "back", 6.8, 46, 1350), depth=6.8),
            Plane(mist(land, land.foot(6.4), 70, 0.4), depth=6.4),
            Plane(_firs(land, "mid", 4.2, 120, 1250, 0.7), depth=4.2),
            Plane(_firs(land, "near", 2.5, 270, 1250, 1.15), depth=2.5),
            Plane(_drift(land, "mid", 1.5), depth=1.5),
            Plane(_firs(land, "close", 1.35, 460, 1000, 1.75), depth=1.35),
            Plane(_snow_bank(land), depth=0.8),
        ),
        ground=Ground(ground(land, SNOW, *drifts, _prints(land))),
        horizon=land.horizon,
        floor=land.floor,
        ambience="wind",
        tags=frozenset({"trees", "snow"}),
    )


@place("snowfield")
def snowfield(site: Site) -> SetArt:
    """A white plain under a wide sky: ice mountains far away, blocks of ice, wind ripples."""
    land = Land(site, 520.0)
    body = [
        patches(
            land,
            "crust",
            ("#cfdeee", "#ffffff", "#dae7f3", "#bfd3e8"),
            90,
            wide=460,
            deep=0.13,
            opacity=0.5,
        ),
        patches(land, "ice", ("#a9cfe2", "#b9dbe8"), 12, wide=420, deep=0.16, opacity=0.45),
    ]
    return SetArt(
        planes=(
            Plane(
                peaks(land, "range", 36, 170, Rock("#8fa3bd", "#f4f8fc", 0.62), every=300), depth=36
            ),
            Plane(_bergs(land, "far", 14, 130), depth=14),
            Plane(mist(land, land.horizon + 6, 60, 0.6), depth=9, drift=6),
            Plane(_bergs(land, "mid", 6.2, 150, 0.9), depth=6.2),
            Plane(_drift(land, "far", 3.4), depth=3.4),
            Plane(_bergs(land, "near", 2.4, 120, 1.6), depth=2.4),
            Plane(_drift(land, "mid", 1.5), depth=1.5),
            Plane(_snow_bank(land, grass=False), depth=0.8),
        ),
        ground=Ground(ground(land, SNOW, *body, _prints(land))),
        horizon=land.horizon,
        floor=land.floor,
        ambience="wind",
        tags=frozenset({"snow"}),
    )


def _bergs(land: Land, name: str, depth: float, height: float, clear: float = 0.4) -> Drawing:
    """Ice in broken blocks: a light, a blue and a green face."""
    rng, paint = land.site.rng(f"bergs {name}"), land.air(depth)
    foot = min(land.foot(depth), land.horizon + 20) if depth > 8 else land.foot(depth)
    box = land.site.box(foot - 1.6 * height, foot + 12)
    body = [
        _berg(rng, paint, land.side, (x, foot), height)
        for x in scattered(rng, box.left, box.right, 2.6 * height, clear * land.clear)
    ]
    return Drawing("".join(body), box)


def _berg(rng: random.Random, paint: Paint, side: float, at: Point, height: float) -> str:
    (x, foot), high = at, height * rng.uniform(0.35, 1.15)
    wide = height * rng.uniform(1.1, 2.4)
    peak = rng.uniform(0.25, 0.75)
    tops = []
    for share in (0.04, 0.18, 0.34, 0.5, 0.66, 0.82, 0.97):
        fall = 1 - (abs(share - peak) / max(peak, 1 - peak)) ** 1.3 * 0.85
        tops.append((x + (share - 0.5) * wide, foot - high * fall * rng.uniform(0.82, 1.05)))
    ends = ((x + 0.54 * wide, foot + 6), (x - 0.54 * wide, foot + 6))
    body = polygon([*tops, *ends], paint("#dcebf5", -0.2))
    summit = min(range(7), key=lambda number: tops[number][1])
    for number, (px, py) in enumerate(tops[:-1]):
        qx, qy = tops[number + 1]
        away = (number - summit + 0.5) * side < 0
        low = foot - (foot - min(py, qy)) * rng.uniform(0.05, 0.5)
        face = [(px, py), (qx, qy), ((px + qx) / 2 + rng.uniform(-0.05, 0.05) * wide, low)]
        tone = ("#9cc7de", 0.15) if away else ("#cfe4f1", 0.05)
        body += polygon([*face[:2], (qx, foot + 6), (px, foot + 6)] if away else face, paint(*tone))
    line = [(px, foot - 0.16 * high + 0.04 * (py - foot)) for px, py in tops]
    return body + polygon([*line, *ends], paint("#74b6c8", 0.1), 'opacity="0.4"')


def _firs(
    land: Land, name: str, depth: float, every: float, height: float, clear: float = 0.0
) -> Drawing:
    """Snow-laden firs in a row, standing in drifts."""
    rng, paint, foot = land.site.rng(f"firs {name}"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 1.35 * height / depth, foot + 50 / depth + 6)
    body = []
    for x in scattered(rng, box.left, box.right, every, clear * land.clear):
        high = height / depth * rng.uniform(0.6, 1.2)
        at = (x, foot + rng.uniform(-3, 6))
        body.append(
            conifer(rng, paint, land.side, at, high, rng.choice(("#3f6458", "#486d5c")), SNOW[1])
        )
        heap = [
            (x - 0.3 * high, foot + 10),
            (x - 0.1 * high, foot - 0.03 * high),
            (x + 0.12 * high, foot - 0.02 * high),
            (x + 0.32 * high, foot + 10),
        ]
        body.append(polygon(heap, paint(SNOW[0], 0.1)))
    return Drawing("".join(body), box)


def _drift(land: Land, name: str, depth: float) -> Drawing:
    """A low wave of snow with a blue shade."""
    rng, paint, foot = land.site.rng(f"drift {name}"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 50, foot + 80)
    line = rolling(rng, 1100)
    points = skyline(box, lambda x: foot + 4 - 26 * line(x))
    stops = ((0, paint(SNOW[1], -0.3), 1), (0.45, paint("#cddbec"), 0.8), (1, paint(SNOW[0]), 0))
    return Drawing(gradient("d", stops) + below(points, box.bottom, "url(#d)"), box)


def _prints(land: Land) -> str:
    """Soft hollows that lead away: someone has walked here."""
    body = ""
    for step in range(14):
        depth = 1.15 * 1.17**step
        x = (120 + (26 if step % 2 else -26)) / depth + 18 * step
        tone = land.air(depth)("#b4c6dd", 0.1)
        body += puff(
            land.site.rng(f"print {step}"), x, land.foot(depth), 20 / depth, 7 / depth, tone
        )
    return body


def _snow_bank(land: Land, *, grass: bool = True) -> Drawing:
    """Snow along the lower edge, with dry grass that may stick out of it."""
    rng, paint = land.site.rng("bank"), land.air(1)
    half = 500 * land.site.aspect
    box = land.site.box(780, NEAR_Y)
    line = rolling(rng, 1400)

    def edge(x: float) -> float:
        return 1010 - 75 * min(1.0, abs(x) / half) ** 2 - 16 * line(x)

    body = ""
    for x in scattered(rng, box.left, box.right, 190, 0.9 * land.clear):
        if not grass:
            break
        xs = [x + rng.gauss(0, 18) for _ in range(9)]
        body += blades(rng, xs, lambda v: edge(v) + 20, (60, 150), paint("#8a7a5c", 0.2), 5)
    points = skyline(box, edge)
    stops = (
        (0, paint(SNOW[1], -0.1), 1),
        (0.25, paint("#d3dfee", 0.1), 1),
        (1, paint("#b3c4dc", 0.3), 1),
    )
    return Drawing(body + gradient("d", stops) + below(points, box.bottom, "url(#d)"), box)
