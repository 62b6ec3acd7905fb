"""A drawing in the making: shapes put down in order, and the room that they take."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from sora_mcp.engine.animatic.art import drawing
from sora_mcp.engine.animatic.art.drawing import Box, Drawing, Point


class Sketch:
    """Elements so far and their extent, so that the box always holds what is drawn."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._x: list[float] = []
        self._y: list[float] = []

    def drawing(self) -> Drawing:
        """What has been sketched, with a little room around it."""
        box = Box(min(self._x), min(self._y), max(self._x), max(self._y))
        return Drawing("".join(self._parts), box.grown(16))

    def reach(self, points: Iterable[Point], by: float = 0.0) -> None:
        """Something that is drawn around these points takes room."""
        for x, y in points:
            self._x += (x - by, x + by)
            self._y += (y - by, y + by)

    def raw(self, element: str) -> None:
        """An element inside the room taken so far, or definitions."""
        self._parts.append(element)

    def tube(self, points: Sequence[Point], widths: Sequence[float], fill: str) -> None:
        """A limb through joints in one path, as wide at each as `widths` says."""
        self.reach(points, max(widths) / 2)
        self._parts.append(drawing.path(tube_path(points, widths), fill))

    def blob(self, points: Sequence[Point], fill: str, more: str = "") -> None:
        """A closed smooth shape."""
        self.reach(_controls(points, closed=True))
        self._parts.append(drawing.blob(points, fill, more))

    def polygon(self, points: Sequence[Point], fill: str, more: str = "") -> None:
        """A filled polygon."""
        self.reach(points, 8 if "stroke" in more else 0)
        self._parts.append(drawing.polygon(points, fill, more))

    def curve(self, points: Sequence[Point], stroke: str, width: float, more: str = "") -> None:
        """An open smooth stroke."""
        self.reach(_controls(points, closed=False), width / 2)
        self._parts.append(drawing.curve(points, stroke, width, more))

    def line(self, points: Sequence[Point], stroke: str, width: float, more: str = "") -> None:
        """An open stroke with corners."""
        self.reach(points, width / 2)
        self._parts.append(drawing.line(points, stroke, width, more))

    def disc(self, at: Point, r: float, fill: str, more: str = "") -> None:
        """A circle."""
        self.reach((at,), r)
        self._parts.append(drawing.circle(*at, r, fill, more))

    def oval(
        self, at: Point, rx: float, ry: float, fill: str, turn: float = 0.0, more: str = ""
    ) -> None:
        """An ellipse turned by `turn` degrees."""
        self.reach((at,), max(rx, ry))
        if turn:
            more += f' transform="rotate({turn:.1f} {at[0]:.1f} {at[1]:.1f})"'
        self._parts.append(drawing.ellipse(*at, rx, ry, fill, more))


def tube_path(points: Sequence[Point], widths: Sequence[float]) -> str:
    """Path commands of tapering capsules, all turning the same way so that they add up."""
    d: list[str] = []
    joints = list(zip(points, widths, strict=True))
    for (x, y), width in joints:
        r = width / 2
        d.append(f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 1 {2 * r:.1f} 0")
        d.append(f"a{r:.1f} {r:.1f} 0 1 1 {-2 * r:.1f} 0Z")
    for (a, wa), (b, wb) in pairwise(joints):
        nx, ny = normal(a, b)
        ra, rb = wa / 2, wb / 2
        d.append(
            f"M{a[0] - nx * ra:.1f} {a[1] - ny * ra:.1f}L{b[0] - nx * rb:.1f} {b[1] - ny * rb:.1f}"
            f"L{b[0] + nx * rb:.1f} {b[1] + ny * rb:.1f}L{a[0] + nx * ra:.1f} {a[1] + ny * ra:.1f}Z"
        )
    return "".join(d)


def normal(a: Point, b: Point) -> Point:
    """The unit vector to the right of the way from a to b on the screen's left-handed plane."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy) or 1.0
    return -dy / length, dx / length


def between(a: Point, b: Point, share: float) -> Point:
    """The point `share` of the way from a to b."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def beyond(a: Point, b: Point, way: float, aside: float = 0.0) -> Point:
    """From b, `way` units further along a to b and `aside` across."""
    nx, ny = normal(a, b)
    return b[0] + ny * way + nx * aside, b[1] - nx * way + ny * aside


def _controls(points: Sequence[Point], *, closed: bool) -> list[Point]:
    """Points that surround the smooth curve which `drawing.smooth` lays through these."""
    count = len(points)
    around = list(points)
    for index, (x, y) in enumerate(points):
        before = points[index - 1] if closed or index else points[0]
        after = points[(index + 1) % count] if closed or index < count - 1 else points[-1]
        dx, dy = (after[0] - before[0]) / 6, (after[1] - before[1]) / 6
        around += [(x + dx, y + dy), (x - dx, y - dy)]
    return around


def hull(points: list[Point]) -> list[Point]:
    """The convex outline of points."""
    ordered = sorted(points)

    def half(these: list[Point]) -> list[Point]:
        kept: list[Point] = []
        for x, y in these:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], (x, y)) <= 0:
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
