"""How long clients of the 2026-07-28 protocol may keep what they were told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mcp.server.caching import CacheableMethod, CacheHint

from sora_mcp.backend import Backend
from sora_mcp.server.uris import BACKEND_URI, FILMS_URI, VIDEOS_URI, video_id

HOUR_MS = 3_600_000
UNSAVED_MS = 60_000  # a completed video that is not saved yet may soon have a path
BACKEND_MS = 300_000  # models come and go, but rarely

_STATIC = CacheHint(ttl_ms=HOUR_MS, scope="public")
CACHE_HINTS: Mapping[CacheableMethod, CacheHint] = {
    "server/discover": _STATIC,
    "tools/list": _STATIC,
    "prompts/list": _STATIC,
    "resources/templates/list": _STATIC,
}


def with_freshness(uri: str, result: Mapping[str, Any], backend: Backend) -> dict[str, Any]:
    """A `resources/read` result on the wire, with its time to live."""
    return {**result, "ttlMs": _ttl_ms(uri, result, backend), "cacheScope": "private"}


def _ttl_ms(uri: str, result: Mapping[str, Any], backend: Backend) -> int:
    if uri == VIDEOS_URI:
        return 0
    if uri == BACKEND_URI:
        return BACKEND_MS
    if uri.startswith(FILMS_URI) and "/" not in uri.removeprefix(FILMS_URI):
        return 0  # its file is the person's: it may be moved at any time
    if video_id(uri) is None:
        return HOUR_MS  # pictures and characters never change
    match _video(result):
        case {"status": "failed"} | {"status": "completed", "file_path": str()}:
            return HOUR_MS
        case {"status": "completed"}:
            return UNSAVED_MS
        case _:
            # No news comes sooner than our own next look, except from the engine in this process.
            return 0 if backend.is_embedded else int(backend.poll_first_s * 1000)


def _video(result: Mapping[str, Any]) -> Any:
    match result:
        case {"contents": [{"text": str(text)}]}:
            return json.loads(text)
        case _:
            return None
