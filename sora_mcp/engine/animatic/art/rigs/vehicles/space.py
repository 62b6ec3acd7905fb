"""What leaves the ground by fire, gas or wonder: rocket, spaceship, ufo, hot-air balloon."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import (
    circle,
    ellipse,
    gradient,
    group,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import flame, halo, own, part, shelve, wave
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import GLASS, is_moving


def _rocket(pose: Pose) -> str:
    paint, body, fin = pose.paint, part(pose, "body", "#eef0f1"), own(pose, "stripe", "#cf3a2c")
    art = ""
    if is_moving(pose):
        art += halo(pose, "blast", (0, 30), 100, "#ffb050", 0.55)
        art += group(flame(pose, 0, 0, 52, 108), "translate(0 -26) scale(1 -1)")
        for x in (-34, 34):
            art += group(flame(pose, x, 0, 22, 60, 0.3), "translate(0 -16) scale(1 -1)")
    art += path("M-38 -92L-84 -36V-6L-36 -34ZM38 -92L84 -36V-6L36 -34Z", fin.base) + path(
        "M38 -92L84 -36V-6L70 -14V-40Z", fin.shade
    )
    art += path("M-26 -30H26L32 -10H-32Z", paint("#4a4e57"))
    art += path("M0 -300Q-58 -226 -48 -100L-36 -28H36L48 -100Q58 -226 0 -300Z", body.base)
    art += path("M0 -300Q58 -226 48 -100L36 -28H10Q26 -180 0 -300Z", body.shade)
    art += path("M-30 -212Q-38 -150 -32 -96L-38 -96Q-46 -160 -36 -214Z", body.bright)
    art += path("M0 -300Q-28 -264 -40 -226Q0 -212 40 -226Q28 -264 0 -300Z", fin.base) + path(
        "M0 -300Q28 -264 40 -226Q26 -220 12 -218Q14 -262 0 -300Z", fin.shade
    )
    art += path("M-47 -112Q0 -98 47 -112L45 -92Q0 -78 -45 -92Z", fin.base)
    art += (
        circle(0, -172, 25, paint("#8d949c"))
        + circle(0, -172, 18, paint.lamp(GLASS, "#ffe4a0"))
        + path("M-13 -176Q-9 -187 3 -187Q-6 -180 -7 -168Z", paint("#eef7fb", -0.3))
    )
    art += path("M-6 -96L0 -104L6 -96V-6H-6Z", fin.shade)
    shake = wave(pose, 4) if is_moving(pose) else 0.0
    return group(art, f"translate({0.8 * shake:.1f} 0)")


def _spaceship(pose: Pose) -> str:
    paint, body, trim = pose.paint, part(pose, "body", "#b9c2cc"), own(pose, "stripe", "#cf5a2c")
    art = ""
    jet = ("#2f6fe0", "#62b6ff", "#d6f2ff")
    much = 1.0 if pose.action == "fly" else 0.45
    for y in (-72, -42):
        art += group(
            flame(pose, 0, 0, 24, 92 * much, y / 90, jet), f"translate(-170 {y}) rotate(-90)"
        )
    art += halo(pose, "drive", (-184, -56), 60, "#6ab4ff", 0.5)
    art += path("M-150 -76L-190 -136H-132L-40 -84Z", body.shade) + path(
        "M-190 -136H-132L-122 -130H-184Z", trim.base
    )
    art += path(
        "M-176 -56Q-172 -92 -110 -96H40Q150 -92 224 -52Q150 -22 40 -18H-110Q-172 -22 -176 -56Z",
        body.base,
    )
    art += path("M-176 -52H224Q150 -22 40 -18H-110Q-172 -22 -176 -52Z", body.shade)
    art += path("M-120 -92L40 -94Q110 -92 160 -76Q40 -86 -140 -84Z", body.bright)
    art += path("M-64 -92H-34L-46 -19H-80Z", trim.base) + path(
        "M-58 -52H-40L-46 -19H-80Z", trim.shade
    )
    art += path(
        "M40 -94Q60 -120 100 -112Q136 -102 156 -78Q100 -66 50 -74Q36 -80 40 -94Z",
        paint.lamp("#3f6f92", "#79b6d8"),
    )
    art += path("M50 -94Q66 -112 96 -108Q72 -100 60 -84Z", paint("#d6ecf6", -0.3))
    art += path("M-40 -44L-120 4H-176L-116 -44Z", body.light) + path(
        "M-120 4H-176L-166 -4H-106Z", trim.base
    )
    art += rect(-190, -86, 30, 28, paint("#4b515c"), 5) + rect(
        -190, -56, 30, 28, paint("#4b515c"), 5
    )
    art += "".join(circle(-10 + 26 * n, -52, 6, paint.lamp("#45637c", "#ffe4a0")) for n in range(5))
    art += line([(-150, -66), (-96, -66), (-86, -40)], body.deep, 2)
    return group(
        art, f"translate(0 {3 * wave(pose):.1f}) rotate({1.2 * wave(pose, 1, 0.25):.2f} 0 -50)"
    )


def _ufo(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#9aa5b1")
    art = ""
    if pose.action == "beam" or pose.paint.light.dark > 0.4:
        ray = paint.glow("#a9f5c8")
        art += gradient("ray", ((0.0, ray, 0.6), (1.0, ray, 0.0))) + polygon(
            [(-40, -28), (40, -28), (104, 96), (-104, 96)], "url(#ray)"
        )
    art += path("M-62 -72Q-60 -128 0 -130Q60 -128 62 -72Z", paint.lamp("#8fd0d8", "#b8f2e6"))
    art += path(
        "M-50 -80Q-46 -118 -10 -124Q-34 -106 -36 -78Z", paint("#eefbfd", -0.3), 'opacity="0.8"'
    )
    art += ellipse(0, -52, 150, 30, body.base) + path(
        "M-150 -52Q-120 -16 0 -16Q120 -16 150 -52Q100 -34 0 -34Q-100 -34 -150 -52Z", body.shade
    )
    art += path(
        "M-148 -56Q-120 -82 0 -82Q120 -82 148 -56Q100 -72 0 -72Q-100 -72 -148 -56Z", body.bright
    )
    art += ellipse(0, -73, 64, 9, body.shade) + ellipse(0, -28, 50, 11, body.deep)
    for n in range(7):
        angle = 2 * math.pi * (n / 7 + pose.phase / 7)
        x, y = 132 * math.cos(angle), -50 + 20 * math.sin(angle)
        if math.sin(angle) > -0.1:
            on = (n + int(pose.phase * 7)) % 2
            art += circle(x, y, 7, paint.glow("#fff2a8" if on else "#7ef0c0"))
    art += halo(pose, "disc", (0, -52), 150, "#9ff0d0")
    return group(
        art, f"translate(0 {5 * wave(pose):.1f}) rotate({3 * wave(pose, 1, 0.25):.2f} 0 -50)"
    )


def _gore(n: float, half: float) -> str:
    """The edge of a gore of the balloon, from its top to its mouth."""
    return (
        f"C{n * half * 0.62:.1f} -306 {n * half:.1f} -262 {n * half:.1f} -200"
        f"Q{n * half * 0.9:.1f} -136 {n * 24:.1f} -84"
    )


def _back(n: float, half: float) -> str:
    """The same edge, from the mouth up."""
    return (
        f"L{n * 24:.1f} -84Q{n * half * 0.9:.1f} -136 {n * half:.1f} -200"
        f"C{n * half:.1f} -262 {n * half * 0.62:.1f} -306 0 -306Z"
    )


def _balloon(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#d8432f")
    other = own(pose, "stripe", "#f3c94a")
    half = 106
    art = path(f"M0 -306{_gore(-1, half)}{_back(1, half)}", body.base)
    for a, b, tint in (
        (-0.72, -0.36, other.light),
        (0.0, 0.36, other.base),
        (0.72, 1.0, other.shade),
    ):
        art += path(f"M0 -306{_gore(a, half)}{_back(b, half)}", tint)
    art += path(f"M0 -306{_gore(0.36, half)}{_back(1, half)}", body.shade, 'opacity="0.55"')
    on = wave(pose, 1) > 0.2
    if on:
        art += halo(pose, "envelope", (0, -176), 108, "#ffb45a")
        art += halo(pose, "burner", (0, -110), 90, "#ffd07a", 0.25) + flame(pose, 0, -50, 12, 34)
    art += "".join(line([(x, -84), (0.86 * x, -34)], paint("#5c4a38"), 2) for x in (-24, -9, 9, 24))
    art += rect(-26, -90, 52, 8, body.deep, 3) + rect(-7, -54, 14, 8, paint("#6d737b"), 2)
    art += path("M-23 -36H23L19 -2Q0 2 -19 -2Z", paint("#a8743f")) + path(
        "M6 -36H23L19 -2Q12 0 4 0Z", paint("#a8743f", 0.4)
    )
    art += "".join(line([(-21, y), (21, y)], paint("#7d5329"), 1.6) for y in (-24, -14)) + rect(
        -25, -39, 50, 7, paint("#6b4526"), 3
    )
    return group(
        art,
        f"translate({3 * wave(pose, 1, 0.2):.1f} "
        f"{4 * wave(pose):.1f}) rotate({1.6 * wave(pose):.2f} 0 -150)",
    )


_LAUNCH = {"stand": Cycle(2.0, 1), "fly": Cycle(0.6, 8, climb=0.22)}
_HOVER = {"float": Cycle(4.0, 30), "fly": Cycle(3.0, 30, speed=0.3)}

shelve("rocket", 9.0, _rocket, (-104, -306, 104, 134), 300, actions=_LAUNCH, head=(0, -190),
       head_height=220)  # fmt: skip
shelve("spaceship", 4.0, _spaceship, (-300, -148, 238, 24), 136, medium="air",
       actions={"float": Cycle(2.0, 16), "fly": Cycle(1.0, 12, speed=1.0)}, head=(90, -70),
       head_height=120, faces=True)  # fmt: skip
shelve("ufo", 3.2, _ufo, (-178, -160, 178, 116), 128, dark_box=(-178, -214, 178, 116), medium="air",
       actions={**_HOVER, "beam": Cycle(3.0, 30)}, head=(0, -80), head_height=140)  # fmt: skip
shelve("balloon", 12.0, _balloon, (-150, -318, 150, 12), 306, medium="air", actions=_HOVER,
       head=(0, -60), head_height=150, seat=(0, -34))  # fmt: skip
