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
        shifted = self._matrix.copy()
        shifted[:, 2] -= (left, top)
        cv2.warpAffine(
            self._pixels, shifted, (right - left, bottom - top), dst=region,
            borderMode=cv2.BORDER_REFLECT_101,
        )  # fmt: skip


class Floor:
    """The ground from row `top` of the frame on; `matrix` is 3 x 3."""

    def __init__(self, pixels: Pixels, matrix: Matrix, top: int, *, is_solid: bool) -> None:
        self._pixels, self._matrix, self._is_solid = pixels, matrix, is_solid
        self.rows = float(top), np.inf

    def covers(self, width: int, height: int) -> tuple[Tiles, Tiles]:
        """See `Laid`."""
        rows, columns = grid(width, height)
        tops = np.arange(rows)[:, None] * TILE[1] + np.zeros((1, columns))
        return tops + TILE[1] > self.rows[0], (tops >= self.rows[0]) & self._is_solid

    def lay(self, frame: Pixels, box: Part, *, solid: bool) -> None:
        """See `Laid`."""
        left, top, right, bottom = box
        region = frame[top:bottom, left:right]
        moved = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]], dtype=float) @ self._matrix
        size = (right - left, bottom - top)
        laid = cv2.warpPerspective(
            self._pixels, moved, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
        )
        if solid:
            np.copyto(region, laid)
        else:
            blend(region, np.asarray(laid, dtype=np.uint8))
