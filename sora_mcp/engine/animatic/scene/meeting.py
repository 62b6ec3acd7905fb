"""What one has to do with another, as it can be staged: a caught fish, a card that is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.plan import Actor
from sora_mcp.engine.animatic.scene.parts import figure_of

_CATCHES = ("play", "eat", "catch")
_FISH = ("fish", "goldfish", "clownfish")


def met(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """The cast with relations that can be seen."""
    return _related(_caught(cast))


def _caught(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """A fish that an animal plays with or eats is in its mouth."""
    hunter = next((i for i, one in enumerate(cast) if one.action in _CATCHES and _hunts(one)), -1)

    def is_caught(actor: Actor) -> bool:
        is_loose = actor.relation in ("", "in_front_of") and actor.action in ("", "jump", "swim")
        return hunter >= 0 and actor.name in _FISH and actor.count == 1 and is_loose

    return tuple(replace(a, relation="holding", to=hunter) if is_caught(a) else a for a in cast)


def _hunts(actor: Actor) -> bool:
    figure = figure_of(actor)
    return actor.kind == "rig" and figure.hand is None and "walk" in figure.actions


def _related(cast: Sequence[Actor]) -> tuple[Actor, ...]:
    """Nothing is before what is not there, nor before a card that is to be read."""

    def is_loose(actor: Actor) -> bool:
        if actor.relation != "in_front_of":
            return False
        is_told = actor.to is not None and 0 <= actor.to < len(cast)
        return not is_told or "card" in (actor.kind, cast[actor.to or 0].kind)

    return tuple(
        replace(actor, relation="", to=None) if is_loose(actor) else actor for actor in cast
    )
