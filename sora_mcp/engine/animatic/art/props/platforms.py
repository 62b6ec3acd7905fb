"""What others are put on: a plinth for a thing in a studio, and a viaduct for what crosses it."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import ellipse, gradient, path, rect
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.props.shapes import lit_side, part, shelve

_SPANS = tuple(range(-600, 601, 120))  # middles of the arches
_HALF, _SPRING = 46, -44  # of an arch: half its width, and where it begins


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


shelve("plinth", 0.35, _plinth, (-88, -106, 88, 4), 100, seat=(0, -96))
shelve("viaduct", 6.0, _viaduct, (-668, -109, 668, 4), 106, seat=(0, -106))
