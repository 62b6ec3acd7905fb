"""Tails: slinky, bushy, tufted, hairy, stub."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.skeleton import Skeleton

_STEPS = 7
# kind -> how much it curls up (degrees in all), widths along it (shares), how much it waves
_KINDS: dict[str, tuple[float, tuple[float, ...], float]] = {
    "slinky": (-95, (1.0, 0.95, 0.9, 0.88, 0.86, 0.8, 0.6), 26),
    "whip": (30, (1.0, 0.8, 0.6, 0.5, 0.42, 0.34, 0.3), 22),
    "otter": (-24, (1.0, 0.98, 0.9, 0.8, 0.66, 0.5, 0.3), 16),
    "tuft": (26, (1.0, 0.7, 0.55, 0.46, 0.42, 0.4, 0.4), 24),
    "brush": (-30, (0.5, 0.8, 1.1, 1.25, 1.2, 0.9, 0.3), 14),
    "plume": (44, (0.5, 0.95, 1.15, 1.2, 1.1, 0.85, 0.35), 16),
    "curl": (-330, (1.0, 0.95, 0.9, 0.85, 0.8, 0.7, 0.5), 14),
    "squirrel": (-120, (0.5, 0.85, 1.0, 1.1, 1.15, 1.0, 0.24), 10),
    "monkey": (-200, (1.0, 0.95, 0.9, 0.88, 0.85, 0.8, 0.7), 16),
    "stub": (-10, (1.0, 1.1, 1.1, 1.0, 0.9, 0.7, 0.4), 6),
    "heavy": (-24, (1.25, 1.14, 1.0, 0.85, 0.7, 0.52, 0.3), 8),
}


def draw(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """The tail, at the end of the trunk."""
    build = bones.build
    if build.tail_kind == "none":
        return
    points, widths = _laid(bones)
    colour = "hair" if build.tail_kind == "plume" else "coat"
    sheet.ribbon(points, widths, sheet.coat(colour, 0.12))
    if build.tail_kind in ("brush", "squirrel"):
        tip = [points[index] for index in (4, 5, 6)]
        part = "tip" if "tip" in build.colours else "coat"
        if part == "tip":
            sheet.ribbon(tip, [widths[4] * 0.8, widths[5], widths[6]], sheet.coat("tip"))
    if build.tail_kind == "tuft":
        _tuft(sheet, points, build.tail[1])
    if "ringed" in build.extras:
        for index in (2, 3, 4, 5, 6):
            _band(sheet, points, widths, index)


def _laid(bones: Skeleton) -> tuple[list[Point], list[float]]:
    build, stance = bones.build, bones.stance
    length, wide, angle = build.tail
    curl, shares, swing = _KINDS[build.tail_kind]
    inside, high = (0.24, 0.05) if build.tail_kind == "heavy" else (0.05, 0.45)
    x, y = bones.at(build.torso[0][0] + inside, high * build.torso[1][1])
    low = stance.down in ("sit", "lie", "sleep")
    turn = angle + stance.tail * (-1 if angle > 0 else 1)
    if low and build.tail_kind not in ("squirrel", "curl", "monkey"):
        turn, curl = (172.0 if stance.down == "sit" else 184.0), -34.0
    points: list[Point] = [(x, y)]
    for step in range(1, _STEPS):
        share = step / (_STEPS - 1)
        bend = curl * (share - 0.3) + swing * stance.wag * share
        way = math.radians(turn + bend)
        x, y = x + length / 6 * math.cos(way), y - length / 6 * math.sin(way)
        floor = -0.5 * wide * shares[step] - 2
        y = min(y, floor) if not stance.sunk else y
        points.append((x, y))
    return points, [wide * share for share in shares]


def _tuft(sheet: Sheet, points: list[Point], wide: float) -> None:
    (bx, by), (ax, ay) = points[-2], points[-1]
    far = max(1e-6, math.dist((ax, ay), (bx, by)))
    ux, uy = (ax - bx) / far, (ay - by) / far
    size = 1.5 * wide
    tip = ax + 2.1 * size * ux, ay + 2.1 * size * uy
    side = 0.62 * size
    outline = [
        (ax - 0.4 * size * ux, ay - 0.4 * size * uy),
        (ax + size * ux - side * uy, ay + size * uy + side * ux),
        tip,
        (ax + size * ux + side * uy, ay + size * uy - side * ux),
    ]
    sheet.blob(outline, sheet.coat("hair"))


def _band(sheet: Sheet, points: list[Point], widths: list[float], index: int) -> None:
    (bx, by), (x, y) = points[index - 1], points[index]
    far = max(1e-6, math.dist((x, y), (bx, by)))
    nx, ny = -(y - by) / far, (x - bx) / far
    half = widths[index] * 0.4
    sheet.line(
        [(x - nx * half, y - ny * half), (x + nx * half, y + ny * half)], sheet.coat("mark"), 26
    )
