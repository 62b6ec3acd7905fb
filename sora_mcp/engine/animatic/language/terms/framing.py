"""Shot sizes, angles and lenses, as people write them."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import NOTHING, Terms, term

_WIDE = {"size": "extreme_wide"}

SIZES: Terms = {
    "extreme/super/very wide (angle) shot/view/framing | extreme long shot | ews | els | xls"
    " | establishing shot/view | opening/grand vista | panoramic shot/view | sweeping vista"
    " | vast wide shot | distant shot | very far away | far in the distance": term(
        "size", size="extreme_wide"
    ),
    "wide (angle) shot/shots/view/framing/frame/framed/composition | wide establishing shot"
    " | shot/framed/seen/filmed wide | long shot | master shot | wide master": term(
        "size", size="wide"
    ),
    "wide": term("size", needs="camera", size="wide"),
    "full (body/length/figure) shot/view/framing | full body | head to toe | full figure"
    " | full length": term("size", size="full"),
    "medium wide shot/framing | medium long shot | medium full shot | american shot | cowboy shot"
    " | three quarter shot | (from) the knees up | knees up": term("size", size="medium_wide"),
    "medium/mid (range) shot/framing/view | mid shot | waist up (shot) | from the waist up"
    " | two shot | group shot | half body | waist shot | midshot": term("size", size="medium"),
    "medium wide/long/full": term("size", needs="camera", size="medium_wide"),
    "medium": term("size", needs="camera", size="medium"),
    "medium/mid close up/shot | medium close up (shot) | mid close up | mcu | bust shot"
    " | head and shoulders (shot) | from the chest up | chest up | chest shot | medium closeup"
    " | headshot | head shot | talking head | interview shot/framing | shoulder up"
    " | head and shoulders framing": term("size", size="medium_close"),
    "close": term("size", needs="camera", size="close"),
    "close on | closing in on": term("size", size="close"),
    "close up/ups (shot/view/framing) | closeup/closeups (shot/view) | close shot/view/framing"
    " | tight shot/framing/close | tight on | (in) close up | face shot | tightly framed"
    " | tight close up (shot)": term("size", size="close"),
    "extreme/very/super close up/ups/view/shot (shot) | extreme closeup/closeups (shot)"
    " | ecu | xcu | big close up | ultra close up (shot) | super closeup"
    " | macro closeup": term("size", size="extreme_close"),
    "(clean) (white) insert/detail/product/tabletop/hero shot | insert | detail view | close detail"
    " | packshot | cutaway shot": term("size", size="insert"),
    "macro (lens/close) shot/photography/footage/lens/view/video/detail/style | macro close up"
    " (shot) | macro | in macro": term("size", size="insert", weak={"lens_mm": 100}),
    "paints/painting/draws/drawing/sketches a portrait of"
    " | two/three shot story/sequence/video/film/scene/clip/ad/commercial"
    " | insert coin/card | portrait orientation/mode/format/video/painting | wide eyed/open/range"
    " | wide eyes/smile/grin/river/road/street/brim/brimmed/leg/hat/avenue | medium sized/rare"
    " | medium length/hair"
    " | eyes/doors/door/lids/flies/mouth close on | close together/friends/to | eyes wide": NOTHING,
    "portrait of | portrait shot | portrait framing": term("size", size="medium_close"),
}
ANGLES: Terms = {
    "(extreme/very) low angle (shot/view/perspective) | from a low angle | worm's eye (view/shot)"
    " | (shot/seen/viewed/filmed) from below | from down low | looking up from (the) ground/below"
    " | ground level (shot/view) | low to the ground | floor level | camera looking/looks up"
    " | low camera (angle/position) | low perspective | hero angle | upward angle": term(
        "angle", angle="low"
    ),
    "(slightly/slight/extreme) high angle (shot/view/perspective) | from a high angle"
    " | (shot/seen/viewed/filmed/looking) from above | looking down from above"
    " | camera looking/looks down | elevated angle/view/perspective/camera | raised angle"
    " | high camera (angle/position) | security camera (angle/footage/view) | cctv (footage/view)"
    " | downward angle": term("angle", angle="high"),
    "overhead shot/view/angle/perspective | top down (shot/view/angle/perspective)"
    " | bird's eye (view/shot/perspective/angle) | bird's (eye) view | god's eye (view/shot)"
    " | directly/straight (from) above | flat lay | flatlay | top view/shot | satellite view"
    " | from directly/straight above | from overhead": term("angle", angle="overhead"),
    "overhead": term("angle", needs="camera", angle="overhead"),
    "dutch angle/tilt/shot | dutch (angle) shot | canted (angle/frame/shot) | oblique angle/shot"
    " | tilted frame/angle/horizon | tilted camera angle | slanted angle | crooked angle": term(
        "angle", angle="dutch"
    ),
    "over the shoulder (shot/view/angle) | over her/his/their shoulder (shot) | ots (shot)"
    " | over shoulder (shot/view)": term("angle", angle="over_shoulder", weak={"size": "medium"}),
    "eye level (shot/view/angle/camera) | (at) eye level | straight on (shot/angle)"
    " | at eye height | frontal angle/shot/view | head on shot | neutral angle"
    " | eyelevel (shot/view/angle) | (eye level/eyelevel) front view/shot/angle": term(
        "angle", angle="eye"
    ),
    "aerial (drone) shot/view/footage/perspective/video/photography/panorama/pass"
    " | drone shot/view/footage/perspective/video/camera/angle | helicopter shot/view"
    " | fpv drone (shot) | from the air | seen from the sky | airborne shot/camera/view"
    " | airborne | aerial | aerially | fpv (shot/footage) | flyover (shot) | fly over shot": term(
        "angle", angle="high", weak={**_WIDE, "move": "dolly_in"}
    ),
    "point of view (shot) | pov (shot) | first person (view/shot/perspective/pov)": term(
        "angle", weak={"angle": "eye", "move": "handheld"}
    ),
    "(cell/mobile/smart) phone (camera) footage/video/recording/clip"
    " | smartphone/cellphone/iphone/webcam/bodycam/camcorder/dashcam (camera) footage/video/clip"
    " | (shot/filmed/recorded) on a/an/my (cell/mobile/old) phone/iphone/smartphone/camcorder"
    " camera/footage/video": term("angle", weak={"move": "handheld"}),
    "aerial acrobat/acrobats/silks/dancer/tram": NOTHING,
}
LENSES: Terms = {
    "# mm (spherical/anamorphic/prime/macro/telephoto/portrait) (lens/equivalent)"
    " | # mm (wide/cinema) (angle) lens": term("lens", lens_mm="#"),
    "# mm film (stock/grain/look/camera/footage) | # mm celluloid/kodak/footage/stock/print"
    " | shot on # mm (film/celluloid) | # mm cinematic film | # mm colour film": term(
        "style", weak={"style": "faded"}
    ),
    "# mm black and white (film)": term("style", style="black_and_white"),
    "(very) wide angle (lens) | wide lens | wide prime | with a wide angle": term(
        "lens", lens_mm=22
    ),
    "ultra wide (angle) (lens) | ultrawide (lens) | super wide (angle) lens | extreme wide (angle)"
    " lens | action camera | gopro (footage/shot/view)": term("lens", lens_mm=15),
    "fisheye (lens/view/shot/distortion) | fish eye (lens/view/shot)": term("lens", lens_mm=10),
    "telephoto (lens/shot/zoom/compression/view) | long lens (shot) | tele lens | long focal length"
    " | compressed perspective": term("lens", lens_mm=150),
    "macro lens": term("lens", lens_mm=100, weak={"size": "insert"}),
    "anamorphic (lens/lenses/widescreen/format/look) | anamorphic lens flare/flares": term(
        "lens", lens_mm=40
    ),
    "portrait lens | shallow depth of field | shallow focus | (soft/creamy/beautiful) bokeh"
    " | (soft/softly) blurred background | background blur | blurry background"
    " | (softly) out of focus background | narrow depth of field": term(
        "lens", weak={"lens_mm": 85}
    ),
    "normal lens | standard lens": term("lens", lens_mm=50),
    "deep focus | deep depth of field | everything in focus": term("lens", weak={"lens_mm": 24}),
}  # fmt: skip
