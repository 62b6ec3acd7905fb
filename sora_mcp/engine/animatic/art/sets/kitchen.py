"""A kitchen: cupboards with a worktop, open shelves, a window over the sink."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, ellipse, line, path, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.home import leaves


@place("kitchen")
def kitchen(site: Site) -> SetArt:
    """A kitchen: a row of cupboards with a worktop, a window over the sink, hanging lamps."""
    r = kit.room(site, day="#fffaf0", lit=0.2)
    k = r.k
    w_at, w_size = r.x(-0.18), (250.0 * k, 210.0)
    span = 2 * r.corner
    p, y = r.paint(2.8), r.foot(2.7)
    wall = (
        _tiled(r),
        kit.window(r, "a", w_at, 262, w_size, panes=(2, 1)),
        _shelves(r, r.x(0.3), r.x(0.94)),
        _fridge(r, r.x(-0.84), y) if site.keeps("refrigerator") else "",
    )
    row = made.counter(p, 0.12 * r.corner, y, 0.86 * span, 165, "#6f8f88", "#e8dfcf") + _worktop(
        r, w_at, y - 178
    )
    lamps = "".join(
        kit.pendant(r, f"p{n}", (x, 215), 46, "#c98a3c")
        for n, x in enumerate((r.x(-0.36), r.x(0.36)))
    )
    half, z = 500 * site.aspect, r.foot(1.55)
    q = r.paint(1.6)
    front = made.table(q, 0.95 * half, z, 420, 190, "#b0804f") + _fruit(r, 0.86 * half, z - 215)
    front += made.chair(q, -0.93 * half, z, 330, "#a5744a", "#c9b48f")
    floor = [
        *kit.tiles(r, "#efe6d6", "#c9b79c"),
        kit.sunlight(r, w_at, w_size[0]),
        kit.shadow(r, 0.95 * half, 1.55, 420),
        kit.shadow(r, -0.93 * half, 1.55, 170),
    ]
    planes = (
        Plane(kit.shell(r, "#e9dfc9", *wall), depth=kit.WALL),
        Plane(Drawing(row, site.box(300, y + 8)), depth=2.7),
        Plane(kit.shaft(r, w_at, 270, w_size), depth=2.5, mode="add"),
        Plane(Drawing(lamps, site.box(-420, 420)), depth=2.0),
        Plane(Drawing(front, site.box(300, z + 12)), depth=1.55),
        Plane(leaves(r, "#4c7a45"), depth=0.78),
    )
    return kit.art(r, planes, floor, "kitchen", table=r.foot(1.0) - 225)


def _tiled(r: kit.Room) -> str:
    """Tiles between worktop and shelves."""
    p, top, low, c = r.paint(), r.skirting - 280, r.skirting - 120, r.corner
    body = rect(-c, top, 2 * c, low - top, p("#f3efe6", 0.05))
    d = "".join(f"M{-c:.0f} {y:.0f}H{c:.0f}" for y in range(round(top), round(low), 24))
    d += "".join(f"M{x:.0f} {top:.0f}V{low:.0f}" for x in range(round(-c), round(c), 36))
    return body + path(d, "none", f'stroke="{p("#c9c2b4", 0.1)}" stroke-width="1.6"')


def _shelves(r: kit.Room, a: float, b: float) -> str:
    """Open shelves with plates, jars and cups."""
    rng, p, body = r.site.rng("shelves"), r.paint(2.9), ""
    for y in (300, 385):
        x = a + 8
        while x < b - 22:
            w, kind = rng.uniform(16, 30), rng.randrange(3)
            tone = p(
                rng.choice(("#e8e2d4", "#c9704f", "#7fa09a", "#d9a441", "#8d9fb5")),
                rng.choice((0.0, 0.15)),
            )
            if kind == 0:
                body += rect(x, y - 44, w, 44, tone, 5) + rect(
                    x + 2, y - 50, w - 4, 8, p("#8a6243", 0.2), 2
                )
            elif kind == 1:
                body += ellipse(x + w / 2, y - 22, 21, 22, tone) + ellipse(
                    x + w / 2, y - 22, 13, 14, p("#f2ede2", 0.2)
                )
                w = max(w, 36)
            else:
                body += path(
                    (
                        f"M{x:.1f} {y - 26}h{w:.1f}q0 26 {-0.3 * w:.1f} 26h{-0.4 * w:.1f}"
                        f"q{-0.3 * w:.1f} 0 {-0.3 * w:.1f} -26z"
                    ),
                    tone,
                )
            x += w + rng.uniform(6, 18)
        body += rect(a, y, b - a, 9, p("#9c7048", -0.1)) + rect(
            a, y + 9, b - a, 6, p("#9c7048", 0.6), 0, 'opacity="0.6"'
        )
    return body


def _fridge(r: kit.Room, x: float, y: float) -> str:
    p, w, h = r.paint(2.8), 130, 360
    body = rect(x - w / 2, y - h, w, h, p("#d8e0dd", 0.12), 14) + rect(
        x - w / 2 + 0.72 * w, y - h, 0.28 * w, h, p("#d8e0dd", 0.3), 14
    )
    body += rect(x - w / 2, y - 0.66 * h, w, 5, p("#6d7674", 0.3))
    return (
        body
        + rect(x - 0.36 * w, y - 0.86 * h, 7, 60, p("#8d9694", 0.1), 3)
        + rect(x - 0.36 * w, y - 0.6 * h, 7, 80, p("#8d9694", 0.1), 3)
    )


def _worktop(r: kit.Room, x: float, y: float) -> str:
    """A tap, a pan on the stove, a board and jars."""
    p = r.paint(2.7)
    body = path(
        f"M{x:.0f} {y}v-46q0 -22 20 -22t20 22v8",
        "none",
        f'stroke="{p("#aab2b5", -0.2)}" stroke-width="8" stroke-linecap="round"',
    )
    u = r.x(0.42)
    body += (
        rect(u - 34, y - 34, 68, 32, p("#a3442f", 0.1), 8)
        + rect(u - 40, y - 40, 80, 8, p("#a3442f", -0.2), 4)
        + line([(u + 38, y - 24), (u + 62, y - 28)], p("#2f2b2a", 0.2), 7)
    )
    v = r.x(0.72)
    body += (
        rect(v - 30, y - 62, 46, 60, p("#a97b4d", 0.15), 8)
        + rect(v + 22, y - 40, 22, 40, p("#dfe6e2", 0.1), 5)
        + rect(v + 48, y - 32, 20, 32, p("#c98a3c", 0.1), 5)
    )
    return body


def _fruit(r: kit.Room, x: float, y: float) -> str:
    p = r.paint(1.6)
    body = "".join(
        circle(x + dx, y - 26 + dy, 21, p(tone, 0.05))
        for dx, dy, tone in ((-26, 0, "#d8572f"), (20, -2, "#e3a534"), (-2, -16, "#9fb23f"))
    )
    return (
        body
        + path(f"M{x - 66:.0f} {y - 24}q8 46 66 46t66 -46z", p("#e9e4da", 0.12))
        + path(f"M{x + 10:.0f} {y + 20}q50 -4 56 -44h-20q-6 34 -36 44z", p("#e9e4da", 0.4))
    )
