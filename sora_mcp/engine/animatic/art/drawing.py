"""Vector drawings: SVG bodies with a box, made of a few kinds of strokes and shapes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle, y down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Right minus left."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Bottom minus top."""
        return self.bottom - self.top

    def grown(self, by: float) -> Box:
        """The box with `by` more room on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True)
class Drawing:
    """An SVG body (elements, `defs` allowed) and the box around all that it draws."""

    body: str
    box: Box

    def within(self, seen: Box) -> Drawing:
        """Only what lies in `seen`; a sliver where nothing does."""
        left, top = max(self.box.left, seen.left), max(self.box.top, seen.top)
        right, bottom = min(self.box.right, seen.right), min(self.box.bottom, seen.bottom)
        return Drawing(self.body, Box(left, top, max(left + 1, right), max(top + 1, bottom)))

    def svg(self, scale: float) -> str:
        """A whole SVG document at `scale` pixels per unit."""
        width, height = (max(1, round(side * scale)) for side in (self.box.width, self.box.height))
        return self.svg_of(width, height)

    def svg_of(self, width: int, height: int) -> str:
        """A whole SVG document of so many pixels."""
        box = self.box
        view = f"{box.left:.9g} {box.top:.9g} {box.width:.9g} {box.height:.9g}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="{view}" preserveAspectRatio="none">{self.body}</svg>'
        )


def polygon(points: Iterable[Point], fill: str, more: str = "") -> str:
    """A filled polygon."""
    return f'<polygon points="{_points(points)}" fill="{fill}" {more}/>'


def path(d: str, fill: str = "none", more: str = "") -> str:
    """A path by its SVG commands."""
    return f'<path d="{d}" fill="{fill}" {more}/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, more: str = "") -> str:
    """A filled ellipse."""
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" {more}/>'


def circle(x: float, y: float, r: float, fill: str, more: str = "") -> str:
    """A filled circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" {more}/>'


def rect(
    x: float, y: float, width: float, height: float, fill: str, rx: float = 0, more: str = ""
) -> str:
    """A filled rectangle, corners rounded by `rx`."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'rx="{rx:.1f}" fill="{fill}" {more}/>'
    )


def line(points: Sequence[Point], stroke: str, width: float, more: str = "") -> str:
    """An open stroke with round ends and corners."""
    return (
        f'<polyline points="{_points(points)}" fill="none" stroke="{stroke}" '
        f'stroke-width="{width:.1f}" stroke-linecap="round" stroke-linejoin="round" {more}/>'
    )


def curve(points: Sequence[Point], stroke: str, width: float, more: str = "") -> str:
    """An open smooth stroke through the points, round ends."""
    return (
        f'<path d="{smooth(points)}" fill="none" stroke="{stroke}" stroke-width="{width:.1f}" '
        f'stroke-linecap="round" stroke-linejoin="round" {more}/>'
    )


def blob(points: Sequence[Point], fill: str, more: str = "") -> str:
    """A closed smooth shape through the points."""
    return path(smooth(points, closed=True), fill, more)


def limb(points: Sequence[Point], widths: Sequence[float], fill: str) -> str:
    """A limb through joints, as wide at each as `widths` says: tapering capsules."""
    parts = [circle(*point, width / 2, fill) for point, width in zip(points, widths, strict=True)]
    joints = list(zip(points, widths, strict=True))
    for (a, wa), (b, wb) in pairwise(joints):
        parts.append(polygon(_taper(a, wa / 2, b, wb / 2), fill))
    return "".join(parts)


def group(body: str, transform: str = "", more: str = "") -> str:
    """Elements with a transform, an opacity, a clip ..."""
    placed = f' transform="{transform}"' if transform else ""
    return f"<g{placed} {more}>{body}</g>"


def gradient(name: str, stops: Sequence[tuple[float, str, float]], *, across: bool = False) -> str:
    """A linear gradient (top to bottom, or left to right); use as `url(#name)`.

    `stops` are (offset 0..1, colour, opacity 0..1).
    """
    ends = 'x1="0" y1="0" x2="1" y2="0"' if across else 'x1="0" y1="0" x2="0" y2="1"'
    return f'<defs><linearGradient id="{name}" {ends}>{_stops(stops)}</linearGradient></defs>'


def glow(name: str, colour: str, opacity: float = 1.0) -> str:
    """A radial gradient from `colour` in the middle to nothing; use as `url(#name)`."""
    stops = ((0.0, colour, opacity), (0.35, colour, opacity * 0.45), (1.0, colour, 0.0))
    return f'<defs><radialGradient id="{name}">{_stops(stops)}</radialGradient></defs>'


def smooth(points: Sequence[Point], *, closed: bool = False) -> str:
    """Path commands of a smooth curve (Catmull-Rom) through the points."""
    count = len(points)
    if closed:
        at = [points[index % count] for index in range(-1, count + 2)]
    else:
        at = [points[0], *points, points[-1]]
    d = [f"M{at[1][0]:.1f} {at[1][1]:.1f}"]
    for p, q, r, s in zip(at, at[1:], at[2:], at[3:], strict=False):
        c1 = q[0] + (r[0] - p[0]) / 6, q[1] + (r[1] - p[1]) / 6
        c2 = r[0] - (s[0] - q[0]) / 6, r[1] - (s[1] - q[1]) / 6
        d.append(f"C{c1[0]:.1f} {c1[1]:.1f} {c2[0]:.1f} {c2[1]:.1f} {r[0]:.1f} {r[1]:.1f}")
    return "".join(d) + ("Z" if closed else "")


def _taper(a: Point, ra: float, b: Point, rb: float) -> list[Point]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = max(1e-6, (dx * dx + dy * dy) ** 0.5)
    nx, ny = -dy / length, dx / length
    return [
        (a[0] + nx * ra, a[1] + ny * ra),
        (b[0] + nx * rb, b[1] + ny * rb),
        (b[0] - nx * rb, b[1] - ny * rb),
        (a[0] - nx * ra, a[1] - ny * ra),
    ]


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _stops(stops: Sequence[tuple[float, str, float]]) -> str:
    return "".join(
        f'<stop offset="{at:g}" stop-color="{colour}" stop-opacity="{opacity:g}"/>'
        for at, colour, opacity in stops
    )
