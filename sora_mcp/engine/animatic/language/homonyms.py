"""Words of two senses: the company they keep tells a baseball bat from a bat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sora_mcp.engine.animatic.language.lexicon import bases, lexicon, rows, singulars
from sora_mcp.engine.animatic.language.tokens import Token


def owned(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with the apostrophe that was left out: "the toddlers nose", of one toddler."""
    said = {token.word for token in tokens}
    words = [token.word for token in tokens]
    return [
        replace(token, word=f"{token.word[:-1]}'s") if _owns(words, at, said) else token
        for at, token in enumerate(tokens)
    ]


def _owns(words: Sequence[str], at: int, said: set[str]) -> bool:
    word = words[at]
    if not word.endswith("s") or word[:-1] not in said or at + 1 >= len(words) or not at:
        return False
    part, owner = lexicon().nouns.at(words, at + 1), lexicon().nouns.at([word[:-1]], 0)
    is_part = part is not None and part.sense("body", "garment") is not None
    return is_part and owner is not None and owner.sense("rig") is not None


def told_apart(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with the other sense's name where the words around it speak for that one."""
    said = {form for token in tokens for form in _forms(token.word)}
    words = [token.word for token in tokens]
    return [
        token if _is_named(words, at) else replace(token, word=_meant(token.word, said))
        for at, token in enumerate(tokens)
    ]


def _is_named(words: Sequence[str], at: int) -> bool:
    """Whether it is a part of a longer name: "a fountain pen", "a palm tree"."""
    for first in range(max(0, at - 2), at + 1):
        match = lexicon().nouns.at(words, first)
        if match and match.length > max(1, at - first):
            return True
    return False


def _meant(word: str, said: set[str]) -> str:
    for form in _forms(word):
        for name, company in _senses().get(form, ()):
            if company & said:
                return name + word[len(form) :] if word.startswith(form) else name
    return word


def _forms(word: str) -> Iterator[str]:
    word = word.removesuffix("'s")
    yield from dict.fromkeys((word, *singulars(word), *bases(word)))


@cache
def _senses() -> dict[str, list[tuple[str, frozenset[str]]]]:
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for word, keys, company in rows("homonyms"):
        found.setdefault(word, []).append((keys["means"].replace("_", " "), frozenset(company)))
    return found
