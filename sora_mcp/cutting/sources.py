"""A video to be cut: measured from its packets, and read as pictures that know their moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.stream import VideoStream

from sora_mcp.cutting.tally import Tally

_DECODED_MAX_PX = 8192 * 4320  # one decoded frame; beyond 8K it is a bomb, not a clip
_FPS_MAX = 120
_FPS_USUAL = tuple(
    Fraction(n, d)
    for n, d in ((24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (50, 1), (60, 1))
)
_SLACK_S = Fraction(1, 2)  # a header may promise this much more than the packets hold
_AFTER_START = Fraction(0)


class UncuttableError(Exception):
    """Raised for what cannot be cut; one sentence for the person who asked."""


@dataclass(frozen=True)
class Look:
    """What two videos' pictures have in common when their packets fit behind each other."""

    codec: str
    tag: str
    width_px: int
    height_px: int
    pixel_format: str | None
    aspect: Fraction | None
    turned: int
    fps: Fraction
    extradata: bytes | None


@dataclass(frozen=True)
class Voice:
    """What two videos' sounds have in common when their packets fit behind each other."""

    codec: str
    rate_hz: int
    layout: str
    profile: str | None
    time_base: Fraction | None
    packet_samples: int
    extradata: bytes | None


@dataclass(frozen=True)
class Source:
    """A measured video. Times are seconds after its first picture, sizes are upright.

    Attributes:
        start: the first picture's moment on the file's own clock, in seconds.
        can_copy: its picture packets can stand behind others.
        heard: from when to when its sound lasts; None without sound, or with gaps in it.
        damaged: the file is cut short, and `seconds` is what is left.
    """

    path: Path
    start: Fraction
    seconds: Fraction
    look: Look
    can_copy: bool
    voice: Voice | None
    heard: tuple[Fraction, Fraction] | None
    damaged: bool

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height as shown: upright, with square pixels."""
        aspect = self.look.aspect or 1
        width, height = max(1, round(self.look.width_px * aspect)), self.look.height_px
        return (height, width) if self.look.turned % 180 else (width, height)

    def silent(self) -> Source:
        """This source without its sound."""
        return replace(self, voice=None, heard=None)

    def whole(self) -> Source:
        """This source.

        Raises:
            UncuttableError: it is cut short.
        """
        if self.damaged:
            raise damage(self.path, self.seconds)
        return self


def damage(path: Path, after: Fraction) -> UncuttableError:
    """The error for a file that cannot be read beyond `after`."""
    return UncuttableError(f"{path.name} is damaged after {float(after):.1f} s.")


@contextmanager
def opened(path: Path) -> Iterator[InputContainer]:
    """The file as a container with a picture track, closed in the end.

    Raises:
        UncuttableError: it is missing, no video, or has no picture.
    """
    options = {"protocol_whitelist": "file"}
    try:
        container = av.open(str(path), format=_kind(path), options=options)
    except (av.error.FFmpegError, EOFError) as error:
        raise UncuttableError(f"{path.name} is damaged and cannot be opened.") from error
    with container:
        streams = container.streams.video
        if not streams:
            raise UncuttableError(f"{path.name} has no picture.")
        if (streams[0].width or 0) * (streams[0].height or 0) > _DECODED_MAX_PX:
            size = f"{streams[0].width} x {streams[0].height}"
            raise UncuttableError(f"{path.name} has pictures of {size} pixels; that is too many.")
        yield container


def measured(path: Path) -> Source:
    """Measure a video by its packets and its first picture, since headers may lie.

    Raises:
        UncuttableError: as `opened`, or it has no picture that can be decoded.
    """
    with opened(path) as container:
        turned = _first_turned(container, path)
    with opened(path) as container:
        video, audio = container.streams.video[0], next(iter(container.streams.audio), None)
        seen, heard = Tally(1 / (video.guessed_rate or Fraction(24))), Tally(Fraction(0))
        try:
            for packet in container.demux([video, audio] if audio else [video]):
                (seen if packet.stream is video else heard).add(packet)
        except (av.error.FFmpegError, EOFError) as error:
            raise damage(path, seen.length) from error
        if not seen.count:
            raise UncuttableError(f"{path.name} has no picture.")
        return Source(
            path=path,
            start=seen.first,
            seconds=seen.length,
            look=_look(video, turned, seen),
            can_copy=seen.is_orderly and not seen.discarded,
            voice=_voice(audio, heard) if audio and heard.count else None,
            heard=heard.span(seen.first) if heard.count else None,
            damaged=_is_cut_short(container, path, max(seen.end, heard.end)),
        )


def frames(
    source: Source, near: Fraction = _AFTER_START
) -> Iterator[tuple[Fraction, av.VideoFrame]]:
    """Pictures with their moments, from the key picture before `near` on.

    Raises:
        UncuttableError: the file breaks off.
    """
    moment, step = near, 1 / source.look.fps
    try:
        with opened(source.path) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            if near > 0 and stream.time_base:
                container.seek(int((source.start + near) / stream.time_base), stream=stream)
            for frame in container.decode(stream):
                if frame.pts is None or frame.time_base is None:
                    moment += step
                else:
                    moment = frame.pts * frame.time_base - source.start
                yield moment, frame
    except (av.error.FFmpegError, EOFError) as error:
        raise damage(source.path, moment) from error


def _kind(path: Path) -> str:
    """The container's format, so that no other parser ever sees a file from outside."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError as error:
        raise UncuttableError(f"{path.name} cannot be read: {error.strerror}.") from error
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "matroska"
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip"):
        return "mov"
    raise UncuttableError(
        f"{path.name} is empty." if not head else f"{path.name} is no MP4, MOV or WebM video."
    )


