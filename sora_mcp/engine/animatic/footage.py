"""A video from outside or of our own: measured, and read as frames at 24 per second and sound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.video.reformatter import ColorRange, Colorspace
from PIL import Image

from sora_mcp.engine.animatic.planes import Planes, from_image, from_yuv420p
from sora_mcp.engine.animatic.sound import RATE_HZ, Samples
from sora_mcp.engine.renderer import INVALID_INPUT, TOTAL_MAX_SECONDS, Measured, RenderError

FPS = 24
SIDE_MAX_PX = 1920  # larger footage is scaled down to this longer side
_DECODED_MAX_PX = 8192 * 4320  # one decoded frame; beyond 8K it is a bomb, not a clip


@contextmanager
def opened(path: Path) -> Iterator[InputContainer]:
    """The file as a container with a picture track, closed in the end.

    Raises:
        RenderError: the file is broken, or has no picture; also when decoding inside fails.
    """
    try:
        # The format is given, so that no other parser ever sees a file from outside.
        kind = "matroska" if path.suffix == ".webm" else "mov"
        with av.open(str(path), format=kind, options={"protocol_whitelist": "file"}) as container:
            if not container.streams.video:
                raise RenderError("The video file has no picture in it.", code=INVALID_INPUT)
            yield container
    except (av.error.FFmpegError, EOFError) as error:
        raise RenderError(
            "The video file is damaged or cut short and cannot be read to its end; "
            "save it again as MP4 (H.264).",
            code=INVALID_INPUT,
        ) from error


def measure(path: Path) -> Measured:
    """Size as it will be shown (upright, even, at most 1920 px) and length of a video file.

    Raises:
        RenderError: broken, too large or too long.
    """
    with opened(path) as container:
        first = next(_frames(container), None)
        if first is None:
            raise RenderError("The video file has no pictures in it.", code=INVALID_INPUT)
        seconds = _length_s(container)
        width, height = _shown_px(first)
    if seconds > TOTAL_MAX_SECONDS:
        raise RenderError(
            f"The video is {seconds:.0f} s long; the most is {TOTAL_MAX_SECONDS:.0f} s.",
            code=INVALID_INPUT,
        )
    return Measured(width, height, max(1, round(seconds * FPS)) / FPS)


def is_made_by(path: Path, maker: str) -> bool:
    """Whether the file's comment names `maker`; anybody can write there, so trust it little."""
    with opened(path) as container:
        return maker in container.metadata.get("comment", "")


def pictures(path: Path, width_px: int, height_px: int, count: int) -> Iterator[Planes]:
    """Exactly `count` pictures at 24 per second; the last is held where the file is shorter.

    Raises:
        RenderError: the file breaks off or holds no pictures.
    """
    with opened(path) as container:
        index, shown = 0, None
        start: float | None = None
        for frame in _frames(container):
            at = float(frame.time or 0.0)
            start = at if start is None else start
            due = min(count, round((at - start) * FPS))
            while shown is not None and index < due:
                yield shown
                index += 1
            if index >= count:
                return
            shown = _to_planes(frame, width_px, height_px)
    if shown is None:
        raise RenderError("The video file has no pictures in it.", code=INVALID_INPUT)
    for _ in range(count - index):
        yield shown


class Track:
    """The sound of a video file, read in order; silence where there is none."""

    def __init__(self, path: Path) -> None:
        self._blocks = _sound_blocks(path)
        self._held = np.zeros((2, 0), dtype=np.float32)

    def read(self, count: int) -> Samples:
        """The next samples."""
        while self._held.shape[1] < count:
            block = next(self._blocks, None)
            if block is None:
                missing = count - self._held.shape[1]
                block = np.zeros((2, missing), dtype=np.float32)
            self._held = np.concatenate((self._held, block), axis=1)
        out, self._held = self._held[:, :count], self._held[:, count:]
        return out


def _sound_blocks(path: Path) -> Iterator[Samples]:
    with opened(path) as container:
        if not container.streams.audio:
            return
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=RATE_HZ)
        for frame in container.decode(audio=0):
            for block in resampler.resample(frame):
                yield block.to_ndarray().astype(np.float32)
        for block in resampler.resample(None):
            yield block.to_ndarray().astype(np.float32)


def _frames(container: InputContainer) -> Iterator[av.VideoFrame]:
    stream = container.streams.video[0]
    if (stream.width or 0) * (stream.height or 0) > _DECODED_MAX_PX:
        raise RenderError(
            f"The video's pictures have {stream.width} x {stream.height} pixels; that is too many.",
            code=INVALID_INPUT,
        )
    stream.thread_type = "AUTO"
    yield from container.decode(stream)


def _length_s(container: InputContainer) -> float:
    stream = container.streams.video[0]
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    if container.duration:
        return float(Fraction(container.duration, av.time_base))
    return _counted_length_s(container)  # as browsers record WebM: no length in the header


def _counted_length_s(container: InputContainer) -> float:
    container.seek(0)
    times = [float(p.pts * p.time_base) for p in container.demux(video=0) if p.pts is not None]
    return max(times) - min(times) + 1 / FPS if times else 0.0


def _shown_px(frame: av.VideoFrame) -> tuple[int, int]:
    width, height = frame.width, frame.height
    if frame.rotation % 180:
        width, height = height, width
    scale = min(1.0, SIDE_MAX_PX / max(width, height))
    return max(2, int(width * scale) // 2 * 2), max(2, int(height * scale) // 2 * 2)


def _to_planes(frame: av.VideoFrame, width_px: int, height_px: int) -> Planes:
    """The frame upright, at the asked size, in BT.709 limited range."""
    if _is_ours(frame, width_px, height_px):
        return from_yuv420p(frame)
    colourspace = Colorspace.ITU601 if frame.height < 720 else Colorspace.ITU709
    known = frame.colorspace in (Colorspace.ITU709, Colorspace.ITU601, Colorspace.SMPTE170M)
    turned = frame.rotation % 360
    sideways = bool(turned % 180)
    rgb = frame.reformat(
        width=height_px if sideways else width_px,
        height=width_px if sideways else height_px,
        format="rgb24",
        src_colorspace=frame.colorspace if known else colourspace,
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.JPEG,
        interpolation="BICUBIC",
    )
    upright = np.rot90(rgb.to_ndarray(), turned // 90)
    return from_image(Image.fromarray(np.ascontiguousarray(upright)))


def _is_ours(frame: av.VideoFrame, width_px: int, height_px: int) -> bool:
    return (
        (frame.width, frame.height) == (width_px, height_px)
        and frame.format.name == "yuv420p"
        and frame.rotation == 0
        and frame.colorspace == Colorspace.ITU709
        and frame.color_range == ColorRange.MPEG
    )
