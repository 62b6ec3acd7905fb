"""Who stands where: the cast of a shot on its set, in the wide frame's units."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.figure import Figure
from sora_mcp.engine.animatic.art.place import SetArt
from sora_mcp.engine.animatic.plan import Actor, Shot
from sora_mcp.engine.animatic.scene.arranging import arranged
from sora_mcp.engine.animatic.scene.carrying import CARRIED, boarded, seats
from sora_mcp.engine.animatic.scene.groups import Ground, Group, half_of
from sora_mcp.engine.animatic.scene.holding import has_mouth
from sora_mcp.engine.animatic.scene.parts import Part, figure_of, look_of, rest_height
from sora_mcp.engine.animatic.scene.rehearsal import rehearsed

_APART = 0.4  # of the frame's width, a pair at most
_PAIR, _HEADS_CLEAR = 2, 2.35  # of half an animal's length: two of a kind hide no head
_SET_CLEAR, _SMALL_M = 2.15, 0.6  # the same of two things that go together; metres, at most
_TALLEST_UNITS = 540.0  # of what stands at the back
_CROWD_MAX = 9
_ABOARD_MAX = 5
_IN_WATER = ("swim", "surf", "row")
_FLIGHT = 230.0  # units above the ground of what flies low
_AFLOAT = frozenset({"underwater", "space", "sky"})  # sets without a floor to stand on
_ON_WATER = frozenset({"sea", "coast", "lake", "river", "harbor", "beach", "island", "bridge"})
_LIFT = 190.0
_ALOFT = 400.0  # where the middle of what flies is
_WALL, _HUNG = 2.95, 0.35  # where walls are, and how high above an eye's height things hang
_HUNG_CLEAR = 0.75  # where others are: above the furniture that stands before the wall
_LONGEST, _ENDLESS = 1.15, 3.0  # times as long as the frame is wide
_LANDMARK = 4  # times as tall as what stands at the back: it is on the land all the same
_HEARTHS = frozenset({"campfire", "bonfire", "fire", "fireplace"})
_ROADSIDE = 1.6  # depths up to which the way is free
_OFFSHORE = 1.25  # times as far as the water's edge
_FAR = 2.1  # times farther away that all stand in an extreme wide shot
_REACH = 0.3  # of the frame's width that one goes while the main one stays
_PASSED = 0.4  # of the way to the end of what one goes by
_ASIDE = 60.0  # units to the right: from there one looks back to the middle


def staged(shot: Shot, art: SetArt, aspect: float) -> tuple[Part, ...]:
    """The parts of a shot, in no order of depth: the painter sorts them."""
    rng = random.Random(f"{shot.seed}/staging")
    cast = rehearsed(shot.cast, shot.set_name, art)
    alone = [index for index in range(len(cast)) if not _is_carried(index, cast)]
    ground = Ground(art.horizon, art.floor)
    groups = {
        index: _fitting(_group(cast[index], art, rng, shot), aspect, ground) for index in alone
    }
    parts: list[Part] = []
    first: dict[int, int] = {}  # actor -> its first part
    for index, group in arranged(groups, aspect, ground).items():
        first[index] = len(parts)
        parts += group.parts
    parts = _turned(parts)
    for index in _in_turn(cast, first):
        carrier = first[cast[index].to or 0]
        first[index] = len(parts)
        for _ in range(min(max(1, cast[index].count), _ABOARD_MAX)):
            parts = boarded(cast[index], parts, carrier, rng)
        if first[index] == len(parts):
            first[index] = carrier
    if 0 in first:
        parts[first[0]] = replace(parts[first[0]], is_main=True)
    return (*_in_company(parts, shot, aspect), *seats(parts, art))


def _in_turn(cast: Sequence[Actor], first: dict[int, int]) -> list[int]:
    """Those who are carried, after those who carry them."""
    turns: list[int] = []
    known = set(first)
    for _ in cast:
        turns += [i for i, actor in enumerate(cast) if i not in known and actor.to in known]
        known.update(turns)
    return turns


def _turned(parts: list[Part]) -> list[Part]:
    """Who stands to the right looks to the middle; who goes somewhere goes the first one's way."""
    if not parts:
        return parts

    lead = parts[0]
    is_told = lead.actor.place != "auto"
    apart = [part.x for part in parts if part.actor.place not in ("auto", lead.actor.place)]

    fire = next((part for part in parts if part.figure.name in _HEARTHS), None)

    def looks_left(part: Part) -> bool:
        if fire is not None and _warms_itself(part):
            return part.x > fire.x
        if part.actor is lead.actor and part is not lead and _is_facing(part):
            return not lead.flips and part.x > lead.x
        if part.actor.facing != "auto":
            return part.actor.facing == "left"
        if part is not lead and part.cycle.speed and lead.cycle.speed:
            return looks_left(lead)
        if part is lead and is_told and apart:
            return part.x > min(apart)
        return part.figure.faces and part.x > _ASIDE

    return [replace(part, flips=looks_left(part)) for part in parts]


