"""What holds things where they belong: a stool under the small ones, the sky under aircraft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.plan import Actor, Shot
from sora_mcp.engine.animatic.scene.parts import Part, figure_of, rest_height

_SMALL_M = 0.36  # what is larger may stand on a floor
_AIRCRAFT = frozenset({"plane", "helicopter", "airship"})
_AIRFIELDS = frozenset({"runway", "airport", "hangar", "sky", "space"})
_OVERHEAD = 5.0, 120.0  # how far away aircraft fly over what stands below; their middle's height
_INSECT_M, _LOW = 0.5, 300.0  # what flies about low things; units
_DEEP = 2.2  # times as far: seen above what is before it, and not beside it
_ABOVE, _ASIDE = 0.2, 0.2  # of the frame's width: so far from that, in the sky and on the ground


def with_stool(cast: Sequence[Actor], loose: Sequence[int]) -> tuple[Actor, ...]:
    """The cast with a stool beside the furniture, under small things that would lie before it."""
    small = [at for at in loose if figure_of(cast[at]).height_m <= _SMALL_M]
    if not small:
        return tuple(cast)
    first = cast[small[0]]
    is_by = first.relation == "beside" and first.to not in small
    stool = Actor("prop", "stool", place=first.place)
    stool = replace(stool, relation=first.relation, to=first.to) if is_by else stool

    def put(at: int, actor: Actor) -> Actor:
        return replace(actor, relation="on", to=len(cast)) if at in small else actor

    return (*(put(at, actor) for at, actor in enumerate(cast)), stool)


def overhead(actor: Actor, shot: Shot, floor: float) -> tuple[float, float] | None:
    """How far away one flies by whose side others stand, and how high its middle is.

    Aircraft are far above all; an insect is about a flower, and no higher.
    """
    if actor.relation not in ("", "beside") or shot.size == "extreme_wide":
        return None
    others = [figure_of(one) for one in shot.cast if one is not actor and not _is_away(one)]
    below = [rest_height(one) for one in others if one.medium != "air"]
    if actor.name in _AIRCRAFT:
        is_up = actor.action != "stand" and shot.set_name not in _AIRFIELDS
        return _OVERHEAD if is_up and below else None
    figure = figure_of(actor)
    is_small = actor.kind == "rig" and figure.medium == "air" and figure.height_m < _INSECT_M
    return (1.0, floor - max(below)) if is_small and 0 < max(below, default=0) < _LOW else None


def _is_away(actor: Actor) -> bool:
    """Whether it is with another one, or at the back."""
    return actor.relation not in ("", "beside") or actor.band in ("back", "sky")


def drawn_in(parts: Sequence[Part], aspect: float) -> tuple[Part, ...]:
    """The parts with what is far away not beside what is near, but seen above it."""
    main = next((part for part in parts if part.is_main), None)
    if main is None or main.carrier is not None:
        return tuple(parts)
    near = [part for part in parts if part.carrier is None and _DEEP * part.depth < main.depth]
    if main.actor.name in _AIRCRAFT and near:
        main_x = _within(main.x, near[0].x, _ABOVE * 1000 * aspect)
        return tuple(replace(part, x=main_x) if part is main else part for part in parts)

    def put(part: Part) -> Part:
        is_far = part.carrier is None and part.depth > _DEEP * main.depth
        if not is_far or part.actor.count > 1 or not part.actor.label:
            return part
        share = _ABOVE if part.figure.medium == "air" else _ASIDE
        return replace(part, x=_within(part.x, main.x, share * 1000 * aspect))

    return tuple(put(part) for part in parts)


def _within(x: float, middle: float, reach: float) -> float:
    return max(middle - reach, min(middle + reach, x))
