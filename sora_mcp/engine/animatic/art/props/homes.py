"""Where people live: house, cabin, barn, tent, igloo, skyscraper."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    circle,
    ellipse,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import (
    halo,
    lit_side,
    own,
    pane,
    part,
    shelve,
    slab,
)


def _smoke(pose: Pose, x: float, y: float, size: float) -> str:
    """A thin thread of chimney smoke."""
    art = ""
    for n in range(4):
        age = (pose.phase + n / 4) % 1
        see = f'opacity="{0.5 * (1 - age) * min(1.0, 5 * age):.2f}"'
        art += circle(
            x + size * 1.6 * age,
            y - size * 4 * age,
            size * (0.5 + 0.7 * age),
            pose.paint("#e4e4e6"),
            see,
        )
    return art


def _house(pose: Pose) -> str:
    paint, side = pose.paint, lit_side(pose)
    wall, roof = (
        own(pose, "walls", pose.look.colour("body", "#ece2cc")),
        own(pose, "roof", "#a8452f"),
    )
    art = _smoke(pose, 36, -94, 4) + slab(
        pose, (30, -92, 42, -60), part(pose, "chimney", "#9a5d4a")
    )
    art += rect(28, -95, 16, 5, paint("#6b4236"))
    art += slab(pose, (-62, -52, 62, 0), wall, 0.25)
    art += polygon([(-72, -50), (-50, -84), (50, -84), (72, -50)], roof.base)
    art += "".join(
        line([(-66 + 3 * n, -56 - 7 * n), (66 - 3 * n, -56 - 7 * n)], roof.shade, 1.2)
        for n in range(4)
    )
    art += polygon([(-72, -50), (72, -50), (70, -46), (-70, -46)], roof.deep)
    art += polygon([(-36, 0), (-36, -58), (-12, -86), (12, -58), (12, 0)], wall.light)
    art += polygon(
        [(12, 0), (12, -58), (4, -67), (4, 0)]
        if side < 0
        else [(-36, 0), (-36, -58), (-28, -67), (-28, 0)],
        wall.shade,
        'opacity="0.5"',
    )
    art += line([(-42, -53), (-12, -88), (18, -53)], roof.base, 6)
    return art + line([(-42, -51), (-12, -86), (18, -51)], roof.deep, 1.6) + _front(pose)


def _front(pose: Pose) -> str:
    """The house's door, windows and flower box."""
    paint, door = pose.paint, own(pose, "door", "#3f6a72")
    art = (
        rect(-22, -32, 20, 32, paint("#f4efe4"))
        + rect(-20, -30, 16, 30, door.base)
        + rect(-20, -30, 16, 30, door.shade, 0, 'opacity="0.4"')
    )
    art += rect(-18, -27, 12, 9, paint.lamp("#8fb1c2", "#ffd98a"), 1) + circle(
        -7, -13, 1.2, paint("#e0b64c")
    )
    art += rect(-26, -3, 28, 3, paint("#8c8579"))
    art += (
        pane(pose, -19, -62, 14, 15)
        + pane(pose, 24, -38, 24, 20, bars=(2, 1))
        + pane(pose, -57, -38, 15, 20)
    )
    art += rect(20, -15, 32, 4, paint("#7a5234"))
    for n, x in enumerate((23, 29, 35, 41, 47)):
        art += circle(x, -18, 3.4, paint(("#d8485a", "#e9a63a")[n % 2])) + circle(
            x + 2, -15.5, 2.2, paint("#4f8a45")
        )
    return art


