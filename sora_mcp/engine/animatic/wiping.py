"""Takes the slate of an earlier draft off a picture that a new shot plays in."""

from __future__ import annotations

import cv2
import numpy as np

from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.plan import Plan, Shot
from sora_mcp.engine.animatic.slate import Slate

_SIDES_PX = 64, 2200  # what a draft's sides may be
_ALIKE = 0.62  # how well the tag must match
_SLACK = 3  # px that it may be off its place
_LETTERS = 16  # levels that letters are brighter than what is around them


def wipe(picture: Pixels) -> bool:
    """Paint over the slate, in place, if the picture carries our tag."""
    height, width = picture.shape[:2]
    if not (_SIDES_PX[0] <= min(width, height) and max(width, height) <= _SIDES_PX[1]):
        return False
    letters, at, pill = Slate(Plan((Shot(1.0, ""),)), 1, width, height).tag
    if not _is_on(picture, letters, at):
        return False
    left, top, right, bottom = pill
    high = bottom - top
    _heal(picture, left - 2, top - 2, right + 2, bottom + 2)
    _lift_letters(picture, top - 1, bottom + 1)
    if width < 1.5 * height:  # the slate's line stands below the tag
        _lift_letters(picture, bottom - high // 6, bottom + high)
    return True


def _is_on(picture: Pixels, letters: Pixels, at: tuple[int, int]) -> bool:
    rows, columns = letters.shape[:2]
    left, top = max(0, at[0] - _SLACK), max(0, at[1] - _SLACK)
    part = picture[top : at[1] + rows + _SLACK, left : at[0] + columns + _SLACK]
    if part.shape[0] < rows or part.shape[1] < columns:
        return False
    grey = cv2.cvtColor(part, cv2.COLOR_BGR2GRAY)
    pattern = np.ascontiguousarray(letters[..., 0])
    return float(cv2.matchTemplate(grey, pattern, cv2.TM_CCOEFF_NORMED).max()) > _ALIKE


def _heal(picture: Pixels, left: int, top: int, right: int, bottom: int) -> None:
    """Paint a place over from what is above it to what is below."""
    left, top = max(0, left), max(0, top)
    part = picture[top:bottom, left:right]
    rows = np.linspace(0, 1, part.shape[0])[:, None, None]
    above = picture[max(0, top - 1), left:right].astype(float)
    below = picture[min(len(picture) - 1, bottom), left:right].astype(float)
    part[:] = (above + (below - above) * rows).astype(np.uint8)


def _lift_letters(picture: Pixels, top: int, bottom: int) -> None:
    """Fill in what is thin and bright in a strip over the whole width."""
    room = bottom - top
    low, high = max(0, top - room // 2), min(len(picture), bottom + room // 2)
    strip = np.ascontiguousarray(picture[low:high])
    grey = cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY)
    side = max(5, round(0.5 * room)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    thin = (cv2.morphologyEx(grey, cv2.MORPH_TOPHAT, kernel) > _LETTERS).astype(np.uint8)
    thin[: top - low], thin[bottom - low :] = 0, 0
    mask = cv2.dilate(thin, np.ones((5, 5), np.uint8))
    picture[low:high] = cv2.inpaint(strip, mask, 3, cv2.INPAINT_TELEA)
