"""A prompt read into a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from sora_mcp.engine.animatic.language import (
    accounting,
    beginnings,
    foreign,
    heights,
    sizing,
    spelling,
    timing,
    unkept,
)
from sora_mcp.engine.animatic.language.director import Account, Director
from sora_mcp.engine.animatic.language.gendering import gendered
from sora_mcp.engine.animatic.language.heard import Source, heard
from sora_mcp.engine.animatic.language.one_place import place_of_all
from sora_mcp.engine.animatic.language.presence import from_the_start
from sora_mcp.engine.animatic.language.quotes import quotes
from sora_mcp.engine.animatic.language.terms.speech import SAYS
from sora_mcp.engine.animatic.language.timeline import Outline, Take, outline
from sora_mcp.engine.animatic.language.words import blanked, words_of
from sora_mcp.engine.animatic.language.workplaces import within
from sora_mcp.engine.animatic.plan import Line, Plan, Shot

Link = Literal["anew", "goes_on", "cut"]

_ONE_PLACE = "No place was named: all of it is done {}."
_TOO_SHORT = "The video is too short to show each action by itself."


def source_of(prompt: str, characters: Mapping[str, str]) -> Source:
    """A prompt made ready: its quotations found, and blank for whoever looks for scenes."""
    found = quotes(prompt)
    prompt, fixed = spelling.corrected(prompt, [quote.span for quote in found], characters)
    found = quotes(prompt) if fixed else found
    known = {name.lower(): one for name, one in characters.items()}
    plain = blanked(prompt, (quote.span for quote in found))
    plain, is_foreign = foreign.hidden(plain, known)
    return Source(prompt, plain, found, known, is_foreign, fixed)


def read(
    prompt: str,
    *,
    seconds: float,
    seed: int,
    characters: Mapping[str, str] | None = None,
    before: Shot | None = None,
    link: Link = "anew",
) -> Plan:
    """The plan of a video of `seconds`; `characters` are ids by name.

    What the prompt leaves open is as in the shot `before`, if there is one. `link` is what the
    first shot is to it: the same told `anew`, its next moment (`goes_on`), or one after a `cut`.
    """
    source = source_of(prompt, characters or {})
    told = outline(source.plain)
    total = timing.frames(seconds)
    director, takes, shots = _directed(source, told, total, seed, before, link)
    if home := place_of_all(shots, director.implied):
        director, takes, shots = _directed(source, told, total, seed, before, link, home)
    account = director.account
    lengths = timing.shared_out(total, [take.seconds for take in takes])
    _account_lengths(takes, seconds, account)
    if told.fades_out:
        account.not_depicted.append("fade to black")
    shots = from_the_start(shots, director.seamless)
    shots = gendered(shots, (word.word for word in words_of(source.plain)))
    shots, notes = sizing.whole(_from_above(shots, account))
    account.assumptions += notes
    shots = _timed(shots, lengths, director.seamless)
    lost = " ".join(account.not_depicted)
    account.not_depicted += [one for one in unkept.told(source.plain, shots) if one not in lost]
    if source.is_foreign:
        shots = _captioned(shots, director, prompt)
    return Plan(tuple(_spoken(shots, director.shared.lines)), *_told(account, source))


def _directed(
    source: Source, told: Outline, total: int, seed: int, before: Shot | None, link: Link,
    home: str = "",
) -> tuple[Director, list[Take], list[Shot]]:  # fmt: skip
    """The takes with a picture, and their shots; in `home` is what nobody names a place for."""
    account = Account()
    takes = _affordable(told.takes, total, account)
    if link == "goes_on":
        takes[0] = replace(takes[0], goes_on=True)
    pool = before.cast if before else ()
    director = Director(source, heard(source, told.shared, pool), seed, account, before)
    director.keeps_camera = link != "cut"
    director.home = (home, _ONE_PLACE.format(within(home))) if home else None
    takes, shots = _shot(director, takes)
    return director, takes, beginnings.told(takes, shots, account)


def _shot(director: Director, takes: Sequence[Take]) -> tuple[list[Take], list[Shot]]:
    """The takes with a picture of their own, and their shots."""
    shots = [(take, director.shot(take)) for take in takes[:1]]
    for take in takes[1:]:
        shot = director.turned(take) if take.turns else director.shot(take)
        if shot:
            shots.append((take, shot))
    return [take for take, _ in shots], [shot for _, shot in shots]


def _told(
    account: Account, source: Source
) -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    """The account in few words: understood, not depicted, assumed."""
    if source.fixed:
        read_as = ", ".join(f'"{old}" as "{new}"' for old, new in source.fixed.items())
        account.assumptions.insert(0, f"Read {read_as}.")
    if source.is_foreign:
        account.assumptions.insert(0, foreign.ENGLISH_ONLY)
    return accounting.fitted(
        accounting.understood(account.understood),
        accounting.left_out(_not_depicted(account.not_depicted, source)),
        accounting.told(account.assumptions, account.understood),
    )


def _from_above(shots: Sequence[Shot], account: Account) -> list[Shot]:
    """Views from straight above as they can be drawn; the others are told to be from high up."""
    seen = [heights.honest(shot) for shot in shots]
    account.assumptions += dict.fromkeys(note for _, note in seen if note)
    return [shot for shot, _ in seen]


def _captioned(shots: list[Shot], director: Director, prompt: str) -> list[Shot]:
    """Words that nobody could read are shown as they are, where there is nothing else to show."""
    if director.is_told or any(shot.caption for shot in shots):
        return shots
    return [replace(shots[0], caption=foreign.caption(prompt)), *shots[1:]]


def _not_depicted(words: Sequence[str], source: Source) -> tuple[str, ...]:
    """Each word once; where there is speech, "says" and the like have been shown by it."""
    silent = SAYS if source.quotes else frozenset()
    return tuple(word for word in dict.fromkeys(words) if word not in silent)


def _affordable(takes: Sequence[Take], total: int, account: Account) -> list[Take]:
    """No more takes than the frames allow: beats are told together, then the last are left out."""
    kept: list[Take] = []
    surplus = len(takes) - max(1, total // timing.BEAT_FRAMES)
    for take in takes:
        if kept and take.goes_on and surplus > 0:
            kept[-1] = replace(kept[-1], passages=(*kept[-1].passages, *take.passages))
            surplus -= 1
            account.assumptions.append(_TOO_SHORT)
        else:
            kept.append(take)
    most = max(1, min(timing.MOST_SHOTS, total // timing.LEAST_FRAMES))
    if len(kept) > most:
        account.assumptions.append(f"Only the first {most} of {len(kept)} shots find room.")
    return kept[:most]


def _account_lengths(takes: Sequence[Take], seconds: float, account: Account) -> None:
    said = [take.seconds for take in takes if take.seconds]
    if len(said) == len(takes) and abs(sum(said) - seconds) > 0.05:
        account.assumptions.append(
            f"The shots are {sum(said):g} s long as written; they are scaled to {seconds:g} s."
        )


def _timed(shots: Sequence[Shot], lengths: Sequence[int], seamless: Sequence[bool]) -> list[Shot]:
    """The shots with their lengths; those of one take show parts of one move, on one clock."""
    timed: list[Shot] = []
    first = 0
    while first < len(shots):
        last = first + 1
        while last < len(shots) and seamless[last]:
            last += 1
        whole, at = sum(lengths[first:last]), 0
        for shot, length in zip(shots[first:last], lengths[first:last], strict=True):
            timed.append(
                replace(
                    shot,
                    seconds=length / timing.FPS,
                    clock_s=at / timing.FPS,
                    move_from=at / whole,
                    move_to=(at + length) / whole,
                )
            )
            at += length
        first = last
    return timed


def _spoken(shots: list[Shot], lines: Sequence[Line]) -> list[Shot]:
    """Lines that were given for all shots, spread over them in order."""
    spread = [list(shot.dialogue) for shot in shots]
    for number, line in enumerate(lines):
        spread[number * len(shots) // len(lines)].append(line)
    return [replace(shot, dialogue=tuple(own)) for shot, own in zip(shots, spread, strict=True)]
