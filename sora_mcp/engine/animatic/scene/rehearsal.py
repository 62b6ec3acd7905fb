"""The cast as it comes on the set: with the tables and stools that the words left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.place import SetArt
from sora_mcp.engine.animatic.plan import Actor
from sora_mcp.engine.animatic.scene.handiwork import AT_COUNTER
from sora_mcp.engine.animatic.scene.lying import LAIN, TRAIT
from sora_mcp.engine.animatic.scene.meeting import met
from sora_mcp.engine.animatic.scene.parts import figure_of
from sora_mcp.engine.animatic.scene.supports import with_stool
from sora_mcp.engine.animatic.scene.using import used

_OPEN_WATER = ("sea", "lake")
_TABLES = ("table", "desk")
_POURS, _BAR = ("pour", "pour_coffee"), "tend_bar"
_BARE = frozenset(
    ["studio", "stage", "space", "cave", "underwater", "moon", "mars", "stadium"]
)  # no tables
_SMALL = ("table", "hand")  # media of what does not stand on a floor
_SMALL_M = 0.5
_FLOOR_THINGS = frozenset(
    ["carpet", "grass", "rock", "log", "stump", "skateboard", "shell", "starfish"]
)
_ON_A_TABLE = frozenset(["tv", "potted_plant", "computer", "aquarium"])  # though larger
_PET_M = 1.1  # animals up to this eat from the floor
_CROSSING = frozenset(["drive", "walk", "run", "ride", "cycle", "trot", "gallop"])  # on a bridge
_CARRIED_M, _CARRIED_ALIVE = 1.5, 0.5  # of one's own height: larger things are not held


def rehearsed(cast: Sequence[Actor], set_name: str, art: SetArt) -> tuple[Actor, ...]:
    """The cast with what its actors need to stand, sit or lie on."""
    own, is_afloat = _at_own_counter(_at_the_bar(_on_laps(cast))), set_name in _OPEN_WATER
    given = used(own, is_room=not art.sky, is_afloat=is_afloat)
    ready = _crossing(_at_the_piano(met(_put_down(_far_away(given, set_name)))))
    return _laid_down(_laid_out(ready, set_name, art))


def _on_laps(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """The cast with those seated who pet what they hold."""
    held = {one.to for one in cast if one.relation == "holding" and one.kind == "rig"}
    return tuple(
        replace(one, action="stroke") if one.action == "pet" and index in held else one
        for index, one in enumerate(cast)
    )


def far_world(actor: Actor, set_name: str) -> bool:
    """Whether it is a planet that others fly by."""
    return set_name == "space" and actor.name == "planet" and actor.relation == "behind"


def _far_away(cast: Sequence[Actor], set_name: str) -> tuple[Actor, ...]:
    """The cast with planets far away beside those who fly in space."""
    if set_name != "space":
        return tuple(cast)
    return tuple(
        replace(actor, band="auto", relation="behind", to=0)
        if index and actor.name == "planet" and not actor.relation
        else actor
        for index, actor in enumerate(cast)
    )


def _laid_down(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """What would stand on its tip lies, or leans against what it is told to be by."""

    def rests(actor: Actor) -> str:
        if actor.relation in ("holding", "in") or actor.name not in LAIN:
            return ""
        told = actor.to is not None and 0 <= actor.to < len(cast) and actor.relation == "beside"
        support = figure_of(cast[actor.to or 0])
        is_tall = told and support.height_m > figure_of(actor).height_m and support.hand is None
        return "leaning" if is_tall and support.name != "card" else "flat"

    found = [(actor, rests(actor)) for actor in cast]
    return tuple(
        replace(actor, look={**actor.look, TRAIT: rest}) if rest else actor for actor, rest in found
    )


def _at_the_bar(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """The cast with those who pour behind a counter facing us across it."""

    def is_bar(actor: Actor) -> bool:
        is_told = actor.to is not None and 0 <= actor.to < len(cast) and actor.relation == "behind"
        return is_told and actor.action in _POURS and "counter" in cast[actor.to or 0].label

    return tuple(replace(one, action=_BAR) if is_bar(one) else one for one in cast)


def _at_own_counter(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """The cast without the table of somebody who is drawn with the counter worked at."""

    def has_own(actor: Actor) -> bool:
        is_by = actor.to is not None and actor.relation in ("behind", "beside")
        return is_by and actor.action in (*AT_COUNTER, _BAR) and figure_of(actor).hand is not None

    mine = {actor.to for actor in cast if has_own(actor)}
    shared = {actor.to for actor in cast if not has_own(actor)}
    out = [i for i, one in enumerate(cast) if one.name in _TABLES and i in mine - shared]
    at = {i: n for n, i in enumerate(i for i in range(len(cast)) if i not in out)}
    return tuple(
        replace(one, relation="", to=None)
        if one.to in out
        else replace(one, to=at.get(one.to) if one.to is not None else None)
        for i, one in enumerate(cast)
        if i in at
    )


def _put_down(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """What is too large for a hand stands beside it."""

    def is_too_large(actor: Actor) -> bool:
        if actor.relation != "holding" or actor.to is None or not 0 <= actor.to < len(cast):
            return False
        most = _CARRIED_ALIVE if actor.kind != "prop" else _CARRIED_M
        figure, holder = figure_of(actor), figure_of(cast[actor.to])
        if figure.name == "card" or figure.medium == "air":
            return False
        return figure.height_m > most * holder.height_m

    return tuple(replace(a, relation="beside") if is_too_large(a) else a for a in cast)


def _at_the_piano(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """The cast with animals that play on the piano's stool; people bring a seat of their own."""
    piano = next((i for i, one in enumerate(cast) if one.name == "piano" and one.to is None), None)

    def plays(actor: Actor) -> bool:
        is_free = (
            actor.kind == "rig"
            and actor.to is None
            and actor.action in ("sit", "play", "play_piano")
        )
        return is_free and figure_of(actor).hand is None

    if piano is None:
        return tuple(cast)
    return tuple(replace(a, relation="on", to=piano) if plays(a) else a for a in cast)


