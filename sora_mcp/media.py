"""What kind of media bytes are, told from the bytes themselves."""

from __future__ import annotations

import os
import struct
from typing import BinaryIO

HEAD_BYTES = 64  # enough of a file for `sniff`

SUFFIXES = {
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "video/quicktime": ".mov",
    "video/x-matroska": ".mkv",
    "video/x-msvideo": ".avi",
    "image/webp": ".webp",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/tiff": ".tiff",
    "image/heic": ".heic",
    "image/avif": ".avif",
}
KNOWN_SUFFIXES = frozenset(SUFFIXES.values()) | {".jpeg", ".tif", ".heif", ".m4v"}

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_RIFF = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo"}
_BRANDS = {b"qt  ": "video/quicktime", b"avif": "image/avif", b"avis": "image/avif"}
_BRANDS |= dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"), "image/heic")


def sniff(head: bytes) -> str | None:
    """The MIME type of media that begins with `head` (64 bytes are enough), None for the rest."""
    for magic, mime_type in _MAGIC:
        if head.startswith(magic):
            return mime_type
    if head[4:8] == b"ftyp":
        # M4A and M4B are sound alone.
        return None if head[8:11] == b"M4A" else _BRANDS.get(head[8:12], "video/mp4")
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "video/webm" if b"webm" in head[:HEAD_BYTES] else "video/x-matroska"
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    # "BM" begins many words, so the reserved bytes of the header have to be zero too.
    return "image/bmp" if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0" else None


def is_whole(file: BinaryIO) -> bool:
    """Whether an MP4 or QuickTime file ends where its last box ends. Reads box headers only."""
    size = file.seek(0, os.SEEK_END)
    at = 0
    while at < size:
        file.seek(at)
        header = file.read(16)
        if len(header) < 8:
            return False
        (length,) = struct.unpack(">I", header[:4])
        if length == 0:  # this box reaches to the end, wherever that is
            return True
        if length == 1 and len(header) == 16:  # a 64-bit length follows the type
            (length,) = struct.unpack(">Q", header[8:])
        if length < 8:
            return False
        at += length
    return at == size and size > 0
