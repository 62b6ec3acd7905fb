"""What is only spoken of: what something turns into, plays the part of, or is a picture of."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.drafts import Draft, drafted
from sora_mcp.engine.animatic.language.lexicon import bases
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.turning import TurningReader

_BECOMES = names("turn change transform morph grow evolve melt develop convert dissolve")
_PLAYS = names("dressed disguised costumed working works acting acts posing serving serves posed")
_PICTURES = names(
    "painting drawing sketch illustration depiction print image picture photo photograph selfie"
    " tableau artwork watercolor watercolour rendering animation engraving mosaic"
)
_HUNG = names(
    "hangs hanging wall above frame framed gallery museum easel displayed fireplace comes"
)


class LikeningReader(TurningReader):
    """The part of a reading that passes by what is not there itself."""

    def _likening(self, at: int) -> int:
        return self._becoming(at) or self._part_played(at) or self._picture_of(at)

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
        if phrase is None or sense is None or doer is None or self._does(phrase):
            return 0
        if doer.is_person and sense.target == doer.name:
            self._dresses(doer, drafted(sense, phrase, "", ""))
            self.namer.note(at, phrase.last, "")
        self._after_noun = phrase.last
        return phrase.last - at

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
