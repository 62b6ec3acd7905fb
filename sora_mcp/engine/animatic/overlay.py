"""A flat RGBA picture laid over frames: text, tags, portraits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from sora_mcp.engine.animatic.planes import Bytes, Planes, from_image


@dataclass(frozen=True)
class Overlay:
    """Colour and opacity of a layer at an even position; opacity 0..255 per Y and per UV pixel."""

    colour: Planes
    alpha: Bytes
    alpha_half: Bytes
    left_px: int
    top_px: int

    def draw(self, picture: Planes, opacity: float = 1.0) -> None:
        """Blend the layer onto `picture`, in place."""
        if opacity <= 0:
            return
        strength = round(256 * min(1.0, opacity))
        left, top = self.left_px, self.top_px
        _blend(picture.y, self.colour.y, self.alpha, left, top, strength)
        _blend(picture.u, self.colour.u, self.alpha_half, left // 2, top // 2, strength)
        _blend(picture.v, self.colour.v, self.alpha_half, left // 2, top // 2, strength)

    def is_on(self, picture: Planes) -> bool:
        """Whether the layer, bright letters on a dark ground, is on `picture` at its place."""
        part = _part(picture.y, self.colour.y, self.left_px, self.top_px)
        letters = (self.alpha > 200) & (self.colour.y > 200)
        ground = (self.alpha > 60) & (self.colour.y < 60)
        if not letters.any() or not ground.any():
            return False  # too small to have either
        return bool(part[letters].mean() > 170 and part[letters].mean() > part[ground].mean() + 60)

    def take_off(self, picture: Planes) -> None:
        """Paint over the layer's place, in place, from what is above it to what is below."""
        left, top = self.left_px, self.top_px
        _heal(picture.y, self.colour.y.shape, left, top)
        for plane, colour in ((picture.u, self.colour.u), (picture.v, self.colour.v)):
            _heal(plane, colour.shape, left // 2, top // 2)


def from_rgba(image: Image.Image, left_px: int, top_px: int, frame_px: tuple[int, int]) -> Overlay:
    """A layer from a picture with opacity; what hangs over the frame's edge is cut off."""
    left, top = max(0, left_px // 2 * 2), max(0, top_px // 2 * 2)
    width = min(image.width, frame_px[0] - left) // 2 * 2
    height = min(image.height, frame_px[1] - top) // 2 * 2
    image = image.crop((0, 0, max(2, width), max(2, height)))
    alpha = image.getchannel("A")
    half = alpha.resize((image.width // 2, image.height // 2), Image.Resampling.BOX)
    return Overlay(from_image(image), np.asarray(alpha), np.asarray(half), left, top)


def _blend(target: Bytes, colour: Bytes, alpha: Bytes, left: int, top: int, strength: int) -> None:
    part = _part(target, colour, left, top)
    share = alpha.astype(np.uint16)
    share += share >> 7  # 255 becomes 256, so that opaque is opaque
    if strength < 256:
        share = (share * strength >> 8).astype(np.uint16)
    part[:] = (part * (256 - share) + colour * share) >> 8


def _part(target: Bytes, colour: Bytes, left: int, top: int) -> Bytes:
    height, width = colour.shape
    return target[top : top + height, left : left + width]


def _heal(target: Bytes, shape: tuple[int, ...], left: int, top: int) -> None:
    height, width = shape
    rows = np.linspace(0, 1, height)[:, None]
    above = target[max(0, top - 1), left : left + width].astype(float)
    below = target[min(len(target) - 1, top + height), left : left + width].astype(float)
    target[top : top + height, left : left + width] = above + (below - above) * rows
