"""What rises over the land: lighthouse, tower, windmill, castle, church."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import (
    circle,
    gradient,
    group,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import (
    LAMPS_FROM,
    Tone,
    halo,
    lit_side,
    own,
    pane,
    part,
    shelve,
    slab,
    tone,
)


def _ray(pose: Pose, name: str, way: float, y: float) -> str:
    """One arm of the lamp's beam, `way` -1..1 of its full reach."""
    if abs(way) < 0.06:
        return ""
    warm, far = pose.paint.glow("#fff0b8"), 112 * way
    stops = ((0.0, warm, 0.75), (1.0, warm, 0.0))
    if way < 0:
        stops = ((0.0, warm, 0.0), (1.0, warm, 0.75))
    cone = [(0, y - 1), (far, y - 4 - 9 * abs(way)), (far, y + 4 + 9 * abs(way)), (0, y + 1)]
    return gradient(name, stops, across=True) + polygon(cone, f"url(#{name})")


def _band(side: int, top: float, low: float, surface: Tone) -> str:
    """A ring of the lighthouse's tapering tower."""
    above, below = (8.0 + 5.5 * ((y + 74) / 74) ** 1.3 for y in (top, low))

    def strip(a: float, b: float, fill: str) -> str:
        return polygon(
            [(a * above, top), (b * above, top), (b * below, low), (a * below, low)], fill
        )

    art = strip(-1, 1, surface.base) + strip(-0.3 * side, -side, surface.shade)
    return art + strip(0.7 * side, side, surface.light)


def _lantern_room(pose: Pose, stripe: Tone) -> str:
    """The lighthouse's gallery, its glass and its cap."""
    paint, side = pose.paint, lit_side(pose)
    iron = paint("#3a3f48")
    art = path("M-8 -74L-12.5 -78H12.5L8 -74Z", iron) + rect(-13, -79.5, 26, 2, paint("#4a505a"))
    art += "".join(line([(x, -79), (x, -84)], iron, 0.7) for x in (-12, -7, 7, 12))
    art += line([(-12, -84), (12, -84)], iron, 0.8)
    art += rect(-6, -91, 12, 12, paint.lamp("#bfdcea", "#fff3b8"))
    art += "".join(line([(x, -91), (x, -79)], iron, 0.8) for x in (-6, -2, 2, 6))
    art += path("M-8 -91Q-6 -98 0 -98.5Q6 -98 8 -91Z", stripe.base)
    art += path(
        f"M{-8 * side} -91Q{-6 * side} -98 0 -98.5Q{-2 * side} -95 {-2 * side} -91Z", stripe.shade
    )
    return art + line([(0, -98), (0, -102)], iron, 0.8)


def _rocks(pose: Pose) -> str:
    """The rocks it is built on."""
    stone, side = tone(pose.paint, "#7d7a76"), lit_side(pose)
    art = polygon([(-34, 2), (-27, -5), (-16, -6), (-9, -9), (8, -8), (17, -6), (26, -4), (35, 2)],
                  stone.base)  # fmt: skip
    for x, wide, high in ((-24, 9, 6), (-11, 8, 8), (12, 9, 7.5), (25, 8, 5)):
        top, left, right = (x + 0.2 * wide * side, -high), (x - wide, 2), (x + wide, 2)
        art += polygon([left, (x - 0.5 * wide, -0.8 * high), top, (x, 2)], stone.shade)
        art += polygon([(x, 2), top, (x + 0.6 * wide, -0.7 * high), right], stone.light)
    return art


def _lighthouse(pose: Pose) -> str:
    paint, side = pose.paint, lit_side(pose)
    stripe, wall = own(pose, "stripe", pose.look.colour("body", "#c8352c")), tone(paint, "#f2efe6")
    turn = math.cos(2 * math.pi * pose.phase) if pose.action == "shine" else 0.92

    art = "".join(
        _band(side, -74 + 12.34 * n, -61.6 + 12.34 * n, stripe if n % 2 else wall) for n in range(6)
    )
    art += path("M-4 0V-9Q-4 -13 0 -13Q4 -13 4 -9V0Z", paint("#4a3a30"))
    art += "".join(rect(-1.6, y, 3.2, 5, paint.lamp("#4f6a7c", "#ffd98a"), 1.4) for y in (-32, -56))
    art += _rocks(pose)
    art += _lantern_room(pose, stripe)
    shines = paint.light.dark >= LAMPS_FROM or pose.action == "shine"
    if shines:
        much = 0.2 if paint.light.dark < LAMPS_FROM else 0.0
        art += _ray(pose, "ahead", turn, -85) + _ray(pose, "astern", -turn, -85)
        art += halo(pose, "lamp", (0, -85), 15 + 5 * abs(turn), "#fff0b8", much) + circle(
            0, -85, 2.6, paint.glow("#fffbe6")
        )
    return art


