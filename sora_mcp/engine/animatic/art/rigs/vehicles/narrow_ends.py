"""Two wheels and what runs on rails, from before and from behind."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import circle, ellipse, group, line, path, rect
from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose
from sora_mcp.engine.animatic.art.props.shapes import halo, part, wave
from sora_mcp.engine.animatic.art.rigs.vehicles.aboard import aboard
from sora_mcp.engine.animatic.art.rigs.vehicles.ends import is_front, view
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import (
    CHROME,
    GLASS,
    RUBBER,
    is_moving,
    shaken,
)

CYCLE_BOX = (-75.0, -215.0, 75.0, 6.0)
RAIL_BOX = (-190.0, -420.0, 190.0, 6.0)
_METRE = 100.0  # units


def _rider(pose: Pose, lift: float) -> str:
    """Whoever rides, astride: seen from before or behind, the feet beside the wheel."""
    body = ""
    for name, look in aboard(pose)[:1]:
        figure = FIGURES[name]
        its = replace(
            pose, look=Look({**look.of, "view": view(pose)}), action=figure.action("stand"),
            phase=0.0,
        )  # fmt: skip
        k = _METRE * figure.height_m / 1000
        body += group(figure.draw(its).body, f"translate(0 {-lift:.1f}) scale({k:.4f})")
    return body


def _tyre(pose: Pose, wide: float, high: float) -> str:
    """A wheel seen along its plane, its tread running by."""
    paint = pose.paint
    body = rect(-wide / 2, -high, wide, high, paint(RUBBER), wide / 2)
    return body + rect(-0.18 * wide, -high + 4, 0.36 * wide, high - 8, paint(RUBBER, -0.35), 2)


def _bars(pose: Pose, wide: float, y: float, rise: float) -> str:
    paint = pose.paint
    art = line([(-wide, y + rise), (-0.4 * wide, y), (0.4 * wide, y), (wide, y + rise)],
               paint(CHROME), 4)  # fmt: skip
    return art + "".join(
        line([(s * wide, y + rise), (s * 0.74 * wide, y + 0.6 * rise)], paint("#2f3138"), 7)
        for s in (-1, 1)
    )


def bicycle(pose: Pose) -> str:
    """Thin wheels, a frame, a saddle or a handlebar."""
    frame, turn = part(pose, "body", "#2b7f8c"), 7 * wave(pose) if is_moving(pose) else 0.0
    pedals = "".join(
        rect(s * 16 - 8, -32 + s * turn, 16, 5, pose.paint("#2f3138"), 2) for s in (-1, 1)
    )
    bike = _tyre(pose, 8, 68) + line([(-5, -34), (-4, -72), (4, -72), (5, -34)], frame.base, 3.6)
    if is_front(pose):
        bike += line([(0, -72), (0, -100)], frame.base, 5) + _bars(pose, 32, -104, 2)
        return (
            _rider(pose, 10) + pedals + bike + circle(0, -88, 5, pose.paint.lamp("#eef", "#fff6d0"))
        )
    bars = _bars(pose, 32, -104, 2)
    bike += line([(0, -70), (0, -90)], frame.base, 4.4)
    bike += ellipse(0, -92, 13, 5, pose.paint("#4b3428")) * (not aboard(pose))
    bike += circle(0, -70, 3.6, pose.paint.lamp("#a92a22", "#ff4a36"))
    return bars + _rider(pose, 10) + pedals + bike


def motorcycle(pose: Pose) -> str:
    """A broad tyre, forks or a tail, lamps."""
    body, paint = part(pose, "body", "#b3261f"), pose.paint
    dark = paint("#34363d")
    low = "".join(ellipse(s * 26, -36, 13, 11, paint("#8c929a", 0.2)) for s in (-1, 1))
    if is_front(pose):
        art = low + _rider(pose, 8) + _tyre(pose, 20, 66)
        art += line([(-13, -30), (-12, -96)], paint(CHROME), 6)
        art += line([(13, -30), (12, -96)], paint(CHROME), 6)
        art += path("M-13 -50Q0 -80 13 -50L12 -68Q0 -84 -12 -68Z", body.base)
        art += _bars(pose, 42, -106, 4) + circle(0, -90, 15, dark)
        art += circle(0, -90, 12, paint.lamp("#eef3f2", "#fff6d0"))
        return group(art, f"translate(0 {shaken(pose, 1):.1f})") + halo(pose, "l", (0, -90), 46)
    art = _bars(pose, 42, -106, 4) + _rider(pose, 8) + low + _tyre(pose, 24, 66)
    art += path("M-20 -56Q-24 -84 0 -88Q24 -84 20 -56Q0 -66 -20 -56Z", body.base)
    art += path("M-20 -60Q-22 -70 -18 -78Q0 -84 18 -78Q22 -70 20 -60Q0 -70 -20 -60Z", body.shade)
    art += rect(-10, -68, 20, 8, paint.lamp("#a92a22", "#ff4a36"), 3)
    art += rect(-13, -52, 26, 12, paint("#eceae2"), 2)
    art += halo(pose, "tail", (0, -64), 24, "#ff5a46")
    return group(art, f"translate(0 {shaken(pose, 1):.1f})")


def scooter(pose: Pose) -> str:
    """Small wheels, a shield before the knees."""
    body, paint = part(pose, "body", "#7fb8a4"), pose.paint
    if is_front(pose):
        art = _rider(pose, 8) + _tyre(pose, 14, 44)
        art += path("M-28 -24Q-32 -78 -18 -88H18Q32 -78 28 -24Q0 -38 -28 -24Z", body.base)
        art += path("M-12 -30Q0 -66 12 -30Q0 -40 -12 -30Z", body.light)
        art += _bars(pose, 36, -106, 3) + ellipse(0, -100, 15, 12, body.base)
        return art + circle(0, -100, 8, paint.lamp("#eef3f2", "#fff6d0"))
    art = _bars(pose, 36, -106, 3) + _rider(pose, 8) + _tyre(pose, 16, 44)
    art += path("M-26 -26Q-30 -66 0 -72Q30 -66 26 -26Q0 -38 -26 -26Z", body.base)
    art += path("M-24 -28Q-27 -42 -22 -50H22Q27 -42 24 -28Q0 -38 -24 -28Z", body.shade)
    return art + rect(-9, -62, 18, 7, paint.lamp("#a92a22", "#ff4a36"), 3)


def _steam(pose: Pose) -> str:
    """A locomotive's boiler with its lamp, funnel, buffers and cowcatcher."""
    paint, body = pose.paint, part(pose, "body", "#1f5a45")
    iron, art = paint("#2f3238"), ""
    for n in range(5):
        age = (pose.phase + n / 5) % 1
        see = f'opacity="{0.85 * (1 - age) * min(1.0, 6 * age):.2f}"'
        art += circle(30 * age, -262 - 110 * age, 18 + 34 * age, paint("#e6e6e8", 0.1), see)
    art += rect(-92, -244, 184, 190, body.shade, 10)
    art += path("M-104 -244Q0 -268 104 -244L100 -232H-100Z", iron)
    art += "".join(
        rect(s * 66 - 18, -222, 36, 44, paint.lamp(GLASS, "#ffcf7a"), 5) for s in (-1, 1)
    )
    art += path("M-16 -190V-236L-26 -262H26L16 -236V-190Z", iron)
    art += circle(0, -138, 64, body.base) + circle(0, -138, 55, iron)
    art += circle(0, -138, 46, paint("#2f3238", -0.25)) + line([(-28, -138), (28, -138)], iron, 5)
    art += circle(0, -138, 9, paint("#d3a63f"))
    art += circle(0, -196, 16, paint("#d3a63f")) + circle(0, -196, 12,
                  paint.lamp("#eef3f2", "#fff6d0")) + halo(pose, "l", (0, -196), 80)  # fmt: skip
    art += rect(-96, -78, 192, 24, paint("#b8322b"), 4)
    for s in (-1, 1):
        art += circle(s * 64, -66, 15, paint("#6d737b")) + circle(s * 64, -66, 9, paint("#8c929a"))
    art += path("M-70 -54H70L92 -4H-92Z", iron)
    return art + "".join(
        line([(x * 0.74, -52), (x, -6)], paint("#b8322b"), 5) for x in range(-80, 81, 32)
    )


