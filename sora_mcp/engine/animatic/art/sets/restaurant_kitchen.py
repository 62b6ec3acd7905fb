"""The kitchen of a restaurant: steel, a hood over the range, cooks at work, a rail of orders."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, ellipse, line, path, polygon, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import furniture as made
from sora_mcp.engine.animatic.art.sets import interior as kit

_STEEL, _COPPER = "#b9c1c5", "#b5693f"
_COOKS = ((-0.62, "#b98262", "#3a2a22"), (0.46, "#e3b795", "#6b4a2f"), (0.78, "#8a5a3c", "#241c1a"))


@place("restaurant_kitchen")
def restaurant_kitchen(site: Site) -> SetArt:
    """Steel worktops, a hood, pans on a rail, cooks behind the range."""
    r = kit.room(site, day="#fff7ea", lit=0.25)
    y_back, y_range = r.foot(2.75), r.foot(2.2)
    back = made.counter(r.paint(2.75), 0, y_back, 1.9 * r.corner, 165, "#8d979c", _STEEL)
    back += _pots(r.paint(2.75), r, y_back - 178)
    p = r.paint(2.3)
    crew = "".join(_cook(p, x * r.corner, y_range, skin, hair) for x, skin, hair in _COOKS)
    crew += made.counter(r.paint(2.2), 0, y_range, 1.7 * r.corner, 190, "#7f898e", _STEEL)
    crew += _hobs(r.paint(2.2), r, y_range - 204)
    lamps = "".join(
        kit.pendant(r, f"p{n}", (r.x(x), 190), 42, "#8e969b") for n, x in enumerate((-0.5, 0.5))
    )
    floor = [
        *kit.tiles(r, "#c9c6bf", "#aaa69f", size=200, gloss=0.25),
        kit.shadow(r, 0, 2.2, 1.7 * r.corner),
    ]
    planes = (
        Plane(kit.shell(r, "#dfe3e1", _tiles(r), _hood(r)), depth=kit.WALL),
        Plane(Drawing(back, site.box(200, y_back + 8)), depth=2.75),
        Plane(Drawing(crew, site.box(150, y_range + 8)), depth=2.2),
        Plane(Drawing(lamps, site.box(-420, 420)), depth=2.0),
    )
    return kit.art(r, planes, floor, "kitchen", table=r.foot(1.0) - 225)


def _tiles(r: kit.Room) -> str:
    """White tiles as high as the hood, and copper pans on a rail."""
    p, top, low, c = r.paint(), 200, r.skirting, r.corner
    body = rect(-c, top, 2 * c, low - top, p("#f1f3f1", 0.04))
    d = "".join(f"M{-c:.0f} {y:.0f}H{c:.0f}" for y in range(top, round(low), 30))
    d += "".join(f"M{x:.0f} {top}V{low:.0f}" for x in range(round(-c), round(c), 44))
    body += path(d, "none", f'stroke="{p("#cfd4d2", 0.1)}" stroke-width="1.6"')
    for side in (-1, 1):
        a = side * 0.66 * c
        body += line([(a - 0.26 * c, 262), (a + 0.26 * c, 262)], p("#7d868a", 0.2), 6)
        for n in range(4):
            x, size = a + (n - 1.5) * 0.14 * c, 22 - 2.5 * (n % 3)
            body += line([(x, 262), (x, 300)], p("#4a4d52", 0.2), 5)
            body += circle(x, 300 + size, size, p(_COPPER if n % 2 else "#6d7479", 0.1))
            body += circle(x - 4, 296 + size, 0.62 * size, p(_COPPER if n % 2 else "#6d7479", -0.2))
    return body


def _hood(r: kit.Room) -> str:
    """The steel hood over the range, with the slips of orders along its edge."""
    p, half = r.paint(2.9), 0.36 * r.corner
    body = rect(-0.34 * half, -200, 0.68 * half, 330, p(_STEEL, 0.3))
    body += polygon([(-0.5 * half, 120), (0.5 * half, 120), (half, 280), (-half, 280)], p(_STEEL))
    body += polygon([(0.1 * half, 120), (0.5 * half, 120), (half, 280), (0.3 * half, 280)],
                    p(_STEEL, 0.25))  # fmt: skip
    body += rect(-half, 278, 2 * half, 26, p(_STEEL, -0.25))
    for n in range(6):
        body += rect((-0.86 + 0.3 * n) * half, 296, 22, 34 - 7 * (n % 2), p("#fbf7ea", 0.02))
    return body


def _pots(p: Paint, r: kit.Room, y: float) -> str:
    """Tall pots with their steam along the wall."""
    body = ""
    for n, x in enumerate((-0.86, -0.3, -0.08, 0.2)):
        at, w, h = r.x(x), 58 - 8 * (n % 2), 56 + 18 * (n % 2)
        body += rect(at - w / 2, y - h, w, h, p(_STEEL, 0.12), 5)
        body += rect(at + 0.18 * w, y - h, 0.32 * w, h, p(_STEEL, 0.4), 5)
        body += rect(at - 0.56 * w, y - h - 7, 1.12 * w, 9, p(_STEEL, -0.2), 4)
        body += ellipse(at + 6, y - h - 46, 20, 32, p("#ffffff"), 'opacity="0.22"')
    return body


def _hobs(p: Paint, r: kit.Room, y: float) -> str:
    """Pans on blue flames along the range."""
    body = ""
    for x in (-0.84, -0.36, 0.26, 0.62):
        at = r.x(x)
        body += ellipse(at, y - 2, 40, 7, p.glow("#5fa8ff"), 'opacity="0.8"')
        body += path(f"M{at - 48:.0f} {y - 26}h96l-12 20h-72z", p("#35383d", 0.1))
        body += line([(at + 44, y - 22), (at + 92, y - 34)], p("#35383d", 0.25), 8)
        body += ellipse(at, y - 26, 48, 8, p("#d99a4a", 0.05))
    return body


def _cook(p: Paint, x: float, foot: float, skin: str, hair: str) -> str:
    """A cook behind the range: white coat, neckerchief, tall hat; the head bent to the pan."""
    y = foot - 292  # the shoulders, above the worktop
    body = path(
        f"M{x - 52:.0f} {foot}V{y + 32:.0f}Q{x - 50:.0f} {y:.0f} {x:.0f} {y - 6:.0f}"
        f"Q{x + 50:.0f} {y:.0f} {x + 52:.0f} {y + 32:.0f}V{foot}Z",
        p("#f3f3ef", 0.08),
    )
    body += path(
        f"M{x + 12:.0f} {foot}V{y + 8:.0f}Q{x + 50:.0f} {y:.0f} {x + 52:.0f} {y + 32:.0f}V{foot}Z",
        p("#f3f3ef", 0.3),
    )
    body += polygon([(x - 20, y - 8), (x + 20, y - 8), (x, y + 18)], p("#b5433a", 0.1))
    body += rect(x - 9, y - 26, 18, 26, p(skin, 0.3))
    body += ellipse(x, y - 46, 24, 29, p(skin, 0.05))
    body += path(f"M{x - 25:.0f} {y - 48:.0f}q-2 -26 25 -26t25 26q-8 -12 -25 -12t-25 12z", p(hair))
    body += circle(x - 8, y - 44, 2.4, p("#2a2220")) + circle(x + 8, y - 44, 2.4, p("#2a2220"))
    body += path(f"M{x - 8:.0f} {y - 30:.0f}q8 5 16 0", "none",
                 f'stroke="{p(skin, 0.5)}" stroke-width="2.4"')  # fmt: skip
    body += path(
        f"M{x - 24:.0f} {y - 64:.0f}v-26q-20 -6 -12 -28q8 -14 20 -8q16 -14 32 0q14 -6 20 8"
        f"q6 22 -12 28v26z",
        p("#fbfbf8", 0.02),
    )
    return body + rect(x - 25, y - 72, 50, 12, p("#e9e9e4", 0.1))
