"""Words that speak of somebody or something named before."""

from __future__ import annotations

from typing import Literal

from sora_mcp.engine.animatic.language.terms.term import names

Whom = Literal["person", "thing", "all"]

# Those that stand for a subject: they are replaced by its name before the cast is read.
SUBJECTS: dict[str, Whom] = {
    "he": "person", "she": "person", "it": "thing", "they": "all", "both": "all",
}  # fmt: skip
OTHERS: dict[str, Whom] = {
    "him": "person", "her": "person", "his": "person", "hers": "person", "himself": "person",
    "herself": "person", "its": "thing", "itself": "thing", "them": "all", "their": "all",
    "theirs": "all", "themselves": "all",
}  # fmt: skip
# "close-up of her eyes": parts of somebody, with the shot size that they suggest.
PARTS = {
    "face": "close", "eyes": "extreme_close", "eye": "extreme_close", "lips": "extreme_close",
    "mouth": "extreme_close", "hand": "close", "hands": "close", "fingers": "extreme_close",
    "feet": "medium", "legs": "medium", "paws": "close", "head": "close", "expression": "close",
    "smile": "close", "tears": "extreme_close", "back": "medium", "shoulder": "medium_close",
    "shoulders": "medium_close", "gaze": "close", "reaction": "close", "features": "close",
    "cheek": "close", "cheeks": "close", "brow": "close", "boots": "medium", "hair": "close",
}  # fmt: skip
POSSESSIVES = names("his her its their the an a")
PEOPLE = names("adult child baby person astronaut knight skeleton ghost robot police_officer")
# Of a place: nobody from the shot before is in it.
EMPTY = names("empty deserted nobody uninhabited unpeopled")
