"""Beds of sound that go on for ever: wind, rain, sea, town, rooms, music; seeded, seamless."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sora_mcp.engine.animatic.sound import RATE_HZ, Samples

LOOP_S = 8  # a bed repeats after this; noise that long is not heard to repeat
_COUNT = LOOP_S * RATE_HZ
Mono = NDArray[np.float32]


def noise(seed: int, low_hz: float, high_hz: float, tilt: float = 0.5) -> Mono:
    """Noise between two frequencies that repeats seamlessly; `tilt` 0.5 is pink, 1 brown."""
    rng = np.random.default_rng(seed)
    hz = np.fft.rfftfreq(_COUNT, 1 / RATE_HZ)
    band = (hz >= low_hz) & (hz <= high_hz)
    spectrum = np.zeros(len(hz), dtype=complex)
    spectrum[band] = hz[band] ** -tilt * np.exp(2j * np.pi * rng.random(len(hz))[band])
    wave = np.fft.irfft(spectrum, _COUNT)
    return np.asarray(wave / (3.2 * wave.std() + 1e-12), dtype=np.float32)


def swell(turns: int, low: float, shift: float = 0.0) -> Mono:
    """A slow rise and fall between `low` and 1, `turns` times a loop."""
    t = np.arange(_COUNT) / _COUNT
    return np.asarray(
        low + (1 - low) * (0.5 - 0.5 * np.cos(2 * np.pi * (turns * t + shift))), dtype=np.float32
    )


def _wide(left: Mono, right: Mono) -> Samples:
    return np.stack((left, right))


def _noise_bed(low: float, high: float, tilt: float, turns: int, least: float) -> Samples:
    return _wide(
        noise(11, low, high, tilt) * swell(turns, least),
        noise(12, low, high, tilt) * swell(turns, least, 0.13),
    )


def tone(hz: float, seconds: float, fall: float, overtones: tuple[float, ...] = (1.0,)) -> Mono:
    """A struck note: a sum of overtones that dies away, `fall` times a second."""
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    wave = sum(
        share * np.sin(2 * np.pi * hz * (number + 1) * t) * np.exp(-fall * (1 + 0.35 * number) * t)
        for number, share in enumerate(overtones)
    )
    ends = np.clip(np.minimum(t / 0.006, (t[-1] - t) / 0.03), 0, 1)  # no clicks
    return np.asarray(wave * ends / sum(overtones), dtype=np.float32)


def scattered(seed: int, count: int, make: Callable[[np.random.Generator], Mono]) -> Samples:
    """Short sounds at random moments and places of the loop, across its seam."""
    rng = np.random.default_rng(seed)
    out = np.zeros((2, _COUNT), dtype=np.float32)
    for _ in range(count):
        one, at, side = make(rng), int(rng.integers(_COUNT)), rng.uniform(0.2, 0.8)
        where = (at + np.arange(len(one))) % _COUNT
        out[0, where] += one * (1 - side)
        out[1, where] += one * side
    return out


def _chirp(rng: np.random.Generator) -> Mono:
    """One bird: a few quick slides."""
    notes = []
    base = rng.uniform(2400, 4600)
    for _ in range(int(rng.integers(2, 6))):
        seconds = rng.uniform(0.05, 0.12)
        t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
        slide = base * (1 + rng.uniform(-0.25, 0.25) * t / seconds)
        wave = np.sin(2 * np.pi * np.cumsum(slide) / RATE_HZ) * np.sin(np.pi * t / seconds) ** 2
        notes += [wave, np.zeros(round(rng.uniform(0.03, 0.1) * RATE_HZ))]
    return np.asarray(0.16 * np.concatenate(notes), dtype=np.float32)


def _cricket(rng: np.random.Generator) -> Mono:
    t = np.arange(round(0.5 * RATE_HZ)) / RATE_HZ
    hz = rng.uniform(4100, 4700)
    pulse = np.maximum(0, np.sin(2 * np.pi * 28 * t)) ** 3
    wave = np.sin(2 * np.pi * hz * t) * pulse * np.sin(np.pi * t / 0.5)
    return np.asarray(0.07 * wave, dtype=np.float32)


def _drip(rng: np.random.Generator) -> Mono:
    return 0.25 * tone(rng.uniform(500, 1300), 0.4, 16)


def _clink(rng: np.random.Generator) -> Mono:
    return 0.07 * tone(rng.uniform(1900, 3600), 0.25, 22, (1, 0.5, 0.3))


def _pass(rng: np.random.Generator) -> Mono:
    """Something drives by."""
    count = round(rng.uniform(1.8, 3.0) * RATE_HZ)
    t = np.linspace(-1, 1, count)
    piece = noise(int(rng.integers(1000)), 80, 900, 0.8)[:count]
    return np.asarray(0.5 * piece[: len(t)] * np.exp(-5 * t[: len(piece)] ** 2), dtype=np.float32)


def _drone(*hz: float) -> Samples:
    """A held chord whose tones fit the loop."""
    t = np.arange(_COUNT) / RATE_HZ
    out = np.zeros((2, _COUNT))
    for number, one in enumerate(hz):
        whole = round(one * LOOP_S) / LOOP_S
        beat = 0.6 + 0.4 * np.cos(2 * np.pi * ((number % 3 + 1) * t / LOOP_S + number / 7))
        for side in (0, 1):
            out[side] += beat * np.sin(2 * np.pi * whole * t + 1.3 * number + 0.9 * side)
    return np.asarray(0.8 * out / len(hz), dtype=np.float32)


def _babble() -> Samples:
    voices = np.zeros(_COUNT, dtype=np.float32)
    for seed in range(4):
        voices += noise(seed, 180, 1100, 0.7) * swell(9 + 5 * seed % 17, 0.1, seed / 7)
    voices *= 0.4
    return _wide(voices, np.roll(voices, RATE_HZ // 3))


def _beat(pattern: str, low_hz: float) -> Samples:
    """A drum pattern, one sign an eighth at 120 beats a minute: x low, o high, . rest."""
    out = np.zeros(_COUNT, dtype=np.float32)
    step = RATE_HZ // 4
    for at in range(LOOP_S * 4):
        sign = pattern[at % len(pattern)]
        if sign == "x":
            hit = 0.8 * tone(low_hz, 0.22, 16, (1, 0.4))
        elif sign == "o":
            hit = 0.25 * noise(5, 3000, 9000, 0.2)[: RATE_HZ // 8]
            hit = hit * np.exp(-30 * np.arange(len(hit)) / RATE_HZ)
        else:
            continue
        end = min(_COUNT, at * step + len(hit))
        out[at * step : end] += hit[: end - at * step]
    return _wide(out, out)


_SCALE = (0, 2, 4, 7, 9, 12, 14, 16)


def _melody(seed: int, root_hz: float, fall: float, overtones: tuple[float, ...]) -> Samples:
    """A tune of struck notes on five tones; it is the same for the same seed."""
    rng = np.random.default_rng(seed)
    out = np.zeros((2, _COUNT), dtype=np.float32)
    at, place = 0, 3
    while at < _COUNT - RATE_HZ // 4:
        place = int(np.clip(place + rng.integers(-2, 3), 0, len(_SCALE) - 1))
        note = tone(root_hz * 2 ** (_SCALE[place] / 12), 1.6, fall, overtones)
        where = (at + np.arange(len(note))) % _COUNT
        side = 0.4 + 0.2 * rng.random()
        out[0, where] += 0.42 * note * (1 - side)
        out[1, where] += 0.42 * note * side
        at += (RATE_HZ // 4) * int(rng.choice((1, 1, 2, 2, 3)))
    return out


_BEDS: dict[str, Callable[[], Samples]] = {
    "air": lambda: 0.25 * _noise_bed(80, 900, 0.9, 2, 0.5),
    "wind": lambda: 0.8 * _noise_bed(120, 1100, 0.7, 3, 0.25),
    "rain": lambda: 0.6 * _noise_bed(900, 9000, 0.25, 4, 0.88),
    "heavy_rain": lambda: 0.95 * _noise_bed(300, 9500, 0.3, 5, 0.9),
    "thunder": lambda: 1.1 * _noise_bed(28, 120, 0.9, 1, 0.0),
    "sea": lambda: 0.9 * _noise_bed(120, 3600, 0.6, 1, 0.18),
    "river": lambda: 0.5 * _noise_bed(350, 5200, 0.45, 7, 0.8) + scattered(3, 26, _drip) * 0.4,
    "waterfall": lambda: _noise_bed(150, 7000, 0.4, 3, 0.92),
    "meadow": lambda: 0.2 * _noise_bed(100, 900, 0.8, 2, 0.4) + scattered(4, 9, _chirp),
    "forest": lambda: 0.32 * _noise_bed(140, 1500, 0.7, 3, 0.4) + scattered(6, 12, _chirp),
    "jungle": lambda: 0.25 * _noise_bed(900, 5200, 0.4, 8, 0.6) + scattered(7, 22, _chirp),
    "night": lambda: 0.12 * _noise_bed(90, 700, 0.8, 2, 0.5) + scattered(8, 26, _cricket),
    "city": lambda: 0.5 * _noise_bed(40, 420, 0.9, 2, 0.6) + scattered(9, 4, _pass),
    "street": lambda: 0.32 * _noise_bed(50, 600, 0.9, 2, 0.6) + scattered(10, 3, _pass),
    "room": lambda: 0.1 * _noise_bed(60, 500, 0.9, 1, 0.8),
    "office": lambda: 0.16 * _noise_bed(100, 900, 0.9, 1, 0.9) + 0.1 * _babble(),
    "kitchen": lambda: 0.12 * _noise_bed(80, 700, 0.9, 1, 0.8) + scattered(11, 9, _clink),
    "crowd": lambda: 0.75 * _babble(),
    "restaurant": lambda: 0.5 * _babble() + scattered(12, 16, _clink),
    "stage": lambda: 0.14 * _babble() + 0.06 * _noise_bed(60, 400, 0.9, 1, 0.8),
    "station": lambda: 0.3 * _babble() + 0.3 * _noise_bed(40, 260, 0.9, 1, 0.5),
    "harbor": lambda: 0.5 * _noise_bed(150, 1800, 0.6, 2, 0.3) + scattered(13, 5, _clink),
    "cave": lambda: 0.2 * _noise_bed(40, 200, 0.9, 1, 0.6) + scattered(14, 9, _drip),
    "underwater": lambda: 0.75 * _noise_bed(30, 260, 0.9, 2, 0.5) + 0.3 * scattered(15, 12, _drip),
    "space": lambda: 0.5 * _drone(55, 82.5, 110, 164.8),
    "fire": lambda: 0.4 * _noise_bed(200, 3000, 0.6, 5, 0.5) + 0.5 * scattered(16, 60, _clink),
    "engine": lambda: 0.6 * _noise_bed(35, 180, 0.6, 6, 0.75) + 0.2 * _drone(48, 96, 144),
    "propeller": lambda: 0.5 * _noise_bed(70, 900, 0.7, 96, 0.35),
    "guitar": lambda: _melody(21, 196.0, 3.2, (1, 0.55, 0.3, 0.16)),
    "piano": lambda: _melody(22, 261.6, 2.1, (1, 0.35, 0.18, 0.08)),
    "violin": lambda: 0.5 * _melody(23, 392.0, 1.0, (1, 0.7, 0.5, 0.36, 0.25)) ,
    "drums": lambda: _beat("x.oxx.o.", 72),
    "club": lambda: 0.8 * _beat("x.o.x.o.", 55) + 0.3 * _drone(110, 138.6, 164.8),
    "song": lambda: 0.6 * _melody(24, 220.0, 1.6, (1, 0.5, 0.25)) + 0.25 * _drone(110, 165, 220),
}  # fmt: skip

BEDS = tuple(_BEDS)


@cache
def bed(name: str) -> Samples:
    """One loop of a bed, (2, samples), about -1 .. 1; "air" where there is none of that name."""
    made = np.asarray(_BEDS.get(name, _BEDS["air"])(), dtype=np.float32)
    peak = float(np.abs(made).max())
    return made / max(1.0, peak)
