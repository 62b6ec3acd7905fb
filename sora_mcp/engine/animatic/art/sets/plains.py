"""Golden plains: savanna with acacias, and a field of ripe wheat."""

from __future__ import annotations

import random
from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import Drawing, Point, line, path
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.desert import mesas
from sora_mcp.engine.animatic.art.sets.flora import BARK, blades
from sora_mcp.engine.animatic.art.sets.meadow import LEAVES, grove, lawn, verge
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    across,
    depths,
    ground,
    hills,
    mist,
    patches,
    scattered,
)
from sora_mcp.engine.animatic.art.sets.waters import glitter, pool, ripples

WATER = "#3f7482"
DRY = ("#d9bd74", "#c9a75a", "#a98440")
WHEAT = ("#e3c270", "#d8ad4e", "#b4842f")
ACACIA = ("#7d8a46", "#6d7f3e", "#8a9150")


@place("savanna")
def savanna(site: Site) -> SetArt:
    """Dry grass to the horizon, flat-topped trees, blue hills in the heat."""
    land = Land(site)
    return SetArt(
        planes=(
            Plane(mesas(land, "far", 40, 90, "#9a8a92"), depth=40),
            Plane(hills(land, "near", 18, 54, "#b59c68", woods="#7f7c4a"), depth=18),
            Plane(mist(land, land.horizon + 6, 50, 0.45), depth=9),
            Plane(_acacias(land, "row", 7.0, 260), depth=7.0),
            Plane(_acacias(land, "few", 3.4, 900), depth=3.4),
            Plane(verge(land, "front", 0.8, DRY[2], tall=150, heads=False), depth=0.8, sway=6),
        ),
        ground=Ground(lawn(land, DRY, flowers=False)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="meadow",
        tags=frozenset({"grass"}),
    )


def _acacias(land: Land, name: str, depth: float, every: float) -> Drawing:
    """Umbrella trees in a row; the nearer rows keep clear of the middle."""
    paint, rng = land.air(depth), land.site.rng(f"acacia {name}")
    foot, high = land.foot(depth), 1150 / depth
    box = land.site.box(foot - 1.25 * high, foot + 14)
    body = "".join(
        _acacia(rng, paint, land.side, (x, foot + rng.uniform(-3, 6)), high * rng.uniform(0.7, 1.1))
        for x in scattered(rng, box.left, box.right, every, land.clear if depth < 5 else 0)
    )
    return Drawing(body, box)


def _acacia(rng: random.Random, paint: Paint, side: float, at: Point, high: float) -> str:
    (x, y), leaf = at, rng.choice(ACACIA)
    lean, bark = rng.uniform(-0.08, 0.08) * high, paint(BARK, 0.35)
    fork = (x + lean, y - 0.42 * high)
    body = line([(x, y), (x + 0.4 * lean, y - 0.2 * high), fork], bark, 0.05 * high)
    for off in (-0.36, -0.14, 0.12, 0.34):
        body += line([fork, (fork[0] + off * high, y - 0.74 * high)], bark, 0.022 * high)
    for off, top, wide in ((-0.26, 0.74, 0.3), (0.28, 0.76, 0.32), (0.02, 0.86, 0.44)):
        body += _canopy((fork[0] + off * high, y - top * high), wide * high, paint, leaf, side)
    return body


def _canopy(at: Point, half: float, paint: Paint, leaf: str, side: float) -> str:
    """A flat cushion of leaves: dark below, lit above."""
    x, y = at
    high = 0.3 * half

    def cushion(shift: float, size: float, lift: float, shade: float) -> str:
        w, h, mid = half * size, high * size, x + shift * half
        base = y - lift * high
        return path(
            f"M{mid - w:.1f} {base:.1f}Q{mid - w:.1f} {base - h:.1f} {mid - 0.4 * w:.1f} "
            f"{base - h:.1f}Q{mid:.1f} {base - 1.35 * h:.1f} {mid + 0.4 * w:.1f} {base - h:.1f}"
            f"Q{mid + w:.1f} {base - h:.1f} {mid + w:.1f} {base:.1f}"
            f"Q{mid:.1f} {base + 0.4 * h:.1f} {mid - w:.1f} {base:.1f}Z",
            paint(leaf, shade),
        )

    return (
        cushion(0, 1, 0, 0.45) + cushion(side * 0.06, 0.9, 0.18, 0.1)
        + cushion(side * 0.22, 0.55, 0.62, -0.3)
    )  # fmt: skip


@place("waterhole")
def waterhole(site: Site) -> SetArt:
    """Water in the savanna, its edge just ahead of whoever comes to drink."""
    dry, land = savanna(site), Land(site)
    half, rng = 2 * land.site.half, land.site.rng("edge")
    rim = [
        (reach / depth**0.5 + rng.uniform(-12, 12), land.foot(depth))
        for depth, reach in ((2.9, 60), (2.2, -120), (1.6, -60), (1.25, 60), (1.0, 170), (0.8, 260))
    ]
    outline = [(half, land.foot(3.2)), *rim, (420.0, land.foot(0.66)), (half, land.foot(0.55))]
    more = ripples(land, "hole", WATER, 90, near=0.6, far=3.2), glitter(land, "hole", 0.7)
    lawn_ = lawn(land, DRY, flowers=False)
    lying = Drawing(lawn_.body + pool(land, "hole", outline, WATER, *more), lawn_.box)
    return replace(dry, planes=dry.planes[:-1], ground=Ground(lying), ambience="lake")


@place("wheat_field")
def wheat_field(site: Site) -> SetArt:
    """Ripe grain in waves, a line of trees, hills."""
    land = Land(site)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 34, 120, "#8ea0b0", length=2300), depth=34),
            Plane(hills(land, "near", 16, 70, "#b9a860", woods="#6d7f48"), depth=16),
            Plane(grove(land, "row", 7.0, 130, LEAVES), depth=7.0),
            *(Plane(_grain(land, n, depth), depth=depth, sway=4 / depth)
              for n, depth in enumerate((4.2, 2.6, 1.7, 1.25))),
            Plane(verge(land, "front", 0.8, WHEAT[1], tall=190, heads=False), depth=0.8, sway=8),
        ),
        ground=Ground(_stubble(land)),
        horizon=land.horizon,
        floor=land.floor,
        ambience="meadow",
        tags=frozenset({"grass"}),
    )  # fmt: skip


