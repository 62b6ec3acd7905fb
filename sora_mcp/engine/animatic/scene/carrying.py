"""Who is on, in or in the hand of another: riders, drivers, kites, and what people sit on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.figure import FIGURES, Figure, Look
from sora_mcp.engine.animatic.art.place import SetArt
from sora_mcp.engine.animatic.plan import Actor
from sora_mcp.engine.animatic.scene.parts import Part, figure_of, look_of, rest_height


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


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
    if carrier.name in _STOOD_ON:
        return actor.action
    seated = actor.action if actor.action in _DONE_SEATED - {"sleep", "lie"} else ""
    is_mount = "ride" in carrier.actions or "gallop" in carrier.actions or carrier.name in _RIDDEN
    wishes = ("ride",) if is_mount or _is_beast(carrier) else ("perch",)
    if carrier.name in _DRIVEN:
        wishes = ("row",) if actor.action == "row" else ("drive",)
    return next((wish for wish in (*wishes, seated, "sit") if wish in figure.actions), "")


def _is_beast(figure: Figure) -> bool:
    return figure.seat is not None and {"walk", "run"} <= figure.actions.keys()


_SITS = _names("sit work")  # what people do on a seat of their own
_OPEN_BOATS = _names("boat canoe")
_TABLES = _names("table desk")
_BARE = _names("studio stage space cave underwater moon mars stadium")  # sets without tables
_HELD_CARD = 0.24  # of who holds it
_SEAT_AT = 256.0  # units of a person: how high they sit


def at_the_piano(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """The cast with animals that play on the piano's stool; people bring a seat of their own."""
    piano = next((i for i, one in enumerate(cast) if one.name == "piano" and one.to is None), None)

    def plays(actor: Actor) -> bool:
        is_free = actor.kind == "rig" and actor.to is None and actor.action in ("sit", "play")
        return is_free and "play_piano" not in figure_of(actor).actions

    if piano is None:
        return tuple(cast)
    return tuple(replace(a, relation="on", to=piano) if plays(a) else a for a in cast)


def laid_out(cast: Sequence[Actor], set_name: str, art: SetArt) -> tuple[Actor, ...]:
    """The cast with a table in rooms, under small things that would else stand on the floor."""
    loose = [
        index
        for index, actor in enumerate(cast)
        if actor.to is None and figure_of(actor).medium == "table" and actor.kind == "prop"
    ]
    if art.sky or set_name in _BARE or not loose:
        return tuple(cast)
    tables = [index for index, actor in enumerate(cast) if actor.name in _TABLES]
    under = tables[0] if tables else len(cast)
    table = () if tables else (Actor("prop", "table"),)
    return tuple(
        replace(actor, relation="on", to=under) if index in loose else actor
        for index, actor in enumerate((*cast, *table))
    )


def boarded(actor: Actor, parts: list[Part], carrier: int, rng: random.Random) -> list[Part]:
    """The parts with an actor that is carried by the part with index `carrier`."""
    under = parts[carrier]
    if actor.relation in ("in", "riding") and under.figure.name in _CABINS:
        return [*parts[:carrier], _with_driver(under), *parts[carrier + 1 :]]
    beside = sum(part.carrier == carrier for part in parts)
    return [*parts, _moved_aside(_carried(actor, under, carrier, rng), beside)]


def seats(parts: list[Part], art: SetArt) -> list[Part]:
    """What people sit on who sit on nothing: a chair indoors, a log or a bench under the sky."""
    name = "chair" if not art.sky else "bench" if "paved" in art.tags else "log"
    sitting = [part for part in parts if part.action in _SITS and part.carrier is None]
    return [_seat_of(part, FIGURES[name]) for part in sitting if "perch" in part.figure.actions]


def _seat_of(part: Part, figure: Figure) -> Part:
    seat_x, seat_y = figure.seat or (0.0, -1000.0)
    height = _SEAT_AT * part.height / max(1.0, -seat_y)
    side = -1 if part.flips else 1
    return replace(
        part, actor=Actor("prop", figure.name), figure=figure, look=Look(), height=height,
        action=figure.action(""), x=part.x - side * seat_x * height / 1000,
        depth=part.depth * 1.002, phase=0.0, is_main=False,
    )  # fmt: skip


def _moved_aside(part: Part, beside: int) -> Part:
    """What shares a table with `beside` others stands to the right and left of the first."""
    if not beside or part.actor.relation == "holding":
        return part
    side = 1 if beside % 2 else -1
    apart = 1.9 * min(part.half_width, 700) * part.height / 1000 * ((beside + 1) // 2)
    return replace(part, x=part.x + side * apart, depth=part.depth * 0.999)


def _with_driver(cabin: Part) -> Part:
    """Who is in a car is seen through its windows."""
    return replace(cabin, look=Look({**cabin.look.of, "driver": "yes"}))


def _carried(actor: Actor, carrier: Part, index: int, rng: random.Random) -> Part:
    """On a seat, on top, or in a hand: at the carrier's place, in its scale."""
    figure, is_held = figure_of(actor), actor.relation == "holding"
    if is_held and figure.medium == "air":
        return _flown(actor, figure, carrier, index, rng)
    anchor = (carrier.figure.hand if is_held else carrier.figure.seat) or (0.0, -1000.0)
    ratio = figure.height_m / carrier.figure.height_m
    side = -1 if carrier.flips else 1
    action = actor.action if is_held else _seated(actor, figure, carrier.figure)
    return Part(
        actor=actor, figure=figure, look=look_of(actor), action=figure.action(action),
        x=carrier.x + side * anchor[0] * carrier.height / 1000,
        y=carrier.y + anchor[1] * carrier.height / 1000,
        height=carrier.height * (_HELD_CARD if figure.name == "card" else _bounded(ratio)),
        # Who sits in a boat is seen behind its side.
        depth=carrier.depth * (1.002 if carrier.figure.name in _OPEN_BOATS else 0.998),
        flips=carrier.flips, phase=0.0, seed=rng.randrange(10**6), carrier=index,
    )  # fmt: skip


def _bounded(ratio: float) -> float:
    """Of the carrier's height: tiny things are still seen, large ones do not hide it."""
    return min(1.6, max(0.12, ratio))


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
