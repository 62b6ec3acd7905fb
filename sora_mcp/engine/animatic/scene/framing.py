"""Which part of the world the camera frames: by the shot's size, lens and angle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sora_mcp.engine.animatic.plan import Angle, Shot, ShotSize
from sora_mcp.engine.animatic.scene.camera import Camera
from sora_mcp.engine.animatic.scene.parts import Part

# Height of the subject in the frame (units), and what of it is in the middle: 0 feet .. 1 head.
_SIZES: dict[ShotSize, tuple[float, float]] = {
    "extreme_wide": (170, 0.5),
    "wide": (470, 0.5),
    "full": (720, 0.48),
    "medium_wide": (1080, 0.66),
    "medium": (1480, 0.76),
    "medium_close": (2150, 0.85),
    "close": (3300, 0.93),
    "extreme_close": (5200, 0.94),
    "insert": (640, 0.5),
}
# Height of the head in close shots; a prop's head is all of it, and may fill less.
_HEADS: dict[ShotSize, float] = {"medium_close": 420.0, "close": 640.0, "extreme_close": 1000.0}
_THINGS: dict[ShotSize, float] = {
    "medium_wide": 420.0, "medium": 500.0, "medium_close": 560.0, "close": 680.0,
    "extreme_close": 900.0,
}  # fmt: skip
# Of a medium close shot, at most; and the height of somebody who is mostly head, at least.
_NEARER: dict[ShotSize, float] = {"medium_wide": 0.62, "medium": 0.8}
_LEAST: dict[ShotSize, float] = {
    "medium_wide": 780.0, "medium": 840.0, "medium_close": 900.0, "close": 1000.0,
    "extreme_close": 1400.0,
}  # fmt: skip
_WHOLE = ("wide", "full", "extreme_wide", "insert")
_SURVEYED = ("wide", "full", "extreme_wide", "medium_wide")
_TALLEST = 820.0  # height of the highest in a shot of all
_BESIDE = 0.25  # depths apart, as a share, that count as beside each other
_FILLED = 0.84  # of the frame's width that a subject may take
_WIDEST = 0.72  # how far the wide frame may be widened
_LANDMARK = 620.0  # height in the frame of what stands at the back, when the shot is about it
_SAFE = (70.0, 950.0)  # where a subject's top and feet may be
_RISES: dict[Angle, float] = {"low": 150.0, "high": -170.0, "overhead": -330.0}
_LEAN = 0.14  # radians of a dutch angle


@dataclass(frozen=True)
class _Subject:
    """What is framed, in the wide frame's units at its depth."""

    x: float
    feet: float
    height: float
    half_width: float
    depth: float

    @property
    def top(self) -> float:
        """Where its highest point is."""
        return self.feet - self.height


def framed(shot: Shot, parts: Sequence[Part], aspect: float, horizon: float) -> Camera:
    """The camera at the middle of its move: the main part, or the whole cast where it is small."""
    main = next((part for part in parts if part.is_main), parts[0] if parts else None)
    if main is None:
        return _angled(Camera(), shot, 1.0)
    is_alone = main.carrier is None or shot.size not in _SURVEYED
    subject = _subject(main, () if is_alone else parts)
    if shot.size in _HEADS and not _is_thing(main):
        scale, x, y = _on_head(shot, main)
    elif shot.size in _WHOLE:
        scale, x, y = _on_whole(shot, subject, parts, aspect)
    else:
        scale, x, y = _on_part(shot, main, subject, aspect)
    camera = _aimed(shot, subject, (scale, x, y), horizon)
    return _angled(camera, shot, subject.depth)


def _is_thing(part: Part) -> bool:
    """Whether it has no head of its own: then close shots show all of it."""
    return part.figure.head_height >= 900


def _subject(main: Part, parts: Sequence[Part]) -> _Subject:
    """The main part with what carries it."""
    unit = main.height / 1000
    head = main.y - unit * min(1500.0, main.top)
    if main.carrier is None or not parts:
        return _Subject(main.x, main.y, main.y - head, main.half_width * unit, main.depth)
    under = parts[main.carrier]
    wide = max(main.half_width * unit, under.half_width * under.height / 1000)
    return _Subject(under.x, under.y, under.y - head, wide, under.depth)


