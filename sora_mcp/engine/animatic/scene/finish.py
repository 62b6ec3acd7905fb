"""The last look of a picture: the style's grade, lightning, a vignette."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.plan import Style

# Saturation, contrast, lift (0..1 added), tint towards (B, G, R) and how much of it.
_GRADES: dict[Style, tuple[float, float, float, tuple[int, int, int], float]] = {
    "noir": (0.0, 1.22, 0.05, (128, 128, 128), 0.0),
    "black_and_white": (0.0, 1.15, 0.0, (128, 128, 128), 0.0),
    "sepia": (0.0, 1.02, 0.02, (66, 112, 150), 0.38),
    "faded": (0.95, 0.88, 0.06, (78, 130, 190), 0.4),
    "pastel": (0.85, 0.8, 0.14, (220, 205, 235), 0.12),
    "neon": (1.2, 1.2, -0.03, (190, 40, 150), 0.13),
    "warm": (1.05, 1.03, 0.0, (60, 130, 220), 0.1),
    "cold": (0.92, 1.03, 0.0, (210, 140, 70), 0.12),
    "vivid": (1.2, 1.1, 0.0, (128, 128, 128), 0.0),
    "gritty": (0.6, 1.3, -0.02, (90, 110, 110), 0.1),
    "dreamy": (0.95, 0.88, 0.07, (215, 195, 235), 0.12),
    "watercolour": (0.85, 0.9, 0.08, (215, 225, 235), 0.12),
    "silhouette": (0.9, 1.25, -0.03, (128, 128, 128), 0.0),
}


class Finish:
    """Grades the pictures of one shot."""

    def __init__(self, style: Style, width_px: int, height_px: int) -> None:
        self._matrix = _matrix(style)
        self._bloom = style in ("dreamy", "neon")
        self._vignette = _vignette(width_px, height_px, 0.34 if style == "noir" else 0.2)

    def apply(self, frame: Pixels, flash: float) -> Pixels:
        """The picture as BGR, opaque."""
        picture = np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGRA2BGR))
        if self._matrix is not None:
            picture = np.asarray(cv2.transform(picture, self._matrix))
        if self._bloom:
            small = cv2.resize(picture, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
            soft = cv2.GaussianBlur(small, (0, 0), 3)
            wide = cv2.resize(soft, (picture.shape[1], picture.shape[0]))
            picture = np.asarray(cv2.addWeighted(picture, 0.78, wide, 0.34, 0))
        if flash > 0.01:
            picture = np.asarray(cv2.convertScaleAbs(picture, alpha=1 + flash, beta=70 * flash))
        return np.asarray(cv2.multiply(picture, self._vignette, scale=1 / 255))


def _matrix(style: Style) -> np.ndarray | None:
    """The grade as one 3 x 4 map of BGR values."""
    if style not in _GRADES:
        return None
    saturation, contrast, lift, tint, share = _GRADES[style]
    weights = np.array([0.114, 0.587, 0.299])
    grey = np.tile(weights, (3, 1))
    colour = saturation * np.eye(3) + (1 - saturation) * grey
    tinted = (1 - share) * colour + share * (grey * (np.array(tint) / 128)[:, None])
    offset = 255 * lift + 127.5 * (1 - contrast)
    return np.hstack((contrast * tinted, np.full((3, 1), offset)))


@cache
def _vignette(width_px: int, height_px: int, depth: float) -> Pixels:
    x = np.linspace(-1, 1, width_px)[None, :]
    y = np.linspace(-1, 1, height_px)[:, None]
    far = np.clip((x**2 + y**2) / 2, 0, 1) ** 1.5
    plane = (255 * (1 - depth * far)).astype(np.uint8)
    return np.asarray(cv2.merge((plane, plane, plane)), dtype=np.uint8)
