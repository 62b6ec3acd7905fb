"""A dry garden: raked gravel around rocks, before a wall and trees."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, ellipse, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.meadow import grove
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, mist, rock

_GRAVEL = ("#d9d4c6", "#dfdacb", "#d3cdbd")
_LEAVES = ("#c8553d", "#d98046", "#6f8f4a")
_MOSS, _STONE, _RAKED = "#6f8a45", "#7d7f82", "#a9a292"
_ROCKS = ((-760.0, 2.5, 330.0), (-560.0, 2.35, 190.0), (640.0, 2.0, 300.0), (-640.0, 1.3, 210.0),
          (1500.0, 3.4, 420.0), (-1900.0, 3.2, 380.0), (1150.0, 1.5, 220.0))  # fmt: skip


@place("zen_garden")
def zen_garden(site: Site) -> SetArt:
    """Rocks in moss on gravel that is raked in lines, and in rings around them."""
    land = Land(site, horizon=540)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 26, 140, "#86a08c", woods="#5b8560"), depth=26),
            Plane(grove(land, "maples", 9.0, 56, _LEAVES, height=2100), depth=8.4),
            Plane(mist(land, land.horizon + 10, 50, 0.3), depth=8.1),
            Plane(_wall(land, 5.6), depth=5.6),
            *(Plane(_rock(land, *one), depth=one[1]) for one in _rocks(land)),
        ),
        ground=Ground(ground(land, _GRAVEL, *_lines(land), *_rings(land))),
        horizon=land.horizon,
        floor=land.floor,
        ambience="garden",
        tags=frozenset({"bare"}),
    )


def _rocks(land: Land) -> list[tuple[float, float, float]]:
    """Across, depth and size, the farthest first; nearer together in a narrow frame."""
    close = min(1.0, 0.25 + 0.42 * land.site.aspect)
    placed = [(across * close, depth, size) for across, depth, size in _ROCKS]
    return sorted(placed, key=lambda one: -one[1])


def _lines(land: Land) -> list[str]:
    """Furrows across, closer together the farther they are."""
    body, depth = [], 0.36
    while depth < 5.4:
        y, paint = land.foot(depth), land.air(depth)
        deep = max(1.0, 4.5 / depth)
        box = land.site.box(y, y + deep)
        body.append(rect(box.left, y, box.width, deep, paint(_RAKED), more='opacity="0.55"'))
        depth += 0.05 + 0.028 * depth
    return body


def _rings(land: Land) -> list[str]:
    """Furrows around the rocks, and the moss they stand in."""
    body = []
    for across, depth, size in _rocks(land):
        paint, x, y = land.air(depth), across / depth, land.foot(depth)
        for ring in range(5, 0, -1):
            rx = size * (0.72 + 0.17 * ring) / depth
            tone = paint(_GRAVEL[1], 0.02) if ring % 2 else paint(_RAKED, -0.1)
            body.append(ellipse(x, y, rx, 0.26 * rx, tone))
        rx = 0.74 * size / depth
        body.append(ellipse(x, y, rx, 0.24 * rx, paint(_MOSS, 0.1)))
    return body


def _rock(land: Land, across: float, depth: float, size: float) -> Drawing:
    rng, paint, y = land.site.rng(f"rock {across}"), land.air(depth), land.foot(depth)
    wide = size / depth
    body = rock(rng, paint, land.side, (across / depth, y + 2), wide, _STONE)
    return Drawing(body, land.site.box(y - wide, y + 0.2 * wide))


def _wall(land: Land, depth: float) -> Drawing:
    """A plastered wall under a roof of tiles."""
    paint, foot, k = land.air(depth), land.foot(depth), 1 / depth
    high, box = 620 * k, land.site.box(foot - 760 * k, foot + 4)
    body = rect(box.left, foot - high, box.width, high, paint("#d8c7a2", 0.05))
    body += rect(box.left, foot - 70 * k, box.width, 70 * k, paint("#8c8273", 0.2))
    x = box.left
    while x < box.right:
        body += rect(x, foot - high, 40 * k, high, paint("#6b5138", 0.15))
        x += 900 * k
    roof = [(box.left, foot - high - 130 * k), (box.right, foot - high - 130 * k),
            (box.right, foot - high + 20 * k), (box.left, foot - high + 20 * k)]  # fmt: skip
    body += polygon(roof, paint("#4c5258", 0.15))
    body += rect(box.left, foot - high - 140 * k, box.width, 26 * k, paint("#4c5258", -0.15))
    return Drawing(body, box)
