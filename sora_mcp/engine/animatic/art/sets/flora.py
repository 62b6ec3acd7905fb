"""What grows: broad trees, conifers, palms, trunks, bushes, grass, flowers, big leaves."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence

from sora_mcp.engine.animatic.art.drawing import Point, blob, circle, curve, line, path, polygon
from sora_mcp.engine.animatic.art.light import Paint

BARK = "#5f4a37"


def put(shape: Sequence[Point], x: float, y: float, size: float = 1.0) -> list[Point]:
    """A shape that is told around (0, 0), moved and scaled."""
    return [(x + size * px, y + size * py) for px, py in shape]


def puff(rng: random.Random, x: float, y: float, rx: float, ry: float, fill: str) -> str:
    """A scalloped mass of leaves (or of cloud)."""
    count = 9
    turn = rng.uniform(0, 6.28)
    at = []
    for index in range(count):
        angle = turn + 6.283 * (index + rng.uniform(-0.22, 0.22)) / count
        far = rng.uniform(0.86, 1.06)
        at.append((x + rx * far * math.cos(angle), y + ry * far * math.sin(angle)))
    d = [f"M{at[0][0]:.1f} {at[0][1]:.1f}"]
    for (ax, ay), (bx, by) in zip(at, [*at[1:], at[0]], strict=True):
        r = 0.56 * math.hypot(bx - ax, by - ay)
        d.append(f"A{r:.1f} {r:.1f} 0 0 1 {bx:.1f} {by:.1f}")
    return path("".join(d) + "Z", fill)


def crown(rng: random.Random, paint: Paint, side: float, at: Point, size: Point, leaf: str) -> str:
    """Leaves in four tones; `size` is half the width and half the height."""
    (x, y), (rx, ry) = at, size
    body = puff(rng, x, y, rx, ry, paint(leaf, 0.5))
    body += puff(rng, x + side * 0.16 * rx, y - 0.14 * ry, 0.8 * rx, 0.8 * ry, paint(leaf, 0.15))
    body += puff(rng, x + side * 0.28 * rx, y - 0.32 * ry, 0.5 * rx, 0.5 * ry, paint(leaf, -0.2))
    dx, dy = rng.uniform(-0.55, -0.2) * side, rng.uniform(-0.35, 0.1)
    body += puff(rng, x + dx * rx, y + dy * ry, 0.3 * rx, 0.26 * ry, paint(leaf, 0.05))
    return body + puff(
        rng, x + side * 0.4 * rx, y - 0.46 * ry, 0.24 * rx, 0.22 * ry, paint(leaf, -0.55)
    )


def broadleaf(
    rng: random.Random, paint: Paint, side: float, at: Point, height: float, leaf: str
) -> str:
    """A tree with a trunk, boughs and a round crown."""
    x, y = at
    lean = rng.uniform(-0.04, 0.04) * height
    top = (x + lean, y - 0.5 * height)
    wide = 0.035 * height * rng.uniform(0.85, 1.2)
    body = polygon(
        [(x - 1.5 * wide, y), (x - 0.8 * wide, y - 0.1 * height), (top[0] - 0.5 * wide, top[1]),
         (top[0] + 0.5 * wide, top[1]), (x + 0.8 * wide, y - 0.1 * height), (x + 1.5 * wide, y)],
        paint(BARK, 0.3),
    )  # fmt: skip
    for way in (-1, 1):
        fork = (x + lean * 0.6, y - rng.uniform(0.3, 0.42) * height)
        tip = (fork[0] + way * 0.16 * height, fork[1] - 0.17 * height)
        body += line([fork, tip], paint(BARK, 0.3), 0.7 * wide)
    round_ = rng.uniform(0.85, 1.12)
    middle = (top[0], y - 0.66 * height)
    for way in (-1, 1):
        off = (middle[0] + way * 0.19 * height * round_, middle[1] + rng.uniform(0.0, 0.1) * height)
        body += crown(rng, paint, side, off, (0.18 * height * round_, 0.17 * height), leaf)
    return body + crown(
        rng, paint, side, (middle[0], middle[1] - 0.06 * height),
        (0.26 * height * round_, 0.28 * height), leaf,
    )  # fmt: skip


def bush(rng: random.Random, paint: Paint, side: float, at: Point, width: float, leaf: str) -> str:
    """A low round bush on its foot."""
    x, y = at
    body = ""
    for dx, share in ((-0.24, 0.3), (0.25, 0.27), (0.0, 0.38)):
        r = width * share * rng.uniform(0.85, 1.1)
        body += crown(rng, paint, side, (x + dx * width, y - 0.62 * r), (r, 0.74 * r), leaf)
    return body


def conifer(
    rng: random.Random, paint: Paint, side: float, at: Point, height: float, needles: str,
    snow: str = "",
) -> str:  # fmt: skip
    """A fir in tiers, its light side brighter; `snow` lies on the boughs."""
    x, y = at
    wide = height * rng.uniform(0.19, 0.25)
    tiers = 6
    body = polygon(
        [(x - 0.03 * height, y), (x, y - 0.3 * height), (x + 0.03 * height, y)], paint(BARK, 0.4)
    )
    foot = y - 0.07 * height
    edges: dict[int, list[Point]] = {-1: [(x, y - height)], 1: [(x, y - height)]}
    for tier in range(1, tiers + 1):
        share = tier / tiers
        low = y - height + (foot - y + height) * share**0.9
        for way, edge in edges.items():
            out = wide * share * rng.uniform(0.86, 1.12)
            edge.append((x + way * out, low + rng.uniform(0, 0.02) * height))
            if tier < tiers:
                edge.append((x + way * out * 0.52, low - 0.025 * height))
    body += polygon([*edges[-1], *reversed(edges[1])], paint(needles, 0.42))
    lit = edges[1 if side > 0 else -1]
    spine = [(x + side * wide * 0.1 * (i % 2), py) for i, (_, py) in enumerate(lit)]
    body += polygon([*lit, *reversed(spine)], paint(needles, -0.12))
    if snow:
        body += _laden(paint, side, edges, snow, height)
    return body


def _laden(
    paint: Paint, side: float, edges: dict[int, list[Point]], snow: str, height: float
) -> str:
    """Snow on the boughs of a fir."""
    body = ""
    for way, edge in edges.items():
        tone, d = paint(snow, -0.1 if way == side else 0.32), []
        for inner, outer in zip(edge[0::2], edge[1::2], strict=False):
            thick = 0.055 * height
            knee = (
                inner[0] * 0.3 + outer[0] * 0.7,
                inner[1] * 0.45 + outer[1] * 0.55 + 0.55 * thick,
            )
            spine = (edge[0][0], inner[1] - 0.1 * thick)
            dent = (edge[0][0] * 0.4 + inner[0] * 0.6, inner[1] + 0.9 * thick)
            low = (edge[0][0], inner[1] + 1.5 * thick)
            outline = (spine, inner, outer, knee, dent, low)
            d.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in outline) + "Z")
        body += path("".join(d), tone)
    return body


def palm(
    rng: random.Random, paint: Paint, side: float, at: Point, height: float, lean: float
) -> str:
    """A palm whose trunk bows by `lean` of its height."""
    x, y = at
    top = (x + lean * height, y - height)
    mid = (x + 0.28 * lean * height, y - 0.55 * height)
    thick = 0.045 * height
    body = curve([(x, y), mid, top], paint("#8a6f4e", 0.35), thick)
    shift = side * thick * 0.2
    body += curve(
        [(x + shift, y), (mid[0] + shift, mid[1]), (top[0] + shift, top[1])], paint("#a98a60"),
        thick * 0.42,
    )  # fmt: skip
    leaves = []
    for index in range(9):
        angle = -3.05 + index * 0.37 + rng.uniform(-0.12, 0.12)
        leaves.append((angle, 0.42 * height * rng.uniform(0.82, 1.1)))
    for angle, long in sorted(leaves, key=lambda leaf: math.sin(leaf[0])):
        lit = -0.25 if math.cos(angle) * side > 0 else 0.38
        body += _frond(paint("#4c8a3d", lit), top, angle, long)
    for dx in (-0.3, 0.35):
        body += circle(
            top[0] + dx * thick, top[1] + 0.5 * thick, 0.42 * thick, paint("#6b4a2c", 0.2)
        )
    return body


def _frond(fill: str, root: Point, angle: float, long: float) -> str:
    """A feathered leaf that bows down: its lower edge is cut in teeth."""
    x, y = root
    upper, lower = [], []
    for index in range(9):
        share = index / 8
        px = x + long * share * math.cos(angle)
        py = y + long * (share * math.sin(angle) * 1.05 + 0.8 * share**2.4)
        upper.append((px, py))
        deep = long * 0.17 * math.sin(math.pi * min(1.0, share * 0.95 + 0.05))
        lower.append(
            (px - 0.05 * long * math.cos(angle), py + (deep if index % 2 else deep * 0.45))
        )
    return polygon([*upper, *reversed(lower)], fill)


def trunk(
    rng: random.Random, paint: Paint, side: float, at: Point, size: Point, bark: str = BARK
) -> str:
    """A tall trunk of (width, height) with roots, a light and a shaded side."""
    (x, y), (wide, high) = at, size
    half = wide / 2
    lean = rng.uniform(-0.35, 0.35) * wide

    def edge(share: float, up: float) -> Point:
        flare = 1 + 0.9 * (1 - min(1.0, up / 0.12)) ** 2
        return (x + lean * up + half * share * flare * (1 - 0.22 * up), y - high * up)

    ups = (0.0, 0.03, 0.07, 0.13, 0.4, 0.7, 1.0)
    body = polygon(
        [*(edge(-1, u) for u in ups), *(edge(1, u) for u in reversed(ups))], paint(bark, 0.12)
    )
    body += polygon(
        [*(edge(-side, u) for u in ups), *(edge(-side * 0.15, u) for u in reversed(ups))],
        paint(bark, 0.5),
    )
    body += polygon(
        [*(edge(side, u) for u in ups), *(edge(side * 0.66, u) for u in reversed(ups))],
        paint(bark, -0.3),
    )
    for _ in range(4):
        share, low = rng.uniform(-0.7, 0.55), rng.uniform(0.02, 0.8)
        body += line(
            [edge(share, low), edge(share * 0.9, low + 0.09)], paint(bark, 0.6), wide * 0.035
        )
    return body


def blades(
    rng: random.Random, xs: Iterable[float], base: Callable[[float], float],
    tall: tuple[float, float], fill: str, width: float = 5.0,
) -> str:  # fmt: skip
    """Grass as one path: a bent blade at each x."""
    d = []
    for x in xs:
        y, high = base(x), rng.uniform(*tall)
        lean = rng.uniform(-0.38, 0.38) * high
        w = width * rng.uniform(0.6, 1.2) / 2
        d.append(
            f"M{x - w:.0f} {y:.0f}Q{x - w:.0f} {y - 0.6 * high:.0f} {x + lean:.0f} {y - high:.0f}"
            f"Q{x + w:.0f} {y - 0.5 * high:.0f} {x + w:.0f} {y:.0f}Z"
        )
    return path("".join(d), fill)


def tuft(rng: random.Random, x: float, y: float, high: float, fill: str) -> str:
    """A handful of grass that spreads from one foot."""
    d = []
    for index in range(6):
        lean = (index - 2.5) * 0.2 * high * rng.uniform(0.7, 1.2)
        root = x + (index - 2.5) * 0.06 * high
        tip = high * rng.uniform(0.65, 1.0)
        d.append(
            f"M{root - 0.05 * high:.1f} {y:.1f}Q{root:.1f} {y - 0.6 * tip:.1f} {root + lean:.1f} "
            f"{y - tip:.1f}Q{root + 0.06 * high:.1f} {y - 0.4 * tip:.1f} "
            f"{root + 0.05 * high:.1f} {y:.1f}Z"
        )
    return path("".join(d), fill)


def dots(places: Sequence[tuple[float, float, float]], fill: str) -> str:
    """Many small round heads of one colour, (x, y, r), flattened a little, as one path."""
    d = "".join(
        f"M{x - r:.1f} {y:.1f}a{r:.1f} {0.8 * r:.1f} 0 1 1 {2 * r:.1f} 0"
        f"a{r:.1f} {0.8 * r:.1f} 0 1 1 {-2 * r:.1f} 0z"
        for x, y, r in places
    )
    return path(d, fill)


def leaf(paint: Paint, root: Point, angle: float, long: float, colour: str) -> str:
    """One big leaf: a light half, a shaded half, a rib; `angle` 0 is to the right, -pi/2 up."""
    x, y = root
    cos, sin = math.cos(angle), math.sin(angle)

    def at(along: float, off: float) -> Point:
        droop = 0.3 * along * along * long
        return (x + long * (along * cos - off * sin), y + long * (along * sin + off * cos) + droop)

    rib = [at(share, 0) for share in (0.0, 0.3, 0.6, 0.85, 1.0)]
    upper = [at(0.15, -0.06), at(0.45, -0.16), at(0.75, -0.12)]
    lower = [at(0.75, 0.12), at(0.45, 0.16), at(0.15, 0.06)]
    body = blob([rib[0], *upper, rib[-1], *lower], paint(colour, 0.3))
    body += blob([rib[0], *upper, rib[-1], rib[2], rib[1]], paint(colour, -0.12))
    return body + curve(rib[:4], paint(colour, -0.5), max(1.2, 0.012 * long))
