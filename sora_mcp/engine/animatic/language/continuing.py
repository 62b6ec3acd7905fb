"""Plans that go on from another: extensions, and remixes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sora_mcp.engine.animatic.language.edits import Edited, edited
from sora_mcp.engine.animatic.language.marks import joints
from sora_mcp.engine.animatic.language.planning import read
from sora_mcp.engine.animatic.language.terms.editing import FILLER, OPENINGS
from sora_mcp.engine.animatic.language.words import words_of
from sora_mcp.engine.animatic.plan import Plan, Shot

_WISH_WORDS = 14  # a longer prompt is a scene, unless it begins as a wish


def extended(
    plan: Plan, prompt: str, *, seconds: float, characters: Mapping[str, str] | None = None
) -> Plan:
    """The plan of the next `seconds` alone: the last shot goes on, with the prompt's changes.

    Set, cast, light and seed stay, the scene's clock goes on, and the camera stays where its move
    ended, or makes the move that the prompt asks for.
    """
    last = plan.shots[-1]
    cuts = any(not prompt[: mark.start].strip() and mark.joint != "beat" for mark in joints(prompt))
    more = read(
        prompt,
        seconds=seconds,
        seed=last.seed,
        characters=characters,
        before=last,
        link="cut" if cuts else "goes_on",
    )
    if not cuts and more.shots[0].set_name == last.set_name:
        shots = _on_the_clock(more.shots, last)
        more = replace(more, shots=shots)
    kept = tuple(word for word in more.not_depicted if word not in FILLER)
    return replace(more, not_depicted=kept, burn_in=plan.burn_in)


def _on_the_clock(shots: tuple[Shot, ...], last: Shot) -> tuple[Shot, ...]:
    """The shots of the take that goes on, with its clock; its camera rests where it came to."""
    clock_s = last.clock_s + last.seconds
    result = list(shots)
    for index, shot in enumerate(shots):
        if index and not shot.clock_s:
            break
        result[index] = replace(shot, clock_s=clock_s + shot.clock_s)
        if _camera(shot) == _camera(last):
            result[index] = replace(result[index], move_from=last.move_to, move_to=last.move_to)
    return tuple(result)


def _camera(shot: Shot) -> tuple[object, ...]:
    return shot.move, shot.move_amount, shot.size, shot.angle, shot.lens_mm


def together(plan: Plan, more: Plan) -> Plan:
    """A plan and its extension as one: what is stored with the extended video."""
    return replace(
        plan,
        shots=(*plan.shots, *more.shots),
        understood={**plan.understood, **more.understood},
        not_depicted=tuple(dict.fromkeys((*plan.not_depicted, *more.not_depicted))),
        assumptions=tuple(dict.fromkeys((*plan.assumptions, *more.assumptions))),
    )


def remixed(plan: Plan, prompt: str, *, characters: Mapping[str, str] | None = None) -> Edited:
    """The same seed and length, and all that the prompt does not mention.

    A wish ("make it night") is an edit; a scene is read anew, on top of what there was.
    """
    if _is_wish(prompt):
        change = edited(plan, prompt, characters=characters)
        if change.understood:
            return change
    first = plan.shots[0]
    again = read(prompt, seconds=plan.seconds, seed=first.seed, characters=characters, before=first)
    if not again.understood:
        return Edited(plan, {}, again.not_depicted)
    if len(again.shots) == 1 and len(plan.shots) > 1:
        again = replace(again, shots=_laid_over(plan, first, again.shots[0]))
    again = replace(again, burn_in=plan.burn_in)
    return Edited(again, again.understood, again.not_depicted)


def _is_wish(prompt: str) -> bool:
    words = [word.word for word in words_of(prompt)]
    return bool(OPENINGS & set(words[:2])) or (len(words) <= _WISH_WORDS and "instead" in words)


def _laid_over(plan: Plan, first: Shot, new: Shot) -> tuple[Shot, ...]:
    """All shots with the fields that a single new one changed of the first."""
    names = ("set_name", "time", "weather", "style", "palette", "cast", "dialogue", "caption",
             "place_label", "size", "angle", "move", "move_amount", "lens_mm")  # fmt: skip
    changed = {n: getattr(new, n) for n in names if getattr(new, n) != getattr(first, n)}
    return tuple(replace(shot, **changed) for shot in plan.shots)
