"""Who stands where: the cast of a shot on its set, in the wide frame's units."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.figure import Figure
from sora_mcp.engine.animatic.art.place import SetArt
from sora_mcp.engine.animatic.plan import Actor, Shot
from sora_mcp.engine.animatic.scene.arranging import arranged
from sora_mcp.engine.animatic.scene.carrying import CARRIED, boarded, seats
from sora_mcp.engine.animatic.scene.groups import (
    WORN,
    Ground,
    Group,
    half_of,
    is_set,
    on_track,
    other_of_pair,
)  # fmt: skip
from sora_mcp.engine.animatic.scene.holding import has_mouth
from sora_mcp.engine.animatic.scene.lanes import kept_right, repainted
from sora_mcp.engine.animatic.scene.liftoff import smoke
from sora_mcp.engine.animatic.scene.pacing import in_company
from sora_mcp.engine.animatic.scene.parts import Part, figure_of, look_of, rest_height
from sora_mcp.engine.animatic.scene.rehearsal import far_world, rehearsed
from sora_mcp.engine.animatic.scene.steps import flights, with_steps
from sora_mcp.engine.animatic.scene.supports import overhead
from sora_mcp.engine.animatic.scene.tabletop import TABLES, on_tables
from sora_mcp.engine.animatic.scene.throngs import is_throng

_APART = 0.4  # of the frame's width, a pair at most
_PAIR, _HEADS_CLEAR = 2, 2.35  # of half an animal's length: two of a kind hide no head
_SET_CLEAR = 2.15  # the same of two things that go together
_TALLEST_UNITS = 540.0  # of what stands at the back
_LOOMING = 1.2  # times as tall, seen from below
_CROWD_MAX, _LEADING = 9, 4  # drawn one by one; and of a crowd, which rows of others join
_ABOARD_MAX = 5
_AT_ONE, _LOOKING_ON = "fly_kite", "point"  # of two at one kite, what the other one does
_IN_WATER = ("swim", "surf", "row")
_FLIGHT, _BY_SMALL = 230.0, 0.4  # units above the ground of what flies low; by a small thing
_AFLOAT = frozenset({"underwater", "space", "sky"})  # sets without a floor to stand on
_ON_WATER = frozenset({"sea", "coast", "lake", "river", "harbor", "beach", "island", "bridge"})
_LIFT = 190.0
_ALOFT, _FAR_WORLD = 400.0, 0.62  # where the middle of what flies is; times that, of planets
_WALL, _HUNG = 2.95, 0.35  # where walls are, and how high above an eye's height things hang
_HUNG_CLEAR = 0.75  # where others are: above the furniture that stands before the wall
_LONGEST, _ENDLESS = 1.15, 3.0  # times as long as the frame is wide
_LANDMARK = 4  # times as tall as what stands at the back: it is on the land all the same
_AT_A_THING = frozenset({"wipe", "shove", "press", "feed_hand"})  # done side by side
_HEARTHS = frozenset({"campfire", "bonfire", "fire", "fireplace"})
_ROADSIDE = 1.6  # depths up to which the way is free
_OFFSHORE = 1.25  # times as far as the water's edge
_FAR = 2.1  # times farther away that all stand in an extreme wide shot
_ASIDE = 60.0  # units to the right: from there one looks back to the middle


def staged(shot: Shot, art: SetArt, aspect: float) -> tuple[Part, ...]:
    """The parts of a shot, in no order of depth: the painter sorts them."""
    rng, own = (random.Random(f"{shot.seed}/staging") for _ in range(2))
    cast = rehearsed(with_steps(shot.cast, shot.details, art), shot.set_name, art)
    shot = replace(shot, cast=cast)
    alone = [index for index in range(len(cast)) if not _is_carried(index, cast)]
    ground = Ground(art.horizon, art.floor)
    groups = {
        index: _fitting(_group(cast[index], art, rng, shot), aspect, ground) for index in alone
    }
    parts: list[Part] = []
    first: dict[int, int] = {}  # actor -> its first part
    railed = on_track(groups, art.rails, ground)
    rest = {i: one for i, one in groups.items() if i not in railed}
    for index, group in sorted({**railed, **arranged(rest, aspect, ground)}.items()):
        first[index] = len(parts)
        parts += group.parts
    parts = kept_right(_turned(parts), shot.set_name)
    for index in _in_turn(cast, first):
        carrier = first[cast[index].to or 0]
        first[index] = len(parts)
        by = _holders(cast[index], parts, carrier)
        for turn in range(min(max(1, cast[index].count), _ABOARD_MAX)):
            parts = boarded(cast[index], parts, by[turn % len(by)], rng if index else own)
        if first[index] == len(parts):
            first[index] = carrier
    parts = on_tables(parts)
    if 0 in first:
        parts[first[0]] = replace(parts[first[0]], is_main=True)
    along = in_company(parts, shot, aspect, art.horizon)
    return (*along, *seats(parts, art), *flights(parts), *smoke(parts))


def _holders(held: Actor, parts: Sequence[Part], first: int) -> list[int]:
    """Whose hands it is in: of a group each has one, where there are as many."""
    several = held.relation == "holding" and held.count > 1
    holder = parts[first].actor
    group = [i for i in range(first, len(parts)) if parts[i].actor is holder]
    return group if several and holder.count == held.count else [first]


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
        if part is not lead and _goes_along(part, lead):
            return looks_left(lead)
        if part is lead and is_told and apart:
            return part.x > min(apart)
        return part.figure.faces and part.x > _ASIDE and part.figure.name not in WORN

    return [replace(part, flips=looks_left(part)) for part in parts]


def _goes_along(part: Part, lead: Part) -> bool:
    """Whether it goes where the first one goes, or is at the same thing."""
    is_helping = part.actor is lead.actor and part.action in _AT_A_THING
    return is_helping or bool(part.cycle.speed and lead.cycle.speed)


def _warms_itself(part: Part) -> bool:
    """Whether it sits or stands by a fire, and so looks at it."""
    return part.figure.faces and part.actor.facing == "auto" and not part.cycle.speed


def _is_facing(part: Part) -> bool:
    """Whether it is one of a pair that stays, and so looks at the other."""
    is_pair = part.actor.count == _PAIR and part.actor.facing == "auto"
    is_pair = is_pair and part.action not in _AT_A_THING and part.actor.action != _AT_ONE
    return is_pair and part.figure.faces and has_mouth(part) and not part.cycle.speed


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
    count = _LEADING if is_throng(actor) else min(max(1, actor.count), _CROWD_MAX)
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
    depth = _depth(actor, figure, height, art, _LOOMING if shot.angle == "low" else 1.0)
    if shot.size == "extreme_wide" and art.water is None:
        depth *= _FAR
    over = overhead(actor, shot, art.floor)
    depth = max(depth, over[0]) if over else depth
    aside = (1 if number % 2 else -1) * ((number + 1) // 2)
    if number:
        depth *= 1 + 0.16 * rng.random() * (1 + number / 3) * (not is_set(actor, figure))
    y = art.horizon + (art.floor - art.horizon) / depth
    is_down = actor.look.get("state") == "broken"  # a wreck lies on the ground
    if (figure.medium == "air" and not is_down) or actor.band == "sky":
        aloft = over[1] if over else _aloft(actor, shot.set_name)
        y = aloft + height / depth / 2 + (rng.uniform(-90, 60) if number else 0.0)
    elif _hangs(figure, art):
        above = _HUNG if len(shot.cast) == 1 else _HUNG_CLEAR
        y = art.horizon - (art.floor - art.horizon) * above / depth
    elif figure.medium == "table" and art.table is not None and _has_table(shot.cast):
        y = art.table
    wish = _LOOKING_ON if actor.action == _AT_ONE and number % 2 else actor.action
    action = _able(figure, wish, shot.set_name)
    is_fired = figure.actions[action].climb > 0  # it leaves the ground by itself
    flies = figure.medium == "ground" and action == "fly" and not is_fired
    if flies:
        y -= _flight(shot) * (1 + 0.3 * rng.uniform(-1, 1) * bool(number))
    floats = flies or shot.set_name in _AFLOAT
    if floats and not flies and figure.medium != "air":
        y -= _LIFT + rng.uniform(-60, 60)
    part = Part(
        actor=actor, figure=figure, look=repainted(look_of(actor), actor, number),
        action=action, x=0.0, y=y,
        height=height / depth, depth=depth, flips=False, phase=rng.random() if number else 0.0,
        seed=rng.randrange(10**6), floats=floats,
    )  # fmt: skip
    stands = replace(part, x=aside * (_next(part) + rng.uniform(-20, 20) * bool(number)))
    is_second = number and is_set(actor, figure) and figure.name in WORN
    return other_of_pair(part) if is_second else stands


def _aloft(actor: Actor, set_name: str) -> float:
    """Where the middle of what flies is."""
    return _ALOFT * (_FAR_WORLD if far_world(actor, set_name) else 1)


def _flight(shot: Shot) -> float:
    """How high above the ground it flies: by a small thing no higher than that reaches."""
    things = [rest_height(figure_of(one)) for one in shot.cast if one.kind == "prop"]
    is_by_small = len(shot.cast) == len(things) + 1 and 0 < max(things, default=0) < _FLIGHT
    return _BY_SMALL * max(things) if is_by_small else _FLIGHT


def _has_table(cast: Sequence[Actor]) -> bool:
    """Whether there is a table: without one, what is small stands on the floor."""
    return any(one.name in TABLES for one in cast)


def _next(part: Part) -> float:
    """From one of a group to the next."""
    if part.cycle.apart:
        return part.cycle.apart * part.height
    if part.actor.count == _PAIR and has_mouth(part):
        return _HEADS_CLEAR * half_of(part)
    if is_set(part.actor, part.figure):
        return _SET_CLEAR * half_of(part)
    return max(0.46 * min(part.height, 480.0), 1.3 * min(half_of(part), 330.0))


def _hangs(figure: Figure, art: SetArt) -> bool:
    """Whether it is on the wall of a room."""
    return figure.medium == "wall" and "indoors" in art.tags and art.table != art.floor


def _depth(actor: Actor, figure: Figure, height: float, art: SetArt, looming: float = 1.0) -> float:
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
    depth = max(least, height / (_TALLEST_UNITS * looming))
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
