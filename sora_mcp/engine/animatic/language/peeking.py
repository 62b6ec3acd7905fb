"""What stands at a place of a text, as far as noun phrases go: nouns, and what may be one."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language.lexicon import Match, lexicon, plain
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import PAUSES, Token

ARTICLES = names("a an the this that these those another its his her their my our your")
_NOT_NOUNS = ("ing", "ed", "ly", "ness", "tion", "sion", "ity", "ism", "ment", "ous", "ful", "ive",
              "ish", "able", "ible", "ship", "hood", "ance", "ence", "ward", "wards")  # fmt: skip


class WordReader:
    """The part of a phrase reader that looks at words."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Look at a text's tokens."""
        self.tokens = tokens
        self.words = [token.word for token in tokens]
        self._book = lexicon()

    def _is_adjective(self, noun: Match, place: int) -> bool:
        """Whether a word for somebody says what the next one is like: "an academic paper"."""
        after = place + 1
        if noun.length > 1 or not noun.sense("rig") or self.words[place] not in plain("adjectives"):
            return False
        if after >= len(self.words) or not self.words[after].isalpha() or not self._is_next(after):
            return False
        is_small = self.words[after] in plain("stop") or self._book.relations.at(self.words, after)
        is_done = self.words[after].endswith(("s", "ed", "ing")) or not self._is_told_of(place)
        return not (is_small or (is_done and self._book.verbs.at(self.words, after)))

    def _is_told_of(self, place: int) -> bool:
        """Whether an article stands before a word, or before what describes it."""
        return bool(ARTICLES & set(self.words[max(0, place - 2) : place]))

    def _is_next(self, place: int) -> bool:
        """Whether nothing that was read by others stood between a word and the one before."""
        return self.tokens[place].start - self.tokens[place - 1].end <= 1

    def _is_noun_like(self, place: int) -> bool:
        """Whether a word that no table knows may be a thing's name."""
        if place >= len(self.words):
            return False
        word = self.words[place]
        known = (
            word in plain("wearing")
            or word in plain("stop")
            or word in plain("adjectives")
            or word in plain("filler")
        )
        if known or len(word) < 3 or not word.isalpha() or word in PAUSES:
            return False
        if word.endswith(_NOT_NOUNS) and word not in plain("abstract"):
            return False
        book = self._book
        is_other = book.verbs.at(self.words, place) or book.relations.at(self.words, place)
        return not (is_other or book.traps.at(self.words, place) or self._modifies(place))

    def _modifies(self, place: int) -> bool:
        return bool(self._book.modifiers.at(self.words, place))

    def _nouns_at(self, place: int, longer_than: int = 0) -> Match | None:
        if place >= len(self.words):
            return None
        match = self._book.nouns.at(self.words, place)
        if match and match.is_plural and match.length > 1 and self._is_one(place):
            end = place + match.length - 1  # "a car parks"
            match = self._book.nouns.at(self.words[:end], place)
        return match if match and match.length > longer_than else None

    def _is_one(self, place: int) -> bool:
        """Whether an article says that there is one of it."""
        return bool({"a", "an", "another"} & set(self.words[max(0, place - 2) : place]))

    def _is_body(self, place: int) -> bool:
        for step in range(3):  # "the cat's bright green eyes"
            match = self._nouns_at(place + step)
            if match and match.sense("body", "garment"):
                return True
        return False

    def _is_glued(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].is_glued

    def _is_nominal(self, place: int, far: int = 8) -> bool:
        """Whether a noun, or what describes one, follows within so many words."""
        if not far or place >= len(self.words) or self.words[place] in PAUSES:
            return False
        if self._nouns_at(place) or self._modifies(place):
            return True
        word = self.words[place]
        if word in plain("stop"):
            return False
        if word in plain("adjectives") or word.endswith(("ly", "ing", "ed", "ous", "ful", "ish")):
            return self._is_nominal(place + 1, far - 1)
        trap = self._book.traps.at(self.words, place)
        if trap:
            weather = trap.senses[0].target in ("weather", "time")
            return weather and self._is_nominal(place + trap.length, far - 1)
        return self._is_noun_like(place)
