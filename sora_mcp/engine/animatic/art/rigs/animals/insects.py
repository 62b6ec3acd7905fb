"""Insects and spiders: wings that flutter or whirr, many legs."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.rigs.animals import gait
from sora_mcp.engine.animatic.art.rigs.animals.kind import Kind
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.sketch import (
    Mark,
    Sketch,
    put,
    sketches,
    turn,
)
from sora_mcp.engine.animatic.art.rigs.animals.stance import wave

_CRAWL = 200.0  # stride of what walks on more than four legs


def flutter(kind: Kind, pose: Pose) -> Drawing:
    """A butterfly: wings that open and close as it bobs."""
    sheet, drawn, p = Sheet(kind.coat(pose)), sketches("others.txt")[kind.drawn], pose.phase
    still = pose.action == "stand"
    open_ = 0.72 + 0.28 * wave(p) if still else 0.64 + 0.36 * wave(p)
    bob = 0.0 if still else 70 * wave(p, 1, 0.5)

    def wing(point: Point) -> Point:
        return 20 + (point[0] - 20) * open_, point[1] - (1 - open_) * 60

    sheet.sketch(drawn, lambda q: (q[0], q[1] + bob), 1.0, {"near": wing, "far": wing})
    return sheet.drawing()


def buzz(kind: Kind, pose: Pose) -> Drawing:
    """Wings too quick to follow."""
    sheet, drawn, p = Sheet(kind.coat(pose)), sketches("others.txt")[kind.drawn], pose.phase
    flies = pose.action == "fly"
    beat = 26 * wave(p, 4) if flies else 3 * wave(p)
    bob = 34 * wave(p) if flies else 0.0
    parts = {"near": turn(beat, (0.0, -640.0)), "far": turn(-beat, (30.0, -650.0))}
    sheet.sketch(drawn, lambda q: (q[0], q[1] + bob), 1.0, parts)
    return sheet.drawing()


def crawl(kind: Kind, pose: Pose) -> Drawing:
    """One that creeps: its body stretches and gathers a little."""
    sheet, drawn = Sheet(kind.coat(pose)), sketches("others.txt")[kind.drawn]
    much = 0.03 if pose.action == "walk" else 0.008

    def creep(point: Point) -> Point:
        x, y = point
        lift = 1 + much * wave(pose.phase, 2)
        return x * (1 + much * wave(pose.phase, 1, x / 2000)), y * lift

    sheet.sketch(drawn, creep, 1.0)
    return sheet.drawing()


def spider(kind: Kind, pose: Pose) -> Drawing:
    """Eight legs high-kneed around two round parts."""
    sheet, p = Sheet(kind.coat(pose)), pose.phase
    walks = pose.action == "walk"
    bob = -16 * wave(p, 2) if walks else 8 * wave(p)
    for far in (True, False):
        for row, reach in enumerate((-620, -330, 360, 640)):
            told = (
                gait.foot("trot", ("near_hind", "near_fore")[(row + far) % 2], p, _CRAWL, 90)
                if walks
                else gait.Foot(0)
            )
            shift = 50 if far else 0
            _spider_leg(sheet, (reach + shift, reach * 0.18 + 60), told, bob, far=far)
    sheet.oval((-190, -400 + bob), 280, 230, sheet.coat("coat"))
    sheet.oval((-230, -470 + bob), 170, 110, sheet.coat("coat", -0.35))
    sheet.oval((170, -360 + bob), 170, 140, sheet.coat("coat", 0.15))
    marks = [
        Mark("", "eye", "white", 0.0, ((x, y + bob), (size, size))) for x, y, size in _SPIDER_EYES
    ]
    sheet.sketch(Sketch(tuple(marks)), put((0, 0), 1.0), 1.0)
    return sheet.drawing()


_SPIDER_EYES: Sequence[tuple[float, float, float]] = (
    (200, -400, 34),
    (280, -396, 32),
    (150, -450, 20),
    (240, -460, 20),
)


def _spider_leg(sheet: Sheet, place: Point, told: gait.Foot, bob: float, *, far: bool) -> None:
    reach, root = place
    foot = reach + told.x, told.y - 12
    knee = root + (reach - root) * 0.55, -640 + bob + (40 if far else 0) - 0.3 * told.y
    points = ((root, -360 + bob), knee, foot)
    sheet.limb(points, (54, 42, 18), sheet.coat("coat", 0.45 if far else 0.1))
