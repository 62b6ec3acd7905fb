"""Words that dress a place: what they add to it, or take from it."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import names

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
    "steps": (
        "the steps", "stone steps", "front steps", "flight of steps", "flight of stairs",
        "the stairs", "concrete steps", "concrete stairs",
    ),
    "window": (
        "at the window", "by the window", "near the window", "beside the window",
        "at a window", "by a window", "near a window", "next to the window", "window seat",
        "in front of the window", "in front of a window", "through the window", "next to a window",
        "beside a window",
    ),
    "lookout": ("out the window", "out of the window", "out of a window", "out of her window",
                "out of his window"),
    "road": ("road", "highway", "roadway", "coastal road", "coastal highway", "forest road"),
    "moon": ("moon", "full moon", "moonlight", "moonlit", "crescent moon"),
    "aurora": ("aurora", "auroras", "northern lights", "southern lights", "polar lights"),
    "hills": ("hills", "hill", "hillside", "hillsides", "hilltop", "hilly"),
    "temple": (
        "temple garden", "temple gardens", "shrine garden", "temple grounds", "pagoda garden",
    ),
    "cafe": ("cafe", "coffee shop", "coffeehouse", "barista", "espresso machine"),
    "deep": (
        "deep underwater", "deep under water", "deep under the sea", "deep sea", "deep ocean",
        "depths of the ocean", "depths of the sea", "ocean depths", "bottom of the ocean",
        "bottom of the sea", "deep below the surface", "abyss", "dark water", "dark waters",
    ),
    "warm_lights": (
        "warm spotlight", "warm spotlights", "warm stage light", "warm stage lights",
        "warm stage lighting", "golden spotlight", "golden spotlights", "amber spotlight",
        "amber spotlights",
    ),
    "branch": (
        "on a branch", "on the branch", "on a tree branch", "on a bough", "on a bare branch",
        "on a snowy branch", "on a mossy branch", "on a branch of a tree",
    ),
    "white": ("white background", "white backdrop", "white product shot", "white studio"),
}  # fmt: skip
# By the word that is forbidden ("no clouds").
REMOVED = {"clouds": "cloudless", "cloud": "cloudless"}
# What belongs to a set and is seen in these as well.
SHARED = {
    "forest": names(
        "snowy_forest jungle park garden mountains river waterfall lake farm village road"
    ),
    "meadow": names("farm garden park island village road railway savanna mountains river lake"),
    "sea": names("coast beach island harbor breakers"),
    "lake": names("river waterfall waterhole sea coast beach island harbor underwater breakers"),
    "city": names("street alley skyline rooftop market"),
    "street": names("alley city"),
    "snowfield": names("snowy_forest mountains"),
    "beach": names("island breakers"),
    "desert": names("desert_road"),
    "space": names("moon mars"),
    "kitchen": names("restaurant_kitchen"),
    "railway": names("station"),
}
# What a set is made of, and what of a text is so drawn by it.
SHOWN = {"abstract": ("waves", "wave", "bands", "ribbons", "ribbon", "curves", "swirls", "motes")}
