"""What a director fills in where a prompt is silent, and says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sora_mcp.engine.animatic.language.terms.habits import (
    ACTION_HOMES,
    COVERAGE,
    FURNISHED,
    GENERIC,
    HOMES,
    INDOOR_MARKS,
    MOVING,
    TALKING,
    TALL,
    TELLING,
    WEATHER_HOMES,
)
from sora_mcp.engine.animatic.plan import Actor, Move, ShotSize, Weather

_SOMEWHERE, _ALONE = "street", "meadow"
_CROWD = 4
UNREAD = "studio", "No place could be read: the words are shown in a studio."


@cache
def _homes() -> dict[str, str]:
    return _by_name(HOMES)


@cache
def _rooms() -> dict[str, str]:
    return _by_name(FURNISHED)


def _by_name(table: Mapping[str, str]) -> dict[str, str]:
    places: dict[str, str] = {}
    for place, names in table.items():
        for name in names.split():
            places.setdefault(name, place)
    return places


def room(cast: Sequence[Actor], before: Sequence[Actor] = ()) -> tuple[str, str] | None:
    """The room that furniture speaks of, if it is clear and was not there before."""
    there = {actor.name for actor in before}
    clear = [one for one in cast if one.name not in there and INDOOR_MARKS & set(_words(one))]
    return _furnished(clear)


def _furnished(cast: Sequence[Actor]) -> tuple[str, str] | None:
    """The room of the first thing in a cast that belongs indoors."""
    for actor in cast:
        said = [one for one in _words(actor) if one in _rooms()]
        word = next((one for one in said if one not in GENERIC), next(iter(said), None))
        if word and actor.kind != "rig":
            place = _rooms()[word]
            return place, f"No place was named: the {_plain(word)} is put {_in(place)}."
    return None


def _plain(word: str) -> str:
    return word.replace("_", " ")


def home(cast: Sequence[Actor], weather: Weather | None) -> tuple[str, str]:
    """Where a cast is when nobody says: the set, and a sentence on why."""
    if furnished := _furnished(cast):
        return furnished
    said = [word for actor in cast for word in _words(actor) if word in _homes()]
    telling = [word for word in said if word in TELLING]
    others = [word for word in said if word not in GENERIC]
    for word in (*telling, *others, *said):
        place = _homes()[word]
        return place, f"No place was named: the {_plain(word)} is put {_in(place)}."
    for actor in cast:
        if actor.action in ACTION_HOMES:
            place = ACTION_HOMES[actor.action]
            return place, f"No place was named: {actor.action} is put {_in(place)}."
    if weather and weather.kind in WEATHER_HOMES:
        place = WEATHER_HOMES[weather.kind]
        return place, f"No place was named: {weather.kind} is shown {_in(place)}."
    if any(actor.kind in ("rig", "character") for actor in cast):
        return _SOMEWHERE, f"No place was named: the scene is put {_in(_SOMEWHERE)}."
    place = "studio" if cast else _ALONE
    return place, f"No place was named: the scene is put {_in(place)}."


def _words(actor: Actor) -> list[str]:
    """Names to look an actor up by, the whole ones first and the last word before the others."""
    label = actor.label.lower()
    names = [label.replace(" ", "_"), *reversed(label.split()), actor.name]
    return [one for name in names for one in (name, name.removesuffix("s")) if one]


def _in(place: str) -> str:
    outdoors = {"sea": "at sea", "space": "in space", "moon": "on the moon", "mars": "on Mars",
                "underwater": "under water", "beach": "on a beach", "road": "on a road",
                "street": "in a street", "stage": "on a stage", "farm": "on a farm",
                "island": "on an island", "mountains": "in the mountains", "sky": "in the sky",
                "office": "in an office", "coast": "on a coast"}  # fmt: skip
    return outdoors.get(place, f"in a {place.replace('_', ' ')}")


def size(cast: Sequence[Actor], *, speaks: bool) -> ShotSize:
    """How a cast is framed when nobody says."""
    if not cast:
        return "wide"
    main = cast[0]
    if sum(max(1, actor.count) for actor in cast) >= _CROWD:
        return "wide"
    if any(word in TALL for word in _words(main)) or any(a.relation == "riding" for a in cast):
        return "wide"
    if speaks or main.action in TALKING:
        return "medium"
    return "full"


def covered(previous: ShotSize) -> ShotSize:
    """The size of another shot of the same scene."""
    if previous in ("wide", "extreme_wide"):
        return "full"
    at = COVERAGE.index(previous) if previous in COVERAGE else 0
    return COVERAGE[(at + 1) % len(COVERAGE)]


def move(cast: Sequence[Actor]) -> tuple[Move, float]:
    """How the camera moves when nobody says: slowly in, or along with who walks."""
    if cast and cast[0].action in MOVING:
        return "follow", 0.4
    return "dolly_in", 0.28
