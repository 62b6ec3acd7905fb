"""Hats: one for each name."""

from __future__ import annotations

from collections.abc import Callable

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.rigs.people import skull as skulls
from sora_mcp.engine.animatic.art.rigs.people.hat_parts import (
    around,
    band,
    brim,
    dome,
    peak,
    upright,
)
from sora_mcp.engine.animatic.art.rigs.people.headgear import COLOURS, HEADGEAR
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch
from sora_mcp.engine.animatic.art.rigs.people.skull import Skull
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import Wearer


def hat(sketch: Sketch, skull: Skull, wearer: Wearer) -> None:
    """What is on the head, if anything."""
    if not wearer.hat:
        return
    told = wearer.look.own_colour("hat_colour", "") or wearer.look.own_colour("hat", "")
    if wearer.hat == "hood" or (wearer.hat == "witch" and wearer.look.own_colour("robe", "")):
        told = told or wearer.top
    draw = _HATS.get(wearer.hat, _fedora)
    draw(sketch, skull, wearer, told or COLOURS.get(wearer.hat, "#5a4634"))


def _fedora(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    brim(sketch, skull, wearer, (0.5, 1.38, 0.12), tone)
    upright(sketch, skull, wearer, (0.5, 1.18, 0.9, 0.72), tone)
    band(sketch, skull, wearer, 0.58, 0.9)


def _straw(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    brim(sketch, skull, wearer, (0.5, 1.7, 0.04), tone)
    dome(sketch, skull, wearer, (lambda _: 24, 1.12), tone)
    band(sketch, skull, wearer, 0.56, 0.92)


def _cowboy(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    brim(sketch, skull, wearer, (0.48, 1.66, 0.3), tone)
    upright(sketch, skull, wearer, (0.5, 1.28, 0.92, 0.66), tone)
    band(sketch, skull, wearer, 0.58, 0.9)


def _top(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    brim(sketch, skull, wearer, (0.52, 1.26, 0.1), tone)
    upright(sketch, skull, wearer, (0.52, 1.75, 0.86, 0.92), tone)
    band(sketch, skull, wearer, 0.62, 0.87)


def _cap(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    dome(sketch, skull, wearer, (lambda _: 20, 1.11), tone)
    peak(sketch, skull, wearer, colour.darker(tone, 0.12), 0.78)
    sketch.disc(skull.place(0, 1.1, 0), 0.06 * skull.half, wearer.paint(tone, 0.3))


def _beanie(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    sketch.disc(
        skull.place(-0.1, 1.25, 0), 0.22 * skull.half, wearer.paint(colour.lighter(tone, 0.3))
    )
    dome(sketch, skull, wearer, (skulls.line(22, 18, 6, 0, -8), 1.13), tone)
    rim = [point for az in range(-90, 91, 15) if (point := around(skull, az, 0.42, 0.86))]
    sketch.curve(rim, wearer.paint(colour.lighter(tone, 0.14)), 0.2 * skull.half)


def _beret(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    sketch.blob(skull.level(0.72, 1.08, lambda _: 0.0), wearer.paint(tone, 0.3))
    dome(sketch, skull, wearer, (lambda _: 34, 1.2), tone)


def _chef(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    for forward, up, right, r in (
        (-0.45, 1.3, 0.3, 0.55),
        (0.5, 1.32, -0.2, 0.5),
        (0.0, 1.5, 0.2, 0.62),
    ):
        sketch.disc(
            skull.place(forward, up, right), r * skull.half, wearer.paint(tone, 0.18 * (up < 1.4))
        )
    upright(sketch, skull, wearer, (0.5, 1.2, 0.92, 0.9), tone)


def _witch(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    brim(sketch, skull, wearer, (0.72, 1.46, 0.1), tone)
    ring = skull.level(0.72, 0.92)
    left, right = min(ring), max(ring)
    peak = [skull.place(-0.15, 1.5, 0), skull.place(-0.55, 2.2, 0), skull.place(-0.95, 2.3, 0)]
    sketch.blob(
        (left, skull.place(-0.62, 1.3, 0.2), peak[2], peak[1], skull.place(0.3, 1.4, -0.2), right),
        wearer.paint(tone),
    )
    band(sketch, skull, wearer, 0.78, 0.86)


def _party(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    ring = skull.level(0.66, 0.72)
    peak = skull.place(0, 2.0, 0)
    sketch.polygon((min(ring), peak, max(ring)), wearer.paint(tone))
    sketch.disc(peak, 0.14 * skull.half, wearer.paint("#f0d24a"))


def _santa(sketch: Sketch, skull: Skull, wearer: Wearer, tone: str) -> None:
    ring = skull.level(0.5, 0.95)
    end = skull.place(-1.25, 0.35, 0.3)
    sketch.blob((max(ring), skull.place(0.2, 1.3, 0), skull.place(-0.6, 1.35, 0), end,
                 skull.place(-0.85, 0.7, 0.3), min(ring)), wearer.paint(tone))  # fmt: skip
    rim = [point for az in range(-90, 91, 15) if (point := around(skull, az, 0.46, 0.95))]
    sketch.curve(rim, wearer.paint("#f5f2ec"), 0.26 * skull.half)
    sketch.disc(end, 0.2 * skull.half, wearer.paint("#f5f2ec"))


_HATS: dict[str, Callable[[Sketch, Skull, Wearer, str], None]] = {
    **HEADGEAR,
    "straw": _straw,
    "cowboy": _cowboy,
    "top": _top,
    "cap": _cap,
    "beanie": _beanie,
    "beret": _beret,
    "chef": _chef,
    "witch": _witch,
    "party": _party,
    "santa": _santa,
}
