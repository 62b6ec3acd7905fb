"""A cinema: a bright screen, rows of red seats seen from behind, lamps along the walls."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    ellipse,
    glow,
    gradient,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit

ROWS = (2.55, 2.1, 1.75, 1.45)  # depths of the rows behind the cast
SEAT, AISLE = 172.0, 0.34  # a seat's width at depth 1; half the aisle, of half the frame
VELVET = "#a5303a"


@place("cinema")
def cinema(site: Site) -> SetArt:
    """The house is dark; the film lights the rows."""
    r = kit.room(
        site, lamp="#e8d8ff", day="#cfc6d8", dark=0.72, level=0.1, corner=0.94, ceiling=40, lit=0.25
    )
    wall = (_screen(r), *(_sconce(r, side * 0.97, f"s{side}") for side in (-1, 1)))
    rows = tuple(Plane(_row(r, depth), depth=depth) for depth in ROWS)
    planes = (
        Plane(
            kit.shell(r, "#4a2f3f", *wall, panel="#3a2432", ceiling="#2b2233", trim="#6a4a3c"),
            depth=kit.WALL,
        ),
        Plane(_shine(r), depth=2.8, mode="add", pulse=0.25),
        *rows,
        Plane(_front(r), depth=0.74),
    )
    floor = [*kit.carpet(r, "#4d2f3c"), _spill(r)]
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 195)


def _size(r: kit.Room) -> tuple[float, float, float]:
    """Half the width of the screen, its top and its foot."""
    half = 0.8 * r.corner
    high = min(370.0, 1.06 * half)
    low = r.skirting - 92
    return half, low - high, low


def _screen(r: kit.Room) -> str:
    """The screen between black drapes, and a film on it: a sun over hills."""
    p = r.paint(2.9)
    half, top, low = _size(r)
    high = low - top
    body = rect(-half - 22, top - 22, 2 * half + 44, high + 44, p("#16131c", 0.2), 4)
    stops = ((0, p.glow("#8fc4e6"), 1), (0.6, p.glow("#f3dcae"), 1), (1, p.glow("#f6c98a"), 1))
    body += gradient("film", stops) + rect(-half, top, 2 * half, high, "url(#film)")
    body += circle(0.3 * half, top + 0.46 * high, 0.13 * high, p.glow("#fff4d0"))
    for up, tone, lean in ((0.4, "#8a7fae", 0.1), (0.24, "#5c5f8f", -0.2), (0.12, "#35406a", 0.3)):
        y = low - up * high
        body += path(
            f"M{-half:.0f} {low:.0f}V{y + lean * 60:.0f}Q{-0.5 * half:.0f} {y - 0.16 * high:.0f} 0"
            f" {y:.0f}T{half:.0f} {y - lean * 60:.0f}V{low:.0f}Z",
            p.glow(tone),
        )
    return body


def _sconce(r: kit.Room, share: float, name: str) -> str:
    p, x, y = r.paint(), r.x(share), 330
    return kit.lamplight(r, name, (x, y), 190, 0.4) + rect(
        x - 9, y - 26, 18, 52, p.glow("#ffcf8a"), 8
    )


def _shine(r: kit.Room) -> Drawing:
    """The light that the screen sheds."""
    half, top, low = _size(r)
    body = glow("shine", "#ffe9c8", 0.3)
    return Drawing(
        body + ellipse(0, (top + low) / 2, 1.9 * half, 420, "url(#shine)"), r.site.box(-420, 900)
    )


def _spill(r: kit.Room) -> str:
    """And that lies on the aisle."""
    body = glow("spill", "#ffe6bd", 0.34)
    return body + ellipse(0, r.foot(1.7), 0.4 * 500 * r.site.aspect + 90, 150, "url(#spill)")


def _row(r: kit.Room, depth: float) -> Drawing:
    """Backs of seats on both sides of the aisle."""
    y, w = r.foot(depth), SEAT / depth
    body = ""
    for side in (-1, 1):
        x = side * (AISLE * 500 * r.site.aspect / depth**0.3 + 0.6 * w)
        while abs(x) < r.site.half + w:
            body += _seat(r, depth, x, y)
            x += side * w
    return Drawing(body, r.site.box(y - 2.2 * w, y + 6))


def _seat(r: kit.Room, depth: float, x: float, y: float) -> str:
    """One seat from behind: a round back, its rim lit by the screen, armrests."""
    p, w = r.paint(depth), SEAT / depth
    high = 1.36 * w
    d = (
        f"M{x - 0.42 * w:.1f} {y:.1f}V{y - 0.82 * high:.1f}q0 {-0.24 * high:.1f} {0.42 * w:.1f}"
        f" {-0.24 * high:.1f}t{0.42 * w:.1f} {0.24 * high:.1f}V{y:.1f}z"
    )
    inner = (
        f"M{x - 0.32 * w:.1f} {y:.1f}V{y - 0.78 * high:.1f}q0 {-0.18 * high:.1f} {0.32 * w:.1f}"
        f" {-0.18 * high:.1f}t{0.32 * w:.1f} {0.18 * high:.1f}V{y:.1f}z"
    )
    arm = rect(x + 0.42 * w, y - 0.6 * high, 0.16 * w, 0.6 * high, p("#2a1d24", 0.2), 0.05 * w)
    return arm + path(d, p(VELVET, -0.2)) + path(inner, p(VELVET, 0.32))


def _front(r: kit.Room) -> Drawing:
    """Heads of the row before the camera, at the sides."""
    p, half, body = r.paint(1), 500 * r.site.aspect, ""
    for share in (-1.16, -0.8, 0.86, 1.22):
        x = share * half
        body += polygon(
            [(x - 130, 1400), (x - 110, 1010), (x - 60, 960), (x + 60, 960), (x + 110, 1010),
             (x + 130, 1400)], p(VELVET, 0.72),
        )  # fmt: skip
    return Drawing(body, r.site.box(900, 1400))
