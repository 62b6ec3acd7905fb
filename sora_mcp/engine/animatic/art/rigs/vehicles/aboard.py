"""Who is in a vehicle: told by its look, seen through its windows or over its sides."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import Point, group
from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose

TRAIT = "driver"
_SITTING = ("drive", "sit", "stand")


def told(before: str, name: str, look: Mapping[str, str]) -> str:
    """The look's word for those aboard, with one more."""
    found = json.loads(before) if before.startswith("[") else []
    return json.dumps([*found, [name, dict(sorted(look.items()))]])


def aboard(pose: Pose) -> list[tuple[str, Look]]:
    """Those whom the words put into it, the driver first."""
    word = pose.look.trait(TRAIT)
    found = json.loads(word) if word.startswith("[") else []
    return [(name, Look(look)) for name, look in found if name in FIGURES]


def seated(
    pose: Pose, heads: Sequence[Point], tall: float, cut: tuple[float, float, float, float],
    view: str = "",
) -> str:  # fmt: skip
    """Those aboard with their heads at these places, `tall` units each; seen only in `cut`."""
    body = ""
    for n, ((name, look), at) in enumerate(zip(aboard(pose), heads, strict=False)):
        figure = FIGURES[name]
        action = next((one for one in _SITTING if one in figure.actions), figure.action(""))
        if view:
            look, action = Look({**look.of, "view": view}), figure.action("stand")
        x, y = figure.head_at(action)
        k = tall / figure.head_height
        its = replace(pose, look=look, action=action, phase=0.0, seed=pose.seed + n)
        shift = f"translate({at[0] - k * x:.1f} {at[1] - k * y:.1f}) scale({k:.4f})"
        body = group(figure.draw(its).body, shift) + body
    left, top, right, low = cut
    cabin = f'<path d="M{left} {top}H{right}V{low}H{left}Z"/>'
    clip = f'<defs><clipPath id="cabin">{cabin}</clipPath></defs>'
    return clip + group(body, "", 'clip-path="url(#cabin)"') if body else ""
