"""What cannot stand on its tip lies on the ground, or leans against something."""

from __future__ import annotations

from functools import cache
from typing import Literal

import numpy as np

from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.art.drawing import Box, Drawing, group
from sora_mcp.engine.animatic.art.figure import FIGURES, Figure, Look, Pose
from sora_mcp.engine.animatic.canvas import sprite
from sora_mcp.engine.animatic.plan import Weather

Rest = Literal["flat", "leaning"]

TRAIT = "rests"  # a look that staging gives to those that are drawn upright
# Degrees to its right until it lies, and how much of its breadth is seen then: boards lie flat.
LAIN: dict[str, tuple[float, float]] = {
    "umbrella": (43, 1.0), "carrot": (52, 1.0), "surfboard": (90, 0.5), "knife": (66, 0.8),
    "key": (90, 0.7), "skis": (90, 0.3), "snowboard": (90, 0.5), "fork": (90, 0.9),
    "tennis_racket": (70, 0.7), "badminton_racket": (74, 0.7),
    "spoon": (90, 0.9), "toothbrush": (-106, 1.0), "paint_brush": (66, 1.0),
    "screwdriver": (66, 1.0), "wrench": (64, 0.9), "wand": (44, 1.0), "hammer": (104, 0.8),
    "baseball_bat": (71, 1.0),
    "golf_club": (84, 1.0), "sword": (88, 0.8), "necktie": (84, 0.6), "feather": (58, 0.8),
    "eggplant": (66, 1.0), "axe": (98, 0.8), "broom": (78, 0.8), "chopsticks": (62, 0.6),
    "violin": (72, 0.8), "hairbrush": (82, 0.6), "remote": (78, 0.5),
    "magnifying_glass": (-45, 0.6), "torch": (84, 1.0), "rose": (82, 1.0), "tulip": (82, 1.0),
}  # fmt: skip
_LEANING = 13.0  # degrees
_SEEN = 60  # opacity that counts as drawn
_SCALE = 0.15  # pixels per unit with which its outline is measured


def drawn(figure: Figure, pose: Pose) -> Drawing:
    """The figure's drawing, laid down or leant where its look says that it rests."""
    rest = pose.look.trait(TRAIT)
    upright = figure.draw(pose)
    if not rest or figure.name not in LAIN:
        return upright
    box = _outline(figure.name, rest, tuple(sorted(pose.look.of.items())))
    away = f"translate({-(box.left + box.right) / 2:.1f} {-box.bottom:.1f})"
    half = box.width / 2 + 4
    return Drawing(
        group(upright.body, f"{away} {_turn(figure.name, rest)}"),
        Box(-half, -box.height - 4, half, 4),
    )


def _turn(name: str, rest: str) -> str:
    if rest == "leaning":
        return f"rotate({_LEANING:g})"
    degrees, flat = LAIN[name]
    return f"scale(1 {flat:g}) rotate({degrees:g})"


@cache
def _outline(name: str, rest: str, look: tuple[tuple[str, str], ...]) -> Box:
    """The box around what is drawn, turned but not moved."""
    figure, paint = FIGURES[name], lights.of("day", Weather()).paint()
    upright = figure.draw(Pose(paint, Look(dict(look)), figure.action("")))
    box = upright.box
    far = float(np.hypot(max(-box.left, box.right), max(-box.top, box.bottom)))
    around = Box(-far, -far, far, far)
    turned = sprite(Drawing(group(upright.body, _turn(name, rest)), around), _SCALE)
    ys, xs = np.nonzero(turned.pixels[..., 3] > _SEEN)
    left, right = (turned.left + float(at) / turned.scale_x for at in (xs.min(), xs.max() + 1))
    top, bottom = (turned.top + float(at) / turned.scale_y for at in (ys.min(), ys.max() + 1))
    return Box(left, top, right, bottom)
