"""Beyond the air: open space, the moon, mars."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    circle,
    ellipse,
    glow,
    gradient,
    group,
    rect,
)
from sora_mcp.engine.animatic.art.light import Light
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.desert import dunes, mesas
from sora_mcp.engine.animatic.art.sets.mountains import stones
from sora_mcp.engine.animatic.art.sets.planets import (
    TOP,
    earth,
    giant,
    small_moons,
    stars,
    twinkle,
    void,
)
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    across,
    depths,
    ground,
    hills,
    mist,
    patches,
)

REGOLITH, RUST = ("#b4b4b8", "#a6a6ab", "#85858c"), ("#c9825a", "#b96f48", "#96543a")


@place("space")
def space(site: Site) -> SetArt:
    """Stars, a nebula, a ringed planet; nothing to stand on."""
    own = replace(_vacuum(site.light, "#b9c4e6"), ambient="#c3cbe6")  # no night, no day
    site = replace(site, light=own)
    return SetArt(
        planes=(
            Plane(void(site, nebula=True), depth=90),
            Plane(twinkle(site), depth=70, mode="add", pulse=0.5),
            *(() if "planet" in site.cast else (Plane(giant(site), depth=34),)),
            Plane(small_moons(site), depth=22),
        ),
        horizon=640.0,
        floor=900.0,
        sky=False,
        light=own,
        ambience="space",
        tags=frozenset({"air", "space"}),
    )


@place("moon")
def moon(site: Site) -> SetArt:
    """Grey dust and craters under a black sky with the earth in it."""
    own = replace(_vacuum(site.light, "#e9ecf4"), haze="#5d6069", haze_share=0.35)
    site = replace(site, light=own)
    land = Land(site, 560.0)
    body = [
        patches(land, "dust", (*REGOLITH, "#c4c4c8"), 60, opacity=0.3),
        _craters(land, REGOLITH[1], 26),
    ]
    return SetArt(
        planes=(
            Plane(void(site), depth=90),
            Plane(earth(site), depth=60),
            Plane(hills(land, "range", 30, 110, "#97979e", length=1300), depth=30),
            Plane(hills(land, "rim", 12, 40, REGOLITH[1], length=900), depth=12),
            Plane(stones(land, "far", 5.0, REGOLITH[1], 0.4), depth=5.0),
            Plane(stones(land, "mid", 2.4, REGOLITH[1], 1.1), depth=2.4),
            Plane(stones(land, "front", 0.78, REGOLITH[2], 1.8), depth=0.78),
        ),
        ground=Ground(ground(land, REGOLITH, *body)),
        horizon=land.horizon,
        floor=land.floor,
        sky=False,
        light=own,
        ambience="space",
        tags=frozenset({"space", "dust"}),
    )


@place("mars")
def mars(site: Site) -> SetArt:
    """Rust-red land with mesas under a dusty, butter-coloured sky."""
    own = _dusty(site.light)
    site = replace(site, light=own)
    land = Land(site, 550.0)
    body = [
        patches(land, "dust", (*RUST, "#d99a70", "#7d4632"), 70, wide=460, opacity=0.34),
        _craters(land, RUST[1], 9),
    ]
    return SetArt(
        planes=(
            Plane(_thin_sky(site, land.horizon), depth=90),
            Plane(mesas(land, "far", 40, 120, "#a86648"), depth=40),
            Plane(mist(land, land.horizon - 6, 90, 0.55), depth=30, drift=8),
            Plane(mesas(land, "near", 18, 190, "#a86648"), depth=18),
            Plane(dunes(land, "dune", 9, 60, RUST[0], 1000), depth=9),
            Plane(mist(land, land.foot(7), 44, 0.35), depth=7, drift=14),
            Plane(stones(land, "far", 4.6, RUST[2], 0.4), depth=4.6),
            Plane(stones(land, "mid", 2.3, RUST[2], 1.1), depth=2.3),
            Plane(stones(land, "front", 0.78, RUST[2], 1.8), depth=0.78),
        ),
        ground=Ground(ground(land, RUST, *body)),
        horizon=land.horizon,
        floor=land.floor,
        sky=False,
        light=own,
        ambience="wind",
        tags=frozenset({"space", "sand", "dust"}),
    )


def _vacuum(light: Light, ambient: str) -> Light:
    """Hard light from one side, no haze; the time of day turns it down and tints it."""
    own = colour.mix(colour.times(ambient, light.ambient), ambient, 0.45)
    return replace(
        light,
        sky=("#04050d", "#070a18", "#0b1024"), ambient=own, haze="#0b1024", haze_share=0.16,
        dark=max(0.5, light.dark), sun=None, moon=None, clouds=0.0, stars=1.0, wet=0.0, shadow=0.5,
        saturation=max(light.saturation, 0.9),
    )  # fmt: skip


def _dusty(light: Light) -> Light:
    tints = ("#b98558", "#dcaa78", "#f0cfa4")
    top, middle, low = (
        colour.mix(colour.times(tint, light.ambient), colour.times(tint, one), 0.22)
        for one, tint in zip(light.sky, tints, strict=True)
    )
    return replace(
        light, sky=(top, middle, low), ambient=colour.times(light.ambient, "#ffeada"),
        haze=colour.times(colour.mix(light.haze, "#ffffff", 0.15), "#eabf94"),
        haze_share=0.75, clouds=0.0, wet=0.0, sun=None, moon=None,
    )  # fmt: skip


def _craters(land: Land, tone: str, count: int) -> str:
    """Round holes that lie flat: a lit rim, a shaded bowl."""
    rng, body = land.site.rng("craters"), ""
    for depth in depths(rng, count, 12.0, 0.5):
        paint, x, y = land.air(depth), across(land, rng), land.foot(depth)
        rx = 150 / depth * rng.uniform(0.3, 1.2)
        ry = rx * 0.26 / depth**0.12
        body += ellipse(
            x - land.side * 0.07 * rx, y + 0.06 * ry, 1.06 * rx, 1.1 * ry, paint(tone, -0.4)
        )
        body += ellipse(x, y, rx, ry, paint(tone, 0.5))
        body += ellipse(
            x - land.side * 0.14 * rx, y + 0.12 * ry, 0.82 * rx, 0.8 * ry, paint(tone, 0.2)
        )
    return body


def _thin_sky(site: Site, horizon: float) -> Drawing:
    """The sky of mars: dust near the ground, two small moons and stars when it is dark."""
    light, box = site.light, site.box(TOP, horizon + 60)
    rng = site.rng("thin sky")
    at = -TOP / box.height
    stops = (
        (0, light.sky[0], 1),
        (at, light.sky[0], 1),
        (at + 0.5 * (1 - at), light.sky[1], 1),
        (1, light.sky[2], 1),
    )
    body = gradient("s", stops) + rect(box.left, box.top, box.width, box.height, "url(#s)")
    if light.stars > 0.2:
        body += group(stars(rng, site, 240, horizon - 60), more=f'opacity="{light.stars:.2f}"')
    x, y = -0.2 * 1000 * site.aspect, 190.0
    if light.dark < 0.5:
        body += (
            glow("sun", "#ffffff", 0.8)
            + circle(x, y, 170, "url(#sun)")
            + circle(x, y, 24, "#ffffff")
        )
    small = colour.mix(light.sky[2], "#ffffff", 0.35)
    return Drawing(body + circle(-x, 150, 13, small) + circle(-x * 1.6, 240, 7, small), box)
