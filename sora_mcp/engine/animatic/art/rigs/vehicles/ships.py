"""Large craft: a sailing ship, a liner by trait, a submarine."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import circle, curve, line, path, polygon, rect
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import Tone, own, part, shelve, wave
from sora_mcp.engine.animatic.art.rigs.vehicles.boats import afloat, waterline
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import GLASS, is_moving

_MODERN = ("modern", "cruise", "liner", "cargo", "new")


def _square_sail(sail: Tone, x: float, top: float, wide: float, high: float, full: float) -> str:
    """A square sail hanging from its yard, filled by the wind to the right."""
    left, right, low = x - wide / 2, x + wide / 2, top + high
    art = path(
        f"M{left:.1f} {top:.1f}H{right:.1f}"
        f"Q{right + full:.1f} {top + 0.6 * high:.1f} {right - 4 + 0.4 * full:.1f} {low:.1f}"
        f"Q{x:.1f} {low - 0.2 * high:.1f} {left + 4:.1f} {low:.1f}"
        f"Q{left + full:.1f} {top + 0.5 * high:.1f} {left:.1f} {top:.1f}Z",
        sail.base,
    )
    art += path(
        f"M{left:.1f} {top:.1f}H{x - 0.16 * wide:.1f}"
        f"Q{x - 0.1 * wide + full:.1f} {top + 0.5 * high:.1f} "
        f"{x - 0.12 * wide:.1f} {low - 0.1 * high:.1f}"
        f"Q{left + 0.2 * wide:.1f} {low - 0.08 * high:.1f} {left + 4:.1f} {low:.1f}"
        f"Q{left + full:.1f} {top + 0.5 * high:.1f} {left:.1f} {top:.1f}Z",
        sail.shade,
        'opacity="0.45"',
    )
    return art


def _rigging(pose: Pose, sail: Tone) -> str:
    paint = pose.paint
    wood, full = paint("#6b472c"), 12 + 4 * wave(pose, 1, 0.1)
    is_pirate = pose.look.trait("kind") == "pirate"
    flag = own(pose, "stripe", "#1c1a1d" if is_pirate else "#b3302a").base
    art = curve([(-150, -96), (-96, -300)], paint("#4d4036"), 1.6) + curve(
        [(156, -96), (96, -300)], paint("#4d4036"), 1.6
    )
    art += line([(150, -84), (236, -128)], wood, 6) + line(
        [(230, -124), (92, -312)], paint("#4d4036"), 1.6
    )
    art += path("M224 -122L98 -292L112 -140Q160 -124 224 -122Z", sail.light)
    for x, top, wide in ((-96, -316, 96), (0, -368, 124), (92, -322, 100)):
        art += line([(x, -80), (x, top - 6)], wood, 7)
        high = (-104 - top) / 3
        for n, share in enumerate((0.62, 0.84, 1.0)):
            y = top + 8 + n * high * 0.98
            art += _square_sail(sail, x, y, wide * share, 0.84 * high, full)
            art += line([(x - wide * share / 2 - 5, y), (x + wide * share / 2 + 5, y)], wood, 4)
        sway = 4 * wave(pose, 2, x / 300)
        art += path(
            f"M{x} {top - 8}Q{x + 16} {top - 16 + sway:.1f} {x + 36} {top - 6 - sway:.1f}"
            f"Q{x + 18} {top + sway:.1f} {x} {top + 6}Z",
            flag,
        )
    return art + (_black_flag(pose) if is_pirate else "")


def _black_flag(pose: Pose) -> str:
    """The skull and bones, at the stern and on the main sail."""
    paint, sway = pose.paint, 5 * wave(pose, 2, 0.3)
    white = paint("#f4f0e4")
    art = line([(-198, -126), (-214, -262)], paint("#6b472c"), 5)
    art += path(
        f"M-214 -262Q-250 {-276 + sway:.1f} -282 {-262 - sway:.1f}T-340 {-256 + sway:.1f}"
        f"L-332 {-186 + sway:.1f}Q-300 {-200 - sway:.1f} -270 {-188 - sway:.1f}T-206 -190Z",
        paint("#1c1a1d"),
    )
    return (
        art
        + _skull(-272, -230, 1.0, white, paint("#1c1a1d"))
        + _skull(2, -222, 1.5, paint("#2a2628"), paint("#efe6cf"))
    )


def _skull(x: float, y: float, s: float, bone: str, hole: str) -> str:
    """A skull over two crossed bones."""
    ends = [(-22, 8), (22, 28), (22, 8), (-22, 28)]
    at = [(x + s * a, y + s * b) for a, b in ends]
    art = line(at[:2], bone, 5 * s) + line(at[2:], bone, 5 * s)
    art += circle(x, y - 2 * s, 14 * s, bone) + rect(x - 8 * s, y + 6 * s, 16 * s, 11 * s, bone, 3)
    for side in (-1, 1):
        art += circle(x + 5.4 * s * side, y - 1 * s, 3.8 * s, hole)
    return art + polygon([(x, y + 3 * s), (x - 2 * s, y + 8 * s), (x + 2 * s, y + 8 * s)], hole)


def _ship(pose: Pose) -> str:
    if pose.look.trait("age") in _MODERN or pose.look.trait("kind") in _MODERN:
        return _liner(pose)
    paint, hull = pose.paint, part(pose, "body", "#7a4e2f")
    art = _rigging(pose, own(pose, "sail", "#efe6cf"))
    art += path(
        "M-206 -128L-116 -118L-112 -84L110 -84L128 -104"
        "L184 -110Q172 -40 132 10H-150Q-190 -40 -206 -128Z",
        hull.base,
    )
    art += path("M-196 -82Q-60 -40 168 -72Q156 -20 132 10H-150Q-182 -30 -196 -82Z", hull.shade)
    art += path("M-178 -28Q-20 -6 150 -24L132 10H-150Q-168 -8 -178 -28Z", hull.deep)
    trim = paint("#d6a548")
    art += line(
        [(-205, -124), (-114, -113), (-110, -80), (112, -80), (130, -100), (184, -106)], trim, 4
    )
    art += curve([(-194, -84), (-60, -52), (60, -54), (168, -74)], hull.light, 3)
    for n in range(6):
        art += rect(-118 + 42 * n, -70 + 3 * abs(n - 2.5), 16, 14, paint("#2c2220"), 2)
    on = paint.lamp("#caa860", "#ffd98a")
    art += "".join(rect(x, -108, 13, 17, on, 2) for x in (-186, -164, -142))
    art += path("M-212 -146h10v22h-10z", paint.lamp("#d8b45a", "#ffe29a"))
    return afloat(pose, art, heave=3.5, roll=1.0) + waterline(pose, -154, 136, 12)


def _liner(pose: Pose) -> str:
    paint, hull = pose.paint, part(pose, "body", "#26324a")
    white, on = paint("#f2f2ee"), paint.lamp("#7d9db2", "#ffe09a")
    art = ""
    for n, x in enumerate((-90, -10, 70)):
        art += path(
            f"M{x} -180L{x + 6} -262H{x + 46}L{x + 44} -180Z", own(pose, "stripe", "#c8402f").base
        )
        art += path(f"M{x + 3} -240L{x + 6} -262H{x + 46}L{x + 45} -240Z", paint("#2a2b31"))
        for m in range(3):
            age = (pose.phase + m / 3 + n / 7) % 1
            art += circle(
                x + 24 - 60 * age,
                -268 - 50 * age,
                9 + 13 * age,
                paint("#9ea3a9"),
                f'opacity="{0.45 * (1 - age) * min(1, 8 * age):.2f}"',
            )
    art += (
        rect(-150, -196, 300, 40, white, 8)
        + rect(-196, -158, 372, 40, white, 8)
        + rect(-226, -122, 420, 36, white, 6)
    )
    art += rect(-226, -94, 420, 10, paint("#f2f2ee", 0.35)) + rect(
        -196, -124, 372, 5, paint("#f2f2ee", 0.35)
    )
    for y, left, count in ((-184, -136, 11), (-146, -182, 14), (-112, -212, 16)):
        art += "".join(rect(left + 25 * n, y, 14, 13, on, 3) for n in range(count))
    art += line([(160, -158), (160, -236)], paint("#8d7a54"), 4) + line(
        [(-206, -122), (-206, -190)], paint("#8d7a54"), 4
    )
    art += path("M-266 -92H240L290 -104Q262 -40 226 10H-222Q-262 -30 -266 -92Z", hull.base)
    art += path("M-264 -62Q0 -52 272 -68Q250 -24 226 10H-222Q-256 -20 -264 -62Z", hull.shade)
    art += path("M-248 -20H246L226 10H-222Q-238 0 -248 -20Z", paint("#9c3029"))
    art += "".join(
        circle(-220 + 34 * n, -72, 4.5, paint.lamp("#aab6c4", "#ffe09a")) for n in range(13)
    )
    return afloat(pose, art, heave=2.5, roll=0.5) + waterline(pose, -226, 230, 12)


def _submarine(pose: Pose) -> str:
    paint, hull = pose.paint, part(pose, "body", "#e0b432")
    art = line([(26, -150), (26, -206), (46, -206)], hull.deep, 7) + circle(
        48, -206, 6, paint.lamp("#9fc3d6", "#fff0b0")
    )
    art += line([(-6, -150), (-6, -186)], hull.deep, 4)
    art += path("M-52 -92L-40 -158Q-36 -166 -26 -166H40Q52 -166 56 -154L70 -92Z", hull.base)
    art += path("M-52 -92L-44 -138H62L70 -92Z", hull.shade)
    art += path(
        "M-196 -66L-238 -108L-206 -112L-160 -84ZM-196 -40L-238 4L-206 8L-160 -22Z", hull.deep
    )
    spin = abs(wave(pose, 2)) if is_moving(pose) else 0.8
    art += path(f"M-222 -54q-12 {-34 * spin:.1f} -4 {-40 * spin:.1f}q14 6 8 {40 * spin:.1f}z"
                f"M-222 -50q-12 {34 * spin:.1f} -4 {40 * spin:.1f}q14 -6 8 {-40 * spin:.1f}z",
                paint("#8a7440"))  # fmt: skip
    art += path(
        "M-222 -52Q-150 -112 -20 -112H110Q206 -108 212 -52Q206 4 110 8H-20Q-150 8 -222 -52Z",
        hull.base,
    )
    art += path("M-206 -40Q-60 -22 212 -42Q200 4 110 8H-20Q-140 8 -206 -40Z", hull.shade)
    art += path("M-150 -92Q-90 -112 -20 -112H110Q160 -110 188 -90Q40 -106 -150 -92Z", hull.light)
    on = paint.lamp(GLASS, "#ffe4a0")
    for x in (-60, 20, 100):
        art += circle(x, -58, 25, paint("#a7772a")) + circle(x, -58, 18, on)
        art += path(
            f"M{x - 14} -62Q{x - 10} -74 {x + 2} -73Q{x - 6} -66 {x - 8} -56Z",
            paint("#e6f3f8", -0.3),
            'opacity="0.8"',
        )
    art += polygon([(-120, -20), (-60, -20), (-84, 0), (-132, 0)], hull.deep)
    return afloat(pose, art, heave=3.0, roll=1.0)


_VOYAGE = {"float": Cycle(4.0, 30), "sail": Cycle(3.0, 30, speed=0.14)}
_DIVE = {
    "float": Cycle(3.0, 24),
    "sail": Cycle(2.0, 20, speed=0.5),
    "dive": Cycle(2.0, 20, speed=0.4),
}

shelve("ship", 9.0, _ship, (-346, -396, 300, 34), 380, medium="water", actions=_VOYAGE,
       head=(0, -180), head_height=400, seat=(0, -84), faces=True)  # fmt: skip
shelve("submarine", 2.0, _submarine, (-250, -222, 226, 22), 212, medium="water", actions=_DIVE,
       head=(40, -80), head_height=190, seat=(0, -164), faces=True)  # fmt: skip
