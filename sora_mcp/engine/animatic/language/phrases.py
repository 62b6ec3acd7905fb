"""Reads noun phrases: "three old men", "a red wooden boat", "the cat's green eyes"."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.kinds import KindReader
from sora_mcp.engine.animatic.language.lexicon import Match, Sense, plain
from sora_mcp.engine.animatic.language.peeking import ARTICLES
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.targets import PEOPLE, names
from sora_mcp.engine.animatic.language.tokens import PAUSES, QUOTE

_SEVERAL = names("people kids children folks couple crowd twins band friends they")
_PARTS = {"eyed": "eyes", "haired": "hair", "headed": "hair", "skinned": "skin", "maned": "mane",
          "furred": "body", "feathered": "body", "bearded": "hair", "tailed": "tail"}  # fmt: skip
_JOINING = names("and & or")
_FIGURES = names("like as sea ocean blanket a carpet forest")  # of something: "a sea of flags"
_WHICH = names("last first other next this that each every which neither second")
_ONE = names("a an this that")  # what follows these is no plural


class PhraseReader(KindReader):
    """Reads noun phrases off tokens."""

    def read(self, at: int) -> Phrase | None:
        """The noun phrase that begins at a token, if one does."""
        phrase = Phrase(at)
        place = at
        while place < len(self.tokens):
            step = self._count(phrase, place) or self._article(phrase, place)
            step = step or self._described(phrase, place)
            if step:
                place += step
                continue
            step = self._noun(phrase, place)
            if not step:
                break
            place += step
            if phrase.last:
                return phrase
        return self._only_words(phrase, place)

    def _only_words(self, phrase: Phrase, place: int) -> Phrase | None:
        if phrase.owners:  # the last noun was meant as it stands
            phrase.head = phrase.owners.pop()
            phrase.last = place
            return phrase
        if phrase.colours and place > phrase.first:
            phrase.last = place
            return phrase
        return None

    def _count(self, phrase: Phrase, place: int) -> int:
        if phrase.head or phrase.count or self._nouns_at(place, longer_than=1):
            return 0
        if self.words[place].isdecimal() and self._is_nominal(place + 1):
            phrase.count = max(1, min(9, int(self.words[place])))
            return 1
        if self.words[place] in ARTICLES and self._nouns_at(place + 1, longer_than=2):
            return 0  # "a bunch of grapes"
        match = self._book.counts.at(self.words, place)
        is_named = bool(match and match.length > 1 and self._nouns_at(place + 1, longer_than=1))
        if match and (self._is_pronoun(place) or is_named):
            return 0
        if match and (match.length > 1 or self._is_nominal(place + 1)):
            phrase.count = int(match.senses[0].target)
            return match.length
        return 0

    def _is_pronoun(self, place: int) -> bool:
        """Whether it is one of those before: "the last one bumps into the others"."""
        is_one = self.words[place] == "one" and place > 0
        return is_one and self.words[place - 1] in _WHICH

    def _article(self, phrase: Phrase, place: int) -> int:
        if self.words[place] in ARTICLES and place == phrase.first + bool(phrase.count):
            if self._nouns_at(place, longer_than=1):
                return 0
            phrase.determiner = self.words[place]
            return 1
        if self.words[place] in ARTICLES and phrase.count and not phrase.adjectives:
            phrase.determiner = phrase.determiner or self.words[place]
            return 1
        return 0

    def _described(self, phrase: Phrase, place: int) -> int:
        """Take a word that describes what follows."""
        if self.words[place] in ("very", "slightly", "extremely", "bright", "brightly", "quite"):
            return int(self._is_nominal(place + 1))
        match = self._book.modifiers.at(self.words, place)
        noun = self._nouns_at(place)
        trap = self._book.traps.at(self.words, place)
        longest = max(match.length if match else 0, noun.length if noun else 0)
        if trap and trap.length > longest > 0:
            return self._adjective_of_trap(phrase, trap, place)
        if match and (noun is None or noun.length <= match.length):
            after = place + match.length
            follows = self._is_nominal(after) or self._continues_colours(match, after)
            follows = follows or (bool(match.sense("colour")) and self._is_light(after))
            if follows or (noun is None and match.sense("colour") and not phrase.owners):
                return match.length + self._take(phrase, match, place)
        if noun and self._is_adjective(noun, place):
            phrase.adjectives.append(self.words[place])
            phrase.idle.append(place)
            return 1
        if noun and (not trap or trap.length < noun.length):
            return 0
        if trap:
            return self._adjective_of_trap(phrase, trap, place)
        return self._adjective(phrase, place)

    def _is_light(self, place: int) -> bool:
        """Whether a time of day follows: "an orange sunset"."""
        trap = self._book.traps.at(self.words, place)
        return trap is not None and trap.senses[0].target in ("time", "weather")

    def _take(self, phrase: Phrase, match: Match, place: int) -> int:
        """Take colours and traits; more words that this takes up ("-eyed")."""
        after = place + match.length
        phrase.modified.append((place, after))
        colour = match.sense("colour")
        if self._is_glued(after) and self.words[after] in _PARTS:
            if colour:
                phrase.keys.append(Sense("trait", "", {_PARTS[self.words[after]]: colour.target}))
            return 1
        if colour:
            phrase.colours.append(colour.target)
            return 0
        phrase.keys += match.senses
        phrase.adjectives.append(" ".join(self.words[place:after]))
        return 0

    def _continues_colours(self, match: Match, place: int) -> bool:
        """Whether "and blue coat" follows a colour or a trait."""
        if place + 1 >= len(self.words) or self.words[place] not in (*_JOINING, ","):
            return False
        more = self._book.modifiers.at(self.words, place + 1)
        return bool(more and self._is_nominal(place + 1 + more.length)) and bool(
            match.sense("colour", "trait", "material")
        )

    def _adjective_of_trap(self, phrase: Phrase, trap: Match, place: int) -> int:
        if trap.senses[0].target == "camera" or not self._is_nominal(place + trap.length):
            return 0
        if self.words[place] in _FIGURES:
            return 0
        if trap.senses[0].target == "figure":
            phrase.idle += range(place, place + trap.length)
        return trap.length

    def _adjective(self, phrase: Phrase, place: int) -> int:
        word = self.words[place]
        if word in _JOINING or word == ",":
            has_said = bool(phrase.colours or phrase.keys or phrase.adjectives)
            modifies = self._book.modifiers.at(self.words, place + 1)
            return int(has_said and bool(modifies) and not phrase.owners)
        if word in PAUSES or word == QUOTE:
            return 0
        if self.tokens[place].is_glued and place > phrase.first:
            return 1
        if word.endswith("ly") and place == phrase.first:
            return 0
        verb = self._book.verbs.at(self.words, place)
        if verb and word.endswith("ing") and self._is_nominal(place + 1):
            phrase.action = phrase.action or verb.senses[0].target
            phrase.adjectives.append(word)
            if verb.senses[0].target in ("", "stand"):
                phrase.idle.append(place)
            return 1
        is_known = word in plain("adjectives") or word.endswith(("ly", "ed", "ous", "ful", "ish"))
        if (is_known or self._is_glued(place + 1)) and self._is_nominal(place + 1):
            phrase.adjectives.append(word)
            phrase.idle.append(place)
            return 1
        return 0

    def _noun(self, phrase: Phrase, place: int) -> int:
        """Take a noun: the head, or one before it. Sets `last` when the phrase is whole."""
        match = self._nouns_at(place)
        if match is None:
            return self._unknown(phrase, place)
        trap = self._book.traps.at(self.words, place)
        if trap and trap.length > match.length:
            return 0
        after = place + match.length
        if self._is_glued(after) and not self._nouns_at(after):
            phrase.adjectives.append(self.words[place])
            pattern = self._book.modifiers.at(self.words, after)
            phrase.keys += pattern.senses if pattern else ()
            phrase.idle += () if pattern else range(place, after + 1)
            return match.length + 1
        phrase.head_at = place
        if match.is_possessive and not self._is_body(after):
            phrase.owners.append(match)
            return match.length
        if self._describes(phrase, match, after):
            phrase.owners.append(match)
            return match.length
        phrase.head, phrase.last = match, after
        return match.length

    def _describes(self, phrase: Phrase, match: Match, after: int) -> bool:
        """Whether a noun only tells which one of the next is meant."""
        if match.is_possessive:
            return False
        return self._is_made(match, after) or self._names_more(phrase, match, after)

    def _names_more(self, phrase: Phrase, match: Match, after: int) -> bool:
        """Whether another noun follows that this one only describes."""
        if after >= len(self.words) or self.words[after] in plain("stop"):
            return False
        following = self._nouns_at(after)
        verb = self._book.verbs.at(self.words, after)
        trap = self._book.traps.at(self.words, after)
        if trap and (following is None or trap.length >= following.length):
            return False
        if following and verb:
            is_part = following.sense("body") and match.sense("prop")  # "a statue face"
            if match.sense("rig") or is_part:
                return False  # "his horse drinks"
            is_several = match.is_plural or self.words[after - 1] in _SEVERAL
            return not is_several and not self.words[after].endswith(("s", "ing", "ed"))
        rig = match.sense("rig")
        is_person = rig is not None and rig.target in PEOPLE
        if is_person and (following or self.words[after] not in plain("abstract")):
            return self._is_of_somebody(phrase, match, following, after)
        if following:
            return following.sense("body") is None
        is_verb = verb or self._does(match, rig, after)
        return not (match.is_plural or is_verb) and self._is_noun_like(after)

    def _does(self, match: Match, rig: Sense | None, after: int) -> bool:
        """Whether a word that nobody knows is what the one before does: "a cliff erodes"."""
        is_one = not match.is_plural and self.words[after - match.length - 1 :][:1][0] in _ONE
        return self.words[after].endswith("s") and (rig is not None or is_one)

    def _is_compound(self, phrase: Phrase, word: str) -> bool:
        """Whether a thing only tells the kind of others: "coffee beans" are no coffee."""
        is_several = word.endswith("s") and not word.endswith("ss")
        return is_several and bool(phrase.owners) and phrase.owners[-1].sense("rig") is None

    def _unknown(self, phrase: Phrase, place: int) -> int:
        word = self.words[place]
        if phrase.owners and word in plain("abstract"):
            phrase.is_abstract = True
            phrase.head, phrase.last = phrase.owners[-1], place + 1
            return 1
        is_begun = phrase.is_marked or place == phrase.first or self._is_compound(phrase, word)
        if not (is_begun and self._is_noun_like(place)):
            return 0
        if word in plain("abstract"):
            return 0
        end = place
        while end < len(self.words) and self._is_noun_like(end) and not self._nouns_at(end):
            end += 1
        is_verb = self._does_at(end)
        if self._nouns_at(end) and not is_verb and self.words[end - 1][-1] != "s":  # "zorb house"
            phrase.adjectives += self.words[place:end]
            phrase.idle += range(place, end)
            return end - place
        if self.words[end - 1] in plain("abstract"):
            return 0
        phrase.unknown = " ".join(self.words[place:end][-2:])
        if phrase.owners:
            kind = " ".join(self.words[place - phrase.owners[-1].length : place])
            phrase.unknown = f"{kind} {phrase.unknown}"
        phrase.head_at, phrase.last = place, end
        return end - place
