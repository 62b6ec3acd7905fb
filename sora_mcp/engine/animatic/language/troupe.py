"""Who and what has been met in a text so far: the cast, the places, and who is spoken of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.plan import Relation

_GENERIC = {
    **dict.fromkeys(names("animal creature beast pet"), targets.ANIMALS),
    **dict.fromkeys(names("vehicle machine"), targets.VEHICLES),
    **dict.fromkeys(names("bird birds"), targets.BIRDS),
    **dict.fromkeys(
        names("person figure character subject man woman guy lady protagonist rider driver"),
        targets.PEOPLE,
    ),
}
_TOGETHER = names(
    "couple pair duo friends lovers newlyweds siblings brothers sisters twins partners family kids"
    " children dancers rivals fighters parents trio group"
)
_PLURAL_PRONOUNS = names("they them their both theirs")
_THINGS_PRONOUNS = names("it its")
_GENDERS = {"he": "man", "him": "man", "his": "man", "she": "woman", "her": "woman"}
_VAGUE = 2.5  # score of a place that only names a large area
_LARGE = names("city village sky space")


@dataclass(frozen=True)
class Spot:
    """A place that was named: how much it says for being the set."""

    score: float
    name: str
    text: str
    span: tuple[int, int]
    is_scenery: bool = False
    by: str = ""  # the small word before it
    drawn: str = ""  # "no": its set does not show it; "outdoors": all of them do


@dataclass
class Troupe:
    """The cast in the making."""

    drafts: list[Draft] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    group: list[Draft] = field(default_factory=list)  # the subjects of the clause
    anchor: Draft | None = None  # what the next small word speaks of
    latest: Draft | None = None
    fronted: tuple[str, Draft] | None = None  # a small word and its noun, before the subject
    fronts: list[tuple[Draft, str, Draft]] = field(default_factory=list)
    sentence: int = 0
    has_verb: bool = False
    is_coordinated: bool = False

    def ends_sentence(self) -> None:
        """A full stop: what comes next is a new subject."""
        self.sentence += 1
        self.anchor = self.fronted = None
        self.has_verb = self.is_coordinated = False

    def pauses(self) -> None:
        """A comma or "and": the main subject is spoken of again."""
        if self.group and self.group[0].sentence == self.sentence:
            self.anchor = self.group[-1]

    def joins(self, draft: Draft) -> None:
        """A new or known actor becomes what is spoken of."""
        if draft not in self.drafts:
            draft.sentence = self.sentence
            self.drafts.append(draft)
        self.latest = draft
        if draft.role != "subject":
            self.anchor = draft
            return
        if not (self.is_coordinated and self.group and not self.has_verb):
            self.group = []
        if draft not in self.group:
            self.group.append(draft)
        self.anchor, self.is_coordinated, self.has_verb = draft, False, False
        if self.fronted and self.fronted[1] is not draft:
            self.fronts.append((draft, *self.fronted))
            self.fronted = None

    def relate(self, one: Draft, relation: Relation, other: Draft) -> None:
        """Put one actor somewhere by another, unless that would go in a circle."""
        is_placed = one.to is not None and (one.relation != "beside" or relation == "beside")
        if one is other or is_placed or other.to is one:
            return
        one.relation, one.to = relation, other

    def known(self, draft: Draft, determiner: str) -> Draft | None:
        """The actor that is spoken of again, if this is no new one."""
        title = next((one for one in self.drafts if one.is_title), None)
        if title and title.name == draft.name:
            title.is_title = False
            return title
        is_new = draft.count > 1 and determiner not in ("the", "both")
        if determiner in ("another", "his", "her", "their", "my", "our") or is_new:
            return None
        if self._is_apposed(draft, determiner):
            return self.latest
        if met := self._met(draft, determiner):
            return met
        same = [one for one in self.drafts if self._is_same(one, draft, determiner)]
        return same[-1] if same else None

    def _met(self, new: Draft, determiner: str) -> Draft | None:
        """The first of those who were named one by one: "a man and a woman ... the couple"."""
        people = [one for one in self.drafts if one.is_person and one.count == 1]
        is_named = new.word.split()[-1:] and new.word.split()[-1] in _TOGETHER
        is_ours = is_named and determiner in ("the", "both", "these") and len(people) > 1
        return people[0] if is_ours else None

    def _is_apposed(self, new: Draft, determiner: str) -> bool:
        """Whether it only says more of the one before: "the driver, a woman in a hat"."""
        latest = self.latest
        is_plain = new.word in _GENERIC or new.word in ("girl", "boy")
        return bool(
            latest and latest.is_definite and latest.name == new.name == "adult"
            and determiner in ("a", "an") and is_plain and self.is_coordinated
            and "gender" not in latest.look and latest.count == 1
        )  # fmt: skip

    def _is_same(self, one: Draft, new: Draft, determiner: str) -> bool:
        is_definite = determiner in ("the", "this", "that", "its", "")
        if one.kind == new.kind == "card" or one.name != new.name:
            generic = _GENERIC.get(new.word, frozenset())
            is_meant = determiner == "the" and one.name in generic
            return one.word == new.word if one.name == new.name else is_meant
        genders = {one.look.get("gender", ""), new.look.get("gender", "")} - {""}
        if len(genders) > 1 or one.count != new.count:
            return False
        if one.word == new.word or one.word.endswith(f" {new.word}"):
            return is_definite or (one.sentence != new.sentence and one.label == new.label)
        is_generic = new.word in _GENERIC or one.sentence != self.sentence
        return determiner in ("the", "this", "that") and is_generic

    def spoken_of(self, pronoun: str) -> list[Draft]:
        """Whom a pronoun means."""
        alive = [one for one in self.drafts if one.is_alive and not one.scenic]
        if pronoun in _PLURAL_PRONOUNS:
            several = [one for one in alive if one.role == "subject"]
            return self.group if len(self.group) > 1 or len(several) < 2 else several[-2:]
        if pronoun in _THINGS_PRONOUNS:
            others = [one for one in alive if not one.is_person]
            subjects = [one for one in others if one.role == "subject"]
            return (subjects or others or self.drafts)[-1:]
        gender = _GENDERS[pronoun]
        fits = [
            one for one in alive
            if one.is_person and (one.plus or one.look.get("gender", gender) == gender)
        ]  # fmt: skip
        subjects = [one for one in fits if one.role == "subject"]
        found = (subjects or fits)[-1:]
        for one in found:
            if one.name in ("adult", "child") and not one.plus:
                one.look.setdefault("gender", gender)
        return found

    def plays_at(
        self, name: str, text: str, span: tuple[int, int], score: float, by: str = ""
    ) -> None:
        """A place was named."""
        score -= _VAGUE / 10 if name in _LARGE else 0
        self.spots.append(Spot(score, name, text, span, by=by))

    def has_scenery(self, spot: Spot) -> None:
        """Something that belongs to a place was named."""
        self.spots.append(replace(spot, is_scenery=True))
