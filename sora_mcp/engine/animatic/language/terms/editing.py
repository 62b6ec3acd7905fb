"""Words of edits: what is to be done to a plan, and by how much."""

from __future__ import annotations

from typing import Literal

from sora_mcp.engine.animatic.language.terms.term import names

Change = Literal[
    "remove", "add", "closer", "wider", "slower", "faster", "darker", "brighter", "warmer",
    "colder", "more_weather", "less_weather", "still", "unspoken", "uncaptioned", "clean",
    "unstyled", "dry",
]  # fmt: skip

CHANGES: dict[str, Change] = {
    "remove/delete/erase/lose/drop/omit/hide/cut (out) | take away/out | get rid of | no more"
    " | without | leave out | no longer any | strip out | clear out | no": "remove",
    "add/include/insert/put/place/show/introduce | with": "add",
    "closer | closer shot | tighter (shot/framing) | get/go/move closer | (a) closer view"
    " | more close up | nearer | frame tighter | tighten (up) (the/it) (framing/frame/shot/up)"
    " | punch in": "closer",
    "wider (shot/framing/view) | (a) wider shot | go wider | farther/further away | further back"
    " | zoom out more | show more of (the) scene/surroundings | frame wider"
    " | loosen (up) (the) framing/frame/shot | open (up) (the) framing/frame/shot"
    " | open it up": "wider",
    "slower | slow down | more slowly | calmer | gentler | less motion/movement"
    " | slow it down": "slower",
    "faster | speed up | more quickly | quicker | more energetic/dynamic | more motion/movement"
    " | speed it up": "faster",
    "darker | (make it) dark | less bright | dim | dimmer | moodier | more moody": "darker",
    "brighter | lighter | (make it) bright | less dark | more light": "brighter",
    "warmer | (make it) warm | more warm": "warmer",
    "colder | cooler | (make it) cold | (make it) cool": "colder",
    "more/heavier/stronger/harder/thicker/denser/increase (the) rain/snow/fog/mist/wind/storm/dust"
    "/clouds/petals/leaves/bubbles/embers/confetti/fireflies": "more_weather",
    "less/lighter/softer/gentler/thinner/fewer/reduce (the) rain/snow/fog/mist/wind/storm/dust"
    "/clouds/petals/leaves/bubbles/embers/confetti/fireflies": "less_weather",
    "stop/stops/freeze/lock/hold (the) camera (movement/motion/move) | stop moving the camera"
    " | keep/hold (the) camera still/steady/static | no camera move": "still",
    "no/remove/without/delete (the/all/any) (the) dialogue/dialog/subtitles/subtitle/speech"
    "/talking/lines/voice | nobody speaks/talks | make it silent": "unspoken",
    "no/remove/without/delete (the/all/any) (the) caption/captions/title/titles"
    "/text": "uncaptioned",
    "no/remove/without/hide/drop (the/any) (draft) (animatic) slate/tag/watermark/burn/overlay"
    "/label/timecode (in/line) | clean plate/plates | burn in off": "clean",
    "no/remove/without (the/any) style/filter/grade/effect | normal/natural colours/colour/look"
    " | in colour | (in) full colour | back to colour": "unstyled",
    "no/remove/without/stop/clear/end/lose (the/any) (heavy/light) rain/snow/fog/mist/wind/storm"
    "/dust/weather/clouds/petals/leaves/bubbles/embers/confetti/fireflies/haze/rainfall/snowfall"
    " | make it dry | stop raining/snowing | let it stop raining/snowing": "dry",
}
# "replace X with Y": the verb, and the word between what goes and what comes.
REPLACING: dict[str, tuple[str, ...]] = {
    "replace": ("with", "by"), "swap": ("for", "with"), "exchange": ("for",),
    "substitute": ("with", "by"), "change": ("to", "into", "with"), "turn": ("into", "to"),
    "switch": ("to", "for", "with"), "transform": ("into", "to"), "convert": ("into", "to"),
    "make": ("into",), "recolour": ("to", "as", "in"), "paint": ("in", "as"),
    "set": ("to",),
}  # fmt: skip
MATTERS = names(
    "time weather style look mood light lighting camera shot size framing angle lens palette"
    " colours"
    " colour set setting location place background scene environment backdrop it this video day"
    " night season caption title dialogue everything move movement"
)
# Filler of edits: nothing that one could draw.
FILLER = names(
    "make made change changes turn set instead now please video clip scene shot shots it its same"
    " keep everything else but add remove delete replace swap with to be into more less bit little"
    " let have has give put use using try version rest unchanged also again would should could like"
    " want you can i we need get go edit remix extend continue continues continuing then next"
    " happening takes place time location setting background switch move moved camera as one"
    " all whole entire just only really very much so that this there here colour start starts"
    " begin begins becomes become take out away wear wears wearing dressed longer caption"
    " title text says say said saying subtitle line words reads new another different"
)
SHOTS: dict[str, int] = {
    "first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5,
    "last": -1, "final": -1, "closing": -1,
}  # fmt: skip
EVERYBODY = names("people everyone everybody everything humans persons cast characters nobody")
# A remix that begins so is a wish, not a scene.
COMMANDS = names(
    "make turn add put give let have change replace set use include insert show introduce move keep"
    " place paint recolour dress please now also with instead"
)
OPENINGS = names(
    "make change add remove replace turn set use keep same swap switch no without give put move"
    " more less delete take shift convert let instead slower faster wider closer darker brighter"
    " zoom pan tilt push pull"
)
