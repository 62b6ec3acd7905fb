"""Water to the horizon: the open sea, and a still lake between mountains."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, Point, ellipse, gradient, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.billows import ROUGH, seas
from sora_mcp.engine.animatic.art.sets.flora import blades, conifer
from sora_mcp.engine.animatic.art.sets.meadow import GRASS, verge
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    Rock,
    ground,
    hills,
    mist,
    patches,
    peaks,
    rock,
    rolling,
    scattered,
)
from sora_mcp.engine.animatic.art.sets.waters import (
    glitter,
    pool,
    reflection,
    ripples,
    sheet,
    swell,
)

OCEAN, TARN = "#174a6b", "#27616b"
NEEDLES = ("#3f6b4a", "#35604a", "#4a7448")


@place("sea")
def sea(site: Site) -> SetArt:
    """Open water under a wide sky, rows of waves between which boats float."""
    land = Land(site, 500.0)
    body = [
        ripples(land, "sea", OCEAN, 200),
        ripples(land, "fine", OCEAN, 240, wide=22, near=0.7, far=3.0),
        glitter(land, "sea"),
    ]
    rows = ((6.5, 30), (4.2, 36), (2.7, 44), (1.75, 52), (1.2, 54), (0.965, 46), (0.76, 70))
    waves = [
        swell(land, f"row {depth}", depth, height, OCEAN, drift=(-1) ** number * 15, foam=0.4)
        for number, (depth, height) in enumerate(rows)
    ]
    return SetArt(
        planes=(
            Plane(mist(land, land.horizon - 4, 90, 0.55), depth=50),
            *(seas(land, OCEAN) if site.light.rough > ROUGH else waves),
        ),
        ground=Ground(sheet(land, OCEAN, *body), mirror=0.22 * (1 - site.light.rough), ripple=1.0),
        horizon=land.horizon,
        floor=land.floor,
        ambience="sea",
        water=0.98,
        tags=frozenset({"sea"}),
    )


@place("lake")
def lake(site: Site) -> SetArt:
    """Still water with firs and mountains upside down in it; a grassy bank with reeds."""
    land = Land(site, 505.0)
    range_ = peaks(land, "range", 26, 250, Rock("#7f8aa0", "#eef3f8", 0.4), every=300)
    shore = hills(land, "shore", 11, 74, "#5f8560", woods="#3c6249", length=1300)
    firs = _firs(land, 8.2)
    still = [
        reflection(land, "r", range_, land.horizon + 20, 0.4),
        reflection(land, "s", shore, land.horizon + 26, 0.5),
        reflection(land, "t", firs, land.foot(8.2) + 4, 0.55),
        ripples(land, "lake", TARN, 120, near=1.4),
        ripples(land, "fine", TARN, 200, wide=22, near=1.3, far=3.6),
        glitter(land, "lake", 0.8, near=1.5),
    ]
    bank = [patches(land, "bank", (*GRASS, "#a5b868"), 40, opacity=0.32, far=1.5)]
    return SetArt(
        planes=(
            Plane(range_, depth=26),
            Plane(shore, depth=11),
            Plane(firs, depth=7.9),
            Plane(mist(land, land.foot(6.5), 46, 0.42), depth=6.5, drift=5),
            swell(land, "far", 3.2, 10, TARN, foam=0, drift=8),
            swell(land, "near", 1.9, 14, TARN, foam=0, drift=-8),
            Plane(reeds(land, "far", 1.24), depth=1.24, sway=5),
            Plane(verge(land, "front", 0.8, GRASS[2], tall=110), depth=0.8, sway=5),
        ),
        ground=Ground(
            ground(land, GRASS, *bank, pool(land, "lake", _water_line(land, 1.32), TARN, *still))
        ),
        horizon=land.horizon,
        floor=land.floor,
        ambience="lake",
        water=1.5,
        tags=frozenset({"lake", "grass"}),
    )


def _water_line(land: Land, near: float) -> list[Point]:
    """All from the horizon to a bank that swings a little."""
    rng, half = land.site.rng("water line"), land.site.half + 60
    line, foot = rolling(rng, 1200), land.foot(near)
    low = [(half - 2 * half * step / 14, 0.0) for step in range(15)]
    edge = [(x, foot + 16 * line(x)) for x, _ in low]
    return [(-half, land.horizon - 60), (half, land.horizon - 60), *edge]


def _firs(land: Land, depth: float) -> Drawing:
    """A far shore of firs, tall to the sides, open in the middle."""
    paint, rng = land.air(depth), land.site.rng("firs")
    foot, half = land.foot(depth), 500 * land.site.aspect
    box = land.site.box(foot - 190, foot + 8)
    clump, body = rolling(rng, 900), []
    for x in scattered(rng, box.left, box.right, 22):
        tall = 0.4 + 0.75 * min(1.0, abs(x) / (0.8 * half)) + 0.25 * clump(x)
        body.append(
            conifer(
                rng,
                paint,
                land.side,
                (x, foot + 3),
                105 * tall * rng.uniform(0.7, 1.15),
                rng.choice(NEEDLES),
            )
        )
    strip = gradient("b", ((0, paint("#6f7d52"), 1), (1, paint("#3f5040"), 1)))
    return Drawing("".join(body) + strip + rect(box.left, foot, box.width, 6, "url(#b)"), box)


def reeds(land: Land, name: str, depth: float, *, stones: bool = True) -> Drawing:
    """Clumps of reed and a few stones where the water meets the bank, none in the middle."""
    rng, paint, foot = land.site.rng(f"reeds {name}"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 260, foot + 40)
    body = []
    for x in scattered(rng, box.left, box.right, 150, 0.85 * land.clear):
        if stones and rng.random() < 0.45:
            body.append(
                rock(rng, paint, land.side, (x, foot + 10), rng.uniform(40, 110), "#8b8a84")
            )
            continue
        for shade in (0.4, 0.05):
            xs = [x + rng.gauss(0, 30) for _ in range(12)]
            body.append(blades(rng, xs, lambda _: foot + 12, (80, 210), paint("#7b8f4a", shade), 8))
        for _ in range(3):
            hx, hy = x + rng.gauss(0, 32), foot - rng.uniform(110, 190)
            body.append(
                blades(
                    rng,
                    [hx],
                    lambda _: foot + 12,
                    (foot - hy, foot - hy + 1),
                    paint("#7b8f4a", 0.3),
                    4,
                )
            )
            body.append(ellipse(hx, hy, 6, 26, paint("#6b4630", 0.1)))
    return Drawing("".join(body), box)