def _warms_itself(part: Part) -> bool:
    """Whether it sits or stands by a fire, and so looks at it."""
    return part.figure.faces and part.actor.facing == "auto" and not part.cycle.speed


def _is_facing(part: Part) -> bool:
    """Whether it is one of a pair that stays, and so looks at the other."""
    is_pair = part.actor.count == _PAIR and part.actor.facing == "auto"
    return is_pair and part.figure.faces and has_mouth(part) and not part.cycle.speed


def _in_company(parts: list[Part], shot: Shot, aspect: float) -> list[Part]:
    """Who goes the main part's way keeps its pace, and none leaves behind what stands by it."""
    main = next((part for part in parts if part.is_main), None)
    if main is None or main.carrier is not None:
        return parts
    until_s = shot.clock_s + shot.seconds
    if not main.speed:
        return [_slowed(part, _way(part, aspect) / until_s) for part in parts]
    spans = [abs(part.x - main.x) + half_of(part) for part in parts if _stays(part, main)]
    most = _PASSED * max(spans) / until_s if spans else math.inf
    pace = math.copysign(min(abs(main.speed), most), main.speed)
    return [replace(part, pace=pace) if part.speed * pace > 0 else part for part in parts]


def _way(part: Part, aspect: float) -> float:
    """How far one goes while the main one stays: what is longer than the frame, out of it."""
    half = half_of(part)
    return _REACH * 1000 * aspect + (half if half > 500 * aspect else 0.0)


def _slowed(part: Part, most: float) -> Part:
    """One that goes no farther than the frame while the main part stays."""
    if part.carrier is not None or abs(part.speed) <= most:
        return part
    return replace(part, pace=math.copysign(most, part.speed))


def _stays(part: Part, main: Part) -> bool:
    """Whether it stands where the main part goes by, to be seen with it."""
    is_near = part.depth < 2 * main.depth and part.actor.count == 1
    return is_near and not part.is_main and part.carrier is None and not part.cycle.speed


def _is_carried(index: int, cast: Sequence[Actor]) -> bool:
    """Whether an actor is on, in or in the hand of another, and that leads to one that stands."""
    passed: set[int] = set()
    while index not in passed:
        actor = cast[index]
        if actor.relation not in CARRIED or actor.to is None or not 0 <= actor.to < len(cast):
            return bool(passed)
        passed.add(index)
        index = actor.to
    return False


def _group(actor: Actor, art: SetArt, rng: random.Random, shot: Shot) -> Group:
    """An actor, or several of a kind, around the middle."""
    count = min(max(1, actor.count), _CROWD_MAX)
    return Group(
        actor, tuple(_standing(actor, figure_of(actor), art, at, rng, shot) for at in range(count))
    )


def _fitting(group: Group, aspect: float, ground: Ground) -> Group:
    """What is longer than the frame is wide stands farther away; what never ends does not."""
    group = _together(group, _APART * 1000 * aspect)
    over = half_of(group.lead) / (_LONGEST * 500 * aspect)
    if not 1 < over < _ENDLESS:
        return group
    depth = group.lead.depth * over
    is_afloat = group.lead.figure.medium == "water"
    return group.at(depth if is_afloat else max(group.lead.depth, min(_ROADSIDE, depth)), ground)


def _together(group: Group, most: float) -> Group:
    """A pair no farther apart than a narrow frame allows."""
    if len(group.parts) != _PAIR or not has_mouth(group.lead):
        return group
    first, other = group.parts
    most = max(most, 1.3 * half_of(first))
    near = max(-most, min(most, other.x - first.x))
    return replace(group, parts=(first, replace(other, x=first.x + near)))


