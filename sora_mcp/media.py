"""What kind of media bytes are, told from the bytes themselves."""

from __future__ import annotations

from pathlib import Path

HEAD_BYTES = 64  # enough of a file for `sniff`
PIXELS_MAX = 100_000_000  # decoded that is 400 MB; cameras make half of it

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

_SAME_SUFFIX = {".jpeg": ".jpg", ".m4v": ".mp4"}
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


def kind_of(mime_type: str | None) -> str:
    """What the bytes are, for a sentence."""
    if mime_type is None:
        return "of no known media kind"
    return SUFFIXES[mime_type][1:].upper()


def named(name: str, mime_type: str) -> str:
    """The name with a suffix that fits, since some servers go by it."""
    name = name.encode("utf-8", "replace").decode()  # Linux names need not be text
    suffix = SUFFIXES[mime_type]
    own = Path(name).suffix.lower()
    return name if _SAME_SUFFIX.get(own, own) == suffix else f"{Path(name).stem}{suffix}"


def too_many_pixels(width: int, height: int) -> str:
    """Why a picture of that size is not taken, after its name."""
    return (
        f"has {width}x{height} pixels, more than the {PIXELS_MAX // 1_000_000} megapixels that "
        "are taken: scale it down."
    )
