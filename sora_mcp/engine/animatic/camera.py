"""Camera moves: what the prompt asks for, and a slow move over a still picture."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from PIL import Image

from sora_mcp.engine.animatic.planes import Bytes, Planes

_MOVES = (
    (r"zoom(s|ing)? out|pull(s|ing)? (back|out)|dolly out|отдал", (0.0, 0.0, -1.0)),
    (r"zoom|push(es|ing)? in|dolly|close-?up|приближ", (0.0, 0.0, 1.0)),
    (r"(pan|truck|track)\w* (to the )?left|to the left|leftwards?", (-1.0, 0.0, 0.0)),
    (r"(pan|truck|track)\w*|to the right|rightwards?", (1.0, 0.0, 0.0)),
    (r"(tilt|crane|ris|fly|flies)\w* ?(up)?|upwards?", (0.0, -1.0, 0.0)),
    (r"tilt\w* down|fall(s|ing)?|downwards?|descend\w*", (0.0, 1.0, 0.0)),
)
_UNASKED = ((0.5, -0.25, 1.0), (-0.5, -0.2, 1.0), (0.4, 0.3, 1.0), (-0.4, 0.3, -1.0))


@dataclass(frozen=True)
class Move:
    """Direction of a slow move, each part -1..1: right, down, and nearer."""

    right: float
    down: float
    nearer: float

    def scaled(self, share: float) -> Move:
        """The same direction, a `share` of the way."""
        return Move(self.right * share, self.down * share, self.nearer * share)


def choose(prompt: str, seed: int) -> Move:
    """The first camera move the prompt names; without one, the seed picks a gentle one."""
    text = prompt[:4000].lower()
    for pattern, move in _MOVES:
        if re.search(rf"\b({pattern})\b", text):
            return Move(*move)
    return Move(*_UNASKED[seed // 7 % len(_UNASKED)])


def ease(u: float) -> float:
    """Smooth start and stop, 0..1 to 0..1."""
    u = min(1.0, max(0.0, u))
    return u * u * (3 - 2 * u)


@dataclass(frozen=True)
class SlowMove:
    """A slow move over one still picture; at 0 the whole picture is seen when `from_whole`."""

    picture: Planes
    move: Move
    from_whole: bool = False
    amount: float = 0.14  # share of the picture cropped away at most

    def at(self, u: float) -> Planes:
        """The picture at 0..1 of the move, at the picture's own size."""
        left, top, share = self._window(ease(u) if self.from_whole else u)
        pic = self.picture
        return Planes(*(_cut(plane, left, top, share) for plane in (pic.y, pic.u, pic.v)))

    def _window(self, u: float) -> tuple[float, float, float]:
        """Left, top and side of the visible window, as shares of the picture."""
        move = self.move
        tight, wide = 1 - self.amount, 1 - self.amount * 0.25
        if self.from_whole:
            share, slide = 1 - self.amount * u, u
        elif move.nearer:
            first, last = (wide, tight) if move.nearer > 0 else (tight, wide)
            share, slide = first + (last - first) * u, u
        else:
            share, slide = tight, 2 * u - 1
        room = (1 - share) / 2
        return room * (1 + move.right * slide), room * (1 + move.down * slide), share


def _cut(plane: Bytes, left: float, top: float, share: float) -> Bytes:
    height, width = plane.shape
    box = (left * width, top * height, (left + share) * width, (top + share) * height)
    cut = Image.fromarray(plane).resize((width, height), Image.Resampling.BILINEAR, box=box)
    return np.array(cut)  # a copy: the picture is drawn on
