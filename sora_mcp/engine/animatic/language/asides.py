"""What is said by the way, and puts nobody there: comparisons, denials, the style, for whom."""

from __future__ import annotations

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.likening import LikeningReader
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import PAUSES

_BIG = "big small tall large wide long tiny huge high heavy fast round"
_BIGGER = "bigger smaller taller larger wider longer tinier higher heavier shorter"
_MEASURES = (
    ("the", "size", "of"), ("size", "of"), ("the", "height", "of"), ("shaped", "like"),
    ("in", "the", "shape", "of"), ("in", "the", "form", "of"), ("like",),
    ("reminiscent", "of"), ("resembling",), ("resembles",), ("akin", "to"), ("similar", "to"),
    ("inspired", "by"), ("in", "the", "style", "of"), ("fit", "for"), ("worthy", "of"),
    ("known", "as"), ("nicknamed",), ("called", "the"), ("with", "the", "heart", "of"),
    *(("as", one, "as") for one in _BIG.split()), *((one, "than") for one in _BIGGER.split()),
)  # fmt: skip
METALS = frozenset(["gold", "silver", "bronze", "copper", "brass"])  # a colour says them
_MADE = (
    ("made", "of"), ("made", "out", "of"), ("made", "entirely", "of"), ("made", "from"),
    ("made", "entirely", "out", "of"), ("made", "up", "of"), ("built", "of"), ("built", "from"),
    ("built", "out", "of"), ("made", "entirely", "from"),
)  # fmt: skip
_FILMED = names("shot seen viewed filmed view camera pov perspective footage video")
_GAP = 5  # letters of what was read by others
_ENDING = (",", ".", ";", ":", "!", "?")
_ENCLOSING = names("snow_globe crystal_ball light_bulb hourglass")
_NEVER = names("not never nor nobody cannot without don't doesn't didn't won't can't isn't aren't")


class AsideReader(LikeningReader):
    """The part of a reading that passes by what is only said by the way."""

    def _aside(self, at: int) -> int:
        steps = (
            self._sized, self._made_of, self._filmed_from, self._audience, self._styled,
            self._denied, self._enclosed,
        )  # fmt: skip
        return next((taken for step in steps if (taken := step(at))), 0)

    def _sized(self, at: int) -> int:
        """What something is only as big as: "the size of a mouse", "taller than a house"."""
        start = next((one for one in _MEASURES if self.words[at : at + len(one)] == [*one]), ())
        phrase = self.phrases.read(at + len(start)) if start else None
        thing = self.troupe.latest
        if phrase is None or thing is None or thing.kind == "character":
            return 0
        self._after_noun, self._named = phrase.last, thing
        return phrase.last - at

    def _enclosed(self, at: int) -> int:
        """What is too small to be seen: "a snow globe with a house inside"."""
        is_in = self._after_noun == at and self.words[at] in ("with", "containing", "of", "holding")
        phrase = self.phrases.read(at + 1) if is_in else None
        if phrase is None or phrase.head is None or self._named is None:
            return 0
        is_inside = self.words[phrase.last : phrase.last + 1] == ["inside"]
        is_closed = self._named.kind == "card" and is_inside  # "an ice cube with a fish inside"
        return phrase.last - at if is_closed or self._named.name in _ENCLOSING else 0

    def _made_of(self, at: int) -> int:
        """What something is made of is not beside it: "a knight made of acorns"."""
        start = next((one for one in _MADE if self.words[at : at + len(one)] == [*one]), ())
        place = at + len(start)
        thing = self.troupe.anchor
        match = self._book.modifiers.at(self.words, place) if start else None
        if thing and match and match.sense("material") and not self._nouns(place + match.length):
            return 0
        metal = match.sense("colour") if match else None
        if thing and match and metal and metal.target in METALS:
            thing.coloured([metal.target])
            self.namer.note(at, place + match.length, metal.target)
            return len(start) + match.length
        phrase = self.phrases.read(place) if start else None
        return phrase.last - at if phrase and thing else 0

    def _nouns(self, at: int) -> bool:
        return self._book.nouns.at(self.words, at) is not None

    def _filmed_from(self, at: int) -> int:
        """Where the camera is, is not seen: "tracking shot from a car"."""
        if self.words[at] != "from" or not at:
            return 0
        is_hidden = self.tokens[at].start - self.tokens[at - 1].end > _GAP  # "tracking shot from"
        if not (is_hidden or self.words[at - 1] in _FILMED):
            return 0
        phrase = self.phrases.read(at + 1)
        head = phrase.head if phrase else None
        is_thing = head is not None and head.sense("rig", "prop", "card") is not None
        return phrase.last - at if phrase and is_thing else 0

    def _audience(self, at: int) -> int:
        """For whom it is made is not there: "explained for kids", "for biology class"."""
        if self.words[at] != "for":
            return 0
        phrase = self.phrases.read(at + 1)
        head = phrase.head if phrase else None
        people = head.sense("rig") if head else None
        if phrase is None or people is None or people.target not in targets.PEOPLE:
            return 0
        is_class = self.words[phrase.last - 1] == "class"
        is_bare = phrase.is_plural or self.words[phrase.last - 1] in ("kids", "children", "people")
        return phrase.last - at if (is_bare or is_class) and not phrase.determiner else 0

    def _styled(self, at: int) -> int:
        """What only tells the style is not there: "kids toy style"."""
        before = self.words[at - 1] if at else ","
        if before not in (",", ".", "in", ";", ":") or not self.troupe.drafts:
            return 0
        end = next((n for n in (2, 3, 4) if self.words[at + n - 1 : at + n] == ["style"]), 0)
        if not end or any(word in _ENDING for word in self.words[at : at + end]):
            return 0
        is_last = at + end >= len(self.words) or self.words[at + end] in _ENDING
        return end if is_last and self.phrases.read(at) else 0

    def _denied(self, at: int) -> int:
        """A verb that is denied: who does not do it stands."""
        match = self._book.verbs.at(self.words, at)
        if not (match and self._is_verb(at, match) and self._refrains(at)):
            return 0
        for doer in self._doers(at):
            doer.does("stand", 0)
        self.namer.note(at, at + match.length, "not shown")
        self.troupe.has_verb = True
        return match.length

    def _refrains(self, at: int) -> bool:
        """Whether it is told that nobody does it: "neither one moves", "does not fly"."""
        lead = self.words[max(0, at - 3) : at]
        pauses = [place for place, word in enumerate(lead) if word in PAUSES]
        lead = lead[pauses[-1] + 1 :] if pauses else lead
        return bool(_NEVER & set(lead[-2:]) or "neither" in lead)
