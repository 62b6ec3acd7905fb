"""Who is aboard, and what is poured: what belongs to another thing is not put beside it."""

from __future__ import annotations

import re

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.lexicon import foods
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.troupe import Troupe

_CREW = names(
    "sailor sailors crew pirate pirates captain rower rowers deckhand deckhands mariner mariners"
    " oarsmen seaman seamen gondolier"
)
_ABOARD = re.compile(r"\b(?:on board|aboard|on deck|on the deck|on its deck)\b", re.I)
_BUILT = names("village city street skyline castle alley")
_TOWARDS = re.compile(r"\btowards?\s+", re.I)
_ASHORE = names("walk run swim dance fish wave_goodbye")
_WATERS = names("pool indoor_pool lake sea beach island river coast")
_PUPILS, _ATTENDS = names("student pupil class"), ("", "stand", "listen", "look", "sit")
_LIQUIDS = names(
    "espresso coffee tea milk water wine juice broth soup chocolate honey syrup sauce cream"
    " caramel latte beer gravy oil"
)
_POURS = r"(?:pour|drizzl|drip|trickl)(?:s|ed|ing|es)?"
_CUPS = {"coffee_cup": names("cup"), "soup": names("bowl")}


def belongs(troupe: Troupe, text: str) -> None:
    """Put where they belong: a crew, goals far off, and who teaches a craft."""
    crewed(troupe, text)
    headed(troupe, text)
    taught(troupe)
    built_in(troupe)
    shown_by(troupe)


def built_in(troupe: Troupe) -> None:
    """Windows of a village are its houses'; elsewhere none stands on the ground beside others."""
    places = {one.name for one in troupe.spots}
    for one in troupe.drafts:
        is_several = one.name == "window" and one.count > 1 and one.relation == ""
        is_by = places or len(troupe.drafts) > 1
        if is_several and is_by and all(other.to is not one for other in troupe.drafts):
            one.is_seen, one.is_lost = True, not places & _BUILT


def shown_by(troupe: Troupe) -> None:
    """What has no picture but its name is read beside a vehicle, and not in it."""
    for one in troupe.drafts:
        if one.kind == "card" and one.relation == "in" and one.to and one.to.kind == "rig":
            one.relation = "beside"


def crewed(troupe: Troupe, text: str) -> None:
    """Sailors, and whoever is said to be on board, are in the boat that is there."""
    vessel = next((one for one in troupe.drafts if one.name in targets.AFLOAT), None)
    if vessel is None:
        return
    is_told = bool(_ABOARD.search(text))
    for one in troupe.drafts:
        is_crew = one.word.split()[-1:] and one.word.split()[-1] in _CREW
        if one.is_person and one.to is None and (is_crew or is_told) and one.action not in _ASHORE:
            troupe.relate(one, "in", vessel)


def bathing(troupe: Troupe, set_name: str | None) -> None:
    """Whoever floats where there is water lies in it."""
    for one in troupe.drafts:
        if one.is_person and one.action == "float" and set_name in _WATERS:
            one.action = "swim"


def taught(troupe: Troupe) -> None:
    """Who teaches one a craft does it, too, and stands at no blackboard."""
    people = [one for one in troupe.drafts if one.is_person]
    teacher = next((one for one in people if one.action == "teach" and one.count == 1), None)
    pupil = next((one for one in people if one is not teacher and one.count == 1), None)
    if teacher and pupil and len(people) == 2 and pupil.word not in _PUPILS:
        teacher.action = pupil.action if pupil.action not in (*_ATTENDS, "ride") else ""


def headed(troupe: Troupe, text: str) -> None:
    """What is large, and somebody goes towards, is some way off."""
    goals = {found.end() for found in _TOWARDS.finditer(text)}
    for one in troupe.drafts:
        is_goal = any(start in goals for start, _ in one.spans) and one.band == "auto"
        if is_goal and (one.name in targets.STANDING | targets.VEHICLES):
            one.band = "back"


def poured(troupe: Troupe, text: str, set_name: str | None) -> list[str]:
    """What is poured is no vessel or bar beside the other: that is told, and the cup is full."""
    bathing(troupe, set_name)
    told = []
    for one in [one for one in troupe.drafts if one.name in foods() and one.role == "subject"]:
        onto = _poured_on(one, troupe, text)
        if onto is None:
            continue
        if onto.name in _CUPS.get(one.name, ()):
            onto.name = one.name
        troupe.drafts.remove(one)
        for other in troupe.drafts:
            if other.to is one:
                other.relation, other.to = "", None
        told.append(f'"{one.label}" that is poured is not shown: the {onto.word} is.')
    return told


def _poured_on(one: Draft, troupe: Troupe, text: str) -> Draft | None:
    """What it is poured on or into, if that is what is told of it."""
    said = one.word.split()[-1:]
    if not said or said[0] not in _LIQUIDS:
        return None
    found = re.search(
        rf"\b{re.escape(said[0])}\b(?:\W+\w+){{0,3}}?\W+{_POURS}\s+(?:\w+\s+)?"
        r"(?:over|onto|on|into|in|down|from)\b|"
        rf"\b{_POURS}\W+(?:\w+\W+){{0,2}}?{re.escape(said[0])}\b",
        text, re.I,
    )  # fmt: skip
    others = [other for other in troupe.drafts if other is not one and other.name in foods()]
    return others[0] if found and others else None
