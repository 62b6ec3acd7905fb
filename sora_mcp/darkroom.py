"""Develops a picture: decoded, upright, in plain colours, fitted, encoded. Runs in a subprocess."""

from __future__ import annotations

import importlib
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from sora_mcp.framing import Size, cropped, has_shape, padded
from sora_mcp.media import too_many_pixels

JPEG_QUALITY = 95
JPEG_SMALL_QUALITY = 85

# Only the decoder for what the first bytes say: each one more is one more to attack.
_FORMATS = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/webp": ("WEBP",),
    "image/gif": ("GIF",),
    "image/bmp": ("BMP",),
    "image/tiff": ("TIFF",),
    "image/heic": ("HEIF",),
    "image/avif": ("AVIF",),
}
_DRAWN = ("image/png", "image/gif", "image/bmp", "image/tiff")  # stay free of JPEG's traces
_TURNED = range(5, 9)  # orientations that swap width and height
_USUAL = ("RGB", "RGBA", "L", "LA", "P", "1")
_DEEP = ("I;16", "I;16B", "I;16L", "I;16N")
# What Pillow raises for broken files.
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, struct.error, LookupError, TypeError)
_DAMAGED = "is damaged: it cannot be decoded to its end."


class RefusedError(Exception):
    """Raised when the picture is not taken; the text goes on after its name."""


class UnknownKindError(Exception):
    """Raised when no decoder here reads the picture."""


@dataclass(frozen=True)
class Developed:
    """An encoded picture, and what was done to it, in words."""

    data: bytes
    mime_type: str
    done: list[str]


def develop(
    data: bytes, kind: str, *, size: Size | None, fit: str, max_pixels: int, max_bytes: int
) -> Developed:
    """The picture upright, in 8-bit RGB or grey, of `size` where given, as PNG or JPEG.

    Raises:
        RefusedError: damaged, too many pixels, or with `exact` of another size.
        UnknownKindError: there is no decoder for it.
    """
    image = _opened(data, kind)
    if image.width * image.height > max_pixels:
        raise RefusedError(too_many_pixels(image.width, image.height))
    with _damage_told():
        orientation = image.getexif().get(0x0112, 1)
        stored = image.size
        was = stored[::-1] if orientation in _TURNED else stored
        _check_exact(was, size, fit)
        if size:  # a JPEG is decoded at half, quarter or eighth of its size, where that is enough
            cover = max(size[0] / was[0], size[1] / was[1])
            image.draft("RGB", (round(stored[0] * cover) + 1, round(stored[1] * cover) + 1))
        upright = _plain(ImageOps.exif_transpose(image))
    done = ["turned upright"] if 2 <= orientation <= 8 else []
    if image.mode not in _USUAL:
        done.append("colours converted to 8-bit RGB")
    if size and size != was:
        upright = padded(upright, size) if _has_bars(was, size, fit) else cropped(upright, size)
        done.append(f"{_how(was, size, fit)} from {_words(was)} to {_words(size)}")
    mime_type, encoded = _encoded(upright, kind, max_bytes)
    if mime_type != kind:
        done.append(f"converted from {_short(kind)} to {_short(mime_type)}")
    return Developed(encoded, mime_type, done)


def _opened(data: bytes, kind: str) -> Image.Image:
    """The picture, its header read; nothing is decoded yet."""
    warnings.simplefilter("ignore")  # we count the pixels ourselves, and refuse with words
    if kind == "image/heic":
        with suppress(ImportError):  # where its owner has installed that
            importlib.import_module("pillow_heif").register_heif_opener()
    try:
        return Image.open(BytesIO(data), formats=_FORMATS[kind])
    except Image.DecompressionBombError:
        raise RefusedError("has more pixels than are taken: scale it down.") from None
    except (UnidentifiedImageError, KeyError):
        if kind in ("image/heic", "image/avif"):
            raise UnknownKindError from None
        raise RefusedError(_DAMAGED) from None


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except MemoryError:
        raise RefusedError("needs too much memory to decode: scale it down.") from None
    except Image.DecompressionBombError:
        raise RefusedError("has more pixels than are taken: scale it down.") from None
    except _DAMAGE:
        raise RefusedError(_DAMAGED) from None


def _check_exact(was: Size, size: Size | None, fit: str) -> None:
    if fit == "exact" and size and size != was:
        raise RefusedError(
            f"is {_words(was)} and the video {_words(size)}: send one of that size, or choose "
            "reference_fit crop or pad."
        )


def _plain(image: Image.Image) -> Image.Image:
    """The first frame in 8-bit sRGB; what is transparent becomes white, as on paper."""
    image.load()
    if image.mode in (*_DEEP, "I", "F"):
        image = _shallow(image)
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image).convert("RGB")
    return _in_srgb(image, profile).convert("RGB")


def _shallow(image: Image.Image) -> Image.Image:
    """Grey with 16 or more bits, as 8 bits; Pillow itself would clip it to white."""
    image = image if image.mode == "F" else image.convert("I").convert("F")
    low, high = image.getextrema()
    low, high = (0.0, 65535.0) if 255 < high <= 65535 and low >= 0 else (low, high)  # type: ignore[operator]
    scale = 255.0 / ((high - low) or 1.0)  # type: ignore[operator]
    return image.point(lambda value: value * scale - low * scale).convert("L")  # type: ignore[operator]


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as they were meant: phones write Display P3, printers CMYK."""
    if not profile or image.mode not in ("RGB", "CMYK", "L"):
        return image
    with suppress(ImageCms.PyCMSError, OSError, ValueError):
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, srgb, outputMode="RGB") or image
    return image


def _encoded(image: Image.Image, kind: str, max_bytes: int) -> tuple[str, bytes]:
    """PNG for what was drawn or lossless, JPEG for photographs and for what is too large."""
    if kind in _DRAWN:
        data = _saved(image, "PNG")
        if len(data) <= max_bytes:
            return "image/png", data
    data = _saved(image, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    if len(data) > max_bytes:
        data = _saved(image, "JPEG", quality=JPEG_SMALL_QUALITY)
    if len(data) > max_bytes:
        raise RefusedError("is too large even as a JPEG: scale it down.")
    return "image/jpeg", data


def _saved(image: Image.Image, format_: str, **options: int) -> bytes:
    stream = BytesIO()
    image.info.clear()  # no place, no camera, no thumbnail of what was cut off
    image.save(stream, format_, **options)
    return stream.getvalue()


def _has_bars(was: Size, size: Size, fit: str) -> bool:
    return fit == "pad" and not has_shape(was, size)


def _how(was: Size, size: Size, fit: str) -> str:
    if has_shape(was, size):
        return "scaled"
    return "padded" if fit == "pad" else "cropped"


def _words(size: Size) -> str:
    return f"{size[0]}x{size[1]}"


def _short(mime_type: str) -> str:
    return mime_type.partition("/")[2].upper()
