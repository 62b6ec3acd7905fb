"""Short forms of chats and adverts, written out."""

from __future__ import annotations

SHORT_FORMS = {
    "nite": "night", "tonite": "tonight", "thru": "through", "grl": "girl", "gurl": "girl",
    "ppl": "people", "bg": "background", "pls": "please", "plz": "please", "luv": "love",
    "lite": "light", "skool": "school", "doggo": "dog", "kitteh": "kitten", "u": "you",
    "ur": "your", "w": "with", "bldg": "building", "appartment": "apartment",
    "cemetary": "cemetery",
    "buisness": "business", "restaraunt": "restaurant", "restraunt": "restaurant",
    "resturant": "restaurant", "moutain": "mountain", "moutains": "mountains", "womens": "women",
    "mens": "men", "childs": "children", "peoples": "people", "wich": "witch", "desrt": "desert",
    "ocen": "ocean", "beech": "beach", "mornin": "morning", "evning": "evening",
}  # fmt: skip
