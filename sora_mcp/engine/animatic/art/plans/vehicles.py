"""Vehicles from straight above: roofs and windows, hulls with their wakes, wings."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from sora_mcp.engine.animatic.art.drawing import (
    Box,
    Drawing,
    circle,
    curve,
    ellipse,
    limb,
    path,
    polygon,
    rect,
    smooth,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Figure, Pose
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.plans.shelf import add

_PAINTS = ("#c23a33", "#dfe3e6", "#3f6fa8", "#3b4048", "#8d949c", "#2f7a5a", "#d4a017")
_GLASS, _DARK = "#27323f", "#22252b"


@dataclass(frozen=True)
class _Body:
    """Something on wheels: metres across and along, its colour, and how its roof is."""

    wide_m: float
    long_m: float
    colour: str
    roof: str = "car"
    sign: str = ""


_ON_WHEELS = {
    "car": _Body(1.85, 4.5, "#c23a33"),
    "sports_car": _Body(1.9, 4.4, "#d4a017"),
    "race_car": _Body(1.9, 4.6, "#c23a33"),
    "taxi": _Body(1.85, 4.6, "#efb92c", sign="#f7f2dc"),
    "police_car": _Body(1.9, 4.8, "#e9ecf0", sign="#2f5fd0"),
    "van": _Body(2.1, 5.2, "#dfe3e6", "box"),
    "ambulance": _Body(2.2, 5.8, "#f2f3f3", "box", "#cf2f2f"),
    "bus": _Body(2.6, 11.0, "#d8a326", "bus"),
    "truck": _Body(2.6, 9.5, "#3f6fa8", "truck"),
    "fire_truck": _Body(2.6, 8.5, "#c32a24", "truck"),
    "tram": _Body(2.6, 14.0, "#c23a33", "bus"),
    "train": _Body(3.0, 24.0, "#3f6fa8", "bus"),
    "tractor": _Body(2.2, 3.8, "#3f8a3f", "tractor"),
}


def _lamps(paint: Paint, half: float) -> str:
    body = ""
    for y in (-860, -140):
        body += rect(half - 70, y - 60, 60, 120, paint.lamp("#f3efdc", "#fff3c4"), 25)
        body += rect(-half + 10, y - 60, 45, 120, paint.lamp("#a8252a", "#ff5a4a"), 18)
    return body


def _beams(paint: Paint, half: float) -> str:
    """What headlamps throw on the road at night."""
    if paint.light.dark <= 0.45:
        return ""
    cone = ((half, -900), (half + 1500, -1250), (half + 1500, 250), (half, -100))
    return polygon(cone, paint.glow("#ffd982"), 'opacity="0.32"')


def _cabin(paint: Paint, half: float, tone: str) -> str:
    """A bonnet, two panes, a roof."""
    glass = paint(_GLASS)
    body = path(
        smooth(
            [
                (0.42 * half, -850),
                (0.5 * half, -500),
                (0.42 * half, -150),
                (0.2 * half, -220),
                (0.2 * half, -780),
            ],
            closed=True,
        ),
        glass,
    )
    body += rect(-0.72 * half, -800, 0.2 * half, 600, glass, 60)
    body += rect(-0.5 * half, -905, 0.68 * half, 70, glass, 30) + rect(
        -0.5 * half, -165, 0.68 * half, 70, glass, 30
    )
    body += rect(-0.55 * half, -820, 0.78 * half, 640, paint(tone, -0.12), 130)
    return body + rect(-0.45 * half, -760, 0.55 * half, 160, paint(tone, -0.4), 80)


def _roof(kind: str, paint: Paint, half: float, tone: str) -> str:
    if kind == "car":
        return _cabin(paint, half, tone)
    if kind == "tractor":
        body = rect(-0.1 * half, -700, 1.05 * half, 400, paint(tone), 80)
        return body + rect(-0.75 * half, -800, 0.75 * half, 600, paint("#e8e3d2"), 70)
    glass = rect(half - 230, -900, 110, 800, paint(_GLASS), 50)
    if kind == "truck":
        box = rect(-half + 30, -970, 1.35 * half, 940, paint("#e5e6e4"), 30)
        return glass + box + rect(-half + 30, -970, 1.35 * half, 200, paint("#e5e6e4", -0.4), 30)
    body = glass + rect(-half + 120, -900, 2 * half - 480, 800, paint(tone, -0.18), 70)
    for number in range(max(1, round(half / 800))):
        body += rect(-0.7 * half + number * 1500, -640, 420, 280, paint(tone, 0.3), 40)
    return body


def _own(one: _Body, pose: Pose) -> str:
    """The colour of one of many: no two cars are alike."""
    is_car = one.roof in ("car", "box") and not one.sign
    return random.Random(f"{pose.seed}/car").choice(_PAINTS) if is_car else one.colour


def _driven(one: _Body) -> Callable[[Pose], Drawing]:
    half = 500 * one.long_m / one.wide_m

    def draw(pose: Pose) -> Drawing:
        paint, tone = pose.paint, pose.look.colour("paint", _own(one, pose))
        body = _beams(paint, half) + rect(
            -half + 60, -900, 2 * half, 1000, "#0b1424", 180, 'opacity="0.25"'
        )
        for x in (-0.62 * half, 0.62 * half):
            for y in (-1000, -60):
                high = 60 if one.roof != "tractor" else 190
                body += rect(x - 170, y - high / 3, 340, high, paint(_DARK), 25)
        if one.roof == "tractor":
            return Drawing(
                body + _roof(one.roof, paint, half, tone), Box(-half - 60, -1100, half + 1500, 140)
            )
        shell = (
            (half, -500),
            (half - 40, -850),
            (half - 330, -985),
            (-half + 240, -985),
            (-half + 20, -880),
            (-half + 20, -120),
            (-half + 240, -15),
            (half - 330, -15),
            (half - 40, -150),
        )
        is_car = one.roof == "car"
        body += (
            path(smooth(shell, closed=True), paint(tone))
            if is_car
            else rect(-half, -990, 2 * half, 980, paint(tone), 90)
        )
        body += _lamps(paint, half) + _roof(one.roof, paint, half, tone)
        if one.sign:
            body += rect(-0.2 * half, -650, 150, 300, paint.glow(one.sign), 40)
        return Drawing(body, Box(-half - 60, -1260, half + 1520, 260))

    return draw


def _wake(pose: Pose, half: float, wide: float) -> str:
    """Foam that opens behind a hull."""
    paint, body = pose.paint, ""
    for side in (-1, 1):
        beat = 30 * math.sin(math.tau * pose.phase + side)
        trail = [
            (0.7 * half, -500 + side * 0.55 * wide),
            (-half, -500 + side * (0.9 * wide + beat)),
            (-2.0 * half, -500 + side * (1.25 * wide - beat)),
            (-3.1 * half, -500 + side * 1.7 * wide),
        ]
        body += curve(trail, paint("#ffffff"), 46, 'opacity="0.5"')
    churn = ((-0.9 * half, -620), (-0.9 * half, -380), (-2.9 * half, -330), (-2.9 * half, -670))
    return body + polygon(churn, paint("#ffffff"), 'opacity="0.28"')


def _hull(half: float, inset: float = 0.0) -> str:
    """Path commands of a hull with its bow to the right."""
    top, low = -960 + inset, -40 - inset
    left, right = -half + inset, half - 1.6 * inset
    rear, bend = left + 140, 0.25 * half
    start = f"M{left:.0f} {top + 90:.0f}Q{left:.0f} {top:.0f} {rear:.0f} {top:.0f}"
    there = f"L{bend:.0f} {top:.0f}Q{0.8 * half:.0f} {top + 40:.0f} {right:.0f} -500"
    back = f"Q{0.8 * half:.0f} {low - 40:.0f} {bend:.0f} {low:.0f}L{rear:.0f} {low:.0f}"
    return f"{start}{there}{back}Q{left:.0f} {low:.0f} {left:.0f} {low - 90:.0f}Z"


def _rowed(pose: Pose, half: float, wood: str) -> str:
    paint = pose.paint
    body = path(_hull(half, 90), paint(wood, 0.35))
    return body + "".join(
        rect(x * half, -900, 150, 800, paint(wood, -0.3), 20) for x in (-0.55, -0.05, 0.4)
    )


def _decked(pose: Pose, half: float, kind: str) -> str:
    paint = pose.paint
    body = path(_hull(half, 90), paint("#d2ab74" if kind != "cargo" else "#8a4a3c"))
    if kind == "cargo":
        tones = ("#c2483c", "#3f6fa8", "#4d8a55", "#d8a038")
        for number in range(16):
            x, y = -0.55 * half + (number // 2) * 0.17 * half, -850 + (number % 2) * 360
            body += rect(x, y, 0.155 * half, 330, paint(tones[(number * 7) % 4]), 10)
        return body + rect(-0.92 * half, -820, 0.28 * half, 640, paint("#eef0ee"), 30)
    if kind == "sail":
        sail = ((0.55 * half, -500), (-0.75 * half, -1250), (-0.55 * half, -520))
        jib = ((0.98 * half, -500), (0.2 * half, -880), (0.5 * half, -505))
        body += polygon(sail, paint("#f6f2e6")) + polygon(jib, paint("#e9e2d0"))
        return body + limb(((0.55 * half, -500), (-0.7 * half, -510)), (36, 36), paint("#6b4a2e"))
    body += rect(-0.5 * half, -760, 0.7 * half, 520, paint("#f1f1ec"), 60)
    return body + rect(0.08 * half, -720, 0.1 * half, 440, paint(_GLASS), 30)


_HULLS: dict[str, tuple[float, float, str, str]] = {
    "boat": (2.4, 6.5, "#e9ecec", "motor"),
    "canoe": (0.9, 4.4, "#a55a34", "rowed"),
    "gondola": (1.4, 9.0, "#2a2a2f", "rowed"),
    "sailboat": (3.2, 10.0, "#f2f1ea", "sail"),
    "ship": (18.0, 110.0, "#f0f1ee", "motor"),
    "cargo_ship": (32.0, 220.0, "#7c2f2b", "cargo"),
}


def _afloat(wide: float, long: float, tone: str, kind: str) -> Callable[[Pose], Drawing]:
    half = 500 * long / wide

    def draw(pose: Pose) -> Drawing:
        colour = pose.look.colour("hull", tone)
        body = _wake(pose, half, 500) + path(
            _hull(half), "#06263a", 'opacity="0.25" transform="translate(50 90)"'
        )
        body += path(_hull(half), pose.paint(colour))
        body += _rowed(pose, half, colour) if kind == "rowed" else _decked(pose, half, kind)
        return Drawing(body, Box(-3.2 * half, -1500, half + 60, 500))

    return draw


def _plane(pose: Pose) -> Drawing:
    paint, tone = pose.paint, pose.look.colour("body", "#eef1f3")
    body = ""
    for side in (-1, 1):
        y = -500 + side * 490
        wing = ((170, -500 + side * 40), (-180, y), (-260, y), (-110, -500 + side * 40))
        body += polygon(wing, paint(tone, 0.2)) + rect(
            0, -500 + side * 190 - 24, 130, 48, paint("#8a929b"), 20
        )
        body += polygon(
            ((-380, -500), (-480, -500 + side * 170), (-530, -500 + side * 170), (-470, -500)),
            paint(tone, 0.25),
        )
    body += limb(
        ((470, -500), (300, -500), (-400, -500), (-520, -500)), (60, 96, 80, 30), paint(tone)
    )
    return Drawing(body + ellipse(455, -500, 26, 24, paint(_GLASS)), Box(-560, -1010, 540, 10))


def _cycled(pose: Pose) -> Drawing:
    """Two thin wheels, and a handlebar across."""
    paint, tone = pose.paint, paint_of(pose)
    body = limb(((-900, -500), (-400, -500)), (60, 60), paint(_DARK)) + limb(
        ((400, -500), (900, -500)), (60, 60), paint(_DARK)
    )
    body += limb(((-500, -500), (520, -500)), (70, 70), paint(tone))
    body += limb(((460, -880), (540, -500), (460, -120)), (60, 60, 60), paint("#555b63"))
    return Drawing(
        body + ellipse(-260, -500, 150, 90, paint(_DARK)) + circle(540, -500, 50, paint("#555b63")),
        Box(-960, -960, 960, -40),
    )


def paint_of(pose: Pose) -> str:
    """The frame's colour."""
    return pose.look.colour("frame", "#2f8a6a")


_DRIVE = {"stand": Cycle(2.0, 1), "drive": Cycle(2.0, 1, speed=2.2)}
for _name, _one in _ON_WHEELS.items():
    add(Figure(_name, _one.wide_m, _driven(_one), _DRIVE))
for _name, (_wide, _long, _tone, _kind) in _HULLS.items():
    add(
        Figure(
            _name, _wide, _afloat(_wide, _long, _tone, _kind), {"sail": Cycle(2.0, 8, speed=0.35)}
        )
    )
add(Figure("plane", 34.0, _plane, {"fly": Cycle(2.0, 1, speed=0.35)}))
for _name in ("bicycle", "motorcycle"):
    add(Figure(_name, 0.75, _cycled, {"ride": Cycle(2.0, 1, speed=2.4), "stand": Cycle(2.0, 1)}))
