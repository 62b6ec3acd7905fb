"""Things that go with who is there: held, drunk from, sailed in, or drawn with what is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.plan import Actor
from sora_mcp.engine.animatic.scene.parts import figure_of

_MACHINES = frozenset({"computer", "laptop", "keyboard"})  # that one who works has before one
_AT_MACHINE = frozenset({"work", "type"})
# What is drawn with somebody who does this.
_DRAWN_WITH = {
    "photo": frozenset({"camera"}), "pull": frozenset({"rope"}), "phone": frozenset({"phone"}),
    "cut": frozenset({"knife", "cutting_board"}),
}  # fmt: skip
_FEW = 3
_STAYING = (None, "grow", "shrink", "shake")  # motions in which a card may be read
_CLOTHES = frozenset({"coat", "jacket", "dress", "scarf", "apron", "hat"})
_BOXES = frozenset({"box", "chest", "card"})
_VESSELS = frozenset({"cup", "coffee_cup", "glass", "bowl", "bottle", "bucket", "wine_glass"})
_FINGER_FOOD = (
    "apple banana bread burger carrot cookie corn croissant cupcake donut hot_dog"
    " ice_cream lollipop orange peach pear pizza sandwich strawberry sushi taco tomato toast"
    " watermelon popcorn chocolate egg lemon grapes baguette cherries dumplings"
)
_BY_HAND = frozenset(_FINGER_FOOD.split())
_BOATS = frozenset({"boat", "canoe", "sailboat", "ship"})
_DRY = ("ground", "table", "hand")  # media of what stands on a floor
_THROWS = ("throw", "catch")
_HANDY_M = 0.4  # metres: up to this, one takes it in the hand
_IDLE = ("", "stand")


def used(cast: Sequence[Actor], *, is_room: bool, is_afloat: bool = False) -> tuple[Actor, ...]:
    """The cast with its things where they are used."""
    rules = (
        _taken if is_room else _aboard if is_afloat else tuple,
        _held_out, _unmoved, _at_own_machine, _poured, _on_the_phone, _with_own, _lifted,
        _cut_up, _thrown, _sipped, _bitten,
    )  # fmt: skip
    done = tuple(cast)
    for rule in rules:
        done = rule(done)
    return done


def _aboard(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """On open water all that does not swim or fly is in the boat."""
    boat = next((i for i, one in enumerate(cast) if one.name in _BOATS and one.to is None), None)

    def is_lost(actor: Actor) -> bool:
        is_free = actor.kind == "prop" and actor.relation in ("", "beside", "in_front_of")
        return is_free and figure_of(actor).medium in _DRY

    if boat is None:
        rows = [one.action == "row" and one.to is None for one in cast]
        crew = (replace(one, relation="in", to=len(cast)) for one in cast)
        return (*crew, Actor("rig", "sailboat")) if rows and all(rows) else tuple(cast)
    return tuple(replace(a, relation="on", to=boat) if is_lost(a) else a for a in cast)


def _taken(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """What one person alone is named together with is in that person's hand."""
    if len(cast) != 2 or cast[0].kind == "prop" or cast[0].count != 1:
        return tuple(cast)
    person, thing = cast
    is_free = thing.kind == "prop" and thing.to is None and thing.count == 1
    figure = figure_of(thing)
    is_handy = figure.medium in ("hand", "table") and figure.height_m <= _HANDY_M
    has_hand = figure_of(person).hand is not None and person.to is None
    if is_free and is_handy and has_hand and person.action in _IDLE:
        return person, replace(thing, relation="holding", to=0)
    return tuple(cast)


