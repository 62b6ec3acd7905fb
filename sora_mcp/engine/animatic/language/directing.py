"""The caller as director: a plan written as JSON in place of a prompt, checked."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sora_mcp.engine.animatic.language import casting, defaults, references, targets, timing
from sora_mcp.engine.animatic.language.codec import PlanError, choices, decoded, one_of
from sora_mcp.engine.animatic.language.terms.palettes import PALETTE_COLOURS
from sora_mcp.engine.animatic.plan import VERSION, Actor, Plan, Shot

MOST_SHOTS, MOST_SECONDS = timing.MOST_SHOTS, 120.0
_MOST_CHARS, _MOST_LOOKS, _MOST_COUNT, _MOST_COLOURS, _MOST_LINES = 400, 24, 50, 6, 12
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_SHORT = {"set": "set_name", "lens": "lens_mm"}


def is_plan(prompt: str) -> bool:
    """Whether a prompt is meant as a plan: one JSON object with shots."""
    text = prompt.strip()
    return text[:1] == "{" and text[-1:] == "}" and '"shots"' in text


def parse_plan(
    text: str,
    *,
    seconds: float,
    seed: int = 0,
    characters: Mapping[str, str] | None = None,
    figures: Collection[str] = targets.FIGURES,
) -> Plan:
    """The plan that a caller wrote, its lengths made to add up to `seconds`.

    Left out: a set, sizes and moves are chosen as for a prompt, seconds are shared out. `figures`
    are the names that can be drawn; `characters` are ids by name.

    Raises:
        PlanError: it is no plan, or cannot be drawn; the sentence says where and what may be there.
    """
    value = _loaded(text)
    known = {name.lower(): one for name, one in (characters or {}).items()}
    shots = [_written_out(one, known, figures) for one in value["shots"]]
    wishes = [_seconds(one, index) for index, one in enumerate(shots)]
    _check_length(wishes)
    filled: list[Shot] = []
    notes: list[str] = []
    for index, one in enumerate(shots):
        filled.append(_shot(one, f"shots[{index}]", seed, notes))
    plan = decoded(Plan, {**value, "shots": []}, "")
    if plan.version != VERSION:
        raise PlanError(f"version must be {VERSION}, not {plan.version}.")
    for index, shot in enumerate(filled):
        _check(shot, f"shots[{index}]", known, figures)
    said = [wish for wish in wishes if wish]
    if len(said) == len(wishes) and abs(sum(said) - seconds) > 1 / timing.FPS:
        notes.append(f"The shots were {sum(said):g} s long; they are scaled to {seconds:g} s.")
    lengths = _lengths(wishes, seconds)
    timed = [replace(s, seconds=n / timing.FPS) for s, n in zip(filled, lengths, strict=True)]
    assumptions = tuple(dict.fromkeys((*plan.assumptions, *notes)))
    return replace(plan, shots=tuple(timed), assumptions=assumptions)


def _loaded(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise PlanError(f"The plan is not valid JSON ({place}): {error.msg}.") from error
    except (ValueError, RecursionError) as error:
        raise PlanError("The plan is not JSON that can be read.") from error
    if not isinstance(value, dict) or not isinstance(value.get("shots"), list):
        raise PlanError('A plan is a JSON object with a list "shots".')
    if not 1 <= len(value["shots"]) <= MOST_SHOTS:
        raise PlanError(f"shots must be 1 to {MOST_SHOTS}, not {len(value['shots'])}.")
    return value


def _lengths(wishes: Sequence[float | None], seconds: float) -> list[int]:
    total = timing.frames(seconds)
    if total < len(wishes):
        raise PlanError(f"{len(wishes)} shots do not fit in {seconds:g} s.")
    return timing.shared_out(total, wishes)


def _written_out(shot: Any, known: Mapping[str, str], figures: Collection[str]) -> Any:
    """A shot with what may be written short written out; what is wrong is left to the check."""
    if not isinstance(shot, dict):
        return shot
    shot = {_SHORT.get(key, key): value for key, value in shot.items()}
    if isinstance(shot.get("weather"), str):
        shot["weather"] = {"kind": shot["weather"]}
    if isinstance(shot.get("cast"), list):
        shot["cast"] = [_actor(one, known, figures) for one in shot["cast"]]
    said = shot.get("dialogue")
    if isinstance(said, str | list):
        lines = [said] if isinstance(said, str) else said
        shot["dialogue"] = [{"text": one} if isinstance(one, str) else one for one in lines]
    if isinstance(shot.get("palette"), list):
        shot["palette"] = [_hex(one) for one in shot["palette"]]
    return shot


def _hex(colour: Any) -> Any:
    return PALETTE_COLOURS.get(colour.lower(), colour) if isinstance(colour, str) else colour


def _actor(actor: Any, known: Mapping[str, str], figures: Collection[str]) -> Any:
    """An actor with its kind; everyday words ("woman in a red coat") become a figure with looks."""
    actor = {"name": actor} if isinstance(actor, str) else actor
    if not isinstance(actor, dict) or not isinstance(actor.get("name"), str):
        return actor
    actor = dict(actor)
    name = actor["name"]
    if "kind" in actor:
        return actor
    if name.lower() in known or name in known.values():
        return actor | {"kind": "character", "name": known.get(name.lower(), name)}
    if name in figures or len(name) > _MOST_CHARS:
        return actor | {"kind": "rig"}
    found = casting.cast(name, {}).actors
    if len(found) != 1 or found[0].kind == "card":
        return actor | {"kind": "rig"}
    drawn = {"kind": found[0].kind, "name": found[0].name, "label": name}
    looks = actor.get("look")
    if isinstance(looks, dict | None):
        actor["look"] = {**found[0].look, **(looks or {})}
    return actor | drawn


def _seconds(shot: Any, index: int) -> float | None:
    value = shot.get("seconds") if isinstance(shot, dict) else None
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 < value <= MOST_SECONDS:
        raise PlanError(f"shots[{index}].seconds must be a number over 0, at most 120.")
    return float(value)


def _check_length(wishes: Sequence[float | None]) -> None:
    whole = sum(wish or 0.0 for wish in wishes)
    if whole > MOST_SECONDS:
        raise PlanError(f"The shots are {whole:g} s long together; 120 s is the most.")


def _shot(value: Any, path: str, seed: int, notes: list[str]) -> Shot:
    """A shot with what was left out filled in as for a prompt."""
    value = {"seed": seed, "set_name": "", **value} if isinstance(value, dict) else value
    is_said = set(value) if isinstance(value, dict) else set()
    shot = decoded(Shot, {**value, "seconds": 1.0} if is_said else value, path)
    if not shot.set_name:
        place, why = defaults.home(shot.cast, shot.weather)
        notes.append(why)
        shot = replace(shot, set_name=place)
    if "size" not in is_said:
        shot = replace(shot, size=defaults.size(shot.cast, speaks=bool(shot.dialogue)))
    if "move" not in is_said:
        move, amount = defaults.move(shot.cast)
        shot = replace(shot, move=move)
        if "move_amount" not in is_said:
            shot = replace(shot, move_amount=amount)
    return shot


def _check(shot: Shot, path: str, known: Mapping[str, str], figures: Collection[str]) -> None:
    one_of(shot.set_name, sorted(targets.SETS), f"{path}.set_name")
    _within(shot.move_amount, 0, 1, f"{path}.move_amount")
    _within(shot.move_from, 0, 1, f"{path}.move_from")
    _within(shot.move_to, 0, 1, f"{path}.move_to")
    _within(shot.weather.intensity, 0, 1, f"{path}.weather.intensity")
    _within(shot.lens_mm, 8, 600, f"{path}.lens_mm")
    _within(shot.clock_s, 0, 3600, f"{path}.clock_s")
    _within(shot.seed, 0, 2**32 - 1, f"{path}.seed")
    _within(len(shot.cast), 0, references.MOST_ACTORS, f"The number of {path}.cast")
    _within(len(shot.dialogue), 0, _MOST_LINES, f"The number of {path}.dialogue")
    _within(len(shot.palette), 0, _MOST_COLOURS, f"The number of {path}.palette")
    _short(f"{path}.caption", shot.caption)
    for index, line in enumerate(shot.dialogue):
        _short(f"{path}.dialogue[{index}]", line.text, line.speaker)
    for index, colour in enumerate(shot.palette):
        if not _HEX.fullmatch(colour):
            raise PlanError(f'{path}.palette[{index}] must be a colour such as "#c83232" or "red".')
    for index, actor in enumerate(shot.cast):
        _check_actor(actor, index, shot, f"{path}.cast[{index}]", known, figures)


def _check_actor(
    actor: Actor, index: int, shot: Shot, path: str, known: Mapping[str, str],
    figures: Collection[str],
) -> None:  # fmt: skip
    _within(actor.count, 1, _MOST_COUNT, f"{path}.count")
    _within(len(actor.look), 0, _MOST_LOOKS, f"The number of {path}.look")
    _short(path, actor.name, actor.label, actor.action, *actor.look, *actor.look.values())
    if actor.to is not None and (not 0 <= actor.to < len(shot.cast) or actor.to == index):
        raise PlanError(f"{path}.to must be the index of another actor of the shot.")
    if actor.kind == "character" and known and actor.name not in known.values():
        raise PlanError(f"{path}.name is no character of this video. {choices(actor.name, known)}")
    if actor.kind in ("rig", "prop") and actor.name not in figures:
        meant = choices(actor.name, sorted(figures))
        raise PlanError(
            f'{path}.name: nobody has drawn "{actor.name[:60]}". {meant}'
            ' Anything else can be a labelled card: "kind": "card".'
        )


def _within(value: float, least: float, most: float, path: str) -> None:
    if not least <= value <= most:
        raise PlanError(f"{path} must be from {least:g} to {most:g}, not {value:g}.")


def _short(path: str, *texts: str) -> None:
    if any(len(text) > _MOST_CHARS for text in texts):
        raise PlanError(f"{path} is longer than {_MOST_CHARS} characters.")
