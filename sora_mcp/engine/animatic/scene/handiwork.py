"""What is done with the hands at a counter, a desk or a keyboard, and what of it is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.plan import ShotSize
from sora_mcp.engine.animatic.scene.parts import Part

AT_COUNTER = frozenset(
    ("pour", "pour_coffee", "pour_jug", "knead", "arrange", "cut", "chop", "pack", "peel", "spread",
     "cook", "stir", "wash_dishes")
)  # fmt: skip
_AT_WORK = AT_COUNTER | {"iron", "draw", "write", "sew", "type", "at_desk", "microscope"}
_AT_BAR = "tend_bar"  # facing us, the hands at the chest: a medium close shot shows them
_NEAR = ("medium_close", "close", "extreme_close")
_NEARER = ("medium", "medium_wide", *_NEAR)
_SPAN = (-105.0, 435.0)  # units of a person: from the back to what is in the hands


def is_at_work(part: Part) -> bool:
    """Whether it is seen by its hands: they are in the frame with the head."""
    return part.action.partition("+")[0] in _AT_WORK


def span(part: Part) -> tuple[float, float]:
    """The left and the right end of somebody at work and the things in hand."""
    unit, side = part.height / 1000, -1 if part.flips else 1
    ends = sorted(part.x + side * at * unit for at in _SPAN)
    return ends[0], ends[1]


def keyboard(part: Part) -> tuple[float, float, float, float]:
    """The middle, the foot, the height and half the width of an animal and the keys it plays."""
    side, high = -1 if part.flips else 1, part.height * part.top / 1000
    return part.x + side * 0.75 * high, part.y + 0.55 * high, 1.75 * high, 1.5 * high


def is_at_keys(main: Part, parts: Sequence[Part]) -> bool:
    """Whether it is an animal on the stool of a piano."""
    under = None if main.carrier is None else parts[main.carrier]
    return under is not None and under.figure.name == "piano"


def shows_hands(size: ShotSize, main: Part) -> bool:
    """Whether a near shot is of somebody's hands as much as of the head."""
    return size == "medium_close" and main.action == _AT_BAR


def loosened(size: ShotSize, main: Part, parts: Sequence[Part]) -> ShotSize:
    """The size, or one that shows what is in somebody's hands or arms."""
    if is_at_keys(main, parts):
        return "full" if size in _NEARER else size
    if size in _NEAR[1:] and main.action == _AT_BAR:
        return "medium_close"
    if size in _NEAR and (is_at_work(main) or main.action == "cradle"):
        return "medium"
    arms = [part for part in parts if part.actor.relation == "holding" and part.actor.kind == "rig"]
    is_held = arms and parts[arms[0].carrier or 0] is main
    return "medium" if is_held and size in _NEAR[:2] else size
