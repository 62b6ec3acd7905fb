"""What is only spoken of: what something turns into, plays the part of, or is a picture of."""

from __future__ import annotations

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft, drafted
from sora_mcp.engine.animatic.language.lexicon import Match, bases
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.turning import TurningReader

_BECOMES = names("turn change transform morph grow evolve melt develop convert dissolve")
_PLAYS = names("dressed disguised costumed working works acting acts posing serving serves posed")
_PICTURES = names(
    "painting drawing sketch illustration depiction print image picture photo photograph selfie"
    " tableau artwork watercolor watercolour rendering animation engraving mosaic portrait"
)
_FIGURES = names("trail trails wave waves sea ocean blanket carpet curtain sheet veil bed a")
_HUNG = names(
    "hangs hanging wall above frame framed paper notebook napkin blackboard gallery museum easel"
    " displayed fireplace comes"
)
_PRINTED = names("mug cup shirt tshirt sweater hoodie dress coin card cap bag")
_SHOWN_ON = names("sign flag poster banner billboard stamp postcard logo tattoo") | _PRINTED
_DEPICTING = {
    "with": _SHOWN_ON, "featuring": _SHOWN_ON, "depicting": _SHOWN_ON, "showing": _SHOWN_ON,
    "of": names("constellation graffiti footprints tracks pawprints"),
    "about": names("book books song poem newspaper magazine"),
}  # fmt: skip

_FEW = 3  # words of a likeness that nobody knows


class LikeningReader(TurningReader):
    """The part of a reading that passes by what is not there itself."""

    def _likened(self, at: int) -> int:
        """Where a likeness ends that nobody knows: "like an Escher drawing"."""
        end = at + 1
        while end < len(self.words) and end - at < _FEW and self._book.verbs.at(self.words, end):
            end += 1
        return end

    def _likening(self, at: int) -> int:
        steps = (
            self._becoming, self._part_played, self._picture_of, self._hung, self._depicted,
        )  # fmt: skip
        return next((taken for step in steps if (taken := step(at))), 0)

    def _becoming(self, at: int) -> int:
        """What something turns into is not there, too: "the wooden cup turned into a glass cup"."""
        is_change = bool(_BECOMES & set(bases(self.words[at])))
        if not is_change or self.words[at + 1 : at + 2] != ["into"] or not self.troupe.drafts:
            return 0
        phrase = self.phrases.read(at + 2)
        head = phrase.head if phrase else None
        is_turning = head and head.sense("set", "scenery") and not head.sense("rig", "prop", "card")
        return 0 if phrase is None or is_turning else phrase.last - at

    def _part_played(self, at: int) -> int:
        """Who somebody works or dresses as is nobody else: "a cat working as a lifeguard"."""
        if self.words[at] != "as" or self.words[at + 1 : at + 2] not in (["a"], ["an"]):
            return 0
        phrase = self.phrases.read(at + 1)
        doer = self.troupe.anchor
        head = phrase.head if phrase else None
        sense = head.sense("rig", "prop", "card") if head else None
        if phrase is None or doer is None or self._does(phrase):
            return 0
        if sense is None:
            return self._stands_for(at, phrase)
        if doer.is_person and sense.target == doer.name:
            self._dresses(doer, drafted(sense, phrase, "", ""))
            self.namer.note(at, phrase.last, "")
        self._after_noun = phrase.last
        return phrase.last - at

    def _stands_for(self, at: int, phrase: Phrase) -> int:
        """What something is only a sign of: "as a relic of a bygone era"."""
        if not phrase.unknown:
            return 0
        end = phrase.last
        is_of = self.words[end : end + 1] in (["of"], ["for"])
        more = self.phrases.read(end + 1) if is_of else None
        self._after_noun = more.last if more else end
        return self._after_noun - at

    def _does(self, phrase: Phrase) -> bool:
        """Whether somebody does something meanwhile: "as a dog barks"."""
        if phrase.first > 1 and self.words[phrase.first - 2] in _PLAYS:
            return False
        following = self.words[phrase.last] if phrase.last < len(self.words) else "."
        return bool(self._book.verbs.at(self.words, phrase.last)) or following.endswith("s")

    def _dresses(self, doer: Draft, part: Draft) -> None:
        doer.look |= {key: value for key, value in part.look.items() if key not in doer.look}

    def _picture_of(self, at: int) -> int:
        """A picture of something, at the beginning, is how the film looks."""
        if self.troupe.drafts or self.waiting.verb:
            return 0
        phrase = self.phrases.read(at)
        if phrase is None or self.words[phrase.last - 1] not in _PICTURES:
            return 0
        if _HUNG & set(self.words[phrase.last :]):
            return 0
        return phrase.last + 1 - at if self.words[phrase.last : phrase.last + 1] == ["of"] else 0

    def _hung(self, at: int) -> int:
        """A picture that hangs somewhere is a thing: "a photo of a cat on the wall"."""
        is_picture = self.words[at] in _PICTURES and self.words[at + 1 : at + 2] == ["of"]
        content = self.phrases.read(at + 2) if is_picture else None
        if content is None or self._book.nouns.at(self.words, at):
            return 0
        if not (_HUNG - {"comes"}) & set(self.words[content.last :]):
            return 0
        label = " ".join(self.words[at : content.last])
        draft = Draft("card", "card", label, label)
        draft.role = "object" if self.waiting.relation or self.waiting.verb else "subject"
        draft.spans.append((self.tokens[at].start, self.tokens[content.last - 1].end))
        self.troupe.joins(draft)
        self.namer.note(at, content.last, f"card: {label}")
        self._after_noun, self._named = content.last, draft
        self._settle()
        return content.last - at

    def _depicted(self, at: int) -> int:
        """What is only seen on a thing: "a flag with a dragon", "a mug with a cat on it"."""
        said = _DEPICTING.get(self.words[at], frozenset())
        if at == 0 or self.words[at - 1] not in said:
            return 0
        phrase = self.phrases.read(at + 1)
        if phrase is None or phrase.head is None or phrase.head.sense("rig", "prop") is None:
            return 0
        is_on = self.words[phrase.last : phrase.last + 2] == ["on", "it"]
        if self.words[at - 1] in _PRINTED and not is_on:
            return 0  # "a man in a shirt with a dog"
        self._after_noun = phrase.last + 2 * is_on
        return self._after_noun - at

    def _figure_of(self, at: int, match: Match) -> int:
        """Many of them and no sea: "a sea of umbrellas"."""
        phrase = self.phrases.read(at + match.length)
        scenery = phrase.head.sense("scenery") if phrase and phrase.head else None
        if scenery and targets.are_kindred(scenery.target, "forest"):
            self.namer.note(at, at + match.length, "")
            return 0
        if phrase is None or not phrase.is_plural:
            return match.length if self.words[at] in _FIGURES else 0
        phrase.count = phrase.count or 7
        self.namer.note(at, at + match.length, "")
        self.namer.names(phrase, self.waiting)
        self._after_noun = phrase.last
        return phrase.last - at
