"""Running water: a river between its banks, a waterfall into a pool."""

from __future__ import annotations

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Box,
    Drawing,
    Point,
    ellipse,
    gradient,
    path,
    polygon,
    smooth,
)
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import bush, conifer, leaf
from sora_mcp.engine.animatic.art.sets.meadow import GRASS, LEAVES, grove, verge
from sora_mcp.engine.animatic.art.sets.open_water import NEEDLES, reeds
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    Line,
    ground,
    hills,
    mist,
    patches,
    rock,
    rolling,
    scattered,
    skyline,
)
from sora_mcp.engine.animatic.art.sets.waters import FOAM, pool, ripples, swell

STREAM, PLUNGE = "#2f6f7c", "#2a7a80"
STONE = "#77786f"


@place("river")
def river(site: Site) -> SetArt:
    """A river that comes out of the hills and flows by, left to right."""
    land = Land(site, 530.0)
    body = [
        patches(land, "lawn", (*GRASS, "#aabb66"), 60, opacity=0.32),
        pool(
            land,
            "river",
            _course(land),
            STREAM,
            ripples(land, "river", STREAM, 120, wide=120),
            ripples(land, "fine", STREAM, 220, wide=26, near=1.2, far=3.2),
        ),
    ]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 30, 170, "#7c95ad", length=2000), depth=30),
            Plane(hills(land, "near", 13, 100, "#7a9d68", woods="#4a7549"), depth=13),
            Plane(grove(land, "row", 6.2, 80, LEAVES, clear=True), depth=6.2),
            Plane(mist(land, land.foot(6.0), 40, 0.3), depth=5.8),
            Plane(grove(land, "bank", 3.3, 330, LEAVES, clear=True, height=760), depth=3.3),
            swell(land, "far", 2.1, 11, STREAM, foam=0.35, drift=70),
            swell(land, "near", 1.42, 10, STREAM, foam=0.45, drift=80),
            Plane(reeds(land, "bank", 1.16), depth=1.16, sway=5),
            Plane(verge(land, "front", 0.8, GRASS[2], tall=110), depth=0.8, sway=5),
        ),
        ground=Ground(ground(land, GRASS, *body)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="river",
        water=1.52,
        tags=frozenset({"river", "grass"}),
    )


def _course(land: Land) -> list[Point]:
    """From far away, round a bend, and across the frame."""
    half, rng = land.site.half + 80, land.site.rng("course")
    line = rolling(rng, 1500)
    bend = 0.3 * 500 * land.site.aspect
    steps = [half - 2 * half * step / 12 for step in range(13)]
    low = [(x, land.foot(1.24) + 12 * line(x)) for x in steps]
    top = [(-half, land.foot(2.5)), (-bend * 0.9, land.foot(2.65)), (bend * 0.1, land.foot(3.2))]
    away = [
        (bend * 0.75, land.foot(4.6)), (bend * 0.45, land.foot(6.8)),
        (-bend * 0.15, land.foot(10.5)),
        (-bend * 0.1, land.foot(20)), (bend * 0.02, land.foot(20)), (bend * 0.1, land.foot(10.5)),
        (bend * 0.95, land.foot(6.8)), (bend * 1.6, land.foot(4.6)), (bend * 1.6, land.foot(3.3)),
        (bend * 2.2, land.foot(2.7)), (half, land.foot(2.5)),
    ]  # fmt: skip
    return [*top, *away, *low]


