"""Ids are data: whatever a server chose, as one segment of a path, and nothing that is no id."""

from __future__ import annotations

import re
from urllib.parse import quote

from sora_mcp.errors import InvalidRequestError

ID_MAX_CHARS = 512  # LiteLLM's reach 242

_NOT_IN_IDS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def checked(id_: str) -> str:
    """An id as it came, if it can be one.

    Raises:
        InvalidRequestError: empty, only dots (a path of its own), too long, or unprintable.
    """
    if not id_.strip() or not id_.strip(".") or len(id_) > ID_MAX_CHARS or _NOT_IN_IDS.search(id_):
        raise InvalidRequestError(
            f"{id_[:40]!r} is not an id. Ids come from the server; copy one as it is."
        )
    return id_


def segment(id_: str) -> str:
    """An id as one segment of a path."""
    return quote(checked(id_), safe="")
