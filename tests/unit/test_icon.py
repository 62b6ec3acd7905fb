"""The icon's pictures are what its drawing says."""

from pathlib import Path

import pytest
from draw_icon import PICTURES, draw
from PIL import Image, ImageChops, ImageStat

EVERYDAY_DIFFERENCE = 2  # of 255, on average: fewer colours, and versions of Pillow

each_picture = pytest.mark.parametrize(
    ("path", "edge_px"), PICTURES.items(), ids=lambda value: getattr(value, "name", None)
)


def on_white(picture: Image.Image) -> Image.Image:
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")


@each_picture
def test_the_picture_is_the_drawing(path: Path, edge_px: int) -> None:
    """When this fails, run `make generate` and look at the pictures."""
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert picture.size == (edge_px, edge_px)
        difference = ImageChops.difference(on_white(picture), on_white(draw(edge_px)))
    assert max(ImageStat.Stat(difference).mean) < EVERYDAY_DIFFERENCE


def test_the_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in PICTURES}
    assert sizes["icon.png"] < 100_000
    assert sizes["icon-48.png"] < 1_000


@pytest.mark.parametrize("edge_px", [16, 32])
def test_board_stripes_and_play_mark_are_told_apart_when_small(edge_px: int) -> None:
    small = draw(edge_px).convert("RGB")

    def at(x: float, y: float) -> tuple[int, ...]:
        seen = small.getpixel((int(x * edge_px), int(y * edge_px)))
        assert isinstance(seen, tuple)
        return seen

    assert min(at(0.25, 0.65)) > 200  # the board
    assert max(at(0.46, 0.66)) < 100  # the play mark
    red, _, blue = at(0.39, 0.33)  # a stripe
    assert red - blue > 80