def _merlons(pose: Pose, left: float, right: float, y: float, wall: Tone, size: float = 5.0) -> str:
    count = max(2, round((right - left + size * 0.8) / (1.8 * size)))
    step = (right - left - size) / (count - 1)
    return "".join(
        rect(left + step * n, y - size, size, size + 0.4, wall.base) for n in range(count)
    )


def _turret(pose: Pose, x: float, half: float, top: float, wall: Tone, roof: Tone | None) -> str:
    """A round tower with a pointed roof, or with battlements."""
    side = lit_side(pose)
    art = slab(pose, (x - half, top, x + half, 0), wall, 0.4)
    art += slab(pose, (x - half - 2, top - 2, x + half + 2, top + 4), wall, 0.4)
    if roof is None:
        return art + _merlons(pose, x - half - 2, x + half + 2, top - 2, wall, 4)
    tip = (x, top - 3.1 * half)
    art += polygon([(x - half - 3.5, top - 2), tip, (x + half + 3.5, top - 2)], roof.base)
    art += polygon([(x, top - 2), tip, (x - side * (half + 3.5), top - 2)], roof.shade)
    return art + path(
        f"M{x:.1f} {tip[1] + 1:.1f}v-8l8 2.5l-8 2.5z", own(pose, "flag", "#d8412f").base
    )


def _castle(pose: Pose) -> str:
    paint = pose.paint
    wall, roof = part(pose, "walls", "#b3aca0"), own(pose, "roof", "#3f5f8a")
    art = _turret(pose, 0, 13, -70, wall, roof)
    art += slab(pose, (-30, -52, 30, 0), wall, 0.2) + _merlons(pose, -30, 30, -52, wall)
    for x in (-30, 30):
        art += _turret(pose, x, 8, -58, wall, roof)
    art += slab(pose, (-62, -30, 62, 0), wall, 0.16) + _merlons(pose, -62, 62, -30, wall, 5)
    for x in (-60, 60):
        art += _turret(pose, x, 10, -44, wall, roof)
    on = paint.lamp("#3c3f48", "#ffd27a")
    for x, y in ((0, -64), (-30, -50), (30, -50), (-60, -36), (60, -36), (-14, -44), (14, -44)):
        art += path(f"M{x - 1.8} {y + 7}v-5q1.8 -3.4 3.6 0v5z", on)
    art += path("M-14 0V-18Q-14 -30 0 -31Q14 -30 14 -18V0Z", wall.deep) + path(
        "M-11 0V-18Q-11 -27 0 -28Q11 -27 11 -18V0Z", paint("#5b3d26")
    )
    art += "".join(
        line([(x, -0.5), (x, -25 + 0.1 * x * x)], paint("#3d2817"), 0.9)
        for x in (-7, -3.5, 0, 3.5, 7)
    ) + line([(-10.5, -14), (10.5, -14)], paint("#2a2c33"), 1.2)
    for x, y in ((-46, -20), (-40, -10), (38, -18), (46, -9), (-22, -38), (20, -24), (-24, -12)):
        art += rect(x, y, 5, 2.4, wall.shade, 0.5)
    return art


def _tower(pose: Pose) -> str:
    paint = pose.paint
    wall, roof = part(pose, "walls", "#bfae94"), own(pose, "roof", "#5d4a63")
    art = (
        slab(pose, (-17, -72, 17, 0), wall, 0.36)
        + slab(pose, (-20, -6, 20, 0), wall, 0.36)
        + slab(pose, (-20, -75, 20, -71), wall, 0.36)
    )
    art += slab(pose, (-16, -84, 16, -75), wall, 0.36) + polygon(
        [(-20, -83), (0, -104), (20, -83)], roof.base
    )
    art += polygon([(0, -83), (0, -104), (-20 * lit_side(pose), -83)], roof.shade) + line(
        [(0, -103), (0, -110)], paint("#c9a23f"), 1
    )
    art += circle(0, -58, 11.5, wall.deep) + circle(0, -58, 9.6, paint.lamp("#f4efdf", "#fff1c4"))
    art += "".join(
        line(
            [(8 * math.sin(a), -58 - 8 * math.cos(a)), (9 * math.sin(a), -58 - 9 * math.cos(a))],
            paint("#33343a"),
            0.8,
        )
        for a in (n * math.pi / 6 for n in range(12))
    )
    art += line([(0, -58), (4.6, -61)], paint("#26272c"), 1.5) + line(
        [(0, -58), (-2, -66)], paint("#26272c"), 1
    )
    on = paint.lamp("#4a5361", "#ffd27a")
    for y in (-38, -24):
        art += "".join(path(f"M{x - 2} {y + 8}v-6q2 -3.6 4 0v6z", on) for x in (-7, 7))
    art += "".join(path(f"M{x - 2.4} -76v-5q2.4 -3 4.8 0v5z", paint("#33353d")) for x in (-9, 0, 9))
    return art + path("M-5 0V-9Q-5 -14 0 -14.5Q5 -14 5 -9V0Z", paint("#553a25"))


