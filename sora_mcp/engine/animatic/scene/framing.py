"""Which part of the world the camera frames: by the shot's size, lens and angle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sora_mcp.engine.animatic.plan import Shot, ShotSize
from sora_mcp.engine.animatic.scene import handiwork, passing
from sora_mcp.engine.animatic.scene.angles import STEEP, angled
from sora_mcp.engine.animatic.scene.camera import Camera, Lens
from sora_mcp.engine.animatic.scene.lanes import in_its_lane
from sora_mcp.engine.animatic.scene.lying import TRAIT
from sora_mcp.engine.animatic.scene.macro import FILLING, is_macro
from sora_mcp.engine.animatic.scene.parts import WALLS, Part

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
_BY_HANDS = 1720.0, 0.76  # the same of a medium close shot of what the hands do
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
_BESIDE, _FEW = 0.25, 3  # depths apart of those beside each other; heads in one close shot
_FILLED, _WORKING = 0.84, 0.96  # of the frame's width that a subject may take
_CARDS, _LOW = 0.35, 0.56  # the same for cards, and for what lies
_BARE = ("studio", "blockout")
_ASIDE = 0.2  # of the frame's width from its middle: a card where the place is the subject
_WIDEST = 0.67  # how far the wide frame may be widened
_LANDMARK = 620.0  # height in the frame of what stands at the back, when the shot is about it
_SAFE = (70.0, 950.0)  # where a subject's top and feet may be
_PAST, _ALONG = 3.4, 1.7  # past a wall's end, and along it: of half a subject, to the sides
_ENDLESS = 1400.0  # half the width of what need not be seen whole
_TABLES, _BRIDGES, _ARCH = ("table", "desk", "plinth"), ("bridge", "viaduct"), 0.5
_FLAT, _LYING = 0.3, 2500.0  # of one's height, a skateboard; half as wide, in its own units
_NEARER_ALOFT = 2.0  # times as large as what stands on the ground: it is lost in the sky
_LEGIBLE = 380.0  # height of a card that is read
_TABLETOP, _UPPER = 0.2, 0.5  # of the height of what is on it; of a seat, in an insert


@dataclass(frozen=True)
class _Subject:
    """What is framed, in the wide frame's units at its depth."""

    x: float
    feet: float
    height: float
    half_width: float
    depth: float
    is_aloft: bool = False

    @property
    def top(self) -> float:
        """Where its highest point is."""
        return self.feet - self.height


def framed(shot: Shot, parts: Sequence[Part], aspect: float, lens: Lens) -> Camera:
    """The camera at the middle of its move: the main part, or the whole cast where it is small."""
    main = next((part for part in parts if part.is_main), parts[0] if parts else None)
    if main is None:
        return angled(Camera(), shot, 1.0, lens.floor, lens)
    at_keys = shot.size not in _WHOLE and handiwork.is_at_keys(main, parts)
    shot = replace(shot, size=handiwork.loosened(shot.size, main, parts))
    is_alone = shot.size not in _SURVEYED or _is_seen_alone(main, parts)
    subject = _subject(main, () if is_alone else parts)
    if main.carrier is not None and (shot.size == "insert" or _is_on_table(main, parts)):
        subject = _upon(subject, parts[main.carrier])
    subject = _filled(subject, main, parts)
    if at_keys:
        subject, parts = _Subject(*handiwork.keyboard(main), main.depth), (main,)
    for bridge in (part for part in parts if part.figure.name in _BRIDGES and main.floats):
        subject = _above(subject, bridge)
    if shot.size in _HEADS and not (_is_thing(main) or handiwork.shows_hands(shot.size, main)):
        scale, x, y = _on_head(shot, main)
    elif shot.size in _WHOLE:
        under = main.carrier if is_alone else None
        beside = [part for index, part in enumerate(parts) if index != under]
        scale, x, y = _on_whole(shot, subject, beside, aspect)
    else:
        scale, x, y = _on_part(shot, main, subject, aspect)
    scale, x = _with_company(shot, main, parts, aspect, (scale, x))
    camera = _aimed(shot, subject, (scale, x, y), lens.horizon)
    return angled(camera, shot, subject.depth, y, lens)


