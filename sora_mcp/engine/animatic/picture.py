"""A reference picture from outside: opened with care, turned upright, cropped to the frame."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from sora_mcp.engine.renderer import INVALID_INPUT, RenderError

PIXELS_MAX = 60_000_000  # a 60-megapixel photo is 180 MB decoded; more is a decompression bomb
_TOO_MANY = (
    f"The reference picture has too many pixels; the most is {PIXELS_MAX // 1_000_000} megapixels."
)


def open_covering(path: Path, width_px: int, height_px: int) -> Image.Image:
    """The picture in RGB, scaled and cropped so that it fills `width_px` x `height_px`.

    Raises:
        RenderError: the file is broken, no picture, or larger than `PIXELS_MAX`.
    """
    upright = opened_upright(path)
    size = width_px, height_px
    return ImageOps.fit(upright, size, Image.Resampling.LANCZOS, centering=(0.5, 0.45))


def opened_upright(path: Path) -> Image.Image:
    """The picture in RGB as it is meant to be seen, decoded to its end.

    Raises:
        RenderError: see `open_covering`.
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
