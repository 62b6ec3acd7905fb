"""At home: a living room and a bedroom."""

from __future__ import annotations

from dataclasses import dataclass

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, path, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.flora import leaf

HILLS = ("#bcd3de", "#8fb08a", "#5c8063")


DUNES = ("#f0cfa6", "#d9966b", "#8d5a58")


_SOFAS = ("sofa", "bed")


@dataclass(frozen=True)
class _Plan:
    """Where along the wall things are, and the window's size; the lamp may be beside the sofa."""

    window: float
    wide: float
    high: float
    picture: float
    sofa: float
    lamp: float | None = None


_AS_EVER = _Plan(-0.42, 0.72, 250.0, 0.3, 0.16)
_BY_WINDOW = _Plan(0.1, 0.9, 320.0, -0.7, -0.66, lamp=0.5)  # the window is what the shot is about


@place("room")
def room(site: Site) -> SetArt:
    """A living room: sofa, books, a window with curtains, a rug, a lamp."""
    r = kit.room(site, lit=0.12)
    k, rng = r.k, site.rng("room")
    wide = 330 * k
    at = _BY_WINDOW if {"window", "lookout"} & site.details else _AS_EVER
    w_at, w_size = r.x(at.window), (wide * at.wide, at.high)
    w_y, x_p = 480 - at.high, r.x(at.picture)
    wall = (
        kit.window(r, "a", w_at, w_y, w_size),
        kit.curtains(r, w_at, w_y, w_size, "#c9806a"),
        kit.lamplight(r, "wl", (r.x(0.78), 430), 330),
        made.picture(rng, r.paint(), x_p, 330, 150 * k, 118 * k, HILLS),
        made.picture(rng, r.paint(), x_p + 126 * k, 300, 76 * k, 96 * k, DUNES),
        made.bookcase(rng, r.paint(2.9), r.x(0.79), r.foot(2.9), 190 * k, 330, "#8a6243")
        if site.keeps("shelf")
        else "",
    )
    x_s = r.x(at.sofa)
    floor = [
        *kit.boards(r, "#b98a5c"),
        kit.sunlight(r, w_at, w_size[0]),
        kit.rug(r, x_s * 1.4, (1.15, 2.1), 1150 * k, "#d9c9ae", "#9c4f42"),
        kit.shadow(r, x_s, 2.2, 1.2 * wide) if site.keeps(*_SOFAS) else "",
        kit.shadow(r, -430 * site.aspect, 1.75, 280),
        kit.shadow(r, 430 * site.aspect, 1.75, 300),
    ]
    planes = (
        Plane(kit.shell(r, "#dcc7a4", *wall), depth=kit.WALL),
        Plane(kit.shaft(r, w_at, w_y + 10, w_size), depth=2.5, mode="add"),
        Plane(_seats(r, x_s, wide, at.lamp), depth=2.2),
        Plane(_corners(r), depth=1.75),
        Plane(leaves(r), depth=0.78),
    )
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 190)


def _seats(r: kit.Room, x: float, wide: float, lamp: float | None) -> Drawing:
    """A sofa, a lamp beside it, and a plant: those that do not come on with the cast."""
    p, y, rng = r.paint(2.2), r.foot(2.2), r.site.rng("seats")
    x_lamp = x + 0.66 * wide + 40 if lamp is None else r.x(lamp)
    body = made.sofa(p, x, y, 1.15 * wide, "#5c7f86") if r.site.keeps(*_SOFAS) else ""
    if r.site.keeps("floor_lamp", "lamp"):
        body += made.floor_lamp(p, x_lamp, y, 330, "fl")
    body += made.plant(rng, p, r.x(-0.93), r.foot(2.3), 250)
    return Drawing(body, r.site.box(200, y + 10))


def _corners(r: kit.Room) -> Drawing:
    """An armchair on the left and a low table on the right."""
    q, z, half = r.paint(1.7), r.foot(1.75), 500 * r.site.aspect
    body = _low_table(q, half * 0.86, z, 250)
    if r.site.keeps("armchair"):
        body += made.armchair(q, -half * 0.86, z, 250, "#b5654a")
    return Drawing(body, r.site.box(400, z + 12))


def _low_table(paint: Paint, x: float, y: float, w: float) -> str:
    body = made.table(paint, x, y, w, 0.36 * w, "#7d5638")
    top = y - 0.4 * w
    for dy, tone, share in ((0, "#35566f", 0.26), (9, "#c39a4b", 0.22), (17, "#8d3b34", 0.24)):
        body += rect(x - 0.3 * w, top - 8 - dy, share * w, 9, paint(tone, 0.1), 2)
    return body + path(
        f"M{x + 0.12 * w:.1f} {top:.1f}q-16 -34 4 -52h22q20 18 4 52z", paint("#e6ddcb", 0.1)
    )


