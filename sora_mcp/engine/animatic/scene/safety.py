"""The subject is whole and of a fair size in a shot of all of it, from its start to its end.

What a layout got wrong for a subject, a frame or a move is mended by measuring it: the move in
that nobody asked for ends earlier, the camera looks aside or stands farther back, and where the
subject would be lost it comes nearer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sora_mcp.engine.animatic.art.drawing import Box
from sora_mcp.engine.animatic.plan import Actor, Shot
from sora_mcp.engine.animatic.scene.camera import Camera, Lens
from sora_mcp.engine.animatic.scene.gathering import backed, fits, is_drift
from sora_mcp.engine.animatic.scene.macro import is_macro
from sora_mcp.engine.animatic.scene.outlines import around, boxed, outlined
from sora_mcp.engine.animatic.scene.parts import REACH, WALLS, Part

# Where a box in a part's own units is seen, by a camera that makes so much of its move, so far
# (0..1) through it.
Seen = Callable[[Camera, float, Part, Box, float], Box]

_SIZES = ("wide", "full", "insert")
_THINGS = (*_SIZES, "medium_wide", "medium")  # sizes that show all of a thing
_TIMES = (0.0, 0.5, 1.0)  # of a shot
_MARGIN, _AT_FIRST = 0.02, 0.035  # of the frame, on each side; where it must be widened
_SHARES = (0.7, 0.4, 0.0)  # of a move in
_TOLD, _NEAR = (1.0, 0.7, 0.45), 0.62  # of a move, and of a size, that were asked for
_STEPS = 16  # of the way back
_FARTHEST, _FARTHEST_ALOFT = 0.36, 0.3  # of the wide frame's scale; before the sky
_ENDLESS = 1400.0  # half the width of what need not be seen whole
_FAIR, _FILLED = 0.3, 0.8  # of the frame's short side, at least; of the frame, at most, for that
_NEARER, _NEAREST = 1.03, 2.5  # times: what is worth it, and at most
_PLACES = (*WALLS, "table", "desk", "plinth")  # of which a part is enough


def safe(
    shot: Shot, parts: Sequence[Part], base: Camera, share: float, lens: Lens, seen: Seen
) -> tuple[Camera, float]:
    """The camera, and how much of its move keeps the subject whole and of a fair size."""
    main = next((part for part in parts if part.is_main), None)
    if main is None or not _is_whole(shot, main):
        return base, share
    cast = _together(shot, parts, main)
    if any(part.speed != main.speed for part in cast if part.carrier is None):
        return base, share  # one goes by the other: what is gathered is seen on the way
    sight = _Sight(shot, tuple(cast), seen)
    if main.carrier is None or parts[main.carrier].figure.name in _PLACES:
        beside = tuple(part for index, part in enumerate(parts) if index != main.carrier)
        base = _neared(base, share, main, lens, sight, _Sight(shot, beside, seen))
    if shot.move == "whip_pan" or sight.is_whole(base, share):
        return base, share
    least = _FARTHEST_ALOFT if main.figure.medium == "air" else _FARTHEST
    if is_drift(shot):
        shares = (less * share for less in _SHARES)
        share = next((less for less in shares if sight.is_whole(base, less)), 0.0)
        return _backed_off(base, share, main, lens, sight, least), share
    least = max(least, _NEAR * base.scale(main.depth))
    for less in _TOLD:
        camera = _backed_off(base, less * share, main, lens, sight, least)
        if sight.is_whole(camera, less * share):
            break
    return camera, less * share


def _backed_off(
    base: Camera, share: float, main: Part, lens: Lens, sight: _Sight, least: float
) -> Camera:
    """The camera as far aside, and as far away, as it takes; no farther than a `least` scale."""
    for _ in range(_STEPS):
        box = sight.box(base, share)
        if fits(box, _AT_FIRST) or base.scale(main.depth) < least:
            break
        base = backed(base, main.depth, box, lens)
    return base


@dataclass(frozen=True)
class _Sight:
    """Where some parts are seen over a shot, all together."""

    shot: Shot
    parts: tuple[Part, ...]
    seen: Seen

    def is_whole(self, camera: Camera, share: float) -> bool:
        """Whether all is in the frame; what a box says is enough if it is."""
        claimed = self._box(camera, share, boxed)
        return fits(claimed, _MARGIN) or fits(self.box(camera, share), _MARGIN)

    def box(self, camera: Camera, share: float) -> Box:
        """The box around all that is seen of them, in shares of the frame."""
        return self._box(camera, share, outlined)

    def _box(self, camera: Camera, share: float, own: Callable[[Part], Box]) -> Box:
        reach = [(part, _reaching(part, own(part))) for part in self.parts]
        return around([self.seen(camera, share, *one, at) for one in reach for at in _TIMES])


def _reaching(part: Part, box: Box) -> Box:
    """With how high it flies up or is poured from."""
    if part.look.trait("motion") not in REACH:
        return box
    return replace(box, top=min(box.top, -part.top))


def _is_whole(shot: Shot, main: Part) -> bool:
    """Whether the shot is of all of it: closer ones are of a part of somebody."""
    is_thing = main.figure.head_height >= 900 and main.figure.hand is None
    is_whole = shot.size in (_THINGS if is_thing else _SIZES) and not is_macro(shot)
    return is_whole and shot.angle == "eye"


def _together(shot: Shot, parts: Sequence[Part], main: Part) -> list[Part]:
    """The subject, and what it is told to be with; nothing that goes on without an end."""
    under = None if main.carrier is None else parts[main.carrier]

    def is_with(part: Part) -> bool:
        is_endless = part.half_width * part.height / 1000 > _ENDLESS
        if part is main or part.figure.name in _PLACES or is_endless:
            return part is main
        if part is under:
            return True
        is_tied = _is_tied(part.actor, main.actor, shot) or _is_tied(main.actor, part.actor, shot)
        return is_tied and part.actor.band not in ("back", "sky")

    return [part for part in parts if is_with(part)]


def _is_tied(one: Actor, other: Actor, shot: Shot) -> bool:
    """Whether it is told to be somewhere about the other."""
    if one.to is None or not one.relation or not 0 <= one.to < len(shot.cast):
        return False
    return shot.cast[one.to].name == other.name


def _neared(
    base: Camera, share: float, main: Part, lens: Lens, sight: _Sight, company: _Sight
) -> Camera:
    """Nearer to what would be lost in the frame, as far as nobody leaves it."""
    if sight.shot.size == "insert":
        return base
    wide, high = lens.width_px, lens.height_px
    box, room = sight.box(base, share), company.box(base, share)
    fills = max(box.width * wide, box.height * high) / min(wide, high)
    much = min(_NEAREST, _FAIR / fills, _FILLED / max(room.width, room.height))
    for nearer in (much, much**0.5):
        unit = main.depth / base.scale(main.depth)
        aside = (room.left + room.right - 1) / 2 * wide / lens.px
        over = 1000 * (room.top + room.bottom - 1) / 2
        dolly = main.depth - (main.depth - base.dolly) / nearer
        truck, rise = base.truck + aside * unit, base.rise + over * unit
        near = replace(base, truck=truck, rise=rise, dolly=dolly)
        if nearer > _NEARER and fits(company.box(near, share), 0.0):
            return near
    return base
