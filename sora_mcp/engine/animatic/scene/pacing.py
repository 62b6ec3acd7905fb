"""Who keeps whose pace: nobody of the cast leaves another behind, or the frame."""

from __future__ import annotations

import math
from dataclasses import replace

from sora_mcp.engine.animatic.plan import Shot
from sora_mcp.engine.animatic.scene.groups import half_of
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.passing import HOME_S, goal_of, passing

_REACH = 0.3  # of the frame's width that one goes while the main one stays
_LANE, _BY = 1.45, 430.0  # times as far as the main one; units from it at the start and the end
_PASSED = 0.4  # of the way to the end of what one goes by


def in_company(parts: list[Part], shot: Shot, aspect: float, horizon: float) -> list[Part]:
    """Who goes the main part's way keeps its pace, and none leaves behind what stands by it."""
    main = next((part for part in parts if part.is_main), None)
    if main is None or main.carrier is not None:
        return parts
    until_s = shot.clock_s + shot.seconds
    if goal := goal_of(main, parts):
        by = dict(zip((id(main), id(goal)), passing(main, goal, shot), strict=True))
        return [by.get(id(part), part) for part in parts]
    if not main.speed:
        rest = _run_by(parts, main, horizon, until_s)
        return [
            _slowed(new, _way(new, aspect) / until_s) if new is part else new
            for part, new in zip(parts, rest, strict=True)
        ]
    spans = [abs(part.x - main.x) + half_of(part) for part in parts if _stays(part, main)]
    most = _PASSED * max(spans) / until_s if spans else math.inf
    pace = math.copysign(min(abs(main.speed), most), main.speed)
    return [replace(part, pace=pace) if part.speed * pace > 0 else part for part in parts]


def _run_by(parts: list[Part], main: Part, horizon: float, until_s: float) -> list[Part]:
    """Those who run by do so behind one who stands at a table or a stall, and not through it."""
    passers = [part for part in parts if _is_by(part, main)]
    if not passers or main.actor.relation != "behind":
        return parts
    middle = sum(part.x for part in passers) / len(passers)
    by = {id(part): _in_lane(part, main, horizon, middle, until_s) for part in passers}
    return [by.get(id(part), part) for part in parts]


def _is_by(part: Part, main: Part) -> bool:
    is_free = part.carrier is None and not part.floats and not part.is_main
    return bool(part.speed) and is_free and part.depth < _LANE * main.depth


def _in_lane(part: Part, main: Part, horizon: float, middle: float, until_s: float) -> Part:
    """One of them: half way they are right behind the main one."""
    share = _LANE * main.depth / part.depth
    pace = math.copysign(min(abs(part.speed) / share, 2 * _BY / until_s), part.speed)
    x = main.x / _LANE + (part.x - middle) / share - pace * (until_s / 2 - HOME_S)
    return replace(
        part, depth=part.depth * share, height=part.height / share, x=x, pace=pace,
        y=horizon + (part.y - horizon) / share,
    )  # fmt: skip


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
