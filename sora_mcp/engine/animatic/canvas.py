"""Pixels: drawings become premultiplied BGRA, and are put over each other by an affine map."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from sora_mcp.engine.animatic.art.colour import rgb
from sora_mcp.engine.animatic.art.drawing import Drawing
from sora_mcp.engine.animatic.raster import Pixels, premultiplied, rasterised

__all__ = [
    "Matrix", "Pixels", "Sprite", "blend", "draw", "placed", "premultiplied", "rimmed",
    "soft_ellipse", "sprite", "unscaled",
]  # fmt: skip

Matrix = NDArray[np.float64]

_SIDE_MAX_PX = 4096
_FOUR_TIMES = np.uint32(0x01010101)

cv2.setNumThreads(1)  # one picture after the other, the same on every machine


@dataclass(frozen=True)
class Sprite:
    """A drawing as pixels; `scale` is pixels per unit, (`left`, `top`) its corner in units."""

    pixels: Pixels
    left: float
    top: float
    scale_x: float
    scale_y: float


def sprite(drawing: Drawing, scale: float, *, spans: bool = False) -> Sprite:
    """The drawing at about `scale` pixels per unit; one that `spans` keeps its whole width."""
    box = drawing.box
    longest = max(box.width, box.height) * scale
    scale *= min(1.0, _SIDE_MAX_PX / max(1.0, longest))
    across, down = (max(1, round(side * scale)) for side in (box.width, box.height))
    pixels = rasterised(drawing, across, down)
    height, width = pixels.shape[:2]
    return _trimmed(
        Sprite(pixels, box.left, box.top, width / box.width, height / box.height), spans=spans
    )


def _trimmed(one: Sprite, *, spans: bool) -> Sprite:
    """Without the empty edges: every pixel is paid for in every picture."""
    alpha = cv2.extractChannel(one.pixels, 3)
    left, top, width, height = cv2.boundingRect(alpha)
    if spans:
        left, width = 0, alpha.shape[1]
    if not height or width * height > 0.95 * alpha.size:
        return one
    pixels = np.ascontiguousarray(one.pixels[top : top + height, left : left + width])
    corner = one.left + left / one.scale_x, one.top + top / one.scale_y
    return replace(one, pixels=pixels, left=corner[0], top=corner[1])


def placed(one: Sprite, matrix: Matrix) -> Matrix:
    """The map from the sprite's pixels to the frame's, from one of units to the frame's."""
    return np.asarray((np.vstack((matrix, (0, 0, 1))) @ unscaled(one))[:2])


def unscaled(one: Sprite) -> Matrix:
    """The 3 x 3 map from the sprite's pixels to its units."""
    return np.array(
        [[1 / one.scale_x, 0, one.left], [0, 1 / one.scale_y, one.top], [0, 0, 1]], dtype=float
    )


def draw(
    base: Pixels,
    pixels: Pixels,
    matrix: Matrix,
    *,
    mode: Literal["over", "add"] = "over",
    opacity: float = 1.0,
) -> None:
    """Put `pixels` on `base` through a 2 x 3 map of pixels to pixels; only where they meet."""
    height, width = pixels.shape[:2]
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]], dtype=float)
    at = corners @ matrix.T
    left, top = (max(0, math.floor(v)) for v in at.min(axis=0))
    right = min(base.shape[1], math.ceil(at[:, 0].max()))
    bottom = min(base.shape[0], math.ceil(at[:, 1].max()))
    if right - left < 1 or bottom - top < 1 or opacity <= 0.003:
        return
    shifted = matrix.copy()
    shifted[:, 2] -= (left, top)
    moved = cv2.warpAffine(pixels, shifted, (right - left, bottom - top), flags=cv2.INTER_LINEAR)
    blend(base[top:bottom, left:right], np.asarray(moved, dtype=np.uint8), mode, opacity)


def blend(
    region: Pixels, top: Pixels, mode: Literal["over", "add"] = "over", opacity: float = 1.0
) -> None:
    """Put `top`, of the same size, on `region`."""
    if opacity < 1:
        top = np.asarray(cv2.convertScaleAbs(top, alpha=opacity))
    if mode == "over":
        cv2.multiply(region, _through(top), dst=region, scale=1 / 255)
    cv2.add(region, top, dst=region)


def _through(top: Pixels) -> Pixels:
    """How much of what is below each pixel shows, in all four channels."""
    clear = cv2.bitwise_not(cv2.extractChannel(top, 3))
    # One number with the same four bytes; OpenCV's merge takes longer than all the rest.
    words = np.multiply(clear, _FOUR_TIMES, dtype=np.uint32)
    return words.view(np.uint8).reshape(*clear.shape, 4)


def rimmed(one: Sprite, light: str, side: float, much: float) -> Sprite:
    """With the edge towards the light (`side` -1 left .. 1 right) caught by it."""
    thick = max(1.0, 0.011 * one.pixels.shape[0])
    push = np.array([[1, 0, -thick * (1 if side > 0 else -1)], [0, 1, thick * 0.5]], dtype=float)
    alpha = cv2.extractChannel(one.pixels, 3)
    moved = cv2.warpAffine(alpha, push, (alpha.shape[1], alpha.shape[0]))
    edge = cv2.subtract(alpha, moved)
    ink = [cv2.convertScaleAbs(edge, alpha=much * band) for band in reversed(rgb(light))]
    glow = cv2.merge((*ink, np.zeros_like(alpha)))
    return replace(one, pixels=np.minimum(cv2.add(one.pixels, glow), alpha[..., None]))


@cache
def soft_ellipse(side: int = 256) -> Pixels:
    """A round shadow, darkest in the middle, to be stretched: black, premultiplied."""
    axis = np.linspace(-1, 1, side)
    far = np.minimum(1.0, axis[:, None] ** 2 + axis[None, :] ** 2)
    pixels = np.zeros((side, side, 4), dtype=np.uint8)
    pixels[..., 3] = (255 * (1 - far) ** 1.4).astype(np.uint8)
    return pixels