@place("waterfall")
def waterfall(site: Site) -> SetArt:
    """White water over a wall of rock into a pool among ferns."""
    land = Land(site, 500.0)
    at = 0.14 * 500 * site.aspect
    body = [
        patches(land, "bank", ("#7c8a5a", "#66794a", "#8a8f6a"), 50, opacity=0.4, far=1.6),
        pool(
            land, "pool", _basin(land), PLUNGE, ripples(land, "pool", PLUNGE, 110, wide=100),
            _foam_rings(land, at),
        ),
    ]  # fmt: skip
    return SetArt(
        planes=(
            Plane(hills(land, "far", 24, 300, "#7d93a0", length=1500), depth=24),
            Plane(_wall(land, 7.0, at), depth=7.0),
            Plane(_fall(land, 6.9, at, "body"), depth=6.9),
            Plane(_fall(land, 6.8, at, "one"), depth=6.8, pulse=0.7),
            Plane(_fall(land, 6.2, at, "two"), depth=6.2, pulse=0.7),
            Plane(_spray(land, 5.6, at), depth=5.6, pulse=0.3),
            Plane(_boulders(land, 4.4), depth=4.4),
            Plane(mist(land, land.foot(3.2), 50, 0.22), depth=3.2, drift=9),
            swell(land, "near", 1.8, 10, PLUNGE, foam=0.3, drift=26),
            Plane(reeds(land, "bank", 1.2), depth=1.2, sway=4),
            Plane(_ferns(land), depth=0.78, sway=8),
        ),
        ground=Ground(ground(land, ("#74855c", "#6d7f50", "#566b3c"), *body)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="waterfall",
        water=1.6,
        tags=frozenset({"river"}),
    )


def _basin(land: Land) -> list[Point]:
    half, rng = land.site.half + 80, land.site.rng("basin")
    line = rolling(rng, 1100)
    low = [
        (half - 2 * half * step / 12, land.foot(1.34) + 14 * line(step * 150)) for step in range(13)
    ]
    return [(-half, land.foot(9)), (half, land.foot(9)), *low]


def _foam_rings(land: Land, at: float) -> str:
    """White water that spreads from where the fall comes down."""
    body, y = "", land.foot(6.2)
    for rx, ry, much in ((330, 26, 0.25), (230, 17, 0.4), (150, 11, 0.75)):
        body += ellipse(at, y + ry * 0.5, rx, ry, land.air(5)(FOAM), f'opacity="{much:g}"')
    return body


def _wall(land: Land, depth: float, at: float) -> Drawing:
    """A wall of rock in pillars, with firs on its top; lowest where the water comes over."""
    rng, paint, foot = land.site.rng("wall"), land.air(depth * 0.7), land.foot(depth)
    box = land.site.box(foot - 640, foot + 12)
    line, body = rolling(rng, 800), []

    def top(x: float) -> float:
        off = min(1.0, abs(x - at) / 165)  # level where the water comes over
        far = min(700.0, abs(x - at))
        return foot - 339 - 51 * off - 44 * line(x) * off - 0.05 * far

    for x in scattered(rng, box.left, box.right, 26):
        if abs(x - at) > 95:
            high = rng.uniform(70, 165)
            body.append(conifer(rng, paint, land.side, (x, top(x) + 14), high, rng.choice(NEEDLES)))
    points = skyline(box, top, 12)
    fill = gradient(
        "w", ((0, paint(STONE, -0.1), 1), (0.7, paint(STONE, 0.3), 1), (1, paint(STONE, 0.5), 1))
    )
    body.append(fill + polygon([*points, (box.right, foot), (box.left, foot)], "url(#w)"))
    return Drawing("".join(body) + _ledges(land, box, top, foot), box)


def _ledges(land: Land, box: Box, top: Line, foot: float) -> str:
    """Faces of rock in other tones, and bushes that cling to them."""
    rng, paint = land.site.rng("ledges"), land.air(4.9)
    body, x = "", box.left
    while x < box.right:
        wide, high = rng.uniform(26, 80), foot - top(x)
        for low in (0.0, rng.uniform(0.25, 0.55), rng.uniform(0.55, 0.8)):
            y = top(x) + high * low
            drop = (foot - y) * rng.uniform(0.4, 0.9)
            face = [(x, y + 8), (x + wide, y + rng.uniform(2, 14))]
            face += [(x + 0.75 * wide, y + drop), (x + 0.2 * wide, y + drop * 0.8)]
            tone = paint(STONE, rng.choice((-0.35, -0.1, 0.35, 0.55)))
            body += polygon(face, tone, 'opacity="0.75"')
        if rng.random() < 0.5:
            at = (x, top(x) + rng.uniform(0.05, 0.8) * high)
            body += bush(rng, paint, land.side, at, rng.uniform(26, 60), "#5d8150")
        x += wide
    return body


def _fall(land: Land, depth: float, at: float, which: str) -> Drawing:
    """Falling water: its body, or one of two sets of streaks that flicker in turn."""
    rng, paint, foot = land.site.rng(f"fall {which}"), land.air(3), land.foot(7.0)
    top, low = foot - 338, foot + 6
    box = land.site.box(top - 20, low + 20)
    body = []
    if which == "body":
        ups = [step / 10 for step in range(11)]
        left = [(at - 46 - 42 * up**1.6, top + (low - top) * up) for up in ups]
        right = [(at + 46 + 36 * up**1.4, top + (low - top) * up) for up in reversed(ups)]
        lip = [(at + 24, top - 4), (at - 24, top - 4)]
        tones = (
            (0, paint("#b9dbe0"), 1),
            (0.2, paint("#e9f5f6", -0.1), 1),
            (1, paint("#d3e9ec"), 1),
        )
        body = [gradient("v", tones), polygon([*left, *right, *lip], "url(#v)")]
    for _ in range(16 if which == "body" else 13):
        share, length = rng.uniform(-1, 1), rng.uniform(60, 190)
        y = rng.uniform(top, low - length)
        grow = 0.75 + 0.75 * (y - top) / 350
        x, w = at + share * 44 * grow, rng.uniform(3, 8)
        tone = paint("#8fbfc9") if which == "body" else paint("#ffffff", -0.4)
        streak = [
            (x, y),
            (x + w, y + length * 0.3),
            (x + w * 0.6 + share * 6, y + length),
            (x - w * 0.4 + share * 6, y + length),
        ]
        body.append(path(smooth(streak, closed=True), tone, 'opacity="0.7"'))
    return Drawing("".join(body), box)


def _spray(land: Land, depth: float, at: float) -> Drawing:
    """Clouds of spray at the foot of the fall."""
    rng, foot = land.site.rng("spray"), land.foot(7.0)
    box = land.site.box(foot - 160, foot + 60)
    tone = colour.mix(land.air(4)("#ffffff"), land.site.light.haze, 0.25)
    body = [gradient("sp", ((0, tone, 0), (0.5, tone, 0.42), (1, tone, 0)))]
    for _ in range(9):
        rx, ry = rng.uniform(70, 170), rng.uniform(24, 64)
        body.append(ellipse(at + rng.gauss(0, 95), foot - rng.uniform(-10, 40), rx, ry, "url(#sp)"))
    return Drawing("".join(body), box)


def _boulders(land: Land, depth: float) -> Drawing:
    rng, paint, foot = land.site.rng("boulders"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 120, foot + 30)
    body = [
        rock(rng, paint, land.side, (x, foot + rng.uniform(-6, 16)), rng.uniform(40, 150), STONE)
        for x in scattered(rng, box.left, box.right, 120, 0.5 * land.clear)
    ]
    return Drawing("".join(body), box)


def _ferns(land: Land) -> Drawing:
    """Fern leaves in the lower corners."""
    rng, paint = land.site.rng("ferns"), land.air(1)
    half = 500 * land.site.aspect
    box = land.site.box(560, NEAR_Y)
    body = ""
    for way in (-1, 1):
        for _ in range(7):
            root = (way * half * rng.uniform(0.92, 1.25), 1060.0)
            up = rng.uniform(0.3, 1.25)
            angle = -up if way < 0 else -3.1416 + up
            body += leaf(
                paint, root, angle, rng.uniform(200, 330), rng.choice(("#3f7440", "#4f8345"))
            )
    return Drawing(body, box)
