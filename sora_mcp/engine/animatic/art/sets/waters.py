"""Water: how it lies to the horizon, glitters, swells in planes, and breaks on a shore."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    gradient,
    group,
    path,
    rect,
    smooth,
)
from sora_mcp.engine.animatic.art.place import Plane
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    Line,
    across,
    depths,
    rolling,
    skyline,
)

FOAM = "#f2f8f8"
_ROUGH = 2.5  # how much higher the waves of the roughest sea go


def wet(land: Land, depth: float, deep: str, share: float | None = None) -> str:
    """The colour of water at `depth`: far water shows the sky, near water its own depth."""
    light = land.site.light
    far = 1 - 1 / max(1.0, depth) ** 0.55
    mirrored = colour.mix(light.sky[1], light.sky[2], 0.25 + 0.6 * far)
    mirrored = colour.times(mirrored, "#d5dee6")
    own = land.air(depth)(deep)
    return colour.mix(own, mirrored, 0.24 + 0.56 * far if share is None else share)


def sheet(land: Land, deep: str, *more: str, near_y: float = NEAR_Y) -> Drawing:
    """Open water down from the horizon."""
    box = land.site.box(land.horizon, near_y)
    stops = [(0.0, colour.mix(wet(land, 60, deep), land.site.light.haze, 0.35), 1.0)]
    for depth in (30.0, 10.0, 5.0, 3.0, 2.0, 1.4, 1.0, 0.6, 0.36):
        share = min(1.0, (land.foot(depth) - box.top) / box.height)
        stops.append((share, wet(land, depth, deep), 1.0))
    whole = rect(box.left, box.top, box.width, box.height, "url(#water)")
    return Drawing(gradient("water", stops) + whole + "".join(more), box)


def _lens(x: float, y: float, rx: float, ry: float) -> str:
    """A path that lies flat on the water, pointed at both ends."""
    left, right = f"{x - rx:.1f} {y:.1f}", f"{x + rx:.1f} {y:.1f}"
    return f"M{left}Q{x:.1f} {y - ry:.1f} {right}Q{x:.1f} {y + ry:.1f} {left}Z"


def ripples(
    land: Land, name: str, deep: str, count: int = 170,
    *, wide: float = 90.0, near: float = 0.4, far: float = 26.0,
) -> str:  # fmt: skip
    """Lenses of light and dark that lie on the water, denser to the horizon; three paths.

    A second layer, small and not `far`, is what a camera that comes close sees.
    """
    rng = land.site.rng(f"ripples {name}")
    tones = (
        (colour.mix(land.site.light.sky[2], "#ffffff", 0.1 * (1 - land.site.light.dark)), 0.34),
        (land.air(1.0)(deep, 0.3), 0.26),
        (land.site.light.sky[1], 0.3),
    )
    lenses: list[list[str]] = [[], [], []]
    for number, depth in enumerate(depths(rng, count, far, near)):
        x = across(land, rng)
        rx = wide / depth**0.8 * rng.uniform(0.4, 1.4)
        lenses[number % 3].append(_lens(x, land.foot(depth), rx, max(0.8, rx * 0.11 / depth**0.15)))
    return "".join(
        path("".join(group), tone, f'opacity="{much:g}"')
        for group, (tone, much) in zip(lenses, tones, strict=True)
    )


def glitter(land: Land, name: str, strength: float = 1.0, near: float = 0.7) -> str:
    """The way of light that the sun or the moon lays on the water."""
    light = land.site.light
    lamp = light.sun or light.moon
    if lamp is None:
        return ""
    rng, x = land.site.rng(f"glitter {name}"), lamp[0] * 500 * land.site.aspect
    high = max(0.0, lamp[1] * 1000)
    low = 1.0 if high > 0.38 * land.horizon else 0.45
    lenses = []
    for depth in depths(rng, 90, 30.0, near):
        spread = (16 + 150 / depth**0.6) * (1.6 - low)
        rx = (30 / depth**0.5) * rng.uniform(0.5, 1.6)
        lenses.append(
            _lens(x + rng.gauss(0, 0.42) * spread, land.foot(depth), rx, 0.9 + 3.2 / depth**0.7)
        )
    tone = light.warm if light.sun else "#dfe8ff"
    return path("".join(lenses), tone, f'opacity="{(0.3 + 0.5 * low) * strength:.2f}"')


def swell(
    land: Land, name: str, depth: float, height: float, deep: str,
    *, drift: float = 14.0, foam: float = 0.5,
) -> Plane:  # fmt: skip
    """A row of waves: crests in front of what floats behind them, melting into the water below."""
    rng = land.site.rng(f"swell {name}")
    rough = 1 + _ROUGH * land.site.light.rough
    foot, size = land.foot(depth), height * rough / depth
    box = land.site.box(foot - 1.4 * size, foot + 2.4 * size)
    long, turns = 900 * rough**0.5 / depth**0.7, [rng.uniform(0, 6.28) for _ in range(4)]

    def crest(x: float) -> float:
        roll = math.sin(x / long * 5.1 + turns[0]) + 0.6 * math.sin(x / long * 11.7 + turns[1])
        peak = 1 - abs(
            math.sin(x / long * 7.3 + turns[2] + 0.4 * math.sin(x / long * 3 + turns[3]))
        )
        return foot - size * (0.34 + 0.2 * roll + 0.44 * peak * peak)

    points = skyline(box, crest, max(5, 12 / depth**0.5))
    body_tone = wet(land, depth, deep)
    lit = colour.mix(
        wet(land, depth, deep, 0.62), "#ffffff", 0.16 * (1 - 0.8 * land.site.light.dark)
    )
    stops = (
        (0.0, lit, 0.95),
        (0.3, body_tone, 0.9),
        (0.6, land.air(depth)(deep, 0.12), 0.36),
        (1.0, body_tone, 0.0),
    )
    body = gradient("s", stops) + _smooth_below(points, box.bottom, "url(#s)")
    body += _caps(land, rng, points, depth, size, foam)
    return Plane(Drawing(body, box), depth=depth, drift=drift / depth**0.4)


def _smooth_below(points: Sequence[Point], bottom: float, fill: str) -> str:
    d = "M" + "L".join(f"{x:.0f} {y:.1f}" for x, y in points)
    return path(f"{d}L{points[-1][0]:.0f} {bottom:.0f}L{points[0][0]:.0f} {bottom:.0f}Z", fill)


def _caps(
    land: Land, rng: random.Random, points: Sequence[Point], depth: float, size: float, foam: float
) -> str:
    """White on some crests, and streaks of light and dark below them."""
    white, foams, streaks = land.air(depth)(FOAM, -0.2), [], []
    for index in range(4, len(points) - 4):
        x, y = points[index]
        is_top = y <= min(points[index - 1][1], points[index + 1][1])
        if is_top and rng.random() < foam:
            run = points[max(0, index - rng.randrange(2, 5)) : index + rng.randrange(3, 6)]
            foams.append(_crest_foam(rng, run, 0.17 * size / (1 + _ROUGH * land.site.light.rough)))
        elif rng.random() < 0.1:
            low = y + size * rng.uniform(0.3, 1.1)
            streaks.append(_lens(x, low, size * rng.uniform(0.6, 1.8), 0.045 * size))
    streak = wet(land, depth, "#ffffff", 0.7)
    return path("".join(streaks), streak, 'opacity="0.45"') + path(
        "".join(foams), white, 'opacity="0.85"'
    )


def _crest_foam(rng: random.Random, run: Sequence[Point], thick: float) -> str:
    """A band of foam that lies over a crest and runs out to both ends."""
    last = len(run) - 1
    under = [
        (x, y + thick * rng.uniform(0.7, 1.4) * math.sin(math.pi * number / last))
        for number, (x, y) in enumerate(run)
    ]
    return smooth([*run, *reversed(under[1:-1])], closed=True)


def _tide(rng: random.Random, line: Line, level: float, deep: float) -> Line:
    """The edge of one sheet of water: along a shared line, with a swing of its own."""
    shift, own = rng.uniform(-60, 60), rolling(rng, 420)
    return lambda x: level + deep * (0.5 * line(x + shift) + 0.16 * own(x))


def surf(land: Land, name: str, depth: float, deep: str, sand: str) -> str:
    """Where the water ends on a beach: wet sand, a thin sheet of water, a lace of foam.

    Lies on the ground, from the water at `depth` down.
    """
    rng = land.site.rng(f"surf {name}")
    line, box = rolling(rng, 1500), land.site.box(0, 0)
    base, deep_y = land.foot(depth), 0.11 * (land.floor - land.horizon)
    rows = []
    for down, tone, much in (
        (1.5, land.air(1.2)(sand, 0.5), 0.55),
        (0.85, land.air(1.2)(FOAM, -0.1), 0.9),
        (0.7, wet(land, 1.6, deep, 0.6), 1.0),
        (0.05, land.air(1.4)(FOAM), 0.5),
        (-0.12, wet(land, 2.0, deep), 1.0),
    ):
        edge = _tide(rng, line, base + deep_y * down, deep_y)
        points = skyline(box, edge, 16)
        d = "M" + "L".join(f"{x:.0f} {y:.1f}" for x, y in points)
        top = land.horizon + 2
        rows.append(
            path(
                f"{d}L{points[-1][0]:.0f} {top:.0f}L{points[0][0]:.0f} {top:.0f}Z",
                tone,
                f'opacity="{much:g}"',
            )
        )
    return "".join(rows)


def pool(land: Land, name: str, outline: Sequence[Point], deep: str, *more: str) -> str:
    """Water inside an outline that lies on the ground, with a dark edge of earth around it."""
    rng, shape = land.site.rng(f"pool {name}"), smooth(outline, closed=True)
    edge = land.air(1.4)("#4d4030", rng.uniform(0.3, 0.4))
    clip = f'<defs><clipPath id="{name}"><path d="{shape}"/></clipPath></defs>'
    inside = sheet(land, deep).body.replace("water", f"water-{name}")
    rim = group(path(shape, edge), "translate(0 2.5)", 'opacity="0.55"')
    shine = f'stroke="{wet(land, 2.0, "#ffffff", 0.6)}" stroke-width="5" opacity="0.35"'
    return (
        rim
        + clip
        + group(
            inside + "".join(more) + path(shape, "none", shine), more=f'clip-path="url(#{name})"'
        )
    )


def reflection(land: Land, name: str, drawing: Drawing, foot: float, share: float = 0.45) -> str:
    """What a far plane shows upside down in still water, its foot at `foot`."""
    body = drawing.body
    for mark in ('id="', "url(#"):
        body = body.replace(mark, f"{mark}{name}-")
    return group(body, f"translate(0 {1.85 * foot:.1f}) scale(1 -0.85)", f'opacity="{share:g}"')
