"""Plans changed by words: "make it night", "remove the dog", "red coat", "wider shot"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from sora_mcp.engine.animatic.language import changes, recasting
from sora_mcp.engine.animatic.language.grammar import findings
from sora_mcp.engine.animatic.language.heard import Source
from sora_mcp.engine.animatic.language.planning import source_of
from sora_mcp.engine.animatic.language.terms.editing import (
    CHANGES,
    FILLER,
    REPLACING,
    SHOTS,
    Change,
)
from sora_mcp.engine.animatic.language.words import Phrases, Word, blanked, words_of
from sora_mcp.engine.animatic.plan import Line, Plan

_WHICH = re.compile(r"\b(?:shot|scene|clip)\s{0,2}#?(\d{1,2})\b", re.I)
_PARTS = re.compile(r"[.;\n!?,]+|\bthen\b|\bbut\b", re.I)
_AND = re.compile(
    r"\band\s+(?=(?:add|remove|make|change|replace|turn|set|move|zoom|put|delete|swap|give|take"
    r"|pan|tilt|push|pull|slow|speed|no|without)\b)",
    re.I,
)
# Bars of a format, and no bar to sit in: an edit of the finished film.
_BARS = re.compile(
    r"\b(?:(?:letterbox(?:ing)?|black|cinema(?:tic)?|widescreen)\s+bars?"
    r"|bars?\s+(?:on|at|above|over)\s+(?:the\s+)?(?:top|bottom|edges?)(?:\s+and\s+(?:the\s+)?bottom)?)\b",
    re.I,
)
_MOST_PARTS = 60


@dataclass(frozen=True)
class Edited:
    """The changed plan, what words became, and what was not understood.

    `understood` is empty where nothing was: then the plan is as it was.
    """

    plan: Plan
    understood: dict[str, str] = field(default_factory=dict)
    not_understood: tuple[str, ...] = ()


def what_edits_can_do() -> str:
    """A sentence for those whose edit was not understood."""
    return (
        "Nothing in this edit was understood. Edits can change the time of day (make it night),"
        " the weather (add heavy rain, no fog), the style (black and white, noir) and palette, the"
        " set (move it to the beach), the camera (zoom in instead, slower, wider shot, low angle),"
        " the cast (add a dog, remove the dog, replace the cat with a fox), colours and clothes"
        " (red coat), and captions or lines in quotes; name a shot (in shot 2) to change it alone."
    )


def edited(plan: Plan, prompt: str, *, characters: Mapping[str, str] | None = None) -> Edited:
    """The plan with the changes that a prompt asks for."""
    source = source_of(prompt, characters or {})
    which = _which(source.plain, len(plan.shots))
    work = changes.Work(list(plan.shots), which, source.known)
    told = blanked(source.plain, (found.span() for found in _BARS.finditer(source.plain)))
    for part in _parts(_palettes(work, told)):
        _apply(work, part)
    _quoted(work, source)
    if not work.understood:
        return Edited(plan, {}, tuple(work.missed) or (prompt.strip()[:80],))
    missed = tuple(dict.fromkeys(word for word in work.missed if word not in FILLER))
    changed = replace(
        plan,
        shots=tuple(work.shots),
        understood={**plan.understood, **work.understood},
        not_depicted=tuple(dict.fromkeys((*plan.not_depicted, *missed))),
        burn_in=plan.burn_in and not work.is_clean,
    )
    return Edited(changed, work.understood, missed)


def _palettes(work: changes.Work, text: str) -> str:
    """Set palettes, whose commas part no wishes; the text without them."""
    found = [one for one in findings(text) if one.topic == "palette"]
    for one in found[:1]:
        work.set(palette=one.sets["palette"])
        work.understood[" ".join(one.text.lower().split())] = "palette"
    return blanked(text, (span for one in found for span in one.spans))


def _which(text: str, count: int) -> list[int]:
    """The shots that are named; all where none is."""
    named = [int(match[1]) - 1 for match in _WHICH.finditer(text)]
    words = [word.word for word in words_of(text)]
    for word, following in pairwise(words):
        if word in SHOTS and following in ("shot", "scene", "clip"):
            named.append(SHOTS[word] % count)
    fitting = sorted({index for index in named if 0 <= index < count})
    return fitting or list(range(count))


def _parts(text: str) -> list[str]:
    """The single wishes of an edit."""
    plain = _WHICH.sub(lambda match: " " * len(match[0]), text)
    pieces = _PARTS.split(_AND.sub("; ", plain))
    parts = [piece.strip() for piece in pieces if piece.strip()]
    return parts[:_MOST_PARTS]


@cache
def _changes() -> Phrases[Change]:
    return Phrases(CHANGES)


def _apply(work: changes.Work, part: str) -> None:
    words = words_of(part)
    hits = list(_changes().find(words))
    swap = _swapped(words, part)
    if swap:
        recasting.swapped(work, *swap)
        return
    for hit in hits:
        if hit.value not in ("add", "remove"):
            said = part[words[hit.first].start : words[hit.last - 1].end]
            changes.changed(work, hit.value, said)
            part = part.replace(said, " " * len(said), 1)
    doing = next((hit for hit in hits if hit.value in ("add", "remove")), None)
    if doing and doing.value == "remove":
        recasting.removed(work, part[words[doing.last - 1].end :])
    elif part.strip():
        is_more = doing is not None and words[doing.first].word != "with"
        is_told = any(word.word == "there" for word in words[:2])
        recasting.told(work, part, adds=is_more or is_told)


def _swapped(words: Sequence[Word], part: str) -> tuple[str, str] | None:
    """What goes and what comes, of "replace X with Y" and "X instead of Y"."""
    said = [word.word for word in words]
    if "instead" in said[:-1] and said[said.index("instead") + 1] == "of":
        at = said.index("instead")
        return part[words[at + 1].end :], part[: words[at].start]
    verb = next((i for i, word in enumerate(said[:3]) if word in REPLACING), None)
    if verb is None:
        return None
    for at in range(verb + 2, len(said)):
        if said[at] in REPLACING[said[verb]]:
            return part[words[verb].end : words[at].start], part[words[at].end :]
    return None


def _quoted(work: changes.Work, source: Source) -> None:
    """New lines and captions."""
    for quote in source.quotes:
        if quote.role == "name":
            continue
        is_said = quote.role == "said"
        work.understood[quote.text] = "said" if is_said else "caption"
        for index in work.which:
            shot = work.shots[index]
            line = Line(quote.text, quote.who)
            work.shots[index] = (
                replace(shot, dialogue=(line,)) if is_said else replace(shot, caption=quote.text)
            )
            if is_said:
                break
