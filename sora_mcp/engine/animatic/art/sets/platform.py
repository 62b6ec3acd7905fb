"""A railway platform seen from its back: the train stands alongside, across the frame."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle, curve, line, path, polygon, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.terrain import NEAR_Y, Land, ground, hills, mist

_EDGE, _RAILS, _BEYOND, _HOUSE = 1.4, 1.66, 2.1, 3.0  # depths: this platform ends, rails, the other
_COLUMNS, _BENCH, _LAMPS = 1.3, 1.22, 2.3
_IRON = "#3f6b66"
_SLABS = ("#bdb5a8", "#b3ab9e", "#a29a8e")


def alongside(site: Site) -> SetArt:
    """Two platforms with the track between them, the station house on the far one."""
    land = Land(site, horizon=555)
    lamps = [(x * kit.wide_of(site, 1.0), 1.15, kit.LAMP) for x in (-0.7, 0.05, 0.8)]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 30, 80, "#8fa6c0"), depth=30),
            Plane(mist(land, land.horizon + 4, 80, 0.5), depth=9),
            Plane(_house(land), depth=_HOUSE),
            Plane(_posts(land), depth=_LAMPS),
            Plane(_canopy(land), depth=_COLUMNS),
            Plane(_bench(land), depth=_BENCH),
        ),
        ground=Ground(_floor(land, lamps), mirror=0.1 + 0.2 * site.light.wet),
        horizon=land.horizon, floor=land.floor, ambience="station", rails=_RAILS,
        tags=frozenset({"paved"}),
    )  # fmt: skip


def _band(land: Land, far: float, near: float, tone: str) -> str:
    """A strip of ground across the frame between two depths; near 0 is up to the camera."""
    top, low = land.foot(far), land.foot(near) if near else NEAR_Y
    return rect(-land.site.half, top, 2 * land.site.half, low - top, tone)


def _floor(land: Land, lamps: list[tuple[float, float, str]]) -> Drawing:
    p, q = land.air(1), land.air(_BEYOND)
    body = [
        _band(land, _HOUSE, _BEYOND, q("#b3ab9e", 0.1)),
        _band(land, _BEYOND * 1.05, _BEYOND, q("#e8c24a", 0.1)),
        _band(land, _BEYOND, _BEYOND * 0.965, q("#6f675e", 0.45)),
        _band(land, _BEYOND * 0.965, _EDGE, p("#5d564f", 0.3)),
    ]
    for depth in (1.78, 1.58):
        y = land.foot(depth)
        body.append(rect(-land.site.half, y - 4, 2 * land.site.half, 7, p("#3b3a3d", 0.2)))
        body.append(rect(-land.site.half, y - 5, 2 * land.site.half, 2.4, p("#d3d7da", -0.2)))
    body += [
        _band(land, _EDGE, 0.0, p("#c3bbae", 0.05)),
        kit.paving(land, 0.34, _EDGE, 3 * land.site.half, 420, p("#8d8578", 0.3), 2.2),
        _band(land, _EDGE, 1.355, p("#ece6d8", -0.1)),
        _band(land, 1.27, 1.215, p("#e8c24a")),
        kit.pools(land, lamps),
    ]
    return ground(land, _SLABS, *body)


def _house(land: Land) -> Drawing:
    """The station house in brick, its windows lit in the dark, and the roof before it."""
    rng, p, body = land.site.rng("house"), land.air(_HOUSE), ""
    front = kit.Front("#a8674f", "#e6d9c2", (300, 470), 600, lit=0.7)
    x, wide = -land.site.half * _HOUSE, 2400.0
    while x < land.site.half * _HOUSE:
        wall = kit.Wall(land, x, _HOUSE)
        body += kit.facade(rng, p, wall, (wide, 1500), front, kit.STOREY)
        body += kit.eaves(p, wall, wide, 1500, "#5f5a58")
        x += wide
    y, half = land.foot(_HOUSE), land.site.half
    top = y - 720 / _HOUSE
    body += polygon([(-half, top), (half, top), (half, top + 44), (-half, top + 44)], p(_IRON, 0.1))
    scallops = "".join(
        f"M{-half + 24 * n:.0f} {top + 44:.0f}h24l-12 13Z" for n in range(int(half / 12))
    )
    body += path(scallops, p(_IRON, 0.3))
    return Drawing(body, land.site.box(-420, y + 10))


def _posts(land: Land) -> Drawing:
    """Lamps on the far platform."""
    p, y, x, body = land.air(_LAMPS), land.foot(_LAMPS), -land.site.half, ""
    while x < land.site.half:
        body += kit.street_lamp(p, (x + 90, y), 1150 / _LAMPS, 0.0, f"post{x:.0f}")
        x += 420
    return Drawing(body, land.site.box(y - 640, y + 20))


def _canopy(land: Land) -> Drawing:
    """Columns of the roof over this platform, its edge, and a clock that hangs from it."""
    p, y, half, body = land.air(_COLUMNS), land.foot(_COLUMNS), land.site.half, ""
    top = y - 1010 / _COLUMNS
    for n in range(-3, 4):
        x = (2 * n + 1) * kit.wide_of(land.site, 0.78, 80)
        if abs(x) > half:
            continue
        body += rect(x - 15, top, 30, y - top, p(_IRON, 0.15)) + rect(
            x + 4, top, 8, y - top, p(_IRON, -0.25)
        )
        body += rect(x - 26, y - 60, 52, 60, p(_IRON, 0.35)) + rect(
            x - 24, top + 120, 48, 18, p(_IRON, -0.1)
        )
        for way in (-1, 1):
            bend = [(x, top + 150), (x + way * 32, top + 50), (x + way * 130, top + 8)]
            body += curve(bend, p(_IRON, 0.2), 13)
    body += rect(-half, top - 500, 2 * half, 510, p("#4d5a58", 0.45))
    body += rect(-half, top - 26, 2 * half, 42, p(_IRON, 0.05)) + rect(
        -half, top + 16, 2 * half, 7, p(_IRON, 0.4)
    )
    at, cy = 0.24 * kit.wide_of(land.site, 1.0), top + 118
    body += rect(at - 4, top + 10, 8, 60, p(_IRON, 0.3)) + circle(at, cy, 54, p(_IRON, 0.2))
    body += circle(at, cy, 45, p.lamp("#f5f1e6", "#fff3d6"))
    body += line([(at, cy), (at, cy - 32)], p("#24262b"), 5) + line(
        [(at, cy), (at + 22, cy + 10)], p("#24262b"), 6
    )
    return Drawing(body, land.site.box(top - 500, y + 6))


def _bench(land: Land) -> Drawing:
    """A bench at each side."""
    p, y, body = land.air(_BENCH), land.foot(_BENCH), ""
    for side in (-1, 1):
        x = side * kit.wide_of(land.site, 0.82, 60)
        for n, high in enumerate((150, 128, 104, 74)):
            body += rect(x - 120, y - high, 240, 15, p("#a5744a", 0.05 * n - 0.05), 4)
        body += "".join(rect(x + e * 96 - 6, y - 158, 12, 158, p("#33413f", 0.25)) for e in (-1, 1))
    return Drawing(body, land.site.box(y - 170, y + 6))
