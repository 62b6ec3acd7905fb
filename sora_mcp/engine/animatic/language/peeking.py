"""What stands at a place of a text, as far as noun phrases go: nouns, and what may be one."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language.lexicon import Match, lexicon, plain
from sora_mcp.engine.animatic.language.targets import ANIMALS, VEHICLES, names
from sora_mcp.engine.animatic.language.tokens import PAUSES, Token

ARTICLES = names("a an the this that these those another its his her their my our your")
_MADE = names(
    "toy plush plushie figurine statue statuette sculpture costume mask puppet logo poster tattoo"
    " cookie cake balloon mug vacuum set sticker emoji ornament carving keychain piece doll kite"
    " trophy nest ring bath pad lawn mascot mural origami action chess hologram"
)
_PAINTED = names("painting drawing sketch")
_HANGING = names(". , ; hangs hanging hung above in on and is")
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

    def _does_at(self, at: int) -> bool:
        """Whether a verb stands there, and no longer name that begins with it: "living room"."""
        verb, noun = self._book.verbs.at(self.words, at), self._nouns_at(at)
        if noun and not self.words[at].endswith(("s", "ing", "ed")):
            return False  # "kraft box"
        return verb is not None and not (noun and noun.length > verb.length)

    def is_thing(self, place: int) -> bool:
        """Whether a word there is several of what no table knows."""
        word = self.words[place] if place >= 0 else ""
        return word.endswith("s") and not word.endswith("ss") and self._is_noun_like(place)

    def _modifies(self, place: int) -> bool:
        return bool(self._book.modifiers.at(self.words, place))

    def _nouns_at(self, place: int, longer_than: int = 0) -> Match | None:
        if place >= len(self.words):
            return None
        match = None if self._falls(place) else self._book.nouns.at(self.words, place)
        if match and match.is_plural and match.length > 1 and self._is_one(place):
            end = place + match.length - 1  # "a car parks"
            match = self._book.nouns.at(self.words[:end], place)
        return match if match and match.length > longer_than else None

    def _falls(self, place: int) -> bool:
        """Whether it is what something does, and no waterfall: "a seed falls into the soil"."""
        if self.words[place] != "falls":
            return False
        before = self.words[place - 1] if place else "the"
        is_named = before in ARTICLES or before in plain("adjectives") or self._modifies(place - 1)
        return not is_named and before not in PAUSES

    def _is_one(self, place: int) -> bool:
        """Whether an article says that there is one of it."""
        return bool({"a", "an", "another"} & set(self.words[max(0, place - 2) : place]))

    def _is_made(self, match: Match, after: int) -> bool:
        """Whether what follows is made in the likeness of others: "a robot vacuum", "a cat toy"."""
        if match.is_plural or not match.sense("rig") or after >= len(self.words):
            return False
        word = self.words[after]
        following = self.words[after + 1] if after + 1 < len(self.words) else "."
        if word in _PAINTED:
            return following in _HANGING and self._is_one(after - match.length)
        is_several = word.removesuffix("s") in _MADE and following != "with"
        is_made = word in _MADE or (is_several and self._is_figure(match))
        return is_made and following not in ARTICLES and self._is_next(after)

    def _is_figure(self, match: Match) -> bool:
        rig = match.sense("rig")
        return rig is not None and rig.target in ANIMALS | VEHICLES

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
