"""What a noun is beside other nouns: a part of one, a likeness of one, or a kind of its own."""

from __future__ import annotations

from collections.abc import Sequence

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.lexicon import Match, Sense, lexicon, plain
from sora_mcp.engine.animatic.language.peeking import ARTICLES
from sora_mcp.engine.animatic.language.phrase import Phrase
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.tokens import Token
from sora_mcp.engine.animatic.language.troupe import Troupe

# Not the thing itself any more, nor anything that we draw: "toy mouse", "haunted doll".
_LIKENESSES = names("toy model plush stuffed lego inflatable haunted sand")
_SHAPED_OF = names(  # an animal of it is a likeness
    "chocolate marzipan gingerbread balloon clay felt origami knitted gummy ceramic porcelain"
)
_YOUNG = names("calf cub cubs pup kit foal joey calves pups young")
_ELDERS = names("mother mothers mom mum father dad parent parents")
_GROWN = {"kitten": "cat", "puppy": "dog", "foal": "horse", "lamb": "sheep", "fawn": "doe",
          "chick": "chicken", "duckling": "duck"}  # fmt: skip
_STATUES = names("statue doll teddy balloon_toy canvas sandcastle")
_VESSELS = names("bowl plate glass cup coffee_cup bottle wine_glass soup")
_VESSEL_WORDS = names("bowl plate glass cup mug bottle dish teacup platter saucer goblet jar")
_POURED = names("water tea coffee milk wine juice cocoa beer cream lemonade")  # in any vessel
_DISHES = names("burger pizza soup pancakes bread sushi sandwich hot_dog salad noodles")
FRUITS = names("apple banana orange lemon strawberry peach pear grapes cherries pineapple coconut")
_TOPPINGS = names("cheese egg mushroom carrot strawberry tomato onion")
_GADGETS = names("watch smartwatch phone laptop tablet computer camera")
_KEYED = names("piano laptop computer keyboard accordion typewriter")
_PAINTS = ("is painting", "is drawing", "is sketching", "is sculpting")
_ASIDE = names("with loc by above")  # what is put by these is seldom what a text is about
_OUT_OF = names("in loc on")


def of_its_kind(sense: Sense, phrase: Phrase, words: Sequence[str]) -> Sense:
    """The noun's meaning, or a card where the word before it makes something else of it."""
    if sense.part == "card":
        return sense
    before = set(words[phrase.first : phrase.head_at])
    is_copied = sense.target in targets.ANIMALS | targets.VEHICLES | {"doll", "house", "statue"}
    if is_copied and before & (_LIKENESSES | _SHAPED_OF):
        return Sense("card", "thing")
    owner = phrase.owners[-1] if phrase.owners else None
    if sense.part == "prop" and owner and not owner.is_possessive and _is_other(owner, sense):
        return Sense("card", "thing")
    return sense


def _is_other(owner: Match, sense: Sense) -> bool:
    """Whether a thing of an animal or a vehicle is no such thing: "dog bed", "car window"."""
    rig = owner.sense("rig")
    if rig is None or sense.target in _DISHES | _VESSELS:
        return False
    return rig.target in targets.ANIMALS | targets.VEHICLES and owner.sense("prop") is None


def parent(phrase: Phrase, words: Sequence[str], met: Sequence[Draft]) -> Sense | None:
    """The animal whose young is meant: "an elephant and her calf", "wolf pups"."""
    word = words[phrase.last - 1]
    if phrase.head and phrase.head.length > 1 and phrase.head.sense("prop"):
        return None  # "drum kit"
    if word not in _YOUNG and not (phrase.determiner == "its" and word in _ELDERS):
        return None
    owners = [owner.sense("rig") for owner in phrase.owners]
    animals = [one.target for one in owners if one and one.target in targets.ANIMALS]
    animals += [one.name for one in met if one.name in targets.ANIMALS][-1:]
    if animals and word in _ELDERS:
        return Sense("rig", _GROWN.get(animals[0], animals[0]))
    return Sense("rig", animals[0], {"size": "small"}) if animals else None


def compound(phrase: Phrase, words: Sequence[str]) -> str:
    """What a card says: the noun and the nouns before it, without what else is said of it."""
    first = phrase.head_at
    for owner in reversed(phrase.owners):
        if owner.is_possessive:
            break
        first -= owner.length
    is_animal = phrase.head is not None and phrase.head.sense("rig") is not None
    known = _LIKENESSES | _SHAPED_OF if is_animal else _LIKENESSES
    marks = (word for word in words[phrase.first : first] if word in known)
    said = " ".join((*marks, *words[max(first, phrase.first) : phrase.last]))
    return said.removesuffix("'s")


def is_likeness(draft: Draft, of: Match) -> bool:
    """Whether what it is a likeness of makes it another figure: "a statue of a lion"."""
    rig = of.sense("rig")
    is_thing = rig is None or rig.target not in targets.PEOPLE
    return draft.name in _STATUES and is_thing and of.sense("rig", "prop", "card") is not None


