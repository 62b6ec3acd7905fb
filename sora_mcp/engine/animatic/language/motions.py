"""What things do over a shot: they fall, roll, spin, grow, melt; living ones rather act."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.lexicon import Sense, lexicon
from sora_mcp.engine.animatic.language.targets import names

TRAIT = "motion"
TRAVELLING = names("off fall rise roll bounce explode pop pour grow shrink hover")
_FIERY = names(
    "fire campfire candle torch lantern street_lamp lamp fireplace birthday_cake firework stove"
    " light_bulb floor_lamp rocket sun star sky_lantern"
)
_POPS = names("balloon_toy balloon")
_TOPPLE = names("tree pine palm cherry_tree tower skyscraper ladder lamp floor_lamp fence")
_OWN = {  # what the figure's own picture does already
    "spin": names("windmill wind_turbine ferris_wheel carousel"),
    "float": names("kite balloon_toy paper_boat cloud sky_lantern"),
    "hover": names("kite balloon_toy cloud sky_lantern"),
    "rise": names("sun moon star planet cloud"),
    "burn": _FIERY, "explode": names("firework volcano fire"), "melt": _FIERY - names("candle"),
    "sink": names("sun moon"), "fall": names("firework comet star"), "swing": names("swing"),
}  # fmt: skip
_ROUND = names("planet moon sun star clock globe record_player")
_VESSELS = names(
    "glass bottle cup coffee_cup mug jug teapot kettle wine_glass beer milk juice bowl bucket jar"
    " plastic_bottle potion pot"
)
_PARTICLES = names("up out into")
_BRITTLE = names("bottle glass vase plate bowl mirror window cup wine_glass egg teapot pumpkin")


def setting(words: Sequence[str], at: int, doers: Sequence[Draft]) -> tuple[str, int]:
    """The motion that a verb sets its doers in, and how many words it takes; none for most."""
    match = lexicon().motions.at(words, at)
    after = words[at + match.length : at + match.length + 1] if match else []
    if match is None or not doers or (match.length == 1 and set(after) & _PARTICLES):
        return "", 0
    for sense in match.senses:
        moved = [one for one in doers if _is_for(sense, one)]
        if len(moved) == len(doers):
            motion = _fitting(sense.target, doers[0])
            return ("", 0) if doers[0].name in _OWN.get(motion, ()) else (motion, match.length)
    return "", 0


def _is_for(sense: Sense, one: Draft) -> bool:
    kinds = sense.keys.get("for", "things")
    is_thing = one.name in targets.PROPS or one.kind == "card"
    is_made = one.kind == "prop" or one.name in targets.VEHICLES
    if one.kind == "card":  # words stay as they can be read
        return kinds in ("things", "all") and sense.target not in ("spin", "roll", "tip")
    if sense.target == "spin" and one.name in targets.STANDING - _ROUND:
        return False
    return {
        "things": is_thing, "made": is_made, "all": True,
        "vessels": one.name in _VESSELS,
        "afloat": is_thing or one.name in targets.AFLOAT,
    }.get(kinds, False)  # fmt: skip


def _fitting(motion: str, one: Draft) -> str:
    """A balloon pops where others break; trees and towers fall over."""
    if one.name in _POPS and motion in ("break", "explode"):
        return "pop"
    if motion == "pop" and one.name in _BRITTLE:
        return "break"
    return "tip" if motion == "fall" and one.name in _TOPPLE else motion
