"""Where a quadruped's bones are in a pose: spine, legs, neck and head."""

from __future__ import annotations

import math
from itertools import pairwise

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.animals.build import Build
from sora_mcp.engine.animatic.art.rigs.animals.gait import Foot, joints
from sora_mcp.engine.animatic.art.rigs.animals.stance import Stance

_REST = Foot(0.0)


class Skeleton:
    """A build in a stance. Points are in units, the ground at 0."""

    def __init__(self, build: Build, stance: Stance) -> None:
        self.build, self.stance = build, stance
        self.hip = build.hip[0] + stance.hip[0], build.hip[1] + stance.hip[1] + stance.sunk
        self.shoulder = (
            build.shoulder[0] + stance.shoulder[0],
            build.shoulder[1] + stance.shoulder[1] + stance.sunk,
        )
        dx, dy = self.shoulder[0] - self.hip[0], self.shoulder[1] - self.hip[1]
        long = max(1.0, math.hypot(dx, dy))
        self.pitch = math.atan2(dy, dx)
        self._up = dy / long, -dx / long

    def at(self, t: float, off: float = 0.0) -> Point:
        """A point of the body: `t` along the spine (0 hip .. 1 shoulder), `off` up from it."""
        arch = off + self.stance.flex * 4 * t * (1 - t)
        return (
            self.hip[0] + (self.shoulder[0] - self.hip[0]) * t + self._up[0] * arch,
            self.hip[1] + (self.shoulder[1] - self.hip[1]) * t + self._up[1] * arch,
        )

    def torso(self) -> list[Point]:
        """The outline of the trunk."""
        swell = 1 + 0.012 * self.stance.breath
        rows = self.build.torso
        upper = [self.at(t, up) for t, up, _ in rows]
        lower = [self.at(t, -down * swell) for t, _, down in reversed(rows)]
        return [*upper, *lower]

    def back(self, t: float) -> float:
        """How far the trunk reaches up from the spine at `t`."""
        return _between(self.build.torso, t, 1)

    def belly(self, t: float) -> float:
        """How far it reaches down."""
        return _between(self.build.torso, t, 2)

    def neck(self) -> tuple[Point, Point]:
        """Where the neck starts and where the head is."""
        length, up = self.build.neck[0], self.build.neck[1]
        base = self.at(1.0, 0.35 * self.build.torso[-2][1])
        angle = math.radians(up - self.stance.neck) - (self.pitch - self._rest_pitch) * 0.35
        return base, (base[0] + length * math.cos(angle), base[1] - length * math.sin(angle))

    def leg(self, name: str) -> list[Point]:
        """The four joints of a leg, from the trunk down to the toe."""
        fore, far = name.endswith("fore"), name.startswith("far")
        top = self._top(fore=fore)
        if fore and self._has_arms:
            return self._arm(top, far=far)
        if self.stance.down in ("lie", "sleep"):
            return self._folded(top, fore=fore, far=far)
        build = self.build
        told = self.stance.feet.get(name, _REST)
        sole = 0.42 * build.foot_size
        rest_x = (build.shoulder[0] + 6) if fore else (build.hip[0] - 24)
        toe = rest_x + told.x + (34 if far else 0), told.y - sole + self.stance.sunk
        length = (-build.shoulder[1] if fore else build.leg) - sole
        length -= 0.2 * self._anchor_drop(fore=fore)
        return joints(top, toe, length, fore=fore, fold=told.fold)

    @property
    def _has_arms(self) -> bool:
        extras = self.build.extras
        return "biped" in extras or ("begs" in extras and self.stance.down == "sit")

    def _arm(self, top: Point, *, far: bool) -> list[Point]:
        """A short fore leg held before the chest."""
        size, sway = 0.2 * self.build.leg + 60, 6 * self.stance.breath
        x, y = top[0] + (20 if far else 0), top[1] + 10
        elbow = x + 0.1 * size, y + 0.62 * size
        return [
            (x, y),
            elbow,
            (x + 0.7 * size, y + 0.66 * size + sway),
            (x + 0.98 * size, y + 0.86 * size + sway),
        ]

    def _anchor_drop(self, *, fore: bool) -> float:
        return self.belly(0.95 if fore else 0.03)

    def _top(self, *, fore: bool) -> Point:
        if self.stance.down == "sit" and not fore:
            return self.at(0.1, -0.1 * self._anchor_drop(fore=False))
        return self.at(0.97 if fore else 0.04, -0.2 * self._anchor_drop(fore=fore))

    def _folded(self, top: Point, *, fore: bool, far: bool) -> list[Point]:
        """Legs of one that lies: paws ahead, or hooves tucked under."""
        build, shift = self.build, 26.0 if far else 0.0
        low, leg = -0.42 * build.foot_size, build.leg
        x = top[0] + shift
        if fore and build.rest == "sphinx":
            return [top, (x - 0.12 * leg, low - 12), (x + 0.24 * leg, low), (x + 0.42 * leg, low)]
        if fore:
            return [
                top,
                (x + 0.02 * leg, low - 30),
                (x + 0.34 * leg, low - 14),
                (x + 0.06 * leg, low),
            ]
        knee = x + 0.3 * leg, min(-0.2 * leg, top[1] + 0.1 * leg)
        return [top, knee, (x - 0.02 * leg, low - 4), (x + 0.3 * leg, low)]

    @property
    def _rest_pitch(self) -> float:
        (hx, hy), (sx, sy) = self.build.hip, self.build.shoulder
        return math.atan2(sy - hy, sx - hx)


def _between(rows: tuple[tuple[float, ...], ...], t: float, column: int) -> float:
    for before, after in pairwise(rows):
        if t <= after[0]:
            share = max(0.0, (t - before[0]) / max(1e-6, after[0] - before[0]))
            return before[column] + (after[column] - before[column]) * share
    return rows[-1][column]
