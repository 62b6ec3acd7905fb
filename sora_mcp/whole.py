"""Whether a video file ends where it says that it ends. Reads the headers of its parts only."""

from __future__ import annotations

import os
import struct
from typing import BinaryIO

_BOXES_MAX = 100_000  # a day of one-second fragments; a hostile file could have one every 8 bytes
_SEGMENT = b"\x18\x53\x80\x67"


def is_whole(file: BinaryIO, mime_type: str) -> bool:
    """Whether nothing is missing at the end, as far as this kind of file tells; else True."""
    size = file.seek(0, os.SEEK_END)
    if mime_type in ("video/mp4", "video/quicktime"):
        return _ends_with_a_box(file, size)
    if mime_type in ("video/webm", "video/x-matroska"):
        return _holds_its_segment(file, size)
    if mime_type == "video/x-msvideo":
        return _holds_its_lists(file, size)
    return True


def _ends_with_a_box(file: BinaryIO, size: int) -> bool:
    """MP4 and QuickTime are a row of boxes, each with its length."""
    at = 0
    for _ in range(_BOXES_MAX):
        if at >= size:
            break
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


def _holds_its_segment(file: BinaryIO, size: int) -> bool:
    """WebM and Matroska are a header and one segment; a live recording does not know its length."""
    file.seek(0)
    head = file.read(4 + 8)
    after_header = _end_of_element(head, 4, 0)
    if after_header is None:
        return False
    file.seek(after_header)
    head = file.read(4 + 8)
    if head[:4] != _SEGMENT:
        return False
    end = _end_of_element(head, 4, after_header)
    return end is not None and end <= size


def _end_of_element(head: bytes, id_bytes: int, at: int) -> int | None:
    """Where the element at `at` ends; its own start where it does not say, None for damage."""
    first = head[id_bytes] if len(head) > id_bytes else 0
    width = 9 - first.bit_length()  # bytes of the length, told by the leading zeros of its first
    field = head[id_bytes : id_bytes + width]
    if first == 0 or len(field) < width:
        return None
    mask = (1 << 7 * width) - 1
    length = int.from_bytes(field, "big") & mask
    return at if length == mask else at + id_bytes + width + length


def _holds_its_lists(file: BinaryIO, size: int) -> bool:
    """AVI is a RIFF list, in large files several; an unfinished one has the length zero."""
    at = 0
    while at < size:
        file.seek(at)
        header = file.read(8)
        if header[:4] != b"RIFF" or len(header) < 8:
            break  # what else follows is not the video's
        (length,) = struct.unpack("<I", header[4:])
        if length == 0:
            return False
        at += 8 + length
    return 0 < at <= size
