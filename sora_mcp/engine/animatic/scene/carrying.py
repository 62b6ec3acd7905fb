"""Who is on, in or in the hand of another: riders, drivers, kites, and what people sit on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.figure import FIGURES, Figure, Look
from sora_mcp.engine.animatic.art.place import SetArt
from sora_mcp.engine.animatic.plan import Actor
from sora_mcp.engine.animatic.scene.groups import half_of
from sora_mcp.engine.animatic.scene.holding import held
from sora_mcp.engine.animatic.scene.parts import (
    COMPRESSED,
    Part,
    figure_of,
    look_of,
    rest_height,
)


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
_LAIN_ON = frozenset({"bed", "sofa", "carpet"})
_DONE_SEATED = frozenset({"sleep", "lie", "play_guitar", "play_piano", "play_drums", "eat", "fish"})


def _seated(actor: Actor, figure: Figure, carrier: Figure) -> str:
    """What one does who is on something: astride, at the wheel, lying, or sitting on its edge."""
    if carrier.name in _LAIN_ON and actor.action in ("sleep", "lie"):
        return actor.action
    if carrier.name in _STOOD_ON or carrier.name in _BRIDGES:
        return actor.action
    seated = actor.action if actor.action in _DONE_SEATED - {"sleep", "lie"} else ""
    is_mount = "ride" in carrier.actions or "gallop" in carrier.actions or carrier.name in _RIDDEN
    wishes = ("ride",) if is_mount or _is_beast(carrier) else ("perch",)
    if carrier.name in _DRIVEN:
        wishes = ("row",) if actor.action == "row" else ("drive",)
    both = tuple(f"{wish}+{actor.action}" for wish in wishes)
    return next((wish for wish in (*both, *wishes, seated, "sit") if wish in figure.actions), "")


def _is_beast(figure: Figure) -> bool:
    return figure.seat is not None and {"walk", "run"} <= figure.actions.keys()


_SITS = _names("sit work")  # what people do on a seat of their own
_OPEN_BOATS = _names("boat canoe")
_CONTAINERS = _names(
    "bowl vase basket cup coffee_cup glass wine_glass pot box bucket chest bag suitcase backpack"
    " barrel hat shoe sink frying_pan plate"
)
_DRINKS = _names("coffee_cup cup glass wine_glass soup bottle potion")
_SEAT_AT = 256.0  # units of a person: how high they sit
_SUNK, _FILLS = 0.45, 0.5  # of what is in a bowl: below its rim; of its width
_HEAP = (0.0, -0.5, 0.5)  # where one is in a bowl, of its half
_CARD = 0.3  # of what carries it


def boarded(actor: Actor, parts: list[Part], carrier: int, rng: random.Random) -> list[Part]:
    """The parts with an actor that is carried by the part with index `carrier`."""
    under = parts[carrier]
    if actor.relation in ("in", "riding") and under.figure.name in _CABINS:
        return [*parts[:carrier], _with_driver(under), *parts[carrier + 1 :]]
    if actor.relation == "in" and {figure_of(actor).name, under.figure.name} <= _DRINKS:
        return parts
    others = [part for part in parts if part.actor.to == actor.to and part.carrier is not None]
    part = _moved_aside(_carried(actor, under, carrier, rng), others, under)
    if under.carrier is not None:  # a bowl on a table: all go where the table goes
        part = replace(part, carrier=under.carrier)
    if under.figure.name in _BRIDGES:  # it stays where it is; who is on it goes on
        own = part.figure.action(actor.action)
        part = replace(part, carrier=None, floats=True, action=own)
    return [*parts, part]


def seats(parts: list[Part], art: SetArt) -> list[Part]:
    """What people sit on who sit on nothing: a chair indoors, a log or a bench under the sky."""
    name = "chair" if not art.sky else "bench" if "paved" in art.tags else "log"
    sitting = [
        part for part in parts if part.action.partition("+")[0] in _SITS and part.carrier is None
    ]
    found = [_seat_of(part, FIGURES[name]) for part in sitting if "perch" in part.figure.actions]
    has_table = any(part.figure.name in ("table", "desk") for part in parts)
    working = [part for part in sitting if part.action == "work" and not art.sky and not has_table]
    return found + [_desk_of(part, FIGURES["table"]) for part in working]


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


def _is_contained(actor: Actor, under: Part) -> bool:
    return actor.relation == "in" and under.figure.name in _CONTAINERS


def _with_driver(cabin: Part) -> Part:
    """Who is in a car is seen through its windows."""
    return replace(cabin, look=Look({**cabin.look.of, "driver": "yes"}))


def _carried(actor: Actor, carrier: Part, index: int, rng: random.Random) -> Part:
    """On a seat, on top, inside, or in a hand: at the carrier's place, in its scale."""
    figure = figure_of(actor)
    if actor.relation == "holding" and figure.medium == "air":
        return _flown(actor, figure, carrier, index, rng)
    is_held = actor.relation == "holding"
    action = actor.action if is_held else _seated(actor, figure, carrier.figure)
    part = Part(
        actor=actor, figure=figure, look=look_of(actor), action=figure.action(action),
        x=carrier.x, y=carrier.y, height=carrier.height * _ratio(figure, carrier.figure),
        # Who sits in a boat is seen behind its side.
        depth=carrier.depth * (1.002 if carrier.figure.name in _OPEN_BOATS else 0.998),
        flips=carrier.flips, phase=0.0, seed=rng.randrange(10**6), carrier=index,
    )  # fmt: skip
    if is_held:
        return held(part, carrier)
    if _is_contained(actor, carrier):
        return _sunk(part, carrier)
    anchor = carrier.figure.seat or (0.0, -carrier.top)
    side = -1 if carrier.flips else 1
    x, y = (at * carrier.height / 1000 for at in anchor)
    return replace(part, x=carrier.x + side * x, y=carrier.y + y)


def _sunk(part: Part, container: Part) -> Part:
    """In a bowl: behind its side, its head above the rim."""
    room = _FILLS * half_of(container) / max(1.0, half_of(part))
    part = replace(part, height=part.height * min(1.0, room), depth=container.depth * 1.002)
    rim = container.y - container.height * container.top / 1000
    return replace(part, y=rim + _SUNK * part.height * part.top / 1000)


def _ratio(figure: Figure, carrier: Figure) -> float:
    """Of the carrier's height: tiny things are still seen, large ones do not hide it."""
    if figure.name == "card":
        return _CARD
    is_small = figure.height_m < 1 and not _is_beast(carrier) and carrier.hand is None
    ratio = figure.height_m / carrier.height_m
    return min(1.6, max(0.12, ratio**COMPRESSED if is_small else ratio))


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
