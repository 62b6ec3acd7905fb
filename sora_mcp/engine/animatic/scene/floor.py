"""What fills a frame: the backdrop behind everything, and the ground that lies in perspective."""

from __future__ import annotations

import cv2
import numpy as np

from sora_mcp.engine.animatic.canvas import Matrix, Pixels, blend
from sora_mcp.engine.animatic.scene.sheets import TILE, Part, Tiles, grid

_DARK = (24, 20, 20, 255)  # behind the walls


class Backdrop:
    """A picture that goes on, mirrored, on all sides; darkness without one."""

    rows = (-np.inf, np.inf)

    def __init__(self, pixels: Pixels | None, matrix: Matrix) -> None:
        self._pixels, self._matrix = pixels, matrix

    def covers(self, width: int, height: int) -> tuple[Tiles, Tiles]:
        """See `Laid`."""
        everywhere = np.ones(grid(width, height), dtype=bool)
        return everywhere, everywhere

    def lay(self, frame: Pixels, box: Part, *, solid: bool) -> None:
        """See `Laid`."""
        del solid
        left, top, right, bottom = box
        region = frame[top:bottom, left:right]
        if self._pixels is None:
            region[:] = _DARK
            return
        as_it_is = self._at_rest(box)
        if as_it_is is not None:
            np.copyto(region, as_it_is)
            return
        shifted = self._matrix.copy()
        shifted[:, 2] -= (left, top)
        cv2.warpAffine(
            self._pixels, shifted, (right - left, bottom - top), dst=region,
            borderMode=cv2.BORDER_REFLECT_101,
        )  # fmt: skip

    def _at_rest(self, box: Part) -> Pixels | None:
        """What is in a box, where it needs no looking up: pixel on pixel."""
        pixels, (x, y) = self._pixels, (-self._matrix[:, 2]).round()
        if pixels is None or not np.array_equal(self._matrix, [[1, 0, -x], [0, 1, -y]]):
            return None
        left, top, right, bottom = (np.array(box) + np.tile((int(x), int(y)), 2)).tolist()
        is_inside = min(left, top) >= 0 and right <= pixels.shape[1] and bottom <= pixels.shape[0]
        return pixels[top:bottom, left:right] if is_inside else None


class Floor:
    """The ground from row `top` of the frame on; `matrix` is 3 x 3.

    A picture that goes on begins anew after every `period` of its pixels, and has more than that.
    """

    def __init__(
        self, pixels: Pixels, matrix: Matrix, top: int, *, is_solid: bool, period: int = 0
    ) -> None:
        self._pixels, self._matrix, self._is_solid = pixels, matrix, is_solid
        self._period = period
        self.rows = float(top), np.inf
        x, y, w = matrix @ (pixels.shape[1] / 2, len(pixels) - 1, 1)
        del x
        self._end = float(y / w) if w > 0 else np.inf  # of the picture, in rows of the frame

    def covers(self, width: int, height: int) -> tuple[Tiles, Tiles]:
        """See `Laid`."""
        rows, columns = grid(width, height)
        tops = np.arange(rows)[:, None] * TILE[1] + np.zeros((1, columns))
        return tops + TILE[1] > self.rows[0], (tops >= self.rows[0]) & self._is_solid

    def lay(self, frame: Pixels, box: Part, *, solid: bool) -> None:
        """See `Laid`."""
        left, top, right, bottom = box
        region = frame[top:bottom, left:right]
        moved = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]], dtype=float) @ self._of(box)
        size = (right - left, bottom - top)
        laid = cv2.warpPerspective(
            self._pixels, moved, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
        )
        if self._end < bottom:
            laid[max(0, int(self._end) - top) :] = self._pixels[-1].mean(axis=0)
        if solid:
            np.copyto(region, laid)
        else:
            blend(region, np.asarray(laid, dtype=np.uint8))

    def _of(self, box: Part) -> Matrix:
        """The map from where the picture that goes on has what a box shows.

        What is outside a picture takes four times as long to look up as what is inside.
        """
        if not self._period:
            return self._matrix
        left, top, right, bottom = box
        ends = np.array([[left, right, left, right], [top, top, bottom, bottom], [1, 1, 1, 1]])
        at = np.linalg.inv(self._matrix) @ ends
        past = float((at[0] / at[2]).min()) // self._period * self._period
        return np.asarray(self._matrix @ np.array([[1, 0, past], [0, 1, 0], [0, 0, 1]]))


def going_on(pixels: Pixels) -> tuple[Pixels, int]:
    """A picture and its mirror image beside each other, again and again; and what that repeats."""
    back = pixels[:, -2::-1]
    return np.hstack((pixels, back, pixels[:, 1:])), 2 * (pixels.shape[1] - 1)
