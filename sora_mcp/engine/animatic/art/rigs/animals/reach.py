"""How far a neck has to bend to bring the mouth down to the ground."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.rigs.animals.build import Build
from sora_mcp.engine.animatic.art.rigs.animals.sketch import sketches, turn


def head_low(build: Build, degrees: float) -> float:
    """How far the lowest point of the head is below its pivot, turned down by `degrees`."""
    turned = turn(build.head_turn + degrees)
    marks = [m for m in sketches("heads.txt")[build.head].marks if m.shape in ("blob", "poly")]
    hanging = [m for m in marks if m.part not in ("ear", "far_ear", "trunk")]
    return build.head_scale * max(turned(point)[1] for m in hanging for point in m.points)


def neck_base(build: Build) -> float:
    """The height of the neck's root, standing."""
    return build.shoulder[1] - 0.35 * build.torso[-2][1]


def reaching(build: Build, drop: float, above: float) -> float:
    """Degrees the neck turns down so that the head's pivot is `above` the ground.

    `drop` is how far the shoulders are lowered.
    """
    length, up = build.neck[0], build.neck[1]
    sin = (-above - neck_base(build) - drop) / length
    return math.degrees(math.asin(max(-0.96, min(0.94, sin)))) + up
