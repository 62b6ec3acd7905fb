"""What is done, and by whom: the verbs of a text, and all that is remembered while reading it."""

from __future__ import annotations

from collections.abc import Mapping

from sora_mcp.engine.animatic.language import motions, targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.homonyms import owned, told_apart
from sora_mcp.engine.animatic.language.lexicon import Match, Sense, lexicon, plain
from sora_mcp.engine.animatic.language.meaning import NO_VERB, meant
from sora_mcp.engine.animatic.language.naming import Namer
from sora_mcp.engine.animatic.language.parting import part_one
from sora_mcp.engine.animatic.language.peeking import ARTICLES
from sora_mcp.engine.animatic.language.phrases import PhraseReader
from sora_mcp.engine.animatic.language.relating import Waiting
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import tokens_of
from sora_mcp.engine.animatic.language.troupe import Troupe

PRONOUNS = names("he she they it him them both")
_LINKS = names(
    "to is are was were be being been and then while who that which as starts begins start begin"
    " keeps can slowly now also quickly gently will"
)  # fmt: skip
_BEING = names(
    "is are was were be been being start starts started begin begins began keep keeps kept stop"
    " stops stopped continue continues suddenly"
)
_LIGHT_VERBS = names(
    "take takes taking go goes going have has having give gives giving do does doing performs"
    " perform performing enjoy enjoys enjoying for"
)
_TEACHES = names("teach teaches teaching taught helps helping shows showing")
_OBJECTS = names("it them him her")
_AFLOAT = ("float", "sail", "swim")
_FLOATING = targets.AFLOAT | {"paper_boat", "buoy", "iceberg", "duck_toy"}
_MOTIONS = names(
    "walk run jump climb crawl swim fly float sail drive ride row sit lie sleep perch stand look"
    " eat drink howl roar call sing pet play"
)
_SOME_VERB = Sense("verb", "stand", {"takes": "holding", "rank": "0"})


def _done(doer: Draft, sense: Sense, rank: int) -> None:
    """Somebody does what a verb says, in its mood, on what it rides."""
    keys, action = sense.keys, sense.target
    if "shown" not in keys or not doer.is_person:
        doer.does(keys.get("person", action) if doer.is_person else action, rank)
    if "mood" in keys and doer.is_person:
        doer.look.setdefault("mood", keys["mood"])
    if "tint" in keys and doer.is_person:
        part, _, colour = keys["tint"].partition(":")
        doer.look.setdefault(part, colour)
    if doer.is_person:
        doer.rides = keys.get("rides", doer.rides)
        doer.holds = keys.get("holds", doer.holds)
        doer.played = action if "loose" in keys else doer.played
        doer.contends = doer.contends or "two" in keys


