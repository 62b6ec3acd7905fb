"""Sentences that only tell how the whole film looks ("Noir, 35mm, hard light.")."""

from __future__ import annotations

from sora_mcp.engine.animatic.language import casting
from sora_mcp.engine.animatic.language.grammar import Finding, findings
from sora_mcp.engine.animatic.language.words import blanked

_LOOKS = ("style", "palette", "lens", "technical", "undrawn")
_HELD = ("handheld", "static")
_MOST_CHARS = 160


def is_bare(sentence: str) -> bool:
    """Whether a sentence has neither cast nor place, and tells nothing but the look."""
    if len(sentence) > _MOST_CHARS:
        return False
    found = findings(sentence)
    if not any(one.topic in _LOOKS for one in found) or not all(map(_is_look, found)):
        return False
    rest = blanked(sentence, [span for one in found for span in one.spans])
    cast = casting.cast(rest, {})
    return not cast.actors and not cast.set_name and not casting.leftover(rest, ())


def _is_look(one: Finding) -> bool:
    return one.topic in _LOOKS or one.sets.get("move") in _HELD