def _crossing(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """The cast with those on its bridge who go somewhere."""
    bridge = next((i for i, a in enumerate(cast) if a.name == "bridge" and a.to is None), None)
    if bridge is None:
        return tuple(cast)
    over = [a for a in cast if a.to is None and a.action in _CROSSING]
    # A footbridge is humped: what runs on rails or wheels has a level one.
    name = "viaduct" if any(a.action == "drive" for a in over) else "bridge"
    crossed = [replace(a, relation="on", to=bridge) if a in over else a for a in cast]
    crossed[bridge] = replace(crossed[bridge], name=name, band="auto")
    return tuple(crossed)


def _laid_out(cast: Sequence[Actor], set_name: str, art: SetArt) -> tuple[Actor, ...]:
    """The cast with a table in rooms, under small things that would else stand on the floor."""
    tables = [index for index, actor in enumerate(cast) if actor.name in _TABLES]
    loose = [index for index, actor in enumerate(cast) if _is_loose(actor)]
    if set_name == "studio" and len(cast) == len(loose) == 1 and cast[0].count == 1:
        return replace(cast[0], relation="on", to=1), Actor("prop", "plinth")
    if not loose or (not tables and (art.sky or set_name in _BARE or _is_about_pet(cast))):
        return tuple(cast)
    if not any(actor.kind != "prop" for actor in cast):
        if not tables and any(_is_tall(actor) for actor in cast):
            return with_stool(cast, loose)  # on a table both would be lost
        loose += [index for index, actor in enumerate(cast) if _is_light(actor)]
    under = tables[0] if tables else len(cast)
    table = () if tables else (Actor("prop", "table"),)

    def placed(index: int, actor: Actor) -> Actor:
        if index in loose:
            return replace(actor, relation="on", to=under)
        is_below = actor.relation == "under" and actor.to in loose
        return replace(actor, to=under) if is_below else actor

    return tuple(placed(index, actor) for index, actor in enumerate((*cast, *table)))


def _is_loose(actor: Actor) -> bool:
    is_small = actor.kind == "prop" and figure_of(actor).medium in _SMALL
    return is_small and (actor.to is None or actor.relation == "beside") and not _is_told(actor)


def _is_told(actor: Actor) -> bool:
    return actor.relation in ("under", "in_front_of", "behind")


def _is_light(actor: Actor) -> bool:
    """Whether it may as well stand on a table, with others that do."""
    is_low = figure_of(actor).height_m <= _SMALL_M and actor.name not in _FLOOR_THINGS
    is_low = is_low or actor.name in _ON_A_TABLE
    return actor.kind == "prop" and actor.to is None and is_low


def _is_tall(actor: Actor) -> bool:
    """Whether it is furniture that no table carries."""
    figure = figure_of(actor)
    is_floor = figure.medium == "ground" and figure.height_m > _SMALL_M
    return actor.to is None and is_floor and figure.name not in ("card", *_ON_A_TABLE)


def _is_about_pet(cast: Sequence[Actor]) -> bool:
    figure = figure_of(cast[0])
    return cast[0].kind == "rig" and "walk" in figure.actions and figure.height_m < _PET_M
