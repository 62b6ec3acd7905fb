"""Trees that stand alone: tree, cherry tree, pine, palm."""

from __future__ import annotations

import math
import random

from sora_mcp.engine.animatic.art.drawing import (
    Point,
    circle,
    ellipse,
    limb,
    line,
    path,
    polygon,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import halo, lit_side, part, shelve, tone, wave

SWAY = {"": Cycle(4.0, 16)}
_BARK = "#6b4d38"


def puff(rng: random.Random, x: float, y: float, rx: float, ry: float, fill: str) -> str:
    """A scalloped mass of leaves."""
    count, turn = 10, rng.uniform(0, 6.28)
    at = []
    for n in range(count):
        angle, far = turn + 6.283 * (n + rng.uniform(-0.2, 0.2)) / count, rng.uniform(0.88, 1.05)
        at.append((x + rx * far * math.cos(angle), y + ry * far * math.sin(angle)))
    d = f"M{at[0][0]:.1f} {at[0][1]:.1f}"
    for (ax, ay), (bx, by) in zip(at, [*at[1:], at[0]], strict=True):
        r = 0.56 * math.hypot(bx - ax, by - ay)
        d += f"A{r:.1f} {r:.1f} 0 0 1 {bx:.1f} {by:.1f}"
    return path(d + "Z", fill)


def crown(pose: Pose, rng: random.Random, at: Point, size: Point, leaf: str) -> str:
    """Leaves in four tones, brightest where the light comes from."""
    (x, y), (rx, ry), side, paint = at, size, lit_side(pose), pose.paint
    art = puff(rng, x, y, rx, ry, paint(leaf, 0.48))
    art += puff(rng, x + side * 0.14 * rx, y - 0.13 * ry, 0.82 * rx, 0.82 * ry, paint(leaf, 0.12))
    art += puff(rng, x + side * 0.26 * rx, y - 0.3 * ry, 0.52 * rx, 0.5 * ry, paint(leaf, -0.22))
    return art + puff(
        rng, x + side * 0.38 * rx, y - 0.44 * ry, 0.24 * rx, 0.22 * ry, paint(leaf, -0.6)
    )


def _boughs(pose: Pose, bark: str, thick: float, forks: tuple[tuple[Point, Point], ...]) -> str:
    wood = tone(pose.paint, bark)
    art = path(
        f"M{-2 * thick} 0Q{-0.9 * thick} -3 {-0.8 * thick} -14L{-0.6 * thick} -50"
        f"H{0.6 * thick}L{0.8 * thick} -14Q{0.9 * thick} -3 {2 * thick} 0Q0 3 {-2 * thick} 0Z",
        wood.base,
    )
    away = -lit_side(pose)
    art += path(
        f"M{away * 2 * thick} 0Q{away * 0.9 * thick} -3 {away * 0.8 * thick} -14"
        f"L{away * 0.6 * thick} -50H0Q{away * 0.2 * thick} -20 0 0Z",
        wood.shade,
    )
    return art + "".join(limb((a, b), (1.1 * thick, 0.5 * thick), wood.shade) for a, b in forks)


def _tree(pose: Pose) -> str:
    rng, leaf = random.Random(f"{pose.seed}/leaves"), pose.look.colour("leaves", "#5c9142")
    if pose.look.trait("leaves") in ("bare", "none") or pose.look.trait("state") in (
        "bare",
        "dead",
    ):
        return _bare(pose)
    art = _boughs(
        pose,
        pose.look.own_colour("bark", _BARK),
        4.4,
        (((0, -36), (-20, -56)), ((0, -38), (21, -58))),
    )
    sway = 0.9 * wave(pose)
    crowns: tuple[tuple[Point, Point], ...] = (
        ((-21 + 0.6 * sway, -54), (20, 16)), ((21 + 0.6 * sway, -56), (20, 16)),
        ((-11 + sway, -74), (20, 18)), ((13 + sway, -76), (18, 17)), ((sway, -62), (26, 20)),
    )  # fmt: skip
    return art + "".join(crown(pose, rng, at, size, leaf) for at, size in crowns)


def _bare(pose: Pose) -> str:
    bark = pose.look.colour("bark", "#5d4a3f")
    forks = (
        ((0, -44), (-22, -68)), ((0, -46), (24, -70)), ((0, -48), (2, -80)),
        ((-16, -62), (-36, -70)), ((-21, -68), (-22, -88)), ((18, -64), (38, -74)),
        ((23, -70), (20, -92)), ((2, -74), (-8, -96)), ((2, -72), (10, -90)),
    )  # fmt: skip
    return _boughs(pose, bark, 4.2, ()) + "".join(
        limb((a, b), (3.6, 0.9), pose.paint(bark, 0.1)) for a, b in forks
    )


def _cherry_tree(pose: Pose) -> str:
    rng, bloom = random.Random(f"{pose.seed}/bloom"), pose.look.colour("leaves", "#f0a9c0")
    art = _boughs(
        pose, "#5a3f38", 4.6, (((0, -32), (-28, -54)), ((0, -34), (28, -58)), ((0, -40), (4, -66)))
    )
    sway = 0.9 * wave(pose)
    for at, size in (
        ((-32, -56), (20, 14)),
        ((32, -60), (20, 14)),
        ((-15, -74), (21, 16)),
        ((15, -78), (21, 17)),
        ((0, -60), (24, 15)),
    ):
        art += crown(pose, rng, (at[0] + sway, at[1]), size, bloom)
    for n in range(7):
        age = (pose.phase + n / 7) % 1
        x = rng.uniform(-40, 40)
        art += ellipse(
            x + 9 * age + 2 * math.sin(9 * age),
            -52 + 51 * age,
            1.3,
            0.8,
            pose.paint(bloom, -0.2),
            f'opacity="{min(1.0, 4 * (1 - age)):.2f}"',
        )
    return art


def _pine(pose: Pose) -> str:
    paint, side, leaf = pose.paint, lit_side(pose), part(pose, "leaves", "#2f6b4c")
    rng = random.Random(f"{pose.seed}/needles")
    art = polygon([(-4, 0), (-2.6, -16), (2.6, -16), (4, 0)], tone(paint, _BARK).base) + polygon(
        [(-side * 4, 0), (-side * 2.6, -16), (0, -16), (0, 0)], tone(paint, _BARK).shade
    )
    sway = 0.8 * wave(pose)
    for n in range(5):
        low, half, top = -10 - 16.5 * n, 31 - 5.6 * n, -42 - 14.8 * n
        lean = sway * n / 4
        teeth = [
            (
                lean + half * (1 - m / 4),
                low + (3.0 if m % 2 else -0.4) * rng.uniform(0.7, 1.2) + 3 * abs(1 - m / 4) - 3,
            )
            for m in range(9)
        ]
        art += polygon([(lean * 1.2, top), *teeth], leaf.shade if side else leaf.base)
        art += polygon(
            [(lean * 1.2, top), *[(x, y) for x, y in teeth if x * side > 0.04 * half]], leaf.base
        )
        art += polygon(
            [
                (lean * 1.2, top),
                (lean + side * half * 0.99, low - 0.6),
                (lean + side * half * 0.56, low - 1.4),
            ],
            leaf.light,
        )
    if pose.look.trait("lights") or pose.look.trait("decoration"):
        art += _baubles(pose)
    return art


def _baubles(pose: Pose) -> str:
    tints, art = ("#e8463c", "#ffd05a", "#5ab4e8", "#f2f2ee", "#c86ad0"), ""
    for n in range(15):
        y = -18 - 5.4 * n
        half = 27 * (1 + y / 104)
        x = half * math.sin(2.4 * n)
        on = (n + int(pose.phase * 4)) % 2
        art += circle(x, y, 1.9, pose.paint.glow(tints[n % 5]) if on else pose.paint(tints[n % 5]))
    star = "".join(
        f"{'ML'[n > 0]}{(5 if n % 2 == 0 else 2.1) * math.sin(math.pi * n / 5):.2f} "
        f"{-102 - (5 if n % 2 == 0 else 2.1) * math.cos(math.pi * n / 5):.2f}"
        for n in range(10)
    )
    return art + halo(pose, "top", (0, -102), 12) + path(star + "Z", pose.paint.glow("#ffd75a"))


def _frond(fill: str, root: Point, angle: float, long: float) -> str:
    upper, lower = [], []
    for n in range(9):
        share = n / 8
        px = root[0] + long * share * math.cos(angle)
        py = root[1] + long * (share * math.sin(angle) * 1.05 + 0.8 * share**2.4)
        upper.append((px, py))
        deep = long * 0.18 * math.sin(math.pi * min(1.0, share * 0.95 + 0.05))
        lower.append((px - 0.05 * long * math.cos(angle), py + (deep if n % 2 else deep * 0.45)))
    return polygon([*upper, *reversed(lower)], fill)


def _palm(pose: Pose) -> str:
    paint, side, leaf = pose.paint, lit_side(pose), pose.look.colour("leaves", "#4c8f40")
    sway = 0.05 * wave(pose)
    top = (12.0, -76.0)
    art = limb(((-6, 0), (-1, -30), (6, -56), top), (8.5, 6.2, 5, 4.2), paint("#94744e"))
    art += "".join(
        line(
            [(-8.4 + 3.0 * n, -7.5 * n - 4), (-3.4 + 2.2 * n, -7.5 * n - 5.4)],
            paint("#94744e", 0.5),
            1,
        )
        for n in range(9)
    )
    angles = [-2.95, -0.15, -2.5, -0.6, -2.05, -1.1, -1.57, 2.8, 0.35]
    for n, angle in enumerate(sorted(angles, key=math.sin)):
        tint = paint(leaf, -0.3 if math.cos(angle) * side > 0 else 0.32)
        art += _frond(tint, top, angle + sway * (1 + 0.3 * (n % 3)), 33 if n % 2 else 37)
    return art + "".join(
        circle(x, y, 2.8, paint("#6b4526", s))
        for x, y, s in ((9, -72, 0.3), (14, -71, 0.0), (11.5, -69, 0.15))
    )


shelve("tree", 8.0, _tree, (-46, -100, 46, 4), 97, actions=SWAY)
shelve("cherry_tree", 6.0, _cherry_tree, (-60, -102, 60, 4), 97, actions={"": Cycle(5.0, 24)})
shelve("pine", 9.0, _pine, (-36, -117, 36, 3), 102, actions=SWAY)
shelve("palm", 8.0, _palm, (-34, -110, 58, 6), 104, actions=SWAY)
