"""What falls and drifts between the planes: sheets of drops, flakes, mist at three depths."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

import cv2
import numpy as np

from sora_mcp.engine.animatic.art.colour import rgb
from sora_mcp.engine.animatic.art.light import Light
from sora_mcp.engine.animatic.canvas import Pixels, blend
from sora_mcp.engine.animatic.plan import Weather, WeatherKind

# Where the three sheets hang, by the cast's depth: two behind it, and a thin one before it.
DEPTHS = (3.5, 1.6, 0.7)
_VEILS = (1.0, 0.7, 0.16)  # how much of the mist hangs there
_BEAT_S, _LIT_S = 1.75, 0.9  # between strokes of lightning, at most; how long one shines
_STROKES = (5.0, 70.0), (1.0, 255.0)  # how wide, how bright: its halo and itself
_LEAST_SKY = 0.12  # of the frame: where a stroke is seen
_THICK = 0.58  # of the mist: how much one sheet hides at most
_EVEN = 0.5  # of fog: how much lies between its banks
_THIN = 0.5  # of what falls before the cast


@dataclass(frozen=True)
class Fall:
    """How one kind of weather moves. Speeds are frame heights a second; `sizes` px at 720 lines."""

    count: int
    fall: float
    blow: float
    size: float
    length: float = 0.0
    swing: float = 0.0
    colour: str = "#ffffff"
    opacity: float = 0.5
    mode: Literal["over", "add"] = "over"
    colours: tuple[str, ...] = ()


_FALLS: dict[WeatherKind, Fall] = {
    "rain": Fall(300, 1.9, 0.12, 1.1, 0.05, colour="#c9d6e6", opacity=0.3, mode="add"),
    "storm": Fall(420, 2.3, 0.55, 1.2, 0.065, colour="#c9d6e6", opacity=0.34, mode="add"),
    "snow": Fall(
        210, 0.16, 0.05, 3.0, swing=0.012, colour="#f7faff", opacity=0.85, mode="add"
    ),
    "dust": Fall(120, 0.01, 0.5, 2.2, 0.03, colour="#d8b98a", opacity=0.35),
    "leaves": Fall(
        26, 0.16, 0.2, 6.5, swing=0.05, opacity=0.95,
        colours=("#c9742b", "#b5472a", "#d9a13a", "#8f6a2e"),
    ),
    "petals": Fall(
        34, 0.11, 0.12, 4.6, swing=0.04, opacity=0.95, colours=("#f4b8cb", "#f7d3de", "#eb9cb6")
    ),
    "embers": Fall(
        60, -0.22, 0.06, 2.2, swing=0.03, opacity=0.9, mode="add",
        colours=("#ff9a3c", "#ffc15e", "#ff6a2a"),
    ),
    "bubbles": Fall(36, -0.13, 0.0, 6.0, swing=0.02, colour="#dff4ff", opacity=0.4),
    "fireflies": Fall(
        26, -0.01, 0.015, 3.4, swing=0.05, opacity=0.9, mode="add", colours=("#e8ff8a", "#d6f56a")
    ),
    "confetti": Fall(
        90, 0.2, 0.04, 4.6, swing=0.04, opacity=0.95,
        colours=("#e2445c", "#f3b63f", "#3f9be0", "#57b865", "#a05bd0"),
    ),
}  # fmt: skip


class WeatherSheets:
    """The weather of a shot at one frame size; a pure function of time."""

    def __init__(
        self, weather: Weather, light: Light, size_px: tuple[int, int], seed: int, cast: float = 1.0
    ) -> None:
        self._weather, self._light = weather, light
        self._size, self._cast = size_px, cast
        self._fall = _FALLS.get(weather.kind)
        self._sheets = [self._sheet(depth, seed) for depth in DEPTHS] if self._fall else []
        self._mist = self._mists(seed) if weather.kind in ("fog", "dust", "storm") else None
        self._veils = [] if self._mist is None else [_veil(self._mist, share) for share in _VEILS]

    def layers(self, clock_s: float) -> list[tuple[float, Callable[[Pixels], None]]]:
        """(depth, painter) of all sheets at a moment."""
        found: list[tuple[float, Callable[[Pixels], None]]] = []
        for number, share in enumerate(DEPTHS):
            depth = share * self._cast
            if self._sheets:
                found.append((depth, partial(self._pour, number=number, clock_s=clock_s)))
            if self._mist is not None:
                found.append((depth + 0.01, partial(self._veil, number=number, clock_s=clock_s)))
        return found

    def flash(self, clock_s: float) -> float:
        """How much brighter lightning makes the picture now: 0 .. 1."""
        if self._weather.kind != "storm":
            return 0.0
        _, at = self._strike(clock_s)
        return (
            0.4 * math.exp(-at * 8) * (0.7 + 0.3 * math.cos(at * 40)) if 0 <= at < _LIT_S else 0.0
        )

    def _strike(self, clock_s: float) -> tuple[int, float]:
        """The number of the last stroke of lightning or the next one, and how long ago it was."""
        every = _BEAT_S * (1.0 - 0.3 * self._weather.intensity)
        beat = math.floor(clock_s / every)
        chance = (math.sin(beat * 12.9898) * 43758.5453) % 1
        return beat, clock_s - every * (beat + 0.02 + 0.1 * chance)

    def bolt(self, frame: Pixels, clock_s: float, horizon: float) -> None:
        """A stroke of lightning in the sky above row `horizon`."""
        if self._weather.kind != "storm":
            return
        beat, at = self._strike(clock_s)
        low = round(horizon)
        if not 0 <= at < _LIT_S or low < _LEAST_SKY * frame.shape[0]:
            return
        sky, rng = frame[: min(low, len(frame))], np.random.default_rng(beat)
        for way, thick in _branches(rng, self._size[0], len(sky)):
            for wider, ink in _STROKES:
                tone = np.array((1.0, 0.94, 0.9, 0.0)) * ink * (1 - at / _LIT_S)
                stroke = np.zeros_like(sky)
                wide = max(1, round(wider * thick))
                cv2.polylines(stroke, [way], isClosed=False, color=tone.tolist(), thickness=wide)
                cv2.add(sky, stroke, dst=sky)

    def _sheet(self, depth: float, seed: int) -> Pixels:
        """One frame full of drops that repeats at its edges."""
        assert self._fall is not None
        fall, (width, height) = self._fall, self._size
        rng = np.random.default_rng([seed, round(depth * 10)])
        near = 1 / depth**0.62
        edge = min(height, width) // 4  # what is drawn beyond the frame comes in at the other side
        sheet = np.zeros((height + 2 * edge, width + 2 * edge, 4), dtype=np.uint8)
        much = 0.35 + 0.9 * self._weather.intensity
        count = round(fall.count * much * min(1.7, depth**0.5) * width / height / 1.6)
        size = max(0.5, fall.size * near * height / 720)
        lamp = 1.0 if fall.colours else 0.6 + 0.4 * (1 - self._light.dark)
        for _ in range(count):
            x, y = edge + rng.uniform(0, width), edge + rng.uniform(0, height)
            own = (fall.colours or (fall.colour,))[int(rng.integers(len(fall.colours or (1,))))]
            ink = [255 * lamp * band for band in reversed(rgb(own))]
            self._drop(sheet, x, y, size * rng.uniform(0.6, 1.3), near, (*ink, 255.0))
        sheet = _folded(_folded(sheet, edge).swapaxes(0, 1), edge).swapaxes(0, 1)
        shown = fall.opacity * (0.55 + 0.45 * near) * (_THIN if depth < 1 else 1.0)
        return np.asarray(cv2.convertScaleAbs(sheet, alpha=shown))

    def _drop(
        self, sheet: Pixels, x: float, y: float, size: float, near: float, ink: tuple[float, ...]
    ) -> None:
        """A streak, a ring or a flake."""
        assert self._fall is not None
        fall, height = self._fall, self._size[1]
        middle = round(16 * x), round(16 * y)
        if fall.length:
            dy = fall.length * near * height
            dx = dy * fall.blow / max(0.2, abs(fall.fall))
            if abs(fall.blow) > abs(fall.fall):
                dx, dy = dy, dy * 0.08
            ends = (round(x), round(y)), (round(x + dx), round(y + dy))
            cv2.line(sheet, *ends, ink, max(1, round(size)), cv2.LINE_AA)
        elif self._weather.kind == "bubbles":
            cv2.circle(sheet, middle, round(16 * size), ink, 1, cv2.LINE_AA, 4)
        else:
            axes = round(16 * size), round(16 * size * (0.55 if fall.colours else 1.0))
            turn = (x * 37 + y * 17) % 180
            cv2.ellipse(sheet, middle, axes, turn, 0, 360, ink, -1, cv2.LINE_AA, 4)

    def _pour(self, frame: Pixels, number: int, clock_s: float) -> None:
        assert self._fall is not None
        fall, (width, height) = self._fall, self._size
        near = 1 / DEPTHS[number] ** 0.62
        swing = fall.swing * math.sin(clock_s * 1.3 + 2 * number) * height
        dx = int(fall.blow * near * clock_s * height + swing) % width
        dy = int(fall.fall * near * clock_s * height) % height
        sheet = self._sheets[number]
        for rows, from_rows in _wrapped(dy, height):
            for columns, from_columns in _wrapped(dx, width):
                blend(frame[rows, columns], sheet[from_rows, from_columns], fall.mode)

    def _mists(self, seed: int) -> Pixels:
        """Soft banks, twice the frame's width, darkest opacity in the lower middle."""
        width, height = self._size
        rng = np.random.default_rng([seed, 77])
        small = np.tile(rng.uniform(0, 1, (6, 9)).astype(np.float32), 4)
        large = cv2.resize(small, (4 * width, height), interpolation=cv2.INTER_CUBIC)
        field = large[:, width : 3 * width]  # repeats after the frame's width
        rows = np.linspace(0, 1, height)[:, None]
        band = np.exp(-(((rows - 0.62) / 0.3) ** 2))
        even = _EVEN * self._light.thick
        much = 255 * (_THICK + 0.4 * self._light.thick) * (0.35 + 0.65 * self._weather.intensity)
        alpha = np.clip((even + (1 - even) * field) * np.maximum(band, even), 0, 1) * much
        ink = [255 * band_ for band_ in reversed(rgb(self._light.haze))]
        sheet = np.empty((height, 2 * width, 4), dtype=np.uint8)
        for channel, value in enumerate((*ink, 255.0)):
            sheet[..., channel] = (alpha * value / 255).astype(np.uint8)
        return sheet

    def _veil(self, frame: Pixels, number: int, clock_s: float) -> None:
        width = self._size[0]
        at = int((clock_s * 0.02 * (number + 1) + 0.37 * number) * width) % width
        veil, clear = self._veils[number]
        cv2.multiply(frame, clear[:, at : at + width], dst=frame, scale=1 / 255)
        cv2.add(frame, veil[:, at : at + width], dst=frame)