class VerbReader:
    """The part of a reading that hears verbs."""

    def __init__(self, text: str, known: Mapping[str, str]) -> None:
        """Get ready to read; `known` are the characters by their lower-cased names."""
        self.tokens = told_apart(owned(tokens_of(text)))
        self.words = [token.word for token in self.tokens]
        self.phrases = PhraseReader(self.tokens)
        self.troupe = Troupe()
        self.understood: dict[str, str] = {}
        self.used: list[tuple[int, int]] = []
        self.idle: list[tuple[int, int]] = []  # of these, what changed nothing
        self.namer = Namer(text, self.tokens, self.troupe, self.understood, self.used)
        self.waiting = Waiting()
        self.coming: tuple[Sense, ...] = ()  # verbs that come before their subject
        self.corner: dict[str, str] = {}  # a place in the picture for whoever comes next
        self.is_negated = False
        self._is_mutual = False  # the coming verb is done by all who follow
        self._known = {tuple(name.split()): of for name, of in known.items() if name.strip()}
        self._book = lexicon()
        self._after_noun = self._after_trap = self._after_unknown = -1
        self._was_object = False
        self._named: Draft | None = None  # what the last noun became, if an actor

    def _settle(self, *, keep_verb: bool = False, keep_dress: bool = False) -> None:
        """What waited for a noun waits no longer."""
        worn = self.waiting.is_worn and (keep_verb or keep_dress)
        verb, doers = self.waiting.verb, self.waiting.doers
        self.waiting = Waiting(is_worn=worn)
        if keep_verb and verb and doers and verb.keys.get("takes", "none") != "none":
            self.waiting.verb, self.waiting.doers = verb, doers

    def _spoken(self, at: int) -> list[Draft]:
        """Actors whose words begin at a token or right after its article."""
        starts = {token.start for token in self.tokens[at : at + 1]}
        return [one for one in self.troupe.drafts if starts & {start for start, _ in one.spans}]

    def _arrive(self, draft: Draft | None) -> None:
        """Somebody new takes what was said before they came."""
        if draft is None:
            return
        for key, value in self.corner.items():
            setattr(draft, key, value)
        self.corner = {}
        if self.coming and draft.is_alive and draft.role == "subject":
            draft.does(self.coming[0].target, int(self.coming[0].keys.get("rank", "2")))
            self.coming = self.coming if self._is_mutual else ()

    def _verb(self, at: int) -> int:
        match = self._book.verbs.at(self.words, at)
        if match and self._is_verb(at, match):
            part_one(self.words, at, self.troupe)
        if moved := self._moves(at, match):
            return moved
        if self._is_unknown_verb(at, match):
            return self._does_something(at)
        if not match or not self._is_verb(at, match):
            return 0
        if self._after_trap == at:  # "sparks flying"
            self.namer.note(at, at + match.length, "")
            return match.length
        sense = meant(match, self.words, self.phrases, at + match.length, self._doers(at))
        doers = self._doers(at)
        action, rank = sense.target, int(sense.keys.get("rank", "2"))
        for doer in doers:
            _done(doer, sense, rank)
        if not doers and "shown" not in sense.keys:
            self.coming = (sense,)
            self.namer.note(at, at + match.length, action.replace("_", " "))
            self._is_mutual = self.words[at + match.length - 1] == "between"
        self.troupe.has_verb = True
        self.troupe.anchor = doers[0] if doers else self.troupe.anchor
        self.waiting = Waiting(verb=sense, doers=doers)
        self._tell(sense, doers, at, at + match.length)
        return match.length

    def _moves(self, at: int, match: Match | None) -> int:
        """What things do that have no picture of their own for it: they fall, roll, grow."""
        if not self.troupe.group or (match and not self._is_verb(at, match)):
            return 0
        doers = [] if self._has_other_subject(at) else self._doers(at)
        motion, length = motions.setting(self.words, at, doers)
        is_longer = bool(match and match.length > length)
        if not motion or is_longer or (length == 1 and self._has_object(at + 1)):
            return 0
        before = self.words[at - 1] if at else "."
        if before in plain("abstract") or not (match or self._follows(at, before)):
            return 0  # "as the temperature rises"
        for doer in doers:
            doer.look.setdefault(motions.TRAIT, motion)
            doer.does("stand", 0)
        self.troupe.has_verb = True
        is_off = motion == "off" or (motion == "pour" and length > 1)  # of or over what follows
        self.waiting = Waiting("on") if is_off else Waiting(verb=NO_VERB, doers=doers)
        if all(doer.look[motions.TRAIT] == motion for doer in doers):  # one at a time is seen
            self.namer.note(at, at + length, motion)
        return length

    def _has_other_subject(self, at: int) -> bool:
        """Whether a word that we do not know does it: "the foam slowly expands"."""
        if at in (self._after_trap, self._after_unknown):
            return True  # "steam drifting", "tapioca pearls dropping"
        at -= 1
        if self._after_noun < at and self.phrases.is_thing(at):
            return True  # "tea with pearls dropping in"
        while at > 0 and (self.words[at] in _LINKS | _BEING or self.words[at].endswith("ly")):
            at -= 1
        is_led = self.words[at - 1] in ARTICLES or self.words[at - 1] in ("its", "his", "her")
        return at > 0 and self._after_noun <= at and is_led

    def _has_object(self, at: int) -> bool:
        """Whether something is done to another: "grows tomatoes", "shakes its head"."""
        phrase = self.phrases.read(at) if at < len(self.words) else None
        return bool(phrase and phrase.head)

    def _tell(self, sense: Sense, doers: list[Draft], at: int, end: int) -> None:
        """Note what a verb became; what nobody can draw stays among what is not depicted."""
        action = sense.target
        if sense is NO_VERB:
            return
        is_idle = action not in ("", "stand") and not any(one.action for one in doers)
        if doers and action in _AFLOAT and doers[0].name in _FLOATING:
            self.namer.note(at, end, "afloat")  # it lies on the water by itself
        if doers and doers[0].is_person and "rides" in sense.keys:
            self.namer.note(at, end, action)  # in or on what it is done with
        if not doers or "shown" in sense.keys or is_idle:
            return
        if "act" in sense.keys and doers[0].is_person and self.phrases.read(end):
            return  # "finds a coin": who stands there does not show it
        is_light = sense.keys.get("takes") == "none"
        done = "" if is_light else doers[0].action or action
        if action not in (*done.split("+"), *_MOTIONS) and not doers[0].is_person and done:
            return  # somebody who dances would only walk
        done = "" if done == "stand" and sense.keys.get("takes") == "holding" else done
        told = done.replace("_", " ").replace("+", " and ")
        self.namer.note(at, end, told if action else "")

    def _is_unknown_verb(self, at: int, match: Match | None) -> bool:
        """Whether a word that is no verb of ours does a verb's work: "plates it", "zorps milk"."""
        troupe = self.troupe
        word, following = self.words[at], self.words[at + 1 : at + 2]
        ends = word.endswith("s") and not word.endswith(("ss", "us", "'s"))
        if not ends or len(word) < 4 or not following or not troupe.group:
            return False
        if match:
            return False
        is_alone = troupe.group[-1].is_alive and troupe.group[-1].count == 1
        before = self.words[at - 1 : at]
        if following[0] in _OBJECTS and before in (["and"], ["then"], [","]):
            return is_alone
        if self._after_noun != at or not is_alone or troupe.has_verb:
            return False
        noun = self._book.nouns.at(self.words, at)
        is_near = self.tokens[at].start - self.tokens[at - 1].end <= 1
        if noun:
            return is_near and noun.length == 1 and following[0] in _OBJECTS | ARTICLES
        return word.isalpha() and word not in plain("stop") | plain("filler")

    def _does_something(self, at: int) -> int:
        """An action without a picture: who does it stands there with what it is done to."""
        doers = self._doers(at)
        for doer in doers:
            doer.does("stand", 0)
        self.troupe.has_verb = True
        self.waiting = Waiting(verb=_SOME_VERB, doers=doers)
        return 1

    def _is_verb(self, at: int, match: Match) -> bool:
        before = self.words[at - 1] if at else "."
        noun = self._book.nouns.at(self.words, at)
        is_text = self.words[at] == "text" and self._after_noun != at  # "text appears"
        is_text = is_text or bool(self.waiting.relation and self.words[at].endswith("ed"))
        if is_text or (noun and noun.length > match.length):
            return False
        if self.words[at + match.length - 1] == "between" or self._is_under_way(at):
            return True
        is_described = before in ARTICLES or before in plain("adjectives")
        if is_described and self._after_noun != at:
            return bool(_LIGHT_VERBS & set(self.words[max(0, at - 3) : at])) and not noun
        is_participle = self.words[at].endswith("ing")
        if is_participle and self.phrases.read(at) and self._after_noun != at and not noun:
            return self.words[at + 1 : at + 2] == ["in"] or self._opens(at)
        return noun is None or self._follows(at, before)

    def _follows(self, at: int, before: str) -> bool:
        """Whether a word that is a noun as well stands where a verb does."""
        if before == "and" and not any(one.is_alive for one in self.troupe.group):
            return False  # "a frisbee and skis"
        follows = self._after_noun == at or before in _LINKS or before.endswith("ly")
        following = self.words[at + 1 : at + 2]
        if before in (",", "and") and self.words[at].endswith("s") and self.troupe.group:
            follows = follows or (bool(following) and following[0] in ARTICLES | _OBJECTS)
        return follows or before in PRONOUNS

    def _is_under_way(self, at: int) -> bool:
        """Whether a participle is what somebody does just now: "is driving a car"."""
        before = self.words[max(0, at - 2) : at]
        does = self.words[at].endswith("ing") and bool(_BEING & set(before[-1:]))
        return does and before[0] != "there" and bool(self.troupe.group)

    def _opens(self, at: int) -> bool:
        """Whether a participle before a noun is no description of it ("eating pizza")."""
        phrase = self.phrases.read(at + 1)
        return bool(self.troupe.group and phrase and phrase.head and phrase.head.sense("prop"))

    def _doers(self, at: int) -> list[Draft]:
        troupe = self.troupe
        anchor = troupe.anchor
        is_adjacent = self._after_noun == at
        if self._is_taught(at) and anchor and anchor.is_alive:
            return [anchor]
        is_near = is_adjacent and self.words[at].endswith(("ing", "ed"))
        if is_near and anchor and anchor.is_alive and anchor not in troupe.group:
            return [anchor]
        here = [one for one in troupe.group if one.sentence == troupe.sentence or troupe.has_verb]
        if here and here[-1].is_alive:  # "a great fire, people flee"
            here = [one for one in here if one.is_alive]
        if is_near and len(here) > 1 and self._is_listed(here[-1]):
            return here[-1:]  # "vendors, chickens running"
        return here or ([anchor] if anchor and anchor.is_alive else troupe.group[:])

    def _is_listed(self, draft: Draft) -> bool:
        """Whether a comma is before its name, and no "and"."""
        first = draft.spans[-1][0] if draft.spans else -1
        before = [token.word for token in self.tokens if token.start < first]
        return before[-1:] == [","]

    def _is_taught(self, at: int) -> bool:
        """Whether somebody is taught to do it: "teaches her daughter to ride"."""
        lead = self.words[max(0, at - 7) : at]
        return lead[-1:] == ["to"] and bool(_TEACHES & set(lead))
