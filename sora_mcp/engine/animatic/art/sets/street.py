"""A narrow street of coloured houses with shops, cobbles and lanterns."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import Box, Drawing, ellipse, line, path, polygon, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets import neon
from sora_mcp.engine.animatic.art.sets.flora import broadleaf, bush
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, mist

ASPHALT = ("#8b8d92", "#74767d", "#63656d")


PAVEMENT = "#b8b2a8"


TERRACE = tuple(
    kit.Front(wall, "#f2ead9", (230, 410), 500, lit=0.45, roof=roof)
    for wall, roof in (
        ("#e0b48a", "#a5543d"),
        ("#d98f76", "#8f4a3a"),
        ("#e6cf9f", "#a5543d"),
        ("#a9bfae", "#6b5a55"),
        ("#c5ccd2", "#5e6570"),
        ("#d7a6a0", "#8f4a3a"),
        ("#efe2c8", "#a5543d"),
    )
)


AWNINGS = ("#b8453c", "#2f6d62", "#c98a2b", "#3d5f93", "#7d4a6b")


def kerbside(land: Land) -> Drawing:
    """Planters in the lower corners, out of focus by their size."""
    rng, paint, half = land.site.rng("kerb"), land.air(1), 500 * land.site.aspect
    body = ""
    for side in (-1, 1):
        x, w = side * (half + 40), 330
        body += bush(rng, paint, land.side, (x, 965), 300, "#4f7a48")
        body += polygon(
            [(x - w / 2, 950), (x + w / 2, 950), (x + 0.42 * w, 1400), (x - 0.42 * w, 1400)],
            paint("#6b6660", 0.45),
        )
        body += rect(x - w / 2 - 8, 935, w + 16, 26, paint("#7d776f", 0.2), 6)
    return Drawing(body, land.site.box(700, 1400))


@place("street")
def street(site: Site) -> SetArt:
    """A narrow street of coloured houses with shops, cobbles, trees in pots, a church far off."""
    land = Land(site, horizon=565)
    x = kit.wide_of(site, 0.92, 200)
    lamps = [(s * 0.8 * x, d, kit.LAMP) for s, d in ((-1, 1.5), (1, 2.2), (-1, 3.2), (1, 4.6))]
    signs = neon.placed(0.76 * x) if "neon" in site.details else []
    return SetArt(
        planes=(
            Plane(_steeple(land), depth=16),
            Plane(mist(land, land.horizon, 90, 0.4), depth=10),
            *_houses(land, x),
            *([Plane(neon.signs(land, signs), depth=2.1, pulse=0.12)] if signs else []),
            Plane(_lanterns(land, lamps), depth=2.0),
            Plane(_pots(land), depth=1.7),
            Plane(kerbside(land), depth=0.78),
        ),
        ground=Ground(
            _cobbles(land, 0.74 * x, lamps + signs), mirror=0.3 * site.light.wet, ripple=0.3
        ),
        horizon=land.horizon,
        floor=land.floor,
        ambience="street",
        tags=frozenset({"paved"}),
    )


def _houses(land: Land, x: float) -> tuple[Plane, Plane]:
    """Both sides of the street, far and near."""
    long = (1100.0, 1700.0)
    far = kit.terrace(
        land, "far", x, (4.2, 11.0), TERRACE, (1700, 2500), awnings=AWNINGS, long=long
    )
    near = kit.terrace(
        land, "near", x, (1.75, 4.5), TERRACE, (1900, 2700), awnings=AWNINGS, long=long, lap=2.1
    )
    return Plane(far, depth=5.4), Plane(near, depth=2.5)


def _steeple(land: Land) -> Drawing:
    """Roofs and a church tower at the street's end."""
    rng, paint, y = land.site.rng("steeple"), land.air(9), land.horizon + 20
    body = ""
    for x in range(-360, 361, 60):
        h = rng.uniform(70, 120)
        body += rect(x - 36, y - h, 72, h, paint("#c9b294", rng.choice((0.1, 0.3))))
        body += polygon([(x - 42, y - h), (x, y - h - 40), (x + 42, y - h)], paint("#9c5a46", 0.2))
    body += rect(6, y - 290, 62, 290, paint("#b8a58c", 0.1)) + rect(
        6, y - 290, 22, 290, paint("#b8a58c", 0.4)
    )
    body += polygon([(-2, y - 288), (37, y - 420), (76, y - 288)], paint("#5f6f73", 0.2))
    body += polygon([(-2, y - 288), (37, y - 420), (30, y - 288)], paint("#5f6f73", 0.5))
    body += ellipse(37, y - 240, 15, 15, paint.lamp("#f0ead8", "#ffe6ac"))
    return Drawing(body, Box(-420, y - 425, 420, y + 10))


