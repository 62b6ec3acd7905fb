"""The porch of a wooden house: boards, a door and windows, posts, a rail, the garden beyond."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, ellipse, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import broadleaf, bush
from sora_mcp.engine.animatic.art.sets.terrain import NEAR_Y, Land, ground, hills, scattered

WALL, DECK = 2.0, 2.05  # depths of the house front, and of the end of the boards
BOARDS, WOOD, WHITE = "#e9e4d6", "#a9784e", "#f6f3ea"
GRASS = ("#8fb65c", "#79a64c", "#6a9442")


@place("porch")
def porch(site: Site) -> SetArt:
    """The house is on the left, its garden on the right; the cast is on the boards."""
    land = Land(site, 560.0)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 24, 90, "#86a88c", woods="#5d8a6c"), depth=24),
            Plane(_trees(land), depth=8.5),
            Plane(_hedge(land), depth=4.2),
            Plane(_house(land), depth=WALL),
            Plane(_rail(land), depth=1.9),
            Plane(_roof(land), depth=1.6),
        ),
        ground=Ground(ground(land, GRASS, _deck(land))),
        horizon=land.horizon, floor=land.floor, ambience="meadow", tags=frozenset({"boards"}),
    )  # fmt: skip


def _end(land: Land) -> float:
    """Where the house ends."""
    return 0.2 * 500 * land.site.aspect


def _deck(land: Land) -> str:
    """Boards across, over the whole width."""
    near, box = land.air(1), land.site.box(land.foot(DECK), NEAR_Y)
    body = rect(box.left, box.top, box.width, box.height, near(land.snowed(WOOD, 0.3), 0.05))
    d, depth = "", DECK
    while depth > 0.34:
        d += f"M{box.left:.0f} {land.foot(depth):.1f}H{box.right:.0f}"
        depth *= 0.93
    body += path(d, "none", f'stroke="{near(WOOD, 0.5)}" stroke-width="2.4" opacity="0.6"')
    return body + rect(box.left, box.top - 3, box.width, 9, near(WOOD, -0.2))


def _trees(land: Land) -> Drawing:
    rng, p, y = land.site.rng("trees"), land.air(8.5), land.foot(8.5)
    box, body = land.site.box(y - 180, y + 6), ""
    for x in scattered(rng, box.left, box.right, 120):
        tone = land.snowed(rng.choice(("#5f9150", "#4f8248", "#709c50")), 0.5)
        body += broadleaf(rng, p, land.side, (x, y + 3), rng.uniform(90, 160), tone)
    return Drawing(body, box)


def _hedge(land: Land) -> Drawing:
    """Bushes with blooms at the end of the garden."""
    rng, p, y = land.site.rng("hedge"), land.air(4.2), land.foot(4.2)
    box, body = land.site.box(y - 120, y + 6), ""
    for x in scattered(rng, box.left, box.right, 110):
        body += bush(rng, p, land.side, (x, y), rng.uniform(110, 170), land.snowed("#5a8f4c", 0.5))
        tone = p(rng.choice(("#e58aa0", "#f4f1ea", "#f2c14a")), -0.1)
        for _ in range(5):
            body += circle(x + rng.uniform(-50, 50), y - rng.uniform(14, 60), 5, tone)
    return Drawing(body, box)


def _house(land: Land) -> Drawing:
    """The front: clapboards, a door with a lamp, a window with shutters, its corner."""
    p, y, box = land.air(WALL), land.foot(WALL), land.site.box(-420, land.foot(WALL) + 4)
    end = _end(land)
    body = rect(box.left, -420, end - box.left, y + 420, p(BOARDS, 0.1))
    d = "".join(f"M{box.left:.0f} {y - 26 * n:.0f}H{end:.0f}" for n in range(1, 45))
    body += path(d, "none", f'stroke="{p(BOARDS, 0.4)}" stroke-width="2.6" opacity="0.7"')
    body += rect(end - 16, -420, 22, y + 420, p(WHITE, -0.05))
    half = 500 * land.site.aspect
    door = min(end - 130, -0.34 * half)
    body += _door(land, door, y)
    for away in (270, 560, 850):
        body += _window(land, door - away, y - 236)
    return Drawing(body, box)


def _door(land: Land, x: float, y: float) -> str:
    p = land.air(WALL)
    body = rect(x - 66, y - 262, 132, 262, p(WHITE, -0.1))
    body += rect(x - 54, y - 250, 108, 250, p("#8f3f36", 0.08))
    body += rect(x - 38, y - 234, 76, 84, p.lamp("#9fb8c4", "#ffdf9a"), 4)
    for dx in (-38, 6):
        body += rect(x + dx, y - 128, 32, 96, p("#8f3f36", 0.35), 3)
    body += circle(x + 42, y - 122, 6, p("#d9b25a", -0.2)) + ellipse(x, y - 2, 74, 6, p("#6b5a48"))
    lamp = p.lamp("#d8d2c0", "#ffe3a0")
    return (
        body + rect(x + 84, y - 208, 16, 28, lamp, 5) + rect(x + 80, y - 214, 24, 8, p("#3a3633"))
    )


def _window(land: Land, x: float, y: float) -> str:
    p = land.air(WALL)
    body = "".join(rect(x + dx, y - 6, 34, 146, p("#4f7264", 0.15), 3) for dx in (-104, 70))
    body += rect(x - 68, y - 8, 136, 150, p(WHITE, -0.05)) + rect(
        x - 58, y + 2, 116, 130, p.lamp("#a9c3cf", "#ffd98a")
    )
    body += rect(x - 3, y, 6, 134, p(WHITE)) + rect(x - 58, y + 62, 116, 6, p(WHITE))
    return body + rect(x - 78, y + 140, 156, 12, p(WHITE, 0.2))


def _rail(land: Land) -> Drawing:
    """The rail with balusters along the garden, and posts that bear the roof."""
    p, y, start = land.air(1.9), land.foot(1.95), _end(land) + 10
    right, body = land.site.half, ""
    body += rect(start, y - 104, right - start, 13, p(WHITE, -0.1), 3)
    body += rect(start, y - 24, right - start, 9, p(WHITE, 0.1))
    x = start + 14
    while x < right:
        body += rect(x, y - 96, 8, 76, p(WHITE, 0.15))
        x += 27
    for share in (0.3, 0.86, 1.42):
        at = share * 500 * land.site.aspect
        body += rect(at - 13, -420, 26, y + 420, p(WHITE, 0.05)) + rect(
            at + 3, -420, 10, y + 420, p(WHITE, 0.3)
        )
        body += rect(at - 20, y - 20, 40, 22, p(WHITE, 0.1), 3)
    return Drawing(body, land.site.box(-420, y + 6))


def _roof(land: Land) -> Drawing:
    """The edge of the roof over it all, from below."""
    p, box = land.air(1.6), land.site.box(-420, 280)
    body = rect(box.left, -420, box.width, 640, p("#cfd6d2", 0.35))
    d = "".join(f"M{box.left:.0f} {216 - 30 * n}H{box.right:.0f}" for n in range(1, 20))
    body += path(d, "none", f'stroke="{p("#9aa39f", 0.5)}" stroke-width="2"')
    points = [(box.left, 220), (box.right, 220), (box.right, 256), (box.left, 256)]
    return Drawing(body + polygon(points, p(WHITE, 0.05)), box)
