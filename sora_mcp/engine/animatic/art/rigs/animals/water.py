"""The water around what swims at its surface: rings, splashes, a spout."""

from __future__ import annotations

import math
import random

from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet

FOAM = "#dcecf2"


def rings(sheet: Sheet, left: float, right: float, phase: float) -> None:
    """Rings that widen around a body from `left` to `right` in the water line, at y 0."""
    tone = sheet.coat.pose.paint.glow(FOAM)
    for step in range(3):
        grow = (phase + step / 3) % 1.0
        middle, half = (left + right) / 2 - 40 * grow, (right - left) / 2 + 90 * grow
        sheet.line(
            [(middle - half, 3), (middle, 9 + 5 * grow), (middle + half, 3)], tone, 9 - 5 * grow,
            more=f'stroke-opacity="{0.75 * (1 - grow):.2f}"',
        )  # fmt: skip


def splash(sheet: Sheet, x: float, much: float, seed: int) -> None:
    """Drops and a crown of foam where something breaks the surface; `much` is 0..1."""
    if much < 0.05:
        return
    rng = random.Random(f"{seed}/splash/{x:.0f}")
    tone = sheet.coat.pose.paint.glow(FOAM)
    for _ in range(9):
        way = rng.uniform(-1, 1)
        far, size = rng.uniform(40, 220) * much, rng.uniform(9, 22)
        high = rng.uniform(60, 240) * much * math.cos(way)
        sheet.oval((x + way * far, -high), size, size * 1.2, tone)
    crown = [
        (x - 150 * much, 4),
        (x - 70 * much, -70 * much),
        (x, -34 * much),
        (x + 80 * much, -80 * much),
    ]
    sheet.blob([*crown, (x + 150 * much, 4), (x, 12)], tone)


def spout(sheet: Sheet, x: float, y: float, phase: float) -> None:
    """A whale's breath: rises, opens, thins out."""
    much = math.sin(math.pi * min(1.0, phase / 0.6)) if phase < 0.6 else 0.0
    if much < 0.08:
        return
    tone = sheet.coat.pose.paint.glow(FOAM)
    for side in (-1.0, -0.4, 0.4, 1.0):
        top = x + 130 * side * much, y - 330 * much * (1.1 - 0.3 * abs(side))
        fall = x + 210 * side * much, top[1] + 90 * much
        sheet.line(
            [(x, y), (x + 34 * side, y - 200 * much), top, fall],
            tone,
            26,
            more='stroke-opacity="0.8"',
        )
