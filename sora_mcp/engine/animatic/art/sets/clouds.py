"""Above the clouds: a sea of cloud far below, towers of cloud, sun on their tops."""

from __future__ import annotations

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import Drawing, ellipse, gradient, rect
from sora_mcp.engine.animatic.art.place import Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import puff
from sora_mcp.engine.animatic.art.sets.terrain import Land, mist, rolling, scattered

DEEP = 1500.0


@place("sky")
def sky(site: Site) -> SetArt:
    """For what flies: nothing below but banks of cloud that drift."""
    land = Land(site, 700.0, 960.0)
    return SetArt(
        planes=(
            Plane(mist(land, 690, 170, 0.75), depth=58),
            Plane(_bank(land, "far", 700, 46, 0.8), depth=40, drift=10),
            Plane(_bank(land, "mid", 745, 74, 0.6), depth=20, drift=16),
            Plane(_towers(land, 800), depth=11, drift=20),
            Plane(_bank(land, "low", 830, 104, 0.4), depth=7, drift=30),
            Plane(_bank(land, "near", 915, 130, 0.2), depth=3.4, drift=46),
            Plane(_wisps(land), depth=1.9, drift=70),
            Plane(_bank(land, "front", 1000, 120, 0.0), depth=0.94, drift=110),
        ),
        ground=None,
        horizon=land.horizon,
        floor=land.floor,
        ambience="wind",
        tags=frozenset({"air"}),
    )


def _tones(land: Land, far: float) -> tuple[str, str, str, str]:
    """Light, body, shade and depth of clouds; `far` is how much of the haze they take on."""
    light = land.site.light
    body = colour.mix(light.cloud, light.haze, 0.2 + 0.5 * far)
    lit = colour.mix(colour.mix(light.cloud, light.warm, 0.55), light.haze, 0.45 * far)
    lit = colour.lighter(lit, 0.3 * (1 - light.dark) * (1 - far))
    above = colour.mix(light.sky[0], light.sky[1], 0.2)
    shade = colour.mix(body, above, 0.5 - 0.22 * far)
    body = colour.mix(body, shade, 0.25)
    return lit, body, shade, colour.mix(shade, colour.mix(above, light.haze, 0.5), 0.4)


def _bank(land: Land, name: str, level: float, size: float, far: float) -> Drawing:
    """A bank of cloud over the whole width: round tops in three tones, fading downwards."""
    rng, (lit, body, shade, deep) = land.site.rng(f"bank {name}"), _tones(land, far)
    line = rolling(rng, 9 * size + 500)
    box = land.site.box(level - 2.6 * size, DEEP)
    fill = gradient("c", ((0, shade, 1), (0.35, deep, 1), (1, deep, 1)))
    parts = [fill + rect(box.left, level + 0.25 * size, box.width, DEEP - level, "url(#c)")]
    tops = []
    for x in scattered(rng, box.left - size, box.right + size, 0.62 * size):
        r = size * rng.uniform(0.5, 1.05)
        tops.append((x, level + 0.35 * size - 0.75 * size * line(x) * rng.uniform(0.7, 1.1), r))
    for tone, dx, dy, share in (
        (shade, 0.0, 0.22, 1.0),
        (body, 0.1, 0.0, 0.86),
        (lit, 0.26, -0.22, 0.56),
    ):
        for x, y, r in tops:
            parts.append(
                puff(
                    rng, x + land.side * dx * r, y + dy * r, 1.3 * share * r, 0.8 * share * r, tone
                )
            )
    stops = ((0, deep, 0.0), (1, deep, 0.95))
    parts.append(
        gradient("v", stops) + rect(box.left, level + 0.5 * size, box.width, 2.2 * size, "url(#v)")
    )
    parts.append(rect(box.left, level + 2.65 * size, box.width, DEEP - level, deep))
    return Drawing("".join(parts), box)


def _towers(land: Land, level: float) -> Drawing:
    """Heaped clouds to the sides, that leave the middle free."""
    rng, (lit, body, shade, _) = land.site.rng("towers"), _tones(land, 0.5)
    half = 500 * land.site.aspect
    box = land.site.box(140, level + 60)
    parts = []
    for x in scattered(rng, box.left, box.right, 560, 0.5 * half):
        high = rng.uniform(240, 460)
        heads = []
        for step in range(9):
            share = step / 8
            r = (1.05 - 0.62 * share) * 0.32 * high
            heads.append(
                (x + rng.uniform(-0.4, 0.4) * high * (1 - 0.6 * share), level - high * share, r)
            )
        for tone, dx, dy, size in (
            (shade, -0.12, 0.1, 1.0),
            (body, 0.06, -0.02, 0.84),
            (lit, 0.3, -0.24, 0.5),
        ):
            for px, py, r in heads:
                parts.append(
                    puff(
                        rng,
                        px + land.side * dx * r,
                        py + dy * r,
                        1.15 * size * r,
                        0.9 * size * r,
                        tone,
                    )
                )
    return Drawing("".join(parts), box)


def _wisps(land: Land) -> Drawing:
    """Thin veils that pass close by."""
    rng, (lit, *_) = land.site.rng("wisps"), _tones(land, 0.1)
    box = land.site.box(330, 900)
    body = gradient("w", ((0, lit, 0.0), (0.5, lit, 0.34), (1, lit, 0.0)))
    for x in scattered(rng, box.left, box.right, 420):
        y = rng.choice((rng.uniform(380, 480), rng.uniform(740, 860)))
        body += ellipse(x, y, rng.uniform(140, 330), rng.uniform(10, 26), "url(#w)")
    return Drawing(body, box)
