"""What the words before a noun make of it: a toy, a likeness, something of another kind."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language import seeing, targets
from sora_mcp.engine.animatic.language.lexicon import Match, Sense, foods
from sora_mcp.engine.animatic.language.nouns import DISHES, VESSELS
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.targets import names

# Not the thing itself any more, nor anything that we draw: "toy mouse", "haunted doll".
_LIKENESSES = names("toy model plush stuffed lego inflatable haunted sand")
_SHAPED_OF = names(  # an animal of it is a likeness
    "chocolate marzipan gingerbread balloon clay felt origami knitted gummy ceramic porcelain robot"
    " wax bronze topiary holographic animatronic taxidermied skeleton ghost"
)
_COPIED = targets.ANIMALS | targets.VEHICLES | names(
    "doll house statue robot knight astronaut ghost skeleton snowman"
)  # fmt: skip
_CARVED = names(  # people that are carved, cast and folded: no "glass worker"
    "man woman boy girl figure king queen soldier warrior angel ballerina dancer buddha person"
    " prince princess santa elf gnome pirate clown baby god goddess head monk"
)
_LOOKS = names(  # what the living may be like as well: "a translucent jellyfish"
    "icy rocky frozen glassy transparent translucent metallic silken rubber snow sand leather"
)
_BUILT_OF = names("plastic leather cloth metal wood")  # what drives and sails may be of it
_BUILT = names(  # things that nobody builds of what is eaten, folded or melts
    "house castle church tower tree flower rose tulip sunflower cherry_tree palm bush pagoda temple"
    " cabin skyscraper bridge moon star lighthouse"
)
_SWEET = names("chocolate paper ice")
_WORN = names("outfit hat skin")
_CHESSMEN = names("king queen bishop knight rook pawn")
_CHESSMEN_DRAWN = names("king knight")
_FORMED = names(  # made in many shapes: the one that is said is told
    "cake cookie cupcake lamp lantern cup balloon_toy pillow clock candle ring chocolate bag hat"
)


def of_its_kind(sense: Sense, phrase: Phrase, words: Sequence[str]) -> Sense:
    """The noun's meaning, or a card where the words before it make something else of it."""
    if sense.part == "card":
        return sense
    if words[phrase.last - 1] in ("cycle", "cycles") and phrase.head_at > phrase.first + 1:
        return Sense("card", "thing")  # "the water cycle"
    owner = phrase.owners[-1] if phrase.owners and not phrase.owners[-1].is_possessive else None
    if owner and _is_chessman(owner, words[phrase.last - 1]):
        is_drawn = words[phrase.last - 1] in _CHESSMEN_DRAWN
        return Sense("prop", "chess", {"loose": "yes"}) if is_drawn else Sense("card", "thing")
    is_copy = _is_copied(sense, words[phrase.last - 1])
    if (is_copy and _marks(sense, phrase, words)) or _is_carved(sense, phrase, is_copy=is_copy):
        return Sense("card", "thing")
    if owner and _is_other(owner, sense):
        return Sense("card", "thing")
    if owner and (_is_formed(owner, sense) or _is_costumed(owner, sense)):
        phrase.idle += range(phrase.head_at - owner.length, phrase.head_at)
    return sense


def compound(phrase: Phrase, words: Sequence[str]) -> str:
    """What a card says: the noun and the nouns before it, without what else is said of it."""
    first = phrase.head_at
    for owner in reversed(phrase.owners):
        if owner.is_possessive:
            break
        first -= owner.length
    known = _LIKENESSES
    if phrase.head is not None and phrase.head.sense("rig", "prop") is not None:
        known = known | _SHAPED_OF | _materials(phrase, words)
    marks = (word for word in words[phrase.first : first] if word in known)
    said = " ".join((*marks, *words[max(first, phrase.first) : phrase.last]))
    return said.removesuffix("'s")


def _marks(sense: Sense, phrase: Phrase, words: Sequence[str]) -> frozenset[str]:
    """Words before a noun after which it is a likeness."""
    known = _LIKENESSES if sense.part == "prop" else _LIKENESSES | _SHAPED_OF
    named = sum(one.length for one in phrase.owners if one.length > 1)  # "model t car"
    return frozenset(words[phrase.first : phrase.head_at - named]) & known


def _materials(phrase: Phrase, words: Sequence[str]) -> frozenset[str]:
    made = {one for first, last in phrase.modified for one in words[first:last]}
    return frozenset(made) if any(one.part == "material" for one in phrase.keys) else frozenset()


def _is_copied(sense: Sense, word: str) -> bool:
    """Whether there are likenesses of it: "a lego knight", but no "toy seller"."""
    is_carved = word in _CARVED or word.removesuffix("s") in _CARVED or word in ("men", "women")
    return sense.target in _COPIED or (sense.target in targets.PEOPLE and is_carved)


def _is_carved(sense: Sense, phrase: Phrase, *, is_copy: bool) -> bool:
    """Whether it is made of what its picture does not show: "a marble horse"."""
    said = {word for word in phrase.adjectives for word in word.split()}
    made = [one.target for one in phrase.keys if one.part == "material"]
    if said & _LOOKS or (sense.target in targets.VEHICLES and _BUILT_OF & set(made)):
        return False
    if sense.part == "prop":
        return sense.target in _BUILT and bool(_SWEET & set(made))
    if not is_copy or (sense.target in targets.PEOPLE and "cloth" in made):
        return False
    return any(not seeing.is_made_of(sense.target, one) for one in made)


def _is_chessman(owner: Match, word: str) -> bool:
    thing = owner.sense("prop")
    return thing is not None and thing.target == "chess" and word in _CHESSMEN


def _is_other(owner: Match, sense: Sense) -> bool:
    """Whether something of an animal or a vehicle is no such thing: "dog bed", "fish skeleton"."""
    rig, thing = owner.sense("rig"), owner.sense("prop")
    if sense.target == "skeleton":
        return rig is None or rig.target not in targets.PEOPLE
    if sense.target in targets.VEHICLES - {"robot"} and thing and thing.target in foods():
        return True  # "banana boat"
    if rig is None or sense.target in DISHES | VESSELS:
        return False
    is_animal = rig.target in targets.ANIMALS
    if sense.part == "rig":
        return is_animal and sense.target in targets.VEHICLES | {"robot"}
    return (is_animal or rig.target in targets.VEHICLES) and thing is None


def _is_costumed(owner: Match, sense: Sense) -> bool:
    """Whether an animal is said to be like somebody, which is not seen: "a pirate parrot"."""
    rig = owner.sense("rig")
    is_told = rig is not None and (bool(_WORN & set(rig.keys)) or rig.target in ("knight",))
    return is_told and sense.target in targets.ANIMALS


def _is_formed(owner: Match, sense: Sense) -> bool:
    """Whether the noun before it tells a shape that is not drawn: "a castle cake"."""
    rig, thing = owner.sense("rig"), owner.sense("prop")
    if sense.target in DISHES:
        return False
    is_shape = thing is not None and thing.target not in foods()
    return bool(rig and sense.target in VESSELS) or (is_shape and sense.target in _FORMED)
