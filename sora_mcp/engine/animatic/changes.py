"""An edit of footage: the changes that were asked for, made to its pictures and its sound."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from sora_mcp.engine.animatic import lettering, optics
from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.grading import Grader
from sora_mcp.engine.animatic.language.lengths import kept, lasting
from sora_mcp.engine.animatic.plan import Line, Plan, Shot, Weather
from sora_mcp.engine.animatic.retiming import Pace, pictures
from sora_mcp.engine.animatic.scene.camera import ease
from sora_mcp.engine.animatic.scene.weather import WeatherSheets
from sora_mcp.engine.animatic.slate import Slate
from sora_mcp.engine.animatic.sound import RATE_HZ, Sound
from sora_mcp.engine.animatic.steadying import Steadied
from sora_mcp.engine.animatic.takes import FPS
from sora_mcp.engine.animatic.tracks import Faded, PacedTrack, Silence
from sora_mcp.engine.renderer import INVALID_INPUT, TOTAL_MAX_SECONDS, RenderError

Change = dict[str, Any]  # as `language.frame_edits` writes them
_Step = Callable[[Pixels, float], Pixels]
_TITLE = 0.12  # letters, of the shorter side
_TITLE_FADE_S = 0.4
# In which order changes are made, whatever order they were asked for in.
_ORDER = (
    "steady", "flip", "crop", "zoom", "grade", "blur", "focus", "weather", "vignette", "letterbox",
    "fade", "caption",
)  # fmt: skip


@dataclass(frozen=True)
class Film:
    """An edited film: as many pictures as `count` says, 24 a second, BGR, and its sound."""

    count: int
    pictures: Iterator[Pixels]
    sound: Sound


def read_changes(texts: Sequence[str]) -> tuple[Change, ...]:
    """The changes of a spec."""
    return tuple(json.loads(text) for text in texts)


def changed(
    source: Path, changes: Sequence[Change], size_px: tuple[int, int], seconds: float, seed: int
) -> Film:
    """The film of `seconds` in `source` with all changes made.

    Raises:
        RenderError: it would become too long, or cannot be read (also while it is read).
    """
    pace = _pace(changes, seconds)
    total_s = pace.count / FPS
    if total_s > TOTAL_MAX_SECONDS:
        raise RenderError(
            f"The edited video would be {total_s:.0f} s long; the most is "
            f"{TOTAL_MAX_SECONDS:.0f} s.",
            code=INVALID_INPUT,
        )
    ordered = sorted(
        (one for one in changes if one["do"] in _STEPS), key=lambda one: _ORDER.index(one["do"])
    )
    steps = [_STEPS[one["do"]](one, size_px, total_s, seed) for one in ordered]
    return Film(pace.count, _run(source, size_px, pace, steps), _sound(source, changes, pace))


def _pace(changes: Sequence[Change], seconds: float) -> Pace:
    from_s, to_s = kept(changes, seconds)
    speed = (to_s - from_s) / lasting(changes, seconds)
    return Pace(from_s, to_s, speed, any(one["do"] == "reverse" for one in changes))


def _run(
    source: Path, size_px: tuple[int, int], pace: Pace, steps: Sequence[_Step]
) -> Iterator[Pixels]:
    for index, picture in enumerate(pictures(source, *size_px, pace)):
        for step in steps:
            picture = step(picture, index / FPS)
        yield picture


def _sound(source: Path, changes: Sequence[Change], pace: Pace) -> Sound:
    if any(one["do"] == "mute" for one in changes):
        return Silence()
    sound: Sound = PacedTrack(source, pace)
    for one in changes:
        if one["do"] == "fade":
            into, out = (round(float(one[key]) * RATE_HZ) for key in ("in_s", "out_s"))
            sound = Faded(sound, pace.count * RATE_HZ // FPS, into, out)
    return sound


def _steady(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    del one, total_s, seed
    steadied = Steadied(*size_px)
    return lambda picture, _: steadied.next(picture)


def _flip(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    del size_px, total_s, seed
    return lambda picture, _: optics.flipped(picture, one["axis"])


def _crop(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    del size_px, total_s, seed
    return lambda picture, _: optics.closer(picture, one["zoom"], one["x"], one["y"])


def _zoom(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    """A slow move of the frame over the film's whole length."""
    del size_px, seed
    start, end = float(one["from"]), float(one["to"])
    x, y = one.get("x", (0.0, 0.0)), one.get("y", (0.0, 0.0))

    def step(picture: Pixels, t_s: float) -> Pixels:
        u = ease(t_s / total_s)
        at = ((side[0] + (side[1] - side[0]) * u) for side in (x, y))
        return optics.closer(picture, start + (end - start) * u, *at)

    return step