def _on_head(shot: Shot, main: Part) -> tuple[float, float, float]:
    head_x, head_y = main.figure.head_at(main.action)
    unit = main.height / 1000
    x = main.x + (-head_x if main.flips else head_x) * unit
    # A little more room above the head than below the chin.
    y = main.y + (head_y + 0.1 * main.figure.head_height) * unit
    return max(_head_scale(shot.size, main), _LEAST[shot.size] / (main.top * unit)), x, y


def _head_scale(size: ShotSize, main: Part) -> float:
    return _HEADS[size] * 1000 / (main.figure.head_height * main.height)


def _on_part(
    shot: Shot, main: Part, subject: _Subject, aspect: float
) -> tuple[float, float, float]:
    """Part of somebody; a thing is shown whole, as large as the size says."""
    target, at = _SIZES[shot.size]
    if _is_thing(main):
        room = 1000 * aspect * _FILLED / (2 * subject.half_width)
        scale = min(_THINGS[shot.size] / subject.height, room)
        return scale, subject.x, subject.feet - 0.5 * subject.height
    nearest = _NEARER[shot.size] * _head_scale("medium_close", main)
    scale = max(min(target / subject.height, nearest), _LEAST[shot.size] / subject.height)
    return scale, subject.x, subject.feet - at * subject.height


def _on_whole(
    shot: Shot, subject: _Subject, parts: Sequence[Part], aspect: float
) -> tuple[float, float, float]:
    target, at = _SIZES[shot.size]
    if subject.depth > 1.6 and shot.size in ("wide", "full"):
        target = max(target, _LANDMARK)
    left, right = _extent(parts, subject)
    room = 1000 * aspect * _FILLED / max(1.0, right - left)
    reach = max(subject.height, _reach(parts, subject))
    scale = max(_WIDEST, min(target / subject.height, room, _TALLEST / reach))
    x = subject.x if shot.size == "extreme_wide" else (left + right) / 2
    return scale, x, subject.feet - at * reach


def _reach(parts: Sequence[Part], subject: _Subject) -> float:
    """How far above the subject's feet those reach who stand about as near."""
    near = [part for part in parts if abs(part.depth / subject.depth - 1) < _BESIDE]
    return max((subject.feet - part.y + part.height * part.top / 1000 for part in near), default=0)


def _extent(parts: Sequence[Part], subject: _Subject) -> tuple[float, float]:
    """The subject and those who stand about as near, as it appears at the subject's depth."""
    left, right = subject.x - subject.half_width, subject.x + subject.half_width
    for part in parts:
        if part.carrier is None and part.depth < max(2.2, 1.3 * subject.depth):
            share = part.depth / subject.depth
            half = 0.8 * part.half_width * part.height / 1000
            left, right = min(left, (part.x - half) * share), max(right, (part.x + half) * share)
    return left, right


def _aimed(
    shot: Shot, subject: _Subject, aim: tuple[float, float, float], horizon: float
) -> Camera:
    """The camera that shows (x, y) in the frame's middle, `scale` times as large."""
    scale, x, y = aim
    depth = subject.depth
    by_zoom = min(0.75, max(0.0, (shot.lens_mm - 35) / 120)) if scale > 1 else 0.35
    zoom = scale**by_zoom
    dolly = depth * (1 - zoom / scale)
    level = zoom * (horizon - 500)
    top, feet = (500 + level + (at - horizon) * scale for at in (subject.top, subject.feet))
    # The wide frame's own height of the eye is kept where the subject allows it.
    is_kept = scale <= 1.15 and _SAFE[0] <= top and feet <= _SAFE[1]
    rise = 0.0 if is_kept else depth * (y - horizon + level / scale)
    return Camera(zoom=zoom, dolly=dolly, truck=depth * x, rise=rise)


def _angled(camera: Camera, shot: Shot, depth: float) -> Camera:
    """Seen from below, above, or askew: the subject stays where it is, the horizon goes."""
    if shot.angle == "dutch":
        return replace(camera, roll=_LEAN, zoom=camera.zoom * 1.12)
    scale = camera.scale(depth)
    rise = _RISES.get(shot.angle, 0.0) * depth / max(1.0, scale)
    tilt = -rise / depth * scale
    return replace(camera, rise=camera.rise + rise, tilt=camera.tilt + tilt)
