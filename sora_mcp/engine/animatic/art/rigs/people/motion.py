"""Motions as data: tracks of keys over an action's cycle, and gaits that keep the feet in place."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib import resources
from typing import Any

Keys = tuple[tuple[float, ...], ...]

# What a body does that no track speaks of. Angles are in degrees, places in limb lengths.
REST: dict[str, tuple[float, ...]] = {
    "hip": (0.0, 0.995, 0.0),  # pelvis: forward, up, right, in leg lengths over the ankles
    "lean": (-1.0,),  # the lower spine forward
    "hunch": (4.0,),  # the upper spine on top of that
    "side": (0.0,),  # the spine to its right
    "twist": (0.0,),  # the shoulders to the right
    "spin": (0.0,),  # the whole body to the right
    "tip": (0.0,),  # the whole body forward, about the pelvis
    "nod": (0.0,),  # the head down
    "turn": (0.0,),  # the head to the right
    "tilt": (0.0,),  # the head to its right shoulder
    "foot_r": (0.0, 0.0, 0.13),  # flat foot: forward, up, out, in leg lengths
    "foot_l": (0.0, 0.0, 0.13),
    "toe_r": (0.0,),  # the toes down
    "toe_l": (0.0,),
    "knees": (0.15,),  # how far the knees point outwards
    "arm_r": (4.0, 9.0, 14.0, 2.0),  # upper arm forward, out; elbow; forearm out
    "arm_l": (4.0, 9.0, 14.0, 2.0),
    "mouth": (0.0,),  # 0 closed .. 1 open
    "smile": (0.35,),
    "lids": (0.0,),  # 1 closed
    "brow": (0.0, 0.0),  # its inner end up (worry) or down (anger), and all of it up
    "wind": (0.0,),  # what hangs is blown backwards
}

# An arm is swung or reaches: telling one replaces the other.
_OTHERWISE = {
    "arm_r": "reach_r", "arm_l": "reach_l", "reach_r": "arm_r", "reach_l": "arm_l",
}  # fmt: skip
_LOWER = frozenset({"hip", "foot_r", "foot_l", "toe_r", "toe_l", "knees", "lean", "tip", "wind"})
_FURNITURE = frozenset({"chair", "stool", "table", "monitor"})

# What a mood changes in any action; a mouth that speaks goes on speaking.
MOODS: dict[str, dict[str, tuple[float, ...]]] = {
    "happy": {"smile": (1.1,), "brow": (0.02, 0.02)},
    "sad": {
        "smile": (-0.9,),
        "brow": (0.09, 0.0),
        "lids": (0.35,),
        "hunch": (10.0,),
        "nod": (9.0,),
    },
    "angry": {"smile": (-0.7,), "brow": (-0.1, -0.03)},
    "afraid": {"smile": (-0.5,), "brow": (0.09, 0.06), "mouth": (0.3,), "hunch": (8.0,)},
    "surprised": {"smile": (0.0,), "brow": (0.04, 0.1), "mouth": (0.6,)},
    "calm": {"smile": (0.45,), "lids": (0.2,)},
}


@dataclass(frozen=True)
class Gait:
    """Steps: the foot stays on the ground over `stride` leg lengths, then swings forward."""

    stride: float
    stance: float  # share of the cycle that a foot is on the ground
    lift: float
    heel: float = 22.0  # degrees that the toes point up at contact
    push: float = 48.0  # and down when the foot leaves
    kick: float = 70.0  # and down while it swings


@dataclass(frozen=True)
class Motion:
    """An action: its cycle, tracks of keys evenly spread over it, the view and what is held."""

    seconds: float = 2.4
    pictures: int = 12
    tracks: Mapping[str, Keys] = field(default_factory=dict)
    yaw: float = 34.0  # degrees that the body is turned from its way to the camera
    face: float = 26.0  # and the head in addition
    gait: Gait | None = None
    held: tuple[str, ...] = ()
    rise: float = 0.0  # origin over the ground, in leg lengths: seats, air, water
    glide: float = 0.0  # own heights a second without steps
    beats: tuple[float, ...] = ()  # steps that are heard
    apart: float = 0.0  # own heights from a partner
    stays: bool = False  # steps on the spot
    water: bool = False


def load(*names: str) -> dict[str, Motion]:
    """The motions of this package's tables; one may be `like` another, with changes."""
    told: dict[str, Any] = {}
    for name in names:
        table = resources.files(__package__ or "") / "motions" / f"{name}.toml"
        told |= tomllib.loads(table.read_text(encoding="utf-8"))
    return {action: _motion(_grown(told, action)) for action in told}


