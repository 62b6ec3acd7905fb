"""How large one is that something else carries, and which spot of that it is on."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.figure import Figure
from sora_mcp.engine.animatic.scene.parts import COMPRESSED, Part, measures

_BLOSSOMS, _TINY = frozenset(["leaf", "flower", "rose", "sunflower", "tulip"]), 0.15  # metres
_LOW, _BY_PEOPLE = 0.07, 0.8  # of its carrier's height, at least; how far sizes are told
_CARD, _CARD_ON_SMALL, _LOW_M = 0.3, 1.3, 1.0  # of what carries it, if that is low; metres


def told_by(parts: Sequence[Part]) -> float:
    """How far sizes are true in a company: by people, nearly; 1 is wholly."""
    return _BY_PEOPLE if any(one.figure.hand for one in parts) else COMPRESSED


def is_beast(figure: Figure) -> bool:
    """Whether it walks and can be ridden."""
    return figure.seat is not None and {"walk", "run"} <= figure.actions.keys()


def spot_on(carrier: Part, figure: Figure) -> Point:
    """Where one is on it: what is tiny, in the middle of a leaf or a flower."""
    tiny = figure.height_m < _TINY and carrier.figure.name in _BLOSSOMS
    return carrier.figure.head if tiny else _top_of(carrier)


def _top_of(carrier: Part) -> Point:
    return carrier.figure.seat or (0.0, -carrier.top)


def ratio_of(figure: Figure, carrier: Figure, told: float) -> float:
    """Of the carrier's height: what is tiny is seen, what is large does not hide it."""
    if figure.name == "card":
        return _CARD_ON_SMALL if carrier.height_m < _LOW_M else _CARD
    is_small = told < 1 and figure.height_m < 1 and not is_beast(carrier) and carrier.hand is None
    ratio = figure.height_m / carrier.height_m
    if is_small:  # what is low but broad is made no larger than what is as long
        long_m = max(1.0, 2 * measures(figure.name, figure.action(""), ())[0] / 1000)
        ratio *= max(0.1, long_m * ratio) ** (told - 1)
    low_m = max(1.0, 2 * measures(carrier.name, carrier.action(""), ())[0] / 1000)
    return min(1.6 * low_m, max(_LOW if is_small else 0.12, ratio))
