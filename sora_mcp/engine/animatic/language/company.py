"""Whom and what words bring with them: mounts, instruments, the other half of a couple."""

from __future__ import annotations

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.troupe import Troupe
from sora_mcp.engine.animatic.plan import Kind


def bring_along(troupe: Troupe) -> None:
    """Whom and what a word brings with it: a cyclist's bicycle, the other half of a couple."""
    for draft in list(troupe.drafts):
        _equipped(troupe, draft)
        if draft.plus:
            for name, look in _COMPANY[draft.plus]:
                other = Draft("rig", name, draft.label, draft.word, look=dict(look))
                other.action, other.rank, other.place = draft.action, draft.rank, draft.place
                troupe.drafts.insert(troupe.drafts.index(draft) + 1, other)
        if "pulled" in draft.look:
            horse = Draft("rig", draft.look.pop("pulled"), "horse", "horse", role="object")
            horse.label = horse.word = horse.name
            horse.does("walk", 2)
            troupe.drafts.append(horse)
            troupe.relate(horse, "in_front_of", draft)
    _mount_up(troupe)
    for draft in troupe.drafts:
        if draft.relation in ("riding", "in") and draft.to and draft.to.name in targets.RIGS:
            if draft.action != "row":
                draft.does("ride" if draft.relation == "riding" else "sit", 1)
            draft.to.count = draft.count if draft.relation == "riding" else draft.to.count
            _moved(draft, draft.to)


_COMPANY: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "woman": (("adult", {"gender": "woman"}),),
    "wedding": (("adult", {"gender": "woman", "outfit": "dress", "dress": "white"}),),
    "family": (("child", {}), ("adult", {"gender": "woman"})),
}


def _mount_up(troupe: Troupe) -> None:
    """Who rides is on what there is to ride."""
    riders = [one for one in troupe.drafts if one.action == "ride" and one.to is None]
    free = [one for one in troupe.drafts if one.name in targets.RIDDEN and one.to is None]
    taken = [one.to for one in troupe.drafts if one.relation == "riding"]
    for rider in riders:
        mount = next((one for one in free if one not in taken and one is not rider), None)
        if mount is None and rider.word in _HORSEMEN:
            mount = Draft("rig", "horse", "horse", "horse", role="object")
            troupe.drafts.append(mount)
        if mount:
            troupe.relate(rider, "riding", mount)


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
    if draft.rides and draft.to is None:
        mount = _thing(troupe, draft, "rig", draft.rides)
        troupe.relate(draft, "in" if draft.rides in targets.AFLOAT else "riding", mount)
    if draft.holds and all(one.name != draft.holds for one in troupe.drafts):
        troupe.relate(_thing(troupe, draft, "prop", draft.holds), "holding", draft)
    if draft.name == "chess" and draft.to is None and _is_played(troupe):
        troupe.relate(draft, "on", _thing(troupe, draft, "prop", "table"))


def _thing(troupe: Troupe, owner: Draft, kind: Kind, name: str) -> Draft:
    """Another thing on the scene."""
    thing = Draft(kind, name, name, name, role="object", sentence=owner.sentence)
    troupe.drafts.append(thing)
    return thing


def _is_played(troupe: Troupe) -> bool:
    """Whether somebody sits at a game and no place was named."""
    return troupe.set_name() is None and any(one.is_person for one in troupe.drafts)
