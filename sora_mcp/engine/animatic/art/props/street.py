"""In the street and on the ground: mailbox, bin, hydrant, phone booth, sign, flag, stones."""

from __future__ import annotations

import math
from itertools import pairwise

from sora_mcp.engine.animatic.art.drawing import (
    Point,
    circle,
    curve,
    group,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import halo, lit_side, own, part, shelve, slab, wave


def _mailbox(pose: Pose) -> str:
    red, paint = part(pose, "body", "#c7302b"), pose.paint
    art = (
        rect(-24, -8, 48, 8, red.deep, 2)
        + slab(pose, (-21, -76, 21, -6), red, 0.36)
        + rect(-24, -82, 48, 8, red.light, 3)
        + rect(-24, -76, 48, 2.4, red.shade)
    )
    art += path("M-22 -82Q-20 -101 0 -102Q20 -101 22 -82Z", red.base) + path(
        "M6 -82Q10 -96 0 -102Q20 -101 22 -82Z"
        if lit_side(pose) < 0
        else "M-6 -82Q-10 -96 0 -102Q-20 -101 -22 -82Z",
        red.shade,
    )
    art += (
        rect(-14, -69, 28, 4.6, paint("#1d1e22"), 2)
        + rect(-12, -56, 24, 18, paint("#f2eee2"), 2)
        + "".join(line([(-9, y), (9, y)], paint("#8b8f95"), 1.2) for y in (-52, -48, -44))
    )
    return (
        art
        + rect(-15, -32, 30, 20, red.shade, 2, 'opacity="0.5"')
        + circle(10, -22, 1.8, paint("#d9b04c"))
    )


def _trash_can(pose: Pose) -> str:
    tin = part(pose, "body", "#8f979e")
    art = path("M-37 -80H37L31 -2Q31 0 28 0H-28Q-31 0 -31 -2Z", tin.base) + path(
        "M14 -80H37L31 -2Q31 0 28 0H12Z", tin.shade
    )
    art += "".join(
        line([(x, -74), (0.84 * x, -6)], tin.deep, 2.4, 'opacity="0.55"')
        for x in (-25, -12.5, 0, 12.5, 25)
    ) + "".join(rect(-38 + 3 * n, -66 + 46 * n, 76 - 6 * n, 4, tin.light, 2) for n in range(2))
    art += (
        path("M-42 -80Q-36 -94 0 -95Q36 -94 42 -80Z", tin.light)
        + path("M8 -95Q36 -94 42 -80H14Q20 -88 8 -95Z", tin.base)
        + rect(-43, -82, 86, 5, tin.shade, 2)
    )
    return art + path(
        "M-10 -95Q-9 -103 0 -103Q9 -103 10 -95", "none", f'stroke="{tin.deep}" stroke-width="3.4"'
    )


def _hydrant(pose: Pose) -> str:
    red = part(pose, "body", "#d2362b")
    art = (
        rect(-28, -8, 56, 8, red.deep, 2)
        + slab(pose, (-19, -72, 19, -7), red, 0.36)
        + rect(-25, -74, 50, 7, red.light, 3)
        + rect(-25, -16, 50, 6, red.shade, 2)
    )
    art += (
        path("M-20 -74Q-18 -92 0 -93Q18 -92 20 -74Z", red.base)
        + path("M4 -93Q18 -92 20 -74H8Q12 -84 4 -93Z", red.shade)
        + rect(-5, -101, 10, 9, red.light, 2)
    )
    for way in (-1, 1):
        art += rect(
            -34 if way < 0 else 18, -60, 16, 14, red.base if way < 0 else red.shade, 2
        ) + rect(-38 if way < 0 else 32, -63, 6, 20, red.light if way < 0 else red.base, 2)
    return (
        art
        + circle(0, -44, 12, red.light)
        + circle(0, -44, 8, red.shade)
        + circle(0, -44, 3.4, red.light)
        + "".join(circle(x, -12.6, 1.8, red.deep) for x in (-18, -6, 6, 18))
    )


def _phone_booth(pose: Pose) -> str:
    red, paint = part(pose, "body", "#c02a2c"), pose.paint
    art = (
        halo(pose, "booth", (0, -50), 50)
        + rect(-21, -4, 42, 4, red.deep)
        + slab(pose, (-19, -90, 19, -3), red, 0.16)
    )
    art += rect(-14, -80, 28, 72, paint.lamp("#a9c6cf", "#ffe6ae"), 1) + path(
        "M-14 -80H8L-14 -36Z", paint.lamp("#cfe2e8", "#fff2cf")
    )
    art += rect(2, -58, 8, 15, paint("#2b2d33"), 1.4) + path(
        "M3 -56q-5 8 0 16", "none", f'stroke="{paint("#2b2d33")}" stroke-width="1.2"'
    )
    art += "".join(rect(x - 0.7, -80, 1.4, 72, red.base) for x in (-6, 6)) + "".join(
        rect(-14, -80 + 10.3 * n, 28, 1.4, red.base) for n in range(1, 7)
    )
    art += (
        rect(-21, -94, 42, 6, red.light, 1)
        + rect(-16, -92.6, 32, 5, paint.lamp("#f2ecd8", "#fff4cf"), 1)
        + path("M-21 -94Q-18 -102 0 -103Q18 -102 21 -94Z", red.base)
        + path("M4 -103Q18 -102 21 -94H10Q10 -99 4 -103Z", red.shade)
    )
    return art + rect(11, -46, 1.6, 7, paint("#d9b04c"), 0.8) + rect(-19, -8, 38, 3, red.shade)


def _sign(pose: Pose) -> str:
    if pose.look.trait("kind") == "stop":
        return _stop_sign(pose)
    wood, board = own(pose, "base", "#7a5636"), part(pose, "body", "#e9dcc0")
    art = slab(pose, (-4, -60, 4, 0), wood, 0.4)
    art += (
        rect(-62, -101, 124, 50, wood.base, 5)
        + rect(-62, -56, 124, 5, wood.shade, 3)
        + rect(-57, -97, 114, 41, board.base, 3)
        + rect(-57, -62, 114, 6, board.shade, 2)
    )
    return art + "".join(circle(x, y, 1.8, wood.deep) for x in (-52, 52) for y in (-92, -61))


def _stop_sign(pose: Pose) -> str:
    red, paint = part(pose, "body", "#c9302b"), pose.paint

    def octagon(r: float, fill: str) -> str:
        return polygon(
            [
                (r * math.cos(math.pi * (n + 0.5) / 4), -78 + r * math.sin(math.pi * (n + 0.5) / 4))
                for n in range(8)
            ],
            fill,
        )

    art = rect(-2.4, -60, 4.8, 60, paint("#8b9199")) + rect(
        0.6, -60, 1.8, 60, paint("#8b9199", 0.4)
    )
    return (
        art
        + octagon(25, paint("#f2f2ee"))
        + octagon(22.6, red.base)
        + rect(-14, -81, 28, 6, paint("#f2f2ee"), 1)
    )


def _flag(pose: Pose) -> str:
    cloth, stripe, pole = (
        part(pose, "body", "#cf3a30"),
        pose.look.own_colour("stripe", ""),
        pose.paint("#c9ccd0"),
    )
    art = (
        rect(-1.6, -100, 3.2, 100, pole)
        + rect(0.4, -100, 1.2, 100, pose.paint("#c9ccd0", 0.4))
        + circle(0, -101, 2.6, pose.paint("#d9b04c"))
        + path("M-8 0Q-6 -4 0 -4Q6 -4 8 0Z", pose.paint("#7d8086"))
    )

    def edge(share: float, y: float) -> Point:
        return (1.6 + 62 * share, y + 5.4 * share**0.7 * wave(pose, 1, -1.1 * share) + 3 * share)

    shares = [n / 8 for n in range(9)]
    for n, (a, b) in enumerate(pairwise(shares)):
        slope = edge(b, 0)[1] - edge(a, 0)[1]
        tint = cloth.light if slope < -0.2 else cloth.shade if slope > 0.9 else cloth.base
        over = min(1.0, b + 0.01)
        art += polygon([edge(a, -97), edge(over, -97), edge(over, -56), edge(a, -56)], tint)
        if stripe:
            art += polygon(
                [edge(a, -84), edge(over, -84), edge(over, -69), edge(a, -69)],
                pose.paint(stripe, 0.25 * (n % 3)),
            )
    return art


def _rock(pose: Pose) -> str:
    stone = part(pose, "body", "#8f8d8a")
    art = polygon(
        [(-88, 0), (-80, -40), (-48, -84), (-4, -98), (44, -80), (78, -38), (86, 0)], stone.base
    )
    facets = polygon(
        [(-48, -84), (-4, -98), (44, -80), (6, -62), (-34, -60)], stone.light
    ) + polygon([(-80, -40), (-48, -84), (-34, -60), (-52, -22)], stone.base)
    facets += polygon([(44, -80), (78, -38), (86, 0), (34, 0), (6, -62)], stone.shade) + polygon(
        [(78, -38), (86, 0), (34, 0), (52, -30)], stone.deep
    )
    art += facets + polygon([(-88, 0), (-80, -40), (-52, -22), (-44, 0)], stone.shade)
    return group(art, "scale(-1 1)") if lit_side(pose) > 0 else art


def _boulder(pose: Pose) -> str:
    stone = part(pose, "body", "#9a938a")
    art = path(
        "M-74 0Q-92 -40 -66 -74Q-40 -102 4 -99Q52 -100 72 -66Q92 -30 76 0Z", stone.base
    ) + path("M76 0Q92 -30 72 -66Q60 -90 34 -96Q58 -58 40 -28Q28 -8 30 0Z", stone.shade)
    art += path(
        "M-66 -74Q-40 -102 4 -99Q24 -98 34 -92Q0 -90 -28 -74Q-50 -62 -62 -40Q-74 -56 -66 -74Z",
        stone.light,
    )
    art += (
        curve([(-20, -80), (-8, -58), (-18, -40), (-8, -26)], stone.deep, 1.8)
        + curve([(-8, -58), (8, -52)], stone.deep, 1.6)
        + curve([(40, -60), (30, -48), (36, -38)], stone.deep, 1.6)
    )
    art = group(art, "scale(-1 1)") if lit_side(pose) > 0 else art
    return art + path(
        "M-74 0Q-80 -14 -70 -20Q-50 -24 -40 -10Q-30 -14 -26 0Z", pose.paint("#7c9352")
    )


def _shell(pose: Pose) -> str:
    pearl = part(pose, "body", "#e9b7a0")
    art = path("M-22 -14L-34 -2Q-20 2 0 -2Q20 2 34 -2L22 -14Z", pearl.shade) + path(
        "M0 -4Q-70 -26 -62 -66Q-52 -70 -44 -84Q-30 -84 -20 -97Q-8 -94 0 -100"
        "Q8 -94 20 -97Q30 -84 44 -84Q52 -70 62 -66Q70 -26 0 -4Z",
        pearl.base,
    )
    for x, y in ((-52, -67), (-32, -85), (-11, -95), (11, -95), (32, -85), (52, -67)):
        art += path(
            f"M0 -8Q{0.6 * x} {0.5 * y - 4} {x} {y}",
            "none",
            f'stroke="{pearl.shade}" stroke-width="3"',
        )
    art += path(
        "M0 -4Q70 -26 62 -66Q52 -70 44 -84Q46 -40 0 -4Z", pearl.shade, 'opacity="0.6"'
    ) + "".join(
        path(
            f"M0 -8Q{0.6 * x} {0.5 * y - 4} {x} {y}",
            "none",
            f'stroke="{pearl.light}" stroke-width="2.4"',
        )
        for x, y in ((-42, -76), (-21, -90), (0, -97))
    )
    return art


def _starfish(pose: Pose) -> str:
    skin = part(pose, "body", "#e0793c")
    tips = [
        (62 * math.sin(2 * math.pi * n / 5 + 0.12), -50 - 56 * math.cos(2 * math.pi * n / 5 + 0.12))
        for n in range(5)
    ]
    art = "".join(
        path(
            f"M{-0.28 * (y + 50):.1f} {-50 + 0.28 * x:.1f}"
            f"Q{0.8 * x - 0.13 * (y + 50):.1f} "
            f"{-50 + 0.8 * (y + 50) + 0.13 * x:.1f} {x:.1f} {y:.1f}"
            f"Q{0.8 * x + 0.13 * (y + 50):.1f} {-50 + 0.8 * (y + 50) - 0.13 * x:.1f} "
            f"{0.28 * (y + 50):.1f} {-50 - 0.28 * x:.1f}Z",
            skin.base,
        )
        for x, y in tips
    )
    art += circle(0, -50, 19, skin.base)
    for x, y in tips:
        art += path(
            f"M0 -50L{0.28 * (y + 50):.1f} {-50 - 0.28 * x:.1f}"
            f"Q{0.8 * x + 0.13 * (y + 50):.1f} "
            f"{-50 + 0.8 * (y + 50) - 0.13 * x:.1f} {x:.1f} {y:.1f}Z",
            skin.shade,
        )
        art += "".join(
            circle(x * k, -50 + (y + 50) * k, 3.2 - 2 * k, skin.bright)
            for k in (0.22, 0.42, 0.6, 0.76)
        )
    return art + circle(0, -50, 4, skin.bright)


shelve("mailbox", 1.3, _mailbox, (-30, -105, 30, 3), 102)
shelve("trash_can", 0.9, _trash_can, (-47, -107, 47, 3), 104)
shelve("hydrant", 0.8, _hydrant, (-42, -104, 42, 3), 101)
shelve("phone_booth", 2.5, _phone_booth, (-26, -106, 26, 3), 103, dark_box=(-52, -106, 52, 3))
shelve("sign", 1.9, _sign, (-66, -106, 66, 3), 102, head=(0, -78), head_height=60)
shelve(
    "flag",
    5.0,
    _flag,
    (-12, -108, 70, 3),
    103,
    actions={"": Cycle(1.2, 14)},
    head=(32, -74),
    head_height=60,
)
shelve("rock", 0.5, _rock, (-92, -102, 92, 3), 98, seat=(0, -90))
shelve("boulder", 1.6, _boulder, (-92, -104, 92, 3), 100, seat=(0, -96))
shelve("shell", 0.1, _shell, (-70, -104, 70, 4), 100)
shelve("starfish", 0.14, _starfish, (-70, -112, 70, 6), 104)
