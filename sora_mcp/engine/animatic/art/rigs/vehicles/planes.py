"""What flies in the air by its own power: plane (jet or propeller), helicopter, drone."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import circle, ellipse, group, line, path, rect
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import halo, own, part, shelve, wave
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import CHROME, GLASS, is_moving

_PROPELLED = ("propeller", "vintage", "old", "small", "biplane")


def _hovering(pose: Pose, art: str, by: float) -> str:
    return group(
        art, f"translate(0 {by * wave(pose):.1f}) rotate({0.8 * wave(pose, 1, 0.25):.2f} 0 -50)"
    )


def _airliner(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#f2f4f5")
    tail = own(pose, "stripe", "#2763b0")
    art = path("M-190 -64L-244 -134H-212L-138 -74Z", tail.base) + path(
        "M-244 -134H-212L-196 -121L-232 -118Z", tail.light
    )
    art += path("M-30 -62L-82 -106H-60L34 -66Z", body.deep)
    art += path(
        "M-236 -66Q-180 -84 -110 -84H168Q220 -82 240 -54"
        "Q240 -42 214 -36Q190 -30 160 -30H-60Q-170 -34 -236 -60Z",
        body.base,
    )
    art += path(
        "M-222 -62Q-60 -46 238 -50Q238 -42 214 -36Q190 -30 160 -30H-60Q-160 -34 -222 -62Z",
        body.shade,
    )
    art += path("M-236 -64Q-60 -52 240 -54L239 -48Q-60 -46 -226 -60Z", tail.base)
    on = paint.lamp("#55758c", "#ffe3a0")
    art += "".join(rect(-120 + 21 * n, -70, 9, 9, on, 3.5) for n in range(14))
    art += path("M196 -74Q214 -70 224 -62L200 -61Q194 -66 196 -74Z", paint("#39505f"))
    art += rect(166, -72, 13, 22, body.shade, 3) + rect(-146, -70, 12, 20, body.shade, 3)
    art += path("M-180 -66L-250 -84H-224L-150 -62Z", body.shade)
    art += (
        rect(-6, -34, 56, 24, body.base, 11)
        + rect(-6, -22, 56, 12, body.shade, 6)
        + ellipse(50, -22, 6, 12, paint("#3a3f48"))
    )
    art += path("M64 -46L-54 -2H-92L-20 -48Z", body.light) + path(
        "M64 -46L-54 -2L-62 -2L40 -48Z", body.shade
    )
    if pose.paint.light.dark > 0.4:
        art += halo(pose, "tip", (-76, -4), 14, "#ff6a5a") + circle(
            -76, -4, 3, paint.glow("#ff5a4a")
        )
    return _hovering(pose, art, 2.5)


def _propeller(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#d2452f")
    stripe = own(pose, "stripe", "#f2ead6")
    art = path("M-190 -66Q-204 -116 -182 -124Q-160 -124 -142 -78Z", body.base) + path(
        "M-190 -116Q-180 -126 -170 -120L-150 -90L-160 -92Z", stripe.base
    )
    art += line([(20, -26), (4, 0)], paint("#5d636b"), 6) + line(
        [(48, -26), (66, 0)], paint("#5d636b"), 6
    )
    art += (
        circle(4, -6, 14, paint("#2a2b31"))
        + circle(4, -6, 6, paint(CHROME))
        + circle(66, -6, 14, paint("#2a2b31"))
        + circle(66, -6, 6, paint(CHROME))
    )
    art += path(
        "M-198 -66Q-120 -92 -40 -94H70Q120 -94 126 -62Q120 -30 70 -24H10Q-110 -36 -198 -60Z",
        body.base,
    )
    art += path("M-192 -62Q-60 -48 126 -58Q118 -30 70 -24H10Q-110 -36 -192 -62Z", body.shade)
    art += path("M-180 -68Q-60 -62 124 -72L126 -62Q-60 -52 -180 -62Z", stripe.base)
    art += path("M-34 -94Q-26 -124 4 -126Q34 -122 44 -94Z", paint(GLASS)) + path(
        "M-28 -96Q-20 -122 4 -124L-4 -96Z", paint("#e0f0f6", -0.2)
    )
    art += line([(14, -125), (16, -94)], body.deep, 3)
    art += path("M-196 -66L-228 -74L-222 -62L-160 -58Z", body.deep)
    art += path("M70 -96Q122 -94 126 -62L128 -58Q122 -34 98 -28Q110 -60 92 -94Z", paint("#565b64"))
    art += path("M-30 -58Q20 -70 66 -56Q74 -48 62 -44L-40 -40Q-56 -46 -30 -58Z", body.light) + path(
        "M-46 -46L66 -50Q70 -46 62 -44L-40 -40Z", body.deep
    )
    return _hovering(pose, art + _airscrew(pose, 130, -61), 2.5)


def _airscrew(pose: Pose, x: float, y: float) -> str:
    paint = pose.paint
    art = ellipse(x + 5, y, 5, 48, paint("#cfd6da"), 'opacity="0.35"') if is_moving(pose) else ""
    reach = 46 * math.cos(2 * math.pi * pose.phase * 3 + 0.3) if is_moving(pose) else 44
    art += ellipse(x + 5, y - reach / 2, 4, max(4.0, abs(reach) / 2), paint("#4a3a2c"))
    art += ellipse(x + 5, y + reach / 2, 4, max(4.0, abs(reach) / 2), paint("#4a3a2c", 0.3))
    return art + path(
        f"M{x - 3} {y - 12}Q{x + 14} {y - 8} {x + 16} {y}Q{x + 14} {y + 8} {x - 3} {y + 12}Z",
        paint("#d9b44a"),
    )


def _plane(pose: Pose) -> str:
    traits = {pose.look.trait("kind"), pose.look.trait("age"), pose.look.trait("engine")}
    return _propeller(pose) if traits & set(_PROPELLED) else _airliner(pose)


def _rotor(pose: Pose, x: float, y: float, reach: float) -> str:
    """Seen from the side: blades that shorten as they turn, in a blur."""
    paint = pose.paint
    turn = math.cos(2 * math.pi * pose.phase)
    art = ellipse(x, y, reach, 4.5, paint("#dfe5e8"), 'opacity="0.45"')
    a, b = reach * turn, reach * math.sin(2 * math.pi * pose.phase)
    art += line([(x - a, y), (x + a, y)], paint("#3a3e46"), 4.5) + line(
        [(x - b, y - 1), (x + b, y - 1)], paint("#5d626b"), 4
    )
    return art + rect(x - 9, y - 4, 18, 12, paint("#3a3e46"), 3)


def _helicopter(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#d23f2e")
    stripe = own(pose, "stripe", "#f3efe4")
    art = line([(-34, -22), (-42, -4)], paint("#4a4f58"), 5) + line(
        [(44, -22), (52, -4)], paint("#4a4f58"), 5
    )
    art += line([(-76, -4), (82, -4), (96, -12)], paint("#4a4f58"), 6)
    art += path("M-50 -96L-196 -104L-222 -142H-204L-178 -112L-46 -118Z", body.base) + path(
        "M-46 -84L-200 -100L-196 -104L-50 -96Z", body.shade
    )
    art += path("M-180 -100L-206 -80H-190L-158 -98Z", body.shade)
    art += path("M-30 -118H44L36 -138H-20Z", body.deep) + line(
        [(8, -136), (8, -150)], paint("#3a3e46"), 7
    )
    art += path(
        "M-78 -76Q-78 -124 -24 -124H36Q94 -118 108 -62Q108 -26 70 -22H-30Q-78 -26 -78 -76Z",
        body.base,
    )
    art += path("M-78 -66L108 -56Q106 -26 70 -22H-30Q-76 -26 -78 -66Z", body.shade)
    art += path("M-77 -74L107 -64L108 -56L-78 -64Z", stripe.base)
    art += path("M44 -116Q84 -108 98 -70L48 -72Q40 -74 40 -80V-110Q40 -116 44 -116Z", paint(GLASS))
    art += path("M46 -112Q62 -110 74 -100L48 -84Z", paint("#e0f0f6", -0.2))
    art += rect(-14, -112, 42, 38, paint(GLASS), 6) + rect(-56, -108, 30, 30, paint(GLASS), 6)
    art += path("M-12 -110H14L-12 -84Z", paint("#e0f0f6", -0.2))
    a = 2 * math.pi * pose.phase
    art += circle(-210, -124, 24, paint("#dfe5e8"), 'opacity="0.4"')
    art += line(
        [
            (-210 - 24 * math.cos(a), -124 - 24 * math.sin(a)),
            (-210 + 24 * math.cos(a), -124 + 24 * math.sin(a)),
        ],
        paint("#3a3e46"),
        4,
    )
    return _hovering(pose, art + _rotor(pose, 8, -153, 156), 3.0)


def _drone(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#e8eaec")
    art = ""
    for x, y in ((-84, -56), (84, -56)):
        art += line([(0, -38), (x, y + 14)], body.shade, 9) + rect(
            x - 8, y - 2, 16, 22, paint("#43474f"), 4
        )
        art += line([(x, y + 20), (x * 1.05, 0)], paint("#565b64"), 5)
        art += ellipse(x, y - 6, 58, 4, paint("#c9d1d6"), 'opacity="0.55"')
        reach = 56 * math.cos(2 * math.pi * pose.phase + (x > 0))
        art += line([(x - reach, y - 6), (x + reach, y - 6)], paint("#2f3138"), 4)
    art += path(
        "M-46 -40Q-44 -62 -14 -64H22Q50 -60 52 -40Q48 -24 18 -22H-18Q-44 -24 -46 -40Z", body.base
    )
    art += path("M-46 -38H52Q48 -24 18 -22H-18Q-44 -24 -46 -38Z", body.shade)
    art += (
        rect(4, -26, 26, 20, paint("#2f3138"), 6)
        + circle(22, -15, 7, paint("#17181d"))
        + circle(24, -17, 2.5, paint("#8fc4e6"))
    )
    art += circle(-36, -42, 4, paint.glow("#ff5040")) + circle(42, -42, 4, paint.glow("#4ee07a"))
    return group(
        art,
        f"translate(0 {2.5 * wave(pose):.1f}) "
        f"rotate({(5 if is_moving(pose) and pose.action == 'fly' else 0)} 0 -40)",
    )


_JET = {"fly": Cycle(2.0, 16, speed=1.1), "stand": Cycle(2.0, 1)}
_ROTORS = {"hover": Cycle(0.9, 11), "fly": Cycle(0.9, 11, speed=0.7)}

shelve("plane", 5.5, _plane, (-262, -142, 258, 12), 140, medium="air", actions=_JET,
       head=(120, -60), head_height=110, seat=(10, -96), faces=True)  # fmt: skip
shelve("helicopter", 3.6, _helicopter, (-246, -170, 176, 8), 158, medium="air", actions=_ROTORS,
       head=(40, -76), head_height=130, faces=True)  # fmt: skip
shelve("drone", 0.4, _drone, (-154, -82, 154, 18), 70, medium="air", actions=_ROTORS, faces=True)
