"""Rooms put together: walls in one-point perspective, hanging lamps, the set."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    circle,
    ellipse,
    gradient,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt
from sora_mcp.engine.animatic.art.sets.architecture import halo
from sora_mcp.engine.animatic.art.sets.floors import boards, carpet, rug, shadow, sunlight, tiles
from sora_mcp.engine.animatic.art.sets.openings import curtains, shaft, window
from sora_mcp.engine.animatic.art.sets.rooms import BULB, WALL, Room, away, indoors, room
from sora_mcp.engine.animatic.art.sets.terrain import NEAR_Y


def art(
    room_: Room, planes: Sequence[Plane], ground: Sequence[str], ambience: str, **more: object
) -> SetArt:
    """A set of a room's planes and what its floor is made of."""
    box = room_.site.box(room_.land.horizon, NEAR_Y)
    mirror = float(str(more.pop("mirror", 0.0)))
    table = more.pop("table", None)
    return SetArt(
        planes=tuple(planes),
        ground=Ground(Drawing("".join(ground), box), mirror=mirror),
        horizon=room_.land.horizon,
        floor=room_.land.floor,
        sky=False,
        light=room_.site.light,
        ambience=ambience,
        table=float(str(table)) if table is not None else None,
        tags=frozenset({"indoors"}),
    )


def shell(
    room_: Room,
    wall: str,
    *more: str,
    panel: str = "",
    ceiling: str = "#f3efe8",
    trim: str = "#f1ece2",
) -> Drawing:
    """Back wall, side walls and ceiling; `panel` is the colour of a wainscot."""
    paint, box = room_.paint(), room_.site.box(-420, room_.skirting + 330)
    c, top, low = room_.corner, room_.ceiling, room_.skirting
    body = [
        gradient(
            "back",
            ((0, paint(wall, 0.16), 1), (0.45, paint(wall, -0.06), 1), (1, paint(wall, 0.12), 1)),
        ),
        rect(box.left, box.top, box.width, top - box.top, paint(ceiling, 0.12)),
        rect(-c, top, 2 * c, low - top, "url(#back)"),
    ]
    if panel:
        body.append(_wainscot(room_, panel))
    body.append(rect(-c, low - 13, 2 * c, 13, paint(trim, 0.1)))
    body.append(rect(-c, top - 2, 2 * c, 9, paint(trim, 0.05)))
    body += [_side_wall(room_, side, wall, panel, trim) for side in (-1, 1)]
    return Drawing("".join([*body, *more]), box)


def _wainscot(room_: Room, panel: str) -> str:
    paint, c, low = room_.paint(), room_.corner, room_.skirting
    top = low - 118
    body = rect(-c, top, 2 * c, low - top, paint(panel, 0.05)) + rect(
        -c, top - 5, 2 * c, 7, paint(panel, -0.25)
    )
    count = max(4, round(2 * c / 84))
    step = 2 * c / count
    d = "".join(
        (
            f"M{-c + step * n + 9:.1f} {top + 16:.1f}h{step - 18:.1f}v{low - top - 42:.1f}"
            f"h{18 - step:.1f}z"
        )
        for n in range(count)
    )
    return (
        body
        + path(d, paint(panel, 0.22))
        + path(d.replace("z", ""), "none", f'stroke="{paint(panel, -0.2)}" stroke-width="2"')
    )


def _side_wall(room_: Room, side: int, wall: str, panel: str, trim: str) -> str:
    paint, c, low, top = room_.paint(2), room_.corner * side, room_.skirting, room_.ceiling
    far = side * (room_.site.half + 40)
    shade = 0.34 if side * room_.land.side > 0 else 0.16
    name = f"side{side + 1}"

    def band(a: float, b: float, fill: str) -> str:
        return polygon([(c, a), away(room_, (c, a), far), away(room_, (c, b), far), (c, b)], fill)

    near, deep = paint(wall, shade + 0.22), paint(wall, shade)
    stops = ((0, near, 1), (1, deep, 1)) if side < 0 else ((0, deep, 1), (1, near, 1))
    body = gradient(name, stops, across=True) + band(top, low, f"url(#{name})")
    if panel:
        body += band(low - 118, low, paint(panel, shade + 0.1)) + band(
            low - 123, low - 116, paint(panel, shade - 0.2)
        )
    return (
        body
        + band(low - 13, low, paint(trim, shade + 0.1))
        + band(top - 2, top + 7, paint(trim, shade))
    )


def pendant(
    room_: Room,
    name: str,
    at: Point,
    size: float,
    tone: str,
    *,
    depth: float = 2.0,
    top: float = -420,
) -> str:
    """A lamp that hangs from the ceiling."""
    (x, y), paint = at, room_.paint(depth)
    body = line([(x, top), (x, y - size)], paint("#3a3633", 0.2), max(2, 0.03 * size))
    if room_.dark:
        body += halo(name, (x, y), 3.2 * size, paint.glow(BULB), 0.6)
    body += path(
        (
            f"M{x - 0.16 * size:.1f} {y - size:.1f}h{0.32 * size:.1f}Q{x + 0.75 * size:.1f}"
            f" {y - 0.8 * size:.1f} {x + 0.8 * size:.1f} {y:.1f}h{-1.6 * size:.1f}"
            f"Q{x - 0.75 * size:.1f} {y - 0.8 * size:.1f} {x - 0.16 * size:.1f}"
            f" {y - size:.1f}Z"
        ),
        paint(tone, 0.15),
    )
    return body + ellipse(x, y, 0.8 * size, 0.13 * size, paint.lamp("#efe6d2", "#fff0c8"))


def lamplight(room_: Room, name: str, at: Point, r: float, much: float = 0.5) -> str:
    """Lamp light that lies on a wall; nothing by day."""
    return halo(name, at, r, room_.paint().glow(BULB), much) if room_.dark else ""


def bulb(room_: Room, at: Point, r: float) -> str:
    """A bare lamp."""
    return circle(*at, r, room_.paint(2).lamp("#f0e7d2", "#fff2cd"))


__all__ = [
    "BULB",
    "WALL",
    "Room",
    "art",
    "away",
    "boards",
    "bulb",
    "carpet",
    "curtains",
    "indoors",
    "lamplight",
    "pendant",
    "room",
    "rug",
    "shadow",
    "shaft",
    "shell",
    "sunlight",
    "tiles",
    "window",
]
