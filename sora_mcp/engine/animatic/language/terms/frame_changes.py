"""What can be done to the pictures of footage, as people ask for it."""

from __future__ import annotations

from typing import Any

from sora_mcp.engine.animatic.language.terms.term import names

FrameChange = dict[str, Any]


def _grade(name: str) -> FrameChange:
    return {"do": "grade", "name": name}


# Grades and glass: phrase -> the change, as `engine.animatic.changes` reads it.
FRAME_CHANGES: dict[str, FrameChange] = {
    "warm | warmer | warmth | warm tones/tone/colours/look/light/lighting/grade | cosy | cozy"
    " | orange tint/tones": _grade("warm"),
    "cold | colder | cool | cooler | cold/cool tones/tone/colours/look/light/grade | chilly | icy"
    " | wintry | blue tint/tones | bluish | cold/cool blue tones/tint/light"
    "/look/grade": _grade("cold"),
    "night | at night | night time | nighttime | nocturnal | midnight | day for night | moonlit"
    " | moonlight": _grade("night"),
    "dusk | twilight | evening | blue hour": _grade("dusk"),
    "dawn | sunrise | early morning": _grade("dawn"),
    "golden hour | sunset | golden light | golden | sunny": _grade("golden_hour"),
    "sepia | sepia tone/toned | old photo/photograph/film (look) | antique | old fashioned"
    " | wild west": _grade("sepia"),
    "black and white | b and w | bw | black white | monochrome | greyscale | grey scale"
    " | desaturate | desaturated | no colour/colours | without colour/colours"
    " | remove/drain (the/all) (the) colour/colours": _grade("black_and_white"),
    "noir | film noir": _grade("noir"),
    "vivid | vibrant | saturated | colourful | more colour/colours/colourful/saturated/saturation"
    "/vivid/vibrant | increase/boost/raise (the) saturation/colours/colour | punchy | technicolour"
    " | pop | richer colours": _grade("vivid"),
    "muted | less colour/colours/saturated/saturation/colourful/vivid | reduce/lower/decrease"
    " (the) saturation | subdued | drab": _grade("muted"),
    "faded | vintage | retro | washed out | old film | film look | 70s | seventies | nostalgic"
    " | polaroid | vhs | super 8": _grade("faded"),
    "pastel | pastels | pastel colours/tones": _grade("pastel"),
    "neon | cyberpunk | synthwave": _grade("neon"),
    "gritty | grungy | bleach bypass | harsh": _grade("gritty"),
    "dreamy | soft glow | glow | ethereal | hazy (look/glow) | dreamlike": _grade("dreamy"),
    "teal and orange | cinematic (look/grade/colours/colour) | blockbuster | hollywood"
    " (look)": _grade("teal_and_orange"),
    "bright | brighter | brighten | lighter | lighten | more light | increase/raise/boost (the)"
    " brightness/exposure | overexposed | less dark": _grade("bright"),
    "dark | darker | darken | dim | dimmer | moody | moodier | less bright/light"
    " | lower/reduce/decrease (the) brightness/exposure | underexposed": _grade("dark"),
    "contrast | more contrast | (more) contrasty | high contrast | increase/boost/raise (the)"
    " contrast | more dramatic (look) | dramatic": _grade("contrast"),
    "flat | less contrast | low/lower contrast | reduce/decrease (the) contrast | softer contrast"
    "": _grade("flat"),
    "underwater | under water": _grade("underwater"),
    "horror | scary | creepy | sinister": _grade("horror"),
    "matrix | green tint/tones": _grade("matrix"),
    "mirror | mirrored | mirror image | flip | flipped | flop | flip/mirror (it/this)"
    " horizontally | flip/mirror left to right"
    " | swap left and right | flip left to right | reversed left to right": {
        "do": "flip", "axis": "sides",
    },
    "flip/mirror (it/this) vertically": {"do": "flip", "axis": "upside"},
    "upside down | rotate/turn (it/by) 180 | rotated 180 | turn/flip/rotate it upside down": {
        "do": "flip", "axis": "both",
    },
    "crop | crop in | crop it | crop tighter | tighter | tighter crop/framing/shot | closer"
    " | closer (shot/view/framing) | punch in | reframe tighter": {
        "do": "crop", "zoom": 1.3, "x": 0.0, "y": 0.0,
    },
    "zoom | zoom in | zooming in | zooms in | (slow/slowly/gentle) zoom in | push in | pushes in"
    " | dolly in | ken burns": {"do": "zoom", "from": 1.0, "to": 1.3},
    "zoom out | zooming out | zooms out | pull back/out | pulls back/out | dolly out": {
        "do": "zoom", "from": 1.3, "to": 1.0,
    },
    "pan left": {"do": "zoom", "from": 1.25, "to": 1.25, "x": [0.9, -0.9]},
    "pan right": {"do": "zoom", "from": 1.25, "to": 1.25, "x": [-0.9, 0.9]},
    "tilt up": {"do": "zoom", "from": 1.25, "to": 1.25, "y": [0.9, -0.9]},
    "tilt down": {"do": "zoom", "from": 1.25, "to": 1.25, "y": [-0.9, 0.9]},
    "blur | blurred | blurry | out of focus | defocus | defocused | soft focus | unsharp"
    "": {"do": "blur", "amount": 0.6},
    "rack focus | pull focus | focus pull | come/comes/coming into focus | bring into focus"
    " | rack into focus": {"do": "focus", "way": "in"},
    "go/goes/going/drift out of focus | lose focus": {"do": "focus", "way": "out"},
    "vignette | vignetting | dark/darker edges/corners": {"do": "vignette", "amount": 0.55},
    "letterbox (bars) | letterboxed | letter box (bars) | black bars"
    " | cinema/cinematic/widescreen bars"
    " | widescreen | anamorphic | cinemascope | 2.39:1 | 2.35:1 | 21:9": {
        "do": "letterbox", "ratio": 2.39,
    },
    "1.85:1": {"do": "letterbox", "ratio": 1.85},
    "16:9": {"do": "letterbox", "ratio": 1.7778},
    "4:3 | academy ratio": {"do": "letterbox", "ratio": 1.3333},
    "1:1 | square (format/crop/picture/frame)": {"do": "letterbox", "ratio": 1.0},
    "(slow) fade in (from) (black) | fades in | (slow) fade from black | fade up": {
        "do": "fade", "in_s": 1.0, "out_s": 0.0,
    },
    "(slow) fade out (to) (black) | fades out | (slow) fade to black | fades to black"
    " | fade away": {
        "do": "fade", "in_s": 0.0, "out_s": 1.0,
    },
    "fade in and out | fade in/from and out | fade in and fade out": {
        "do": "fade", "in_s": 1.0, "out_s": 1.0,
    },
    "stabilise | stabilize | stabilised | stabilized | stabilisation | stabilization | steady"
    " | steadier | less shaky | smooth out the camera/shake | remove/reduce (the) (camera) shake"
    "/shakes/shakiness/jitter | smoother camera": {"do": "steady"},
    "mute | muted sound/audio | silent | no sound/audio/music | without sound/audio/music"
    " | remove/delete/mute (the) sound/audio/music/soundtrack | turn off (the) sound/audio"
    "": {"do": "mute"},
    "reverse | reversed | in reverse | backwards | backward | play backwards/backward/reversed"
    " | rewind | run/play it backwards": {"do": "reverse"},
    "slow motion | slow mo | slowmo | slomo | slow down | slower | slowed (down) | slow it/this"
    " down | in slow motion | half (the) speed | at half speed | half as fast | slow": {
        "do": "speed", "factor": 0.5,
    },
    "super/extreme/ultra slow motion | quarter speed | at quarter speed | bullet time": {
        "do": "speed", "factor": 0.25,
    },
    "speed up | faster | sped up | speed it up | fast forward | quicker | fast motion | double"
    " (the/its) speed | at double speed | twice as fast | twice the speed | quickly": {
        "do": "speed", "factor": 2.0,
    },
    "time lapse | timelapse | hyperlapse | quadruple speed": {"do": "speed", "factor": 4.0},
    "triple (the) speed | three times as fast": {"do": "speed", "factor": 3.0},
}  # fmt: skip

