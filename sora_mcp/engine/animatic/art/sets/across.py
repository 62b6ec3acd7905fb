"""Places with a road, seen from the roadside: it runs across the frame, as its traffic does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sora_mcp.engine.animatic.art.drawing import Drawing, line, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets import neon
from sora_mcp.engine.animatic.art.sets.city import OFFICES
from sora_mcp.engine.animatic.art.sets.flora import broadleaf, bush
from sora_mcp.engine.animatic.art.sets.pavement import CROSSED, crossway
from sora_mcp.engine.animatic.art.sets.road import CROPS, FIELDS
from sora_mcp.engine.animatic.art.sets.street import ASPHALT, AWNINGS, PAVEMENT, TERRACE
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    ground,
    hills,
    mist,
    patches,
    scattered,
)

_ROW = 3.2  # depth of the houses
_TREES, _POLES, _LAMPS, _RAIL = 3.4, 2.3, 1.9, 1.6


def country(site: Site) -> SetArt:
    """A country road: fields and hills beyond it, trees, telegraph poles."""
    land = Land(site, horizon=550)
    fields = patches(land, "fields", CROPS, 30, wide=420, opacity=0.4)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 32, 120, "#8fa6c0", length=2400), depth=32),
            Plane(hills(land, "near", 16, 62, "#93a866", woods="#5f8254"), depth=16),
            Plane(mist(land, land.horizon + 4, 60, 0.5), depth=9),
            Plane(_hedge(land), depth=_TREES),
            Plane(_poles(land), depth=_POLES),
        ),
        ground=Ground(
            ground(land, FIELDS, fields, *crossway(land, "#b3a17a", dash="#f0d27a")),
            mirror=0.1 * site.light.wet,
        ),
        horizon=land.horizon, floor=land.floor, ambience="meadow", tags=frozenset({"paved"}),
    )  # fmt: skip


def town(site: Site) -> SetArt:
    """A street along a row of coloured houses with shops."""
    land = Land(site, horizon=565)
    row = _houses(land, TERRACE, (1500.0, 2100.0), (1100.0, 1700.0))
    return _built(land, (Plane(row, depth=_ROW),), "street")


def avenue(site: Site) -> SetArt:
    """An avenue along tall houses with shops, towers beyond, neon where it is told."""
    land = Land(site, horizon=560)
    row = _houses(land, OFFICES, (1700.0, 2900.0), (1500.0, 2300.0))
    far = kit.skyline(
        land, "mid", 15, (260, 520), (80, 150), ("#7f8c9e", "#8c8791", "#6f8096"), gap=46
    )
    planes = [Plane(far, depth=15), Plane(row, depth=_ROW)]
    if "neon" in site.details or site.light.dark > 0.4:
        signs = [(x * _ROW, _ROW, neon.NEON[n % 5]) for n, x in enumerate((-620, -250, 240, 610))]
        planes.append(Plane(neon.signs(land, signs), depth=_ROW - 0.1, pulse=0.12))
    return _built(land, tuple(planes), "city")


def motorway(site: Site) -> SetArt:
    """A highway with a crash barrier, a city far beyond it."""
    land = Land(site, horizon=560)
    tones = ("#8593a8", "#938f9c", "#7a8aa0")
    return SetArt(
        planes=(
            Plane(hills(land, "far", 34, 70, "#8fa6c0", length=2600), depth=34),
            Plane(kit.skyline(land, "city", 20, (110, 260), (34, 70), tones, lit=0.45), depth=20),
            Plane(mist(land, land.horizon + 4, 70, 0.5), depth=9),
            Plane(_hedge(land), depth=_TREES + 1.6),
            Plane(_lamps(land, _POLES, 1150), depth=_POLES),
            Plane(_rail(land), depth=_RAIL),
        ),
        ground=Ground(
            ground(land, ("#a9b078", "#8f9c62", "#7d8c55"), *crossway(land, "#a39c8c")),
            mirror=0.3 * site.light.wet, ripple=0.2,
        ),
        horizon=land.horizon, floor=land.floor, ambience="street", tags=frozenset({"paved"}),
    )  # fmt: skip


def span(site: Site) -> SetArt:
    """A suspension bridge seen from its own footway: its cables, the water and land beyond."""
    land = Land(site, horizon=560)
    near, half = land.air(4), site.half
    water = rect(-half, land.horizon, 2 * half, land.foot(CROSSED) - land.horizon, near("#6f9fb8"))
    return SetArt(
        planes=(
            Plane(hills(land, "far", 32, 120, "#8fa6c0", length=2400), depth=32),
            Plane(hills(land, "near", 16, 50, "#7f9a78", length=1700), depth=16),
            Plane(mist(land, land.horizon + 4, 60, 0.5), depth=9),
            Plane(_cables(land), depth=_POLES),
            Plane(_rail(land), depth=_RAIL),
        ),
        ground=Ground(
            ground(land, ("#7fa9bf", "#6f9fb8", "#5f8fa8"), water, *crossway(land, "#8d8f94")),
            mirror=0.3 * site.light.wet, ripple=0.2,
        ),
        horizon=land.horizon, floor=land.floor, ambience="harbor", tags=frozenset({"paved"}),
    )  # fmt: skip


ACROSS: dict[str, Callable[[Site], SetArt]] = {
    "road": country, "street": town, "city": avenue, "highway": motorway, "bridge": span,
}  # fmt: skip


def _built(land: Land, planes: tuple[Plane, ...], ambience: str) -> SetArt:
    """Houses, a pavement with lamps before them, and the street."""
    return SetArt(
        planes=(*planes, Plane(_lamps(land, _LAMPS, 900), depth=_LAMPS)),
        ground=Ground(
            ground(land, ASPHALT, _sidewalk(land), *crossway(land, "#d6d0c4", dash="#f1ece0")),
            mirror=0.34 * land.site.light.wet, ripple=0.2,
        ),
        horizon=land.horizon, floor=land.floor, ambience=ambience, tags=frozenset({"paved"}),
    )  # fmt: skip


def _sidewalk(land: Land) -> str:
    near, half, top = land.air(1), land.site.half, land.foot(9.0)
    low = land.foot(CROSSED)
    body = rect(-half, top, 2 * half, low - top, near(PAVEMENT, 0.05))
    for depth in (2.7, 2.2, 1.85, 1.6):
        body += rect(-half, land.foot(depth), 2 * half, 1.6, near(PAVEMENT, 0.35))
    return body


def _houses(
    land: Land,
    fronts: Sequence[kit.Front],
    tall: tuple[float, float],
    long: tuple[float, float],
) -> Drawing:
    """A row of houses whose fronts look to us."""
    rng, paint, body = land.site.rng("row"), land.air(_ROW), []
    x, last = -land.site.half * _ROW, -1
    while x < land.site.half * _ROW:
        width, high = rng.uniform(*long), rng.uniform(*tall)
        pick = rng.choice([n for n in range(len(fronts)) if n != last])
        front, last = fronts[pick], pick
        wall = kit.Wall(land, x, _ROW)
        body.append(kit.facade(rng, paint, wall, (width, high), front, kit.STOREY))
        if front.roof:
            body.append(kit.eaves(paint, wall, width, high, front.roof))
        body.append(kit.shop(rng, paint, wall, (90, width - 90), rng.choice(AWNINGS)))
        x += width
    return Drawing("".join(body), land.site.box(-400, land.foot(_ROW) + 20))


def _hedge(land: Land) -> Drawing:
    """Trees and bushes beyond the road."""
    rng, paint, y, half = (
        land.site.rng("hedge"),
        land.air(_TREES),
        land.foot(_TREES),
        land.site.half,
    )
    body = ""
    for x in scattered(rng, -half, half, 250):
        if rng.random() < 0.5:
            body += broadleaf(rng, paint, land.side, (x, y), rng.uniform(230, 340), "#6a944c")
        else:
            body += bush(rng, paint, land.side, (x, y), rng.uniform(70, 120), "#789a4d")
    return Drawing(body, land.site.box(y - 420, y + 12))


def _poles(land: Land) -> Drawing:
    """Telegraph poles along the road with a wire."""
    paint, y, step = land.air(_POLES), land.foot(_POLES), 520.0
    count, top, body = int(land.site.half / step) + 1, y - 900 / _POLES, ""
    for n in range(-count, count + 1):
        x = (n + 0.35) * step
        body += rect(x - 6, top, 12, y - top, paint("#6b5542", 0.2))
        body += rect(x - 42, top + 24, 84, 8, paint("#6b5542", 0.35))
        sag = [(x + step * at, top + 24 + 120 * at * (1 - at)) for at in (0, 0.25, 0.5, 0.75, 1)]
        body += line(sag, paint("#3a3836", 0.2), 1.8)
    return Drawing(body, land.site.box(top - 10, y + 6))


def _lamps(land: Land, depth: float, high: float) -> Drawing:
    """Lamps along the road."""
    body, count = "", int(land.site.half / 560) + 1
    for n in range(-count, count + 1):
        at = ((n + 0.3) * 560.0, land.foot(depth))
        body += kit.street_lamp(land.air(depth), at, high / depth, 0, f"l{n}")
    return Drawing(body, land.site.box(-200, land.foot(depth) + 6))


def _cables(land: Land) -> Drawing:
    """Towers, the main cable that hangs between them, and its hangers."""
    paint, y, half = land.air(_POLES), land.foot(_POLES), land.site.half
    red, body, apart = paint("#b04a3a", 0.15), "", 1500.0
    for n in range(-2, 3):
        left = (n - 0.62) * apart
        sag = [(left + apart * at, 60 + 1500 * at * (1 - at)) for at in (k / 16 for k in range(17))]
        body += line(sag, red, 9)
        body += "".join(
            line([(x, top), (x, y)], paint("#b04a3a", 0.35), 2.4) for x, top in sag[1:-1]
        )
        body += rect(left - 26, -60, 52, y + 60, red) + rect(left - 26, -60, 14, y + 60,
                     paint("#b04a3a", -0.1))  # fmt: skip
    body += rect(-half, y - 12, 2 * half, 14, paint("#b04a3a", 0.3))
    return Drawing(body, land.site.box(-80, y + 4))


def _rail(land: Land) -> Drawing:
    """A crash barrier behind the lanes."""
    paint, y, half = land.air(_RAIL), land.foot(_RAIL), land.site.half
    body = "".join(
        rect(-half + 160 * n, y - 66, 12, 66, paint("#7f868d", 0.3))
        for n in range(int(half / 80) + 1)
    )
    body += rect(-half, y - 74, 2 * half, 30, paint("#b4bac0", 0.1))
    body += rect(-half, y - 61, 2 * half, 5, paint("#7f868d", 0.2))
    return Drawing(body, land.site.box(y - 80, y + 4))
