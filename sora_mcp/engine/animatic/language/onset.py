"""What a set shows by itself, so that none is put in front of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.plan import Actor, Style

_BYGONE = ("noir", "black_and_white", "sepia", "faded")
_IN_THE_SET = {
    **dict.fromkeys(
        names(
            "room bedroom kitchen office restaurant classroom plane_cabin train_cabin dining_room"
        ),
        names("window"),
    ),
    "aquarium": names("fish clownfish goldfish jellyfish"),
    "moon": names("earth"),
    "playground": names("swing"),
}


def on_set(cast: Sequence[Actor], set_name: str) -> tuple[Actor, ...]:
    """The cast without what the set has; the main one always stays."""
    own = _IN_THE_SET.get(set_name, frozenset())
    kept = [i for i, one in enumerate(cast) if i == 0 or not own & {one.name, *_last(one)}]
    new = {old: index for index, old in enumerate(kept)}
    return tuple(
        replace(one, to=new[one.to])
        if one.to in new
        else replace(one, to=None, relation="")
        if one.to is not None
        else one
        for one in (cast[i] for i in kept)
    )


def in_period(cast: Sequence[Actor], style: Style) -> tuple[Actor, ...]:
    """The cast with the telephone of the times that a style is of."""
    if style not in _BYGONE:
        return tuple(cast)
    return tuple(
        replace(one, look={"age": "old", **one.look}) if one.name == "phone" else one
        for one in cast
    )


def _last(actor: Actor) -> list[str]:
    return actor.label.lower().split()[-1:] if actor.name == "planet" else []