def _with_company(
    shot: Shot, main: Part, parts: Sequence[Part], aspect: float, aim: tuple[float, float]
) -> tuple[float, float]:
    """The scale, and the middle, that show the heads of both, or the hands at work."""
    if shot.size in _WHOLE or shot.size == "extreme_close":
        return aim
    if handiwork.is_at_work(main):
        left, right = handiwork.span(main)
        return min(aim[0], 1000 * aspect * _WORKING / (right - left)), (left + right) / 2
    together = [main, *(part for part in parts if _is_company(part, main))]
    if not 2 <= len(together) <= _FEW:
        return aim
    heads = [_head_of(part) for part in together]
    left, right = min(x - half for x, half in heads), max(x + half for x, half in heads)
    return min(aim[0], 1000 * aspect * _FILLED / (right - left)), (left + right) / 2


def _is_company(part: Part, main: Part) -> bool:
    """Whether it is another of its kind, and as near."""
    is_kin = part.figure.hand is not None and main.figure.hand is not None
    is_person = is_kin and not _is_thing(part) and part.actor.kind != "prop"
    is_near = abs(part.depth / main.depth - 1) < _BESIDE and part.actor.count == 1
    return is_person and is_near and part is not main


def _head_of(part: Part) -> tuple[float, float]:
    """The middle of a head, and half of the room it takes."""
    unit = part.height / 1000
    head_x, _ = part.figure.head_at(part.action)
    return part.x + (-head_x if part.flips else head_x) * unit, 0.8 * part.figure.head_height * unit


def _is_thing(part: Part) -> bool:
    """Whether it has no head of its own: then close shots show all of it."""
    return part.figure.head_height >= 900


def _is_seen_alone(main: Part, parts: Sequence[Part]) -> bool:
    """Whether it stands by itself, or what is under it is flat or a table."""
    if main.carrier is None or _is_on_table(main, parts):
        return True
    under = parts[main.carrier]
    return under.height < _FLAT * main.height or under.half_width > _LYING


def _is_on_table(main: Part, parts: Sequence[Part]) -> bool:
    """Whether it is a small thing that something holds up to be looked at."""
    under = parts[main.carrier or 0].figure.name
    if main.actor.relation == "in":
        return main.carrier is not None and under in _TABLES
    return main.actor.kind == "prop" and under in _TABLES and main.actor.relation == "on"


def _subject(main: Part, parts: Sequence[Part]) -> _Subject:
    """The main part with what carries it."""
    unit = main.height / 1000
    head = main.y - unit * min(1500.0, main.top)
    if main.carrier is None or not parts:
        is_aloft = main.figure.medium == "air"
        wide = main.half_width * unit
        return _Subject(main.x, main.y, main.y - head, wide, main.depth, is_aloft)
    under = parts[main.carrier]
    wide = max(main.half_width * unit, under.half_width * under.height / 1000)
    return _Subject(under.x, under.y, under.y - head, wide, under.depth)


def _upon(subject: _Subject, under: Part) -> _Subject:
    """What sits on something, with the upper part of that."""
    if under.figure.name in _TABLES:
        shown = min(_UPPER * (under.y - subject.feet), _TABLETOP * subject.height)
        return replace(subject, feet=subject.feet + shown, height=subject.height + shown)
    shown = _UPPER * (under.y - subject.feet)
    wide = max(subject.half_width, 0.7 * under.half_width * under.height / 1000)
    return replace(
        subject, feet=subject.feet + shown, height=subject.height + shown, half_width=wide
    )


