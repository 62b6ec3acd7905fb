"""A flat roof above a city, with a parapet, a tank and a string of bulbs."""

from __future__ import annotations

from itertools import pairwise

from sora_mcp.engine.animatic.art.drawing import Box, Drawing, circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.flora import bush
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    ground,
    mist,
    patches,
)


@place("rooftop")
def rooftop(site: Site) -> SetArt:
    """A flat roof with a parapet, vents and a water tank; the city all around."""
    land = Land(site, horizon=565)
    return SetArt(
        planes=(
            *_town(land),
            Plane(_lower(land), depth=6.0),
            Plane(_parapet(land), depth=2.5),
            Plane(_plant(land), depth=1.9),
            Plane(_bulbs(land), depth=1.6, sway=2),
            Plane(_corner(land), depth=0.78),
        ),
        ground=Ground(_roof(land), mirror=0.3 * site.light.wet, ripple=0.2),
        horizon=land.horizon,
        floor=land.floor,
        ambience="city",
        stars=430.0,
        tags=frozenset({"paved"}),
    )


def _lower(land: Land) -> Drawing:
    """Roofs across the street, below the parapet's top."""
    one = kit.skyline(
        land, "lower", 7, (20, 120), (120, 220), ("#857a74", "#7a828c", "#8f7d70"), lit=0.5
    )
    fill = rect(one.box.left, land.horizon + 10, one.box.width, 110, land.air(5)("#5f6068", 0.35))
    return Drawing(
        fill + one.body, Box(one.box.left, one.box.top, one.box.right, land.horizon + 120)
    )


def _parapet(land: Land) -> Drawing:
    p, y, box = (
        land.air(2.2),
        land.foot(2.5),
        land.site.box(land.foot(2.5) - 110, land.foot(2.5) + 4),
    )
    body = rect(box.left, y - 92, box.width, 96, p("#a3705a", 0.2))
    d = "".join(f"M{box.left:.0f} {y - 92 + 12 * n}H{box.right:.0f}" for n in range(1, 8))
    for row in range(8):
        d += "".join(
            f"M{x:.0f} {y - 92 + 12 * row}v12"
            for x in range(round(box.left) + (17 if row % 2 else 0), round(box.right), 34)
        )
    body += path(d, "none", f'stroke="{p("#7a5142", 0.3)}" stroke-width="1.5" opacity="0.6"')
    body += rect(box.left, y - 106, box.width, 18, p("#cbbfae", -0.1)) + rect(
        box.left, y - 88, box.width, 7, p("#5f453a", 0.5), 0, 'opacity="0.6"'
    )
    return Drawing(body, box)


def _plant(land: Land) -> Drawing:
    """A water tank on legs, vents, an air conditioner, an aerial."""
    half, p = 500 * land.site.aspect, land.air(1.9)
    x, y = -0.74 * half, land.foot(2.3)
    body = "".join(
        line([(x + u, y), (x + 0.84 * u, y - 150)], p("#4a3f3a", 0.3), 9)
        for u in (-84, -30, 30, 84)
    )
    body += line([(x - 80, y - 10), (x + 72, y - 140)], p("#4a3f3a", 0.4), 5) + rect(
        x - 100, y - 160, 200, 14, p("#4a3f3a", 0.15)
    )
    body += (
        rect(x - 92, y - 350, 184, 192, p("#8a6248", 0.15))
        + rect(x - 92 if land.side > 0 else x + 30, y - 350, 62, 192, p("#8a6248", 0.45))
        + rect(x + (52 if land.side > 0 else -92), y - 350, 36, 192, p("#8a6248", -0.25))
    )
    body += (
        "".join(rect(x - 95, y - 330 + 56 * n, 190, 6, p("#3f3a38", 0.3)) for n in range(4))
        + polygon([(x - 106, y - 348), (x + 106, y - 348), (x, y - 430)], p("#6b5a50", 0.1))
        + polygon(
            [(x - land.side * 106, y - 348), (x - land.side * 20, y - 348), (x, y - 430)],
            p("#6b5a50", 0.45),
        )
    )
    u, z = 0.8 * half, land.foot(1.9)
    body += _cooler(p, u, z)
    v, w = 0.46 * half, land.foot(2.4)
    body += (
        rect(v - 18, w - 120, 36, 120, p("#9aa0a5", 0.2))
        + rect(v - 32, w - 146, 64, 34, p("#9aa0a5", -0.1), 16)
        + line([(u + 60, z - 150), (u + 60, z - 420)], p("#4d5258", 0.2), 6)
    )
    return Drawing(
        body
        + "".join(
            line([(u + 60 - d, z - 420 + e), (u + 60 + d, z - 420 + e)], p("#4d5258", 0.2), 4)
            for d, e in ((60, 14), (44, 44), (28, 74))
        ),
        land.site.box(-60, land.foot(1.85)),
    )


