"""Reads a text from left to right: who there is, what they do, and where."""

from __future__ import annotations

from collections.abc import Callable

from sora_mcp.engine.animatic.language import nouns, targets, untold
from sora_mcp.engine.animatic.language.corners import CornerReader
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.lexicon import Match
from sora_mcp.engine.animatic.language.naming import CUPS
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.relating import Waiting, goes_after
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import ENDS, PAUSES, QUOTE

_NEGATIONS = ("without any", "without a single", "devoid of", "free of", "not any", "not a single",
              "no longer any", "instead of", "rather than", "without", "no", "zero", "lacking",
              "minus", "not a", "not")  # fmt: skip
_TURNS = names("while as when whilst until but then where")
_SIDES = names("left right side")
_CLOSING = PAUSES | _TURNS | {"and"}
_LIKENESS = frozenset(("like a", "like an", "as if", "as though"))
_BLOOMS = {"sunflower": "#e8b32c", "rose": "#c43a4f", "tulip": "#d9495f"}  # as we draw them
_SIGNS = names(
    "sign flag door window tv computer laptop phone book newspaper letter box cake mailbox gift"
    " shield stall balloon map bus truck van hat"
)  # fmt: skip


class Reader(CornerReader):
    """One reading of one text."""

    def read(self) -> None:
        """Read it all."""
        steps: tuple[Callable[[int], int], ...] = (
            self._likening, self._aside, self._mark, self._quote, self._character, self._negation,
            self._corner, self._trap, self._wearing, self._turning, self._verb, self._relation,
            self._pronoun, self._phrase,
        )  # fmt: skip
        at = 0
        while at < len(self.tokens):
            at += next((taken for step in steps if (taken := step(at))), 1)

    def _mark(self, at: int) -> int:
        word = self.words[at]
        if word == "and":
            return self._and(at)
        if word in _TURNS and self.words[at + 1 : at + 2] not in (["if"], ["though"]):
            self.troupe.has_verb = True
            self._settle()
            return 1
        if word not in PAUSES:
            return 0
        if word in ENDS:
            self.troupe.ends_sentence()
            self.coming = ()
            self.corner = {}
        elif word in ",:":
            self.troupe.pauses()
            self.troupe.is_coordinated = not self.troupe.has_verb
        self._settle(keep_dress=word == ",")
        self.is_negated = False
        return 1

    def _and(self, at: int) -> int:
        self.troupe.is_coordinated = True
        if self.waiting.is_worn or self.is_negated:
            return 1
        phrase = self.phrases.read(at + 1)
        head = phrase.head if phrase else None
        verb = phrase and self._book.verbs.at(self.words, phrase.last)
        is_thing = bool(head and not verb and head.sense("rig") is None)
        self._settle(keep_verb=is_thing)
        if self._was_object and is_thing:
            self.waiting.relation = "by"  # "on a table and a chair"
        return 1

    def _quote(self, at: int) -> int:
        token = self.tokens[at]
        if token.word != QUOTE:
            return 0
        latest = self.troupe.latest
        before = self.words[max(0, at - 4) : at]
        says = {"reads", "reading", "says", "saying", "labeled", "labelled", "sign", "written"}
        if latest and latest.kind == "prop" and (latest.name in _SIGNS or says & set(before)):
            latest.look["text"] = token.quoted
            self.namer.note(at, at + 1, f"text on the {latest.label}")
        return 1

    def _character(self, at: int) -> int:
        for name, identity in self._known.items():
            end = at + len(name)
            said = self.words[at:end]
            if said:
                said = [*said[:-1], said[-1].removesuffix("'s")]
            if tuple(said) != name:
                continue
            label = self.namer.text[self.tokens[at].start : self.tokens[end - 1].end]
            self._cast_character(identity, label.removesuffix("'s").removesuffix("’s"))  # noqa: RUF001
            self.namer.note(at, end, f"character: {identity}")
            self._after_noun = end
            return len(name)
        return 0

    def _cast_character(self, identity: str, label: str) -> None:
        troupe, waiting = self.troupe, self.waiting
        draft = next((one for one in troupe.drafts if one.name == identity), None)
        draft = draft or Draft("character", identity, label, label.lower())
        is_object = bool(waiting.relation or (waiting.verb and waiting.doers))
        if draft not in troupe.drafts:
            draft.role = "object" if is_object else "subject"
        if draft.role == "subject" or draft not in troupe.drafts:
            troupe.joins(draft)
        self._arrive(draft)
        self._settle()

    def _negation(self, at: int) -> int:
        said = " ".join(self.words[at : at + 4])
        start = next((one for one in _NEGATIONS if said.startswith(one + " ")), "")
        if not start and not (self.is_negated and self.words[at] in ("or", "nor")):
            return 0
        length = len(start.split()) if start else 1
        phrase = self.phrases.read(at + length)
        if phrase is None:
            return length if start in ("without", "no") else 0
        self.is_negated = True
        self.namer.note(at, phrase.last, "not shown")
        return phrase.last - at

    def _trap(self, at: int) -> int:
        match = self._book.traps.at(self.words, at)
        if not match:
            return 0
        noun = self._book.nouns.at(self.words, at)
        if noun and noun.length > match.length:
            return 0
        if match.senses[0].target == "weather" and self._leaves(at):
            return 0
        words = " ".join(self.words[at : at + match.length])
        phrase = self.phrases.read(at)
        if match.senses[0].target in ("weather", "time") and phrase and phrase.head_at > at:
            return 0
        self._after_trap = at + match.length
        if words in _LIKENESS:
            phrase = self.phrases.read(at + match.length)
            if phrase and not phrase.unknown:
                return phrase.last - at
            return self._likened(at + match.length) - at
        if words.endswith(" of") and match.senses[0].target == "figure":
            return self._figure_of(at, match)
        self._passes(at, match, words)
        return match.length

    def _passes(self, at: int, match: Match, words: str) -> None:
        """Leave a figure of speech or of the trade behind."""
        if words.endswith("window"):
            self.namer.note(at, at + match.length, "")
        if match.senses[0].target == "camera":
            self._settle()

    def _leaves(self, at: int) -> bool:
        """Whether "leaves" is what somebody does."""
        doer = self._named if self._after_noun == at else None
        return self.words[at] == "leaves" and doer is not None and doer.is_alive

    def _wearing(self, at: int) -> int:
        match = self._book.wearing.at(self.words, at)
        if not match:
            return 0
        if nouns.is_vessel(self._book.nouns.at(self.words, at + match.length)):  # "in her bed"
            return 0
        self.namer.note(at, at + match.length, "")
        self.waiting = Waiting(is_worn=True)
        return match.length

    def _relation(self, at: int) -> int:
        word = self.words[at]
        if word == "of":
            self.waiting.is_of = True
            return self._of(at)
        match = self._book.relations.at(self.words, at)
        if not match:
            return 0
        verb, doers = self.waiting.verb, self.waiting.doers
        self.namer.note(at, at + match.length, "")
        self.waiting = Waiting(relation=match.senses[0].target)
        if at + match.length >= len(self.words) or self.words[at + match.length] in _CLOSING:
            goes_after(self.troupe, self.waiting.relation)
        is_done_so = verb and ("only" in verb.keys or verb.keys.get("takes") == "shown")
        if is_done_so:  # "plays on the piano"
            self.waiting = Waiting(verb=verb, doers=doers)
        return match.length

    def _of(self, at: int) -> int:
        """A statue of a lion is a statue; a close-up of a lion is a lion."""
        if self._is_borrowed(at):
            return self._borrowed(at)
        latest = self._named
        if self._after_noun != at or latest is None:
            self.waiting = Waiting(is_of=self._after_noun == at)
            return 1
        phrase = self.phrases.read(at + 1)
        if phrase is None or phrase.head is None:
            return 1
        if phrase.head.sense("set", "scenery") and not phrase.head.sense("rig"):
            return 1
        self._filled(latest, phrase, phrase.head)
        if latest.name in targets.FIGURES or latest.kind == "card":
            if self.words[at - 1] not in _SIDES:  # "from the left of the box"
                latest.label += f" of {' '.join(self.words[at + 1 : phrase.last])}"
            self.namer.note(at, phrase.last, "")
            if not nouns.is_shown_in(latest, phrase.head, self.words[phrase.last - 1]):
                self.idle.append((self.tokens[at].start, self.tokens[phrase.last - 1].end))
            self._after_noun = phrase.last
            return phrase.last - at
        return 1

    def _filled(self, thing: Draft, phrase: Phrase, head: Match) -> None:
        """What a thing of something is: a cup of coffee, a vase of roses, a statue of a lion."""
        content = head.sense("prop")
        if nouns.is_likeness(thing, head):
            thing.kind = thing.name = "card"
        if content and content.target in CUPS.get(thing.name, ()):
            thing.name = content.target
        if thing.name in ("bowl", "basket") and content and content.target in nouns.FRUITS:
            fruit = Draft("prop", content.target, content.target, content.target, role="object")
            self.troupe.drafts.append(fruit)
            self.troupe.relate(fruit, "in", thing)
        if thing.name == "vase" and content:
            colour = next(iter(phrase.colours), _BLOOMS.get(content.target, ""))
            thing.look |= {"flowers": colour} if colour else {}
            thing.look |= {"bloom": "sunflower"} if content.target == "sunflower" else {}

    def _phrase(self, at: int) -> int:
        phrase = self.phrases.read(at)
        if phrase is None or phrase.last <= at:
            return 0
        before = len(self.troupe.drafts)
        is_subject = not (self.waiting.verb or self.waiting.relation)
        self.namer.names(phrase, self.waiting)
        self._after_noun = phrase.last
        self._was_object = bool(self.waiting.relation)
        new = self.troupe.drafts[-1] if len(self.troupe.drafts) > before else None
        self.idle += untold.idle(phrase, self.tokens, new)
        self._arrive(new)
        self._after_unknown = phrase.last if phrase.unknown and new is None else -1
        if is_subject and new is None and phrase.head and phrase.head.sense("scenery"):
            self._after_trap = phrase.last  # "waves crash"
        self._named = new or (
            self.troupe.anchor if self.troupe.anchor in self._spoken(at) else None
        )
        is_worn = self.namer.is_dressing or self.waiting.is_worn
        self.waiting = self._given(new) or Waiting(is_worn=is_worn)
        return phrase.last - at
