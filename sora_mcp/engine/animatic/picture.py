"""A reference picture from outside: opened with care, turned upright, laid out around the frame."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from sora_mcp.engine.animatic import wiping
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.renderer import INVALID_INPUT, RenderError

PIXELS_MAX = 60_000_000  # a 60-megapixel photo is 180 MB decoded; more is a decompression bomb
_BEYOND = 0.75  # of the frame: so much of the picture is kept on each side of it
_SEEN_PX = 96
_EYES = {"wide": 0.5, "tall": 0.38}  # where the subject is looked for, of a picture's height
_TOO_MANY = (
    f"The reference picture has too many pixels; the most is {PIXELS_MAX // 1_000_000} megapixels."
)


@dataclass(frozen=True)
class Plate:
    """A picture that shots play in: the frame is a part of it, `left` and `top` its corner."""

    pixels: Pixels
    left: int
    top: int
    width_px: int
    height_px: int

    @property
    def framed(self) -> Pixels:
        """The part that the frame shows at rest."""
        return self.pixels[
            self.top : self.top + self.height_px, self.left : self.left + self.width_px
        ]


def filling(pixels: Pixels) -> Plate:
    """A plate that is no larger than its frame."""
    height, width = pixels.shape[:2]
    return Plate(pixels, 0, 0, width, height)


def opened_covering(path: Path, width_px: int, height_px: int) -> Plate:
    """The picture, scaled so that it fills the frame, which lies where there is most to see.

    Raises:
        RenderError: the file is broken, no picture, or larger than `PIXELS_MAX`.
    """
    upright = _untagged(opened_upright(path))
    scale = max(width_px / upright.width, height_px / upright.height)
    size = (
        max(width_px, round(upright.width * scale)),
        max(height_px, round(upright.height * scale)),
    )
    seen = np.asarray(upright.convert("L").resize((_SEEN_PX, _SEEN_PX), Image.Resampling.BOX))
    height = _EYES["tall" if upright.height > upright.width else "wide"]
    left = _offset(seen, 1, size[0], width_px, 0.5)
    top = _offset(seen, 0, size[1], height_px, height)
    x0, x1 = _kept(left, width_px, size[0])
    y0, y1 = _kept(top, height_px, size[1])
    box = tuple(edge / scale for edge in (x0, y0, x1, y1))
    box = box[0], box[1], min(box[2], upright.width), min(box[3], upright.height)
    cut = upright.resize((x1 - x0, y1 - y0), Image.Resampling.LANCZOS, box=box)
    pixels = np.ascontiguousarray(np.asarray(cut)[..., ::-1])
    return Plate(pixels, left - x0, top - y0, width_px, height_px)


def _untagged(picture: Image.Image) -> Image.Image:
    """Without the slate of an earlier draft: the new one has its own."""
    bgr = np.ascontiguousarray(np.asarray(picture)[..., ::-1])
    return Image.fromarray(bgr[..., ::-1]) if wiping.wipe(bgr) else picture


def _kept(start: int, frame_px: int, size_px: int) -> tuple[int, int]:
    beyond = round(_BEYOND * frame_px)
    return max(0, start - beyond), min(size_px, start + frame_px + beyond)


def _offset(seen: Pixels, axis: int, size_px: int, frame_px: int, middle: float) -> int:
    """Where the frame begins along one axis: over most detail, and rather near `middle`."""
    spare = size_px - frame_px
    if spare <= 0:
        return 0
    edges = np.abs(cv2.Laplacian(cv2.GaussianBlur(seen, (0, 0), 1), cv2.CV_32F))
    profile = edges.sum(axis=1 - axis) + 1e-3
    window = max(1, round(frame_px / size_px * _SEEN_PX))
    sums = np.convolve(profile, np.ones(window), mode="valid")
    at = (np.arange(len(sums)) + window / 2) / _SEEN_PX
    worth = sums / sums.max() - 1.6 * (at - middle) ** 2
    share = int(np.argmax(worth)) / max(1, len(sums) - 1)
    return min(spare, round(share * spare))


def opened_upright(path: Path) -> Image.Image:
    """The picture in RGB as it is meant to be seen, decoded to its end.

    Raises:
        RenderError: see `opened_covering`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our bound is stricter
            with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as opened:
                _check_size(opened)
                return _flat(ImageOps.exif_transpose(opened))
    except Image.DecompressionBombError as error:
        raise RenderError(_TOO_MANY, code=INVALID_INPUT) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise RenderError(
            "The reference picture is broken and cannot be opened; save it again as PNG or JPEG.",
            code=INVALID_INPUT,
        ) from error


def _check_size(opened: Image.Image) -> None:
    if opened.width * opened.height > PIXELS_MAX:
        raise RenderError(_TOO_MANY, code=INVALID_INPUT)


def _flat(picture: Image.Image) -> Image.Image:
    """Without transparency: on white, as browsers show it on a page."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        ground = Image.new("RGBA", clear.size, (255, 255, 255, 255))
        return Image.alpha_composite(ground, clear).convert("RGB")
    return picture.convert("RGB")
