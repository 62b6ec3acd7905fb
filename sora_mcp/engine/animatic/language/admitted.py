"""What the account admits of a cast: likenesses, company that was added, and what none can do."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language import targets, telling
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.workplaces import spaced


def likenesses(chosen: Sequence[Draft]) -> list[str]:
    """What is drawn as another of its kind: figures, what they wear, what they play."""
    told = []
    for one in chosen:
        kind = "animal" if one.name in targets.ANIMALS else "thing"
        kind = "person" if one.name in targets.PEOPLE else kind
        told += [_likeness(one.label, kind, one.loosely)] if one.loosely else []
        told += [_likeness(said, "garment", look) for said, look in one.nearly.items()]
        told += [telling.nearest(one.played)] if one.played else []
    return list(dict.fromkeys(told))


def _likeness(said: str, kind: str, drawn: str) -> str:
    drawn = {"adult": "person", "coffee_cup": "cup"}.get(drawn, drawn).replace("_", " ")
    return f'"{said}" is drawn as any such {kind}: {drawn}.'


def refusals(chosen: Sequence[Draft]) -> list[str]:
    """Who was added, and what they were told to do and cannot."""
    added = [
        f"It takes two to {spaced(draft.action)}: somebody else was added."
        for draft in chosen
        if draft.is_added
    ]
    return added + [
        f'No picture shows this of "{draft.label or draft.name}": {spaced(draft.refused)}.'
        for draft in chosen
        if draft.refused
        and not draft.action
        and all(other.action != draft.refused for other in chosen)
    ]
