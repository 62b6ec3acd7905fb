"""Changes to the cast, its looks and its place: add, remove, replace, "red coat"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.language import casting, references
from sora_mcp.engine.animatic.language.casting import Casting
from sora_mcp.engine.animatic.language.changes import Work
from sora_mcp.engine.animatic.language.grammar import findings
from sora_mcp.engine.animatic.language.heard import NOT_NAMED
from sora_mcp.engine.animatic.language.placing import BLOCKOUT
from sora_mcp.engine.animatic.language.terms.editing import COMMANDS, EVERYBODY, FILLER, MATTERS
from sora_mcp.engine.animatic.language.terms.palettes import PALETTE_COLOURS
from sora_mcp.engine.animatic.language.weighing import weighed
from sora_mcp.engine.animatic.language.words import Span, blanked, words_of
from sora_mcp.engine.animatic.plan import Actor, Shot

_WHOSE = frozenset(("the", "a", "an", "her", "his", "their", "she", "he", "they", "is", "are"))


def told(work: Work, part: str, *, adds: bool) -> None:
    """What an edit says plainly: light, camera and set change; the cast is changed or joined."""
    spans = _fields(work, part)
    rest = _asked(blanked(part, spans))
    if not rest.strip(" ,.'\""):
        return
    if _worn(work, rest, adds=adds):
        return
    found = _cast(rest, work)
    used = list(found.used)
    if found.set_name and (not found.actors or not adds):
        work.set(set_name=found.set_name, place_label=_label(found))
        work.understood[_short(part)] = f"set: {found.set_name}"
    is_there = found.actors and all(_matches(work, actor) for actor in found.actors)
    if adds and found.actors:
        work.each(lambda shot: _joined(shot, found.actors))
        work.understood[_short(rest)] = "added: " + _names(found.actors)
    elif is_there:
        work.each(lambda shot: _renewed(shot, found.actors))
        work.understood[_short(rest)] = "changed: " + _names(found.actors)
    else:
        used = used if found.set_name else []
    work.missed += casting.leftover(blanked(rest, used), ())


def _asked(text: str) -> str:
    """An edit without its command, and with a colour that is said last before its noun."""
    words = words_of(text)
    commands = [(word.start, word.end) for word in words[:2] if word.word in COMMANDS]
    text = blanked(text, commands)
    last = words[-1] if words else None
    if last and len(words) > 1 and last.word in PALETTE_COLOURS:
        noun = next((w for w in reversed(words[:-1]) if w.word not in FILLER | _WHOSE), None)
        if noun:
            return f"{text[: noun.start]}{last.word} {text[noun.start : noun.end]}"
    return text


def _cast(text: str, work: Work) -> Casting:
    """The cast of a text, with a set only where one is named."""
    found = casting.cast(text, work.known)
    guessed = any(one.startswith(NOT_NAMED) for one in found.assumptions)
    return replace(found, set_name=None) if guessed else found


def _label(found: Casting) -> str:
    """What is written on the slate for a place that no set shows."""
    return found.place_label if found.set_name == BLOCKOUT else ""


def _fields(work: Work, part: str) -> list[Span]:
    """Apply what the closed grammars understand; the places that are done with."""
    found = findings(part)
    verdict = weighed(found)
    if verdict.sets or verdict.weak:
        work.set(**{**verdict.weak, **verdict.sets})
        work.understood |= verdict.understood
    return [span for one in found if not one.keeps for span in one.spans]


def _worn(work: Work, text: str, *, adds: bool) -> bool:
    """Dress somebody who is there ("red coat"); whether the words say how."""
    there = [one for index in work.which for one in work.shots[index].cast]
    if not any(references.is_person(one) for one in there):
        return False
    names = {word for one in there for word in one.label.lower().split()}
    passed = FILLER | _WHOSE | (set() if adds else names)
    plain = [word for word in text.split() if word.lower() not in passed and "'s" not in word]
    said = f"person wearing {' '.join(plain)}"
    found = casting.cast(said, {})
    looks = dict(found.actors[0].look) if len(found.actors) == 1 else {}
    if not looks or casting.leftover(said, found.used) or not _wears(looks):
        return False
    work.each(lambda shot: _dressed(shot, looks))
    work.understood[_short(text)] = "looks: " + _told(looks)
    return True


def _wears(looks: dict[str, str]) -> bool:
    return set(looks) != {"clothes"} and not set(looks) & {"gender", "age"}


def _told(looks: dict[str, str]) -> str:
    return ", ".join(f"{part} {value}" for part, value in looks.items())


def _dressed(shot: Shot, looks: dict[str, str]) -> Shot:
    cast = list(shot.cast)
    for index, actor in enumerate(cast):
        if references.is_person(actor):
            cast[index] = replace(actor, look={**actor.look, **looks})
            break
    return replace(shot, cast=tuple(cast))


def removed(work: Work, text: str) -> None:
    """Take somebody or something out of the shots."""
    words = {word.word for word in words_of(text)}
    worn = [word for word in text.split() if "'s" not in word and word.lower() not in _WHOSE]
    if _take_off(work, " ".join(worn)):
        return
    if words & EVERYBODY:
        people = words & {"people", "everyone", "everybody", "humans", "persons"}
        _take_out(work, text, lambda actor: references.is_person(actor) or not people)
        return
    gone = casting.cast(text, work.known).actors
    if gone and any(_matches(work, actor) for actor in gone):
        _take_out(work, text, lambda actor: any(_is(actor, one) for one in gone))
        return
    by_word = [actor for shot in work.shots for actor in shot.cast if _named(actor, words)]
    if by_word:
        _take_out(work, text, lambda actor: _named(actor, words))
    else:
        work.missed += casting.leftover(text, ())


def _named(actor: Actor, words: set[str]) -> bool:
    names = {actor.name, *actor.label.lower().split()}
    return bool(names & words)


def _take_off(work: Work, text: str) -> bool:
    """Take clothes off that are worn; whether there were any."""
    found = casting.cast(f"person wearing {text}", {}).actors
    parts = set(found[0].look.items()) if len(found) == 1 else set()
    kinds = {value for part, value in parts if part == "outfit"}
    names = {part for part, _ in parts if part != "outfit"} | kinds
    there = {name for i in work.which for one in work.shots[i].cast for name in
             (*one.look, one.look.get("outfit", ""))}  # fmt: skip
    if not names & there:
        return False
    work.each(lambda shot: _stripped(shot, names))
    work.understood[f"remove {_short(text)}"] = "taken off"
    return True


def _stripped(shot: Shot, parts: set[str]) -> Shot:
    cast = tuple(
        replace(actor, look={k: v for k, v in actor.look.items() if not {k, v} & parts})
        for actor in shot.cast
    )
    return replace(shot, cast=cast)


def _take_out(work: Work, text: str, goes: Callable[[Actor], bool]) -> None:
    before = [len(work.shots[i].cast) for i in work.which]
    work.each(lambda shot: without(shot, goes))
    if before != [len(work.shots[i].cast) for i in work.which]:
        work.understood[f"remove {_short(text)}"] = "removed"
    else:
        work.missed += casting.leftover(text, ())


def without(shot: Shot, goes: Callable[[Actor], bool]) -> Shot:
    """A shot without some of its cast; who was on or beside them stands alone."""
    places = {old: new for new, old in enumerate(
        index for index, actor in enumerate(shot.cast) if not goes(actor)
    )}  # fmt: skip
    cast = []
    for index in places:
        actor = shot.cast[index]
        if actor.to is not None and actor.to not in places:
            actor = replace(actor, to=None, relation="")
        elif actor.to is not None:
            actor = replace(actor, to=places[actor.to])
        cast.append(actor)
    return replace(shot, cast=tuple(cast))


def swapped(work: Work, old: str, new: str) -> None:
    """One for another: actors, sets, colours of clothes, or a matter ("the time to night")."""
    gone, come = _cast(old, work), _cast(new, work)
    said = f"{_short(old)} -> {_short(new)}"
    there = [actor for actor in gone.actors if _matches(work, actor)]
    if there and come.actors:
        work.each(lambda shot: _exchanged(shot, there, come.actors[0]))
        work.understood[said] = "replaced"
        return
    is_matter = any(word.word in MATTERS for word in words_of(old))
    if come.set_name and (is_matter or gone.set_name or not there):
        work.set(set_name=come.set_name, place_label=_label(come))
        work.understood[said] = f"set: {come.set_name}"
        return
    before = len(work.understood)
    _fields(work, new)
    if len(work.understood) == before:
        told(work, f"{new.strip()} {_plain(old)}", adds=False)


def _plain(text: str) -> str:
    words = text.split()
    return " ".join(word for word in words if word.lower() not in ("the", "a", "an", "her", "his"))


def _exchanged(shot: Shot, old: Sequence[Actor], new: Actor) -> Shot:
    cast = list(shot.cast)
    for index, actor in enumerate(cast):
        if any(_is(actor, one) for one in old):
            cast[index] = replace(
                new,
                action=new.action or actor.action,
                place=actor.place,
                band=actor.band,
                facing=actor.facing,
                relation=actor.relation,
                to=actor.to,
                count=new.count if new.count > 1 else actor.count,
            )
    return replace(shot, cast=tuple(cast))


def _matches(work: Work, actor: Actor) -> bool:
    return any(_is(one, actor) for index in work.which for one in work.shots[index].cast)


def _is(actor: Actor, said: Actor) -> bool:
    """Whether an actor of the plan is the one that an edit speaks of."""
    if actor.kind == "card" and said.kind == "card":
        return actor.label.lower() == said.label.lower()
    if (actor.kind, actor.name) != (said.kind, said.name):
        return False
    mine, theirs = actor.look.get("gender"), said.look.get("gender")
    return mine is None or theirs is None or mine == theirs


def _renewed(shot: Shot, said: Sequence[Actor]) -> Shot:
    cast = list(shot.cast)
    for index, actor in enumerate(cast):
        for one in said:
            if _is(actor, one):
                cast[index] = replace(
                    actor,
                    look={**actor.look, **one.look},
                    action=one.action or actor.action,
                    place=actor.place if one.place == "auto" else one.place,
                    facing=actor.facing if one.facing == "auto" else one.facing,
                    count=one.count if one.count > 1 else actor.count,
                )
    return replace(shot, cast=tuple(cast))


def _joined(shot: Shot, more: Sequence[Actor]) -> Shot:
    """More actors; of what is there already, one more."""
    first = len(shot.cast)
    moved = (one if one.to is None else replace(one, to=one.to + first) for one in more)
    return replace(shot, cast=references.limited((*shot.cast, *moved)))


def _names(actors: Sequence[Actor]) -> str:
    return ", ".join(actor.label or actor.name for actor in actors)


def _short(text: str) -> str:
    return " ".join(text.lower().split())[:60]
