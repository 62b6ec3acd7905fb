"""Pictures and sound into one MP4 that browsers play; encoding goes on beside the drawing."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from sora_mcp import __version__
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.sound import RATE_HZ, Sound
from sora_mcp.engine.animatic.takes import FPS
from sora_mcp.engine.renderer import MODEL

_SAMPLES_PER_PICTURE = RATE_HZ // FPS
_AHEAD = 4  # pictures that may wait for the encoder
DRAFT = "Draft animatic made by sora-mcp"  # how the comment of a draft begins
DRAFT_SAYS = f"{DRAFT} {__version__} ({MODEL}); not AI-generated footage."
EDITED_SAYS = f"Footage edited with sora-mcp {__version__} ({MODEL})."
# Of footage that a draft goes on from; to be filled in with where.
PARTLY_SAYS = f"From {{:.2f}} s on, draft animatic made by sora-mcp {__version__} ({MODEL})."
# One thread, so that equal pictures give equal bytes on every machine.
# B-frames always in threes: choosing how many costs more than it saves.
_X264 = {"preset": "superfast", "crf": "21", "threads": "1", "b_strategy": "0"}


class Reel:
    """An MP4 being written: pictures are added by one thread and encoded by another."""

    def __init__(self, container: OutputContainer, sound: Sound, size_px: tuple[int, int]) -> None:
        self._container, self._sound = container, sound
        self._video = _video_stream(container, *size_px)
        self._audio = _audio_stream(container)
        self._waiting: queue.Queue[Pixels | None] = queue.Queue(_AHEAD)
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._encode_all, daemon=True)
        self._thread.start()

    def add(self, picture: Pixels) -> None:
        """Append one BGR picture of the reel's size; it must not be drawn on afterwards."""
        while True:
            self._check()
            try:
                return self._waiting.put(picture, timeout=1)
            except queue.Full:
                continue

    def finish(self) -> None:
        """Wait until everything is encoded."""
        self._stop()
        self._check()

    def abandon(self) -> None:
        """End the encoder after a failure elsewhere."""
        self._failure = self._failure or RuntimeError("abandoned")
        self._stop()

    def _stop(self) -> None:
        while self._thread.is_alive():
            try:
                self._waiting.put(None, timeout=0.1)
                break
            except queue.Full:
                continue
        self._thread.join()

    def _check(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _encode_all(self) -> None:
        try:
            count = 0
            while (picture := self._waiting.get()) is not None:
                if self._failure is None:
                    self._encode(picture, count)
                count += 1
            if self._failure is None:
                self._container.mux(self._video.encode(None))
                self._container.mux(self._audio.encode(None))
        except BaseException as failure:  # noqa: BLE001 - it is raised again where pictures are added
            self._failure = failure
            self._drain()

    def _drain(self) -> None:
        while self._waiting.get() is not None:
            continue

    def _encode(self, picture: Pixels, count: int) -> None:
        planes = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2YUV_I420), dtype=np.uint8)
        frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
        frame.colorspace, frame.color_range = Colorspace.SMPTE170M, ColorRange.MPEG
        frame.pts, frame.time_base = count, Fraction(1, FPS)
        samples = self._sound.read(_SAMPLES_PER_PICTURE).clip(-1, 1).copy()
        block = av.AudioFrame.from_ndarray(samples, format="fltp", layout="stereo")
        block.sample_rate, block.time_base = RATE_HZ, Fraction(1, RATE_HZ)
        block.pts = count * _SAMPLES_PER_PICTURE
        self._container.mux(self._video.encode(frame))
        self._container.mux(self._audio.encode(block))


@contextmanager
def written(
    path: Path, size_px: tuple[int, int], sound: Sound, title: str, says: str = DRAFT_SAYS
) -> Iterator[Reel]:
    """An MP4 at `path`, whole when the block is left without an error."""
    options = {"movflags": "+faststart"}
    with av.open(str(path), "w", format="mp4", options=options) as container:
        container.metadata.update({"comment": says, "title": title[:200]})
        reel = Reel(container, sound, size_px)
        try:
            yield reel
        except BaseException:
            reel.abandon()
            raise
        reel.finish()


def _video_stream(container: OutputContainer, width_px: int, height_px: int) -> VideoStream:
    stream = container.add_stream("libx264", rate=FPS, options=_X264)
    stream.width, stream.height, stream.pix_fmt = width_px, height_px, "yuv420p"
    context = stream.codec_context
    context.color_primaries = context.color_trc = 1  # BT.709
    context.colorspace, context.color_range = 6, 1  # BT.601 matrix, limited: what cv2 makes
    context.gop_size = 2 * FPS
    return stream


def _audio_stream(container: OutputContainer) -> AudioStream:
    stream = container.add_stream("aac", rate=RATE_HZ, layout="stereo")
    stream.bit_rate = 128_000
    return stream
