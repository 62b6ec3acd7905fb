"""What a draft sounds like: beds by set, weather and deeds, and the steps of who walks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from sora_mcp.engine.animatic import frames, speech
from sora_mcp.engine.animatic.ambience import BEDS, bed, noise, tone
from sora_mcp.engine.animatic.art.figure import FIGURES
from sora_mcp.engine.animatic.frames import FPS
from sora_mcp.engine.animatic.plan import Plan, Shot
from sora_mcp.engine.animatic.sound import RATE_HZ, Samples

_LOUD = 0.34  # of full scale: subtle, and far from clipping with all beds together
_UNDER_VOICE = 0.4  # how loud the rest is while somebody speaks
_DUCK_S = 0.25
_HEARD = 1e-3
_BLOCK = RATE_HZ // 100
_FADE_S = 0.35
_SEAM_S = 0.05

_BY_WEATHER: Mapping[str, tuple[str, float]] = {
    "rain": ("rain", 0.8), "storm": ("heavy_rain", 0.9), "wind": ("wind", 0.8),
    "snow": ("wind", 0.3), "dust": ("wind", 0.7), "leaves": ("wind", 0.4), "fog": ("air", 0.4),
    "embers": ("fire", 0.5), "bubbles": ("underwater", 0.3),
}  # fmt: skip
_BY_DEED: Mapping[str, str] = {
    "play_guitar": "guitar", "play_piano": "piano", "play_violin": "violin",
    "play_drums": "drums", "sing": "song", "dance": "song", "cook": "kitchen", "cheer": "crowd",
}  # fmt: skip
_BY_FIGURE: Mapping[str, str] = {
    "campfire": "fire", "fire": "fire", "car": "engine", "truck": "engine", "bus": "engine",
    "motorcycle": "engine", "sports_car": "engine", "train": "engine", "tractor": "engine",
    "plane": "propeller", "helicopter": "propeller", "drone": "propeller", "piano": "",
}  # fmt: skip
_BY_SET: Mapping[str, str] = {
    "coast": "sea", "sea": "sea", "beach": "sea", "island": "sea", "lake": "river",
    "desert": "wind", "desert_road": "wind", "mountains": "wind", "snowfield": "wind",
    "snowy_forest": "wind",
    "sky": "wind", "moon": "space", "mars": "space", "volcano": "fire", "village": "meadow",
    "farm": "meadow", "garden": "meadow", "park": "meadow", "castle": "air", "hall": "room",
    "alley": "street", "road": "street", "highway": "city", "bridge": "city", "market": "crowd",
    "rooftop": "city", "skyline": "city", "stadium": "crowd", "playground": "crowd",
    "library": "room", "bedroom": "room", "studio": "room", "lab": "office", "workshop": "room",
    "classroom": "office", "savanna": "meadow", "wheat_field": "meadow", "cemetery": "wind",
    "gym": "room", "corridor": "room", "abstract": "space",
}  # fmt: skip
_LIVELY_BY_NIGHT = ("meadow", "forest", "jungle")


@dataclass(frozen=True)
class _Layer:
    name: str
    loud: float


class Score:
    """The sound of a plan from shot `first` on, read in order, mixed shot by shot."""

    def __init__(self, plan: Plan, *, first: int = 1) -> None:
        self._parts = _parts(plan)[first - 1 :]
        self._held = np.zeros((2, 0), dtype=np.float32)

    def read(self, count: int) -> Samples:
        """The next samples; silence after the end."""
        while self._held.shape[1] < count:
            if not self._parts:
                rest = np.zeros((2, count - self._held.shape[1]), dtype=np.float32)
                self._held = np.concatenate((self._held, rest), axis=1)
                break
            self._held = np.concatenate((self._held, _mixed(self._parts.pop(0))), axis=1)
        out, self._held = self._held[:, :count], self._held[:, count:]
        return out


def layers(shot: Shot) -> tuple[_Layer, ...]:
    """The beds of a shot and how loud each is."""
    base = _BY_SET.get(shot.set_name, shot.set_name)
    if shot.time in ("night", "dusk") and base in _LIVELY_BY_NIGHT:
        base = "night"
    found = {base if base in BEDS else "air": 0.6}
    if shot.weather.kind in _BY_WEATHER:
        name, loud = _BY_WEATHER[shot.weather.kind]
        found[name] = loud * (0.45 + 0.55 * shot.weather.intensity)
    if shot.weather.kind == "storm":
        found["thunder"] = 0.7
    for actor in shot.cast:
        deed = _BY_DEED.get(actor.action) or _BY_FIGURE.get(actor.name, "")
        if deed:
            found.setdefault(deed, 1.5 if actor.action in _BY_DEED else 0.75)
    return tuple(_Layer(name, loud) for name, loud in found.items())


@dataclass(frozen=True)
class _Part:
    """A shot, at which of the film's pictures it begins, and how long it fades in and out."""

    shot: Shot
    start: int
    rise_s: float
    fall_s: float


