"""A peacock's fan."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet


def fan(sheet: Sheet, middle: Point, pose: Pose) -> None:
    """A peacock's open tail, trembling."""
    x, y = middle
    for ring, (reach, count) in enumerate(((620, 15), (490, 12), (360, 9))):
        for step in range(count):
            share = step / (count - 1)
            angle = math.pi * (-0.06 + 1.12 * share) + 0.012 * math.sin(
                math.tau * (4 * pose.phase + share)
            )
            ux, uy = math.cos(angle), -math.sin(angle)
            end = x + reach * ux, y + reach * uy * 0.98
            sheet.line([(x, y), end], sheet.coat("fan", 0.3 - 0.15 * ring), 62 - 8 * ring)
            sheet.oval(end, 34, 34, sheet.coat("gold", 0.1))
            sheet.oval(end, 20, 20, sheet.coat("spot"))
