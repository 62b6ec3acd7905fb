"""A character's still: the best exposed, sharpest frame of an uploaded video."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from sora_mcp.engine.animatic import footage
from sora_mcp.engine.animatic.planes import Bytes, Planes
from sora_mcp.engine.renderer import STILL_FILE, Measured

_LOOK_AT_EVERY = 6  # frames; four looks a second find a sharp moment
_LOOKS_MAX = 80
_SIDE_PX = 720


def make(source: Path, output: Path) -> Measured:
    """Write `still.png` from a video file.

    Raises:
        RenderError: the file cannot be used.
    """
    measured = footage.measure(source)
    scale = min(1.0, _SIDE_PX / max(measured.width_px, measured.height_px))
    width = max(2, int(measured.width_px * scale) // 2 * 2)
    height = max(2, int(measured.height_px * scale) // 2 * 2)
    count = min(round(measured.seconds * footage.FPS), _LOOK_AT_EVERY * _LOOKS_MAX)
    frames = footage.pictures(source, width, height, count)
    candidates = (frame for index, frame in enumerate(frames) if index % _LOOK_AT_EVERY == 0)
    best: Planes = max(candidates, key=lambda frame: _worth(frame.y))
    best.to_image().save(output / STILL_FILE)
    return measured


def _worth(luma: Bytes) -> float:
    """Higher is better: detail in the middle of the picture, times how well it is exposed."""
    height, width = luma.shape
    middle = luma[height // 8 : -(height // 8) or None, width // 8 : -(width // 8) or None]
    values = middle.astype(np.float32)
    edges = np.abs(np.diff(values, axis=0)).mean() + np.abs(np.diff(values, axis=1)).mean()
    exposure = 1 - abs(float(values.mean()) - 118) / 118
    return float((edges + 0.1) * (0.2 + exposure))
