"""A video's own time bent: cut at its ends, faster, slower, backwards; pictures and sound alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np

from sora_mcp.engine.animatic import footage
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.takes import FPS

_SMOOTH_BELOW = 0.9  # speeds under which pictures are made between pictures
_FLOW_PX = 320  # longer side of the pictures that motion is measured in
_PIECE_S = 4.0  # of a film that is read backwards, held at once
_JPEG = [cv2.IMWRITE_JPEG_QUALITY, 97]


@dataclass(frozen=True)
class Pace:
    """Which part of a film is shown, in seconds of the film, and how fast."""

    from_s: float
    to_s: float
    speed: float = 1.0
    is_backwards: bool = False

    @property
    def count(self) -> int:
        """How many pictures that are at 24 a second."""
        return max(1, round((self.to_s - self.from_s) / self.speed * FPS))

    def moments(self) -> Iterator[float]:
        """The film's time at each picture, in the order of showing or, backwards, of the film."""
        return (self.from_s + index / FPS * self.speed for index in range(self.count))


def pictures(path: Path, width_px: int, height_px: int, pace: Pace) -> Iterator[Pixels]:
    """The pictures as they are shown; each may be drawn on.

    Raises:
        RenderError: the file breaks off or holds no pictures.
    """
    if pace.is_backwards:
        yield from _backwards(path, width_px, height_px, pace)
        return
    smooth = pace.speed < _SMOOTH_BELOW
    slack_s = 0.0 if smooth else 0.5 / FPS * pace.speed
    moments = footage.seen(path, width_px, height_px, pace.moments(), slack_s, between=smooth)
    between = _Between()
    for _, picture, after, share in moments:
        is_between = after is not None and share > 0.02
        yield (
            between.at(picture, after, share)
            if is_between and after is not None
            else (picture.copy())
        )


def _backwards(path: Path, width_px: int, height_px: int, pace: Pace) -> Iterator[Pixels]:
    """Piece by piece from the end, each read forwards and kept as JPEGs while it is shown."""
    piece = max(1, round(_PIECE_S * FPS))
    all_moments = list(pace.moments())
    for end in range(len(all_moments), 0, -piece):
        moments = all_moments[max(0, end - piece) : end]
        held = [
            cv2.imencode(".jpg", picture, _JPEG)[1]
            for picture in _from(path, width_px, height_px, moments, 0.5 / FPS * pace.speed)
        ]
        for jpeg in reversed(held):
            yield np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_COLOR), dtype=np.uint8)


def _from(
    path: Path, width_px: int, height_px: int, moments: list[float], slack_s: float
) -> Iterator[Pixels]:
    """Pictures at rising moments, read from the key picture before the first."""
    with footage.opened(path) as container:
        stream = container.streams.video[0]
        start = float((stream.start_time or 0) * (stream.time_base or 0))
        if moments[0] > 0.5 and stream.time_base:
            at = int((start + moments[0] - 0.2) / stream.time_base)
            container.seek(max(0, at), stream=stream)
        shown: av.VideoFrame | None = None
        place = 0
        for frame in footage.decoded(container):
            at_s = float(frame.time or 0.0) - start
            while shown is not None and place < len(moments) and moments[place] + slack_s < at_s:
                yield footage.picture_of(shown, width_px, height_px)
                place += 1
            if place >= len(moments):
                return
            shown = frame
        while shown is not None and place < len(moments):
            yield footage.picture_of(shown, width_px, height_px)
            place += 1


class _Between:
    """Pictures between two pictures, by how things have moved from one to the other."""

    def __init__(self) -> None:
        self._flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
        self._of: tuple[Pixels, Pixels] | None = None
        self._motion = self._grid = np.zeros((1, 1, 2), dtype=np.float32)

    def at(self, one: Pixels, other: Pixels, share: float) -> Pixels:
        """The picture `share` (0..1) of the way."""
        if self._of is None or self._of[0] is not one or self._of[1] is not other:
            self._of, self._motion = (one, other), self._measured(one, other)
        if self._grid.shape[:2] != one.shape[:2]:
            self._grid = _grid(*one.shape[:2])
        back = self._pushed(one, -share)
        ahead = self._pushed(other, 1 - share)
        return np.asarray(cv2.addWeighted(back, 1 - share, ahead, share, 0), dtype=np.uint8)

    def _pushed(self, picture: Pixels, share: float) -> Pixels:
        way = self._grid + np.float32(share) * self._motion
        x, y = cv2.split(way)
        pushed = cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(pushed, dtype=np.uint8)

    def _measured(self, one: Pixels, other: Pixels) -> np.ndarray:
        height, width = one.shape[:2]
        scale = min(1.0, _FLOW_PX / max(width, height))
        size = max(16, round(width * scale)), max(16, round(height * scale))
        small = [
            cv2.cvtColor(
                cv2.resize(picture, size, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY
            )
            for picture in (one, other)
        ]
        if float(cv2.absdiff(*small).mean()) > 40:
            return np.zeros((height, width, 2), dtype=np.float32)  # a cut, not a motion
        flow = self._flow.calc(
            small[0], small[1], np.zeros((size[1], size[0], 2), dtype=np.float32)
        )
        large = cv2.resize(flow, (width, height))
        return np.asarray(large * np.array([width / size[0], height / size[1]]), dtype=np.float32)


def _grid(height: int, width: int) -> np.ndarray:
    """Each pixel's own place."""
    x, y = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    return np.dstack(np.meshgrid(x, y))
