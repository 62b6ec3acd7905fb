"""One who goes past another: from one side of it to the other, while the shot lasts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.language.passing import TRAIT
from sora_mcp.engine.animatic.plan import Shot
from sora_mcp.engine.animatic.scene.groups import half_of
from sora_mcp.engine.animatic.scene.parts import Part

HOME_S = 2.0  # on the scene's clock: when what moves is at its place
_CLEAR = 0.85  # of both halves: how far from the other it begins, and ends
_SLOW_FROM, _SLOW = 1400.0, 0.4  # units of such a way, and of its half that is gone past
_HASTE = 1.7  # times its own pace, at most
_BEHIND, _BEFORE = 1.03, 0.97  # depths: the larger is behind
_RISEN = 0.4  # of the height of what passes before it
_RAISED = 0.2  # of its height, where nothing stands on a floor


def goal_of(main: Part, parts: Sequence[Part]) -> Part | None:
    """What the main part goes past."""
    name = main.look.trait(TRAIT)
    return next((part for part in parts if name and part.figure.name == name), None)


def way(main: Part, goal: Part) -> float:
    """How far from the other it begins, and ends."""
    own = half_of(main) + half_of(goal)
    return own * (_CLEAR if own < _SLOW_FROM else _SLOW)


def passing(main: Part, goal: Part, shot: Shot) -> tuple[Part, Part]:
    """Both as they are in such a shot: half way they are at the same place."""
    until_s = shot.clock_s + shot.seconds
    pace = 2 * way(main, goal) / until_s
    pace = math.copysign(min(pace, _HASTE * abs(main.speed) or pace), main.speed or 1.0)
    depth = goal.depth * (_BEHIND if half_of(main) > half_of(goal) else _BEFORE)
    if goal.actor.relation == "behind":  # a world far away
        depth, goal = main.depth, replace(goal, y=goal.y - _RISEN * main.height)
    lift = _RAISED * main.height if main.floats and main.figure.medium == goal.figure.medium else 0
    x = goal.x * goal.depth / depth - pace * (until_s / 2 - HOME_S)
    main = replace(main, x=x, y=main.y - lift, depth=depth, pace=pace)
    return main, replace(goal, flips=main.flips, pace=0.0) if goal.speed else goal


def reach(x: float, half: float, parts: Sequence[Part]) -> tuple[float, float]:
    """From where to where the main part is seen: all of its way past another."""
    main = next((part for part in parts if part.is_main), None)
    goal = goal_of(main, parts) if main else None
    if main is None or goal is None:
        return x - half, x + half
    return goal.x - way(main, goal) - half, goal.x + way(main, goal) + half
