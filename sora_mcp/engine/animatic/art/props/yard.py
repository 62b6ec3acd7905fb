"""In yards and markets: fountain, gate, fence, stall, well."""

from __future__ import annotations

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
    Tone,
    halo,
    lit_side,
    own,
    part,
    shelve,
    slab,
    wave,
)


def _jet(pose: Pose, x: float, y: float, reach: float, drop: float, shift: float) -> str:
    """A bow of water from (x, y) to one side, with drops running down it."""
    ink = pose.paint("#d9eef8", -0.2)
    end = (x + reach, y + drop)
    mid = (x + 0.55 * reach, y - 0.5 * abs(reach) - 2 * wave(pose, 1, shift))
    art = path(f"M{x:.1f} {y:.1f}Q{mid[0]:.1f} {mid[1]:.1f} {end[0]:.1f} {end[1]:.1f}", "none",
               f'stroke="{ink}" stroke-width="2" '
               'stroke-linecap="round" opacity="0.75"')  # fmt: skip
    for n in range(3):
        t = (pose.phase + n / 3 + shift) % 1
        px = (1 - t) ** 2 * x + 2 * t * (1 - t) * mid[0] + t * t * end[0]
        py = (1 - t) ** 2 * y + 2 * t * (1 - t) * mid[1] + t * t * end[1]
        art += circle(px, py, 1.7, pose.paint("#ffffff"))
    return art


def _fountain(pose: Pose) -> str:
    paint, stone = pose.paint, part(pose, "body", "#c9c1b0")
    water = paint("#6fb3cf")
    art = (
        slab(pose, (-7, -62, 7, -16), stone, 0.36)
        + path("M-14 -16Q-10 -30 -7 -36H7Q10 -30 14 -16Z", stone.base)
        + path("M3 -16L4 -36H7Q10 -30 14 -16Z", stone.shade)
    )
    art += (
        path("M-38 -62Q-30 -48 -8 -46H8Q30 -48 38 -62Z", stone.base)
        + path("M4 -46H8Q30 -48 38 -62H22Q16 -50 4 -46Z", stone.shade)
        + ellipse(0, -62, 38, 5, stone.light)
        + ellipse(0, -61.6, 33, 3.4, water)
    )
    art += path("M-4 -62Q-5 -74 -3 -82H3Q5 -74 4 -62Z", stone.base) + circle(0, -84, 4, stone.light)
    rise = 3 * wave(pose, 2)
    art += path(
        f"M-2.4 -84Q-1 {-100 - rise:.1f} 0 {-104 - rise:.1f}Q1 {-100 - rise:.1f} 2.4 -84Z",
        paint("#e4f4fb", -0.2),
    )
    for n, reach in enumerate((14, 24)):
        art += _jet(pose, 2, -88, reach, 26, 0.2 * n) + _jet(
            pose, -2, -88, -reach, 26, 0.2 * n + 0.4
        )
    for n, way in enumerate((-1, 1)):
        art += _jet(pose, way * 34, -62, way * 22, 46, 0.3 * n)
        art += _jet(pose, way * 16, -58, way * 14, 42, 0.5 + 0.3 * n)
    art += path("M-84 -18H84L76 0H-76Z", stone.base) + path(
        "M30 -18H84L76 0H26Z" if lit_side(pose) < 0 else "M-30 -18H-84L-76 0H-26Z", stone.shade
    )
    return art + _basin_edge(pose, stone)


def _basin_edge(pose: Pose, stone: Tone) -> str:
    """The rim of the basin and rings on its water."""
    paint = pose.paint
    art = (
        rect(-88, -23, 176, 7, stone.light, 3)
        + rect(-88, -18, 176, 2.4, stone.shade, 1)
        + ellipse(0, -21.4, 80, 3, paint("#6fb3cf"))
    )
    for n, x in enumerate((-56, -32, 30, 56)):
        see = (pose.phase + n / 4) % 1
        art += ellipse(
            x,
            -21.4,
            4 + 8 * see,
            0.8 + 1.2 * see,
            "none",
            f'stroke="{paint("#eaf6fb")}" stroke-width="0.9" opacity="{1 - see:.2f}"',
        )
    return art


