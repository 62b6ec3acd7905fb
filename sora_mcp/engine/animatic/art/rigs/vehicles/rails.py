"""What runs on rails: a steam train with wagons, a modern train by trait, a tram."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import halo, own, part, shelve, tone, wave
from sora_mcp.engine.animatic.art.rigs.vehicles import narrow_ends as narrow
from sora_mcp.engine.animatic.art.rigs.vehicles.ends import viewed
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import (
    CHROME,
    GLASS,
    beam,
    headlight,
    is_moving,
    spoked,
    wheel,
)

_IRON = "#2f3238"


def _smoke(pose: Pose, x: float, y: float) -> str:
    """Puffs from a funnel: they rise, grow, and stay behind while it drives."""
    back = 190 if is_moving(pose) else 50
    art = ""
    for n in range(5):
        age = (pose.phase + n / 5) % 1
        px, py = x - back * age, y - 74 * age**0.7
        see = f'opacity="{0.85 * (1 - age) * min(1.0, 6 * age):.2f}"'
        art += circle(px, py, 11 + 25 * age, pose.paint("#e6e6e8", 0.12), see)
        art += circle(px - 4, py - 5, 7 + 15 * age, pose.paint("#ffffff", -0.2), see)
    return art


def _rods(pose: Pose, xs: tuple[float, ...], y: float, r: float) -> str:
    """The coupling rod between driving wheels."""
    a = 2 * math.pi * pose.phase if is_moving(pose) else 0.5
    dx, dy = r * math.cos(a), r * math.sin(a)
    rod = pose.paint(CHROME)
    art = line([(x + dx, y + dy) for x in (xs[0], xs[-1])], rod, 6)
    art += line([(xs[-1] + dx, y + dy), (xs[-1] + 96, y)], pose.paint(CHROME, 0.3), 5)
    return art + "".join(circle(x + dx, y + dy, 6, pose.paint(CHROME, 0.4)) for x in xs)


def _engine(pose: Pose) -> str:
    """A steam locomotive, its front at x = 330."""
    paint, body = pose.paint, part(pose, "body", "#1f5a45")
    brass, iron = paint("#d3a63f"), tone(paint, _IRON)
    art = _smoke(pose, 262, -266)
    art += path("M246 -178V-222L238 -252H288L278 -222V-178Z", iron.base) + rect(
        236, -256, 54, 9, brass, 3
    )
    art += path("M176 -176Q176 -212 194 -214Q212 -212 212 -176Z", brass) + path(
        "M112 -176Q112 -202 126 -204Q140 -202 140 -176Z", body.light
    )
    art += rect(50, -184, 252, 96, body.base, 10) + rect(52, -178, 248, 16, body.light, 8)
    art += rect(52, -122, 248, 34, body.shade, 6)
    art += "".join(rect(x, -184, 7, 96, brass) for x in (104, 166, 228))
    art += (
        rect(290, -188, 26, 104, iron.base, 8)
        + circle(322, -176, 11, brass)
        + headlight(pose, 327, -176, 7, 9)
    )
    art += rect(-56, -240, 118, 156, body.base, 4) + rect(-56, -116, 118, 32, body.shade)
    art += path("M-74 -240Q0 -262 78 -240L76 -228H-72Z", iron.base)
    art += rect(-42, -218, 34, 46, paint.lamp(GLASS, "#ffcf7a"), 4) + rect(
        8, -218, 40, 46, paint.lamp(GLASS, "#ffcf7a"), 4
    )
    art += rect(-62, -92, 372, 14, iron.deep, 3) + rect(-62, -88, 372, 4, paint("#b8322b"))
    art += polygon([(304, -80), (346, -22), (300, -22)], paint("#b8322b"))
    art += "".join(line([(306 + 2, -76), (x, -24)], paint("#7c201d"), 3) for x in (312, 324, 336))
    wheels = (-14.0, 66.0, 146.0)
    art += "".join(spoked(pose, x, -42, 42, 9, 10, "#b8463a", _IRON) for x in wheels)
    art += "".join(spoked(pose, x, -24, 24, 7, 8, "#b8463a", _IRON) for x in (222, 282))
    art += rect(226, -70, 44, 24, iron.base, 4)
    return art + _rods(pose, wheels, -42, 20)


def _wagon(pose: Pose, x: float, name: str, default: str) -> str:
    """A passenger wagon of 300 whose left end is at x."""
    paint, body = pose.paint, own(pose, name, default)
    art = line([(x - 14, -50), (x + 314, -50)], paint(_IRON), 7)
    art += rect(x, -214, 300, 150, body.base, 6) + rect(x, -116, 300, 52, body.shade, 4)
    art += path(
        f"M{x - 8} -208Q{x + 4} -236 {x + 30} -236H{x + 270}Q{x + 296} -236 {x + 308} -208Z",
        paint("#4a4b50"),
    )
    art += path(
        f"M{x + 4} -222Q{x + 14} -236 {x + 30} -236H{x + 270}Q{x + 286} -236 {x + 296} -222Z",
        paint("#6b6d73"),
    )
    art += rect(x, -122, 300, 6, paint("#d9b45a"))
    art += "".join(
        rect(x + 18 + 46 * n, -192, 34, 52, paint.lamp(GLASS, "#ffd68a"), 5) for n in range(6)
    )
    art += rect(x, -66, 300, 12, paint(_IRON, 0.3))
    return art + "".join(
        spoked(pose, x + dx, -26, 26, 7, 8, "#8d9298", _IRON) for dx in (46, 102, 198, 254)
    )


def _modern(pose: Pose) -> str:
    """An electric express: a long nose, one coach behind."""
    paint, body = pose.paint, part(pose, "body", "#e9ecef")
    stripe = own(pose, "stripe", "#2b62a8")
    art = "".join(wheel(pose, x, -22, 22, CHROME, 4) for x in (-390, -290, -150, -90, 120, 180))
    art += path(
        "M-440 -36V-206Q-440 -226 -418 -226H-228V-36Z"
        "M-220 -36V-226H120Q220 -220 296 -120Q330 -74 326 -36Z",
        body.base,
    )
    art += path("M-440 -206Q-440 -226 -418 -226H120Q180 -222 230 -190L-440 -200Z", body.light)
    art += path("M-440 -84H322Q330 -58 326 -36H-440Z", stripe.base) + path(
        "M-440 -56H328L326 -36H-440Z", stripe.deep
    )
    art += rect(-428, -180, 188, 52, paint("#2d3440"), 10) + rect(
        -208, -180, 330, 52, paint("#2d3440"), 10
    )
    on = paint.lamp("#8fb6cb", "#ffdf9a")
    for n in range(6):
        if n < 3:
            art += rect(-422 + 60 * n, -174, 50, 40, on, 6)
        if n < 5:
            art += rect(-200 + 64 * n, -174, 52, 40, on, 6)
    art += path(
        "M150 -182Q206 -180 262 -126Q230 -118 176 -124Q152 -130 150 -182Z", paint("#3b5566")
    )
    art += rect(-229, -220, 10, 178, paint("#33363d")) + line(
        [(-360, -226), (-330, -258), (-300, -226)], paint("#555a63"), 5
    )
    return art + headlight(pose, 304, -92, 12, 6)


def _train(pose: Pose) -> str:
    art = beam(pose, 332, -176, 260)
    if pose.look.trait("age") in ("modern", "new") or pose.look.trait("kind") in (
        "express",
        "electric",
    ):
        return beam(pose, 312, -92, 260) + _modern(pose)
    return art + _wagon(pose, -402, "stripe", "#8c2f2b") + _tender(pose) + _engine(pose)


def _tender(pose: Pose) -> str:
    return line([(-110, -50), (-60, -50)], pose.paint(_IRON), 7)


def _tram(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#c23a2e")
    cream = own(pose, "roof", "#efe4c8")
    art = "".join(wheel(pose, x, -24, 24, "#8d9298", 4) for x in (-150, -86, 86, 150))
    art += path("M-250 -40V-226Q-246 -262 -200 -264H200Q246 -262 250 -226V-40Z", body.base)
    art += path("M-250 -140H250V-226Q246 -250 214 -262H-214Q-246 -250 -250 -226Z", cream.base)
    art += path("M-250 -72H250V-40H-250Z", body.shade) + rect(-250, -144, 500, 6, paint("#d9b45a"))
    art += rect(-206, -278, 412, 18, paint("#6b6e75"), 8)
    on = paint.lamp(GLASS, "#ffdf9a")
    for left in (-168, -112, -56, 0, 56, 112):
        art += rect(left, -228, 50, 74, on, 6) + rect(left, -212, 50, 5, cream.shade)
    for left in (-240, 178):
        art += rect(left, -232, 62, 182, body.shade, 5) + rect(left + 7, -224, 21, 160, on, 3)
        art += rect(left + 33, -224, 21, 160, on, 3)
    art += line([(-60, -278), (20, -306), (-30, -338)], paint("#4a4d55"), 5) + line(
        [(-66, -340), (6, -340)], paint("#33363d"), 5
    )
    if is_moving(pose) and wave(pose, 1, 0.2) > 0.8:
        art += circle(-30, -342, 7, "#e8f4ff") + halo(
            pose, "spark", (-30, -342), 22, "#bfe0ff", 0.6
        )
    art += path("M-262 -52H-244V-30H-262ZM244 -52H262V-30H244Z", paint("#43464e")) + headlight(
        pose, 246, -96, 6, 11
    )
    return beam(pose, 250, -96, 220) + art


_STEAM = {"stand": Cycle(2.5, 16), "drive": Cycle(1.5, 18, speed=0.8)}

shelve("train", 3.4, viewed(_train, narrow.train),
       (-456, -386, 352, 4), 258, dark_box=(-456, -386, 598, 4),
       actions=_STEAM, head=(220, -150), head_height=250, seat=(0, -250),
       trait_box=("view", narrow.RAIL_BOX), faces=True)  # fmt: skip
shelve("tram", 3.2, viewed(_tram, narrow.tram),
       (-268, -366, 268, 4), 278,
       actions={"stand": Cycle(2.0, 1), "drive": Cycle(0.5, 6, speed=0.8)},
       dark_box=(-268, -366, 474, 4), head=(190, -160), head_height=230,
       trait_box=("view", narrow.RAIL_BOX), faces=True)  # fmt: skip
