"""The camera over a world of flat planes: where it stands, how it moves, where things appear."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from sora_mcp.engine.animatic.canvas import Matrix
from sora_mcp.engine.animatic.plan import Move

_REACH = 2.0  # depths
NEAREST = 0.03  # share of the depth below which nothing is drawn: it would be in the lens


@dataclass(frozen=True)
class Camera:
    """A moment of the camera. Units as in `art.place`: the frame is 1000 high.

    `dolly` is how far it has come towards depth 1 (1 would be there); `truck` and `rise` how far
    it stands to the right and lower, in units at depth 1; `pan` and `tilt` turn it to the right and
    down, in units of the frame; `roll` is in radians. `stand` is how much of their height things
    show: less from above.
    """

    zoom: float = 1.0
    dolly: float = 0.0
    truck: float = 0.0
    rise: float = 0.0
    pan: float = 0.0
    tilt: float = 0.0
    roll: float = 0.0
    stand: float = 1.0

    def scale(self, depth: float) -> float:
        """How much larger things at `depth` appear than in the wide frame; 0 behind the camera."""
        distance = depth - self.dolly
        if math.isinf(depth):
            return self.zoom
        return self.zoom * depth / distance if distance > NEAREST * depth else 0.0


@dataclass(frozen=True)
class Lens:
    """Maps units to pixels of a frame.

    In the wide frame the horizon is at `horizon`, and the ground at depth 1 at `floor`.
    """

    width_px: int
    height_px: int
    horizon: float
    floor: float = 880.0

    @property
    def px(self) -> float:
        """Pixels per unit."""
        return self.height_px / 1000

    def flat(self, camera: Camera, depth: float) -> Matrix:
        """The 2 x 3 map for a plane that faces the camera at `depth`."""
        scale = camera.scale(depth)
        x = -camera.truck / depth * scale - camera.pan
        y = self.level(camera, depth, 0.0)
        plain = np.array([[scale, 0, x], [0, scale * camera.stand, y], [0, 0, 1]], dtype=float)
        return np.asarray((self._to_frame(camera) @ plain)[:2])

    def level(self, camera: Camera, depth: float, y: float) -> float:
        """Where in the frame, in its units, a height at `depth` appears that is at y at rest."""
        foot = self.horizon + (self.floor - self.horizon) / depth
        y = foot + camera.stand * (y - foot)
        level = 500 + camera.zoom * (self.horizon - 500) - camera.tilt
        return level + (y - self.horizon - camera.rise / depth) * camera.scale(depth)

    def lying(self, camera: Camera, floor: float) -> Matrix:
        """The 3 x 3 map for the ground, drawn as it appears in the wide frame.

        `floor` is where depth 1 is: a point at y has the depth (floor - horizon) / (y - horizon).
        """
        deep, horizon = floor - self.horizon, self.horizon
        level = 500 + camera.zoom * (horizon - 500)
        # In homogeneous terms: w = 1 - dolly * (y - horizon) / deep is the distance over the depth.
        w_y, w_1 = -camera.dolly / deep, 1 + camera.dolly * horizon / deep
        z = camera.zoom
        shift_y, shift_1 = -z / deep, z * horizon / deep  # times truck or rise: z * .. / depth
        plain = np.array(
            [
                [z, camera.truck * shift_y, camera.truck * shift_1],
                [0, z + camera.rise * shift_y, -z * horizon + camera.rise * shift_1],
                [0, w_y, w_1],
            ],
            dtype=float,
        )
        turn = np.array([[1, 0, -camera.pan], [0, 1, level - camera.tilt], [0, 0, 1]], dtype=float)
        return np.asarray(self._to_frame(camera) @ turn @ plain)

    def _to_frame(self, camera: Camera) -> Matrix:
        """Units around the frame's middle -> pixels, rolled."""
        cos, sin = math.cos(camera.roll), math.sin(camera.roll)
        px, cx, cy = self.px, self.width_px / 2, self.height_px / 2
        return np.array(
            [
                [px * cos, -px * sin, cx + px * sin * 500],
                [px * sin, px * cos, cy - px * cos * 500],
                [0, 0, 1],
            ],
            dtype=float,
        )


def ease(u: float) -> float:
    """0..1 with a soft start and a soft end."""
    u = min(1.0, max(0.0, u))
    return u * u * (3 - 2 * u)


