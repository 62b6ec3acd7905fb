"""An office: desks with screens before a wall of windows."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.home import leaves


@place("office")
def office(site: Site) -> SetArt:
    """An open office: a wall of windows on the city, desks with screens, ceiling lamps."""
    r = kit.room(site, lamp="#f2ecdf", day="#f7fafc", corner=0.8, lit=0.4)
    k, half, c = r.k, 500 * site.aspect, r.corner
    wide = 2 * c - 70
    wall = (
        kit.window(
            r, "a", 0, 190, (wide, 330), frame="#5d666e", panes=(round(wide / 190), 1), view="city"
        ),
        panels(r),
    )
    far = "".join(desk(r, x, 2.55, 230 * k) for x in (-0.72 * c, 0.02 * c, 0.74 * c))
    near = "".join(desk(r, x, 1.85, 330 * k) for x in (-0.95 * half, 0.95 * half))
    near += made.plant(site.rng("p"), r.paint(2), -0.5 * half, r.foot(2.2), 230)
    floor = [*kit.carpet(r, "#8f9aa6"), _carpet_tiles(r), kit.sunlight(r, 0.3 * c, 260)]
    floor += [
        kit.shadow(r, x, d, w * k)
        for x, d, w in (
            (-0.72 * c, 2.55, 240),
            (0.02 * c, 2.55, 240),
            (0.74 * c, 2.55, 240),
            (-0.95 * half, 1.85, 340),
            (0.95 * half, 1.85, 340),
        )
    ]
    planes = (
        Plane(kit.shell(r, "#dfe3e4", *wall, ceiling="#eef0f0", trim="#8b949b"), depth=kit.WALL),
        Plane(Drawing(far, site.box(300, r.foot(2.5) + 8)), depth=2.5),
        Plane(Drawing(near, site.box(250, r.foot(1.85) + 8)), depth=1.85),
        Plane(leaves(r, "#3f6f4d"), depth=0.78),
    )
    return kit.art(r, planes, floor, "office", table=r.foot(1.0) - 185)


def panels(r: kit.Room) -> str:
    """Lamps in the ceiling, in perspective."""
    p, body, top, vy = r.paint(), "", r.ceiling, r.land.horizon
    for a, b in ((1.06, 1.2), (1.36, 1.6), (1.9, 2.4)):
        for x in (-0.62, -0.2, 0.2, 0.62):
            u, w = x * r.corner, 0.13 * r.corner
            y, z = vy + (top - vy) * a, vy + (top - vy) * b
            body += polygon(
                [((u - w) * a, y), ((u + w) * a, y), ((u + w) * b, z), ((u - w) * b, z)],
                p.lamp("#f7f8f6", "#fffdf0"),
            )
    return body


def _carpet_tiles(r: kit.Room) -> str:
    land, d, depth = r.land, "", 0.36
    while depth < 3.0:
        d += f"M{-r.site.half:.0f} {land.foot(depth):.1f}H{r.site.half:.0f}"
        depth += 0.3
    for n in range(-16, 17):
        d += f"M{n * 320 / 0.36:.0f} {land.foot(0.36):.0f}L{n * 320 / 3.1:.0f} {land.foot(3.1):.1f}"
    return path(
        d, "none", f'stroke="{r.paint(1)("#6d7884", 0.2)}" stroke-width="1.8" opacity="0.4"'
    )


def desk(r: kit.Room, x: float, depth: float, w: float) -> str:
    """A desk with a screen, a chair behind it, papers and a lamp's glow."""
    p, y = r.paint(depth), r.foot(depth)
    h = 0.42 * w
    body = rect(x - 0.13 * w, y - 0.78 * w, 0.26 * w, 0.36 * w, p("#3f4852", 0.2), 0.06 * w) + rect(
        x - 0.1 * w, y - 0.75 * w, 0.2 * w, 0.28 * w, p("#3f4852", -0.1), 0.05 * w
    )
    body += (
        made.table(p, x, y, w, h, "#c9a77c")
        + rect(x + 0.2 * w, y - h + 2, 0.22 * w, 0.86 * h, p("#b9bec2", 0.2))
        + "".join(
            rect(x + 0.22 * w, y - h + (0.1 + 0.27 * n) * h, 0.18 * w, 0.2 * h, p("#b9bec2", -0.1))
            for n in range(3)
        )
    )
    body += made.monitor(p, x - 0.1 * w, y - h - 0.05 * w, 0.34 * w)
    body += (
        rect(x + 0.2 * w, y - h - 0.1 * w, 0.15 * w, 0.022 * w, p("#f4f1e8"))
        + rect(x + 0.22 * w, y - h - 0.13 * w, 0.13 * w, 0.03 * w, p("#c9704f", 0.1))
        + rect(x - 0.4 * w, y - h - 0.14 * w, 0.05 * w, 0.08 * w, p("#4f7f8f", 0.1), 2)
    )
    return body
