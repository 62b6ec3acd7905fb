"""The head as a round thing in space: spots on its face, and caps that cover part of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.people import skeleton
from sora_mcp.engine.animatic.art.rigs.people.skeleton import V3, Body, Eye, Frame

DEEP, WIDE, TALL, RAISED = 0.90, 0.80, 0.88, 0.12  # the skull, in half head heights
_JAW_DEEP, _JAW_WIDE, _JAW_TALL, _JAW_AHEAD, _JAW_LOW = 0.58, 0.57, 0.52, 0.18, -0.48
_SAMPLES = 40

Line = Callable[[float], float]  # elevation, degrees, by how far it is from the nose, degrees


@dataclass(frozen=True)
class Skull:
    """A head: where it is, half its height, and who looks at it."""

    frame: Frame
    half: float
    eye: Eye

    @property
    def middle(self) -> V3:
        """The middle of the round part."""
        return self.frame.point(0, RAISED * self.half, 0)

    def facing(self) -> float:
        """1 when the face looks at the camera, 0 in profile, -1 seen from behind."""
        return self.eye.near(self.frame.forward)

    def spot(self, azimuth: float, up: float, out: float = 1.0) -> Point:
        """A spot of the face: degrees from the nose to the right ear, and up from the middle."""
        return self.eye.screen(self._spot(azimuth, up, out))

    def seen(self, azimuth: float) -> float:
        """How much a spot faces the camera: 1 fully, below 0 not at all."""
        turn = math.radians(azimuth)
        return self.eye.near(
            skeleton.add(skeleton.add((0.0, 0.0, 0.0), self.frame.forward, math.cos(turn)),
                         self.frame.right, math.sin(turn))
        )  # fmt: skip

    def place(self, forward: float, up: float, right: float) -> Point:
        """Any place, in half head heights from the middle of the head."""
        half = self.half
        return self.eye.screen(self.frame.point(forward * half, up * half, right * half))

    def oval(self, grown: float = 1.0) -> tuple[Point, float, float, float]:
        """The round part as seen: middle, half axes, turn in degrees."""
        axes = ((DEEP, self.frame.forward), (TALL, self.frame.up), (WIDE, self.frame.right))
        return self._oval(self.middle, axes, grown)

    def jaw(self) -> tuple[Point, float, float, float]:
        """The jaw as seen."""
        half = self.half
        middle = self.frame.point(_JAW_AHEAD * half, _JAW_LOW * half, 0)
        axes = (
            (_JAW_DEEP, self.frame.forward), (_JAW_TALL, self.frame.up),
            (_JAW_WIDE, self.frame.right),
        )  # fmt: skip
        return self._oval(middle, axes, 1.0)

    def cap(self, line: Line, grown: float, *, thins: bool = False) -> list[Point]:
        """What is seen of a cap over everything above a line, `grown` times the skull.

        A cap that thins lies close to the skull at the brow, as hair does.
        """
        rim = [self._on(azimuth, line(abs(azimuth)), grown, thins=thins) for azimuth in _around()]
        shown = [near >= 0 for _, near in rim]
        edge = _run([point for point, _ in rim], shown)
        back = self._silhouette(line, grown, thins=thins)
        if not edge or not back:
            return back or (edge if sum(shown) == len(rim) else [])
        if math.dist(edge[-1], back[0]) > math.dist(edge[-1], back[-1]):
            back = back[::-1]
        return edge + back

    def window(self, line_top: Line, line_low: Line, reach: float, grown: float) -> list[Point]:
        """What is seen of a field between two lines, `reach` degrees to both sides of the nose."""
        seen = [az for az in range(-round(reach), round(reach) + 1) if self.seen(az) > 0.06]
        if len(seen) < 8:
            return []
        middle, half = (seen[0] + seen[-1]) / 2, (seen[-1] - seen[0]) / 2
        rows: list[list[Point]] = [[], []]
        for index in range(19):
            share = 2 * index / 18 - 1
            for row, edge in zip(rows, (line_top, line_low), strict=True):
                row.append(self._on(middle + half * share, edge(abs(share) * reach), grown)[0])
        return rows[0] + rows[1][::-1]

    def level(self, up: float, radius: float, lift: Line | None = None) -> list[Point]:
        """A level ring around the head: a brim. `lift` is by azimuth, in half head heights."""
        points = []
        for azimuth in _around():
            turn = math.radians(azimuth)
            high = up + (lift(abs(azimuth)) if lift else 0.0)
            forward, right = radius * 1.06 * math.cos(turn), radius * 0.95 * math.sin(turn)
            points.append(self.place(forward, high, right))
        return points

    def _spot(self, azimuth: float, up: float, out: float) -> V3:
        turn = math.radians(azimuth)
        round_ = math.sqrt(max(0.0, 1 - ((up - RAISED) / TALL) ** 2))
        jaw = math.sqrt(max(0.0, 1 - ((up - _JAW_LOW) / _JAW_TALL) ** 2))
        deep = max(DEEP * round_, _JAW_AHEAD + _JAW_DEEP * jaw if jaw else 0.0)
        wide = max(WIDE * round_, _JAW_WIDE * jaw)
        half = self.half * out
        return self.frame.point(
            half * deep * math.cos(turn), self.half * up, half * wide * math.sin(turn)
        )

    def _on(
        self, azimuth: float, elevation: float, grown: float, *, thins: bool = False
    ) -> tuple[Point, float]:
        """A point of the grown skull, and how much it faces the camera."""
        turn, high = math.radians(azimuth), math.radians(elevation)
        ahead, up = math.cos(high) * math.cos(turn), math.sin(high)
        aside = math.cos(high) * math.sin(turn)
        half = self.half * (_thinned(grown, ahead) if thins else grown)
        at = skeleton.add(self.middle, self.frame.forward, half * DEEP * ahead)
        at = skeleton.add(at, self.frame.up, half * TALL * up)
        at = skeleton.add(at, self.frame.right, half * WIDE * aside)
        outward = skeleton.add((0.0, 0.0, 0.0), self.frame.forward, ahead / DEEP)
        outward = skeleton.add(outward, self.frame.up, up / TALL)
        outward = skeleton.add(outward, self.frame.right, aside / WIDE)
        return self.eye.screen(at), self.eye.near(outward)

    def _silhouette(self, line: Line, grown: float, *, thins: bool) -> list[Point]:
        """The part of the outline that is above the line, in order."""
        points, shown = [], []
        for index in range(2 * _SAMPLES):
            turn = math.pi * index / _SAMPLES
            local = self._outermost(math.cos(turn), math.sin(turn))
            azimuth = math.degrees(math.atan2(local[2], local[0]))
            elevation = math.degrees(math.asin(max(-1.0, min(1.0, local[1]))))
            half = self.half * (_thinned(grown, local[0]) if thins else grown)
            at = skeleton.add(self.middle, self.frame.forward, half * DEEP * local[0])
            at = skeleton.add(at, self.frame.up, half * TALL * local[1])
            at = skeleton.add(at, self.frame.right, half * WIDE * local[2])
            points.append(self.eye.screen(at))
            shown.append(elevation >= line(abs(azimuth)))
        return _run(points, shown)

    def _outermost(self, x: float, y: float) -> V3:
        """The point of the skull, on a unit ball, that is farthest along a screen direction."""
        along = [
            radius * (px * x + py * y)
            for radius, (px, py) in zip((DEEP, TALL, WIDE), self._axes, strict=True)
        ]
        return skeleton.unit((along[0], along[1], along[2]))

    @cached_property
    def _axes(self) -> tuple[Point, Point, Point]:
        zero = self.eye.screen((0.0, 0.0, 0.0))
        forward, up, right = (
            (x - zero[0], y - zero[1])
            for x, y in map(self.eye.screen, (self.frame.forward, self.frame.up, self.frame.right))
        )
        return forward, up, right

    def _oval(
        self, middle: V3, axes: Sequence[tuple[float, V3]], grown: float
    ) -> tuple[Point, float, float, float]:
        xx = xy = yy = 0.0
        for radius, axis in axes:
            x, y = self.eye.screen(axis)
            x, y = x * radius, y * radius
            xx, xy, yy = xx + x * x, xy + x * y, yy + y * y
        mean, gap = (xx + yy) / 2, math.hypot((xx - yy) / 2, xy)
        turn = 0.5 * math.degrees(math.atan2(2 * xy, xx - yy))
        half = self.half * grown
        return (
            self.eye.screen(middle), half * math.sqrt(mean + gap),
            half * math.sqrt(max(1e-6, mean - gap)), turn,
        )  # fmt: skip


def of(body: Body) -> Skull:
    """The head of a body."""
    return Skull(body.head, body.build.head, body.eye)


def line(*levels: float) -> Line:
    """A line by its elevations at even steps from the nose (0 degrees) to the back (180)."""

    def at(azimuth: float) -> float:
        place = min(abs(azimuth) / 180, 0.9999) * (len(levels) - 1)
        first = int(place)
        u = place - first
        u = u * u * (3 - 2 * u)
        return levels[first] + (levels[first + 1] - levels[first]) * u

    return at


def _thinned(grown: float, ahead: float) -> float:
    return 1.0 + (grown - 1.0) * min(1.0, max(0.12, 1.5 * (1 - ahead)))


def _around() -> list[float]:
    return [-180 + 360 * index / _SAMPLES for index in range(_SAMPLES)]


def _run(points: list[Point], shown: list[bool]) -> list[Point]:
    """Of points around a ring those that are shown, begun where they begin to be."""
    if all(shown):
        return points
    count = len(points)
    start = next((i for i in range(count) if shown[i] and not shown[i - 1]), None)
    if start is None:
        return []
    kept = []
    for step in range(count):
        if not shown[(start + step) % count]:
            break
        kept.append(points[(start + step) % count])
    return kept
