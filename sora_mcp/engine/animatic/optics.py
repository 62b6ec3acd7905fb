"""Pictures as seen through other glass: mirrored, closer, blurred, vignetted, letterboxed."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.scene.camera import ease

_BLUR = 0.018  # of the shorter side, at amount 1
_RACK_S = 1.1
_AXES = {"sides": 1, "upside": 0, "both": -1}  # as OpenCV counts them


def flipped(picture: Pixels, axis: str) -> Pixels:
    """Mirrored: left and right, top and bottom, or both."""
    return np.asarray(cv2.flip(picture, _AXES[axis]), dtype=np.uint8)


def closer(picture: Pixels, zoom: float, x: float = 0.0, y: float = 0.0) -> Pixels:
    """A part, `zoom` times as large; (x, y) is where it is: -1 left or top .. 1 right or bottom."""
    if zoom <= 1.0005:
        return picture
    height, width = picture.shape[:2]
    left, top = (zoom - 1) / 2 * width * (1 + x), (zoom - 1) / 2 * height * (1 + y)
    matrix = np.array([[zoom, 0, -left], [0, zoom, -top]], dtype=float)
    return np.asarray(
        cv2.warpAffine(
            picture, matrix, (width, height), flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        dtype=np.uint8,
    )  # fmt: skip


def blurred(picture: Pixels, amount: float) -> Pixels:
    """Out of focus."""
    height, width = picture.shape[:2]
    radius = _BLUR * min(width, height) * amount
    if radius < 0.4:
        return picture
    down = max(1, min(8, int(radius / 2)))  # a wide blur is quicker on a small picture
    small = cv2.resize(
        picture, (max(1, width // down), max(1, height // down)), interpolation=cv2.INTER_AREA
    )
    soft = cv2.GaussianBlur(small, (0, 0), radius / down)
    return np.asarray(cv2.resize(soft, (width, height)), dtype=np.uint8)


def racked(t_s: float, seconds: float, *, is_out: bool) -> float:
    """How far out of focus a pulled focus is at a moment: it comes in at the start, or goes out."""
    reach = min(_RACK_S, seconds / 2)
    return ease(1 - (seconds - t_s) / reach) if is_out else ease(1 - t_s / reach)


def vignetted(picture: Pixels, amount: float) -> Pixels:
    """Darker towards the corners."""
    height, width = picture.shape[:2]
    mask = _vignette(width, height, round(amount, 2))
    return np.asarray(cv2.multiply(picture, mask, scale=1 / 255), dtype=np.uint8)


def letterboxed(picture: Pixels, ratio: float) -> None:
    """Black bars that leave `ratio` (width by height) of the picture, drawn on it."""
    height, width = picture.shape[:2]
    if width / height < ratio:
        bar = round((height - width / ratio) / 2)
        picture[:bar], picture[height - bar :] = 0, 0
    elif width / height > ratio:
        bar = round((width - height * ratio) / 2)
        picture[:, :bar], picture[:, width - bar :] = 0, 0


def dimmed(picture: Pixels, light: float) -> Pixels:
    """On its way to black (0) or from it."""
    if light >= 1:
        return picture
    return np.asarray(cv2.convertScaleAbs(picture, alpha=max(0.0, light)), dtype=np.uint8)


@cache
def _vignette(width_px: int, height_px: int, amount: float) -> Pixels:
    x = np.linspace(-1, 1, width_px)[None, :]
    y = np.linspace(-1, 1, height_px)[:, None]
    far = np.clip((x**2 + y**2) / 2, 0, 1) ** 1.3
    plane = (255 * (1 - amount * far)).astype(np.uint8)
    return np.repeat(plane[..., None], 3, axis=2)
