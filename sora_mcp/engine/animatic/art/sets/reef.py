"""What grows on a reef: kelp, branching coral, fans, round coral with tubes."""

from __future__ import annotations

import math
import random

from sora_mcp.engine.animatic.art.drawing import (
    Point,
    blob,
    circle,
    curve,
    ellipse,
    path,
    rect,
    smooth,
)
from sora_mcp.engine.animatic.art.light import Paint

REEF = "#6b7280"


def weed(rng: random.Random, paint: Paint, at: Point, size: Point, tone: str) -> str:
    """Kelp: three ribbons that wind up from one foot, each with a light edge."""
    (x, y), (wide, high) = at, size
    body = ""
    for shade, share in ((0.4, 0.8), (0.1, 1.0), (-0.2, 0.65)):
        turn, swing = rng.uniform(0, 6.28), rng.uniform(0.4, 0.8) * wide
        lean, long = rng.uniform(-0.6, 0.6) * wide, high * share * rng.uniform(0.8, 1.1)
        left, right, rib = [], [], []
        for step in range(13):
            up = step / 12
            px = x + lean * up + swing * math.sin(turn + 7.5 * up) * up**0.6
            py = y - long * up
            half = 0.2 * wide * (0.35 + 0.65 * math.sin(math.pi * min(1.0, up * 0.94 + 0.06)))
            left.append((px - half, py))
            right.append((px + half, py))
            rib.append((px, py))
        outline = [*left, (rib[-1][0], y - 1.04 * long), *reversed(right)]
        body += blob(outline, paint(tone, shade))
        body += curve(rib[:-1], paint(tone, shade - 0.3), max(1.0, 0.05 * wide), 'opacity="0.7"')
    return body


def branch(rng: random.Random, paint: Paint, at: Point, high: float, tone: str) -> str:
    """A coral like a small tree: forks that end in knobs."""
    body, (x, y) = "", at
    for index in range(7):
        angle = -1.571 + (index - 3) * 0.3 + rng.uniform(-0.08, 0.08)
        long = high * rng.uniform(0.7, 1.0) * (1 - 0.06 * abs(index - 3))
        mid = (x + 0.5 * long * math.cos(angle) * 0.8, y + 0.5 * long * math.sin(angle))
        tip = (x + long * math.cos(angle), y + long * math.sin(angle))
        shade = 0.35 if index % 2 else 0.0
        body += curve(
            [(x + (index - 3) * 0.04 * high, y), mid, tip], paint(tone, shade), 0.1 * high
        )
        body += circle(*tip, 0.07 * high, paint(tone, -0.3 if not index % 2 else 0.1))
    return body


def fan(paint: Paint, at: Point, high: float, tone: str) -> str:
    """A sea fan: a lace of ribs on a stem."""
    x, y = at
    rim = [
        (x + 0.62 * high * math.cos(a), y - 0.5 * high + 0.52 * high * math.sin(a))
        for a in [2.7 + n * 0.45 for n in range(9)]
    ]
    body = path(smooth([(x, y), *rim], closed=True), paint(tone, 0.3), 'opacity="0.85"')
    return body + "".join(
        curve(
            [(x, y), ((x + rx) / 2, (y + ry) / 2 - 0.06 * high), (rx, ry)],
            paint(tone, -0.2),
            0.024 * high,
        )
        for rx, ry in rim
    )


def brain(rng: random.Random, paint: Paint, side: float, at: Point, wide: float, tone: str) -> str:
    """A round coral and tubes beside it."""
    x, y = at
    body = ""
    for dx, share in ((-0.42, 0.8), (-0.3, 1.1), (0.42, 0.65)):
        tube, high = 0.13 * wide, wide * share * rng.uniform(0.6, 0.9)
        body += rect(
            x + dx * wide - tube / 2, y - high, tube, high, paint("#8f7fc0", 0.25), tube / 3
        )
        body += ellipse(x + dx * wide, y - high, tube / 2, tube / 5, paint("#5a4a80", 0.4))
    body += ellipse(x, y - 0.12 * wide, 0.42 * wide, 0.34 * wide, paint(tone, 0.35))
    body += ellipse(
        x + side * 0.06 * wide, y - 0.17 * wide, 0.34 * wide, 0.27 * wide, paint(tone, -0.05)
    )
    return body + ellipse(
        x + side * 0.12 * wide, y - 0.24 * wide, 0.2 * wide, 0.13 * wide, paint(tone, -0.4)
    )
