"""What the header of a PNG, JPEG or WebP tells: its size, and whether every server takes it."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_ORIENTATION_TAG = 0x0112
_UPRIGHT = 1
_PALETTE = 3  # a PNG's colour type

_SOI, _EOI, _SOS, _APP1 = 0xD8, 0xD9, 0xDA, 0xE1
_SOF = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# In a scan, FF00 is a byte of data, and FFD0 to FFD7 are places to go on after an error.
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)

_ANIMATED = 0x02  # flag of a WebP


class DamagedError(ValueError):
    """Raised when a picture ends too early, or is not what its first bytes promise."""


@dataclass(frozen=True)
class Header:
    """What is known of a picture that nobody has decoded.

    Attributes:
        width, height: pixels as stored.
        is_plain: upright, one frame, 8 bits a channel, grey or RGB: as every server takes it.
        end: where the picture ends in its bytes; what follows does not belong to it.
    """

    width: int
    height: int
    is_plain: bool
    end: int

    @property
    def pixels(self) -> int:
        """How many there are."""
        return self.width * self.height


def read(data: bytes, mime_type: str) -> Header | None:
    """The header of a PNG, JPEG or WebP; None for other kinds.

    Raises:
        DamagedError: it makes no sense, or the end is missing.
    """
    reader = _READERS.get(mime_type)
    if reader is None:
        return None
    try:
        header = reader(data)
    except (struct.error, IndexError) as error:
        raise DamagedError from error
    if not header.pixels:
        raise DamagedError
    return header


def _png(data: bytes) -> Header:
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    is_upright = True
    at = 8
    while True:
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"eXIf":
            is_upright = _is_upright(data[at + 8 : at + 8 + length])
        at += length + 12
        if at > len(data):
            raise DamagedError
        if kind == b"IEND":
            break
    return Header(width, height, is_upright and depth <= 8 and colour != _PALETTE, at)


def _jpeg(data: bytes) -> Header:
    frame: tuple[int, int, int, int] | None = None
    is_upright = True
    for marker, start, end in _segments(data):
        body = data[start:end]
        if marker in _SOF:
            frame = struct.unpack(">BHHB", body[:6])
        elif marker == _APP1 and body.startswith(b"Exif\0\0"):
            is_upright = _is_upright(body[6:])
        elif marker == _EOI and frame:
            depth, height, width, channels = frame
            is_plain = is_upright and depth == 8 and channels in (1, 3)
            return Header(width, height, is_plain, end)
    raise DamagedError


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of the body of every segment; scans are passed over."""
    at = 2
    while found := _MARKER.search(data, at):
        marker, start = found[1][0], found.end()
        if marker == _EOI:
            yield marker, start, start
            return
        (length,) = struct.unpack(">H", data[start : start + 2])
        yield marker, start + 2, start + length
        at = start + max(2, length)


def _webp(data: bytes) -> Header:
    (length,) = struct.unpack("<I", data[4:8])
    if 8 + length > len(data):
        raise DamagedError
    is_plain = True
    size = None
    for kind, body in _chunks(data[: 8 + length]):
        size = size or _webp_size(kind, body)
        if kind == b"VP8X":
            is_plain = not body[0] & _ANIMATED
        elif kind == b"EXIF":
            is_plain = is_plain and _is_upright(body.removeprefix(b"Exif\0\0"))
    if size is None:
        raise DamagedError
    return Header(*size, is_plain, 8 + length + (length & 1 and 8 + length < len(data)))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + length]
        at += 8 + length + (length & 1)


def _webp_size(kind: bytes, body: bytes) -> tuple[int, int] | None:
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        (bits,) = struct.unpack("<I", body[1:5])
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", body[6:10])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _is_upright(exif: bytes) -> bool:
    """Whether the camera was held upright; True where the notes of the camera are damaged."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return True
    try:
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, at)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, at + 2 + 12 * number)
            if tag == _ORIENTATION_TAG:
                return bool(value == _UPRIGHT or not 1 <= value <= 8)
    except struct.error:
        return True
    return True


_READERS: dict[str, Callable[[bytes], Header]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/webp": _webp,
}
