"""Hoods, scarves and helmets: what covers more than the crown."""

from __future__ import annotations

import math
from collections.abc import Callable

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.rigs.people import skull as skulls
from sora_mcp.engine.animatic.art.rigs.people.hat_parts import (
    around,
    dome,
    peak,
    upright,
)
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch, hull
from sora_mcp.engine.animatic.art.rigs.people.skull import Skull
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import Wearer

COLOURS = {
    "straw": "#dfc07a", "cap": "#b03a34", "beanie": "#b5533c", "top": "#26262c",
    "cowboy": "#8a5f38", "helmet": "#e0b02c", "chef": "#f4f2ee", "crown": "#e3b740",
    "witch": "#2c2836", "headscarf": "#b5606a", "officer": "#26324d", "helm": "#aab2bd",
    "bubble": "#eceef0", "party": "#d8508c", "santa": "#c22f2f", "beret": "#3a3f63",
}  # fmt: skip
_HOOD = skulls.line(42, 34, -6, -70, -85, -88, -88)
_SCARF = skulls.line(40, 32, -20, -72, -82, -85, -85)


def _helmet(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    dome(sketch, skull, wearer, (skulls.line(26, 20, 4, 0, -8), 1.2), tone)
    peak(sketch, skull, wearer, colour.darker(tone, 0.1), 0.3)
    ridge = [
        skull.place(f, up, 0) for f, up in ((0.8, 0.86), (0.3, 1.14), (-0.4, 1.12), (-0.9, 0.7))
    ]
    sketch.curve(ridge, wearer.paint(tone, -0.6), 0.12 * skull.half)


def _crown(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    rows: list[tuple[float, float]] = []
    for index, az in enumerate(range(-90, 91, 18)):
        if point := around(skull, az, 0.98 if index % 2 else 0.68, 0.94):
            rows.append(point)
    low = [point for az in range(90, -91, -18) if (point := around(skull, az, 0.48, 0.9))]
    sketch.polygon([*rows, *low], wearer.paint(tone))
    for az in (-52, 0, 52):
        if point := around(skull, az, 0.58, 0.92):
            sketch.disc(point, 0.075 * skull.half, wearer.paint("#b02a3c"))


def _hood(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    dome(sketch, skull, wearer, (_HOOD, 1.26), tone)
    if skull.facing() > -0.1:
        rim = [skull.eye.screen(skull.frame.point(*(one * skull.half for one in spot)))
               for spot in _rim(_HOOD, 1.24)]  # fmt: skip
        sketch.curve(rim, wearer.paint(tone, 0.45), 0.1 * skull.half)


def _rim(opening: skulls.Line, grown: float) -> list[tuple[float, float, float]]:
    spots = []
    for azimuth in range(-72, 73, 12):
        turn, high = math.radians(azimuth), math.radians(opening(abs(azimuth)))
        spots.append((grown * 0.9 * math.cos(high) * math.cos(turn),
                      0.12 + grown * 0.88 * math.sin(high),
                      grown * 0.8 * math.cos(high) * math.sin(turn)))  # fmt: skip
    return spots


def _headscarf(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    dome(sketch, skull, wearer, (_SCARF, 1.14), tone)
    if skull.facing() > -0.3:
        wrap = [
            skull.place(0.72, -0.98, -0.4),
            skull.place(0.55, -1.12, 0.0),
            skull.place(0.72, -0.98, 0.4),
            skull.place(0.2, -1.35, 0.62),
            skull.place(0.5, -1.5, 0.0),
            skull.place(0.2, -1.35, -0.62),
        ]
        sketch.blob(wrap, wearer.paint(tone, 0.2))


def _officer(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    upright(sketch, skull, wearer, (0.46, 0.86, 0.93, 1.16), tone)
    peak(sketch, skull, wearer, "#17181c", 0.35)
    if skull.facing() > 0:
        sketch.disc(skull.place(1.0, 0.68, 0), 0.1 * skull.half, wearer.paint("#d9b650"))


def _helm(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    paint, half = wearer.paint, skull.half
    plume = wearer.look.own_colour("plume", "#b02f33")
    sketch.blob(
        [
            skull.place(f, up, 0)
            for f, up in (
                (0.3, 1.06),
                (-0.1, 1.5),
                (-0.9, 1.45),
                (-1.5, 0.7),
                (-1.35, 0.1),
                (-0.95, 0.55),
            )
        ],
        paint(plume),
    )
    middle, rx, ry, turn = skull.jaw()
    sketch.oval(middle, rx * 1.2, ry * 1.12, paint(tone, 0.2), turn)
    middle, rx, ry, turn = skull.oval(1.14)
    sketch.oval(middle, rx, ry, paint(tone, 0.35), turn)
    sketch.oval(
        (middle[0] + 0.12 * rx, middle[1] - 0.03 * ry), rx * 0.87, ry * 0.95, paint(tone), turn
    )
    slit = skull.window(lambda _: 6, lambda _: -8, 62, 1.15)
    if len(slit) > 2:
        sketch.polygon(slit, paint("#16181d"))
        for az in (-18, 0, 18):
            sketch.line(
                (skull.spot(az, -0.36, 1.2), skull.spot(az, -0.62, 1.2)),
                paint("#2a2e36"),
                0.05 * half,
            )
    ridge = [
        skull.place(f, up, 0) for f, up in ((1.0, 0.3), (0.75, 0.82), (0.2, 1.12), (-0.6, 1.0))
    ]
    sketch.curve(ridge, paint(tone, -0.6), 0.08 * half)


def _bubble(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    paint = wearer.paint
    (x, y), rx, ry, turn = skull.oval(1.5)
    y += 0.12 * skull.half
    sketch.oval((x, y), rx, ry, paint(tone, 0.25), turn)
    sketch.oval((x + 0.05 * rx, y - 0.02 * ry), rx * 0.93, ry * 0.95, paint(tone))
    glass = skull.window(lambda az: 44 * _round(az), lambda az: -42 * _round(az), 76, 1.5)
    if len(glass) < 3:
        return
    glass = [(px, py + 0.12 * skull.half) for px, py in glass]
    sketch.blob(glass, paint("#8d97a3"))
    mx, my = sum(p[0] for p in glass) / len(glass), sum(p[1] for p in glass) / len(glass)
    inner = [(mx + (px - mx) * 0.88, my + (py - my) * 0.86) for px, py in glass]
    sketch.blob(inner, paint(wearer.look.own_colour("visor", "#27405f")))
    shine = [
        (mx + (px - mx) * 0.55 - 0.12 * rx, my + (py - my) * 0.4 - 0.18 * ry) for px, py in glass
    ]
    sketch.blob(shine, paint("#7fa9cf"), 'fill-opacity="0.55"')


def _round(azimuth: float) -> float:
    return math.sqrt(max(0.0, 1 - (azimuth / 78) ** 4))


def under(sketch: Sketch, skull: Skull, wearer: Wearer) -> None:
    """The inside of a hood or a headscarf, behind the face and round the neck."""
    name = wearer.hat
    if name not in ("hood", "headscarf"):
        return
    own = wearer.top if name == "hood" else COLOURS[name]
    tone = wearer.paint(
        wearer.look.own_colour("hat", own), 0.55 if skull.facing() > -0.25 else 0.25
    )
    middle, rx, ry, turn = skull.oval(1.22 if name == "hood" else 1.12)
    sketch.oval(middle, rx, ry, tone, turn)
    sides = [skull.place(0.1, -0.3, side * 0.95) for side in (-1, 1)]
    low = [skull.place(0.25, -1.25, side * 0.9) for side in (1, -1)]
    back = [skull.place(-0.85, -0.4, 0), skull.place(-0.75, -1.2, 0)]
    sketch.blob(hull([*sides, *low, *back]), tone)


HEADGEAR: dict[str, Callable[[Sketch, Skull, Wearer, str], None]] = {
    "helmet": _helmet, "crown": _crown, "hood": _hood, "headscarf": _headscarf,
    "officer": _officer, "helm": _helm, "bubble": _bubble,
}  # fmt: skip
