"""Uploaded files recognised by their first bytes, never by their names."""

from __future__ import annotations

from dataclasses import dataclass

from sora_mcp.media import sniff

IMAGE_TYPES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
VIDEO_TYPES = {"video/mp4": ".mp4", "video/quicktime": ".mov", "video/webm": ".webm"}
HEAD_BYTES = 4096

IMAGE_MAX_BYTES = 20 * 1024 * 1024
VIDEO_MAX_BYTES = 200 * 1024 * 1024

_BARE_MOV = (b"moov", b"mdat", b"wide", b"free", b"skip")  # QuickTime files without a `ftyp` box


@dataclass(frozen=True)
class Kind:
    """What one parameter takes: MIME types with their endings, and the largest size."""

    types: dict[str, str]
    most_bytes: int


IMAGE = Kind(IMAGE_TYPES, IMAGE_MAX_BYTES)
VIDEO = Kind(VIDEO_TYPES, VIDEO_MAX_BYTES)


def recognise(head: bytes) -> str | None:
    """The MIME type of a file that starts with `head`; None for anything we do not take."""
    mime_type = sniff(head)
    if mime_type is None and head[4:8] in _BARE_MOV:
        return "video/quicktime"
    return mime_type if mime_type in IMAGE_TYPES or mime_type in VIDEO_TYPES else None
