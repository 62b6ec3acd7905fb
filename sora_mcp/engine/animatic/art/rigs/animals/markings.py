"""Stripes, spots and patches on a quadruped."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.skeleton import Skeleton

_PALE = 0.62  # brightness of a coat from which on markings are dark by themselves


def trunk(sheet: Sheet, bones: Skeleton, within: str, seed: int) -> None:
    """What the pattern puts on the trunk."""
    draw = _PATTERNS.get(sheet.coat.pattern)
    if draw:
        draw(sheet, bones, within, random.Random(f"{seed}/{sheet.coat.pattern}"))


def leg(
    sheet: Sheet, bones: Skeleton, points: Sequence[Point], widths: Sequence[float], shade: float,
    name: str,
) -> None:  # fmt: skip
    """Socks, and bands where the coat is striped."""
    own = bones.build.colours
    if "sock" in own:
        low = points[1:] if own.get("socks") == "high" else points[2:]
        if own.get("socks") == "all":
            low = points
        sheet.limb(
            low, [w * 1.03 for w in widths[len(points) - len(low) :]], sheet.coat("sock", shade)
        )
    if sheet.coat.pattern in ("striped", "tabby", "tiger", "zebra"):
        for start, share in ((0, 0.55), (1, 0.15), (1, 0.6), (2, 0.3)):
            _ring(sheet, points[start], points[start + 1], widths[start], share, shade)


def neck(sheet: Sheet, bones: Skeleton, points: Sequence[Point], widths: Sequence[float]) -> None:
    """Stripes or patches going on up the neck; a pale throat."""
    pattern = sheet.coat.pattern
    if pattern in ("zebra", "giraffe"):
        count = 6 if pattern == "zebra" else 5
        for step in range(count):
            _on_neck(sheet, points, widths, (step + 0.6) / count, pattern)
    if "pale_throat" in bones.build.extras:
        low = [_offset(points, widths, t, 0.32) for t in (0.0, 0.35, 0.7, 1.0)]
        sheet.ribbon(low, [w * 0.34 for w in widths], sheet.coat("light", 0.1))


def mark_colour(sheet: Sheet, shade: float = 0.0) -> str:
    """The colour of the pattern: the animal's own, else the coat, darker."""
    own, pattern = sheet.coat.own, sheet.coat.pattern
    if pattern in ("tiger", "zebra", "giraffe"):
        return sheet.coat("mark", shade)
    if pattern in ("spotted", "striped") and colour.luminance(sheet.coat.surface("coat")) > _PALE:
        return sheet.coat("mark", shade)
    if pattern == "tabby" and "spot" not in own:
        return sheet.coat("spot", shade)
    return sheet.coat("dark", shade)


def _stripes(sheet: Sheet, bones: Skeleton, within: str, rng: random.Random) -> None:
    count, wide = (12, 0.06) if sheet.coat.pattern == "zebra" else (9, 0.055)
    ink = mark_colour(sheet)
    for step in range(count):
        t = -0.16 + 1.28 * step / (count - 1)
        top, low = bones.back(t) * 1.1, -bones.belly(t) * (0.2 + 0.35 * (step % 2))
        lean = 0.05 * (1 if step % 2 else -0.4)
        sheet.poly(
            [
                bones.at(t - wide / 2, top), bones.at(t + wide / 2, top),
                bones.at(t + wide * 0.34 + lean, (top + low) / 2), bones.at(t + lean * 1.6, low),
                bones.at(t - wide * 0.34 + lean, (top + low) / 2),
            ],
            ink, soft=5, clip=within,
        )  # fmt: skip


