"""Neon signs that stand out from the walls of a street."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, line, rect
from sora_mcp.engine.animatic.art.sets.lamps import halo, is_dark
from sora_mcp.engine.animatic.art.sets.terrain import Land

NEON = ("#ff3d8b", "#35d7ff", "#ffd23f", "#8a6bff", "#4dffb0")
Sign = tuple[float, float, str]  # x at depth 1, depth, colour


def placed(x: float) -> list[Sign]:
    """Signs on both sides, `x` from the middle."""
    ways = ((-1, 1.8), (1, 2.2), (-1, 2.6), (1, 3.0), (-1, 3.6), (1, 4.4), (-1, 5.2))
    return [(side * x, depth, NEON[n % len(NEON)]) for n, (side, depth) in enumerate(ways)]


def signs(land: Land, hung: list[Sign]) -> Drawing:
    """Upright boxes with tubes; they shine when it is dark."""
    rng, body = land.site.rng("signs"), ""
    for number, (x, depth, colour) in enumerate(sorted(hung, key=lambda sign: -sign[1])):
        paint = land.air(depth)
        w, h = 210 / depth, rng.choice((620, 520, 440)) / depth
        at = 1.18 * x / depth - (w if x > 0 else 0)
        top = land.foot(depth) - 1500 / depth
        body += rect(at, top, w, h, paint("#2a2f3d", 0.2), 8)
        tube = paint.lamp(colour, colour)
        more = f'stroke="{tube}" stroke-width="{16 / depth:.1f}"'
        body += rect(at + 0.12 * w, top + 0.05 * h, 0.76 * w, 0.9 * h, "none", 6, more)
        for row in range(3):
            y = top + h * (0.24 + 0.24 * row)
            slant = rng.uniform(-0.05, 0.05) * h
            body += line([(at + 0.3 * w, y), (at + 0.7 * w, y + slant)], tube, 22 / depth)
        if is_dark(land.site.light):
            middle = (at + w / 2, top + h / 2)
            body += halo(f"n{number}", middle, 1.1 * h, paint.glow(colour), 0.5)
    return Drawing(body, land.site.box(-200, land.foot(1.7)))
