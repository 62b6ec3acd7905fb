"""The sheet an animal is drawn on: shapes in its colours, and the box around them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from sora_mcp.engine.animatic.art.drawing import (
    Box,
    Drawing,
    Point,
    curve,
    path,
    polygon,
    smooth,
)
from sora_mcp.engine.animatic.art.rigs.animals.coat import Coat
from sora_mcp.engine.animatic.art.rigs.animals.sketch import Mark, Sketch, Warp

_ROUND = 8  # points of an oval
_MARGIN = 14.0


class Sheet:
    """Collects shapes; every point goes through here, so the box is right for any pose."""

    def __init__(self, coat: Coat) -> None:
        self.coat = coat
        self._body: list[str] = []
        self._left = self._top = math.inf
        self._right = self._bottom = -math.inf
        self._clips = 0

    def blob(self, points: Sequence[Point], fill: str, *, clip: str = "") -> None:
        """A closed smooth shape."""
        self._see(_hull(points), clip)
        self._body.append(path(smooth(points, closed=True), fill))

    def poly(
        self, points: Sequence[Point], fill: str, *, soft: float = 0.0, clip: str = ""
    ) -> None:
        """A polygon, its corners rounded by `soft`."""
        self._see(points, clip, soft)
        more = f'stroke="{fill}" stroke-width="{soft:.1f}" stroke-linejoin="round"' if soft else ""
        self._body.append(polygon(points, fill, more))

    def line(
        self, points: Sequence[Point], stroke: str, width: float, *, clip: str = "", more: str = ""
    ) -> None:
        """An open smooth stroke."""
        self._see(_hull(points), clip, width)
        self._body.append(curve(points, stroke, width, more))

    def limb(self, points: Sequence[Point], widths: Sequence[float], fill: str) -> None:
        """A limb through joints."""
        self._see(points, pad=max(widths))
        self._body.append(path(_capsules(points, widths), fill))

    def oval(
        self, at: Point, rx: float, ry: float, fill: str, *, turn: float = 0.0, clip: str = ""
    ) -> None:
        """An oval, turned by degrees."""
        self.blob(_oval(at, rx, ry, turn), fill, clip=clip)

    def ribbon(self, points: Sequence[Point], widths: Sequence[float], fill: str) -> None:
        """A soft band through points, as wide at each as `widths` says: necks, tails, trunks."""
        left, right = [], []
        for index, (x, y) in enumerate(points):
            before, after = points[max(0, index - 1)], points[min(len(points) - 1, index + 1)]
            dx, dy = after[0] - before[0], after[1] - before[1]
            half = widths[index] / 2 / max(1e-6, math.hypot(dx, dy))
            left.append((x - dy * half, y + dx * half))
            right.append((x + dy * half, y - dx * half))
        self.blob([*left, *reversed(right)], fill)

    def clip(self, points: Sequence[Point]) -> str:
        """Keeps what is drawn with this as `clip`, from here to `unclip`, within a smooth shape."""
        self._clips += 1
        name = f"within{self._clips}"
        outline = path(smooth(points, closed=True), "#000")
        self._body.append(f'<defs><clipPath id="{name}">{outline}</clipPath></defs>')
        self._body.append(f'<g clip-path="url(#{name})">')
        return name

    def unclip(self) -> None:
        """Ends what `clip` began."""
        self._body.append("</g>")

    def sketch(
        self, drawn: Sketch, at: Warp, scale: float, parts: Mapping[str, Warp] | None = None,
        *, open_eyes: float = 1.0,
    ) -> None:  # fmt: skip
        """A kept drawing: each part through its own warp, then all through `at`."""
        parts = parts or {}
        for mark in drawn.marks:
            own = parts.get(mark.part)
            points = [at(own(p)) if own else at(p) for p in _outline(mark)]
            if mark.shape == "eye":
                self._eye(points, mark, scale, open_eyes)
                continue
            fill = self.coat(mark.colour, mark.shade)
            if mark.shape == "line":
                self.line(points, fill, mark.width * scale)
            elif mark.shape == "poly":
                self.poly(points, fill, soft=5 * scale)
            else:
                self.blob(points, fill)

    def _eye(self, points: Sequence[Point], mark: Mark, scale: float, wide: float) -> None:
        """A dark eye with a light in it; a coloured one has a pupil; a closed one is a line."""
        if wide < 0.35:
            self.line(points[:5], self.coat.lid(), 5 * scale)
            return
        middle = _middle(points)
        self.blob(points, self.coat(mark.colour))
        slit = 0.42 if mark.shade else 0.62
        pupil = [
            (middle[0] + (x - middle[0]) * slit, middle[1] + (y - middle[1]) * 0.8)
            for x, y in points
        ]
        self.blob(pupil, self.coat("pupil"))
        size = 0.26 * math.dist(points[0], points[4]) / 2
        spark = middle[0] + 0.9 * size, middle[1] - 1.3 * size
        self.oval(spark, size, size, self.coat("white", -0.3))

    def drawing(self, bottom: float | None = None) -> Drawing:
        """All that was drawn; cut off below `bottom` (a water line)."""
        box = Box(self._left, self._top, self._right, self._bottom).grown(_MARGIN)
        if bottom is not None:
            box = Box(box.left, min(box.top, bottom - 40), box.right, bottom)
        return Drawing("".join(self._body), box)

    def raw(self, body: str, around: Sequence[Point] = ()) -> None:
        """Elements made elsewhere, and the points around them."""
        self._body.append(body)
        self._see(around)

    def _see(self, points: Sequence[Point], clip: str = "", pad: float = 0.0) -> None:
        if clip:
            return
        for x, y in points:
            self._left, self._right = min(self._left, x - pad / 2), max(self._right, x + pad / 2)
            self._top, self._bottom = min(self._top, y - pad / 2), max(self._bottom, y + pad / 2)


def _capsules(points: Sequence[Point], widths: Sequence[float]) -> str:
    """Tapering capsules as one path: quicker to rasterise than a shape for each."""
    d: list[str] = []
    joints = [(x, y, wide / 2) for (x, y), wide in zip(points, widths, strict=True)]
    for x, y, r in joints:
        d.append(f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0")
        d.append(f"a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0Z")
    for (ax, ay, ar), (bx, by, br) in pairwise(joints):
        far = max(1e-6, math.hypot(bx - ax, by - ay))
        nx, ny = -(by - ay) / far, (bx - ax) / far
        d.append(
            f"M{ax + nx * ar:.1f} {ay + ny * ar:.1f}L{bx + nx * br:.1f} {by + ny * br:.1f}"
            f"L{bx - nx * br:.1f} {by - ny * br:.1f}L{ax - nx * ar:.1f} {ay - ny * ar:.1f}Z"
        )
    return "".join(d)


def _outline(mark: Mark) -> Sequence[Point]:
    if mark.shape not in ("oval", "eye"):
        return mark.points
    at, (rx, ry) = mark.points[0], mark.points[1]
    tilt = mark.points[2][0] if len(mark.points) > 2 else 0.0
    return _oval(at, rx, ry, tilt)


def _oval(at: Point, rx: float, ry: float, degrees: float = 0.0) -> list[Point]:
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    found = []
    for step in range(_ROUND):
        angle = 2 * math.pi * step / _ROUND
        x, y = rx * math.cos(angle), ry * math.sin(angle)
        found.append((at[0] + x * cos - y * sin, at[1] + x * sin + y * cos))
    return found


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _hull(points: Sequence[Point]) -> list[Point]:
    """The points and how far a smooth curve may swing out around each."""
    found: list[Point] = []
    for index, (x, y) in enumerate(points):
        before, after = points[index - 1], points[(index + 1) % len(points)]
        dx, dy = (after[0] - before[0]) / 6, (after[1] - before[1]) / 6
        found += [(x, y), (x + dx, y + dy), (x - dx, y - dy)]
    return found
