"""Small plants: flower, rose, sunflower, tulip, potted plant, grass."""

from __future__ import annotations

import math
import random

from sora_mcp.engine.animatic.art.drawing import (
    blob,
    circle,
    curve,
    ellipse,
    group,
    path,
    polygon,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import lit_side, own, part, shelve, tone, wave

_SWAY = {"": Cycle(3.2, 16)}
_GREEN = "#5a9446"


def _nodding(pose: Pose, art: str, by: float = 2.0) -> str:
    return group(art, f"rotate({by * wave(pose):.2f})")


def _stem(pose: Pose, top: float, leaves: tuple[tuple[float, int, float], ...]) -> str:
    """A stem with leaves at (height, side, length)."""
    green = tone(pose.paint, pose.look.own_colour("stem", _GREEN))
    art = curve([(0, 0), (1.6, 0.4 * top), (0, top)], green.shade, 3.2)
    for y, way, long in leaves:
        tip = (way * long, y - 0.55 * long)
        art += path(
            f"M0 {y}Q{way * 0.35 * long} {y - 0.62 * long} {tip[0]} {tip[1]}"
            f"Q{way * 0.75 * long} {y - 0.02 * long} 0 {y}Z",
            green.base,
        )
        art += path(
            f"M0 {y}Q{way * 0.62 * long} {y - 0.34 * long} {tip[0]} {tip[1]}"
            f"Q{way * 0.75 * long} {y - 0.02 * long} 0 {y}Z",
            green.shade,
        )
    return art


def _petals(x: float, y: float, count: int, r: float, wide: float, tints: tuple[str, str]) -> str:
    art = ""
    for n in range(count):
        petal = path(
            f"M0 0C{-wide:.1f} {-0.35 * r:.1f} {-wide:.1f} {-0.95 * r:.1f} 0 {-r:.1f}"
            f"C{wide:.1f} {-0.95 * r:.1f} {wide:.1f} {-0.35 * r:.1f} 0 0Z",
            tints[n % 2],
        )
        art += group(petal, f"translate({x:.1f} {y:.1f}) rotate({360 * n / count:.1f})")
    return art


def _flower(pose: Pose) -> str:
    bloom, eye = part(pose, "body", "#f4f1ea"), own(pose, "stripe", "#eebb3a")
    art = _stem(pose, -74, ((-20, -1, 22), (-34, 1, 20)))
    art += _petals(
        0, -76, 12, 24, 8, (bloom.base, pose.paint(pose.look.colour("body", "#f4f1ea"), 0.14))
    ) + circle(0, -76, 8.4, eye.base)
    return _nodding(
        pose,
        art
        + path("M-8.4 -76A8.4 8.4 0 0 0 8.4 -76A10 6 0 0 1 -8.4 -76Z", eye.shade)
        + circle(-2.4, -79, 2, eye.light),
    )


def _rose(pose: Pose) -> str:
    red = part(pose, "body", "#c4203a")
    art = _stem(pose, -70, ((-22, 1, 22), (-36, -1, 22)))
    art += "".join(
        polygon([(x, y), (x + 3 * w, y - 2.4), (x, y - 4)], pose.paint(_GREEN, 0.5))
        for x, y, w in ((2, -14, 1), (0, -46, -1), (2, -54, 1))
    )
    art += path(
        "M-13 -68L-20 -76L-8 -74ZM13 -68L20 -76L8 -74ZM-4 -66L0 -60L4 -66Z", pose.paint(_GREEN)
    )
    art += blob(
        [(-20, -88), (-17, -72), (-6, -65), (6, -65), (17, -72), (20, -88), (10, -98), (-10, -98)],
        red.shade,
    )
    art += path("M-20 -90Q-22 -70 -2 -65Q-12 -78 -8 -92Q-16 -96 -20 -90Z", red.base) + path(
        "M20 -90Q22 -70 2 -65Q14 -76 9 -92Q16 -96 20 -90Z", red.base
    )
    art += path(
        "M-10 -92Q-12 -74 2 -69Q14 -76 11 -92Q6 -100 0 -99Q-8 -100 -10 -92Z", red.light
    ) + path("M-7 -93Q-8 -80 2 -76Q9 -82 8 -93Q0 -88 -7 -93Z", red.base)
    art += ellipse(0.4, -95, 7.6, 3.6, red.deep) + path(
        "M-5 -95Q0 -99 4 -95Q2 -92 -1 -93.4Q0 -96 2.4 -95",
        "none",
        f'stroke="{red.light}" stroke-width="1.3"',
    )
    return _nodding(pose, art)


def _sunflower(pose: Pose) -> str:
    gold, eye = part(pose, "body", "#f0b428"), tone(pose.paint, "#5b3a22")
    art = _stem(pose, -74, ((-16, -1, 27), (-32, 1, 27), (-46, -1, 17)))
    art += _petals(0, -76, 16, 27, 6, (gold.shade, gold.shade)) + group(
        _petals(0, 0, 16, 25, 5.4, (gold.base, gold.light)), "translate(0 -76) rotate(11)"
    )
    art += circle(0, -76, 13, eye.base) + circle(0, -76, 8, eye.deep)
    return _nodding(
        pose,
        art
        + "".join(
            circle(10.4 * math.cos(a), -76 + 10.4 * math.sin(a), 1.1, eye.bright)
            for a in (n * math.pi / 7 for n in range(14))
        ),
    )


def _tulip(pose: Pose) -> str:
    cup = part(pose, "body", "#d8344a")
    green = tone(pose.paint, _GREEN)
    art = curve([(0, 0), (1, -36), (0, -72)], green.shade, 3.4)
    art += (
        path("M-2 0Q-24 -22 -21 -58Q-6 -34 0 -4Z", green.base)
        + path("M-2 0Q-14 -22 -21 -58Q-6 -34 0 -4Z", green.shade)
        + path("M2 0Q22 -18 25 -48Q10 -34 1 -6Z", green.base)
    )
    art += path("M-7 -72L0 -101L8 -72Z", cup.shade) + path(
        "M-16 -96Q-20 -68 0 -68Q20 -68 16 -96Q9 -90 7 -84"
        "Q4 -94 0 -98Q-4 -94 -7 -84Q-9 -90 -16 -96Z",
        cup.base,
    )
    art += path("M16 -96Q20 -68 0 -68Q12 -78 10 -88Q12 -93 16 -96Z", cup.shade) + path(
        "M-16 -96Q-18 -80 -11 -73Q-13 -84 -10 -91Q-12 -94 -16 -96Z", cup.light
    )
    return _nodding(pose, art)


def _pot(pose: Pose, top: float, half: float) -> str:
    clay = own(pose, "pot", "#bf6b43")
    art = path(
        f"M{-half} {top}H{half}L{0.74 * half} -1Q{0.7 * half} 0 {0.66 * half} 0"
        f"H{-0.66 * half}Q{-0.7 * half} 0 {-0.74 * half} -1Z",
        clay.base,
    )
    art += path(
        f"M{0.3 * half} {top}H{half}L{0.74 * half} -1"
        f"Q{0.7 * half} 0 {0.66 * half} 0H{0.22 * half}Z",
        clay.shade,
    )
    return (
        art
        + path(f"M{-half - 3} {top - 6}H{half + 3}V{top + 1}H{-half - 3}Z", clay.light)
        + path(f"M{0.4 * half} {top - 6}H{half + 3}V{top + 1}H{0.4 * half}Z", clay.base)
    )


def _potted_plant(pose: Pose) -> str:
    paint, leaf = pose.paint, pose.look.colour("leaves", pose.look.colour("body", "#4a8a4c"))
    art = ""
    for n, (angle, long) in enumerate(
        ((-2.75, 40), (-0.4, 40), (-2.35, 50), (-0.8, 50), (-1.95, 58), (-1.2, 58), (-1.57, 64))
    ):
        a = angle + 0.04 * wave(pose, 1, n / 7)
        x, y = long * math.cos(a), -34 + long * math.sin(a)
        nx, ny = -math.sin(a), math.cos(a)
        mx, my, wide = 0.58 * x, -34 + 0.58 * long * math.sin(a), 0.19 * long
        art += path(
            f"M0 -34Q{mx + nx * wide:.1f} {my + ny * wide:.1f} {x:.1f} {y:.1f}"
            f"Q{mx - nx * wide:.1f} {my - ny * wide:.1f} 0 -34Z",
            paint(leaf, 0.3),
        )
        way = 1 if (nx > 0) == (lit_side(pose) > 0) else -1
        art += path(
            f"M0 -34Q{mx + way * nx * wide:.1f} {my + way * ny * wide:.1f} {x:.1f} {y:.1f}"
            f"Q{mx:.1f} {my:.1f} 0 -34Z",
            paint(leaf, -0.1),
        )
    return art + ellipse(0, -36, 20, 2, paint("#4a3526")) + _pot(pose, -31, 22)


def _grass(pose: Pose) -> str:
    rng, green = random.Random(f"{pose.seed}/blades"), part(pose, "body", "#6a9a44")
    art = ""
    for n in range(22):
        root = -34 + 3.2 * n + rng.uniform(-2, 2)
        high, lean = (
            rng.uniform(55, 98),
            rng.uniform(-16, 16) + 0.5 * (root) + 4 * wave(pose, 1, n / 22),
        )
        tint = (green.shade, green.base, green.light)[n % 3]
        art += path(
            f"M{root - 3:.1f} 0Q{root - 2:.1f} {-0.6 * high:.1f} {root + lean:.1f} {-high:.1f}"
            f"Q{root + 3:.1f} {-0.5 * high:.1f} {root + 3:.1f} 0Z",
            tint,
        )
    return art


shelve(
    "flower", 0.5, _flower, (-34, -105, 34, 3), 101, actions=_SWAY, head=(0, -76), head_height=60
)
shelve("rose", 0.5, _rose, (-34, -105, 34, 3), 100, actions=_SWAY, head=(0, -82), head_height=48)
shelve(
    "sunflower",
    1.7,
    _sunflower,
    (-38, -109, 38, 3),
    104,
    actions=_SWAY,
    head=(0, -76),
    head_height=66,
)
shelve("tulip", 0.45, _tulip, (-34, -107, 34, 3), 101, actions=_SWAY, head=(0, -84), head_height=46)
shelve("potted_plant", 0.7, _potted_plant, (-52, -105, 52, 3), 99, actions=_SWAY)
shelve("grass", 0.5, _grass, (-84, -104, 84, 3), 98, actions=_SWAY)
