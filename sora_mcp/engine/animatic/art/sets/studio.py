"""A studio with a seamless backdrop, in the colours of the palette."""

from __future__ import annotations

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    ellipse,
    glow,
    gradient,
    line,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import NAMED_COLOURS
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.lamps import halo


@place("studio")
def studio(site: Site) -> SetArt:
    """A seamless backdrop that sweeps into the floor, with a soft pool of light behind the cast."""
    plain = "#f1f1ef" if "white" in site.details else "#b9c4c9"
    wish = NAMED_COLOURS.get(site.palette[0], site.palette[0]) if site.palette else plain
    tone = wish if wish.startswith("#") else plain
    other = (
        NAMED_COLOURS.get(site.palette[1], site.palette[1])
        if len(site.palette) > 1
        else colour.darker(tone, 0.4)
    )
    low_key = 0.3 * site.light.dark
    r = kit.room(
        site,
        lamp="#fff3e2",
        day="#ffffff",
        dark=0.5 * site.light.dark,
        level=low_key,
        horizon=600,
        lit=0.75,
    )
    box = site.box(-420, 1500)
    wall = _sweep(r, tone, other)
    planes = (
        Plane(Drawing(wall, box), depth=4.0),
        Plane(_softbox(r), depth=2.2),
        Plane(_table_edge(r, tone), depth=0.72),
    )
    return kit.art(r, planes, kit.carpet(r, tone), "room", table=880.0)


def _softbox(r: kit.Room) -> Drawing:
    """Two lamps on stands, half out of the frame; all out of one that is narrow."""
    aside = 26 if r.site.aspect > 1.2 else 240
    p, half, y, body = r.paint(2), 500 * r.site.aspect, r.foot(2.2), ""
    for s in (-1, 1):
        x, lit = s * (half + aside), p.glow("#fffaf0")
        body += line([(x, y - 300), (x, y)], p("#23262b", 0.1), 8) + "".join(
            line([(x, y - 70), (x + e * 54, y)], p("#23262b", 0.1), 6) for e in (-1, 1)
        )
        body += halo(f"sb{s}", (x - s * 30, y - 400), 360, lit, 0.4)
        body += polygon(
            [
                (x + s * 60, y - 430),
                (x - s * 70, y - 540),
                (x - s * 96, y - 270),
                (x + s * 60, y - 340),
            ],
            p("#2b2e34", 0.1),
        ) + polygon(
            [
                (x - s * 70, y - 540),
                (x - s * 98, y - 536),
                (x - s * 122, y - 276),
                (x - s * 96, y - 270),
            ],
            lit,
        )
    return Drawing(body, r.site.box(-100, y + 4))


def _table_edge(r: kit.Room, tone: str) -> Drawing:
    """A veil of shade at the lower edge: the picture's weight."""
    shade = r.paint(1)(tone, 0.9)
    box = r.site.box(900, 1500)
    return Drawing(
        gradient("veil", ((0, shade, 0.0), (0.25, shade, 0.2), (1, shade, 0.45)))
        + rect(box.left, box.top, box.width, box.height, "url(#veil)"),
        box,
    )


def _sweep(r: kit.Room, tone: str, other: str) -> str:
    """The backdrop: its curve, a pool of light, a tint from the side, light on the floor."""
    p, site, box = r.paint(1), r.site, r.site.box(-420, 1500)
    stops = (
        (0, p(tone, 0.5), 1),
        (0.42, p(tone, 0.2), 1),
        (0.56, p(tone, 0.02), 1),
        (0.68, p(tone, 0.0), 1),
        (1, p(tone, 0.4), 1),
    )
    wall = gradient("sweep", stops) + rect(box.left, box.top, box.width, box.height, "url(#sweep)")
    wall += glow("pool", colour.lighter(p(tone, -0.6), 0.45), 0.85) + ellipse(
        0, 430, 460 + 420 * site.aspect, 470, "url(#pool)"
    )
    if other.startswith("#"):
        side = r.land.side * 560 * site.aspect
        wall += glow("tint", p(other, 0.0), 0.6) + ellipse(
            -side, 520, 340 + 330 * site.aspect, 640, "url(#tint)"
        )
    wall += glow("fl", colour.lighter(p(tone, -0.6), 0.4), 0.7) + ellipse(
        0, 850, 380 + 330 * site.aspect, 150, "url(#fl)"
    )
    return wall
