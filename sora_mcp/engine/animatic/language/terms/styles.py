"""Style words: what the whole picture looks like."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import NOTHING, Terms, names, term

# What a style word may describe; before anything else ("warm coat") it is no style.
LOOK_NOUNS = names(
    "film footage style photography cinematography video movie animation shot scene grade grading"
    " image tones tone look picture colours colour palette hues light lighting lights mood feel"
    " atmosphere aesthetic glow vibe vibes effect filter clip documentary shades tint treatment"
    " world colouring ambience visuals illustration art painting in with and but at"
)

STYLES: Terms = {
    "film noir (style/look/lighting) | noir (style/look/lighting/film/movie/mood/atmosphere"
    "/detective)"
    " | neo noir | noirish | hard boiled | chiaroscuro (lighting) | low key lighting"
    " | german expressionist/expressionism (style)": term("style", style="noir"),
    "horror | thriller": term("style", keeps=True, weak={"style": "gritty"}),
    "black and white | black white": term("style", needs="end", style="black_and_white"),
    "(in) (shot/filmed) (in) black and white (film/footage/photography/style/movie/video/picture)"
    " please | b and w | bw | monochrome (style/film/look/image/picture) | greyscale"
    " | grey scale | desaturated black and white | silent film/movie (style)"
    " | black and white film/footage/photography/style/movie/video/picture/cinematography/shot"
    "/scene"
    "/image/documentary/animation/grade/tones/look/photo/photograph/version"
    " | in black and white please": term("style", style="black_and_white"),
    "sepia (toned/tone/tones/tint/look/film/photo/style) | daguerreotype | old photograph"
    " | (old) wild west photo | sepia tinted": term("style", style="sepia"),
    "pastel (coloured) colours/palette/tones/hues/look/style/world/aesthetic/shades | pastels"
    " | (in) soft pastels | wes anderson (style/inspired/like/aesthetic) | kawaii"
    " (style/look) | candy coloured/colours": term("style", style="pastel"),
    "pastel": term("style", needs="look", style="pastel"),
    "neon lights/light/lighting/glow/colours/tones/palette/noir/style/drenched/soaked/lit/aesthetic"
    "/hues/reflections/ambience/city | neons | cyberpunk (style/aesthetic/look/world/vibe)"
    " | synthwave (style) | vaporwave (style) | blade runner (style/like/inspired)"
    " | retrowave | cyber noir": term("style", style="neon"),
    "neon": term("style", needs="look", style="neon"),
    "cyberpunk city/street/alley/market/cityscape | neon city/street/alley": term(
        "style", keeps=True, style="neon"
    ),
    "warm/warmer (and) (soft/cosy/golden/inviting) colours/colour/tones/tone/palette/light"
    "/lighting/look/grade/glow"
    "/hues/atmosphere/feel/mood/ambience/filter/feeling | warm toned | golden tones/palette/hues"
    " | nostalgic (mood/feel/look/tone/atmosphere/style) | cosy (mood/feel/atmosphere/lighting)"
    " | cozy (mood/feel/atmosphere/lighting) | warmly lit | kodak (portra/warm/inspired)"
    " (look/grade)": term("style", style="warm"),
    "warm | warmer": term("style", needs="look", style="warm"),
    "cold/cool/colder/cooler (blue) colours/colour/tones/tone/palette/light/lighting/look/grade"
    "/glow/hues"
    "/atmosphere/feel/mood/ambience/filter | cool toned | cold blue | blue tones/tint/tinted/grade"
    " | icy (blue) tones/palette/mood/light/look/hues | bleak (mood/look/atmosphere/tone)"
    " | clinical (look/lighting/mood) | steel blue tones/palette/look": term("style", style="cold"),
    "vivid | vibrant (colours/colour/palette/tones/look/style/hues) | vivid colours/colour/palette"
    " | saturated (colours) | highly saturated | colourful style/look/palette | bold colours"
    " | rich colours | technicolour (look) | bright colours | punchy colours | pop art (style)"
    " | psychedelic (style/colours)": term("style", style="vivid"),
    "faded (film/colours/look/tones/photograph/style/palette) | vintage"
    " film/footage/look/style/photo/photograph/aesthetic/feel/camera/movie/video/commercial"
    " | retro style/look/aesthetic/film/feel/vibe/footage | old film/movie/footage (look/style)"
    " | (super) 8 mm | super 8 (film/footage/look/style) | vhs (style/footage/look/tape/effect)"
    " | # s film/style/movie/footage/look/aesthetic/commercial/documentary/sitcom/drama"
    " | # s style/aesthetic | home movie/video (style/look) | polaroid (look/style) | kodachrome"
    " | muted colours/palette/tones/look | desaturated (colours/look/palette/tones)"
    " | washed out (colours/look) | archival footage": term("style", style="faded"),
    "vintage | retro | muted": term("style", needs="look", style="faded"),
    "watercolour (painting/style/animation/illustration/look/wash/art/paint/effect/background)"
    " | watercolours | in watercolour | aquarelle | ink wash (painting/style) | painterly (style"
    "/look)"
    " | oil painting style/look | gouache (style) | hand painted (style/look/animation)"
    " | impressionist (style/painting) | impressionism | van gogh style | storybook"
    " style/illustration/look | ghibli (style/inspired/like) | studio ghibli (style) | sumi e"
    " (style)"
    " | ukiyo e (style) | painted animation | in the style of van gogh": term(
        "style", style="watercolour"
    ),
    "silhouette | silhouetted | silhouettes | in silhouette | shadow puppet/puppets/play (style)"
    " | backlit silhouette/silhouettes": term("style", style="silhouette"),
    "dreamy | dreamlike | dream like | ethereal | surreal | surrealist | soft focus | whimsical"
    " | magical (mood/atmosphere/look/glow/light) | fairytale (mood/look/style) | fairy tale"
    " mood/look/style | hazy dream (like) | hallucinatory | otherworldly | mystical (mood"
    "/atmosphere/look) | enchanted (mood/atmosphere/look) | romantic mood/look/atmosphere"
    "/lighting": term("style", style="dreamy"),
    "gritty (realism/look/style/feel/mood/documentary) | grainy (film/footage/look) | film grain"
    " | grunge (style/look) | raw (documentary) footage/style/look/realism/aesthetic | war"
    " documentary | dystopian (mood/look/style/atmosphere) | post apocalyptic (mood/look/style"
    "/atmosphere) | horror film/movie/style/mood (style) | bleach bypass": term(
        "style", style="gritty"
    ),
    "post apocalyptic city/wasteland/street/landscape": term(
        "style", keeps=True, style="gritty"
    ),
    "neon sign/signs/tube/tubes/yellow/green/pink/orange/blue/jacket | pastel pink/blue/green"
    "/yellow/purple | silver screen | noir detective novel | sepia ink | vivid imagination"
    " | vibrant flowers/market/garden | warm coat/sweater/clothes/blanket/hat/bread/soup/drink/tea"
    "/milk/water | cold drink/water/beer/coffee/weather/morning/day/night/wind | black and white"
    " cat/dog/cow/stripes/checkered/tiles/photo/photos | video game/games/call/calls/chat": NOTHING,
    "hard/harsh light/lighting/shadows | soft/softer light/lighting/shadows"
    " | soft/fine/heavy/subtle (film) grain | grain"
    " | still life (composition/photography/painting/style) | diffused light"
    " | natural light/lighting | studio light/lighting | volumetric light/lighting | lens flare"
    "/flares | rim light/lighting | key light | god rays"
    " | high speed camera | ambient occlusion | ray tracing"
    " | high contrast | low contrast | three point lighting | practical lights | motion blur"
    " | soft glow": term("technical"),
    "rack/racking/racks/pull/pulling/pulls focus | focus pull/shift/racking | rack focuses"
    " | time lapse/lapses (video/footage/shot) | timelapse (video/footage/shot)"
    " | hyperlapse | (in) (super/ultra/extreme) slow motion/mo | (in) slowmo | sped up"
    " | (in) slo mo | (in) slomo"
    " | fast forward | stop motion | (a) boomerang loop | freeze frame | split screen"
    " | rolls/rolling/roll # degrees": term("undrawn"),
    "cinematic (style/look/lighting/shot/film/video/footage/quality/scene/feel/movie) |"
    " photorealistic"
    " | photo realistic | realistic (style) | hyper realistic | hyperrealistic | ultra realistic"
    " | highly detailed | ultra detailed | 4 k | 8 k | hd | uhd | full hd | # k (resolution)"
    " | # p | # fps | # frames per second | high quality | high resolution | best quality"
    " | masterpiece | hyperdetailed | (16:9/9:16/4:3/1:1/21:9) aspect ratio | 16:9 | 9:16 | 21:9"
    " | 4:3 | 1:1 | aspect ratio | # seconds/second (long) (video/clip/shot) | arri alexa"
    " | shot on (arri) (alexa/red/imax/iphone) | vertical video/format | widescreen | imax"
    " | stock footage | music video | unreal engine (#) | octane render | film look"
    " | b roll | (a) (short) video of | (a) clip of | footage of | (a) scene of | a shot of |"
    " shot of"
    " | view of | video | clip | footage | ext/int (scene)": term("technical"),
}  # fmt: skip
