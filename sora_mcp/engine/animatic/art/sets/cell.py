"""A prison cell: bare walls, a bunk, a barred window, bars at its open side."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, ellipse, line, path, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit

STONE, STEEL = "#9aa09f", "#5b636b"


@place("cell")
def cell(site: Site) -> SetArt:
    """One looks in from the side; the grating is beside and behind the cast."""
    r = kit.room(site, lamp="#e8edf0", day="#e6ebec", corner=0.6, ceiling=120, level=0.06, lit=0.2)
    c = r.corner
    wall = (_blocks(r), kit.window(r, "a", 0.1 * c, 190, (150, 120), frame="#7d8584", panes=(1, 1)),
            _bars(r, 0.1 * c, 186, 168, 132), _sink(r, 0.62 * c))  # fmt: skip
    planes = (
        Plane(kit.shell(r, STONE, *wall, ceiling="#b4b9b8", trim="#80878a"), depth=kit.WALL),
        Plane(_bunk(r), depth=2.4),
        Plane(_lamp(r), depth=2.1),
        Plane(_grating(r), depth=1.5),
    )
    floor = [
        *kit.tiles(r, "#8b908f", "#838887", size=520, gloss=0.1),
        kit.sunlight(r, 0.1 * c, 150),
    ]
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 195)


def _blocks(r: kit.Room) -> str:
    """The joints of the masonry on the back wall."""
    p, c, top, low = r.paint(), r.corner, r.ceiling, r.skirting
    d, row, y = "", 0, top + 44
    while y < low - 10:
        d += f"M{-c:.0f} {y:.0f}H{c:.0f}"
        x = -c + (56 if row % 2 else 112)
        while x < c:
            d += f"M{x:.0f} {y:.0f}v44"
            x += 112
        y, row = y + 44, row + 1
    return path(d, "none", f'stroke="{p(STONE, 0.55)}" stroke-width="2" opacity="0.55"')


def _bars(r: kit.Room, x: float, y: float, w: float, h: float) -> str:
    p = r.paint()
    return "".join(rect(x - w / 2 + w * n / 5 - 4, y, 8, h, p(STEEL, 0.2), 3) for n in range(1, 5))


def _sink(r: kit.Room, x: float) -> str:
    p, y = r.paint(2.9), r.skirting
    body = rect(x - 46, y - 128, 92, 34, p("#c9d0d3", 0.05), 10) + rect(
        x - 26, y - 96, 52, 60, p("#aab2b6", 0.2), 8
    )
    return (
        body
        + rect(x - 4, y - 156, 8, 30, p(STEEL))
        + rect(x - 44, y - 250, 88, 76, p("#d8e2e6", -0.1), 5)
    )


def _bunk(r: kit.Room) -> Drawing:
    """A steel bunk on chains with a mattress and a pillow."""
    p, y, w = r.paint(2.4), r.foot(2.4), min(330.0, 0.8 * r.corner)
    left = -0.96 * r.corner
    body = line([(left + 12, y - 330), (left + w - 10, y - 84)], p(STEEL, 0.1), 4)
    body += rect(left, y - 84, w, 16, p(STEEL, 0.2), 3) + rect(
        left + 4, y - 112, w - 8, 30, p("#6f7f8f", 0.0), 10
    )
    body += rect(left + 8, y - 130, 0.22 * w, 26, p("#e3e6e4", 0.05), 12)
    body += rect(left + 0.5 * w, y - 116, 0.46 * w, 36, p("#8a6f52", 0.15), 8)
    return Drawing(
        body + rect(left + w - 22, y - 70, 10, 70, p(STEEL, 0.3)), r.site.box(y - 340, y + 4)
    )


def _lamp(r: kit.Room) -> Drawing:
    p = r.paint(2.1)
    body = kit.lamplight(r, "lamp", (0, 70), 420, 0.45) + rect(
        -70, 22, 140, 18, p.lamp("#f4f6f4", "#fffbe8"), 6
    )
    return Drawing(body, r.site.box(-420, 560))


def _grating(r: kit.Room) -> Drawing:
    """Bars from floor to ceiling at both sides, with cross rails: the middle is open."""
    p, y, half, body = r.paint(1.5), r.foot(1.5), 500 * r.site.aspect, ""
    for side in (-1, 1):
        x = side * (0.46 * half + 40)
        while abs(x) < r.site.half:
            body += rect(x - 8, -420, 16, y + 420, p(STEEL, 0.15)) + rect(
                x - 6, -420, 4, y + 420, p(STEEL, -0.25)
            )
            body += ellipse(x, y, 16, 4, p(STEEL, 0.5))
            x += side * 86
        a, b = sorted((side * (0.46 * half + 32), side * r.site.half))
        for up in (90, 470, 850):
            body += rect(a, y - up, b - a, 18, p(STEEL, 0.3))
    return Drawing(body, r.site.box(-420, y + 8))
