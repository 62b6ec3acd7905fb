"""A cast of two or three is seen whole, all of it, from the start of the camera's move to its end.

The camera stands farther back, and the slow move in that nobody asked for ends earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import Box
from sora_mcp.engine.animatic.plan import Shot
from sora_mcp.engine.animatic.scene.camera import Camera, Lens
from sora_mcp.engine.animatic.scene.outlines import around, at_its_place
from sora_mcp.engine.animatic.scene.parts import WALLS, Part

View = Callable[[Camera, float], Camera]  # the camera so far (0..1) through its move

_FEW = (2, 3)
_SIZES = ("wide", "full")
_MARGIN, _AT_FIRST = 0.035, 0.05  # of the frame, on each side; where it must be widened
_TRUE = 1.06  # of the half width that things are arranged by
_ENDLESS = 860.0  # half the width of what need not be seen whole
_ABOVE = ("wall", "air")  # where what hangs or flies is seen above what is near
_AWAY = ("back", "sky")
_TABLES = ("table", "desk", "plinth")
_STEPS, _STEP = 28, 0.9  # of the way back
_FARTHEST = 0.55  # of the wide frame's scale
_DEEP = 2.0  # times as far: behind what the camera has come near to
_UNASKED = 0.28  # amount of the move in when nobody says
_SHARES = (1.0, 0.8, 0.6, 0.4, 0.2)  # of it


def gathered(
    shot: Shot, parts: Sequence[Part], camera: Camera, lens: Lens, view: View
) -> tuple[Camera, float]:
    """The camera from where all are seen, and how much of its move keeps them so."""
    main = next((part for part in parts if part.is_main), None)
    cast = _whole(shot, parts)
    if main is None or len(cast) < _FEW[0] or (main.speed and not _goes_by(main, cast)):
        return camera, 1.0
    near = min(part.depth for part in cast)
    if any(part.figure.medium in _ABOVE and part.depth > _DEEP * near for part in cast):
        camera = _flattened(camera, main.depth, lens)
    for step in range(_STEPS):
        box = _around(cast, view(camera, 0.0), lens)
        if fits(box, _AT_FIRST if step else _MARGIN) or camera.scale(main.depth) < _FARTHEST:
            break
        camera = backed(camera, main.depth, box, lens)
    if not is_drift(shot):
        return camera, 1.0
    ends = (end for end in _SHARES if fits(_around(cast, view(camera, end), lens)))
    return camera, next(ends, 0.0)


def is_drift(shot: Shot) -> bool:
    """Whether the camera makes the slow move in that nobody asked for."""
    return shot.move == "dolly_in" and shot.move_amount <= _UNASKED


def _goes_by(main: Part, cast: Sequence[Part]) -> bool:
    """Whether one of them stays where the main part goes by, so slowly that both are seen."""
    by = [part for part in cast if part.carrier is None and not part.cycle.speed]
    together = all(part.speed == main.speed for part in cast if part.carrier is None)
    return together or any(part.depth < _DEEP * main.depth for part in by)


def _whole(shot: Shot, parts: Sequence[Part]) -> list[Part]:
    """What must be in the frame: nobody of more than a few, nor in shots of one of them."""
    count = sum(max(1, actor.count) for actor in shot.cast)
    if shot.size not in _SIZES or shot.angle != "eye" or not _FEW[0] <= count <= _FEW[1]:
        return []
    under = {part.carrier for part in parts if part.is_main}

    def is_seen(index: int, part: Part) -> bool:
        # A table under the main thing is a place, of which a part is enough.
        is_wall = part.figure.name in WALLS and not part.is_main
        is_place = is_wall or (index in under and part.figure.name in _TABLES)
        is_away = part.actor.band in _AWAY and not part.is_main
        is_far = is_away or part.half_width * part.height / 1000 > _ENDLESS
        return not is_place and not is_far

    return [part for index, part in enumerate(parts) if is_seen(index, part)]


def _flattened(camera: Camera, depth: float, lens: Lens) -> Camera:
    """The same with a longer lens from an eye's height: what hangs behind is not hidden."""
    zoom = camera.scale(depth)
    down = (zoom - camera.zoom) * (lens.horizon - 500) + camera.rise * zoom / depth
    return replace(camera, zoom=zoom, dolly=0.0, rise=0.0, tilt=camera.tilt + down)


def _around(parts: Sequence[Part], camera: Camera, lens: Lens) -> Box:
    """The box around all, as shares of the frame."""
    return around([_outline(part, camera, lens) for part in parts])


def _outline(part: Part, camera: Camera, lens: Lens) -> Box:
    box, wide, high = at_its_place(part, camera, lens, _TRUE), lens.width_px, lens.height_px
    return Box(box.left / wide, box.top / high, box.right / wide, box.bottom / high)


def fits(box: Box, margin: float = _MARGIN) -> bool:
    """Whether a box, in shares of the frame, is within it."""
    ends = (box.left, box.top, 1 - box.right, 1 - box.bottom)
    return min(ends) >= margin


def backed(camera: Camera, depth: float, box: Box, lens: Lens) -> Camera:
    """A step back if they take too much room, and a step to where their middle is."""
    room = 1 - 2.1 * _AT_FIRST
    less = max(_STEP, min(1.0, room / max(box.width, box.height)))
    aside = (box.left + box.right - 1) / 2 * lens.width_px / lens.px
    over = max(0.0, box.bottom - 1 + 1.05 * _AT_FIRST) - max(0.0, 1.05 * _AT_FIRST - box.top)
    over = 1000 * ((box.top + box.bottom - 1) / 2 if box.height > room else over)
    if camera.dolly <= 0:  # turned, not moved: that would move what is near more
        turned = replace(camera, pan=camera.pan + aside, tilt=camera.tilt + over)
        return replace(turned, zoom=camera.zoom * less)
    unit = depth / camera.scale(depth)
    dolly = max(0.0, depth - (depth - camera.dolly) / less)
    truck, rise = camera.truck + aside * unit, camera.rise + over * unit
    return replace(camera, truck=truck, rise=rise, dolly=dolly)
