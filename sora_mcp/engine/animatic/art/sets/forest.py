"""Woods: a forest with shafts of light, a jungle."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import Drawing, curve, gradient, polygon, rect
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import (
    blades,
    bush,
    crown,
    leaf,
    palm,
    puff,
    trunk,
    tuft,
)
from sora_mcp.engine.animatic.art.sets.meadow import FLOWERS
from sora_mcp.engine.animatic.art.sets.terrain import (
    NEAR_Y,
    Land,
    across,
    depths,
    ground,
    mist,
    patches,
    rock,
    rolling,
    scattered,
)

CEILING = -420.0  # trunks and leaves go on above the frame, for cameras that rise
MOSS = ("#7d9159", "#66803f", "#4b6531")
WOODLAND = ("#4d7c3a", "#5c8a40", "#3f6f3b", "#6f9445")
TROPIC = ("#2f7a45", "#3c8a48", "#27684a", "#559a45")
BARKS = ("#66503c", "#5a4836", "#75604a")


@place("forest")
def forest(site: Site) -> SetArt:
    """Trunks at many depths under a roof of leaves, light falling in between."""
    land = Land(site, 535.0)
    return SetArt(
        planes=(
            Plane(_thicket(land, "far", 22, 430, "#6f9070"), depth=22),
            Plane(_thicket(land, "mid", 11, 300, "#587d50"), depth=11),
            Plane(_stand(land, "back", 6.5, 92, WOODLAND), depth=6.5),
            Plane(mist(land, land.foot(6.0), 90, 0.35), depth=6.0),
            Plane(_stand(land, "mid", 3.9, 190, WOODLAND, 0.8), depth=3.9),
            Plane(shafts(land), depth=3.3, mode="add", pulse=0.12),
            Plane(_stand(land, "near", 2.1, 360, WOODLAND, 1.0), depth=2.1),
            Plane(_canopy(land, "roof", 1.7, WOODLAND), depth=1.7, sway=4),
            Plane(_undergrowth(land, 1.3), depth=1.3),
            Plane(_frame_trunks(land), depth=0.75),
        ),
        ground=Ground(_floor(land, MOSS, "#9aa35c")),
        horizon=land.horizon,
        floor=land.floor,
        ambience="forest",
        tags=frozenset({"trees"}),
    )


@place("jungle")
def jungle(site: Site) -> SetArt:
    """Thick green in every depth, lianas, big leaves to the sides."""
    land = Land(site, 535.0)
    return SetArt(
        planes=(
            Plane(_thicket(land, "far", 20, 460, "#6c9c84"), depth=20),
            Plane(_thicket(land, "mid", 10, 330, "#4f8a62"), depth=10),
            Plane(mist(land, land.foot(7.5), 160, 0.4), depth=7.4, drift=8),
            Plane(_palm_row(land, 5.8), depth=5.8, sway=4),
            Plane(_stand(land, "mid", 4.0, 210, TROPIC, 0.8), depth=4.0),
            Plane(shafts(land), depth=3.2, mode="add", pulse=0.12),
            Plane(_stand(land, "near", 2.2, 420, TROPIC, 1.0), depth=2.2),
            Plane(_lianas(land), depth=1.9, sway=8),
            Plane(_canopy(land, "roof", 1.7, TROPIC), depth=1.7, sway=4),
            Plane(_undergrowth(land, 1.3, TROPIC), depth=1.3),
            Plane(_big_leaves(land), depth=0.76, sway=9),
        ),
        ground=Ground(_floor(land, ("#6d8f55", "#55783c", "#3c5a2c"), "#86994e")),
        horizon=land.horizon,
        floor=land.floor,
        ambience="jungle",
        tags=frozenset({"trees"}),
    )


def _thicket(land: Land, name: str, depth: float, height: float, tone: str) -> Drawing:
    """The far wood as one mass: uneven tops, pale stems in front of the dark between them."""
    rng, paint = land.site.rng(f"thicket {name}"), land.air(depth)
    foot = land.horizon + 24
    box = land.site.box(foot - 1.5 * height, foot + 6)
    line, body = rolling(rng, 900), []
    body.append(rect(box.left, foot - 0.7 * height, box.width, 0.7 * height, paint(tone, 0.12)))
    for x in scattered(rng, box.left - 60, box.right + 60, 62):
        r = rng.uniform(50, 105)
        y = foot - height * (0.8 + 0.3 * line(x)) + rng.uniform(-20, 30)
        body.append(crown(rng, paint, land.side, (x, y), (r, 1.1 * r), tone))
    for x in scattered(rng, box.left, box.right, 34):
        wide = rng.uniform(3, 9)
        body.append(rect(x, foot - 0.66 * height, wide, 0.66 * height, paint("#5d5a4a", 0.2)))
    haze = land.site.light.haze
    body.append(gradient("z", ((0, haze, 0.0), (1, haze, 0.8))))
    body.append(rect(box.left, foot - 0.6 * height, box.width, 0.6 * height + 6, "url(#z)"))
    return Drawing("".join(body), box)


def _stand(
    land: Land, name: str, depth: float, every: float, leaves: tuple[str, ...], clear: float = 0.0
) -> Drawing:
    """Trunks that go up out of the frame, bushes and leaves at their feet and among them."""
    rng, paint, foot = land.site.rng(f"stand {name}"), land.air(depth), land.foot(depth)
    box = land.site.box(CEILING, foot + 30)
    body, wide = [], 230 / depth
    for x in scattered(rng, box.left, box.right, every, clear * land.clear):
        size = wide * rng.uniform(0.55, 1.15)
        root = foot + rng.uniform(-4, 14)
        bark = rng.choice(BARKS)
        body.append(trunk(rng, paint, land.side, (x, root), (size, root - CEILING), bark))
        for _ in range(2):
            r = 300 / depth * rng.uniform(0.5, 1.0)
            at = (x + rng.uniform(-1, 1) * 1.2 * r, rng.uniform(-80, 0.3 * foot - 60))
            body.append(crown(rng, paint, land.side, at, (r, 0.62 * r), rng.choice(leaves)))
        if rng.random() < 0.8:
            at = (x + rng.uniform(-1, 1) * 120 / depth**0.5, root + 8)
            body.append(bush(rng, paint, land.side, at, 330 / depth, rng.choice(leaves)))
    return Drawing("".join(body), box)


def _canopy(land: Land, name: str, depth: float, leaves: tuple[str, ...]) -> Drawing:
    """The roof of leaves: hangs into the frame's top, deeper to the sides."""
    rng, paint = land.site.rng(f"canopy {name}"), land.air(depth)
    half = 500 * land.site.aspect
    box = land.site.box(CEILING, 360)
    body = [rect(box.left, CEILING, box.width, -CEILING - 120, paint(leaves[2], 0.5))]
    for row, low in ((0, 0.5), (1, 1.0)):
        for x in scattered(rng, box.left - 80, box.right + 80, 118):
            reach = 20 + 190 * min(1.0, abs(x) / half) ** 1.6
            r = rng.uniform(70, 130)
            y = -110 + reach * low * rng.uniform(0.6, 1.1)
            tone = colour.darker(rng.choice(leaves), 0.12 if row else 0.25)
            body.append(crown(rng, paint, land.side, (x, y), (1.2 * r, 0.8 * r), tone))
    return Drawing("".join(body), box)


