"""What wet ground and water show of the world above them."""

from __future__ import annotations

import math
from functools import cache

import cv2
import numpy as np

from sora_mcp.engine.animatic.canvas import Pixels

LEAST = 0.02  # what mirrors less does not mirror
_BAND_PX = 3  # rows that move together in a ripple


def reflect(
    frame: Pixels, level_px: int, rows: int, strength: float, ripple: float, clock_s: float
) -> None:
    """Lay the picture above row `level_px` upside down over at most `rows` rows below it."""
    height, width = frame.shape[:2]
    rows = min(rows, level_px, height - level_px)
    if rows < 8 or strength < LEAST:
        return
    above = np.asarray(cv2.flip(frame[level_px - rows : level_px], 0), dtype=np.uint8)
    if ripple:
        above = _rippled(above, ripple * height / 720, clock_s)
    below = frame[level_px : level_px + rows]
    mirrored, kept = _shares(height, width, round(strength, 2))
    cv2.multiply(above, mirrored[:rows], dst=above, scale=1 / 255)
    cv2.multiply(below, kept[:rows], dst=below, scale=1 / 255)
    cv2.add(below, above, dst=below)


def _rippled(above: Pixels, much: float, clock_s: float) -> Pixels:
    """Rows pushed left and right, more so the nearer they are."""
    rows, width = above.shape[:2]
    out = above.copy()
    for top in range(0, rows, _BAND_PX):
        near = (top / rows) ** 0.7
        wave = math.sin(top * 0.33 / (0.35 + near) + 2.1 * clock_s)
        push = round(much * (1.5 + 9 * near) * wave)
        low = min(rows, top + _BAND_PX)
        if push > 0:
            out[top:low, push:] = above[top:low, : width - push]
        elif push < 0:
            out[top:low, :push] = above[top:low, -push:]
    return out


@cache
def _shares(height: int, width: int, strength: float) -> tuple[Pixels, Pixels]:
    """By the row below the horizon: what is mirrored, most where one looks along it; the rest."""
    rows = np.linspace(0, 1, height)[:, None]
    column = (255 * strength * (0.35 + 0.65 * np.exp(-3.0 * rows))).astype(np.uint8)
    plane = np.repeat(column, width, axis=1)
    mirrored = np.asarray(cv2.merge((plane, plane, plane, plane)), dtype=np.uint8)
    return mirrored, np.asarray(cv2.bitwise_not(mirrored), dtype=np.uint8)
