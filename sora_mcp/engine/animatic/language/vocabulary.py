"""What a plan may hold, for those who write one: read off the plan and the names themselves."""

from __future__ import annotations

from typing import Any, get_args

from sora_mcp.engine.animatic import plan
from sora_mcp.engine.animatic.language import directing, references, targets

EXAMPLE: dict[str, Any] = {
    "shots": [
        {"seconds": 3, "set": "harbor", "time": "dusk", "size": "wide", "move": "pan_right",
         "weather": {"kind": "rain", "intensity": 0.4}, "cast": ["old man in a yellow raincoat"]},
        {"set": "harbor", "time": "dusk", "size": "close", "weather": "rain",
         "transition": "dissolve", "cast": ["old man in a yellow raincoat"],
         "dialogue": ["She sails at dawn."]},
    ],
}  # fmt: skip
_FIGURES = {
    "people": targets.PEOPLE, "animals": targets.ANIMALS, "vehicles": targets.VEHICLES,
    "things": targets.PROPS,
}  # fmt: skip
_FIELDS = {
    "size": plan.ShotSize, "angle": plan.Angle, "move": plan.Move, "time": plan.TimeOfDay,
    "weather.kind": plan.WeatherKind, "style": plan.Style, "transition": plan.Transition,
    "cast.place": plan.Place, "cast.band": plan.Band, "cast.facing": plan.Facing,
    "cast.relation": plan.Relation,
}  # fmt: skip
_FORM = {
    "plan": '{"shots": [shot, ...], "burn_in": false for pictures without slate and tag}',
    "shot": "only what you want said: set, seconds, size, angle, move, move_amount (0..1), lens"
    " (mm), time, weather, style, palette (up to 6 colours), cast, dialogue (texts, or {text,"
    " speaker}), caption, transition; on the set blockout, a neutral stage, place_label names"
    " the place. What is left out is chosen as for a prompt.",
    "cast": 'everyday words ("woman in a red coat"), or {name, label, count, action, look: {part:'
    " colour}, place, band, facing, relation and to (the index of another of the cast)}. Anything"
    ' nobody has drawn: {"kind": "card", "name": words}. A character: its id as name.',
    "seconds": "Lengths of shots are scaled to the length of the video.",
}


def vocabulary() -> dict[str, Any]:
    """Its form, and every value that its fields take."""
    return {
        "form": _FORM,
        "example": EXAMPLE,
        "most_shots": directing.MOST_SHOTS,
        "most_actors_in_a_shot": references.MOST_ACTORS,
        "set": sorted(targets.SETS),
        **{name: [one for one in get_args(kind) if one] for name, kind in _FIELDS.items()},
        "figures": {kind: sorted(names) for kind, names in _FIGURES.items()},
        "actions": _actions(),
    }


def _actions() -> dict[str, list[str]]:
    """What each kind of figure can do."""
    kinds = {"people": targets.PEOPLE, "four-legged": targets.QUADRUPEDS, "birds": targets.BIRDS,
             "swimmers": targets.SWIMMERS, "crawlers": targets.CRAWLERS,
             "winged insects": targets.FLYERS, "dragons": targets.DRAGONS,
             "on the road": targets.ROAD, "afloat": targets.AFLOAT,
             "aloft": targets.ALOFT}  # fmt: skip
    return {kind: sorted(targets.ACTIONS[names]) for kind, names in kinds.items()}
