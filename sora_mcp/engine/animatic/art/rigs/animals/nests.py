"""What birds sit in and drink from: a nest of twigs, a puddle."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet

NEST_HIGH = -150.0  # where the belly rests
_TWIGS = ("#7a5334", "#8f6a42", "#5f3f28", "#a07c50")


def beneath(sheet: Sheet, x: float, pose: Pose) -> None:
    """What is under the bird in an action: `x` is where its legs are."""
    if pose.action == "nest":
        _hollow(sheet, x)
    if pose.action == "drink":
        _puddle(sheet, x + 430, pose.phase)


def _hollow(sheet: Sheet, x: float) -> None:
    """The hollow behind the bird."""
    paint = sheet.coat.pose.paint
    sheet.oval((x + 40, -210.0), 430, 70, paint("#4a3122"))
    sheet.oval((x + 250, -236.0), 60, 76, paint("#cfe3ea"), turn=12)
    sheet.oval((x + 340, -226.0), 54, 70, paint("#bcd5de"), turn=-8)


def rim(sheet: Sheet, x: float) -> None:
    """The wall of twigs before it."""
    paint, rng = sheet.coat.pose.paint, random.Random("nest")
    bowl = [(-430, -220), (-340, -60), (-160, 0), (220, 0), (420, -60), (510, -220), (40, -150)]
    sheet.blob([(x + dx, dy) for dx, dy in bowl], paint("#7a5334"))
    for index in range(26):
        along = -390 + 860 * ((index * 11) % 26) / 25
        low = -30.0 - 170 * rng.random()
        reach, tilt = rng.uniform(90, 190), rng.uniform(-50, 50)
        ends = [
            (x + along - reach, low - tilt),
            (x + along, low - 12),
            (x + along + reach, low + tilt * 0.6),
        ]
        sheet.line(ends, paint(_TWIGS[index % 4]), 15)


def _puddle(sheet: Sheet, x: float, phase: float) -> None:
    """Water before the beak, with a ring."""
    paint = sheet.coat.pose.paint
    sheet.oval((x, 0.0), 330, 40, paint("#6fb4de"))
    sheet.oval((x, -3.0), 90 + 120 * phase, 10 + 12 * phase, paint("#bfe3f5"))
