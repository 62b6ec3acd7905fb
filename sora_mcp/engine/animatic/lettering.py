"""Words on pictures: blocks of text as pixels, in a box, on a plate."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image, ImageDraw

from sora_mcp.engine.animatic import text
from sora_mcp.engine.animatic.canvas import Pixels, premultiplied

Colour = tuple[int, int, int, int]

WHITE: Colour = (255, 255, 255, 255)


def block(
    words: str, width_px: int, height_px: int, *, largest_px: int, weight: int = 550,
    fill: Colour = WHITE, align: str = "left",
) -> Pixels:  # fmt: skip
    """The words as large as fits the box, at most `largest_px`, with a soft shadow."""
    smallest = max(6, largest_px // 3)
    fitted = text.fit(
        words, width_px, height_px, largest_px=largest_px, smallest_px=smallest, weight=weight
    )
    pad = text.pad_px(fitted)
    size = fitted.width_px + 2 * pad + 2, fitted.height_px + 2 * pad
    picture = Image.new("RGBA", size, (*fill[:3], 0))
    for number, line in enumerate(fitted.lines):
        letters = text.draw_line(line, fitted, fill)
        left = (size[0] - letters.width) // 2 if align == "centre" else 0
        picture.alpha_composite(letters, (max(0, left), number * fitted.line_px))
    return pixels(picture)


def sign(words: str, size_px: int, weight: int = 550, fill: Colour = WHITE) -> Pixels:
    """One line as it is, in a size of its own."""
    return pixels(text.draw_line(words, text.Block((words,), size_px, weight), fill))


def plate(size: tuple[int, int], radius: int, fill: Colour) -> Pixels:
    """A rounded rectangle, drawn at four times the size for smooth corners."""
    large = Image.new("L", (size[0] * 4, size[1] * 4), 0)
    ends = (0, 0, large.width - 1, large.height - 1)
    ImageDraw.Draw(large).rounded_rectangle(ends, radius * 4, fill=fill[3])
    shape = Image.new("RGBA", size, (*fill[:3], 0))
    shape.putalpha(large.resize(size, Image.Resampling.LANCZOS))
    return pixels(shape)


def pixels(picture: Image.Image) -> Pixels:
    """An RGBA picture as premultiplied BGRA."""
    rgba = np.asarray(picture.convert("RGBA"))
    return premultiplied(np.asarray(cv2.cvtColor(rgba, cv2.COLOR_RGBA2BGRA)))


def stacked(parts: Sequence[Pixels], gap_px: int) -> Pixels:
    """Pictures below each other, left edges in line."""
    width = max(part.shape[1] for part in parts)
    height = sum(part.shape[0] for part in parts) + gap_px * (len(parts) - 1)
    out = np.zeros((height, width, 4), dtype=np.uint8)
    top = 0
    for part in parts:
        out[top : top + part.shape[0], : part.shape[1]] = part
        top += part.shape[0] + gap_px
    return out


def stamp(frame: Pixels, picture: Pixels, left: int, top: int, opacity: float = 1.0) -> None:
    """Put a picture on a BGR frame, its corner at (left, top); what sticks out is cut off."""
    height, width = frame.shape[:2]
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(width, left + picture.shape[1]), min(height, top + picture.shape[0])
    if x1 <= x0 or y1 <= y0 or opacity <= 0.003:
        return
    piece = picture[y0 - top : y1 - top, x0 - left : x1 - left]
    if opacity < 1:
        piece = np.asarray(cv2.convertScaleAbs(piece, alpha=opacity))
    region = frame[y0:y1, x0:x1]
    clear = cv2.bitwise_not(cv2.extractChannel(piece, 3))
    kept = cv2.multiply(region, cv2.merge((clear, clear, clear)), scale=1 / 255)
    region[:] = cv2.add(kept, np.ascontiguousarray(piece[..., :3]))
