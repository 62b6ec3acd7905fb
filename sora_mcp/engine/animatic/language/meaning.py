"""What a verb means with what follows it, and with those who do it."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.lexicon import Match, Sense, foods
from sora_mcp.engine.animatic.language.phrases import PhraseReader
from sora_mcp.engine.animatic.language.targets import names

NO_VERB = Sense("verb", "", {"takes": "none", "rank": "0"})
_FELT = names("with when as at upon seeing")  # "her face lights up with joy"


def meant(
    match: Match, words: Sequence[str], phrases: PhraseReader, end: int, doers: Sequence[Draft]
) -> Sense:
    """What a verb that ends before `end` means ("play the violin", "he lights up")."""
    at = end + (words[end : end + 1] == ["on"])
    head = _head(phrases, words, at)
    named = {one.target for one in head.senses} if head else set()
    for sense in match.senses:
        if named & _named(sense.keys.get("only", "")):
            return sense
    is_ours = bool(doers) and all(one.is_person for one in doers)
    is_alone = not _FELT & set(words[end : end + 1]) and not _head(phrases, words, end)
    free = (one for one in match.senses if "only" not in one.keys)
    return next((one for one in free if "by" not in one.keys or (is_ours and is_alone)), NO_VERB)


def _head(phrases: PhraseReader, words: Sequence[str], at: int) -> Match | None:
    """The noun of the phrase that begins there."""
    phrase = phrases.read(at) if at < len(words) else None
    return phrase.head if phrase else None


def _named(only: str) -> frozenset[str]:
    """The figures that an entry is for; "food" and "animals" are many."""
    groups = {"food": foods(), "animals": targets.ANIMALS, "birds": targets.BIRDS}
    return groups.get(only) or frozenset(only.split("|"))
