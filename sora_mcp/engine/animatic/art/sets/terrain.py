"""The lie of the land: skylines, hills, peaks, mist, rocks, and a ground in true perspective."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sora_mcp.engine.animatic.art.drawing import (
    Box,
    Drawing,
    Point,
    ellipse,
    gradient,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.sets.land import Land as Land

NEAR_Y = 1500.0  # the ground is drawn down to here
_NEAREST = 0.32  # depth at about that height

Line = Callable[[float], float]


def rolling(rng: random.Random, length: float) -> Line:
    """A soft line, -1..1, whose hills are about `length` apart."""
    parts = [
        (length * stretch, rng.uniform(0, 6.28), share)
        for stretch, share in ((0.16, 0.56), (0.073, 0.28), (0.031, 0.11), (0.012, 0.05))
    ]
    return lambda x: sum(math.sin(x / long + turn) * share for long, turn, share in parts)


def skyline(box: Box, level: Line, step: float = 18) -> list[Point]:
    """The points of a line over the whole box."""
    count = max(8, round(box.width / step))
    xs = [box.left + box.width * index / count for index in range(count + 1)]
    return [(x, level(x)) for x in xs]


def below(points: Sequence[Point], bottom: float, fill: str, more: str = "") -> str:
    """All that is under a skyline."""
    ends = ((points[-1][0], bottom), (points[0][0], bottom))
    return polygon((*points, *ends), fill, more)


def scattered(
    rng: random.Random, left: float, right: float, every: float, clear: float = 0.0
) -> Iterator[float]:
    """Places along a line, `every` so far, none within `clear` of the middle."""
    x = left + every * rng.uniform(0.1, 0.8)
    while x < right:
        if abs(x) >= clear:
            yield x
        x += every * rng.uniform(0.55, 1.45)


def hills(
    land: Land, name: str, depth: float, height: float, colour: str,
    *, length: float = 1500.0, woods: str = "", lift: float = 0.0,
) -> Drawing:  # fmt: skip
    """Rolling hills that end in haze; `woods` colours drifts of trees on them."""
    paint, rng = land.air(depth), land.site.rng(f"hills {name}")
    colour, woods = land.snowed(colour, 0.8), woods and land.snowed(woods, 0.4)
    foot = min(land.foot(depth), land.horizon + 40) - lift
    box = land.site.box(foot - height * 1.3 - 40, foot + 60)
    line = rolling(rng, length)
    points = skyline(box, lambda x: foot - height * (0.55 + 0.45 * line(x)))
    haze = land.site.light.haze
    body = [
        gradient("h", ((0, paint(colour, -0.25), 1), (0.6, paint(colour, 0.12), 1), (1, haze, 1))),
        below(points, box.bottom, "url(#h)"),
    ]
    inner = rolling(rng, length * 0.8)
    folds = skyline(box, lambda x: foot - height * (0.3 + 0.4 * inner(x)))
    folds = [
        (x, max(y, top + 0.16 * height)) for (x, y), (_, top) in zip(folds, points, strict=True)
    ]
    body.append(gradient("f", ((0, paint(colour, 0.4), 0.5), (1, paint(colour, 0.3), 0))))
    body.append(below(folds, box.bottom, "url(#f)"))
    if woods:
        body.append(_woods(rng, points, paint(woods, 0.15), 26 / depth**0.5 + 3, height))
    return Drawing("".join(body), box)


def _woods(
    rng: random.Random, points: Sequence[Point], fill: str, size: float, height: float
) -> str:
    """Drifts of far trees along a crest: one path of many humps."""
    wood = rolling(rng, 700)
    d = []
    for x, y in points:
        much = wood(x)
        if much > 0.05:
            for _ in range(3):
                r = size * rng.uniform(0.5, 1.0) * min(1.0, 2.2 * much)
                at = y + rng.uniform(0.0, 0.3) * height * much
                dx = x + rng.uniform(-9, 9)
                d.append(f"M{dx - r:.0f} {at + r:.0f}a{r:.1f} {r * 1.5:.1f} 0 1 1 {2 * r:.1f} 0z")
    return path("".join(d), fill)


@dataclass(frozen=True)
class Rock:
    """Colours of a mountain range: its rock, and what lies on its tops."""

    stone: str
    snow: str = ""
    snow_line: float = 0.42


def peaks(
    land: Land, name: str, depth: float, height: float, rock: Rock, *, every: float = 420.0
) -> Drawing:
    """A range of mountains with a light and a shaded side; lower in the middle than beside it."""
    rng, paint = land.site.rng(f"peaks {name}"), land.air(depth)
    foot = land.horizon + 30
    box = land.site.box(foot - 1.25 * height, foot + 10)
    half = 500 * land.site.aspect
    tops = []
    for x in scattered(rng, box.left - 100, box.right + 100, every):
        dip = 0.62 + 0.38 * min(1.0, abs(x) / (0.55 * half))
        tops.append((x, height * dip * rng.uniform(0.72, 1.12)))
    body = [gradient("haze", ((0, land.site.light.haze, 0), (1, land.site.light.haze, 0.85)))]
    for x, high in sorted(tops, key=lambda top: -top[1]):
        body.append(_peak(rng, paint, land.side, (x, foot - high), foot, rock))
    body.append(rect(box.left, foot - 0.5 * height, box.width, 0.5 * height + 10, "url(#haze)"))
    return Drawing("".join(body), box)


def _flank(rng: random.Random, top: Point, foot: Point, rough: float) -> list[Point]:
    """A jagged way down, steep at first."""
    count = 9
    points = []
    for index in range(count + 1):
        share = index / count
        x = top[0] + (foot[0] - top[0]) * share**1.12
        shake = rough * (share * (1 - share)) ** 0.5
        y = top[1] + (foot[1] - top[1]) * share
        points.append((x + rng.uniform(-1, 1) * shake, y + rng.uniform(-1, 1) * shake))
    return points


def _peak(
    rng: random.Random, paint: Paint, side: float, top: Point, foot: float, rock: Rock
) -> str:
    high = foot - top[1]
    lit = _flank(rng, top, (top[0] + side * high * rng.uniform(0.8, 1.1), foot), high * 0.06)
    dim = _flank(rng, top, (top[0] - side * high * rng.uniform(0.8, 1.1), foot), high * 0.06)
    spine = _flank(rng, top, (top[0] + side * high * rng.uniform(-0.12, 0.2), foot), high * 0.17)
    body = polygon([*lit, *reversed(dim[1:])], paint(rock.stone, -0.2))
    rib = _flank(rng, lit[2], (lit[7][0] - side * high * 0.12, foot), high * 0.1)
    body += polygon([*lit[2:], *reversed(rib)], paint(rock.stone, 0.14))
    body += polygon([*spine, *reversed(dim[1:])], paint(rock.stone, 0.48))
    if rock.snow:
        reach = max(2, min(8, round(9 * rock.snow_line * rng.uniform(0.75, 1.2))))
        body += polygon(_cap(rng, lit, spine, reach), paint(rock.snow, -0.15))
        body += polygon(_cap(rng, dim, spine, reach), paint(rock.snow, 0.42))
    return body


def _cap(
    rng: random.Random, flank: Sequence[Point], spine: Sequence[Point], reach: int
) -> list[Point]:
    """Snow between a flank and the spine, ending in tongues."""
    a, b = flank[reach], spine[reach]
    drop = abs(flank[1][1] - flank[0][1])
    fringe = []
    for index in range(1, 6):
        share = index / 6
        dy = drop * (rng.uniform(0.5, 1.5) if index % 2 else rng.uniform(-1.1, -0.2))
        fringe.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share + dy))
    return [*flank[: reach + 1], *fringe, *reversed(spine[: reach + 1])]


def mist(land: Land, y: float, height: float, share: float, colour: str = "") -> Drawing:
    """A bank of haze, thickest at `y`."""
    tone = colour or land.site.light.haze
    box = land.site.box(y - height, y + 0.6 * height)
    stops = ((0.0, tone, 0.0), (0.35, tone, share * 0.4), (0.62, tone, share), (1.0, tone, 0.0))
    return Drawing(
        gradient("m", stops) + rect(box.left, box.top, box.width, box.height, "url(#m)"), box
    )


def ground(land: Land, colours: tuple[str, str, str], *more: str) -> Drawing:
    """Flat land: colours far, half way and near, each seen through the air that is before it."""
    box = land.site.box(land.horizon, NEAR_Y)
    stops = []
    for depth in (40.0, 14.0, 7.0, 4.0, 2.4, 1.6, 1.0, 0.55, _NEAREST):
        near = 1 / depth**0.8
        one = colours[0] if near < 0.2 else colours[1] if near < 0.75 else colours[2]
        share = (land.foot(depth) - box.top) / box.height
        one = land.snowed(one)
        stops.append((min(1.0, share), land.air(depth)(one, 0.25 if depth < 0.6 else 0.0), 1.0))
    # The far edge takes on the haze, so that no line is seen where the ground ends.
    stops.insert(0, (0.0, land.site.light.paint(60)(land.snowed(colours[0])), 1.0))
    whole = rect(box.left, box.top, box.width, box.height, "url(#ground)")
    return Drawing(gradient("ground", stops) + whole + "".join(more), box)


def depths(rng: random.Random, count: int, far: float = 16.0, near: float = 0.36) -> list[float]:
    """Depths with as many far as near, farthest first."""
    span = math.log(far / near)
    return sorted((near * math.exp(span * rng.random()) for _ in range(count)), reverse=True)


def across(land: Land, rng: random.Random) -> float:
    """Anywhere over the width."""
    return rng.uniform(-land.site.half, land.site.half)


def patches(
    land: Land, name: str, tones: Sequence[str], count: int,
    *, wide: float = 330.0, deep: float = 0.22, opacity: float = 0.4, far: float = 16.0,
) -> str:  # fmt: skip
    """Lenses of other tones, lying flat: `wide` units and `deep` depths at depth 1."""
    rng, body = land.site.rng(f"patches {name}"), []
    for depth in depths(rng, count, far):
        paint = land.air(depth)
        ry = (land.floor - land.horizon) * deep / depth * rng.uniform(0.35, 0.6)
        rx = wide / depth**0.75 * rng.uniform(0.6, 1.5)
        tone = paint(land.snowed(rng.choice(tones)), rng.uniform(-0.15, 0.25))
        body.append(
            ellipse(across(land, rng), land.foot(depth), rx, ry, tone, f'opacity="{opacity:g}"')
        )
    return "".join(body)


def lane(land: Land, track: Sequence[Point], width: float, fill: str, more: str = "") -> str:
    """A strip that lies on the ground: `track` is (x at depth 1, depth), `width` is at depth 1."""
    spread = _spread(track)
    left = [((x - width / 2) / depth, land.foot(depth)) for x, depth in spread]
    right = [((x + width / 2) / depth, land.foot(depth)) for x, depth in spread]
    return polygon([*left, *reversed(right)], fill, more)


def _spread(track: Sequence[Point]) -> list[Point]:
    """More points along a track, eased between those told, even in 1 / depth."""
    points = []
    for (xa, da), (xb, db) in pairwise(track):
        for step in range(8):
            share = step / 8
            near = (1 - share) / da + share / db
            soft = share * share * (3 - 2 * share)
            points.append((xa + (xb - xa) * soft, 1 / near))
    return [*points, track[-1]]


def rock(rng: random.Random, paint: Paint, side: float, at: Point, size: float, colour: str) -> str:
    """A boulder of four tones; `at` is the middle of its foot, `size` its width."""
    x, y = at
    half, high = size / 2, size * rng.uniform(0.42, 0.7)
    tip = x + side * half * rng.uniform(-0.05, 0.3)
    left, right = x - half, x + half
    shoulder = rng.uniform(0.5, 0.75)
    outline = [
        (left, y), (left + 0.1 * size, y - shoulder * 0.62 * high),
        (left + 0.28 * size, y - shoulder * 1.2 * high), (tip, y - high),
        (right - 0.2 * size, y - 0.74 * high), (right - 0.04 * size, y - 0.3 * high), (right, y),
    ]  # fmt: skip
    inner = (x + side * 0.08 * size, y - 0.5 * high)
    body = polygon(outline, paint(colour))
    dark = outline[:3] if side > 0 else outline[4:]
    ends = ((tip, y - high), inner, (x + side * 0.02 * size, y))
    shade = [*dark, *ends] if side > 0 else [ends[0], *dark, ends[2], inner]
    body += polygon(shade, paint(colour, 0.5))
    lit = [(tip, y - high), outline[4] if side > 0 else outline[2], inner]
    return body + polygon(lit, paint(colour, -0.45))
