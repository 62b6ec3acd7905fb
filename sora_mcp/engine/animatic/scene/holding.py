"""What is held: hung from a hand, in the arms, on a lap, or stood beside who holds it."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.scene.groups import half_of
from sora_mcp.engine.animatic.scene.parts import Part

_HUNG = frozenset(
    [
        "suitcase",
        "bag",
        "basket",
        "bucket",
        "lantern",
        "backpack",
        "bell",
        "kettle",
        "sky_lantern",
        "coat",
        "jacket",
        "dress",
    ]
)
_RAISED = frozenset({"umbrella", "torch", "flag", "sign"})
_HUNG_MOST = 0.38  # of who carries it
_CARD_MOST = 0.24
_LARGE, _TALL = 0.2, 0.55  # of one's height: taken in both arms; stood on the ground
_ARMS: Point = (90.0, -560.0)  # the middle of what is in the arms, in units of a person
_LAP: Point = (120.0, -290.0)  # where it sits on a lap
_KNEES: Point = (130.0, -70.0)  # the same from the seat it sits on
_STROKED: Point = (168.0, -84.0)  # the same, before the hand
_SEATED = frozenset(["sit", "stroke", "work", "perch", "read", "drive"])
_LIPS = (0.47, 0.6)  # from the middle of one's head, of its height: what is bitten
_MUZZLE = (0.68, 0.26)  # from the middle of its head, of the head's height
_GROUND = 130.0  # how high its middle is that is eaten from the ground
_BITTEN, _BEFORE = 0.34, 0.985  # of an animal's height and depth: what is in its mouth
_AT_REST = ("lie", "sleep", "sit")
_BABY = 0.3  # of who holds it
_NEARER = 0.985  # of the holder's depth: before the arms
_UNDER_HAND = 1.0002  # and behind the hand that strokes it
_BOARD: Point = (330.0, -470.0)  # of who cuts
_STILL = ("stand", "sit")
_LIGHT_M, _ON_HAND, _DESCENT = 0.3, 0.16, 1.6  # metres; of the holder's height; of its own
_FEET = 0.55  # of the height of an insect: its feet are above its origin
_SWADDLED = frozenset({"baby", "doll", "teddy"})


def held(part: Part, holder: Part) -> Part:
    """The part where its holder has it."""
    height = holder.height
    is_card = part.figure.name == "card"
    if is_card:
        part = replace(part, height=_CARD_MOST * height)
    elif has_mouth(holder):
        high = min(part.height, _BITTEN * height * 1000 / part.top)
        part = replace(part, height=high, depth=_BEFORE * holder.depth)
        return _from(part, holder, _mouth(holder), below=0.5 * part.top)
    if part.figure.name in _HUNG:
        part = replace(part, height=min(part.height, _HUNG_MOST * height))
        return _from(part, holder, _hand(holder), below=part.top)
    if _is_light(part):
        return _on_hand(part, holder)
    if (part.actor.kind != "prop" and not is_card) or part.figure.name in _SWADDLED:
        return _in_arms(part, holder)
    return _in_hand(part, holder)


def _is_light(part: Part) -> bool:
    """Whether it is an animal that sits on a hand."""
    is_small = part.figure.height_m <= _LIGHT_M or part.figure.medium == "air"
    return part.actor.kind == "rig" and part.figure.hand is None and is_small


def _on_hand(part: Part, holder: Part) -> Part:
    """Its feet on the palm; it comes down to that where it was told to fly there."""
    comes = part.actor.action == "fly"
    still = next((one for one in _STILL if one in part.figure.actions), part.action)
    height = min(part.height, _ON_HAND * holder.height)
    below = _FEET if part.figure.medium == "air" else 0.0
    part = replace(part, height=height, action=still, depth=_NEARER * holder.depth)
    part = replace(part, descent=_DESCENT * height if comes else 0.0)
    return _from(part, holder, _hand(holder), below=1000 * below)


def _in_arms(part: Part, holder: Part) -> Part:
    """A child or an animal: in the arms, or on the lap of who sits."""
    nearness = _UNDER_HAND if "stroke" in holder.action else _NEARER
    height, depth = min(part.height, _BABY * holder.height), nearness * holder.depth
    part = replace(part, height=height, depth=depth)
    if holder.carrier is not None or holder.action in _SEATED:
        doing = part.figure.actions
        part = replace(part, action=next((a for a in _AT_REST if a in doing), part.action))
    if holder.carrier is not None:
        is_stroked = "stroke" in holder.action
        return _from(part, holder, _STROKED if is_stroked else _KNEES, below=0.0)
    if holder.action in _SEATED:
        return _from(part, holder, _LAP, below=0.0)
    return _from(part, holder, _ARMS, below=0.5 * part.top)


def _in_hand(part: Part, holder: Part) -> Part:
    """A thing: raised, before the body, or stood on the ground where it is tall."""
    height = holder.height
    if part.figure.name in _RAISED:
        return _from(part, holder, _hand(holder), below=0.0)
    if part.height > _TALL * height:
        x, _ = _hand(holder)
        return _from(part, holder, (x + 700 * half_of(part) / height, 0.0), below=0.0)
    is_large = part.figure.medium != "hand" and 2 * half_of(part) > _LARGE * height
    return _from(part, holder, _hand(holder), below=0.5 * part.top if is_large else 0.0)


def _hand(holder: Part) -> Point:
    if "bite" in holder.action:
        (x, y), size = holder.figure.head_at(holder.action), holder.figure.head_height
        return x + _LIPS[0] * size, y + _LIPS[1] * size
    if holder.action == "cut":
        return _BOARD
    return holder.figure.hand or (0.0, -0.6 * holder.top)


def _mouth(holder: Part) -> Point:
    """Where the muzzle of an animal is, in its action."""
    x, y = holder.figure.head_at(holder.action)
    size = holder.figure.head_height
    if holder.action == "eat":  # from the ground
        return x + _MUZZLE[0] * size, -_GROUND
    return x + _MUZZLE[0] * size, y + _MUZZLE[1] * size


def has_mouth(holder: Part) -> bool:
    """Whether it is an animal that takes things with its mouth."""
    figure = holder.figure
    return figure.hand is None and figure.head_height < 900 and "walk" in figure.actions


def _from(part: Part, holder: Part, anchor: Point, *, below: float) -> Part:
    """At a point of the holder, in its units; `below` is how much of the part hangs down."""
    side, unit = -1 if holder.flips else 1, holder.height / 1000
    x, y = anchor
    return replace(
        part, x=holder.x + side * x * unit, y=holder.y + y * unit + below * part.height / 1000
    )
