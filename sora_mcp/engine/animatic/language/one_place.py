"""One place for what is done one after the other, where nobody named any: the one that it takes."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.plan import Shot

# How little a place says: what is done there may as well be done in another.
_ANYWHERE = {"street": 0, "park": 1, "meadow": 1, "library": 1, "office": 2, "room": 3}
_DEMANDING = 4
_STANDS = names("tv bed couch armchair piano bathtub fireplace")  # what would have to be moved


def place_of_all(shots: Sequence[Shot], implied: Sequence[bool]) -> str:
    """The set in which all of it may be done; empty where that is so, or nowhere is."""
    sets = dict.fromkeys(shot.set_name for shot in shots)
    if len(sets) < 2 or not all(implied) or not _is_one_story(shots):
        return ""
    place = max(sets, key=_says)
    others = [one for one in shots if one.set_name != place]
    return place if all(_may_move(one, place) for one in others) else ""


def _says(place: str) -> int:
    return _ANYWHERE.get(place, _DEMANDING)


def _is_one_story(shots: Sequence[Shot]) -> bool:
    """Whether all are of the same one."""
    leads = {shot.cast[0].name if shot.cast else "" for shot in shots}
    return len(leads) == 1 and "" not in leads and "blockout" not in {s.set_name for s in shots}


def _may_move(shot: Shot, place: str) -> bool:
    """Whether what is done in a shot may be done there: nobody carries a room out of the house."""
    if shot.set_name == "office" and place != "room":
        return False
    if _says(shot.set_name) == _DEMANDING or _STANDS & {one.name for one in shot.cast}:
        return False
    return place in targets.INDOORS or shot.set_name not in targets.INDOORS
