"""A video from outside or of our own: measured, and read as BGR pictures at any moments."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.container import InputContainer
from av.video.reformatter import ColorRange, Colorspace

from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.takes import FPS
from sora_mcp.engine.renderer import INVALID_INPUT, TOTAL_MAX_SECONDS, Measured, RenderError

SIDE_MAX_PX = 1920  # larger footage is scaled down to this longer side
_DECODED_MAX_PX = 8192 * 4320  # one decoded frame; beyond 8K it is a bomb, not a clip
_TAIL_S = 1.0  # read for the last picture
_KNOWN = (Colorspace.ITU709, Colorspace.ITU601, Colorspace.SMPTE170M, Colorspace.BT2020)
_NO_PICTURES = "The video file has no pictures in it."


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
        first = next(decoded(container), None)
        if first is None:
            raise RenderError(_NO_PICTURES, code=INVALID_INPUT)
        seconds = _length_s(container)
        width, height = _shown_px(first, container.streams.video[0].sample_aspect_ratio)
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


def frames(path: Path, width_px: int, height_px: int, count: int) -> Iterator[Pixels]:
    """Exactly `count` pictures at 24 per second; the last is held where the file is shorter.

    Raises:
        RenderError: the file breaks off or holds no pictures.
    """
    moments = (index / FPS for index in range(count))
    for _, picture, _, _ in seen(path, width_px, height_px, moments, 0.5 / FPS):
        yield picture.copy()


def last_frame(path: Path, width_px: int, height_px: int) -> Pixels:
    """The last picture of a file.

    Raises:
        RenderError: the file breaks off or holds no pictures.
    """
    with opened(path) as container:
        stream = container.streams.video[0]
        length_s = _length_s(container)
        if length_s > 2 * _TAIL_S and stream.time_base:
            start = stream.start_time or 0
            container.seek(start + int((length_s - _TAIL_S) / stream.time_base), stream=stream)
        last = next(iter(deque(decoded(container), maxlen=1)), None)
        if last is None:
            raise RenderError(_NO_PICTURES, code=INVALID_INPUT)
        return picture_of(last, width_px, height_px)


Moment = tuple[float, Pixels, Pixels | None, float]


def seen(
    path: Path, width_px: int, height_px: int, moments: Iterable[float], slack_s: float,
    *, between: bool = False,
) -> Iterator[Moment]:  # fmt: skip
    """(moment, picture, next picture, way to it 0..1) at rising moments of a file.

    A picture is seen from `slack_s` before its own time on, and the last one is held. The next
    one is given where it is wanted `between`.

    Raises:
        RenderError: the file breaks off or holds no pictures.
    """
    reading = _Reading(path, width_px, height_px)
    with opened(path) as container:
        reading.start(container)
        for moment in moments:
            reading.go_to(moment + slack_s)
            after, share = reading.after(moment) if between else (None, 0.0)
            yield moment, reading.shown(), after, share


class _Reading:
    """A place in a file: the frame that is seen there and the one that follows."""

    def __init__(self, path: Path, width_px: int, height_px: int) -> None:
        self._size = width_px, height_px
        self._converted: dict[int, Pixels] = {}  # by number: the frame seen, and the next

    def start(self, container: InputContainer) -> None:
        self._frames = decoded(container)
        first = next(self._frames, None)
        if first is None:
            raise RenderError(_NO_PICTURES, code=INVALID_INPUT)
        self._start_s = float(first.time or 0.0)
        self._number, self._now, self._now_s = 0, first, 0.0
        self._read_next()

    def _read_next(self) -> None:
        self._next = next(self._frames, None)
        if self._next is not None:
            self._next_s = float(self._next.time or 0.0) - self._start_s

    def go_to(self, moment: float) -> None:
        while self._next is not None and self._next_s <= moment + 1e-6:
            self._now, self._now_s = self._next, self._next_s
            self._converted.pop(self._number, None)
            self._number += 1
            self._read_next()

    def shown(self) -> Pixels:
        return self._picture(self._number, self._now)

    def after(self, moment: float) -> tuple[Pixels | None, float]:
        if self._next is None or self._next_s <= self._now_s:
            return None, 0.0
        share = (moment - self._now_s) / (self._next_s - self._now_s)
        return self._picture(self._number + 1, self._next), min(1.0, max(0.0, share))

    def _picture(self, number: int, frame: av.VideoFrame) -> Pixels:
        if number not in self._converted:
            self._converted[number] = picture_of(frame, *self._size)
        return self._converted[number]


def decoded(container: InputContainer) -> Iterator[av.VideoFrame]:
    """The frames of a file, once it is known that they are not too large."""
    stream = container.streams.video[0]
    if (stream.width or 0) * (stream.height or 0) > _DECODED_MAX_PX:
        raise RenderError(
            f"The video's pictures have {stream.width} x {stream.height} pixels; that is too many.",
            code=INVALID_INPUT,
        )
    stream.thread_type = "AUTO"
    yield from container.decode(stream)


def picture_of(frame: av.VideoFrame, width_px: int, height_px: int) -> Pixels:
    """The frame upright, at the asked size, BGR."""
    if _is_ours(frame, width_px, height_px):
        planes = frame.to_ndarray()
        return np.asarray(cv2.cvtColor(planes, cv2.COLOR_YUV2BGR_I420), dtype=np.uint8)
    guessed = Colorspace.ITU601 if frame.height < 720 else Colorspace.ITU709
    sideways = bool(frame.rotation % 180)
    bgr = frame.reformat(
        width=height_px if sideways else width_px,
        height=width_px if sideways else height_px,
        format="bgr24",
        src_colorspace=frame.colorspace if frame.colorspace in _KNOWN else guessed,
        dst_color_range=ColorRange.JPEG,
        interpolation="BICUBIC",
    )
    upright = np.rot90(bgr.to_ndarray(), frame.rotation % 360 // 90)
    return np.ascontiguousarray(upright, dtype=np.uint8)


def _is_ours(frame: av.VideoFrame, width_px: int, height_px: int) -> bool:
    """Whether it is as `reel` writes it: then OpenCV's quick way gives the exact inverse."""
    return (
        (frame.width, frame.height) == (width_px, height_px)
        and frame.format.name == "yuv420p"
        and frame.rotation == 0
        and frame.colorspace in (Colorspace.ITU601, Colorspace.SMPTE170M)
        and frame.color_range == ColorRange.MPEG
    )


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


def _shown_px(frame: av.VideoFrame, aspect: Fraction | None) -> tuple[int, int]:
    width, height = frame.width * (aspect or 1), Fraction(frame.height)
    if frame.rotation % 180:
        width, height = height, width
    scale = min(1.0, SIDE_MAX_PX / max(width, height))
    return max(2, int(width * scale) // 2 * 2), max(2, int(height * scale) // 2 * 2)