def _branches(rng: np.random.Generator, width: int, low: int) -> Iterator[tuple[np.ndarray, float]]:
    """The jagged way of a stroke down to row `low`, with two arms; each with its thickness."""
    thick = low / 260
    aside = rng.choice((-1, 1)) * rng.uniform(0.2, 0.4)  # the middle is the cast's
    way = _jagged(rng, np.array([(0.5 + aside) * width, -4.0]), low, 11)
    yield way.astype(np.int32), thick
    for at in (3, 6):
        arm = _jagged(rng, way[at], min(low, way[at][1] + 0.4 * low), 5)
        yield arm.astype(np.int32), 0.5 * thick


def _jagged(rng: np.random.Generator, start: np.ndarray, low: float, steps: int) -> np.ndarray:
    lean = rng.uniform(-0.5, 0.5)
    down = np.linspace(0, low - start[1], steps)
    aside = lean * down + np.concatenate(([0.0], rng.uniform(-0.07, 0.07, steps - 1) * low))
    return np.asarray(start + np.stack((aside, down), axis=1))


def _veil(mist: Pixels, share: float) -> tuple[Pixels, Pixels]:
    """A share of the mist, and what is left of a picture behind it."""
    veil = np.asarray(cv2.convertScaleAbs(mist, alpha=share), dtype=np.uint8)
    clear = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(veil, 3)), cv2.COLOR_GRAY2BGRA)
    return veil, np.asarray(clear, dtype=np.uint8)


def _folded(sheet: Pixels, edge: int) -> Pixels:
    """The rows between two edges, with what stands out at one of them laid over the other end."""
    inside = sheet[edge:-edge].copy()
    inside[:edge] = np.maximum(inside[:edge], sheet[-edge:])
    inside[-edge:] = np.maximum(inside[-edge:], sheet[:edge])
    return inside


def _wrapped(shift: int, length: int) -> list[tuple[slice, slice]]:
    """Where the parts of a strip, moved by `shift`, come to lie, and from where."""
    if not shift:
        return [(slice(0, length), slice(0, length))]
    return [
        (slice(shift, length), slice(0, length - shift)),
        (slice(0, shift), slice(length - shift, length)),
    ]