def shafts(land: Land) -> Drawing:
    """Beams of sun or moon that fall in at a slant; to be added to what is behind."""
    rng, light = land.site.rng("shafts"), land.site.light
    box = land.site.box(-200, land.floor)
    strength = (0.20 if light.sun else 0.06) * (1 - 0.55 * light.dark)
    tone = light.warm if light.dark < 0.7 else "#9fb4e0"
    body = [gradient("b", ((0, tone, strength), (0.55, tone, 0.55 * strength), (1, tone, 0)))]
    lean = -land.side * 0.42 * (box.bottom - box.top)
    for x in scattered(rng, box.left - 200, box.right + 200, 290):
        wide = rng.uniform(24, 110)
        body.append(
            polygon(
                [
                    (x, box.top),
                    (x + wide, box.top),
                    (x + 1.9 * wide + lean, box.bottom),
                    (x - 0.5 * wide + lean, box.bottom),
                ],
                "url(#b)",
            )
        )
    return Drawing("".join(body), box)


def _floor(land: Land, colours: tuple[str, str, str], light_spot: str) -> Drawing:
    """Moss and fallen leaves, with spots of light."""
    rng = land.site.rng("floor")
    body = [patches(land, "moss", (*colours, "#6a5a3a", "#59492f"), 80, opacity=0.35)]
    body.append(patches(land, "light", (light_spot,), 16, wide=240, deep=0.16, opacity=0.4))
    for depth in depths(rng, 60, 7.0, 0.55):
        tone = land.air(depth)(rng.choice(colours), rng.choice((0.35, -0.1)))
        body.append(tuft(rng, across(land, rng), land.foot(depth), 54 / depth, tone))
    return ground(land, colours, *body)


