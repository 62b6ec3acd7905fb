"""What people build, seen from outside: facades, shops, rows of houses."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    gradient,
    path,
    polygon,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.sets.lamps import LAMP, WARM, halo, is_dark, pools, street_lamp
from sora_mcp.engine.animatic.art.sets.pavement import Z, dashes, paving, strip, wide_of
from sora_mcp.engine.animatic.art.sets.terrain import Land
from sora_mcp.engine.animatic.art.sets.towers import GLASS, skyline, tower

STOREY = 760.0  # units at depth 1


@dataclass(frozen=True)
class Wall:
    """A facade from (x, depth) on, x as at depth 1: facing the camera, or going away from it."""

    land: Land
    x: float
    depth: float
    recedes: bool = False

    def at(self, along: float, high: float, out: float = 0.0) -> Point:
        """Where a point of the wall appears, `out` units before it."""
        if self.recedes:
            deep, x = self.depth + along * Z, self.x - (out if self.x > 0 else -out)
        else:
            deep, x = self.depth - out * Z, self.x + along
        return x / deep, self.land.foot(deep) - high / deep

    def quad(self, a: float, b: float, low: float, top: float, out: float = 0.0) -> str:
        """Path commands of a rectangle on the wall."""
        corners = (
            self.at(a, low, out),
            self.at(b, low, out),
            self.at(b, top, out),
            self.at(a, top, out),
        )
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"

    @property
    def shade(self) -> float:
        """How far it is turned from the light."""
        if not self.recedes:
            return 0.12
        return -0.16 if self.x * self.land.side < 0 else 0.36


@dataclass(frozen=True)
class Front:
    """How a facade is built: its colours, its windows (units at depth 1), how many are lit."""

    wall: str
    trim: str = "#ece4d4"
    pane: Point = (250.0, 390.0)
    bay: float = 520.0
    storey: float = STOREY
    sill: float = 190.0
    lit: float = 0.42
    glass: tuple[str, ...] = GLASS
    roof: str = ""


def window_tone(rng: random.Random, paint: Paint, front: Front) -> str:
    """The colour of one window: lit or not."""
    if is_dark(paint.light) and rng.random() < front.lit:
        return paint.glow(rng.choice(WARM))
    dim = 0.55 if is_dark(paint.light) else 0.1
    return paint(rng.choice(front.glass), dim + rng.choice((0.0, 0.12)))


def facade(
    rng: random.Random, paint: Paint, wall: Wall, size: Point, front: Front, ground: float = 0.0
) -> str:
    """A house front of (length, height) with windows above `ground` units."""
    long, high = size
    name = f"w{wall.x:.0f}_{100 * wall.depth:.0f}_{long:.0f}"
    low = -0.12 if is_dark(paint.light) else 0.18
    stops = (
        (0, paint(front.wall, wall.shade), 1),
        (0.7, paint(front.wall, wall.shade + 0.08), 1),
        (1, paint(front.wall, wall.shade + low), 1),
    )
    body = gradient(name, stops) + path(wall.quad(0, long, 0, high), f"url(#{name})")
    body += _windows(rng, paint, wall, size, front, ground)
    cornice = wall.quad(0, long, high - 60, high, 30)
    body += path(wall.quad(0, long, high - 130, high - 60), paint(front.wall, wall.shade + 0.3))
    return body + path(cornice, paint(front.trim, wall.shade))


def _windows(
    rng: random.Random, paint: Paint, wall: Wall, size: Point, front: Front, ground: float
) -> str:
    long, high = size
    wide, tall = front.pane
    frames: list[str] = []
    sills: list[str] = []
    tones: dict[str, list[str]] = {}
    bays = max(1, int((long - 80) / front.bay))
    margin = (long - bays * front.bay) / 2 + (front.bay - wide) / 2
    storeys = max(0, int((high - ground - 120) / front.storey))
    for row in range(storeys):
        low = ground + row * front.storey + front.sill
        for bay in range(bays):
            a = margin + bay * front.bay
            frames.append(wall.quad(a - 28, a + wide + 28, low - 20, low + tall + 34))
            sills.append(wall.quad(a - 44, a + wide + 44, low - 52, low - 16, 24))
            tones.setdefault(window_tone(rng, paint, front), []).append(
                wall.quad(a, a + wide, low, low + tall)
            )
    body = path("".join(frames), paint(front.trim, wall.shade + 0.06))
    body += "".join(path("".join(d), tone) for tone, d in tones.items())
    bars = [
        wall.quad(
            margin + bay * front.bay + wide / 2 - 9,
            margin + bay * front.bay + wide / 2 + 9,
            ground + row * front.storey + front.sill,
            ground + row * front.storey + front.sill + tall,
        )
        for row in range(storeys)
        for bay in range(bays)
    ]
    body += path("".join(bars), paint(front.trim, wall.shade + 0.2))
    return body + path("".join(sills), paint(front.trim, wall.shade - 0.1))


def shop(rng: random.Random, paint: Paint, wall: Wall, span: Point, awning: str) -> str:
    """A shop at the foot of a wall: a lit display, a door, an awning in stripes."""
    a, b = span
    door = b - 260
    base, glass = (
        paint(rng.choice(("#3d4a45", "#5b3a33", "#34435a", "#6b5138")), wall.shade + 0.1),
        "",
    )
    glass = paint.glow("#ffdc9c") if is_dark(paint.light) else paint("#7f97a5", 0.12)
    inner = paint.glow("#e8a95a") if is_dark(paint.light) else paint("#5d7180", 0.2)
    body = path(wall.quad(a, b, 0, 680, 8), base)
    body += path(wall.quad(a + 60, door - 50, 110, 520, 8), glass)
    body += path(wall.quad(a + 60, door - 50, 110, 230, 8), inner)
    goods = [
        wall.quad(u, u + rng.uniform(60, 130), 112, rng.uniform(180, 330), 8)
        for u in range(round(a) + 90, round(door) - 200, 210)
    ]
    body += path("".join(goods), base, 'opacity="0.6"')
    posts = [wall.quad(u - 9, u + 9, 110, 520, 10) for u in range(round(a) + 60, round(door), 330)]
    body += path("".join([*posts, wall.quad(a + 60, door - 50, 400, 414, 10)]), base)
    body += path(wall.quad(door, b - 50, 0, 520, 8), inner) + path(
        wall.quad(door + 30, b - 80, 130, 490, 8), glass
    )
    strips = 7
    for number in range(strips):
        u, v = (a + (b - a) * (number + end) / strips for end in (0, 1))
        tone = paint(awning if number % 2 == 0 else "#f3ede0", wall.shade)
        top = [wall.at(u, 660, 10), wall.at(v, 660, 10), wall.at(v, 540, 210), wall.at(u, 540, 210)]
        body += polygon(top, tone)
        body += path(
            wall.quad(u, v, 490, 541, 210),
            paint(awning if number % 2 == 0 else "#f3ede0", wall.shade + 0.25),
        )
    return body + path(wall.quad(a, b, 660, 720, 24), paint(awning, wall.shade + 0.4))


def flank(paint: Paint, wall: Wall, high: float, colour: str) -> str:
    """The end wall of a house in a row: it shows above a lower neighbour."""
    out = -1400.0
    corners = (wall.at(0, 0), wall.at(0, high), wall.at(0, high, out), wall.at(0, 0, out))
    return polygon(corners, paint(colour, 0.28))


def eaves(paint: Paint, wall: Wall, long: float, high: float, colour: str) -> str:
    """A pitched roof over a facade, seen from below."""
    edge = (wall.at(-20, high, 70), wall.at(long + 20, high, 70))
    ridge = (wall.at(long - 60, high + 520, -620), wall.at(60, high + 520, -620))
    gutter = polygon(
        [*edge, wall.at(long + 20, high - 46, 70), wall.at(-20, high - 46, 70)], paint(colour, 0.5)
    )
    return polygon([*edge, *ridge], paint(colour, wall.shade - 0.05)) + gutter


def terrace(
    land: Land,
    name: str,
    x: float,
    span: Point,
    fronts: Sequence[Front],
    tall: Point,
    *,
    awnings: Sequence[str] = (),
    lap: float = 1.35,
    long: Point = (1500.0, 2300.0),
) -> Drawing:
    """Both sides of a street between two depths, and a bit nearer: what a dolly uncovers."""
    near, far = span
    body: list[str] = []
    for side in (-1, 1):
        rng, depth, houses = land.site.rng(f"terrace {name} {side}"), near / lap, []
        while depth < far:
            width = min(rng.uniform(*long), max(300.0, (far - depth) / Z))
            houses.append((depth, width, rng.uniform(*tall), rng.choice(fronts)))
            depth += width * Z
        for depth, width, high, front in reversed(houses):
            paint = land.air(depth + width * Z / 3)
            wall = Wall(land, side * x, depth, recedes=True)
            ground = STOREY if awnings else 0.0
            body.append(flank(paint, wall, high, front.wall))
            body.append(facade(rng, paint, wall, (width, high), front, ground))
            if front.roof:
                body.append(eaves(paint, wall, width, high, front.roof))
            if awnings:
                body.append(shop(rng, paint, wall, (90, width - 90), rng.choice(awnings)))
    top = -420.0 if near < 4 else land.foot(near) - 1.5 * tall[1] / near
    return Drawing("".join(body), land.site.box(top, land.foot(near / lap) + 30))


__all__ = [
    "LAMP",
    "STOREY",
    "WARM",
    "Front",
    "Wall",
    "Z",
    "dashes",
    "eaves",
    "facade",
    "flank",
    "halo",
    "is_dark",
    "paving",
    "pools",
    "shop",
    "skyline",
    "street_lamp",
    "strip",
    "terrace",
    "tower",
    "wide_of",
    "window_tone",
]
