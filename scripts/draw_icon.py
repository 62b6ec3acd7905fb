"""Draws the icon's pictures from `icon.svg`: one for the bundle, a small one for menus.

    $ python scripts/draw_icon.py           (`make generate`)

The drawing uses two shapes in flat colours, so that Pillow can draw it without an SVG library.
"""

from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageDraw

UI = Path(__file__).parent.parent / "sora_mcp" / "ui"
DRAWING = UI / "icon.svg"
PICTURES = {UI / "icon.png": 512, UI / "icon-48.png": 48}  # edges in pixels
FINER = 8  # drawn this much larger, then scaled down, for smooth edges
COLOURS = 64


def draw(edge_px: int) -> Image.Image:
    """The icon, `edge_px` wide and high, transparent outside its rounded corners."""
    drawing = ElementTree.parse(DRAWING).getroot()
    _, _, width, _ = (float(number) for number in drawing.attrib["viewBox"].split())
    large_px = edge_px * FINER
    scale = large_px / width
    picture = Image.new("RGBA", (large_px, large_px))
    pen = ImageDraw.Draw(picture)
    for shape in drawing:
        _draw(pen, shape.tag.rpartition("}")[2], shape.attrib, scale)
    return picture.resize((edge_px, edge_px), Image.Resampling.BOX)


def _draw(pen: ImageDraw.ImageDraw, kind: str, given: dict[str, str], scale: float) -> None:
    if kind == "rect":
        x, y, width, height, radius = (
            scale * float(given[name]) for name in ("x", "y", "width", "height", "rx")
        )
        corners = (x, y, x + width - 1, y + height - 1)
        pen.rounded_rectangle(corners, radius, fill=given["fill"])
    elif kind == "polygon":
        points = [
            (scale * float(x), scale * float(y))
            for x, y in (pair.split(",") for pair in given["points"].split())
        ]
        pen.polygon(points, fill=given["fill"])
    elif kind != "title":
        raise SystemExit(f"{DRAWING.name} has a <{kind}>, which this script cannot draw")


def main() -> None:
    """Write each picture, with few colours so that it stays small."""
    for path, edge_px in PICTURES.items():
        few = draw(edge_px).quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
        few.save(path, optimize=True)
        print(f"wrote {path.name}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
