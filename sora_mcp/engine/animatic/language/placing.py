"""What a noun phrase says of the place, and what words and labels a phrase has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sora_mcp.engine.animatic.language import foreign, targets
from sora_mcp.engine.animatic.language.drafts import Draft, drafted, interiors
from sora_mcp.engine.animatic.language.lexicon import Match, Sense, lexicon, plain, singulars
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.relating import Waiting
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import PAUSES, Token
from sora_mcp.engine.animatic.language.troupe import Spot, Troupe

MOON = "the sky's moon"  # what a word became
BLOCKOUT = "blockout"  # the set for places that no other set shows
_ARTICLES = names("a an the this that another")
OWN = names("his her their my its our")
_PLACING = frozenset(("in", "loc", "on", "at"))
_GOING = frozenset(("walk", "run", "climb", "drive"))
_SNOWY = names("snowy wintry winter snowbound frosty frozen")
_SNOWED = {"forest": "snowy_forest", "meadow": "snowfield"}
_BURNING = names("burning blazing")
_LOOSE = names(  # belongs to many places: points to one only where somebody is in it or on it
    "water ice air trees tree flowers leaves wall walls floor curtains sun sunbeam cloud clouds"
    " stars planets sand building buildings architecture snow branches twigs roots furniture"
    " household starlight stardust cosmic ceiling dust bubbles grasses"
)
_MATTER = names("water ice air dust")  # and this is found everywhere
_HINT, _FAINT = 0.6, 0.1  # scores of scenery
_FIRST, _WITH = 0.3, -1.0  # more and less for a place by where it is named
_NO_HINT = names("studio blockout space sky classroom station moon mars")  # "school bus"
_MECHANICAL = ("", *names("stand run fall roll turn spin drive work dance walk"))
_EVENTS = names("party picnic wedding concert festival race")  # held at a place: it is shown
_PROPER = {"mount": "mountains", "mt": "mountains", "lake": "lake", "loch": "lake"}
_BALLS = names("basketball volleyball basketball_hoop badminton_racket")  # of a court
_SOLD = names("shop store studio")  # "a hat shop" is no supermarket
_FITTED = names("table desk sink stove chair stool shelf cutting_board mirror bed refrigerator")
# Seen from where one is, or what something comes off.
_VIEWS, _AWAY = names("overlooking looking view views off"), 1.0
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
        if place and place.target not in _NO_HINT and not owner.sense("rig", "prop"):
            span = (self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end)
            is_held = self._word(phrase) in _EVENTS
            self.troupe.plays_at(
                place.target, self.text[slice(*span)], span, 3.1 if is_held else 1.2
            )

    def _tells_places(self, phrase: Phrase) -> None:
        for owner in phrase.owners:
            self._owner_is_place(owner, phrase)
        if phrase.head and not phrase.is_abstract:
            self._tells_place(phrase, phrase.head)

    def _tells_place(self, phrase: Phrase, head: Match) -> None:
        """The room that a piece of furniture or a class is named for: "office desk"."""
        words = [token.word for token in self.tokens[phrase.head_at : phrase.last]]
        thing, place = head.sense("prop", "scenery"), head.sense("set")
        last = phrase.last
        if head.sense("rig") and place and words[-1] == "class":
            name = place.target
        elif thing and thing.target in _FITTED and len(words) > 1:
            owner = lexicon().nouns.at(words[:-1], 0)
            place = owner.sense("set") if owner else None
            name, last = place.target if place else "", last - 1
            name = name if name in targets.INDOORS and name not in _NO_HINT else ""
        else:
            return
        if name:
            span = (self.tokens[phrase.head_at].start, self.tokens[last - 1].end)
            self.troupe.plays_at(name, self.text[slice(*span)], span, 1.2)

    def _is_gerund(self, phrase: Phrase, waiting: Waiting) -> bool:
        """Whether it is what somebody does and no glade: "clearing the table"."""
        words = [token.word for token in self.tokens]
        is_bare = phrase.first == phrase.head_at and not (waiting.relation or phrase.determiner)
        if words[phrase.head_at : phrase.last] != ["clearing"]:
            return False
        after = words[phrase.last] if phrase.last < len(words) else ""
        if not is_bare:
            return after in _ARTICLES
        return after in _ARTICLES | OWN or lexicon().nouns.at(words, phrase.last) is not None

    def _is_place(self, head: Match, waiting: Waiting, *, does: bool = False) -> bool:
        """Whether a noun is a place here; `does`: a verb follows."""
        if head.sense("rig"):
            return bool(head.sense("set")) and waiting.relation == "in"  # a space station
        is_undrawn = any(one.part == "set" and one.target == BLOCKOUT for one in head.senses)
        thing = head.sense("prop") or (head.sense("card") if is_undrawn and does else None)
        if place := head.sense("set"):
            if "inside" in place.keys:
                return waiting.relation in ("in", "loc")
            if {"moon", "mars"} & {one.target for one in head.senses} and thing:
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
        name = self._called(phrase, sense)
        self._tells_kind(phrase, name)
        span = (self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end)
        text = self.text[slice(*span)]
        latest = self.troupe.latest
        if waiting.relation == "with" and latest and latest.kind == "prop" and name == "snowfield":
            return  # a drink with ice
        if sense.part == "set":
            self._burns(phrase)
        if sense.part == "scenery" and not (name == "snowfield" and waiting.relation in _PLACING):
            is_loose = self._word(phrase) in _LOOSE and waiting.relation not in _PLACING
            score = _FAINT if is_loose else _HINT
            score = 0.0 if is_loose and self._word(phrase) in _MATTER else score
            drawn = sense.keys.get("drawn", "")
            self.troupe.has_scenery(Spot(score, name, text, span, by=waiting.relation, drawn=drawn))
            self._scenic(phrase, head, name)
            return
        is_told = waiting.relation in _PLACING and not waiting.is_of
        score = 3.0 if is_told else 1.5 if waiting.is_of else 2.9
        before = {token.word for token in self.tokens[max(0, phrase.first - 4) : phrase.first]}
        score -= 0.6 if self._word(phrase) in _VAGUE else 0.0
        score += self._by_order(waiting)
        score -= _AWAY if before & _VIEWS else 0.0
        if not (is_told or phrase.determiner) and self._names_more(phrase):
            score = 1.2
        self._plays_at(name, phrase, score, waiting.relation)
        self._aloft(waiting)
        if head.sense("set") and head.sense("prop") and name != BLOCKOUT:
            self._scenic(phrase, head, name)

    def _aloft(self, waiting: Waiting) -> None:
        """What is above a place is in its sky: "a jellyfish floats above the city"."""
        one = self.troupe.anchor
        if waiting.relation == "above" and one and not one.is_person and one.to is None:
            one.band = "sky" if one.band == "auto" else one.band

    def _by_order(self, waiting: Waiting) -> float:
        """More for the place that a text begins with, less for what is only with it."""
        is_first = not (self.troupe.drafts or self.troupe.spots or waiting.relation)
        return _FIRST if is_first else _WITH if waiting.relation == "with" else 0.0

    def _tells_kind(self, phrase: Phrase, name: str) -> None:
        """What a place is of is not seen there: "a toy factory"."""
        at = phrase.head_at
        for owner in reversed(phrase.owners):
            at -= owner.length
            if owner.is_possessive or name == BLOCKOUT or owner.sense("set"):
                return
            phrase.idle += range(at, at + owner.length)

    def _called(self, phrase: Phrase, sense: Sense) -> str:
        """The set that a noun stands for here."""
        name = interiors().get(sense.target, sense.target) if sense.part == "prop" else sense.target
        if self._is_special(phrase, sense):
            return BLOCKOUT
        if name == BLOCKOUT and self._word(phrase) == "court":
            return "court" if any(one.name in _BALLS for one in self.troupe.drafts) else name
        if _SNOWY & set(phrase.adjectives) or self._is_icy(phrase):
            return _SNOWED.get(name, name)
        return name

    def _is_special(self, phrase: Phrase, sense: Sense) -> bool:
        """Whether another noun makes it a place of its own: "a guitar shop"."""
        if sense.part != "set" or self._word(phrase) not in _SOLD or not phrase.owners:
            return False
        owner = phrase.owners[-1]
        return not owner.is_possessive and owner.sense("prop", "card") is not None

    def _plays_at(self, name: str, phrase: Phrase, score: float, by: str) -> None:
        span = (self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end)
        self.troupe.plays_at(name, self.text[slice(*span)], span, score, by)
        told = f"set: {name.replace('_', ' ')}"
        if name == BLOCKOUT:
            told = f"place not drawn: {self._label(phrase)}"
        self.note(phrase.first, phrase.last, told)

    def _names_more(self, phrase: Phrase) -> bool:
        """Whether a noun follows at once, which the place only describes: "beach volleyball"."""
        words, book, at = [token.word for token in self.tokens], lexicon(), phrase.last
        if book.nouns.at(words, at) or at >= len(words):
            return at < len(words)
        is_noun = words[at].isalpha() and words[at] not in plain("stop")
        known = (book.verbs, book.relations, book.traps, book.modifiers, book.places)
        is_noun = is_noun and not any(index.at(words, at) for index in known)
        return is_noun and at + 1 < len(words) and words[at + 1] not in plain("stop") | PAUSES

    def _does(self, phrase: Phrase) -> bool:
        """Whether a verb follows."""
        words = [token.word for token in self.tokens]
        return lexicon().verbs.at(words, phrase.last) is not None

    def _acts(self, phrase: Phrase) -> bool:
        """Whether a verb follows that is not said of machines as well."""
        words = [token.word for token in self.tokens]
        match = lexicon().verbs.at(words, phrase.last)
        return match is not None and match.senses[0].target not in _MECHANICAL

    def _is_proper(self, phrase: Phrase) -> bool:
        """Whether it is somebody's name: "Peter Pan", "Donald Duck"."""
        tokens = self.tokens[phrase.first : phrase.last]
        is_long = len(tokens) > 1 and not (phrase.determiner or phrase.count or phrase.is_plural)
        if not (is_long and self._does(phrase)) or foreign.is_english(tokens[0].word):
            return False
        later = self.tokens[phrase.last :]
        is_prose = any(self.text[token.start].islower() for token in later)
        return is_prose and all(self.text[token.start].isupper() for token in tokens)

    def names_place(self, phrase: Phrase, waiting: Waiting) -> bool:
        """Whether a noun that no table has is a place's name: "Lake Como", "in Ljubljana"."""
        words = [token.word for token in self.tokens[phrase.first : phrase.last]]
        kind = next((_PROPER[word] for word in words[:-1] if word in _PROPER), "")
        if kind:
            self._plays_at(kind, phrase, 3.0, waiting.relation)
            return True
        token = self.tokens[phrase.head_at]
        is_name = not phrase.determiner and self.text[token.start].isupper()
        if waiting.relation != "in" or not is_name or not self._is_prose(phrase):
            return False
        self._plays_at(BLOCKOUT, phrase, 1.0, waiting.relation)
        return True

    def _is_prose(self, phrase: Phrase) -> bool:
        """Whether small words are written small, so that a capital tells a name."""
        before = self.tokens[max(0, phrase.first - 1)]
        return self.text[before.start : before.end].islower()

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
        return self.text[start:end].replace("’", "'").removesuffix("'s").lower()  # noqa: RUF001
