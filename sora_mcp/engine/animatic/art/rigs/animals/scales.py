"""What dragons, dinosaurs, crocodiles and turtles wear: spikes, bands, shells, wings, fire."""

from __future__ import annotations

import math
from itertools import pairwise

from sora_mcp.engine.animatic.art.drawing import Point, polygon
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.skeleton import Skeleton


def spikes(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """A row of spikes along the back and up the neck."""
    colour = sheet.coat("horn" if "horn" in sheet.coat.own else "dark", 0.1)
    for step in range(10):
        t = -0.2 + 1.2 * step / 9
        back = bones.back(t) - 14
        high = 46 + 14 * math.sin(math.pi * step / 9)
        corners = [
            bones.at(t - 0.05, back),
            bones.at(t - 0.03, back + high),
            bones.at(t + 0.06, back),
        ]
        sheet.poly(corners, colour, soft=4)
    (bx, by), (hx, hy) = bones.neck()
    far = max(1e-6, math.dist((bx, by), (hx, hy)))
    if far < 300:
        return
    nx, ny = (hy - by) / far, -(hx - bx) / far
    for step in range(5):
        t = 0.12 + 0.17 * step
        half = (bones.build.neck[2] * (1 - t) + bones.build.neck[3] * t) / 2 - 8
        x, y = bx + (hx - bx) * t + nx * half, by + (hy - by) * t + ny * half
        ux, uy = (hx - bx) / far * 24, (hy - by) / far * 24
        sheet.poly(
            [(x - ux, y - uy), (x + nx * 50 - ux, y + ny * 50 - uy), (x + ux, y + uy)],
            colour,
            soft=4,
        )


def bands(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """Dark bands over the back."""
    for step in range(5):
        t = -0.18 + 0.27 * step
        back = bones.back(t)
        corners = [
            bones.at(t - 0.05, back - 3),
            bones.at(t + 0.06, back - 3),
            bones.at(t + 0.02, back * 0.25),
        ]
        sheet.poly(corners, sheet.coat("dark"), soft=6)


def shell(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """A turtle's dome of plates."""

    def dome(share: float, high: float) -> Point:
        angle = math.pi * (1 - share)
        return bones.at(
            0.46 + 0.96 * math.cos(angle) * (0.7 + 0.3 * high), -40 + 400 * high * math.sin(angle)
        )

    outline = [dome(share / 10, 1.0) for share in range(11)]
    sheet.blob([*outline, bones.at(1.2, -100), bones.at(-0.3, -100)], sheet.coat("shell"))
    for row, high, count in ((0, 0.86, 5), (1, 0.44, 4)):
        for step in range(count):
            a, b = (step + 0.1) / count, (step + 0.9) / count
            low = high - 0.36
            quad = [
                dome(a, high),
                dome((a + b) / 2, high + 0.04),
                dome(b, high),
                dome(b, low),
                dome(a, low),
            ]
            sheet.poly(quad, sheet.coat("plate", 0.1 * row - 0.1), soft=10)
    rim = [bones.at(-0.5, -40), bones.at(0.0, -96), bones.at(0.9, -96), bones.at(1.42, -40)]
    sheet.line(rim, sheet.coat("shell", 0.3), 52)


def near_wing(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """The wing on this side."""
    _wing(sheet, bones, phase, near=True)


def far_wing(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """The wing on the other side."""
    _wing(sheet, bones, phase, near=False)


def _wing(sheet: Sheet, bones: Skeleton, phase: float, *, near: bool) -> None:
    """A wing of skin over three long fingers: folded on the ground, beating in the air."""
    flies = bones.stance.hip[1] < -90
    beat = math.sin(math.tau * phase)
    x, y = bones.at(0.86, 0.7 * bones.back(0.9))
    x += 0 if near else 46
    if flies:
        lift = (28 + 46 * beat) if near else (42 + 42 * beat)
        late = -30 * math.cos(math.tau * phase)
        span, spread = 560.0, 42.0
    else:
        lift, late, span, spread = 62.0 + 2 * beat + (0 if near else 8), 40.0, 330.0, 30.0
    shade = 0.0 if near else 0.38
    way = math.radians(180 - lift)
    wrist = x + 0.62 * span * math.cos(way) + 60, y - 0.62 * span * math.sin(way)
    tips = []
    for step in range(4):
        angle = math.radians(180 - lift - late + 20 + spread * step)
        far = span * (0.92 - 0.1 * step)
        tips.append((wrist[0] + far * math.cos(angle), wrist[1] - far * math.sin(angle)))
    root = bones.at(0.3, 0.6 * bones.back(0.3))
    skin: list[Point] = [(x, y), wrist, tips[0]]
    for before, after in [*pairwise(tips), (tips[-1], root)]:
        middle = (before[0] + after[0]) / 2, (before[1] + after[1]) / 2
        skin += [_towards(middle, wrist, 0.2), after]
    sheet.poly(skin, sheet.coat("wing", shade), soft=8)
    for tip in tips[1:3]:
        sheet.line([wrist, tip], sheet.coat("wing", shade + 0.25), 12)
    sheet.limb(((x, y), wrist, tips[0]), (56, 40, 12), sheet.coat("coat", shade + 0.08))


def fire(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """Flames from the mouth, while it is wide open."""
    much = max(0.0, bones.stance.jaw - 16) / 14
    if much <= 0:
        return
    scale = bones.build.head_scale
    hx, hy = bones.neck()[1]
    x, y = hx + 140 * scale, hy + 34 * scale
    paint = sheet.coat.pose.paint
    for reach, wide, tone in ((620, 150, "#e2521d"), (480, 104, "#f59a2a"), (320, 58, "#ffe38a")):
        long, points = reach * much, []
        for step in range(7):
            share = step / 6
            flick = 26 * math.sin(math.tau * (5 * phase + share * 1.7)) * share
            points.append(
                (
                    x + long * share,
                    y + 90 * share * much - wide * math.sin(math.pi * share**0.7) + flick,
                )
            )
        for step in range(5, 0, -1):
            share = step / 6
            flick = 20 * math.cos(math.tau * (5 * phase + share * 1.3)) * share
            points.append(
                (
                    x + long * share * 0.96,
                    y + 90 * share * much + wide * math.sin(math.pi * share**0.8) + flick,
                )
            )
        sheet.raw(polygon(points, paint.glow(tone)), points)


def _towards(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
