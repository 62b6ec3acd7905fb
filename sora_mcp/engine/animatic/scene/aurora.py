"""The northern lights: curtains of light that hang in a dark sky."""

from __future__ import annotations

import math
from collections.abc import Iterator

from sora_mcp.engine.animatic.art.drawing import Box, Drawing, Point, gradient, polygon
from sora_mcp.engine.animatic.art.place import Site

DETAIL = "aurora"
_STRIPS = 46
_CURTAINS = (("#5ff0a0", 0.34, 0.62, 0.0), ("#6fd8d0", 0.2, 0.42, 2.1), ("#a98cf0", 0.12, 0.3, 4.0))


def curtains(site: Site, horizon: float) -> Drawing:
    """Green, teal and violet ones, the brightest lowest; each is made of upright strips."""
    box = site.box(-150, horizon)
    body = []
    for number, (colour, high, strength, turn) in enumerate(_CURTAINS):
        name = f"aurora{number}"
        stops = ((0.0, colour, 0.0), (0.6, colour, 0.45 * strength), (0.92, colour, strength))
        body.append(gradient(name, (*stops, (1.0, colour, 0.0))))
        body += [
            polygon(strip, f"url(#{name})") for strip in _strips(box, horizon * (0.9 - high), turn)
        ]
    return Drawing("".join(body), box)


def _strips(box: Box, foot: float, turn: float) -> Iterator[tuple[Point, ...]]:
    wide = (box.right - box.left) / _STRIPS
    for at in range(_STRIPS):
        x = box.left + at * wide
        ends = [_hem(foot, (at + step) / _STRIPS, turn) for step in (0, 1)]
        tall = 0.55 * foot * (1 + 0.35 * math.sin(turn + 1.9 * at))
        yield ((x, ends[0]), (x + wide, ends[1]), (x + wide, ends[1] - tall), (x, ends[0] - tall))


def _hem(foot: float, share: float, turn: float) -> float:
    """How low a curtain hangs."""
    return foot * (1 + 0.3 * math.sin(9 * share + turn) + 0.08 * math.sin(31 * share + turn))
