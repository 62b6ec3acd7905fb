"""Vector drawings become pixels; only where there is something, since empty pixels cost as much."""

from __future__ import annotations

import re

import cv2
import numpy as np
from numpy.typing import NDArray

from sora_mcp.engine.animatic.art.drawing import Box, Drawing
from sora_mcp.engine.animatic.inking import inked

Pixels = NDArray[np.uint8]
_Part = tuple[int, int, int, int]  # left, top, right, bottom

_CELL = 8  # a look at an eighth of the size tells where there is something
_WORTH_A_LOOK = 250_000  # pixels; smaller drawings are made at once
_WORTH_A_CUT = 4  # empty rows or columns of cells between two parts that are drawn apart
_PARTS_MAX = 16  # each reads the whole drawing again
_LEAF = re.compile(r"<(?:path|circle|ellipse|rect|polygon|polyline|line)\b[^>]*>")


def rasterised(drawing: Drawing, width: int, height: int) -> Pixels:
    """The drawing as `width` x `height` pixels: premultiplied BGRA."""
    drawing = Drawing(_LEAF.sub(_plain, drawing.body), drawing.box)
    if width * height < _WORTH_A_LOOK:
        return _pixels(drawing, drawing.box, width, height)
    out = np.zeros((height, width, 4), dtype=np.uint8)
    for left, top, right, bottom in _filled(drawing, width, height):
        piece = _pixels(
            drawing, _within(drawing.box, (left, top, right, bottom), width, height),
            right - left, bottom - top,
        )  # fmt: skip
        out[top:bottom, left:right] = piece
    return out


def premultiplied(bgra: Pixels) -> Pixels:
    """Colours times opacity, as `over` wants them."""
    alpha = cv2.extractChannel(bgra, 3)
    opaque = np.full_like(alpha, 255)
    return np.asarray(cv2.multiply(bgra, cv2.merge((alpha, alpha, alpha, opaque)), scale=1 / 255))


def _plain(tag: re.Match[str]) -> str:
    """Opacity of a shape's only ink instead of the shape's: that needs no layer of its own."""
    text = tag.group()
    is_drawn, is_filled = "stroke=" in text, 'fill="none"' not in text
    if (is_drawn and is_filled) or "fill-opacity" in text or "stroke-opacity" in text:
        return text
    return text.replace(" opacity=", " stroke-opacity=" if is_drawn else " fill-opacity=", 1)


def _filled(drawing: Drawing, width: int, height: int) -> list[_Part]:
    """The parts of the picture where there is something, apart where much lies between."""
    columns, rows = -(-width // _CELL), -(-height // _CELL)
    box = _within(drawing.box, (0, 0, columns * _CELL, rows * _CELL), width, height)
    seen = _decoded(drawing.body, box, columns, rows)[..., 3] > 0
    near = cv2.dilate(seen.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    parts = _apart(near, (0, 0, columns, rows))
    if len(parts) > _PARTS_MAX:
        parts = [_tight(near, (0, 0, columns, rows))]
    return [
        (left * _CELL, top * _CELL, min(width, right * _CELL), min(height, bottom * _CELL))
        for left, top, right, bottom in parts
    ]


def _apart(seen: NDArray[np.bool_], part: _Part) -> list[_Part]:
    """Cut at wide empty stripes, rows first, then columns, and so on."""
    parts = [part]
    for axis in (1, 0, 1, 0, 1):
        parts = [piece for one in parts for piece in _cut(seen, one, axis)]
    return parts


def _cut(seen: NDArray[np.bool_], part: _Part, axis: int) -> list[_Part]:
    left, top, right, bottom = part
    lines = np.flatnonzero(seen[top:bottom, left:right].any(axis=axis))
    if not len(lines):
        return []
    breaks = np.flatnonzero(np.diff(lines) > _WORTH_A_CUT)
    starts = [int(lines[0]), *(int(lines[at + 1]) for at in breaks)]
    ends = [*(int(lines[at]) + 1 for at in breaks), int(lines[-1]) + 1]
    if axis:
        return [(left, top + a, right, top + b) for a, b in zip(starts, ends, strict=True)]
    return [(left + a, top, left + b, bottom) for a, b in zip(starts, ends, strict=True)]


def _tight(seen: NDArray[np.bool_], part: _Part) -> _Part:
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return part
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _within(box: Box, part: _Part, width: int, height: int) -> Box:
    """A part in pixels as a box in units."""
    across, down = box.width / width, box.height / height
    left, top, right, bottom = part
    return Box(
        box.left + left * across, box.top + top * down,
        box.left + right * across, box.top + bottom * down,
    )  # fmt: skip


def _pixels(drawing: Drawing, box: Box, width: int, height: int) -> Pixels:
    return premultiplied(_decoded(drawing.body, box, width, height))


def _decoded(body: str, box: Box, width: int, height: int) -> Pixels:
    png = inked(Drawing(body, box).svg_of(width, height))
    picture = cv2.imdecode(np.frombuffer(png, dtype=np.uint8), cv2.IMREAD_UNCHANGED)
    if picture is None:
        raise ValueError("the drawing cannot be rasterised")
    if picture.shape[2] == 3:
        picture = cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA)
    return np.asarray(picture, dtype=np.uint8)
