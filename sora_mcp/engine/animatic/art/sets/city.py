"""A city avenue at street level: towers, shops, neon, a crossing."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, ellipse
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets import neon
from sora_mcp.engine.animatic.art.sets.street import ASPHALT, AWNINGS, PAVEMENT, kerbside
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, mist

OFFICES = (
    kit.Front("#9fa9b3", "#c9d2da", (380, 470), 450, lit=0.5),
    kit.Front("#b59a86", "#e3d6c6", (250, 420), 470, lit=0.42),
    kit.Front("#8893a0", "#aab6c2", (600, 520), 660, lit=0.55),
    kit.Front("#a8705c", "#dcc9b4", (240, 400), 480, lit=0.4),
    kit.Front("#c9bfae", "#efe8da", (270, 430), 500, lit=0.42),
)


@place("city")
def city(site: Site) -> SetArt:
    """An avenue at street level: towers beyond, shops and neon on both sides."""
    land = Land(site, horizon=560)
    x = kit.wide_of(site, 1.1, 170)
    lamps = [(s * 0.66 * x, d, kit.LAMP) for s in (-1, 1) for d in (1.35, 2.3, 4.0)]
    signs = neon.placed(0.8 * x) if "neon" in site.details else _few(0.8 * x)
    return SetArt(
        planes=(
            *_towers(land, x),
            Plane(neon.signs(land, signs), depth=2.4, pulse=0.12),
            Plane(_lamps(land, 0.66 * x), depth=1.9),
            Plane(kerbside(land), depth=0.78),
        ),
        ground=Ground(
            _avenue(land, 0.6 * x, lamps + signs), mirror=0.38 * site.light.wet, ripple=0.2
        ),
        horizon=land.horizon,
        floor=land.floor,
        ambience="city",
        tags=frozenset({"paved"}),
    )


def _few(x: float) -> list[neon.Sign]:
    ways = ((-1, 1.8), (1, 2.6), (-1, 3.4), (1, 4.6))
    return [(side * x, depth, neon.NEON[n % 5]) for n, (side, depth) in enumerate(ways)]


def _avenue(land: Land, kerb: float, lamps: list[tuple[float, float, str]]) -> Drawing:
    near = land.air(1)
    body = [
        kit.strip(land, -9 * kerb, -kerb, near(PAVEMENT, 0.05), far=14),
        kit.strip(land, kerb, 9 * kerb, near(PAVEMENT, 0.05), far=14),
    ]
    for side in (-1, 1):
        body.append(kit.strip(land, side * kerb, side * (kerb + 36), near("#d6d0c4", -0.1), far=30))
        body.append(kit.strip(land, side * (kerb - 60), side * kerb, near("#4d4f57", 0.2), far=30))
    body.append(kit.dashes(land, 0, 26, 700, 900, near("#f1ece0", 0.0)))
    body.append(_crossing(land, kerb, near("#ece8de", 0.05)))
    body.append(_wear(land, near))
    body.append(kit.pools(land, lamps))
    return ground(land, ASPHALT, *body)


def _crossing(land: Land, kerb: float, tone: str) -> str:
    """A zebra crossing behind where the cast stands."""
    body, u = "", -kerb + 90
    while u < kerb - 150:
        body += kit.strip(land, u, u + 110, tone, near=1.3, far=1.72, more='opacity="0.75"')
        u += 230
    return body


def _wear(land: Land, paint: Paint) -> str:
    """Patches, a manhole, tyre marks: so that a road does not look new."""
    rng = land.site.rng("wear")
    body = kit.strip(land, -190, -120, paint("#4a4c54", 0.2), far=12, more='opacity="0.18"')
    body += kit.strip(land, 120, 190, paint("#4a4c54", 0.2), far=12, more='opacity="0.18"')
    for depth in (0.62, 0.9, 1.15, 2.1):
        x, y = rng.uniform(-500, 500) / depth, land.foot(depth)
        body += ellipse(x, y, 150 / depth, 20 / depth, paint("#52545c", 0.2), 'opacity="0.35"')
    x, y = -260 / 0.95, land.foot(0.95)
    return (
        body
        + ellipse(x, y, 52, 11, paint("#3f4148", 0.3))
        + ellipse(x, y - 1.5, 44, 8, paint("#5a5c64", 0.1))
    )


def _lamps(land: Land, x: float) -> Drawing:
    body = []
    for number, depth in enumerate((4.0, 2.3, 1.35)):
        paint = land.air(depth)
        for side in (-1, 1):
            at = (side * x / depth, land.foot(depth))
            body.append(kit.street_lamp(paint, at, 1150 / depth, -side, f"l{number}{side}"))
    return Drawing("".join(body), land.site.box(-420, land.foot(1.3)))


def _towers(land: Land, x: float) -> tuple[Plane, ...]:
    """What is built: towers far off, houses with shops on both sides."""
    return (
        Plane(
            kit.skyline(land, "far", 30, (240, 430), (60, 130), ("#8d9bb0", "#7f8ea6"), lit=0.25),
            depth=30,
        ),
        Plane(
            kit.skyline(
                land,
                "mid",
                15,
                (220, 470),
                (80, 150),
                ("#7f8c9e", "#8c8791", "#6f8096"),
                gap=46,
            ),
            depth=15,
        ),
        Plane(mist(land, land.horizon + 4, 110, 0.45), depth=9),
        Plane(
            kit.terrace(land, "far", x, (4.4, 9.0), OFFICES, (3000, 5200), awnings=AWNINGS),
            depth=5.4,
        ),
        Plane(
            kit.terrace(
                land, "near", x, (1.75, 4.6), OFFICES, (3600, 5600), awnings=AWNINGS, lap=2.1
            ),
            depth=2.5,
        ),
    )
