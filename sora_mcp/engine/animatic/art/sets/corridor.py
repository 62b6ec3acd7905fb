"""A corridor: doors along both walls, lamps, a runner to a far door."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, polygon, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import interior as kit
from sora_mcp.engine.animatic.art.sets.lamps import halo


@place("corridor")
def corridor(site: Site) -> SetArt:
    """Looks down the corridor to a door at its end."""
    white = bool(site.details & {"hospital", "school", "office", "clinic", "white"})
    wall, panel = ("#d9e3e2", "#a9c4c2") if white else ("#c2a583", "#7d4f3a")
    runner = "#b9c4c6" if white else "#8f2f35"
    r = kit.room(
        site, lamp="#fff1d6" if white else "#ffcf96", day="#fff4e4", corner=0.34, ceiling=150
    )
    lamps = _lamps(r)
    planes = (
        Plane(
            kit.shell(r, wall, _far_door(r, white=white), panel=panel, ceiling="#e4ddd0"),
            depth=kit.WALL,
        ),
        Plane(Drawing(_doors(r, white=white), site.box(-300, 1100)), depth=2.4),
        Plane(Drawing(lamps, site.box(-420, 700)), depth=2.2, pulse=0.12),
    )
    floor = [*kit.tiles(r, "#cfc8ba", "#b3a996", size=300, gloss=0.3), _runner(r, runner)]
    return kit.art(r, planes, floor, "room", table=r.foot(1.0) - 200)


def _far_door(r: kit.Room, *, white: bool) -> str:
    p, low = r.paint(2.9), r.skirting
    wood = "#8fa9ab" if white else "#5f3d2a"
    high = 0.62 * (low - r.ceiling)
    body = rect(-62, low - high - 8, 124, high + 8, p("#efe6d6", 0.15))
    body += rect(-52, low - high, 104, high, p(wood, 0.1)) + rect(
        2, low - high, 50, high, p(wood, 0.3)
    )
    for x in (-44, 8):
        body += rect(x, low - 0.9 * high, 36, 0.36 * high, p(wood, 0.45), 3)
        body += rect(x, low - 0.44 * high, 36, 0.36 * high, p(wood, 0.45), 3)
    return body + rect(36, low - 0.46 * high, 9, 9, p("#d8ab4a"), 4)


def _doors(r: kit.Room, *, white: bool) -> str:
    """Doors in the side walls, in perspective."""
    p, body = r.paint(2), ""
    wood = "#8fa9ab" if white else "#5f3d2a"
    c = r.corner
    reach = r.site.half - c
    for side in (-1, 1):
        for near, far in ((0.12, 0.26), (0.4, 0.62), (0.86, 1.2)):
            xs = [side * (c + reach * 0.55 * share) for share in (near, far)]
            for grow, tone in (
                (1.0, p("#efe6d6", 0.3)),
                (0.86, p(wood, 0.12 if side > 0 else 0.3)),
            ):
                mid, half = (xs[0] + xs[1]) / 2, (xs[1] - xs[0]) / 2 * grow
                a, b = mid - half, mid + half
                body += polygon(
                    [
                        _on(r, a, side, 0.66 * grow + 0.01),
                        _on(r, b, side, 0.66 * grow + 0.01),
                        _on(r, b, side, 0.0),
                        _on(r, a, side, 0.0),
                    ],
                    tone,
                )
            knob = _on(r, xs[0] + 0.2 * (xs[1] - xs[0]), side, 0.3)
            size = 5 + 9 * near
            body += rect(knob[0] - size / 2, knob[1], size, size, p("#d8ab4a"), size / 2)
    return body


def _on(r: kit.Room, x: float, side: int, share: float) -> tuple[float, float]:
    """A point on a side wall: `share` of the wall's height above the floor, at x."""
    foot = kit.away(r, (side * r.corner, r.skirting), x)
    top = kit.away(r, (side * r.corner, r.ceiling), x)
    return x, foot[1] + (top[1] - foot[1]) * share


def _lamps(r: kit.Room) -> str:
    p, body = r.paint(2.2), ""
    for n, (y, wide) in enumerate(
        ((r.ceiling - 14, 46), (r.ceiling - 80, 84), (r.ceiling - 230, 170))
    ):
        lamp = p.lamp("#f6efdf", "#fff0c8")
        body += halo(f"cl{n}", (0, y), 3.4 * wide, p.glow("#ffe2b0"), 0.4)
        body += polygon(
            [(-wide, y), (wide, y), (0.8 * wide, y + 0.2 * wide), (-0.8 * wide, y + 0.2 * wide)],
            lamp,
        )
    return body


def _runner(r: kit.Room, tone: str) -> str:
    """A carpet down the middle."""
    p, land = r.paint(1.4), r.land
    far, near = 2.9, 0.45
    body = ""
    for half, fill in ((250, p(tone, 0.35)), (215, p(tone))):
        body += polygon(
            [
                (-half / far, land.foot(far)),
                (half / far, land.foot(far)),
                (half / near, land.foot(near)),
                (-half / near, land.foot(near)),
            ],
            fill,
        )
    return body
