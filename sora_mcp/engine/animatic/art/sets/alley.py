"""An alley between brick walls: fire escapes, a wall lamp, puddles, a lit street at its end."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    ellipse,
    gradient,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets import neon
from sora_mcp.engine.animatic.art.sets.street import ASPHALT, stair
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, mist

BRICKS = tuple(
    kit.Front(wall, "#b9a893", (260, 400), 620, lit=0.3)
    for wall in ("#8f5a48", "#7a5148", "#96705a", "#6f5550")
)
BIN = "#4c6b5a"


@place("alley")
def alley(site: Site) -> SetArt:
    """Narrow and tall."""
    land = Land(site, horizon=570)
    x = kit.wide_of(site, 0.5, 190)
    lamps = [(-0.86 * x, 1.6, kit.LAMP), (0.86 * x, 3.1, "#ff9a5c"), (-0.86 * x, 5.2, kit.LAMP)]
    long = (1900.0, 2700.0)
    signs = neon.placed(0.8 * x) if "neon" in site.details else []
    return SetArt(
        planes=(
            Plane(
                kit.skyline(
                    land, "end", 14, (200, 420), (70, 120), ("#8b95a5", "#9a8f8c"), lit=0.5
                ),
                depth=14,
            ),
            Plane(_beyond(land), depth=9),
            Plane(
                kit.terrace(land, "far", x, (3.6, 7.5), BRICKS, (3600, 4600), long=long), depth=4.6
            ),
            Plane(
                kit.terrace(land, "near", x, (1.1, 3.8), BRICKS, (4200, 5200), long=long, lap=2.2),
                depth=2.0,
            ),
            *([Plane(neon.signs(land, signs), depth=2.0, pulse=0.12)] if signs else []),
            Plane(_iron(land, x, lamps), depth=1.9),
            Plane(mist(land, land.horizon + 60, 130, 0.14), depth=1.8),
            Plane(_clutter(land, x), depth=1.5),
            Plane(_crates(land), depth=0.78),
        ),
        ground=Ground(
            _wet(land, x, lamps + signs), mirror=0.14 + 0.3 * site.light.wet, ripple=0.15
        ),
        horizon=land.horizon,
        floor=land.floor,
        ambience="city",
        tags=frozenset({"paved"}),
    )


def _beyond(land: Land) -> Drawing:
    """The brighter street at the end."""
    paint, y = land.air(6), land.horizon
    tone = paint.glow("#ffc887") if kit.is_dark(land.site.light) else paint("#f6ead2", -0.4)
    stops = ((0, tone, 0.0), (0.6, tone, 0.7), (1, tone, 0.25))
    body = gradient("end", stops) + rect(-240, y - 240, 480, 300, "url(#end)")
    return Drawing(body, land.site.box(y - 240, y + 60))


def _iron(land: Land, x: float, lamps: list[tuple[float, float, str]]) -> Drawing:
    """Fire escapes, wires across, wall lamps."""
    rng, body = land.site.rng("iron"), ""
    for side, depth in ((1, 3.0), (-1, 1.9), (1, 1.25)):
        body += stair(rng, land.air(depth), kit.Wall(land, side * x, depth, recedes=True), 4000)
    for depth, high in ((4.2, 1500), (2.6, 1350), (1.7, 1300)):
        a, b = -x / depth, x / depth
        y = land.foot(depth) - high / depth
        sag = path(
            f"M{a:.0f} {y:.0f}Q0 {y + 190 / depth:.0f} {b:.0f} {y - 40 / depth:.0f}",
            "none",
            f'stroke="{land.air(depth)("#2b2d33", 0.3)}" stroke-width="{6 / depth:.1f}"',
        )
        body += sag
    for number, (at, depth, tone) in enumerate(sorted(lamps, key=lambda lamp: -lamp[1])):
        body += wall_lamp(
            land.air(depth),
            (at / depth, land.foot(depth) - 950 / depth),
            130 / depth,
            tone,
            f"w{number}",
        )
    return Drawing(body, land.site.box(-420, land.foot(1.2)))


def wall_lamp(paint: Paint, at: tuple[float, float], size: float, tone: str, name: str) -> str:
    """A lamp under a tin shade on a wall, and the cone it throws."""
    (x, y), body = at, ""
    if kit.is_dark(paint.light):
        lit = paint.glow(tone)
        body += gradient(f"c{name}", ((0, lit, 0.42), (1, lit, 0.0)))
        body += polygon(
            [
                (x - 0.4 * size, y),
                (x + 0.4 * size, y),
                (x + 2.6 * size, y + 7 * size),
                (x - 2.6 * size, y + 7 * size),
            ],
            f"url(#c{name})",
        )
        body += kit.halo(name, (x, y), 2.8 * size, lit, 0.7)
    body += polygon(
        [
            (x - 0.15 * size, y - 0.5 * size),
            (x + 0.15 * size, y - 0.5 * size),
            (x + 0.55 * size, y),
            (x - 0.55 * size, y),
        ],
        paint("#3a4a48", 0.15),
    )
    return body + ellipse(x, y, 0.42 * size, 0.13 * size, paint.lamp("#ddd4c0", "#fff1cc"))


def _clutter(land: Land, x: float) -> Drawing:
    """Bins, crates and pipes along the walls."""
    body = ""
    for side, depth, w in ((1, 2.6, 360), (-1, 2.1, 380), (1, 1.5, 360)):
        p, y, s = land.air(depth), land.foot(depth), w / depth
        at = side * (x - w / 2 - 20) / depth
        body += rect(at - s / 2, y - 0.72 * s, s, 0.66 * s, p(BIN, 0.15), 4) + rect(
            at - s / 2 if land.side > 0 else at + 0.28 * s,
            y - 0.72 * s,
            0.22 * s,
            0.66 * s,
            p(BIN, 0.45),
            4,
        )
        body += polygon(
            [
                (at - 0.54 * s, y - 0.7 * s),
                (at - 0.46 * s, y - 0.86 * s),
                (at + 0.46 * s, y - 0.86 * s),
                (at + 0.54 * s, y - 0.7 * s),
            ],
            p(BIN, -0.25),
        )
        body += "".join(
            rect(at - 0.4 * s + 0.2 * n * s, y - 0.62 * s, 0.05 * s, 0.46 * s, p(BIN, 0.4))
            for n in range(5)
        )
        body += "".join(
            ellipse(at + e * 0.36 * s, y - 0.03 * s, 0.06 * s, 0.05 * s, p("#22252a", 0.4))
            for e in (-1, 1)
        )
        body += crate(p, -side * (x - 90) / depth, y, 0.4 * s)
    return Drawing(body, land.site.box(350, land.foot(1.45)))


def crate(paint: Paint, x: float, y: float, s: float, wood: str = "#a67c52") -> str:
    """A slatted wooden box."""
    body = rect(x - s / 2, y - 0.8 * s, s, 0.8 * s, paint(wood, 0.55))
    body += "".join(
        rect(x - s / 2, y - 0.8 * s + 0.21 * n * s, s, 0.16 * s, paint(wood, 0.05 + 0.07 * (n % 2)))
        for n in range(4)
    )
    return body + "".join(
        rect(
            x + e * 0.44 * s - 0.06 * s,
            y - 0.8 * s,
            0.12 * s,
            0.8 * s,
            paint(wood, 0.3 if e > 0 else -0.1),
        )
        for e in (-1, 1)
    )


def _crates(land: Land) -> Drawing:
    p, half = land.air(1), 500 * land.site.aspect
    body = crate(p, -half - 40, 1180, 330, "#7d5f45") + crate(p, half + 60, 1230, 360, "#6f5842")
    body += line([(half - 130, 1010), (half + 260, 985)], p("#4a3c31", 0.4), 12)
    return Drawing(body, land.site.box(880, 1300))


def _wet(land: Land, x: float, lamps: list[tuple[float, float, str]]) -> Drawing:
    near, rng = land.air(1), land.site.rng("puddles")
    body = [kit.paving(land, 0.34, 9, 1.1 * x, 330, near("#3c3e45", 0.3), 2)]
    body.append(kit.strip(land, -50, 50, near("#45474e", 0.3), far=20, more='opacity="0.5"'))
    sky = land.site.light.sky
    for depth in (4.0, 2.7, 1.9, 1.25, 0.85, 0.6):
        at, y = rng.uniform(-0.6, 0.6) * x / depth, land.foot(depth)
        rx, ry = rng.uniform(150, 260) / depth, 22 / depth
        body.append(ellipse(at, y, rx * 1.06, ry * 1.15, near("#4c4e56", 0.3), 'opacity="0.5"'))
        body.append(
            ellipse(at, y, rx, ry, sky[1], 'opacity="0.55"')
            + ellipse(at + 0.2 * rx, y - 0.2 * ry, 0.5 * rx, 0.3 * ry, sky[2], 'opacity="0.5"')
        )
    body.append(kit.pools(land, lamps))
    return ground(land, ASPHALT, *body)
