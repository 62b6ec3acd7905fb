"""What a sentence is about beside its nouns: a face, a hand, a change of size."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sora_mcp.engine.animatic.language.terms.pronouns import PARTS
from sora_mcp.engine.animatic.language.words import Span
from sora_mcp.engine.animatic.plan import Actor

_SIZE = (
    r"(?:very[ \t]+)?(?:big|bigger|large|larger|huge|giant|tall|taller|small|smaller|tiny|tinier"
    r"|little|short|shorter|gigantic|enormous|miniature|massive)"
)
_SIZED = rf"{_SIZE}[ \t]+(?:to|into)[ \t]+{_SIZE}\b"
_RESIZED = re.compile(
    rf"\b(?:from[ \t]+{_SIZED}|shr[iau]nk(?:s|ing)?|gr(?:ow|ows|ew)"
    rf"|(?:growing|becom(?:es?|ing)|gets|getting)[ \t]+{_SIZE})\b",
    re.I,
)
_PART = (
    r"(?P<{}>face|head|eyes?|lips|mouth|smile|hair)\b"
    r"(?![ \t-]+(?:view|level|shot|angle|perspective)\b)"
)
_FACES = re.compile(
    rf"(?:\A|[.!?:])[ \t\n]*(?:(?:the|an?)[ \t]+)?(?:{_PART.format('of')}[ \t]+of\b"
    rf"|(?:[\w-]+[ \t]+){{0,2}}[\w-]+['’]s[ \t]+{_PART.format('own')})",  # noqa: RUF001
    re.I,
)
_HANDS = re.compile(r"\bhands?\Z", re.I)

_PLAYED = {"shoot": "basketball", "bat": "baseball", "tennis": "tennis"}
_DONE = {
    "open_curtains": "curtains that are drawn apart", "fight": "a fight", "hammer": "hammering",
    "row": "rowing", "surf": "surfing", "parachute": "a parachute jump", "knit": "knitting",
    "weld": "welding", "somersault": "a somersault",
}  # fmt: skip


def nearest(action: str) -> str:
    """What to tell of what somebody does that is drawn as the nearest there is."""
    if action in _PLAYED:
        return f"What they play is drawn as {_PLAYED[action]}."
    return f"What they do is drawn as {_DONE.get(action, action.replace('_', ' '))}."


def is_resized(text: str) -> bool:
    """Whether something grows or shrinks: no move of the camera may tell the contrary."""
    return bool(_RESIZED.search(text))


def face(text: str) -> str:
    """The size of a view of somebody's face ("the face of a boy"), if a sentence is about it."""
    found = _FACES.search(text)
    part = (found["of"] or found["own"]).lower() if found else ""
    return PARTS.get(part, "")


def unheld(text: str, parts: Sequence[Span], cast: Sequence[Actor]) -> list[Span]:
    """Parts of somebody where nobody is drawn, or hands that do something there."""
    if not cast:
        return list(parts)
    if any(one.kind in ("rig", "character") for one in cast):
        return []
    return [(start, end) for start, end in parts if _HANDS.search(text[start:end])]
