"""What stands out of a picture: a soft mask of it, and whether the mask can be trusted."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from sora_mcp.engine.animatic.canvas import Pixels

Mask = NDArray[np.uint8]  # 255 where it stands out

SIDE_PX = 256  # longer side of the pictures that are looked at
_CENTRAL = 0.65  # of a subject is not in the outer fifths
_SOLID, _ONE = 0.45, 0.7  # of its hull, and of the whole, that the largest piece makes up
_PLAIN = 2.0  # levels that pictures with anything in them vary by
_ASIDE = 0.2  # of the width, that its middle may be off the picture's
_ROUNDS = 5
_MARGINS = (0.05, 0.035)  # of width and height: what is certainly behind
# Half the width and height of what is looked for, and whether the lower edge may cut it off.
_SHAPES = ((0.2, 0.43, False), (0.34, 0.34, False), (0.3, 0.46, True))
_STILL = 5.0  # levels that the edges of a film may change while its camera stands still
_MOVED = 22  # levels that tell what moves from what is behind


def small(picture: Pixels) -> Pixels:
    """The picture at the size that is looked at."""
    scale = min(1.0, SIDE_PX / max(picture.shape[:2]))
    size = max(16, round(picture.shape[1] * scale)), max(16, round(picture.shape[0] * scale))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def behind(smalls: Sequence[Pixels]) -> Pixels | None:
    """What is behind all that moves, where the camera stands still; else None."""
    if len(smalls) < 5:
        return None
    pile = np.stack(smalls[:: max(1, len(smalls) // 24)])
    middle = np.median(pile, axis=0).astype(np.uint8)
    rim = max(2, middle.shape[0] // 12)
    apart = np.abs(pile.astype(np.int16) - middle).mean(axis=3)
    edges = np.concatenate(
        [apart[:, :rim].reshape(len(pile), -1), apart[:, :, :rim].reshape(len(pile), -1),
         apart[:, :, -rim:].reshape(len(pile), -1)], axis=1,
    )  # fmt: skip
    return middle if float(np.median(edges.mean(axis=1))) < _STILL else None


def mask_of(
    picture: Pixels, background: Pixels | None = None, *, least: float, most: float
) -> Mask | None:
    """What stands out of a small picture; None where nothing does that looks like a subject.

    It is looked for before a known background, then in the middle: standing, lying, or cut off by
    the lower edge.
    """
    starts = [_around(picture, *shape, is_cut=is_cut) for *shape, is_cut in _SHAPES]
    if background is not None:
        moved = _moved(picture, background, starts[0])
        starts = [moved, *starts] if moved is not None else starts
    masks = [_grown(picture, start) for start in starts]
    sound = [mask for mask in masks if is_sound(mask, picture, least, most)]
    return max(sound, key=lambda mask: _edge_share(mask, picture), default=None)


def _around(picture: Pixels, half_width: float, half_height: float, *, is_cut: bool) -> Mask:
    """Marks for a subject about as large as an ellipse in the middle; certainly not at the rim."""
    height, width = picture.shape[:2]
    marks = np.full((height, width), cv2.GC_PR_BGD, dtype=np.uint8)
    middle = width // 2, round((0.62 if is_cut else 0.52) * height)
    axes = round(half_width * width), round(half_height * height)
    cv2.ellipse(marks, middle, axes, 0, 0, 360, cv2.GC_PR_FGD, -1)
    x, y = max(1, round(_MARGINS[0] * width)), max(1, round(_MARGINS[1] * height))
    marks[:y] = marks[:, :x] = marks[:, width - x :] = cv2.GC_BGD
    if not is_cut:
        marks[height - y :] = cv2.GC_BGD
    return marks


def _moved(picture: Pixels, background: Pixels, start: Mask) -> Mask | None:
    """Marks by what is not as the background; None where that is too little or too much."""
    apart = np.abs(picture.astype(np.int16) - background).max(axis=2)
    kernel = np.ones((5, 5), np.uint8)
    moved = cv2.morphologyEx((apart > _MOVED).astype(np.uint8), cv2.MORPH_CLOSE, kernel)
    if not 0.04 < float(moved.mean()) < 0.7:
        return None
    marks = np.where(moved > 0, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    wide = cv2.dilate(moved, np.ones((15, 15), np.uint8))
    marks[(wide == 0) & (start != cv2.GC_PR_FGD)] = cv2.GC_BGD
    return marks


def _grown(picture: Pixels, marks: Mask) -> Mask:
    if float(picture.std()) < _PLAIN:
        return np.zeros_like(marks)
    # Areas of exactly one colour take it minutes; a little grain does no harm.
    grain = np.random.default_rng(1).integers(-2, 3, picture.shape)
    picture = (picture + grain).clip(0, 255).astype(np.uint8)
    cv2.setRNGSeed(1)  # the same mask for the same picture
    models = np.zeros((1, 65)), np.zeros((1, 65))
    try:
        cv2.grabCut(picture, marks, (0, 0, 0, 0), *models, _ROUNDS, cv2.GC_INIT_WITH_MASK)
    except cv2.error:  # nothing differs from anything
        return np.zeros_like(marks)
    return _tidied(np.isin(marks, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8))


def _tidied(found: NDArray[np.uint8]) -> Mask:
    """Without crumbs and small holes: the largest piece, and others of some size."""
    kernel = np.ones((3, 3), np.uint8)
    closed = cv2.morphologyEx(found, cv2.MORPH_CLOSE, kernel, iterations=2)
    opened = np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, kernel), dtype=np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened)
    if count < 2:
        return np.zeros_like(opened)
    areas = stats[1:, cv2.CC_STAT_AREA]
    kept = 1 + np.flatnonzero(areas >= 0.2 * areas.max())
    solid = np.isin(labels, kept).astype(np.uint8)
    outlines, _ = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    filled = np.zeros_like(solid)
    cv2.drawContours(filled, outlines, -1, 255, -1)
    holes = (filled > 0) & (solid == 0)
    small_holes = cv2.morphologyEx(
        holes.astype(np.uint8), cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)
    )
    return np.asarray(np.where(small_holes > 0, 0, filled), dtype=np.uint8)


def coverage(mask: Mask) -> float:
    """The share of the picture that it covers."""
    return float((mask > 127).mean())


def is_sound(mask: Mask, picture: Pixels, least: float, most: float) -> bool:
    """Whether a mask looks like a subject: not too small or large, in the middle, on edges."""
    if not least <= coverage(mask) <= most:
        return False
    if all(float((side > 127).mean()) > 0.015 for side in (mask[:, :2], mask[:, -2:])):
        return False  # from side to side: a ground, not a subject
    solid, wide = mask > 127, mask.shape[1]
    columns = solid.sum(axis=0)
    if float(columns[wide // 5 : wide - wide // 5].sum()) < _CENTRAL * float(columns.sum()):
        return False
    middle = float((columns * np.arange(wide)).sum() / columns.sum()) / wide
    if abs(middle - 0.5) > _ASIDE:
        return False
    return _edge_share(mask, picture) > 1.25


def is_compact(mask: Mask) -> bool:
    """Whether it is one shape, and not shreds of something that was cut through."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not outlines:
        return False
    largest = max(outlines, key=cv2.contourArea)
    area, hull = cv2.contourArea(largest), cv2.contourArea(cv2.convexHull(largest))
    return area > _SOLID * hull and area > _ONE * float((mask > 127).sum())


def _edge_share(mask: Mask, picture: Pixels) -> float:
    """How much stronger the picture's edges are along the mask's than elsewhere."""
    grey = cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), (0, 0), 1)
    strength = np.hypot(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1))
    line = cv2.morphologyEx(mask, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > 0
    line[:2] = line[-2:] = False
    line[:, :2] = line[:, -2:] = False
    if not line.any():
        return 0.0
    return float(strength[line].mean() / (strength.mean() + 1.0))
