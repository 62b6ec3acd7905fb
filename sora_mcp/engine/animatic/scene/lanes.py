"""Which way traffic goes in a shot: across the frame, or along a road that runs into depth."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.figure import Look
from sora_mcp.engine.animatic.art.place import SETS, SetArt, Site
from sora_mcp.engine.animatic.art.rigs.vehicles.aboard import TRAIT, told
from sora_mcp.engine.animatic.art.rigs.vehicles.ends import VIEWED
from sora_mcp.engine.animatic.art.sets.across import ACROSS
from sora_mcp.engine.animatic.art.sets.desert_road import lengthways
from sora_mcp.engine.animatic.art.sets.laid import rails, road
from sora_mcp.engine.animatic.plan import Actor, Shot
from sora_mcp.engine.animatic.scene.parts import Part

WHEELED = frozenset(
    {"car", "sports_car", "van", "truck", "bus", "taxi", "police_car", "ambulance", "fire_truck",
     "tractor", "motorcycle", "bicycle", "scooter", "tram", "race_car", "carriage", "excavator",
     "bulldozer", "rover"}
)  # fmt: skip
_RAILED = frozenset({"train", "tram"})
_WILD = frozenset(
    {"forest", "jungle", "mountains", "meadow", "coast", "snowfield", "snowy_forest", "farm",
     "savanna", "desert", "village", "autumn_forest", "wheat_field", "vineyard", "plains"}
)  # fmt: skip
_MANY = frozenset({"car", "van", "truck", "bus", "bicycle", "motorcycle", "scooter"})
_LANES = {"road": 255.0, "desert_road": 255.0, "highway": 280.0, "street": 230.0, "city": 240.0}
_COATS = ("#c8322b", "#e6e4de", "#3a4a63", "#8d9299", "#4f6b4a", "#d2a13a", "#2b2d33")
_ENDS = ("camera", "away")  # views of what goes along the line of sight
_PILLION = 0.33  # of the height of what two ride on, between them
_COMING = 400.0  # height of what is seen so, half way
_RATE = 0.13  # of its distance that it goes in a second
_NEAREST, _FARTHEST = 0.72, 2.6  # times its distance, at the end of a long shot


def set_of(shot: Shot) -> Callable[[Site], SetArt]:
    """How the shot's set is drawn: its road or its rails lie as those go who are on them."""
    comes, draws = _comes(shot), SETS[shot.set_name]
    if comes and shot.set_name == "desert_road":
        return lengthways
    if any(actor.name in _RAILED for actor in shot.cast) and shot.set_name in _WILD:
        return lambda site: rails(draws(site), site, is_along=comes)
    if not comes and not any(_is_broadside(actor) for actor in shot.cast):
        return draws
    if "road" in shot.details and shot.set_name in _WILD:
        return lambda site: road(draws(site), site, is_along=comes)
    return draws if comes else ACROSS.get(shot.set_name, draws)


def _comes(shot: Shot) -> bool:
    """Whether the shot is about what drives towards us or away."""
    return any(actor.name in VIEWED and actor.facing in _ENDS for actor in shot.cast)


def _is_broadside(actor: Actor) -> bool:
    return actor.name in WHEELED and actor.facing not in _ENDS


def is_heading(part: Part) -> bool:
    """Whether it drives towards us or away."""
    return is_seen_from_end(part) and part.cycle.speed > 0


def is_seen_from_end(part: Part) -> bool:
    """Whether a vehicle shows its front or its back, and whoever is on it is drawn with it."""
    return part.figure.name in VIEWED and part.look.trait("view") in _ENDS


def repainted(look: Look, actor: Actor, number: int) -> Look:
    """Each of many vehicles in its own colour, where none was told."""
    if not number or actor.name not in _MANY or "body" in look.of:
        return look
    return Look({**look.of, "body": _COATS[number % len(_COATS)]})


def kept_right(parts: list[Part], set_name: str) -> list[Part]:
    """What drives alone along a road is in its lane: those who come to us are on our left."""
    lane = _LANES.get(set_name, _LANES["road"] if set_name in _WILD - {"village"} else None)
    going = [part for part in parts if is_seen_from_end(part) and part.actor.place == "auto"]
    if lane is None or len(parts) != 1 or not going:
        return parts
    side = -1 if going[0].look.trait("view") == "camera" else 1
    return [replace(going[0], x=side * lane / going[0].depth)]


def has_own_crew(part: Part) -> bool:
    """Whether whoever is on it is drawn with it."""
    return is_seen_from_end(part) or bool(part.look.trait("pulled"))


def two_up(part: Part, under: Part, before: int) -> Part:
    """One of several on a motorcycle: the next one sits behind."""
    back = _PILLION * before * under.height
    return replace(part, x=part.x + (back if under.flips else -back))


def crewed(cabin: Part, actor: Actor) -> Part:
    """A vehicle with one more aboard, who is seen through its windows."""
    word = told(cabin.look.trait(TRAIT), actor.name, actor.look)
    return replace(cabin, look=Look({**cabin.look.of, TRAIT: word}))


def in_its_lane(target: float, parts: Sequence[Part]) -> float:
    """The height of the subject in the frame: of what is seen from its end, its road shows too."""
    is_coming = any(part.is_main and is_seen_from_end(part) for part in parts)
    return min(target, _COMING) if is_coming else target


def gone(part: Part, carrier: Part, since_s: float, horizon: float) -> Part:
    """Where it is then who drives towards us or away: nearer and larger, or farther and smaller."""
    if not is_heading(carrier):
        return part
    sign = 1 if carrier.look.trait("view") == "away" else -1
    share = math.exp(sign * _RATE * since_s)
    share = min(_FARTHEST, max(_NEAREST, share))
    return replace(
        part, depth=part.depth * share, height=part.height / share, x=part.x / share,
        y=horizon + (part.y - horizon) / share,
    )  # fmt: skip