def _first_turned(container: InputContainer, path: Path) -> int:
    try:
        frame = next(container.decode(container.streams.video[0]), None)
    except (av.error.FFmpegError, EOFError) as error:
        raise damage(path, Fraction(0)) from error
    if frame is None:
        raise UncuttableError(f"{path.name} has no picture.")
    return frame.rotation % 360


def _look(video: VideoStream, turned: int, seen: Tally) -> Look:
    context = video.codec_context
    return Look(
        codec=context.codec.canonical_name,
        tag=video.codec_tag,
        width_px=context.width,
        height_px=context.height,
        pixel_format=context.pix_fmt,
        aspect=video.sample_aspect_ratio or None,
        turned=turned,
        fps=_fps(video.guessed_rate, seen.count / seen.length),
        extradata=context.extradata,
    )


def _fps(told: Fraction | None, counted: Fraction) -> Fraction:
    """The told or usual rate that the count agrees with (to 0.5 %), else what was counted."""
    usual = sorted(_FPS_USUAL, key=lambda fps: abs(fps - counted))
    for fps in (told, *usual):
        if fps and abs(fps - counted) * 200 <= counted:
            return fps
    return min(max(counted, Fraction(1)), Fraction(_FPS_MAX)).limit_denominator(1001)


def _voice(audio: AudioStream, heard: Tally) -> Voice:
    context = audio.codec_context
    return Voice(
        codec=context.codec.canonical_name,
        rate_hz=context.sample_rate,
        layout=context.layout.name,
        profile=context.profile,
        time_base=audio.time_base,
        packet_samples=heard.longest,
        extradata=context.extradata,
    )


def _is_cut_short(container: InputContainer, path: Path, end: Fraction) -> bool:
    """Whether the index points behind the file's end, or the header promises much more."""
    size = path.stat().st_size
    streams = [*container.streams.video, *container.streams.audio]
    if any(entry.pos + entry.size > size for s in streams for entry in s.index_entries):
        return True
    told = Fraction(container.duration or 0, av.time_base)
    return "matroska" in container.format.name and told - end > _SLACK_S
