"""Going out to eat: a restaurant with set tables, a bar and big windows."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, ellipse, path, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit

Kind = Callable[[Random, Paint, float, float], tuple[float, str]]
TABLES = ((2.35, (-0.62, -0.16)), (1.65, (-0.9, 0.9)))  # depths, and where in the half frame


@place("restaurant")
def restaurant(site: Site) -> SetArt:
    """Tables with cloths and candles, a bar with bottles, hanging lamps, a window on the street."""
    r = _dim(site)
    k, half, c = r.k, 500 * site.aspect, r.corner
    w_at, w_size = -0.52 * c, (330 * k, 270)
    wall = (
        kit.window(r, "a", w_at, 220, w_size, frame="#4a3b35", panes=(3, 1), view="city"),
        _shelf(r, 0.08 * c, 0.94 * c, _crockery if "cafe" in site.details else _bottle),
        kit.lamplight(r, "w1", (0.5 * c, 300), 430, 0.5),
        kit.lamplight(r, "w2", (-0.9 * c, 380), 300, 0.45),
    )
    p, y = r.paint(2.6), r.foot(2.6)
    bar = made.counter(p, 0.52 * c, y, 0.92 * c, 172, "#6b3f33", "#c9a882")
    bar += "".join(_stool(r, (0.2 + 0.22 * n) * c, r.foot(2.45)) for n in range(4))
    tables = "".join(_set_table(r, x * half, d, f"t{x}_{d}") for d, xs in TABLES for x in xs)
    lamps = "".join(
        kit.pendant(r, f"p{n}", (x * c, 225 + 14 * (n % 2)), 44, "#b5673d")
        for n, x in enumerate((-0.62, -0.1, 0.36, 0.72))
    )
    floor = [
        *kit.tiles(r, "#a8704f", "#8a5a42", size=260, gloss=0.3),
        kit.sunlight(r, w_at, w_size[0]),
    ]
    floor += [kit.shadow(r, s * half, d, 620 / d) for d, xs in TABLES for s in xs]
    planes = (
        Plane(
            kit.shell(r, "#a8593f", *wall, panel="#5d4037", ceiling="#e0c7a2", trim="#4a332b"),
            depth=kit.WALL,
        ),
        Plane(Drawing(bar, site.box(300, y + 20)), depth=2.55),
        Plane(Drawing(lamps, site.box(-420, 420)), depth=2.1, pulse=0.04),
        Plane(Drawing(tables, site.box(300, r.foot(1.65) + 6)), depth=1.9),
        Plane(_glass(r), depth=0.78),
    )
    return kit.art(r, planes, floor, "restaurant", table=r.foot(1.0) - 195)


def _shelf(r: kit.Room, a: float, b: float, kind: Kind) -> str:
    """Bottles, or cups and jars, on lit shelves behind the bar."""
    rng, p = r.site.rng("bottles"), r.paint(2.9)
    body = rect(a, 216, b - a, 232, p("#3d2620", 0.2), 6) + rect(
        a + 8, 224, b - a - 16, 216, p.lamp("#6b4536", "#8f5a35"), 4
    )
    for y in (294, 366, 438):
        body += rect(a + 8, y - 60, b - a - 16, 60, p.glow("#ffb86a"), 0, 'opacity="0.28"')
        x = a + 16
        while x < b - 30:
            w, art = kind(rng, p, x, y)
            body += art
            x += w + rng.uniform(3, 11)
        body += rect(a + 8, y, b - a - 16, 7, p("#a9764a", -0.1))
    return body


def _bottle(rng: Random, p: Paint, x: float, y: float) -> tuple[float, str]:
    """One bottle, and how wide it is."""
    w, h = rng.uniform(10, 17), rng.uniform(34, 58)
    tone = p.glow(rng.choice(("#2f6d4f", "#8f3a2a", "#d9a441", "#4a6f8f", "#e6dcc6", "#6a3f5c")))
    d = (
        f"M{x:.1f} {y}v{-0.6 * h:.1f}l{0.3 * w:.1f} {-0.14 * h:.1f}v{-0.26 * h:.1f}"
        f"h{0.4 * w:.1f}v{0.26 * h:.1f}l{0.3 * w:.1f} {0.14 * h:.1f}v{0.6 * h:.1f}z"
    )
    return w, path(d, tone, 'opacity="0.9"')


def _crockery(rng: Random, p: Paint, x: float, y: float) -> tuple[float, str]:
    """A jar of beans, or cups on each other, and how wide that is."""
    if rng.random() < 0.35:
        w, h = 32.0, 50.0
        beans = rect(x, y - 0.7 * h, w, 0.7 * h, p.glow("#4f2f1d"), 4)
        glass = rect(x, y - h, w, h, p.glow("#e9efe9"), 4, 'opacity="0.45"')
        return w, beans + glass + rect(x - 2, y - h - 5, w + 4, 8, p("#a9764a"), 2)
    w, h = 30.0, 19.0
    body = ""
    for level in range(rng.choice((1, 2, 2))):
        top, tone = y - h * (level + 1), p(("#f4efe4", "#d9c9ae")[level % 2], 0.05)
        body += circle(x + w, top + 8, 6, "none", f'stroke="{tone}" stroke-width="3.4"')
        body += path(f"M{x:.1f} {top:.1f}h{w}l-5 {h - 1}h{10 - w}z", tone)
    return w + 4, body


def _stool(r: kit.Room, x: float, y: float) -> str:
    p = r.paint(2.4)
    return (
        rect(x - 4, y - 104, 8, 100, p("#2f2a2a", 0.2))
        + ellipse(x, y - 3, 26, 6, p("#2f2a2a", 0.1))
        + ellipse(x, y - 108, 30, 10, p("#b5533f", 0.15))
        + ellipse(x, y - 112, 30, 9, p("#b5533f", -0.2))
    )


def _set_table(r: kit.Room, x: float, depth: float, name: str) -> str:
    """A table for two: chairs, a cloth, glasses, plates and a candle."""
    p, y, s = r.paint(depth), r.foot(depth), 1 / depth
    h = 205 * s
    body = "".join(
        made.chair(p, x + e * 330 * s, y - 8 * s, 440 * s, "#5d3a2c", "#9c4a3c") for e in (-1, 1)
    )
    body += made.table(p, x, y, 520 * s, h, "#5d3a2c", cloth="#f3ebdc")
    top = y - h - 26 * s
    for e in (-1, 1):
        body += ellipse(
            x + e * 140 * s, top + 12 * s, 62 * s, 13 * s, p("#ffffff", 0.14)
        ) + ellipse(x + e * 140 * s, top + 10 * s, 42 * s, 8 * s, p("#ffffff", -0.1))
        g = x + e * 58 * s
        body += (
            path(
                (
                    f"M{g - 17 * s:.1f} {top - 86 * s:.1f}q0 {44 * s:.1f} {17 * s:.1f} {44 * s:.1f}"
                    f"t{17 * s:.1f} {-44 * s:.1f}z"
                ),
                p("#f2f6f6", -0.2),
                'opacity="0.65"',
            )
            + rect(g - 2 * s, top - 44 * s, 4 * s, 44 * s, p("#f2f6f6"), 0, 'opacity="0.7"')
            + path(
                (
                    f"M{g - 16 * s:.1f} {top - 70 * s:.1f}q2 {28 * s:.1f} {16 * s:.1f} {28 * s:.1f}"
                    f"t{16 * s:.1f} {-28 * s:.1f}z"
                ),
                p("#8f2a3a", 0.0),
            )
        )
    body += rect(x - 12 * s, top - 56 * s, 24 * s, 56 * s, p("#f6e9c8", 0.0), 5 * s) + ellipse(
        x, top - 70 * s, 7 * s, 15 * s, p.glow("#ffd27a")
    )
    return body + architecture.halo(name, (x, top - 68 * s), 190 * s, p.glow("#ffbf6b"), 0.65)


def _glass(r: kit.Room) -> Drawing:
    """A near table's corner with a candle in a glass."""
    p, half = r.paint(1), 500 * r.site.aspect
    x = half - 10
    body = ellipse(x + 80, 1120, 430, 120, p("#e9dfcd", 0.4)) + rect(
        x - 350, 1120, 900, 360, p("#e9dfcd", 0.55)
    )
    body += (
        architecture.halo("near", (x - 20, 985), 230, p.glow("#ffbf6b"), 0.6)
        + rect(x - 58, 950, 76, 110, p.glow("#d9743f"), 16, 'opacity="0.8"')
        + ellipse(x - 20, 1000, 17, 32, p.glow("#ffe3a0"))
        + circle(x - 20, 1014, 11, p.glow("#fff6da"))
    )
    return Drawing(body, r.site.box(740, 1480))


def _dim(site: Site) -> kit.Room:
    """The room: its lamps are lit in the day, too."""
    return kit.room(
        site,
        lamp="#ffca8c",
        day="#fff3e0",
        dark=max(site.light.dark, 0.46),
        corner=0.76,
        level=0.02,
    )