def is_shown_in(thing: Draft, content: Match, word: str) -> bool:
    """Whether a thing is drawn with what it is said to hold, or to be of."""
    if thing.kind == "card" or thing.name == "vase" or word in _POURED:
        return True  # a card says it
    senses = {sense.target for sense in content.senses}
    in_bowl = thing.name in ("bowl", "basket") and bool(senses & FRUITS)
    is_person = thing.name in _STATUES and bool(senses & targets.PEOPLE)
    return in_bowl or is_person or thing.name in senses


def is_held_by(content: Draft, vessel: Draft, relation: str) -> bool:
    """Whether a vessel is what food or drink is drawn with anyway: "a salad in a bowl"."""
    if vessel.name not in _VESSELS or vessel.word.split()[-1] not in _VESSEL_WORDS:
        return False
    if content.is_person:
        return content.action in ("drink", "eat", "dine") and relation in ("in", "loc")
    is_served = content.name in _VESSELS | _DISHES | {"rice", "milk", "beer", "cocktail"}
    is_vessel = content.word.split()[-1] in _VESSEL_WORDS
    return relation in _OUT_OF and is_served and not is_vessel


def is_part(draft: Draft, met: Sequence[Draft], before: Sequence[str]) -> bool:
    """Whether it is seen on something anyway: a burger's cheese, a watch's screen."""
    there = {name for one in met for name in (one.name, one.word)}
    if draft.word == "screen":
        return bool(there & _GADGETS)
    if draft.word == "keys":
        return bool(there & _KEYED)
    if draft.word in _VESSEL_WORDS and any(f"{draft.word} of " in one.label for one in met):
        return True  # "a bowl of soup ... from the bowl"
    return draft.name in _TOPPINGS and bool(there & _DISHES) and "with" in before


def is_aside(draft: Draft, relation: str, subject: Draft | None) -> bool:
    """Whether it is named by the way: "with flames", "from the engines", "on a stool"."""
    match = lexicon().nouns.at(draft.word.split(), 0)
    sense = match.sense("card") if match else None
    if sense and sense.target == "animal":
        return False
    is_seat = relation in ("on", "in") and subject is not None and subject.name in targets.RIGS
    return relation in _ASIDE or is_seat


def is_detail(phrase: Phrase, met: Sequence[Draft], words: Sequence[str]) -> bool:
    """Whether a noun is a piece of what was named before: engines, wheels, a logo."""
    return bool(met) and words[phrase.last - 1] in plain("details")


def is_somebodys(after: Sequence[Token]) -> bool:
    """Whether somebody follows whose part it is: "the face of a girl"."""
    words = [token.word for token in after[:2]]
    return len(words) > 1 and words[0] == "of" and words[1] in ARTICLES


def is_anothers(after: Sequence[Token]) -> bool:
    """Whether it is a part as others have it: "the legs of a frog"."""
    return [token.word for token in after[:2]] in (["of", "a"], ["of", "an"])


def is_painter(phrase: Phrase, after: Sequence[Token]) -> bool:
    """Whether a name is somebody's who paints just now: "Ansaldo is painting"."""
    return " ".join(token.word for token in after[:2]) in _PAINTS and not phrase.determiner


def is_colour(phrase: Phrase, words: Sequence[str]) -> bool:
    """Whether a bare noun is only a colour: "from purple to orange"."""
    is_bare = not (phrase.is_marked or phrase.is_plural or phrase.owners)
    said = " ".join(words[phrase.first : phrase.last])
    lead = words[phrase.first - 1] if phrase.first else ""
    return is_bare and lead in ("to", "from", "into", "turns") and said in lexicon().modifiers


def bring_owner(phrase: Phrase, troupe: Troupe) -> None:
    """Whose a thing is, beside the one who has it in hand: "another person's bag"."""
    owners = [one.sense("rig") for one in phrase.owners if one.is_possessive]
    is_theirs = any(one and one.target in targets.PEOPLE for one in owners)
    people = [one for one in troupe.drafts if one.is_person]
    if is_theirs and phrase.determiner == "another" and len(people) == 1:
        other = Draft("rig", people[0].name, "another person", "person", role="object")
        troupe.drafts.append(other)


def look_of(garment: Sense) -> str:
    """What a garment is drawn as, in a word."""
    keys = garment.keys
    name = keys.get("part") or keys.get("outfit") or next(iter(keys))
    return name.removesuffix("_colour").replace("_", " ")


def bare(words: str) -> str:
    """Words without their article."""
    first, _, rest = words.partition(" ")
    return rest if first in ARTICLES and rest else words


def is_vessel(match: Match | None) -> bool:
    """Whether a noun is of what one is in, and not of what one wears."""
    thing = match.sense("prop", "rig") if match else None
    return bool(thing and thing.target in targets.CONTAINERS | targets.VEHICLES)
