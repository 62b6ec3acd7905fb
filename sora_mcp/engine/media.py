"""Uploaded files recognised by their first bytes, never by their names."""

from __future__ import annotations

from dataclasses import dataclass

IMAGE_TYPES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
VIDEO_TYPES = {"video/mp4": ".mp4", "video/quicktime": ".mov", "video/webm": ".webm"}
HEAD_BYTES = 4096

IMAGE_MAX_BYTES = 20 * 1024 * 1024
VIDEO_MAX_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True)
class Kind:
    """What one parameter takes: MIME types with their endings, and the largest size."""

    types: dict[str, str]
    most_bytes: int


IMAGE = Kind(IMAGE_TYPES, IMAGE_MAX_BYTES)
VIDEO = Kind(VIDEO_TYPES, VIDEO_MAX_BYTES)


def recognise(head: bytes) -> str | None:
    """The MIME type of a file that starts with `head`; None for anything we do not take."""
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64]:
        return "video/webm"
    return _boxed(head)


def _boxed(head: bytes) -> str | None:
    """MP4 and MOV start with a box: four bytes of length, then its name."""
    name, brand = head[4:8], head[8:12]
    if name == b"ftyp":
        pictures = (b"avif", b"avis", b"heic", b"heix", b"mif1")
        return None if brand in pictures else _mov_or_mp4(brand)
    return "video/quicktime" if name in (b"moov", b"mdat", b"wide", b"free", b"skip") else None


def _mov_or_mp4(brand: bytes) -> str:
    return "video/quicktime" if brand == b"qt  " else "video/mp4"
