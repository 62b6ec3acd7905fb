"""The smallest real pictures of each kind, made with Pillow."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image


def picture(
    format_: str, size: tuple[int, int] = (8, 6), *, mode: str = "RGB", **options: Any
) -> bytes:
    """A picture of one colour as a file."""
    stream = BytesIO()
    Image.new(mode, size).save(stream, format_, **options)
    return stream.getvalue()


def opened(data: bytes) -> Image.Image:
    """The decoded picture."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


PNG = picture("PNG")
JPEG = picture("JPEG")
WEBP = picture("WEBP")
