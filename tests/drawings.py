"""Drawings as pixels, for tests: the whole box, neither trimmed nor premultiplied."""

from __future__ import annotations

import cv2
import numpy as np
import resvg_py

from sora_mcp.engine.animatic.art.drawing import Drawing
from sora_mcp.engine.animatic.canvas import Pixels


def pixels(drawing: Drawing, scale: float) -> Pixels:
    """The drawing at `scale` pixels per unit, BGRA."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=drawing.svg(scale), skip_system_fonts=True))
    picture = cv2.imdecode(np.frombuffer(png, dtype=np.uint8), cv2.IMREAD_UNCHANGED)
    assert picture is not None
    if picture.shape[2] == 3:
        picture = cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA)
    return np.asarray(picture, dtype=np.uint8)
