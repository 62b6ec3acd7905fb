"""What a director fills in where a prompt is silent, and says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sora_mcp.engine.animatic.language.lexicon import bases, is_place, singulars
from sora_mcp.engine.animatic.language.placing import BLOCKOUT
from sora_mcp.engine.animatic.language.targets import (
    ANIMALS,
    PEOPLE,
    RIGS,
    ROAD,
    SETS,
    SKYBORNE,
    STANDING,
)
from sora_mcp.engine.animatic.language.terms.doings import DOINGS
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
    PETS,
    SAID,
    SOARING,
    TALKING,
    TALL,
    TELLING,
    VESSELS,
    WEATHER_HOMES,
)
from sora_mcp.engine.animatic.language.words import words_of
from sora_mcp.engine.animatic.plan import Actor, Move, ShotSize, TimeOfDay, Weather

_SOMEWHERE, _ALONE = "street", "meadow"
_CROWD = 4
_TREES = frozenset({"tree", "pine", "palm", "cherry_tree"})
_MOST_WORDS = 3  # of a label for what cannot be shown
_WET = frozenset(("underwater", "sea", "coast", "sky"))
_PAVED = ("street", "city", "highway", "racetrack")
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
    return _put(f"the {_plain(word)}", _rooms()[word]) if word else None


def _has_tree(cast: Sequence[Actor]) -> bool:
    """Whether a tree stands there, so that it is no room: "an apple falls from the tree"."""
    is_lived_in = any(one.kind != "prop" or "christmas" in one.label for one in cast)
    return not is_lived_in and any(one.name in _TREES for one in cast)


def next_home(news: Sequence[Actor], before: str, said: str) -> tuple[str, str] | None:
    """Where somebody goes for the next thing to do, if it is not done where they are."""
    if not _has_people(news):
        return None
    found = room(news) or _furnished(news) or _on_road(news)
    if found is None:
        found = _done(news, said)
        action = news[0].action
        if found is None and action in ACTION_HOMES and action not in ("pet", "stroke"):
            found = _put(_plain(action), ACTION_HOMES[action])
        if found and found[0] in _ANYWHERE and before in _HOUSE:
            return None
    return found if found and found[0] != before else None


def _on_road(cast: Sequence[Actor]) -> tuple[str, str] | None:
    ride = next((one for one in cast if one.name in ROAD), None)
    return _put(f"the {_plain(ride.name)}", "road") if ride else None


def _driven(cast: Sequence[Actor], place: str) -> tuple[str, str] | None:
    """The road for what has wheels, rather than a room, or where a monkey that drives lives."""
    is_aboard = any(one.to is not None and cast[one.to].name in ROAD for one in cast)
    return _on_road(cast) if place in _HOUSE or (is_aboard and place not in _PAVED) else None


def _plain(word: str) -> str:
    return word.replace("_", " ")


def home(cast: Sequence[Actor], weather: Weather | None, said: str = "") -> tuple[str, str]:
    """Where a cast is when nobody says: the set, and a sentence on why."""
    found = (
        (None if _has_tree(cast) else _furnished(cast))
        or _done(cast, said)
        or _elsewhere(cast)
        or (_put("the tree", "park") if _has_tree(cast) else _owned(cast))
    )
    if found:
        return _driven(cast, found[0]) or found
    for actor in cast:
        if actor.action in ACTION_HOMES:
            return _put(actor.action.replace("_", " "), ACTION_HOMES[actor.action])
    if weather and weather.kind in WEATHER_HOMES:
        place = WEATHER_HOMES[weather.kind]
        return place, f"No place was named: {weather.kind} is shown {_in(place)}."
    if cast and cast[0].name in ANIMALS:
        return _put("the scene", _ALONE)
    if handled := _handled(cast):
        return handled
    if any(actor.kind in ("rig", "character") for actor in cast):
        return _put("the scene", _SOMEWHERE)
    return _put("the scene", "studio" if cast else _ALONE)


def unshown(words: Sequence[str]) -> tuple[tuple[str, str], str]:
    """A neutral stage for words of which nothing can be shown, and what is written there."""
    label = " ".join(words) if len(words) <= _MOST_WORDS else ""
    return (BLOCKOUT, "Nothing that was named can be drawn: the stage is empty."), label


def time(cast: Sequence[Actor], *, moonlit: bool) -> TimeOfDay:
    """The time of day that a cast, or the moon, speaks of when nobody says."""
    words = {word for actor in cast for word in _words(actor)}
    return "night" if moonlit or words & NIGHTLY else "day"


def _put(what: str, place: str) -> tuple[str, str]:
    place = place if place in SETS else "room"
    return place, f"No place was named: {what} is put {_in(place)}."


@cache
def _doings() -> list[tuple[frozenset[str], str]]:
    """What people do somewhere, in base words: the most telling first."""
    found = [(doing, place) for place, doings in DOINGS.items() for doing in doings.split(", ")]
    found.sort(key=lambda one: -one[0].count(" "))
    return [(frozenset(doing.split()), place) for doing, place in found]


def _has_people(cast: Sequence[Actor]) -> bool:
    return any(actor.name in PEOPLE or actor.kind == "character" for actor in cast)


def _done(cast: Sequence[Actor], said: str) -> tuple[str, str] | None:
    """The place of what people are told to do ("shave his beard")."""
    if not _has_people(cast):
        return None
    words = [one.word for one in words_of(said)]
    plain = {form for word in words for form in (*bases(word), *singulars(word))}
    for doing, place in _doings():
        if doing <= plain:
            told = [word for word in words if doing & {*bases(word), *singulars(word)}]
            return _put(" ".join(dict.fromkeys(told)), place)
    return None


def _elsewhere(cast: Sequence[Actor]) -> tuple[str, str] | None:
    """Where those are who fly, sail, or belong to different lands."""
    main = cast[0] if cast else None
    is_over = any(one.name in STANDING and one.band != "sky" for one in cast)
    if main and main.band == "sky" and main.name not in SKYBORNE and not is_over:
        return _put(f"the {_plain(main.name if main.kind == 'rig' else main.label)}", "sky")
    afloat = [one for one in cast if one.name in VESSELS]
    if not afloat and any(one.name == "train" for one in cast) and not _has_people(cast):
        return _put("the train", "railway")
    if afloat and any(one.name in ROAD for one in cast):
        return _put(f"the {_plain(afloat[0].name)}", "harbor")
    if afloat and main and _stands_by(main):
        return _put(f"the {_plain(afloat[0].name)}", "harbor")
    if afloat:
        return _put(f"the {_plain(afloat[0].name)}", "sea")
    lands = {one.name: _home_of(one) for one in cast if one.name in ANIMALS}
    if len(set(lands.values()) - {""}) > 1 and not _WET & set(lands.values()):
        place = "garden" if set(lands) <= PETS else "meadow"
        return place, f"No place was named: they are put {_in(place)}."
    return None


def _stands_by(one: Actor) -> bool:
    """Whether it is a person on dry land."""
    return one.name in PEOPLE and not one.relation and one.action in ("", "stand", "walk", "wave")


def _handled(cast: Sequence[Actor]) -> tuple[str, str] | None:
    """The room of what people have in hand at home."""
    rooms = _by_name(HANDLED) if _has_people(cast) else {}
    word = next((one.name for one in cast if one.name in rooms), "")
    return _put(f"the {_plain(word)}", rooms[word]) if word else None


def _home_of(actor: Actor) -> str:
    return next((_homes()[word] for word in _words(actor) if word in _homes()), "")


def _owned(cast: Sequence[Actor]) -> tuple[str, str] | None:
    """The place that one of a cast belongs to."""
    said = [word for actor in cast for word in _words(actor) if word in _homes()]
    telling = [word for word in said if word in TELLING]
    others = [word for word in said if word not in GENERIC]
    for word in (*telling, *others, *said):
        return _put(f"the {_plain(word)}", _homes()[word])
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
        names = [one for one in names if one not in RIGS]
    return [one for name in names for one in (name, name.removesuffix("s")) if one]


def _in(place: str) -> str:
    return SAID.get(place, f"in a {place.replace('_', ' ')}")


def size(cast: Sequence[Actor], *, speaks: bool) -> ShotSize:
    """How a cast is framed when nobody says."""
    if all(one.band == "back" for one in cast):
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
