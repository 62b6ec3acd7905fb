"""A picture as the encoder wants it: Y, U and V planes, 4:2:0, BT.709, limited range."""

from __future__ import annotations

from dataclasses import dataclass

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray
from PIL import Image

Bytes = NDArray[np.uint8]

BLACK_Y, WHITE_Y, NEUTRAL = 16, 235, 128  # limited range, ITU-R BT.709


@dataclass(frozen=True)
class Planes:
    """Y is (height, width); U and V are half of that both ways. All uint8, sizes even."""

    y: Bytes
    u: Bytes
    v: Bytes

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        return self.y.shape[1], self.y.shape[0]

    def copy(self) -> Planes:
        """A picture that can be drawn on without touching this one."""
        return Planes(self.y.copy(), self.u.copy(), self.v.copy())

    def to_frame(self) -> av.VideoFrame:
        """The picture as a frame for the encoder, colours tagged."""
        width, height = self.size_px
        flat = np.concatenate((self.y.ravel(), self.u.ravel(), self.v.ravel()))
        frame = av.VideoFrame.from_ndarray(flat.reshape(height * 3 // 2, width), format="yuv420p")
        frame.colorspace = Colorspace.ITU709
        frame.color_range = ColorRange.MPEG
        return frame

    def to_image(self, width_px: int | None = None, height_px: int | None = None) -> Image.Image:
        """The picture in RGB, scaled when a size is given."""
        frame = self.to_frame().reformat(
            width=width_px or self.size_px[0],
            height=height_px or self.size_px[1],
            format="rgb24",
            src_colorspace=Colorspace.ITU709,
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            interpolation="AREA",
        )
        return Image.fromarray(frame.to_ndarray())


def from_image(image: Image.Image) -> Planes:
    """An RGB picture of even size as planes."""
    frame = av.VideoFrame.from_ndarray(np.asarray(image.convert("RGB")), format="rgb24")
    yuv = frame.reformat(
        format="yuv420p",
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
    )
    return from_yuv420p(yuv)


def from_yuv420p(frame: av.VideoFrame) -> Planes:
    """The planes of a yuv420p frame, copied out of the decoder's memory."""
    flat = frame.to_ndarray().ravel().astype(np.uint8, copy=False)
    width, height = frame.width, frame.height
    luma, chroma = width * height, width * height // 4
    half = (height // 2, width // 2)
    return Planes(
        flat[:luma].reshape(height, width),
        flat[luma : luma + chroma].reshape(half),
        flat[luma + chroma :].reshape(half),
    )
