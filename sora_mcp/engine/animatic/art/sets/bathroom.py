"""A bathroom: tiles, a tub, a basin under its mirror, a toilet."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.dressing import stood

TILE = "#bfdcdc"


@place("bathroom")
def bathroom(site: Site) -> SetArt:
    """The tub on the left below a window, the basin and its mirror, the toilet on the right."""
    r = kit.room(site, lamp="#ffeccd", day="#fbfdff", lit=0.25)
    k, y = r.k, r.foot(2.6)
    w_at, w_size = r.x(-0.6), (190.0 * k, 170.0)
    basin, seat = r.x(0.16), r.x(0.72)
    wall = (
        _tiled(r),
        kit.window(r, "a", w_at, 200, w_size, panes=(2, 1)),
        _mirror(r, basin, 150 * k),
        _towels(r, r.x(0.47)),
        kit.lamplight(r, "wl", (basin, 235), 330, 0.6),
    )
    p = r.paint(2.6)
    own = (
        ("bathtub", (r.x(-0.62), y + 6), 190, 430 * k),
        ("sink", (basin, y), 240, 120),
        ("toilet", (seat, y + 4), 200, 150),
        ("toilet_paper", (seat + 92 * k, y - 96), 34, 0),
    )
    kept = [one for one in own if site.keeps(one[0])]
    things = "".join(stood(p, name, at, high) for name, at, high, _ in kept)
    things += made.plant(site.rng("fern"), p, r.x(-0.14), y, 150, pot="#e9e4da")
    floor = [
        *kit.tiles(r, "#f1f3f2", "#a9c3c6", size=230, gloss=0.4),
        kit.sunlight(r, w_at, w_size[0]),
        kit.rug(r, 0.3 * r.corner, (1.5, 2.1), 620, "#5f8f9a", "#dfe9e8"),
        *(kit.shadow(r, x, 2.6, wide) for _, (x, _), _, wide in kept if wide),
    ]
    planes = (
        Plane(kit.shell(r, "#eef1ec", *wall, ceiling="#f7f6f2", trim="#f4f4f0"), depth=kit.WALL),
        Plane(Drawing(things, site.box(120, y + 16)), depth=2.6),
        Plane(kit.shaft(r, w_at, 200, w_size), depth=2.5, mode="add"),
        Plane(_curtain(r), depth=2.3),
        Plane(_shelf(r), depth=0.78),
    )
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 210)


def _tiled(r: kit.Room) -> str:
    """Tiles to the height of a shoulder, a dark border above them."""
    p, top, low, c = r.paint(), r.skirting - 250, r.skirting - 12, r.corner
    body = rect(-c, top, 2 * c, low - top, p(TILE, 0.06))
    d = "".join(f"M{-c:.0f} {at:.0f}H{c:.0f}" for at in range(round(top), round(low), 34))
    d += "".join(f"M{x:.0f} {top:.0f}V{low:.0f}" for x in range(round(-c), round(c), 34))
    body += path(d, "none", f'stroke="{p("#eef6f5", -0.1)}" stroke-width="2"')
    return body + rect(-c, top - 14, 2 * c, 14, p("#4f8790", 0.1))


def _mirror(r: kit.Room, x: float, w: float) -> str:
    """A mirror between two lamps."""
    p, top, high = r.paint(2.9), 236.0, 190.0
    body = rect(x - w / 2 - 9, top - 9, w + 18, high + 18, p("#f7f6f1", 0.05), 14)
    body += rect(x - w / 2, top, w, high, p("#a9c4cf", 0.08), 9)
    for share in (0.12, 0.55):
        u = x - w / 2 + share * w
        glint = [
            (u, top + high),
            (u + 0.3 * w, top),
            (u + 0.42 * w, top),
            (u + 0.12 * w, top + high),
        ]
        body += polygon(glint, p("#ffffff", -0.4), 'opacity="0.35"')
    for side in (-1, 1):
        u = x + side * (w / 2 + 30)
        body += rect(u - 5, top + 62, 10, 30, p("#b9c0c6", 0.2), 3)
        body += rect(u - 13, top + 20, 26, 48, p.lamp("#f7f2e4", "#fff2cf"), 10)
    body += rect(x - w / 2, top + high + 30, w, 8, p("#f4f4f0", 0.1), 3)
    for dx, w_, h, tone in (
        (-0.3, 18, 34, "#e39a4a"),
        (-0.12, 16, 26, "#6fa8b8"),
        (0.28, 20, 30, "#d9788a"),
    ):
        body += rect(x + dx * w, top + high + 30 - h, w_, h, p(tone, 0.08), 4)
    return body


def _towels(r: kit.Room, x: float) -> str:
    p, y = r.paint(2.9), 400.0
    body = line([(x - 48, y), (x + 48, y)], p("#aeb6bd", 0.1), 6)
    for dx, w, h, tone in ((-40, 40, 112, "#d97f6a"), (4, 36, 92, "#f2ead8")):
        body += rect(x + dx, y - 3, w, h, p(tone, 0.06), 4)
        body += rect(x + dx, y + h - 24, w, 7, p(tone, 0.4))
        body += rect(x + dx + 0.66 * w, y - 3, 0.34 * w, h, p(tone, 0.25), 4)
    return body


def _curtain(r: kit.Room) -> Drawing:
    """A shower curtain drawn aside, in the left corner."""
    p, a, y = r.paint(2.3), r.x(-1.12), r.foot(2.4) - 40
    w = 150 * r.k
    body = line([(a - 60, 120), (r.x(-0.2), 120)], p("#aeb6bd", 0.1), 6)
    for n in range(6):
        u = a + w * n / 6
        wide = w / 6 + 1
        tone = p("#e9f1ef", (0.05, 0.22, -0.1)[n % 3])
        body += polygon([(u, 116), (u + wide, 116), (u + wide + 8, y), (u + 4, y)], tone)
        body += rect(u + 6, 262, wide - 4, 14, p("#4f8790", 0.15)) + rect(
            u + 9, y - 120, wide - 4, 14, p("#4f8790", 0.15)
        )
    return Drawing(body, r.site.box(90, y + 8))


def _shelf(r: kit.Room) -> Drawing:
    """Bottles in the lower right corner, near the camera."""
    p, x, body = r.paint(1), 400 * r.site.aspect, ""
    for dx, w, top, tone in ((0, 70, 900, "#6fa8b8"), (84, 60, 930, "#e8b46a")):
        body += rect(x + dx, top, w, 400, p(tone, 0.25), 16)
        body += rect(x + dx + w / 2 - 12, top - 34, 24, 40, p("#f3f1ea", 0.3), 5)
    return Drawing(body, r.site.box(850, 1500))
