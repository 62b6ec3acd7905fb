"""Single pictures and contact sheets of a video, upright and in true colours."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import av
import numpy as np
from av.video.reformatter import ColorRange
from PIL import Image

from sora_mcp.cutting.pictures import matrix
from sora_mcp.cutting.sources import Source, UncuttableError, damage, frames, measured

Moment = float | Literal["first", "last"]

GRID = 5  # tiles per row and column
TILE_PX = 256  # longest side of a tile, so that a sheet is at most 1280 px
PREVIEW_PX = 1280  # longest side; models scale larger pictures down
_QUALITIES = (85, 75, 65, 55, 45)  # below that, smaller pictures look better
_SHRINK = 0.8
_SLACK_S = Fraction(1, 20)  # "at 4 s" of a video of 3.97 s is its end
_TICK_S = Fraction(1, 1000)  # a moment that was rounded still means its picture

Shown = tuple[Fraction, av.VideoFrame]  # a picture and its moment in the video


def frame(video: Path, out: Path, *, kind: str, at_s: Moment) -> dict[str, Any]:
    """One picture as PNG or JPEG (`kind`, a suffix). `at_s` may be "first" or "last".

    Raises:
        UncuttableError: there is no such picture, or no such kind.
    """
    format_name = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}.get(kind.lower())
    if format_name is None:
        raise UncuttableError("A frame is saved as .png or .jpg.")
    source = measured(video)
    at, picture = _at(source, _moment(source, at_s))
    image = _image(picture)
    image.save(out, format_name, **({"quality": 92} if format_name == "JPEG" else {}))
    return {"at_s": _seconds(at), **_size(image)}


def preview(
    video: Path, out: Path, *, view: Moment | Literal["sheet"], max_bytes: int
) -> dict[str, Any]:
    """One moment or a sheet as a JPEG that fits `max_bytes`, told as `film.Glance` has it.

    Raises:
        UncuttableError: there is no such picture.
    """
    source = measured(video)
    if view == "sheet":
        source.whole()
        image, cells = _board(source), GRID**2
        first, every = Fraction(0), source.seconds / cells
    else:
        first, picture = _at(source, _moment(source, view))
        image, cells, every = _image(picture), 1, Fraction(0)
    image.thumbnail((PREVIEW_PX, PREVIEW_PX), Image.Resampling.BICUBIC, reducing_gap=3)
    image = _written(image, out, max_bytes)
    return {
        "cells": cells,
        "first_s": _seconds(first),
        "last_s": _seconds(first + (cells - 1) * every),
        "every_s": _seconds(every),
        "seconds": _seconds(source.seconds),
        **_size(image),
    }


def still(video: Path, out: Path) -> None:
    """The picture a third in, as WebP: openings are often dark, endings often empty."""
    source = measured(video)
    _image(_at(source, source.seconds / 3)[1]).save(out, "WEBP", quality=82, method=2)


def sheet(video: Path, out: Path) -> None:
    """25 pictures, evenly spread, as one JPEG; decodes the video once."""
    _board(measured(video).whole()).save(out, "JPEG", quality=85)


def _board(source: Source) -> Image.Image:
    tiles = [_tile(picture) for picture in _spread(source, GRID**2)]
    width, height = tiles[0].size
    board = Image.new("RGB", (width * GRID, height * GRID))
    for place, tile in enumerate(tiles):
        board.paste(tile, (place % GRID * width, place // GRID * height))
    return board


def _written(image: Image.Image, out: Path, max_bytes: int) -> Image.Image:
    """Write the best JPEG that fits: first lower qualities, then fewer pixels."""
    while True:
        for quality in _QUALITIES:
            data = BytesIO()
            image.save(data, "JPEG", quality=quality, optimize=True)
            if data.tell() <= max_bytes or max(image.size) == 1:
                out.write_bytes(data.getvalue())
                return image
        smaller = [max(1, int(side * _SHRINK)) for side in image.size]
        image = image.resize((smaller[0], smaller[1]), Image.Resampling.BICUBIC)


def _moment(source: Source, at_s: Moment) -> Fraction:
    if at_s == "last":
        return source.whole().seconds
    if at_s == "first":
        return Fraction(0)
    if not 0 <= at_s < float("inf"):
        raise UncuttableError("A frame's moment is 0 s or later.")
    moment, name = Fraction(at_s), source.path.name
    if moment > source.seconds + _SLACK_S:
        source.whole()
        length = float(source.seconds)
        raise UncuttableError(f"{name} is {length:.2f} s long; it has no frame at {at_s:g} s.")
    return moment


def _at(source: Source, moment: Fraction) -> Shown:
    """The picture shown at that moment."""
    found = _shown(source, moment, near=moment) or _shown(source, moment)  # an index may be wrong
    if found is None:
        raise damage(source.path, Fraction(0))
    return found


def _shown(source: Source, moment: Fraction, *, near: Fraction = Fraction(0)) -> Shown | None:
    """None when reading began only after the moment."""
    shown: Shown | None = None
    for at, picture in frames(source, near):
        if at > moment + _TICK_S and (shown or near):
            break
        shown = at, picture
    return shown


def _spread(source: Source, count: int) -> Iterator[av.VideoFrame]:
    index, shown = 0, None
    for at, picture in frames(source):
        while shown and index < count and source.seconds * index / count + _TICK_S < at:
            yield shown
            index += 1
        shown = picture
    if shown is None:
        raise damage(source.path, Fraction(0))
    for _ in range(index, count):
        yield shown


def _image(picture: av.VideoFrame) -> Image.Image:
    rgb = picture.reformat(
        format="rgb24", src_colorspace=matrix(picture), dst_color_range=ColorRange.JPEG
    ).to_ndarray()
    upright = np.rot90(rgb, picture.rotation % 360 // 90)
    return Image.fromarray(np.ascontiguousarray(upright))


def _tile(picture: av.VideoFrame) -> Image.Image:
    image = _image(picture)
    image.thumbnail((TILE_PX, TILE_PX), Image.Resampling.BICUBIC, reducing_gap=3)
    return image


def _seconds(moment: Fraction) -> float:
    return round(float(max(moment, Fraction(0))), 3)


def _size(image: Image.Image) -> dict[str, int]:
    return {"width_px": image.width, "height_px": image.height}
