"""An actor in the making, and how words change its looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.lexicon import Sense, rows
from sora_mcp.engine.animatic.language.meanwhile import both
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.plan import Band, Facing, Kind, Place, Relation

_HAIR_COLOURS = names("blonde ginger grey silver")
_SKINS = {"black": "#5f3d28", "white": "#f0c8a4", "brown": "#8f5c3b"}
_WORN_BY_ANIMALS = names("hat scarf collar glasses")
_WINGED = targets.BIRDS | targets.FLYERS | targets.DRAGONS
_UNDER = names("shirt tshirt sweater hoodie dress skirt suit sportswear")
_COVERS = names("feather feathers fur plumage scale scales coat hide body wool pelt")
_PEOPLE_SHAPES = names("robot skeleton ghost astronaut knight snowman")
_NAMES = {
    ("adult", ""): "person", ("adult", "man"): "man", ("adult", "woman"): "woman",
    ("child", "man"): "boy", ("child", "woman"): "girl",
}  # fmt: skip
_ON_BOARDS = names("ski skateboard surf")
_MOVES = names("walk run jump ride fly stand skate")
_NOT_LOOKS = names("action hint rides holds count plus for part prop person loose drawn")


@dataclass(eq=False)
class Draft:
    """An actor whose looks, doings and place are still being read."""

    kind: Kind
    name: str
    label: str = ""
    word: str = ""  # the head noun
    count: int = 1
    action: str = ""
    rank: int = -1  # how much its action says
    look: dict[str, str] = field(default_factory=dict)
    place: Place = "auto"
    band: Band = "auto"
    facing: Facing = "auto"
    relation: Relation = ""
    to: Draft | None = None
    role: str = "subject"
    sentence: int = 0
    scenic: str = ""  # the set that would draw it anyway
    plus: str = ""  # who else is meant by the word
    rides: str = ""
    holds: str = ""
    is_side: bool = False  # named by the way: "with flames", "from the engines"
    is_title: bool = False  # what the film is for: "sneaker ad"
    is_definite: bool = False  # "the driver"
    is_parted: bool = False  # its members are told apart
    is_added: bool = False  # nobody named it
    is_lost: bool = False  # only in the picture of what is done to it, and not seen there
    is_seen: bool = False  # in the picture of what somebody does with it
    loosely: str = ""  # drawn as another of its kind: as what
    played: str = ""  # what it does is drawn as something like it: as what
    contends: bool = False  # it takes two to do what it does
    nearly: dict[str, str] = field(default_factory=dict)  # garments, drawn as others
    refused: str = ""  # what it was told and cannot do
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Whether it has hands and wears things."""
        return self.name in targets.PEOPLE or self.kind == "character"

    @property
    def is_alive(self) -> bool:
        """Whether it does things by itself."""
        is_card = self.kind == "card" and self.role == "subject"
        return is_card or self.name in targets.RIGS or self.kind == "character"

    def does(self, action: str, rank: int) -> None:
        """Take an action, unless a more telling one is known."""
        is_thing = self.name in targets.PROPS or self.kind == "card"
        if self._does_both(action) or not action or rank <= self.rank or is_thing:
            return
        if self.action.startswith("play_") and action in ("play", "sing", "stand"):
            return
        action = "ollie" if (self.action, action) == ("skateboard", "jump") else action
        if self.action in _ON_BOARDS and action in _MOVES:
            return
        if self.kind == "character":
            self.action, self.rank = action, rank
            return
        if action == "play" and self.is_person:
            action = "run" if self.name == "child" else ""
            if not action:
                return
        done = targets.doable(self.name, action)
        if done is None:
            self.refused = action
            return
        self.action, self.rank = done, rank

    def _does_both(self, action: str) -> bool:
        """Whether somebody who sits or walks does it meanwhile, or sits or walks meanwhile."""
        told = both(self.action, action) if self.is_person and self.rank > 0 else ""
        if action == "pet" and self.action in ("sit", "lie", "sleep"):
            self.action = "stroke" if self.is_person else self.action
            return True  # what is stroked is on the lap
        if told and self.kind != "character":
            self.action, self.rank = told, max(self.rank, 2)
        return bool(told)

    def described(self, phrase: Phrase) -> None:
        """Take the looks of a noun phrase."""
        for sense in phrase.keys:
            self._trait(sense)
        self.coloured(phrase.colours)
        if phrase.action:
            self.does(phrase.action, 1)

    def is_like(self, senses: Sequence[Sense]) -> None:
        """Take a look that is said by itself: "red", "small"."""
        for sense in senses:
            if sense.part == "colour":
                self.coloured([sense.target])
            else:
                self._trait(sense)

    def _trait(self, sense: Sense) -> None:
        if sense.part == "material":
            self.look["material"] = sense.target
            if sense.target == "gold":
                self.look.setdefault("body", "gold")
            return
        kinds = {"people": self.is_person, "animals": self.name in targets.ANIMALS,
                 "things": not self.is_person and self.name not in targets.ANIMALS}  # fmt: skip
        if not kinds.get(sense.keys.get("for", ""), True):
            return
        for key, value in sense.keys.items():
            if key == "action":
                self.does(value, 2)
            elif key not in _NOT_LOOKS and (key != "motion" or self._moves_so(value)):
                self.look[key] = value

    def _moves_so(self, motion: str) -> bool:
        """Words on a card stay as they can be read, and furniture does not spin."""
        is_card = self.kind == "card" and motion in ("spin", "roll", "tip")
        return not is_card and not (motion == "spin" and self.name in targets.STANDING)

    def coloured(self, colours: list[str]) -> None:
        """Take colours: of clothes, hair or skin, or of the whole."""
        if not colours:
            return
        first = colours[0]
        if self.name in ("adult", "child", "baby"):
            if first in _HAIR_COLOURS:
                self.look["hair"] = first
            elif first in _SKINS and len(colours) == 1:
                self.look["skin"] = _SKINS[first]
            else:
                self.look["clothes"] = first
            return
        self.look["body"] = first
        if len(colours) > 1:
            self.look["second"] = colours[1]

    def can_wear(self, garment: Sense, phrase: Phrase) -> bool:
        """Whether it is seen on this one: animals wear hats and scarfs, and no clothes."""
        owner = phrase.owners[-1] if phrase.owners else None
        rig = owner.sense("rig") if owner and not owner.is_possessive else None
        if rig and rig.target not in targets.PEOPLE:
            return False  # "a chicken suit"
        is_own = "wings" in garment.keys and self.name in _WINGED
        return self.is_person or is_own or bool(_WORN_BY_ANIMALS & set(garment.keys))

    def wears(self, garment: Sense, phrase: Phrase) -> None:
        """Put on a garment with the colours and the pattern said of it."""
        keys = dict(garment.keys)
        part = keys.get("part", "")
        worn = self.look.get("outfit", "")
        is_under = keys.get("outfit") in _UNDER and worn not in _UNDER and "worn" in self.look
        for key, value in keys.items():
            if key not in _NOT_LOOKS and not (key == "outfit" and is_under):
                self.look[key] = value
        if "outfit" in keys:
            self.look["worn"] = "yes"
        if phrase.colours and part:
            self.look[part] = phrase.colours[0]
            if len(phrase.colours) > 1:
                self.look["pattern_colour"] = phrase.colours[1]
        for sense in phrase.keys:
            if "pattern" in sense.keys:
                self.look["pattern"] = sense.keys["pattern"]

    def has_part(self, body: Sense, word: str, phrase: Phrase) -> None:
        """Take what is said of a part of the body."""
        part = body.keys.get("part", "")
        if "beard" in body.keys:
            self.look["beard"] = "yes"
        if part == "hair":
            for adjective in (*phrase.adjectives, word):
                if adjective in _hair_styles():
                    self.look["hair_style"] = _hair_styles()[adjective]
        if not phrase.colours:
            return
        key = part if part in ("eyes", "hair", "beard", "skin") or word in _COVERS else word
        self.look["hair" if key == "beard" else key] = phrase.colours[0]


