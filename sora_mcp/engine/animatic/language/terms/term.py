"""What a phrase of the closed grammars means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Topic = Literal[
    "size", "angle", "lens", "camera", "time", "weather", "style", "palette", "technical",
    "undrawn", "none",
]  # fmt: skip
Needs = Literal["", "camera", "end", "look", "opening"]


@dataclass(frozen=True)
class Term:
    """Fields of a shot that a phrase sets.

    `weak` are fields that it only suggests. `needs` is what must stand beside it: `camera` (said
    of the camera), `end` (nothing that it could describe follows), `opening` (it opens a sentence
    in which nobody else is told of). A term that `keeps` its words
    leaves them to the cast and the set as well. Topic `none` protects its words from others,
    `undrawn` is known, and told as not depicted.
    """

    topic: Topic
    sets: Mapping[str, Any]
    weak: Mapping[str, Any]
    needs: Needs = ""
    keeps: bool = False


def term(
    topic: Topic, *, needs: Needs = "", keeps: bool = False, weak: Any = None, **sets: Any
) -> Term:
    """A term, written short."""
    return Term(topic, sets, weak or {}, needs, keeps)


NOTHING = Term("none", {}, {}, keeps=True)
Terms = dict[str, Term]


def names(text: str) -> frozenset[str]:
    """A set of words, written as a text."""
    return frozenset(text.split())