def _undergrowth(land: Land, depth: float, leaves: tuple[str, ...] = WOODLAND) -> Drawing:
    """Ferns, stones and flowers beside the cast."""
    rng, paint, foot = land.site.rng("undergrowth"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 260, foot + 40)
    body = []
    for x in scattered(rng, box.left, box.right, 150, 1.15 * land.clear):
        kind = rng.random()
        if kind < 0.3:
            body.append(
                rock(rng, paint, land.side, (x, foot + 12), rng.uniform(60, 120), "#7b8070")
            )
        elif kind < 0.75:
            body.append(fern(rng, paint, (x, foot + 14), rng.uniform(90, 160), rng.choice(leaves)))
        else:
            xs = [x + rng.gauss(0, 26) for _ in range(14)]
            body.append(blades(rng, xs, lambda _: foot + 14, (40, 120), paint(leaves[1], 0.1), 6))
            tone = paint(rng.choice(FLOWERS))
            body += [puff(rng, xs[i], foot - 60 - 12 * i, 8, 7, tone) for i in range(4)]
    return Drawing("".join(body), box)


def fern(rng: random.Random, paint: Paint, at: tuple[float, float], long: float, tone: str) -> str:
    """Leaves that spread from one foot."""
    body = ""
    for index in range(5):
        angle = -2.75 + 0.59 * index + rng.uniform(-0.12, 0.12)
        body += leaf(paint, at, angle, long * rng.uniform(0.8, 1.1), tone)
    return body


def _frame_trunks(land: Land) -> Drawing:
    """Dark trunks at the frame's sides with ferns at their feet."""
    rng, paint = land.site.rng("frame"), land.air(1)
    half = 500 * land.site.aspect
    box = land.site.box(CEILING, NEAR_Y)
    body = []
    for way in (-1, 1):
        x = way * half * (1.04 if way < 0 else 1.12)
        wide = 0.12 * half + 40
        body.append(trunk(rng, paint, land.side, (x, 1150), (wide, 1150 - CEILING), "#463a2e"))
        for _ in range(3):
            at = (way * half * rng.uniform(0.88, 1.2), 1080.0)
            body.append(
                fern(rng, paint, at, rng.uniform(150, 230), rng.choice(("#3c6530", "#486f35")))
            )
    return Drawing("".join(body), box)


def _palm_row(land: Land, depth: float) -> Drawing:
    rng, paint, foot = land.site.rng("palm row"), land.air(depth), land.foot(depth)
    box = land.site.box(foot - 420, foot + 20)
    body = []
    for x in scattered(rng, box.left, box.right, 120):
        body.append(
            palm(rng, paint, land.side, (x, foot), rng.uniform(140, 300), rng.uniform(-0.2, 0.2))
        )
        body.append(
            bush(
                rng, paint, land.side, (x + 40, foot + 8), rng.uniform(90, 140), rng.choice(TROPIC)
            )
        )
    return Drawing("".join(body), box)


def _lianas(land: Land) -> Drawing:
    """Ropes of green that hang from above."""
    rng, paint = land.site.rng("lianas"), land.air(2)
    box = land.site.box(CEILING, 620)
    body = ""
    for x in scattered(rng, box.left, box.right, 170, 0.5 * land.clear):
        low, wide = rng.uniform(160, 470), rng.uniform(-60, 120)
        points = [
            (x, CEILING),
            (x + 0.1 * wide, low * 0.5),
            (x + 0.5 * wide, low),
            (x + wide, low * 0.4),
            (x + 1.2 * wide, CEILING),
        ]
        body += curve(points, paint("#3f6a37", rng.choice((0.2, 0.45))), rng.uniform(4, 8))
        for _ in range(3):
            at = (x + rng.uniform(0, 0.9) * wide, rng.uniform(0.5, 0.95) * low)
            body += leaf(paint, at, rng.uniform(0.6, 2.4), rng.uniform(26, 48), rng.choice(TROPIC))
    return Drawing(body, box)


def _big_leaves(land: Land) -> Drawing:
    """Leaves as long as an arm, in the corners."""
    rng, paint = land.site.rng("leaves"), land.air(1)
    half = 500 * land.site.aspect
    box = land.site.box(-300, NEAR_Y)
    body = ""
    for way in (-1, 1):
        for y, count, ups in ((1090.0, 9, (0.15, 1.35)), (-70.0, 5, (-1.2, -0.1))):
            for _ in range(count):
                up = rng.uniform(*ups)
                angle = -up if way < 0 else -3.1416 + up
                root = (way * half * rng.uniform(0.98, 1.3), y + rng.uniform(-20, 40))
                body += leaf(
                    paint,
                    root,
                    angle,
                    rng.uniform(210, 340),
                    rng.choice(("#1f5a38", "#2a6b3c", "#347a40")),
                )
    return Drawing(body, box)