def _gate(pose: Pose) -> str:
    paint, iron = pose.paint, part(pose, "body", "#33373f")
    stone = own(pose, "base", "#b09a86")
    art = ""
    for n in range(9):
        x = -46 + 11.5 * n
        top = -64 - 18 * (1 - (x / 46) ** 2)
        art += line([(x, -3), (x, top)], iron.base, 2.2) + polygon(
            [(x - 2.4, top), (x, top - 7), (x + 2.4, top)], iron.base
        )
    art += path(
        "M-50 -62Q-25 -64 0 -80Q25 -64 50 -62", "none", f'stroke="{iron.base}" stroke-width="2.6"'
    )
    art += "".join(line([(-50, y), (50, y)], iron.base, 2.6) for y in (-8, -36)) + line(
        [(0, -2), (0, -84)], iron.shade, 3
    )
    art += "".join(
        circle(x, -24, 6, "none", f'stroke="{iron.light}" stroke-width="1.8"')
        for x in (-34.5, -11.5, 11.5, 34.5)
    )
    art += circle(-3, -36, 1.8, paint("#d2a640"))
    for x in (-61, 61):
        art += (
            slab(pose, (x - 11, -84, x + 11, 0), stone, 0.34)
            + slab(pose, (x - 14, -90, x + 14, -83), stone, 0.34)
            + slab(pose, (x - 13, -7, x + 13, 0), stone, 0.34)
        )
        art += "".join(
            rect(x - 8 + 8 * (n % 2), -74 + 15 * n, 8, 4, stone.shade, 0.6) for n in range(5)
        )
        art += circle(x, -95, 6.5, stone.base) + path(
            f"M{x} -101.5a6.5 6.5 0 0 1 0 13q4 -6 0 -13z", stone.shade
        )
    return art


def _fence(pose: Pose) -> str:
    wood = part(pose, "body", "#eee8da")
    art = "".join(rect(-222, y, 444, 11, wood.shade, 2) for y in (-72, -34))
    for n in range(11):
        x = -220 + 41.6 * n
        art += polygon([(x, 0), (x, -86), (x + 12, -100), (x + 24, -86), (x + 24, 0)], wood.base)
        art += polygon(
            [(x + 15, 0), (x + 15, -96.5), (x + 24, -86), (x + 24, 0)], wood.shade, 'opacity="0.6"'
        )
        art += circle(x + 12, -66, 1.7, wood.deep) + circle(x + 12, -29, 1.7, wood.deep)
    return art


_COURSES = (-4.0, -26.0, -46.0, -64.0, -80.0)  # the foot of each row of stones
_STONE = ("#a59f93", "#96918a", "#b3ab9c", "#8b8880")


def _stone_wall(pose: Pose) -> str:
    """Rough stones without mortar, flat ones on top."""
    joint, tones = part(pose, "body", "#6f6a63"), [part(pose, "body", one) for one in _STONE]
    art = rect(-298, -96, 596, 98, joint.deep, 4)
    for row, low in enumerate(_COURSES):
        x, number = -300.0 + 9 * (row % 2), row
        while x < 292:
            wide = min(22.0 + (number * 37 + row * 17) % 26, 298 - x)
            stone = tones[(number * 7 + row * 3) % 4]
            art += rect(x, low - 17, wide - 2, 19, stone.base, 5)
            x, number = x + wide, number + 1
        art += rect(-298, low - 2, 596, 4, joint.deep, 0, 'opacity="0.25"')
    for n in range(14):
        art += rect(-302 + 43 * n, -108, 42, 13, tones[(3 * n + 1) % 4].light, 4)
    return art + _pillar(-286, tones) + _pillar(286, tones)


def _pillar(x: float, tones: list[Tone]) -> str:
    """Where a wall ends."""
    art = "".join(
        rect(x - 19, low - 21, 38, 20, tones[n % 3 + 1].base if n % 2 else tones[n % 3].shade, 3)
        for n, low in enumerate((0, -21, -42, -63, -84, -105))
    )
    return art + rect(x - 24, -138, 48, 13, tones[2].light, 4)


_FRUIT = ("#d8392c", "#e98a2a", "#86a83a", "#e6c13c")


