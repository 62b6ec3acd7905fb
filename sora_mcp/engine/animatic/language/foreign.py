"""Prompts in other languages: which sentences are not English, so that nobody guesses at them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from sora_mcp.engine.animatic.language import lexicon
from sora_mcp.engine.animatic.language.grammar import known_words
from sora_mcp.engine.animatic.language.terms.small import ENGLISH_SMALL_WORDS, OTHER_SMALL_WORDS
from sora_mcp.engine.animatic.language.words import Span, Word, blanked, words_of

ENGLISH_ONLY = "The words are read in English only."
_LEAST_SHARE = 0.5  # of a sentence's words that must be English
_MOST_SHARE = 0.6  # where there are other languages' small words
_FEW = 3
_CAPTION_CHARS = 120
_LISTS = ("stop", "adjectives", "filler", "abstract", "wearing")


@cache
def vocabulary() -> frozenset[str]:
    """All single words that some table of ours has."""
    book = lexicon.lexicon()
    tables = (book.nouns, book.modifiers, book.counts, book.relations, book.places, book.traps)
    words = {word for table in tables for phrase, _ in table for word in phrase.split()}
    for name in _LISTS:
        words |= {word for phrase in lexicon.plain(name) for word in phrase.split()}
    return frozenset(words | known_words())


def sentences(text: str, names: Collection[str] = ()) -> list[Span]:
    """Places of the sentences that are not English; `names` are known anyway."""
    said = words_of(text)
    if not said:
        return []
    known = {part for name in names for part in name.split()}
    groups: dict[int, list[Word]] = {}
    for word in said:
        groups.setdefault(word.sentence, []).append(word)
    found: list[Span] = []
    for group in groups.values():
        if _is_foreign([one.word for one in group if one.word not in known]):
            found.append((group[0].start, group[-1].end))
        else:
            found += [
                (w.start, w.end) for w in group if w.word not in known and _is_strange(w.word)
            ]
    return found


def _is_strange(word: str) -> bool:
    """Whether a word is written in letters other than ours."""
    return any(letter > "\u024f" and letter.isalpha() for letter in word)


def _is_foreign(words: Sequence[str]) -> bool:
    letters = [word for word in words if word[0].isalpha()]
    others = sum(word in OTHER_SMALL_WORDS for word in letters)
    if not others and ENGLISH_SMALL_WORDS.intersection(letters) and all(map(str.isascii, letters)):
        return False
    letters = [word for word in letters if not _is_strange(word)] or letters
    english = sum(map(is_english, letters))
    if any(not word.isascii() for word in letters) and english * 2 < len(letters):
        return True
    share = _LEAST_SHARE if not others else _MOST_SHARE
    return len(letters) >= _FEW and english - others < len(letters) * share


def is_english(word: str) -> bool:
    """Whether some table of ours has a word, or what it is a form of."""
    if not word.isascii():
        return False
    known = vocabulary()
    forms = (word.removesuffix("'s"), *lexicon.singulars(word), *lexicon.bases(word))
    return any(form in known or (form,) in _verbs() for form in forms)


@cache
def _verbs() -> frozenset[tuple[str]]:
    return frozenset((phrase.split()[0],) for phrase, _ in lexicon.lexicon().verbs)


def caption(text: str) -> str:
    """A text as the caption of a shot, cut where it is too long."""
    words = " ".join(text.split())
    if len(words) <= _CAPTION_CHARS:
        return words
    return words[: _CAPTION_CHARS - 1].rsplit(" ", 1)[0][: _CAPTION_CHARS - 1] + "…"


def hidden(text: str, names: Collection[str]) -> tuple[str, bool]:
    """The text with what is not English blank, and whether there was any."""
    found = sentences(text, names)
    return (blanked(text, found), True) if found else (text, False)
