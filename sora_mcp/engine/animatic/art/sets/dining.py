"""A dining room: a long table set for a meal, chairs, a lamp over it, a dresser, a window."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, ellipse, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit

OAK, CLOTH, TABLE = "#8a5a3a", "#f4eee2", 1.75  # the table's depth
CHINA = ("#f6f4ee", "#9fb7c9", "#f6f4ee", "#c98f6a", "#f6f4ee", "#8fae8a")


@place("dining_room")
def dining_room(site: Site) -> SetArt:
    """The table stands across the middle, behind the cast."""
    r = kit.room(site, lamp="#ffd9a3", day="#fff4e2", corner=0.74)
    c = r.corner
    w_at, w_size = -0.5 * c, (280 * r.k, 280)
    wall = (
        kit.window(r, "a", w_at, 200, w_size, frame="#f6efe2"),
        kit.curtains(r, w_at, 200, w_size, "#c9a15e"),
        kit.lamplight(r, "w1", (0, 300), 460, 0.5),
    )
    low = r.foot(TABLE)
    planes = (
        Plane(
            kit.shell(r, "#7f9a8f", *wall, panel="#e9e2d2", trim="#f4eee0"),
            depth=kit.WALL,
        ),
        Plane(_dresser(r, 0.62 * c), depth=2.7),
        Plane(_lamp(r), depth=2.1, pulse=0.03),
        Plane(Drawing(_table(r), site.box(300, low + 8)), depth=TABLE),
    )
    floor = [*kit.boards(r, "#a9754a"), kit.rug(r, 0, (1.35, 2.5), 1500, "#9c4f45", "#d9b98a")]
    floor += [kit.sunlight(r, w_at, w_size[0]), kit.shadow(r, 0, TABLE, _width(r) * 1.1)]
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 195)


def _width(r: kit.Room) -> float:
    return min(760.0, 0.92 * 1000 * r.site.aspect)


def _table(r: kit.Room) -> str:
    """Chairs behind it, the table under a cloth, plates, glasses, flowers, chairs at its ends."""
    p, y, w = r.paint(TABLE), r.foot(TABLE), _width(r)
    h, seats = 122, max(2, round(_width(r) / 200))
    body = "".join(
        made.chair(p, ((n + 0.5) / seats - 0.5) * 0.86 * w, y - 26, 262, OAK, "#b5604f")
        for n in range(seats)
    )
    body += made.table(p, 0, y, w, h, OAK, cloth=CLOTH)
    top = y - h - 18
    for n in range(seats):
        x = ((n + 0.5) / seats - 0.5) * 0.82 * w
        body += ellipse(x, top + 4, 44, 10, p("#ffffff", 0.2)) + ellipse(
            x, top + 3, 30, 6, p("#ffffff", -0.15)
        )
        body += rect(x + 50, top - 34, 5, 36, p("#eef3f4"), 0, 'opacity="0.8"')
        body += ellipse(x + 52, top - 44, 12, 18, p("#f0f6f7", -0.2), 'opacity="0.75"')
    if r.site.keeps("vase", "flower", "candle"):
        for side in (-1, 1):
            x = side * 0.2 * w
            body += rect(x - 5, top - 66, 10, 66, p("#f6ead0"), 3)
            body += ellipse(x, top - 76, 5, 11, p.glow("#ffd27a"))
            body += architecture.halo(f"c{side}", (x, top - 74), 120, p.glow("#ffbf6b"), 0.45)
    return body


def _dresser(r: kit.Room, x: float) -> Drawing:
    """A dresser with china on its shelves."""
    p, y, w = r.paint(2.7), r.foot(2.7), 300 * r.k
    body = rect(x - w / 2, y - 150, w, 150, p(OAK, 0.12), 4)
    body += rect(x - w / 2 - 8, y - 158, w + 16, 12, p(OAK, -0.2), 3)
    for n in range(3):
        a = x - w / 2 + n * w / 3
        body += rect(a + 8, y - 134, w / 3 - 16, 112, p(OAK, -0.05), 4)
        body += circle(a + w / 3 - 22, y - 80, 5, p("#d9b46a"))
    body += rect(x - w / 2 + 8, y - 396, w - 16, 238, p(OAK, 0.42))
    for row in range(3):
        shelf = y - 172 - 76 * row
        body += rect(x - w / 2, shelf, w, 9, p(OAK, -0.05))
        count = max(3, int((w - 40) / 62))
        for n in range(count):
            u = x - w / 2 + 20 + (w - 40) * (n + 0.5) / count
            tone = CHINA[(n + row) % len(CHINA)]
            body += circle(u, shelf - 27, 26, p(tone, 0.1)) + circle(
                u, shelf - 27, 16, p(tone, -0.2)
            )
    body += rect(x - w / 2 - 8, y - 410, w + 16, 16, p(OAK, -0.1), 3)
    return Drawing(body, r.site.box(y - 420, y + 4))


def _lamp(r: kit.Room) -> Drawing:
    """A wide lamp over the table."""
    body = kit.pendant(r, "lamp", (0, 262), 74, "#d9a45a", depth=2.1)
    return Drawing(body, r.site.box(-420, 520))
