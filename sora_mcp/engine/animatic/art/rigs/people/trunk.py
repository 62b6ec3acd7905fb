"""The trunk as rings from the shoulders to the hem: its outline, and where a front detail goes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from sora_mcp.engine.animatic.art.drawing import Point, smooth
from sora_mcp.engine.animatic.art.rigs.people import skeleton
from sora_mcp.engine.animatic.art.rigs.people.skeleton import V3, Body
from sora_mcp.engine.animatic.art.rigs.people.sketch import between, normal
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import Wearer

_LEVELS = (1.06, 1.0, 0.95, 0.88, 0.78, 0.6, 0.45, 0.22, 0.0)  # shoulders .. hips
_SKIRT = (0.1, 0.3, 0.5, 0.72, 1.0)  # shares of the way to the hem
_LEG_R = (42.0, 50.0, 42.0, 38.0, 34.0)


@dataclass(frozen=True)
class Ring:
    """A cross section on the screen: its left and right end, and its reach to front and side."""

    left: Point
    right: Point
    ahead: float  # where the middle of the front is: -1 left end .. 1 right end
    aside: float  # and where the body's right is


@dataclass(frozen=True)
class Trunk:
    """Rings from top (level 1 at the shoulders, 0 at the hips) to the hem (level -1)."""

    rings: tuple[Ring, ...]
    levels: tuple[float, ...]

    def outline(self) -> str:
        """Path commands around it."""
        down = smooth([ring.left for ring in self.rings])
        up = smooth([ring.right for ring in reversed(self.rings)])
        return f"{down}L{up[1:]}Z"

    def points(self) -> list[Point]:
        """All ends of its rings."""
        return [point for ring in self.rings for point in (ring.left, ring.right)]

    def band(self, share: float, *, top: float = 1.0, low: float = -1.0) -> str:
        """Path commands of the part on the left, turned from the light."""
        rings = self._span(top, low)
        down = smooth([ring.left for ring in rings])
        up = smooth([between(ring.left, ring.right, share) for ring in reversed(rings)])
        return f"{down}L{up[1:]}Z"

    def across(self, top: float, low: float) -> str:
        """Path commands of a belt or hem between two levels."""
        a, b = self.ring(top), self.ring(low)
        middle = between(b.left, b.right, 0.5)
        nx, ny = normal(b.left, b.right)
        sag = 0.06 * math.dist(b.left, b.right)
        bow = (middle[0] + nx * sag, middle[1] + ny * sag)
        high = between(a.left, a.right, 0.5)
        bow_top = (high[0] + nx * sag, high[1] + ny * sag)
        down, up = smooth([a.left, bow_top, a.right]), smooth([b.right, bow, b.left])
        return f"{down}L{up[1:]}Z"

    def ring(self, level: float) -> Ring:
        """The cross section at a level."""
        for index in range(len(self.levels) - 1):
            high, low = self.levels[index], self.levels[index + 1]
            if level >= low or index == len(self.levels) - 2:
                u = min(1.0, max(0.0, (high - level) / (high - low)))
                a, b = self.rings[index], self.rings[index + 1]
                return Ring(
                    between(a.left, b.left, u), between(a.right, b.right, u),
                    a.ahead + (b.ahead - a.ahead) * u, a.aside + (b.aside - a.aside) * u,
                )  # fmt: skip
        return self.rings[-1]

    def front(self, level: float, across: float = 0.0) -> Point:
        """A point of the front: `across` is -1 the body's left .. 1 its right."""
        ring = self.ring(level)
        turn = math.radians(90 * across)
        share = 0.5 + 0.5 * (ring.ahead * math.cos(turn) + ring.aside * math.sin(turn))
        return between(ring.left, ring.right, min(1.0, max(0.0, share)))

    def _span(self, top: float, low: float) -> list[Ring]:
        inner = [ring for ring, at in zip(self.rings, self.levels, strict=True) if low < at < top]
        return [self.ring(top), *inner, self.ring(low)]


def trunk(body: Body, wearer: Wearer, *, wind: float = 0.0, hem: float | None = None) -> Trunk:
    """The trunk of a body with what it wears, down to the top's hem."""
    rings = [_section(body, wearer, level) for level in _LEVELS]
    levels = list(_LEVELS)
    hem = _fallen(body, wearer.outfit.hem if hem is None else hem)
    for share in _SKIRT:
        rings.append(_skirt(body, wearer, share, hem, rings[len(_LEVELS) - 1], wind))
        levels.append(-share)
    return Trunk(tuple(rings), tuple(levels))


def _fallen(body: Body, hem: float) -> float:
    """How far a hem goes: a short one lies at the hips when the thighs are raised."""
    raised = min(body.joints["pelvis"][1] - body.joints[f"knee_{side}"][1] for side in "rl")
    share = min(1.0, max(0.12, raised / (0.6 * body.build.thigh)))
    return hem * share if hem < 0.25 else min(hem, 0.47 + (hem - 0.47) * max(0.0, 2 * share - 1))


def _section(body: Body, wearer: Wearer, level: float) -> Ring:
    build, loose = body.build, wearer.outfit.loose
    half_w, half_d = _girth(body, wearer, level)
    at = _spine(body, level)
    low, high = _spine(body, max(-0.1, level - 0.1)), _spine(body, min(1.06, level + 0.1))
    frame = body.chest if level > 0.5 else body.pelvis
    along = skeleton.add(low, high, -1)
    if level > 0.9:
        at = skeleton.add(at, frame.up, -0.015 * build.torso)
    return _cut(body, at, along, (frame.right, half_w * loose), (frame.forward, half_d * loose))


