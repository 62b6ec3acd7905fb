"""How near things in a picture are, guessed: the ground comes nearer, a subject stands on it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sora_mcp.engine.animatic import foreground
from sora_mcp.engine.animatic.canvas import Pixels

Nearness = NDArray[np.float32]  # 0 far .. 1 near, over the picture

_LEAST, _MOST = 0.05, 0.45  # of the picture: what a subject may cover
_HORIZON = 0.45
_FAR, _BOTTOM = 0.12, 0.85


def nearness(picture: Pixels) -> Nearness | None:
    """A small map of how near things are; None where nothing stands out clearly."""
    seen = foreground.small(picture)
    mask = foreground.mask_of(seen, least=_LEAST, most=_MOST)
    if mask is None or not foreground.is_compact(mask):
        return None
    height, width = mask.shape
    rows = (np.arange(height, dtype=np.float32) / height - _HORIZON) / (1 - _HORIZON)
    ramp = _FAR + (_BOTTOM - _FAR) * np.clip(rows, 0, 1) ** 1.3
    ground = np.repeat(ramp[:, None], width, axis=1)
    feet = int(np.flatnonzero((mask > 127).any(axis=1))[-1])
    near = max(0.55, float(ramp[feet]))
    share = cv2.GaussianBlur(cv2.dilate(mask, np.ones((11, 11), np.uint8)), (0, 0), 3) / 255
    return np.asarray(ground + (near - ground) * share, dtype=np.float32)
