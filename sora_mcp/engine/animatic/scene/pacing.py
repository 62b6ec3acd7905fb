"""Who keeps whose pace: nobody of the cast leaves another behind, or the frame."""

from __future__ import annotations

import math
from dataclasses import replace

from sora_mcp.engine.animatic.plan import Shot
from sora_mcp.engine.animatic.scene.groups import half_of
from sora_mcp.engine.animatic.scene.parts import Part

_REACH = 0.3  # of the frame's width that one goes while the main one stays
_PASSED = 0.4  # of the way to the end of what one goes by


def in_company(parts: list[Part], shot: Shot, aspect: float) -> list[Part]:
    """Who goes the main part's way keeps its pace, and none leaves behind what stands by it."""
    main = next((part for part in parts if part.is_main), None)
    if main is None or main.carrier is not None:
        return parts
    until_s = shot.clock_s + shot.seconds
    if not main.speed:
        return [_slowed(part, _way(part, aspect) / until_s) for part in parts]
    spans = [abs(part.x - main.x) + half_of(part) for part in parts if _stays(part, main)]
    most = _PASSED * max(spans) / until_s if spans else math.inf
    pace = math.copysign(min(abs(main.speed), most), main.speed)
    return [replace(part, pace=pace) if part.speed * pace > 0 else part for part in parts]


def _way(part: Part, aspect: float) -> float:
    """How far one goes while the main one stays: what is longer than the frame, out of it."""
    half = half_of(part)
    return _REACH * 1000 * aspect + (half if half > 500 * aspect else 0.0)


def _slowed(part: Part, most: float) -> Part:
    """One that goes no farther than the frame while the main part stays."""
    if part.carrier is not None or abs(part.speed) <= most:
        return part
    return replace(part, pace=math.copysign(most, part.speed))


def _stays(part: Part, main: Part) -> bool:
    """Whether it stands where the main part goes by, to be seen with it."""
    is_near = part.depth < 2 * main.depth and part.actor.count == 1
    return is_near and not part.is_main and part.carrier is None and not part.cycle.speed
