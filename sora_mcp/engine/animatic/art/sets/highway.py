"""A highway towards a city: lanes, rails, a sign bridge, lamps, traffic far ahead."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    line,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    ground,
    hills,
    mist,
)


@place("highway")
def highway(site: Site) -> SetArt:
    """Many lanes, barriers, a sign bridge, tall lamps, a city where they lead."""
    land = Land(site, horizon=560)
    edge = _edge(land)
    lamps = [(s * 0.85 * edge, d, kit.LAMP) for s in (-1, 1) for d in (1.7, 2.6, 4.2)]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 34, 70, "#8fa6c0", length=2600), depth=34),
            Plane(
                kit.skyline(
                    land,
                    "city",
                    20,
                    (110, 260),
                    (34, 70),
                    ("#8593a8", "#938f9c", "#7a8aa0"),
                    lit=0.45,
                ),
                depth=20,
            ),
            Plane(mist(land, land.horizon + 4, 70, 0.5), depth=9),
            Plane(_sign_bridge(land, 4.4), depth=4.4),
            Plane(_tail_lights(land), depth=3.2, pulse=0.15),
            Plane(_mast(land), depth=2.2),
            Plane(_rails(land), depth=1.5),
            Plane(_barrier(land), depth=0.76),
        ),
        ground=Ground(_lanes(land, lamps), mirror=0.32 * site.light.wet, ripple=0.2),
        horizon=land.horizon,
        floor=land.floor,
        ambience="street",
        tags=frozenset({"paved"}),
    )


def _edge(land: Land) -> float:
    """Half the width of the highway, at depth 1."""
    return min(1700.0, kit.wide_of(land.site, 1.6, 420))


def _lanes(land: Land, lamps: list[tuple[float, float, str]]) -> Drawing:
    near, edge = land.air(1), _edge(land)
    body = [
        kit.strip(land, -edge, edge, near("#6f7279", 0.05)),
        kit.strip(land, -edge - 200, -edge, near("#a39c8c", 0.1)),
        kit.strip(land, edge, edge + 200, near("#a39c8c", 0.1)),
        kit.strip(land, -edge + 60, -edge + 90, near("#efece2")),
        kit.strip(land, edge - 90, edge - 60, near("#efece2")),
    ]
    for x in (-0.67 * edge, -0.35 * edge, 0.35 * edge, 0.67 * edge):
        body.append(kit.dashes(land, x, 26, 900, 1300, near("#f1eee6")))
        body.append(kit.strip(land, x + 180, x + 330, near("#585a62", 0.1), more='opacity="0.3"'))
    body += [
        kit.strip(land, -70, -46, near("#efc94f")),
        kit.strip(land, 46, 70, near("#efc94f")),
        kit.pools(land, lamps),
    ]
    return ground(land, ("#a9b078", "#8f9c62", "#7d8c55"), *body)


def _sign_bridge(land: Land, depth: float) -> Drawing:
    p, y, s = land.air(depth), land.foot(depth), 1 / depth
    top, reach, steel = y - 1500 * s, 1900 * s, p("#8a929a", 0.15)
    body = "".join(rect(side * reach - 18 * s, top, 36 * s, y - top, steel) for side in (-1, 1))
    body += rect(-reach, top, 2 * reach, 16 * s, steel) + rect(
        -reach, top + 130 * s, 2 * reach, 16 * s, p("#8a929a", 0.4)
    )
    zig = [(-reach + 2 * reach * n / 28, top + (8 if n % 2 else 138) * s) for n in range(29)]
    body += line(zig, p("#8a929a", 0.3), 8 * s)
    for x in (-1180, -420, 560):
        body += rect(x * s, top - 130 * s, 620 * s, 380 * s, p("#f2f2ee", 0.05), 16 * s) + rect(
            (x + 14) * s, top - 116 * s, 592 * s, 352 * s, p.lamp("#2f7a56", "#3c8f68"), 12 * s
        )
        for row, share in ((0, 0.62), (1, 0.44)):
            body += rect(
                (x + 60) * s,
                top + (-60 + 90 * row) * s,
                share * 600 * s,
                36 * s,
                p("#f2f2ee"),
                8 * s,
            )
        cx, cy = (x + 500) * s, top + 150 * s
        body += polygon(
            [(cx - 34 * s, cy), (cx + 34 * s, cy), (cx, cy + 46 * s)], p("#f2f2ee")
        ) + rect(cx - 10 * s, cy - 70 * s, 20 * s, 72 * s, p("#f2f2ee"))
    return Drawing(body, land.site.box(top - 140 * s, y + 4))


def _tail_lights(land: Land) -> Drawing:
    """Cars far ahead: small bodies, red lights on the right and white ones on the left."""
    rng, edge, body = land.site.rng("cars"), _edge(land), ""
    for depth in (9.0, 7.0, 5.4, 4.2, 3.2):
        p, y, s = land.air(depth), land.foot(depth), 1 / depth
        for x in rng.sample((-0.82 * edge, -0.5 * edge, 0.2 * edge, 0.5 * edge, 0.82 * edge), 2):
            tone, at = rng.choice(("#b8bcc4", "#4a5a74", "#a8443a", "#e6e4de", "#3d4147")), x * s
            w, h = 400 * s, 190 * s
            body += rect(at - w / 2, y - h, w, 0.8 * h, p(tone, 0.12), 0.16 * w) + polygon(
                [
                    (at - 0.4 * w, y - 0.9 * h),
                    (at - 0.3 * w, y - 1.6 * h),
                    (at + 0.3 * w, y - 1.6 * h),
                    (at + 0.4 * w, y - 0.9 * h),
                ],
                p(tone, 0.0),
            )
            body += polygon(
                [
                    (at - 0.34 * w, y - 0.95 * h),
                    (at - 0.26 * w, y - 1.48 * h),
                    (at + 0.26 * w, y - 1.48 * h),
                    (at + 0.34 * w, y - 0.95 * h),
                ],
                p("#3f4d5c", 0.1),
            )
            body += rect(at - 0.42 * w, y - 0.2 * h, 0.84 * w, 0.2 * h, p("#23252b", 0.4))
            lit = p.lamp("#a33a33", "#ff4a3d") if x > 0 else p.lamp("#e8e6dc", "#fff3d6")
            for e in (-1, 1):
                body += rect(at + e * 0.38 * w - 0.07 * w, y - 0.66 * h, 0.14 * w, 0.18 * h, lit, 2)
                if kit.is_dark(land.site.light):
                    body += kit.halo(
                        f"t{x:.0f}_{depth:.0f}_{e}",
                        (at + e * 0.38 * w, y - 0.57 * h),
                        0.4 * w,
                        lit,
                        0.7,
                    )
    return Drawing(body, land.site.box(land.horizon - 40, land.foot(3.1)))


def _mast(land: Land) -> Drawing:
    """Tall lamps at both edges, and the low wall in the middle."""
    body, edge = "", _edge(land)
    for depth in (6.5, 4.2, 2.6, 1.7):
        p, y = land.air(depth), land.foot(depth)
        for way in (-1, 1):
            body += kit.street_lamp(
                p, (-way * edge / depth, y), 1600 / depth, way, f"m{depth:.0f}{way}"
            )
    p, a, b = land.air(2.5), 1.1, 14.0
    for side in (-1, 1):
        body += polygon(
            [
                (side * 34 / a, land.foot(a)),
                (side * 34 / b, land.foot(b)),
                (side * 20 / b, land.foot(b) - 150 / b),
                (side * 20 / a, land.foot(a) - 150 / a),
            ],
            p("#c2bfb6", 0.1 if side == land.side else 0.4),
        )
    body += polygon(
        [
            (-20 / a, land.foot(a) - 150 / a),
            (20 / a, land.foot(a) - 150 / a),
            (20 / b, land.foot(b) - 150 / b),
            (-20 / b, land.foot(b) - 150 / b),
        ],
        p("#c2bfb6", -0.2),
    )
    return Drawing(body, land.site.box(-420, land.foot(1.05)))


def _rails(land: Land) -> Drawing:
    """Guard rails at both edges."""
    body = ""
    for side in (-1, 1):
        x = side * (_edge(land) + 60)
        for depth in (7, 5.4, 4.2, 3.3, 2.6, 2.1, 1.7, 1.4, 1.15):
            p, s, y = land.air(depth), 1 / depth, land.foot(depth)
            body += rect(x * s - 12 * s, y - 190 * s, 24 * s, 190 * s, p("#868c92", 0.4))
        for high, thick, shade in ((190, 60, 0.0), (130, 36, 0.4)):
            a, b = 0.9, 20.0
            body += polygon(
                [
                    (x / a, land.foot(a) - high / a),
                    (x / b, land.foot(b) - high / b),
                    (x / b, land.foot(b) - (high - thick) / b),
                    (x / a, land.foot(a) - (high - thick) / a),
                ],
                land.air(2)("#b9bfc4", shade - 0.1),
            )
    return Drawing(body, land.site.box(land.horizon - 5, land.foot(0.88)))


def _barrier(land: Land) -> Drawing:
    """The near rail in the lower corners."""
    p, half, body = land.air(1), 500 * land.site.aspect, ""
    for side in (-1, 1):
        a, b = side * (half - 210), side * (land.site.half + 20)
        body += polygon([(a, 1060), (b, 950), (b, 1020), (a, 1120)], p("#9aa0a6", 0.2)) + polygon(
            [(a, 1085), (b, 980), (b, 996), (a, 1099)], p("#9aa0a6", 0.55)
        )
        body += circle(a, 1090, 30, p("#9aa0a6", 0.3)) + rect(
            side * (half + 30) - 20, 1040, 40, 400, p("#6a6f75", 0.5)
        )
    return Drawing(body, land.site.box(900, 1400))
