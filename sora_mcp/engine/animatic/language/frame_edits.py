"""An edit of footage read into changes of its pictures, and an account of what was understood."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from sora_mcp.engine.animatic.language import frame_times, values
from sora_mcp.engine.animatic.language.leftovers import leftover
from sora_mcp.engine.animatic.language.quotes import quotes
from sora_mcp.engine.animatic.language.terms.editing import FILLER
from sora_mcp.engine.animatic.language.terms.frame_changes import (
    AMOUNTS,
    FRAME_CHANGES,
    NEGATIONS,
    ON_FOOTAGE,
    PARTS,
    FrameChange,
)
from sora_mcp.engine.animatic.language.terms.styles import LOOK_NOUNS
from sora_mcp.engine.animatic.language.terms.term import Term
from sora_mcp.engine.animatic.language.terms.weathers import WEATHERS
from sora_mcp.engine.animatic.language.words import Hit, Phrases, Span, Word, blanked, words_of

_QUOTED = re.compile(r"\"([^\"\n]{1,300})\"|“([^”\n]{1,300})”|«([^»\n]{1,300})»")
_UNQUOTED = re.compile(
    r"\b(?:title|caption|subtitle|text)s?\s*(?::|saying|that\s+(?:says|reads)|reading)\s*([^.;\n]{1,200})",
    re.I,
)
_PLACES = re.compile(r"\b(titles?|captions?|subtitles?|text|bottom|line)\b", re.I)
_WISHES = re.compile(r"[.;\n!?,]+|\bthen\b|\bbut\b|\band\b|&|\bwith\b", re.I)
_ONCE = ("flip", "crop", "zoom", "focus", "weather", "vignette", "letterbox", "fade", "steady",
         "reverse", "mute", "blur")  # fmt: skip
_WEATHER_SHOWN = ("rain", "storm", "snow", "fog", "dust", "leaves", "petals", "embers", "bubbles",
                  "fireflies", "confetti")  # fmt: skip
_MOST_SAID = 80
_NEAR = 3

Understood = tuple[tuple[str, ...], dict[str, str], tuple[str, ...]]


def frame_edits(prompt: str) -> Understood:
    """(changes as JSON, what words became, what was not understood) of an edit of footage."""
    reading = _Reading(prompt)
    reading.quoted()
    for found in (frame_times.zooms, frame_times.trims, frame_times.speeds):
        for span, change in found(reading.plain):
            reading.take(span, change)
    reading.phrases()
    reading.weather()
    changes = tuple(json.dumps(one, ensure_ascii=False) for one in reading.changes)
    return changes, reading.understood, reading.missed()


def what_frame_edits_can_do() -> str:
    """A sentence for those whose edit was not understood."""
    return (
        "Nothing in this edit was understood. This video is footage, not a draft of ours: its own"
        " pictures can be graded (warm, cold, night, sepia, black and white, vivid, faded,"
        " brighter, darker), slowed down, sped up, reversed, trimmed (first 3 seconds), mirrored,"
        " cropped, zoomed, blurred, stabilised, letterboxed and faded, with rain, snow, fog or"
        ' embers laid over it and a caption in "quotes"; nothing in it can be added or removed.'
    )


class _Reading:
    """A prompt, what of it has been used, and what became of that."""

    def __init__(self, prompt: str) -> None:
        self.prompt = self.plain = prompt
        self.used: list[Span] = []
        self.changes: list[FrameChange] = []
        self.understood: dict[str, str] = {}

    def take(self, span: Span, change: FrameChange) -> None:
        """Note a change, unless its words are used already."""
        if any(start < span[1] and span[0] < end for start, end in self.used):
            return
        self.used.append(span)
        said = " ".join(self.prompt[span[0] : span[1]].split())
        self.understood[said] = told(change)
        self._add(change)

    def _add(self, change: FrameChange) -> None:
        same = [one for one in self.changes if one["do"] == change["do"]]
        if same and change["do"] == "fade":
            for key in ("in_s", "out_s"):
                same[0][key] = max(same[0][key], change[key])
        elif same and change["do"] in _ONCE:
            self.changes[self.changes.index(same[0])] = change
        elif change not in self.changes:
            self.changes.append(change)

    def quoted(self) -> None:
        """Titles, captions and lines; they are blank for whoever reads on."""
        spans: list[Span] = []
        for quote in quotes(self.prompt):
            place = "said" if quote.role == "said" else self._place(quote.span)
            spans.append(quote.span)
            change = {"do": "caption", "text": quote.text, "place": place}
            self.take(quote.span, {**change, "speaker": quote.who} if place == "said" else change)
        for match in _QUOTED.finditer(blanked(self.prompt, spans)):
            spans.append(match.span())
            text = next(group for group in match.groups() if group)
            change = {"do": "caption", "text": text.strip(), "place": self._place(match.span())}
            self.take(match.span(), change)
        self.plain = blanked(self.prompt, spans)
        if not spans:
            for match in _UNQUOTED.finditer(self.plain):
                place = "title" if match[0].lower().startswith("title") else "low"
                change = {"do": "caption", "text": match[1].strip(), "place": place}
                self.take(match.span(), change)
        self.plain = blanked(self.plain, self.used)

    def _place(self, span: Span) -> str:
        """A title where that is the nearest word for it, else a caption."""
        found = _PLACES.findall(self.prompt[max(0, span[0] - 40) : span[0]])
        return "title" if found and found[-1].lower().startswith("tit") else "low"

    def phrases(self) -> None:
        """Grades, speeds and the rest of the table."""
        plain = blanked(self.plain, self.used)
        words = words_of(plain)
        for hit in _phrases().find(words):
            if _is_refused(words, hit.first) or not _is_of_the_look(words, hit):
                continue
            start, end = words[hit.first].start, words[hit.last - 1].end
            change = dict(hit.value)
            amount, at = _amount(words, hit)
            if at is not None and change["do"] in ("grade", "blur", "vignette"):
                change["amount"] = round(min(1.6, change.get("amount", 1.0) * amount), 2)
            near = frame_times.length_near(plain, start, end) if change["do"] == "fade" else None
            if near:
                for key in ("in_s", "out_s"):
                    change[key] = near[1] if change[key] else 0.0
                self.used.append(near[0])
            self.take((start, end), change)

    def weather(self) -> None:
        """What is laid over the pictures."""
        words = words_of(blanked(self.plain, self.used))
        for hit in _weathers().find(words):
            if hit.value.topic != "weather" or _is_refused(words, hit.first):
                continue
            sets, beside = values.resolved(words, hit)
            weather = sets.get("weather")
            if weather is None or weather.kind not in _WEATHER_SHOWN:
                continue
            change = {"do": "weather", "kind": weather.kind, "intensity": weather.intensity}
            first, last = min([hit.first, *beside]), max([hit.last - 1, *beside])
            self.take((words[first].start, words[last].end), change)

    def missed(self) -> tuple[str, ...]:
        """Wishes nothing of which was understood, and left-over words of the others."""
        missed: dict[str, None] = {}
        for start, end in _wishes(self.plain, self.used):
            inside = [span for span in self.used if span[0] < end and start < span[1]]
            part = self.prompt[start:end]
            words = [
                word for word in leftover(part, [(a - start, b - start) for a, b in inside])
                if word not in (FILLER | ON_FOOTAGE) - PARTS and word not in AMOUNTS
            ]  # fmt: skip
            if words and not inside:
                missed[" ".join(part.split())[:_MOST_SAID]] = None
            else:
                missed.update(dict.fromkeys(words))
        if not missed and not self.changes:
            missed[" ".join(self.prompt.split())[:_MOST_SAID]] = None
        return tuple(word for word in missed if word)


@cache
def _phrases() -> Phrases[FrameChange]:
    return Phrases(FRAME_CHANGES)


@cache
def _weathers() -> Phrases[Term]:
    return Phrases(WEATHERS)


def _is_refused(words: Sequence[Word], first: int) -> bool:
    clause = words[first].clause
    return any(
        word.word in NEGATIONS and word.clause == clause
        for word in words[max(0, first - _NEAR) : first]
    )


def _is_of_the_look(words: Sequence[Word], hit: Hit[FrameChange]) -> bool:
    """Whether a grade is meant, and not "a dark hat": what follows is no thing."""
    if hit.value["do"] not in ("grade", "blur") or hit.last >= len(words):
        return True
    if any(word.word in PARTS for word in words[hit.last : hit.last + 2]):
        return False
    after = words[hit.last]
    if after.clause != words[hit.first].clause or after.word in LOOK_NOUNS | ON_FOOTAGE | FILLER:
        return True
    return after.word in AMOUNTS or not leftover(after.word, ())


def _amount(words: Sequence[Word], hit: Hit[FrameChange]) -> tuple[float, int | None]:
    for index in range(hit.first - 1, max(-1, hit.first - 3), -1):
        word = words[index]
        if word.clause == words[hit.first].clause and word.word in AMOUNTS:
            return AMOUNTS[word.word], index
    return 1.0, None


def _wishes(text: str, used: Sequence[Span]) -> list[Span]:
    """The parts of an edit; "and" inside of something understood parts nothing."""
    cuts = [
        match.span() for match in _WISHES.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in used)
    ]  # fmt: skip
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [span for span in zip(starts, ends, strict=True) if span[1] > span[0]]


def told(change: dict[str, Any]) -> str:
    """A change in words."""
    match change["do"]:
        case "grade":
            return f"grade: {change['name'].replace('_', ' ')}"
        case "speed":
            return f"speed: {change['factor']:g} times"
        case "weather":
            return f"overlay: {change['kind']}"
        case "caption":
            return "caption"
        case "trim":
            return "trimmed"
    return _TOLD.get(change["do"], str(change["do"]))


_TOLD = {
    "flip": "mirrored", "crop": "cropped in", "zoom": "a move of the frame", "blur": "blurred",
    "focus": "a pulled focus", "vignette": "a vignette", "letterbox": "black bars",
    "fade": "a fade", "steady": "stabilised", "mute": "no sound", "reverse": "played backwards",
}  # fmt: skip
