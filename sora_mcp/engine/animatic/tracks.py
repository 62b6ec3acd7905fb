"""The sound of a video file: as it is, or at another pace."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from sora_mcp.cutting import sounds
from sora_mcp.cutting.sources import measured
from sora_mcp.engine.animatic.retiming import Pace
from sora_mcp.engine.animatic.sound import RATE_HZ, Samples, Sound
from sora_mcp.engine.animatic.takes import FPS

_BLOCK = RATE_HZ


def track(path: Path) -> Sound:
    """The sound of a video file from its first picture on; silence where there is none.

    Raises:
        UncuttableError: the file is damaged; also while it is read.
    """
    return sounds.Track(measured(path))


class _Backwards:
    """A part of a sound from its end; kept in 16 bits, 12 MB a minute."""

    def __init__(self, path: Path, start: int, end: int) -> None:
        sound = track(path)
        _skip(sound, start)
        self._held = np.zeros((2, max(0, end - start)), dtype=np.int16)
        for at in range(0, self._held.shape[1], _BLOCK):
            piece = self._held[:, at : at + _BLOCK]
            piece[:] = (sound.read(piece.shape[1]).clip(-1, 1) * 32767).astype(np.int16)
        self._left = self._held.shape[1]

    def read(self, count: int) -> Samples:
        """The next samples; silence after the beginning."""
        low = max(0, self._left - count)
        piece = self._held[:, low : self._left][:, ::-1].astype(np.float32) / 32767
        self._left = low
        return np.concatenate((piece, _silence(count - piece.shape[1])), axis=1)


class PacedTrack:
    """The sound of a video at a pace: higher when faster, as a tape, and backwards with it."""

    def __init__(self, path: Path, pace: Pace) -> None:
        start, end = round(pace.from_s * RATE_HZ), round(pace.to_s * RATE_HZ)
        self._left = pace.count * RATE_HZ // FPS
        self._speed = pace.speed
        self._source: Sound = _Backwards(path, start, end) if pace.is_backwards else track(path)
        if not pace.is_backwards:
            _skip(self._source, start)
        self._held, self._at = self._source.read(2), 0.0

    def read(self, count: int) -> Samples:
        """The next samples; silence after the end."""
        mine = min(count, max(0, self._left))
        self._left -= count
        return np.concatenate((self._bent(mine), _silence(count - mine)), axis=1)

    def _bent(self, count: int) -> Samples:
        if self._speed == 1.0:
            self._held = np.concatenate((self._held, self._source.read(count)), axis=1)
            out, self._held = self._held[:, :count], self._held[:, count:]
            return out
        at = self._at + self._speed * np.arange(count)
        self._at += self._speed * count
        more = int(self._at) + 2 - self._held.shape[1]
        if more > 0:
            self._held = np.concatenate((self._held, self._source.read(more)), axis=1)
        places = np.arange(self._held.shape[1])
        out = np.stack([np.interp(at, places, side) for side in self._held]).astype(np.float32)
        done = int(self._at)
        self._held, self._at = self._held[:, done:], self._at - done
        return out


class Faded:
    """Another sound, faded in at its start and out at its end, in samples."""

    def __init__(self, sound: Sound, total: int, into: int, out: int) -> None:
        self._sound, self._total, self._into, self._out = sound, total, into, out
        self._at = 0

    def read(self, count: int) -> Samples:
        """The next samples."""
        at = np.arange(self._at, self._at + count, dtype=np.float32)
        self._at += count
        gain = np.ones(count, dtype=np.float32)
        if self._into:
            gain *= np.clip(at / self._into, 0, 1)
        if self._out:
            gain *= np.clip((self._total - at) / self._out, 0, 1)
        return self._sound.read(count) * gain


class Silence:
    """No sound at all."""

    def read(self, count: int) -> Samples:
        """Zeros."""
        return _silence(count)


def _silence(count: int) -> Samples:
    return np.zeros((2, max(0, count)), dtype=np.float32)


def _skip(sound: Sound, count: int) -> None:
    for at in range(0, count, _BLOCK):
        sound.read(min(_BLOCK, count - at))
