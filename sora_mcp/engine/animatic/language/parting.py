"""One of several who does something alone: "three kids, one of them trips"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import PAUSES
from sora_mcp.engine.animatic.language.troupe import Troupe

_FAR = 8  # words from "one" to what it does
_BEFORE = PAUSES | names("and while as when then but until where")
_OF = (["of", "them"], ["of", "these"], ["of", "those"])


def part_one(words: Sequence[str], at: int, troupe: Troupe) -> None:
    """If one of several does what the verb at a token tells, that one is who is spoken of."""
    several = next((one for one in reversed(troupe.group) if one.count > 1), None)
    if several is None or not several.is_alive or not _is_said(words, at):
        return
    several.count -= 1
    one = replace(several, look=dict(several.look), spans=[], count=1, action="", rank=-1)
    one.label, one.relation, one.to = f"one of the {several.word}", "", None
    troupe.drafts.insert(troupe.drafts.index(several) + 1, one)
    troupe.group, troupe.anchor = [one], one


def _is_said(words: Sequence[str], at: int) -> bool:
    """Whether "one" is the subject: it opens a clause, and no noun counts by it."""
    for place in range(at - 1, max(-1, at - _FAR), -1):
        if words[place] in PAUSES:
            return False
        opens = place == 0 or words[place - 1] in _BEFORE
        if words[place] == "one" and opens:
            return (
                place + 1 == at
                or [*words[place + 1 : place + 3]] in _OF
                or _is_described(words[place + 1])
            )
    return False


def _is_described(word: str) -> bool:
    """Whether what follows "one" tells how it looks: "one dressed as ... trips"."""
    return word in names("dressed wearing in with who suddenly slowly finally then")
