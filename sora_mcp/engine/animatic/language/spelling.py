"""Words that are plainly misspelt ("lighthosue", "elefant"), read as what they must mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from sora_mcp.engine.animatic.language import foreign
from sora_mcp.engine.animatic.language.terms.misspelt import GENUINE, SHORT_FORMS
from sora_mcp.engine.animatic.language.words import Span, blanked

_WORD = re.compile(r"(?<![\w'’-])[a-z]{1,20}(?![\w'’-])|(?:(?<=^)|(?<=[.!?]\s))[A-Z][a-z]{3,20}\b")  # noqa: RUF001
_LEAST, _LONG = 4, 7
_ENDINGS = ("ing", "ed", "er", "s")
_MOST_FIXED, _MOST_CHARS = 6, 2000
_SOUNDS = (("ph", "f"), ("ck", "k"), ("y", "i"), ("z", "s"))


def corrected(
    prompt: str, hidden: Collection[Span], names: Collection[str]
) -> tuple[str, dict[str, str]]:
    """The prompt with misspelt words put right, and which; what is hidden stays as it is."""
    if len(prompt) > _MOST_CHARS:
        return prompt, {}
    known_names = {part for name in names for part in name.lower().split()}
    pieces: list[str] = []
    fixed: dict[str, str] = {}
    at = 0
    for match in _WORD.finditer(blanked(prompt, hidden)):
        word = match.group()
        right = None if word.lower() in known_names else _right(word.lower())
        if right is None or len(fixed) >= _MOST_FIXED:
            continue
        pieces += (prompt[at : match.start()], right)
        fixed[word] = right
        at = match.end()
    return "".join((*pieces, prompt[at:])), fixed


@cache
def _right(word: str) -> str | None:
    """What an unknown word must be, if one known word is nearly the same."""
    if word in SHORT_FORMS:
        return SHORT_FORMS[word]
    if len(word) < _LEAST or word in GENUINE or foreign.is_english(word):
        return None
    for candidates in (_swapped(word), _sounding(word), _one_off(word)):
        found = {one for one in candidates if one in foreign.vocabulary()}
        if any(one.startswith(word) or word.startswith(one) for one in found):
            return None  # another form of a known word
        if len(found) == 1:
            return found.pop()
    return None


def _swapped(word: str) -> Iterator[str]:
    """The word with two letters inside it the other way round."""
    for at in range(1, len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _sounding(word: str) -> frozenset[str]:
    return _by_sound().get(_sound(word), frozenset()) if len(word) > _LEAST else frozenset()


@cache
def _by_sound() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word in foreign.vocabulary():
        if len(word) > _LEAST and word.isascii():
            found.setdefault(_sound(word), set()).add(word)
    return {sound: frozenset(words) for sound, words in found.items()}


def _sound(word: str) -> str:
    for spelt, heard in _SOUNDS:
        word = word.replace(spelt, heard)
    return re.sub(r"(.)\1", r"\1", word)


def _one_off(word: str) -> Iterator[str]:
    """Long words with a letter too many, or one too few."""
    if len(word) < _LONG or word.endswith(_ENDINGS):
        return
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
    for at in range(1, len(word) + 1):
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield word[:at] + letter + word[at:]
