"""Whom a lamp or a fire of the cast lights in the dark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.light import Light
from sora_mcp.engine.animatic.scene.parts import Part

_LAMPS = {
    **dict.fromkeys(("street_lamp", "floor_lamp", "lamp", "lantern"), "#ffe3ae"),
    **dict.fromkeys(("campfire", "bonfire", "fire", "fireplace", "torch", "candle"), "#ffb873"),
}
_FROM = 0.45  # how dark it is when lamps are lit
_REACH = {"street_lamp": 620.0, "campfire": 900.0, "bonfire": 1200.0}  # units
_USUAL = 380.0
_FILL = 0.62  # of its colour on who is at its foot
_BESIDE = 40.0  # units: from there on its light comes from a side


def lit_by(light: Light, part: Part, parts: Iterable[Part]) -> Light:
    """The light on a part: with that of the nearest lamp, where it stands in it."""
    if light.dark < _FROM or part.figure.name in _LAMPS:
        return light
    near = [(_share(lamp, part), lamp) for lamp in parts if lamp.figure.name in _LAMPS]
    share, lamp = max(near, key=lambda one: one[0], default=(0.0, part))
    if share <= 0:
        return light
    tone = _LAMPS[lamp.figure.name]
    aside = lamp.x - part.x
    key = light.key if abs(aside) < _BESIDE else (1.0 if aside > 0 else -1.0)
    ambient = colour.mix(light.ambient, tone, _FILL * share)
    return replace(light, ambient=ambient, warm=colour.mix(light.warm, tone, share), key=key)


def _share(lamp: Part, part: Part) -> float:
    """How much of a lamp's light falls on a part."""
    reach = _REACH.get(lamp.figure.name, _USUAL) / lamp.depth
    off = abs(lamp.x - part.x) + 300 * abs(lamp.depth - part.depth)
    return float(max(0.0, 1 - off / reach) ** 0.5)