def moved(
    base: Camera, move: Move, amount: float, u: float, t_s: float, depth: float = 1.0
) -> Camera:
    """The camera `u` (0..1) of the way through a move of `amount` (0..1), `t_s` seconds in.

    Moves are about a middle, so that the framing that was chosen is met half way, but for those
    that reveal (in, out), which end or begin there. `depth` is the subject's.
    """
    if move == "handheld":
        return _shaken(base, 0.4 + amount, t_s)
    kind = move.split("_")[0] if move not in _WAYS else move
    if kind not in _WAYS:
        return base
    sign = -1 if move.endswith(("left", "up", "out")) else 1
    return _WAYS[kind](_Way(base, sign, 0.4 + 1.2 * amount, u, depth))


@dataclass(frozen=True)
class _Way:
    """A move, and how far it has come: `sign` is +1 to the right, down or in."""

    base: Camera
    sign: int
    size: float
    u: float
    depth: float

    @property
    def half(self) -> float:
        """How far from the middle of the way: -0.5 .. 0.5 times size and sign."""
        return self.sign * self.size * (ease(self.u) - 0.5)

    @property
    def inward(self) -> float:
        """The same for what ends (in) or begins (out) nearly where it was framed."""
        share = ease(self.u) if self.sign > 0 else 1 - ease(self.u)
        return self.size * (share - 0.55)

    @property
    def distance(self) -> float:
        """From the camera to the subject."""
        return max(0.05, self.depth - self.base.dolly)

    @property
    def reach(self) -> float:
        """What the way is measured by: the distance, but what is near must not fly past."""
        return min(_REACH, self.distance)


def _panned(way: _Way) -> Camera:
    return replace(way.base, pan=way.base.pan + 420 * way.half)


def _whipped(way: _Way) -> Camera:
    return replace(way.base, pan=way.base.pan + 900 * (ease(min(1, 2.2 * way.u)) - 1))


def _tilted(way: _Way) -> Camera:
    return replace(way.base, tilt=way.base.tilt + 150 * way.half)


def _trucked(way: _Way) -> Camera:
    return replace(way.base, truck=way.base.truck + 420 * way.reach * way.half)


def _orbited(way: _Way) -> Camera:
    """Sideways, turning against it: the subject stays in the middle."""
    aside = 2.2 * 420 * way.reach * way.half
    turn = -aside * way.base.zoom / way.distance
    return replace(way.base, truck=way.base.truck + aside, pan=way.base.pan + turn)


def _raised(way: _Way) -> Camera:
    return _lifted(way, 300, 0.6)


def _craned(way: _Way) -> Camera:
    """Up and back, turning down to the subject."""
    lifted = _lifted(way, 560, 0.9)
    return replace(lifted, dolly=lifted.dolly - 0.12 * way.reach * way.half)


def _lifted(way: _Way, far: float, held: float) -> Camera:
    """Up or down; the subject is held in the frame by a share of the way."""
    down = far * way.reach * way.half
    turn = -held * down * way.base.zoom / way.distance
    return replace(way.base, rise=way.base.rise + down, tilt=way.base.tilt + turn)


def _dollied(way: _Way) -> Camera:
    return replace(way.base, dolly=way.base.dolly + 0.30 * way.reach * way.inward)


def _zoomed(way: _Way) -> Camera:
    return replace(way.base, zoom=way.base.zoom * (1 + 0.38 * way.inward))


def _dolly_zoomed(way: _Way) -> Camera:
    """Nearer and wider at once: the subject keeps its size."""
    nearer = 0.45 * way.reach * way.half
    zoom = way.base.zoom * (way.distance - nearer) / way.distance
    return replace(way.base, dolly=way.base.dolly + nearer, zoom=zoom)


# "follow" and "static" need none.
_WAYS: dict[str, Callable[[_Way], Camera]] = {
    "pan": _panned, "whip_pan": _whipped, "tilt": _tilted, "truck": _trucked, "orbit": _orbited,
    "pedestal": _raised, "crane": _craned, "dolly": _dollied, "zoom": _zoomed,
    "dolly_zoom": _dolly_zoomed,
}  # fmt: skip


def _shaken(base: Camera, much: float, t_s: float) -> Camera:
    """A hand's slow drift and small tremble; the same at the same time."""

    def wave(rate: float, shift: float) -> float:
        at = 2 * math.pi * rate * t_s + shift
        return math.sin(at) + 0.5 * math.sin(2.3 * at + 1.7 * shift)

    return replace(
        base,
        pan=base.pan + much * (9 * wave(0.31, 0.4) + 2.4 * wave(1.7, 1.1)),
        tilt=base.tilt + much * (7 * wave(0.27, 2.0) + 2.4 * wave(1.9, 0.3)),
        roll=base.roll + much * 0.006 * wave(0.23, 1.3),
    )
