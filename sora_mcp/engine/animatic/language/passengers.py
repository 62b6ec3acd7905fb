"""Who travels inside of what carries passengers: what is seen is the inside."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.meanwhile import both
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.troupe import Troupe

_CABINS = {"plane": "plane_cabin", **dict.fromkeys(names("train bus tram"), "train_cabin")}
_ABOARD = ("in", "on")
_AT_EASE = names(
    "sit stand read sleep talk eat drink phone look think work write type knit cry laugh yawn sing"
    " wave selfie photo draw wake nod"
)
_SCORE, _NAMED = 3.2, 2.5  # of the inside; of a place that is told by itself


def boarded(troupe: Troupe) -> None:
    """Passengers who sit, read or sleep are shown where they do so, unless a place is named."""
    carrier = next((one.to for one in troupe.drafts if _travels(one)), None)
    is_somewhere = any(not one.is_scenery and one.score >= _NAMED for one in troupe.spots)
    if carrier is None or is_somewhere or not carrier.spans:
        return
    troupe.drafts.remove(carrier)
    for one in troupe.drafts:
        if one.to is carrier:
            one.relation, one.to = "", None
            one.action = _seated(one.action)
    name = f"{carrier.name} interior"
    troupe.plays_at(_CABINS[carrier.name], name, carrier.spans[0], _SCORE, "in")


def _seated(action: str) -> str:
    """What is done on a seat: one has a seat, unless one stands."""
    instead = {"sleep": "doze", "look": "sit"}
    return instead.get(action) or both("sit", action) or action


def _travels(one: Draft) -> bool:
    does = {*one.action.split("+")} - {""}
    is_carried = one.to is not None and one.to.name in _CABINS and one.to.role != "subject"
    is_at_ease = bool(does) and does <= _AT_EASE
    return one.is_person and is_carried and one.relation in _ABOARD and is_at_ease
