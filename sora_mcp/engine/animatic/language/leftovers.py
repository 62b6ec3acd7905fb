"""Words of a text that nothing has understood."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language.deeds import Deeds
from sora_mcp.engine.animatic.language.lexicon import lexicon, plain
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import QUOTE, Token, tokens_of

_LONGEST_FILLER = 4
# Words of the trade that are things where something is done to them: "hangs a picture".
_THINGS = names(
    "picture pictures photo photos portrait camera lens movie film engine loop reel trailer frame"
    " video square grain animation light lights"
)
_ARTICLES = names("a an the his her their its")


def leftover(text: str, used: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Content words outside of the used places, once each and in order; deeds as a whole."""
    tokens = [token for token in tokens_of(text) if token.word != QUOTE]
    words = [token.word for token in tokens]
    free = ["" if _is_used(token, used) else token.word for token in tokens]
    found: dict[str, None] = {}
    deeds = Deeds(tokens)
    at = 0
    while at < len(tokens):
        skipped = 0 if _is_handled(words, at) else _filler(free, at)
        if not skipped and _is_content(free[at]):
            start, end = deeds.around(at)
            found[" ".join(words[start:end]).removesuffix("'s")] = None
            skipped = end - at
        at += skipped or 1
    return tuple(found)


def _is_used(token: Token, used: Sequence[tuple[int, int]]) -> bool:
    return any(start < token.end and token.start < end for start, end in used)


def _filler(words: Sequence[str], at: int) -> int:
    for count in range(_LONGEST_FILLER, 0, -1):
        if " ".join(words[at : at + count]) in plain("filler"):
            return count
    return 0


def _is_handled(words: Sequence[str], at: int) -> bool:
    """Whether it is a thing that something is done to."""
    if at < 2 or words[at] not in _THINGS or words[at - 1] not in _ARTICLES:
        return False
    verb = words[at - 2]
    if verb in plain("stop") | plain("filler") or words[at + 1 : at + 2] == ["of"]:
        return False
    return lexicon().verbs.at(words, at - 2) is not None and verb.endswith(("ing", "s"))


def _is_content(word: str) -> bool:
    return len(word) > 1 and word[0].isalpha() and word not in plain("stop") | plain("wearing")
