"""What a figure takes up in an action, to both sides: as it is drawn, not as it was boxed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.art.drawing import Box, Drawing
from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose
from sora_mcp.engine.animatic.canvas import sprite
from sora_mcp.engine.animatic.plan import Weather
from sora_mcp.engine.animatic.scene.camera import Camera, Lens
from sora_mcp.engine.animatic.scene.lying import drawn
from sora_mcp.engine.animatic.scene.parts import Part

_PHASES = (0.0, 0.3, 0.6)  # of its cycle
_SCALE, _SEEN = 0.04, 70  # pixels per unit to measure with; opacity that counts as drawn


def boxed(part: Part) -> Box:
    """The box that its drawings claim, in its own units: no smaller than what is seen."""
    return _boxed(part.figure.name, part.action, tuple(sorted(part.look.of.items())), part.seed)


def outlined(part: Part) -> Box:
    """The box around what is seen of it, in its own units; it takes some milliseconds."""
    return _outlined(part.figure.name, part.action, tuple(sorted(part.look.of.items())), part.seed)


def at_its_place(part: Part, camera: Camera, lens: Lens, wider: float = 1.0) -> Box:
    """Where a part is seen at its place, so many times as wide, in pixels of the frame."""
    flat, unit = lens.flat(camera, part.depth), part.height / 1000
    half = wider * part.half_width * unit
    ends = np.array([[part.x - half, part.x + half], [part.y - part.top * unit, part.y], [1, 1]])
    (left, right), (top, bottom) = (sorted(map(float, at)) for at in flat @ ends)
    return Box(left, top, right, bottom)


@cache
def _drawings(
    name: str, action: str, look: tuple[tuple[str, str], ...], seed: int
) -> tuple[Drawing, ...]:
    figure, paint = FIGURES[name], lights.of("day", Weather()).paint()
    poses = (Pose(paint, Look(dict(look)), action, at, seed) for at in _PHASES)
    return tuple(drawn(figure, pose) for pose in poses)


def _boxed(name: str, action: str, look: tuple[tuple[str, str], ...], seed: int) -> Box:
    return around([drawing.box for drawing in _drawings(name, action, look, seed)])


@cache
def _outlined(name: str, action: str, look: tuple[tuple[str, str], ...], seed: int) -> Box:
    return around([_seen(drawing) for drawing in _drawings(name, action, look, seed)])


def _seen(drawing: Drawing) -> Box:
    picture = sprite(drawing, _SCALE)
    ys, xs = np.nonzero(picture.pixels[..., 3] > _SEEN)
    if not len(xs):
        return drawing.box
    left, right = (picture.left + float(at) / picture.scale_x for at in (xs.min(), xs.max() + 1))
    top, bottom = (picture.top + float(at) / picture.scale_y for at in (ys.min(), ys.max() + 1))
    return Box(left, top, right, bottom)


def around(boxes: Sequence[Box]) -> Box:
    """The box around all of them."""
    return Box(
        min(box.left for box in boxes), min(box.top for box in boxes),
        max(box.right for box in boxes), max(box.bottom for box in boxes),
    )  # fmt: skip