def _stubble(land: Land) -> Drawing:
    rng = land.site.rng("stubble")
    body = [patches(land, "wheat", (*WHEAT, "#efd794"), 70, opacity=0.35)]
    for depth in depths(rng, 220, 7.0, 0.6):
        x, y, high = across(land, rng), land.foot(depth), 70 / depth
        tone = land.air(depth)(WHEAT[2], rng.choice((-0.2, 0.1, 0.3)))

        def base(_: float, y: float = y) -> float:
            return y

        stalks = [x + high * 0.2 * n for n in range(5)]
        body.append(blades(rng, stalks, base, (0.6 * high, high), tone, 0.1 * high))
    return ground(land, WHEAT, *body)


def _grain(land: Land, number: int, depth: float) -> Drawing:
    """A row of stalks with their ears."""
    paint, rng = land.air(depth), land.site.rng(f"grain {number}")
    foot, high = land.foot(depth), 150 / depth
    box = land.site.box(foot - 1.4 * high, foot + 0.2 * high)
    body = ""
    for shade, step in ((0.3, 17), (0.0, 21)):
        gap = step * 1.4 / depth + 5
        xs = [box.left + gap * n + rng.uniform(-3, 3) for n in range(int(box.width / gap))]
        body += blades(rng, xs, lambda _: foot + 0.1 * high, (0.6 * high, 1.1 * high),
                       paint(WHEAT[1], shade), 16 / depth)  # fmt: skip
    return Drawing(body, box)