def _standing(
    actor: Actor, figure: Figure, art: SetArt, number: int, rng: random.Random, shot: Shot
) -> Part:
    height = rest_height(figure)
    depth = _depth(actor, figure, height, art)
    if shot.size == "extreme_wide" and art.water is None:
        depth *= _FAR
    aside = 0.0
    if number:
        aside = (1 if number % 2 else -1) * ((number + 1) // 2)
        depth *= 1 + 0.16 * rng.random() * (1 + number / 3) * (not _is_set(actor, figure))
    y = art.horizon + (art.floor - art.horizon) / depth
    if figure.medium == "air" or actor.band == "sky":
        y = _ALOFT + height / depth / 2 + (rng.uniform(-90, 60) if number else 0.0)
    elif _hangs(figure, art):
        above = _HUNG if len(shot.cast) == 1 else _HUNG_CLEAR
        y = art.horizon - (art.floor - art.horizon) * above / depth
    elif figure.medium == "table" and art.table is not None and not _is_by_pet(actor, shot):
        y = art.table
    action = _able(figure, actor.action, shot.set_name)
    flies = figure.medium == "ground" and action == "fly"
    if flies:
        y -= _FLIGHT * (1 + 0.3 * rng.uniform(-1, 1) * bool(number))
    floats = flies or shot.set_name in _AFLOAT
    if floats and not flies and figure.medium != "air":
        y -= _LIFT + rng.uniform(-60, 60)
    part = Part(
        actor=actor, figure=figure, look=look_of(actor), action=action, x=0.0, y=y,
        height=height / depth, depth=depth, flips=False, phase=rng.random() if number else 0.0,
        seed=rng.randrange(10**6), floats=floats,
    )  # fmt: skip
    return replace(part, x=aside * (_next(part) + rng.uniform(-20, 20) * bool(number)))


def _is_by_pet(actor: Actor, shot: Shot) -> bool:
    """Whether it is before somebody who walks on four legs, and on the floor."""
    to = actor.to
    if (
        to is None
        or not 0 <= to < len(shot.cast)
        or actor.relation not in ("in_front_of", "beside")
    ):
        return False
    return shot.cast[to].kind == "rig" and figure_of(shot.cast[to]).hand is None


def _next(part: Part) -> float:
    """From one of a group to the next."""
    if part.cycle.apart:
        return part.cycle.apart * part.height
    if part.actor.count == _PAIR and has_mouth(part):
        return _HEADS_CLEAR * half_of(part)
    if _is_set(part.actor, part.figure):
        return _SET_CLEAR * half_of(part)
    return max(0.46 * min(part.height, 480.0), 1.3 * min(half_of(part), 330.0))


def _is_set(actor: Actor, figure: Figure) -> bool:
    """Whether it is one of two small things that go together: they are as large as each other."""
    is_small = figure.height_m < _SMALL_M and figure.medium != "air"
    return actor.count == _PAIR and actor.kind == "prop" and is_small


def _hangs(figure: Figure, art: SetArt) -> bool:
    """Whether it is on the wall of a room."""
    return figure.medium == "wall" and "indoors" in art.tags and art.table != art.floor


def _depth(actor: Actor, figure: Figure, height: float, art: SetArt) -> float:
    least = {"front": 0.8, "main": 1.0, "back": 2.6, "sky": 2.2}.get(actor.band, 1.0)
    if actor.relation == "behind" and actor.to is None:
        least = max(least, 1.7)
    if _hangs(figure, art):
        least = max(least, _WALL)
    if actor.relation == "in_front_of":
        least = 0.85
    if figure.medium == "water" and art.water is not None:
        least = max(least, (_OFFSHORE if art.water > 1 else 1.0) * art.water)
    if actor.action in _IN_WATER and art.water is not None:
        least = max(least, art.water)
    depth = max(least, height / _TALLEST_UNITS)
    stays_dry = figure.medium in ("ground", "table") and actor.action not in _IN_WATER
    is_low = height < _LANDMARK * _TALLEST_UNITS
    if stays_dry and is_low and art.water is not None and art.water > 1:
        depth = min(depth, 0.9 * art.water)
    return depth


def _able(figure: Figure, wish: str, set_name: str) -> str:
    """The action that comes nearest to a wish here: who swims on open water shows a back."""
    if wish in ("swim", "") and set_name in _ON_WATER and "surface" in figure.actions:
        return "surface"
    return figure.action(wish)
