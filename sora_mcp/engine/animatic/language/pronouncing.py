"""Words that stand for somebody met before, or for one more like them."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.language.doing import PRONOUNS, VerbReader
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.relating import Waiting, placed, taken_by_verb
from sora_mcp.engine.animatic.language.targets import names

_MUTUAL = names("one each after yet")

_OWN = names("my our")
_BY = frozenset(("behind", "in_front_of"))


class PronounReader(VerbReader):
    """The part of a reading that hears "she", "they" and "the other"."""

    def _pronoun(self, at: int) -> int:
        word = self.words[at]
        if self._tells_of_self(at):
            self.namer.somebody("they" if word == "we" else word)
            self.namer.note(at, at + 1, "person")
            return 1
        if word not in PRONOUNS:
            return self._other(at)
        meant = self.troupe.spoken_of(word)
        if not meant and word in ("he", "she", "they"):
            meant = [self.namer.somebody(word)]
            self.namer.note(at, at + 1, "person")
        by = next((one for one in meant if one is not self.troupe.anchor), None)
        if by and self.troupe.anchor and self.waiting.relation in _BY:
            placed(self.troupe, self.troupe.anchor, self.waiting.relation, by)
        if meant and not self.waiting.relation and not self.waiting.verb:
            self.troupe.group = list(meant)
            self.troupe.anchor = meant[0]
            self.troupe.has_verb = False
        self._settle()
        return 1

    def _tells_of_self(self, at: int) -> bool:
        """Whether who writes is the one who does it: "how I do my makeup"."""
        is_own = not _OWN.isdisjoint(self.words[at + 2 : at + 5])
        return self.words[at] in ("i", "we") and is_own and not self.troupe.drafts

    def _other(self, at: int) -> int:
        """One more of the kind, with no noun: "helps another", "while the other looks"."""
        said = self.words[at : at + 2]
        length = 1 if said[0] == "another" else 2 if said == ["the", "other"] else 0
        is_mutual = at > 0 and self.words[at - 1] in _MUTUAL
        if not length or is_mutual or self.phrases.read(at + length):
            return 0
        people = [one for one in self.troupe.drafts if one.is_person]
        if not people or people[0].count > 1:
            return length
        self._brings(people[1] if len(people) > 1 else _another(people[0]))
        self.namer.note(at, at + length, "another person")
        self._after_noun = at + length
        return length

    def _brings(self, other: Draft) -> None:
        """Somebody else comes in, as what waits for a noun says."""
        waiting, holder = self.waiting, self.troupe.anchor
        if other not in self.troupe.drafts:
            is_object = waiting.relation or (waiting.verb and waiting.doers)
            other.role = "object" if is_object else "subject"
        self.troupe.joins(other)
        if waiting.relation and holder:
            placed(self.troupe, holder, waiting.relation, other)
        elif waiting.verb and waiting.doers:
            taken_by_verb(self.troupe, other, waiting)
        self.waiting = self._given(other) or Waiting()

    def _given(self, other: Draft | None) -> Waiting | None:
        """What goes on to wait for what is given: "hands her a glass"."""
        verb = self.waiting.verb
        if verb and verb.keys.get("takes") == "given" and other and other.is_person:
            return Waiting(verb=verb, doers=self.waiting.doers)
        return None


def _another(one: Draft) -> Draft:
    return replace(
        Draft(one.kind, one.name, "another person", one.word), look=dict(one.look), spans=[]
    )
