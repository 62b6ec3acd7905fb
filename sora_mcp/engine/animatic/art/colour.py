"""Colours as `#rrggbb`: mixed, lightened, multiplied."""

from __future__ import annotations

import colorsys
from functools import cache

Rgb = tuple[float, float, float]


@cache
def rgb(colour: str) -> Rgb:
    """Red, green and blue, 0..1, of `#rgb` or `#rrggbb`."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))  # type: ignore[return-value]


def css(colour: Rgb) -> str:
    """`#rrggbb` of red, green and blue; what is out of 0..1 is cut off."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, one))):02x}" for one in colour)


@cache
def mix(a: str, b: str, share: float) -> str:
    """`a` with `share` (0..1) of `b`."""
    return css(tuple(x + (y - x) * share for x, y in zip(rgb(a), rgb(b), strict=True)))  # type: ignore[arg-type]


@cache
def times(a: str, b: str) -> str:
    """`a` in the light `b`."""
    return css(tuple(x * y for x, y in zip(rgb(a), rgb(b), strict=True)))  # type: ignore[arg-type]


def lighter(colour: str, share: float) -> str:
    """Towards white."""
    return mix(colour, "#ffffff", share)


def darker(colour: str, share: float) -> str:
    """Towards black, keeping the hue."""
    return mix(colour, "#05060a", share)


def saturated(colour: str, factor: float) -> str:
    """More (> 1) or less (< 1) saturated; 0 is grey."""
    hue, light, saturation = colorsys.rgb_to_hls(*rgb(colour))
    return css(colorsys.hls_to_rgb(hue, light, min(1.0, saturation * factor)))


def luminance(colour: str) -> float:
    """How bright it looks, 0..1."""
    red, green, blue = rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
