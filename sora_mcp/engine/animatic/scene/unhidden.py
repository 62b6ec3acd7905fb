"""What a shot is about stands before what of its set would hide it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.art.drawing import Box, Drawing
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.place import SetArt
from sora_mcp.engine.animatic.plan import Weather
from sora_mcp.engine.animatic.raster import rasterised
from sora_mcp.engine.animatic.scene.groups import Ground
from sora_mcp.engine.animatic.scene.lying import drawn
from sora_mcp.engine.animatic.scene.parts import Part

Mask = npt.NDArray[np.bool_]

_HIDDEN, _TOWER_HIDDEN = 0.35, 0.55  # of what is drawn of it, at most; of what towers above all
_TOWER_M = 40.0
_HIDES = 0.06  # of it: what hides less may stay before it
_BEFORE = 0.97  # of the depth of what would hide it
_OFFSHORE = 1.02  # times as far as the water's edge, at least
_HIGH_PX, _OPAQUE = 48, 110  # pixels high to measure with; opacity of what hides


def unhidden(parts: Sequence[Part], art: SetArt) -> tuple[Part, ...]:
    """The parts, each that the words name by itself before the planes that hide it."""
    done = tuple(parts)
    for index, part in enumerate(parts):
        is_one = part.actor.count <= 1 and bool(part.actor.label) and part.actor.band == "auto"
        if part.carrier is None and (part.is_main or is_one):
            done = _before(done, index, art)
    return done


def _before(parts: tuple[Part, ...], index: int, art: SetArt) -> tuple[Part, ...]:
    """The parts with one, and what it carries, before what hides it: as large as it was."""
    one = parts[index]
    covers = _covers(one, art)
    hidden = float(np.any([cover for _, cover in covers], axis=0).mean()) if covers else 0.0
    if hidden <= (_TOWER_HIDDEN if one.figure.height_m > _TOWER_M else _HIDDEN):
        return parts
    depth = _BEFORE * min(at for at, cover in covers if cover.mean() > _HIDES)
    if one.figure.medium == "water" and art.water is not None:
        depth = max(depth, _OFFSHORE * art.water)
    if depth >= one.depth:
        return parts
    is_grounded = one.figure.medium in ("ground", "water") and not one.floats
    ground = Ground(art.horizon, art.floor)
    down = ground.at(depth) - ground.at(one.depth) if is_grounded else 0.0
    return tuple(
        replace(part, depth=depth * part.depth / one.depth, y=part.y + down)
        if at == index or part.carrier == index
        else part
        for at, part in enumerate(parts)
    )


def _covers(one: Part, art: SetArt) -> list[tuple[float, Mask]]:
    """The depths of the planes before it, and which of its pixels each of them hides."""
    before = [p for p in art.planes if 1.0 < p.depth < 0.99 * one.depth and p.mode == "over"]
    if not before:
        return []
    pose = Pose(lights.of("day", Weather()).paint(), one.look, one.action, 0.0, one.seed)
    drawing = drawn(one.figure, pose)
    own, unit = drawing.box, one.height / 1000
    size = max(1, round(_HIGH_PX * own.width / own.height)), _HIGH_PX
    shape = _opaque(drawing, own, size)
    at = Box(
        one.x + own.left * unit, one.y + own.top * unit,
        one.x + own.right * unit, one.y + own.bottom * unit,
    )  # fmt: skip
    return [
        (plane.depth, _opaque(plane.drawing, at, size)[shape]) for plane in before if shape.any()
    ]


def _opaque(drawing: Drawing, box: Box, size: tuple[int, int]) -> Mask:
    """Where a drawing hides what is behind it, in a box."""
    pixels = rasterised(Drawing(drawing.body, box), *size)
    return np.asarray(pixels[..., 3] > _OPAQUE)
