"""The pictures of a joined film: brought to one size and rate, dissolved, and encoded."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from fractions import Fraction
from typing import Any

import av
import numpy as np
from av.container import OutputContainer
from av.packet import Packet
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream
from numpy.typing import NDArray

from sora_mcp.cutting.sources import Source, damage, frames, opened

Pixels = NDArray[np.uint8]  # the planes of yuv420p, flat, one behind the other

_X264 = {"preset": "veryfast", "crf": "18"}
_BLACK = (16, 128, 128)  # in limited range


def matrix(frame: av.VideoFrame) -> int:
    """The colour matrix: as told, else as players guess it, by the height."""
    if frame.colorspace in (
        Colorspace.ITU709,
        Colorspace.ITU601,
        Colorspace.SMPTE170M,
        Colorspace.BT2020,
    ):
        return frame.colorspace
    return Colorspace.ITU601 if frame.height < 720 else Colorspace.ITU709


def reel(
    source: Source, width_px: int, height_px: int, fps: Fraction, count: int
) -> Generator[Pixels]:
    """Exactly `count` pictures at `fps`; each is held until the next one's time.

    Raises:
        UncuttableError: the file breaks off.
    """
    index, shown = 0, None
    for at, frame in frames(source):
        due = min(count, round(at * fps))
        while shown is not None and index < due:
            yield shown
            index += 1
        if index >= count:
            return
        shown = fitted(frame, source, width_px, height_px)
    if shown is None:
        raise damage(source.path, Fraction(0))
    for _ in range(count - index):
        yield shown


def fitted(frame: av.VideoFrame, source: Source, width_px: int, height_px: int) -> Pixels:
    """The picture upright, whole, in the middle of an even size, in BT.709 limited range."""
    width, height = _inner(source.size_px, width_px, height_px)
    sideways = bool(source.look.turned % 180)
    scaled = frame.reformat(
        width=height if sideways else width,
        height=width if sideways else height,
        format="yuv420p",
        src_colorspace=matrix(frame),
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.MPEG,
        interpolation="BICUBIC",
    )
    pixels: Pixels = scaled.to_ndarray().astype(np.uint8, copy=False).reshape(-1)
    if not source.look.turned and (width, height) == (width_px, height_px):
        return pixels
    planes = _planes(pixels, scaled.width, scaled.height)
    return _framed(planes, source.look.turned // 90, width_px, height_px)


def _inner(size_px: tuple[int, int], width_px: int, height_px: int) -> tuple[int, int]:
    scale = min(Fraction(width_px, size_px[0]), Fraction(height_px, size_px[1]))
    inner = [max(2, round(side * scale / 2) * 2) for side in size_px]
    return min(inner[0], width_px), min(inner[1], height_px)


def _planes(pixels: Pixels, width_px: int, height_px: int) -> list[Pixels]:
    whole, half = width_px * height_px, width_px * height_px // 4
    return [
        pixels[:whole].reshape(height_px, width_px),
        pixels[whole : whole + half].reshape(height_px // 2, width_px // 2),
        pixels[whole + half :].reshape(height_px // 2, width_px // 2),
    ]


def _framed(planes: list[Pixels], quarters: int, width_px: int, height_px: int) -> Pixels:
    canvas = np.empty(width_px * height_px * 3 // 2, dtype=np.uint8)
    targets = _planes(canvas, width_px, height_px)
    for plane, target, black in zip(planes, targets, _BLACK, strict=True):
        upright = np.rot90(plane, quarters)
        height, width = upright.shape
        top, left = (target.shape[0] - height) // 2, (target.shape[1] - width) // 2
        if target is targets[0]:  # where the chroma planes can follow
            top, left = top // 2 * 2, left // 2 * 2
        target[:] = black
        target[top : top + height, left : left + width] = upright
    return canvas


def dissolved(
    reels: Sequence[Generator[Pixels]], counts: Sequence[int], fades: Sequence[int]
) -> Iterator[Pixels]:
    """The reels behind each other; `fades[k]` pictures at the cut after reel `k` are mixtures."""
    for place, pictures in enumerate(reels):
        before = fades[place - 1] if place else 0
        after = fades[place] if place < len(fades) else 0
        for index in range(before):
            last = next(reels[place - 1])
            yield _mixed(last, next(pictures), Fraction(index + 1, before + 1))
        if place:
            reels[place - 1].close()  # many decoders would be many gigabytes
        for _ in range(counts[place] - before - after):
            yield next(pictures)


def _mixed(a: Pixels, b: Pixels, share: Fraction) -> Pixels:
    parts = round(share * 256)  # in 256ths, so that 16 bits are enough
    mixed = (a.astype(np.uint16) * (256 - parts) + b.astype(np.uint16) * parts + 128) >> 8
    return mixed.astype(np.uint8)


def add_track(
    container: OutputContainer, width_px: int, height_px: int, fps: Fraction
) -> VideoStream:
    """An H.264 track as every player takes it."""
    stream = container.add_stream("libx264", rate=fps, options=_X264)
    stream.width, stream.height, stream.pix_fmt = width_px, height_px, "yuv420p"
    context = stream.codec_context
    context.colorspace = context.color_primaries = context.color_trc = 1  # BT.709
    context.color_range = 1  # limited
    context.gop_size = max(1, round(2 * fps))
    return stream


def encoded(
    stream: VideoStream, pictures: Iterator[Pixels], fps: Fraction
) -> Iterator[Packet[Any]]:
    """The pictures as packets of `stream`."""
    width, height = stream.width, stream.height
    for index, pixels in enumerate(pictures):
        frame = av.VideoFrame.from_ndarray(pixels.reshape(height * 3 // 2, width), format="yuv420p")
        frame.colorspace, frame.color_range = Colorspace.ITU709, ColorRange.MPEG
        frame.pts, frame.time_base = index, 1 / fps
        yield from stream.encode(frame)
    yield from stream.encode(None)


def copied(
    stream: VideoStream, sources: Sequence[Source], starts: Sequence[Fraction]
) -> Iterator[Packet[Any]]:
    """The picture packets as they are, each source's from its start on.

    Raises:
        UncuttableError: a file breaks off.
    """
    for source, start in zip(sources, starts, strict=True):
        reached = Fraction(0)
        try:
            with opened(source.path) as container:
                for packet in container.demux(container.streams.video[0]):
                    if packet.size == 0 or packet.pts is None or packet.dts is None:
                        continue
                    reached = packet.pts * packet.time_base - source.start
                    shift = round((start - source.start) / packet.time_base)
                    packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
                    packet.stream = stream
                    yield packet
        except (av.error.FFmpegError, EOFError) as error:
            raise damage(source.path, reached) from error
