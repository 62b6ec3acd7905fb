"""What a noun phrase says of the place, and what words and labels a phrase has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sora_mcp.engine.animatic.language.drafts import Draft, drafted, interiors
from sora_mcp.engine.animatic.language.lexicon import Match, lexicon, singulars
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.relating import Waiting
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import Token
from sora_mcp.engine.animatic.language.troupe import Troupe

OWN = names("his her their my its our")
_PLACING = frozenset(("in", "loc", "on", "at"))
_GOING = frozenset(("walk", "run", "climb", "drive"))
_SNOWY = names("snowy wintry winter snowbound frosty frozen")
_SNOWED = {"forest": "snowy_forest", "meadow": "snowfield"}
_BURNING = names("burning blazing")
_VAGUE = names("slope slopes path trail track horizon clearing crossing ledge runway")


@dataclass
class PlaceNamer:
    """Adds places to the troupe, and notes what words became."""

    text: str
    tokens: Sequence[Token]
    troupe: Troupe
    understood: dict[str, str]
    used: list[tuple[int, int]]

    def note(self, first: int, last: int, meaning: str) -> None:
        """These tokens became something."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        self.used.append((start, end))
        words = self.text[start:end].strip()
        if words and meaning:
            self.understood.setdefault(words, meaning)

    def _owner_is_place(self, owner: Match, phrase: Phrase) -> None:
        place = owner.sense("set")
        if place and place.target not in ("studio",) and not owner.sense("rig", "prop"):
            span = (self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end)
            self.troupe.plays_at(place.target, self.text[slice(*span)], span, 1.2)

    def _is_place(self, head: Match, waiting: Waiting) -> bool:
        if head.sense("rig"):
            return False
        thing = head.sense("prop", "card")
        if head.sense("set"):
            if "moon" in (one.target for one in head.senses):
                return waiting.relation in ("on", "in", "loc")
            verb = waiting.verb.target if waiting.verb and not waiting.relation else ""
            return waiting.relation in _PLACING or thing is None or verb in _GOING
        if head.sense("scenery"):
            return head.sense("prop") is None
        return waiting.relation in ("in", "loc") and bool(thing and thing.target in interiors())

    def _place(self, phrase: Phrase, head: Match, waiting: Waiting) -> None:
        sense = head.sense("set") or head.sense("scenery", "prop")
        if sense is None:
            return
        name = interiors().get(sense.target, sense.target) if sense.part == "prop" else sense.target
        if _SNOWY & set(phrase.adjectives) or self._is_icy(phrase):
            name = _SNOWED.get(name, name)
        span = (self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end)
        text = self.text[slice(*span)]
        latest = self.troupe.latest
        if waiting.relation == "with" and latest and latest.kind == "prop" and name == "snowfield":
            return  # a drink with ice
        if sense.part == "set":
            self._burns(phrase)
        if sense.part == "scenery" and not (name == "snowfield" and waiting.relation in _PLACING):
            self.troupe.has_scenery(name, text, span)
            self._scenic(phrase, head, name)
            return
        is_told = waiting.relation in _PLACING and not waiting.is_of
        score = 3.0 if is_told else 1.5 if waiting.is_of else 2.9
        score -= 0.6 if self._word(phrase) in _VAGUE else 0.0
        self.troupe.plays_at(name, text, span, score)
        self.note(phrase.first, phrase.last, f"set: {name.replace('_', ' ')}")
        if head.sense("set") and head.sense("prop"):
            self._scenic(phrase, head, name)

    def _burns(self, phrase: Phrase) -> None:
        """Fires in a place that burns."""
        words = {token.word for token in self.tokens[phrase.first : phrase.last]}
        if words & _BURNING and all(one.name != "fire" for one in self.troupe.drafts):
            fire = Draft("prop", "fire", "fire", "fire", count=3, band="back", role="object")
            self.troupe.drafts.append(fire)

    def _is_icy(self, phrase: Phrase) -> bool:
        words = {token.word for token in self.tokens[phrase.first : phrase.last]}
        return bool(words & (_SNOWY | {"snow"}))

    def _scenic(self, phrase: Phrase, head: Match, set_name: str) -> None:
        """Keep a thing that the set may draw, for the case that another set is chosen."""
        word = self._word(phrase)
        for single in (word, *singulars(word)):
            match = lexicon().nouns.at(single.split(), 0)
            sense = match and match.sense("prop")
            if sense and match and match.length == len(single.split()):
                draft = drafted(sense, phrase, self._label(phrase), word)
                draft.scenic, draft.role = set_name, "place"
                draft.count = phrase.count or (1 if single == word else 3)
                draft.band = "back"
                draft.spans.append(
                    (self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end)
                )
                self.troupe.drafts.append(draft)
                return

    def _word(self, phrase: Phrase) -> str:
        tokens = self.tokens[phrase.head_at : phrase.last]
        return " ".join(token.word for token in tokens).removesuffix("'s")

    def _label(self, phrase: Phrase) -> str:
        first = phrase.first
        while first < phrase.head_at and (
            self.tokens[first].word in ("a", "an", "the", "another", "this", "that", *OWN)
        ):
            first += 1
        start, end = self.tokens[first].start, self.tokens[phrase.last - 1].end
        return self.text[start:end].removesuffix("'s").lower()
