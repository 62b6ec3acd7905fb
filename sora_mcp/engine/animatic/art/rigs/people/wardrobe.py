"""What people wear, as data, and who wears what: by the look, or by the seed."""

from __future__ import annotations

import random
from dataclasses import dataclass

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.figure import Look, Pose
from sora_mcp.engine.animatic.art.light import Paint

SKINS = ("#f0c8a4", "#e6b48c", "#d29a70", "#b57b50", "#8f5c3b", "#6b432c", "#edc3a0", "#c68b5f")
HAIRS = ("#2b201b", "#4a3122", "#6f4a2c", "#96683a", "#1d1b20", "#3a2a22", "#b98a4a", "#7d3c22")
MID_HAIRS = ("#2b201b", "#4a3122", "#1d1b20", "#3a2a22", "#5a3a26")
DARK_HAIRS = ("#1f1917", "#2b201b", "#1d1b20", "#33241d")
GREY_HAIR = ("#c9c9cc", "#e6e5e2", "#a7a8ad")
CALM = ("#3f6ea8", "#b5533c", "#4d7d57", "#7a5a93", "#c08a3a", "#36707a", "#a8475f", "#596275")
DARK = ("#39425a", "#4a3f3a", "#2f3a44", "#51493f", "#3d4a63", "#4b4b52")
SOFT = ("#c9586b", "#4f86a8", "#d59a4a", "#6a9a6b", "#8b6bb0", "#c4695a", "#3f8f8a")


@dataclass(frozen=True)
class Outfit:
    """Clothes: the top's part name, colours to choose from, cut and details.

    `hem` is how far down the leg the top goes (0 hip .. 1 ankle), `sleeve` how far down the arm.
    """

    part: str = "shirt"
    colours: tuple[str, ...] = CALM
    sleeve: float = 1.0
    cuff: float = 1.0  # width of the sleeve's end
    loose: float = 1.06
    hem: float = 0.1
    flare: float = 0.0
    legs: str = "trousers"
    leg_colours: tuple[str, ...] = DARK
    details: tuple[str, ...] = ()
    hat: str = ""
    boots: bool = False
    shoes: tuple[str, ...] = ("#2d2a2c", "#4c352a", "#e4e1da", "#33384a")
    bulk: float = 1.0  # thickness of sleeves and legs
    metal: bool = False


