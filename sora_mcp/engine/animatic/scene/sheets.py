"""Large pictures laid over the frame in tiles; what is empty or hidden is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from typing import Literal, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from sora_mcp.engine.animatic.canvas import Matrix, Pixels, blend

Tiles = NDArray[np.bool_]  # rows x columns
Part = tuple[int, int, int, int]  # left, top, right, bottom in tiles

TILE = (64, 48)  # pixels: width, height; the last ones of a frame may be smaller
_CELL = 16  # pixels of a sheet's own picture that are judged together
_LOOSE = 2.0  # pixels around a tile that count too: pictures are interpolated


def grid(width: int, height: int) -> tuple[int, int]:
    """Rows and columns of a frame's tiles."""
    return -(-height // TILE[1]), -(-width // TILE[0])


class Opacity:
    """Where a picture is empty and where it is solid."""

    def __init__(self, pixels: Pixels) -> None:
        alpha = cv2.extractChannel(pixels, 3)
        self.height, self.width = alpha.shape
        rows, columns = -(-self.height // _CELL), -(-self.width // _CELL)
        edges = (0, rows * _CELL - self.height, 0, columns * _CELL - self.width)
        cells = (rows, _CELL, columns, _CELL)
        solid = cv2.copyMakeBorder(alpha, *edges, cv2.BORDER_REPLICATE).reshape(cells)
        # Light has colour, but no opacity.
        seen = (np.ascontiguousarray(pixels).view(np.uint32)[..., 0] > 0).astype(np.uint8)
        filled = cv2.copyMakeBorder(seen, *edges, cv2.BORDER_REPLICATE).reshape(cells)
        self._filled = _summed(filled.max(axis=(1, 3)) > 0)
        self._thin = _summed(solid.min(axis=(1, 3)) < 255)

    def judged(
        self, left: Matrix, top: Matrix, right: Matrix, bottom: Matrix
    ) -> tuple[Tiles, Tiles]:
        """Which boxes of the picture hold anything, and which are solid all over."""
        columns, rows = self._filled.shape[1] - 1, self._filled.shape[0] - 1
        x0, x1 = (_cells(at, columns) for at in (left, right + _CELL))
        y0, y1 = (_cells(at, rows) for at in (top, bottom + _CELL))
        filled = _counted(self._filled, x0, y0, x1, y1) > 0
        inside = (left >= 0) & (top >= 0) & (right <= self.width) & (bottom <= self.height)
        return filled, inside & (_counted(self._thin, x0, y0, x1, y1) == 0)


class Laid(Protocol):
    """What is put on a frame piece by piece."""

    @property
    def rows(self) -> tuple[float, float]:
        """The first row of the frame where it may show, and the one after the last."""
        ...

    def covers(self, width: int, height: int) -> tuple[Tiles, Tiles]:
        """The tiles of a frame where it shows anything, and those that it fills and hides."""
        ...

    def lay(self, frame: Pixels, box: Part, *, solid: bool) -> None:
        """Put a part of it on the frame; one that is `solid` hides what is below."""
        ...


@dataclass(frozen=True)
class Thing:
    """Something at a depth: a sheet, or one who paints on the frame.

    What is `still` looks the same as long as the camera rests. `after` follows the sheet; when it
    `mirrors`, it looks at what is behind.
    """

    depth: float
    what: Laid | Callable[[Pixels], None]
    still: bool = False
    after: Callable[[Pixels], None] | None = None
    mirrors: bool = False


@dataclass(frozen=True)
class Sheet:
    """A picture and where it lies in the frame: a 2 x 3 map of its pixels to the frame's.

    `goes_on`: beyond its left and right ends it is mirrored, in the rows that it covers.
    """

    pixels: Pixels
    opacity: Opacity
    matrix: Matrix
    mode: Literal["over", "add"] = "over"
    strength: float = 1.0
    goes_on: bool = False

    def covers(self, width: int, height: int) -> tuple[Tiles, Tiles]:
        """See `Laid`."""
        corners = self._corners(width, height)
        left, top = corners.min(axis=0) - _LOOSE
        right, bottom = corners.max(axis=0) + _LOOSE
        if self.goes_on:
            left, right = _folded(left, right, max(1, self.opacity.width - 1))
        shows, hides = self.opacity.judged(left, top, right, bottom)
        if self.mode == "add" or self.strength < 1:
            hides = np.zeros_like(hides)
        return shows, hides

    def lay(self, frame: Pixels, box: Part, *, solid: bool) -> None:
        """See `Laid`."""
        if not self.goes_on:
            self._put(frame, box, self.matrix, cv2.BORDER_CONSTANT, solid=solid)
            return
        left, top, right, bottom = box
        for start, end, matrix in self._copies(left, right):
            part = (start, top, end, bottom)
            self._put(frame, part, matrix, cv2.BORDER_REFLECT_101, solid=solid)

    def _put(self, frame: Pixels, box: Part, matrix: Matrix, border: int, *, solid: bool) -> None:
        left, top, right, bottom = box
        region = frame[top:bottom, left:right]
        shifted = matrix.copy()
        shifted[:, 2] -= (left, top)
        size = (right - left, bottom - top)
        if solid:
            cv2.warpAffine(
                self.pixels, shifted, size, dst=region, flags=cv2.INTER_LINEAR, borderMode=border
            )
            return
        moved = cv2.warpAffine(
            self.pixels, shifted, size, flags=cv2.INTER_LINEAR, borderMode=border
        )
        blend(region, np.asarray(moved, dtype=np.uint8), self.mode, self.strength)

    def _copies(self, left: int, right: int) -> list[tuple[int, int, Matrix]]:
        """Columns of the frame, and the map of the copy, every other mirrored, that shows there.

        What is outside a picture takes three times as long to look up as what is inside.
        """
        scale, shift, period = self.matrix[0, 0], self.matrix[0, 2], max(1, self.opacity.width - 1)
        first, last = (floor((x - shift) / scale / period) for x in (left, right - 1))
        found = []
        for number in range(first, last + 1):
            end = min(right, ceil(shift + scale * period * (number + 1)))
            way, start = (-1, number + 1) if number % 2 else (1, number)
            turned = np.array([[way, 0, start * period], [0, 1, 0], [0, 0, 1]], dtype=float)
            if end > left:
                found.append((left, end, self.matrix @ turned))
                left = end
        return found

    @cached_property
    def rows(self) -> tuple[float, float]:
        """The first and the last row of the frame where it may show."""
        if not self.goes_on:
            return -np.inf, np.inf
        first = np.floor(self.matrix[1, 2])
        return float(first), float(
            np.ceil(self.matrix[1, 2] + self.matrix[1, 1] * self.opacity.height)
        )

    def _corners(self, width: int, height: int) -> Matrix:
        """Where the corners of all tiles are in the picture: corner x axis x rows x columns."""
        rows, columns = grid(width, height)
        x = np.minimum(np.arange(columns + 1) * TILE[0], width)
        y = np.minimum(np.arange(rows + 1) * TILE[1], height)
        back = np.linalg.inv(np.vstack((self.matrix, (0, 0, 1))))
        at_x = back[0, 0] * x[None, :] + back[0, 1] * y[:, None] + back[0, 2]
        at_y = back[1, 0] * x[None, :] + back[1, 1] * y[:, None] + back[1, 2]
        at = np.stack((at_x, at_y))
        return np.stack((at[:, :-1, :-1], at[:, 1:, :-1], at[:, :-1, 1:], at[:, 1:, 1:]))


class Frozen:
    """A picture of the frame's own size that lies where it is."""

    rows = (-np.inf, np.inf)

    def __init__(self, pixels: Pixels) -> None:
        self._pixels = pixels
        height, width = pixels.shape[:2]
        rows, columns = grid(width, height)
        x, y = np.arange(columns) * TILE[0], np.arange(rows) * TILE[1]
        left, top = np.meshgrid(x.astype(float), y.astype(float))
        right, bottom = np.minimum(left + TILE[0], width), np.minimum(top + TILE[1], height)
        self._covers = Opacity(pixels).judged(left, top, right - 1, bottom - 1)

    def covers(self, width: int, height: int) -> tuple[Tiles, Tiles]:
        """See `Laid`."""
        del width, height
        return self._covers

    def lay(self, frame: Pixels, box: Part, *, solid: bool) -> None:
        """See `Laid`."""
        left, top, right, bottom = box
        region, own = frame[top:bottom, left:right], self._pixels[top:bottom, left:right]
        if solid:
            np.copyto(region, own)
        else:
            blend(region, own)


def compose(frame: Pixels, things: Sequence[Thing]) -> None:
    """Put all things on the frame, the farthest, which come first, below the nearer ones."""
    height, width = frame.shape[:2]
    hidden = np.zeros(grid(width, height), dtype=bool)
    shown: list[tuple[Tiles, Tiles]] = []
    for thing in reversed(things):
        if not callable(thing.what):
            shows, hides = thing.what.covers(width, height)
            shown.append((shows & ~hidden, hides))
            hidden = hides if thing.mirrors else hidden | hides
    for thing in things:
        if not callable(thing.what):
            _lay(frame, thing.what, *shown.pop())
        else:
            thing.what(frame)
        if thing.after is not None:
            thing.after(frame)


def _lay(frame: Pixels, sheet: Laid, shows: Tiles, hides: Tiles) -> None:
    """Where it `shows`; where it `hides` too, what lies below need not be looked at."""
    height, width = frame.shape[:2]
    first, last = sheet.rows
    for is_solid, tiles in ((True, shows & hides), (False, shows & ~hides)):
        for left, top, right, bottom in parts(tiles):
            high, low = max(top * TILE[1], first), min(bottom * TILE[1], height, last)
            if low > high:
                box = left * TILE[0], int(high), min(right * TILE[0], width), int(low)
                sheet.lay(frame, box, solid=is_solid)


def parts(tiles: Tiles) -> list[Part]:
    """The tiles as rectangles: runs of a row, joined with equal runs above."""
    if not tiles.any():
        return []
    done: list[Part] = []
    growing: dict[tuple[int, int], int] = {}
    for row, line in enumerate([*tiles.tolist(), []]):
        runs = _runs(line)
        ended = [run for run in growing if run not in runs]
        done += [(left, growing[left, right], right, row) for left, right in ended]
        growing = {run: growing.get(run, row) for run in runs}
    return done


def _runs(line: Sequence[bool]) -> dict[tuple[int, int], None]:
    """From where to where the values are true."""
    found: dict[tuple[int, int], None] = {}
    start = -1
    for at, value in enumerate([*line, False]):
        if value and start < 0:
            start = at
        elif not value and start >= 0:
            found[start, at] = None
            start = -1
    return found


def _folded(left: Matrix, right: Matrix, period: int) -> tuple[Matrix, Matrix]:
    """Where stretches of a strip that is mirrored at its ends, again and again, look into it."""
    first, last = np.floor(left / period), np.floor(right / period)
    (near, far), odd = (left % period, right % period), first % 2 == 1
    low, high = np.where(odd, period - far, near), np.where(odd, period - near, far)
    # Across one end: from the farther of both sides to that end; across two: all of it.
    meets_high = last % 2 == 1
    side = np.where(meets_high, np.minimum(near, period - far), 0)
    other = np.where(meets_high, period, np.maximum(period - near, far))
    low, high = np.where(first == last, low, side), np.where(first == last, high, other)
    wide = last > first + 1
    return np.where(wide, 0, low), np.where(wide, period, high)


def _summed(cells: Tiles) -> NDArray[np.int32]:
    return np.pad(cells.astype(np.int32).cumsum(0).cumsum(1), ((1, 0), (1, 0)))


def _cells(at: Matrix, most: int) -> NDArray[np.int64]:
    return np.clip(np.floor_divide(at, _CELL), 0, most).astype(np.int64)


def _counted(
    sums: NDArray[np.int32], x0: NDArray[np.int64], y0: NDArray[np.int64],
    x1: NDArray[np.int64], y1: NDArray[np.int64],
) -> NDArray[np.int32]:  # fmt: skip
    return sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
