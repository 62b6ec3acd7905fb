"""Dialogue as sound, where the extra `[voice]` is installed: a voice pitched for each speaker.

It is a scratch track, as editors record it to find the timing; English only. Without the extra
nothing is heard, and the lines are still shown.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from sora_mcp.engine.animatic.dialogue import Said, said
from sora_mcp.engine.animatic.plan import Actor, Line, Shot
from sora_mcp.engine.animatic.sound import RATE_HZ
from sora_mcp.engine.libraries import can_speak

_LOUD = 0.5  # of full scale, at its loudest moment
_FASTEST = 1.7  # times the usual pace, for a line that has little time
_FADE_S = 0.03
_SEED = 1  # the synthesis has a noise component; equal requests give equal bytes
_PITCHES: Mapping[str, float] = {
    "woman": 1.0, "man": 0.8, "girl": 1.2, "boy": 1.14, "child": 1.17, "robot": 0.72,
    "old": 0.95,
}  # fmt: skip
_APART = 0.93  # between two speakers of one kind

_log = logging.getLogger(__name__)


def spoken(shot: Shot, count: int) -> NDArray[np.float32] | None:
    """The shot's lines as `count` samples of one channel; None where nothing is heard."""
    if not shot.dialogue or not can_speak():
        return None
    out = np.zeros(count, dtype=np.float32)
    pitches = _pitches(shot)
    for one, pitch in zip(said(shot), pitches, strict=True):
        start = round(one.from_s * RATE_HZ)
        voice = _fitted(one, pitch)[: max(0, count - start)]
        out[start : start + len(voice)] += voice
    return out if out.any() else None


def _fitted(one: Said, pitch: float) -> NDArray[np.float32]:
    """The line within its time: faster where it has to be, faded out where that is not enough."""
    room = max(1, round((one.to_s - one.from_s) * RATE_HZ))
    voice = _voiced(one.line.text, pitch, 1.0)
    if len(voice) > room:
        voice = _voiced(one.line.text, pitch, min(_FASTEST, len(voice) / room * 1.02))
    if len(voice) > room:
        fade = min(room, round(_FADE_S * RATE_HZ))
        voice = voice[:room].copy()
        voice[room - fade :] *= np.linspace(1, 0, fade, dtype=np.float32)
    return voice


def _voiced(words: str, pitch: float, pace: float) -> NDArray[np.float32]:
    """The words at a pitch, by playing a voice of another pace faster or slower than it spoke."""
    plain = words.translate({ord(sign): " " for sign in "[]()/"})
    try:
        voice = _model()(plain, speed=min(2.0, max(0.5, pace / pitch)), seed=_SEED)
    except Exception:  # noqa: BLE001 - a draft without a voice is better than none
        _log.exception("A line could not be spoken.")
        return np.zeros(0, dtype=np.float32)
    loudest = float(np.abs(voice).max(initial=0.0))
    if not loudest:
        return np.zeros(0, dtype=np.float32)
    return _resampled(voice * (_LOUD / loudest), round(_model().sample_rate * pitch))


@cache
def _model() -> Any:
    from hibari import Hibari

    return Hibari(threads=1)


def _resampled(samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples[None], dtype=np.float32), format="flt", layout="mono"
    )
    frame.sample_rate = rate_hz
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=RATE_HZ)
    blocks = [block.to_ndarray()[0] for part in (frame, None) for block in resampler.resample(part)]
    return np.concatenate(blocks).clip(-1, 1).astype(np.float32)


def _pitches(shot: Shot) -> list[float]:
    """A pitch for each line; whoever is not named speaks in turn."""
    cast = [actor for actor in shot.cast if actor.kind != "prop" and _kind(actor)]
    voices: dict[str, float] = {}
    pitches = []
    for turn, line in enumerate(shot.dialogue):
        actor = _speaker(line, turn, cast)
        name = (line.speaker or (actor.label if actor else "")).lower()
        if name not in voices:
            pitch = _pitch(actor)
            while any(abs(pitch - other) < 0.03 for other in voices.values()):
                pitch *= _APART
            voices[name] = pitch
        pitches.append(voices[name])
    return pitches


def _speaker(line: Line, turn: int, cast: list[Actor]) -> Actor | None:
    if line.speaker:
        named = set(line.speaker.lower().split())
        return next((actor for actor in cast if named & set(actor.label.lower().split())), None)
    return cast[turn % len(cast)] if cast else None


def _kind(actor: Actor) -> str:
    told = (actor.look.get("gender", ""), actor.name, *actor.label.lower().split())
    return next((word for word in told if word in _PITCHES and word != "old"), "")


def _pitch(actor: Actor | None) -> float:
    if actor is None:
        return 1.0
    is_old = actor.look.get("age") == "old"
    return _PITCHES[_kind(actor)] * (_PITCHES["old"] if is_old else 1.0)
