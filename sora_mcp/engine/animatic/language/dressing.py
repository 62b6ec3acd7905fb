"""What the name of a place asks of its set: things that stand there, or a word on what it lacks."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.lexicon import Sense, lexicon
from sora_mcp.engine.animatic.language.troupe import Troupe


def dressed(troupe: Troupe, set_name: str | None, called: str) -> list[str]:
    """Bring what makes the place what it is called; told: a name that any such set stands for."""
    sense = _sense(set_name, called)
    if sense is None:
        return []
    there = {one.name for one in troupe.drafts if one.role != "place"}
    for piece in filter(None, sense.keys.get("with", "").split("+")):
        name, _, count = piece.partition("*")
        if name not in there:
            troupe.drafts.append(_stood(name, int(count or 1)))
    if "loose" not in sense.keys:
        return []
    return [f'"{called}" is drawn as any such place: {sense.target.replace("_", " ")}.']


def _sense(set_name: str | None, called: str) -> Sense | None:
    """The entry of the table that ends what a place is called."""
    words = called.lower().replace("-", " ").split()
    for at in range(len(words)):
        match = lexicon().nouns.at(words, at)
        if match and at + match.length == len(words):
            same = (one for one in match.senses if one.part == "set" and one.target == set_name)
            return next(same, None)
    return None


def _stood(name: str, count: int) -> Draft:
    label = name.replace("_", " ")
    return Draft("prop", name, label, label, count=count, band="back", role="object")
