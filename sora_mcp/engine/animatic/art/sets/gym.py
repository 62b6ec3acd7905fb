"""A gym: brick, a mirror wall, racks of weights, a heavy bag, rubber floor."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit


@place("gym")
def gym(site: Site) -> SetArt:
    """Weights along the wall, a bag on its chain, strip lights."""
    r = kit.room(site, lamp="#e9f0ff", day="#f6f8ff", level=0.06)
    k, c = r.k, r.corner
    w_at, w_size = 0.6 * c, (240 * k, 190)
    wall = (
        _bricks(r),
        _mirror(r, -0.72 * c, 0.2 * c),
        kit.window(r, "a", w_at, 190, w_size, frame="#4a4f55", panes=(4, 2)),
        kit.lamplight(r, "wl", (0, 250), 520, 0.45),
    )
    back, mid = r.foot(2.6), r.foot(1.9)
    floor = [
        *kit.carpet(r, "#4b5058"),
        kit.sunlight(r, w_at, w_size[0]),
        kit.shadow(r, -0.2 * c, 2.6, 1.3 * c),
        kit.shadow(r, 0.95 * c, 1.9, 200),
    ]
    planes = (
        Plane(kit.shell(r, "#a5674f", *wall, ceiling="#6d7177", trim="#3f444a"), depth=kit.WALL),
        Plane(Drawing(_rack(r, -0.72 * c, 0.2 * c, back), site.box(200, back + 8)), depth=2.6),
        Plane(kit.shaft(r, w_at, 190, w_size), depth=2.4, mode="add"),
        Plane(Drawing(_strips(r), site.box(-420, 300)), depth=2.2),
        Plane(Drawing(_bag(r, 1.12 * c, mid), site.box(-420, mid + 8)), depth=1.9, sway=0),
        Plane(_bench(r), depth=0.8),
    )
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 200)


def _bricks(r: kit.Room) -> str:
    """Courses of bricks, told by some of them."""
    rng, p, body = r.site.rng("bricks"), r.paint(2.9), []
    for row in range(int((r.skirting - r.ceiling) / 22)):
        y = r.ceiling + 6 + 22 * row
        for _ in range(7):
            x = rng.uniform(-r.corner + 10, r.corner - 60)
            tone = p("#a5674f", rng.choice((0.22, 0.34, -0.15)))
            body.append(rect(x, y, 46, 17, tone, 2, 'opacity="0.6"'))
    return "".join(body)


def _mirror(r: kit.Room, a: float, b: float) -> str:
    p = r.paint(2.9)
    body = rect(a - 8, 232, b - a + 16, 262, p("#3f444a", 0.1), 3)
    body += rect(a, 240, b - a, 246, p("#a9bac4", 0.15))
    body += rect(a, 400, b - a, 86, p("#6b737b", 0.2))
    for share in (0.12, 0.45, 0.78):
        x = a + share * (b - a)
        body += polygon(
            [(x, 486), (x + 90, 240), (x + 130, 240), (x + 40, 486)],
            p("#d9e6ec", -0.3),
            'opacity="0.45"',
        )
    return body + path(
        f"M{(a + b) / 2:.0f} 240V486", "none", f'stroke="{p("#5d666e")}" stroke-width="4"'
    )


def _rack(r: kit.Room, a: float, b: float, y: float) -> str:
    """Two shelves of dumbbells."""
    p, body = r.paint(2.6), ""
    for x in (a + 20, b - 20):
        body += line([(x, y), (x - 4, y - 178)], p("#2e3237", 0.1), 9)
    for n, high in enumerate((64, 140)):
        body += rect(a, y - high, b - a, 12, p("#3a3f45", 0.05), 3)
        x, size = a + 30, 17 + 3 * (1 - n)
        while x < b - 40:
            top = y - high - size
            body += rect(x - 24, top - 3, 48, 7, p("#b9bfc6", 0.1), 3)
            for off in (-24, 24):
                body += rect(x + off - 8, top - size, 16, 2 * size - 1, p("#23262b", 0.0), 5)
                body += rect(x + off - 6, top - size + 3, 4, 2 * size - 8, p("#5b626a", -0.2), 2)
            x += 92
    return body


def _strips(r: kit.Room) -> str:
    p, body = r.paint(2.2), ""
    for x in (-0.5 * r.corner, 0.5 * r.corner):
        body += line([(x - 60, -420), (x - 60, 150)], p("#2e3237", 0.2), 3)
        body += line([(x + 60, -420), (x + 60, 150)], p("#2e3237", 0.2), 3)
        body += rect(x - 120, 150, 240, 13, p("#3f444a", 0.1), 4)
        body += rect(x - 112, 161, 224, 8, p.lamp("#f4f6f2", "#ffffff"), 4)
    return body


def _bag(r: kit.Room, x: float, y: float) -> str:
    """A heavy bag that hangs from the ceiling."""
    p = r.paint(1.9)
    body = line([(x, -420), (x, y - 440)], p("#7d858f", 0.1), 6)
    body += line([(x, y - 440), (x - 40, y - 400)], p("#7d858f", 0.1), 4)
    body += line([(x, y - 440), (x + 40, y - 400)], p("#7d858f", 0.1), 4)
    body += rect(x - 46, y - 402, 92, 290, p("#8f2d2a"), 20)
    away = x - 46 if r.land.side > 0 else x + 8
    body += rect(away, y - 400, 38, 286, p("#8f2d2a", 0.4), 18)
    return body + "".join(rect(x - 46, y - high, 92, 16, p("#22252a")) for high in (384, 158))


def _bench(r: kit.Room) -> Drawing:
    """A kettlebell and a plate in the lower left corner."""
    p, x = r.paint(1), -440 * r.site.aspect
    body = circle(x, 1010, 92, p("#26292e", 0.2)) + circle(x, 1010, 62, p("#3d4248", 0.1))
    body += circle(x, 1010, 16, p("#8d949c", 0.1))
    return Drawing(body, r.site.box(900, 1500))