def _parts(plan: Plan) -> list[_Part]:
    """Shots that sound alike go over into each other; others dip for a moment at the cut."""
    sounds = [layers(shot) for shot in plan.shots]
    seams = [0.0 if a == b else _SEAM_S for a, b in pairwise(sounds)]
    edges = [_FADE_S, *seams, _FADE_S]
    starts = accumulate((frames.counted((shot,)) for shot in plan.shots), initial=0)
    return [
        _Part(shot, start, edges[number], edges[number + 1])
        for number, (shot, start) in enumerate(zip(plan.shots, starts, strict=False))
    ]


def _mixed(part: _Part) -> Samples:
    shot = part.shot
    count = frames.counted((shot,)) * RATE_HZ // FPS
    start = part.start * RATE_HZ // FPS
    out = np.zeros((2, count), dtype=np.float32)
    for layer in layers(shot):
        loop = bed(layer.name)
        at = (start + np.arange(count)) % loop.shape[1]
        out += layer.loud * loop[:, at]
    out += _steps(shot, count)
    rise, fall = (min(round(s * RATE_HZ), count // 2) for s in (part.rise_s, part.fall_s))
    out[:, :rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    out[:, count - fall :] *= np.linspace(1, 0, fall, dtype=np.float32)
    return _with_voices(np.asarray(np.tanh(out) * _LOUD, dtype=np.float32), shot)


def _with_voices(rest: Samples, shot: Shot) -> Samples:
    """What is said, and the rest quieter while it is said."""
    voice = speech.spoken(shot, rest.shape[1])
    if voice is None:
        return rest
    blocks = np.abs(np.resize(voice, -(-len(voice) // _BLOCK) * _BLOCK)).reshape(-1, _BLOCK)
    reach = np.ones(round(_DUCK_S * RATE_HZ / _BLOCK), dtype=np.float32)
    is_near = np.convolve(blocks.max(axis=1) > _HEARD, reach, "same") > 0
    ducked = np.convolve(is_near, reach / reach.size, "same")
    gain = 1 - (1 - _UNDER_VOICE) * np.interp(
        np.arange(len(voice)), (np.arange(len(blocks)) + 0.5) * _BLOCK, ducked
    )
    return np.asarray(rest * gain + voice, dtype=np.float32)


def _steps(shot: Shot, count: int) -> Samples:
    """A soft thud for each step of the first who walks."""
    out = np.zeros((2, count), dtype=np.float32)
    walker = next((a for a in shot.cast if a.name in FIGURES and a.action), None)
    if walker is None:
        return out
    figure = FIGURES[walker.name]
    cycle = figure.actions.get(walker.action)
    if cycle is None or not cycle.gait:
        return out
    thud = 0.5 * tone(86 if figure.height_m > 1 else 150, 0.09, 42, (1, 0.5))
    grain = 0.22 * noise(31, 700, 4200, 0.4)[: len(thud)]
    step = thud + grain * np.exp(-60 * np.arange(len(thud)) / RATE_HZ)
    turn = int(shot.clock_s / cycle.seconds)
    while turn * cycle.seconds < shot.clock_s + shot.seconds:
        for phase in cycle.gait:
            at = round(((turn + phase) * cycle.seconds - shot.clock_s) * RATE_HZ)
            if 0 <= at < count:
                piece = step[: count - at]
                out[:, at : at + len(piece)] += 0.55 * piece
        turn += 1
    return out
