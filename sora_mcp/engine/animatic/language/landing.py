"""Where small and seated ones are, exactly: on a hand, on the ground."""

from __future__ import annotations

import re

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.drafts import Draft
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.language.troupe import Troupe

_BY_HAND = r"(?:hands?|palms?|fingers?|fingertips?|arm|wrist)\b"
_OF_SOMEBODY = r"[ \t]+of[ \t]+(?:the|an?|his|her|their|someone|somebody)\b"
_HANDS = re.compile(
    rf"\b(?:on|onto|upon|in|into)[ \t]+(?:[\w-]+[ \t]+){{0,3}}?"
    rf"(?:[\w-]+['’]s[ \t]+(?:[\w-]+[ \t]+)?{_BY_HAND}|{_BY_HAND}{_OF_SOMEBODY})",  # noqa: RUF001
    re.I,
)
_WORD = re.compile(_BY_HAND, re.I)
_GROUND = re.compile(
    r"\b(?:sits?|sitting|sat|seated|cross-legged)\b[^.,;]{0,24}?\bon[ \t]+(?:[\w-]+[ \t]+){0,3}?"
    r"(?:floor|ground|grass|sand|lawn|snow|pavement|sidewalk|beach)\b",
    re.I,
)
_LIGHT = (
    targets.FLYERS | targets.CRAWLERS | targets.BIRDS | names("mouse hamster fish kitten chick")
) - names("crocodile seal ostrich swan peacock flamingo goose")


def landed(troupe: Troupe, text: str) -> None:
    """What lands on a hand is held by whose hand it is; who sits on the ground has no chair."""
    people = [one for one in troupe.drafts if one.is_person]
    found = _HANDS.search(text)
    small = next((one for one in troupe.drafts if _may_land(one)), None)
    if found and small and len(people) == 1:
        small.relation, small.to = "holding", people[0]
        if people[0].to is small:
            people[0].relation, people[0].to = "", None
        small.spans += _spans(found)
        if people[0].action and people[0].action == small.action:
            people[0].action = ""
    if _GROUND.search(text):
        for one in people:
            first, plus, more = one.action.partition("+")
            if first == "sit" and one.to is None:
                one.action = f"sit_ground{plus}{more}"


def _may_land(one: Draft) -> bool:
    return one.name in _LIGHT and one.relation in ("", "on", "in", "beside") and one.count == 1


def _spans(found: re.Match[str]) -> list[tuple[int, int]]:
    """The words for hand, palm, finger: they are drawn."""
    at = found.start()
    return [(at + one.start(), at + one.end()) for one in _WORD.finditer(found[0])]