def drafted(sense: Sense, phrase: Phrase, label: str, word: str) -> Draft:
    """A new actor of what a noun means."""
    kind: Kind = "rig" if sense.part == "rig" else "prop" if sense.part == "prop" else "card"
    keys = sense.keys
    draft = Draft(kind, "card" if kind == "card" else sense.target, label, word)
    draft.look = {key: value for key, value in keys.items() if key not in _NOT_LOOKS}
    draft.plus, draft.rides = keys.get("plus", ""), keys.get("rides", "")
    draft.holds = keys.get("holds", "")
    draft.loosely = sense.target if "loose" in keys else ""
    own = int(keys.get("count", "1"))
    draft.count = phrase.count or (3 if phrase.is_plural and own == 1 else own)
    draft.described(phrase)
    draft.does(keys.get("action", ""), 0)
    if draft.name in targets.SKYBORNE:
        draft.band = "sky"
    return draft


def _hair_styles() -> dict[str, str]:
    return {"long": "long", "flowing": "long", "wavy": "long", "straight": "long",
            "short": "short", "cropped": "short", "spiky": "short", "curly": "curly",
            "frizzy": "curly", "afro": "curly", "bun": "bun", "ponytail": "ponytail",
            "braided": "braids", "braid": "braids", "braids": "braids", "pigtails": "braids",
            "bob": "bob", "dreadlocks": "long", "curls": "curly"}  # fmt: skip


