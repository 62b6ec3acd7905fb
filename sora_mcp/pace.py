"""How soon a running video is looked at again, how long at all, and what counts as a change."""

from __future__ import annotations

from collections.abc import Callable

from sora_mcp.errors import ApiError, SoraError
from sora_mcp.video import Video

GROWTH = 1.5  # each pause without news is this much longer than the last, up to the longest
JITTER = 0.2  # pauses are up to a fifth shorter, so that many watchers do not ask in step
POLL_AFTER_MAX_S = 60.0  # a server may ask for longer pauses than ours, up to here
RETRY_AFTER_MAX_S = 300.0  # the same for a server in trouble

PATIENCE_S = 20 * 60.0  # a clip that takes longer has been forgotten by its server
LONG_PATIENCE_S = 60 * 60.0  # the same for clips of many frames or many pixels
LONG_CLIP_S = 16
LARGE_CLIP_PX = 1024  # of the shorter side: 1024x1792 and 1920x1080 are large, 1280x720 is not


class Pace:
    """The pauses between the looks at one video, in seconds; `random` returns 0..1."""

    def __init__(self, first_s: float, longest_s: float, random: Callable[[], float]) -> None:
        self._first_s = first_s
        self._longest_s = longest_s
        self._random = random
        self._pause_s = first_s

    def after_look(self, before: Video | None, video: Video) -> float:
        """The pause after a look: longer while nothing happens, shorter when something does."""
        if before is None or before.phase != video.phase:
            self._pause_s = self._first_s
        elif is_material(before, video):
            self._pause_s = max(self._first_s, self._pause_s / GROWTH)
        else:
            self._lengthen()
        return self._at_least(video.poll_after_s, POLL_AFTER_MAX_S)

    def after_trouble(self, error: SoraError) -> float:
        """The pause after a look that failed: longer, and as long as the server asks."""
        self._lengthen()
        asked_s = error.retry_after_s if isinstance(error, ApiError) else None
        return self._at_least(asked_s, RETRY_AFTER_MAX_S)

    def _lengthen(self) -> None:
        self._pause_s = min(self._longest_s, self._pause_s * GROWTH)

    def _at_least(self, asked_s: float | None, most_s: float) -> float:
        own_s = self._pause_s * (1 - JITTER * self._random())
        return max(own_s, min(asked_s or 0.0, most_s))


def is_material(before: Video | None, video: Video) -> bool:
    """Whether people would want to hear of the difference."""
    return before is None or _told(before) != _told(video)


def patience_s(video: Video | None) -> float:
    """How long a video is followed before it is given up; what is unknown counts as small."""
    if video is None:
        return PATIENCE_S
    is_long = _number(video.seconds) >= LONG_CLIP_S
    sides_px = [_number(side) for side in (video.size or "").lower().split("x")]
    is_large = len(sides_px) == 2 and min(sides_px) >= LARGE_CLIP_PX
    return LONG_PATIENCE_S if is_long or is_large else PATIENCE_S


def _told(video: Video) -> tuple[object, ...]:
    error = video.error.sentence if video.error else None
    return video.phase, video.progress_percent, error, video.expires_at


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
