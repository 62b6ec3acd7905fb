"""Short forms of chats and adverts, written out; and words that only look misspelt."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import names

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
# Right as they are, though some table has a word that is nearly the same.
GENUINE = names(
    "dessert desserts batsman blot contract causal marital sliver bran trial warp grab bail boast"
    " shingle cooper canon buttery statute files directory external latter restore portion tort"
    " filed closest automation elevate isolate clement mono booth confuse macro field robbery"
    " produce exhibit influence frictional backboard backboards storyboard crema"
)
