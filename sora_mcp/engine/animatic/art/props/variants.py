"""Figures that look quite otherwise by what they are made of, or by their age."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from sora_mcp.engine.animatic.art.drawing import Drawing
from sora_mcp.engine.animatic.art.figure import FIGURES, Figure, Pose

# A figure, the trait that changes it, and what it is drawn as then.
VARIANTS = (
    ("box", "material", "wood", "crate"),
    ("phone", "age", "old", "telephone"),
)


def _drawn(plain: Figure, trait: tuple[str, str], other: Figure, pose: Pose) -> Drawing:
    has = pose.look.trait(trait[0]) == trait[1]
    return (other if has else plain).draw(pose)


for _name, _trait, _value, _as in VARIANTS:
    _plain = FIGURES[_name]
    FIGURES[_name] = replace(_plain, draw=partial(_drawn, _plain, (_trait, _value), FIGURES[_as]))
