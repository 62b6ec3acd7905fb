"""The cast of a text: who and what it speaks of, as actors of a shot, and the set they play on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.admitted import likenesses, refusals
from sora_mcp.engine.animatic.language.company import bring_along
from sora_mcp.engine.animatic.language.crews import belongs, poured
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.dressing import dressed
from sora_mcp.engine.animatic.language.enclosed import enclosed
from sora_mcp.engine.animatic.language.landing import landed
from sora_mcp.engine.animatic.language.leftovers import leftover
from sora_mcp.engine.animatic.language.passengers import boarded
from sora_mcp.engine.animatic.language.passing import passed
from sora_mcp.engine.animatic.language.reading import Reader
from sora_mcp.engine.animatic.language.relating import placed
from sora_mcp.engine.animatic.language.surroundings import shows
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.traffic import directed, riders_told
from sora_mcp.engine.animatic.language.troupe import Spot, Troupe
from sora_mcp.engine.animatic.language.untold import without
from sora_mcp.engine.animatic.language.whereabouts import settled
from sora_mcp.engine.animatic.plan import Actor

__all__ = ("Casting", "cast", "leftover")

MOST_ACTORS = 6
MOST_CARDS = 2
_MOST = 20  # of one actor: more are as many
_SHELLS = names("house cabin skyscraper barn")
_HIDDEN = frozenset(("worn",))
_SIDES = names("left_of right_of bottom")
_ON_WALLS = names("window curtain picture_frame")
_STEPS, _GOING = names("stairs staircase stairway steps"), names("walk run climb carry")


@dataclass(frozen=True)
class Casting:
    """Actors (the main one first), the set, and an account of the words.

    `understood` maps words to what they became, `used` are the places of these words in the text.
    """

    actors: tuple[Actor, ...] = ()
    set_name: str | None = None
    place_label: str = ""  # what the place is called
    understood: dict[str, str] = field(default_factory=dict)
    used: tuple[tuple[int, int], ...] = ()
    assumptions: tuple[str, ...] = ()


def cast(text: str, known: Mapping[str, str]) -> Casting:
    """Find the cast and the set of a text; `known` are characters: lower-cased name -> id."""
    reader = Reader(text, known)
    reader.read()
    troupe = reader.troupe
    _met(troupe, text)
    set_name, place_label = settled(troupe)
    told = [*poured(troupe, text, set_name), *dressed(troupe, set_name, place_label)]
    used = list(reader.used)
    understood = dict(reader.understood)
    used = _places_told(troupe, set_name, understood, used)
    used = _without_missed(troupe, understood, used)
    fitting = _fitting(troupe, set_name)
    chosen = fitting[:MOST_ACTORS]
    unseen = [draft for draft in troupe.drafts if draft not in chosen]
    used = _untold([*_lost(unseen), *fitting[MOST_ACTORS:]], understood, used, text)
    for draft in chosen:
        used += draft.spans
        holds = next((one for one in chosen if one.to is draft and one.relation == "holding"), None)
        if holds and draft.is_person:
            draft.look["holds"] = holds.name
    _lit_in_hand(unseen)
    seen = [draft for draft in troupe.drafts if draft in chosen or _is_shown(draft)]
    assumptions = [*told, *riders_told(chosen), *likenesses(seen), *refusals(chosen)]
    return Casting(
        tuple(_actor(draft, chosen) for draft in chosen),
        set_name,
        place_label,
        understood=understood,
        used=tuple(sorted(set(without(used, reader.idle)))),
        assumptions=tuple(assumptions),
    )


def _met(troupe: Troupe, text: str) -> None:
    """Everybody in their place, with what they bring, doing what the whole text tells."""
    for one, word, other in troupe.fronts:
        placed(troupe, one, word, other)
    boarded(troupe)
    bring_along(troupe)
    enclosed(troupe, text)
    landed(troupe, text)
    belongs(troupe, text)
    directed(troupe, text)
    passed(troupe, text)
    _at_home(troupe)


def _lit_in_hand(unseen: Sequence[Draft]) -> None:
    """What glows does so in the picture of what is done with it."""
    for thing in unseen:
        if thing.look.get("lights") and thing.to and thing.to.is_person:
            thing.to.look["lit"] = thing.name


def _at_home(troupe: Troupe) -> None:
    """A monk's temple is a pagoda."""
    if any("monk" in draft.word.split() for draft in troupe.drafts):
        for draft in troupe.drafts:
            draft.name = "pagoda" if draft.name == "temple" else draft.name


