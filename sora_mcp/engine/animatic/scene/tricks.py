"""What figures do over a shot beside their own action: they fall, roll, spin, swing, grow."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from sora_mcp.engine.animatic.canvas import Matrix
from sora_mcp.engine.animatic.scene.parts import Part


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TRAIT = "motion"  # the look that tells it
_BEGINS, _ENDS = 0.12, 0.85  # of a shot: before and after, what moves once is at rest
_LITTLE = 0.38  # of its size: what has yet to grow
_FALL, _LAND = 0.6, 0.62  # of its height; when, of the way, it is down
_HANGING = _names(
    "lamp lantern chandelier bell sign flag disco_ball kettle bag basket light_bulb"
    " picture_frame wind_chime clock swing"
)
_FLAT = _names(
    "ball football basketball volleyball tennis_ball baseball bowling_ball wheel clock"
    " planet sun moon disco_ball plate frisbee pizza record_player gem globe"
)


def is_moving(part: Part) -> bool:
    """Whether it does anything beside its action."""
    return bool(part.look.trait(TRAIT))


def progress(part: Part, u: float) -> float:
    """How far it is, 0..1, at `u` of the shot; several of a kind are not quite together."""
    late = 0.12 * (part.seed % 97) / 97 if part.actor.count > 1 else 0.0
    return min(1.0, max(0.0, (u - _BEGINS - late) / (_ENDS - _BEGINS - 0.12)))


def moved(part: Part, under: Part | None, u: float, t_s: float) -> Matrix:
    """The 3 x 3 map of its own units, `u` (0..1) of the way through the shot, at `t_s` seconds.

    `under` is what it is on.
    """
    if part.look.trait(TRAIT) == "off" and under is not None:
        return _off(part, under, progress(part, u))
    trick = _TRICKS.get(part.look.trait(TRAIT))
    return trick(part, progress(part, u), t_s) if trick else np.eye(3)


def _at(x: float = 0.0, y: float = 0.0) -> Matrix:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], dtype=float)


def _sized(across: float, up: float) -> Matrix:
    return np.diag([across, up, 1.0])


def _turned(degrees: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    a = math.radians(degrees)
    cos, sin = math.cos(a), math.sin(a)
    turn = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]], dtype=float)
    return np.asarray(_at(x, y) @ turn @ _at(-x, -y))


def _smooth(u: float) -> float:
    return u * u * (3 - 2 * u)


def _fall(part: Part, u: float, t_s: float) -> Matrix:
    """Faster and faster; leaves and feathers sail down."""
    if (part.figure.height_m < 0.4 and part.figure.medium == "air") or part.figure.name in _LIGHT:
        swing = math.sin(7 * u) * (1 - u)
        high = 0.75 * part.own_top * (1 - u)
        return _at(200 * swing, -high) @ _turned(32 * swing, 0, -part.own_top / 2)
    if u < _LAND:
        high = 1 - (u / _LAND) ** 2
    else:  # and up again, a little
        back = (u - _LAND) / (1 - _LAND)
        high = 0.16 * 4 * back * (1 - back)
    return _at(0, -_FALL * part.own_top * high)


def _bounce(part: Part, u: float, t_s: float) -> Matrix:
    up = abs(math.sin(math.pi * (t_s / 0.9 + 0.5 + part.phase)))
    squash = 0.14 * max(0.0, 1 - 4.5 * up)
    return _at(0, -0.5 * part.own_top * up) @ _sized(1 + squash, 1 - squash)


def _roll(part: Part, u: float, t_s: float) -> Matrix:
    """Along the ground, as far as it turns."""
    r = part.own_top / 2
    way = (2 * u - 1) * 2.2 * part.own_top
    return _at(way, 0) @ _turned(math.degrees(way / r), 0, -r)


def _off(part: Part, under: Part, u: float) -> Matrix:
    """From the middle of what it is on over its edge, and down to the ground."""
    unit, r = part.height / 1000, part.own_top / 2
    edge = (under.x + 0.78 * under.half_width * under.height / 1000 - part.x) / unit
    down = min(0.45 * part.own_top, (under.y - part.y) / unit)
    way = edge * min(1.0, u / 0.6) + 0.6 * r * max(0.0, u - 0.5) / 0.5
    fallen = min(1.0, max(0.0, (u - 0.5) / 0.35)) ** 2
    side = -1 if part.flips else 1
    return _at(side * way, down * fallen) @ _turned(side * math.degrees(way / r), 0, -r)


def _spin(part: Part, u: float, t_s: float) -> Matrix:
    """About its axis: what is flat in the picture's plane, the rest upright."""
    if part.figure.name in _FLAT:
        return _turned(120 * t_s, 0, -part.own_top / 2)
    across = math.cos(2 * math.pi * (t_s / 1.8 + 0.06))
    return _sized(math.copysign(max(0.16, abs(across)), across), 1)


def _swing(part: Part, u: float, t_s: float) -> Matrix:
    high = -part.own_top if part.figure.name in _HANGING else 0.0
    return _turned(9 * math.sin(2 * math.pi * t_s / 2.4), 0, high)


def _shake(part: Part, u: float, t_s: float) -> Matrix:
    wave = math.sin(2 * math.pi * t_s * 5.3)
    return _at(9 * wave, 0) @ _turned(1.6 * math.sin(2 * math.pi * t_s * 4.1), 0, 0)


def _rise(part: Part, u: float, t_s: float) -> Matrix:
    return _at(30 * math.sin(2 * t_s), -0.55 * part.own_top * _smooth(u))


def _hover(part: Part, u: float, t_s: float) -> Matrix:
    lift = part.own_top * (0.4 + 0.05 * math.sin(2 * math.pi * t_s / 2.6))
    return _at(0, -lift) @ _turned(4 * math.sin(2 * math.pi * t_s / 3.4), 0, -part.own_top / 2)


def _float(part: Part, u: float, t_s: float) -> Matrix:
    bob = 0.03 * part.own_top * math.sin(2 * math.pi * t_s / 2.6)
    return _at(60 * math.sin(t_s / 1.9), bob) @ _turned(3 * math.sin(2 * t_s), 0, 0)


def _grow(part: Part, u: float, t_s: float) -> Matrix:
    size = _LITTLE + (1 - _LITTLE) * _smooth(u)
    return _sized(size, size)


def _shrink(part: Part, u: float, t_s: float) -> Matrix:
    size = 1 - (1 - _LITTLE) * _smooth(u)
    return _sized(size, size)


def _melt(part: Part, u: float, t_s: float) -> Matrix:
    return _sized(1 + 0.22 * u, 1 - 0.58 * _smooth(u))


def _tip(part: Part, u: float, t_s: float) -> Matrix:
    """Over its edge until it lies."""
    down = min(1.0, u / 0.75) ** 2
    edge = min(0.7 * part.half_width, 0.1 * part.own_top)
    return _at(-0.4 * part.own_top * down, 0) @ _turned(80 * down, edge, 0)


_LIGHT = _names("leaf feather paper_plane letter newspaper flower snowflake")
_TRICKS: dict[str, Callable[[Part, float, float], Matrix]] = {
    "fall": _fall, "off": _fall, "bounce": _bounce, "roll": _roll, "spin": _spin, "swing": _swing,
    "shake": _shake, "rise": _rise, "hover": _hover, "float": _float, "grow": _grow,
    "shrink": _shrink, "melt": _melt, "tip": _tip,
}  # fmt: skip
