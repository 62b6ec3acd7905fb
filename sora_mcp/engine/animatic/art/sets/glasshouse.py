"""A greenhouse: a roof and walls of glass on white bars, benches of plants along a path."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, gradient, line, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.flora import bush, leaf, puff

FAR, NEAR = 3.0, 0.6
BLOOMS = ("#e0607a", "#f2c14a", "#f4f1ea", "#b06ac0", "#e8894a")
POT = "#b5653f"


@place("greenhouse")
def greenhouse(site: Site) -> SetArt:
    """One looks along the path to the gable."""
    r = kit.room(site, lamp="#ffe9c0", day="#fffdf2", corner=0.62, ceiling=210, level=-0.05)
    planes = (
        Plane(_outside(r), depth=10.0),
        Plane(_glass(r), depth=kit.WALL),
        Plane(_benches(r), depth=2.0),
        Plane(_hanging(r), depth=1.7, sway=3),
        Plane(_leaves(r), depth=0.74, sway=4),
    )
    floor = [*kit.tiles(r, "#c9bfa8", "#b8ad94", size=240, gloss=0.15), kit.sunlight(r, 0, 300)]
    return kit.art(r, planes, floor, "meadow", table=r.foot(1.0) - 200)


def _outside(r: kit.Room) -> Drawing:
    """The sky through the panes, and trees."""
    outer, box, rng = r.outer, r.site.box(-420, 800), r.site.rng("outside")
    stops = ((0, outer.sky[0], 1), (0.6, outer.sky[1], 1), (1, outer.sky[2], 1))
    body = gradient("sky", stops) + rect(box.left, box.top, box.width, box.height, "url(#sky)")
    for tone, y, s in (("#9dbf9a", 560, 90), ("#6f9f62", 610, 74)):
        x = box.left
        while x < box.right:
            k = s * rng.uniform(0.7, 1.2)
            body += puff(rng, x, y, k, k, outer.paint(4)(tone, 0.1))
            x += s * rng.uniform(0.7, 1.1)
    body += rect(box.left, 600, box.width, 200, outer.paint(4)("#6f9f62", 0.2))
    return Drawing(body, box)


def _glass(r: kit.Room) -> Drawing:
    """Bars of the gable, of the walls and of the roof, that run to the vanishing point."""
    p, c, top, low = r.paint(), r.corner, r.ceiling, r.skirting
    ridge, white = (0.0, top - 130), p("#f4f6f2", 0.1)
    wide = r.site.half + 40
    body = rect(-wide, -420, 2 * wide, 420 + low, p("#e6f4f2"), 0, 'opacity="0.14"')
    for n in range(9):
        x = -c + 2 * c * n / 8
        body += line([(x, low), (x, top - 130 * (1 - abs(x) / c))], white, 5)
    body += line([(-c, 470), (c, 470)], white, 5) + line([(-c, top), ridge, (c, top)], white, 11)
    body += line([(-c, top), (c, top)], white, 7)
    for side in (-1, 1):
        for y in (top, 470, low - 120):
            body += line([(side * c, y), kit.away(r, (side * c, y), side * wide)], white, 8)
        for share in (1.0, 1.35, 1.9, 2.8, 4.2):
            x = side * c * share
            a, b = (
                r.land.horizon + (low - r.land.horizon) * share,
                r.land.horizon - (r.land.horizon - top) * share,
            )
            crown = r.land.horizon - (r.land.horizon - ridge[1]) * share
            body += line([(x, a), (x, b), (0.0, crown)], white, 5 + 3 * share)
        mid = ((side * c) / 2, (top + ridge[1]) / 2)
        body += line([mid, kit.away(r, mid, side * wide)], white, 6)
    return Drawing(body, r.site.box(-420, low + 4))


def _benches(r: kit.Room) -> Drawing:
    """Benches on both sides with pots, from the gable to beyond the frame."""
    rng, body = r.site.rng("benches"), ""
    for side in (-1, 1):
        x = side * r.corner * FAR * 0.6
        high, p = 210.0, r.paint(2)

        def at(
            depth: float, out: float, up: float, x: float = x, s: int = side
        ) -> tuple[float, float]:
            return (x + s * out) / depth, r.foot(depth) - up / depth

        body += polygon(
            [at(FAR, 0, 0), at(NEAR, 0, 0), at(NEAR, 0, high), at(FAR, 0, high)], p("#6f5238", 0.35)
        )
        top = [at(FAR, 0, high), at(NEAR, 0, high), at(NEAR, 480, high), at(FAR, 480, high)]
        body += polygon(top, p("#a9835a", 0.05))
        depth = FAR
        while depth > 0.95:
            for out in (330, 110):
                body += _potted(r, rng.randrange(1 << 20), at(depth, out, high), depth, side)
            depth *= 0.86
    return Drawing(body, r.site.box(-100, 1400))


def _potted(r: kit.Room, seed: int, foot: tuple[float, float], depth: float, side: int) -> str:
    """A pot with leaves and maybe blooms."""
    rng, p, (x, y), s = r.site.rng(f"pot {seed}"), r.paint(depth), foot, 1 / depth
    w = 78 * s
    pot = [
        (x - 0.5 * w, y - 0.9 * w),
        (x + 0.5 * w, y - 0.9 * w),
        (x + 0.36 * w, y),
        (x - 0.36 * w, y),
    ]
    body = polygon(pot, p(POT, 0.1)) + rect(
        x - 0.56 * w, y - 1.0 * w, 1.12 * w, 0.22 * w, p(POT, -0.15)
    )
    wide = rng.uniform(130, 200) * s
    body += bush(
        rng, p, r.land.side, (x, y - 0.85 * w), wide, rng.choice(("#4f8f4a", "#5f9f52", "#3f7f58"))
    )
    if rng.random() < 0.6:
        tone = p(rng.choice(BLOOMS), -0.1)
        for _ in range(6):
            at = (x + rng.uniform(-0.4, 0.4) * wide, y - 0.9 * w - rng.uniform(0.1, 0.62) * wide)
            body += circle(*at, 11 * s, tone)
    return body


def _hanging(r: kit.Room) -> Drawing:
    """Baskets that hang from the bars."""
    p, half, body = r.paint(1.7), 500 * r.site.aspect, ""
    for n, share in enumerate((-0.66, -0.34, 0.36, 0.68)):
        rng, x, y = r.site.rng(f"basket {n}"), share * half, 210 + 26 * (n % 2)
        body += line([(x - 34, y), (x, y - 300), (x + 34, y)], p("#6b5a48"), 3)
        body += polygon(
            [(x - 42, y), (x + 42, y), (x + 22, y + 36), (x - 22, y + 36)], p("#8a6440", 0.1)
        )
        body += bush(rng, p, r.land.side, (x, y + 14), 124, "#5f9f52")
        for _ in range(7):
            body += circle(
                x + rng.uniform(-48, 48), y - rng.uniform(-20, 50), 8, p(BLOOMS[n], -0.1)
            )
    return Drawing(body, r.site.box(-120, 290))


def _leaves(r: kit.Room) -> Drawing:
    """Big leaves before the camera, at the edges."""
    p, half, body = r.paint(1), 500 * r.site.aspect, ""
    for side in (-1, 1):
        root = (side * (half + 30), 1080.0)
        for turn, long in ((-1.57, 330), (-1.57 - side * 0.5, 300), (-1.57 - side * 0.95, 230)):
            body += leaf(p, root, turn, long, "#3f7f4a")
    return Drawing(body, r.site.box(700, 1150))
