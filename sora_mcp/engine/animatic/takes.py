"""A plan as a run of pictures: its shots painted one after the other, joined as it says."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np

from sora_mcp.engine.animatic import frames
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.frames import FPS as FPS
from sora_mcp.engine.animatic.plan import Plan, Shot
from sora_mcp.engine.animatic.slate import Slate

_BLEND_S = 0.5
_PAINTERS = 2  # threads; what OpenCV does runs beside the rest
_AHEAD = 3  # pictures in the making


class Painter(Protocol):
    """Paints one shot; the same moment gives the same picture."""

    def at(self, t_s: float) -> Pixels:
        """The BGR picture `t_s` seconds into the shot."""
        ...


@dataclass
class _Take:
    shot: Shot
    painter: Painter
    slate: Slate
    count: int


def pictures(
    plan: Plan,
    width_px: int,
    height_px: int,
    painter_of: Callable[[Shot], Painter],
    *,
    first: int = 1,
    is_given: bool = False,
) -> Iterator[Pixels]:
    """The pictures from shot `first` on, at 24 a second, BGR; two shots are held at most."""
    before: _Take | None = None
    with ThreadPoolExecutor(_PAINTERS) as painters:
        for number, shot in enumerate(plan.shots[first - 1 :], start=first):
            take = _Take(
                shot,
                painter_of(shot),
                Slate(plan, number, width_px, height_px, is_given=is_given),
                frames.counted((shot,)),
            )
            yield from _painted(before, take, painters)
            before = take


def counted(plan: Plan, *, first: int = 1) -> int:
    """How many pictures that are."""
    return frames.counted(plan.shots[first - 1 :])


def _painted(before: _Take | None, take: _Take, painters: Executor) -> Iterator[Pixels]:
    """The pictures of a take in their order; the next ones are painted meanwhile."""
    coming: deque[Future[Pixels]] = deque()
    try:
        for index in range(take.count + _AHEAD):
            if index < take.count:
                coming.append(painters.submit(_joined, before, take, index / FPS))
            if index >= _AHEAD:
                picture = coming.popleft().result()
                take.slate.draw(picture, (index - _AHEAD) / FPS)
                yield picture
    finally:
        for one in coming:
            one.cancel()


def _joined(before: _Take | None, take: _Take, t_s: float) -> Pixels:
    """The picture of a take, mixed with the one before at its start."""
    picture = take.painter.at(t_s)
    share = t_s / _BLEND_S
    if before is None or take.shot.transition == "cut" or share >= 1:
        return picture
    if take.shot.transition == "fade":
        return np.asarray(cv2.convertScaleAbs(picture, alpha=share))
    old = before.painter.at(before.shot.seconds + t_s)
    return np.asarray(cv2.addWeighted(picture, share, old, 1 - share, 0))
