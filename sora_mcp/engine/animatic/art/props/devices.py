"""Screens and what one records and listens with: tv, computer, laptop, phone, camera, radio."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import circle, ellipse, group, line, path, polygon, rect
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import halo, own, part, shelve, wave


def _screen(pose: Pose, x: float, y: float, wide: float, high: float) -> str:
    """A picture on a screen: a bright landscape and a glint."""
    glow = pose.paint.glow
    if pose.look.trait("content") == "news":
        return _news(pose, x, y, wide, high)
    art = rect(x, y, wide, high, glow("#5fa8d8")) + circle(
        x + 0.76 * wide, y + 0.28 * high, 0.12 * high, glow("#fff0b0")
    )
    low = y + high
    art += path(
        f"M{x} {low}V{y + 0.62 * high}Q{x + 0.25 * wide} {y + 0.36 * high} "
        f"{x + 0.5 * wide} {y + 0.66 * high}"
        f"T{x + wide} {y + 0.6 * high}V{low}Z",
        glow("#4f9a6a"),
    )
    art += path(
        f"M{x} {low}V{y + 0.82 * high}"
        f"Q{x + 0.4 * wide} {y + 0.66 * high} {x + wide} {y + 0.84 * high}V{low}Z",
        glow("#35704d"),
    )
    return art + polygon([(x, y), (x + 0.32 * wide, y), (x, low)], "#ffffff", 'opacity="0.14"')


def _news(pose: Pose, x: float, y: float, wide: float, high: float) -> str:
    """A newsreader at a desk, a headline that runs along below."""
    glow, mid = pose.paint.glow, x + 0.42 * wide
    art = rect(x, y, wide, high, glow("#2c4f86")) + rect(
        x + 0.62 * wide, y + 0.12 * high, 0.3 * wide, 0.36 * high, glow("#6fa6d6"), 2
    )
    art += circle(mid, y + 0.32 * high, 0.13 * high, glow("#c99673"))
    art += path(
        f"M{mid - 0.13 * wide:.1f} {y + 0.72 * high:.1f}Q{mid - 0.12 * wide:.1f} "
        f"{y + 0.46 * high:.1f} {mid:.1f} {y + 0.45 * high:.1f}Q{mid + 0.12 * wide:.1f} "
        f"{y + 0.46 * high:.1f} {mid + 0.13 * wide:.1f} {y + 0.72 * high:.1f}Z",
        glow("#24283a"),
    )
    art += rect(x + 0.12 * wide, y + 0.66 * high, 0.6 * wide, 0.12 * high, glow("#b98d5a"), 1)
    art += rect(x, y + 0.8 * high, wide, 0.14 * high, glow("#c7302b"))
    for n in range(4):
        left = x + wide * (0.3 * (n - pose.phase) + 0.06)
        right = min(left + 0.22 * wide, x + wide)
        left = max(left, x)
        if right > left:
            art += rect(left, y + 0.85 * high, right - left, 0.04 * high, "#ffffff")
    return art


def _tv(pose: Pose) -> str:
    if pose.look.trait("age") in ("old", "vintage"):
        return _old_tv(pose)
    case = part(pose, "body", "#24272d")
    art = (
        halo(pose, "shine", (0, -58), 110, "#8ac4ea")
        + rect(-8, -16, 16, 12, case.shade)
        + path("M-34 0L-26 -5H26L34 0Z", case.base)
    )
    art += rect(-84, -102, 168, 90, case.base, 3) + _screen(pose, -81, -99, 162, 84)
    bar = 16 * wave(pose)
    return art + rect(-70, -28, 60 + bar, 3, "#ffffff", 1.5, 'opacity="0.5"')


def _old_tv(pose: Pose) -> str:
    wood, paint = part(pose, "body", "#8a5a35"), pose.paint
    art = (
        line([(0, -78), (-26, -108)], paint("#9aa0a6"), 1.8)
        + line([(0, -78), (22, -110)], paint("#9aa0a6"), 1.8)
        + "".join(
            polygon([(x - 3, -10), (x + 3, -10), (x + 4.6 * (1 if x > 0 else -1), 0)], wood.deep)
            for x in (-42, 42)
        )
    )
    art += (
        rect(-58, -80, 116, 72, wood.base, 6)
        + rect(-58, -18, 116, 10, wood.shade, 5)
        + rect(-58, -80, 116, 5, wood.light, 3)
        + rect(-52, -74, 78, 58, paint("#2b2926"), 12)
    )
    art += (
        group(_screen(pose, -48, -70, 70, 50), "", "")
        + circle(42, -62, 6, paint("#d9cdb4"))
        + circle(42, -45, 6, paint("#d9cdb4"))
        + line([(42, -62), (44, -66)], paint("#33343a"), 1.6)
    )
    return art + "".join(line([(33, y), (51, y)], wood.deep, 1.4) for y in (-33, -28, -23))


def _computer(pose: Pose) -> str:
    case, paint = part(pose, "body", "#d4d2c9"), pose.paint
    art = (
        halo(pose, "shine", (-14, -66), 84, "#8ac4ea")
        + rect(46, -86, 34, 86, case.base, 3)
        + rect(66, -86, 14, 86, case.shade, 3)
        + rect(50, -80, 26, 5, case.deep, 1)
        + rect(50, -70, 26, 5, case.shade, 1)
        + circle(56, -14, 3, paint.glow("#5ae08a"))
    )
    art += (
        rect(-22, -30, 16, 20, case.shade)
        + path("M-40 -8L-34 -14H6L12 -8Z", case.base)
        + rect(-72, -102, 116, 76, case.base, 4)
        + rect(-72, -34, 116, 8, case.shade, 3)
        + _screen(pose, -66, -97, 104, 60)
    )
    art += path("M-70 0L-62 -9H32L38 0Z", case.light) + "".join(
        line(
            [(-59 + 0.5 * n, -7 + 2.6 * n), (30 + 1.4 * n, -7 + 2.6 * n)],
            case.shade,
            1.2,
            'stroke-dasharray="3 2"',
        )
        for n in range(3)
    )
    return art


def _laptop(pose: Pose) -> str:
    case, paint = part(pose, "body", "#b9bec5"), pose.paint
    art = (
        halo(pose, "shine", (0, -56), 100, "#8ac4ea")
        + rect(-74, -102, 148, 92, case.base, 5)
        + rect(-70, -98, 140, 84, paint("#1f2228"), 3)
        + _screen(pose, -67, -95, 134, 77)
    )
    art += (
        path("M-76 -12H76L96 -3Q96 0 92 0H-92Q-96 0 -96 -3Z", case.light)
        + path("M-96 -3H96Q96 0 92 0H-92Q-96 0 -96 -3Z", case.shade)
        + path("M-64 -10.4H64L72 -6H-72Z", paint("#3a3e46"))
    )
    return art + path("M-16 -5.4H16L18 -3.4H-18Z", case.shade)


def _phone(pose: Pose) -> str:
    case, glow = part(pose, "body", "#23262c"), pose.paint.glow
    art = (
        halo(pose, "shine", (0, -50), 62, "#9ad0f0")
        + rect(-25, -101, 50, 101, case.base, 8)
        + rect(-22, -97, 44, 93, glow("#4a86c9"), 5)
    )
    art += path("M-22 -40Q0 -64 22 -44V-9Q22 -4 17 -4H-17Q-22 -4 -22 -9Z", glow("#7ab4e6")) + rect(
        -8, -96, 16, 4, case.deep, 2
    )
    tints = ("#ffb13d", "#ef5b52", "#62c46a", "#f2f4f6", "#b06ad8", "#3dc0c9")
    art += "".join(
        rect(-17 + 13 * (n % 3), -82 + 14 * (n // 3), 8.6, 8.6, glow(tint), 2.2)
        for n, tint in enumerate(tints)
    )
    return (
        art
        + rect(-17, -20, 34, 10, "#ffffff", 4, 'opacity="0.35"')
        + polygon([(-22, -97), (-2, -97), (-22, -50)], "#ffffff", 'opacity="0.15"')
    )


def _camera(pose: Pose) -> str:
    case, grip, paint = part(pose, "body", "#2c2f36"), own(pose, "stripe", "#b9bec4"), pose.paint
    art = (
        path("M-26 -78L-20 -98H20L26 -78Z", grip.base)
        + path("M6 -98H20L26 -78H10Z", grip.shade)
        + rect(-66, -90, 20, 10, grip.shade, 3)
        + rect(38, -88, 22, 8, paint("#3a3e46"), 3)
    )
    art += (
        rect(-78, -82, 156, 82, case.base, 9)
        + rect(-78, -82, 156, 16, grip.base, 8)
        + rect(-78, -72, 156, 6, grip.base)
        + rect(-78, -12, 156, 12, grip.shade, 6)
        + rect(50, -66, 28, 54, case.deep)
    )
    art += (
        circle(0, -40, 36, grip.base)
        + path("M0 -76A36 36 0 0 1 0 -4A50 50 0 0 0 0 -76Z", grip.shade)
        + circle(0, -40, 29, case.deep)
        + circle(0, -40, 22, paint("#16181d"))
        + circle(0, -40, 16, paint("#31506e"))
        + circle(0, -40, 8, paint("#16202b"))
    )
    return (
        art
        + ellipse(-8, -49, 6, 4, "#ffffff", 'opacity="0.75"')
        + circle(8, -31, 2.4, "#ffffff", 'opacity="0.4"')
        + rect(-12, -94, 24, 10, paint("#1f2a33"), 2)
        + circle(62, -74, 3.6, paint.glow("#e8463c"))
    )


def _radio(pose: Pose) -> str:
    case, paint = part(pose, "body", "#c4573a"), pose.paint
    cream = own(pose, "stripe", "#efe3c6")
    art = (
        line([(58, -74), (78, -108)], paint("#aeb4ba"), 2.4)
        + circle(78, -108, 3, paint("#aeb4ba"))
        + path(
            "M-60 -76Q-60 -92 -44 -92H44Q60 -92 60 -76",
            "none",
            f'stroke="{case.deep}" stroke-width="5"',
        )
    )
    art += (
        rect(-82, -78, 164, 78, case.base, 10)
        + rect(-82, -12, 164, 12, case.shade, 6)
        + rect(-82, -78, 164, 6, case.light, 4)
        + rect(-74, -70, 148, 56, cream.base, 6)
    )
    art += (
        circle(-38, -42, 24, paint("#4a3b33"))
        + "".join(
            circle(-38, -42, r, "none", f'stroke="{paint("#7a6454")}" stroke-width="2"')
            for r in (20, 14, 8)
        )
        + circle(-38, -42, 3, paint("#7a6454"))
    )
    art += (
        rect(-4, -64, 70, 18, paint.lamp("#f7f2de", "#ffe6a0"), 3)
        + "".join(
            line([(2 + 6 * n, -62), (2 + 6 * n, -56 if n % 2 else -53)], paint("#5a4a40"), 1)
            for n in range(11)
        )
        + line([(34 + 12 * wave(pose), -63), (34 + 12 * wave(pose), -47)], paint("#d8322c"), 1.8)
    )
    return art + "".join(
        circle(x, -28, 9, case.base)
        + circle(x, -28, 6, case.light)
        + line([(x, -28), (x + 3, -33)], case.deep, 1.6)
        for x in (12, 50)
    )


_ON = {"": Cycle(3.0, 12)}

shelve(
    "tv",
    0.75,
    _tv,
    (-90, -114, 90, 3),
    102,
    dark_box=(-114, -170, 114, 54),
    actions=_ON,
    seat=(0, -102),
)
shelve(
    "computer",
    0.55,
    _computer,
    (-76, -105, 84, 3),
    102,
    dark_box=(-100, -152, 84, 20),
    medium="table",
)
shelve(
    "laptop",
    0.26,
    _laptop,
    (-100, -105, 100, 3),
    102,
    dark_box=(-104, -158, 104, 46),
    medium="table",
)
shelve("phone", 0.15, _phone, (-28, -104, 28, 3), 101, dark_box=(-64, -114, 64, 14), medium="hand")
shelve("camera", 0.12, _camera, (-82, -102, 82, 3), 99, medium="hand")
shelve("radio", 0.3, _radio, (-86, -114, 86, 3), 100, actions=_ON, medium="table")
