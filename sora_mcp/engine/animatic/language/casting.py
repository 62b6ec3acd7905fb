"""The cast of a text: who and what it speaks of, as actors of a shot, and the set they play on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.company import bring_along
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.leftovers import leftover
from sora_mcp.engine.animatic.language.reading import Reader
from sora_mcp.engine.animatic.language.relating import placed
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.terms.habits import INDOOR_MARKS
from sora_mcp.engine.animatic.language.troupe import Troupe
from sora_mcp.engine.animatic.plan import Actor

__all__ = ("Casting", "cast", "leftover")

MOST_ACTORS = 6
MOST_CARDS = 2
_SHELLS = names("house cabin skyscraper barn")
_OF_THE_SEA = names("shark whale orca dolphin octopus squid ship submarine longship")
_HIDDEN = frozenset(("worn",))


@dataclass(frozen=True)
class Casting:
    """Actors (the main one first), the set, and an account of the words.

    `understood` maps words to what they became, `used` are the places of these words in the text.
    """

    actors: tuple[Actor, ...] = ()
    set_name: str | None = None
    understood: dict[str, str] = field(default_factory=dict)
    used: tuple[tuple[int, int], ...] = ()
    assumptions: tuple[str, ...] = ()


def cast(text: str, known: Mapping[str, str]) -> Casting:
    """Find the cast and the set of a text; `known` are characters: lower-cased name -> id."""
    reader = Reader(text, known)
    reader.read()
    troupe = reader.troupe
    for one, word, other in troupe.fronts:
        placed(troupe, one, word, other)
    bring_along(troupe)
    _at_home(troupe)
    set_name = _set_of(troupe)
    used = list(reader.used)
    understood = dict(reader.understood)
    used = _places_told(troupe, set_name, understood, used)
    chosen = _chosen(troupe, set_name)
    for draft in chosen:
        used += draft.spans
        holds = next((one for one in chosen if one.to is draft and one.relation == "holding"), None)
        if holds and draft.is_person:
            draft.look["holds"] = holds.name
    assumptions = _refusals(chosen)
    return Casting(
        tuple(_actor(draft, chosen) for draft in chosen),
        set_name,
        understood,
        tuple(sorted(set(used))),
        tuple(assumptions),
    )


def _at_home(troupe: Troupe) -> None:
    """A monk's temple is a pagoda."""
    if any("monk" in draft.word.split() for draft in troupe.drafts):
        for draft in troupe.drafts:
            draft.name = "pagoda" if draft.name == "temple" else draft.name


def _set_of(troupe: Troupe) -> str | None:
    """The set that was named, or that scenery points to."""
    set_name = None if _is_indoors(troupe) else troupe.set_name()
    if set_name == "lake" and all(spot.is_scenery for spot in troupe.spots):
        return "sea" if any(one.name in _OF_THE_SEA for one in troupe.drafts) else set_name
    if set_name == "hall" and any(one.action == "skateboard" for one in troupe.drafts):
        return "street"
    if set_name == "mountains" and any(one.action == "ski" for one in troupe.drafts):
        return "snowfield"
    return set_name


def _places_told(
    troupe: Troupe, set_name: str | None, understood: dict[str, str], used: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The used places with scenery of the set, and without other places than the one shown."""
    shown = {spot.span for spot in troupe.spots if spot.name == set_name}
    for spot in troupe.spots:
        is_near = bool(set_name and targets.are_kindred(spot.name, set_name))
        if spot.is_scenery and is_near and set_name:
            used.append(spot.span)
            understood.setdefault(spot.text, f"part of the set: {set_name.replace('_', ' ')}")
        elif not spot.is_scenery and spot.span not in shown and not _passes(spot.name, set_name):
            understood.pop(spot.text, None)
            used = [span for span in used if span != spot.span]
    return used


def _passes(named: str, set_name: str | None) -> bool:
    return set_name is not None and targets.are_alike(named, set_name)


def _is_indoors(troupe: Troupe) -> bool:
    """Whether only scenery tells the place, and that is what is seen from a room."""
    best = max(troupe.spots, key=lambda spot: spot.score, default=None)
    seen = best is not None and best.is_scenery and best.name not in targets.INDOORS
    return seen and any(
        draft.word.split()[-1:] and draft.word.split()[-1] in INDOOR_MARKS
        for draft in troupe.drafts
    )


def _in_order(drafts: Sequence[Draft]) -> list[Draft]:
    """The main one first, then whoever belongs to it, then the others as they were named."""

    def weight(draft: Draft) -> tuple[int, int]:
        is_subject = draft.role == "subject" and not draft.scenic
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


def _chosen(troupe: Troupe, set_name: str | None) -> list[Draft]:
    """At most six actors, at most two of them cards."""
    chosen: list[Draft] = []
    cards = 0
    for draft in _in_order(troupe.drafts):
        if set_name in targets.INDOORS and draft.name in _SHELLS and draft.relation != "on":
            continue
        if draft.scenic and (not set_name or targets.are_kindred(draft.scenic, set_name)):
            continue
        cards += draft.kind == "card"
        if draft.kind == "card" and cards > MOST_CARDS:
            continue
        if not _is_shown(draft):
            chosen.append(draft)
    return chosen[:MOST_ACTORS]


def _is_shown(draft: Draft) -> bool:
    """Whether the one who uses a thing is drawn with it anyway."""
    holder = draft.to
    return bool(
        holder
        and draft.relation == "holding"
        and holder.is_person
        and draft.name in targets.SHOWN.get(holder.action, ())
    )


def _refusals(chosen: Sequence[Draft]) -> list[str]:
    return [
        f"There is no picture of {draft.label or draft.name} to {draft.refused.replace('_', ' ')}."
        for draft in chosen
        if draft.refused
        and not draft.action
        and all(other.action != draft.refused for other in chosen)
    ]


def _actor(draft: Draft, chosen: Sequence[Draft]) -> Actor:
    is_there = draft.to is not None and draft.to in chosen
    return Actor(
        kind=draft.kind,
        name=draft.name,
        label=draft.label,
        count=max(1, min(9, draft.count)),
        action=draft.action,
        look={key: value for key, value in draft.look.items() if key not in _HIDDEN},
        place=draft.place,
        band=draft.band,
        facing=draft.facing,
        relation=draft.relation if is_there else "",
        to=chosen.index(draft.to) if is_there and draft.to is not None else None,
    )
