"""Colours of a draft: chosen by words of the prompt, else by the seed."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Palette:
    """Five colours in sRGB, dark enough that white text reads on all but the accent."""

    top: Colour
    bottom: Colour
    glow: Colour
    shade: Colour
    accent: Colour


PALETTES = {
    "dusk": Palette((36, 28, 74), (150, 62, 78), (226, 122, 84), (24, 20, 48), (255, 196, 128)),
    "night": Palette((10, 16, 40), (26, 44, 88), (62, 96, 160), (6, 9, 22), (158, 196, 255)),
    "sea": Palette((12, 52, 84), (16, 104, 122), (70, 168, 172), (6, 30, 48), (158, 240, 224)),
    "forest": Palette((14, 44, 38), (44, 92, 58), (128, 158, 84), (8, 26, 24), (214, 240, 150)),
    "fire": Palette((60, 14, 26), (150, 44, 24), (240, 132, 48), (30, 8, 14), (255, 206, 120)),
    "snow": Palette((44, 66, 98), (96, 128, 156), (164, 190, 208), (28, 42, 64), (232, 246, 255)),
    "desert": Palette((84, 46, 44), (168, 100, 60), (230, 168, 100), (46, 24, 26), (255, 224, 168)),
    "neon": Palette((26, 12, 58), (92, 20, 104), (228, 56, 140), (12, 8, 32), (94, 238, 236)),
    "stage": Palette((34, 18, 30), (92, 28, 44), (206, 120, 84), (16, 8, 14), (255, 218, 160)),
    "dawn": Palette((46, 62, 110), (176, 112, 126), (244, 176, 136), (28, 34, 66), (255, 232, 196)),
    "slate": Palette((28, 36, 46), (62, 76, 90), (120, 138, 150), (16, 21, 28), (206, 224, 236)),
    "plum": Palette((40, 22, 62), (96, 52, 112), (176, 104, 158), (20, 12, 34), (250, 200, 240)),
}

_WORDS = {
    "night": "night midnight moon star stars galaxy space astronaut ночь ночью ночной",
    "dusk": "sunset dusk evening twilight закат вечер",
    "dawn": "sunrise dawn morning рассвет утро",
    "sea": "sea ocean beach wave waves water underwater lake river rain boat ship whale море дождь",
    "forest": "forest tree trees jungle garden meadow grass field park leaf лес сад",
    "fire": "fire flame flames lava volcano explosion candle campfire dragon огонь",
    "snow": "snow snowy winter ice frost arctic mountain mountains снег зима",
    "desert": "desert sand dune dunes canyon savanna lion camel пустыня",
    "neon": "neon city street cyberpunk robot club arcade tokyo город улица",
    "stage": "stage piano concert theatre theater opera music dance сцена",
    "slate": "fog foggy mist storm cloudy rainy factory office туман",
}
_BY_WORD = {word: name for name, words in _WORDS.items() for word in words.split()}


def choose(prompt: str, seed: int) -> Palette:
    """The palette of the first telling word; without one, the seed picks."""
    for word in re.findall(r"\w+", prompt[:4000].lower()):
        if word in _BY_WORD:
            return PALETTES[_BY_WORD[word]]
    return list(PALETTES.values())[seed % len(PALETTES)]


def to_yuv(colour: Colour) -> NDArray[np.float32]:
    """SRGB 0..255 to Y, U, V in limited range; matrix of ITU-R BT.709."""
    red, green, blue = (channel / 255 for channel in colour)
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    values = (
        16 + 219 * luma,
        128 + 224 * (blue - luma) / 1.8556,
        128 + 224 * (red - luma) / 1.5748,
    )
    return np.array(values, dtype=np.float32)