def _grade(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    del size_px, total_s, seed
    grader = Grader(one["name"], one.get("amount", 1.0))
    return lambda picture, _: grader.apply(picture)


def _blur(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    del size_px, total_s, seed
    return lambda picture, _: optics.blurred(picture, one["amount"])


def _focus(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    del size_px, seed
    return lambda picture, t_s: optics.blurred(
        picture, 1.6 * optics.racked(t_s, total_s, is_out=one["way"] == "out")
    )


def _weather(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    del total_s
    weather = Weather(one["kind"], one["intensity"])
    sheets = WeatherSheets(weather, lights.of("day", weather), size_px, seed)

    def step(picture: Pixels, t_s: float) -> Pixels:
        frame = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA), dtype=np.uint8)
        for _, paint in sorted(sheets.layers(t_s), key=lambda layer: -layer[0]):
            paint(frame)
        out = np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGRA2BGR), dtype=np.uint8)
        flash = sheets.flash(t_s)
        if flash > 0.01:
            out = np.asarray(cv2.convertScaleAbs(out, alpha=1 + flash, beta=70 * flash))
        return out

    return step


def _vignette(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    del size_px, total_s, seed
    return lambda picture, _: optics.vignetted(picture, one["amount"])


def _letterbox(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    del size_px, total_s, seed

    def step(picture: Pixels, _: float) -> Pixels:
        optics.letterboxed(picture, one["ratio"])
        return picture

    return step


def _fade(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    del size_px, seed
    into, out = float(one["in_s"]), float(one["out_s"])

    def step(picture: Pixels, t_s: float) -> Pixels:
        light = t_s / into if into else 1.0
        if out:
            light = min(light, (total_s - 1 / FPS - t_s) / out)
        return optics.dimmed(picture, light)

    return step


def _caption(one: Change, size_px: tuple[int, int], total_s: float, seed: int) -> _Step:
    """Written as the slate of a drawn shot writes captions; a title is large and in the middle."""
    if one["place"] == "title":
        return _title(one["text"], size_px, total_s)
    del seed
    said = (Line(one["text"], one.get("speaker", "")),) if one["place"] == "said" else ()
    caption = "" if said else one["text"]
    shot = Shot(total_s, "", dialogue=said, caption=caption)
    slate = Slate(Plan((shot,), burn_in=False), 1, *size_px)

    def step(picture: Pixels, t_s: float) -> Pixels:
        slate.draw(picture, t_s)
        return picture

    return step


def _title(words: str, size_px: tuple[int, int], total_s: float) -> _Step:
    width, height = size_px
    letters = lettering.block(
        words, round(0.84 * width), round(0.5 * height), largest_px=round(_TITLE * min(size_px)),
        weight=700, align="centre",
    )  # fmt: skip
    left, top = (width - letters.shape[1]) // 2, (height - letters.shape[0]) // 2

    def step(picture: Pixels, t_s: float) -> Pixels:
        shown = min(ease(t_s / _TITLE_FADE_S), ease((total_s - t_s) / _TITLE_FADE_S))
        lettering.stamp(picture, letters, left, top, shown)
        return picture

    return step


_STEPS: dict[str, Callable[[Change, tuple[int, int], float, int], _Step]] = {
    "steady": _steady, "flip": _flip, "crop": _crop, "zoom": _zoom, "grade": _grade,
    "blur": _blur, "focus": _focus, "weather": _weather, "vignette": _vignette,
    "letterbox": _letterbox, "fade": _fade, "caption": _caption,
}  # fmt: skip
