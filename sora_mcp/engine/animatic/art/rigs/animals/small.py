"""Soft and small animals: octopus, jellyfish, crab, snake, frog."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.rigs.animals import gait
from sora_mcp.engine.animatic.art.rigs.animals.kind import Kind
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.sketch import (
    Mark,
    Sketch,
    Warp,
    both,
    put,
    sketches,
    turn,
)
from sora_mcp.engine.animatic.art.rigs.animals.stance import wave


def octopus(kind: Kind, pose: Pose) -> Drawing:
    """A bulb of a head over eight arms that trail and curl."""
    sheet, p = Sheet(kind.coat(pose)), pose.phase
    floats = pose.action == "swim"
    rise = 26 * wave(p) - (40 if floats else 0)
    for back in (True, False):
        for step in range(4):
            side = -1.0 + 2.0 * (step + (0.5 if back else 0.0)) / 3.5
            _arm(sheet, side, rise, p + step * 0.13 + (0.4 if back else 0), back=back)
    head: list[Point] = [
        (-210, -420 + rise), (-290, -640 + rise), (-200, -880 + rise), (0.0, -980 + rise),
        (200, -880 + rise), (290, -640 + rise), (210, -420 + rise), (0, -360 + rise),
    ]  # fmt: skip
    if kind.drawn == "squid":
        sheet.poly(
            [(-260, -800 + rise), (0, -1080 + rise), (260, -800 + rise)], sheet.coat("fin"), soft=30
        )
        head = [(x * 0.72, y) for x, y in head]
    sheet.blob(head, sheet.coat("coat"))
    sheet.blob(
        [(x * 0.5 - 60, y * 0.92 - 40) for x, y in head[1:4]] + [(-60, -760 + rise)],
        sheet.coat("coat", -0.35),
    )
    for x in (-30, 130):
        eye = Mark("", "eye", "iris", -0.35, ((x, -560 + rise), (46, 50)))
        sheet.sketch(Sketch((eye,)), put((0, 0), 1.0), 1.0)
    sheet.line([(20, -470 + rise), (60, -452 + rise), (100, -474 + rise)], sheet.coat("mouth"), 9)
    return sheet.drawing()


def _arm(sheet: Sheet, side: float, rise: float, p: float, *, back: bool) -> None:
    points: list[Point] = []
    for step in range(6):
        share = step / 5
        out = side * (170 + 330 * share) + 46 * math.sin(math.tau * (p - 0.6 * share)) * share
        y = -430 + rise + 400 * share - 120 * share * share * abs(side) - 60 * share**3
        points.append((out, y))
    widths = (120, 104, 84, 62, 42, 20)
    sheet.ribbon(points, widths, sheet.coat("coat", 0.4 if back else 0.06))
    if not back:
        for x, y in points[1:4]:
            sheet.oval((x, y + 22), 15, 10, sheet.coat("light"))


def jellyfish(kind: Kind, pose: Pose) -> Drawing:
    """A bell that pumps, and ribbons under it."""
    sheet, p = Sheet(kind.coat(pose)), pose.phase
    pump = wave(p)
    wide, rise = 300 - 36 * pump, -60 - 40 * wave(p, 1, -0.2)
    for step in range(7):
        x = wide * 0.8 * (-1 + step / 3)
        points = [
            (
                x + 40 * math.sin(math.tau * (p - 0.16 * row) + step) * row / 4,
                -560 + rise + 110 * row,
            )
            for row in range(6)
        ]
        tone = sheet.coat("light" if step % 2 else "fin", 0.1)
        sheet.line(points, tone, 22 if step % 2 else 12, more='stroke-opacity="0.85"')
    bell = [
        (-wide, -540 + rise),
        (-wide * 0.92, -740 + rise),
        (-wide * 0.5, -900 + rise),
        (0, -950 + rise),
        (wide * 0.5, -900 + rise),
        (wide * 0.92, -740 + rise),
        (wide, -540 + rise),
        (wide * 0.5, -590 + rise),
        (0, -550 + rise),
        (-wide * 0.5, -590 + rise),
    ]
    sheet.blob(bell, sheet.coat("coat"))
    inner = [(x * 0.62 - 30, y * 0.86 - 110) for x, y in bell[1:6]]
    sheet.blob([*inner, (0, -700 + rise)], sheet.coat("light"))
    return sheet.drawing()


def crab(kind: Kind, pose: Pose) -> Drawing:
    """A wide shell, eyes on stalks, claws up, legs in turn."""
    sheet, p = Sheet(kind.coat(pose)), pose.phase
    walks = pose.action == "walk"
    bob = 14 * wave(p, 2) * walks
    for index in range(6):
        side, row = (-1 if index < 3 else 1), index % 3
        told = (
            gait.foot("trot", "near_hind" if (index + row) % 2 else "near_fore", p, 120, 60)
            if walks
            else gait.Foot(0)
        )
        foot = side * (420 + 90 * row) + told.x, told.y - 12
        knee = side * (400 + 60 * row), -330 + 60 * row + bob
        sheet.limb(
            ((side * 200, -260 + bob), knee, foot),
            (60, 48, 22),
            sheet.coat("coat", 0.3 - 0.1 * row),
        )
    for side in (-1, 1):
        snap = 10 + 14 * max(0.0, wave(p, 1, 0.2 * side))
        _claw(sheet, side, bob, snap)
        sheet.line([(side * 90, -480 + bob), (side * 110, -620 + bob)], sheet.coat("coat", 0.2), 34)
        eye = Mark("", "eye", "eye", 0.0, ((side * 112, -650 + bob), (46, 46)))
        sheet.sketch(Sketch((eye,)), put((0, 0), 1.0), 1.0)
    _crab_shell(sheet, bob)
    return sheet.drawing()


def _crab_shell(sheet: Sheet, bob: float) -> None:
    shell = [
        (-360, -330 + bob),
        (-250, -480 + bob),
        (0, -530 + bob),
        (250, -480 + bob),
        (360, -330 + bob),
        (220, -190 + bob),
        (0, -160 + bob),
        (-220, -190 + bob),
    ]
    sheet.blob(shell, sheet.coat("coat"))
    sheet.blob(
        [(x * 0.7, -330 + bob + (y + 330 - bob) * 0.5 - 70) for x, y in shell],
        sheet.coat("coat", -0.35),
    )
    sheet.line([(-70, -270 + bob), (0, -244 + bob), (70, -270 + bob)], sheet.coat("mouth"), 11)


def _claw(sheet: Sheet, side: int, bob: float, snap: float) -> None:
    wrist = side * 480.0, -560 + bob
    sheet.limb(
        ((side * 270, -380 + bob), (side * 460, -420 + bob), wrist),
        (76, 70, 80),
        sheet.coat("coat", 0.15),
    )
    for way, big in ((-1, 1.0), (1, 0.8)):
        at = both(turn(side * way * snap), put(wrist, 1.0))
        shape = [
            (-70.0, 10.0),
            (-120.0 * big, -110.0),
            (-40.0, -250.0 * big),
            (-30.0, -110.0),
            (20.0, 0.0),
        ]
        points = [
            at((x * -way * side * -1 if way < 0 else -x * side * way * -1, y)) for x, y in shape
        ]
        sheet.blob(points, sheet.coat("coat", 0.0 if way < 0 else 0.2))


def snake(kind: Kind, pose: Pose) -> Drawing:
    """Coils on the ground that glide, the head raised."""
    sheet, p = Sheet(kind.coat(pose)), pose.phase
    moves, sleeps = pose.action == "walk", pose.action == "sleep"
    points: list[Point] = []
    for step in range(13):
        x = -720.0 + 96 * step
        swell = 64 * math.sin(math.tau * (step / 4.6 - (p if moves else 0.0)))
        points.append((x, -96 + swell * (0.5 + 0.5 * min(1.0, step / 3)) * 0.9))
    raised = 0.24 + 0.02 * wave(p) if sleeps else 1.0
    sway = 16 * wave(p) * (not sleeps)
    neck = [
        (500, -140 - 90 * raised),
        (520 + sway * 0.4, -130 - 250 * raised),
        (480 + sway, -120 - 450 * raised),
    ]
    head = (590 + sway, -130 - 540 * raised)
    spine = [*points, *neck, (head[0] - 40, head[1] + 8)]
    widths = [20, 44, 66, 84, 98, 108, 114, 116, 116, 114, 112, 110, 108, 102, 96, 90, 84]
    sheet.ribbon(spine, widths, sheet.coat("coat"))
    sheet.ribbon(
        [(x, y + 24) for x, y in spine[1:13]],
        [w * 0.4 for w in widths[1:13]],
        sheet.coat("light", 0.25),
    )
    for x, y in spine[1:14]:
        sheet.oval((x, y - 16), 30, 20, sheet.coat("dark"))
    _snake_head(sheet, head, p, sleeps=sleeps)
    return sheet.drawing()


def _snake_head(sheet: Sheet, head: Point, p: float, *, sleeps: bool) -> None:
    x, y = head
    flick = max(0.0, wave(p, 2) - 0.4) * 150 * (not sleeps)
    if flick > 8:
        sheet.line([(x + 110, y + 20), (x + 120 + flick, y + 26)], sheet.coat("tongue"), 10)
    outline = [
        (x - 90, y + 30),
        (x - 70, y - 46),
        (x + 20, y - 72),
        (x + 110, y - 34),
        (x + 136, y + 10),
        (x + 80, y + 48),
        (x - 20, y + 56),
    ]
    sheet.blob(outline, sheet.coat("coat"))
    sheet.blob(
        [(x + 134, y + 14), (x + 80, y + 47), (x - 20, y + 55), (x - 70, y + 44), (x + 20, y + 26)],
        sheet.coat("light"),
    )
    eye = Mark("", "eye", "iris", -0.35, ((x + 36, y - 22), (22, 22)))
    sheet.sketch(Sketch((eye,)), put((0, 0), 1.0), 1.0, open_eyes=0.0 if sleeps else 1.0)
    sheet.line([(x + 128, y + 14), (x + 60, y + 24), (x, y + 14)], sheet.coat("mouth"), 7)


def frog(kind: Kind, pose: Pose) -> Drawing:
    """Sits with a beating throat; leaps with its legs stretched."""
    sheet, drawn, p = Sheet(kind.coat(pose)), sketches("others.txt")["frog"], pose.phase
    leaps = pose.action in ("jump", "walk")
    air = math.sin(math.pi * min(1.0, max(0.0, (p - 0.15) / 0.6))) if leaps else 0.0
    beat = 0.12 * max(0.0, wave(p, 4)) + (
        0.5 * max(0.0, wave(p, 2)) if pose.action == "sing" else 0.0
    )
    middle = drawn.pivots["throat"]

    def throat(point: Point) -> Point:
        return middle[0] + (point[0] - middle[0]) * (1 + beat), middle[1] + (
            point[1] - middle[1]
        ) * (1 + beat)

    parts: dict[str, Warp] = {"throat": throat}
    if air > 0:
        parts["thigh"] = turn(38 * air, drawn.pivots["thigh"])
        parts["near"] = parts["far"] = turn(24 * air, (200.0, -330.0))
    whole = both(turn(-26 * air * math.cos(math.pi * p), (0.0, -300.0)), put((0, -520 * air), 1.0))
    sheet.sketch(drawn, whole, 1.0, parts)
    if air > 0.15:
        for shade, low in ((0.35, 0.0), (0.0, 40.0)):
            leg = [
                (-260.0, -190.0 + low),
                (-430 - 120 * air, -90.0 + low),
                (-520 - 200 * air, 0 + low),
                (-620 - 240 * air, 40 + low),
            ]
            sheet.limb(
                [whole(point) for point in leg], (110, 70, 48, 40), sheet.coat("coat", shade)
            )
    return sheet.drawing()
