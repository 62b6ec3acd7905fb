"""A meadow: hills far away, woods in drifts, a lone tree, grass with flowers."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, circle
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.downs import ALOFT, downs
from sora_mcp.engine.animatic.art.sets.flora import blades, broadleaf, bush, dots, tuft
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    across,
    depths,
    ground,
    hills,
    mist,
    patches,
    rolling,
    scattered,
)

GRASS = ("#9cb965", "#83ab4c", "#5f8f38")
LEAVES = ("#5c8f3f", "#6d9a45", "#4f8240", "#7fa04a")
FLOWERS = ("#f6f1e0", "#f2cb45", "#e5748a", "#a98bd8")


@place("meadow")
def meadow(site: Site) -> SetArt:
    """Rolling green under a wide sky."""
    land = Land(site)
    far = downs(land) if "hills" in site.details else _plain(land)
    front = Plane(verge(land, "front", 0.8, GRASS[2]), depth=0.8, sway=5)
    return SetArt(
        planes=far if "hills" in site.details and site.eye > ALOFT else (*far, front),
        ground=Ground(lawn(land)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="meadow",
        tags=frozenset({"grass"}),
    )


def _plain(land: Land) -> tuple[Plane, ...]:
    """Hills far away, a row of trees, some near ones."""
    return (
        Plane(hills(land, "far", 34, 150, "#7793b4", length=2300), depth=34),
        Plane(hills(land, "near", 16, 92, "#83a56a", woods="#4f7a4c"), depth=16),
        Plane(mist(land, land.horizon + 6, 60, 0.5), depth=9),
        Plane(grove(land, "row", 6.0, 92, LEAVES), depth=6.0),
        Plane(grove(land, "few", 3.6, 260, LEAVES, clear=True), depth=3.6),
    )


def grove(
    land: Land, name: str, depth: float, every: float, leaves: tuple[str, ...],
    *, clear: bool = False, height: float = 900.0,
) -> Drawing:  # fmt: skip
    """Trees and bushes in a row, in clumps."""
    paint, rng = land.air(depth), land.site.rng(f"grove {name}")
    foot, high = land.foot(depth), height / depth
    box = land.site.box(foot - 1.3 * high, foot + 14)
    clump, body = rolling(rng, 1700), []
    for x in scattered(rng, box.left, box.right, every, land.clear if clear else 0):
        much = clump(x)
        leaf = land.snowed(rng.choice(leaves), 0.5)
        at = (x, foot + rng.uniform(-4, 8))
        if much > 0.15 or clear:
            body.append(broadleaf(rng, paint, land.side, at, high * rng.uniform(0.75, 1.2), leaf))
        elif much > -0.5:
            body.append(bush(rng, paint, land.side, at, high * rng.uniform(0.4, 0.8), leaf))
    return Drawing("".join(body), box)


def lawn(land: Land, colours: tuple[str, str, str] = GRASS, *, flowers: bool = True) -> Drawing:
    """Grass in soft patches, tufts, and drifts of flowers."""
    rng = land.site.rng("lawn")
    body = [patches(land, "lawn", (*colours, "#a8bd5e"), 80, opacity=0.32)]
    for depth in depths(rng, 70, 7.0, 0.55):
        tone = land.air(depth)(land.snowed(colours[2], 0.7), rng.choice((0.1, 0.3)))
        body.append(tuft(rng, across(land, rng), land.foot(depth), 46 / depth, tone))
    return ground(
        land, colours, *body, *(_flowers(land) if flowers and not land.site.light.snow else ())
    )


def _flowers(land: Land) -> list[str]:
    rng, body = land.site.rng("flowers"), []
    for colour in FLOWERS:
        places = []
        for depth in depths(rng, 13, 8.0, 0.6):
            x, y = across(land, rng), land.foot(depth)
            for _ in range(6):
                dx, dy = rng.gauss(0, 70) / depth, rng.gauss(0, 14) / depth
                places.append((x + dx, y + dy, max(0.8, 5.2 / depth * rng.uniform(0.6, 1.2))))
        body.append(dots(places, land.air(1.6)(colour)))
    return body


def verge(
    land: Land, name: str, depth: float, grass: str, *, tall: float = 130.0, heads: bool = True
) -> Drawing:
    """Grass in front of the cast, taller to the sides, with a few flowers that stand out of it."""
    paint, rng = land.air(1), land.site.rng(f"verge {name}")
    box = land.site.box(760, NEAR_Y)
    half = 500 * land.site.aspect
    grass, heads = land.snowed(grass, 0.8), heads and not land.site.light.snow

    def foot(x: float) -> float:
        return 1040 - 70 * min(1.0, abs(x) / half) ** 2

    body = []
    for number, (shade, step) in enumerate(((0.55, 8), (0.35, 10), (0.1, 16))):
        xs = [x + rng.uniform(-8, 8) for x in range(round(box.left), round(box.right), step)]
        low = 14 * number

        def base(x: float, low: float = low) -> float:
            return foot(x) + 60 + low

        body.append(blades(rng, xs, base, (0.55 * tall, 1.15 * tall), paint(grass, shade), 7))
        body.append(
            f'<rect x="{box.left:.0f}" y="1098" width="{box.width:.0f}" height="402" '
            f'fill="{paint(grass, 0.55)}"/>' if not number else ""
        )  # fmt: skip
    if heads:
        for x in scattered(rng, box.left, box.right, 120, 0.6 * land.clear):
            r, y = rng.uniform(7, 12), foot(x) - rng.uniform(20, 80)
            tone = paint(rng.choice(FLOWERS), 0.12)
            body.append(
                blades(rng, [x], lambda _: 1100, (1100 - y, 1101 - y), paint(grass, 0.3), 4)
            )
            body.append(circle(x, y, r, tone) + circle(x, y, 0.4 * r, paint("#e2b23c", 0.1)))
    return Drawing("".join(body), box)
