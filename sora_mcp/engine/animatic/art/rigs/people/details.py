"""Details of tops: collars, buttons, belts, plates, by their place on the trunk's front."""

from __future__ import annotations

import math
from collections.abc import Callable

from sora_mcp.engine.animatic.art import colour, drawing
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch
from sora_mcp.engine.animatic.art.rigs.people.trunk import Trunk
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import Wearer


def _collar(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    lit = wearer.paint(colour.lighter(wearer.top, 0.18))
    for across in (-0.6, 0.6):
        sketch.polygon(
            (
                whole.front(1.08, across),
                whole.front(1.0, 0.0),
                whole.front(0.9, across * 0.7),
                whole.front(0.98, across * 1.5),
            ),
            lit,
        )


def _neckline(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    skin = wearer.paint(wearer.skin, 0.17)
    low = 0.86 if wearer.outfit.part in ("dress", "robe") else 0.93
    sketch.blob(
        (
            whole.front(1.05, -0.75),
            whole.front(low + 0.03, -0.4),
            whole.front(low, 0.0),
            whole.front(low + 0.03, 0.4),
            whole.front(1.05, 0.75),
            whole.front(1.07, 0.0),
        ),
        skin,
    )


def _buttons(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    dark = wearer.paint(wearer.top, 0.8)
    levels = (0.84, 0.66, 0.48, 0.3, 0.12)
    if "lapels" in wearer.outfit.details:
        levels = (0.46, 0.28, 0.1, -0.08, -0.3)
    for level in levels:
        sketch.disc(whole.front(level, -0.1 if wearer.outfit.hem > 0.4 else 0.0), 5, dark)


def _opening(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    levels = (0.5 if "lapels" in wearer.outfit.details else 0.95, 0.3, 0.2, 0.0, -0.4, -1.0)
    sketch.curve([whole.front(level, 0.05) for level in levels], wearer.paint(wearer.top, 0.7), 4)


def _toggles(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    bright = wearer.paint(wearer.top, -0.5)
    for level in (0.85, 0.6, 0.35, 0.1):
        sketch.line((whole.front(level, -0.08), whole.front(level, 0.16)), bright, 8)
    for across in (-0.55, 0.55):
        sketch.line((whole.front(0.08, across - 0.14), whole.front(0.04, across + 0.14)),
                    wearer.paint(wearer.top, 0.5), 7)  # fmt: skip


def _lapels(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    for across, shade in ((-1, 0.2), (1, 0.42)):
        sketch.polygon(
            (whole.front(1.08, across * 0.6), whole.front(0.82, across * 0.62),
             whole.front(0.76, across * 0.42), whole.front(0.5, across * 0.04),
             whole.front(0.9, across * 0.2)), wearer.paint(wearer.top, shade),
        )  # fmt: skip


def _shirtfront(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    white = wearer.paint(wearer.look.own_colour("shirt", "#f3f1ec"))
    sketch.polygon((whole.front(1.06, -0.6), whole.front(0.5, 0.0), whole.front(1.06, 0.6)), white)
    sketch.polygon((whole.front(1.07, -0.5), whole.front(0.95, 0.0), whole.front(1.07, 0.5)),
                   wearer.paint(wearer.skin, 0.2))  # fmt: skip


def _tie(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    tie = wearer.look.own_colour(
        "tie", wearer.chance("tie").choice(("#9c2f35", "#2f5b8c", "#3b6b52"))
    )
    front = whole.front
    sketch.polygon(
        (
            front(0.99, -0.08),
            front(0.93, -0.05),
            front(0.6, -0.1),
            front(0.53, 0.0),
            front(0.6, 0.1),
            front(0.93, 0.05),
            front(0.99, 0.08),
        ),
        wearer.paint(tie),
    )


def _belt(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    told = wearer.look.own_colour("belt", "#3a2a22" if wearer.outfit.part != "dress" else "")
    colour_ = wearer.paint(told) if told else wearer.paint(wearer.top, 0.55)
    sketch.raw(drawing.path(whole.across(0.42, 0.33), colour_))
    if told:
        sketch.polygon([whole.front(0.38 + dy, dx) for dx, dy in
                        ((-0.12, 0.06), (0.12, 0.06), (0.12, -0.06), (-0.12, -0.06))],
                       wearer.paint("#cda64a"))  # fmt: skip


def _obi(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    band = wearer.look.own_colour("belt", "#e3c372")
    sketch.raw(drawing.path(whole.across(0.56, 0.28), wearer.paint(band)))
    sketch.raw(drawing.path(whole.across(0.44, 0.4), wearer.paint("#a33b3b")))


def _crossing(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    pale = wearer.paint("#f2ece2")
    front = whole.front
    sketch.polygon((front(1.03, -0.36), front(0.84, 0.0), front(1.03, 0.36)),
                   wearer.paint(wearer.skin, 0.12))  # fmt: skip
    sketch.line((front(1.02, 0.36), front(0.84, 0.02), front(0.6, -0.45)), pale, 15)
    sketch.line((front(1.02, -0.36), front(0.84, 0.02)), pale, 15)
    sketch.curve(
        [front(level, 0.24) for level in (0.2, -0.3, -1.0)], wearer.paint(wearer.top, 0.5), 6
    )


def _ribs(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    sketch.raw(drawing.path(whole.across(-0.3, -1.0), wearer.paint(wearer.top, 0.35)))
    sketch.curve((whole.front(1.03, -0.4), whole.front(0.965, 0.0), whole.front(1.03, 0.4)),
                 wearer.paint(wearer.top, 0.35), 13)  # fmt: skip


def _hood_down(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    dark = wearer.paint(wearer.top, 0.45)
    sketch.curve(
        (whole.front(1.06, -0.6), whole.front(0.93, 0.0), whole.front(1.06, 0.6)), dark, 26
    )
    for across in (-0.12, 0.12):
        sketch.line((whole.front(0.92, across), whole.front(0.74, across)),
                    wearer.paint("#f0ede6"), 4)  # fmt: skip


def _pocket(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    front = whole.front
    sketch.polygon((front(0.36, -0.3), front(0.36, 0.3), front(0.08, 0.55), front(0.08, -0.55)),
                   wearer.paint(wearer.top, 0.28))  # fmt: skip


def _breast_pocket(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    front = whole.front
    sketch.polygon((front(0.72, -0.3), front(0.72, -0.56), front(0.6, -0.56), front(0.6, -0.3)),
                   wearer.paint(wearer.top, 0.25))  # fmt: skip
    sketch.line((front(0.76, -0.4), front(0.68, -0.4)), wearer.paint("#2f5b8c"), 5)


def _badge(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    sketch.disc(whole.front(0.74, -0.42), 11, wearer.paint("#d9b650"))


def _apron(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    cloth = wearer.look.own_colour(
        "apron", wearer.chance("apron").choice(("#4b6b57", "#8a4038", "#f0ece2"))
    )
    front, paint = whole.front, wearer.paint
    for across in (-0.3, 0.3):
        sketch.line((front(1.02, across), front(0.8, across)), paint(cloth, 0.2), 10)
    sketch.polygon((front(0.82, -0.36), front(0.82, 0.36), front(0.4, 0.62), front(0.0, 0.85),
                    front(-1.0, 0.8), front(-1.0, -0.8), front(0.0, -0.85), front(0.4, -0.62)),
                   paint(cloth))  # fmt: skip
    sketch.line((front(0.4, -0.95), front(0.4, 0.95)), paint(cloth, 0.35), 9)


def _plates(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    paint = wearer.paint
    front = whole.front
    sketch.blob((front(0.95, -0.6), front(0.95, 0.6), front(0.7, 0.85), front(0.47, 0.5),
                 front(0.47, -0.5), front(0.7, -0.85)), paint(wearer.top, -0.45))  # fmt: skip
    sketch.curve((front(0.94, 0.0), front(0.7, 0.0), front(0.48, 0.0)), paint(wearer.top, 0.4), 4)
    for level in (0.24, 0.1):
        sketch.raw(drawing.path(whole.across(level, level - 0.035), paint(wearer.top, 0.5)))
    sketch.raw(drawing.path(whole.across(-0.5, -0.62), paint(wearer.top, 0.5)))


def _space(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    paint, front = wearer.paint, whole.front
    sketch.polygon((front(0.8, -0.38), front(0.8, 0.38), front(0.5, 0.4), front(0.5, -0.4)),
                   paint("#b9c1cb"))  # fmt: skip
    sketch.disc(front(0.71, -0.2), 9, paint.glow("#e25241"))
    sketch.disc(front(0.71, 0.02), 9, paint.glow("#52b0e2"))
    sketch.line((front(0.58, -0.24), front(0.58, 0.24)), paint("#59626e"), 9)
    sketch.raw(drawing.path(whole.across(0.26, 0.16), paint("#8a949f")))


def _flash(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    white = wearer.paint("#f3f2ee")
    sketch.line((whole.front(0.68, -0.8), whole.front(0.58, 0.8)), white, 16)


def _emblem(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    front = whole.front
    sketch.polygon((front(0.86, 0.0), front(0.73, 0.3), front(0.58, 0.0), front(0.73, -0.3)),
                   wearer.paint("#e6b93e"))  # fmt: skip


def _tutu(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    ring = whole.ring(0.1)
    (x1, y1), (x2, y2) = ring.left, ring.right
    x, y, paint = (x1 + x2) / 2, (y1 + y2) / 2, wearer.paint
    for grow, lower, shade in ((0.86, 26, 0.4), (1.0, 10, 0.15), (0.92, -4, -0.3)):
        rim = []
        for step in range(32):
            turn, frill = math.pi * step / 16, 1 + 0.035 * (step % 2)
            rim.append(
                (
                    x + 185 * grow * frill * math.cos(turn),
                    y + lower + 44 * grow * frill * math.sin(turn),
                )
            )
        sketch.polygon(rim, paint(wearer.top, shade), 'fill-opacity="0.85"')
    sketch.raw(drawing.path(whole.across(0.34, 0.1), paint(wearer.top)))


def _nothing(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    """Drawn elsewhere."""


ALL_ROUND = {"belt", "obi", "ribs", "tutu", "plates", "hood_down", "skirt"}
DETAILS: dict[str, Callable[[Sketch, Trunk, Wearer], None]] = {
    "collar": _collar, "neckline": _neckline, "buttons": _buttons, "opening": _opening,
    "toggles": _toggles, "lapels": _lapels, "shirtfront": _shirtfront, "tie": _tie,
    "belt": _belt, "obi": _obi, "crossing": _crossing, "ribs": _ribs, "hood_down": _hood_down,
    "pocket": _pocket, "breast_pocket": _breast_pocket, "badge": _badge, "apron": _apron,
    "plates": _plates, "space": _space, "flash": _flash, "emblem": _emblem, "tutu": _tutu,
    "skirt": _nothing, "swim": _nothing,
}  # fmt: skip