def _cooler(p: Paint, u: float, z: float) -> str:
    """An air conditioner."""
    body = (
        rect(u - 120, z - 150, 240, 144, p("#b9bdc0", 0.12), 6)
        + rect(u + 34, z - 150, 86, 144, p("#b9bdc0", 0.35), 6)
        + circle(u - 46, z - 80, 52, p("#7d848a", 0.3))
        + circle(u - 46, z - 80, 40, p("#4a5056", 0.3))
    )
    body += "".join(
        line(
            [(u - 46 - 38 * c, z - 80 - 38 * s), (u - 46 + 38 * c, z - 80 + 38 * s)],
            p("#9aa1a6", 0.1),
            6,
        )
        for c, s in ((1, 0), (0.5, 0.87), (-0.5, 0.87))
    )
    return body


def _bulbs(land: Land) -> Drawing:
    """A string of bulbs from post to post."""
    p, half, body = land.air(1.6), 500 * land.site.aspect, ""
    posts = [(-1.5 * half, 330.0), (-0.62 * half, 300.0), (0.6 * half, 285.0), (1.5 * half, 330.0)]
    for x, y in posts[1:3]:
        body += rect(x - 5, y - 6, 10, land.foot(1.6) - y + 6, p("#4a4442", 0.3))
    number = 0
    for (ax, ay), (bx, by) in pairwise(posts):
        at = [
            (ax + (bx - ax) * n / 12, ay + (by - ay) * n / 12 + 95 * 4 * (n / 12) * (1 - n / 12))
            for n in range(13)
        ]
        body += line(at, p("#35322f", 0.2), 2.4)
        for x, y in at[1:-1]:
            number += 1
            lit = p.lamp("#f0e6cb", "#ffdf9a")
            body += (
                kit.halo(f"u{number}", (x, y + 11), 52, lit, 0.6)
                if kit.is_dark(land.site.light)
                else ""
            )
            body += circle(x, y + 11, 8.5, lit)
    return Drawing(body, land.site.box(230, land.foot(1.6) + 2))


def _roof(land: Land) -> Drawing:
    near = land.air(1)
    body = [
        patches(land, "tar", ("#9a9490", "#7d7874", "#8a8480"), 40, opacity=0.3, far=3.0),
        kit.paving(land, 0.34, 2.6, 4 * land.site.half, 520, near("#5c5754", 0.3), 3),
        kit.pools(land, [(0, 1.3, kit.LAMP), (-700, 1.7, kit.LAMP), (700, 1.7, kit.LAMP)]),
    ]
    return ground(land, ("#8d8884", "#a39d98", "#8f8985"), *body)


def _corner(land: Land) -> Drawing:
    """Plants in boxes in the lower corners."""
    rng, p, half, body = land.site.rng("boxes"), land.air(1), 500 * land.site.aspect, ""
    for side in (-1, 1):
        x = side * (half + 30)
        body += (
            bush(rng, p, land.side, (x, 1000), 330, "#56804a")
            + rect(x - 210, 985, 420, 400, p("#6d4f3c", 0.4), 8)
            + rect(x - 220, 975, 440, 28, p("#6d4f3c", 0.05), 6)
        )
    return Drawing(body, land.site.box(780, 1380))


def _town(land: Land) -> tuple[Plane, ...]:
    """The city, row behind row."""
    return (
        Plane(
            kit.skyline(land, "far", 34, (170, 330), (40, 90), ("#8f9db2", "#8494aa"), lit=0.3),
            depth=34,
        ),
        Plane(
            kit.skyline(
                land,
                "mid",
                20,
                (120, 330),
                (60, 120),
                ("#8390a3", "#948f98", "#778799"),
                lit=0.45,
            ),
            depth=20,
        ),
        Plane(mist(land, land.horizon - 20, 130, 0.45), depth=14),
        Plane(
            kit.skyline(
                land,
                "near",
                9,
                (60, 230),
                (90, 180),
                ("#8d8680", "#7c8794", "#9a8577"),
                lit=0.5,
            ),
            depth=9,
        ),
    )
