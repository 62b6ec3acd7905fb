"""Single pictures from a film while it is made: thumbnail and contact sheet."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from sora_mcp.engine.animatic.planes import Planes
from sora_mcp.engine.renderer import SPRITESHEET_FILE, THUMBNAIL_FILE

GRID = 5  # tiles per row and column
TILE_PX = 256  # longest side of a tile, so that a sheet is at most 1280 px


class Stills:
    """Watches `count` pictures go by and keeps the telling ones."""

    def __init__(self, count: int) -> None:
        self._thumbnail_at = count // 3
        self._tiles_at = [index * count // GRID**2 for index in range(GRID**2)]
        self._tiles: list[Image.Image] = []
        self._thumbnail: Image.Image | None = None

    def see(self, index: int, picture: Planes) -> None:
        """Look at the picture number `index`."""
        if index == self._thumbnail_at:
            self._thumbnail = picture.to_image()
        wanted = self._tiles_at.count(index)
        if wanted:
            self._tiles += [picture.to_image(*_tile_px(*picture.size_px))] * wanted

    def save(self, folder: Path) -> None:
        """Write `thumbnail.webp` and `spritesheet.jpg`."""
        if self._thumbnail is None:
            raise ValueError("no picture went by")
        self._thumbnail.save(folder / THUMBNAIL_FILE, "WEBP", quality=82, method=2)
        width, height = self._tiles[0].size
        sheet = Image.new("RGB", (width * GRID, height * GRID))
        for place, tile in enumerate(self._tiles):
            sheet.paste(tile, (place % GRID * width, place // GRID * height))
        sheet.save(folder / SPRITESHEET_FILE, "JPEG", quality=85)


def _tile_px(width_px: int, height_px: int) -> tuple[int, int]:
    scale = min(1.0, TILE_PX / max(width_px, height_px))
    return max(1, round(width_px * scale)), max(1, round(height_px * scale))
