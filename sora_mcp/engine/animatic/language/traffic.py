"""Vehicles in a text: which way they go, and who is in them together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.troupe import Troupe
from sora_mcp.engine.animatic.plan import Facing

VIEWED = names(
    "car sports_car taxi police_car van ambulance truck fire_truck bus motorcycle bicycle scooter"
    " train tram"
)  # what is drawn from before and from behind
RIDER = "a rider"
_TWO_WHEELED = ("motorcycle", "bicycle", "scooter")
_GOING = ("drive", "ride")
_FRONT = r"\b(front (view|on)|head on|from the front|oncoming)\b"
_BACK = r"\b((from|viewed from|seen from) behind|(rear|back) view|from the (rear|back))\b"
_NEARER = (
    r"\b(towards?|at|to|straight at|past) (the )?(camera|us|viewers?|lens)\b"
    r"|\b(approach(es|ing)?|comes? at) (the )?(camera|us|viewers?)\b"
)
_FARTHER = (
    r"\b(driv\w+|rid\w+|speed\w*|rac\w+|head\w*|roar\w*|pull\w*|cycl\w+|goes|disappear\w*"
    r"|vanish\w*|moves?|moving) (slowly |quickly )?(away|off)\b(?! (the|a|of)\b)"
    r"|\b(in|towards?) ?(to )?the (distance|horizon|sunset|sunrise|setting sun|night|fog|mist)\b"
)
_WINGED, _LIFTS = ("plane", "helicopter"), re.compile(r"\b(tak(e|es|ing)|took|lift(s|ing)?) off\b")
_PERCHED = re.compile(r"\bon (top of )?the (hood|bonnet|roof|trunk) of\b")
_JAM = re.compile(r"\b(in|heavy|rush hour|busy|slow) traffic\b", re.IGNORECASE)
_CHASE = re.compile(r"\b(chas|pursu|rac)(e|es|ed|ing)\b")


def directed(troupe: Troupe, text: str) -> None:
    """The vehicles with their way, their passengers, and what is chased by them under way."""
    said = re.sub(r"[^a-z]+", " ", text.lower())
    vehicles = [one for one in troupe.drafts if one.name in VIEWED]
    for one in vehicles:
        if one.facing == "auto":
            one.facing = _heading(said, is_going=one.action in _GOING)
    _under_way(troupe, vehicles, said)
    for draft in list(troupe.drafts):
        _together(troupe, draft)
    _seen_out_of(troupe)
    _jammed(troupe, text)
    _mounted(troupe)
    if vehicles and _PERCHED.search(said):
        _perched(troupe, vehicles[0])


def _under_way(troupe: Troupe, vehicles: Sequence[Draft], said: str) -> None:
    """What takes off flies, and what is chased drives as well."""
    lifted = [one for one in troupe.drafts if one.name in _WINGED and _LIFTS.search(said)]
    for one in lifted:
        one.does("fly", 9 if one.action in ("", "stand") else 0)
    if _CHASE.search(said) and any(one.action == "drive" for one in vehicles):
        for one in vehicles:
            one.does("drive", 0)


def _heading(said: str, *, is_going: bool) -> Facing:
    """Which end of a vehicle the words show, if one."""
    if re.search(_FRONT, said) or (is_going and re.search(_NEARER, said)):
        return "camera"
    if re.search(_BACK, said) or (is_going and re.search(_FARTHER, said)):
        return "away"
    return "auto"


def _together(troupe: Troupe, draft: Draft) -> None:
    """Those whom one word means are in or on the same vehicle: "a family in a car"."""
    carrier = draft.to
    if carrier is None or carrier.name not in targets.VEHICLES or not draft.is_person:
        return
    for other in troupe.drafts:
        is_kin = other is not draft and other.is_person and other.label == draft.label
        if is_kin and other.to is None and other.word == draft.word:
            other.relation, other.to, other.action = draft.relation, carrier, draft.action


def _seen_out_of(troupe: Troupe) -> None:
    """A window that somebody in a vehicle looks out of is the vehicle's."""
    if any(one.relation == "in" and one.to and one.to.name in VIEWED for one in troupe.drafts):
        for window in [one for one in troupe.drafts if one.name == "window"]:
            troupe.drafts.remove(window)
            for one in troupe.drafts:
                one.relation, one.to = ("", None) if one.to is window else (one.relation, one.to)


def _jammed(troupe: Troupe, text: str) -> None:
    """Traffic is the other cars."""
    found = _JAM.search(text)
    road = [one for one in troupe.drafts if one.name in VIEWED and one.count == 1]
    if found and road and len(troupe.drafts) == 1:
        cars = Draft("rig", "car", "traffic", "traffic", count=3, role="object")
        cars.action, cars.spans = road[0].action, [(found.end() - len("traffic"), found.end())]
        troupe.drafts.append(cars)


def _mounted(troupe: Troupe) -> None:
    """No motorcycle goes by itself."""
    for one in list(troupe.drafts):
        is_free = all(other.to is not one for other in troupe.drafts)
        if one.name in _TWO_WHEELED and one.action in _GOING and is_free and one.count == 1:
            look = {"hat": "helmet", "outfit": "coat" if one.name == "motorcycle" else "shirt"}
            rider = Draft("rig", "adult", RIDER, RIDER, look=look, role="object")
            rider.action = "ride"
            troupe.drafts.append(rider)
            troupe.relate(rider, "riding", one)


def riders_told(chosen: Sequence[Draft]) -> list[str]:
    """What is said of those who ride what nobody was said to ride."""
    mounts = [one.to.name for one in chosen if one.label == RIDER and one.to]
    return [f"Nobody was said to ride the {name}: a rider was added." for name in mounts]


def _perched(troupe: Troupe, vehicle: Draft) -> None:
    """Who is on a car's hood is on the car."""
    who = next((one for one in troupe.drafts if one.is_alive and one not in (vehicle,)), None)
    if who is not None and who.to is None and who.name not in VIEWED:
        troupe.relate(who, "on", vehicle)
