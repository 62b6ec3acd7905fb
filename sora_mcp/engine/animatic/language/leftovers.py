"""Words of a text that nothing has understood."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language.lexicon import plain
from sora_mcp.engine.animatic.language.tokens import QUOTE, tokens_of

_LONGEST_FILLER = 4


def leftover(text: str, used: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Content words outside of the used places, once each and in order."""
    tokens = [token for token in tokens_of(text) if token.word != QUOTE]
    words = [token.word for token in tokens]
    found: dict[str, None] = {}
    at = 0
    while at < len(tokens):
        skipped = _filler(words, at)
        if skipped:
            at += skipped
            continue
        token = tokens[at]
        is_used = any(start < token.end and token.start < end for start, end in used)
        if not is_used and _is_content(token.word):
            found[token.word.removesuffix("'s")] = None
        at += 1
    return tuple(found)


def _filler(words: Sequence[str], at: int) -> int:
    for count in range(_LONGEST_FILLER, 0, -1):
        if " ".join(words[at : at + count]) in plain("filler"):
            return count
    return 0


def _is_content(word: str) -> bool:
    return len(word) > 1 and word[0].isalpha() and word not in plain("stop") | plain("wearing")
