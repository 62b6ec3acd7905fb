"""What is not as it looks: "a van that turns from white to red", "a cat with the ears of a bat"."""

from __future__ import annotations

from sora_mcp.engine.animatic.language import motions
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.lexicon import Match, bases
from sora_mcp.engine.animatic.language.pronouncing import PronounReader
from sora_mcp.engine.animatic.language.targets import names

_APART = 6  # words from one part to the next
_CHANGES = names("change turn shift go transition fade morph transform")
_SMALL = names("small little tiny short miniature smaller tinier shorter")


class TurningReader(PronounReader):
    """The part of a reading that hears how something is at first, and what it has of others."""

    _borrowed_at = -1

    def _turning(self, at: int) -> int:
        is_change = bool(_CHANGES & set(bases(self.words[at])))
        if not is_change or self.words[at + 1 : at + 2] != ["from"]:
            return 0
        match = self._book.modifiers.at(self.words, at + 2)
        thing = self.troupe.anchor
        if match is None or thing is None:
            return 0
        if "size" in match.senses[0].keys:
            return self._resizing(at, thing)
        thing.is_like(match.senses)
        self.namer.note(at, at + 2 + match.length, f"at first: {self._told(match, at + 2)}")
        return 2 + match.length

    def _resizing(self, at: int, thing: Draft) -> int:
        """Something grows or shrinks: "changes from small to big"."""
        first, joint, last = (*self.words[at + 2 : at + 5], "", "", "")[:3]
        if joint not in ("to", "into") or (first in _SMALL) == (last in _SMALL):
            return 0
        thing.look[motions.TRAIT] = "grow" if first in _SMALL else "shrink"
        self.namer.note(at, at + 5, thing.look[motions.TRAIT])
        return 5

    def _is_borrowed(self, at: int) -> bool:
        """Whether "of" tells whose part somebody has: "with the ears of a rabbit"."""
        part = self._book.nouns.at(self.words, at - 1) if at else None
        if part is None or not part.sense("body", "garment") or not self.troupe.drafts:
            return False
        return "with" in self.words[max(0, at - 5) : at] or 0 < at - self._borrowed_at < _APART

    def _borrowed(self, at: int) -> int:
        """Pass by whoever it is that has such a part, too: nobody else is there."""
        phrase = self.phrases.read(at + 1)
        rig = phrase.head.sense("rig", "card") if phrase and phrase.head else None
        if phrase is None or rig is None:
            return 1
        self._borrowed_at = phrase.last
        return phrase.last - at

    def _told(self, match: Match, at: int) -> str:
        return " ".join(self.words[at : at + match.length])