def _cobbles(land: Land, kerb: float, lamps: list[tuple[float, float, str]]) -> Drawing:
    near, rng = land.air(1), land.site.rng("cobbles")
    light: list[str] = []
    dark: list[str] = []
    depth = 0.36
    while depth < 6:
        step, u = 130 * Z_ROW, -kerb + rng.uniform(0, 120)
        while u < kerb:
            w = rng.uniform(90, 170)
            end = depth + step
            d = (
                f"M{u / depth:.0f} {land.foot(depth):.1f}L{(u + w) / depth:.0f}"
                f" {land.foot(depth):.1f}"
                f"L{(u + w) / end:.0f} {land.foot(end):.1f}L{u / end:.0f} {land.foot(end):.1f}Z"
            )
            if rng.random() < 0.5:
                (light if rng.random() < 0.5 else dark).append(d)
            u += w + 14
        depth += step * (1 + 0.12 * depth)
    body = [
        path("".join(light), near("#c4b8a6"), 'opacity="0.35"'),
        path("".join(dark), near("#6f665c"), 'opacity="0.3"'),
    ]
    for side in (-1, 1):
        body.append(kit.strip(land, side * kerb, side * 9 * kerb, near("#c6bba9", 0.05), far=14))
        body.append(kit.strip(land, side * kerb, side * (kerb + 34), near("#ded5c5", -0.1), far=30))
    body.append(kit.pools(land, lamps))
    return ground(land, ("#b0a596", "#9c9183", "#877c70"), *body)


Z_ROW = kit.Z * 1.15


def _lanterns(land: Land, lamps: list[tuple[float, float, str]]) -> Drawing:
    body = ""
    for number, (x, depth, _) in enumerate(sorted(lamps, key=lambda lamp: -lamp[1])):
        body += kit.street_lamp(
            land.air(depth), (x / depth, land.foot(depth)), 900 / depth, 0, f"l{number}"
        )
    return Drawing(body, land.site.box(-100, land.foot(1.4)))


def _pots(land: Land) -> Drawing:
    rng, body = land.site.rng("pots"), ""
    for depth in (3.2, 2.4, 1.7):
        for side in (-1, 1):
            x, y, paint = (
                side * kit.wide_of(land.site, 0.78, 150) / depth,
                land.foot(depth),
                land.air(depth),
            )
            if rng.random() < 0.4:
                body += broadleaf(
                    rng, paint, land.side, (x, y - 60 / depth), 560 / depth, "#5f8f48"
                )
            else:
                body += bush(rng, paint, land.side, (x, y - 110 / depth), 200 / depth, "#56863f")
            w = 80 / depth
            body += polygon(
                [
                    (x - w, y - 130 / depth),
                    (x + w, y - 130 / depth),
                    (x + 0.75 * w, y),
                    (x - 0.75 * w, y),
                ],
                paint("#a5613f", 0.2),
            )
    return Drawing(body, land.site.box(150, land.foot(1.6)))


def stair(rng: random.Random, paint: Paint, wall: kit.Wall, high: float) -> str:
    """A fire escape on a wall: landings, rails and ladders."""
    iron, body = paint("#33363d", 0.2), ""
    for storey in range(1, int(high / kit.STOREY)):
        low, a = storey * kit.STOREY, 260.0
        rail = [
            wall.at(a, low + 190, 190),
            wall.at(a + 900, low + 190, 190),
            wall.at(a + 900, low, 190),
            wall.at(a, low, 190),
        ]
        body += line([*rail, rail[0]], iron, 6) + polygon(
            [wall.at(a, low), wall.at(a + 900, low), rail[2], rail[3]], iron
        )
        for post in range(1, 9):
            u = a + 100 * post
            body += line([wall.at(u, low + 190, 190), wall.at(u, low, 190)], iron, 2.5)
        way = (a + 100, a + 800) if storey % 2 else (a + 800, a + 100)
        body += line([wall.at(way[0], low, 120), wall.at(way[1], low + kit.STOREY, 120)], iron, 9)
    return body