def interiors() -> dict[str, str]:
    """The sets inside of buildings."""
    return {word: head for head, _, words in rows("interiors") for word in words}


def summary(draft: Draft) -> str:
    """What a noun phrase became, in words."""
    if draft.kind == "card":
        return f"card: {draft.label}"
    said = [_look(key, value) for key, value in draft.look.items() if key != "worn"]
    if draft.action:
        said.append(draft.action.replace("_", " "))
    if draft.count > 1:
        said.append(f"x{draft.count}")
    gender = draft.look.get("gender", "")
    name = _NAMES.get((draft.name, gender), draft.name.replace("_", " "))
    name = {
        "woman": "man and woman",
        "wedding": "man and woman",
        "family": "man, woman and child",
    }.get(draft.plus, name)
    said = list(dict.fromkeys(one for one in said if one and one != gender))
    return f"{name}: {', '.join(said)}" if said else name


def _look(key: str, value: str) -> str:
    """A look in words: "orange", "calico", "beard", "chef hat", "blue eyes"."""
    value = value.replace("_", " ")
    if value.startswith("#"):
        return ""
    if key in (
        "age",
        "gender",
        "size",
        "outfit",
        "material",
        "body",
        "pattern",
        "build",
        "mood",
        "motion",
    ):
        return value
    name = key.replace("_", " ")
    return name if value == "yes" else f"{value} {name}"


def merged(head: Sense, before: list[Sense]) -> tuple[Sense, dict[str, str]]:
    """A noun with a noun before it: which of them is drawn, and what it takes from the other."""
    for other in before:
        is_people = other.target in targets.PEOPLE
        if "outfit" in head.keys and other.target in targets.VEHICLES - {"robot"}:
            return head, {}  # "a rocket scientist"
        if head.target == "adult" and (other.target in _PEOPLE_SHAPES or not is_people):
            return other, {}
        if other.target == "robot" and head.target in targets.ANIMALS:
            return head, {"material": "metal"}
        if is_people and head.target in targets.PEOPLE:
            return head, {k: v for k, v in other.keys.items() if k in ("gender", "age", "beard")}
    return head, {}
