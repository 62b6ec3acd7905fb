"""Which of the places that a text names is the set, and what it is called if no set shows it."""

from __future__ import annotations

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.terms.habits import INDOOR_MARKS
from sora_mcp.engine.animatic.language.troupe import Spot, Troupe

_LEAST = 0.5  # what scores less points to a place only where nobody is
_OF_THE_SEA = names("shark whale orca dolphin octopus squid ship submarine longship")
_DEEP = names("fish clownfish goldfish shark octopus squid jellyfish turtle")
_LANDED = (targets.QUADRUPEDS | targets.PEOPLE) - names("seal otter polar_bear walrus")
_AFLOAT = names("swim dive row sail surf paddle drive ride fly float kayak fish")
_AIRBORNE = (
    targets.BIRDS | targets.FLYERS | targets.DRAGONS | targets.ALOFT | targets.SKYBORNE
    | names("kite paper_plane balloon_toy bat")
)  # fmt: skip
_SURFED = names("sea beach coast island")
_OF_DESERTS = names("pyramid camel cactus")  # their sand is no beach
_WATERS = names("lake river")
# Action, the place that is named, and the set where that is done.
_DONE_AT = (("skateboard", "hall", "street"), ("ski", "mountains", "snowfield"))
# And the same by what one sees there.
_FOUND_AT = (
    (targets.ALOFT, "terminal", "runway"),
    (targets.SWIMMERS, "aquarium", "underwater"),
    (targets.AFLOAT, "canyon", "river"),
)
_THROUGH = ("loc", "above")  # one flies through, among and above
_MEDIA = names("water ice air dust")
_NAMED = 2.4  # the least score of a place that is told by itself
_BESIDES = ("beside", "behind", "above", "in_front_of", "over", "under")
# What lies in a larger place, and shows that as well.
_WITHIN = {
    "forest": names("river lake waterfall"), "jungle": names("river waterfall"),
    "mountains": names("lake river waterfall village"), "canyon": names("mountains snowfield"),
    "room": names("kitchen bedroom bathroom dining_room office"), "desert": names("canyon"),
    "city": names("street alley market rooftop bridge park"), "village": names("street"),
    "park": names("lake river"), "meadow": names("farm"),
}  # fmt: skip
_ARTICLES = names("a an the this that his her their its my our another")


def settled(troupe: Troupe) -> tuple[str | None, str]:
    """The set, and what the text calls it."""
    cast = [one for one in troupe.drafts if not one.scenic]
    spots = [spot for spot in troupe.spots if _counts(spot, cast)]
    if not spots or _is_indoors(spots, cast):
        return None, ""
    best = _voted(spots)
    name = best.name
    if name == "forest" and any(spot.name == "snowfield" for spot in troupe.spots):
        name = "snowy_forest"
    name = _fitted(name, spots, cast)
    if name == "beach":
        _stood(cast)
    return name, _name(best.text)


def _voted(spots: list[Spot]) -> Spot:
    """The place that all words together tell: the nearer one of two that lie in each other."""
    best = max(spots, key=lambda spot: spot.score)
    others = [spot for spot in spots if spot is not best and spot.score >= _NAMED]
    if best.name == "canyon":
        others += [spot for spot in spots if spot.name in ("mountains", "snowfield")]
    if best.name == "sky" and not best.by and others:
        best = max(others, key=lambda spot: spot.score)  # the sky is over it
    if best.by in _BESIDES:
        heads = [spot for spot in others if spot.span < best.span and _is_head(spot)]
        best = heads[0] if heads else best
    inner = [
        spot
        for spot in others
        if spot.name in _WITHIN.get(best.name, ()) and (spot.by or spot.span < best.span)
    ]
    return inner[0] if inner else best


def _is_head(spot: Spot) -> bool:
    """Whether it is what another place is only beside; the sky is over all of them."""
    return spot.name != "sky" and spot.by not in _BESIDES


def _counts(spot: Spot, cast: list[Draft]) -> bool:
    if _is_medium(spot, cast):
        return False
    if not cast:
        return spot.score > 0
    if spot.name == "sky":
        is_up = spot.by in _THROUGH or not any(_is_grounded(one) for one in cast)
        return is_up and spot.by in ("", "in", *_THROUGH) and spot.score >= _LEAST
    return spot.score >= _LEAST


def _is_medium(spot: Spot, cast: list[Draft]) -> bool:
    """Whether it is what something dissolves or lies in, and no lake: "ink in water"."""
    is_bare = spot.text.lower() in _MEDIA and spot.by in ("in", "loc")
    return is_bare and all(one.kind == "card" for one in cast)


def _is_grounded(one: Draft) -> bool:
    """Whether it stands on something: the sky is over it."""
    is_up = one.name in _AIRBORNE or one.band == "sky" or one.action in ("fly", "float")
    return not is_up and one.to is None and (one.kind == "rig" or one.name in targets.STANDING)


def _is_of_the_land(one: Draft) -> bool:
    """Whether it would have to stand on the water."""
    return one.name in _LANDED and one.action not in _AFLOAT and one.to is None


def _stood(cast: list[Draft]) -> None:
    """What has no wings is on the sand, and not in the sky."""
    for one in cast:
        one.band = "auto" if one.band == "sky" and _is_of_the_land(one) else one.band


def _fitted(name: str, spots: list[Spot], cast: list[Draft]) -> str:
    """The set by what is done there: one skis in snow, and fish are seen below the surface."""
    actions = {one.action for one in cast}
    places = {spot.name for spot in spots}
    if "savanna" in places and places & _WATERS:
        return "waterhole"
    if "surf" in actions and name in _SURFED:
        return "breakers"
    for act, place, fit in _DONE_AT:
        if name == place and act in actions:
            return fit
    return _found(name, spots, cast) or _watered(name, spots, cast)


def _found(name: str, spots: list[Spot], cast: list[Draft]) -> str:
    """The set by who and what is seen there."""
    kinds, main = {one.name for one in cast}, cast[0].name if cast else ""
    is_scenery = all(spot.is_scenery for spot in spots)
    if name == "beach" and is_scenery and kinds & _OF_DESERTS:
        return "desert"
    if name == "street" and is_scenery and "skyscraper" in kinds:
        return "city"
    if name == "stadium" and any("basketball" in one.label for one in cast):
        return "court"
    return next((fit for kind, place, fit in _FOUND_AT if name == place and main in kind), "")


def _watered(name: str, spots: list[Spot], cast: list[Draft]) -> str:
    """Of lakes and seas, the side that such a cast is seen from."""
    kinds, actions = {one.name for one in cast}, {one.action for one in cast}
    if name == "lake" and all(spot.is_scenery for spot in spots) and kinds & _OF_THE_SEA:
        return "sea"
    if name == "sea" and kinds and kinds <= _DEEP and "jump" not in actions:
        return "underwater"
    return "beach" if name == "sea" and cast and _is_of_the_land(cast[0]) else name


def _is_indoors(spots: list[Spot], cast: list[Draft]) -> bool:
    """Whether only scenery tells the place, and that is what is seen from a room."""
    best = max(spots, key=lambda spot: spot.score)
    seen = best.is_scenery and best.name not in targets.INDOORS
    return seen and any(set(one.word.split()[-1:]) & INDOOR_MARKS for one in cast)


def _name(text: str) -> str:
    """A place as it is called, without its article."""
    first, _, rest = " ".join(text.split()).partition(" ")
    return rest if rest and first.lower() in _ARTICLES else f"{first} {rest}".strip()
