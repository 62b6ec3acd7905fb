"""Fits a picture to a size: cropped around what is to be seen in it, or whole with bars."""

from __future__ import annotations

from math import exp
from struct import iter_unpack

from PIL import Image, ImageEnhance, ImageFilter

Size = tuple[int, int]

_LOOK_PX = 96  # the longer side of the copy in which the subject is looked for
# Where subjects are: from left to right in the middle, from top to bottom a bit above it; and in
# portraits, where the eyes are at a third and most of the height goes, so that heads stay on.
_MIDDLE, _ABOVE, _EYES = 0.5, 0.42, 0.28
_SPREAD = 0.35
_HEADROOM = 0.1  # of the height of the part
_AS_GOOD = 0.97
_BLUR_SHARE = 0.03  # of the longer side
_BAR_BRIGHTNESS = 0.75  # bars stand back behind the picture
_BLUR_PX = 256  # the longer side of the copy that is blurred: a blur needs no detail


def cropped(image: Image.Image, size: Size) -> Image.Image:
    """The part around the subject that has the shape of `size`, scaled to it."""
    return image.resize(size, Image.Resampling.LANCZOS, crop_box(image, size), reducing_gap=3.0)


def padded(image: Image.Image, size: Size) -> Image.Image:
    """The whole picture in the middle of `size`, before a blurred copy of itself."""
    scale = min(size[0] / image.width, size[1] / image.height)
    inner = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    canvas = _backdrop(image, size)
    place = (size[0] - inner[0]) // 2, (size[1] - inner[1]) // 2
    canvas.paste(image.resize(inner, Image.Resampling.LANCZOS, reducing_gap=3.0), place)
    return canvas


def has_shape(image_size: Size, size: Size) -> bool:
    """Whether nothing is lost or added by scaling to `size`, up to one pixel."""
    (width, height), (wanted_width, wanted_height) = image_size, size
    return abs(width * wanted_height - height * wanted_width) <= max(width, height)


def crop_box(image: Image.Image, size: Size) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the largest part with the shape of `size`.

    It lies where most of the edges are, as subjects are sharp and backgrounds are not, with a
    liking for the middle; from top to bottom for what is above it, where heads are.
    """
    shape = size[0] / size[1]
    if image.width / image.height > shape:
        part = image.height * shape / image.width
        start = _best_start(_edges(image, horizontal=True), part, _MIDDLE) * image.width
        return start, 0, min(image.width, start + part * image.width), image.height
    part = image.width / shape / image.height
    rows = _edges(image, horizontal=False)
    mean = sum(rows) / len(rows)
    liked = _EYES if image.height > image.width else _ABOVE
    # Above the mean more does not count for more: a striped shirt must not outweigh the face.
    best = _best_start([min(row, mean) for row in rows], part, liked)
    start = max(0.0, best - _HEADROOM * part) * image.height
    return 0, start, image.width, min(image.height, start + part * image.height)


def _edges(image: Image.Image, *, horizontal: bool) -> list[float]:
    """How much there is to be seen in each column (or row) of a small copy."""
    small = image.convert("L")
    small.thumbnail((_LOOK_PX, _LOOK_PX), Image.Resampling.BOX)
    edges = small.filter(ImageFilter.FIND_EDGES)
    edges.paste(0, (0, 0, edges.width, 1))  # the filter leaves the rim as it was
    edges.paste(0, (0, edges.height - 1, edges.width, edges.height))
    edges.paste(0, (0, 0, 1, edges.height))
    edges.paste(0, (edges.width - 1, 0, edges.width, edges.height))
    line = (edges.width, 1) if horizontal else (1, edges.height)
    # A mean of bytes loses what is faint, so it is taken in floating point.
    means = edges.convert("F").resize(line, Image.Resampling.BOX)
    return [value for (value,) in iter_unpack("f", means.tobytes())]


def _best_start(seen: list[float], part: float, liked: float) -> float:
    """Where a window of `part` of the whole begins best, 0 to 1 - `part`."""
    count = len(seen)
    floor = 0.1 * sum(seen) / count + 1e-6  # in a picture without edges the liking decides
    weights = [
        (value + floor) * exp(-((((at + 0.5) / count - liked) / _SPREAD) ** 2))
        for at, value in enumerate(seen)
    ]
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    width = max(1, round(part * count))
    scores = [sums[at + width] - sums[at] for at in range(count - width + 1)]
    good = [at for at, score in enumerate(scores) if score >= _AS_GOOD * max(scores)]
    return min(sum(good) / len(good) / count, 1 - part)  # their middle has room on both sides


def _backdrop(image: Image.Image, size: Size) -> Image.Image:
    """A blurred, darker copy that fills `size`."""
    scale = _BLUR_PX / max(size)
    small = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    blur = ImageFilter.GaussianBlur(_BLUR_SHARE * _BLUR_PX)
    blurred = cropped(image, small).filter(blur)
    return ImageEnhance.Brightness(blurred.resize(size, Image.Resampling.BICUBIC)).enhance(
        _BAR_BRIGHTNESS
    )