AMOUNTS: dict[str, float] = {
    "slightly": 0.5, "bit": 0.5, "little": 0.5, "subtle": 0.5, "subtly": 0.5, "gently": 0.5,
    "touch": 0.5, "somewhat": 0.7, "gentle": 0.5, "slight": 0.5, "hint": 0.4, "faint": 0.4,
    "soft": 0.6, "much": 1.35, "very": 1.3, "strongly": 1.4, "strong": 1.3, "heavy": 1.4,
    "heavily": 1.4, "extremely": 1.6, "extreme": 1.6, "lot": 1.4, "super": 1.4, "really": 1.25,
}  # fmt: skip

# Words beside a change that say nothing of their own.
ON_FOOTAGE = names(
    "footage film video clip shot scene picture pictures image images frame frames colour colours"
    " look looks style effect effects filter grade grading feel mood atmosphere tone tones camera"
    " whole entire apply give turn convert use bit little slightly much more less very really touch"
    " lot overlay falling seconds second percent add added some over top edges play run speed the"
    " with like as if were was is it to at in on from up down off out only keep just trim shorten"
    " cut remove delete first last want title caption text subtitle says saying reading writing"
    " write written bottom put show shows slow slowly hint strongly strong strongly heavy heavily"
    " weather duration length long time times keeping everything else same original sound level"
    " levels"
)
# Parts of a picture: what is asked of them alone cannot be done to the whole.
PARTS = names("background foreground face faces sky backdrop surroundings edges corners")
NEGATIONS = names("no not without never don't dont isn't remove delete stop less fewer")
