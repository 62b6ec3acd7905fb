"""The sound of a joined film: one rate, as long as its pictures, faded, encoded or copied."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import Any

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from numpy.typing import NDArray

from sora_mcp.cutting.sources import Source, Voice, damage, opened

Samples = NDArray[np.float32]  # (2, count), -1..1
Span = tuple[Fraction, Fraction]  # from when to when a part is in the film, in seconds

RATE_HZ = 48_000
_BIT_RATE = 160_000
_BLOCK = 1024  # samples of one AAC packet
_GAP_MAX_SAMPLES = RATE_HZ // 20  # smaller ones come from rounded timestamps


class Track:
    """The sound of a source from its first picture on, read in order; then silence."""

    def __init__(self, source: Source) -> None:
        self._blocks = _blocks(source)
        self._held = _silence(0)

    def read(self, count: int) -> Samples:
        """The next samples."""
        while self._held.shape[1] < count:
            block = next(self._blocks, None)
            if block is None:
                block = _silence(count - self._held.shape[1])
            self._held = np.concatenate((self._held, block), axis=1)
        out, self._held = self._held[:, :count], self._held[:, count:]
        return out

    def close(self) -> None:
        """Close the file."""
        self._blocks.close()


def _silence(count: int) -> Samples:
    return np.zeros((2, count), dtype=np.float32)


def _blocks(source: Source) -> Generator[Samples]:
    """Blocks at their moments: what is early is cut off, gaps are filled."""
    placed = 0
    for moment, block in _resampled(source) if source.voice else ():
        gap = round(moment * RATE_HZ) - placed
        if placed and abs(gap) <= _GAP_MAX_SAMPLES:
            gap = 0
        for begun in range(0, gap, RATE_HZ):
            yield _silence(min(RATE_HZ, gap - begun))
        left = block[:, max(0, -gap) :]
        placed += max(0, gap) + left.shape[1]
        yield left


def _resampled(source: Source) -> Iterator[tuple[Fraction, Samples]]:
    moment = Fraction(0)
    try:
        with opened(source.path) as container:
            stream = container.streams.audio[0]
            # One channel is doubled by us: FFmpeg would make it 3 dB quieter.
            layout = "mono" if stream.layout.name == "mono" else "stereo"
            resampler = av.AudioResampler(format="fltp", layout=layout, rate=RATE_HZ)
            for frame in chain(container.decode(stream), (None,)):
                for block in resampler.resample(frame):
                    if block.pts is not None and block.time_base:
                        moment = block.pts * block.time_base - source.start
                    samples = block.to_ndarray().astype(np.float32)
                    yield moment, np.broadcast_to(samples, (2, block.samples))
                    moment += Fraction(block.samples, RATE_HZ)
    except (av.error.FFmpegError, EOFError) as error:
        raise damage(source.path, max(Fraction(0), moment)) from error


def joined(tracks: Sequence[Track], spans: Sequence[Span]) -> Iterator[Samples]:
    """The tracks at their places; where two overlap, one fades into the other."""
    edges = [(round(start * RATE_HZ), round(end * RATE_HZ)) for start, end in spans]
    for place, track in enumerate(tracks):
        start, end = edges[place]
        if place:
            fading = edges[place - 1][1] - start
            yield _faded(tracks[place - 1].read(fading), track.read(fading))
            tracks[place - 1].close()
            start += fading
        if place + 1 < len(edges):
            end = edges[place + 1][0]
        for at in range(start, end, _BLOCK):
            yield track.read(min(_BLOCK, end - at))


def _faded(out: Samples, into: Samples) -> Samples:
    """Equal power: the squares of both gains add up to one."""
    angle = np.linspace(0, np.pi / 2, out.shape[1], dtype=np.float32)
    return out * np.cos(angle) + into * np.sin(angle)


def add_track(container: OutputContainer) -> AudioStream:
    """An AAC track as every player takes it."""
    stream = container.add_stream("aac", rate=RATE_HZ, layout="stereo")
    stream.bit_rate = _BIT_RATE
    return stream


def encoded(stream: AudioStream, blocks: Iterator[Samples]) -> Iterator[Packet[Any]]:
    """The samples as packets of `stream`."""
    at = 0
    for block in blocks:
        if not block.shape[1]:
            continue
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(block.clip(-1, 1)), format="fltp", layout="stereo"
        )
        frame.sample_rate, frame.time_base, frame.pts = RATE_HZ, Fraction(1, RATE_HZ), at
        at += block.shape[1]
        yield from stream.encode(frame)
    yield from stream.encode(None)


def can_copy(sources: Sequence[Source]) -> bool:
    """Whether packets can stay: AAC alike, and each as long as its pictures to within a packet."""
    voice = sources[0].voice
    if voice is None or voice.codec != "aac" or voice.time_base != Fraction(1, voice.rate_hz):
        return False
    slack = Fraction(voice.packet_samples, voice.rate_hz)
    return all(
        source.voice == voice
        and source.heard is not None
        and source.heard[0] <= slack
        and source.heard[1] >= source.seconds - slack
        for source in sources
    )


def copied(
    stream: AudioStream, voice: Voice, sources: Sequence[Source], spans: Sequence[Span]
) -> Iterator[Packet[Any]]:
    """The sound packets as they are, gapless, each at most half a packet from its moment.

    A packet at a cut that would overlap with the one before is left out: every source begins with
    one that only prepares the decoder, and ends with one that lasts beyond its pictures.

    Raises:
        UncuttableError: a file breaks off.
    """
    rate_hz, size = voice.rate_hz, voice.packet_samples
    reached: int | None = None
    for source, (start, end) in zip(sources, spans, strict=True):
        for packet in _packets(source):
            at = round(((packet.pts or 0) * packet.time_base - source.start + start) * rate_hz)
            reached = at if reached is None else reached
            left = round(end * rate_hz) - max(at, reached)
            if at < reached - size // 2 or left <= 0:
                continue
            packet.duration = min(size, left)
            packet.pts = packet.dts = reached
            packet.stream = stream
            yield packet
            reached += size


def _packets(source: Source) -> Iterator[Packet[Any]]:
    try:
        with opened(source.path) as container:
            for packet in container.demux(container.streams.audio[0]):
                if packet.size and packet.pts is not None:
                    yield packet
    except (av.error.FFmpegError, EOFError) as error:
        raise damage(source.path, source.seconds) from error
