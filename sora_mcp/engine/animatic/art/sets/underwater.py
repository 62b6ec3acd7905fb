"""Below the sea: light from above, kelp, coral, sand."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    ellipse,
    gradient,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Light
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import puff
from sora_mcp.engine.animatic.art.sets.reef import REEF, brain, branch, fan, weed
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    across,
    below,
    depths,
    ground,
    mist,
    patches,
    rock,
    rolling,
    scattered,
    skyline,
)

SAND = ("#cdbf95", "#d8c894", "#b5a273")
CORALS = ("#e8697a", "#f0a24f", "#c86bc0", "#f2cf63", "#ef8aa0")
KELP = ("#7fae4a", "#63a05a", "#a3b652")
TOP = -520.0
_ABYSS, _GLOOM = 0.3, 0.6  # of the light that comes down so far; how dark it is there


@place("underwater")
def underwater(site: Site) -> SetArt:
    """A reef: blue that deepens away, beams from the surface, kelp to the sides."""
    is_deep = "deep" in site.details
    own = _sunken(site.light, _ABYSS if is_deep else 1.0)
    site = replace(site, light=own)
    land = Land(site, 560.0)
    body = [patches(land, "sand", (*SAND, "#e6d8a8"), 60, opacity=0.35), _caustics(land)]
    beams = () if is_deep else (
        Plane(_beams(land), depth=5.0, mode="add", pulse=0.25),
        Plane(_beams(land, "near"), depth=2.6, mode="add", pulse=0.35),
    )  # fmt: skip
    return SetArt(
        planes=(
            Plane(_water(land), depth=70),
            Plane(_reef(land, "far", 16, 200), depth=16),
            Plane(_reef(land, "mid", 7.5, 190), depth=7.5),
            Plane(mist(land, land.horizon + 14, 190, 0.9), depth=6.9),
            Plane(_kelp(land, "far", 6.0, 62, 0.2), depth=6.0, sway=8),
            *beams[:1],
            Plane(_garden(land, "far", 4.2, 150, 0.4), depth=4.2),
            Plane(_kelp(land, "mid", 3.2, 130, 0.9), depth=3.2, sway=12),
            *beams[1:],
            Plane(_garden(land, "mid", 2.2, 230, 1.0), depth=2.2),
            Plane(_garden(land, "near", 1.35, 330, 1.4), depth=1.35),
            Plane(_front(land), depth=0.76, sway=14),
        ),
        ground=Ground(ground(land, ("#7fb0b0", *SAND[1:]), *body)),
        horizon=land.horizon,
        floor=land.floor,
        sky=False,
        light=own,
        ambience="underwater",
        water=1.0,
        tags=frozenset({"underwater"}),
    )


def _sunken(light: Light, share: float) -> Light:
    """What the sea lets through: blue and green, and soon nothing."""
    level = share * (0.42 + 0.58 * (1 - light.dark))
    deep = colour.mix("#06203a", "#1d7fa3", level**1.4 if light.dark < 0.9 else 0.25)
    tint = colour.mix("#6f9fc4" if share == 1.0 else "#2c5f96", "#bfeaf0", level)
    return replace(
        light,
        sky=(colour.lighter(deep, 0.45 * level), colour.lighter(deep, 0.15), deep),
        ambient=colour.times(colour.mix(light.ambient, "#ffffff", 0.25), tint),
        dark=light.dark if share == 1.0 else max(light.dark, _GLOOM),
        warm=colour.mix(light.warm, "#c9fff4", 0.55),
        haze=deep,
        haze_share=1.05,
        shadow=0.16,
        sun=None,
        moon=None,
        wet=0.0,
        clouds=0.0,
        stars=0.0,
        key=0.4 * light.key,
    )


def _water(land: Land) -> Drawing:
    """The water itself, lightest at the surface above."""
    light, box = land.site.light, land.site.box(TOP, NEAR_Y)
    rng = land.site.rng("surface")
    shine = colour.lighter(light.sky[0], 0.35 * (1 - 0.6 * light.dark))
    stops = (
        (0, shine, 1),
        (0.26, light.sky[0], 1),
        (0.4, light.sky[1], 1),
        (0.56, light.haze, 1),
        (1, light.haze, 1),
    )
    body = gradient("w", stops) + rect(box.left, box.top, box.width, box.height, "url(#w)")
    for _ in range(40):
        x, y = across(land, rng), rng.uniform(-160, 40)
        body += ellipse(
            x,
            y,
            rng.uniform(60, 240),
            rng.uniform(4, 13),
            shine,
            f'opacity="{rng.uniform(0.1, 0.4):.2f}"',
        )
    return Drawing(body, box)


def _beams(land: Land, name: str = "far") -> Drawing:
    """Slanting light from above."""
    rng, light = land.site.rng(f"beams {name}"), land.site.light
    box = land.site.box(-200, land.floor - 60)
    much = 0.1 * (1 - 0.75 * light.dark)
    body = gradient("b", ((0, light.warm, much), (0.5, light.warm, 0.5 * much), (1, light.warm, 0)))
    for x in scattered(rng, box.left, box.right, 280):
        wide, fan_ = rng.uniform(30, 110), 0.3 * x + 60
        for grow in (1.0, 0.5):  # one in the other: softer edges
            top, low = grow * wide / 2, grow * wide * 1.4
            edge = [(x - top, box.top), (x + top, box.top)]
            edge += [(x + low + fan_, box.bottom), (x - low + fan_, box.bottom)]
            body += polygon(edge, "url(#b)")
    return Drawing(body, box)


def _reef(land: Land, name: str, depth: float, height: float) -> Drawing:
    """Rock in the blue distance, higher to the sides."""
    rng, paint = land.site.rng(f"reef {name}"), land.air(depth)
    foot, half = min(land.foot(depth), land.horizon + 60), 500 * land.site.aspect
    box = land.site.box(foot - 2.2 * height, foot + 40)
    line, small = rolling(rng, 760), rolling(rng, 170)

    def level(x: float) -> float:
        rise = 0.25 + 0.75 * float(min(1.3, abs(x) / half) ** 1.4)
        return foot - height * rise * (0.9 + 0.45 * line(x) + 0.14 * small(x))

    points = skyline(box, level, 12)
    stops = (
        (0, paint(REEF, -0.1), 1),
        (0.5, paint(REEF, 0.3), 1),
        (0.78, land.site.light.haze, 0.9),
        (1, land.site.light.haze, 0),
    )
    body = gradient("r", stops) + below(points, box.bottom, "url(#r)")
    for x, y in points[::4]:
        r = rng.uniform(8, 26)
        body += puff(
            rng,
            x,
            y + 0.5 * r,
            r,
            0.7 * r,
            paint(rng.choice((REEF, "#7d7088", "#5f8088")), rng.choice((-0.2, 0.1))),
        )
    return Drawing(body, box)


def _kelp(land: Land, name: str, depth: float, every: float, clear: float) -> Drawing:
    """Long weed that winds up from the floor."""
    rng, paint, foot = land.site.rng(f"kelp {name}"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 1700 / depth, foot + 14)
    body = []
    for x in scattered(rng, box.left, box.right, every, clear * land.clear):
        high = 1450 / depth * rng.uniform(0.45, 1.0)
        body.append(weed(rng, paint, (x, foot + 6), (84 / depth**0.8, high), rng.choice(KELP)))
    return Drawing("".join(body), box)


def _garden(land: Land, name: str, depth: float, every: float, clear: float) -> Drawing:
    """Rocks with coral of several kinds on and beside them."""
    rng, paint, foot = land.site.rng(f"coral {name}"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 420 / depth, foot + 60 / depth)
    body = []
    for x in scattered(rng, box.left, box.right, every, clear * land.clear):
        size, at = 190 / depth * rng.uniform(0.7, 1.25), (x, foot + rng.uniform(0, 20) / depth)
        tone = rng.choice(CORALS)
        kind = rng.randrange(4)
        beside = (x + rng.choice((-0.5, 0.5)) * size, at[1])
        body.append(rock(rng, paint, land.side, beside, 0.9 * size, REEF))
        if kind == 0:
            body.append(fan(paint, at, 1.1 * size, tone))
        elif kind == 1:
            body.append(brain(rng, paint, land.side, at, size, tone))
        else:
            body.append(branch(rng, paint, at, size, tone))
    return Drawing("".join(body), box)


def _caustics(land: Land) -> str:
    """The net of light that waves lay on the sand: crossing thin lenses."""
    rng, d = land.site.rng("caustics"), []
    for depth in depths(rng, 210, 7.0, 0.42):
        x, y = across(land, rng), land.foot(depth)
        rx, bow = 80 / depth**0.85 * rng.uniform(0.5, 1.3), rng.uniform(-26, 26) / depth
        thick = 5 / depth**0.9
        d.append(
            f"M{x - rx:.1f} {y:.1f}Q{x:.1f} {y + bow - thick:.1f} {x + rx:.1f} {y:.1f}"
            f"Q{x:.1f} {y + bow + thick:.1f} {x - rx:.1f} {y:.1f}Z"
        )
    tone = land.air(1.5)("#f6f0c8", -0.5)
    return path("".join(d), tone, f'opacity="{0.34 * (1 - 0.7 * land.site.light.dark):.2f}"')


def _front(land: Land) -> Drawing:
    """Weed and coral in the lower corners, close to the camera and in the shade."""
    rng, paint = land.site.rng("front"), land.air(1)
    half = 500 * land.site.aspect
    box = land.site.box(200, NEAR_Y)
    body = ""
    for way in (-1, 1):
        for _ in range(4):
            at, tone = (way * half * rng.uniform(0.86, 1.35), 1130.0), rng.choice(KELP)
            body += weed(rng, paint, at, (70, rng.uniform(360, 640)), colour.darker(tone, 0.4))
        for _ in range(2):
            at, tone = (way * half * rng.uniform(0.8, 1.2), 1090.0), rng.choice(CORALS)
            body += branch(rng, paint, at, rng.uniform(150, 210), colour.darker(tone, 0.4))
    return Drawing(body, box)
