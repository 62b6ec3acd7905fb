"""What a director fills in where a prompt is silent, and says so."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from sora_mcp.engine.animatic.language.bounds import bounded
from sora_mcp.engine.animatic.language.deeds import is_deed
from sora_mcp.engine.animatic.language.lexicon import is_place
from sora_mcp.engine.animatic.language.placing import BLOCKOUT
from sora_mcp.engine.animatic.language.targets import (
    ANIMALS,
    PEOPLE,
    RIGS,
    ROAD,
    SKYBORNE,
    STANDING,
)
from sora_mcp.engine.animatic.language.terms.habits import (
    ACTION_HOMES,
    COVERAGE,
    FURNISHED,
    GENERIC,
    HANDLED,
    HOMES,
    INDOOR_MARKS,
    MOVING,
    NIGHTLY,
    OUTDOOR,
    PETS,
    SOARING,
    TALKING,
    TALL,
    TELLING,
    VESSELS,
    WEATHER_HOMES,
)
from sora_mcp.engine.animatic.language.workplaces import (
    acted,
    done,
    has_people,
    put,
    spaced,
    within,
)
from sora_mcp.engine.animatic.plan import Actor, Move, ShotSize, TimeOfDay, Weather

_SOMEWHERE, _ALONE = "street", "meadow"
_CROWD = 4
_TREES = frozenset({"tree", "pine", "palm", "cherry_tree"})
_MOST_WORDS = 3  # of a label for what cannot be shown
_WET = frozenset(("underwater", "sea", "coast", "sky"))
_PAVED = ("street", "city", "highway", "racetrack")
_OARS = ("row", "paddle")
_RULERS = frozenset(HOMES["castle"].split())  # a chess king is in no castle
_HOUSE = frozenset(("room", "kitchen", "bedroom", "bathroom"))
_ANYWHERE = frozenset(("room", "gym", "library"))  # what is done there is done in any room
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


def height_of(place: str, cast: Sequence[Actor], angle: object) -> str:
    """The same place from higher up, where what is shown flies or the camera does."""
    soars = bool(cast) and all(one.name in SOARING for one in cast)
    is_aerial = not cast and angle in ("high", "overhead")
    return "skyline" if place == "city" and (soars or is_aerial) else place


def room(cast: Sequence[Actor], before: Sequence[Actor] = ()) -> tuple[str, str] | None:
    """The room that furniture speaks of, if it is clear and was not there before."""
    there = {actor.name for actor in before}
    clear = [one for one in cast if one.name not in there and INDOOR_MARKS & set(_words(one))]
    return _furnished(clear)


def _furnished(cast: Sequence[Actor]) -> tuple[str, str] | None:
    """The room of the first thing in a cast that belongs indoors."""
    things = [actor for actor in cast if actor.kind != "rig"]
    said = [word for actor in things for word in _words(actor) if word in _rooms()]
    word = next((one for one in said if one not in GENERIC), next(iter(said), None))
    return put(f"the {spaced(word)}", _rooms()[word]) if word else None


def _has_tree(cast: Sequence[Actor]) -> bool:
    """Whether a tree stands there, so that it is no room: "an apple falls from the tree"."""
    is_lived_in = any(one.kind != "prop" or "christmas" in one.label for one in cast)
    return not is_lived_in and any(one.name in _TREES for one in cast)


def next_home(news: Sequence[Actor], before: str, said: str) -> tuple[str, str] | None:
    """Where somebody goes for the next thing to do, if it is not done where they are."""
    if not has_people(news):
        return None
    found = room(news) or _furnished(news) or _on_road(news)
    if found is None:
        found = done(news, said)
        action = news[0].action
        if found is None and action in ACTION_HOMES and action not in ("pet", "stroke"):
            found = put(spaced(action), ACTION_HOMES[action])
        if found and found[0] in _ANYWHERE and before in _HOUSE:
            return None
    return found if found and found[0] != before else None


def _on_road(cast: Sequence[Actor]) -> tuple[str, str] | None:
    ride = next((one for one in cast if one.name in ROAD), None)
    return put(f"the {spaced(ride.name)}", "road") if ride else None


def _driven(cast: Sequence[Actor], place: str) -> tuple[str, str] | None:
    """The road for what has wheels, rather than a room, or where a monkey that drives lives."""
    is_driven = _is_aboard(cast, ROAD) and place not in _PAVED
    return _on_road(cast) if is_driven or place in _HOUSE else None


def home(
    cast: Sequence[Actor], weather: Weather | None, said: str = "", untold: Sequence[str] = ()
) -> tuple[str, str]:
    """Where a cast is when nobody says: the set, and a sentence on why.

    `untold` is what is not depicted: who does what nobody can show stands before a backdrop.
    """
    found = (
        (None if _has_tree(cast) else _furnished(cast))
        or _outdoors(cast)
        or (_elsewhere(cast) if _is_aboard(cast, VESSELS) else None)
        or done(cast, said)
        or _elsewhere(cast)
        or (put("the tree", "park") if _has_tree(cast) else _owned(cast))
    )
    if found:
        return bounded(_driven(cast, found[0]) or found, said, weather)
    found = acted(cast) or _by_nature(cast, weather) or _anywhere(cast, untold)
    return bounded(found, said, weather)


def _is_aboard(cast: Sequence[Actor], craft: Collection[str]) -> bool:
    """Whether somebody is on such a thing: whatever they do, they do it there."""
    carriers = (one.to for one in cast if one.to is not None and 0 <= one.to < len(cast))
    return any(cast[to].name in craft for to in carriers)


def _outdoors(cast: Sequence[Actor]) -> tuple[str, str] | None:
    """Where a thing stands that is found in no room: a street lamp, a fence."""
    thing = next((one.name for one in cast if one.kind == "prop" and one.name in OUTDOOR), "")
    return put(f"the {spaced(thing)}", _homes()[thing]) if thing in _homes() else None


def _by_nature(cast: Sequence[Actor], weather: Weather | None) -> tuple[str, str] | None:
    """Where such weather is, where animals are, or what people have in hand."""
    is_served = any(one.kind == "prop" and one.name not in STANDING for one in cast)
    if weather and weather.kind in WEATHER_HOMES and not is_served:
        place = WEATHER_HOMES[weather.kind]
        return place, f"No place was named: {weather.kind} is shown {within(place)}."
    if cast and cast[0].name in ANIMALS:
        return _owned(cast, is_generic=True) or put("the scene", _ALONE)
    return _handled(cast)


def _anywhere(cast: Sequence[Actor], untold: Sequence[str]) -> tuple[str, str]:
    """Out of doors for people, unless they do there what nobody knows."""
    if not any(actor.kind in ("rig", "character") for actor in cast):
        return _owned(cast, is_generic=True) or put("the scene", "studio" if cast else _ALONE)
    if cast[0].action in ("", "stand") and any(map(is_deed, untold)):
        return put("the scene", "studio")
    return _owned(cast, is_generic=True) or put("the scene", _SOMEWHERE)


def unshown(words: Sequence[str]) -> tuple[tuple[str, str], str]:
    """A neutral stage for words of which nothing can be shown, and what is written there."""
    label = " ".join(words) if len(words) <= _MOST_WORDS else ""
    return (BLOCKOUT, "Nothing that was named can be drawn: the stage is empty."), label


def time(cast: Sequence[Actor], *, moonlit: bool) -> TimeOfDay:
    """The time of day that a cast, or the moon, speaks of when nobody says."""
    words = {word for actor in cast for word in _words(actor)}
    return "night" if moonlit or words & NIGHTLY else "day"


def _elsewhere(cast: Sequence[Actor]) -> tuple[str, str] | None:
    """Where those are who fly, sail, or belong to different lands."""
    main = cast[0] if cast else None
    is_over = any(one.name in STANDING and one.band != "sky" for one in cast)
    if main and main.band == "sky" and main.name not in SKYBORNE and not is_over:
        return put(f"the {spaced(main.name if main.kind == 'rig' else main.label)}", "sky")
    afloat = [one for one in cast if one.name in VESSELS]
    if not afloat and any(one.name == "train" for one in cast) and not has_people(cast):
        return put("the train", "railway")
    if afloat and any(one.action in _OARS for one in cast):
        return put(f"the {spaced(afloat[0].name)}", "lake")
    if afloat and any(one.name in ROAD for one in cast):
        return put(f"the {spaced(afloat[0].name)}", "harbor")
    if afloat and main and _stands_by(main):
        return put(f"the {spaced(afloat[0].name)}", "harbor")
    if afloat:
        return put(f"the {spaced(afloat[0].name)}", "sea")
    lands = {one.name: _home_of(one) for one in cast if one.name in ANIMALS}
    if len(set(lands.values()) - {""}) > 1 and not _WET & set(lands.values()):
        place = "garden" if set(lands) <= PETS else "meadow"
        return place, f"No place was named: they are put {within(place)}."
    return None


def _stands_by(one: Actor) -> bool:
    """Whether it is a person on dry land."""
    return one.name in PEOPLE and not one.relation and one.action in ("", "stand", "walk", "wave")


def _handled(cast: Sequence[Actor]) -> tuple[str, str] | None:
    """The room of what people have in hand at home."""
    rooms = _by_name(HANDLED) if has_people(cast) else {}
    word = next((one.name for one in cast if one.name in rooms), "")
    return put(f"the {spaced(word)}", rooms[word]) if word else None


def _home_of(actor: Actor) -> str:
    return next((_homes()[word] for word in _words(actor) if word in _homes()), "")


def _owned(cast: Sequence[Actor], *, is_generic: bool = False) -> tuple[str, str] | None:
    """The place that one of a cast belongs to; `is_generic`: though it may be anywhere."""
    cast = [one for one in cast if one.relation != "holding"] or cast  # not what is in hand
    said = [word for actor in cast for word in _words(actor) if word in _homes()]
    telling = [word for word in said if word in TELLING]
    others = [word for word in said if word not in GENERIC]
    on_foot = has_people(cast) and not any(one.relation in ("in", "riding") for one in cast)
    for word in (*telling, *others, *(said if is_generic else ())):
        if _homes()[word] == "sky" and on_foot:
            return put(f"the {spaced(word)}", "meadow")  # it is seen from below
        return put(f"the {spaced(word)}", _homes()[word])
    return None


def _words(actor: Actor) -> list[str]:
    """Names to look an actor up by, the whole ones first and the last word before the others.

    A thing is not at home where an animal of its last word is: a teddy bear, a baseball bat.
    """
    label = actor.label.lower()
    last, *before = [*reversed(label.split())] or [""]
    if actor.kind == "rig":
        last, *before = [*reversed(label.rpartition(" of ")[2].split())] or [""]
        names = [label.replace(" ", "_"), actor.name, last, *before]
    else:
        # Of what stands before a thing's last word only a place tells ("kitchen table").
        parts = [last, *(one for one in before if is_place(one))]
        names = [label.replace(" ", "_"), *parts, actor.name]
        names = [one for one in names if one not in RIGS and one not in _RULERS]
    return [one for name in names for one in (name, name.removesuffix("s")) if one]


def size(cast: Sequence[Actor], *, speaks: bool) -> ShotSize:
    """How a cast is framed when nobody says."""
    if all(one.band == "back" for one in cast):
        return "wide"
    main = cast[0]
    if main.band == "sky" and any(one.band != "sky" for one in cast):
        return "wide"
    if sum(max(1, actor.count) for actor in cast) >= _CROWD:
        return "wide"
    if any(word in TALL for word in _words(main)) or any(a.relation == "riding" for a in cast):
        return "wide"
    if speaks or (main.action in TALKING and has_people([main])):
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
