"""What furnishes a room along its walls: shelves, cupboards, pictures, plants, lamps, screens."""

from __future__ import annotations

import random

from sora_mcp.engine.animatic.art.drawing import (
    circle,
    ellipse,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.sets.architecture import LAMP, halo, is_dark
from sora_mcp.engine.animatic.art.sets.flora import leaf

SPINES = ("#8d3b34", "#35566f", "#c39a4b", "#47664b", "#6a4a6c", "#d8cbb0", "#2f3b4d", "#b06a3c")


def bookcase(
    rng: random.Random,
    paint: Paint,
    x: float,
    y: float,
    w: float,
    h: float,
    wood: str,
    *,
    rows: int = 5,
) -> str:
    """Shelves full of books, a few things among them."""
    body = rect(x - w / 2, y - h, w, h, paint(wood, 0.15)) + rect(
        x - 0.47 * w, y - 0.985 * h, 0.94 * w, 0.95 * h, paint(wood, 0.62)
    )
    tones: dict[str, list[str]] = {}
    step = 0.95 * h / rows
    for row in range(rows):
        low, u = y - 0.035 * h - row * step, x - 0.46 * w
        while u < x + 0.44 * w:
            if rng.random() < 0.07:
                u += rng.uniform(0.06, 0.16) * w
                continue
            thick, tall = rng.uniform(0.022, 0.05) * max(w, 90), step * rng.uniform(0.58, 0.84)
            thick = min(thick, x + 0.46 * w - u)
            tone = paint(rng.choice(SPINES), rng.choice((0.0, 0.15, 0.3)))
            tones.setdefault(tone, []).append(
                f"M{u:.1f} {low:.1f}v{-tall:.1f}h{thick - 0.8:.1f}v{tall:.1f}z"
            )
            u += thick
    body += "".join(path("".join(d), tone) for tone, d in tones.items())
    for row in range(rows + 1):
        body += rect(x - w / 2, y - 0.035 * h - row * step, w, 0.014 * h + 2, paint(wood, -0.1))
    return (
        body
        + rect(x - w / 2, y - h, 0.03 * w, h, paint(wood, -0.15))
        + rect(x + 0.47 * w, y - h, 0.03 * w, h, paint(wood, 0.35))
        + rect(x - 0.52 * w, y - h - 6, 1.04 * w, 9, paint(wood, -0.2))
    )


def cabinet(
    paint: Paint,
    x: float,
    y: float,
    w: float,
    h: float,
    tone: str,
    *,
    doors: int = 3,
    top: str = "",
) -> str:
    """A low cupboard with doors."""
    body = rect(x - w / 2, y - h, w, 0.94 * h, paint(tone, 0.15)) + rect(
        x - 0.46 * w, y - 0.07 * h, 0.92 * w, 0.07 * h, paint(tone, 0.7)
    )
    step = w / doors
    for index in range(doors):
        a = x - w / 2 + index * step
        body += rect(
            a + 0.06 * step,
            y - 0.93 * h,
            0.88 * step,
            0.8 * h,
            paint(tone, -0.06 + 0.05 * (index % 2)),
            2,
        )
        body += rect(a + 0.13 * step, y - 0.87 * h, 0.74 * step, 0.68 * h, paint(tone, 0.1), 2)
        body += circle(
            a + (0.85 if index % 2 else 0.15) * step,
            y - 0.55 * h,
            max(1.8, 0.02 * h),
            paint("#c9b27a", -0.2),
        )
    return (
        body
        + rect(x - 0.515 * w, y - h - 3, 1.03 * w, 0.075 * h + 3, paint(top or tone, -0.25))
        + rect(x - 0.5 * w, y - 0.925 * h, w, 0.03 * h, paint(tone, 0.5))
    )


def picture(
    rng: random.Random,
    paint: Paint,
    x: float,
    y: float,
    w: float,
    h: float,
    tones: tuple[str, str, str],
) -> str:
    """A framed picture of a landscape, of three tones; (x, y) is its middle."""
    body = rect(x - w / 2 + 4, y - h / 2 + 6, w, h, paint("#2a2226", 0.5), 0, 'opacity="0.25"')
    body += rect(x - w / 2, y - h / 2, w, h, paint("#8a6a45", 0.1)) + rect(
        x - 0.45 * w, y - h / 2 + 0.05 * w, 0.9 * w, h - 0.1 * w, paint("#f2ead8", 0.05)
    )
    a, b, top, low = x - 0.37 * w, x + 0.37 * w, y - h / 2 + 0.13 * w, y + h / 2 - 0.13 * w
    body += rect(a, top, b - a, low - top, paint(tones[0]))
    for tone, share in ((tones[1], 0.45), (tones[2], 0.7)):
        at = [top + (low - top) * (share + rng.uniform(-0.13, 0.13)) for _ in range(3)]
        body += polygon(
            [
                (a, at[0]),
                ((a + b) / 2 + rng.uniform(-0.1, 0.1) * w, at[1]),
                (b, at[2]),
                (b, low),
                (a, low),
            ],
            paint(tone),
        )
    return body


def plant(
    rng: random.Random,
    paint: Paint,
    x: float,
    y: float,
    h: float,
    *,
    pot: str = "#b5714c",
    green: str = "#4f8548",
) -> str:
    """A big-leaved plant in a pot."""
    w, body = 0.2 * h, ""
    root = (x, y - 0.26 * h)
    for index in range(9):
        angle = -1.57 + (index - 4) * 0.34 + rng.uniform(-0.08, 0.08)
        body += leaf(
            paint,
            (root[0] + (index - 4) * 0.012 * h, root[1]),
            angle,
            h * rng.uniform(0.5, 0.72),
            green,
        )
    body += _pot(h, paint, pot, w, x, y)
    return body + rect(x - 0.78 * w, y - 0.32 * h, 1.56 * w, 0.05 * h, paint(pot, -0.15), 2)


def _pot(h: float, paint: Paint, pot: str, w: float, x: float, y: float) -> str:
    """The pot of a plant."""
    body = polygon(
        [
            (x - w * 0.72, y - 0.3 * h),
            (x + w * 0.72, y - 0.3 * h),
            (x + 0.52 * w, y),
            (x - 0.52 * w, y),
        ],
        paint(pot, 0.12),
    )
    body += polygon(
        [
            (x + w * 0.3, y - 0.3 * h),
            (x + w * 0.72, y - 0.3 * h),
            (x + 0.52 * w, y),
            (x + 0.2 * w, y),
        ],
        paint(pot, 0.4),
    )
    return body


def floor_lamp(
    paint: Paint, x: float, y: float, h: float, name: str, shade: str = "#efe0bf"
) -> str:
    """A lamp on a stand with a cloth shade."""
    body = ellipse(x, y, 0.1 * h, 0.02 * h, paint("#3a3430", 0.2)) + rect(
        x - 0.008 * h, y - 0.8 * h, 0.016 * h, 0.8 * h, paint("#4a423b", 0.2)
    )
    if is_dark(paint.light):
        body += halo(name, (x, y - 0.86 * h), 0.8 * h, paint.glow(LAMP), 0.62)
    tone = paint.lamp(shade, "#ffe3a6")
    return body + polygon(
        [
            (x - 0.085 * h, y - h),
            (x + 0.085 * h, y - h),
            (x + 0.14 * h, y - 0.76 * h),
            (x - 0.14 * h, y - 0.76 * h),
        ],
        tone,
    )


def monitor(paint: Paint, x: float, y: float, w: float, glowing: str = "#9fd0ee") -> str:
    """A screen on a foot; shines."""
    h = 0.6 * w
    body = rect(x - 0.05 * w, y - 0.2 * w, 0.1 * w, 0.2 * w, paint("#33363d", 0.3)) + ellipse(
        x, y, 0.2 * w, 0.03 * w, paint("#33363d", 0.2)
    )
    body += rect(x - w / 2, y - 0.14 * w - h, w, h, paint("#23262c", 0.1), 0.03 * w) + rect(
        x - 0.46 * w, y - 0.1 * w - h, 0.92 * w, h - 0.09 * w, paint.glow(glowing)
    )
    for row in range(4):
        body += rect(
            x - 0.4 * w,
            y - 0.05 * w - h + 0.1 * w * row,
            w * (0.6, 0.42, 0.7, 0.3)[row],
            0.035 * w,
            "#ffffff",
            0,
            'opacity="0.45"',
        )
    return body


def counter(paint: Paint, x: float, y: float, w: float, h: float, tone: str, top: str) -> str:
    """A long counter from the front, panelled, with a worktop."""
    body = rect(x - w / 2, y - h, w, h, paint(tone, 0.12)) + rect(
        x - w / 2, y - 0.1 * h, w, 0.1 * h, paint(tone, 0.65)
    )
    count = max(2, round(w / (0.9 * h)))
    for index in range(count):
        a = x - w / 2 + w * index / count
        body += rect(
            a + 0.04 * h,
            y - 0.84 * h,
            w / count - 0.08 * h,
            0.7 * h,
            paint(tone, -0.06 if index % 2 else 0.02),
            3,
        )
        body += rect(
            a + 0.3 * w / count,
            y - 0.78 * h,
            0.4 * w / count,
            0.022 * h + 1,
            paint("#d9d2c4", -0.1),
        )
    body += polygon(
        [
            (x - w / 2 - 6, y - h),
            (x - w / 2 + 14, y - 1.09 * h),
            (x + w / 2 - 14, y - 1.09 * h),
            (x + w / 2 + 6, y - h),
        ],
        paint(top, -0.25),
    )
    return (
        body
        + rect(x - w / 2 - 6, y - h, w + 12, 0.06 * h, paint(top, 0.15))
        + rect(x - w / 2, y - 0.94 * h, w, 0.04 * h, paint(tone, 0.55))
    )