def _stall(pose: Pose) -> str:
    paint, cloth, other = pose.paint, part(pose, "body", "#c9382e"), own(pose, "stripe", "#f4eee0")
    wood = own(pose, "base", "#9a6d42")
    art = "".join(rect(x - 2, -84, 4, 84, wood.shade) for x in (-62, 62)) + rect(
        -60, -74, 120, 40, paint("#5b4433")
    )
    art += "".join(line([(-56, y), (56, y)], wood.base, 2) for y in (-52,)) + "".join(
        rect(-50 + 18 * n, -62, 9, 9.4, paint(_FRUIT[n % 4], 0.3), 2) for n in range(6)
    )
    art += slab(pose, (-66, -34, 66, 0), wood, 0.2) + "".join(
        line([(x, -32), (x, -1)], wood.shade, 0.8) for x in range(-55, 66, 11)
    )
    art += rect(-70, -37, 140, 4.4, wood.light, 1)
    for n in range(4):
        left = -64 + 32.6 * n
        art += "".join(
            circle(left + 5 + 6 * m, -42.5 - (4.4 if m in (1, 2) else 0), 4, paint(_FRUIT[n]))
            for m in range(4)
        )
        art += (
            circle(left + 14, -50, 4, paint(_FRUIT[n], -0.3))
            + path(f"M{left} -43h30l-3 8h-24z", wood.base)
            + line([(left, -43), (left + 30, -43)], wood.light, 1.4)
        )
    sway = 0.8 * wave(pose)
    for n in range(8):
        tint = cloth if n % 2 == 0 else other
        a, b = -72 + 18 * n, -54 + 18 * n
        at, bt = 0.8 * a, 0.8 * b
        art += polygon([(at, -102), (bt, -102), (b, -80), (a, -80)], tint.base) + path(
            f"M{a} -80H{b}V{-75 + sway:.1f}A9 7 0 0 1 {a} {-75 + sway:.1f}Z", tint.shade
        )
    art += rect(-59, -103.5, 118, 3, wood.base, 1)
    return (
        art
        + circle(0, -70, 2.6, paint.lamp("#f2e6b8", "#ffe6a0"))
        + line([(0, -80), (0, -72)], paint("#33353b"), 0.8)
        + halo(pose, "bulb", (0, -66), 40)
    )


def _well(pose: Pose) -> str:
    paint, stone, roof = pose.paint, part(pose, "body", "#a7a199"), own(pose, "roof", "#8a4a34")
    wood = paint("#74502f")
    art = (
        rect(-36, -80, 5, 50, wood)
        + rect(31, -80, 5, 50, paint("#74502f", 0.4))
        + rect(-34, -66, 68, 4.4, paint("#8a6038"), 2)
    )
    art += (
        rect(-8, -68.4, 16, 9, paint("#c9b48a"), 3)
        + line([(0, -60), (0, -46)], paint("#c9b48a"), 1.4)
        + line([(34, -64), (44, -64), (44, -56)], paint("#4a4d55"), 2)
    )
    art += path("M-7 -46H7L5 -34H-5Z", paint("#9a6d42")) + rect(
        -7.4, -43, 14.8, 2, paint("#4a4d55")
    )
    art += (
        polygon([(-50, -74), (-26, -100), (26, -100), (50, -74)], roof.base)
        + "".join(
            line([(-44 + 6 * n, -80 - 6.6 * n), (44 - 6 * n, -80 - 6.6 * n)], roof.shade, 1.2)
            for n in range(3)
        )
        + rect(-50, -76, 100, 3, roof.deep)
    )
    art += path("M-42 -34H42L40 0H-40Z", stone.base) + path(
        "M14 -34H42L40 0H13Z" if lit_side(pose) < 0 else "M-14 -34H-42L-40 0H-13Z", stone.shade
    )
    for row in range(3):
        y = -27 + 10 * row
        art += line([(-41, y + 7), (41, y + 7)], stone.deep, 1) + "".join(
            line([(x + 8 * (row % 2), y - 2), (x + 8 * (row % 2), y + 6)], stone.deep, 1)
            for x in (-30, -13, 4, 21)
        )
    return art + rect(-46, -38, 92, 7, stone.light, 3) + rect(-46, -33.5, 92, 2.5, stone.shade, 1)


shelve("fountain", 3.2, _fountain, (-94, -114, 94, 3), 106, actions={"": Cycle(1.2, 14)})
shelve("gate", 3.2, _gate, (-80, -106, 80, 3), 102)
shelve("stone_wall", 0.95, _stone_wall, (-312, -140, 312, 4), 108, seat=(0, -108))
shelve("fence", 1.1, _fence, (-228, -104, 228, 3), 100, seat=(0, -98))
shelve("stall", 2.7, _stall, (-78, -108, 78, 3), 104, actions={"": Cycle(3.0, 12)})
shelve("well", 2.6, _well, (-54, -104, 54, 3), 100, seat=(0, -38))