def _windmill(pose: Pose) -> str:
    paint, side = pose.paint, lit_side(pose)
    wall, cap = part(pose, "walls", "#e6dcc6"), own(pose, "roof", "#8a4a34")
    art = polygon([(-22, 0), (-13, -68), (13, -68), (22, 0)], wall.base) + polygon(
        [(-22 * side, 0), (-13 * side, -68), (-3 * side, -68), (-5 * side, 0)], wall.shade
    )
    art += polygon([(-20.4, -12), (20.4, -12), (22, 0), (-22, 0)], paint("#8c6b4c")) + rect(
        -25, -27, 50, 2.4, paint("#7a5636")
    )
    art += "".join(
        line([(x, -27), (x, -33)], paint("#7a5636"), 1) for x in (-24, -14, 14, 24)
    ) + line([(-24, -33), (24, -33)], paint("#7a5636"), 1)
    art += path("M-16 -67Q-15 -84 0 -85Q15 -84 16 -67Z", cap.base) + path(
        f"M{-16 * side} -67Q{-15 * side} -84 0 -85Q{-3 * side} -76 {-3 * side} -67Z", cap.shade
    )
    art += (
        path("M-5 0V-10Q-5 -14 0 -14Q5 -14 5 -10V0Z", paint("#4f3522"))
        + pane(pose, -4, -50, 8, 9, "#8c6b4c")
        + pane(pose, -3.5, -24, 7, 8, "#8c6b4c")
    )
    arm, cloth = paint("#6b4a30"), own(pose, "sail", "#f4eedd")
    sail = (
        line([(0, 0), (0, -46)], arm, 1.8)
        + rect(1, -45, 9, 34, cloth.base)
        + rect(1, -45, 4, 34, cloth.shade, 0, 'opacity="0.4"')
    )
    sail += "".join(
        line([(1, y), (10, y)], arm, 0.7) for y in (-45, -36.5, -28, -19.5, -11)
    ) + line([(10, -45), (10, -11)], arm, 0.7)
    for n in range(4):
        art += group(sail, f"translate(0 -72) rotate({90 * n + 90 * pose.phase + 22:.1f})")
    return art + circle(0, -72, 3, paint("#4a3422"))


def _church(pose: Pose) -> str:
    paint, side = pose.paint, lit_side(pose)
    wall, roof = part(pose, "walls", "#ece6d8"), own(pose, "roof", "#5a5f70")
    art = (
        slab(pose, (-8, -40, 56, 0), wall, 0.2)
        + polygon([(-12, -38), (-4, -62), (52, -62), (60, -38)], roof.base)
        + polygon([(-12, -38), (60, -38), (59, -35.5), (-11, -35.5)], roof.deep)
    )
    art += slab(pose, (-40, -64, -8, 0), wall, 0.34) + slab(pose, (-42, -66, -6, -62), wall, 0.34)
    art += polygon([(-44, -65), (-24, -108), (-4, -65)], roof.base) + polygon(
        [(-24, -65), (-24, -108), (-24 - 20 * side, -65)], roof.shade
    )
    art += line([(-24, -107), (-24, -119)], paint("#c9a23f"), 1.4) + line(
        [(-27.4, -115), (-20.6, -115)], paint("#c9a23f"), 1.4
    )
    glass = paint.lamp("#6d8fb0", "#ffd27a")
    for x in (4, 20, 36):
        art += path(f"M{x} -10v-14q4 -7 8 0v14z", glass) + line(
            [(x + 4, -27), (x + 4, -10)], wall.shade, 0.8
        )
    art += (
        path("M-28 -46v-7q4 -6 8 0v7z", paint("#3c3f48"))
        + circle(-24, -36, 4.6, wall.shade)
        + circle(-24, -36, 3.5, glass)
    )
    art += path("M-31 0V-15Q-31 -22 -24 -24Q-17 -22 -17 -15V0Z", paint("#5f3f28")) + line(
        [(-24, -23), (-24, 0)], paint("#3f2917"), 1
    )
    return art + rect(-34, -2.4, 20, 2.4, paint("#a39c8e"))


_RAYS = (-116, -106, 116, 3)

shelve(
    "lighthouse",
    22.0,
    _lighthouse,
    (-37, -104, 37, 3),
    102,
    dark_box=_RAYS,
    head=(0, -84),
    head_height=40,
    actions={"": Cycle(2.0, 1), "shine": Cycle(5.0, 40)},
)
shelve("castle", 26.0, _castle, (-78, -120, 78, 3), 112)
shelve("tower", 28.0, _tower, (-24, -113, 24, 3), 110)
shelve("windmill", 14.0, _windmill, (-50, -122, 50, 3), 100, actions={"": Cycle(3.0, 30)})
shelve("church", 20.0, _church, (-50, -122, 66, 3), 119)
