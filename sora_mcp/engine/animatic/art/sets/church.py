"""The nave of a church: pointed arches, stained glass, pews, an altar with candles."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, line, path, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.lamps import halo
from sora_mcp.engine.animatic.art.sets.pavement import strip

STONE = "#cfc3ac"
GLASS = ("#c9382f", "#2f5fa8", "#e8b43a", "#3f8f6a", "#7a4a9a", "#4fa3c9")


@place("church")
def church(site: Site) -> SetArt:
    """Looks down the nave to the altar below a great window."""
    r = kit.room(
        site, lamp="#ffd9a0", day="#f6efe2", corner=0.56, ceiling=-40, level=0.05, lit=0.15
    )
    c = r.corner
    wall = [
        _window(r, "w0", 0, 60, (0.62 * c, 400)),
        *(_window(r, f"w{s}", s * 0.68 * c, 190, (0.26 * c, 300)) for s in (-1, 1)),
    ]
    floor = [
        *kit.tiles(r, "#d6cab4", "#b3a68e", size=320, gloss=0.35),
        strip(r.land, -260, 260, r.paint(1.2)("#8f2f35", 0.05), 0.34, 2.9),
        strip(r.land, -260, -230, r.paint(1.2)("#d8ab4a", 0.05), 0.34, 2.9),
        strip(r.land, 230, 260, r.paint(1.2)("#d8ab4a", 0.05), 0.34, 2.9),
    ]
    planes = (
        Plane(kit.shell(r, STONE, *wall, ceiling="#b5a88f", trim="#a3957c"), depth=kit.WALL),
        Plane(_altar(r), depth=2.8, pulse=0.06),
        Plane(_columns(r), depth=2.0),
        Plane(Drawing(_pews(r, (2.5, 2.05, 1.7)), site.box(400, 1000)), depth=1.8),
        Plane(Drawing(_pews(r, (0.8,)), site.box(600, 1500)), depth=0.8),
    )
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 205)


def _pointed(x: float, y: float, w: float, h: float, grow: float = 0.0) -> str:
    """A pointed arch; (x, y) is the middle of its top."""
    a, spring = w / 2 + grow, y + 0.8 * w
    return (
        f"M{x - a:.1f} {y + h + grow:.1f}V{spring:.1f}Q{x - a:.1f}"
        f" {y + 0.25 * w:.1f} {x:.1f} {y - grow:.1f}"
        f"Q{x + a:.1f} {y + 0.25 * w:.1f} {x + a:.1f} {spring:.1f}V{y + h + grow:.1f}Z"
    )


def _window(r: kit.Room, name: str, x: float, y: float, size: tuple[float, float]) -> str:
    """Stained glass: panes of many colours that the day shines through."""
    (w, h), p, rng = size, r.paint(2.9), r.site.rng(name)
    shine = 0.0 if r.outer.dark < 0.6 else 0.55
    body = path(_pointed(x, y, w, h, 18), p(STONE, -0.2)) + path(
        _pointed(x, y, w, h, 8), p(STONE, 0.5)
    )
    body += (
        f'<clipPath id="{name}"><path d="{_pointed(x, y, w, h)}"/></clipPath><g '
        f'clip-path="url(#{name})">'
    )
    rows, columns = 7, 4
    for row in range(rows):
        for column in range(columns):
            tone = rng.choice(GLASS)
            fill = p(tone, 0.5) if shine else p.glow(tone)
            body += rect(
                x - w / 2 + column * w / columns,
                y + row * h / rows,
                w / columns + 1,
                h / rows + 1,
                fill,
            )
    middle = p("#e9d9a0", 0.4) if shine else p.glow("#fff0b8")
    body += (
        circle(x, y + 0.42 * h, 0.26 * w, middle)
        + circle(x, y + 0.42 * h, 0.17 * w, p(GLASS[1], 0.3) if shine else p.glow(GLASS[1]))
        + circle(x, y + 0.42 * h, 0.08 * w, middle)
    )
    lead = "".join(f"M{x - w / 2:.0f} {y + n * h / rows:.0f}h{w:.0f}" for n in range(1, rows))
    lead += "".join(
        f"M{x - w / 2 + n * w / columns:.0f} {y:.0f}v{h:.0f}" for n in range(1, columns)
    )
    return body + path(lead, "none", f'stroke="{p("#33302c", 0.2)}" stroke-width="4"') + "</g>"


def _altar(r: kit.Room) -> Drawing:
    """Steps, a white cloth, a cross, candles that burn."""
    p, y = r.paint(2.8), r.foot(2.8)
    body = rect(-210, y - 16, 420, 18, p(STONE, 0.05)) + rect(-176, y - 32, 352, 18, p(STONE, 0.2))
    body += rect(-120, y - 112, 240, 82, p("#f4efe4", 0.08)) + rect(
        -128, y - 118, 256, 14, p("#fbf7ee", -0.1), 3
    )
    body += (
        rect(-18, y - 104, 36, 74, p("#a3343a", 0.1))
        + rect(-6, y - 246, 12, 130, p("#d8ab4a", 0.0), 2)
        + rect(-38, y - 214, 76, 12, p("#d8ab4a", 0.0), 2)
    )
    for n, x in enumerate((-96, -64, 64, 96)):
        body += rect(x - 5, y - 158, 10, 42, p("#f6f0dd", 0.0), 2) + halo(
            f"cd{n}", (x, y - 168), 60, p.glow("#ffcf7a"), 0.7
        )
        body += path(f"M{x} {y - 178:.0f}q9 13 0 20q-9 -7 0 -20Z", p.glow("#ffd873"))
    return Drawing(body, r.site.box(y - 270, y + 6))


def _columns(r: kit.Room) -> Drawing:
    """Clustered columns along the nave, joined by pointed arches."""
    body = ""
    for depth in (2.7, 2.1, 1.6):
        p, y, w = r.paint(depth), r.foot(depth), 170 / depth
        for side in (-1, 1):
            x = side * (2.62 * r.corner / depth + 30)
            lit = side * r.land.side < 0
            body += rect(x - w / 2, -420, w, y + 420, p(STONE, 0.1 if lit else 0.28))
            body += rect(
                x - w / 2, -420, 0.25 * w, y + 420, p(STONE, -0.15 if lit else 0.4)
            ) + rect(x + 0.2 * w, -420, 0.12 * w, y + 420, p(STONE, 0.45))
            body += rect(x - 0.66 * w, y - 46 / depth, 1.32 * w, 46 / depth, p(STONE, 0.3)) + rect(
                x - 0.64 * w, y - 1290 / depth, 1.28 * w, 60 / depth, p("#c9a85f", 0.1)
            )
        a = 2.62 * r.corner / depth + 30
        top = y - 1250 / depth
        rib = (
            f"M{-a:.0f} {top:.0f}Q{-0.8 * a:.0f} {top - 0.7 * a:.0f} 0"
            f" {top - 0.95 * a:.0f}Q{0.8 * a:.0f} {top - 0.7 * a:.0f} {a:.0f}"
            f" {top:.0f}"
        )
        body += path(rib, "none", f'stroke="{p(STONE, 0.15)}" stroke-width="{64 / depth:.0f}"')
    return Drawing(body, r.site.box(-420, r.foot(1.6) + 6))


def _pews(r: kit.Room, rows: tuple[float, ...]) -> str:
    """Benches on both sides of the aisle, seen from behind."""
    body = ""
    for depth in rows:
        p, y, s = r.paint(depth), r.foot(depth), 1 / depth
        for side in (-1, 1):
            a, b = side * 430 * s, side * (430 * s + 1500 * s)
            left, wide = min(a, b), abs(b - a)
            body += rect(left, y - 250 * s, wide, 190 * s, p("#7a4f30", 0.12)) + rect(
                left, y - 270 * s, wide, 30 * s, p("#9a6a42", -0.2), 5
            )
            body += rect(left, y - 60 * s, wide, 60 * s, p("#3a261a", 0.5))
            body += rect(a - 26 * s, y - 310 * s, 52 * s, 310 * s, p("#8a5c38", 0.02), 12 * s)
            body += line(
                [(left, y - 150 * s), (left + wide, y - 150 * s)], p("#5f3c24", 0.3), 5 * s
            )
    return body
