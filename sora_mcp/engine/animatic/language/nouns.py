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

_YOUNG = names("calf cub cubs pup kit foal joey calves pups young")
_ELDERS = names("mother mothers mom mum father dad parent parents")
_PEOPLE_WORDS = names("he she his her man woman boy girl child person people human")
_GROWN = {"kitten": "cat", "puppy": "dog", "foal": "horse", "lamb": "sheep", "fawn": "doe",
          "chick": "chicken", "duckling": "duck"}  # fmt: skip
_STATUES = names("statue doll teddy balloon_toy canvas sandcastle")
VESSELS = names("bowl plate glass cup coffee_cup bottle wine_glass soup")
_VESSEL_WORDS = names("bowl plate glass cup mug bottle dish teacup platter saucer goblet jar")
_POURED = names("water tea coffee milk wine juice cocoa beer cream lemonade")  # in any vessel
DISHES = names("burger pizza soup pancakes bread sushi sandwich hot_dog salad noodles")
FRUITS = names("apple banana orange lemon strawberry peach pear grapes cherries pineapple coconut")
_TOPPINGS = names("cheese egg mushroom carrot strawberry tomato onion")
_GADGETS = names("watch smartwatch phone laptop tablet computer camera")
_KEYED = names("piano laptop computer keyboard accordion typewriter")
_GLAZED = names("skyscraper house tower window car bus train cabin church")
_PAINTS = ("is painting", "is drawing", "is sketching", "is sculpting")
_ASIDE = names("with loc by above")  # what is put by these is seldom what a text is about
_BY_HAND = names("made painted tinted drawn crafted knitted carved held sewn woven written")
_LAID, _THERE = names("hand hands finger fingers head"), names("across opposite behind")
_FILMS = names("ad ads advert advertisement commercial promo")
_OUT_OF = names("in loc on")


def parent(phrase: Phrase, words: Sequence[str], met: Sequence[Draft]) -> Sense | None:
    """The animal whose young is meant: "an elephant and her calf", "wolf pups"."""
    word = words[phrase.last - 1]
    if phrase.head and phrase.head.length > 1 and phrase.head.sense("prop"):
        return None  # "drum kit"
    if word == "baby" and _is_of_beasts(phrase, words, met):
        return Sense("rig", met[-1].name, {"size": "small"})
    if word not in _YOUNG and not (phrase.determiner == "its" and word in _ELDERS):
        return None
    owners = [owner.sense("rig") for owner in phrase.owners]
    animals = [one.target for one in owners if one and one.target in targets.ANIMALS]
    animals += [one.name for one in met if one.name in targets.ANIMALS][-1:]
    if animals and word in _ELDERS:
        return Sense("rig", _GROWN.get(animals[0], animals[0]))
    return Sense("rig", animals[0], {"size": "small"}) if animals else None


def is_pane(phrase: Phrase, words: Sequence[str], relation: str) -> bool:
    """Whether it is the matter, and not what one drinks from: "rain on glass"."""
    is_bare = not (phrase.is_marked or phrase.is_plural or phrase.owners)
    return is_bare and bool(relation) and [*words[phrase.first : phrase.last]] == ["glass"]


def is_said(phrase: Phrase, words: Sequence[str], by: str, met: Sequence[Draft]) -> bool:
    """Whether a noun adds nothing: a colour, a pane of glass, one of the herd."""
    known = is_colour(phrase, words) or is_pane(phrase, words, by)
    before = words[phrase.last - 2] if phrase.last > phrase.first + 1 else ""
    known = known or (words[phrase.last - 1] == "orange" and before.endswith("ing"))
    return known or is_of_herd(phrase, words, met)


def meant(sense: Sense, phrase: Phrase, words: Sequence[str], met: Sequence[Draft]) -> Sense:
    """Who is meant, by those who were named before: the young of a beast, a child's brother."""
    sense = sibling(sense, words[phrase.last - 1], met, phrase.determiner)
    return parent(phrase, words, met) or sense


