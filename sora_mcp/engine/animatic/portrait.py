"""A character's still: who or what is seen best in a video, cut out; the frame as a card if not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from sora_mcp.engine.animatic import footage, foreground
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.takes import FPS
from sora_mcp.engine.renderer import STILL_FILE, Measured, Progress

_LOOK_AT_EVERY = 6  # frames; four looks a second find a sharp moment
_LOOKS_MAX = 80
_FINALISTS = 4  # frames whose foreground is looked for
_SIDE_PX = 960
_LEAST, _MOST = 0.05, 0.75  # of the frame: what a cut-out may cover
_ROUND = 0.07  # of the shorter side: a card's corners


@dataclass
class _Look:
    worth: float
    picture: Pixels


def make(source: Path, output: Path, progress: Progress) -> Measured:
    """Write `still.png`, with a clear ground, from a video file.

    Raises:
        RenderError: the file cannot be used.
    """
    measured = footage.measure(source)
    best, smalls = _looked_over(source, measured, progress)
    background = foreground.behind(smalls)
    chosen: tuple[float, Pixels, foreground.Mask | None] | None = None
    for look in best:
        seen = foreground.small(look.picture)
        mask = foreground.mask_of(seen, background, least=_LEAST, most=_MOST)
        worth = look.worth * (1 + 4 * foreground.coverage(mask) if mask is not None else 1.0)
        if chosen is None or worth > chosen[0]:
            chosen = worth, look.picture, mask
    if chosen is None:
        raise ValueError("the video was measured, but has no picture")
    _, picture, mask = chosen
    still = as_card(picture) if mask is None else _cut_out(picture, mask)
    Image.fromarray(cv2.cvtColor(still, cv2.COLOR_BGRA2RGBA)).save(output / STILL_FILE)
    progress(1.0)
    return measured


def _looked_over(
    source: Path, measured: Measured, progress: Progress
) -> tuple[list[_Look], list[Pixels]]:
    """The best frames, and small ones from all along."""
    best: list[_Look] = []
    smalls: list[Pixels] = []
    for share, picture in _looks(source, measured):
        smalls.append(foreground.small(picture))
        best.append(_Look(_worth(picture), picture))
        best.sort(key=lambda look: -look.worth)
        del best[_FINALISTS:]
        progress(0.7 * share)
    return best, smalls


def _looks(source: Path, measured: Measured) -> Iterator[tuple[float, Pixels]]:
    scale = min(1.0, _SIDE_PX / max(measured.width_px, measured.height_px))
    width = max(2, int(measured.width_px * scale) // 2 * 2)
    height = max(2, int(measured.height_px * scale) // 2 * 2)
    count = max(1, min(round(measured.seconds * FPS) // _LOOK_AT_EVERY, _LOOKS_MAX))
    moments = (index * _LOOK_AT_EVERY / FPS for index in range(count))
    for index, seen in enumerate(footage.seen(source, width, height, moments, 0.5 / FPS)):
        yield (index + 1) / count, seen[1].copy()


def _worth(picture: Pixels) -> float:
    """Higher is better: sharp in the middle, and well exposed."""
    height, width = picture.shape[:2]
    middle = picture[height // 8 : -(height // 8) or None, width // 8 : -(width // 8) or None]
    grey = cv2.cvtColor(middle, cv2.COLOR_BGR2GRAY)
    sharp = float(np.sqrt(cv2.Laplacian(grey, cv2.CV_32F).var()))
    exposure = 1 - abs(float(grey.mean()) - 118) / 118
    return (sharp + 0.1) * (0.2 + exposure)


def _cut_out(picture: Pixels, mask: foreground.Mask) -> Pixels:
    """The masked part as BGRA, its edge feathered and a little inside, cropped to it."""
    height, width = picture.shape[:2]
    large = cv2.resize(mask, (width, height), interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), max(1.0, max(width, height) / 320))
    alpha = np.clip((soft.astype(np.float32) - 118) * 3.2, 0, 255).astype(np.uint8)
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    top, bottom = max(0, rows[0] - 2), rows[-1] + 3
    left, right = max(0, columns[0] - 2), columns[-1] + 3
    return np.ascontiguousarray(np.dstack((picture, alpha))[top:bottom, left:right])


def as_card(picture: Pixels) -> Pixels:
    """The whole picture as BGRA with round corners."""
    height, width = picture.shape[:2]
    radius = max(1, round(_ROUND * min(width, height)))
    large = np.zeros((height * 2, width * 2), dtype=np.uint8)
    r, w, h = 2 * radius, 2 * width - 1, 2 * height - 1
    cv2.rectangle(large, (r, 0), (w - r, h), 255, -1)
    cv2.rectangle(large, (0, r), (w, h - r), 255, -1)
    for x, y in ((r, r), (w - r, r), (r, h - r), (w - r, h - r)):
        cv2.circle(large, (x, y), r, 255, -1)
    alpha = cv2.resize(large, (width, height), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(np.dstack((picture, alpha)), dtype=np.uint8)
