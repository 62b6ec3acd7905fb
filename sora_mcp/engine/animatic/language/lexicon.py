"""The words we know: readable tables, read once, and the longest phrase at a place of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

RIG_TABLES = ("people", "animals", "vehicles")
PROP_TABLES = ("buildings", "furniture", "plants", "food", "things")


@dataclass(frozen=True)
class Sense:
    """What a word of a table means there: the part it plays, its target and its keys."""

    part: str
    target: str
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Match:
    """A phrase of a table in a text: how many words, what they mean, and their form."""

    length: int
    senses: tuple[Sense, ...]
    is_plural: bool = False
    is_possessive: bool = False

    def sense(self, *parts: str) -> Sense | None:
        """Its meaning as one of these parts."""
        return next((one for one in self.senses if one.part in parts), None)


def rows(table: str) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """Lines of a table: head, keys and words."""
    path = resources.files(__package__) / "tables" / f"{table}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        left, colon, right = line.partition(": ")
        words = (right if colon else line).replace("-", " ").split(", ")
        head = ""
        keys = {}
        for piece in left.split() if colon else ():
            key, equals, value = piece.partition("=")
            if equals:
                keys[key] = value
            else:
                head = piece.strip('"')
        yield head, keys, words


@cache
def plain(table: str) -> frozenset[str]:
    """The words of a table that is a mere list."""
    return frozenset(word for _, _, words in rows(table) for word in words)


@cache
def plurals() -> dict[str, str]:
    """Irregular plurals and their singulars."""
    return {words[0]: head for head, _, words in rows("plurals")}


@cache
def foods() -> frozenset[str]:
    """What is eaten, drunk or served: figures."""
    return frozenset(head for head, _, _ in rows("food"))


@cache
def verb_forms() -> dict[str, str]:
    """Irregular forms of verbs and their base."""
    return {form: head for head, _, words in rows("verb_forms") for form in words}


def singulars(word: str) -> Iterator[str]:
    """What a word may be the plural of."""
    if word in plurals():
        yield plurals()[word]
    if word.endswith("men") and len(word) > 4:
        yield word[:-2] + "an"
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return
    yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("ies"):
        yield word[:-3] + "y"


def bases(word: str) -> Iterator[str]:
    """The verbs that a word may be a form of: itself first."""
    yield word
    if word in verb_forms():
        yield verb_forms()[word]
    for ending in ("s", "es", "ed", "ing"):
        if word.endswith(ending) and len(word) - len(ending) > 1 and word[-2:] != "ss":
            stem = word[: -len(ending)]
            yield stem
            if ending in ("ed", "ing"):
                yield stem + "e"
                if stem[-1] == stem[-2] != "s":
                    yield stem[:-1]
            if stem.endswith("i"):
                yield stem[:-1] + "y"


class Index:
    """Phrases of some tables; finds the longest one that begins at a word."""

    def __init__(self, *tables: tuple[str, str], inflects: str = "") -> None:
        """Read tables, given with the part that their words play; `inflects`: noun or verb."""
        self._senses: dict[str, list[Sense]] = {}
        self._longest: dict[str, int] = {}
        self._inflects = inflects
        for table, part in tables:
            for head, keys, words in rows(table):
                self._add(Sense(part, head, keys), words)

    def _add(self, sense: Sense, words: list[str]) -> None:
        for word in words:
            self._senses.setdefault(word, []).append(sense)
            count = word.count(" ") + 1
            if count > 1:
                first = word[: word.index(" ")]
                if self._longest.get(first, 1) < count:
                    self._longest[first] = count

    def __contains__(self, phrase: str) -> bool:
        """Whether a phrase is in the tables, as it stands."""
        return phrase in self._senses

    def __iter__(self) -> Iterator[tuple[str, list[Sense]]]:
        """All phrases and what they mean."""
        return iter(self._senses.items())

    def at(self, words: Sequence[str], place: int) -> Match | None:
        """The longest phrase that begins at a place."""
        if place >= len(words):
            return None
        if self._inflects == "verb":
            return self._verb_at(words, place)
        for count in range(min(self._longest.get(words[place], 1), len(words) - place), 0, -1):
            found = self._phrase(" ".join(words[place : place + count]), count)
            if found:
                return found
        return None

    def _phrase(self, phrase: str, count: int) -> Match | None:
        if senses := self._senses.get(phrase):
            return Match(count, tuple(senses))
        if phrase.endswith("'s"):
            found = self._phrase(phrase[:-2], count)
            return found and Match(count, found.senses, is_possessive=True)
        if self._inflects != "noun":
            return None
        head, space, last = phrase.rpartition(" ")
        for single in singulars(last):
            if senses := self._senses.get(head + space + single):
                return Match(count, tuple(senses), is_plural=True)
        return None

    def _verb_at(self, words: Sequence[str], place: int) -> Match | None:
        best: Match | None = None
        for base in bases(words[place]):
            for count in range(min(self._longest.get(base, 1), len(words) - place), 0, -1):
                phrase = " ".join((base, *words[place + 1 : place + count]))
                senses = self._senses.get(phrase)
                if senses and (best is None or count > best.length):
                    best = Match(count, tuple(senses))
        return best


@dataclass(frozen=True)
class Lexicon:
    """All tables, by what their words do in a sentence."""

    nouns: Index
    modifiers: Index
    counts: Index
    relations: Index
    wearing: Index
    places: Index
    traps: Index
    verbs: Index
    motions: Index


@cache
def lexicon() -> Lexicon:
    """The tables, read when they are first needed."""
    return Lexicon(
        nouns=Index(
            *((table, "rig") for table in RIG_TABLES), *((table, "prop") for table in PROP_TABLES),
            ("sets", "set"), ("scenery", "scenery"), ("garments", "garment"), ("body", "body"),
            ("cards", "card"), inflects="noun",
        ),
        modifiers=Index(("colours", "colour"), ("traits", "trait"), ("materials", "material")),
        counts=Index(("counts", "count")),
        relations=Index(("relations", "relation")),
        wearing=Index(("wearing", "wearing")),
        places=Index(("places", "place")),
        traps=Index(("traps", "trap")),
        verbs=Index(("verbs", "verb"), inflects="verb"),
        motions=Index(("motions", "motion"), inflects="verb"),
    )  # fmt: skip


def is_place(word: str) -> bool:
    """Whether a word is a place's name."""
    match = lexicon().nouns.at([word], 0)
    return match is not None and match.sense("set") is not None
