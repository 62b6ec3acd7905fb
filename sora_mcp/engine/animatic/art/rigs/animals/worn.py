"""What animals wear: scarf or collar, glasses, hats."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.skeleton import Skeleton
from sora_mcp.engine.animatic.art.rigs.animals.sketch import Sketch, Warp, put
from sora_mcp.engine.animatic.art.rigs.animals.stance import wave

_NONE = ("", "no", "none")
_BRIMMED = {"cowboy": 118, "fedora": 100, "straw": 126, "top": 86, "witch": 112}
_TINTS = {
    "crown": "#e0b13e", "tiara": "#d9dde4", "santa": "#c8322b", "top": "#25262c",
    "witch": "#33303f", "cowboy": "#7a4e2d", "straw": "#e0c27a", "chef": "#f3f1ea",
    "party": "#e689a8", "beanie": "#3f6f9a", "cap": "#2f66b3", "helmet": "#e8a02a",
}  # fmt: skip
# A hat on a brow that is 0 high and -1..1 wide, y down.
_SHAPES: dict[str, Sequence[Point]] = {
    "crown": (
        (-0.9, 0), (-1.05, -1.15), (-0.5, -0.55), (0, -1.3), (0.5, -0.55), (1.05, -1.15), (0.9, 0),
    ),
    "party": ((-0.75, 0.05), (0, -2.2), (0.75, 0.05)),
    "witch": ((-0.85, 0), (-0.4, -1.3), (-0.75, -2.4), (0.25, -1.4), (0.85, 0)),
    "santa": (
        (-0.95, 0), (-0.75, -0.9), (-0.1, -1.4), (0.9, -1.2), (1.5, -0.35), (1.25, -0.25),
        (0.8, -0.6), (0.95, 0),
    ),
    "top": ((-0.8, 0), (-0.9, -1.7), (0.9, -1.7), (0.8, 0)),
    "chef": (
        (-0.75, 0), (-0.75, -0.6), (-1.15, -1.2), (-0.5, -1.8), (0.4, -1.85), (1.15, -1.3),
        (0.75, -0.6), (0.75, 0),
    ),
}  # fmt: skip
_DOME: Sequence[Point] = (
    (-0.95, 0), (-0.9, -0.6), (-0.4, -1.05), (0.4, -1.05), (0.9, -0.6), (0.95, 0),
)  # fmt: skip


def around_neck(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """A scarf or a collar on the neck of a quadruped."""
    (bx, by), (hx, hy) = bones.neck()
    far = max(1e-6, ((hx - bx) ** 2 + (hy - by) ** 2) ** 0.5)
    ux, uy = (hx - bx) / far, (hy - by) / far
    wide = 0.5 * (bones.build.neck[2] + bones.build.neck[3])
    x, y = bx + 0.4 * (hx - bx), by + 0.4 * (hy - by)
    half = 0.6 * wide
    left, right = (x - uy * half, y + ux * half), (x + uy * half, y - ux * half)
    wrapped(sheet, (left, (x + ux * 0.1 * wide, y + uy * 0.1 * wide), right), wide, phase)


def on_bird(sheet: Sheet, drawn: Sketch, warp: Warp, phase: float) -> None:
    """A scarf or a collar below the head of a bird."""
    level = drawn.pivots["head"][1]
    xs = [x for mark in drawn.marks if mark.shape == "blob" and mark.part in ("", "head")
          for x in _crossings(mark.points, level)]  # fmt: skip
    if len(xs) < 2:
        return
    left, right = min(xs) - 8, max(xs) + 8
    wide = 0.8 * (right - left)
    line = [(right, level), ((left + right) / 2, level + 0.16 * wide), (left, level - 0.04 * wide)]
    wrapped(sheet, [warp(point) for point in line], wide, phase)


def _crossings(points: Sequence[Point], level: float) -> list[float]:
    """Where an outline crosses a height."""
    return [
        ax + (bx - ax) * (level - ay) / (by - ay)
        for (ax, ay), (bx, by) in pairwise([*points, points[0]])
        if (ay - level) * (by - level) < 0
    ]


def wrapped(sheet: Sheet, ends: Sequence[Point], wide: float, phase: float) -> None:
    """A scarf with two ends that hang from the first of three points, or a collar."""
    look, paint = sheet.coat.pose.look, sheet.coat.pose.paint
    is_scarf = look.trait("scarf") not in _NONE
    if not is_scarf and look.trait("collar") in _NONE:
        return
    tint = look.own_colour("scarf" if is_scarf else "collar", "#c8322b")
    thick = (0.42 if is_scarf else 0.14) * wide
    low, sway = ends[0], 0.12 * wide * wave(phase)
    for back, reach in ((0.34, 0.9), (0.02, 1.15)) if is_scarf else ():
        end = (low[0] - back * wide + sway, min(-30.0, low[1] + reach * wide))
        shade = paint(tint, 0.4 if back > 0.1 else 0.0)
        sheet.ribbon([low, end], (0.3 * wide, 0.36 * wide), shade)
    sheet.ribbon(ends, (thick, thick * 1.15, thick), paint(tint))
    if not is_scarf:
        sheet.oval(ends[0], 0.12 * wide, 0.12 * wide, paint("#e0b13e"))


def on_head(sheet: Sheet, drawn: Sketch, at: Point, scale: float, turn: float) -> None:
    """Glasses over the eyes and a hat between the ears."""
    look, warp = sheet.coat.pose.look, put(at, scale, turn)
    if look.trait("glasses") not in _NONE:
        _glasses(sheet, drawn, warp, scale)
    if look.trait("hat") not in _NONE:
        _hat(sheet, drawn, warp, scale)


def _glasses(sheet: Sheet, drawn: Sketch, warp: Warp, scale: float) -> None:
    paint, look = sheet.coat.pose.paint, sheet.coat.pose.look
    eyes = sorted(mark.points[0] for mark in drawn.marks if mark.shape == "eye")
    frame = paint(look.own_colour("glasses_colour", "#22232a"))
    is_dark = look.trait("glasses") == "sun"
    sheet.line([warp((eyes[0][0] - 20, eyes[0][1] - 4)), warp((eyes[0][0] - 86, eyes[0][1] - 14))],
               frame, 7 * scale)  # fmt: skip
    if len(eyes) > 1:
        sheet.line([warp(eyes[0]), warp(eyes[-1])], frame, 8 * scale)
    for x, y in eyes:
        r = 27 if len(eyes) > 1 else 30
        sheet.oval(warp((x + 2, y + 2)), r * scale, 0.86 * r * scale, frame)
        inner = paint("#3b3d48" if is_dark else "#dfeaf0", -0.2)
        if is_dark:
            sheet.oval(warp((x - 5, y - 6)), 0.4 * r * scale, 0.26 * r * scale, inner)
        else:
            sheet.oval(warp((x + 2, y + 2)), 0.78 * r * scale, 0.64 * r * scale, inner)
            sheet.oval(warp((x + 2, y + 2)), 9 * scale, 10 * scale, paint("#241a16"))


def _brow(drawn: Sketch) -> tuple[Point, float]:
    """The top of the head and half its width, from the largest shape of the coat."""
    coats = [m for m in drawn.marks if m.colour == "coat" and not m.part and m.shape == "blob"]
    skull = max(coats, key=lambda m: max(x for x, _ in m.points) - min(x for x, _ in m.points))
    top = min(skull.points, key=lambda point: point[1])
    eyes = [mark.points[0][0] for mark in drawn.marks if mark.shape == "eye"]
    middle = sum(eyes) / len(eyes) if len(eyes) > 1 else eyes[0] - 24
    return (0.5 * (middle + top[0]), top[1] + 16), 56.0


def _hat(sheet: Sheet, drawn: Sketch, warp: Warp, scale: float) -> None:
    look, paint = sheet.coat.pose.look, sheet.coat.pose.paint
    kind = look.trait("hat")
    (x, y), half = _brow(drawn)
    tint = look.own_colour("hat_colour", "") or _TINTS.get(kind, "#5a4634")

    def laid(points: Sequence[Point]) -> list[Point]:
        return [warp((x + px * half, y + py * half * 0.62)) for px, py in points]

    body = laid(_SHAPES.get(kind, _DOME))
    if kind in ("santa", "chef") or kind not in _SHAPES:
        sheet.blob(body, paint(tint))
    else:
        sheet.poly(body, paint(tint), soft=4 * scale)
    trim = {"santa": "#f3f1ea", "crown": "#b98a24", "top": "#8c2f2f", "witch": "#6f4a8c"}
    band = trim.get(kind)
    if band or kind in _BRIMMED:
        wide = 12 if kind in ("crown", "top", "witch") else 22
        edge = laid([(-0.95, -0.12), (0.95, -0.12)])
        sheet.line(edge, paint(band or tint, 0.0 if band else 0.35), wide * scale)
    if kind in _BRIMMED:
        out = _BRIMMED[kind] / half
        sheet.line(laid([(-out, 0.16), (out, 0.16)]), paint(tint, 0.2), 17 * scale)
    if kind in ("santa", "party"):
        tip = laid([(1.38, -0.2) if kind == "santa" else (0, -2.2)])[0]
        sheet.oval(tip, 15 * scale, 15 * scale, paint("#f3f1ea"))