def _at_own_machine(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """The cast without the machine of somebody who is drawn with one."""
    works = any(one.action in _AT_MACHINE and figure_of(one).hand for one in cast)
    out = [i for i, one in enumerate(cast) if works and one.name in _MACHINES and _is_loose(one)]
    if len(out) != 1 or out[0] != len(cast) - 1 or any(one.to == out[0] for one in cast):
        return tuple(cast)
    return tuple(cast[:-1])


def _on_the_phone(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """One who talks and has a phone talks into it."""
    has_one = len(cast) == 2 and cast[1].name == "phone" and cast[0].action == "talk"
    return (replace(cast[0], action="phone"), cast[1]) if has_one else tuple(cast)


def _poured(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """What is poured from one vessel into another like it: they stand side by side."""

    def is_same(actor: Actor) -> bool:
        to = cast[actor.to] if actor.to is not None and 0 <= actor.to < len(cast) else None
        return actor.relation == "in" and to is not None and to.name == actor.name

    return tuple(replace(one, relation="", to=None) if is_same(one) else one for one in cast)


def _unmoved(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """A card is read: it neither burns nor flies away, and one stands for many."""

    def stays(actor: Actor) -> Actor:
        if actor.kind != "card":
            return actor
        moves = actor.look.get("motion") not in _STAYING
        look = {k: v for k, v in actor.look.items() if not (moves and k == "motion")}
        return replace(actor, look=look, count=1 if actor.count > _FEW else actor.count)

    return tuple(map(stays, cast))


def _held_out(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """Clothes that somebody puts on another are in that one's hand."""
    people = [i for i, one in enumerate(cast) if _has_hand(one)]

    def holder(actor: Actor) -> int | None:
        is_dress = actor.name in _CLOTHES and actor.relation == "on" and actor.to in people
        return next((i for i in people if i != actor.to), None) if is_dress else None

    found = [(one, holder(one)) for one in cast]
    return tuple(
        one if by is None else replace(one, relation="holding", to=by) for one, by in found
    )


def _with_own(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """The cast without what the picture of somebody at it shows."""
    drawn = {name for one in cast if _has_hand(one) for name in _DRAWN_WITH.get(one.action, ())}
    out = [i for i, one in enumerate(cast) if one.name in drawn and _is_loose(one)]
    out = [i for i in out if all(one.to != i for one in cast)]
    at = {i: n for n, i in enumerate(i for i in range(len(cast)) if i not in out)}
    return tuple(
        replace(one, to=at.get(one.to) if one.to is not None else None)
        for i, one in enumerate(cast)
        if i in at
    )


def _lifted(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """Who carries a thing that is there carries no box."""
    thing = next((one.name for one in cast if one.kind == "prop" and one.name not in _BOXES), "")
    return tuple(
        replace(one, look={**one.look, "holds": thing})
        if thing and one.action == "carry" and _has_hand(one)
        else one
        for one in cast
    )


def _cut_up(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """What one person cuts is on the board before that person."""
    cook = next((i for i, one in enumerate(cast) if one.action == "cut" and _has_hand(one)), None)
    foods = [i for i, one in enumerate(cast) if one.kind == "prop" and _is_food(one)]
    if cook is None or cast[cook].count != 1 or len(foods) != 1:
        return tuple(cast)
    (food,) = foods
    done = list(cast)
    done[food] = replace(cast[food], relation="holding", to=cook)
    done[cook] = replace(cast[cook], look={**cast[cook].look, "holds": cast[food].name})
    return tuple(done)


def _thrown(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """What somebody throws or catches is in the hand, and no ball is."""
    by = next((i for i, one in enumerate(cast) if one.action in _THROWS and _has_hand(one)), None)
    things = [i for i, one in enumerate(cast) if one.kind == "prop" and _is_loose(one)]
    if by is None or cast[by].count != 1 or len(things) != 1 or "ball" in cast[things[0]].name:
        return tuple(cast)
    done, (thing,) = list(cast), things
    done[thing] = replace(cast[thing], relation="holding", to=by)
    look = {**cast[by].look, "holds": cast[thing].name}
    done[by] = replace(cast[by], action="throw", look=look)
    return tuple(done)


def _is_food(actor: Actor) -> bool:
    figure = figure_of(actor)
    return _is_loose(actor) and figure.medium == "table" and figure.height_m <= _HANDY_M


def _has_hand(actor: Actor) -> bool:
    return actor.kind != "prop" and figure_of(actor).hand is not None


def _is_loose(actor: Actor) -> bool:
    return actor.count == 1 and actor.relation in ("", "beside", "in_front_of", "holding")


def _sipped(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """Animals drink from the cup that is there, and from the ground where there is none."""
    has_vessel = any(one.name in _VESSELS for one in cast)

    def sips(actor: Actor) -> bool:
        is_beast = actor.kind == "rig" and figure_of(actor).hand is None
        return has_vessel and is_beast and actor.action == "drink"

    return tuple(replace(one, action="eat") if sips(one) else one for one in cast)


def _bitten(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """What is no meal of a plate or a bowl is bitten out of both hands."""
    by = {one.to for one in cast if one.relation == "holding" and one.name in _BY_HAND}

    def bites(index: int, actor: Actor) -> bool:
        action = actor.action.rpartition("+")[2]
        return index in by and action == "eat" and _has_hand(actor)

    return tuple(
        replace(one, action=one.action.removesuffix("eat") + "bite") if bites(i, one) else one
        for i, one in enumerate(cast)
    )
