"""A harbour: a quay, boats at their berths, cranes and sheds across the water."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    ellipse,
    gradient,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.alley import crate
from sora_mcp.engine.animatic.art.sets.boats import boats
from sora_mcp.engine.animatic.art.sets.terrain import Land, depths, ground, hills

_BOATS = ("boat", "sailboat", "ship", "canoe")  # that are seen beyond the quay
SEA = ("#86b3c8", "#4f8cab", "#35708f")


def waves(land: Land, count: int, near: float = 0.4) -> str:
    """Glints that lie on water."""
    rng, body = land.site.rng("waves"), ""
    for depth in depths(rng, count, 18.0, near):
        rx = rng.uniform(120, 300) / depth
        tone = land.air(depth)(SEA[0], -0.6) if rng.random() < 0.6 else land.air(depth)(SEA[2], 0.3)
        body += ellipse(
            rng.uniform(-land.site.half, land.site.half),
            land.foot(depth),
            rx,
            max(1.0, 5 / depth),
            tone,
            'opacity="0.5"',
        )
    return body


@place("harbor")
def harbor(site: Site) -> SetArt:
    """A quay: fishing boats at their berths, cranes and containers across the water."""
    land = Land(site, horizon=545)
    lamps = [(s * kit.wide_of(site, 1.0, 100), 1.35, kit.LAMP) for s in (-1, 1)]
    return SetArt(
        planes=(
            Plane(hills(land, "far", 34, 110, "#8ca2ba", length=2100), depth=34),
            Plane(_cranes(land, 13), depth=13),
            Plane(_sheds(land, 9), depth=9),
            Plane(
                boats(
                    land,
                    ((-0.45, 5.4), (0.3, 6.2), (0.86, 5.0), (-1.2, 5.8), (1.3, 6.0)),
                    sails=True,
                ),
                depth=5.5,
                sway=2,
            ),
            Plane(
                boats(land, ((-0.78, 2.9), (0.82, 2.6), (1.6, 2.8), (-1.6, 2.7))),
                depth=2.7,
                sway=1,
            ),
            Plane(_quay(land, lamps), depth=1.4),
            Plane(_ropes(land), depth=0.78),
        ),
        ground=Ground(_basin(land, lamps), mirror=0.3, ripple=0.8),
        horizon=land.horizon,
        floor=land.floor,
        ambience="harbor",
        water=1.9,
        tags=frozenset({"paved"}),
    )


def _basin(land: Land, lamps: list[tuple[float, float, str]]) -> Drawing:
    near, box, edge = land.air(1), land.site.box(land.horizon, 1500), land.foot(1.55)
    stops = (
        (0, near("#c3b8a6", 0.0), 1),
        (0.35, near("#ada292", 0.05), 1),
        (1, near("#8d8376", 0.35), 1),
    )
    body = [
        waves(land, 70, 1.7),
        gradient("quay", stops),
        rect(box.left, edge, box.width, 1500 - edge, "url(#quay)"),
    ]
    d = "".join(
        f"M{box.left:.0f} {land.foot(depth):.1f}H{box.right:.0f}"
        for depth in (1.3, 1.08, 0.9, 0.75, 0.62, 0.5)
    )
    d += "".join(
        f"M{u / 1.55:.0f} {edge:.1f}L{u / 0.4:.0f} {land.foot(0.4):.0f}"
        for u in range(-4000, 4001, 420)
    )
    body.append(
        path(d, "none", f'stroke="{near("#6f6659", 0.3)}" stroke-width="2.4" opacity="0.35"')
    )
    body.append(
        rect(box.left, edge, box.width, 12, near("#d8cfbf", -0.2))
        + rect(box.left, edge - 26, box.width, 26, near("#5f5850", 0.4))
    )
    body.append(kit.pools(land, lamps))
    return ground(land, SEA, *body)


def _cranes(land: Land, depth: float) -> Drawing:
    """Gantry cranes in the haze."""
    p, y, body, half = land.air(depth * 0.6), land.horizon + 16, "", 500 * land.site.aspect
    for share, tone, way in (
        (-0.85, "#c96a45", 1),
        (-0.36, "#5f7fa0", 1),
        (0.62, "#c96a45", -1),
        (1.25, "#5f7fa0", -1),
        (-1.35, "#c9a045", 1),
    ):
        x, w, h = share * half, 84.0, 250.0
        for u in (-0.5, 0.5):
            body += rect(
                x + u * w - 5, y - 0.72 * h, 10, 0.72 * h, p(tone, 0.15 if u < 0 else 0.35)
            )
        body += rect(x - 0.5 * w, y - 0.42 * h, w, 8, p(tone, 0.3)) + rect(
            x - 0.62 * w, y - 0.74 * h, 1.24 * w, 13, p(tone, 0.05)
        )
        tip = (x + way * 2.0 * w, y - 0.72 * h)
        body += rect(min(x, tip[0]), y - 0.76 * h, abs(tip[0] - x), 9, p(tone, 0.15))
        body += line(
            [(x + way * 0.1 * w, y - 0.74 * h), (x + way * 0.1 * w, y - 1.05 * h), tip],
            p(tone, 0.25),
            3.4,
        ) + line(
            [(x + way * 0.1 * w, y - 1.05 * h), (x - way * 0.6 * w, y - 0.74 * h)],
            p(tone, 0.25),
            3.4,
        )
        body += line(
            [(x + way * 1.3 * w, y - 0.72 * h), (x + way * 1.3 * w, y - 0.4 * h)],
            p("#3f4550", 0.2),
            1.6,
        )
        body += circle(x + way * 0.1 * w, y - 1.06 * h, 3.5, p.lamp("#d8d2c6", "#ff7a5c"))
    return Drawing(body, land.site.box(y - 290, y + 10))


def _sheds(land: Land, depth: float) -> Drawing:
    """Warehouses and stacked containers on the other shore."""
    rng, p, y, box = (
        land.site.rng("sheds"),
        land.air(depth * 0.6),
        land.horizon + 22,
        land.site.box(land.horizon - 110, land.horizon + 34),
    )
    body, x = rect(box.left, y - 4, box.width, 16, p("#7d766c", 0.3)), box.left
    while x < box.right:
        if rng.random() < 0.4:
            w, h = rng.uniform(110, 180), rng.uniform(44, 66)
            tone = rng.choice(("#b9a58d", "#a86a54", "#8f9aa3"))
            body += rect(x, y - h, w, h, p(tone, 0.15)) + polygon(
                [(x - 5, y - h), (x + w / 2, y - h - 26), (x + w + 5, y - h)], p(tone, 0.4)
            )
            body += "".join(
                rect(x + 12 + 26 * n, y - 0.66 * h, 13, 15, p.lamp("#8fa5b5", "#ffd58a"))
                for n in range(int((w - 20) / 26))
            )
            x += w + rng.uniform(4, 20)
        else:
            for row in range(rng.randrange(1, 4)):
                body += rect(
                    x,
                    y - 23 * (row + 1),
                    62,
                    22,
                    p(rng.choice(("#b8533f", "#4a7a96", "#c99a3f", "#5f8a66")), 0.1 + 0.1 * row),
                )
            x += 66
    return Drawing(body, box)


def _quay(land: Land, lamps: list[tuple[float, float, str]]) -> Drawing:
    """Bollards, lamps and stacks of crates on the edge."""
    p, half, body = land.air(1.5), 500 * land.site.aspect, ""
    for share in (-1.3, -0.62, 0.62, 1.3) if land.site.keeps(*_BOATS) else (-1.3, 1.3):
        x, y, s = share * half, land.foot(1.5), 1 / 1.5
        body += path(
            f"M{x - 42 * s:.1f} {y}q8 -60 4 -90h{76 * s:.1f}q-4 30 4 90z", p("#3f444b", 0.15)
        ) + ellipse(x, y - 92, 40, 14, p("#3f444b", -0.3))
    for side in (-1, 1) if land.site.keeps(*_BOATS) else ():
        x, y = side * half * 1.02, land.foot(1.36)
        body += (
            crate(p, x - 70, y, 150, "#9c7650")
            + crate(p, x + 80, y + 4, 140, "#8d6a4a")
            + crate(p, x, y - 118, 140, "#a9855c")
        )
    for number, (at, depth, _) in enumerate(lamps):
        body += kit.street_lamp(
            p, (at / depth, land.foot(depth)), 1000 / depth, -1 if at > 0 else 1, f"q{number}"
        )
    return Drawing(body, land.site.box(-60, land.foot(1.3)))


def _ropes(land: Land) -> Drawing:
    """A coil of rope and a bollard in the corners."""
    p, half = land.air(1), 500 * land.site.aspect
    body = "".join(
        ellipse(-half + 20, 1060 - 22 * n, 190 - 7 * n, 44, p("#c2a878", 0.4 - 0.1 * (n % 3)))
        + ellipse(-half + 20, 1054 - 22 * n, 120, 24, p("#8d7650", 0.5))
        for n in range(4)
    )
    x = half - 10
    body += path(
        f"M{x - 110} 1500q10 -330 -10 -470h240q-20 140 -10 470z", p("#363b42", 0.35)
    ) + ellipse(x, 1030, 128, 40, p("#4a5058", -0.05))
    return Drawing(body, land.site.box(930, 1450))
