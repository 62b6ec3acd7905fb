"""In the sky: cloud, moon, sun, star, planet, rainbow, comet."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    circle,
    glow,
    gradient,
    group,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import Tone, part, shelve, tone, wave


def _self_lit(pose: Pose, surface: str) -> Tone:
    """The tones of what is lit by its own sun, day and night."""
    seen = pose.paint.glow
    return Tone(
        seen(surface), seen(colour.darker(surface, 0.25)), seen(colour.darker(surface, 0.5)),
        seen(colour.lighter(surface, 0.15)), seen(colour.lighter(surface, 0.35)),
    )  # fmt: skip


def _shine(name: str, at: tuple[float, float], r: float, tint: str, much: float) -> str:
    return glow(name, tint, much) + circle(*at, r, f"url(#{name})")


def _cloud(pose: Pose) -> str:
    if (
        pose.look.trait("kind") in ("storm", "thunder", "rain")
        or pose.look.trait("weather") == "storm"
    ):
        white = part(pose, "body", "#757d8c")
    else:
        white = (
            tone(pose.paint, pose.look.colour("body", pose.paint.light.cloud))
            if pose.paint.light.dark < 0.3
            else part(pose, "body", "#cfd4e0")
        )
    puffs = ((-78, -32, 30), (-40, -54, 38), (12, -62, 44), (58, -44, 34), (90, -26, 24))
    art = rect(-106, -42, 220, 38, white.shade, 19) + "".join(
        circle(x, y, r, white.shade) for x, y, r in puffs
    )
    art += "".join(circle(x - 3, y - 5, 0.88 * r, white.base) for x, y, r in puffs) + rect(
        -100, -42, 200, 26, white.base, 13
    )
    art += "".join(circle(x - 0.2 * r, y - 0.3 * r, 0.52 * r, white.light) for x, y, r in puffs[:4])
    return group(art, f"translate({3 * wave(pose):.1f} 0)")


def _moon(pose: Pose) -> str:
    face, much = part(pose, "body", "#f2ead0"), 0.35 + 0.45 * pose.paint.light.dark
    lit = pose.paint.glow(pose.look.colour("body", "#f4edd6"))
    if "crescent" in (pose.look.trait("phase"), pose.look.trait("kind")):
        return _shine("halo", (-16, -46), 80, lit, 0.6 * much) + path(
            "M14 -98A50 50 0 1 0 46 -28A42 42 0 1 1 14 -98Z", lit
        )
    art = _shine("halo", (0, -50), 96, lit, much)
    art += circle(0, -50, 50, lit) + path(
        "M0 -100A50 50 0 0 1 0 0A72 72 0 0 0 24 -52A70 70 0 0 0 0 -100Z",
        face.shade,
        'opacity="0.2"',
    )
    for x, y, r in (
        (-18, -66, 11),
        (12, -38, 9),
        (-24, -32, 6),
        (18, -74, 7),
        (-2, -18, 5),
        (32, -54, 5),
    ):
        art += circle(x, y, r, pose.paint.glow("#d3c9ab"), 'opacity="0.8"') + path(
            f"M{x - r} {y}A{r} {r} 0 0 1 {x + 0.5 * r} {y - 0.86 * r}"
            f"A{1.3 * r} {1.3 * r} 0 0 0 {x - r} {y}Z",
            pose.paint.glow("#b9ae90"),
            'opacity="0.7"',
        )
    return art


def _sun(pose: Pose) -> str:
    gold = pose.paint.glow(pose.look.colour("body", "#ffcf3f"))
    art = _shine("halo", (0, -50), 108, gold, 0.7)
    turn = 2 * math.pi * pose.phase / 12
    for n in range(12):
        a, far = turn + 2 * math.pi * n / 12, 76 if n % 2 else 68
        tip = (far * math.cos(a), -50 + far * math.sin(a))
        sides = [(50 * math.cos(a + d), -50 + 50 * math.sin(a + d)) for d in (-0.13, 0.13)]
        art += polygon([sides[0], tip, sides[1]], gold)
    return (
        art
        + circle(0, -50, 44, gold)
        + circle(0, -50, 44, pose.paint.glow("#ff9d2e"), 'opacity="0.35"')
        + circle(-3, -53, 38, gold)
        + circle(-9, -59, 24, pose.paint.glow("#fff0a8"), 'opacity="0.7"')
    )


def _star(pose: Pose) -> str:
    gold, deep = pose.paint.glow(pose.look.colour("body", "#ffd65a")), pose.paint.glow("#d99a2b")
    size = 1 + 0.06 * wave(pose)
    points = [
        (
            (50 if n % 2 == 0 else 21) * size * math.sin(math.pi * n / 5),
            -50 - (50 if n % 2 == 0 else 21) * size * math.cos(math.pi * n / 5),
        )
        for n in range(10)
    ]
    art = _shine("halo", (0, -50), 92, gold, 0.6 + 0.15 * wave(pose)) + polygon(points, gold)
    for n in range(0, 10, 2):
        art += polygon([points[n], points[(n + 1) % 10], (0, -50)], deep, 'opacity="0.45"')
    return art


def _bands(pose: Pose) -> str:
    body = _self_lit(pose, pose.look.colour("body", "#d9a868"))
    art = circle(0, -50, 40, body.base)
    for y, high, tint in (
        (-78, 8, body.light),
        (-62, 6, body.shade),
        (-50, 9, body.light),
        (-34, 8, body.shade),
        (-22, 5, body.light),
    ):
        a, b = ((1600 - (v + 50) ** 2) ** 0.5 for v in (y, y + high))
        art += path(
            f"M{-a:.1f} {y}Q0 {y + 4} {a:.1f} {y}A40 40 0 0 1 {b:.1f} {y + high}"
            f"Q0 {y + high + 4} {-b:.1f} {y + high}A40 40 0 0 1 {-a:.1f} {y}Z",
            tint,
        )
    return art + path(
        "M10 -88.7A40 40 0 1 1 -22 -16.6Q34 -28 10 -88.7Z", "#1c2038", 'opacity="0.4"'
    )


def _earth(pose: Pose) -> str:
    paint, land = pose.paint, pose.paint.glow("#6da457")
    art = _shine("air", (0, -50), 54, paint.glow("#8fc7f0"), 0.6) + circle(
        0, -50, 40, paint.glow("#3f7fc0")
    )
    art += (
        path(
            "M-30 -74Q-14 -92 6 -86Q2 -76 -8 -72Q-2 -62 -16 -54Q-28 -56 -36 -62Q-34 -70 -30 -74Z",
            land,
        )
        + path("M-12 -46Q4 -52 10 -42Q4 -26 -2 -18Q-12 -30 -12 -46Z", land)
        + path("M14 -78Q30 -74 36 -58Q28 -48 20 -56Q10 -64 14 -78Z", land)
    )
    art += "".join(
        path(f"M{x} {y}q10 -5 20 0q8 3 14 0q-4 6 -14 5q-14 2 -20 -5z", "#ffffff", 'opacity="0.75"')
        for x, y in ((-32, -52), (-6, -70), (4, -32), (-22, -28))
    )
    return art + path(
        "M10 -88.7A40 40 0 1 1 -22 -16.6Q34 -28 10 -88.7Z", "#0d1430", 'opacity="0.45"'
    )


def _planet(pose: Pose) -> str:
    if pose.look.trait("kind") in ("earth", "blue"):
        return _earth(pose)
    ring = _self_lit(pose, pose.look.own_colour("stripe", "#e6cf9f"))
    arc = 'stroke-width="8" opacity="0.95"'
    art = path("M-66 -50A66 15 0 0 1 66 -50", "none", f'stroke="{ring.shade}" {arc}')
    art += (
        group(_bands(pose), "rotate(0)")
        + path("M-66 -50A66 15 0 0 0 66 -50", "none", f'stroke="{ring.base}" {arc}')
        + path("M-74 -50A74 18 0 0 0 74 -50", "none", f'stroke="{ring.light}" stroke-width="3"')
    )
    return group(art, "rotate(-16 0 -50)")


_ARC = ("#e8483f", "#f2913a", "#f6d64a", "#5fb865", "#4a9bd9", "#4a5fb8", "#8a55b0")


def _rainbow(pose: Pose) -> str:
    art, haze = "", 0.72 + 0.04 * wave(pose)
    for n, tint in enumerate(_ARC):
        r = 96 - 5.2 * n
        art += path(
            f"M{-r} 0A{r} {r} 0 0 1 {r} 0",
            "none",
            f'stroke="{pose.paint.glow(tint)}" stroke-width="5.6"',
        )
    return group(art, "", f'opacity="{haze:.2f}"')


def _comet(pose: Pose) -> str:
    ice, tail = pose.paint.glow("#f4fbff"), pose.paint.glow(pose.look.colour("body", "#74b8f5"))
    long = 210 + 14 * wave(pose, 2)
    stops = ((0.0, tail, 0.0), (0.7, tail, 0.45), (1.0, ice, 0.95))
    art = gradient("tail", stops, across=True) + path(
        f"M10 -70Q{-0.4 * long:.0f} -70 {-long:.0f} -50Q{-0.4 * long:.0f} -38 10 -30Z", "url(#tail)"
    )
    art += path(
        f"M4 -62Q{-0.5 * long:.0f} -56 {-0.7 * long:.0f} -48Q{-0.4 * long:.0f} -44 4 -38Z",
        "url(#tail)",
    )
    art += (
        _shine("head", (8, -50), 56, ice, 0.85)
        + circle(8, -50, 22, ice)
        + circle(2, -46, 15, tail, 'opacity="0.5"')
    )
    for n in range(5):
        age = (pose.phase + n / 5) % 1
        art += circle(
            -20 - 150 * age,
            -50 + 22 * math.sin(2.4 * n) * (1 - 0.6 * age),
            3 * (1 - age) + 0.6,
            ice,
            f'opacity="{1 - age:.2f}"',
        )
    return group(art, "rotate(24 0 -50)")


_SLOW = {"": Cycle(6.0, 24)}

shelve("cloud", 6.0, _cloud, (-118, -112, 122, 4), 106, actions=_SLOW, medium="air")
shelve("moon", 5.0, _moon, (-98, -148, 98, 48), 100, medium="air")
shelve("sun", 5.0, _sun, (-110, -160, 110, 60), 100, actions=_SLOW, medium="air")
shelve("star", 2.0, _star, (-94, -144, 94, 44), 100, actions={"": Cycle(2.0, 12)}, medium="air")
shelve("planet", 8.0, _planet, (-80, -104, 80, 4), 100, medium="air")
shelve("rainbow", 16.0, _rainbow, (-102, -102, 102, 1), 100, actions=_SLOW, medium="air")
shelve(
    "comet",
    4.0,
    _comet,
    (-220, -182, 72, 24),
    100,
    actions={"": Cycle(1.2, 12)},
    medium="air",
    faces=True,
)
