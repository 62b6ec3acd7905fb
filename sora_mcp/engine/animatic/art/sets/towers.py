"""Towers far off: skylines with rows of windows that shine in the dark."""

from __future__ import annotations

import random
from collections.abc import Sequence

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    Point,
    gradient,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.sets.lamps import WARM, is_dark
from sora_mcp.engine.animatic.art.sets.terrain import Land

GLASS = ("#8fadc4", "#7c9ab4", "#a4c0d2")


def skyline(
    land: Land,
    name: str,
    depth: float,
    tall: Point,
    wide: Point,
    colours: Sequence[str],
    *,
    lit: float = 0.4,
    gap: float = 0.0,
) -> Drawing:
    """Towers far off, lower in the middle, with rows of windows that shine in the dark."""
    rng, paint, foot = land.site.rng(f"skyline {name}"), land.air(depth), land.horizon + 14
    box = land.site.box(foot - 1.35 * tall[1], foot + 40)
    half, x, body = 500 * land.site.aspect, box.left - 20, []
    while x < box.right:
        w = rng.uniform(*wide)
        rise = min(1.0, 0.45 + 0.55 * abs(x + w / 2) / (0.7 * half + 80))
        high = rng.uniform(*tall) * rise
        if abs(x + w / 2) > gap + w / 2:
            body.append(
                tower(rng, paint, land.side, (x, foot), (w, high), rng.choice(colours), lit)
            )
        x += w * rng.uniform(0.8, 1.25)
    haze = land.site.light.haze
    veil = gradient("veil", ((0, haze, 0), (1, haze, 0.5)))
    body.append(veil + rect(box.left, foot - 150, box.width, 190, "url(#veil)"))
    return Drawing("".join(body), box)


def tower(
    rng: random.Random, paint: Paint, side: float, at: Point, size: Point, colour: str, lit: float
) -> str:
    """One tower: a light face, a shaded edge, windows in few paths, something on its top."""
    (x, foot), (w, h) = at, size
    body = rect(x, foot - h, w, h + 30, paint(colour, 0.08))
    dim = 0.26 * w
    body += rect(x if side > 0 else x + w - dim, foot - h, dim, h + 30, paint(colour, 0.45))
    kind = rng.randrange(4)
    if kind == 0:
        body += rect(x + 0.2 * w, foot - h - 0.22 * w, 0.6 * w, 0.24 * w, paint(colour, 0.2))
        body += line(
            [(x + w / 2, foot - h), (x + w / 2, foot - h - 0.9 * w)],
            paint(colour, 0.3),
            max(1.2, 0.03 * w),
        )
    elif kind == 1:
        body += polygon(
            [(x, foot - h), (x + w, foot - h - 0.4 * w), (x + w, foot - h + 1)], paint(colour, 0.15)
        )
    elif kind == 2:
        body += rect(x + 0.1 * w, foot - h - 0.16 * w, 0.35 * w, 0.18 * w, paint(colour, 0.35))
    step_x, step_y = max(7.0, w / 8), max(11.0, w / 6)
    dark = is_dark(paint.light)
    tones: dict[str, list[str]] = {}
    for row in range(1, int(h / step_y)):
        for column in range(int((w - 4) / step_x)):
            if dark and rng.random() > lit * rng.choice((0.6, 1.0, 1.4)):
                continue
            tone = paint.glow(rng.choice(WARM)) if dark else paint(GLASS[row % 3], 0.1)
            px, py = x + 4 + column * step_x, foot - h + row * step_y
            tones.setdefault(tone, []).append(
                f"M{px:.1f} {py:.1f}h{0.56 * step_x:.1f}v{0.5 * step_y:.1f}h{-0.56 * step_x:.1f}z"
            )
    alpha = 'opacity="0.85"' if dark else 'opacity="0.5"'
    return body + "".join(path("".join(d), tone, alpha) for tone, d in tones.items())
