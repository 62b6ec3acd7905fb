"""Films that go on: new shots are drawn, and joined to the source without encoding it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from sora_mcp.cutting import joining
from sora_mcp.cutting.sources import measured
from sora_mcp.engine.animatic import footage, making, reel, takes
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.plan import Plan
from sora_mcp.engine.animatic.score import Score
from sora_mcp.engine.animatic.stills import Stills
from sora_mcp.engine.animatic.takes import FPS
from sora_mcp.engine.animatic.tracks import Silence, track
from sora_mcp.engine.renderer import (
    VIDEO_FILE,
    Measured,
    Progress,
    RenderSpec,
)

# What a picture costs, next to one that is drawn.
_READ, _ENCODED, _JOINED = 0.15, 0.5, 0.02


def extended(spec: RenderSpec, inputs: Path, output: Path, progress: Progress) -> Measured:
    """The source, and then the shots of the plan that begin at or after `kept_s`.

    Raises:
        RenderError, UncuttableError: the source cannot be used.
    """
    with _scratch(output) as scratch:
        return _Extension(spec, inputs, output, scratch, progress).made()


class _Extension:
    """One film that goes on, in the making; progress is told as the share of all its work."""

    def __init__(
        self, spec: RenderSpec, inputs: Path, output: Path, scratch: Path, progress: Progress
    ) -> None:
        self._spec, self._inputs, self._output, self._scratch = spec, inputs, output, scratch
        self._size, self._progress = making.size(spec), progress
        self._plan, self._source = making.planned(spec), inputs / making.named(spec.source)
        self._first = first_new(self._plan, spec.kept_s)
        self._kept = round(footage.measure(self._source).seconds * FPS)
        self._new = takes.counted(self._plan, first=self._first)
        self._fits = _fits(self._source, scratch / "sample.mp4", self._size)
        self._each = _READ if self._fits else _ENCODED
        self._total = self._new + self._kept * self._each + (self._kept + self._new) * _JOINED
        self._done = 0.0
        self._stills = Stills(self._kept + self._new)

    def made(self) -> Measured:
        """Write the film and its stills."""
        source, more = self._source_part(), self._new_part()
        self._stills.save(self._output)
        self._join([source, more])
        self._progress(1.0)
        return Measured(*self._size, (self._kept + self._new) / FPS)

    def _source_part(self) -> Path:
        """The source as it is; as this engine would write it, where packets would not fit."""
        shown = self._seen(footage.frames(self._source, *self._size, self._kept), 0, self._each)
        if self._fits:
            for _ in shown:
                pass
            return self._source
        part = self._scratch / "source.mp4"
        with reel.written(part, self._size, track(self._source), self._spec.title) as written:
            for picture in shown:
                written.add(picture)
        return part

    def _new_part(self) -> Path:
        spec, part = self._spec, self._scratch / "new.mp4"
        shown = making.pictures(spec, self._plan, self._inputs, first=self._first)
        sound = Score(self._plan, first=self._first)
        with reel.written(part, self._size, sound, spec.title) as written:
            for picture in self._seen(shown, self._kept, 1.0):
                written.add(picture)
        return part

    def _seen(self, pictures: Iterator[Pixels], start: int, cost: float) -> Iterator[Pixels]:
        for index, picture in enumerate(pictures, start=start):
            self._stills.see(index, picture)
            yield picture
            self._done += cost
            self._progress(self._done / self._total)

    def _join(self, parts: Sequence[Path]) -> None:
        begun = self._done / self._total
        is_draft = footage.is_made_by(self._source, reel.DRAFT)
        says = reel.DRAFT_SAYS if is_draft else reel.PARTLY_SAYS.format(self._kept / FPS)
        joining.join(
            parts, self._output / VIDEO_FILE, transition="cut",
            metadata={"title": self._spec.title[:200], "comment": says},
            report=lambda share: self._progress(begun + (1 - begun) * share),
        )  # fmt: skip


def first_new(plan: Plan, kept_s: float) -> int:
    """The number of the first shot that begins at or after `kept_s`; the first where none does."""
    at = 0.0
    for number, shot in enumerate(plan.shots, start=1):
        if at >= kept_s - 0.5 / FPS:
            return number
        at += shot.seconds
    return 1


def _fits(source: Path, sample: Path, size_px: tuple[int, int]) -> bool:
    """Whether packets of this engine can stand behind the source's: tried with a short film."""
    with reel.written(sample, size_px, Silence(), "") as written:
        for _ in range(2):
            written.add(np.zeros((size_px[1], size_px[0], 3), dtype=np.uint8))
    one, other = measured(source).whole(), measured(sample)
    return one.can_copy and one.look == other.look


@contextmanager
def _scratch(output: Path) -> Iterator[Path]:
    """A folder for parts of the film, gone in the end."""
    with TemporaryDirectory(dir=output, prefix="parts-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
