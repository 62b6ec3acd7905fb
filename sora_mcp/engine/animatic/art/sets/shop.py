"""Inside a shop: shelves full of goods along an aisle, signs, strip lights, a cart."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, line, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.dressing import stood

GOODS = ("#d8453a", "#e8a02e", "#5f9f4f", "#3f7fb8", "#f2e6c4", "#8a5aa0", "#e97f9a", "#49a7a2")
SHELVES = (0.0, 0.23, 0.46, 0.69)  # of a rack's height


@place("shop")
def shop(site: Site) -> SetArt:
    """An aisle between racks that run to the back wall with its coolers."""
    r = kit.room(site, lamp="#f4f6ff", day="#fbfbf8", corner=0.66, ceiling=90, lit=0.55)
    floor = [*kit.tiles(r, "#f0eee8", "#d9d5ca", size=300, gloss=0.5)]
    planes = (
        Plane(
            kit.shell(r, "#dfe7e2", _coolers(r), _banner(r), ceiling="#f2f3f0", trim="#5f9a78"),
            depth=kit.WALL,
        ),
        Plane(Drawing(_racks(r), site.box(-420, 1100)), depth=2.0),
        Plane(_lights(r), depth=2.2),
        Plane(_cart(r), depth=1.5),
    )
    return kit.art(r, planes, floor, "crowd", table=r.foot(1.0) - 210)


def _coolers(r: kit.Room) -> str:
    """Glass doors with bottles, lit from inside."""
    p, low, rng, body = r.paint(2.9), r.skirting, r.site.rng("coolers"), ""
    count = 6
    w = 2 * r.corner / count
    for n in range(count):
        x = -r.corner + n * w
        body += rect(x + 3, low - 300, w - 6, 296, p("#3d4a4f", 0.2), 4)
        body += rect(x + 11, low - 290, w - 22, 272, p.lamp("#dff0f2", "#effaff"))
        for row in range(4):
            y, u = low - 28 - 66 * row, x + 15
            while u < x + w - 26:
                h = rng.uniform(34, 52)
                body += rect(u, y - h, 13, h, p(rng.choice(GOODS), 0.05), 4)
                u += 16
            body += rect(x + 11, y, w - 22, 5, p("#b9c3c6", 0.1))
        body += rect(x + w - 20, low - 190, 5, 80, p("#c9d0d3", -0.1), 2)
    return body


def _banner(r: kit.Room) -> str:
    p, body = r.paint(2.9), rect(-r.corner, 170, 2 * r.corner, 120, r.paint(2.9)("#4d9a72", 0.05))
    for share in (-0.6, 0.6):
        for dx, tone in ((-34, "#f2c14a"), (0, "#e8694a"), (34, "#f4efe2")):
            body += circle(share * r.corner + dx, 230, 22, p(tone, 0.02))
    return body


def _racks(r: kit.Room) -> str:
    """Racks along both sides, in perspective, with rows of boxes and bottles."""
    body = ""
    for side in (-1, 1):
        x = side * r.corner * 3 * 0.72
        body += _rack(r, side, x)
    return body


def _rack(r: kit.Room, side: int, x: float) -> str:
    """One long rack: at x (depth 1) from depth 2.9 to beyond the frame."""
    rng, high, near, far = r.site.rng(f"rack{side}"), 760.0, 0.62, 2.9

    def at(depth: float, up: float) -> tuple[float, float]:
        return x / depth, r.foot(depth) - up * high / depth

    p = r.paint(2)
    body = polygon([at(far, 0), at(near, 0), at(near, 1.02), at(far, 1.02)], p("#77828a", 0.35))
    for shelf in SHELVES:
        depth = far
        while depth > near:
            end = max(near, depth * rng.uniform(0.93, 0.965))
            tall = rng.uniform(0.1, 0.185)
            tone = r.paint(depth)(rng.choice(GOODS), rng.choice((0.05, 0.15, 0.25)))
            base = shelf + 0.025
            body += polygon(
                [at(depth, base), at(end, base), at(end, base + tall), at(depth, base + tall)], tone
            )
            depth = end * 0.992
        edge = [
            at(far, shelf - 0.012),
            at(near, shelf - 0.012),
            at(near, shelf + 0.026),
            at(far, shelf + 0.026),
        ]
        body += polygon(edge, p("#eef0ec", 0.05))
    end_post = [
        at(far, 0),
        at(far, 1.04),
        (at(far, 1.04)[0] + side * 60, at(far, 1.04)[1]),
        (at(far, 0)[0] + side * 60, at(far, 0)[1]),
    ]
    return body + polygon(end_post, p("#5f9a78", 0.2))


def _lights(r: kit.Room) -> Drawing:
    """Rows of strip lights and the signs of the aisle."""
    body = ""
    for depth in (2.8, 2.0, 1.5):
        p = r.paint(depth)
        y = 560 - 520 * 1.9 / depth
        for side in (-1, 1):
            x, w = side * 300 / depth, 250 / depth
            body += rect(x - w, y, 2 * w, 26 / depth, p.lamp("#fdfdf8", "#ffffff"), 4)
    p = r.paint(2)
    body += line([(-70, -420), (-70, 196)], p("#8f979c"), 3) + line(
        [(70, -420), (70, 196)], p("#8f979c"), 3
    )
    body += rect(-110, 192, 220, 74, p("#2f7f5f", 0.05), 8)
    body += rect(-88, 212, 120, 11, p("#f4f6f0"), 4) + rect(-88, 236, 84, 9, p("#cfe6d9"), 4)
    body += circle(74, 229, 20, p("#f2c14a"))
    return Drawing(body, r.site.box(-420, 300))


def _cart(r: kit.Room) -> Drawing:
    p, y, x = r.paint(1.5), r.foot(1.62), 0.62 * 500 * r.site.aspect
    body = stood(p, "shopping_cart", (x, y), 190, flips=True)
    return Drawing(body, r.site.box(y - 230, y + 8))
