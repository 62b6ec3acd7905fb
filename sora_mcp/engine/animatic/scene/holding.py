"""What is held: hung from a hand, in the arms, on a lap, or stood beside who holds it."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.scene.groups import half_of
from sora_mcp.engine.animatic.scene.parts import Part

_HUNG = frozenset(
    ["suitcase", "bag", "basket", "bucket", "lantern", "backpack", "bell", "kettle", "sky_lantern"]
)
_RAISED = frozenset({"umbrella", "torch", "flag", "sign"})
_HUNG_MOST = 0.38  # of who carries it
_CARD_MOST = 0.24
_LARGE, _TALL = 0.2, 0.55  # of one's height: taken in both arms; stood on the ground
_ARMS: Point = (90.0, -560.0)  # the middle of what is in the arms, in units of a person
_LAP: Point = (120.0, -290.0)  # where it sits on a lap
_KNEES: Point = (130.0, -70.0)  # the same from the seat it sits on
_SEATED = frozenset(["sit", "work", "perch", "read", "drive"])
_BABY = 0.3  # of who holds it
_SWADDLED = frozenset({"baby", "doll", "teddy"})


def held(part: Part, holder: Part) -> Part:
    """The part where its holder has it."""
    height = holder.height
    if part.figure.name == "card":
        part = replace(part, height=_CARD_MOST * height)
    if part.figure.name in _HUNG:
        part = replace(part, height=min(part.height, _HUNG_MOST * height))
        return _from(part, holder, _hand(holder), below=part.top)
    if (part.actor.kind != "prop" and part.figure.name != "card") or part.figure.name in _SWADDLED:
        part = replace(part, height=min(part.height, _BABY * height))
        if holder.carrier is not None:
            return _from(part, holder, _KNEES, below=0.0)
        if holder.action in _SEATED:
            return _from(part, holder, _LAP, below=0.0)
        return _from(part, holder, _ARMS, below=0.5 * part.top)
    if part.height > _TALL * height:
        x, _ = _hand(holder)
        return _from(part, holder, (x + 700 * half_of(part) / height, 0.0), below=0.0)
    if part.figure.name in _RAISED:
        return _from(part, holder, _hand(holder), below=0.0)
    is_large = part.figure.medium != "hand" and 2 * half_of(part) > _LARGE * height
    return _from(part, holder, _hand(holder), below=0.5 * part.top if is_large else 0.0)


def _hand(holder: Part) -> Point:
    return holder.figure.hand or (0.0, -0.6 * holder.top)


def _from(part: Part, holder: Part, anchor: Point, *, below: float) -> Part:
    """At a point of the holder, in its units; `below` is how much of the part hangs down."""
    side, unit = -1 if holder.flips else 1, holder.height / 1000
    x, y = anchor
    return replace(
        part, x=holder.x + side * x * unit, y=holder.y + y * unit + below * part.height / 1000
    )
