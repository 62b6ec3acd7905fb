"""The addresses of resources, read back."""

from __future__ import annotations

from urllib.parse import unquote

VIDEOS_URI = "sora://videos"
BACKEND_URI = "sora://backend"
FILMS_URI = "sora://films/"

_NOT_IN_SEGMENTS = frozenset("/?#")


def video_id(uri: str) -> str | None:
    """The id of the video that a URI names, in whatever spelling; None where it names none."""
    segment = uri.removeprefix(f"{VIDEOS_URI}/")
    if segment == uri or _NOT_IN_SEGMENTS & set(segment):
        return None
    return unquote(segment) or None
