"""Somebody's trade before a noun only tells its kind: "the guard rail", "a woman doctor"."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.lexicon import Match, Sense
from sora_mcp.engine.animatic.language.peeking import WordReader
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.targets import ANIMALS, PEOPLE, names

_SHAPES = names("robot ghost skeleton baby child astronaut")


class KindReader(WordReader):
    """The part of a phrase reader that tells people from kinds of things."""

    def _is_of_somebody(
        self, phrase: Phrase, match: Match, following: Match | None, after: int
    ) -> bool:
        """Whether somebody is only the kind of what follows: "the guard rail", "a chef knife"."""
        rig = match.sense("rig")
        is_kind = self._is_trade(phrase, match, rig, after)
        if following is None:  # "a pianist zorps", rather than a kind of zorp
            return is_kind and self._is_noun_like(after)
        is_thing = is_kind and following.sense("prop", "card") is not None
        return is_thing or self._joins_person(rig, following, after)

    def _is_trade(self, phrase: Phrase, match: Match, rig: Sense | None, after: int) -> bool:
        """Whether it is somebody's trade, with what may be a thing of it behind."""
        is_told = bool(phrase.determiner) and self._is_next(after) and not match.is_plural
        is_trade = rig is not None and bool(
            {"outfit", "hat"} & set(rig.keys) or rig.target in _SHAPES
        )
        return is_told and is_trade and not self.words[after].endswith(("s", "ed", "ing"))

    def _joins_person(self, person: Sense | None, following: Match, after: int) -> bool:
        """Whether a noun for somebody describes the next: "woman doctor", but not "cook soup"."""
        if not self._is_next(after):
            return False
        other = following.sense("rig")
        if other is None:
            return False
        is_shape = person is not None and person.target in _SHAPES
        return is_shape or other.target in PEOPLE or other.target in ANIMALS