OUTFITS: dict[str, Outfit] = {
    "shirt": Outfit(details=("collar", "buttons")),
    "tshirt": Outfit(sleeve=0.42, details=("neckline",)),
    "sweater": Outfit(loose=1.14, bulk=1.14, details=("ribs",)),
    "hoodie": Outfit(loose=1.16, bulk=1.16, details=("hood_down", "pocket")),
    "coat": Outfit(
        "coat", ("#7a4a34", "#39506e", "#5c5f49", "#8a3b35", "#494453", "#a97c45"), loose=1.14,
        hem=0.6, flare=26, bulk=1.12, boots=True,
        details=("shirtfront", "lapels", "opening", "buttons"),
        shoes=("#2d2a2c", "#4c352a", "#33302f"),
    ),
    "raincoat": Outfit(
        "coat", ("#ecc531", "#d9542b", "#3c8fb5", "#4f9a5c"), loose=1.2, hem=0.56, flare=42,
        bulk=1.22, details=("opening", "toggles"), hat="hood", boots=True,
        shoes=("#3d5a48", "#8a3b35", "#2f4d68"),
    ),
    "lab_coat": Outfit(
        "coat", ("#f3f3ef",), loose=1.12, hem=0.52, flare=16, bulk=1.1,
        details=("shirtfront", "lapels", "opening", "breast_pocket"),
    ),
    "dress": Outfit("dress", SOFT, sleeve=0.3, loose=1.02, hem=0.6, flare=58, legs="bare",
                    details=("neckline", "belt"), shoes=("#5a2f38", "#2d2a2c", "#8d6a4a")),
    "skirt": Outfit("shirt", SOFT, sleeve=0.42, loose=1.03, legs="bare",
                    details=("neckline", "skirt")),
    "suit": Outfit(
        "suit", ("#2c3344", "#3d3d44", "#2b2b30", "#4b4034"), loose=1.1, hem=0.17, flare=6,
        bulk=1.08, legs="same", details=("shirtfront", "tie", "lapels", "opening"),
        shoes=("#221f20",),
    ),
    "robe": Outfit("robe", ("#4d3a78", "#6c2f38", "#33506b", "#5a5148"), cuff=2.3, loose=1.12,
                   hem=0.97, flare=50, details=("neckline", "belt")),
    "kimono": Outfit("kimono", ("#8f3447", "#33507d", "#4f7a6b", "#c98a96"), cuff=2.9, loose=1.05,
                     hem=0.93, flare=8, details=("crossing", "obi"), shoes=("#8d6a4a",)),
    "uniform": Outfit("uniform", ("#2f446b", "#4c5a45", "#6b6a55"), loose=1.08, hem=0.14, bulk=1.05,
                      legs="same", details=("collar", "buttons", "belt", "badge"), hat="officer",
                      boots=True, shoes=("#222226",)),
    "apron": Outfit(colours=("#e9e4da", "#b7c4d0", "#d9c2b0"), sleeve=0.75, details=("apron",)),
    "armor": Outfit("armor", ("#aab2bd",), loose=1.14, hem=0.2, flare=22, bulk=1.18, legs="same",
                    details=("plates", "belt"), boots=True, shoes=("#8f98a5",), metal=True),
    "spacesuit": Outfit("spacesuit", ("#eceef0",), loose=1.36, hem=0.1, bulk=1.62, legs="same",
                        details=("space",), hat="bubble", boots=True, shoes=("#c9ced4",)),
    "swimsuit": Outfit("swimsuit", ("#c23b4a", "#23658f", "#2f8f7a", "#3a3550"), sleeve=0.0,
                       loose=1.0, hem=0.02, legs="bare", details=("swim",), shoes=("",)),
    "sportswear": Outfit("shirt", ("#d8402f", "#2f66b3", "#2f8f5a", "#e5a02a"), sleeve=0.36,
                         legs="shorts", leg_colours=("#2b3042", "#f0f0ec", "#303030"),
                         details=("neckline", "flash"), shoes=("#f0f0ec", "#e85d3a", "#30a0c0")),
    "tutu": Outfit("dress", ("#eeb2c2", "#f2ece6", "#b9c6e8"), sleeve=0.0, loose=0.98, hem=0.03,
                   legs="tights", leg_colours=("#f1d9d4", "#f4ece8"),
                   details=("neckline", "tutu"), shoes=("#e9a9b8",)),
    "cape": Outfit("shirt", ("#2f5fa8", "#b03a34", "#3d4a63"), loose=1.02, legs="tights",
                   details=("emblem", "belt"), boots=True, shoes=("#a3281f", "#d2a02f")),
    "baby": Outfit("shirt", ("#f3d9a0", "#bcd8ea", "#f2c3c6", "#cfe3bf"), loose=1.04, legs="same",
                   details=("neckline",), shoes=("#f6f2ea",)),
}  # fmt: skip
_HATS = {
    "baseball": "cap",
    "sun": "straw",
    "wide": "straw",
    "sombrero": "straw",
    "wool": "beanie",
    "woolly": "beanie",
    "wooly": "beanie",
    "knitted": "beanie",
    "scarf": "headscarf",
    "hijab": "headscarf",
    "tophat": "top",
    "top_hat": "top",
    "top hat": "top",
    "hard": "helmet",
    "hard_hat": "helmet",
    "wizard": "witch",
    "pointed": "witch",
    "pointy": "witch",
    "tiara": "crown",
    "space": "bubble",
    "police": "officer",
    "captain": "officer",
    "cook": "chef",
    "toque": "chef",
    "none": "",
    "no": "",
    "false": "",
}
_PLAIN = {"man": ("shirt", "tshirt", "sweater", "hoodie", "coat"),
          "woman": ("dress", "tshirt", "sweater", "coat", "skirt"),
          "child": ("tshirt", "sweater", "hoodie", "shirt")}  # fmt: skip
