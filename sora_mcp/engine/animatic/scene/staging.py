"""Who stands where: the cast of a shot on its set, in the wide frame's units."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.figure import Figure
from sora_mcp.engine.animatic.art.place import SetArt
from sora_mcp.engine.animatic.plan import Actor, Shot
from sora_mcp.engine.animatic.scene.carrying import CARRIED, at_the_piano, boarded, laid_out, seats
from sora_mcp.engine.animatic.scene.parts import Part, figure_of, look_of, measures, rest_height

_TALLEST_UNITS = 540.0  # of what stands at the back
_CROWD_MAX = 9
_ABOARD_MAX = 5
_IN_WATER = ("swim", "surf", "row")
_PLACES = {"left": -0.24, "centre": 0.0, "right": 0.24, "far_left": -0.4, "far_right": 0.4}
_FLIGHT = 230.0  # units above the ground of what flies low
_AFLOAT = frozenset({"underwater", "space", "sky"})  # sets without a floor to stand on
_ON_WATER = frozenset({"sea", "coast", "lake", "river", "harbor", "beach", "island", "bridge"})
_LIFT = 190.0
_ALOFT = 400.0  # where the middle of what flies is
_FAR = 2.1  # times farther away that all stand in an extreme wide shot


def staged(shot: Shot, art: SetArt, aspect: float) -> tuple[Part, ...]:
    """The parts of a shot, in no order of depth: the painter sorts them."""
    rng = random.Random(f"{shot.seed}/staging")
    parts: list[Part] = []
    first: dict[int, int] = {}  # actor -> its first part
    cast = laid_out(at_the_piano(shot.cast), shot.set_name, art)
    for index, x in _spots(cast, aspect).items():
        actor = cast[index]
        first[index] = len(parts)
        parts += [
            _standing(actor, figure_of(actor), art, x, number, rng, shot)
            for number in range(min(max(1, actor.count), _CROWD_MAX))
        ]
    for index, actor in enumerate(cast):
        if index not in first and actor.to is not None and actor.to in first:
            carrier = first[actor.to]
            first[index] = len(parts)
            for _ in range(min(max(1, actor.count), _ABOARD_MAX)):
                parts = boarded(actor, parts, carrier, rng)
            if first[index] == len(parts):
                first[index] = carrier
    if 0 in first:
        parts[first[0]] = replace(parts[first[0]], is_main=True)
    return (*_in_company(parts), *seats(parts, art))


def _in_company(parts: list[Part]) -> list[Part]:
    """Who goes the main part's way keeps its pace: company stays together."""
    main = next((part for part in parts if part.is_main), None)
    if main is None or not main.speed or main.carrier is not None:
        return parts
    return [
        replace(part, pace=main.speed) if part.speed * main.speed > 0 else part for part in parts
    ]


def _is_carried(index: int, cast: Sequence[Actor]) -> bool:
    """Whether an actor is on, in or in the hand of one that stands by itself."""
    actor = cast[index]
    if actor.to is None or actor.to == index or actor.relation not in CARRIED:
        return False
    other = cast[actor.to] if 0 <= actor.to < len(cast) else None
    return other is not None and (other.to is None or other.relation not in CARRIED)


def _spots(cast: Sequence[Actor], aspect: float) -> dict[int, float]:
    """Where each actor that stands by itself is, x: the first in the middle, others beside it."""
    alone = [index for index in range(len(cast)) if not _is_carried(index, cast)]
    spots: dict[int, float] = {}
    taken = [0.0, 0.0]  # how far to the left and right of the middle there is somebody
    for index in alone:
        actor = cast[index]
        if actor.place in _PLACES:
            spots[index] = 1000 * aspect * _PLACES[actor.place]
            continue
        half = _room_of(actor)
        if not spots:
            spots[index], taken = 0.0, [half, half]
            continue
        side = 1 if taken[1] <= taken[0] else 0
        spots[index] = (1 if side else -1) * (taken[side] + half)
        taken[side] += 2 * half
    return spots


def _room_of(actor: Actor) -> float:
    """Half the width that an actor, or a group of it, takes: a little less, as people overlap."""
    figure = figure_of(actor)
    half = max(0.24 * min(rest_height(figure), 480.0), min(_half(actor, figure), 300.0))
    half *= 0.9 if figure.height_m < 6 else 0.5
    return half + _apart(actor, figure) * (min(actor.count, 4) // 2 if actor.count > 1 else 0)


def _apart(actor: Actor, figure: Figure) -> float:
    """From one of a group to the next."""
    return max(0.46 * min(rest_height(figure), 480.0), 1.3 * min(_half(actor, figure), 330.0))


def _half(actor: Actor, figure: Figure) -> float:
    """Half the width of a figure at depth 1, in the wide frame's units."""
    wide, _ = measures(figure.name, figure.action(actor.action), ())
    return wide * rest_height(figure) / 1000


def _standing(
    actor: Actor, figure: Figure, art: SetArt, x: float, number: int, rng: random.Random, shot: Shot
) -> Part:
    height = rest_height(figure)
    depth = _depth(actor, figure, height, art)
    if shot.size == "extreme_wide" and art.water is None:
        depth *= _FAR
    if number:
        side = 1 if number % 2 else -1
        x += side * (_apart(actor, figure) * ((number + 1) // 2) + rng.uniform(-20, 20))
        depth *= 1 + 0.16 * rng.random() * (1 + number / 3)
    y = art.horizon + (art.floor - art.horizon) / depth
    if figure.medium == "air" or actor.band == "sky":
        y = _ALOFT + height / depth / 2 + (rng.uniform(-90, 60) if number else 0.0)
    elif figure.medium == "table" and art.table is not None:
        y = art.table
    action = _able(figure, actor.action, shot.set_name)
    flies = figure.medium == "ground" and action == "fly"
    if flies:
        y -= _FLIGHT * (1 + 0.3 * rng.uniform(-1, 1) * bool(number))
    floats = flies or shot.set_name in _AFLOAT
    if floats and not flies and figure.medium != "air":
        y -= _LIFT + rng.uniform(-60, 60)
    flips = actor.facing == "left" or (actor.facing == "auto" and figure.faces and x > 60)
    return Part(
        actor=actor, figure=figure, look=look_of(actor), action=action, x=x / depth**0.35, y=y,
        height=height / depth, depth=depth, flips=flips, phase=rng.random() if number else 0.0,
        seed=rng.randrange(10**6), floats=floats,
    )  # fmt: skip


def _depth(actor: Actor, figure: Figure, height: float, art: SetArt) -> float:
    least = {"front": 0.8, "main": 1.0, "back": 2.6, "sky": 2.2}.get(actor.band, 1.0)
    if actor.relation == "behind":
        least = max(least, 1.7)
    if actor.relation == "in_front_of":
        least = 0.85
    if figure.medium == "water" and art.water is not None:
        least = max(least, art.water)
    if actor.action in _IN_WATER and art.water is not None:
        least = max(least, art.water)
    depth = max(least, height / _TALLEST_UNITS)
    stays_dry = figure.medium in ("ground", "table") and actor.action not in _IN_WATER
    if stays_dry and art.water is not None and art.water > 1 and height < 2 * _TALLEST_UNITS:
        depth = min(depth, 0.9 * art.water)
    return depth


def _able(figure: Figure, wish: str, set_name: str) -> str:
    """The action that comes nearest to a wish here: who swims on open water shows a back."""
    if wish in ("swim", "") and set_name in _ON_WATER and "surface" in figure.actions:
        return "surface"
    return figure.action(wish)