def _grown(told: dict[str, Any], action: str) -> dict[str, Any]:
    """What is told of an action, on top of what is told of the one that it is like."""
    own = dict(told[action])
    if "like" not in own:
        return own
    base = _grown(told, own.pop("like"))
    tracks = own.pop("tracks", {})
    replaced = {_OTHERWISE[name] for name in tracks if name in _OTHERWISE}
    kept = {name: keys for name, keys in base.pop("tracks").items() if name not in replaced}
    return {**base, **own, "tracks": {**kept, **tracks}}


def _motion(told: dict[str, Any]) -> Motion:
    tracks = {name: tuple(map(tuple, keys)) for name, keys in told.pop("tracks").items()}
    gait = Gait(**told.pop("gait")) if told.get("gait") else None
    held, beats = tuple(told.pop("held", ())), tuple(told.pop("beats", ()))
    told.pop("gait", None)
    return Motion(tracks=tracks, gait=gait, held=held, beats=beats, **told)


def while_doing(lower: Motion, upper: Motion) -> Motion:
    """An action of the hands and the face by one who sits or goes: both motions in one."""
    tracks = {name: keys for name, keys in upper.tracks.items() if name not in _LOWER}
    tools = tuple(name for name in upper.held if name not in _FURNITURE)
    tracks |= {name: keys for name, keys in lower.tracks.items() if name in _LOWER}
    leader = lower if lower.gait else upper
    return replace(
        lower, tracks=tracks, held=(*lower.held, *tools), yaw=leader.yaw, face=leader.face,
        seconds=leader.seconds, pictures=leader.pictures,
    )  # fmt: skip


def sampled(motion: Motion, phase: float) -> dict[str, tuple[float, ...]]:
    """All values at a phase of the cycle."""
    values = dict(REST)
    if motion.gait:
        values |= _stepped(motion.gait, phase)
    for name, keys in motion.tracks.items():
        values[name] = at(keys, phase)
    return values


def felt(values: dict[str, tuple[float, ...]], mood: str) -> dict[str, tuple[float, ...]]:
    """The values as a mood colours them."""
    changed = dict(MOODS.get(mood, {}))
    for name in ("mouth", "lids"):
        if name in changed and values[name][0] > changed[name][0]:
            del changed[name]
    return values | changed


def at(keys: Keys, phase: float) -> tuple[float, ...]:
    """Keys, evenly spread over a cycle that begins anew, smoothly joined."""
    count = len(keys)
    if count == 1:
        return keys[0]
    place = (phase % 1.0) * count
    first = int(place) % count
    u = place - int(place)
    p, q, r, s = (keys[(first + step) % count] for step in (-1, 0, 1, 2))
    if count == 2:
        u = 0.5 - 0.5 * math.cos(math.pi * u)
        return tuple(b + (c - b) * u for b, c in zip(q, r, strict=True))
    return tuple(_spline(*four, u) for four in zip(p, q, r, s, strict=True))


def speed(motion: Motion, leg: float) -> float:
    """Own heights a second, so that feet on the ground do not slide."""
    if not motion.gait or motion.stays:
        return motion.glide
    way = motion.gait.stride * leg / 1000 * math.cos(math.radians(motion.yaw))
    return way / (motion.gait.stance * motion.seconds)


def _spline(a: float, b: float, c: float, d: float, u: float) -> float:
    m, n = (c - a) / 2, (d - b) / 2
    return (
        (2 * u**3 - 3 * u**2 + 1) * b
        + (u**3 - 2 * u**2 + u) * m
        + (3 * u**2 - 2 * u**3) * c
        + (u**3 - u**2) * n
    )


def _stepped(gait: Gait, phase: float) -> dict[str, tuple[float, ...]]:
    values: dict[str, tuple[float, ...]] = {}
    for side, shift in (("r", 0.0), ("l", 0.5)):
        along, up, toe = _foot(gait, (phase + shift) % 1.0)
        values[f"foot_{side}"] = (along, up, 0.07)
        values[f"toe_{side}"] = (toe,)
    return values


def _foot(gait: Gait, phase: float) -> tuple[float, float, float]:
    """Forward, up and toes down of one foot; it touches the ground at phase 0."""
    half = gait.stride / 2
    if phase < gait.stance:
        u = phase / gait.stance
        toe = -gait.heel * max(0.0, 1 - u / 0.22) + gait.push * max(0.0, (u - 0.62) / 0.38) ** 1.4
        return half - gait.stride * u, 0.0, toe
    u = (phase - gait.stance) / (1 - gait.stance)
    ease = u * u * (3 - 2 * u)
    up = gait.lift * math.sin(math.pi * min(1.0, u * 1.05)) ** 1.2 if u < 0.95 else 0.0
    toe = at(((gait.push,), (gait.kick,), (gait.kick * 0.35,), (-gait.heel * 0.6,), (-gait.heel,)),
             min(0.799, u * 0.8))[0]  # fmt: skip
    return -half + gait.stride * ease, up, toe
