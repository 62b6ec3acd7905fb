"""Characters as puppets in a scene: in its light, at its scale, and carried along by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np

from sora_mcp.engine.animatic.art.colour import rgb
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.canvas import Matrix, Pixels, Sprite

_LEAN, _HOP = 0.05, 22.0  # of one that walks: radians, units
_BREATH = 0.006  # of one that stands


def lit(puppet: Sprite, paint: Paint, scale: float) -> Sprite:
    """In the scene's light, and not much larger than `scale` pixels per unit asks for."""
    pixels, share = puppet.pixels, scale / puppet.scale_y
    if share < 0.8:
        size = (max(1, round(pixels.shape[1] * share)), max(1, round(pixels.shape[0] * share)))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    gain = [255 * band for band in reversed(rgb(paint("#ffffff")))]
    light: Pixels = np.full_like(pixels, 255)
    light[..., :3] = np.round(gain).astype(np.uint8)
    pixels = np.asarray(cv2.multiply(pixels, light, scale=1 / 255), dtype=np.uint8)
    across, down = (
        pixels.shape[1] / puppet.pixels.shape[1],
        pixels.shape[0] / puppet.pixels.shape[0],
    )
    return replace(
        puppet, pixels=pixels, scale_x=puppet.scale_x * across, scale_y=puppet.scale_y * down
    )


def carried(turn: float, *, is_moving: bool) -> Matrix:
    """The 3 x 3 map of a puppet's units `turn` cycles into its action: it rocks and hops."""
    swing = math.sin(2 * math.pi * turn)
    if not is_moving:
        return np.array([[1, 0.02 * swing, 0], [0, 1 + _BREATH * swing, 0], [0, 0, 1]], dtype=float)
    cos, sin = math.cos(_LEAN * swing), math.sin(_LEAN * swing)
    hop = -_HOP * abs(math.cos(2 * math.pi * turn))
    return np.array([[cos, -sin, 0], [sin, cos, hop], [0, 0, 1]], dtype=float)
