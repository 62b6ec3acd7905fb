"""Single pictures from a film while it is made: the most telling frame, and a contact sheet."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image, WebPImagePlugin  # noqa: F401 - else saving imports all of its kind

from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.renderer import SPRITESHEET_FILE, THUMBNAIL_FILE

GRID = 5  # tiles per row and column
TILE_PX = 256  # longest side of a tile, so that a sheet is at most 1280 px
_LOOKS = 12  # pictures that may become the thumbnail
_FROM, _TO = 0.15, 0.85  # of the film: its ends are where fades and moves begin


class Stills:
    """Watches `count` pictures go by and keeps the telling ones; BGR."""

    def __init__(self, count: int) -> None:
        span = _FROM * count, _TO * count
        self._looked_at = {
            int(span[0] + (span[1] - span[0]) * look / _LOOKS) for look in range(_LOOKS)
        }
        self._tiles_at = [index * count // GRID**2 for index in range(GRID**2)]
        self._tiles: list[Pixels] = []
        self._best: tuple[float, Pixels] | None = None

    def see(self, index: int, picture: Pixels) -> None:
        """Look at the picture number `index`."""
        if index in self._looked_at:
            telling = _telling(picture)
            if self._best is None or telling > self._best[0] * 1.03:
                self._best = telling, picture.copy()
        wanted = self._tiles_at.count(index)
        if wanted:
            self._tiles += [_small(picture, TILE_PX)] * wanted

    def save(self, folder: Path) -> None:
        """Write `thumbnail.webp` and `spritesheet.jpg`."""
        if not self._tiles:
            raise ValueError("no picture went by")
        thumbnail = self._best[1] if self._best else self._tiles[0]
        _image(thumbnail).save(folder / THUMBNAIL_FILE, "WEBP", quality=82, method=2)
        rows = [np.hstack(self._tiles[at : at + GRID]) for at in range(0, GRID**2, GRID)]
        _image(np.vstack(rows)).save(folder / SPRITESHEET_FILE, "JPEG", quality=85)


def _telling(picture: Pixels) -> float:
    """How much there is to see: edges where they count, in the middle."""
    grey = cv2.cvtColor(_small(picture, 320), cv2.COLOR_BGR2GRAY)
    edges = np.abs(cv2.Laplacian(grey, cv2.CV_32F))
    height, width = edges.shape
    middle = edges[height // 6 : -height // 6, width // 6 : -width // 6]
    return float(middle.mean() + 0.3 * edges.mean() + 0.05 * grey.std())


def _small(picture: Pixels, longest_px: int) -> Pixels:
    scale = min(1.0, longest_px / max(picture.shape[:2]))
    size = max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def _image(picture: Pixels) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(picture[..., ::-1]))
