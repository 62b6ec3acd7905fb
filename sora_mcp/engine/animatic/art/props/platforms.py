"""What others are put on: a plinth in a studio, a viaduct, a flight of steps."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    ellipse,
    gradient,
    line,
    path,
    polygon,
    rect,
)  # fmt: skip
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.props.shapes import lit_side, part, shelve

_SPANS = tuple(range(-600, 601, 120))  # middles of the arches
_HALF, _SPRING = 46, -44  # of an arch: half its width, and where it begins
_STEPS, _GOING, _LANDING = 7, 22.0, -270.0  # of a flight: how many, how deep each, its top's end


def _plinth(pose: Pose) -> str:
    """A round block, its top seen a little from above."""
    stone, side = part(pose, "stone", "#e9e6e1"), lit_side(pose)
    left, right = (stone.shade, stone.light) if side >= 0 else (stone.light, stone.shade)
    stops = ((0, left, 1), (0.5, stone.base, 1), (1, right, 1))
    body = gradient("side", stops, across=True)
    body += path("M-86 -96V-6A86 9 0 0 0 86 -6V-96Z", "url(#side)")
    body += ellipse(0, -96, 86, 9, stone.light) + ellipse(0, -96.6, 82, 8, stone.bright)
    return body


def _viaduct(pose: Pose) -> str:
    """Arch by arch on slender piers, with a level top."""
    stone = part(pose, "body", "#a89f92")
    rise = _HALF * 0.95
    piers = "".join(
        f"M{x - _HALF} 4V{_SPRING}A{_HALF} {rise} 0 0 1 {x + _HALF} {_SPRING}V4Z" for x in _SPANS
    )
    body = path(f"M-664 4V-104H664V4Z{piers}", stone.base, 'fill-rule="evenodd"')
    for x in _SPANS:
        body += path(
            f"M{x - _HALF} {_SPRING}A{_HALF} {rise} 0 0 1 {x + _HALF} {_SPRING}",
            "none", f'stroke="{stone.light}" stroke-width="4" stroke-dasharray="6 1.4"',
        )  # fmt: skip
        body += rect(x + 46, _SPRING - 4, 28, 5, stone.light) + rect(
            x + 64, _SPRING + 1, 10, 48, stone.shade
        )
        body += rect(x - 30, -92, 12, 4, stone.shade, 1) + rect(x + 22, -84, 12, 4, stone.shade, 1)
    return body + rect(-668, -108, 1336, 8, stone.light) + rect(-664, -100, 1328, 4, stone.deep)


def _flight(pose: Pose) -> str:
    """Steps from the side, down to the right from a landing, with a rail beyond them."""
    stone, iron = part(pose, "stone", "#b7aea1"), part(pose, "rail", "#3d444b")
    rise, left = 100 / _STEPS, -_GOING * _STEPS / 2
    treads = [(left + n * _GOING, -100 + n * rise) for n in range(_STEPS)]
    body, rail = "", [(_LANDING, -152.0), (left, -152.0), (-left + 6, -52.0), (-left + 30, -52.0)]
    for at, foot in (
        (_LANDING + 40, -100),
        (left - 60, -100),
        (left, -100),
        (0, -50),
        (-left + 6, 0),
    ):
        body += rect(at - 2, foot - 52, 4, 54, iron.shade)
    body += line(rail, iron.base, 5.5)
    outline = [
        (_LANDING, 4.0),
        (_LANDING, -100.0),
        *((x + d, y) for x, y in treads for d in (0, _GOING)),
    ]
    body += polygon([*outline, (-left, 4.0)], stone.shade)
    for n, (x, y) in enumerate(treads):
        back = _LANDING if n == 0 else x
        body += rect(back, y - 3, x + _GOING - back + 2, 6, stone.bright)
        body += rect(x + _GOING - 3, y + 3, 3, rise - 3, stone.deep)
    for row in range(1, 6):
        high, end = -100 + row * 17, left + row * 17 / rise * _GOING
        body += rect(_LANDING, high, end - _LANDING, 1.2, stone.deep)
        u = _LANDING + (18 if row % 2 else 40)
        while u < end:
            body += rect(u, high - 17, 1.2, 17, stone.deep)
            u += 44
    return body


shelve("steps", 0.8, _flight, (_LANDING, -156, 112, 5), 100)
shelve("plinth", 0.35, _plinth, (-88, -106, 88, 4), 100, seat=(0, -96))
shelve("viaduct", 6.0, _viaduct, (-668, -109, 668, 4), 106, seat=(0, -106))
