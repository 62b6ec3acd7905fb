"""Feats of the whole body are seen whole: a closer size is widened, and that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.plan import Shot

_CUTS = ("medium", "medium_close")
_FEATS = names(
    "ballet breakdance bungee cartwheel climb climb_rock climb_rope crawl dive faint fall handstand"
    " high_kick hockey hula_hoop jump jump_rope jumping_jack kick lift lunge ollie parachute plank"
    " pull_up push_up roller_skate sit_up skate skateboard ski skydive snowboard somersault squat"
    " surf treadmill"
)


def whole(shots: Sequence[Shot]) -> tuple[list[Shot], list[str]]:
    """The shots, none of which cuts a feat off, and what to tell about that."""
    kept, notes = [], []
    for shot in shots:
        done = shot.cast[0].action if shot.cast else ""
        if shot.size in _CUTS and done in _FEATS:
            said = shot.size.replace("_", " ")
            notes.append(f"A {said} shot would cut the {done.replace('_', ' ')} off: it is full.")
            shot = replace(shot, size="full")
        kept.append(shot)
    return kept, list(dict.fromkeys(notes))
