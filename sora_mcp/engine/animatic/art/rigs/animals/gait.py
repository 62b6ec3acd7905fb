"""How feet travel and legs bend: paths of feet that do not slide, and joints that follow."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sora_mcp.engine.animatic.art.drawing import Point

LEGS = ("near_hind", "near_fore", "far_hind", "far_fore")
# When each foot comes down, in parts of the cycle, and the part it then stays down.
_BEATS: dict[str, tuple[float, float, float, float]] = {
    "walk": (0.0, 0.25, 0.5, 0.75),
    "trot": (0.0, 0.5, 0.5, 0.0),
    "gallop": (0.12, 0.5, 0.0, 0.36),
    "hop": (0.04, 0.56, 0.0, 0.5),
    "leap": (0.0, 0.0, 0.0, 0.0),
    "pace": (0.0, 0.12, 0.5, 0.62),
}
_DUTY = {"walk": 0.62, "trot": 0.48, "gallop": 0.3, "hop": 0.3, "leap": 0.34, "pace": 0.6}


@dataclass(frozen=True)
class Foot:
    """Where a foot is from where it rests, and how far it is folded back (radians)."""

    x: float
    y: float = 0.0
    fold: float = 0.0


def beats(kind: str) -> tuple[float, ...]:
    """The phases at which feet come down."""
    return tuple(sorted(set(_BEATS[kind])))


def speed(kind: str, seconds: float, stride: float) -> float:
    """Heights a second at which feet on the ground stand still."""
    return stride / (_DUTY[kind] * seconds) / 1000


def foot(kind: str, leg: str, phase: float, stride: float, lift: float) -> Foot:
    """A foot at a phase: back along the ground, then forward through the air."""
    down = _DUTY[kind]
    at = (phase - _BEATS[kind][LEGS.index(leg)]) % 1.0
    if at < down:
        return Foot(stride * (0.5 - at / down))
    way = (at - down) / (1 - down)
    eased = 0.5 - 0.5 * math.cos(math.pi * way)
    high = math.sin(math.pi * way)
    fold = 1.15 * high * (1 - 0.75 * way)
    return Foot(stride * (eased - 0.5), -lift * high, fold)


def bent(top: Point, low: Point, upper: float, lower: float, side: float) -> Point:
    """The joint between two bones; it points forward for `side` 1, back for -1."""
    dx, dy = low[0] - top[0], low[1] - top[1]
    far = max(1e-6, math.hypot(dx, dy))
    reach = min(far, (upper + lower) * 0.999)
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    out = math.sqrt(max(0.0, upper**2 - along**2))
    ux, uy = dx / far, dy / far
    return top[0] + ux * along + uy * out * side, top[1] + uy * along - ux * out * side


def joints(top: Point, toe: Point, length: float, *, fore: bool, fold: float) -> list[Point]:
    """Four joints of a leg whose standing height is `length`."""
    a, b, c = (0.34, 0.40, 0.28) if fore else (0.36, 0.42, 0.29)
    axis = math.atan2(toe[0] - top[0], max(1.0, toe[1] - top[1]))
    tilt = fold - 0.55 * axis if fore else fold - 0.4 * axis - 0.2
    ankle = toe[0] + c * length * math.sin(tilt), toe[1] - c * length * math.cos(tilt)
    reach = (a + b) * length * 0.995
    far = math.dist(top, ankle)
    if far > reach:  # the foot is farther than the leg is long: the lower leg gives way
        share = (far - reach) / far
        ankle = ankle[0] + (top[0] - ankle[0]) * share, ankle[1] + (top[1] - ankle[1]) * share
    knee = bent(top, ankle, a * length, b * length, -1.0 if fore else 1.0)
    return [top, knee, ankle, toe]