def _modern(pose: Pose, wide: float, high: float, tint: str) -> str:
    """A rail car's end: one broad pane, a number, lamps."""
    paint, body = pose.paint, part(pose, "body", tint)
    art = rect(-0.7 * wide, -40, 1.4 * wide, 36, paint("#1d1e24"), 5)
    art += path(
        f"M-{wide} -30V-{0.7 * high:.0f}Q-{wide} -{high} -{0.6 * wide:.0f} -{high}"
        f"H{0.6 * wide:.0f}Q{wide} -{high} {wide} -{0.7 * high:.0f}V-30Z",
        body.base,
    )
    art += rect(-wide, -0.34 * high, 2 * wide, 0.34 * high - 30, body.shade, 6)
    art += path(
        f"M-{wide - 12:.0f} -{0.46 * high:.0f}V-{0.68 * high:.0f}Q-{wide - 16:.0f} "
        f"-{0.88 * high:.0f} -{0.5 * wide:.0f} -{0.88 * high:.0f}H{0.5 * wide:.0f}"
        f"Q{wide - 16:.0f} -{0.88 * high:.0f} {wide - 12:.0f} -{0.68 * high:.0f}"
        f"V-{0.46 * high:.0f}Z",
        paint.lamp(GLASS, "#e8c98a"),
    )
    art += rect(-34, -0.97 * high, 68, 18, paint("#26272d"), 4)
    art += rect(-24, -0.955 * high, 48, 9, paint.glow("#ffb43a"), 2)
    off, on = ("#eef3f2", "#fff6d0") if is_front(pose) else ("#a92a22", "#ff4a36")
    for s in (-1, 1):
        art += ellipse(s * 0.72 * wide, -0.24 * high, 12, 9, paint.lamp(off, on))
        art += halo(pose, f"l{s}", (s * 0.72 * wide, -0.24 * high), 50)
    return art


def train(pose: Pose) -> str:
    """A locomotive's face, or a modern train's."""
    if pose.look.trait("kind") or not is_front(pose):
        return _modern(pose, 122, 258, "#7a2f2c" if not pose.look.trait("kind") else "#c9d2da")
    return _steam(pose)


def tram(pose: Pose) -> str:
    """A tram's end with its pole."""
    return line([(0, -278), (24, -356)], pose.paint("#4a4d55"), 4) + _modern(
        pose, 112, 278, "#b8342c"
    )
