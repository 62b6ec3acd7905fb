"""Words that dress a place: what they add to it, or take from it."""

from __future__ import annotations

# By detail: phrases that bring it.
ADDED = {
    "neon": ("neon", "neons", "cyberpunk"),
    "wet": (
        "wet street", "wet streets", "wet pavement", "wet asphalt", "wet road", "wet cobblestones",
        "wet city", "wet alley", "wet night", "wet ground", "rain slicked", "rain slick",
        "rain soaked street", "puddle", "puddles",
    ),
    "cloudless": (
        "cloudless", "clear blue sky", "clear blue skies", "not a cloud", "cloudless sky",
    ),
    "moon": ("moon", "full moon", "moonlight", "moonlit", "crescent moon"),
    "temple": (
        "temple garden", "temple gardens", "shrine garden", "temple grounds", "pagoda garden",
    ),
    "white": ("white background", "white backdrop", "white product shot", "white studio"),
}  # fmt: skip
# By the word that is forbidden ("no clouds").
REMOVED = {"clouds": "cloudless", "cloud": "cloudless"}