def _spine(body: Body, level: float) -> V3:
    """Along the back bone: bent at the waist."""
    hip, waist, neck = (body.joints[name] for name in ("pelvis", "waist", "neck"))
    if level > 0.5:
        return skeleton.between(waist, neck, 2 * level - 1)
    return skeleton.between(hip, waist, 2 * level)


def _girth(body: Body, wearer: Wearer, level: float) -> tuple[float, float]:
    b = body.build
    table = (
        (0.0, b.hip_w, b.hip_d),
        (0.22, b.hip_w * 0.93 + b.waist_w * 0.05, b.hip_d * 0.94),
        (0.45, b.waist_w, b.waist_d),
        (0.78, b.chest_w, b.chest_d + b.bust * 0.6),
        (0.88, b.shoulder_w * 1.04, b.chest_d * 0.88),
        (0.95, b.shoulder_w * 0.98, b.chest_d * 0.78),
        (1.0, b.shoulder_w * 0.72, b.chest_d * 0.6),
        (1.06, b.shoulder_w * 0.4, b.chest_d * 0.46),
    )
    loosest = max(1.0, wearer.outfit.loose)
    for (at, w, d), (then, w2, d2) in pairwise(table):
        if level <= then:
            u = (level - at) / (then - at)
            half_w, half_d = w + (w2 - w) * u, d + (d2 - d) * u
            if wearer.outfit.loose > 1.09 and level < 0.7:  # what is loose hangs straight
                half_w = max(half_w, b.waist_w * 0.5 + b.chest_w * 0.46)
                half_d = max(half_d, b.waist_d * 0.5 + b.chest_d * 0.46)
            return half_w, half_d / loosest**0.5
    return table[-1][1], table[-1][2]


def _cut(
    body: Body, at: V3, along: V3, across: tuple[V3, float], through: tuple[V3, float]
) -> Ring:
    """A cross section of half widths, seen: what reaches farthest to either side."""
    eye, zero = body.eye, body.eye.screen((0.0, 0.0, 0.0))
    nx, ny = _side(eye.screen(along), zero)
    reach = []
    for direction, half in (across, through):
        x, y = eye.screen(direction)
        reach.append(half * (nx * (x - zero[0]) + ny * (y - zero[1])))
    extent = math.hypot(*reach) or 1.0
    x, y = eye.screen(at)
    return Ring(
        (x - nx * extent, y - ny * extent), (x + nx * extent, y + ny * extent),
        reach[1] / extent, reach[0] / extent,
    )  # fmt: skip


def _side(along: Point, zero: Point) -> Point:
    """To the right of the screen for what hangs down; it turns with what lies."""
    dx, dy = along[0] - zero[0], along[1] - zero[1]
    length = math.hypot(dx, dy)
    return (1.0, 0.0) if length < 1e-6 else (dy / length, -dx / length)


def _skirt(body: Body, wearer: Wearer, share: float, hem: float, hips: Ring, wind: float) -> Ring:
    """Around both legs at a share of the way to the hem, never narrower than it falls."""
    cut, at = wearer.outfit, share * hem
    points = [_on_leg(body, side, at) for side in "rl"]
    middle = between(points[0], points[1], 0.5)
    # Square to the way from the hips, not to the shin, so that edges never cross at the knee.
    nx, ny = _side(middle, between(hips.left, hips.right, 0.5))
    if hem < 0.25:  # what ends at the hips turns with them
        nx, ny = _along(hips)
    radius = _leg_radius(at) * body.build.limb * (1.0 + 0.24 * (cut.bulk - 1)) + 7
    radius += cut.flare * share * (1.0 if _fallen(body, 0.9) > 0.8 else 0.2)
    places = [nx * (x - middle[0]) + ny * (y - middle[1]) for x, y in points]
    half = 0.5 * math.dist(hips.left, hips.right) * (1.0 if cut.flare > 12 else 0.94)
    left = min(-half, min(places) - radius) - wind * share**1.5 * 90 * hem
    right = max(half, max(places) + radius) - wind * share * 14 * hem
    low = max(body.at(f"{joint}_{side}")[1] for joint in ("heel", "toe") for side in "rl")
    ends = [
        (middle[0] + nx * way, min(low, middle[1] + ny * way)) for way in (left, right)
    ]  # a hem lies on the ground
    return Ring(ends[0], ends[1], hips.ahead, hips.aside)


def _along(ring: Ring) -> Point:
    length = math.dist(ring.left, ring.right) or 1.0
    return (ring.right[0] - ring.left[0]) / length, (ring.right[1] - ring.left[1]) / length


def _on_leg(body: Body, side: str, share: float) -> Point:
    hip, knee, ankle = (body.at(f"{joint}_{side}") for joint in ("hip", "knee", "ankle"))
    return between(hip, knee, 2 * share) if share < 0.5 else between(knee, ankle, 2 * share - 1)


def _leg_radius(share: float) -> float:
    place = min(3.999, max(0.0, share * 4))
    first = int(place)
    return _LEG_R[first] + (_LEG_R[first + 1] - _LEG_R[first]) * (place - first)
