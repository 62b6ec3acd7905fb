"""What is done, told as a whole: a verb that has no picture, with what it is done to."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language.lexicon import bases, lexicon, plain
from sora_mcp.engine.animatic.language.peeking import ARTICLES
from sora_mcp.engine.animatic.language.phrases import PhraseReader
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import PAUSES, Token

_OWN = names("his her their its my our your another both some")
_PARTICLES = names("up down out off on away together over back in")
_TOWARDS = names("about against at behind for of on under with")
_LIGHT = names("do give have take make play perform practice use get hold")
_MOST = 8  # words that one reads at a glance
_MOST_BETWEEN = 3
_SPOKEN = names("says said saying asks asked")
_NO_DEEDS = names("being having looking evening morning during nothing something lightning")


class Deeds:
    """Where the deeds of a text begin and end."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Get ready to read a text."""
        self._words = [token.word for token in tokens]
        self._phrases = PhraseReader(tokens)

    def around(self, at: int) -> tuple[int, int]:
        """The places of a word that nothing shows, and of what it is done to or with."""
        start = self._light_before(at)
        if start < at:
            return start, max(at + 1, self._object(start + 1))
        if not self._is_verb(at):
            return at, at + 1
        end = at + 1
        end += self._words[end : end + 1] == ["of"] and self._words[at] == "made"
        end += self._is_particle(end)
        last = self._object(end)
        if last == end and self._words[end : end + 1] and self._words[end] in _TOWARDS:
            last = self._object(end + 1)  # "leans on a fence"
            last = end if last == end + 1 or self._is_place(last - 1) else last
        return at, last + (last > end and self._ends_small(last))

    def _ends_small(self, at: int) -> bool:
        """Whether a small word ends what is done: "pulls the blinds down"."""
        following = self._words[at + 1] if at + 1 < len(self._words) else "."
        is_small = self._words[at : at + 1] and self._words[at] in _PARTICLES | {"open", "shut"}
        return bool(is_small) and (following in PAUSES or following in ("and", "then"))

    def _object(self, at: int) -> int:
        """Where the thing that begins there ends."""
        words = self._words
        if at >= len(words) or words[at] in PAUSES:
            return at
        phrase = self._phrases.read(at)
        last = phrase.last if phrase and phrase.head else self._unknown(at)
        is_owners = words[last - 1].endswith(("'s", "s'")) and last < len(words)
        return self._object(last) if is_owners and last > at else min(last, at + _MOST)

    def _unknown(self, at: int) -> int:
        """Where a thing ends that nobody knows, if one begins there."""
        words = self._words
        start = at + (words[at] in ARTICLES | _OWN)
        end = start
        while end < min(len(words), start + 2) and self._is_content(end):
            end += 1
        return end if end > start else at

    def _is_content(self, at: int) -> bool:
        word = self._words[at]
        is_small = word in PAUSES or word in (plain("stop") | plain("filler")) - {"can"}
        is_link = word in ("and", "or") or lexicon().relations.at(self._words, at) is not None
        return not (is_small or is_link or word.endswith("ly")) and word[0].isalpha()

    def _is_place(self, at: int) -> bool:
        """Whether it is where it happens: "brakes on a road"."""
        named = lexicon().nouns.at(self._words, at)
        return named is not None and named.sense("set") is not None

    def _is_particle(self, at: int) -> bool:
        """Whether a small word belongs to the verb before it: "lights up a cigarette"."""
        following = self._words[at + 1 : at + 2]
        is_small = self._words[at : at + 1] and self._words[at] in _PARTICLES
        ends = not following or following[0] in PAUSES or following[0] == "and"
        is_place = self._words[at : at + 1] == ["in"] or self._words[at : at + 1] == ["on"]
        return bool(is_small) and (ends or not is_place)

    def _is_verb(self, at: int) -> bool:
        word, before = self._words[at], self._words[at - 1] if at else "."
        if before in ARTICLES | _OWN | plain("adjectives") or word in _SPOKEN | _NO_DEEDS:
            return False
        following = self._words[at + 1] if at + 1 < len(self._words) else "."
        ends = word.endswith("s") and not word.endswith("ss")
        is_known = lexicon().verbs.at([word], 0) is not None
        if word.endswith("ing") or word == "made":
            return len(word) > 4 and lexicon().nouns.at([word], 0) is None
        is_led = following in ARTICLES | _OWN
        if word.endswith("ed"):  # "the shaped lamp", "a lamp shaped by hand"
            return is_led or (is_known and following in _PARTICLES | _TOWARDS)
        is_done = is_led or is_known or self._is_subject(at - 1)
        return ends and is_done and not self._is_noun(at)

    def _is_noun(self, at: int) -> bool:
        """Whether a word names something, and nothing is done by it."""
        if at + 1 >= len(self._words):
            return True
        is_named = lexicon().nouns.at(self._words, at) is not None
        is_followed = self._is_subject(at - 1) and self._is_content(at + 1)
        return is_named and not (is_followed or self._words[at + 1] in ARTICLES | _OWN)

    def _is_subject(self, at: int) -> bool:
        """Whether somebody is named there who may do what follows."""
        named = lexicon().nouns.at(self._words, at) if at >= 0 else None
        return named is not None and not named.is_plural and named.sense("rig") is not None

    def _light_before(self, at: int) -> int:
        """Where a verb stands that says no more than that it is done: "doing a magic trick"."""
        for back in range(1, _MOST_BETWEEN + 2):
            if at - back < 1 or self._words[at - back] in PAUSES:
                return at
            if _LIGHT & set(bases(self._words[at - back])):
                is_one = self._object(at - back + 1) > at
                return at - back if is_one else at
        return at


def is_deed(told: str) -> bool:
    """Whether what is told as not depicted is something that somebody does."""
    first, _, rest = told.partition(" ")
    is_verb = lexicon().verbs.at([first], 0) is not None or first.endswith(("ing", "s"))
    return bool(rest and is_verb) or (first.endswith("ing") and not rest)
