"""A runner that renders nothing: tiny real files at once, or as a test tells it."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import anyio

from sora_mcp.engine import planning
from sora_mcp.engine.renderer import STILL_FILE, VIDEO_FILE, Measured, RenderSpec
from sora_mcp.errand import AsyncProgress


@lru_cache(maxsize=1)
def tiny_files() -> Path:
    """A folder with the real files of a 64x64 draft of half a second, and a still."""
    from sora_mcp.engine.animatic.renderer import AnimaticRenderer

    folder = Path(mkdtemp(prefix="tiny-draft-"))
    spec = planning.created(RenderSpec("create", "tiny", 64, 64, 0.5))
    AnimaticRenderer().render(spec, folder, folder, lambda _: None)
    AnimaticRenderer().render(
        RenderSpec("character", source=VIDEO_FILE), folder, folder, lambda _: None
    )
    return folder


class InstantRunner:
    """A `RenderRunner` for tests.

    `progress` is reported first, then videos wait while `hold()` is in force, until `let_go()`.
    `error` is raised instead of leaving files. Uploads are looked at at once: found to be
    `measured`, or refused with `look_error`. `ran` has every spec, `started` is set by each video.
    """

    def __init__(
        self,
        *,
        error: Exception | None = None,
        progress: tuple[float, ...] = (0.5,),
        measured: Measured | None = None,
    ) -> None:
        self.error = error
        self.look_error: Exception | None = None
        self.progress = progress
        self.measured = measured or Measured(64, 64, 0.5)
        self.ran: list[RenderSpec] = []
        self.started = anyio.Event()
        self._open = anyio.Event()
        self._open.set()

    def hold(self) -> None:
        """Let videos wait from now on, after their progress was reported."""
        self._open = anyio.Event()
        self.started = anyio.Event()

    def let_go(self) -> None:
        """Let waiting and later videos finish."""
        self._open.set()

    async def run(
        self, spec: RenderSpec, inputs: Path, output: Path, progress: AsyncProgress
    ) -> Measured:
        self.ran.append(spec)
        if spec.operation in ("probe", "character"):
            return self._look(spec, output)
        for done in self.progress:
            await progress(done)
        self.started.set()
        await self._open.wait()
        if self.error:
            raise self.error
        for path in tiny_files().iterdir():
            if path.name != STILL_FILE:
                shutil.copyfile(path, output / path.name)
        return Measured(spec.width_px, spec.height_px, spec.seconds)

    def _look(self, spec: RenderSpec, output: Path) -> Measured:
        if self.look_error:
            raise self.look_error
        if spec.operation == "character":
            shutil.copyfile(tiny_files() / STILL_FILE, output / STILL_FILE)
        return self.measured
