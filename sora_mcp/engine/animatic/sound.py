"""A gentle bed of sound made from the seed, block by block."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE_HZ = 48_000
_FADE_S = 0.4
_PEAK = 0.30  # of full scale: quiet under speech, and far from clipping
_CHORDS = ((0, 7, 12, 16), (0, 7, 12, 15), (0, 5, 12, 19), (0, 7, 14, 16), (0, 4, 11, 14))


class Sound(Protocol):
    """A source of stereo sound that is read in order."""

    def read(self, count: int) -> Samples:
        """The next samples, (2, count), -1..1; silence once the source has ended."""
        ...


class Pad:
    """A soft chord that swells slowly, fading in and out over `seconds`."""

    def __init__(self, seed: int, seconds: float) -> None:
        rng = np.random.default_rng(seed)
        root_hz = 110.0 * 2 ** (int(rng.integers(0, 8)) / 12)
        steps = np.array(_CHORDS[int(rng.integers(len(_CHORDS)))], dtype=np.float64)
        self._hz = root_hz * 2 ** (steps / 12)
        self._turn = rng.uniform(0, 6.28, (2, len(steps)))
        self._swell_hz = rng.uniform(0.05, 0.16, len(steps))
        self._loud = np.array([0.34, 0.26, 0.22, 0.18])
        self._total = round(seconds * RATE_HZ)
        self._position = 0

    def read(self, count: int) -> Samples:
        """The next samples of the chord."""
        at = np.arange(self._position, self._position + count)
        self._position += count
        t = at / RATE_HZ
        out = np.zeros((2, count))
        for voice, hz in enumerate(self._hz):
            swell = 0.55 + 0.45 * np.sin(6.2832 * self._swell_hz[voice] * t + self._turn[0, voice])
            for side, detune in enumerate((0.9985, 1.0015)):
                angle = 6.283185307 * hz * detune * t + self._turn[side, voice]
                tone = 0.8 * np.sin(angle) + 0.2 * np.sin(2 * angle)
                out[side] += self._loud[voice] * swell * tone
        return np.asarray(out * _PEAK * self._envelope(at), dtype=np.float32)

    def _envelope(self, at: NDArray[np.int64]) -> NDArray[np.float64]:
        fade = max(1, min(round(_FADE_S * RATE_HZ), self._total // 2))
        return np.clip(np.minimum(at, self._total - at) / fade, 0, 1)


class Sequence:
    """One sound for a number of samples, then another."""

    def __init__(self, first: Sound, first_count: int, then: Sound) -> None:
        self._first, self._left, self._then = first, first_count, then

    def read(self, count: int) -> Samples:
        """The next samples, across the seam where it falls inside."""
        early = min(count, self._left)
        self._left -= early
        parts = [self._first.read(early)] if early else []
        parts += [self._then.read(count - early)] if count > early else []
        return np.concatenate(parts, axis=1)
