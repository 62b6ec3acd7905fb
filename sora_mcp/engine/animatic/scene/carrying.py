"""Who is on, in or in the hand of another: riders, drivers, kites, and what people sit on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.figure import FIGURES, Figure, Look
from sora_mcp.engine.animatic.art.place import SetArt
from sora_mcp.engine.animatic.art.props.patterns import BACK, FRONT, SIDE
from sora_mcp.engine.animatic.plan import Actor
from sora_mcp.engine.animatic.scene.groups import half_of
from sora_mcp.engine.animatic.scene.holding import held
from sora_mcp.engine.animatic.scene.lanes import crewed, has_own_crew, two_up
from sora_mcp.engine.animatic.scene.lying import TRAIT
from sora_mcp.engine.animatic.scene.parts import (
    Part,
    figure_of,
    look_of,
    rest_height,
)
from sora_mcp.engine.animatic.scene.ratios import is_beast, ratio_of, spot_on, told_by


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORK_AT = (450.0, 330.0)  # units of a person: before it, and how high its hands are
_BRIDGES = ("bridge", "viaduct")
CARRIED = ("on", "riding", "holding", "in")  # relations of those who do not stand by themselves
_CABINS = _names(
    "car sports_car van truck bus taxi police_car ambulance fire_truck tram train plane helicopter"
    " submarine spaceship rocket"
)
_RIDDEN = frozenset({"elephant", "dragon", "cow", "pig", "giraffe", "whale", "dolphin", "broom"})
_DRIVEN = frozenset({"tractor", "carriage", "boat", "canoe", "sled", "sailboat", "ship"})
_STOOD_ON = frozenset({"skateboard", "table", "stage"})
_FLAT = frozenset({"carpet", "towel"})
_LAIN_ON = frozenset({"bed", "sofa", "carpet"})
_DONE_SEATED = frozenset({"sleep", "lie", "play_guitar", "play_piano", "play_drums", "eat", "fish"})


def _seated(actor: Actor, figure: Figure, carrier: Figure) -> str:
    """What one does who is on something: astride, at the wheel, lying, or sitting on its edge."""
    if carrier.name in _LAIN_ON and actor.action in ("sleep", "lie"):
        return actor.action
    if carrier.name in _STOOD_ON or carrier.name in _BRIDGES:
        return actor.action
    if carrier.name in _FLAT and figure.hand and actor.action not in ("sit", "perch"):
        return actor.action
    seated = actor.action if actor.action in _DONE_SEATED - {"sleep", "lie"} else ""
    is_mount = "ride" in carrier.actions or "gallop" in carrier.actions or carrier.name in _RIDDEN
    wishes = ("ride",) if is_mount or is_beast(carrier) else ("perch",)
    if carrier.name in _DRIVEN:
        wishes = ("row",) if actor.action == "row" else ("drive",)
    both = tuple(f"{wish}+{actor.action}" for wish in wishes)
    return next((wish for wish in (*both, *wishes, seated, "sit") if wish in figure.actions), "")


_SINGLE = _names("chair cabin_seat")
_SITS = _names("sit doze work stroke")  # what people do on a seat of their own
_OPEN_BOATS = _names("boat canoe")
_CONTAINERS = _names(
    "bowl vase basket cup coffee_cup glass wine_glass pot box bucket chest bag suitcase backpack"
    " barrel hat shoe sink frying_pan plate"
)
_OPEN = _names("bowl basket cup bucket frying_pan")  # seen from above: their far rim is behind
_DRINKS = _names("coffee_cup cup glass wine_glass soup bottle potion")
_SEAT_AT = 256.0  # units of a person: how high they sit
_GOODS = 4  # of a kind that are goods: as large as they are
_INSECTS = _names("butterfly bee dragonfly ladybug")
_DESCENT = 0.9  # of its height that it comes down from
_FEET = 0.55  # of its height: what flies has its feet above its origin
_SUNK, _FILLS = 0.45, 0.42  # of what is in a bowl: below its rim; of its width
_RIM = {"basket": 0.64, "bucket": 0.74}  # of the height of what has a handle
_DEEP, _FAR_SIDE = 0.62, 1.008  # below the far rim of an open one; depths to that
_BETWEEN = (0.5, 0.25, 0.75)  # where the others of a crew sit, between its ends
_HEAP = (0.0, -0.5, 0.5)  # where one is in a bowl, of its half
_IN_BED = (-500.0, -440.0)  # units of a bed: against its pillow, the legs under its cover
_COVERED = 1.02  # depths: behind the cover, though it is the main part
_LEAP, _SETTLED = 0.62, 0.7  # of the height of what one jumps onto; of what lies under a thing


def boarded(actor: Actor, parts: list[Part], carrier: int, rng: random.Random) -> list[Part]:
    """The parts with an actor that is carried by the part with index `carrier`."""
    under = parts[carrier]
    is_end = has_own_crew(under) and actor.relation in ("on", "riding", "in")
    if is_end or (actor.relation in ("in", "riding") and under.figure.name in _CABINS):
        return [*parts[:carrier], crewed(under, actor), *parts[carrier + 1 :]]
    if actor.relation == "in" and {figure_of(actor).name, under.figure.name} <= _DRINKS:
        return parts
    others = [part for part in parts if part.actor.to == actor.to and part.carrier is not None]
    part = _moved_aside(_carried(actor, parts, carrier, rng), others, under)
    if _is_contained(actor, under):
        parts = _opened(parts, carrier)
    if under.carrier is not None:  # a bowl on a table: all go where the table goes
        part = replace(part, carrier=under.carrier)
    if under.figure.name in _BRIDGES:  # it stays where it is; who is on it goes on
        own = part.figure.action(actor.action)
        part = replace(part, carrier=None, floats=True, action=own)
    return [*parts, part]


def seats(parts: list[Part], art: SetArt) -> list[Part]:
    """What people sit on who sit on nothing: a chair indoors, a log or a bench under the sky."""
    indoors = "cabin_seat" if "cabin" in art.tags else "chair"
    name = indoors if not art.sky else "bench" if "paved" in art.tags else "log"
    sitting = [
        part for part in parts if part.action.partition("+")[0] in _SITS and part.carrier is None
    ]
    found = _shared([one for one in sitting if "perch" in one.figure.actions], FIGURES[name])
    has_table = any(part.figure.name in ("table", "desk") for part in parts)
    working = [part for part in sitting if part.action == "work" and not art.sky and not has_table]
    return found + [_desk_of(part, FIGURES["table"]) for part in working]


def _shared(sitting: Sequence[Part], figure: Figure) -> list[Part]:
    """A seat for each, but one for those whose seats would be in each other."""
    found: list[tuple[Part, Part]] = []
    for part in sorted(sitting, key=lambda one: one.x):
        seat = _seat_of(part, figure)
        if found and figure.name not in _SINGLE and seat.x - found[-1][1].x < 2 * half_of(seat):
            first, shared = found.pop()
            middle = (first.x + part.x) / 2
            behind = max(shared.depth, seat.depth)
            found.append((part, replace(shared, x=middle, depth=behind)))
        else:
            found.append((part, seat))
    return [seat for _, seat in found]


def _desk_of(part: Part, figure: Figure) -> Part:
    """A table under the machine one works at."""
    x, y = _WORK_AT
    unit, side = part.height / 1000, -1 if part.flips else 1
    return replace(
        part, actor=Actor("prop", figure.name), figure=figure, look=Look(), height=y * unit,
        action=figure.action(""), x=part.x + side * x * unit, depth=part.depth * 1.004,
        phase=0.0, is_main=False,
    )  # fmt: skip


def _seat_of(part: Part, figure: Figure) -> Part:
    seat_x, seat_y = figure.seat or (0.0, -1000.0)
    height = _SEAT_AT * part.height / max(1.0, -seat_y)
    side = -1 if part.flips else 1
    return replace(
        part, actor=Actor("prop", figure.name), figure=figure, look=Look(), height=height,
        action=figure.action(""), x=part.x - side * seat_x * height / 1000,
        depth=part.depth * 1.002, phase=0.0, is_main=False,
    )  # fmt: skip


def _moved_aside(part: Part, others: Sequence[Part], under: Part) -> Part:
    """What shares a table or a bowl stands in the next free place, right or left of the first."""
    if not others or part.actor.relation == "holding":
        return part
    if _is_contained(part.actor, under):
        return _heaped(part, len(others), under)
    if part.actor.relation == "riding":  # two on a motorcycle: the second behind
        return two_up(part, under, len(others))
    if under.figure.name in _OPEN_BOATS and len(others) > 1:  # nobody sits beyond its ends
        first, last = min(one.x for one in others), max(one.x for one in others)
        share = _BETWEEN[(len(others) - 2) % len(_BETWEEN)]
        depth = part.depth * (1.001 + 0.0002 * len(others))
        return replace(part, x=first + share * (last - first), depth=depth)
    room = 1.06
    side = -1 if len(others) % 2 == 0 else 1
    if part.actor.place in ("left", "right"):
        side = 1 if part.actor.place == "right" else -1
    ends = [side * other.x + room * half_of(other) for other in others]
    return replace(part, x=side * (max(ends) + room * half_of(part)), depth=part.depth * 0.999)


def _heaped(part: Part, number: int, bowl: Part) -> Part:
    """One of several in a bowl: beside each other, and the next ones above and behind those."""
    row, at = divmod(number, len(_HEAP))
    return replace(
        part,
        x=bowl.x + _HEAP[at] * half_of(bowl) * (1 - 0.3 * row),
        y=part.y - 0.45 * row * part.height * part.top / 1000,
        depth=part.depth * (1 + 0.001 * (row + 0.1 * at)),
    )


def _opened(parts: list[Part], index: int) -> list[Part]:
    """An open container as its near side, and its far side behind what is in it."""
    bowl = parts[index]
    if bowl.figure.name not in _OPEN or bowl.look.trait(SIDE):
        return parts
    sides = {side: Look({**bowl.look.of, SIDE: side}) for side in (FRONT, BACK)}
    far = replace(
        bowl, actor=Actor("prop", bowl.figure.name), look=sides[BACK], is_main=False,
        depth=_FAR_SIDE * bowl.depth, carrier=index if bowl.carrier is None else bowl.carrier,
    )  # fmt: skip
    return [*parts[:index], replace(bowl, look=sides[FRONT]), *parts[index + 1 :], far]


def _is_contained(actor: Actor, under: Part) -> bool:
    return actor.relation == "in" and under.figure.name in _CONTAINERS


def _carried(actor: Actor, parts: Sequence[Part], index: int, rng: random.Random) -> Part:
    """On a seat, on top, inside, or in a hand: at the carrier's place, in its scale."""
    carrier = parts[index]
    figure = figure_of(actor)
    if actor.relation == "holding" and figure.medium == "air" and actor.kind == "prop":
        return _flown(actor, figure, carrier, index, rng)
    is_held = actor.relation == "holding" or _leaps(actor, figure)
    action = actor.action if is_held else _seated(actor, figure, carrier.figure)
    # Who sits in a boat is seen behind its side.
    is_within = carrier.figure.name in _OPEN_BOATS and actor.relation != "on"
    told = 1.0 if actor.count >= _GOODS else told_by(parts)
    part = Part(
        actor=actor, figure=figure, look=look_of(actor), action=figure.action(action),
        x=carrier.x, y=carrier.y,
        height=carrier.height * ratio_of(figure, carrier.figure, told),
        depth=carrier.depth * (1.002 if is_within else 0.9996),
        flips=carrier.flips, phase=0.0, seed=rng.randrange(10**6), carrier=index,
    )  # fmt: skip
    if actor.relation == "holding":
        return held(part, carrier)
    if _is_contained(actor, carrier):
        return _sunk(part, carrier)
    is_lying = bool(carrier.look.trait(TRAIT))
    if _leaps(actor, figure):
        return _leaping(part, carrier)
    anchor = (0.0, -_SETTLED * carrier.top) if is_lying else spot_on(carrier, figure)
    if actor.relation == "in" and carrier.figure.name == "bed" and action not in ("sleep", "lie"):
        part, anchor = replace(part, depth=_COVERED * carrier.depth), _IN_BED
    side = -1 if carrier.flips else 1
    x, y = (at * carrier.height / 1000 for at in anchor)
    part = replace(part, x=carrier.x + side * x, y=carrier.y + y)
    return _landing(part) if figure.name in _INSECTS else part


