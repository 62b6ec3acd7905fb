"""A factory hall: steel trusses, machines, a conveyor with boxes, a robot arm, marked ways."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.pavement import strip

STEEL = "#5f7480"


@place("factory")
def factory(site: Site) -> SetArt:
    """Machines along the wall, a belt in front of them, trusses and lamps above."""
    r = kit.room(site, lamp="#fff2d6", day="#f2f5f6", corner=0.84, ceiling=30, level=0.02, lit=0.45)
    c, y = r.corner, r.foot(2.3)
    wall = [
        kit.window(
            r, f"w{n}", x * c, 130, (0.3 * c, 120), panes=(4, 2), frame="#5b676e", view="city"
        )
        for n, x in enumerate((-0.72, -0.24, 0.24, 0.72))
    ]
    floor = [
        *kit.carpet(r, "#a9a9a2"),
        strip(r.land, -9000, 9000, r.paint(1)("#e3b93a", 0.05), 1.34, 1.4),
        strip(r.land, -9000, 9000, r.paint(1)("#e3b93a", 0.05), 0.62, 0.645),
        kit.shadow(r, 0, 2.2, 1.6 * c),
    ]
    planes = (
        Plane(
            kit.shell(r, "#aeb8bb", *wall, panel="#7d8f94", ceiling="#6b757a", trim="#4f5a60"),
            depth=kit.WALL,
        ),
        Plane(Drawing(_machines(r), site.box(180, r.foot(2.7) + 8)), depth=2.7),
        Plane(_trusses(r), depth=2.4),
        Plane(Drawing(_belt(r, y), site.box(200, y + 8)), depth=2.2),
    )
    return kit.art(r, planes, floor, "engine", table=r.foot(1.0) - 205)


def _machines(r: kit.Room) -> str:
    """Tanks, presses and cabinets with lamps and dials."""
    p, y, c, body = r.paint(2.6), r.foot(2.7), r.corner, ""
    for x, w, h, tone in (
        (-0.82, 190, 250, "#4f8a8f"),
        (-0.36, 230, 200, "#d9a23a"),
        (0.2, 200, 240, "#4f7fa5"),
        (0.72, 220, 210, "#b5563f"),
    ):
        a = x * c - w / 2
        body += rect(a, y - h, w, h, p(tone, 0.1), 8) + rect(
            a + 0.66 * w, y - h, 0.34 * w, h, p(tone, 0.35), 8
        )
        body += rect(a - 6, y - h - 14, w + 12, 18, p(STEEL, 0.1), 4) + rect(
            a, y - 20, w, 20, p("#3a4248", 0.2)
        )
        body += rect(a + 18, y - h + 26, 0.38 * w, 54, p("#26323a", 0.1), 4) + rect(
            a + 26, y - h + 34, 0.3 * w, 28, p.glow("#8fe0c0"), 3
        )
        for n, lamp in enumerate(("#5fe07a", "#ffc24a", "#ff5f4a")):
            body += circle(a + 30 + 24 * n, y - h + 104, 7, p.glow(lamp))
        body += circle(a + 0.8 * w, y - h + 60, 22, p("#eef1ee", 0.05)) + line(
            [(a + 0.8 * w, y - h + 60), (a + 0.8 * w + 11, y - h + 48)], p("#c9342e"), 4
        )
        body += path(
            f"M{a + 0.5 * w:.0f} {y - h - 10:.0f}v-60q0 -20 20 -20h90",
            "none",
            f'stroke="{p("#8f9ba1", 0.1)}" stroke-width="20"',
        )
    return body


def _trusses(r: kit.Room) -> Drawing:
    """Girders under the roof, a hook, lamps that hang."""
    half, body = r.site.half, ""
    for depth, y in ((2.8, 84), (2.0, -20)):
        p = r.paint(depth)
        body += rect(-half, y, 2 * half, 10, p(STEEL, 0.2)) + rect(
            -half, y + 60, 2 * half, 10, p(STEEL, 0.2)
        )
        d = "".join(
            f"M{-half + n * 70:.0f} {y + 64}l35 -58l35 58" for n in range(int(2 * half / 70))
        )
        body += path(d, "none", f'stroke="{p(STEEL, 0.25)}" stroke-width="6"')
    p = r.paint(2.2)
    for share in (-0.66, -0.22, 0.22, 0.66):
        body += kit.pendant(
            r, f"f{share}", (share * r.corner * 1.2, 214), 44, "#3f5a52", depth=2.2, top=60
        )
    x = 0.46 * r.corner
    body += line([(x, 60), (x, 250)], p("#2b2f33", 0.2), 5) + rect(
        x - 20, 236, 40, 34, p("#e3b02e", 0.05), 5
    )
    body += path(
        f"M{x:.0f} 270v16q22 4 16 24q-14 16 -28 0",
        "none",
        f'stroke="{p("#3a3f44", 0.1)}" stroke-width="9" stroke-linecap="round"',
    )
    return Drawing(body, r.site.box(-420, 340))


def _belt(r: kit.Room, y: float) -> str:
    """A belt from side to side with boxes on it, and the robot arm that serves it."""
    p, half = r.paint(2.2), r.site.half
    body, top = "", y - 96
    x = -half
    while x < half:
        body += rect(x, top + 26, 16, y - top - 26, p("#4f5a60", 0.2))
        x += 190
    body += rect(-half, top, 2 * half, 34, p("#6f7d84", 0.1)) + rect(
        -half, top - 8, 2 * half, 12, p("#2f3338", 0.05)
    )
    d = "".join(f"M{-half + n * 38:.0f} {top + 19:.0f}h0.1" for n in range(int(2 * half / 38)))
    body += path(
        d, "none", f'stroke="{p("#c9d0d3", -0.1)}" stroke-width="13" stroke-linecap="round"'
    )
    x, n = -half + 30, 0
    while x < half:
        if abs(x - 0.3 * r.corner) > 90:
            w = (84, 70, 96)[n % 3]
            body += (
                rect(x, top - 8 - 0.74 * w, w, 0.74 * w, p("#c59562", 0.05))
                + rect(x + 0.68 * w, top - 8 - 0.74 * w, 0.32 * w, 0.74 * w, p("#c59562", 0.3))
                + rect(x + 0.42 * w, top - 8 - 0.74 * w, 0.14 * w, 0.74 * w, p("#e6c796", 0.0))
            )
        x, n = x + 210, n + 1
    return body + _arm(r, 0.3 * r.corner, y)


def _arm(r: kit.Room, x: float, y: float) -> str:
    p = r.paint(2.2)
    body = rect(x - 56, y - 60, 112, 60, p("#3f474d", 0.1), 8) + polygon(
        [(x - 40, y - 58), (x + 40, y - 58), (x + 26, y - 128), (x - 26, y - 128)],
        p("#e8822e", 0.1),
    )
    joints = [(x, y - 130), (x - 76, y - 262), (x + 62, y - 318), (x + 118, y - 228)]
    for a, b, w in zip(joints, joints[1:], (44, 34, 24), strict=False):
        body += line([a, b], p("#e8822e", 0.05), w)
    body += "".join(
        circle(*at, size, p("#3f474d", 0.05)) + circle(*at, 0.45 * size, p("#aeb8bd", 0.0))
        for at, size in zip(joints, (30, 27, 22, 15), strict=True)
    )
    u, v = joints[-1]
    return (
        body
        + line([(u, v), (u - 16, v + 36)], p("#3f474d"), 8)
        + line([(u, v), (u + 18, v + 34)], p("#3f474d"), 8)
    )
