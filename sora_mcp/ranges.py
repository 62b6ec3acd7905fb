"""The headers of a download that goes on: what is asked for, and what a server says it sends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

WHOLE: Mapping[str, str] = {}

_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)", re.ASCII)


class Span(NamedTuple):
    """Which part of which file comes."""

    length_bytes: int | None
    starts_at_bytes: int
    validator: str | None


def asked(offset_bytes: int, validator: str | None) -> Mapping[str, str]:
    """Headers that ask for a file from `offset_bytes` on, if it is still the one named."""
    if not offset_bytes:
        return WHOLE
    condition = {"If-Range": validator} if validator else {}
    return {"Range": f"bytes={offset_bytes}-"} | condition


def answered(status: int, headers: Mapping[str, str]) -> Span:
    """What comes. A server may ignore what was asked, and send the whole file."""
    validator = _validator(headers)
    part = _CONTENT_RANGE.fullmatch(headers.get("content-range", "").strip())
    if status == 206 and part:
        return Span(None if part[2] == "*" else int(part[2]), int(part[1]), validator)
    told = headers.get("content-length", "")
    is_encoded = headers.get("content-encoding", "identity") != "identity"
    is_length = told.isascii() and told.isdigit() and not is_encoded
    return Span(int(told) if is_length else None, 0, validator)


def _validator(headers: Mapping[str, str]) -> str | None:
    """A strong ETag, else the time of the last change (RFC 9110, 13.1.5)."""
    etag = headers.get("etag", "")
    if etag and not etag.startswith("W/"):
        return etag
    return headers.get("last-modified")
