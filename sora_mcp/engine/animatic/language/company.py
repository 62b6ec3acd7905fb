"""Whom and what words bring with them: mounts, instruments, the other half of a couple."""

from __future__ import annotations

from dataclasses import replace

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.nouns import FRUITS
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.troupe import Troupe
from sora_mcp.engine.animatic.language.whereabouts import settled
from sora_mcp.engine.animatic.plan import Kind


def bring_along(troupe: Troupe) -> None:
    """Whom and what a word brings with it: a cyclist's bicycle, the other half of a couple."""
    for draft in list(troupe.drafts):
        _equipped(troupe, draft)
        if draft.plus:
            for name, look in _COMPANY[draft.plus]:
                other = Draft("rig", name, draft.label, draft.word, look=dict(look))
                other.action, other.rank, other.place = draft.action, draft.rank, draft.place
                if draft.relation in _SEATED and draft.to:
                    other.relation, other.to = draft.relation, draft.to
                troupe.drafts.insert(troupe.drafts.index(draft) + 1, other)
        if "pulled" in draft.look and draft.name not in _HARNESSED:
            horse = Draft("rig", draft.look.pop("pulled"), "horse", "horse", role="object")
            horse.label = horse.word = horse.name
            horse.does("walk", 2)
            troupe.drafts.append(horse)
            troupe.relate(horse, "in_front_of", draft)
    _mount_up(troupe)
    _pair(troupe)
    _cradle(troupe)
    for draft in troupe.drafts:
        if draft.relation in ("riding", "in") and draft.to and draft.to.name in targets.RIGS:
            _aboard(draft, draft.to)


def _aboard(draft: Draft, mount: Draft) -> None:
    """What one does on or in what moves: who rows does it in a rowing boat."""
    if draft.action == "row" and mount.name == "boat":
        mount.look.setdefault("kind", "rowing")
    if draft.action not in _OARS:
        draft.does("ride" if draft.relation == "riding" else "sit", 1)
    mount.count = draft.count if draft.relation == "riding" else mount.count
    _moved(draft, mount)


_COMPANY: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "woman": (("adult", {"gender": "woman"}),),
    "wedding": (("adult", {"gender": "woman", "outfit": "dress", "dress": "white"}),),
    "family": (("child", {}), ("adult", {"gender": "woman"})),
}


def _pair(troupe: Troupe) -> None:
    """It takes two to shake hands."""
    for draft in list(troupe.drafts):
        is_mutual = draft.action in _MUTUAL or (draft.contends and _is_alone(troupe, draft))
        if not is_mutual or not draft.is_person or draft.facing != "auto":
            continue
        other = _partner(troupe, draft)
        if other is None:
            continue
        other.does(draft.action, 3)


def _is_alone(troupe: Troupe, draft: Draft) -> bool:
    """Whether nobody and nothing is there to contend with."""
    return all(one is draft or one.role == "place" for one in troupe.drafts)


def _cradle(troupe: Troupe) -> None:
    """A baby that is held is in the arms."""
    for baby in troupe.drafts:
        holder = baby.to
        is_held = baby.name == "baby" and baby.relation == "holding" and baby.count == 1
        if is_held and holder and holder.is_person and holder.action in _IN_ARMS:
            holder.does("cradle", holder.rank + 1)


def _partner(troupe: Troupe, draft: Draft) -> Draft | None:
    """The second one of two who do something together: named, or added."""
    people = [one for one in troupe.drafts if one.is_person and one.facing == "auto"]
    named = next((one for one in people if one is not draft and one.count == 1), None)
    if named or draft.count > 1:
        return named if draft.count == 1 else None
    if any(one.to is draft or one is draft.to for one in troupe.drafts):
        return None
    other = replace(draft, look=dict(draft.look), spans=[])
    other.is_added = True
    troupe.drafts.insert(troupe.drafts.index(draft) + 1, other)
    return other


_SEATED = ("on", "in")
_HARNESSED = ("carriage",)  # drawn with its horse
_BY = ("beside", "in_front_of", "behind")
_IN_ARMS = ("", "stand", "hug", "carry")
_MUTUAL = names("shake_hands kiss hug hold_hands waltz")
_OARS = ("row", "paddle")


def _mount_up(troupe: Troupe) -> None:
    """Who rides is on what there is to ride."""
    riders = [one for one in troupe.drafts if _rides(one) and one.to is None]
    free = [one for one in troupe.drafts if one.name in targets.RIDDEN and one.to is None]
    taken = [one.to for one in troupe.drafts if one.relation == "riding"]
    for rider in riders:
        mount = next((one for one in free if one not in taken and one is not rider), None)
        if mount is None and rider.word in _HORSEMEN:
            mount = Draft("rig", "horse", "horse", "horse", role="object")
            troupe.drafts.append(mount)
        if mount:
            troupe.relate(rider, "riding", mount)


def _rides(one: Draft) -> bool:
    return one.action == "ride" and (one.is_person or one.name in targets.ANIMALS)


_HORSEMEN = names(
    "cowboy cowgirl knight knights cowboys samurai king queen prince princess warrior gunslinger"
    " outlaw sheriff vaquero gaucho crusader emperor general"
)


def _moved(rider: Draft, mount: Draft) -> None:
    """What is ridden moves."""
    mount.does("walk", 0)
    if rider.is_person and rider.relation == "riding":
        rider.action = (
            "ride" if rider.action in ("", "walk", "run", "sit", "stand") else rider.action
        )


def _equipped(troupe: Troupe, draft: Draft) -> None:
    """What somebody rides or plays by trade; a game gets a table."""
    if draft.rides and (draft.to is None or draft.relation in _BY):
        mount = _thing(troupe, draft, "rig", draft.rides)
        mount.relation, mount.to = draft.relation, draft.to  # by a traffic light
        troupe.relate(draft, "in" if draft.rides in targets.AFLOAT else "riding", mount)
    if draft.holds and all(one.name != draft.holds for one in troupe.drafts):
        troupe.relate(_thing(troupe, draft, "prop", draft.holds), "holding", draft)
    if draft.name == "chess" and draft.to is None and _is_played(troupe):
        troupe.relate(draft, "on", _thing(troupe, draft, "prop", "table"))
    _served(troupe, draft)


def _served(troupe: Troupe, bowl: Draft) -> None:
    """The fruit that a bowl of fruit holds: "a bowl of fruit: apples and pears"."""
    is_full = bowl.name in ("bowl", "basket") and "fruit" in bowl.label
    fruits = [one for one in troupe.drafts if one.name in FRUITS and one.to in (None, bowl.to)]
    for fruit in fruits if is_full else ():
        fruit.relation, fruit.to, fruit.count = "in", bowl, min(fruit.count, 2)


def _thing(troupe: Troupe, owner: Draft, kind: Kind, name: str) -> Draft:
    """Another thing on the scene."""
    thing = Draft(kind, name, name, name, role="object", sentence=owner.sentence)
    troupe.drafts.append(thing)
    return thing


def _is_played(troupe: Troupe) -> bool:
    """Whether somebody sits at a game and no place was named."""
    return settled(troupe)[0] is None and any(one.is_person for one in troupe.drafts)