def _filled(subject: _Subject, main: Part, parts: Sequence[Part]) -> _Subject:
    """A thing with what is in it."""
    inside = [part for part in parts if part.actor.relation == "in" and part.actor.to == 0]
    if not _is_thing(main) or main.actor.kind != "prop" or not inside:
        return subject
    top = min(part.y - part.height * part.top / 1000 for part in inside)
    return replace(subject, height=max(subject.height, subject.feet - top))


def _above(subject: _Subject, under: Part) -> _Subject:
    """What crosses a bridge, with the height of that."""
    shown = _ARCH * max(0.0, under.y - subject.feet)
    return replace(subject, feet=subject.feet + shown, height=subject.height + shown)


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
    target, at = _BY_HANDS if handiwork.shows_hands(shot.size, main) else _SIZES[shot.size]
    if _is_thing(main):
        room = 1000 * aspect * _FILLED / (2 * subject.half_width)
        scale = min(_THINGS[shot.size] / subject.height, room)
        return scale, subject.x, subject.feet - 0.5 * subject.height
    nearest = _NEARER.get(shot.size, 1.0) * _head_scale("medium_close", main)
    scale = max(min(target / subject.height, nearest), _LEAST[shot.size] / subject.height)
    return scale, subject.x, subject.feet - at * subject.height


def _on_whole(
    shot: Shot, subject: _Subject, parts: Sequence[Part], aspect: float
) -> tuple[float, float, float]:
    target, at = _SIZES[shot.size]
    target = in_its_lane(target, parts)
    if any(part.is_main and part.figure.name == "card" for part in parts):
        target = max(target, _LEGIBLE)
    if shot.size == "extreme_wide" and subject.is_aloft:
        target *= _NEARER_ALOFT
    if subject.depth > 1.6 and shot.size in ("wide", "full"):
        target = max(target, _LANDMARK)
    left, right = _extent(parts, subject)
    room = 1000 * aspect * _room(parts) / max(1.0, right - left)
    reach = max(subject.height, _reach(parts, subject))
    target /= STEEP.get(shot.angle, 1.0)
    target, tallest = (FILLING, FILLING) if is_macro(shot) else (target, _TALLEST)
    scale = max(_WIDEST, min(target / subject.height, room, tallest / reach))
    x = subject.x if shot.size == "extreme_wide" else (left + right) / 2
    if shot.set_name not in _BARE and len(parts) == 1 and parts[0].figure.name == "card":
        x += _ASIDE * 1000 * aspect / scale
    return scale, x, subject.feet - at * reach


def _room(parts: Sequence[Part]) -> float:
    """How much of the frame's width the cast may take: a card alone does not hide the place."""
    if all(part.figure.name == "card" for part in parts):
        return _CARDS
    is_low = all(part.look.trait(TRAIT) == "flat" or part.figure.name in _TABLES for part in parts)
    return _LOW if is_low else _FILLED


def _reach(parts: Sequence[Part], subject: _Subject) -> float:
    """How far above the subject's feet those reach who stand about as near."""
    near = [part for part in parts if abs(part.depth / subject.depth - 1) < _BESIDE]
    return max((subject.feet - part.y + part.height * part.top / 1000 for part in near), default=0)


def _extent(parts: Sequence[Part], subject: _Subject) -> tuple[float, float]:
    """The subject and those who stand about as near, as it appears at the subject's depth."""
    left, right = passing.reach(subject.x, subject.half_width, parts)
    shares = next((part.carrier for part in parts if part.is_main), None)
    for part in parts:
        half = 0.8 * part.half_width * part.height / 1000
        stands = part.carrier is None or (shares is not None and part.carrier == shares)
        is_near = stands and part.depth < max(2.2, 1.3 * subject.depth)
        if part.figure.name in WALLS and not part.is_main:  # one looks past its end
            right = max(right, subject.x + _PAST * subject.half_width)
            left = min(left, subject.x - _ALONG * subject.half_width)
        elif is_near and half < _ENDLESS:
            share = part.depth / subject.depth
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
