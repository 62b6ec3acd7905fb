"""Birds in flight: a streamlined body, the bird's own head, two wings seen from a little above."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.sketch import Sketch, put

_SEEN = 0.4  # how much of a level wing is seen
_NECK_WIDTH = 40.0  # strokes of a head as wide as this are its neck


def flying(
    sheet: Sheet,
    drawn: Sketch,
    wing: tuple[float, float],
    phase: float,
    *,
    soars: bool,
    neck: float,
) -> None:
    """The whole bird around (0, -520)."""
    turn = math.tau * phase
    angle = 16 + 9 * math.sin(turn) if soars else 18 + 40 * math.sin(turn)
    late = 6 * math.sin(turn - 1.2) if soars else 22 * math.sin(turn - 1.3)
    lift = -20 * math.sin(turn - 0.6)
    body = (0.0, -540 + lift)
    _wing(sheet, (body[0] + 60, body[1] - 40), wing, (angle, late), near=False, soars=soars)
    _tail(sheet, body, drawn)
    _body(sheet, body)
    _head(sheet, body, drawn, neck)
    _wing(sheet, (body[0] + 30, body[1] - 30), wing, (angle, late), near=True, soars=soars)


def _tail(sheet: Sheet, body: Point, drawn: Sketch) -> None:
    x, y = body
    colour = next((mark.colour for mark in drawn.marks if mark.part == "tail"), "wing")
    sheet.blob(
        [
            (x - 230, y - 26),
            (x - 480, y - 66),
            (x - 520, y - 6),
            (x - 490, y + 44),
            (x - 230, y + 34),
        ],
        sheet.coat(colour, 0.12),
    )


def _body(sheet: Sheet, body: Point) -> None:
    x, y = body
    outline = [
        (x - 330, y + 4),
        (x - 150, y - 74),
        (x + 80, y - 106),
        (x + 270, y - 70),
        (x + 310, y + 10),
        (x + 200, y + 90),
        (x, y + 104),
        (x - 180, y + 60),
    ]
    sheet.blob(outline, sheet.coat("coat"))
    within = sheet.clip(outline)
    low = [
        (x - 260, y + 50),
        (x, y + 40),
        (x + 330, y + 30),
        (x + 300, y + 160),
        (x - 260, y + 160),
    ]
    sheet.blob(
        low, sheet.coat("breast" if "breast" in sheet.coat.own else "light", 0.12), clip=within
    )
    sheet.unclip()


def _head(sheet: Sheet, body: Point, drawn: Sketch, neck: float) -> None:
    marks = [
        mark for mark in drawn.marks
        if mark.part in ("head", "jaw") and not (mark.shape == "line" and mark.width > _NECK_WIDTH)
    ]  # fmt: skip
    points = [point for mark in marks if mark.shape in ("blob", "poly") for point in mark.points]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    scale = (124 if neck else 228) / (bottom - top)
    x, y = body[0] + 292 + neck, body[1] - 36 - 0.12 * neck
    if neck:
        skin = "skin" if "skin" in sheet.coat.own else "coat"
        sheet.ribbon(
            [(body[0] + 190, body[1]), (body[0] + 300, body[1] - 30), (x, y)],
            (170, 92, 64),
            sheet.coat(skin),
        )
    middle = -(left + right) / 2 + 0.12 * (right - left), -(top + bottom) / 2
    at = put((x + middle[0] * scale, y + middle[1] * scale), scale)
    sheet.sketch(Sketch(tuple(marks)), at, scale)


def _wing(
    sheet: Sheet,
    root: Point,
    wing: tuple[float, float],
    angles: tuple[float, float],
    *,
    near: bool,
    soars: bool,
) -> None:
    span, chord = wing
    shade = 0.0 if near else 0.34
    inner, outer = angles[0], angles[0] + angles[1]
    elbow = _reach(root, 0.46 * span, inner, near=near)
    hand = _reach(elbow, 0.56 * span, outer, near=near)
    lead = [(root[0] + 0.36 * chord, root[1]), (elbow[0] + 0.5 * chord, elbow[1])]
    tip = hand[0] - 0.12 * chord, hand[1]
    trail = [
        (hand[0] - 0.42 * chord, _mid(hand, elbow, 0.2)),
        (elbow[0] - 0.58 * chord, _mid(elbow, hand, 0.06)),
    ]
    back = root[0] - 0.62 * chord, root[1] + 16
    bend = _mix(lead[1], tip, 0.55, 0.1 * chord)
    sheet.blob([*lead, bend, tip, *trail, back], sheet.coat("wing", shade))
    if soars:
        _fingers(sheet, lead[1], tip, chord, shade)
    else:
        _coloured_tip(sheet, (lead[1], tip), trail, 0.05 * chord, shade)
    cover = [
        lead[0],
        lead[1],
        _mix(lead[1], tip, 0.42, 0.03 * chord),
        _mix(elbow, trail[1], 0.3, 0),
        _mix(root, back, 0.5, 0),
    ]
    sheet.blob(
        cover, sheet.coat("wing3" if "wing3" in sheet.coat.own else "wing", shade - 0.3 + 0.12)
    )


def _coloured_tip(
    sheet: Sheet, edge: tuple[Point, Point], trail: Sequence[Point], ahead: float, shade: float
) -> None:
    part = next((part for part in ("tip", "wing2") if part in sheet.coat.own), "")
    if part:
        corners = [_mix(*edge, 0.62, ahead), edge[1], _mix(trail[0], trail[1], 0.2, 0)]
        sheet.blob(corners, sheet.coat(part, shade))


def _reach(start: Point, length: float, degrees: float, *, near: bool) -> Point:
    up, out = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    side = _SEEN if near else -_SEEN
    return start[0] - 0.2 * length * out, start[1] - length * up + length * out * side


def _mix(a: Point, b: Point, share: float, ahead: float) -> Point:
    return a[0] + (b[0] - a[0]) * share + ahead, a[1] + (b[1] - a[1]) * share


def _mid(a: Point, b: Point, share: float) -> float:
    return a[1] + (b[1] - a[1]) * share


def _fingers(sheet: Sheet, wrist: Point, tip: Point, chord: float, shade: float) -> None:
    way = 1 if tip[1] > wrist[1] else -1
    starts: Sequence[float] = (0.98, 0.9, 0.8, 0.68)
    for step, share in enumerate(starts):
        start = _mix(wrist, tip, share, -0.06 * chord)
        end = start[0] - (0.16 + 0.14 * step) * chord, start[1] + way * (0.34 - 0.05 * step) * chord
        sheet.line([start, end], sheet.coat("wing", shade + 0.12), 0.1 * chord)