def _is_of_beasts(phrase: Phrase, words: Sequence[str], met: Sequence[Draft]) -> bool:
    """Whether a baby is an animal's: only animals were named, and it is "its" mother's."""
    is_beast = bool(met) and all(one.name in targets.ANIMALS for one in met)
    people = _PEOPLE_WORDS & set(words)
    return is_beast and not people and phrase.head is not None and phrase.head.length == 1


def is_of_herd(phrase: Phrase, words: Sequence[str], met: Sequence[Draft]) -> bool:
    """Whether a mother is one of the herd that was named."""
    word = words[phrase.last - 1].removesuffix("'s")
    herd = [one for one in met if one.name in targets.ANIMALS and one.count > 1]
    return bool(herd) and phrase.determiner == "its" and word in _ELDERS


def sibling(sense: Sense, word: str, met: Sequence[Draft], determiner: str) -> Sense:
    """A child's brother or sister is a child, too."""
    people = [one for one in met if one.name in ("child", "adult")]
    is_childs = bool(people) and all(one.name == "child" for one in people)
    if word in ("sister", "brother") and determiner in ("his", "her", "their") and is_childs:
        return Sense("rig", "child", dict(sense.keys))
    return sense


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
    if vessel.name not in VESSELS or vessel.word.split()[-1] not in _VESSEL_WORDS:
        return False
    if content.is_person:
        return content.action in ("drink", "eat", "dine") and relation in ("in", "loc")
    is_served = content.name in VESSELS | DISHES | {"rice", "milk", "beer", "cocktail"}
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
    if draft.word == "glass" and there & _GLAZED:
        return True
    if draft.name in DISHES and draft.role == "object" and draft.name in {o.name for o in met}:
        return True  # a bowl of noodles, and the noodles
    if draft.name == "rope" and any(one.name in targets.AFLOAT for one in met):
        return True  # the rigging
    if draft.name in ("soup", "chopsticks") and "noodles" in there:
        return True  # the broth of a ramen
    return draft.name in _TOPPINGS and bool(there & DISHES) and "with" in before


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


def is_by_hand(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether it tells how something was made: "hand tinted"."""
    after = [token.word for token in tokens[phrase.last : phrase.last + 1]]
    return phrase.determiner == "" and bool(_BY_HAND & set(after))


def is_of_hand(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether a hand or a head is there, and not the one whose it is: "his hand on the sword"."""
    before = [token.word for token in tokens[max(0, phrase.first - 2) : phrase.first]]
    lead = tokens[phrase.first - 3].word if phrase.first > 2 else ""
    is_laid = len(before) == 2 and before[0] in _LAID and before[1] in ("on", "upon", "over")
    return is_laid and not lead.startswith("hold")  # "holding hands on a bench"


def is_handy(thing: Draft) -> bool:
    """Whether one has it in hand where a hand is laid on it."""
    return thing.kind == "prop" and thing.name not in targets.STANDING and thing.count == 1


def is_singled_out(one: Draft, after: Sequence[Token], met: Sequence[Draft]) -> bool:
    """Whether a place tells who is meant: "the woman across the desk"."""
    is_there = bool(_THERE & {token.word for token in after[:1]})
    return "gender" in one.look and is_there and all("gender" not in o.look for o in met)


def whole(phrase: Phrase, last: str) -> Match | None:
    """What a piece is of, which is drawn with it: "a car's headlights"; the piece is told."""
    owner = phrase.owners[-1] if phrase.owners else None
    if owner is None or not owner.is_possessive or last not in plain("details"):
        return None
    phrase.idle.append(phrase.last - 1)
    return owner if owner.sense("rig", "prop") else None


def is_of_thing(phrase: Phrase, tokens: Sequence[Token], latest: Draft | None) -> bool:
    """Whether a part is a thing's that is named right before: "a statue face"."""
    if latest is None or latest.is_alive or phrase.first != phrase.head_at:
        return False
    return any(end + 1 == tokens[phrase.first].start for _, end in latest.spans)


def is_title(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether it says what the film is for: "sneaker ad: ..."."""
    return bool(_FILMS & {token.word for token in tokens[phrase.head_at : phrase.last + 1]})


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
