"""A calm moving picture made from nothing: drifting light over layered ridges."""

from __future__ import annotations

import math
from dataclasses import dataclass

import av
import numpy as np
from numpy.typing import NDArray

from sora_mcp.engine.animatic.camera import Move
from sora_mcp.engine.animatic.palette import Palette, to_yuv
from sora_mcp.engine.animatic.planes import Planes, from_yuv420p

Field = NDArray[np.float32]

_COARSE = 5  # light is computed on every 5th pixel and scaled up: it has no detail to lose
_GRAIN = 1.6  # Y steps of still noise; hides the bands that 8-bit gradients show


@dataclass(frozen=True)
class _Light:
    """A soft spot on a slow loop; lengths are shares of the picture, `turn` in radians."""

    x: float
    y: float
    reach: float
    swing: float
    turn: float


@dataclass(frozen=True)
class _Ridge:
    """A silhouette: the height of its edge per column of a strip twice as wide as the picture."""

    edge: Field
    colour: Field
    speed: float


class Background:
    """Frames of drifting light for one seed, palette and move."""

    def __init__(self, width_px: int, height_px: int, palette: Palette, seed: int) -> None:
        self.size_px = width_px, height_px
        rng = np.random.default_rng(seed)
        self._lights = [
            _Light(*rng.uniform((0.0, 0.05, 0.25, 0.05, 0.0), (1.0, 0.8, 0.55, 0.2, 6.28)))
            for _ in range(4)
        ]
        self._colours = {
            name: to_yuv(getattr(palette, name)) for name in ("top", "bottom", "glow", "shade")
        }
        self._stretch = min(1.0, width_px / height_px)
        self._ridges = self._make_ridges(rng)
        noise = rng.normal(0, _GRAIN, (height_px, width_px))
        self._grain = np.clip(np.rint(noise), -4, 4).astype(np.int8)
        self._sun = rng.uniform(0.25, 0.75), rng.uniform(0.24, 0.42)

    def at(self, t_s: float, u: float, move: Move) -> Planes:
        """The picture at `t_s` seconds, `u` (0..1) of the clip."""
        picture = self._grow(self._field(t_s, u, move))
        y = picture.y.astype(np.int16) + self._grain
        return Planes(y.clip(16, 235).astype(np.uint8), picture.u, picture.v)

    def _make_ridges(self, rng: np.random.Generator) -> list[_Ridge]:
        bottom, shade = self._colours["bottom"], self._colours["shade"]
        return [
            _Ridge(
                edge=_ridge_line(rng, 0.66 + 0.10 * depth, 0.09 - 0.015 * depth),
                colour=bottom + (shade - bottom) * (0.45 + 0.25 * depth),
                speed=0.04 * (depth + 1),
            )
            for depth in range(3)
        ]

    def _field(self, t_s: float, u: float, move: Move) -> Field:
        """Y, U, V on the coarse grid: (3, rows, columns)."""
        width, height = self.size_px
        zoom = 1 - 0.16 * move.nearer * (u - 0.5)
        rows = (np.arange(math.ceil(height / _COARSE)) + 0.5) * _COARSE / height
        columns = (np.arange(math.ceil(width / _COARSE)) + 0.5) * _COARSE / width
        y = ((rows - 0.5) * zoom + 0.5 + 0.08 * move.down * u).astype(np.float32)[:, None]
        x = ((columns - 0.5) * zoom + 0.5).astype(np.float32)[None, :]
        field = self._sky(x, y, t_s)
        for ridge in self._ridges:
            drift = ridge.speed * (0.12 * t_s + move.right * u * 2.2)
            field = _stand(field, ridge, x * self._stretch + drift, y)
        return field

    def _sky(self, x: Field, y: Field, t_s: float) -> Field:
        colours = self._colours
        aspect = self.size_px[0] / self.size_px[1]
        field = _mix(colours["top"], colours["bottom"], np.clip(y * 1.25, 0, 1) + 0 * x)
        for index, light in enumerate(self._lights):
            angle = light.turn + t_s * (0.35 + 0.06 * index)
            far = ((x - light.x - light.swing * np.cos(angle)) * aspect) ** 2
            far = far + (y - light.y - light.swing * np.sin(angle * 0.8)) ** 2
            strength = 0.34 * np.exp(-far / light.reach**2)
            field = _toward(field, colours["shade" if index % 2 else "glow"], strength)
        return _toward(field, colours["glow"], self._disc(x, y, aspect))

    def _disc(self, x: Field, y: Field, aspect: float) -> Field:
        """A low sun or moon with a wide halo: its opacity."""
        radius = 0.11 * min(1.0, aspect)
        far = np.sqrt(((x - self._sun[0]) * aspect) ** 2 + (y - self._sun[1]) ** 2)
        body = np.clip(0.5 - (far - radius) / 0.02, 0, 1)
        halo = 0.45 * np.exp(-np.maximum(far - radius, 0) / 0.16)
        return np.asarray(np.maximum(0.8 * body, halo), dtype=np.float32)

    def _grow(self, field: Field) -> Planes:
        """The coarse field scaled up by swscale, which is far faster than numpy."""
        width, height = self.size_px
        rows, columns = field.shape[1:]
        coarse = av.VideoFrame(columns, rows, "yuv444p")
        values = field.clip(16, 240).round().astype(np.uint8)
        for plane, value in zip(coarse.planes, values, strict=True):
            _fill(plane, value)
        grown = coarse.reformat(width, height, "yuv420p", interpolation="BICUBIC")
        return from_yuv420p(grown)


def _fill(plane: av.video.plane.VideoPlane, values: NDArray[np.uint8]) -> None:
    lines = np.frombuffer(memoryview(plane), dtype=np.uint8).reshape(-1, plane.line_size)
    lines[: values.shape[0], : values.shape[1]] = values


def _mix(first: Field, second: Field, share: Field) -> Field:
    return first[:, None, None] + (second - first)[:, None, None] * share[None]


def _toward(field: Field, colour: Field, share: Field) -> Field:
    return field + (colour[:, None, None] - field) * share[None]


def _ridge_line(rng: np.random.Generator, base: float, height: float) -> Field:
    """An edge (0 top .. 1 bottom) at 512 columns of a strip that repeats."""
    angles = np.linspace(0, 2 * np.pi, 512, endpoint=False)
    waves = ((3, 0.5), (5, 0.35), (11, 0.18), (19, 0.08))
    line = sum(share * np.sin(k * angles + rng.uniform(0, 6.28)) for k, share in waves)
    return np.asarray(base - height * np.asarray(line), dtype=np.float32)


def _stand(field: Field, ridge: _Ridge, x: Field, y: Field) -> Field:
    position = (x[0] * 0.5 % 1.0) * 512
    edge = np.interp(position, np.arange(513), np.append(ridge.edge, ridge.edge[0]))
    share = np.clip((y - edge[None, :].astype(np.float32)) / 0.012 + 0.5, 0, 1)
    return _toward(field, ridge.colour, share)
