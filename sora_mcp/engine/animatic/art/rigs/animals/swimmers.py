"""Fish and whales: kept drawings that bend along their length, leap and come up for air."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.rigs.animals.kind import Kind
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.sketch import Sketch, Warp, both, sketches, turn
from sora_mcp.engine.animatic.art.rigs.animals.stance import wave
from sora_mcp.engine.animatic.art.rigs.animals.water import rings, splash, spout

_LEVEL = -520.0  # the middle of the drawings


def fish(kind: Kind, pose: Pose) -> Drawing:
    """Tail and body sway sideways: seen from the side, the tail shortens."""
    drawn = sketches("others.txt")[kind.drawn]
    p = pose.phase
    pivot = drawn.pivots["tail"]
    short = 0.72 + 0.28 * wave(p, 2)

    def tail(point: Point) -> Point:
        return pivot[0] + (point[0] - pivot[0]) * short, point[1] + 8 * wave(p, 2)

    fin = turn(14 * wave(p, 2, 0.2), drawn.pivots["fin"])
    return _swimming(kind, pose, drawn, {"tail": tail, "fin": fin}, _bent(p, 7, 2))


def whale(kind: Kind, pose: Pose) -> Drawing:
    """Tail and body beat up and down."""
    drawn = sketches("others.txt")[kind.drawn]
    rests = pose.action in ("stand", "sleep")
    much = 0.12 if rests else 1.0
    tail = turn(16 * much * wave(pose.phase), drawn.pivots["tail"])
    fin = turn(12 * much * wave(pose.phase, 1, 0.3), drawn.pivots["fin"])
    return _swimming(kind, pose, drawn, {"tail": tail, "fin": fin}, _bent(pose.phase, 26 * much, 1))


def _bent(p: float, much: float, times: float) -> Warp:
    def warp(point: Point) -> Point:
        x, y = point
        behind = (420 - x) / 1000
        return x, y + much * behind * math.sin(math.tau * (times * p + 0.35 * behind))

    return warp


def _swimming(kind: Kind, pose: Pose, drawn: Sketch, parts: dict[str, Warp], bend: Warp) -> Drawing:
    sheet = Sheet(kind.coat(pose))
    match pose.action:
        case "jump":
            return _leaping(sheet, pose, drawn, parts, bend)
        case "surface":
            return _surfacing(sheet, kind, pose, drawn, parts, bend)
        case "stand" | "sleep":
            low = both(bend, lambda point: (point[0], point[1] + 205))
            sheet.sketch(drawn, low, 1.0, parts, open_eyes=0.0 if pose.action == "sleep" else 1.0)
        case _:
            hover = 12 * wave(pose.phase, 1, 0.2)
            sheet.sketch(drawn, both(bend, lambda q: (q[0], q[1] + hover)), 1.0, parts)
    return sheet.drawing()


def _leaping(
    sheet: Sheet, pose: Pose, drawn: Sketch, parts: dict[str, Warp], bend: Warp
) -> Drawing:
    """Out of the water in an arc; what is below y 0 is not seen."""
    way = min(1.0, pose.phase / 0.8)
    turned = turn(-58 + 116 * way, (0.0, _LEVEL))
    high = 930 * math.sin(math.pi * way) - 640
    shift = -220 + 440 * way

    def arc(point: Point) -> Point:
        x, y = bend(point)
        x, y = turned((x, y + 0.00022 * (x * x)))
        return x * 0.8 + shift, (y - _LEVEL) * 0.8 - 120 - high

    sheet.sketch(drawn, arc, 0.8, parts)
    splash(sheet, -330, max(0.0, 1 - abs(way - 0.22) / 0.22), pose.seed)
    splash(sheet, 330, max(0.0, 1 - abs(way - 0.86) / 0.2), pose.seed)
    rings(sheet, -300, 300, pose.phase)
    return sheet.drawing(bottom=26)


def _surfacing(
    sheet: Sheet, kind: Kind, pose: Pose, drawn: Sketch, parts: dict[str, Warp], bend: Warp
) -> Drawing:
    """The back, or a fin alone, above the water; whales blow."""
    deep = {"shark": 610.0, "seal": 420.0}.get(kind.drawn, 500.0)
    bob = 24 * wave(pose.phase)
    sheet.sketch(drawn, both(bend, lambda q: (q[0], q[1] + deep + bob)), 1.0, parts)
    if kind.drawn == "whale":
        spout(sheet, 330, -270 + bob, pose.phase)
    rings(sheet, -380, 420, pose.phase)
    return sheet.drawing(bottom=26)