def _spots(sheet: Sheet, bones: Skeleton, within: str, rng: random.Random) -> None:
    ink = mark_colour(sheet)
    for step in range(22):
        t = -0.12 + 1.2 * (step % 8) / 7 + rng.uniform(-0.05, 0.05)
        share = (0.62, 0.05, -0.5)[step // 8] + rng.uniform(-0.18, 0.18)
        off = share * (bones.back(t) if share > 0 else bones.belly(t))
        size = rng.uniform(13, 23)
        sheet.oval(bones.at(t, off), size * 1.2, size, ink, turn=rng.uniform(-40, 40), clip=within)


def _flecks(sheet: Sheet, bones: Skeleton, within: str, rng: random.Random) -> None:
    for step in range(14):
        t = -0.05 + 0.95 * (step % 7) / 6 + rng.uniform(-0.04, 0.04)
        off = bones.back(t) * ((0.66 if step < 7 else 0.2) + rng.uniform(-0.08, 0.08))
        sheet.oval(bones.at(t, off), 11, 8, sheet.coat("light"), clip=within)


def _mosaic(sheet: Sheet, bones: Skeleton, within: str, rng: random.Random) -> None:
    """A giraffe's plates: rows of angular patches with pale seams."""
    ink = sheet.coat("mark")
    for row, share in enumerate((0.6, 0.0, -0.62)):
        for step in range(6):
            t = -0.2 + 0.26 * step + 0.1 * (row % 2)
            off = share * (bones.back(t) if share > 0 else bones.belly(t))
            corners = []
            for corner in range(6):
                angle = math.tau * (corner + rng.uniform(-0.2, 0.2)) / 6
                corners.append(bones.at(t + 0.1 * math.cos(angle), off + 42 * math.sin(angle)))
            sheet.poly(corners, ink, soft=8, clip=within)


def _patches(sheet: Sheet, bones: Skeleton, within: str, rng: random.Random) -> None:
    tones = ["spot"] if sheet.coat.pattern != "calico" else ["spot", "spot2"]
    places = ((0.05, 0.4), (0.5, 0.6), (0.86, 0.0), (0.34, -0.5))
    for index, (t, share) in enumerate(places):
        t += rng.uniform(-0.06, 0.06)
        off = share * bones.back(t)
        size = rng.uniform(0.8, 1.2)
        outline = [
            bones.at(
                t + 0.17 * size * math.cos(a) * rng.uniform(0.75, 1.15),
                off + 78 * size * math.sin(a) * rng.uniform(0.75, 1.15),
            )
            for a in (math.tau * step / 7 for step in range(7))
        ]
        sheet.blob(outline, sheet.coat(_tone(sheet, tones[index % len(tones)])), clip=within)


def _tone(sheet: Sheet, wish: str) -> str:
    known = sheet.coat.pattern in ("calico", "black-and-white") or wish in sheet.coat.own
    return wish if known else "dark"


def _saddle(sheet: Sheet, bones: Skeleton, within: str, rng: random.Random) -> None:
    """A panda's shoulders, all round; or a wolf's dark back."""
    if sheet.coat.pattern == "panda":
        steps = (0.72, 1.0, 1.3, 1.6)
        top = [bones.at(t, 2 * bones.back(t)) for t in steps]
        base = [bones.at(t + 0.02, -2 * bones.belly(t)) for t in reversed(steps)]
        sheet.poly([*top, *base], sheet.coat("mark"), clip=within)
        return
    top = [bones.at(t, 1.4 * bones.back(t)) for t in (-0.1, 0.3, 0.7, 1.0)]
    low = [
        bones.at(t, share * bones.back(t)) for t, share in ((0.78, 0.55), (0.5, 0.2), (0.15, 0.3))
    ]
    sheet.blob([*top, *low], sheet.coat("mark"), clip=within)


def _ring(sheet: Sheet, a: Point, b: Point, wide: float, share: float, shade: float) -> None:
    x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
    far = max(1e-6, math.dist(a, b))
    nx, ny = -(b[1] - a[1]) / far, (b[0] - a[0]) / far
    reach = wide * (0.46 - 0.16 * share)
    ends = [(x - nx * reach, y - ny * reach), (x + nx * reach * 0.3, y + ny * reach * 0.3 + 6)]
    sheet.line(ends, mark_colour(sheet, shade), 13)


def _offset(points: Sequence[Point], widths: Sequence[float], t: float, share: float) -> Point:
    """A point at `t` of a band; `share` of its width to the underside."""
    place = t * (len(points) - 1)
    index = min(int(place), len(points) - 2)
    u = place - index
    (ax, ay), (bx, by) = points[index], points[index + 1]
    wide = widths[index] + (widths[index + 1] - widths[index]) * u
    far = max(1e-6, math.hypot(bx - ax, by - ay))
    x, y = ax + (bx - ax) * u, ay + (by - ay) * u
    return x - (by - ay) / far * wide * share, y + (bx - ax) / far * wide * share


def _on_neck(
    sheet: Sheet, points: Sequence[Point], widths: Sequence[float], t: float, pattern: str
) -> None:
    ink = sheet.coat("mark")
    if pattern == "zebra":
        ends = [_offset(points, widths, t + 0.02, -0.46), _offset(points, widths, t, 0.3)]
        sheet.line(ends, ink, 17)
        return
    for side in (-0.24, 0.22):
        at = _offset(points, widths, t + 0.2 * (side > 0) / 5, side)
        size = 0.17 * widths[1] * (1.3 - 0.5 * t)
        corners = [(at[0] + size * x, at[1] + size * y) for x, y in _HEXAGON]
        sheet.poly(corners, ink, soft=6)


_HEXAGON = ((-1, 0.3), (-0.6, -0.9), (0.5, -1), (1, -0.2), (0.6, 0.9), (-0.5, 1))

_PATTERNS: dict[str, Callable[[Sheet, Skeleton, str, random.Random], None]] = {
    "striped": _stripes, "tabby": _stripes, "tiger": _stripes, "zebra": _stripes,
    "spotted": _spots, "fawn": _flecks, "giraffe": _mosaic, "calico": _patches,
    "patched": _patches, "black-and-white": _patches, "panda": _saddle, "saddle": _saddle,
}  # fmt: skip
