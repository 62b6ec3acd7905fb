"""What the name of a place asks of its set: things that stand there, or a word on what it lacks."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.drafts import Draft, interiors
from sora_mcp.engine.animatic.language.lexicon import Match, Sense, lexicon
from sora_mcp.engine.animatic.language.placing import BLOCKOUT
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.troupe import Troupe

_HOMELY = names("house cabin")  # a room is what these are inside

_BALLS = {  # what is played with there
    "ballpark": "baseball", "tennis_court": "tennis_ball", "court": "basketball",
    "stadium": "football", "golf_course": "golf_ball",
}  # fmt: skip


def dressed(troupe: Troupe, set_name: str | None, called: str) -> list[str]:
    """Bring what makes the place what it is called; told: a name that any such set stands for."""
    for one in troupe.drafts:
        one.name = _BALLS.get(set_name or "", one.name) if one.name == "ball" else one.name
    sense = _sense(set_name, called)
    if sense is None:
        return []
    there = {one.name for one in troupe.drafts if one.role != "place"}
    for piece in filter(None, sense.keys.get("with", "").split("+")):
        name, _, count = piece.partition("*")
        if name not in there:
            troupe.drafts.append(_stood(name, int(count or 1)))
    if "loose" not in sense.keys and sense.part == "set":
        return []
    return [f'"{called}" is drawn as any such place: {sense.target.replace("_", " ")}.']


def _sense(set_name: str | None, called: str) -> Sense | None:
    """The entry of the table that ends what a place is called: a place, or a building."""
    words = called.lower().replace("-", " ").split()
    for at in range(len(words)):
        match = lexicon().nouns.at(words, at)
        if match and at + match.length == len(words):
            same = (one for one in match.senses if one.part == "set" and one.target == set_name)
            return next(same, None) or _inside(match, set_name)
    return None


def _inside(match: Match, set_name: str | None) -> Sense | None:
    """The set that stands for the inside of a building, unless it is of its name."""
    thing = match.sense("prop")
    inside = interiors().get(thing.target, "") if thing else ""
    is_own = thing is None or inside in (thing.target, BLOCKOUT) or thing.target in _HOMELY
    return Sense("inside", inside) if inside == set_name and not is_own else None


def _stood(name: str, count: int) -> Draft:
    label = name.replace("_", " ")
    return Draft("prop", name, label, label, count=count, band="back", role="object")
