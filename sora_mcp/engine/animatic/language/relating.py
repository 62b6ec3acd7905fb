"""How actors stand to each other: held, ridden, sat on, beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.lexicon import Sense, foods
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.troupe import Troupe
from sora_mcp.engine.animatic.plan import Place, Relation

_HANDFUL = 2
_EACH = 4  # of so few people each has one
_FOR_EACH = names("umbrella basket lantern candle cup coffee_cup book phone sword camera")
_GOODS = 5  # of a kind, on a table
_HELD_PEOPLE = names("baby child")
_CAKES = names("cake cupcake candle")
_TABLES = names("table desk sink stove")
_AT_TABLES = names(
    "arrange pack peel play_cards pour_jug spread knead cut stir wash_dishes iron fold write"
    " type pour pour_coffee dine blow_candles sew cook wash"
)
# What is done at a thing that its picture shows too.
_FURNISHING = {
    ("desk", "sit"): "at_desk",
    **{("microscope", done): "microscope" for done in ("", "sit", "stand", "work")},
}
_LOST = {
    "draw": targets.RIGS | targets.STANDING, "paint": targets.ANIMALS | targets.PEOPLE,
    **dict.fromkeys(("cook", "cut", "chop", "dine"), targets.ANIMALS),
}  # fmt: skip
_SEATS, _SCREENED = names("sofa armchair chair bench bed"), names("tv clock painting canvas")
_HAULING = names("carry pull push push_cart shove")
_BY_HAND = names("shown given near hugged")
_BOARDED = names("train bus tram plane")
_WRITTEN_ON = names("blackboard easel punching_bag")
_PLAIN: dict[str, Relation] = {
    "at": "beside", "beside": "beside", "behind": "behind", "in_front_of": "in_front_of",
    "under": "under",
}  # fmt: skip
_SCREENS = names("laptop phone computer")
_SIDES: dict[str, tuple[Place, Place]] = {
    "left_of": ("left", "right"), "right_of": ("right", "left"),
}  # fmt: skip
_SIDED = frozenset((*_SIDES, "above", "bottom"))
_HUNG = names("kite balloon_toy paper_plane lantern sky_lantern ball")
_WINGED = targets.BIRDS | targets.FLYERS | targets.ALOFT


@dataclass
class Waiting:
    """What was read and waits for its noun."""

    relation: str = ""
    is_worn: bool = False
    verb: Sense | None = None
    doers: list[Draft] = field(default_factory=list)
    is_of: bool = False


def taken_by_verb(troupe: Troupe, thing: Draft, waiting: Waiting) -> None:
    """The object of a verb: held, ridden, sat on ..."""
    doer = waiting.doers[0]
    if _is_lost(thing, doer, waiting.verb):
        thing.is_seen = thing.is_lost = True
        return
    takes = waiting.verb.keys.get("takes", "") if waiting.verb else ""
    if not doer.is_alive and takes != "on":
        return
    is_ridden = thing.name in targets.RIDDEN
    if takes in _BY_HAND:
        _handed(troupe, thing, doer, waiting.verb)
    elif takes == "holding" and not (is_ridden and not doer.is_person):
        _taken(troupe, thing, doer, waiting.verb)
    elif takes in ("holding", "riding") and _is_mount(thing, takes):
        troupe.relate(doer, "riding", thing)
    elif takes in ("riding", "in") and thing.name in targets.CONTAINERS | targets.VEHICLES:
        troupe.relate(doer, "riding" if is_ridden else "in", thing)
    elif takes in ("beside", "on", "sold"):
        _set_up(troupe, waiting.doers, thing, takes)


def _is_lost(thing: Draft, doer: Draft, verb: Sense | None) -> bool:
    """Whether it is a sketch or a meal, and none that stands there: "draws a swan"."""
    what = _LOST.get(verb.target, frozenset()) if verb and doer.is_person else frozenset()
    return thing.name in what and not thing.is_definite


def _set_up(troupe: Troupe, doers: Sequence[Draft], thing: Draft, takes: str) -> None:
    if takes == "sold":
        _sold(troupe, thing, doers[0])
    elif takes == "beside":
        _led(troupe, doers[0], thing)
    else:
        _seated(troupe, doers, thing)


def _sold(troupe: Troupe, thing: Draft, doer: Draft) -> None:
    """Goods lie on a table before who sells them, several of each."""
    table = next((one for one in troupe.drafts if one.name == "table" and one.to is None), None)
    if thing.is_alive or thing.name in targets.STANDING or not doer.is_person:
        troupe.relate(thing, "beside", doer)
        return
    if table is None:
        table = Draft("prop", "table", "table", "table", role="object", sentence=doer.sentence)
        troupe.drafts.append(table)
    thing.count = max(thing.count, _GOODS)
    troupe.relate(thing, "on", table)
    troupe.relate(doer, "behind", table)


def _is_anothers(troupe: Troupe, one: Draft, other: Draft) -> bool:
    """Whether somebody else is on it than who was named last; those are put there."""
    if one.action in _HAULING and other.name in targets.VEHICLES:
        troupe.relate(other, "beside", one)  # what is hauled is on it
    elif other.name in _SEATS and one.name in _SCREENED and _crew(troupe):
        _seated(troupe, _crew(troupe), other)  # "a family watching tv on a couch"
    else:
        return False
    return True


def _crew(troupe: Troupe) -> list[Draft]:
    return [one for one in troupe.drafts if one.is_person and one.to is None]


def _seated(troupe: Troupe, doers: Sequence[Draft], thing: Draft) -> None:
    for one in doers:
        troupe.relate(one, "on", thing)


def _led(troupe: Troupe, doer: Draft, thing: Draft) -> None:
    """An animal that goes along."""
    thing.does("walk", 2)
    thing.count = 3 if thing.word in ("sheep", "cattle") else thing.count
    troupe.relate(thing, "beside", doer)


def _handed(troupe: Troupe, thing: Draft, doer: Draft, verb: Sense | None) -> None:
    """What is done with the hands: seen in the picture of it, given away, or done to another."""
    takes = verb.keys.get("takes", "") if verb else ""
    if takes == "shown":
        thing.is_seen = bool(verb and doer.is_person and doer.action == verb.target)
        if not thing.is_seen:
            _taken(troupe, thing, doer, verb)
    elif takes in ("given", "hugged") and not thing.is_alive:
        _taken(troupe, thing, doer, verb)
    else:
        troupe.relate(thing, "beside", doer)


def _is_mount(thing: Draft, takes: str) -> bool:
    """Whether one gets on it; an animal only where riding is what is told."""
    if thing.kind == "card":
        return takes == "riding"
    return thing.name in targets.RIDDEN and (takes == "riding" or thing.name not in targets.ANIMALS)


def _taken(troupe: Troupe, thing: Draft, doer: Draft, verb: Sense | None) -> None:
    is_each = doer.is_person and 1 < doer.count <= min(thing.count, _EACH)
    is_each = is_each and thing.name in foods() | _FOR_EACH
    thing.count = doer.count if is_each else thing.count
    is_many = thing.count > _HANDFUL and not is_each
    if thing.name in targets.STANDING or is_many or thing.to is not None:
        return
    if thing.is_person and thing.name not in _HELD_PEOPLE:
        return
    if doer.is_person:
        troupe.relate(thing, "holding", doer)
    else:
        troupe.relate(thing, "on" if verb and verb.target == "carry" else "in_front_of", doer)


def goes_after(troupe: Troupe, word: str) -> None:
    """Whoever comes behind is behind who goes first, a vehicle: "a dog follows behind"."""
    going = [one for one in troupe.drafts if one.name in targets.RIGS]
    first = min(going, key=lambda one: one.name not in targets.VEHICLES, default=None)
    last = troupe.anchor
    if word != "behind" or not first or not last or last is first:
        return
    if (first.relation, first.to) == ("beside", last):
        first.relation, first.to = "", None  # "a tractor with gulls following behind"
    troupe.relate(last, "behind", first)


def placed(troupe: Troupe, one: Draft, word: str, other: Draft) -> None:
    """Put one actor by another as a small word says."""
    if word == "on" and _is_anothers(troupe, one, other):
        return
    if _is_furnished(one, word, other):
        other.is_seen = True
    elif word == "with" and one.name in targets.AFLOAT | targets.ROAD and other.is_person:
        troupe.relate(other, "in", one)
    elif word in ("on", "at") and other.name in _SCREENS and one.is_person:
        one.does("phone" if other.name == "phone" else "work", 2)
        troupe.relate(other, "holding", one)
    elif _is_held(one, word, other):
        troupe.relate(other, "holding", one)
    elif word in _SIDED:
        _sided(troupe, one, word, other)
    else:
        _put(troupe, one, _relation(one, word, other), other)


def _put(troupe: Troupe, one: Draft, relation: Relation, other: Draft) -> None:
    if relation:
        troupe.relate(one, relation, other)
    if relation == "riding":
        one.does("ride", 1)


def _is_furnished(one: Draft, word: str, other: Draft) -> bool:
    """Whether what somebody does is drawn with a table of its own."""
    if one.action == "blow_candles" and other.name in _CAKES:
        return True
    own = _FURNISHING.get((other.name, one.action), "")
    if word in ("on", "at") and own and one.is_person and one.count == 1:
        one.does(own, one.rank + 1)
        return True
    return word in ("on", "at") and other.name in _TABLES and one.action in _AT_TABLES


def _sided(troupe: Troupe, one: Draft, word: str, other: Draft) -> None:
    """To the left or the right of another, above it, or below it."""
    if word in _SIDES:
        one.place, across = _SIDES[word]
        other.place = across if other.place == "auto" else other.place
    elif word == "above":
        one.does("fly" if one.name in _WINGED else "", 1)
        is_up = one.name in _WINGED | _HUNG and other.name in targets.STANDING - _TABLES
        one.band = "sky" if is_up and one.band == "auto" else one.band
    elif one.is_person or one.name in targets.ANIMALS:
        troupe.relate(one, "under", other)
    else:
        troupe.relate(other, "on", one)


def _is_held(one: Draft, word: str, other: Draft) -> bool:
    is_small = other.name in targets.PROPS and other.name not in targets.STANDING
    is_up = one.action not in ("sleep", "lie")
    by_word = word == "with" or (word == "under" and other.name == "umbrella" and is_up)
    return one.is_person and is_small and by_word and other.to is None


def _relation(one: Draft, word: str, other: Draft) -> Relation:
    match word:
        case "on" if other.name in _WRITTEN_ON:
            return "beside"
        case "on" if other.name in targets.RIDDEN and one.is_alive:
            return "riding"
        case "on" if other.name not in targets.SKYBORNE:
            return "in" if other.name in targets.AFLOAT | _BOARDED and one.is_alive else "on"
        case "in" if other.name in targets.CONTAINERS:
            return "in"
        case "with" if one.is_alive and other.name in targets.RIGS:
            return "beside"
    return _PLAIN.get(word, "")


def all_beside(group: Sequence[Draft], holder: Draft) -> list[Draft]:
    """All of whom it is said where one of them is: "apples and pears on a table"."""
    if holder not in group or holder.count + len(group) < 3:
        return [holder]
    return [
        one for one in group
        if one is holder
        or (one.to is None and _walks(one) == _walks(holder) and one.band == "auto")
    ]  # fmt: skip


def _walks(one: Draft) -> bool:
    return one.name in targets.RIGS or one.kind == "character"
