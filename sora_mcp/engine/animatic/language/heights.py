"""What can be seen from straight above: the rest is shown from high up, and that is told."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.plan import Actor, Shot

_STEEP = "Seen from a high angle: there is no view of it from straight above."
_OVER_CROWNS = "Seen from straight above: from the air, woods are crowns."
_WOODED = names("forest jungle snowy_forest")
_TOPS = names("table desk")
_ON_TABLES = names("plate noodles salad soup rice bowl coffee_cup cup wine_glass pizza cake")
PLAIN = (
    names(
        "adult child car sports_car race_car taxi police_car van ambulance bus truck fire_truck"
        " tram train tractor boat canoe gondola sailboat ship cargo_ship plane bicycle motorcycle"
        " tree house towel carpet umbrella ball football bird seagull eagle dove whale orca"
        " dolphin shark fish goldfish dog puppy cat kitten fox wolf horse cow sheep elephant lion"
        " tiger bear deer rabbit zebra lighthouse castle skyscraper church"
    )
    | _ON_TABLES
)
# What a figure without its own plan view looks like from there.
LIKE = {
    "baby": "child",
    "pony": "horse",
    "foal": "horse",
    "donkey": "horse",
    "bull": "cow",
    "lamb": "sheep",
    "goat": "sheep",
    "lioness": "lion",
    "polar_bear": "bear",
    "doe": "deer",
    "fawn": "deer",
    "reindeer": "deer",
    "longship": "ship",
    "cherry_tree": "tree",
    "pine": "tree",
    "barn": "house",
    "tower": "skyscraper",
    "cabin": "house",
    "hawk": "eagle",
    "pigeon": "dove",
    "crow": "bird",
    "clownfish": "fish",
    "scooter": "bicycle",
}
LAID_OUT = {
    "water": "sea lake",
    "beach": "beach island",
    "river": "river",
    "wood": "forest jungle snowy_forest",
    "grass": "meadow savanna garden",
    "park": "park",
    "fields": "farm wheat_field",
    "sand": "desert",
    "snow": "snowfield",
    "coast": "coast",
    "pool": "pool indoor_pool",
    "road": "road highway desert_road racetrack",
    "square": "market fairground square plaza piazza courtyard",
    "street": "city street skyline",
    "village": "village",
    "parking": "parking",
    "pitch": "stadium",
    "floor": "room bedroom",
}
_ACTIONS = names(
    "stand walk run dance sit sleep lie swim fly drive ride sail eat play look wave row graze"
)
_LAYOUTS = {place: name for name, places in LAID_OUT.items() for place in places.split()}


def plan_of(actor: Actor) -> str:
    """The plan view that shows an actor; "" where there is none."""
    name = LIKE.get(actor.name, actor.name)
    return name if actor.kind != "card" and name in PLAIN else ""


def laid(shot: Shot) -> tuple[str, tuple[int, ...]]:
    """The layout that shows a shot's place and who of its cast is on it; "" where there is none."""
    kept = tuple(range(len(shot.cast)))
    tops = tuple(at for at in kept if shot.cast[at].name in _TOPS)
    others = tuple(at for at in kept if at not in tops)
    names_of = [plan_of(shot.cast[at]) for at in others]
    if tops or (others and all(name in _ON_TABLES for name in names_of)):
        is_laid = bool(others) and all(name in _ON_TABLES for name in names_of)
        return ("tabletop" if is_laid else ""), others
    place = shot.place_label.lower().split()[-1:] if shot.set_name == "blockout" else ()
    name = _LAYOUTS.get(place[0] if place else shot.set_name, "")
    is_shown = all(names_of) and all(_is_still(shot.cast[at]) for at in others)
    return (name if is_shown else ""), others


def _is_still(actor: Actor) -> bool:
    """Whether what it does can be seen from there."""
    return actor.kind == "prop" or not actor.action or actor.action in _ACTIONS


def honest(shot: Shot) -> tuple[Shot, str]:
    """A shot from straight above as it can be drawn, and what to tell about it."""
    is_aerial = (shot.angle, shot.size) == ("high", "extreme_wide")
    if is_aerial and shot.set_name in _WOODED and laid(shot)[0]:
        return replace(shot, angle="overhead"), _OVER_CROWNS
    if shot.angle != "overhead" or laid(shot)[0]:
        return shot, ""
    return replace(shot, angle="high"), _STEEP
