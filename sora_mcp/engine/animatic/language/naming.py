"""What a noun phrase adds: an actor, a place, something worn, or a part of a body."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sora_mcp.engine.animatic.language import compounds, nouns, targets
from sora_mcp.engine.animatic.language.drafts import Draft, drafted, merged, summary
from sora_mcp.engine.animatic.language.lexicon import Match, Sense
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.placing import MOON, OWN, PlaceNamer
from sora_mcp.engine.animatic.language.relating import Waiting, all_beside, placed, taken_by_verb
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import ENDS

_HANDS = names("hand hands arm arms lap")
_PERCHES = names("shoulder shoulders head back")
CUPS = {"glass": ("wine_glass",), "cup": ("coffee_cup",), "bowl": ("soup",), "bottle": ()}
_UNSEEN = names("jaw jaws teeth fangs tongue claw claws talons muscles nostrils")
_NOBODYS = names("back chest palm")  # "bounce back"
_GENDERS = {"he": "man", "his": "man", "she": "woman", "her": "woman"}
_GROUPS = names("family herd flock pack pride troop colony")
_TAKEN = names("holding shown given hugged")
_MOST = 60  # a text that names more is no scene
_AGENTS = ("ologist", "ician", " maker", " keeper", " worker", " player", " owner", " seller",
           "woman", "craftsman", " person")  # fmt: skip


@dataclass
class Namer(PlaceNamer):
    """Adds noun phrases to the troupe, and notes what they became."""

    is_dressing: bool = False  # the last noun was put on by somebody

    def names(self, phrase: Phrase, waiting: Waiting) -> None:
        """Add what a noun phrase stands for."""
        head = phrase.head
        self.is_dressing = False
        self._tells_places(phrase)
        if phrase.is_abstract or self._is_gerund(phrase, waiting):
            return
        if phrase.unknown:
            self._unknown(phrase, waiting)
        elif head is None:
            self._colour_alone(phrase, waiting)
        elif head.sense("body") and self._is_body(phrase, head, waiting):
            self._body(phrase, head, waiting)
        elif head.sense("garment") and self._is_worn(phrase, head, waiting):
            self._garment(phrase, head)
        elif self._is_place(head, waiting, does=self._does(phrase)):
            self._place(phrase, head, waiting)
        else:
            self._thing(phrase, head, waiting)
            nouns.bring_owner(phrase, self.troupe)

    def _is_body(self, phrase: Phrase, head: Match, waiting: Waiting) -> bool:
        following = [token.word for token in self.tokens[phrase.last : phrase.last + 1]]
        is_had = waiting.relation == "with" and following == ["of"]  # "with the shell of a snail"
        no_thing = head.sense("rig", "prop", "card") is None
        return no_thing or is_had or phrase.determiner in OWN

    def _colour_alone(self, phrase: Phrase, waiting: Waiting) -> None:
        wearer = self._wearer()
        if phrase.count or phrase.determiner == "another":
            return self._one_of(phrase)
        if wearer and wearer.is_person and (waiting.relation == "in" or waiting.is_worn):
            wearer.look["clothes"] = phrase.colours[0]
            self.note(phrase.first, phrase.last, f"{phrase.colours[0]} clothes")
        return None

    def _one_of(self, phrase: Phrase) -> None:
        """One of several, told apart by its colour: "two cats, one black and one white"."""
        met = reversed(self.troupe.drafts)
        several = next((one for one in met if one.count > 1 or one.is_parted), None)
        if several is None and phrase.determiner == "another":
            several = next(reversed(self.troupe.drafts), None)
        if several is None:
            return
        part = several
        if not several.is_parted:
            several.is_parted = several.count > 1
            several.count = max(1, phrase.count)
        else:
            part = replace(several, look=dict(several.look), spans=[])
            part.count = max(1, phrase.count)
            self.troupe.drafts.insert(self.troupe.drafts.index(several) + 1, part)
            self.troupe.group.append(part)
        part.coloured(phrase.colours)
        self.note(phrase.first, phrase.last, f"{part.word}: {phrase.colours[0]}")

    def _wearer(self) -> Draft | None:
        anchor = self.troupe.anchor
        if anchor and anchor.is_alive:
            return anchor
        met = (*self.troupe.drafts, *self.troupe.group)
        return next((one for one in reversed(met) if one.is_alive), None)

    def _is_worn(self, phrase: Phrase, head: Match, waiting: Waiting) -> bool:
        wearer = self._wearer()
        if wearer is None:
            return False
        by_word = waiting.is_worn or waiting.relation in ("in", "with")
        by_word = by_word or not phrase.determiner
        return by_word or phrase.determiner in OWN or not head.sense("prop", "card", "set")

    def _garment(self, phrase: Phrase, head: Match) -> None:
        wearer, garment = self._wearer(), head.sense("garment")
        if wearer is None or garment is None or not wearer.can_wear(garment, phrase):
            return
        wearer.wears(garment, phrase)
        self.is_dressing = True
        if "drawn" in garment.keys and wearer.is_person:
            return
        said = " ".join(token.word for token in self.tokens[phrase.first : phrase.last])
        words = nouns.bare(said)
        look = nouns.look_of(garment)
        if "loose" in garment.keys:
            wearer.nearly[words] = look
        self.note(phrase.first, phrase.last, look if look == words else f"{look}: {words}")

    def somebody(self, pronoun: str) -> Draft:
        """A person of whom only a pronoun or a part is told."""
        draft = Draft("rig", "adult", label="person", word="person")
        draft.count = 2 if pronoun in ("they", "their") else 1
        if gender := _GENDERS.get(pronoun):
            draft.look["gender"] = gender
        self.troupe.joins(draft)
        return draft

    def _whose(self, phrase: Phrase) -> Draft | None:
        if phrase.determiner in ("his", "her", "their") and self.troupe.anchor:
            people = [one for one in self.troupe.drafts if one.is_person]
            if people and not self.troupe.anchor.is_person:
                return people[-1]
        return self._wearer()

    def _body(self, phrase: Phrase, head: Match, waiting: Waiting) -> None:
        body = head.sense("body")
        if body is None:
            return None
        owner = self._whose(phrase)
        word = self._word(phrase)
        if owner is None and nouns.is_of_thing(phrase, self.tokens, self.troupe.latest):
            return None
        if owner is None and nouns.is_somebodys(self.tokens[phrase.last :]):
            return self.note(phrase.first, phrase.last, "")
        is_somebodys = "person" in body.keys and word not in _NOBODYS
        if owner is None and is_somebodys and not nouns.is_by_hand(phrase, self.tokens):
            owner = self.somebody(phrase.determiner)
        anchor = self.troupe.anchor
        if owner and anchor and not anchor.is_person and word in (*_HANDS, *_PERCHES):
            self.troupe.relate(anchor, "holding" if word in _HANDS else "on", owner)
        if owner:
            self.is_dressing = waiting.relation == "with" or waiting.is_worn
            owner.has_part(body, self._word(phrase), phrase)
            told = f"{owner.word or owner.label}: {' '.join((*phrase.colours[:1], word))}"
            is_shown = phrase.colours or body.keys.get("part") in ("hair", "beard")
            if word not in _UNSEEN and not nouns.is_anothers(self.tokens[phrase.last :]):
                self.note(phrase.first, phrase.last, told if is_shown else "")
        return None

    def _thing(self, phrase: Phrase, head: Match, waiting: Waiting) -> None:
        sense = head.sense("rig") or head.sense("prop") or head.sense("card")
        if sense is None and head.sense("garment") and phrase.determiner in ("a", "an"):
            sense = Sense("card", "thing")  # nobody is there to wear it
        words = [token.word for token in self.tokens]
        if sense is None or nouns.is_said(phrase, words, waiting.relation, self.troupe.drafts):
            return None
        word = self._word(phrase)
        if sense.target == "moon" and not (phrase.keys or phrase.colours or phrase.count > 1):
            return self.note(phrase.first, phrase.last, MOON)
        sense = nouns.meant(sense, phrase, words, self.troupe.drafts)
        sense = compounds.of_its_kind(sense, phrase, words)
        if sense.part == "card" and self._is_detail(phrase, waiting):
            return None
        owners = [owner.sense("rig") for owner in phrase.owners if not owner.is_possessive]
        sense, extra = merged(sense, [one for one in owners if one])
        word = compounds.compound(phrase, words) if sense.part == "card" else word
        if self._is_proper(phrase):
            sense, word = Sense("card", "thing"), self._label(phrase)
            phrase.idle.clear()
        draft = drafted(sense, phrase, word if sense.part == "card" else self._label(phrase), word)
        if (scenery := head.sense("scenery")) and waiting.relation:
            draft.scenic = scenery.target
        draft.look |= {key: value for key, value in extra.items() if key not in draft.look}
        said = {token.word for token in self.tokens[phrase.last - 1 : phrase.last + 1]}
        if draft.name in targets.ANIMALS and draft.count == 1 and said & _GROUPS:
            draft.count = 3
        self._casts(draft, phrase, waiting)
        return None

    def _unknown(self, phrase: Phrase, waiting: Waiting) -> None:
        """A noun that no table has: the name of a place, or of something or somebody."""
        if whole := nouns.whole(phrase, self.tokens[phrase.last - 1].word):
            self._thing(phrase, whole, waiting)
        elif not self.names_place(phrase, waiting):
            self._card(phrase, waiting)

    def _card(self, phrase: Phrase, waiting: Waiting) -> None:
        """A noun that no table has: a card, where a subject or object is named."""
        before = self.tokens[phrase.first - 1].word if phrase.first else "."
        opens = before in ENDS or (phrase.first == 1 and before == "of" and bool(phrase.owners))
        is_told = phrase.is_marked or (not self.troupe.drafts and opens)
        is_role = not waiting.relation and (waiting.verb is None or not waiting.doers)
        if not (is_told and is_role) or waiting.is_of or self._is_detail(phrase, waiting):
            return
        sense = Sense("card", "card")
        is_painter = nouns.is_painter(phrase, self.tokens[phrase.last :])
        if is_painter or phrase.unknown.endswith(_AGENTS) or self._is_doer(phrase):
            sense = Sense("rig", "adult")
        phrase.idle += range(phrase.first, phrase.last) if is_painter else ()  # the name is told
        self._casts(drafted(sense, phrase, phrase.unknown, phrase.unknown), phrase, waiting)

    def _is_detail(self, phrase: Phrase, waiting: Waiting) -> bool:
        is_listed = not waiting.relation and all(one.kind == "card" for one in self.troupe.drafts)
        words = [token.word for token in self.tokens]
        return not is_listed and nouns.is_detail(phrase, self.troupe.drafts, words)

    def _is_doer(self, phrase: Phrase) -> bool:
        """Whether a word that nobody knows is somebody who does something: "the zorper waves"."""
        is_agent = phrase.unknown.endswith(("er", "or", "ist", "ian", "eer"))
        return is_agent and self._acts(phrase)

    def _casts(self, draft: Draft, phrase: Phrase, waiting: Waiting) -> None:
        troupe = self.troupe
        is_first = waiting.relation in ("by", "above") and not troupe.drafts  # "an ad for shoes"
        is_object = (waiting.relation and not is_first) or (waiting.verb and waiting.doers)
        draft.role = "object" if is_object else "subject"
        if len(troupe.drafts) > _MOST:
            return None
        before = [token.word for token in self.tokens[max(0, phrase.first - 3) : phrase.first + 2]]
        served = troupe.anchor
        is_served = served is not None and nouns.is_held_by(served, draft, waiting.relation)
        is_served = is_served and not (served and "motion" in served.look)  # poured into it
        if is_served or nouns.is_part(draft, troupe.drafts, before):
            return self.note(phrase.first, phrase.last, "")
        draft.is_side = bool(is_object) and nouns.is_aside(draft, waiting.relation, served)
        draft.is_definite = phrase.determiner == "the"
        draft.is_title = nouns.is_title(phrase, self.tokens)
        is_other = nouns.is_singled_out(draft, self.tokens[phrase.last :], troupe.drafts)
        determiner = "another" if is_other else phrase.determiner
        old = troupe.known(draft, determiner or ("one" if phrase.count else ""))
        if old:
            old.look |= {key: value for key, value in draft.look.items() if key not in old.look}
            old.does(draft.action, draft.rank)
            self.note(phrase.first, phrase.last, "")
            draft = old
        else:
            self.note(phrase.first, phrase.last, summary(draft))
        draft.spans.append((self.tokens[phrase.first].start, self.tokens[phrase.last - 1].end))
        holder, subject = troupe.anchor, troupe.anchor
        self._joins(draft, waiting, is_old=old is not None)
        if holder and nouns.is_of_hand(phrase, self.tokens):
            waiting = Waiting("with" if nouns.is_handy(draft) else "by")
        self._relates(draft, holder, waiting)
        is_small = draft.kind != "rig" and draft.name not in targets.STANDING
        is_taken = waiting.verb is not None and waiting.verb.keys.get("takes") in _TAKEN
        if draft.role == "object" and not waiting.relation and is_small and is_taken and subject:
            troupe.anchor = subject  # what follows is said of the doer
        return None

    def _joins(self, draft: Draft, waiting: Waiting, *, is_old: bool) -> None:
        if is_old and waiting.relation:
            self.troupe.anchor = draft
            return
        if is_old and waiting.verb and waiting.doers:
            return
        if is_old:
            draft.role = "subject"
        self.troupe.joins(draft)

    def _relates(self, draft: Draft, holder: Draft | None, waiting: Waiting) -> None:
        if waiting.verb and waiting.doers and not waiting.relation:
            taken_by_verb(self.troupe, draft, waiting)
        elif waiting.relation and holder:
            crew = [one for one in self.troupe.group if one.is_alive]
            is_toy = not holder.is_alive and holder.name not in targets.STANDING
            if draft.name in targets.AFLOAT and is_toy and crew:
                self.troupe.relate(holder, "holding", crew[-1])
                holder = crew[-1]
            for one in all_beside(self.troupe.group, holder):
                placed(self.troupe, one, waiting.relation, draft)
        elif waiting.relation:
            self.troupe.fronted = (waiting.relation, draft)
