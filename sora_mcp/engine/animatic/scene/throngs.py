"""Crowds: a few of them are drawn one by one, and rows of others stand around these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.place import SetArt, Site
from sora_mcp.engine.animatic.art.throng import Throng, rows
from sora_mcp.engine.animatic.plan import Actor, Shot
from sora_mcp.engine.animatic.scene.parts import Part

_PEOPLE = frozenset({"adult", "child"})
_MANY = 9  # more than these are not counted, but seen as a crowd
CROWD = "crowd"


def is_throng(actor: Actor) -> bool:
    """Whether an actor stands for more people than one can count."""
    return actor.kind == "rig" and actor.name in _PEOPLE and actor.count > _MANY


def told(shot: Shot) -> tuple[str, ...]:
    """What a set has to know: that its cast is a crowd."""
    return (CROWD,) if shot.cast and is_throng(shot.cast[0]) else ()


def joined(art: SetArt, site: Site, parts: Sequence[Part]) -> SetArt:
    """The set with the rows of a crowd in it."""
    one = next((part for part in parts if is_throng(part.actor)), None)
    is_led = CROWD in site.details
    if one is None or not (is_led or art.sky):  # indoors those who listen are the set's own
        return art
    depths = [part.depth for part in parts if part.actor is one.actor]
    throng = Throng(one.look, one.action, min(depths), max(depths), one.speed, is_led)
    return replace(art, planes=(*art.planes, *rows(throng, site, art)))
