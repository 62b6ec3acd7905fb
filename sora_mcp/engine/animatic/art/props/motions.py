"""What moves in a cut-out prop: ways to swing and hop, and steam, bubbles, glints, tails."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from sora_mcp.engine.animatic.art.drawing import circle, curve, glow, group, path, polygon
from sora_mcp.engine.animatic.art.figure import Pose

Move = Callable[..., str]
Extra = Callable[[Pose, Sequence[float], Sequence[str]], str]


def _wave(pose: Pose, shift: float = 0.0, times: float = 1.0) -> float:
    return math.sin(2 * math.pi * (pose.phase * times + shift))


def _sway(pose: Pose, by: float, x: float = 0, y: float = 0, shift: float = 0) -> str:
    return f"rotate({by * _wave(pose, shift):.2f} {x:g} {y:g})"


def _bob(pose: Pose, by: float, shift: float = 0) -> str:
    return f"translate(0 {by * _wave(pose, shift):.2f})"


def _drift(pose: Pose, across: float, up: float, turn: float) -> str:
    """Adrift in the air or on the water: to and fro, up and down, a little turned."""
    return (
        f"translate({across * _wave(pose, 0.1):.2f} {up * _wave(pose, 0.0, 2):.2f}) "
        f"rotate({turn * _wave(pose, 0.3):.2f})"
    )


def _spin(pose: Pose, x: float, y: float, times: float = 1) -> str:
    return f"rotate({360 * times * pose.phase:.1f} {x:g} {y:g})"


def _hop(pose: Pose, high: float) -> str:
    """Bounces unless it rests: flat on the ground, round in the air."""
    if not pose.action:
        return ""
    up = abs(math.sin(math.pi * pose.phase))
    squash = 0.13 * max(0.0, 1 - 4.5 * up)
    return f"translate(0 {-high * up:.1f}) scale({1 + squash:.3f} {1 - squash:.3f})"


def _roll(pose: Pose, x: float, y: float, turns: float = 1) -> str:
    """Turns about itself while it bounces."""
    return _spin(pose, x, y, turns) if pose.action else ""


MOVES: Mapping[str, Move] = {
    "sway": _sway, "bob": _bob, "drift": _drift, "spin": _spin, "hop": _hop, "roll": _roll,
}  # fmt: skip


def _steam(pose: Pose, numbers: Sequence[float], _: Sequence[str]) -> str:
    """Wisps over (x, y), `high`, `wide` apart: x y high wide count."""
    x, y, high, wide, count = numbers
    art = ""
    for n in range(int(count)):
        middle = x + wide * (n - (count - 1) / 2)
        left, right = [], []
        for step in range(9):
            s = step / 8
            at = middle + (0.08 + 0.12 * s) * high * _wave(pose, s * 0.9 + n * 0.37, -1)
            half = 0.075 * high * math.sin(math.pi * s) ** 0.8
            tall = high * (0.86 + 0.14 * ((n + 1) % 2))
            left.append((at - half, y - tall * s))
            right.append((at + half, y - tall * s))
        art += polygon(left + right[::-1], pose.paint("#ffffff"), 'opacity="0.5"')
    return art


def _bubbles(pose: Pose, numbers: Sequence[float], tints: Sequence[str]) -> str:
    """Bubbles that rise between two heights: x low high half count."""
    x, low, high, half, count = numbers
    art, tint = "", pose.paint(tints[0], -0.6)
    for n in range(int(count)):
        see = (pose.phase + n * 0.618) % 1
        at = x + half * math.sin(2.4 * n + 1) + 0.1 * half * _wave(pose, n / 3, 2)
        r = 0.13 * half * (0.7 + 0.6 * ((n * 7) % 5) / 4) * (0.6 + 0.5 * see)
        art += circle(at, low + (high - low) * see, r, tint, f'opacity="{0.85 - 0.5 * see:.2f}"')
    return art


def _glint(pose: Pose, numbers: Sequence[float], _: Sequence[str]) -> str:
    """A star of light that comes and goes: x y r shift."""
    x, y, r, shift = numbers
    much = max(0.12, _wave(pose, shift)) ** 1.5
    r *= 0.35 + 0.65 * much
    w = 0.12 * r
    star = (
        f"M{x} {y - r:.1f}L{x + w:.1f} {y - w:.1f}L{x + r:.1f} {y}L{x + w:.1f} {y + w:.1f}"
        f"L{x} {y + r:.1f}L{x - w:.1f} {y + w:.1f}L{x - r:.1f} {y}L{x - w:.1f} {y - w:.1f}Z"
    )
    return path(star, pose.paint.glow("#ffffff"), f'opacity="{0.25 + 0.75 * much:.2f}"')


def _halo(pose: Pose, numbers: Sequence[float], tints: Sequence[str]) -> str:
    """Light around (x, y), breathing: x y r by_day."""
    x, y, r, by_day = numbers
    dark = pose.paint.light.dark
    much = (by_day + (1 - by_day) * dark) * (0.6 + 0.12 * _wave(pose))
    lamp = glow(f"halo{x:.0f}{-y:.0f}", pose.paint.glow(tints[0]), max(0.0, much))
    return lamp + circle(x, y, r, f"url(#halo{x:.0f}{-y:.0f})") if much > 0.02 else ""


def _string(pose: Pose, numbers: Sequence[float], tints: Sequence[str]) -> str:
    """A string that hangs from (x, y), its end swaying: x y long swing width."""
    x, y, long, swing, width = numbers
    points = [(x + swing * (s / 4) * _wave(pose, -0.11 * s), y + long * s / 4) for s in range(5)]
    return curve(points, pose.paint(tints[0]), width)


def _tail(pose: Pose, numbers: Sequence[float], tints: Sequence[str]) -> str:
    """A kite's tail from (x, y) to (x2, y2) in waves, with bows: x y x2 y2 swing count."""
    x, y, x2, y2, swing, count = numbers
    points = []
    for step in range(13):
        s = step / 12
        off = swing * s**0.6 * _wave(pose, 1.6 * s, -1)
        points.append((x + (x2 - x) * s + off, y + (y2 - y) * s + 0.4 * off))
    art = curve(points, pose.paint("#e9e4d6"), 1.2)
    for n in range(int(count)):
        px, py = points[2 + (10 * n) // max(1, int(count) - 1)]
        tint = pose.paint(tints[n % len(tints)])
        art += polygon([(px - 6, py - 3.4), (px, py), (px - 6, py + 3.4)], tint)
        art += polygon([(px + 6, py - 3.4), (px, py), (px + 6, py + 3.4)], tint)
    return art


def _snow(pose: Pose, numbers: Sequence[float], _: Sequence[str]) -> str:
    """Flakes that fall within a ball: x y r count."""
    x, y, r, count = numbers
    art = ""
    for n in range(int(count)):
        fall = (pose.phase + n * 0.618) % 1
        dy = (2 * fall - 1) * 0.86 * r
        room = math.sqrt(max(0.0, (0.86 * r) ** 2 - dy * dy))
        dx = room * 0.92 * math.sin(3.1 * n + 0.7)
        art += circle(x + dx, y + dy, 0.03 * r * (1 + n % 2), pose.paint("#ffffff", -0.5))
    return art


def _sand(pose: Pose, numbers: Sequence[float], tints: Sequence[str]) -> str:
    """Sand that runs through a narrow place: x y long width."""
    x, y, long, width = numbers
    gap = 1 - 0.25 * abs(_wave(pose, 0.0, 2))
    art = curve([(x, y), (x, y + long)], pose.paint(tints[0], 0.1), width * gap)
    for n in range(3):
        see = (pose.phase * 2 + n / 3) % 1
        art += circle(x + (n - 1) * 2.6 * see, y + long * (0.7 + 0.3 * see), 0.8 * width,
                      pose.paint(tints[0]))  # fmt: skip
    return art


def _sunflowers(pose: Pose, numbers: Sequence[float], tints: Sequence[str]) -> str:
    """Heads of sunflowers over plainer ones, where the look tells them: x y r, and again."""
    if pose.look.trait("bloom") != "sunflower":
        return ""
    art, eye = "", pose.paint("#4a2d1a", 0.1)
    for at in range(0, len(numbers) - 2, 3):
        x, y, r = numbers[at : at + 3]
        for turned, shade in ((0.0, 0.3), (0.5, -0.1)):
            for n in range(15):
                petal = path(f"M{-0.2 * r:.1f} 0Q{-0.2 * r:.1f} {-0.7 * r:.1f} 0 {-r:.1f}"
                             f"Q{0.2 * r:.1f} {-0.7 * r:.1f} {0.2 * r:.1f} 0Z",
                             pose.paint(tints[0], shade))  # fmt: skip
                art += group(petal, f"translate({x} {y}) rotate({24 * (n + turned):.0f})")
        art += circle(x, y, 0.52 * r, eye) + circle(x, y, 0.3 * r, pose.paint("#2e1b10"))
    return art


EXTRAS: Mapping[str, Extra] = {
    "steam": _steam, "bubbles": _bubbles, "glint": _glint, "halo": _halo, "string": _string,
    "tail": _tail, "snow": _snow, "sand": _sand, "sunflowers": _sunflowers,
}  # fmt: skip
