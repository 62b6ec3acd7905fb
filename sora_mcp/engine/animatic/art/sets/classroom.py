"""A classroom: a blackboard, rows of desks, a map, a globe."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit

ROWS = ((2.2, (-0.62, 0.64)), (1.6, (-0.86, 0.88)))  # depths, and where in the half frame


@place("classroom")
def classroom(site: Site) -> SetArt:
    """A blackboard with drawings, rows of desks, a clock, a globe, windows at one side."""
    r = kit.room(site, day="#fff8ea", corner=0.78, lit=0.3)
    k, half, c = r.k, 500 * site.aspect, r.corner
    w_at, w_size = -0.72 * c, (170 * k, 250)
    wall = (
        kit.window(r, "a", w_at, 220, w_size),
        _board(r, 0.16 * c, 1.1 * c),
        _clock(r, 0.16 * c, 176),
        _posters(r, 0.84 * c),
        kit.lamplight(r, "wl", (0.16 * c, 250), 460, 0.45),
    )
    y = r.foot(2.65)
    back = _teachers(r, y)
    desks = _desks(r)
    lamps = "".join(
        kit.pendant(r, f"p{n}", (x, 150), 46, "#e9e2d0") for n, x in enumerate((-0.4 * c, 0.55 * c))
    )
    floor = [*kit.boards(r, "#c09360"), kit.sunlight(r, w_at, w_size[0])] + [
        kit.shadow(r, s * half, d, 600 / d) for d, xs in ROWS for s in xs
    ]
    planes = (
        Plane(kit.shell(r, "#e7dcbd", *wall, panel="#9db08f"), depth=kit.WALL),
        Plane(Drawing(back, site.box(300, y + 6)), depth=2.65),
        Plane(kit.shaft(r, w_at, 230, w_size), depth=2.5, mode="add"),
        Plane(Drawing(lamps, site.box(-420, 340)), depth=2.1),
        Plane(Drawing(desks, site.box(300, r.foot(1.6) + 6)), depth=1.75),
        Plane(_near(r), depth=0.78),
    )
    return kit.art(r, planes, floor, "office", table=r.foot(1.0) - 195)


def _board(r: kit.Room, x: float, w: float) -> str:
    """A blackboard with a sum, a drawing of a tree and the sun, in chalk."""
    p, a = r.paint(2.9), x - w / 2
    chalk, body = (
        p("#e9efe6", 0.1),
        rect(a - 12, 222, w + 24, 214, p("#9c6f46", 0.1), 3)
        + rect(a, 232, w, 192, p("#3d5f50", 0.1)),
    )
    body += polygon(
        [(a, 232), (a + 0.4 * w, 232), (a + 0.22 * w, 424), (a, 424)],
        p("#4d7362", 0.0),
        'opacity="0.5"',
    )
    more = f'stroke="{chalk}" stroke-width="3.4" stroke-linecap="round" opacity="0.85"'
    d = (
        f"M{a + 0.07 * w:.0f} 280h{0.12 * w:.0f}M{a + 0.13 * w:.0f} 262v36"
        f"M{a + 0.23 * w:.0f} 270h{0.1 * w:.0f}m{-0.1 * w:.0f} 16h{0.1 * w:.0f}"
    )
    d += "".join(
        (
            f"M{a + 0.07 * w:.0f} {330 + 26 * n}q{0.04 * w:.0f} -9 {0.08 * w:.0f} 0"
            f"t{0.08 * w:.0f} 0t{(0.1 - 0.02 * n) * w:.0f} 0"
        )
        for n in range(3)
    )
    u = a + 0.7 * w
    d += f"M{u:.0f} 396v-52m0 14l-20 -16m20 2l22 -20M{u - 70:.0f} 398h150"
    d += (
        f"M{u - 44:.0f} 332a44 40 0 1 1 88 0a44 40 0 1 1 -88 0M{u + 76:.0f} 266a15 15 0"
        " 1 1 30 0a15 15 0 1 1 -30 0"
    )
    return (
        body
        + path(d, "none", more)
        + rect(a, 424, w, 9, p("#b98a58", -0.1))
        + rect(a + 0.2 * w, 418, 30, 6, chalk, 2)
    )


def _clock(r: kit.Room, x: float, y: float) -> str:
    p = r.paint(2.9)
    return (
        circle(x, y, 30, p("#5a4636", 0.2))
        + circle(x, y, 25, p("#f6f2e8", 0.0))
        + line([(x, y), (x, y - 17)], p("#2a2a2e"), 3.4)
        + line([(x, y), (x + 12, y + 5)], p("#2a2a2e"), 4)
    )


def _posters(r: kit.Room, x: float) -> str:
    """A map and a chart."""
    p = r.paint(2.9)
    body = rect(x - 66, 240, 118, 90, p("#a9cbdc", 0.05)) + "".join(
        path(d, p("#8fae6b", 0.1))
        for d in (
            f"M{x - 54} 262q20-14 34 2t-8 26q-24 4-26-28z",
            f"M{x - 4} 256q34-10 46 10t-22 24q-26-4-24-34z",
            f"M{x + 2} 300q20-6 24 6t-20 12z",
        )
    )
    for n, tone in enumerate(("#d8574a", "#e3ad3f", "#4f9a7a", "#4a7fb5")):
        body += rect(x - 60 + 28 * n, 400 - 16 * n, 20, 26 + 16 * n, p(tone, 0.05))
    return body


def _globe(r: kit.Room, x: float, y: float, s: float) -> str:
    p = r.paint(2.6)
    body = (
        rect(x - 0.6 * s, y, 1.2 * s, 7, p("#7a4f30", 0.2), 3)
        + line([(x, y), (x, y - s)], p("#c9a04a", 0.1), 5)
        + circle(x, y - 1.6 * s, s, p("#5f9fc2", 0.08))
    )
    return (
        body
        + path(
            (
                f"M{x - 0.7 * s:.1f} {y - 1.9 * s:.1f}q{0.6 * s:.1f} {-0.5 * s:.1f}"
                f" {0.9 * s:.1f} {0.1 * s:.1f}t{-0.4 * s:.1f} {0.8 * s:.1f}q{-0.5 * s:.1f} 0"
                f" {-0.5 * s:.1f} {-0.9 * s:.1f}z"
            ),
            p("#86ad62", 0.1),
        )
        + (
            f'<circle cx="{x:.1f}" cy="{y - 1.6 * s:.1f}" r="{1.14 * s:.1f}" fill="none" s'
            f'troke="{p("#c9a04a", 0.1)}" stroke-width="3.4" stroke-dasharray="{3.3 * s:.0f}'
            f' 400" transform="rotate(-80 {x:.1f} {y - 1.6 * s:.1f})"/>'
        )
    )


def _near(r: kit.Room) -> Drawing:
    """The backs of two chairs in the lower corners."""
    p, half, body = r.paint(1), 500 * r.site.aspect, ""
    for side in (-1, 1):
        x = side * (half + 10)
        body += "".join(
            rect(x + e * 150 - 20, 940, 40, 500, p("#7d4f30", 0.4), 16) for e in (-1, 1)
        ) + rect(x - 190, 925, 380, 80, p("#8f5c38", 0.2), 30)
    return Drawing(body, r.site.box(900, 1400))


def _teachers(r: kit.Room, y: float) -> str:
    """The teacher's table with a globe and books."""
    k, c, p = r.k, r.corner, r.paint(2.7)
    return (
        made.table(p, 0.2 * c, y, 300 * k, 118, "#a5744a")
        + _globe(r, 0.2 * c + 100 * k, y - 140, 30)
        + "".join(
            rect(
                0.2 * c - 110 * k,
                y - 146 - 9 * n,
                62,
                9,
                p(("#8d3b34", "#35566f", "#c39a4b")[n], 0.1),
            )
            for n in range(3)
        )
    )


def _desks(r: kit.Room) -> str:
    """Desks and chairs at both sides, a book and a pencil case on each."""
    half = 500 * r.site.aspect
    desks = ""
    for depth, xs in ROWS:
        for share in xs:
            q, z = r.paint(depth), r.foot(depth)
            desks += made.chair(q, share * half, z - 14, 470 / depth, "#a5683f") + made.table(
                q, share * half, z, 560 / depth, 205 / depth, "#d1a268"
            )
            desks += rect(
                share * half - 70 / depth, z - 248 / depth, 120 / depth, 13 / depth, q("#f4f0e6")
            ) + rect(
                share * half + 70 / depth,
                z - 256 / depth,
                80 / depth,
                22 / depth,
                q("#4a7a96", 0.1),
            )
    return desks