def _landing(part: Part) -> Part:
    """Its feet on what it is on; it comes down to that where it was told to."""
    flies = part.actor.action == "fly"
    return replace(
        part, y=part.y + _FEET * part.height, action=part.figure.action("stand"),
        descent=_DESCENT * part.height if flies else 0.0,
    )  # fmt: skip


def _leaps(actor: Actor, figure: Figure) -> bool:
    """Whether an animal jumps onto it: then it is on its way."""
    return actor.relation == "on" and actor.action == "jump" and not figure.hand


def _leaping(part: Part, target: Part) -> Part:
    """In the air before what it jumps onto, on the side that it comes from."""
    away = 0.9 * (half_of(target) + half_of(part))
    high = _LEAP * target.height * target.top / 1000
    return replace(
        part, x=target.x - away, y=target.y - high, flips=False, carrier=None, floats=True
    )


def _sunk(part: Part, container: Part) -> Part:
    """In a bowl: behind its side, its head above the rim."""
    room = _FILLS * half_of(container) / max(1.0, half_of(part))
    part = replace(part, height=part.height * min(1.0, room), depth=container.depth * 1.002)
    high = _RIM.get(container.figure.name, 1.0) * container.height * container.top / 1000
    rim = container.y - high
    sunk = _DEEP if container.figure.name in _OPEN else _SUNK
    return replace(part, y=rim + sunk * part.height * part.top / 1000)


def _flown(actor: Actor, figure: Figure, carrier: Part, index: int, rng: random.Random) -> Part:
    """On a string: a kite or a balloon above who holds it."""
    side = -1 if carrier.flips else 1
    return Part(
        actor=actor, figure=figure, look=look_of(actor), action=figure.action(actor.action),
        x=carrier.x + side * 0.55 * carrier.height, y=carrier.y - 1.02 * carrier.height,
        height=min(rest_height(figure), 0.6 * carrier.height) / carrier.depth,
        depth=carrier.depth * 0.998, flips=carrier.flips, phase=0.0, seed=rng.randrange(10**6),
        carrier=index,
    )  # fmt: skip
