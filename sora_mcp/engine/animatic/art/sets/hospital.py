"""A hospital room: the bed with its rails, a drip, a monitor, a curtain on its rail."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit


@place("hospital")
def hospital(site: Site) -> SetArt:
    """The bed on the left, a window in the middle, a curtain on the right."""
    r = kit.room(site, lamp="#f2f6ff", day="#fafdff", corner=0.74, lit=0.4)
    k, y = r.k, r.foot(2.3)
    w_at, w_size = r.x(0.12), (240 * k, 230.0)
    wall = (
        _band(r),
        kit.window(r, "a", w_at, 210, w_size, panes=(2, 1)),
        _cross(r, r.x(0.62)),
        _head_wall(r, r.x(-0.62)),
    )
    things = _bed(r, r.x(-0.6), y, 430 * k) + _drip(r, r.x(-1.0) - 20, y)
    things += _monitor(r, r.x(-0.6) + 285 * k, y)
    things += made.armchair(r.paint(2.4), r.x(0.42), y, 150, "#5f9a9a")
    floor = [
        *kit.tiles(r, "#e9eeec", "#cfdcd9", size=320, gloss=0.5),
        kit.sunlight(r, w_at, w_size[0]),
        kit.shadow(r, r.x(-0.6), 2.3, 430 * k),
        kit.shadow(r, r.x(0.42), 2.3, 150),
    ]
    planes = (
        Plane(kit.shell(r, "#e4eeec", *wall, ceiling="#f6f8f7", trim="#8fbdb8"), depth=kit.WALL),
        Plane(kit.shaft(r, w_at, 210, w_size), depth=2.6, mode="add"),
        Plane(Drawing(things, site.box(60, y + 14)), depth=2.3),
        Plane(_curtain(r), depth=1.9),
        Plane(_lights(r), depth=2.1),
    )
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 205)


def _band(r: kit.Room) -> str:
    p, c, low = r.paint(), r.corner, r.skirting
    return rect(-c, low - 130, 2 * c, 130, p("#bfdcd8", 0.05)) + rect(
        -c, low - 140, 2 * c, 10, p("#5f9f9a", 0.05)
    )


def _cross(r: kit.Room, x: float) -> str:
    """A sign with a cross, and a clock above it."""
    p = r.paint(2.9)
    body = rect(x - 46, 300, 92, 92, p("#f6f9f8", 0.03), 12)
    return (
        body
        + rect(x - 11, 314, 22, 64, p("#d8403a", 0.03), 3)
        + rect(x - 32, 335, 64, 22, p("#d8403a", 0.03), 3)
    )


def _head_wall(r: kit.Room, x: float) -> str:
    """The panel behind the bed: lamp, sockets, valves."""
    p, w = r.paint(2.9), 330 * r.k
    body = rect(x - w / 2, 380, w, 54, p("#c9d6d4", 0.08), 5) + rect(
        x - w / 2 + 16, 372, w - 32, 13, p.lamp("#f8fbf6", "#fffbe8"), 5
    )
    for n, tone in enumerate(("#4f9f5f", "#3f7fb8", "#e0b33a", "#eef2f1", "#eef2f1")):
        body += circle(x - w / 2 + 42 + n * (w - 84) / 4, 410, 11, p(tone, 0.05))
    return body + kit.lamplight(r, "head", (x, 350), 260, 0.6)


def _bed(r: kit.Room, x: float, y: float, w: float) -> str:
    """Side on: the head raised on the left, white sheets, rails, wheels."""
    p = r.paint(2.3)
    a, b = x - w / 2, x + w / 2
    body = "".join(
        circle(u, y - 12, 13, p("#3a3f46", 0.1)) + rect(u - 4, y - 64, 8, 46, p("#9aa3aa", 0.2))
        for u in (a + 50, b - 50)
    )
    body += (
        rect(a + 12, y - 84, w - 24, 24, p("#aab4ba", 0.15), 6)
        + rect(a - 6, y - 206, 16, 150, p("#d9e2e4", 0.05), 7)
        + rect(b - 10, y - 150, 16, 94, p("#d9e2e4", 0.2), 7)
    )
    body += polygon(
        [
            (a + 8, y - 184),
            (a + 0.32 * w, y - 112),
            (b - 10, y - 112),
            (b - 10, y - 80),
            (a + 8, y - 80),
        ],
        p("#f4f7f6", 0.04),
    )
    body += polygon(
        [(a + 14, y - 204), (a + 34, y - 210), (a + 0.27 * w, y - 142), (a + 0.24 * w, y - 126)],
        p("#ffffff", -0.2),
    )
    body += path(
        (
            f"M{a + 0.36 * w:.0f} {y - 118:.0f}Q{a + 0.6 * w:.0f} {y - 134:.0f}"
            f" {b - 8:.0f} {y - 118:.0f}V{y - 84:.0f}Q{a + 0.6 * w:.0f} {y - 74:.0f}"
            f" {a + 0.34 * w:.0f} {y - 84:.0f}Z"
        ),
        p("#8fbfd6", 0.04),
    )
    body += rect(a + 0.36 * w, y - 119, 0.08 * w, 36, p("#f7faf9", 0.02))
    u = a + 0.42 * w
    rail = f"M{u:.0f} {y - 84:.0f}v-44q0 -10 10 -10h{0.3 * w:.0f}q10 0 10 10v44"
    rail += "".join(f"M{u + 0.07 * w * n + 10:.0f} {y - 138:.0f}v54" for n in (1, 2, 3, 4))
    return body + path(rail, "none", f'stroke="{p("#b9c4c9", -0.1)}" stroke-width="6"')


def _drip(r: kit.Room, x: float, y: float) -> str:
    p = r.paint(2.3)
    body = (
        line([(x, y), (x, y - 330)], p("#aeb8be", 0.05), 6)
        + line([(x - 34, y - 2), (x + 34, y - 2)], p("#7d878d", 0.1), 7)
        + line([(x - 26, y - 326), (x + 26, y - 326)], p("#aeb8be", 0.05), 5)
    )
    body += rect(x + 8, y - 318, 36, 62, p("#d6ecf4", -0.1), 8) + rect(
        x + 8, y - 288, 36, 32, p("#9fd0e4", 0.0), 6
    )
    return body + path(
        f"M{x + 26:.0f} {y - 256:.0f}q4 90 66 110",
        "none",
        f'stroke="{p("#cfe3ea")}" stroke-width="3.4"',
    )


def _monitor(r: kit.Room, x: float, y: float) -> str:
    """A monitor with its green trace on a stand."""
    p = r.paint(2.3)
    body = line([(x, y), (x, y - 220)], p("#aeb8be", 0.1), 7) + line(
        [(x - 30, y - 2), (x + 30, y - 2)], p("#7d878d", 0.1), 7
    )
    body += rect(x - 62, y - 316, 124, 100, p("#e6ebec", 0.08), 10) + rect(
        x - 53, y - 307, 106, 76, p.glow("#12262b"), 5
    )
    d = f"M{x - 50:.0f} {y - 274:.0f}h26l7 -22l10 40l8 -18h20l6 -16l8 26l6 -10h9"
    return (
        body
        + path(d, "none", f'stroke="{p.glow("#6ff0a0")}" stroke-width="4" stroke-linejoin="round"')
        + path(
            f"M{x - 50:.0f} {y - 245:.0f}h60",
            "none",
            f'stroke="{p.glow("#6fc0f0")}" stroke-width="5"',
        )
    )


def _curtain(r: kit.Room) -> Drawing:
    """A curtain drawn aside on the right."""
    p, b, y = r.paint(1.9), 500 * r.site.aspect + 60, r.foot(1.95) - 60
    a, body = b - 210 * r.k, ""
    body += line([(a - 180, 122), (b + 400, 122)], p("#aeb6bd", 0.05), 7)
    n, u = 0, a
    while u < r.site.half:
        tone = p("#9fcac6", (0.05, 0.22, -0.1)[n % 3])
        body += polygon([(u, 118), (u + 36, 118), (u + 42, y), (u + 4, y)], tone)
        n, u = n + 1, u + 35
    return Drawing(body, r.site.box(90, y + 6))


def _lights(r: kit.Room) -> Drawing:
    p, body = r.paint(2.1), ""
    for share in (-0.4, 0.4):
        x = share * r.corner
        body += polygon(
            [(x - 130, 40), (x + 130, 40), (x + 108, 70), (x - 108, 70)],
            p.lamp("#fdfefb", "#ffffff"),
        )
    return Drawing(body, r.site.box(-420, 120))
