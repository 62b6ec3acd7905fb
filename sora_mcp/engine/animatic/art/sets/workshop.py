"""A workshop: a wall of tools over a bench, wood, lamps of tin."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    ellipse,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.alley import crate


@place("workshop")
def workshop(site: Site) -> SetArt:
    """A workshop: a wall of tools over a bench, wood, a bare lamp."""
    r = kit.room(site, lamp="#ffcf96", day="#fff1dd", level=0.06)
    k, half, c = r.k, 500 * site.aspect, r.corner
    w_at, w_size, y = -0.6 * c, (230 * k, 230), r.foot(2.55)
    wall = (
        _planks(r),
        kit.window(r, "a", w_at, 235, w_size, frame="#7d6148", panes=(3, 2)),
        _tools(r, -0.18 * c, 0.92 * c),
        kit.lamplight(r, "wl", (0.25 * c, 330), 420, 0.5),
    )
    bench = _bench(r, y)
    lamps = "".join(
        kit.pendant(r, f"p{n}", (x, 205), 58, "#3f5a52")
        for n, x in enumerate((-0.22 * c, 0.46 * c))
    )
    z = r.foot(1.65)
    front = _corners(r, z)
    floor = [
        *kit.boards(r, "#94714f", wide=220, gloss=0.12),
        kit.sunlight(r, w_at, w_size[0]),
        kit.shadow(r, -0.94 * half, 1.65, 260),
        kit.shadow(r, 0.93 * half, 1.65, 260),
        kit.shadow(r, 0.2 * c, 2.5, 1.4 * c),
    ]
    planes = (
        Plane(kit.shell(r, "#b08b63", *wall, ceiling="#8f6f50", trim="#7d5c3e"), depth=kit.WALL),
        Plane(Drawing(bench, site.box(300, y + 6)), depth=2.55),
        Plane(kit.shaft(r, w_at, 240, w_size), depth=2.4, mode="add"),
        Plane(Drawing(lamps, site.box(-420, 420)), depth=2.1),
        Plane(Drawing(front, site.box(200, z + 8)), depth=1.65),
        Plane(_near(r), depth=0.78),
    )
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 205)


def _planks(r: kit.Room) -> str:
    d = "".join(
        f"M{x:.0f} {r.ceiling:.0f}V{r.skirting:.0f}"
        for x in range(round(-r.corner), round(r.corner), 62)
    )
    return path(
        d, "none", f'stroke="{r.paint()("#7a5a3c", 0.3)}" stroke-width="2.5" opacity="0.55"'
    )


def _tools(r: kit.Room, a: float, b: float) -> str:
    """A board with saws, hammers, spanners, chisels, each with its shadow."""
    rng, p = r.site.rng("tools"), r.paint(2.9)
    body = rect(a, 222, b - a, 236, p("#c9a373", 0.12), 4) + rect(
        a, 222, b - a, 8, p("#8a6542", 0.1)
    )
    body += _jars(a, b, p, rng)
    u = a + 30
    while u < b - 40:
        w, h = rng.uniform(20, 34), rng.uniform(24, 40)
        body += rect(
            u, 452 - h, w, h, p(rng.choice(("#b5533f", "#5f7f73", "#d9c28f", "#6a7480")), 0.15), 4
        )
        u += w + rng.uniform(8, 60)
    return body + rect(a - 10, 452, b - a + 20, 11, p("#8a6542", -0.1))


def _jars(a: float, b: float, p: Paint, rng: random.Random) -> str:
    """Jars on the shelf below."""
    body = ""
    steel, wood, x, kind = p("#aab3b8", 0.0), p("#a8643a", 0.1), a + 34, 0
    while x < b - 40:
        y, kind = 262 + rng.uniform(-6, 10), kind + 1
        if kind % 4 == 0:
            body += polygon(
                [(x - 12, y), (x + 96, y + 8), (x + 96, y + 22), (x - 6, y + 44)], steel
            ) + rect(x - 34, y - 4, 34, 46, wood, 12)
            x += 60
        elif kind % 4 == 1:
            body += rect(x - 4, y + 14, 9, 120, wood, 3) + rect(
                x - 28, y, 58, 22, p("#555d63", 0.1), 5
            )
        elif kind % 4 == 2:
            body += (
                rect(x - 5, y + 18, 10, 96, steel, 4)
                + circle(x, y + 12, 17, steel)
                + rect(x - 6, y - 8, 12, 18, p("#c9a373", 0.12))
                + circle(x, y + 118, 14, steel)
                + circle(x, y + 118, 6, p("#c9a373", 0.12))
            )
        else:
            for n in range(3):
                body += rect(
                    x - 26 + 24 * n, y, 11, 46, p(("#b8453c", "#3d6f8f", "#c98a2b")[n], 0.1), 4
                ) + rect(x - 23 + 24 * n, y + 44, 5, 50 + 10 * n, steel)
            x += 20
        x += 74
    return body


def _vise(p: Paint, x: float, y: float) -> str:
    return (
        rect(x - 30, y - 40, 26, 44, p("#4d6a72", 0.1), 4)
        + rect(x + 8, y - 40, 24, 44, p("#4d6a72", 0.3), 4)
        + rect(x - 20, y - 16, 66, 12, p("#9aa4a9", 0.1))
        + line([(x + 48, y - 34), (x + 48, y + 12)], p("#9aa4a9", 0.0), 6)
    )


def _barrel(p: Paint, x: float, y: float) -> str:
    body = path(
        (
            f"M{x - 78} {y - 230}Q{x - 104} {y - 115} {x - 78} {y}H{x + 78}Q{x + 104}"
            f" {y - 115} {x + 78} {y - 230}Z"
        ),
        p("#8a5f3d", 0.15),
    ) + ellipse(x, y - 230, 78, 17, p("#5d3f2a", 0.4))
    return (
        body
        + "".join(
            path(
                f"M{x - 90} {v}Q{x} {v + 14} {x + 90} {v}",
                "none",
                f'stroke="{p("#4a5055", 0.2)}" stroke-width="13"',
            )
            for v in (y - 178, y - 60)
        )
        + rect(x + 34, y - 226, 26, 222, p("#8a5f3d", 0.4), 8, 'opacity="0.6"')
    )


def _near(r: kit.Room) -> Drawing:
    """The edge of a bench with shavings in the lower right corner."""
    p, half = r.paint(1), 500 * r.site.aspect
    body = polygon(
        [(half - 260, 1010), (half + 700, 930), (half + 700, 1400), (half - 200, 1400)],
        p("#6d4a2f", 0.45),
    ) + polygon(
        [(half - 260, 1010), (half + 700, 930), (half + 700, 950), (half - 262, 1034)],
        p("#a9794a", 0.0),
    )
    body += "".join(
        (
            f'<circle cx="{half - 150 + 70 * n}" cy="{985 - 6 * n}" r="{17 + 3 * (n % 2)}"'
            f' fill="none" stroke="{p("#d9b27a", 0.1)}" stroke-width="8"/>'
        )
        for n in range(4)
    )
    return Drawing(body, r.site.box(900, 1380))


def _bench(r: kit.Room, y: float) -> str:
    """The bench with a vise and wood on it."""
    k, c, p = r.k, r.corner, r.paint(2.6)
    bench = (
        made.table(p, 0.2 * c, y, 1.5 * c, 150, "#a9794a")
        + _vise(p, -0.3 * c, y - 168)
        + "".join(
            rect(0.3 * c + 6 * n, y - 182 - 9 * n, 120 - 14 * n, 9, p("#d0a56c", 0.08 * n))
            for n in range(3)
        )
    )
    bench += "".join(
        made.cabinet(p, 0.2 * c + s * 0.42 * c, y - 6, 130 * k, 96, "#8a5f3d", doors=2)
        for s in (-1, 1)
    )
    return bench


def _corners(r: kit.Room, z: float) -> str:
    """Boxes, a barrel, planks that lean at the sides."""
    half, q = 500 * r.site.aspect, r.paint(1.65)
    front = (
        crate(q, -0.94 * half, z, 190)
        + crate(q, -0.94 * half - 30, z - 150, 170, "#8f6a47")
        + _barrel(q, 0.93 * half, z)
    )
    front += "".join(
        line(
            [(0.78 * half + 14 * n, z - 8), (0.84 * half + 20 * n, z - 330 + 18 * n)],
            q("#c29a64", 0.1 * n),
            15,
        )
        for n in range(4)
    )
    return front
