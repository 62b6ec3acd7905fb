"""Pictures and sound into one MP4 that browsers play: H.264, AAC, index at the front."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream

from sora_mcp import __version__
from sora_mcp.engine.animatic.footage import FPS
from sora_mcp.engine.animatic.planes import Planes
from sora_mcp.engine.animatic.sound import RATE_HZ, Sound
from sora_mcp.engine.renderer import MODEL

_SAMPLES_PER_PICTURE = RATE_HZ // FPS
_COMMENT = f"Draft animatic made by sora-mcp {__version__} ({MODEL}); not AI-generated footage."
# One thread, so that equal pictures give equal bytes on every machine.
_X264 = {"preset": "superfast", "crf": "21", "threads": "1"}


class Film:
    """An MP4 being written: one picture at a time, each with its slice of the sound."""

    def __init__(self, container: OutputContainer, width_px: int, height_px: int) -> None:
        self._container = container
        self._video = _video_stream(container, width_px, height_px)
        self._audio = _audio_stream(container)
        self._count = 0

    def add(self, picture: Planes, sound: Sound) -> None:
        """Append one picture and 1/24 s of sound."""
        frame = picture.to_frame()
        frame.pts, frame.time_base = self._count, Fraction(1, FPS)
        block = av.AudioFrame.from_ndarray(
            sound.read(_SAMPLES_PER_PICTURE).clip(-1, 1).copy(), format="fltp", layout="stereo"
        )
        block.sample_rate, block.time_base = RATE_HZ, Fraction(1, RATE_HZ)
        block.pts = self._count * _SAMPLES_PER_PICTURE
        self._container.mux(self._video.encode(frame))
        self._container.mux(self._audio.encode(block))
        self._count += 1

    def finish(self) -> None:
        """Write what the encoders still hold."""
        self._container.mux(self._video.encode(None))
        self._container.mux(self._audio.encode(None))


@contextmanager
def written(path: Path, width_px: int, height_px: int, title: str) -> Iterator[Film]:
    """An MP4 at `path`, whole when the block is left without an error."""
    options = {"movflags": "+faststart"}
    with av.open(str(path), "w", format="mp4", options=options) as container:
        container.metadata.update({"comment": _COMMENT, "title": title[:200]})
        film = Film(container, width_px, height_px)
        yield film
        film.finish()


def _video_stream(container: OutputContainer, width_px: int, height_px: int) -> VideoStream:
    stream = container.add_stream("libx264", rate=FPS, options=_X264)
    stream.width, stream.height, stream.pix_fmt = width_px, height_px, "yuv420p"
    context = stream.codec_context
    context.colorspace = context.color_primaries = context.color_trc = 1  # BT.709
    context.color_range = 1  # limited
    context.gop_size = 2 * FPS
    return stream


def _audio_stream(container: OutputContainer) -> AudioStream:
    stream = container.add_stream("aac", rate=RATE_HZ, layout="stereo")
    stream.bit_rate = 128_000
    return stream
