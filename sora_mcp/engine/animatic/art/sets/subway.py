"""A subway station below ground: tiled vault, a train at the platform, round signs."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.pavement import strip

LINE_TONE = "#d8452f"


@place("subway")
def subway(site: Site) -> SetArt:
    """The train stands along the back of the platform; it is always lamplight here."""
    r = kit.room(site, lamp="#f4f0e2", day="#f4f0e2", dark=1.0, corner=0.95, ceiling=150, lit=0.62)
    y = r.foot(2.4)
    floor = [
        *kit.tiles(r, "#c9c4b8", "#b3ada0", size=250, gloss=0.4),
        strip(r.land, -9000, 9000, r.paint(1)("#3a3836", 0.3), 2.38, 3.2),
        strip(r.land, -9000, 9000, r.paint(1)("#e8bd3a", 0.0), 2.0, 2.16),
        strip(r.land, -9000, 9000, r.paint(1)("#f2ede0", 0.0), 2.3, 2.38),
    ]
    planes = (
        Plane(
            kit.shell(r, "#e8e2d2", _tiles(r), ceiling="#8f8b84", trim="#6d4a3f"), depth=kit.WALL
        ),
        Plane(_train(r, y + 18), depth=2.5),
        Plane(_pillars(r), depth=1.9),
        Plane(_signs(r), depth=2.0),
    )
    return kit.art(r, planes, floor, "station", table=r.foot(1.0) - 205)


def _tiles(r: kit.Room) -> str:
    p, c = r.paint(), r.corner
    d = "".join(f"M{-c:.0f} {y}H{c:.0f}" for y in range(160, 660, 28))
    body = path(d, "none", f'stroke="{p("#c9c0aa", 0.2)}" stroke-width="2"')
    return body + rect(-c, 196, 2 * c, 30, p("#2f5f8f", 0.05))


def _train(r: kit.Room, y: float) -> Drawing:
    """Coaches side on: lit windows with heads of passengers, doors in pairs."""
    p, half, rng = r.paint(2.4), r.site.half, r.site.rng("riders")
    top, low = y - 330, y - 14
    body = rect(-half, low - 6, 2 * half, 40, p("#26282c", 0.3))
    body += rect(-half, top, 2 * half, low - top, p("#cfd4d7", 0.08))
    body += rect(-half, top - 16, 2 * half, 24, p("#9aa1a6", 0.15), 8)
    body += rect(-half, top + 26, 2 * half, 16, p(LINE_TONE, 0.05))
    body += rect(-half, low - 46, 2 * half, 46, p("#8f979d", 0.25))
    x, n = -half + 20, 0
    while x < half:
        if n % 3 == 2:
            body += _doors(r, x, top + 52, low)
            x += 190
        else:
            body += rect(x, top + 62, 210, 124, p("#4a5258", 0.1), 14)
            body += rect(x + 8, top + 70, 194, 108, p.glow("#fbeec2"), 10)
            if rng.random() < 0.8:
                u = x + rng.uniform(50, 150)
                body += circle(u, top + 128, 19, p("#5a4538", 0.2))
                body += path(
                    f"M{u - 36:.0f} {top + 178:.0f}q4 -34 36 -34t36 34Z", p("#3f5068", 0.15)
                )
            body += polygon(
                [(x + 14, top + 178), (x + 60, top + 70), (x + 84, top + 70), (x + 38, top + 178)],
                "#ffffff",
                'opacity="0.18"',
            )
            x += 226
        n += 1
    return Drawing(body, r.site.box(top - 30, low + 36))


def _doors(r: kit.Room, x: float, top: float, low: float) -> str:
    p, body = r.paint(2.4), ""
    body += rect(x, top, 172, low - top, p("#6d757b", 0.1), 6)
    for n in (0, 1):
        u = x + 6 + 82 * n
        body += rect(u, top + 6, 78, low - top - 6, p(LINE_TONE, 0.05), 4)
        body += rect(u + 14, top + 20, 50, 120, p.glow("#fbeec2"), 8)
    return body


def _pillars(r: kit.Room) -> Drawing:
    """Tiled pillars of the platform."""
    p, y, body = r.paint(1.9), r.foot(1.9), ""
    for side in (-1, 1):
        x, w = side * (0.36 * 1000 * r.site.aspect + 20), 104.0
        body += rect(x - w / 2, -420, w, y + 420, p("#efe9d9", 0.05))
        dim = x - w / 2 if r.land.side > 0 else x
        body += rect(dim, -420, w / 2, y + 420, p("#efe9d9", 0.25))
        d = "".join(f"M{x - w / 2:.0f} {v}h{w:.0f}" for v in range(-400, round(y), 32))
        body += path(d, "none", f'stroke="{p("#b9b09a", 0.2)}" stroke-width="2"')
        body += rect(x - w / 2 - 4, 330, w + 8, 44, p("#2f5f8f", 0.05)) + rect(
            x - w / 2 - 6, y - 30, w + 12, 30, p("#6d4a3f", 0.2)
        )
    return Drawing(body, r.site.box(-420, y + 4))


def _signs(r: kit.Room) -> Drawing:
    """A hanging sign with the line's disc, and strip lights."""
    p, half = r.paint(2), r.site.half
    body = ""
    x = -half
    while x < half:
        body += rect(x + 40, 84, 260, 15, p.glow("#fffdf2"), 6) + rect(
            x + 30, 74, 280, 12, p("#5a5854", 0.2), 4
        )
        x += 380
    for u in (-120, 120):
        body += line([(u, -420), (u, 196)], p("#4a4844", 0.2), 5)
    body += (
        rect(-200, 192, 400, 86, p("#22262c", 0.0), 8)
        + circle(-146, 235, 29, p.glow(LINE_TONE))
        + circle(-146, 235, 16, p.glow("#f6f3ea"))
    )
    return Drawing(
        body
        + rect(-96, 214, 200, 16, p.glow("#f6f3ea"), 5)
        + rect(-96, 243, 130, 11, p.glow("#b9c3c9"), 5)
        + line([(132, 235), (172, 235)], p.glow("#f6f3ea"), 8)
        + line([(156, 219), (174, 235), (156, 251)], p.glow("#f6f3ea"), 8),
        r.site.box(-420, 300),
    )