def _cabin(pose: Pose) -> str:
    paint = pose.paint
    logs, roof = (
        own(pose, "walls", pose.look.colour("body", "#8f5f38")),
        own(pose, "roof", "#4c4540"),
    )
    art = _smoke(pose, 34, -94, 4) + slab(pose, (28, -92, 41, -50), own(pose, "chimney", "#8b8680"))
    art += "".join(
        circle(x, y, 2.4, paint("#6d6862")) for x, y in ((32, -86), (37, -80), (32, -74))
    )
    art += polygon([(-58, 0), (-58, -46), (0, -86), (58, -46), (58, 0)], logs.shade)
    for n in range(6):
        y = -8.4 * n
        art += rect(-63, y - 8, 126, 7.4, logs.base, 3.6) + rect(-61, y - 8, 122, 2, logs.light, 1)
        art += ellipse(-62, y - 4.3, 3.2, 3.7, paint("#d8b27c")) + ellipse(
            62, y - 4.3, 3.2, 3.7, paint("#d8b27c", 0.3)
        )
    art += polygon([(-50, -50), (0, -84), (50, -50)], logs.base) + "".join(
        line([(x, -50), (x, -82 + 0.66 * abs(x))], logs.shade, 1.4)
        for x in (-36, -24, -12, 0, 12, 24, 36)
    )
    art += line([(-72, -40), (0, -90), (72, -40)], roof.base, 9) + line(
        [(-72, -38), (0, -88)], roof.light, 2
    )
    art += (
        rect(-13, -36, 26, 36, paint("#5b3a22"))
        + "".join(line([(x, -35), (x, -1)], paint("#442a18"), 1) for x in (-6, 0, 6))
        + circle(8, -17, 1.4, paint("#d6ab4a"))
    )
    art += (
        pane(pose, -46, -34, 19, 17, "#6b4427")
        + pane(pose, 27, -34, 19, 17, "#6b4427")
        + circle(0, -61, 6.5, paint("#6b4427"))
        + circle(0, -61, 4.8, paint.lamp("#7fa6bd", "#ffd98a"))
    )
    return art + rect(-20, -3.5, 40, 3.5, paint("#7a5a3a"), 1)


def _barn(pose: Pose) -> str:
    paint = pose.paint
    wall, trim, roof = (
        own(pose, "walls", pose.look.colour("body", "#a8332a")),
        paint("#efe7d8"),
        own(pose, "roof", "#5b5a60"),
    )
    gable = [(-56, 0), (-56, -52), (-38, -82), (0, -98), (38, -82), (56, -52), (56, 0)]
    art = polygon(gable, wall.base)
    away = [(56, 0), (56, -52), (38, -82), (26, -87), (26, 0)]
    art += polygon(away if lit_side(pose) < 0 else [(-x, y) for x, y in away], wall.shade)
    art += "".join(
        line([(x, -1), (x, -84 + 0.5 * abs(x))], wall.shade, 0.9) for x in range(-48, 56, 8)
    )
    art += line([(-61, -50), (-41, -84), (0, -101), (41, -84), (61, -50)], roof.base, 6) + line(
        [(-56, -51), (-38, -81), (0, -97), (38, -81), (56, -51)], trim, 2
    )
    art += (
        rect(-24, -44, 48, 44, trim)
        + rect(-22, -42, 21, 42, wall.shade)
        + rect(1, -42, 21, 42, wall.shade)
    )
    for x in (-22, 1):
        art += line([(x + 1, -1), (x + 20, -41)], trim, 2) + line(
            [(x + 1, -41), (x + 20, -1)], trim, 2
        )
    art += (
        rect(-11, -80, 22, 20, trim)
        + rect(-9, -78, 18, 16, paint.lamp("#3a2b24", "#e9b45e"))
        + path("M-9 -62Q-4 -70 0 -66Q5 -71 9 -62Z", paint("#d9b45a"))
    )
    return art + pane(pose, -46, -34, 12, 14) + pane(pose, 34, -34, 12, 14)


def _tent(pose: Pose) -> str:
    paint, cloth = pose.paint, part(pose, "body", "#d9782d")
    art = line([(-92, 0), (-8, -98)], paint("#8a6b4a"), 1.2) + line(
        [(96, 0), (10, -96)], paint("#8a6b4a"), 1.2
    )
    art += polygon([(-78, 0), (-10, -96), (34, -84), (92, -4), (52, 0)], cloth.shade)
    art += polygon([(-78, 0), (-10, -96), (44, 0)], cloth.base) + polygon(
        [(-78, 0), (-10, -96), (-52, 0)], cloth.light
    )
    inside = paint.lamp("#4a3322", "#ffcf7a")
    art += path("M-32 0Q-20 -40 -10 -70Q-2 -40 12 0Z", inside) + path(
        "M-32 0Q-20 -40 -10 -70Q-16 -30 -20 0ZM12 0Q2 -40 -10 -70Q-6 -30 4 0Z", cloth.light
    )
    art += line([(-8, -98), (36, -86)], cloth.deep, 1.6) + line(
        [(-10, -96), (-10, -104)], paint("#6b4a2c"), 2.4
    )
    art += "".join(line([(x, 0), (x + 2, -5)], paint("#6b4a2c"), 2) for x in (-92, 94))
    return art + halo(pose, "camp", (-10, -26), 70, "#ffb75a")


