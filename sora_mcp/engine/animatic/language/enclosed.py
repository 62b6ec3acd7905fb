"""Small worlds under glass: what is in a snow globe or a jar stands nowhere else."""

from __future__ import annotations

import re

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.troupe import Troupe

_CASES = names("snow_globe bottle jar light_bulb")
_WITHIN = re.compile(r"\bwith\b([^,.;]*?)\binside\b(?=\s*(?:it\b|[,.;]|$))", re.I)


def enclosed(troupe: Troupe, text: str) -> None:
    """Neither the place in it nor what goes on there is drawn, as it would be as large as life."""
    case = next((one for one in troupe.drafts if one.name in _CASES), None)
    found = _WITHIN.search(text) if case else None
    if case is None or found is None:
        return
    first, last = found.span(1)
    troupe.spots = [one for one in troupe.spots if not first <= one.span[0] < last]
    for one in troupe.drafts[troupe.drafts.index(case) + 1 :]:
        if one.name in (targets.RIGS | targets.STANDING) - targets.PEOPLE:
            one.is_seen = one.is_lost = True