def leaves(r: kit.Room, green: str = "#3f6b41") -> Drawing:
    """The leaves of a plant that stands beside the camera, in both lower corners."""
    rng, paint, half, body = r.site.rng("leaves"), r.paint(1), 500 * r.site.aspect, ""
    for side in (-1, 1):
        for index in range(6):
            angle = -1.57 - side * (0.15 + 0.27 * index) + rng.uniform(-0.1, 0.1)
            body += leaf(
                paint, (side * (half + 50), 1120 + 12 * index), angle, rng.uniform(200, 300), green
            )
    return Drawing(f'<g opacity="0.96">{body}</g>', r.site.box(740, 1400))


@place("bedroom")
def bedroom(site: Site) -> SetArt:
    """A bedroom: a made bed under a picture, bedside lamps, a window, a wardrobe."""
    r = kit.room(site, lamp="#ffd6a8")
    k, rng = r.k, site.rng("bedroom")
    w_at, w_size = r.x(-0.6), (210.0 * k, 270.0)
    x_b = r.x(0.2)
    wall = (
        kit.window(r, "a", w_at, 220, w_size, view="trees"),
        kit.curtains(r, w_at, 220, w_size, "#8f9fc0"),
        kit.lamplight(r, "wl", (x_b, 500), 420, 0.4),
        _picture(r, x_b),
        _wardrobe(r, r.x(0.84), r.foot(2.95), 190 * k, 400),
    )
    p, y = r.paint(2.1), r.foot(2.05)
    wide = 370 * k
    back = "".join(
        _bedside(r, x_b + s * 0.66 * wide, r.foot(2.5), 92 * k, f"b{s}") for s in (-1, 1)
    )
    if site.keeps("bed"):
        back += made.bed(p, x_b, y, wide, "#7388a8", "#8a6243")
    z = r.foot(1.6)
    front = made.cabinet(r.paint(1.6), -500 * site.aspect * 0.92, z, 300, 150, "#a37a55", doors=2)
    front += made.plant(rng, r.paint(1.6), 500 * site.aspect * 0.95, z, 330, pot="#d9d2c4")
    floor = [
        *kit.boards(r, "#a9835f"),
        kit.sunlight(r, w_at, w_size[0]),
        kit.rug(r, x_b * 1.4, (1.1, 2.3), 1350 * k, "#cfd3dc", "#7f8db0"),
        *([kit.shadow(r, x_b, 2.05, 1.15 * wide)] if site.keeps("bed") else []),
        kit.shadow(r, -460 * site.aspect, 1.6, 330),
        kit.shadow(r, 475 * site.aspect, 1.6, 160),
    ]
    planes = (
        Plane(kit.shell(r, "#c3c6d0", *wall), depth=kit.WALL),
        Plane(kit.shaft(r, w_at, 230, w_size), depth=2.5, mode="add"),
        Plane(Drawing(back, site.box(200, y + 12)), depth=2.15),
        Plane(Drawing(front, site.box(300, z + 12)), depth=1.6),
        Plane(_throw(r, "#e3dccf"), depth=0.78),
    )
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 190)


def _picture(r: kit.Room, x: float) -> str:
    """A picture above the bed's headboard, which is higher in a wide frame."""
    k, rng, tones = r.k, r.site.rng("bedroom"), ("#d7dfe6", "#93a7bf", "#5d7292")
    y = 320 - 250 * max(0.0, k - 0.8)
    return made.picture(rng, r.paint(), x, y, 190 * k, 120 * k, tones)


def _wardrobe(r: kit.Room, x: float, y: float, w: float, h: float) -> str:
    p = r.paint(2.9)
    body = rect(x - w / 2, y - h, w, h, p("#b08a62", 0.15)) + rect(
        x - 0.55 * w, y - h - 12, 1.1 * w, 16, p("#b08a62", -0.2)
    )
    for side in (-1, 1):
        a = x + side * 0.24 * w - 0.22 * w
        body += rect(
            a, y - 0.96 * h, 0.44 * w, 0.84 * h, p("#b08a62", 0.0 if side < 0 else 0.2), 3
        ) + rect(a + 0.06 * w, y - 0.92 * h, 0.32 * w, 0.36 * h, p("#b08a62", 0.25), 3)
        body += rect(
            a + 0.06 * w, y - 0.52 * h, 0.32 * w, 0.36 * h, p("#b08a62", 0.25), 3
        ) + circle(x + side * 0.05 * w, y - 0.5 * h, 4, p("#d8c48c", -0.3))
    return body


def _bedside(r: kit.Room, x: float, y: float, w: float, name: str) -> str:
    p = r.paint(2.4)
    body = made.cabinet(p, x, y, w, 0.85 * w, "#96704d", doors=1)
    return body + made.floor_lamp(p, x, y - 0.85 * w, 1.1 * w, name)


def _throw(r: kit.Room, tone: str) -> Drawing:
    """The end of a bench with a folded blanket, in the lower left corner."""
    p, half = r.paint(1), 500 * r.site.aspect
    body = rect(-half - 200, 985, 430, 500, p("#6d4c36", 0.5), 24) + rect(
        -half - 190, 940, 380, 70, p(tone, 0.25), 30
    )
    body += rect(-half - 190, 968, 380, 14, p(tone, 0.45), 7)
    return Drawing(body, r.site.box(900, 1400))
