"""How long a server asks to wait, as it says in the headers of an answer. Seconds."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2


def poll_after_s(headers: httpx2.Headers) -> float | None:
    """Seconds the server asks to wait before the next look at a running video."""
    try:
        wait_s = float(headers["openai-poll-after-ms"]) / 1000
    except (KeyError, ValueError):
        return None
    return wait_s if 0 <= wait_s < float("inf") else None


def retry_after_s(headers: httpx2.Headers) -> float | None:
    """Seconds the server asks to wait: `retry-after-ms`, or `Retry-After` in seconds or a date."""
    for name, unit_s in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            wait_s = float(headers[name]) * unit_s
        except (KeyError, ValueError):
            continue
        return wait_s if 0 <= wait_s < float("inf") else None
    try:
        until = parsedate_to_datetime(headers["retry-after"])
        now = parsedate_to_datetime(headers["date"]) if "date" in headers else datetime.now(UTC)
        return max(0.0, (until - now).total_seconds())
    except (KeyError, ValueError, TypeError):  # TypeError: one of the two has no time zone
        return None
