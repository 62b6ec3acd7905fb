"""Furniture as scenery: each piece stands on its foot (x, y), `w` wide, in three or four tones."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    Point,
    blob,
    curve,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.sets.furnishings import (
    SPINES,
    bookcase,
    cabinet,
    counter,
    floor_lamp,
    monitor,
    picture,
    plant,
)


def sofa(paint: Paint, x: float, y: float, w: float, tone: str) -> str:
    """A sofa from the front: back, arms, seat cushions, two pillows."""
    h = 0.42 * w
    body = rect(x - 0.44 * w, y - h, 0.88 * w, 0.8 * h, paint(tone, 0.12), 0.06 * w)
    for side in (-1, 1):
        body += rect(
            x + side * 0.215 * w - 0.2 * w,
            y - 0.93 * h,
            0.4 * w,
            0.5 * h,
            paint(tone, -0.06),
            0.035 * w,
        )
        body += rect(
            x + side * 0.215 * w - 0.212 * w,
            y - 0.5 * h,
            0.424 * w,
            0.22 * h,
            paint(tone, -0.25),
            0.03 * w,
        )
        body += rect(
            x + side * 0.46 * w - 0.06 * w,
            y - 0.66 * h,
            0.12 * w,
            0.58 * h,
            paint(tone, 0.05 if side < 0 else 0.25),
            0.05 * w,
        )
        body += rect(
            x + side * 0.42 * w - 0.012 * w, y - 0.1 * h, 0.024 * w, 0.1 * h, paint("#5a3f2a", 0.3)
        )
    body += rect(x - 0.43 * w, y - 0.3 * h, 0.86 * w, 0.22 * h, paint(tone, 0.35), 0.02 * w)
    body += _pillow(paint, (x - 0.3 * w, y - 0.62 * h), 0.15 * w, "#d9a441") + _pillow(
        paint, (x + 0.31 * w, y - 0.62 * h), 0.14 * w, "#e9ddc8"
    )
    return body


def _pillow(paint: Paint, at: Point, size: float, tone: str) -> str:
    x, y = at
    r = size / 2
    points = [
        (x - r, y - 0.8 * r),
        (x, y - 0.7 * r),
        (x + r, y - r),
        (x + 0.9 * r, y),
        (x + r, y + r),
        (x, y + 0.85 * r),
        (x - r, y + 0.9 * r),
        (x - 0.9 * r, y),
    ]
    return blob(points, paint(tone, 0.08)) + blob(
        [(px * 0.6 + x * 0.4, py * 0.55 + (y - 0.2 * r) * 0.45) for px, py in points],
        paint(tone, -0.2),
    )


def armchair(paint: Paint, x: float, y: float, w: float, tone: str) -> str:
    """A wing chair, a little from the front."""
    h = 1.05 * w
    body = rect(x - 0.38 * w, y - h, 0.76 * w, 0.85 * h, paint(tone, 0.1), 0.16 * w)
    body += rect(x - 0.28 * w, y - 0.9 * h, 0.56 * w, 0.5 * h, paint(tone, -0.12), 0.1 * w)
    body += rect(
        x - 0.34 * w, y - 0.46 * h, 0.68 * w, 0.18 * h, paint(tone, -0.28), 0.06 * w
    ) + rect(x - 0.34 * w, y - 0.3 * h, 0.68 * w, 0.2 * h, paint(tone, 0.35), 0.03 * w)
    for side in (-1, 1):
        body += rect(
            x + side * 0.4 * w - 0.1 * w,
            y - 0.62 * h,
            0.2 * w,
            0.53 * h,
            paint(tone, 0.02 if side < 0 else 0.28),
            0.08 * w,
        )
        body += line(
            [(x + side * 0.36 * w, y - 0.1 * h), (x + side * 0.4 * w, y)],
            paint("#5a3f2a", 0.3),
            0.04 * w,
        )
    return body


def table(
    paint: Paint, x: float, y: float, w: float, h: float, wood: str, *, cloth: str = ""
) -> str:
    """A table from the front, its top seen a little from above; or under a cloth."""
    deep = min(0.12 * w, 0.34 * h)
    top = [
        (x - 0.5 * w, y - h),
        (x - 0.42 * w, y - h - deep),
        (x + 0.42 * w, y - h - deep),
        (x + 0.5 * w, y - h),
    ]
    if cloth:
        hem = [
            (x + 0.5 * w, y - h),
            (x + 0.53 * w, y - 0.35 * h),
            (x + 0.2 * w, y - 0.28 * h),
            (x - 0.2 * w, y - 0.36 * h),
            (x - 0.53 * w, y - 0.3 * h),
            (x - 0.5 * w, y - h),
        ]
        legs = "".join(
            rect(x + s * 0.4 * w - 0.02 * w, y - 0.4 * h, 0.04 * w, 0.4 * h, paint(wood, 0.4))
            for s in (-1, 1)
        )
        return legs + polygon(hem, paint(cloth, 0.22)) + polygon(top, paint(cloth, -0.2))
    body = ""
    for side in (-1, 1):
        body += rect(x + side * 0.36 * w - 0.018 * w, y - h, 0.036 * w, 0.86 * h, paint(wood, 0.6))
        body += rect(
            x + side * 0.45 * w - 0.024 * w,
            y - h,
            0.048 * w,
            h,
            paint(wood, 0.2 if side < 0 else 0.42),
        )
    body += rect(x - 0.45 * w, y - h, 0.9 * w, 0.13 * h, paint(wood, 0.5)) + rect(
        x - 0.5 * w, y - h, w, 0.055 * h + 2, paint(wood, 0.22)
    )
    return body + polygon(top, paint(wood, -0.22))


def chair(paint: Paint, x: float, y: float, h: float, wood: str, seat: str = "") -> str:
    """A plain chair seen from the front: legs, seat, a back of slats."""
    w, tone = 0.46 * h, paint(wood, 0.25)
    body = ""
    for side in (-1, 1):
        body += rect(x + side * 0.42 * w - 0.045 * w, y - h, 0.09 * w, 0.93 * h, tone, 0.03 * w)
        body += rect(
            x + side * 0.47 * w - 0.05 * w,
            y - 0.46 * h,
            0.1 * w,
            0.46 * h,
            paint(wood, 0.08 if side < 0 else 0.35),
        )
    for share in (0.93, 0.8, 0.67):
        body += rect(x - 0.42 * w, y - share * h, 0.84 * w, 0.06 * h, paint(wood, 0.1), 0.02 * h)
    return (
        body
        + polygon(
            [
                (x - 0.52 * w, y - 0.45 * h),
                (x - 0.42 * w, y - 0.52 * h),
                (x + 0.42 * w, y - 0.52 * h),
                (x + 0.52 * w, y - 0.45 * h),
            ],
            paint(seat or wood, -0.2),
        )
        + rect(x - 0.52 * w, y - 0.45 * h, 1.04 * w, 0.05 * h, paint(seat or wood, 0.3))
    )


def bed(paint: Paint, x: float, y: float, w: float, cover: str, wood: str) -> str:
    """A double bed, its foot towards the camera: headboard, pillows, a folded blanket."""
    h, back = 0.62 * w, 0.4 * w
    body = rect(
        x - back - 8, y - h - 0.28 * w, 2 * back + 16, 0.5 * w, paint(wood, 0.12), 0.05 * w
    ) + rect(x - back + 6, y - h - 0.24 * w, 2 * back - 12, 0.3 * w, paint(wood, -0.12), 0.03 * w)
    body += polygon(
        [
            (x - back, y - h + 0.06 * w),
            (x + back, y - h + 0.06 * w),
            (x + w / 2, y - 0.3 * w),
            (x - w / 2, y - 0.3 * w),
        ],
        paint("#f4efe6", 0.05),
    )
    for side in (-1, 1):
        body += rect(
            x + side * 0.19 * w - 0.17 * w,
            y - h - 0.08 * w,
            0.34 * w,
            0.19 * w,
            paint("#fbf8f2", 0.02 if side < 0 else 0.14),
            0.07 * w,
        )
    body += polygon(
        [
            (x - 0.45 * w, y - 0.46 * w),
            (x + 0.45 * w, y - 0.46 * w),
            (x + w / 2 + 4, y - 0.3 * w),
            (x - w / 2 - 4, y - 0.3 * w),
        ],
        paint(cover, -0.22),
    )
    body += _bedding(cover, paint, w, x, y)
    return body


def _bedding(cover: str, paint: Paint, w: float, x: float, y: float) -> str:
    """Sheets, pillows and the blanket."""
    body = polygon(
        [
            (x - 0.45 * w, y - 0.46 * w),
            (x + 0.45 * w, y - 0.46 * w),
            (x + 0.47 * w, y - 0.4 * w),
            (x - 0.47 * w, y - 0.4 * w),
        ],
        paint("#fbf8f2", 0.1),
    )
    body += path(
        (
            f"M{x - w / 2 - 4:.1f} {y - 0.31 * w:.1f}H{x + w / 2 + 4:.1f}V{y - 0.06 * w:.1f}"
            f"Q{x + 0.25 * w:.1f} {y - 0.02 * w:.1f} {x:.1f} {y - 0.055 * w:.1f}"
            f"Q{x - 0.25 * w:.1f} {y - 0.09 * w:.1f} {x - w / 2 - 4:.1f} {y - 0.05 * w:.1f}Z"
        ),
        paint(cover, 0.16),
    )
    for share in (-0.3, 0.05, 0.34):
        body += curve(
            [
                (x + share * w * 0.85, y - 0.38 * w),
                (x + share * w, y - 0.28 * w),
                (x + share * w * 1.02, y - 0.08 * w),
            ],
            paint(cover, 0.38),
            0.012 * w,
        )
    return body


__all__ = [
    "SPINES",
    "armchair",
    "bed",
    "bookcase",
    "cabinet",
    "chair",
    "counter",
    "floor_lamp",
    "monitor",
    "picture",
    "plant",
    "sofa",
    "table",
]
