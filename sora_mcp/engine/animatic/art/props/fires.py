"""Fire and its kin: fire, campfire, torch, candle, lantern, firework."""

from __future__ import annotations

import math
import random

from sora_mcp.engine.animatic.art.drawing import (
    circle,
    ellipse,
    group,
    line,
    path,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import flame, halo, part, shelve, tone

_FLICKER = {"": Cycle(0.9, 11)}


def _sparks(pose: Pose, x: float, y: float, wide: float, high: float, count: int) -> str:
    rng, art = random.Random(f"{pose.seed}/sparks"), ""
    for _ in range(count):
        start, off, lean = rng.random(), rng.uniform(-0.5, 0.5), rng.uniform(-0.3, 0.3)
        age = (pose.phase + start) % 1
        at = x + wide * (off + lean * age), y - high * age
        art += circle(
            *at, wide * 0.018 * (1.4 - age), pose.paint.glow("#ffc45a"), f'opacity="{1 - age:.2f}"'
        )
    return art


def _fire(pose: Pose) -> str:
    art = halo(pose, "heat", (0, -44), 86, "#ff9a3a", 0.35)
    for x, wide, high, shift in (
        (-30, 38, 56, 0.1),
        (30, 38, 62, 0.45),
        (-14, 44, 82, 0.7),
        (16, 46, 76, 0.3),
        (0, 56, 96, 0.0),
    ):
        art += flame(pose, x, 0, wide, high, shift)
    return art + _sparks(pose, 0, -60, 90, 60, 8)


def _campfire(pose: Pose) -> str:
    paint, wood = pose.paint, tone(pose.paint, "#6b4528")
    art = halo(pose, "heat", (0, -44), 92, "#ff9a3a", 0.3)
    art += "".join(
        ellipse(x, y, 10, 6.5, paint("#8b8781", 0.3))
        for x, y in ((-48, -6), (-26, -9), (26, -9), (48, -6))
    )
    art += line([(-40, -18), (34, -5)], wood.shade, 10) + line(
        [(40, -18), (-34, -5)], wood.deep, 10
    )
    for x, wide, high, shift in ((-18, 32, 54, 0.1), (18, 32, 58, 0.5), (0, 46, 88, 0.0)):
        art += flame(pose, x, -10, wide, high, shift)
    art += (
        line([(-44, -5), (30, -14)], wood.base, 11)
        + circle(-45, -5, 5.4, paint("#c99a62"))
        + circle(-45, -5, 2.6, wood.base)
    )
    art += (
        line([(44, -5), (-6, -11)], wood.base, 11)
        + circle(45, -5, 5.4, paint("#c99a62", 0.2))
        + circle(45, -5, 2.6, wood.base)
    )
    art += "".join(
        ellipse(x, -3.5, 10, 6, paint("#9a958e"))
        + ellipse(x - 2, -5.5, 5, 2, paint("#9a958e", -0.5))
        for x in (-62, -36, -10, 16, 40, 62)
    )
    return art + _sparks(pose, 0, -50, 60, 56, 7)


def _torch(pose: Pose) -> str:
    paint, wood = pose.paint, part(pose, "body", "#7a5030")
    art = halo(pose, "heat", (0, -78), 34, "#ffa64a", 0.35)
    art += path("M-4.4 -58H4.4L2.6 0H-2.6Z", wood.base) + path(
        "M0.6 -58H4.4L2.6 0H0.6Z", wood.shade
    )
    art += (
        flame(pose, 0, -64, 19, 34)
        + path("M-7.4 -70L7.4 -70L5 -54H-5Z", paint("#4a3a30"))
        + "".join(line([(-6.4, y), (6.4, y + 1.6)], paint("#8b6b4a"), 1.3) for y in (-67, -63, -59))
    )
    return group(art + _sparks(pose, 0, -84, 22, 20, 4), "translate(0 16)")


def _candle(pose: Pose) -> str:
    paint, wax = pose.paint, part(pose, "body", "#f2e7cf")
    art = halo(pose, "heat", (0, -84), 40, "#ffc46a", 0.4)
    art += (
        ellipse(0, -3, 26, 4.4, paint("#b08a3e", 0.3))
        + path("M-26 -4Q0 6 26 -4L24 -8Q0 -2 -24 -8Z", paint("#d6ab4e"))
        + path(
            "M23 -7q12 -3 11 5q-2 6 -10 1z",
            "none",
            f'stroke="{paint("#c79c42")}" stroke-width="2.6"',
        )
    )
    art += rect(-11, -66, 22, 61, wax.base, 3) + rect(2, -66, 9, 61, wax.shade, 3, 'opacity="0.7"')
    art += path(
        "M-11 -58V-66Q-11 -69 -7 -68Q0 -71 7 -68Q11 -69 11 -66V-48Q9 -44 7.4 -48"
        "V-56Q5 -60 3 -56V-52Q0 -50 -1 -54Q-4 -60 -6 -54V-40Q-8.4 -36 -9.6 -40V-54Z",
        wax.light,
    )
    art += line([(0, -68), (0.6, -74)], paint("#3a2c24"), 1.6)
    return art + flame(pose, 0, -71, 11, 27, 0.1, ("#f08a2a", "#ffc95a", "#fff6d6"))


def _lantern(pose: Pose) -> str:
    paint, iron = pose.paint, part(pose, "body", "#3d434c")
    art = halo(pose, "heat", (0, -42), 66, "#ffc46a")
    art += path(
        "M-20 -74Q-22 -98 0 -98Q22 -98 20 -74", "none", f'stroke="{iron.base}" stroke-width="2.6"'
    )
    art += (
        path("M-16 -76L-8 -86H8L16 -76Z", iron.base)
        + rect(-22, -77, 44, 6, iron.shade, 2)
        + rect(-5, -91, 10, 6, iron.base, 2)
    )
    art += rect(-18, -71, 36, 55, paint.lamp("#cfe0e2", "#ffdf94"), 2) + rect(
        -18, -71, 12, 55, paint.lamp("#eef6f7", "#fff0c2"), 2
    )
    if paint.light.dark > 0.45:
        art += flame(pose, 0, -18, 15, 36, 0.2)
    else:
        art += rect(-5, -40, 10, 23, paint("#f2e7cf"), 1)
    art += (
        "".join(line([(x, -72), (x, -15)], iron.base, 2.8) for x in (-18, 18))
        + line([(-17, -44), (17, -44)], iron.base, 1.6)
        + line([(0, -71), (0, -16)], iron.base, 1.4)
    )
    return (
        art
        + rect(-22, -17, 44, 7, iron.base, 2)
        + path("M-26 0L-21 -10H21L26 0Z", iron.shade)
        + rect(-26, -2.4, 52, 2.6, iron.deep, 1)
    )


_BURSTS = (
    ("#ff5a4a", "#ffd36a"),
    ("#5ab4ff", "#d6f0ff"),
    ("#c86aff", "#ffc4f0"),
    ("#6ae08a", "#f0ffb0"),
)


def _burst(pose: Pose, x: float, y: float, reach: float, age: float, tints: tuple[str, str]) -> str:
    """One shell, `age` 0..1 since it burst: rays run out, droop and fade."""
    if age <= 0.02 or age >= 1:
        return ""
    paint, out, fade = pose.paint, 1 - (1 - age) ** 2.6, min(1.0, 1.7 * (1 - age))
    long = max(0.1, 0.42 * (1 - age))
    art = circle(x, y, reach * 0.2 * (1 - age), paint.glow("#ffffff")) if age < 0.35 else ""
    for ring, count, tint in ((1.0, 18, tints[0]), (0.62, 12, tints[1])):
        d, ends = "", ""
        for n in range(count):
            a = 2 * math.pi * (n + 0.5 * ring) / count
            r1, r0, sag = (
                reach * ring * out,
                reach * ring * max(0.0, out - long),
                0.24 * reach * age**2,
            )
            px, py = x + r1 * math.cos(a), y + r1 * math.sin(a) + sag
            d += (
                f"M{x + r0 * math.cos(a):.1f} {y + r0 * math.sin(a) + 0.5 * sag:.1f}"
                f"L{px:.1f} {py:.1f}"
            )
            ends += circle(px, py, 0.026 * reach, paint.glow(tint))
        art += (
            path(
                d,
                "none",
                f'stroke="{paint.glow(tint)}" '
                f'stroke-width="{0.028 * reach:.2f}" stroke-linecap="round"',
            )
            + ends
        )
    return group(art, "", f'opacity="{fade:.2f}"')


def _firework(pose: Pose) -> str:
    paint, art = pose.paint, ""
    first = pose.seed % 4
    for n, (x, y, reach, start) in enumerate(
        ((0, -58, 40, 0.16), (-30, -42, 26, 0.46), (30, -72, 27, 0.66))
    ):
        tints, since = _BURSTS[(first + n) % 4], (pose.phase - start) % 1
        if pose.look.colour("body", "") and n == 0:
            tints = (pose.look.colour("body", tints[0]), tints[1])
        art += halo(pose, f"flash{n}", (x, y), reach * 1.15, tints[0], 0.3) if since < 0.4 else ""
        art += _burst(pose, x, y, reach, since / 0.62, tints)
        if since > 0.8:
            up = (since - 0.8) / 0.2
            top = 6 + (y - 6) * up
            art += line([(x, min(6.0, top + 16)), (x, top)], paint.glow("#ffe2a0"), 1.2) + circle(
                x, top, 1.6, paint.glow("#fff6dc")
            )
    return art


def _launch_smoke(pose: Pose) -> str:
    """What a rocket blows over the ground: it grows to both sides, and is lit from within."""
    rng, grown = random.Random(f"{pose.seed}/smoke"), 0.5 + 0.5 * min(1.0, 2.2 * pose.phase)
    art = halo(pose, "blast", (0, -30), 150, "#ffb050", 0.8 * (1 - min(1.0, 1.6 * pose.phase)))
    for row, (shade, high) in enumerate(((0.3, 62), (0.12, 2), (0.0, -62))):
        for number in range(-6, 7):
            away = number / 6
            x = away * 330 * grown + rng.uniform(-14, 14)
            size = (34 + rng.uniform(-6, 8)) * (0.6 + 0.5 * grown) * (1.15 - 0.55 * abs(away))
            y = -high * (1 - 0.75 * away * away) - 6 * math.sin(9 * pose.phase + number)
            tone_ = pose.paint(("#c9beb4", "#ddd4ca", "#eee8df")[row], shade)
            art += circle(x, y, size, tone_, 'opacity="0.9"')
    return art


shelve("fire", 1.4, _fire, (-90, -134, 90, 44), 100, actions=_FLICKER)
shelve("campfire", 0.9, _campfire, (-96, -140, 96, 52), 100, actions=_FLICKER)
shelve("torch", 0.7, _torch, (-38, -98, 38, 19), 100, actions=_FLICKER, medium="hand")
shelve("candle", 0.24, _candle, (-44, -126, 44, 3), 100, actions=_FLICKER, medium="table")
shelve(
    "lantern",
    0.4,
    _lantern,
    (-30, -102, 30, 3),
    100,
    dark_box=(-70, -112, 70, 28),
    actions=_FLICKER,
)
shelve(
    "firework",
    22.0,
    _firework,
    (-70, -118, 72, 14),
    100,
    actions={"": Cycle(3.2, 38)},
    medium="air",
)
shelve("launch_smoke", 3.0, _launch_smoke, (-400, -170, 400, 150), 100,
       actions={"": Cycle(8.0, 64)})  # fmt: skip
