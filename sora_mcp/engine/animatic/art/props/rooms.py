"""What stands in rooms: table, desk, shelf, clock, mirror, carpet; doors, windows, curtains."""

from __future__ import annotations

import math
import random

from sora_mcp.engine.animatic.art.drawing import (
    circle,
    ellipse,
    gradient,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import own, part, shelve, slab, tone, wave

_BOOKS = ("#b6403a", "#3f6f8f", "#d9a441", "#5d7d4d", "#7a4d7f", "#d8d0bd", "#c9703d", "#2f4a63")


def _table(pose: Pose) -> str:
    wood = part(pose, "body", "#a06a3a")
    art = "".join(
        polygon([(x - 5, -88), (x + 5, -88), (x + 4, -14), (x - 4, -14)], wood.deep)
        for x in (-66, 66)
    )
    art += "".join(
        polygon([(x - 7, -86), (x + 7, -86), (x + 4.6, 0), (x - 4.6, 0)], wood.base)
        + polygon([(x + 1, -86), (x + 7, -86), (x + 4.6, 0), (x + 1, 0)], wood.shade)
        for x in (-88, 88)
    )
    art += (
        rect(-92, -88, 184, 12, wood.shade, 1)
        + rect(-104, -100, 208, 13, wood.base, 4)
        + rect(-104, -100, 208, 4.4, wood.light, 2)
    )
    return art + "".join(line([(x, -92), (x + 36, -92)], wood.shade, 1) for x in (-84, -20, 44))


def _desk(pose: Pose) -> str:
    wood, brass = part(pose, "body", "#8d5a33"), pose.paint("#d2a64a")
    art = rect(-84, -86, 168, 70, wood.deep, 0, 'opacity="0.55"')
    for left in (-92, 38):
        art += slab(pose, (left, -90, left + 54, -4), wood, 0.2) + rect(
            left + 3, -4, 48, 4, wood.deep
        )
        for n in range(3):
            y = -85 + 27 * n
            art += (
                rect(left + 5, y, 44, 23, wood.light, 2)
                + rect(left + 5, y + 17, 44, 6, wood.base, 2)
                + rect(left + 21, y + 9, 12, 3.4, brass, 1.6)
            )
    art += rect(-16, -88, 54, 13, wood.base) + rect(3, -83, 14, 3, brass, 1.4)
    return (
        art
        + rect(-102, -100, 204, 11, wood.base, 3)
        + rect(-102, -100, 204, 4, wood.light, 2)
        + rect(-98, -90, 196, 2.6, wood.deep)
    )


def _books(pose: Pose, rng: random.Random, left: float, right: float, y: float, high: float) -> str:
    art, x = "", left
    while x < right - 4:
        wide, tall = rng.uniform(2.6, 5.2), high * rng.uniform(0.66, 0.95)
        tint = tone(pose.paint, rng.choice(_BOOKS))
        if rng.random() < 0.1:
            x += wide
            continue
        art += rect(x, y - tall, wide - 0.4, tall, tint.base, 0.5) + rect(
            x, y - 0.8 * tall, wide - 0.4, 1.6, tint.light
        )
        x += wide
    return art


def _shelf(pose: Pose) -> str:
    rng, wood, paint = (
        random.Random(f"{pose.seed}/books"),
        part(pose, "body", "#85582f"),
        pose.paint,
    )
    art = rect(-34, -100, 68, 100, wood.deep)
    for n in range(4):
        y = -5 - 23.6 * n
        if n == 1:
            art += (
                _books(pose, rng, -30, 8, y, 20)
                + path(f"M14 {y}q-4 -8 1 -12h8q5 4 1 12z", paint("#c9704a"))
                + circle(19, y - 15, 4.6, paint("#5d8a4b"))
                + circle(15, y - 13, 3, paint("#5d8a4b", 0.3))
            )
        elif n == 2:
            art += (
                _books(pose, rng, -8, 30, y, 20)
                + rect(-28, y - 13, 15, 13, paint("#d9cdb4"), 1)
                + rect(-26, y - 11, 11, 9, paint("#7fa6bd"), 0.5)
            )
        else:
            art += _books(pose, rng, -30, 30, y, 20)
        art += rect(-33, y, 66, 3, wood.base) + rect(-33, y + 2, 66, 1.2, wood.shade)
    return (
        art
        + rect(-37, -100, 5, 100, wood.base, 1)
        + rect(32, -100, 5, 100, wood.shade, 1)
        + rect(-39, -103, 78, 5, wood.light, 1)
    )


def _clock(pose: Pose) -> str:
    """A round clock on the wall; its second hand goes."""
    rim, paint = part(pose, "body", "#6b4529"), pose.paint
    art = (
        circle(0, -50, 50, rim.base)
        + path("M0 -100A50 50 0 0 1 35.4 -14.6L31 -19A44 44 0 0 0 0 -94Z", rim.shade)
        + circle(0, -50, 42, paint("#f7f2e4"))
        + path("M-42 -50A42 42 0 0 1 0 -92A60 60 0 0 0 -36 -30Z", paint("#dcd4c0"), 'opacity="0.6"')
    )
    for n in range(12):
        a, near = n * math.pi / 6, 31 if n % 3 == 0 else 35
        art += line(
            [
                (near * math.sin(a), -50 - near * math.cos(a)),
                (38 * math.sin(a), -50 - 38 * math.cos(a)),
            ],
            paint("#33343a"),
            3 if n % 3 == 0 else 1.6,
        )
    art += line([(0, -50), (17, -60)], paint("#26272c"), 4) + line(
        [(0, -50), (-6, -82)], paint("#26272c"), 2.8
    )
    a = 2 * math.pi * (pose.phase + 0.3)
    return (
        art
        + line(
            [(-8 * math.sin(a), -50 + 8 * math.cos(a)), (33 * math.sin(a), -50 - 33 * math.cos(a))],
            paint("#c9362c"),
            1.4,
        )
        + circle(0, -50, 3.2, paint("#c9362c"))
    )


def _mirror(pose: Pose) -> str:
    gold, paint = part(pose, "body", "#c79a45"), pose.paint
    art = ellipse(0, -50, 36, 50, gold.base) + path(
        "M0 -100A36 50 0 0 1 0 0A60 60 0 0 0 0 -100Z", gold.shade, 'opacity="0.5"'
    )
    art += ellipse(0, -50, 29, 43, gold.deep) + ellipse(0, -50, 28, 42, paint("#b9d3de"))
    art += gradient(
        "sheen", ((0.0, paint("#eef7fa"), 0.9), (1.0, paint("#8fb2c2"), 0.9))
    ) + ellipse(0, -50, 27, 41, "url(#sheen)")
    art += polygon(
        [(-22, -28), (6, -84), (14, -80), (-16, -20)], paint("#ffffff"), 'opacity="0.55"'
    ) + polygon([(-8, -16), (18, -66), (21, -60), (-3, -12)], paint("#ffffff"), 'opacity="0.4"')
    return (
        art
        + path("M-10 -98Q0 -110 10 -98Q0 -94 -10 -98Z", gold.light)
        + circle(0, -101, 3, gold.light)
        + "".join(circle(x, -50, 4, gold.light) for x in (-35, 35))
    )


def _door(pose: Pose) -> str:
    wood, frame = part(pose, "body", "#8a4f2e"), own(pose, "base", "#efe7d8")
    art = (
        rect(-27, -102, 54, 102, frame.base, 1)
        + rect(22, -102, 5, 102, frame.shade)
        + rect(-22, -97, 44, 97, wood.base)
    )
    for x, y, high in ((-17, -91, 24), (3, -91, 24), (-17, -60, 50), (3, -60, 50)):
        art += (
            rect(x, y, 14, high, wood.shade, 1)
            + rect(x + 1.6, y + 2, 12.4, high - 2, wood.base, 1)
            + rect(x + 1.6, y + high - 2, 12.4, 2, wood.light, 1)
        )
    return (
        art
        + circle(16.5, -48, 2.6, pose.paint("#d9ae4c"))
        + circle(15.8, -48.8, 1, pose.paint("#f7e2a0"))
        + rect(-30, -2.4, 60, 2.6, pose.paint("#8c8579"))
    )


def _window(pose: Pose) -> str:
    frame, sky = part(pose, "body", "#f0eadd"), pose.paint.light.sky
    art = rect(-42, -102, 84, 98, frame.base, 2) + rect(36, -102, 6, 98, frame.shade)
    art += gradient("outside", ((0.0, sky[1], 1.0), (1.0, sky[2], 1.0))) + rect(
        -36, -96, 72, 86, "url(#outside)"
    )
    art += polygon([(-36, -96), (-6, -96), (-36, -44)], "#ffffff", 'opacity="0.28"') + polygon(
        [(2, -96), (16, -96), (-36, -10), (-36, -34)], "#ffffff", 'opacity="0.16"'
    )
    return (
        art
        + rect(-2.4, -96, 4.8, 86, frame.base)
        + rect(-36, -56, 72, 4.4, frame.base)
        + rect(1.4, -96, 1.4, 86, frame.shade)
        + rect(-48, -8, 96, 8, frame.light, 2)
        + rect(-46, -2, 92, 3, frame.shade, 1)
    )


def _curtain(pose: Pose) -> str:
    cloth, rod = part(pose, "body", "#a8323a"), pose.paint("#b98d3f")
    art = ""
    for way in (-1, 1):
        sway = 2.4 * wave(pose, 1, 0.1 * way)
        outer, tie = way * 58, way * 46
        art += path(
            f"M{way * 2} -98H{outer}L{outer} 0H{way * 26 + sway:.1f}"
            f"Q{way * 40} -24 {tie} -40Q{way * 8} -62 {way * 2} -98Z",
            cloth.base,
        )
        for n, at in enumerate((14, 27, 40, 51)):
            low = way * (30 + 7 * n) + sway * (1 - n / 4)
            art += path(
                f"M{way * at} -98Q{way * (at + 2)} -62 {way * (44 + 2 * n)} -40"
                f"Q{way * (42 + 3 * n)} -20 {low:.1f} 0"
                f"L{low + way * 3:.1f} 0Q{way * (46 + 3 * n)} -20 {way * (46 + 2 * n)} -40"
                f"Q{way * (at + 8)} -62 {way * (at + 5)} -98Z",
                cloth.shade,
            )
        art += rect(min(tie - 6, tie + 8) if way > 0 else tie - 10, -43, 16, 5, rod, 2)
    return (
        art
        + line([(-64, -100), (64, -100)], rod, 4)
        + circle(-66, -100, 4, rod)
        + circle(66, -100, 4, rod)
    )


def _carpet(pose: Pose) -> str:
    """It lies flat: seen at a slant."""
    wool, trim = part(pose, "body", "#a5352f"), own(pose, "stripe", "#e3bf76")

    def quad(inset: float, fill: str) -> str:
        return polygon(
            [
                (-330 + 1.5 * inset, -100 + inset),
                (330 - 1.5 * inset, -100 + inset),
                (460 - 2.2 * inset, -inset),
                (-460 + 2.2 * inset, -inset),
            ],
            fill,
        )

    art = "".join(
        line([(-470 + 0.5 * n, -2 - n), (-486 + 0.5 * n, -n)], trim.light, 3)
        + line([(470 - 0.5 * n, -2 - n), (486 - 0.5 * n, -n)], trim.light, 3)
        for n in range(4, 96, 13)
    )
    art = (
        quad(0, wool.deep)
        + quad(3, wool.base)
        + quad(13, trim.base)
        + quad(18, wool.shade)
        + quad(30, trim.shade)
        + quad(33, wool.base)
    )
    art += polygon([(-120, -50), (0, -68), (120, -50), (0, -30)], trim.base) + polygon(
        [(-70, -50), (0, -60), (70, -50), (0, -39)], wool.deep
    )
    return art + "".join(
        polygon([(x - 36, -50), (x, -58), (x + 36, -50), (x, -41)], trim.light) for x in (-210, 210)
    )


shelve("table", 0.75, _table, (-108, -104, 108, 3), 100, seat=(0, -100))
shelve("desk", 0.76, _desk, (-106, -104, 106, 3), 100, seat=(0, -100))
shelve("shelf", 2.0, _shelf, (-42, -107, 42, 3), 103, seat=(0, -103))
shelve("clock", 0.4, _clock, (-53, -104, 53, 3), 100, actions={"": Cycle(60.0, 60)}, medium="wall")
shelve("mirror", 0.9, _mirror, (-44, -110, 44, 3), 104, medium="wall")
shelve("door", 2.1, _door, (-33, -105, 33, 3), 102)
shelve("window", 1.3, _window, (-52, -105, 52, 4), 102, medium="wall")
shelve("curtain", 2.3, _curtain, (-74, -107, 74, 3), 102, actions={"": Cycle(3.6, 18)})
shelve("carpet", 0.28, _carpet, (-480, -104, 480, 4), 100, seat=(0, -40))
