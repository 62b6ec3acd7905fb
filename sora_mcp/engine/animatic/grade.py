"""Looks that an edit can give to real frames, chosen by words of its prompt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sora_mcp.engine.animatic.planes import BLACK_Y, NEUTRAL, WHITE_Y, Bytes, Planes


@dataclass(frozen=True)
class Look:
    """Tables from old to new values, one per plane; `is_mirrored` swaps left and right."""

    y: Bytes
    u: Bytes
    v: Bytes
    is_mirrored: bool = False

    def apply(self, picture: Planes) -> Planes:
        """The picture with this look."""
        planes = self.y[picture.y], self.u[picture.u], self.v[picture.v]
        if self.is_mirrored:
            planes = tuple(np.ascontiguousarray(plane[:, ::-1]) for plane in planes)  # type: ignore[assignment]
        return Planes(*planes)


def _tones(curve: Callable[[float], float]) -> Bytes:
    """A Y table from a curve over 0 (black) .. 1 (white)."""
    span = WHITE_Y - BLACK_Y
    shares = ((min(WHITE_Y, max(BLACK_Y, y)) - BLACK_Y) / span for y in range(256))
    return np.array([BLACK_Y + span * min(1, max(0, curve(s))) for s in shares]).astype(np.uint8)


def _tint(shift: float, strength: float = 1.0) -> Bytes:
    """A U or V table: distance from neutral scaled, then shifted."""
    values = (np.arange(256) - NEUTRAL) * strength + NEUTRAL + shift
    return values.clip(16, 240).astype(np.uint8)


_SAME_TONES = _tones(lambda s: s)
LOOKS = {
    "sepia": Look(_tones(lambda s: 0.05 + 0.9 * s), _tint(-16, 0.0), _tint(12, 0.0)),
    "black and white": Look(_tones(lambda s: s * s * (3 - 2 * s)), _tint(0, 0.0), _tint(0, 0.0)),
    "night": Look(_tones(lambda s: 0.62 * s**1.15), _tint(13, 0.55), _tint(-7, 0.55)),
    "warm": Look(_tones(lambda s: s**0.95), _tint(-13, 1.05), _tint(12, 1.05)),
    "cold": Look(_tones(lambda s: 0.97 * s), _tint(13, 0.9), _tint(-10, 0.9)),
    "bright": Look(_tones(lambda s: s**0.68), _tint(0, 1.05), _tint(0, 1.05)),
    "vivid": Look(_tones(lambda s: s * s * (3 - 2 * s)), _tint(0, 1.6), _tint(0, 1.6)),
    "mirrored": Look(_SAME_TONES, _tint(0), _tint(0), is_mirrored=True),
}

_WORDS = {
    "sepia": r"sepia|vintage|old[- ]?(film|photo|movie)|сепи\w*|старин\w*",
    "black and white": (
        r"black[- ](and|&|n)[- ]white|b ?& ?w|b/w|monochrome|gr[ae]yscale|noir|ч[её]рно-бел\w*"
    ),
    "mirrored": r"mirror\w*|flip\w*|зеркал\w*",
    "night": r"night\w*|midnight|moonlight|dark\w*|ноч\w*|темн\w*",
    "warm": r"warm\w*|sunset|golden|dusk|autumn|cozy|т[её]пл\w*|закат\w*",
    "cold": r"cold\w*|cool\w*|winter|blue\w*|icy|frost\w*|snow\w*|холодн\w*|зим\w*",
    "vivid": r"vivid|vibrant|saturat\w*|colou?rful|contrast\w*|ярк\w*",
    "bright": r"bright\w*|lighter|sunny|day ?light|daytime|morning|светл\w*",
}


def choose(prompt: str) -> Look | None:
    """The first look the prompt asks for, None when it names none we have."""
    text = prompt[:4000].lower()
    found = (
        (m.start(), name) for name, p in _WORDS.items() if (m := re.search(rf"\b({p})\b", text))
    )
    first = min(found, default=None)
    return LOOKS[first[1]] if first else None
