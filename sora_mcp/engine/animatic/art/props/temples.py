"""Old stones: temple, pagoda, pyramid, statue, ruin, and the stone bridge."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Point,
    blob,
    circle,
    ellipse,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.props.shapes import Tone, lit_side, own, part, shelve, slab


def _column(pose: Pose, x: float, top: float, low: float, half: float, stone: Tone) -> str:
    """A fluted column with its capital and foot."""
    art = slab(pose, (x - half, top, x + half, low), stone, 0.36)
    art += line([(x - 0.3 * half, top), (x - 0.3 * half, low)], stone.shade, 0.7)
    for y in (top, low - 3):
        art += rect(x - half - 1.6, y, 2 * half + 3.2, 3, stone.light, 0.8)
    return art + rect(x - half - 1.6, top + 2.2, 2 * half + 3.2, 1, stone.shade)


def _temple(pose: Pose) -> str:
    stone, side = part(pose, "body", "#e6dcc4"), lit_side(pose)
    art = rect(-72, -66, 144, 56, stone.deep)
    art += "".join(
        _column(pose, x, -66, -10, 5, stone) for x in (-64, -38.4, -12.8, 12.8, 38.4, 64)
    )
    for n in range(3):
        art += rect(-78 - 4 * n, -10 + 3.4 * n, 156 + 8 * n, 3.6, stone.base) + rect(
            -78 - 4 * n, -7.6 + 3.4 * n, 156 + 8 * n, 1.2, stone.shade
        )
    art += rect(-76, -76, 152, 10, stone.base) + rect(-76, -68, 152, 2, stone.shade)
    art += "".join(rect(x - 3, -74, 6, 5, stone.shade) for x in range(-66, 70, 12))
    art += polygon([(-82, -76), (0, -102), (82, -76)], stone.base) + polygon(
        [(-64, -78), (0, -98), (64, -78)], stone.shade
    )
    art += polygon([(0, -102), (82 * side, -76), (70 * side, -76)], stone.light) + circle(
        0, -85, 5, stone.base
    )
    return art + rect(-82, -77.5, 164, 2.5, stone.light)


def _eaves(half: float, y: float, roof: Tone) -> str:
    """A roof that turns up at its ends, over a storey `half` as wide to each side."""
    w = half + 14
    left = f"M{-w} {y - 2}Q{-w + 10} {y + 2.4} {-half} {y + 2.4}"
    under = f"{left}H{half}Q{w - 10} {y + 2.4} {w} {y - 2}"
    art = path(
        f"{under}Q{half + 2} {y - 3} {half - 5} {y - 8}"
        f"H{5 - half}Q{-half - 2} {y - 3} {-w} {y - 2}Z",
        roof.base,
    )
    art += path(f"{under}Q{half} {y + 0.6} 0 {y + 0.6}Q{-half} {y + 0.6} {-w} {y - 2}Z", roof.deep)
    return art + path(
        f"M{5 - half} {y - 8}H{half - 5}L{half - 3} {y - 6.6}H{3 - half}Z", roof.light
    )


def _pagoda(pose: Pose) -> str:
    paint = pose.paint
    wall, roof = (
        own(pose, "walls", "#b8392c"),
        own(pose, "roof", pose.look.colour("body", "#3d4f57")),
    )
    art = rect(-34, -4, 68, 4, paint("#a39c8e")) + rect(-30, -7, 60, 3.4, paint("#bdb5a5"))
    for n in range(5):
        low, half = -7 - 16.6 * n, 23 - 3 * n
        art += slab(pose, (-half, low - 11, half, low), wall, 0.3) + rect(
            -half - 2, low - 3, 2 * half + 4, 1.2, paint("#e0b64c")
        )
        glow = paint.lamp("#f0e2bd", "#ffd98a")
        step = 2 * half / 5
        art += "".join(
            rect(
                -half + step * (m + 0.5) - 2.2,
                low - 9,
                4.4,
                6,
                glow if m != 2 else paint.lamp("#5d2a20", "#ffe2a0"),
                0.5,
            )
            for m in range(5)
        )
        art += _eaves(half, low - 10.6, roof)
    return (
        art
        + line([(0, -99), (0, -118)], paint("#d6a93f"), 1.6)
        + "".join(
            ellipse(0, y, 3.4 - 0.1 * (-103 - y), 1.1, paint("#d6a93f")) for y in (-103, -107, -111)
        )
        + circle(0, -118, 1.6, paint("#e9c664"))
    )


def _pyramid(pose: Pose) -> str:
    stone, side = part(pose, "body", "#d9b06a"), lit_side(pose)
    top, ridge = (0.0, -100.0), (-30.0 * side, 0.0)
    art = polygon([(-82, 0), top, (82, 0)], stone.base) + polygon(
        [ridge, top, (-82 * side, 0)], stone.shade
    )
    for n in range(1, 11):
        y = -9.2 * n
        half, mid = 82 * (1 + y / 100), ridge[0] * (1 + y / 100)
        art += line([(half * side, y), (mid, y + 1.5)], stone.light if n % 2 else stone.shade, 0.7)
        art += line([(mid, y + 1.5), (-half * side, y)], stone.deep, 0.6, 'opacity="0.5"')
        for m in range(3):
            x = mid + (half * side - mid) * (0.2 + 0.3 * m + 0.12 * (n % 3))
            art += line([(x, y + 1), (x, y + 8)], stone.shade, 0.5)
    art += polygon([(14 * side, 0), (20 * side, -12), (26 * side, 0)], stone.deep)
    return art + polygon([(-4, -95), top, (4, -95)], stone.bright)


def _statue(pose: Pose) -> str:
    stone, paint = part(pose, "body", "#b9bcb9"), pose.paint
    art = slab(pose, (-24, -8, 24, 0), own(pose, "base", "#8f8a82"), 0.34) + slab(
        pose, (-18, -30, 18, -8), own(pose, "base", "#9d978d"), 0.34
    )
    art += rect(-21, -33, 42, 4, paint("#b3ada2")) + rect(-9, -23, 18, 8, paint("#c9a548"), 1)
    art += path("M-12 -33Q-15 -52 -10 -68Q-9 -80 0 -81Q10 -80 11 -68Q15 -50 13 -33Z", stone.base)
    art += path("M2 -33Q8 -54 3 -80Q10 -79 11 -68Q15 -50 13 -33Z", stone.shade)
    art += "".join(line([(x, -60), (1.5 * x, -35)], stone.shade, 1) for x in (-6, -2, 3))
    art += path("M-11 -71Q-4 -60 9 -54L7 -50Q-8 -56 -13 -66Z", stone.light)
    art += line([(-10, -72), (-16, -62), (-9, -56)], stone.base, 5) + line(
        [(10, -73), (17, -85), (16, -96)], stone.base, 4.6
    )
    art += circle(0, -88, 6.2, stone.base) + path(
        "M0 -94.2Q6.4 -94 6.2 -88Q6 -82 0 -81.8Q4 -87 0 -94.2Z", stone.shade
    )
    art += path("M-6.6 -88Q-7 -96 0 -96Q7 -96 6.4 -90Q0 -93 -6.6 -88Z", stone.light) + path(
        "M11 -99Q16 -107 21 -99L18 -95H14Z", stone.light
    )
    return art


def _ruin(pose: Pose) -> str:
    stone, moss = part(pose, "body", "#b5aa95"), pose.paint("#6d8a4f")
    art = path("M-88 0V-52L-80 -60L-70 -57L-64 -78L-52 -74L-48 -58H-34V0Z", stone.base) + path(
        "M-34 0V-58H-42V0Z", stone.shade
    )
    art += path("M-72 0V-26Q-70 -40 -60 -41Q-50 -40 -48 -26V0Z", stone.deep)
    for x, y in ((-84, -48), (-78, -36), (-46, -50), (-84, -16), (-58, -64), (-44, -20)):
        art += rect(x, y, 8, 3.4, stone.shade, 1)
    art += (
        slab(pose, (-20, -92, -4, -4), stone, 0.36)
        + slab(pose, (-24, -98, 0, -91), stone)
        + slab(pose, (-24, -5, 0, 0), stone)
    )
    art += (
        slab(pose, (34, -88, 50, -4), stone, 0.36)
        + slab(pose, (30, -95, 54, -87), stone)
        + slab(pose, (30, -5, 54, 0), stone)
    )
    art += path("M-28 -97L-26 -104L20 -102L26 -98L16 -95Z", stone.light) + path(
        "M-28 -97L26 -98L16 -95L-24 -94Z", stone.shade
    )
    art += polygon(
        [(66, 0), (66, -42), (70, -48), (76, -40), (82, -45), (82, 0)], stone.base
    ) + polygon([(77, 0), (77, -41), (82, -45), (82, 0)], stone.shade)
    art += path("M4 0L6 -10L18 -13L24 -6L26 0Z", stone.light) + path(
        "M14 0L18 -13L24 -6L26 0Z", stone.shade
    )
    art += "".join(line([(x, -86), (x, -8)], stone.shade, 1) for x in (-15, 39))
    for x, y in ((-64, -78), (-42, -58), (-12, -98), (42, -95), (12, -12), (-86, -3), (72, -2)):
        tuft = ((-6, 0), (-2, -3), (6, -1), (4, 5), (-1, 3), (-4, 7))
        art += blob([(x + dx, y + dy) for dx, dy in tuft], moss)
    return art


def _arch_points(x: float, half: float, foot: float, rise: float) -> str:
    return f"M{x - half} {foot}V{foot - 6}A{half} {rise} 0 0 1 {x + half} {foot - 6}V{foot}Z"


_ARCHES = ((-86, 26, 34), (0, 44, 56), (86, 26, 34))  # x, half the width, rise
_BRICKS: tuple[Point, ...] = (
    (-136, -24), (-124, -34), (-50, -46), (-44, -20), (42, -34), (52, -52), (120, -26), (134, -14),
    (-140, -12), (46, -12),
)  # fmt: skip


def _bridge(pose: Pose) -> str:
    paint, stone = pose.paint, part(pose, "body", "#aaa294")
    arches = "".join(_arch_points(x, half, 0, rise) for x, half, rise in _ARCHES)
    outline = "M-150 0V-44Q-80 -58 -40 -74Q0 -84 40 -74Q80 -58 150 -44V0Z"
    art = path(f"{outline}{arches}", stone.base, 'fill-rule="evenodd"')
    for x, half, rise in _ARCHES:
        ring = f"M{x - half} -6A{half} {rise} 0 0 1 {x + half} -6"
        art += path(
            ring, "none", f'stroke="{stone.light}" stroke-width="6" stroke-dasharray="7 1.6"'
        )
        art += path(
            f"M{x - half + 3} -4A{half} {rise} 0 0 1 {x + 0.3 * half} {-4 - 0.95 * rise:.1f}"
            f"L{x + 0.2 * half} {1 - 0.9 * rise:.1f}A{half} {rise} 0 0 0 {x - half + 9} -4Z",
            stone.deep,
        )
    art += path(
        "M-156 -46Q-82 -60 -42 -76Q0 -87 42 -76Q82 -60 156 -46"
        "V-39Q82 -53 40 -69Q0 -79 -40 -69Q-82 -53 -156 -39Z",
        stone.light,
    )
    art += path(
        "M-156 -39Q-82 -53 -40 -69Q0 -79 40 -69Q82 -53 156 -39"
        "V-36Q82 -50 40 -66Q0 -76 -40 -66Q-82 -50 -156 -36Z",
        stone.shade,
    )
    art += "".join(rect(x, y, 10, 4, stone.shade, 1) for x, y in _BRICKS)
    lamp = paint.lamp("#e9dfb8", "#ffe09a")
    for x in (-52, 52):
        art += (
            line([(x, -70), (x, -92)], paint("#3a3d45"), 2)
            + rect(x - 3, -99, 6, 8, lamp, 1.5)
            + path(f"M{x - 5} -99L{x} -104L{x + 5} -99Z", paint("#3a3d45"))
        )
    return art


shelve("temple", 12.0, _temple, (-94, -106, 94, 3), 102)
shelve("pagoda", 20.0, _pagoda, (-42, -124, 42, 3), 119)
shelve("pyramid", 30.0, _pyramid, (-88, -104, 88, 3), 100)
shelve("statue", 3.4, _statue, (-30, -110, 30, 3), 105, head=(0, -82), head_height=44)
shelve("ruin", 6.0, _ruin, (-94, -108, 88, 3), 102)
shelve("bridge", 8.0, _bridge, (-162, -108, 162, 3), 104, seat=(0, -80))
