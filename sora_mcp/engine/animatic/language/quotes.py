"""Quotations in a prompt: what is said and by whom, what is written on things, what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sora_mcp.engine.animatic.language.terms.speech import (
    CAPTIONS,
    NAMES,
    NOBODY,
    SAYS,
    WRITING,
    WRITTEN,
)
from sora_mcp.engine.animatic.language.terms.term import names
from sora_mcp.engine.animatic.language.words import Span, Word, words_of

Role = Literal["said", "written", "caption", "name"]

_SENTENCE = re.compile(r"\n|[.!?\"”]\s")
_MOST_CHARS = 600
_MOST_SHOWN = 200
_PAIRS = {'"': '"', "“": "”", "«": "»", "„": "“”", "‘": "’"}  # noqa: RUF001
_PLACED = names("at behind beside near in on by from")
_ENDING = _PLACED | names("with one")  # of a speaker's name: "the older one", "a man with a dog"
_PASSED = names("the a an softly quietly loudly slowly")
_WINDOW_BEFORE, _WINDOW_AFTER = 70, 45


@dataclass(frozen=True)
class Quote:
    """A quotation: its place with its marks, its text, and what it is.

    `who` is the speaker of what is said, or the word for the thing that carries the writing.
    """

    span: Span
    text: str
    role: Role
    who: str = ""


def quotes(prompt: str) -> list[Quote]:
    """The quotations of a prompt, in order; marks that are never closed are none."""
    found: list[Quote] = []
    spans = list(_marked(prompt))
    for number, (start, end) in enumerate(spans):
        least = spans[number - 1][1] if number else 0
        most = spans[number + 1][0] if number + 1 < len(spans) else len(prompt)
        before = prompt[max(least, start - _WINDOW_BEFORE) : start]
        after = prompt[end : min(most, end + _WINDOW_AFTER)]
        text = " ".join(prompt[start + 1 : end - 1].split())
        quote = _judged((start, end), text, before, after) if text else None
        if quote:
            found.append(quote)
    return found


def _marked(prompt: str) -> Iterator[Span]:
    """Places of quotations by their marks, none inside another."""
    at = 0
    while at < len(prompt):
        mark = prompt[at]
        end = -1
        if mark in _PAIRS:
            end = _closing(prompt, at, _PAIRS[mark])
        elif mark == "'" and _opens(prompt, at):
            end = _apostrophe(prompt, at)
        if end > 0:
            yield at, end
        at = end if end > 0 else at + 1


def _closing(prompt: str, at: int, marks: str) -> int:
    ends = [prompt.find(mark, at + 1, at + _MOST_CHARS) for mark in marks]
    return min((end for end in ends if end > 0), default=-1) + 1


def _opens(prompt: str, at: int) -> bool:
    before = prompt[at - 1] if at else " "
    return not before.isalnum() and at + 1 < len(prompt) and not prompt[at + 1].isspace()


def _apostrophe(prompt: str, at: int) -> int:
    """The end of a quotation in single straight marks, or 0: apostrophes do not close it."""
    end, line = at, prompt.find("\n", at, at + _MOST_CHARS)
    limit = line if line > 0 else at + _MOST_CHARS
    for _ in range(8):
        end = prompt.find("'", end + 1, limit)
        if end < 0:
            return 0
        after = prompt[end + 1 : end + 2]
        if not after.isalnum() and not prompt[end - 1].isspace():
            return end + 1
    return 0


def _judged(span: Span, text: str, before: str, after: str) -> Quote | None:
    """What the words beside a quotation make of it, nearest first; None: it means nothing here."""
    lead = words_of(before)
    lead = [word for word in lead if word.sentence == lead[-1].sentence]
    tail = words_of(after)
    tail = [word for word in tail if word.sentence == 0 and word.clause < 2]
    stops = before.rstrip()[-1:] in (".", "!", "?") or not lead
    named = _named_speaker(before)
    if named:
        return Quote(span, text, "said", named)
    if not stops:
        for index in range(len(lead) - 1, max(-1, len(lead) - 11), -1):
            quote = _by_word(span, text, lead, index)
            if quote:
                return quote
    speaker = next((i for i, word in enumerate(tail[:6]) if word.word in SAYS), None)
    if speaker is not None:
        return Quote(span, text, "said", _speaker(after, tail[:speaker] or tail[speaker + 1 : 5]))
    is_sentence = text[-1] in ".!?…" and (len(text.split()) > 1 or stops)
    if is_sentence or (len(text.split()) > 3 and (stops or before.rstrip()[-1:] in ":,")):
        return Quote(span, text, "said")
    return None


def _by_word(span: Span, text: str, lead: Sequence[Word], index: int) -> Quote | None:
    word = lead[index].word
    if word in NAMES and len(lead) - index <= 2:
        return Quote(span, text, "name")
    carriers = [w.word for w in lead[max(0, index - 6) : index + 1] if w.word in WRITTEN]
    if word in SAYS and not carriers:
        return Quote(span, text, "said", _speaker("", _named(lead[max(0, index - 7) : index])))
    if not carriers:
        return None
    shown = text[:_MOST_SHOWN]
    things = [carrier for carrier in carriers if carrier not in WRITING]
    titles = [carrier for carrier in carriers if carrier in CAPTIONS]
    if titles or not things:
        return Quote(span, shown, "caption", (titles or carriers)[0])
    return Quote(span, shown, "written", things[-1])


def _named_speaker(before: str) -> str:
    """The name in `Anna: "..."` or `- Old man (softly): "..."`."""
    line = _SENTENCE.split(before)[-1].rstrip()
    if not line.endswith(":"):
        return ""
    words = line[:-1].split("(")[0].replace("*", " ").strip(" -•\t#>").split()
    if not 0 < len(words) <= 3 or any(word.lower().strip(",.") in SAYS for word in words):
        return ""
    return "" if any(word.lower() in WRITTEN for word in words) else " ".join(words)


def _named(words: Sequence[Word]) -> Sequence[Word]:
    """The words without a place at their end: "a newscaster at a desk"."""
    at = next((i for i in range(len(words) - 1, 0, -1) if words[i].word in _PLACED), 0)
    rest = [word.word for word in words[at + 1 :]]
    return words[:at] if at and 0 < len(rest) <= 3 and "and" not in rest else words


def _speaker(text: str, words: Sequence[Word]) -> str:
    """The subject's name among the words before the verb, or after it; "" for pronouns."""
    name: list[str] = []
    for word in reversed(words) if not text else words:
        if name and text and word.word in _ENDING:
            name += ["one"] if word.word == "one" else []
            break
        if word.word in NOBODY or word.word in SAYS or word.word.endswith("ly"):
            if name or word.word not in _PASSED:
                break
            continue
        name.append(word.word)
    return " ".join(reversed(name[:3]) if not text else name[:3]).capitalize()


def dialogue_lines(block: str) -> Iterator[tuple[str, str]]:
    """(speaker, text) of each line of a dialogue block, quoted or not."""
    for line in block.splitlines():
        plain = line.strip().strip("-•*–— \t").strip()  # noqa: RUF001
        if not any(letter.isalpha() for letter in plain):
            continue
        speaker, colon, said = plain.partition(":")
        if not colon or len(speaker.split()) > 5 or '"' in speaker or "“" in speaker:
            speaker, said = "", plain
        said = said.strip().strip("\"“”«»*'‘’ ")  # noqa: RUF001
        if said:
            yield speaker.split("(")[0].strip(" *"), " ".join(said.split())
