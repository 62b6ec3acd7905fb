"""The plan of a draft: shots, cast and light, as it is drawn and as an agent may write it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

VERSION = 1

ShotSize = Literal[
    "extreme_wide", "wide", "full", "medium_wide", "medium", "medium_close", "close",
    "extreme_close", "insert",
]  # fmt: skip
Angle = Literal["eye", "low", "high", "overhead", "dutch", "over_shoulder"]
Move = Literal[
    "static", "pan_left", "pan_right", "tilt_up", "tilt_down", "dolly_in", "dolly_out",
    "truck_left", "truck_right", "pedestal_up", "pedestal_down", "zoom_in", "zoom_out",
    "orbit_left", "orbit_right", "handheld", "dolly_zoom", "follow", "crane_up", "crane_down",
    "whip_pan",
]  # fmt: skip
TimeOfDay = Literal["dawn", "morning", "day", "golden_hour", "dusk", "night"]
WeatherKind = Literal[
    "clear", "cloudy", "rain", "snow", "fog", "storm", "wind", "dust", "leaves", "embers",
    "petals", "bubbles", "fireflies", "confetti",
]  # fmt: skip
Style = Literal[
    "none", "noir", "black_and_white", "sepia", "pastel", "neon", "warm", "cold", "vivid",
    "faded", "watercolour", "silhouette", "dreamy", "gritty",
]  # fmt: skip
Transition = Literal["cut", "dissolve", "fade"]
Kind = Literal["rig", "prop", "card", "character"]
Place = Literal["auto", "left", "centre", "right", "far_left", "far_right"]
Band = Literal["auto", "front", "main", "back", "sky"]
Facing = Literal["auto", "left", "right", "camera", "away"]
Relation = Literal["", "on", "riding", "beside", "holding", "in_front_of", "behind", "under", "in"]


@dataclass(frozen=True)
class Weather:
    """What falls or drifts, and how much of it: 0 (a hint) .. 1 (as heavy as it gets)."""

    kind: WeatherKind = "clear"
    intensity: float = 0.5


@dataclass(frozen=True)
class Actor:
    """Somebody or something in a shot.

    `name` is the rig's or prop's name, a card's label, or a character's id; `label` is how the
    prompt calls it. `look` are its looks: colours by part ("coat": "#c33", "body": ...), and
    traits such as "hat": "straw", "pattern": "striped", "age": "old". `relation` and `to` (the
    index of another actor of the shot) put it somewhere: on, riding, holding ...
    """

    kind: Kind
    name: str
    label: str = ""
    count: int = 1
    action: str = ""
    look: dict[str, str] = field(default_factory=dict)
    place: Place = "auto"
    band: Band = "auto"
    facing: Facing = "auto"
    relation: Relation = ""
    to: int | None = None


@dataclass(frozen=True)
class Line:
    """Something said: shown as a subtitle. `speaker` may be empty."""

    text: str
    speaker: str = ""


@dataclass(frozen=True)
class Shot:
    """One take: what is in it, how it is lit, and how the camera sees it.

    `place_label` is what its place is called where no set shows it (the set `blockout`): it is
    written on the slate. `details` are words that dress the place: "wet", "neon", "cloudless" ...

    `clock_s` is the scene's own time at the shot's start, so that what moves goes on where an
    earlier video left off. `move_from` and `move_to` are the part of its move (0..1) that the shot
    shows: a take told in several shots, or continued in another video, is one move.
    """

    seconds: float
    set_name: str
    size: ShotSize = "full"
    angle: Angle = "eye"
    move: Move = "static"
    move_amount: float = 0.5
    lens_mm: int = 35
    time: TimeOfDay = "day"
    weather: Weather = Weather()
    style: Style = "none"
    palette: tuple[str, ...] = ()
    cast: tuple[Actor, ...] = ()
    dialogue: tuple[Line, ...] = ()
    caption: str = ""
    place_label: str = ""
    details: tuple[str, ...] = ()
    transition: Transition = "cut"
    seed: int = 0
    clock_s: float = 0.0
    move_from: float = 0.0
    move_to: float = 1.0


@dataclass(frozen=True)
class Plan:
    """Shots in order, and an honest account of what the words became.

    `understood` maps words of the prompt to what they became, `not_depicted` are content words
    without a picture, `assumptions` are sentences on what was filled in.
    """

    shots: tuple[Shot, ...]
    understood: dict[str, str] = field(default_factory=dict)
    not_depicted: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    burn_in: bool = True
    version: int = VERSION

    @property
    def seconds(self) -> float:
        """The length of all shots together."""
        return sum(shot.seconds for shot in self.shots)
