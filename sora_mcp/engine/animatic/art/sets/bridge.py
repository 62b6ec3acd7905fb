"""The deck of a red suspension bridge above a bay."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    circle,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.harbor import SEA, waves
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, mist

STEEL = "#b5523f"


@place("bridge")
def bridge(site: Site) -> SetArt:
    """On the deck of a red suspension bridge, a bay and a city at both sides."""
    land = Land(site, horizon=555)
    x = kit.wide_of(site, 0.72, 260)
    lamps = [(s * 0.92 * x, d, kit.LAMP) for s in (-1, 1) for d in (1.5, 2.5, 4.2)]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 34, 100, "#8aa0b8", length=1900), depth=34),
            Plane(
                kit.skyline(
                    land,
                    "city",
                    20,
                    (60, 190),
                    (30, 60),
                    ("#8896ab", "#98949f", "#7f8da2"),
                    lit=0.45,
                    gap=70,
                ),
                depth=20,
            ),
            Plane(mist(land, land.horizon + 2, 70, 0.5), depth=9),
            Plane(_tower(land, x, 7.8), depth=7.8),
            Plane(_cables(land, x), depth=3.4),
            Plane(_tower(land, x, 2.9), depth=2.9),
            Plane(_railing(land, x, lamps), depth=1.7),
        ),
        ground=Ground(_deck(land, x, lamps), mirror=0.12 + 0.2 * site.light.wet, ripple=0.4),
        horizon=land.horizon,
        floor=land.floor,
        ambience="harbor",
        tags=frozenset({"paved"}),
    )


def _deck(land: Land, x: float, lamps: list[tuple[float, float, str]]) -> Drawing:
    near = land.air(1)
    body = [
        waves(land, 46, 1.5),
        kit.strip(land, -x - 50, x + 50, near("#8a6a5c", 0.4)),
        kit.strip(land, -x, x, near("#b9b3a9", 0.05)),
    ]
    body += [
        kit.strip(land, -0.72 * x, 0.72 * x, near("#74767d", 0.05)),
        kit.dashes(land, 0, 24, 800, 1000, near("#f0d27a")),
    ]
    for side in (-1, 1):
        body.append(kit.strip(land, side * 0.7 * x, side * 0.715 * x, near("#efece2")))
    body.append(_joints(land, x, near("#4a4a50", 0.4)))
    body.append(kit.pools(land, lamps))
    return ground(land, SEA, *body)


def _joints(land: Land, x: float, tone: str) -> str:
    rows = [0.55 + 0.62 * n for n in range(12)]
    return path(
        "".join(f"M{-x / d:.0f} {land.foot(d):.1f}H{x / d:.0f}" for d in rows),
        "none",
        f'stroke="{tone}" stroke-width="2.5" opacity="0.5"',
    )


def _tower(land: Land, x: float, depth: float) -> Drawing:
    """A portal of two legs with cross beams, lit at its top."""
    p, y, s, body = land.air(depth), land.foot(depth), 1 / depth, ""
    top, w = y - 3000 * s, 190 * s
    for side in (-1, 1):
        u = side * x * s
        body += polygon(
            [
                (u - 0.62 * w, y + 10),
                (u - 0.45 * w, top),
                (u + 0.45 * w, top),
                (u + 0.62 * w, y + 10),
            ],
            p(STEEL, 0.05),
        )
        body += polygon(
            [
                (u - land.side * 0.62 * w, y + 10),
                (u - land.side * 0.45 * w, top),
                (u - land.side * 0.12 * w, top),
                (u - land.side * 0.2 * w, y + 10),
            ],
            p(STEEL, 0.45),
        )
        body += rect(u - 0.6 * w, top - 0.16 * w, 1.2 * w, 0.26 * w, p(STEEL, -0.25))
        body += rect(u + 0.3 * land.side * w, top, 0.1 * w, y - top, p(STEEL, -0.3))
        if kit.is_dark(land.site.light):
            body += kit.halo(
                f"top{side + 1}", (u, top - 0.2 * w), 1.6 * w, p.glow("#ff6a55"), 0.8
            ) + circle(u, top - 0.25 * w, 0.12 * w, p.glow("#ffd0c0"))
    body += _beams(p, s, x, y)
    return Drawing(
        body, land.site.box(min(top - 260 * s, -420 if depth < 4 else top - 260 * s), y + 12)
    )


def _beams(p: Paint, s: float, x: float, y: float) -> str:
    """The beams across a portal."""
    body = ""
    for high, thick in ((2930, 150), (2250, 120), (1500, 130)):
        body += rect(-x * s, y - high * s, 2 * x * s, thick * s, p(STEEL, 0.15)) + rect(
            -x * s, y - (high - thick + 40) * s, 2 * x * s, 40 * s, p(STEEL, 0.5)
        )
    for low, high in ((2250, 2780), (1500, 2130)):
        for a, b in ((-1, 1), (1, -1)):
            body += line(
                [(a * 0.95 * x * s, y - low * s), (b * 0.95 * x * s, y - high * s)],
                p(STEEL, 0.3),
                34 * s,
            )
    return body


def _cables(land: Land, x: float) -> Drawing:
    """Main cables between the towers and over the camera, with their hangers."""
    body = ""
    for side in (-1, 1):
        points: list[Point] = []
        for n in range(41):
            depth = 1.0 + n * (7.8 - 1.0) / 40
            u = (depth - 2.9) / (7.8 - 2.9)
            sag = 4 * u * (1 - u) if u > 0 else 2.1 * u
            high = 2950 - 2250 * sag if u > 0 else 2950 + 1150 * 1.25 * u
            points.append((side * x / depth, land.foot(depth) - high / depth))
            if n % 2 == 0:
                foot = (points[-1][0], land.foot(depth) - 240 / depth)
                body += line([points[-1], foot], land.air(depth)("#7d4a40", 0.2), 7 / depth)
        for at in range(0, 40, 4):
            depth = 1.3 + 0.155 * at
            shade = 0.1 if side == land.side else 0.35
            body += line(points[at : at + 5], land.air(depth)(STEEL, shade), 46 / depth)
    return Drawing(body, land.site.box(-420, land.foot(1.0)))


def _railing(land: Land, x: float, lamps: list[tuple[float, float, str]]) -> Drawing:
    body = ""
    for side in (-1, 1):
        wall = kit.Wall(land, side * x, 0.8, recedes=True)
        far = (12 - 0.8) / kit.Z
        body += path(
            "".join(wall.quad(u, u + 26, 0, 250) for u in range(0, 9000, 190)),
            land.air(2.4)(STEEL, 0.3),
        )
        for low, high, shade in ((225, 262, -0.15), (130, 150, 0.3), (20, 48, 0.35)):
            body += path(wall.quad(0, far, low, high), land.air(2.4)(STEEL, shade))
    for number, (at, depth, _) in enumerate(sorted(lamps, key=lambda lamp: -lamp[1])):
        body += kit.street_lamp(
            land.air(depth),
            (at / depth, land.foot(depth)),
            1050 / depth,
            -1 if at > 0 else 1,
            f"r{number}",
        )
    return Drawing(body, land.site.box(-300, land.foot(0.8)))
