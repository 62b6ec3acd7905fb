"""Prompts that name no thing at all: a mood or an abstraction, told by a place and its light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sora_mcp.engine.animatic.language.terms.moods import MOODS
from sora_mcp.engine.animatic.language.words import Span, Word


@dataclass(frozen=True)
class Mood:
    """A word's place in the text, and the set and light that stand for it."""

    word: str
    span: Span
    set_name: str
    light: dict[str, Any]

    @property
    def why(self) -> str:
        """A sentence on it for the account."""
        place = self.set_name.replace("_", " ")
        return f'No place was named: "{self.word}" is told by a picture of its own ({place}).'


@cache
def _moods() -> dict[str, tuple[str, dict[str, Any]]]:
    return {word: told for words, told in MOODS.items() for word in words.split()}


def mood(words: Sequence[Word]) -> Mood | None:
    """The first mood that is named."""
    for one in words:
        if one.word in _moods():
            set_name, light = _moods()[one.word]
            return Mood(one.word, (one.start, one.end), set_name, light)
    return None
