"""From words to what is drawn: plans for new videos, and plans or footage changed by words.

The language is imported where it is used: a server that starts has nothing to read yet. Functions
take milliseconds; the worst prompts take tens of them, so call these in threads.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from sora_mcp.engine.renderer import CharacterStill, RenderSpec

if TYPE_CHECKING:
    from sora_mcp.engine.animatic.plan import Actor, Plan, Shot

_GOES_ON = "It goes on from the last picture of the footage: no new action was invented."
_IN_PICTURE = (
    "The given picture is the scene: camera, weather, style and words of the prompt work on it,"
    " and nobody is drawn into it."
)
_NOT_NAMED = "{} was not named in the prompt, and appears in every shot."
_FINISHED = "The finished pictures were edited: later edits work on them, not on the plan."
_NO_PLAN = (
    "This film has no plan to remix: its pictures were edited. Ask for a change of the pictures"
    " (black and white, slower, letterbox), or remix the draft that it was made of."
)
# What words may become in a shot that plays in a given picture.
_SEEN_IN_PICTURE = ("camera", "weather", "style", "shot size", "said", "caption", "a name")
# Edits of the film itself; no plan has words for them.
_OF_FILM = frozenset(("reverse", "trim", "letterbox", "vignette", "mute", "steady"))


def created(spec: RenderSpec) -> RenderSpec:
    """With the plan of its prompt: words, or a plan that the caller wrote as JSON.

    Raises:
        PlanError: it is meant as a plan, and cannot be drawn.
    """
    from sora_mcp.engine.animatic.language import planning

    plan = _written(spec.prompt, spec.seconds, spec.seed, spec.characters) or planning.read(
        spec.prompt, seconds=spec.seconds, seed=spec.seed, characters=_known(spec.characters)
    )
    plan = _with_everybody(plan, spec.characters)
    if spec.reference is not None:
        return _with_plan(spec, _in_picture(plan, _IN_PICTURE))
    return _with_plan(spec, plan)


def remixed(source: RenderSpec, prompt: str) -> RenderSpec:
    """A video again: what the prompt does not mention stays as it was.

    Raises:
        PlanError: the prompt is meant as a plan, and cannot be drawn.
    """
    from sora_mcp.engine.animatic.language import continuing

    spec = replace(source, prompt=prompt)
    before = _plan_of(source) or _read_again(source)
    if before is None:
        is_longer = source.operation == "extend"
        return _gone_on_from_picture(spec) if is_longer else _remixed_film(spec)
    whole = replace(
        spec, operation="create", source=None, kept_s=0.0, changes=(), seconds=before.seconds
    )
    plan = _written(prompt, before.seconds, spec.seed, spec.characters)
    if plan is None:
        known = _known(source.characters)
        plan = continuing.remixed(before, prompt, characters=known).plan
    if spec.reference is not None:
        plan = _in_picture(plan, _IN_PICTURE)
    return _with_plan(whole, plan)


def edited(spec: RenderSpec, source: RenderSpec | None) -> RenderSpec:
    """An edit of footage, or of a video of ours, whose `source` is what that was made of.

    Raises:
        PlanError: the prompt is meant as a plan, and cannot be drawn.
    """
    from sora_mcp.engine.animatic.language import edits

    before = (_plan_of(source) or _read_again(source)) if source else None
    if source is None or before is None:
        return _with_changes(spec)
    again = replace(
        spec, seed=source.seed, reference=source.reference, characters=source.characters,
        source=None, seconds=before.seconds,
    )  # fmt: skip
    plan = _written(spec.prompt, before.seconds, source.seed, source.characters)
    if plan is not None:
        return _with_plan(again, plan)
    on_film = replace(_with_changes(spec), seed=source.seed)
    change = edits.edited(before, spec.prompt, characters=_known(source.characters))
    if on_film.changes and (_is_of_film(on_film) or not _is_shown(change.understood, source)):
        account = {**(on_film.account or {}), "assumptions": [_FINISHED]}
        return replace(on_film, account=account)
    if not change.understood:
        return replace(on_film, refusal=edits.what_edits_can_do())
    account = {
        "understood": change.understood,
        "not_depicted": [
            word for word in change.plan.not_depicted if word not in change.not_understood
        ],
        "not_understood": list(change.not_understood),
        "assumptions": [],
    }
    if source.reference is not None:
        seen = _in_picture(replace(change.plan, understood=change.understood), _IN_PICTURE)
        account |= _account(seen)
    return replace(again, plan=asdict(change.plan), account=account)


def edited_seconds(spec: RenderSpec) -> float:
    """How long an edit will be: edits of footage may trim it, and change its speed."""
    from sora_mcp.engine.animatic.language import lengths

    return lengths.edited_seconds(spec.changes, spec.seconds)


def extended(spec: RenderSpec, source: RenderSpec | None, kept_s: float) -> RenderSpec:
    """An extension of footage, or of a video of ours of `kept_s` seconds made of `source`.

    Raises:
        PlanError: the prompt is meant as a plan, and cannot be drawn.
    """
    from sora_mcp.engine.animatic.language import continuing

    before = _plan_of(source) if source else None
    if source is None or before is None:
        return _gone_on_from_picture(spec)
    more = _written(spec.prompt, spec.seconds, source.seed, source.characters)
    if more is None:
        known = _known(source.characters)
        more = continuing.extended(before, spec.prompt, seconds=spec.seconds, characters=known)
    again = replace(
        spec,
        seed=source.seed,
        reference=source.reference,
        characters=source.characters,
        kept_s=kept_s,
    )
    whole = continuing.together(before, more)
    return replace(again, plan=asdict(whole), account=_account(more))


def completed(spec: RenderSpec) -> RenderSpec:
    """The spec with what one that an earlier version has queued lacks."""
    if spec.plan is not None or spec.changes or spec.refusal:
        return spec
    match spec.operation:
        case "create":
            return created(spec)
        case "edit":
            return _with_changes(spec)
        case "extend":
            return _gone_on_from_picture(spec)
    return spec


def _plan_of(source: RenderSpec) -> Plan | None:
    """What a video was drawn from; None for footage, and for drafts of other versions."""
    from sora_mcp.engine.animatic.language import codec

    if source.plan is None or source.goes_on_from_picture:
        return None
    try:
        return codec.from_json(json.dumps(source.plan))
    except codec.PlanError:
        return None


def _read_again(source: RenderSpec) -> Plan | None:
    """The plan that the prompt of a draft of another version has today."""
    if source.operation != "create":
        return None
    from sora_mcp.engine.animatic.language import planning

    known = _known(source.characters)
    return planning.read(source.prompt, seconds=source.seconds, seed=source.seed, characters=known)


def _written(
    prompt: str, seconds: float, seed: int, characters: Sequence[CharacterStill]
) -> Plan | None:
    """The plan that a caller wrote in place of words; None where there are words."""
    from sora_mcp.engine.animatic.language import directing

    if not directing.is_plan(prompt):
        return None
    known = _known(characters)
    return directing.parse_plan(prompt, seconds=seconds, seed=seed, characters=known)


def _gone_on_from_picture(spec: RenderSpec) -> RenderSpec:
    from sora_mcp.engine.animatic.language import planning

    plan = _written(spec.prompt, spec.seconds, spec.seed, ())
    plan = plan or planning.read(spec.prompt, seconds=spec.seconds, seed=spec.seed)
    plan = _in_picture(plan, _GOES_ON)
    return _with_plan(replace(spec, goes_on_from_picture=True, kept_s=0.0), plan)


def _with_changes(spec: RenderSpec) -> RenderSpec:
    """What an edit does to pictures; where nothing was understood, the job fails and says so."""
    from sora_mcp.engine.animatic.language import frame_edits

    changes, understood, missed = frame_edits.frame_edits(spec.prompt)
    refusal = "" if changes else frame_edits.what_frame_edits_can_do()
    account = {"understood": understood, "not_understood": list(missed)}
    return replace(spec, plan=None, changes=changes, refusal=refusal, account=account)


def _remixed_film(spec: RenderSpec) -> RenderSpec:
    """A film without a plan again: only where the prompt speaks of its pictures."""
    changed = _with_changes(spec)
    account = changed.account or {}
    is_told = len(account.get("not_understood", ())) <= len(account.get("understood", ()))
    return changed if is_told or changed.refusal else replace(changed, changes=(), refusal=_NO_PLAN)


def _is_of_film(spec: RenderSpec) -> bool:
    """Whether an edit asks for what only a finished film has: its length, edges, sound."""
    missed = (spec.account or {}).get("not_understood", ())
    return len(missed) <= 1 and any(json.loads(one)["do"] in _OF_FILM for one in spec.changes)


def _is_shown(understood: Mapping[str, str], source: RenderSpec) -> bool:
    """Whether a changed plan shows all of it: in a given picture, it cannot."""
    if source.reference is None:
        return bool(understood)
    became = [one.split(":")[0] for one in understood.values()]
    return bool(became) and all(one in _SEEN_IN_PICTURE for one in became)


def _with_plan(spec: RenderSpec, plan: Plan) -> RenderSpec:
    return replace(spec, plan=asdict(plan), account=_account(plan))


def _account(plan: Plan) -> dict[str, Any]:
    return {
        "understood": plan.understood,
        "not_depicted": list(plan.not_depicted),
        "assumptions": list(plan.assumptions),
    }


def _in_picture(plan: Plan, why: str) -> Plan:
    """The plan of a shot in a given picture: an account that claims no more than is shown."""
    seen = {
        words: became
        for words, became in plan.understood.items()
        if became.split(":")[0] in _SEEN_IN_PICTURE
    }
    unseen = [words for words in plan.understood if words not in seen]
    if not plan.understood:  # written by the caller
        unseen = [actor.label or actor.name for shot in plan.shots for actor in shot.cast]
    not_depicted = tuple(dict.fromkeys((*unseen, *plan.not_depicted)))
    notes = (note for note in plan.assumptions if "camera" in note)
    return replace(plan, understood=seen, not_depicted=not_depicted, assumptions=(why, *notes))


def _known(characters: Sequence[CharacterStill]) -> Mapping[str, str]:
    """Ids by name; a draft of an earlier version knows its characters by name alone."""
    return {one.name.lower(): one.id or one.name for one in characters if one.name}


def _with_everybody(plan: Plan, characters: Sequence[CharacterStill]) -> Plan:
    """Characters that were asked for appear, also where the prompt does not name them."""
    from sora_mcp.engine.animatic.plan import Actor

    cast = {actor.name for shot in plan.shots for actor in shot.cast}
    missing = tuple(
        Actor("character", one.id or one.name, label=one.name)
        for one in characters
        if (one.id or one.name) not in cast
    )
    if not missing:
        return plan
    notes = tuple(_NOT_NAMED.format(one.label or one.name) for one in missing)
    shots = tuple(_joined(shot, missing) for shot in plan.shots)
    return replace(plan, shots=shots, assumptions=(*notes, *plan.assumptions))


def _joined(shot: Shot, others: tuple[Actor, ...]) -> Shot:
    """The shot with others before its cast, whose relations count from the front."""
    cast = tuple(
        actor if actor.to is None else replace(actor, to=actor.to + len(others))
        for actor in shot.cast
    )
    return replace(shot, cast=(*others, *cast))
