"""`AnimaticRenderer`: one spec in, the files of one draft out."""

from __future__ import annotations

from pathlib import Path

from sora_mcp.cutting.sources import UncuttableError
from sora_mcp.engine.animatic import extending, footage, making, picture, portrait
from sora_mcp.engine.renderer import INVALID_INPUT, Measured, Progress, RenderError, RenderSpec


class AnimaticRenderer:
    """Draws drafts from plans, pictures and footage. Memory does not grow with their length."""

    def render(self, spec: RenderSpec, inputs: Path, output: Path, progress: Progress) -> Measured:
        """See `Renderer.render`."""
        try:
            return self._rendered(spec, inputs, output, progress)
        except UncuttableError as error:
            raise RenderError(str(error), code=INVALID_INPUT) from error

    def _rendered(
        self, spec: RenderSpec, inputs: Path, output: Path, progress: Progress
    ) -> Measured:
        if spec.operation == "probe":
            return _probed(spec, inputs)
        if spec.operation == "character":
            return portrait.make(inputs / making.named(spec.source), output, progress)
        if spec.operation == "extend":
            return extending.extended(spec, inputs, output, progress)
        if spec.operation == "edit" and spec.plan is None:
            return making.edited(spec, inputs, output, progress)
        return making.drawn(spec, inputs, output, progress)


def _probed(spec: RenderSpec, inputs: Path) -> Measured:
    if spec.reference is not None:
        still = picture.opened_upright(inputs / spec.reference)
        return Measured(still.width, still.height, 0.0)
    return footage.measure(inputs / making.named(spec.source))
