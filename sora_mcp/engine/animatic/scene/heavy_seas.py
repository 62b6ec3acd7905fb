"""What floats on a rough sea: it sits in a wave, pitches and heaves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.light import Light
from sora_mcp.engine.animatic.art.place import SetArt, Site
from sora_mcp.engine.animatic.art.sets.billows import ROUGH, bow_wave
from sora_mcp.engine.animatic.art.sets.land import Land
from sora_mcp.engine.animatic.canvas import Matrix
from sora_mcp.engine.animatic.scene.parts import Part

_PITCH, _LEAN = 0.09, 0.09  # radians on the roughest sea: to and fro, and bow up
_HEAVE = 0.045  # of its height
_BEAT = 1.25  # radians a second
OCEAN = "#174a6b"


def is_tossed(part: Part, art: SetArt, light: Light) -> bool:
    """Whether it floats where the sea is rough."""
    return light.rough > ROUGH and _is_open(art) and part.figure.medium == "water"


def joined(art: SetArt, site: Site, parts: Sequence[Part]) -> SetArt:
    """The set with the waves before what floats in it."""
    depths = sorted(
        {round(part.depth, 2) for part in parts if is_tossed(part, art, site.light)}, reverse=True
    )
    land = Land(replace(site, eye=1.0), art.horizon, art.floor)
    return replace(art, planes=(*art.planes, *(bow_wave(land, OCEAN, one) for one in depths)))


def tossed(rough: float, clock_s: float, at: Point, craft: Part) -> Matrix:
    """The 3 x 3 map that pitches and heaves what is on a craft whose waterline is at a point."""
    (x, y), way = at, 1 if craft.flips else -1
    turn = rough * (way * _LEAN + _PITCH * math.sin(_BEAT * clock_s + craft.seed))
    cos, sin = math.cos(turn), math.sin(turn)
    heave = _HEAVE * rough * craft.height * math.sin(_BEAT * clock_s + craft.seed + 1.3)
    return np.array(
        [
            [cos, -sin, x - cos * x + sin * y],
            [sin, cos, y - sin * x - cos * y + heave],
            [0, 0, 1],
        ]
    )


def _is_open(art: SetArt) -> bool:
    """Whether all of the set is water."""
    return "sea" in art.tags and art.water is not None and art.water <= 1
