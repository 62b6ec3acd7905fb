"""Drawings kept as text: marks of named parts, which may be turned and bent when drawn."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from sora_mcp.engine.animatic.art.drawing import Point

Warp = Callable[[Point], Point]
_SHADES = {"": 0.0, "~": 0.14, "+": 0.35, "++": 0.65, "-": -0.35}


@dataclass(frozen=True)
class Mark:
    """One shape: what it is drawn as, in which part's colour, turned how far from the light."""

    part: str
    shape: str
    colour: str
    shade: float
    points: tuple[Point, ...]
    width: float = 0.0


@dataclass(frozen=True)
class Sketch:
    """Marks, back to front, and the pivots of the parts that turn."""

    marks: tuple[Mark, ...]
    pivots: Mapping[str, Point] = field(default_factory=dict)

    def turned(self, **turns: float) -> dict[str, Warp]:
        """Warps that turn parts about their pivots, in degrees (down is positive)."""
        return {
            part: turn(angle, self.pivots[part])
            for part, angle in turns.items()
            if angle and part in self.pivots
        }


@cache
def sketches(file: str) -> Mapping[str, Sketch]:
    """All drawings of a file of this package.

    Each starts with `[name]`. A line is `[part:]shape colour points`; the shape is blob, poly,
    oval (middle, then its radii and its tilt), eye, or line and its width; the colour may end in
    ~, + or ++ (shaded) or - (lit).
    """
    text = files("sora_mcp.engine.animatic.art.rigs.animals").joinpath(file).read_text("utf-8")
    found: dict[str, Sketch] = {}
    for block in text.split("\n[")[1:]:
        name, _, rest = block.partition("]")
        lines = [line.split() for line in rest.splitlines() if line.strip() and line[0] != "#"]
        pivots = {line[1]: _points(line[2:])[0] for line in lines if line[0] == "pivot"}
        found[name] = Sketch(tuple(_mark(line) for line in lines if line[0] != "pivot"), pivots)
    return found


def _mark(words: Sequence[str]) -> Mark:
    part, _, shape = words[0].rpartition(":")
    colour = words[1].rstrip("+-~")
    width = 0.0
    if shape.startswith("line"):
        shape, width = "line", float(shape[4:] or 4)
    return Mark(part, shape, colour, _SHADES[words[1][len(colour) :]], _points(words[2:]), width)


def _points(words: Sequence[str]) -> tuple[Point, ...]:
    rows = [[float(number) for number in word.split(",")] for word in words]
    tilts = [(row[2], 0.0) for row in rows if len(row) > 2]
    return (*((row[0], row[1]) for row in rows), *tilts)


def turn(degrees: float, about: Point = (0.0, 0.0)) -> Warp:
    """A turn about a point; y is down, so positive turns the right side down."""
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))

    def warp(point: Point) -> Point:
        x, y = point[0] - about[0], point[1] - about[1]
        return about[0] + x * cos - y * sin, about[1] + x * sin + y * cos

    return warp


def put(at: Point, scale: float, degrees: float = 0.0) -> Warp:
    """Scaled, turned about the origin, moved to `at`."""
    turned = turn(degrees)

    def warp(point: Point) -> Point:
        x, y = turned(point)
        return at[0] + scale * x, at[1] + scale * y

    return warp


def both(first: Warp, then: Warp) -> Warp:
    """One warp after another."""
    return lambda point: then(first(point))
