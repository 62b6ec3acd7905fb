"""Shrubs, and what grows oddly: bush, bonsai, cactus."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    Point,
    blob,
    circle,
    curve,
    ellipse,
    limb,
    path,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.props.shapes import lit_side, own, part, shelve, tone, wave
from sora_mcp.engine.animatic.art.props.trees import SWAY, crown


def _bush(pose: Pose) -> str:
    rng, leaf = random.Random(f"{pose.seed}/bush"), pose.look.colour("leaves", "#55883f")
    art = ""
    for at, size in (
        ((-42, -38), (36, 36)),
        ((44, -36), (34, 34)),
        ((0, -54), (46, 44)),
        ((-20, -24), (34, 24)),
        ((24, -22), (34, 23)),
    ):
        art += crown(pose, rng, (at[0] + 0.02 * at[1] * wave(pose), at[1]), size, leaf)
    berry = pose.look.own_colour("berries", "")
    if berry:
        art += "".join(
            circle(rng.uniform(-58, 58), rng.uniform(-72, -14), 3.4, pose.paint(berry))
            for _ in range(12)
        )
    return art


def _bonsai(pose: Pose) -> str:
    rng, leaf, pot = (
        random.Random(f"{pose.seed}/bonsai"),
        pose.look.colour("leaves", "#4f8548"),
        own(pose, "pot", "#3f5f86"),
    )
    bark = tone(pose.paint, "#6b4a36")
    art = limb(((2, -18), (-12, -34), (10, -50), (-2, -68), (4, -82)), (13, 10, 8, 6, 4), bark.base)
    art += limb(((-8, -38), (-34, -48)), (6, 3), bark.shade) + limb(
        ((8, -52), (36, -58)), (6, 3), bark.shade
    )
    art += curve([(4, -20), (-8, -34), (12, -49)], bark.light, 1.6)
    for at, size in (
        ((-40, -52), (24, 11)),
        ((42, -63), (24, 11)),
        ((-14, -70), (21, 10)),
        ((5, -88), (27, 13)),
    ):
        art += crown(pose, rng, at, size, leaf)
    art += (
        ellipse(0, -19, 34, 3, pose.paint("#5a6b3a"))
        + path("M-44 -20H44L38 -3Q36 -1 32 -1H-32Q-36 -1 -38 -3Z", pot.base)
        + path("M14 -20H44L38 -3Q36 -1 32 -1H10Z", pot.shade)
    )
    return (
        art
        + rect(-48, -22, 96, 5, pot.light, 2)
        + rect(-34, -2, 10, 3, pot.deep)
        + rect(24, -2, 10, 3, pot.deep)
    )


def _cactus(pose: Pose) -> str:
    skin, bloom = part(pose, "body", "#4f8f57"), pose.paint("#e86a9a")

    def arm(points: tuple[Point, ...], wide: float) -> str:
        lit = lit_side(pose) * 0.24 * wide
        art = limb(points, (wide,) * len(points), skin.shade)
        art += limb(
            [(x + 0.2 * lit, y) for x, y in points], (wide * 0.78,) * len(points), skin.base
        )
        return (
            art
            + curve([(x + lit, y) for x, y in points], skin.light, 1.3)
            + curve([(x - 0.7 * lit, y) for x, y in points], skin.shade, 1.2)
        )

    art = arm(((-6, -40), (-26, -42), (-29, -50), (-29, -66)), 13) + arm(
        ((6, -30), (26, -33), (30, -40), (30, -60)), 13
    )
    art += arm(((0, 0), (0, -50), (0, -88)), 22)
    for x, y in ((0, -99), (-29, -73), (30, -67)):
        art += "".join(
            blob([(x + dx, y + 4), (x + 1.9 * dx - 1.6, y - 2), (x + 1.9 * dx + 1.6, y - 3)], bloom)
            for dx in (-2.4, 0, 2.4)
        )
    spines = "".join(
        f"M{x} {y}l2.6 -2M{x} {y}l-2.6 -2"
        for x, y in (
            (-5, -20),
            (5, -32),
            (-4, -46),
            (5, -60),
            (-5, -74),
            (4, -86),
            (-30, -56),
            (30, -50),
            (6, -12),
        )
    )
    return art + path(spines, "none", f'stroke="{skin.bright}" stroke-width="0.8"')


shelve("bush", 1.2, _bush, (-88, -108, 88, 8), 100, actions=SWAY)
shelve("bonsai", 0.45, _bonsai, (-72, -106, 72, 3), 102, medium="table")
shelve("cactus", 2.4, _cactus, (-40, -108, 42, 12), 104)
