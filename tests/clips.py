"""Small video files for tests, made with PyAV, and what a viewer would see and hear of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Picture = Callable[[int], Pixels]


@dataclass(frozen=True)
class Seen:
    """A decoded video: frames as RGB (height, width, 3), sound as (2, samples) or None."""

    frames: list[Pixels]
    sound: NDArray[np.float32] | None
    fps: float
    seconds: float
    metadata: dict[str, str]
    codecs: tuple[str, ...]
    pixel_format: str
    colours: tuple[int, int, int, int]

    @property
    def size(self) -> tuple[int, int]:
        height, width = self.frames[0].shape[:2]
        return width, height


def look(path: Path) -> Seen:
    """Decode a whole file."""
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        context = video.codec_context
        colours = (
            context.colorspace, context.color_primaries, context.color_trc, context.color_range,
        )  # fmt: skip
        frames = [
            frame.to_ndarray(format="rgb24").astype(np.uint8) for frame in container.decode(video)
        ]
        return Seen(
            frames=frames,
            sound=_hear(path),
            fps=float(video.average_rate or 0),
            seconds=float((container.duration or 0) / av.time_base),
            metadata=dict(container.metadata),
            codecs=tuple(stream.codec_context.name for stream in container.streams),
            pixel_format=str(context.pix_fmt),
            colours=tuple(int(value) for value in colours),  # type: ignore[arg-type]
        )


def _hear(path: Path) -> NDArray[np.float32] | None:
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return None
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=48_000)
        blocks = [
            block.to_ndarray() for frame in container.decode(audio=0)
            for block in resampler.resample(frame)
        ]  # fmt: skip
        return np.concatenate(blocks, axis=1)


def flat(red: int, green: int, blue: int, size: tuple[int, int] = (96, 64)) -> Picture:
    """The same colour in every frame."""
    return lambda _: np.full((size[1], size[0], 3), (red, green, blue), dtype=np.uint8)


def write(
    path: Path,
    picture: Picture,
    *,
    frames: int = 24,
    fps: int = 24,
    tone_hz: float | None = 440.0,
    tone_s: float | None = None,
    codec: str = "libx264",
    options: dict[str, str] | None = None,
) -> Path:
    """A clip of `frames` pictures, with a sine as its sound unless `tone_hz` is None.

    The sine ends after `tone_s` seconds, then there is silence.
    """
    with av.open(str(path), "w", options=options or {}) as container:
        video = container.add_stream(codec, rate=fps)
        assert isinstance(video, VideoStream)
        video.height, video.width = picture(0).shape[:2]
        # Odd sizes exist only without chroma subsampling.
        video.pix_fmt = "yuv444p" if video.height % 2 or video.width % 2 else "yuv420p"
        audio: AudioStream | None = None
        if tone_hz:
            added = container.add_stream("aac" if codec == "libx264" else "libopus", rate=48_000)
            assert isinstance(added, AudioStream)
            audio = added
            audio.layout = "mono"
        for index in range(frames):
            frame = av.VideoFrame.from_ndarray(picture(index), format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, fps)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        if audio and tone_hz:
            count = 48_000 * frames // fps
            wave = 0.5 * np.sin(2 * np.pi * tone_hz * np.arange(count) / 48_000)
            if tone_s is not None:
                wave[round(48_000 * tone_s) :] = 0
            block = av.AudioFrame.from_ndarray(
                wave.astype(np.float32)[None, :], format="flt", layout="mono"
            )
            block.sample_rate, block.time_base, block.pts = 48_000, Fraction(1, 48_000), 0
            container.mux(audio.encode(block))
            container.mux(audio.encode(None))
    return path


def pitch_hz(sound: NDArray[np.float32]) -> float:
    """The strongest frequency of the left channel."""
    spectrum = np.abs(np.fft.rfft(sound[0] * np.hanning(sound.shape[1])))
    return float(np.argmax(spectrum) * 48_000 / sound.shape[1])
