"""A stadium: the pitch, full stands on three sides, floodlights."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    gradient,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.flora import dots
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground

CROWD = ("#d8564a", "#e9e3d6", "#4a6fa8", "#e0b04a", "#5f8f66", "#c98aa8", "#3f4a5c", "#e8c9a5")


@place("stadium")
def stadium(site: Site) -> SetArt:
    """On the pitch: a goal, full stands on three sides, floodlights."""
    light = site.light
    if kit.is_dark(light):  # the floodlights are on
        light = replace(light, ambient=colour.mix(light.ambient, "#dfe8ee", 0.55), warm="#f2f7ff")
    land = Land(replace(site, light=light), horizon=550)
    if "crowd" in site.details:
        return _stand(land)
    return SetArt(
        planes=(
            Plane(_bowl(land), depth=9),
            Plane(_masts(land), depth=8.5),
            Plane(_boards(land), depth=5.6),
            Plane(_goal(land), depth=4.6),
            Plane(_flags(land), depth=2.4, sway=2),
        ),
        ground=Ground(_pitch(land)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="crowd",
        light=light,
        stars=300.0,
        tags=frozenset({"grass"}),
    )


def _stand(land: Land) -> SetArt:
    """Among those who watch: the rows rise around the cast, the far stands behind them."""
    return SetArt(
        planes=(Plane(_bowl(land), depth=9), Plane(_masts(land), depth=8.5)),
        ground=Ground(ground(land, ("#8b8f96", "#777c84", "#5f646c"))),
        horizon=land.horizon,
        floor=land.floor,
        ambience="crowd",
        light=land.site.light,
        stars=300.0,
        tags=frozenset({"stands"}),
    )


def _bowl(land: Land) -> Drawing:
    """Two tiers that rise to the sides, dotted with people, under a roof."""
    rng, p, half, y = land.site.rng("crowd"), land.air(2.2), land.site.half, land.horizon + 40
    body = ""

    def rim(x: float, high: float, lift: float) -> float:
        return y - high - lift * (x / half) ** 2

    xs = [-half + 2 * half * n / 24 for n in range(25)]
    for low, high, lift_a, lift_b, tone in (
        (10, 150, 0, 170, "#7f8894"),
        (168, 330, 190, 330, "#737d8b"),
    ):
        top, foot = (
            [(x, rim(x, high, lift_b)) for x in xs],
            [(x, rim(x, low, lift_a)) for x in reversed(xs)],
        )
        body += polygon([*top, *foot], p(tone, 0.25))
        places: dict[str, list[tuple[float, float, float]]] = {one: [] for one in CROWD}
        for _ in range(int(900 * land.site.aspect)):
            x, up = rng.uniform(-half, half), rng.random()
            level = rim(x, low, lift_a) * (1 - up) + rim(x, high, lift_b) * up
            places[rng.choice(CROWD)].append((x, level, rng.uniform(3.0, 4.6)))
        body += "".join(dots(at, p(one, rng.choice((0.1, 0.3)))) for one, at in places.items())
        body += line([(x, rim(x, low, lift_a) + 4) for x in xs], p("#cfd3d6", 0.1), 9)
    roof = [(x, rim(x, 400, 420)) for x in xs], [(x, rim(x, 342, 340)) for x in reversed(xs)]
    body += polygon([*roof[0], *roof[1]], p("#d6dade", 0.05)) + line(
        [(x, rim(x, 342, 340)) for x in xs], p("#5f6874", 0.4), 10
    )
    return Drawing(body, land.site.box(y - 860, y + 6))


def _masts(land: Land) -> Drawing:
    """Floodlights."""
    p, half, body = land.air(3), 500 * land.site.aspect, ""
    for number, share in enumerate((-0.8, 0.8)):
        x, y = share * half, 120.0
        body += polygon(
            [(x - 12, land.horizon), (x - 6, y), (x + 6, y), (x + 12, land.horizon)],
            p("#7d858d", 0.25),
        ) + rect(x - 82, y - 62, 164, 92, p("#59616a", 0.2), 6)
        lit = p.lamp("#e6e9ea", "#fdfcf0")
        body += "".join(
            circle(x - 62 + 31 * c, y - 44 + 28 * r, 11, lit) for r in range(3) for c in range(5)
        )
        if kit.is_dark(land.site.light):
            body += kit.halo(f"f{number}", (x, y - 16), 330, p.glow("#eaf1ff"), 0.95)
            way = -1 if x > 0 else 1
            body += gradient(f"beam{number}", ((0, "#eef4ff", 0.26), (1, "#eef4ff", 0.0)))
            body += polygon(
                [(x - 70, y), (x + 70, y), (x + way * 1000 + 300, 700), (x + way * 420 - 300, 700)],
                f"url(#beam{number})",
            )
    return Drawing(body, land.site.box(-220, 700))


def _boards(land: Land) -> Drawing:
    p, y, box = land.air(3), land.foot(5.6), land.site.box(land.foot(5.6) - 44, land.foot(5.6) + 2)
    body, x, n = "", box.left, 0
    while x < box.right:
        tone = ("#c94a3d", "#f0ece2", "#2f5f93", "#e3b13c", "#3b7f63")[n % 5]
        body += rect(x, y - 40, 148, 40, p.lamp(tone, tone)) + rect(
            x + 26, y - 25, 96, 10, p("#ffffff" if n % 5 != 1 else "#3a4250"), 4
        )
        x, n = x + 150, n + 1
    return Drawing(body + rect(box.left, y - 6, box.width, 8, p("#3a4048", 0.4)), box)


def _goal(land: Land) -> Drawing:
    p, y, s = land.air(2), land.foot(4.6), 1 / 4.6
    w, h = 900 * s, 600 * s
    net = "".join(
        f"M{-w + 2 * w * n / 22:.1f} {y - h:.1f}L{-0.9 * w + 1.8 * w * n / 22:.1f} {y - 12:.1f}"
        for n in range(23)
    )
    net += "".join(f"M{-w:.1f} {y - h * n / 9:.1f}H{w:.1f}" for n in range(1, 9))
    body = path(net, "none", f'stroke="{p("#f4f4f0")}" stroke-width="1.3" opacity="0.5"')
    return Drawing(
        body + line([(-w, y), (-w, y - h), (w, y - h), (w, y)], p("#fbfbf7", -0.2), 34 * s),
        land.site.box(y - h - 8, y + 4),
    )


def _flags(land: Land) -> Drawing:
    body = ""
    for side in (-1, 1):
        for depth in (4.6, 2.4):
            p, x, y, s = (
                land.air(depth),
                side * kit.wide_of(land.site, 1.75, 260) / depth,
                land.foot(depth),
                1 / depth,
            )
            body += line([(x, y), (x, y - 360 * s)], p("#f0e9dc", 0.1), 14 * s) + polygon(
                [(x, y - 360 * s), (x - side * 150 * s, y - 305 * s), (x, y - 250 * s)],
                p("#d8483d", 0.05),
            )
    return Drawing(body, land.site.box(land.foot(2.4) - 170, land.foot(2.4) + 4))


def _pitch(land: Land) -> Drawing:
    near, w = land.air(1), kit.wide_of(land.site, 1.75, 260)
    white, body = near("#f6f6ef"), _mown(land, near)
    body += [kit.strip(land, s * w - 12, s * w + 12, white, far=4.6) for s in (-1, 1)]
    for a, b, deep in ((-w, w, 4.56), (-0.42 * w - 400, 0.42 * w + 400, 2.9)):
        body.append(
            polygon(
                [
                    (a / deep, land.foot(deep)),
                    (b / deep, land.foot(deep)),
                    (b / (deep + 0.12), land.foot(deep + 0.12)),
                    (a / (deep + 0.12), land.foot(deep + 0.12)),
                ],
                white,
            )
        )
    body += [
        kit.strip(land, s * (0.42 * w + 400) - 10, s * (0.42 * w + 400) + 10, white, 2.9, 4.6)
        for s in (-1, 1)
    ]
    body.append(
        f'<ellipse cx="0" cy="{land.foot(1.02):.0f}" rx="{0.62 * w:.0f}" ry="58" '
        f'fill="none" stroke="{white}" stroke-width="9" opacity="0.85"/>'
    )
    return ground(land, ("#7aa84a", "#6b9f42", "#55893a"), *body)


def _mown(land: Land, near: Paint) -> list[str]:
    """Stripes in the grass, and the track behind it."""
    body: list[str] = []
    depth, number = 0.3, 0
    while depth < 4.8:
        end = depth + 0.42
        if number % 2:
            body.append(
                polygon(
                    [
                        (-9000 / depth, land.foot(depth)),
                        (9000 / depth, land.foot(depth)),
                        (9000 / end, land.foot(end)),
                        (-9000 / end, land.foot(end)),
                    ],
                    near("#7fb04a", -0.15),
                    'opacity="0.45"',
                )
            )
        depth, number = end, number + 1
    body.append(
        polygon(
            [
                (-9000, land.foot(5.0)),
                (9000, land.foot(5.0)),
                (9000, land.horizon),
                (-9000, land.horizon),
            ],
            near("#b3694f", 0.2),
        )
    )
    return body