def _igloo(pose: Pose) -> str:
    paint, side = pose.paint, lit_side(pose)
    snow = part(pose, "body", "#e9f2f8")
    art = path("M-80 0Q-82 -98 0 -100Q82 -98 80 0Z", snow.base)
    art += path(
        "M80 0Q82 -98 0 -100Q46 -70 44 0Z" if side < 0 else "M-80 0Q-82 -98 0 -100Q-46 -70 -44 0Z",
        snow.shade,
    )
    seam = paint("#b9cede")
    for n, y in enumerate((-22, -44, -66, -84)):
        half = 79 * (1 - (y / 101) ** 2) ** 0.5
        art += path(
            f"M{-half:.1f} {y}Q0 {y + 7} {half:.1f} {y}",
            "none",
            f'stroke="{seam}" stroke-width="1.6"',
        )
        for m in range(-3, 4):
            x = half * (m + 0.5 * (n % 2)) / 3.6
            low = min(0.0, y + 24.0)
            art += line([(x, y + 5), (1.04 * x, low)], seam, 1.4) if abs(x) < 0.9 * half else ""
    art += path("M-34 0Q-36 -52 0 -54Q36 -52 34 0Z", snow.light) + path(
        "M-34 0Q-36 -52 0 -54Q36 -52 34 0L27 0Q28 -46 0 -47Q-28 -46 -27 0Z", snow.shade
    )
    return (
        art
        + path("M-24 0Q-25 -42 0 -43Q25 -42 24 0Z", paint.lamp("#3d5468", "#ffc46a"))
        + halo(pose, "hearth", (0, -20), 44, "#ffb75a")
    )


def _skyscraper(pose: Pose) -> str:
    paint, side = pose.paint, lit_side(pose)
    rng, wall = random.Random(f"{pose.seed}/panes"), part(pose, "body", "#56728c")
    dark = pose.paint.light.dark > 0.45
    art = (
        line([(0, -1010 / 10), (0, -88)], paint("#8b939c"), 1)
        + slab(pose, (-9, -93, 9, -84), wall)
        + slab(pose, (-14, -87, 14, -70), wall)
    )
    art += slab(pose, (-20, -74, 20, 0), wall, 0.4) + rect(-24, -5, 48, 5, wall.deep)
    for row in range(17):
        y = -71.5 + 4 * row
        tone_ = paint("#a9cbe0", 0.35 if row % 3 else 0.1)
        art += rect(-18, y, 36, 2.2, paint("#273449") if dark else tone_)
        if dark:
            art += "".join(
                rect(-18 + 4.5 * n, y, 3.6, 2.2, paint.glow("#ffdf94"))
                for n in range(8)
                if rng.random() < 0.34
            )
    away = -20 if side > 0 else 4
    art += rect(away, -74, 16, 69, wall.deep, 0, 'opacity="0.28"')
    art += "".join(line([(x, -74), (x, -5)], wall.shade, 0.5) for x in (-9, 0, 9))
    return (
        art
        + rect(-4, -5, 8, 5, paint.lamp("#bcd3df", "#ffe2a0"))
        + circle(0, -101, 0.9, paint.glow("#ff5a4a"))
    )


_SMOKING = {"": Cycle(5.0, 30)}

shelve(
    "house", 6.5, _house, (-80, -122, 80, 3), 92, actions=_SMOKING, head=(-10, -40), head_height=90
)
shelve(
    "cabin", 4.5, _cabin, (-82, -122, 82, 3), 95, actions=_SMOKING, head=(0, -40), head_height=90
)
shelve("barn", 8.0, _barn, (-70, -108, 70, 3), 103)
shelve("tent", 1.9, _tent, (-100, -108, 102, 3), 104, dark_box=(-100, -108, 102, 46), seat=(0, -6))
shelve("igloo", 2.4, _igloo, (-86, -104, 86, 3), 100, dark_box=(-86, -104, 86, 26))
shelve("skyscraper", 60.0, _skyscraper, (-27, -104, 27, 2), 101)
