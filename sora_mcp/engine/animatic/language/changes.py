"""Changes that need no cast: nearer, slower, darker, drier, without captions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from sora_mcp.engine.animatic.language.grammar import findings
from sora_mcp.engine.animatic.language.terms.editing import Change
from sora_mcp.engine.animatic.plan import Shot, ShotSize, TimeOfDay, Weather

_SIZES: tuple[ShotSize, ...] = get_args(ShotSize)[:-1]  # from far to near; an insert is neither
_DARKER: dict[TimeOfDay, TimeOfDay] = {
    "dawn": "night", "morning": "dusk", "day": "dusk", "golden_hour": "dusk", "dusk": "night",
    "night": "night",
}  # fmt: skip
_BRIGHTER: dict[TimeOfDay, TimeOfDay] = {
    "dawn": "morning", "morning": "day", "day": "day", "golden_hour": "day",
    "dusk": "golden_hour", "night": "dusk",
}  # fmt: skip
_STEPS: dict[Change, float] = {"more_weather": 0.3, "less_weather": -0.3}


@dataclass
class Work:
    """An edit in progress: the shots, which of them are meant, and what has been understood."""

    shots: list[Shot]
    which: list[int]
    known: Mapping[str, str]
    understood: dict[str, str] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    is_clean: bool = False

    def each(self, change: Callable[[Shot], Shot]) -> None:
        """Change each shot that is meant."""
        for index in self.which:
            self.shots[index] = change(self.shots[index])

    def set(self, **fields: Any) -> None:
        """Set fields of each shot that is meant."""
        self.each(lambda shot: replace(shot, **fields))


def changed(work: Work, change: Change, said: str) -> None:
    """Make one change to the shots that are meant."""
    work.understood[said.lower()] = _TOLD.get(change, change.replace("_", " "))
    weathers = [one.sets["weather"] for one in findings(said) if "weather" in one.sets]
    if change == "clean":
        work.is_clean = True
    elif change in _STEPS and weathers:
        work.each(lambda shot: _weathered(shot, weathers[0], _STEPS[change]))
    elif change in _CHANGES:
        work.each(_CHANGES[change])


def _sized(step: int) -> Callable[[Shot], Shot]:
    def change(shot: Shot) -> Shot:
        at = _SIZES.index(shot.size) if shot.size in _SIZES else len(_SIZES) - 2
        return replace(shot, size=_SIZES[min(len(_SIZES) - 1, max(0, at + step))])

    return change


def _paced(factor: float) -> Callable[[Shot], Shot]:
    def change(shot: Shot) -> Shot:
        return replace(shot, move_amount=round(min(1.0, max(0.05, shot.move_amount * factor)), 3))

    return change


def _weathered(shot: Shot, weather: Weather, step: float) -> Shot:
    """More or less of a weather; more of one that is not there yet is some of it."""
    if shot.weather.kind != weather.kind:
        return replace(shot, weather=replace(weather, intensity=0.7)) if step > 0 else shot
    intensity = round(min(1.0, max(0.1, shot.weather.intensity + step)), 3)
    return replace(shot, weather=replace(weather, intensity=intensity))


_CHANGES: dict[Change, Callable[[Shot], Shot]] = {
    "closer": _sized(1),
    "wider": _sized(-1),
    "slower": _paced(0.5),
    "faster": _paced(1.7),
    "darker": lambda shot: replace(shot, time=_DARKER[shot.time]),
    "brighter": lambda shot: replace(shot, time=_BRIGHTER[shot.time]),
    "warmer": lambda shot: replace(shot, style="warm"),
    "colder": lambda shot: replace(shot, style="cold"),
    "still": lambda shot: replace(shot, move="static"),
    "unspoken": lambda shot: replace(shot, dialogue=()),
    "uncaptioned": lambda shot: replace(shot, caption=""),
    "unstyled": lambda shot: replace(shot, style="none", palette=()),
    "dry": lambda shot: replace(shot, weather=Weather()),
}
_TOLD: dict[Change, str] = {
    "closer": "a closer shot size", "wider": "a wider shot size", "slower": "a slower camera",
    "faster": "a faster camera", "darker": "later, darker", "brighter": "earlier, brighter",
    "warmer": "style: warm", "colder": "style: cold", "still": "camera: static",
    "unspoken": "no dialogue", "uncaptioned": "no caption", "clean": "no slate line",
    "unstyled": "no style", "dry": "weather: clear",
}  # fmt: skip
