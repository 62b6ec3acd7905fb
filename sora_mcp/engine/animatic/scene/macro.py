"""What is tiny, seen through a lens for it: it fills the frame before a ground out of focus."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sora_mcp.engine.animatic import optics
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.plan import Shot
from sora_mcp.engine.animatic.scene.parts import Part

FILLING = 1000.0  # height of the subject in the frame (units)
_LENS_MM, _BLUR, _BEYOND = 100, 0.9, 1.08  # how much it blurs; how many times as far away


def is_macro(shot: Shot) -> bool:
    """Whether the shot is an insert through a lens so long."""
    return shot.size == "insert" and shot.lens_mm >= _LENS_MM


def limit(shot: Shot, parts: Sequence[Part]) -> float:
    """The depth from which on all is out of focus; endless in other shots."""
    main = next((part.depth for part in parts if part.is_main), None)
    return _BEYOND * main if main and is_macro(shot) else np.inf


def defocus(frame: Pixels) -> None:
    """The picture so far is out of focus."""
    frame[:, :, :3] = optics.blurred(np.ascontiguousarray(frame[:, :, :3]), _BLUR)
