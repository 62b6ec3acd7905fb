"""A laboratory: benches, glass with coloured liquids, cupboards."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.office import panels


@place("lab")
def lab(site: Site) -> SetArt:
    """A laboratory: benches with glass, cabinets, screens, cool light."""
    r = kit.room(site, lamp="#dcf0f5", day="#f2fafc", corner=0.78, lit=0.42)
    k, half, c = r.k, 500 * site.aspect, r.corner
    rng, p = site.rng("lab"), r.paint(2.7)
    wall = (
        kit.window(r, "a", -0.55 * c, 230, (240 * k, 210), panes=(3, 1), frame="#d5dde0"),
        _cupboards(r, -0.05 * c, 0.95 * c),
        panels(r),
    )
    y = r.foot(2.6)
    back = made.counter(p, 0, y, 1.9 * c, 150, "#e4eaec", "#55656f")
    x = -0.9 * c
    while x < 0.9 * c:
        body, wide = glassware(r, rng.randrange(5), (x, y - 160), 66 * k)
        back, x = back + body, x + wide + rng.uniform(16, 46)
    q, z = r.paint(1.7), r.foot(1.7)
    front = ""
    for side in (-1, 1):
        at, w = side * 0.92 * half, 460 * k
        front += made.counter(q, at, z, w, 200, "#d5dde0", "#4d5c66")
        for n, kind in enumerate((3, 0, 1, 4)):
            front += glassware(r, kind, (at + (-0.42 + 0.22 * n) * w, z - 212), 84)[0]
    floor = [
        *kit.tiles(r, "#e6ecee", "#d3dde0", size=360, gloss=0.45),
        kit.sunlight(r, -0.55 * c, 240 * k),
        kit.shadow(r, -0.92 * half, 1.7, 480 * k),
        kit.shadow(r, 0.92 * half, 1.7, 480 * k),
    ]
    planes = (
        Plane(kit.shell(r, "#dbe6e9", *wall, ceiling="#eef3f4", trim="#b8c6cb"), depth=kit.WALL),
        Plane(Drawing(back, site.box(200, y + 6)), depth=2.6),
        Plane(Drawing(front, site.box(250, z + 6)), depth=1.7),
        Plane(_rack(r), depth=0.78),
    )
    return kit.art(r, planes, floor, "office", table=r.foot(1.0) - 215)


LIQUIDS = ("#3fb6c9", "#6fcf7a", "#e0723f", "#b25fd0", "#e8c23f")


def glassware(r: kit.Room, kind: int, at: Point, s: float) -> tuple[str, float]:
    """A flask, a beaker, a rack of tubes, a microscope or a screen; and how wide it is."""
    p, (x, y) = r.paint(2.3), at
    match kind:
        case 0:
            return _flask(p, x, y, s), 0.9 * s
        case 1:
            body = rect(x, y - 0.7 * s, 0.5 * s, 0.7 * s, p("#e4f3f6", -0.2), 4, CLEAR)
            tone = p.glow(LIQUIDS[1])
            return body + rect(x + 2, y - 0.42 * s, 0.5 * s - 4, 0.42 * s, tone, 4, FULL), 0.5 * s
        case 2:
            return _tubes(p, x, y, s), s
        case 3:
            return _microscope(p, x, y, s), 0.8 * s
    return made.monitor(p, x + 0.7 * s, y, 1.35 * s, "#7fe0d2"), 1.4 * s


CLEAR, FULL = 'opacity="0.6"', 'opacity="0.85"'


def _flask(p: Paint, x: float, y: float, s: float) -> str:
    neck, wide = (0.36, 0.54), (0.9, 0.0)
    outline = [
        (x + neck[0] * s, y - s),
        (x + neck[1] * s, y - s),
        (x + neck[1] * s, y - 0.66 * s),
        (x + wide[0] * s, y),
        (x + wide[1] * s, y),
        (x + neck[0] * s, y - 0.66 * s),
    ]
    liquid = [(0.22, 0.4), (0.68, 0.4), (0.88, 0.0), (0.02, 0.0)]
    body = polygon(outline, p("#e4f3f6", -0.2), CLEAR)
    return body + polygon([(x + u * s, y - v * s) for u, v in liquid], p.glow(LIQUIDS[0]), FULL)


def _tubes(p: Paint, x: float, y: float, s: float) -> str:
    body, w, glass = "", 0.11 * s, p("#e4f3f6", -0.2)
    for n, tone in enumerate(LIQUIDS):
        u = x + (0.06 + 0.19 * n) * s
        body += rect(u, y - 0.62 * s, w, 0.6 * s, glass, 4, CLEAR)
        body += rect(u, y - 0.34 * s, w, 0.32 * s, p.glow(tone), 4, FULL)
    body += rect(x, y - 0.3 * s, s, 0.06 * s, p("#a97b4d", 0.1))
    return body + rect(x, y - 0.05 * s, s, 0.05 * s, p("#a97b4d", 0.3))


def _microscope(p: Paint, x: float, y: float, s: float) -> str:
    arm = (
        f"M{x + 0.56 * s:.1f} {y - 0.08 * s:.1f}Q{x + 0.86 * s:.1f} {y - 0.7 * s:.1f}"
        f" {x + 0.4 * s:.1f} {y - 0.86 * s:.1f}"
    )
    stroke = f'stroke="{p("#dfe5e8", 0.1)}" stroke-width="{0.13 * s:.1f}"'
    body = rect(x, y - 0.1 * s, 0.7 * s, 0.1 * s, p("#3d464d", 0.2), 4) + path(arm, "none", stroke)
    body += rect(x + 0.1 * s, y - 0.34 * s, 0.4 * s, 0.06 * s, p("#3d464d", 0.1))
    tube = [(x + 0.2 * s, y - 1.12 * s), (x + 0.36 * s, y - 0.5 * s)]
    return body + line(tube, p("#4d5860", 0.1), 0.14 * s)


def _cupboards(r: kit.Room, a: float, b: float) -> str:
    """Glass cupboards full of bottles."""
    rng, p, body, step = r.site.rng("cupboards"), r.paint(2.9), "", 130.0
    x = a
    while x < b - 60:
        body += rect(x, 220, step - 10, 200, p("#eef3f4", 0.1), 4) + rect(
            x + 8, 230, step - 26, 180, p("#9fb8c0", 0.25)
        )
        for y in (286, 346, 406):
            u = x + 14
            while u < x + step - 34:
                w, h = rng.uniform(9, 17), rng.uniform(24, 44)
                body += rect(
                    u,
                    y - h,
                    w,
                    h,
                    p(rng.choice(("#c9d8dc", "#7fa8b5", "#b5764a", "#5f8f86", "#e6e2d4")), 0.1),
                    3,
                )
                u += w + rng.uniform(3, 9)
            body += rect(x + 8, y, step - 26, 4, p("#eef3f4", 0.0))
        x += step
    return body


def _rack(r: kit.Room) -> Drawing:
    """Glass in the lower left corner, close to the lens."""
    half = 500 * r.site.aspect
    body = rect(-half - 300, 1010, 520, 480, r.paint(1)("#4d5c66", 0.5), 10)
    for n, kind in enumerate((0, 1, 0)):
        body += glassware(r, kind, (-half - 130 + 130 * n, 1012), 150)[0]
    return Drawing(f'<g opacity="0.92">{body}</g>', r.site.box(840, 1480))
