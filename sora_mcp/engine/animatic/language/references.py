"""Who "she", "it" and "her eyes" are: pronouns replaced by the names of those met before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.lexicon import lexicon
from sora_mcp.engine.animatic.language.terms.pronouns import (
    OTHERS,
    PARTS,
    PEOPLE,
    POSSESSIVES,
    SUBJECTS,
    Whom,
)
from sora_mcp.engine.animatic.language.words import Span, Word
from sora_mcp.engine.animatic.plan import Actor

LIVING = targets.PEOPLE | targets.ANIMALS
MOST_ACTORS = 12  # of a shot
_GOING = targets.names("walk run jump fly sweep climb dance")
_CARRYING = targets.names("head back shoulder shoulders feet")
_RESTING = targets.names("sit lie sleep perch")
_UPRIGHT = targets.names("stand cook paint hammer fight throw kick carry wave stretch")


@dataclass(frozen=True)
class Resolved:
    """A text with one pronoun replaced, and how to find places of it in the original."""

    text: str
    at: int = 0
    old: int = 0
    new: int = 0
    spoken_of: tuple[Actor, ...] = ()

    def original(self, span: Span) -> Span:
        """A place of the new text in the old one."""
        return self._back(span[0], is_end=False), self._back(span[1], is_end=True)

    def _back(self, place: int, *, is_end: bool) -> int:
        if place <= self.at:
            return place
        if place >= self.at + self.new:
            return place - self.new + self.old
        return self.at + (self.old if is_end else 0)


def is_person(actor: Actor) -> bool:
    """Whether "he" or "she" may stand for an actor."""
    return actor.kind == "character" or actor.name in PEOPLE


def meant(whom: Whom, pool: Sequence[Actor]) -> tuple[Actor, ...]:
    """Those of the pool that a pronoun stands for; somebody, where there is anybody."""
    if whom == "all":
        return tuple(one for one in pool if one.name in LIVING or is_person(one)) or tuple(pool)
    fitting = [actor for actor in pool if is_person(actor) == (whom == "person")]
    return tuple(fitting[:1] or pool[:1])


def resolved(text: str, words: Sequence[Word], pool: Sequence[Actor]) -> Resolved:
    """The first subject pronoun replaced by a name; other pronouns only tell who is there."""
    spoken_of: tuple[Actor, ...] = ()
    if words and pool and _begins_with_verb(words):
        actors, start = tuple(pool[:1]), words[0].start
        name = f"{_name(actors)} "
        return Resolved(text[:start] + name + text[start:], start, 0, len(name), actors)
    if pool and (after := _is_look(words)):
        name = f" {_noun(pool[0])}"
        return Resolved(text[:after] + name + text[after:], after, 0, len(name), tuple(pool[:1]))
    for word in words:
        whom = SUBJECTS.get(word.word) or OTHERS.get(word.word)
        if whom is None or not pool:
            continue
        actors = meant(whom, pool)
        if word.word not in SUBJECTS or not _name(actors):
            spoken_of = spoken_of or actors
            continue
        name = _name(actors)
        return Resolved(
            text[: word.start] + name + text[word.end :],
            word.start, word.end - word.start, len(name), spoken_of or actors,
        )  # fmt: skip
    return Resolved(text, spoken_of=spoken_of)


def _is_look(words: Sequence[Word]) -> int:
    """Where a look ends that is told without its noun ("red as it cools"), or 0."""
    said = [word.word for word in words]
    match = lexicon().modifiers.at(said, 0)
    if match is None or words[0].word in ("full", "like"):
        return 0
    last = words[match.length - 1]
    after = words[match.length : match.length + 1]
    ends = not after or after[0].clause != last.clause or after[0].word in ("as", "when", "while")
    return last.end if ends else 0


def _noun(actor: Actor) -> str:
    """How an actor is called, in a word or two."""
    words = (actor.label or actor.name).replace("_", " ").split()
    match = lexicon().nouns.at(words[-2:], 0)
    return " ".join(words[-2:] if match and match.length > 1 else words[-1:])


def _begins_with_verb(words: Sequence[Word]) -> bool:
    """Whether a text goes on with what somebody does ("runs away"), and does not say who."""
    said = [word.word for word in words]
    first = said[0]
    if not first.endswith("s") or first.endswith("ss") or len(first) < 4:
        return False
    book = lexicon()
    return book.verbs.at(said, 0) is not None and book.nouns.at(said, 0) is None


def _name(actors: Sequence[Actor]) -> str:
    names = [actor.label or actor.name for actor in actors]
    plain = [name.replace("_", " ") for name in names]
    return " and ".join(
        name if actor.kind == "character" else f"the {name}"
        for actor, name in zip(actors, plain, strict=True)
    )


def parts(words: Sequence[Word]) -> list[tuple[Span, str]]:
    """Parts of somebody ("her eyes"): their places and the shot size that they suggest."""
    found = []
    for index, (before, word) in enumerate(pairwise(words)):
        is_part = word.word in PARTS and before.word in POSSESSIVES and not _is_longer(words, index)
        is_part = is_part and not _belongs(words, index + 2)
        if is_part and word.clause == before.clause and _is_seen(words, index):
            found.append(((word.start, word.end), PARTS[word.word]))
    return found


def _is_longer(words: Sequence[Word], index: int) -> bool:
    """Whether a part begins the name of a thing ("a hair dryer")."""
    match = lexicon().nouns.at([one.word for one in words], index + 1)
    return match is not None and match.length > 1


def _belongs(words: Sequence[Word], after: int) -> bool:
    """Whether it is told whose part it is."""
    return after < len(words) and words[after].word == "of"


def _is_seen(words: Sequence[Word], index: int) -> bool:
    """Whether a part is what one looks at ("her eyes ..."), and not used ("raises her hand")."""
    before = words[index - 1] if index else None
    if before is None or before.clause != words[index].clause:
        return True
    if before.word == "on" and words[index + 1].word in _CARRYING:
        return False  # "with a basket on her head"
    return before.word in ("of", "on", "and", "up", "then", "as", "while", "into")


def framed(
    cast: tuple[Actor, ...], kind: str, name: str, told: Sequence[Actor]
) -> tuple[Actor, ...]:
    """A cast for a close view of one of it: that one, what it is on, and who is told of with it."""
    main = next((i for i, one in enumerate(cast) if (one.kind, one.name) == (kind, name)), None)
    if main is None:
        return cast
    chosen = [main]
    while (to := cast[chosen[-1]].to) is not None and to not in chosen:
        chosen.append(to)
    there = {(one.kind, one.name) for one in told}
    chosen += [
        i for i, one in enumerate(cast)
        if i not in chosen and (one.to == main or (one.kind, one.name) in there)
    ]  # fmt: skip
    return _picked(cast, chosen)


def led(cast: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """A cast with somebody alive in front of the things."""
    lively = (i for i, one in enumerate(cast) if one.kind == "character" or one.name in LIVING)
    first = next(lively, 0)
    if not first:
        return cast
    return _picked(cast, [first, *(i for i in range(len(cast)) if i != first)])


def _picked(cast: Sequence[Actor], chosen: Sequence[int]) -> tuple[Actor, ...]:
    return tuple(
        replace(cast[i], to=chosen.index(to)) if (to := cast[i].to) in chosen and to is not None
        else replace(cast[i], to=None, relation="")
        for i in chosen
    )  # fmt: skip


def alone(cast: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors without those they were on or beside."""
    return tuple(replace(one, to=None, relation="") for one in cast)


