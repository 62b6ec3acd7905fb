"""From how high, and how much askew, a shot is seen: its angle."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sora_mcp.engine.animatic.plan import Angle, Shot
from sora_mcp.engine.animatic.scene.camera import Camera, Lens
from sora_mcp.engine.animatic.scene.parts import figure_of

# How high the eye is, for what a set is drawn for; and where the horizon then is in the frame.
_EYES: dict[Angle, float] = {"low": 0.25, "high": 2.1}
_AERIAL = 1.65  # of landscapes, and over them: their far end is seen too
_AFLOAT = 0.5  # seen from below, with some water around it
_HORIZONS: dict[Angle, float] = {"low": 880.0, "high": 190.0}
_SKY = 90.0  # how much more of it is seen behind what flies
STEEP: dict[Angle, float] = {"high": 0.9}  # heights, seen from above
_LEAN = 0.14  # radians of a dutch angle


def eye_of(shot: Shot) -> float:
    """How high above the ground the set is seen from: 1 is an eye's height."""
    medium = figure_of(shot.cast[0]).medium if shot.cast else "air"
    if shot.angle == "high" and medium == "air":
        return _AERIAL
    if shot.angle == "low" and medium == "water":
        return _AFLOAT
    return _EYES.get(shot.angle, 1.0)


def angled(camera: Camera, shot: Shot, depth: float, at: float, lens: Lens) -> Camera:
    """Seen from below, above, or askew: what is `at` that height stays, the horizon goes."""
    if shot.angle == "dutch":
        return replace(camera, roll=_LEAN, zoom=camera.zoom * 1.12)
    if shot.angle not in _HORIZONS:
        return camera
    before = lens.level(camera, depth, at)
    horizon, wish = lens.level(camera, np.inf, lens.horizon), _HORIZONS[shot.angle]
    wish += _SKY * (eye_of(shot) == _AERIAL)
    short = max(0.0, wish - horizon) if shot.angle == "low" else min(0.0, wish - horizon)
    turned = replace(camera, tilt=camera.tilt - short, stand=STEEP.get(shot.angle, 1.0))
    moved = lens.level(turned, depth, at) - before
    return replace(turned, rise=turned.rise + moved * depth / turned.scale(depth))