_HABITS = {  # what is worn for an action when nothing is said
    "swim": "swimsuit", "surf": "swimsuit", "kick": "sportswear", "cook": "apron", "paint": "apron",
}  # fmt: skip
_ALIASES = {
    "t-shirt": "tshirt", "jacket": "suit", "tuxedo": "suit", "gown": "dress", "armour": "armor",
    "cloak": "cape", "labcoat": "lab_coat", "lab coat": "lab_coat", "jumper": "sweater",
}  # fmt: skip


@dataclass(frozen=True)
class Wearer:
    """One person's clothes, colours and traits, ready to be painted."""

    paint: Paint
    look: Look
    kind: str
    outfit: Outfit
    name: str
    gender: str
    skin: str
    hair: str
    hair_style: str
    top: str
    legs: str
    shoes: str
    hat: str
    is_old: bool
    action: str
    seed: int

    def chance(self, name: str) -> random.Random:
        """A die of this person's own."""
        return random.Random(f"{self.seed}/{name}")


def wearer(pose: Pose, kind: str, *, outfit: str = "", hat: str = "") -> Wearer:
    """Who this is: traits by the look, what it leaves open by the seed."""
    look, rng = pose.look, random.Random(f"{pose.seed}/person")
    gender = look.trait("gender") or rng.choice(("man", "woman"))
    is_old = look.trait("age") == "old" and kind == "adult"
    name = _outfit_name(look, kind, gender, outfit or _HABITS.get(pose.action, ""), rng.random())
    cut = OUTFITS[name]
    skin = look.own_colour("skin", rng.choice(SKINS))
    hairs = _hairs(skin)
    own_hair = rng.choice(GREY_HAIR if is_old else hairs)
    top = _first_colour(look, (name, cut.part, "clothes"), rng.choice(cut.colours))
    legs = look.own_colour("trousers", "") or look.own_colour("skirt", "")
    legs = legs or (top if cut.legs == "same" else rng.choice(cut.leg_colours))
    return Wearer(
        paint=pose.paint,
        look=look,
        kind=kind,
        outfit=cut,
        name=name,
        gender=gender,
        skin=skin,
        hair=look.own_colour("hair", own_hair),
        hair_style=_hair_style(look, kind, gender, rng),
        top=top,
        legs=legs,
        shoes=look.own_colour("shoes", rng.choice(cut.shoes)),
        hat=_hat(look.trait("hat") or hat or cut.hat),
        is_old=is_old,
        action=pose.action,
        seed=pose.seed,
    )


def _hat(wish: str) -> str:
    return _HATS.get(wish, wish)


def _hairs(skin: str) -> tuple[str, ...]:
    brightness = sum(colour.rgb(skin))
    return HAIRS if brightness > 2.1 else MID_HAIRS if brightness > 1.55 else DARK_HAIRS


def _outfit_name(look: Look, kind: str, gender: str, own: str, chance: float) -> str:
    wish = look.trait("outfit")
    wish = _ALIASES.get(wish, wish)
    if wish in OUTFITS:
        return wish
    for name in OUTFITS:  # a colour for a coat says that there is a coat
        if look.trait(name) and name != "skirt":
            return name
    if own:
        return own
    choice = _PLAIN["child" if kind == "child" else gender if gender in _PLAIN else "man"]
    return choice[int(chance * len(choice))]


def _first_colour(look: Look, parts: tuple[str, ...], default: str) -> str:
    for part in parts:
        if told := look.own_colour(part, ""):
            return told
    return look.colour("body", default)


def _hair_style(look: Look, kind: str, gender: str, rng: random.Random) -> str:
    wish = look.trait("hair_style")
    chance = rng.random()
    if wish:
        return wish
    if kind == "baby":
        return "baby"
    styles: tuple[str, ...]
    if gender == "man":
        styles = ("short", "short", "curly" if kind == "child" else "parted")
    elif kind == "child":
        styles = ("ponytail", "braids", "long")
    else:
        styles = ("long", "bun", "ponytail", "bob", "curly")
    return styles[int(chance * len(styles))]
