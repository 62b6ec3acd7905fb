"""A rough sea: rows of steep waves that break, foam on their faces, spray over their crests."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import Drawing, Point, gradient, path, smooth
from sora_mcp.engine.animatic.art.place import Plane
from sora_mcp.engine.animatic.art.sets.flora import dots
from sora_mcp.engine.animatic.art.sets.terrain import Land, below, skyline
from sora_mcp.engine.animatic.art.sets.waters import FOAM, wet

ROUGH = 0.35  # how rough it is, at least
_CREST = "#6fb0a8"  # where light comes through the water
# Depths of the rows, and how high they are there in units at depth 1: walls of water far off.
_ROWS = ((6.0, 420), (3.7, 600), (2.4, 560), (1.6, 150))
_NEAR = (0.74, 230)
_BEFORE = 0.9  # of its depth: the wave before what floats
_SUNK = 135.0  # units at depth 1 that it hides


@dataclass(frozen=True)
class _Wave:
    """One crest: where it is, how high, how far it reaches on its long side."""

    x: float
    high: float
    wide: float

    def lift(self, x: float) -> float:
        """How high the water stands at x: steep to leeward, which is right."""
        u = (x - self.x) / (self.wide if x < self.x else 0.62 * self.wide)
        return self.high * math.pow(max(0.0, 1 - abs(u)), 1.5 if u < 0 else 1.9)


def seas(land: Land, deep: str) -> tuple[Plane, ...]:
    """All rows of a rough sea but those before what floats."""
    rough = land.site.light.rough
    rows = [
        _row(land, f"far {depth}", deep, depth, land.foot(depth) - 0.42 * high * rough / depth,
             0.86 * high * rough / depth, (-1) ** number * 22)
        for number, (depth, high) in enumerate(_ROWS)
    ]  # fmt: skip
    depth, high = _NEAR
    near = _row(land, "near", deep, depth, land.foot(depth) - 10, high * rough / depth, -60)
    return (*rows, near)


def bow_wave(land: Land, deep: str, depth: float) -> Plane:
    """The wave in which something sits that floats at a depth."""
    near = _BEFORE * depth
    rough = land.site.light.rough
    level = land.foot(depth) - 0.26 * _SUNK * rough / depth
    return _row(land, f"bow {depth:.2f}", deep, near, level, 1.15 * _SUNK * rough / depth, -34)


def _row(
    land: Land, name: str, deep: str, depth: float, level: float, high: float, drift: float
) -> Plane:
    """A row of waves of about this height above a level."""
    rng = land.site.rng(f"billows {name}")
    box = land.site.box(level - 1.5 * high, max(land.foot(depth), level) + 320 / depth**0.5)
    waves = _waves(rng, box.left, box.right, high)
    phase = rng.uniform(0, 6.28)

    def crest(x: float) -> float:
        chop = 0.05 * high * math.sin(x / high * 3.1 + phase)
        return level - max(wave.lift(x) for wave in waves) - chop

    points = skyline(box, crest, max(5.0, 0.05 * high))
    body = _water(land, deep, depth, points, box.bottom)
    body += _faces(rng, land, depth, waves, level) + _foam(rng, land, depth, waves, points)
    return Plane(Drawing(body, box), depth=depth, drift=drift / depth**0.4, is_open=True)


def _waves(rng: random.Random, left: float, right: float, high: float) -> list[_Wave]:
    waves, x = [], left - high
    while x < right + high:
        waves.append(_Wave(x, high * rng.uniform(0.55, 1.15), high * rng.uniform(2.2, 3.1)))
        x += high * rng.uniform(1.7, 2.9)
    return waves


def _water(land: Land, deep: str, depth: float, points: list[Point], low: float) -> str:
    """Light shines through the crests; the troughs are dark."""
    own = colour.mix(wet(land, depth, deep, 0.16), land.air(depth)("#0f2c3a"), 0.45)
    lit = colour.mix(wet(land, depth, deep, 0.3), land.air(depth)(_CREST), 0.42)
    stops = ((0.0, lit, 1.0), (0.3, own, 1.0), (0.75, colour.mix(own, "#08161f", 0.35), 1.0),
             (1.0, own, 0.0))  # fmt: skip
    return gradient("billow", stops) + below(points, low, "url(#billow)")


def _faces(rng: random.Random, land: Land, depth: float, waves: list[_Wave], level: float) -> str:
    """Streaks of foam that run down the long side of each wave, and its shaded lee."""
    streaks, shades = [], []
    for wave in waves:
        top = level - wave.high
        lee = [(wave.x, top), (wave.x + 0.2 * wave.wide, level - 0.36 * wave.high),
               (wave.x + 0.6 * wave.wide, level),
               (wave.x + 0.2 * wave.wide, level + 0.1 * wave.high),
               (wave.x - 0.05 * wave.wide, level - 0.2 * wave.high)]  # fmt: skip
        shades.append(smooth(lee, closed=True))
        for _ in range(5):
            x = wave.x - wave.wide * rng.uniform(0.06, 0.7)
            y = level - wave.lift(x) + 0.12 * wave.high * rng.uniform(0.5, 2)
            run, fall = 0.34 * wave.high * rng.uniform(0.6, 1.6), 0.3 * wave.high
            streaks.append(
                f"M{x:.0f} {y:.0f}q{-0.4 * run:.0f} {0.7 * fall:.0f} {-run:.0f} {fall:.0f}"
            )
    foam = land.air(depth)(FOAM)
    thick = max(1.6, 7 / depth**0.7)
    return path("".join(shades), land.air(depth)("#0b1f2b"), 'opacity="0.4"') + path(
        "".join(streaks), "none",
        f'stroke="{foam}" stroke-width="{thick:.1f}" stroke-linecap="round" opacity="0.32"',
    )  # fmt: skip


def _foam(
    rng: random.Random, land: Land, depth: float, waves: list[_Wave], points: list[Point]
) -> str:
    """White where crests break, torn downwards, and spray that the wind takes off them."""
    caps, spray = [], []
    for wave in waves:
        near = [(x, y) for x, y in points if -0.3 * wave.wide < x - wave.x < 0]
        if len(near) < 4:
            continue
        caps.append(smooth(_lip(rng, wave, near), closed=True))
        top = min(y for _, y in near)
        spray += [
            (wave.x + wave.high * rng.uniform(-0.2, 0.8), top + wave.high * rng.uniform(-0.22, 0.3),
             max(1.0, wave.high * rng.uniform(0.008, 0.026)))
            for _ in range(18)
        ]  # fmt: skip
    foam = land.air(depth)(FOAM, -0.2)
    return path("".join(caps), foam, 'opacity="0.92"') + dots(spray, foam)


def _lip(rng: random.Random, wave: _Wave, near: list[Point]) -> list[Point]:
    """The crest as it topples over to leeward: a hook of foam, ragged below."""
    (x, top), high = near[-1], wave.high
    over = [(px, py - 0.015 * high) for px, py in near[:-1]]
    hook = [(x, top - 0.03 * high), (x + 0.16 * high, top + 0.02 * high),
            (x + 0.3 * high, top + 0.15 * high), (x + 0.34 * high, top + 0.32 * high),
            (x + 0.24 * high, top + 0.2 * high), (x + 0.1 * high, top + 0.15 * high)]  # fmt: skip
    last = len(near) - 1
    torn = [
        (px, py + high * (0.03 + 0.16 * (n / last) * rng.uniform(0.45, 1)))
        for n, (px, py) in enumerate(near)
        if n % 2 == 0
    ]
    return [*over, *hook, *reversed(torn)]
