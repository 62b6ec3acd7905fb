"""Whether a "she" or a "he" said later tells of the one person whose gender nothing else tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.plan import Actor, Shot

_GENDERS = {
    **dict.fromkeys(names("she her hers herself"), "woman"),
    **dict.fromkeys(names("he him his himself"), "man"),
}
_GROWN = names("adult child")


def gendered(shots: Sequence[Shot], words: Iterable[str]) -> list[Shot]:
    """The shots with the gender that pronouns tell, where only one person is left to have it."""
    told = {_GENDERS[word] for word in words if word in _GENDERS}
    people = [one for shot in shots for one in shot.cast if one.name in _GROWN]
    open_ = {(one.name, one.label) for one in people if _is_open(one)}
    taken = {one.look.get("gender") for one in people}
    if len(told) != 1 or len(open_) != 1 or told & taken:
        return list(shots)
    gender = told.pop()
    return [replace(shot, cast=tuple(_as(one, gender) for one in shot.cast)) for shot in shots]


def _is_open(one: Actor) -> bool:
    return one.name in _GROWN and one.count == 1 and "gender" not in one.look


def _as(one: Actor, gender: str) -> Actor:
    return replace(one, look={**one.look, "gender": gender}) if _is_open(one) else one