def _places_told(
    troupe: Troupe, set_name: str | None, understood: dict[str, str], used: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The used places with scenery of the set, and without other places than the one shown."""
    shown = {spot.span for spot in troupe.spots if spot.name == set_name}
    for spot in troupe.spots:
        if spot.name == set_name and spot.span not in used:
            used += _named_in(spot.name, spot.text, spot.span[0])
        if spot.is_scenery and set_name and _is_part(spot, set_name):
            used.append(spot.span)
            understood.setdefault(spot.text, f"part of the set: {set_name.replace('_', ' ')}")
        elif not spot.is_scenery and spot.span not in shown and not _passes(spot.name, set_name):
            understood.pop(spot.text, None)
            used = [span for span in used if span != spot.span]
    return used


def _is_part(spot: Spot, set_name: str) -> bool:
    if spot.drawn == "outdoors":
        return set_name not in targets.INDOORS
    return not spot.drawn and shows(set_name, spot.name)


def _named_in(name: str, text: str, start: int) -> list[tuple[int, int]]:
    """Where the words for a thing name its place: "a desert pad"."""
    word = name.replace("_", " ")
    at = text.lower().find(word)
    return [(start + at, start + at + len(word))] if at >= 0 else []


def _without_missed(
    troupe: Troupe, understood: dict[str, str], used: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The used places without what of a set somebody should be put by, or go up."""
    missed = [one for one in troupe.spots if one.is_scenery and _is_missed(one, troupe)]
    for spot in missed:
        understood.pop(spot.text, None)
    return [span for span in used if all(span != spot.span for spot in missed)]


def _is_missed(spot: Spot, troupe: Troupe) -> bool:
    """Whether the set's own is not what is meant: nobody is put by it, or goes up it."""
    words = set(spot.text.lower().split())
    goes = any(one.action in _GOING for one in troupe.drafts)
    return spot.by in _SIDES or "pile" in words or bool(goes and words & _STEPS)


def _passes(named: str, set_name: str | None) -> bool:
    return set_name is not None and targets.are_alike(named, set_name)


def _in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """The main one first, then whoever belongs to it, then the others as they were named."""

    def weight(draft: Draft) -> tuple[int, int]:
        is_subject = draft.role == "subject" and not draft.scenic and draft.name not in _ON_WALLS
        return (0 if is_subject and draft.is_alive and draft.band != "back" else
                1 if is_subject else 3 if draft.scenic else 2, drafts.index(draft))  # fmt: skip

    if not drafts:
        return []
    # A thing that is the very first subject is the main one even if it is not alive.
    first = next((one for one in drafts if one.role == "subject" and not one.scenic), None)
    ordered = sorted(drafts, key=weight)
    if first and first.band not in ("back", "sky") and first.to is None and not _is_backdrop(first):
        ordered.remove(first)
        ordered.insert(0, first)
    return ordered


def _is_backdrop(draft: Draft) -> bool:
    return draft.name in targets.STANDING and draft.kind == "prop"


def _fitting(troupe: Troupe, set_name: str | None) -> list[Draft]:
    """Whoever would be drawn if there was room, with at most two cards."""
    chosen: list[Draft] = []
    cards = 0
    for draft in _in_order(troupe.drafts):
        if set_name in targets.INDOORS and draft.name in _SHELLS and draft.relation != "on":
            continue
        if _is_scenery(draft, troupe, set_name) or _is_aside(draft, troupe.drafts):
            continue
        cards += draft.kind == "card"
        if draft.kind == "card" and cards > MOST_CARDS:
            continue
        if not _is_shown(draft):
            chosen.append(draft)
    return chosen


def _is_scenery(draft: Draft, troupe: Troupe, set_name: str | None) -> bool:
    """Whether the set draws it."""
    if draft.role == "place":
        return not set_name or targets.are_kindred(draft.scenic, set_name)
    return bool(draft.scenic) and draft.scenic == set_name and not _users(draft, troupe.drafts)


def _users(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    return [one for one in drafts if one.to is draft]


def _is_aside(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a card would stand beside what is drawn, for something named by the way."""
    others = [one for one in drafts if one is not draft and one.role != "place"]
    if draft.kind != "card" or draft.role != "object":
        return False
    if all(one.kind == "card" for one in others):
        return False
    is_seat = any(one.is_alive and one.relation in ("on", "in") for one in _users(draft, drafts))
    return draft.is_side or is_seat or (len(others) > 1 and draft.relation != "holding")


def _lost(drafts: Sequence[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.kind == "card" or draft.is_lost]


def _untold(
    drafts: Sequence[Draft], understood: dict[str, str], used: list[tuple[int, int]], text: str
) -> list[tuple[int, int]]:
    """The used places without those of actors that are not shown, which are told as left out."""
    spans = {span for draft in drafts for span in draft.spans}
    for start, end in spans:
        understood.pop(text[start:end].strip(), None)
    return [span for span in used if span not in spans]


def _is_shown(draft: Draft) -> bool:
    """Whether the one who uses a thing is drawn with it anyway."""
    holder = draft.to
    if holder is None or draft.relation != "holding" or not holder.is_person:
        return draft.is_seen
    action = holder.action.rpartition("+")[2]
    is_food = draft.kind == "card" and action in ("drink", "eat")
    return draft.is_seen or is_food or draft.name in targets.SHOWN.get(action, ())


def _actor(draft: Draft, chosen: Sequence[Draft]) -> Actor:
    is_there = draft.to is not None and draft.to in chosen
    return Actor(
        kind=draft.kind,
        name=draft.name,
        label=draft.label,
        count=1 if draft.kind == "card" else max(1, min(_MOST, draft.count)),
        action=draft.action.removeprefix("sit+") if is_there else draft.action,
        look={key: value for key, value in draft.look.items() if key not in _HIDDEN},
        place=draft.place,
        band=draft.band,
        facing=draft.facing,
        relation=draft.relation if is_there else "",
        to=chosen.index(draft.to) if is_there and draft.to is not None else None,
    )
