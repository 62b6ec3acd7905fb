"""A shaking film held steady: its small motions are measured and taken back."""

from __future__ import annotations

import cv2
import numpy as np

from sora_mcp.engine.animatic.canvas import Pixels

_SEEN_PX = 256  # longer side of the pictures that motion is measured in
_ROOM = 1.08  # the picture is enlarged so much that its edges stay out of sight
_CALM = 0.92  # of the wanted place is kept from picture to picture


class Steadied:
    """Pictures of one film in order; each is pushed back to where a calm hand would have it."""

    def __init__(self, width_px: int, height_px: int) -> None:
        scale = _SEEN_PX / max(width_px, height_px)
        self._size = max(16, round(width_px * scale)), max(16, round(height_px * scale))
        self._scale = np.array([width_px / self._size[0], height_px / self._size[1]])
        self._limit = (_ROOM - 1) / 2 * np.array([width_px, height_px])
        self._window = cv2.createHanningWindow(self._size, cv2.CV_32F)
        self._before: np.ndarray | None = None
        self._push = np.zeros(2)

    def next(self, picture: Pixels) -> Pixels:
        """The next picture, steadied."""
        small = cv2.cvtColor(cv2.resize(picture, self._size), cv2.COLOR_BGR2GRAY)
        grey = np.asarray(small, dtype=np.float32)
        if self._before is not None:
            moved, sure = cv2.phaseCorrelate(self._before, grey, self._window)
            step = np.array(moved) * self._scale if sure > 0.05 else np.zeros(2)
            if np.abs(step).max() > self._limit.max():
                step = np.zeros(2)  # a cut, or a fast move that is meant
            self._push = np.clip(_CALM * (self._push - step), -self._limit, self._limit)
        self._before = grey
        height, width = picture.shape[:2]
        left, top = self._limit - self._push
        matrix = np.array([[_ROOM, 0, -left], [0, _ROOM, -top]])
        return np.asarray(
            cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR,
                           borderMode=cv2.BORDER_REPLICATE),
            dtype=np.uint8,
        )  # fmt: skip
