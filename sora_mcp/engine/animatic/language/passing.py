"""Who goes past whom: "a whale swims past a submarine"."""

from __future__ import annotations

import re

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.troupe import Troupe

TRAIT = "passes"  # in a look: the name of what one goes past
_GOING = names("swim fly walk run drive ride sail float gallop trot row cycle")
_PAST = re.compile(r"\b(past|overtakes|overtaking)\s+(?=(a|an|the|one|his|her|its|their)\s)", re.I)
_PASSES = re.compile(r"\b(passes|passing)\s+(by\s+)?(?=(a|an|the|one)\s)", re.I)
_NEXT = 40  # characters to the noun


def passed(troupe: Troupe, text: str) -> None:
    """Mark those who go past another."""
    for found in _PAST.finditer(text):
        _mark(troupe, found, is_vehicle=False)
    for found in _PASSES.finditer(text):  # people pass the salt
        _mark(troupe, found, is_vehicle=True)


def _mark(troupe: Troupe, found: re.Match[str], *, is_vehicle: bool) -> None:
    before = [one for one in troupe.drafts if one.spans and one.spans[0][0] < found.start()]
    goers = [one for one in before if _goes(one) and one.role == "subject"]
    if is_vehicle:
        goers = [one for one in goers if one.name in targets.VEHICLES]
    goals = [one for one in troupe.drafts if _is_named(one, found)]
    if goers and goals and goers[-1] is not goals[0] and goals[0].count == 1:
        goers[-1].look[TRAIT] = goals[0].name


def _goes(draft: Draft) -> bool:
    return bool(_GOING & set(draft.action.split("+"))) or draft.name in targets.VEHICLES


def _is_named(draft: Draft, found: re.Match[str]) -> bool:
    """Whether it is the noun right after the words."""
    return any(found.end() <= start < found.end() + _NEXT for start, _ in draft.spans)
