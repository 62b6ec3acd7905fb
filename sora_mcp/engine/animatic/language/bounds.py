"""Words that tell no place, only whether it is out of doors or somebody's home."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.targets import INDOORS, names
from sora_mcp.engine.animatic.language.words import words_of
from sora_mcp.engine.animatic.language.workplaces import put
from sora_mcp.engine.animatic.plan import Weather

_OUT = names("outside outdoors outdoor alfresco")
_VIEWS = names("window windows look looks looking gaze gazes gazing stare stares staring watches")
_FALLING = ("rain", "snow", "storm")
_AT_HOME = (("at", "home"), ("at", "his", "home"), ("at", "her", "home"), ("at", "their", "home"))
_HOUSE = names("room kitchen bedroom bathroom dining_room office garden workshop")


def bounded(found: tuple[str, str], said: str, weather: Weather | None) -> tuple[str, str]:
    """The place that was found, or another one if that is on the wrong side of the door."""
    if weather and weather.kind in _FALLING and found[0] == "studio":
        return put("the scene", "street")
    words = [one.word for one in words_of(said)]
    told = set(words)
    if told & _OUT and not told & _VIEWS and found[0] in INDOORS:
        return put(next(one for one in words if one in _OUT), "park")
    runs = {tuple(words[at : at + size]) for at in range(len(words)) for size in (2, 3)}
    if not runs.isdisjoint(_AT_HOME) and found[0] not in _HOUSE:
        return put("home", "room")
    return found
