"""What hats are made of: domes, brims, upright parts, bands and peaks."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.rigs.people import skull as skulls
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch
from sora_mcp.engine.animatic.art.rigs.people.skull import Skull
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import Wearer


def dome(
    sketch: Sketch, skull: Skull, wearer: Wearer, shape: tuple[skulls.Line, float], tone: str
) -> None:
    """What lies on the skull over a line, so many times its size."""
    points = skull.cap(*shape)
    if len(points) < 3:
        return
    sketch.polygon(points, wearer.paint(tone))
    middle = sum(x for x, _ in points) / len(points)
    shaded = [(min(x, middle - 0.36 * skull.half), y) for x, y in points]
    sketch.polygon(shaded, wearer.paint(tone, 0.7), 'fill-opacity="0.35"')


def brim(
    sketch: Sketch, skull: Skull, wearer: Wearer, size: tuple[float, float, float], tone: str
) -> None:
    """A brim at a height, as wide as a radius, its sides lifted."""
    up, radius, lift = size

    def curl(azimuth: float) -> float:
        return lift * math.sin(math.radians(azimuth)) ** 2 - 0.08 * (azimuth < 40)

    under = [(x, y + 0.05 * skull.half) for x, y in skull.level(up, radius, curl)]
    sketch.blob(under, wearer.paint(tone, 0.5))
    sketch.blob(skull.level(up, radius, curl), wearer.paint(tone))


def upright(
    sketch: Sketch, skull: Skull, wearer: Wearer, size: tuple[float, float, float, float], tone: str
) -> None:
    """The upright part of a hat, from a height to another, radius below and above."""
    low, high, wide, narrow = size
    ends = []
    for up, radius in ((low, wide), (high, narrow)):
        ring = skull.level(up, radius)
        ends.append((min(ring), max(ring)))
    (l1, r1), (l2, r2) = ends
    sketch.polygon((l1, l2, r2, r1), wearer.paint(tone))
    third = [(a[0] + 0.32 * (b[0] - a[0]), a[1] + 0.32 * (b[1] - a[1])) for a, b in ends]
    sketch.polygon((l1, l2, third[1], third[0]), wearer.paint(tone, 0.6), 'fill-opacity="0.4"')
    sketch.blob(skull.level(high, narrow), wearer.paint(tone, -0.25))


def band(sketch: Sketch, skull: Skull, wearer: Wearer, up: float, radius: float) -> None:
    """A ribbon round a hat."""
    ring = [point for az in range(-90, 91, 15) if (point := around(skull, az, up, radius))]
    if len(ring) > 1:
        tone = wearer.look.own_colour("band", "#5a3a2a")
        sketch.curve(ring, wearer.paint(tone), 0.14 * skull.half)


def around(
    skull: Skull, screen_azimuth: float, up: float, radius: float
) -> tuple[float, float] | None:
    """A point of a level ring, by azimuth from where the camera is."""
    facing = math.degrees(math.atan2(skull.seen(90), skull.facing()))
    turn = math.radians(facing + screen_azimuth)
    return skull.place(radius * 1.06 * math.cos(turn), up, radius * 0.95 * math.sin(turn))


def peak(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str, out: float) -> None:
    """A peak over the brow."""
    if skull.facing() < -0.25:
        return
    inner = [skull.spot(az, 0.46, 1.08) for az in (-62, -35, 0, 35, 62)]
    outer = []
    for az in (48, 26, 0, -26, -48):
        turn = math.radians(az)
        outer.append(skull.place(0.95 * math.cos(turn) + out * 0.85, 0.3, 0.8 * math.sin(turn)))
    sketch.blob([*inner, *outer], wearer.paint(tone))
