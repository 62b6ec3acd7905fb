"""Words of a phrase that change nothing of what is drawn: they are told, and not lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sora_mcp.engine.animatic.language import seeing, targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.lexicon import Sense, lexicon
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import Token

Span = tuple[int, int]

_BUILT = targets.PEOPLE | targets.QUADRUPEDS  # figures that may be fat or thin
# The colours that places have anyway.
_NATURAL = {
    "blue": names("sky skies sea ocean lake water waters river waves lagoon pool"),
    "green": names("grass field fields meadow forest hill hills jungle park lawn garden leaves"),
    "white": names("snow clouds cloud beach sand snowfield foam"),
    "golden": names("sand dunes beach wheat field"),
}
# How places are drawn anyway: by the word, the sets; the crowded ones have people of their own.
_CROWDED = names("market stadium restaurant_kitchen fairground subway playground")
_SO = {
    **dict.fromkeys(("calm", "still"), names("sea lake river pool indoor_pool coast beach harbor")),
    **dict.fromkeys(("busy", "bustling"), names("restaurant_kitchen")),
    **dict.fromkeys(("empty", "vacant"), targets.SETS - _CROWDED),
    "deep": names("underwater"),
}
_PLAIN = names("sky skies")  # its colours are the light's


def idle(phrase: Phrase, tokens: Sequence[Token], draft: Draft | None) -> Iterator[Span]:
    """The places of what is said of a noun and is not drawn; `draft` is what the noun became."""
    if phrase.head and phrase.head.sense("body"):
        return
    said = draft.label.split() if draft and draft.kind == "card" else []
    for at in phrase.idle:
        if tokens[at].word in said:
            continue
        if draft is not None or not _is_so(tokens[at].word, phrase):
            yield tokens[at].start, tokens[at].end
    for first, last in phrase.modified:
        words = [token.word for token in tokens[first:last]]
        if not _is_drawn(words, phrase, tokens[phrase.last - 1].word, draft):
            yield tokens[first].start, tokens[last - 1].end


def without(used: Iterable[Span], idle: Iterable[Span]) -> Iterator[Span]:
    """Used places without the idle ones in them."""
    for start, end in used:
        for first, last in sorted(one for one in idle if start < one[1] and one[0] < end):
            if start < first:
                yield start, first
            start = last
        if start < end:
            yield start, end


def _is_drawn(words: Sequence[str], phrase: Phrase, noun: str, draft: Draft | None) -> bool:
    match = lexicon().modifiers.at(words, 0)
    if match is None:
        return True
    if draft is None:
        is_natural = noun in _PLAIN or noun in _NATURAL.get(words[-1], ())
        return not _is_place(phrase) or is_natural or _is_so(words[-1], phrase)
    if draft.kind == "card":
        is_said = " ".join(words) in draft.label
        return is_said or any("size" in sense.keys for sense in match.senses)
    return any(_is_worn(sense, draft) for sense in match.senses)


def _is_worn(sense: Sense, draft: Draft) -> bool:
    """Whether a look is seen on a figure."""
    if sense.part == "material":
        return seeing.is_made_of(draft.name, sense.target)
    if sense.part == "colour":
        return draft.name not in seeing.OWN_COLOUR
    if "motion" in sense.keys:
        return draft.look.get("motion") == sense.keys["motion"]
    return "build" not in sense.keys or draft.name in _BUILT or draft.kind == "character"


def _is_so(word: str, phrase: Phrase) -> bool:
    """Whether a place is drawn as a word says without that."""
    sense = phrase.head.sense("set", "scenery") if phrase.head else None
    return sense is not None and sense.target in _SO.get(word, ())


def _is_place(phrase: Phrase) -> bool:
    head = phrase.head
    return bool(
        head and head.sense("set", "scenery") and not head.sense("rig", "prop", "card", "garment")
    )
