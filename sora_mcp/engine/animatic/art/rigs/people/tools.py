"""Tools and furniture as data: shapes along the way from one place of the holder to another."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from typing import Any

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.people import skeleton, skull
from sora_mcp.engine.animatic.art.rigs.people.held import Draw, Hold, cuboid
from sora_mcp.engine.animatic.art.rigs.people.skeleton import V3

_ARM = 282.0  # a grown arm: what the shapes are measured for
_FACE = {"mouth": (0.0, -0.6, 1.06), "eyes": (0.0, -0.02, 1.06), "brow": (0.0, 0.4, 1.1)}


@dataclass(frozen=True)
class Axes:
    """Where a tool is and which way it points: (along, across) becomes a place on the screen."""

    at: Point
    along: Point
    size: float

    def place(self, spot: tuple[float, ...]) -> Point:
        """A spot of the tool on the screen."""
        x, y = spot[0] * self.size, spot[1] * self.size
        return (
            self.at[0] + x * self.along[0] - y * self.along[1],
            self.at[1] + x * self.along[1] + y * self.along[0],
        )


def shelf() -> dict[str, dict[str, Draw]]:
    """All tools of the table, by layer."""
    made: dict[str, dict[str, Draw]] = {}
    for name, told in _table().items():
        layers = {told.get("layer", "chest"): told["parts"]}
        if "under" in told:
            layers["behind"] = told["under"]
        made[name] = {layer: partial(_draw, told, parts) for layer, parts in layers.items()}
    return made


@cache
def _table() -> dict[str, Any]:
    table = resources.files(__package__ or "") / "tools.toml"
    return tomllib.loads(table.read_text(encoding="utf-8"))


def _draw(told: dict[str, Any], parts: list[dict[str, Any]], hold: Hold) -> None:
    axes = _axes(hold, told)
    for part in parts:
        _part(hold, axes, part)


def _axes(hold: Hold, told: dict[str, Any]) -> Axes:
    at = _place(hold, told.get("at", ["ground", 0, 0, 0]))
    if "to" in told:
        x, y = _place(hold, told["to"])
        turn = math.atan2(y - at[1], x - at[0])
    else:
        turn = 0.0
    turn += math.radians(told.get("angle", 0.0) + told.get("swing", 0.0) * _wave(hold))
    return Axes(at, (math.cos(turn), math.sin(turn)), hold.size / _ARM)


def _wave(hold: Hold) -> float:
    return math.sin(2 * math.pi * hold.phase)


def _place(hold: Hold, told: str | list[Any]) -> Point:
    """A joint, a part of the face, the middle of both hands, or so far before the body."""
    if not isinstance(told, str):
        kind, forward, up, right = told
        if kind == "ground":
            return hold.ground(forward, up, right)
        return hold.see(hold.front(forward, up, right))
    if told in _FACE:
        return skull.of(hold.body).spot(*_FACE[told])
    if told == "hands":
        joints = hold.body.joints
        return hold.see(skeleton.between(joints["grip_r"], joints["grip_l"], 0.5))
    return hold.body.at(told)


def _part(hold: Hold, axes: Axes, part: dict[str, Any]) -> None:
    tone, shade = part["tone"], part.get("shade", 0.0)
    tone = hold.look.own_colour(part.get("name", ""), tone)
    fill = hold.paint.glow(tone) if part.get("glows") else hold.paint(tone, shade)
    more = f'fill-opacity="{part["clear"]}"' if "clear" in part else ""
    width = part.get("width", 10) * axes.size
    for shape, draw in _SHAPES.items():
        if shape in part:
            draw(hold, axes, part[shape], (fill, width, more, tone))


Ink = tuple[str, float, str, str]  # fill, width of strokes, more attributes, plain colour


def _line(hold: Hold, axes: Axes, told: list[list[float]], ink: Ink) -> None:
    hold.sketch.line([axes.place(tuple(spot)) for spot in told], ink[0], ink[1])


def _curve(hold: Hold, axes: Axes, told: list[list[float]], ink: Ink) -> None:
    hold.sketch.curve([axes.place(tuple(spot)) for spot in told], ink[0], ink[1])


def _poly(hold: Hold, axes: Axes, told: list[list[float]], ink: Ink) -> None:
    hold.sketch.polygon([axes.place(tuple(spot)) for spot in told], ink[0], ink[2])


def _blob(hold: Hold, axes: Axes, told: list[list[float]], ink: Ink) -> None:
    hold.sketch.blob([axes.place(tuple(spot)) for spot in told], ink[0], ink[2])


def _disc(hold: Hold, axes: Axes, told: list[float], ink: Ink) -> None:
    x, y, r = told
    hold.sketch.disc(axes.place((x, y)), r * axes.size, ink[0], ink[2])


def _oval(hold: Hold, axes: Axes, told: list[float], ink: Ink) -> None:
    x, y, rx, ry = told
    turn = math.degrees(math.atan2(axes.along[1], axes.along[0]))
    rx, ry = rx * axes.size, ry * axes.size
    hold.sketch.oval(axes.place((x, y)), rx, ry, ink[0], turn, ink[2])


def _bar(hold: Hold, _axes: Axes, told: list[list[float]], ink: Ink) -> None:
    """A stroke through places by leg lengths from where the person stands."""
    hold.sketch.line([hold.ground(*spot) for spot in told], ink[0], ink[1])


def _plate(hold: Hold, _axes: Axes, told: list[list[float]], ink: Ink) -> None:
    """A face between such places."""
    hold.sketch.polygon([hold.ground(*spot) for spot in told], ink[0], ink[2])


def _string(hold: Hold, _axes: Axes, told: list[Any], ink: Ink) -> None:
    """A stroke from joint to joint, or to places before the body."""
    hold.sketch.line([_place(hold, name) for name in told], ink[0], ink[1])


def _box(hold: Hold, _axes: Axes, told: list[list[float]], ink: Ink) -> None:
    low, high = (_legs(hold, corner) for corner in told)
    cuboid(hold, low, high, ink[3])


_SHAPES: dict[str, Callable[[Hold, Axes, Any, Ink], None]] = {
    "line": _line, "curve": _curve, "poly": _poly, "blob": _blob, "disc": _disc, "oval": _oval,
    "bar": _bar, "plate": _plate, "string": _string, "box": _box,
}  # fmt: skip


def _legs(hold: Hold, corner: list[float]) -> V3:
    leg = hold.body.build.leg
    return corner[0] * leg, corner[1] * leg, corner[2] * leg