def limited(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """As many actors as a shot has room for; who was on or beside one of the rest stands alone."""
    return tuple(
        one if one.to is None or one.to < MOST_ACTORS else replace(one, to=None, relation="")
        for one in cast[:MOST_ACTORS]
    )


def joined(
    cast: tuple[Actor, ...], more: Sequence[Actor], known: Iterable[Actor], *, is_news: bool = False
) -> tuple[Actor, ...]:
    """A cast with more actors: those in it already are not there twice.

    They keep the looks they are known by; `is_news`: what they do now counts, else what they did.
    """
    known = tuple(known)
    result, places = list(cast), []
    for actor in more:
        actor = _recognised(actor, known)
        place = next((i for i, one in enumerate(cast) if _is(one, actor)), None)
        if place is None:
            place = len(result)
            result.append(actor)
        else:
            result[place] = _told_again(result[place], actor, is_news=is_news)
        places.append(place)
    for actor, place in zip(more, places, strict=True):
        if actor.to is not None and actor.to < len(places) and places[actor.to] != place:
            result[place] = replace(result[place], relation=actor.relation, to=places[actor.to])
            if is_news and place < len(cast):  # where it stood before is past
                result[place] = replace(result[place], place=actor.place)
    return limited(result)


def gone_on(
    cast: Sequence[Actor], more: Sequence[Actor], known: Iterable[Actor]
) -> tuple[Actor, ...]:
    """Those of a cast who do the next thing elsewhere, with what they have there."""
    return joined(alone(one for one in cast if one.kind != "prop"), more, known, is_news=True)


def turned(cast: tuple[Actor, ...], more: Sequence[Actor]) -> tuple[Actor, ...]:
    """A cast whose main one has become what is told."""
    if not cast or not more:
        return cast
    old, new = cast[0], more[0]
    if old.name == new.name and old.kind == new.kind:
        look = {**old.look, **new.look}
        return (replace(old, look=look, label=new.label or old.label), *cast[1:])
    changed = replace(new, place=old.place, relation=old.relation, to=old.to)
    return (changed, *cast[1:])


def _told_again(old: Actor, new: Actor, *, is_news: bool) -> Actor:
    stays = not is_news or (new.action == "pet" and old.action in _RESTING)
    action = (old.action or new.action) if stays else (new.action or old.action)
    if new.action == "pet" and old.action == "sit" and is_person(old):
        action = "stroke"  # what is stroked by who sits is on the lap
    facing = old.facing if new.facing == "auto" else new.facing
    place = old.place if new.place == "auto" else new.place
    told = replace(old, look={**old.look, **new.look}, action=action, facing=facing, place=place)
    leaves = is_news and (new.place != "auto" or _leaves(old, new.action))
    return replace(told, relation="", to=None) if leaves else told


def _leaves(old: Actor, action: str) -> bool:
    """Whether what somebody does next is done elsewhere than where they were."""
    if old.relation in ("", "holding", "riding"):
        return False
    return action in _GOING or (old.action in _RESTING and action in _UPRIGHT)


def _recognised(actor: Actor, known: Sequence[Actor]) -> Actor:
    """An actor with the looks it had before, where it is the same one."""
    for one in known:
        if _is(one, actor):
            label = actor.label or one.label
            return replace(actor, look={**one.look, **actor.look}, label=label)
    return actor


def _is(known: Actor, actor: Actor) -> bool:
    if known.kind != actor.kind or known.name != actor.name:
        return False
    if actor.kind == "character":
        return True
    clashes = any(known.look.get(part, value) != value for part, value in actor.look.items())
    return known.count == actor.count and not clashes
