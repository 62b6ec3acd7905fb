"""Small props cut out by patterns: food, tools, belongings, keepsakes, toys, instruments."""

from __future__ import annotations

from importlib.resources import files

from sora_mcp.engine.animatic.art.figure import Cycle, Medium
from sora_mcp.engine.animatic.art.props.patterns import Pattern, patterns
from sora_mcp.engine.animatic.art.props.shapes import STILL, shelve

SHEETS = (
    "food", "drinks", "tools", "belongings", "treasures", "toys", "keepsakes", "music",
    "outdoors", "indoors", "machines", "fair", "household", "kitchenware", "groceries", "dishes",
    "sports", "office", "outfits", "roadside", "faraway", "sundries",
)  # fmt: skip
_MEDIA: dict[str, Medium] = {
    one: one for one in ("ground", "water", "air", "table", "wall", "hand")
}


def _cycle(told: str) -> Cycle:
    """`seconds/pictures/speed`, the last one optional."""
    seconds, pictures, speed = [*told.split("/"), "0"][:3]
    return Cycle(float(seconds), int(pictures), float(speed))


def _actions(pattern: Pattern) -> dict[str, Cycle]:
    idle = _cycle(pattern.options["cycle"]) if "cycle" in pattern.options else STILL[""]
    actions = {"": idle}
    for one in pattern.options.get("also", "").split(","):
        name, _, told = one.partition(":")
        if name:
            actions[name] = _cycle(told)
    return actions


def _numbers(told: str | None) -> tuple[float, ...]:
    return tuple(float(one) for one in told.split(",")) if told else ()


def _shelve(pattern: Pattern) -> None:
    told = pattern.options
    left, top, right, bottom = _numbers(told["box"])
    head, seat, hand = (_numbers(told.get(name)) for name in ("head", "seat", "hand"))
    high = float(told.get("high", 100))
    shelve(
        pattern.name,
        float(pattern.words[0]),
        pattern.draw,
        (left, top, right, bottom),
        high,
        actions=_actions(pattern),
        medium=_MEDIA[pattern.words[1]],
        head=(head[0], head[1]) if head else (0.0, -high / 2),
        head_height=head[2] if head else high,
        seat=(seat[0], seat[1]) if seat else None,
        hand=(hand[0], hand[1]) if hand else None,
        faces="faces" in pattern.words,
    )


for _name in SHEETS:
    _sheet = files(__package__).joinpath(f"{_name}.txt").read_text(encoding="utf-8")
    for _pattern in patterns(_sheet):
        _shelve(_pattern)
