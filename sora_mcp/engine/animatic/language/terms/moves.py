"""Camera moves, their directions and speeds, as people write them.

A move without its own direction ("pan") takes the one beside it, else the first of its family.
"""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import NOTHING, Terms, names, term
from sora_mcp.engine.animatic.plan import Move

CAMERA_WORDS = names(
    "camera cam camerawork shot shots lens viewpoint view pov drone gimbal steadicam we footage"
    " tripod framing perspective jib cinematography camera's movement motion"
)
FAMILIES: dict[str, dict[str, Move]] = {
    "pan": {"right": "pan_right", "left": "pan_left", "up": "tilt_up", "down": "tilt_down"},
    "tilt": {"up": "tilt_up", "down": "tilt_down", "left": "pan_left", "right": "pan_right"},
    "dolly": {"in": "dolly_in", "out": "dolly_out", "left": "truck_left", "right": "truck_right"},
    "truck": {"right": "truck_right", "left": "truck_left", "in": "dolly_in", "out": "dolly_out"},
    "zoom": {"in": "zoom_in", "out": "zoom_out"},
    "orbit": {"right": "orbit_right", "left": "orbit_left"},
    "pedestal": {"up": "pedestal_up", "down": "pedestal_down"},
    "crane": {"up": "crane_up", "down": "crane_down"},
    "move": {
        "in": "dolly_in", "out": "dolly_out", "left": "truck_left", "right": "truck_right",
        "up": "crane_up", "down": "crane_down",
    },
}  # fmt: skip
DIRECTIONS = {
    "left": "left", "leftward": "left", "leftwards": "left", "clockwise": "left",
    "right": "right", "rightward": "right", "rightwards": "right", "anticlockwise": "right",
    "counterclockwise": "right",
    "up": "up", "upward": "up", "upwards": "up", "skyward": "up", "higher": "up",
    "down": "down", "downward": "down", "downwards": "down", "lower": "down",
    "in": "in", "inward": "in", "inwards": "in", "forward": "in", "forwards": "in",
    "closer": "in", "toward": "in", "towards": "in", "into": "in", "nearer": "in",
    "out": "out", "outward": "out", "outwards": "out", "back": "out", "backward": "out",
    "backwards": "out", "away": "out",
}  # fmt: skip
SPEEDS = {
    "slow": 0.28, "slowly": 0.28, "slower": 0.28, "gentle": 0.3, "gently": 0.3, "gradual": 0.3,
    "gradually": 0.3, "subtle": 0.18, "subtly": 0.18, "creeping": 0.18, "imperceptible": 0.1,
    "imperceptibly": 0.1, "slight": 0.2, "slightly": 0.2, "soft": 0.3, "softly": 0.3,
    "smooth": 0.45, "smoothly": 0.45, "steady": 0.45, "steadily": 0.45, "graceful": 0.4,
    "gracefully": 0.4, "quick": 0.85, "quickly": 0.85, "fast": 0.9, "rapid": 0.95,
    "rapidly": 0.95, "swift": 0.85, "swiftly": 0.85, "sudden": 0.95, "suddenly": 0.95,
    "dramatic": 0.75, "dramatically": 0.75, "aggressive": 0.95, "energetic": 0.8, "frantic": 1.0,
    "intense": 0.9, "sweeping": 0.7, "violent": 1.0, "violently": 1.0, "strong": 0.8,
    "strongly": 0.8, "very": 0.0, "long": 0.6, "brisk": 0.75,
}  # fmt: skip

MOVES: Terms = {
    "dolly zoom | zolly | vertigo effect/shot | trombone shot | contra zoom | dolly zooms"
    " | vertigo style zoom": term("camera", move="dolly_zoom"),
    "whip pan/pans | swish pan | whip panning | flash pan | whip tilt": term(
        "camera", move="whip_pan"
    ),
    "crash zoom (in/into/on) | snap zoom | punch in zoom": term(
        "camera", move="zoom_in", move_amount=1.0
    ),
    "zoom/zooms/zooming out (from/of) | zoomed out | zoom/zooms/zooming back/away"
    " | zoom out shot": term("camera", move="zoom_out"),
    "zoom/zooms/zooming in (on/to/onto) | zoom/zooms/zooming into | zoomed in | zoom in shot"
    " | zoom/zooms/zooming closer/toward/towards": term("camera", move="zoom_in"),
    "zoom/zooms/zooming (on) | optical zoom | zoom shot": term(
        "camera", needs="camera", move="zoom"
    ),
    "push/pushes/pushing/pushed in (on/to/toward/towards/onto/shot) | push in/into | dolly/dollies"
    "/dollying in/forward/forwards/toward/towards/into (to) | dolly in shot"
    " | creep/creeps/creeping in | track/tracks/tracking in/forward (to/on)"
    " | pushes/pushing/push forward/closer/toward/towards": term("camera", move="dolly_in"),
    "push/pushes/pushing through/past | moves/glides/move/glide closer": term(
        "camera", needs="camera", move="dolly_in"
    ),
    "pull/pulls/pulling/pulled back/out/away (to/from) | pull out shot | dolly/dollies/dollying"
    " out/back/backward/backwards/away (from) | pullback shot | pull back shot"
    " | track/tracks/tracking back/out/backward/backwards": term(
        "camera", needs="camera", move="dolly_out"
    ),
    "pull out | pull back | dolly out/back | pullback | pull out reveal": term(
        "camera", move="dolly_out"
    ),
    "dolly/dollies/dollying (shot/move/movement) | on a dolly": term(
        "camera", needs="camera", move="dolly"
    ),
    "dolly left/right | dolly shot | dolly move/movement | slider shot/move": term(
        "camera", move="dolly"
    ),
    "dolly/dollies/dollying alongside/along/beside (the)": term("camera", move="follow"),
    "pan/pans/panning left/right/leftward/rightward/leftwards/rightwards": term(
        "camera", move="pan"
    ),
    "panning shot | pan shot | slow pan | slowly pan/pans/panning | camera pan/pans/panning"
    " | smooth/gentle/quick/fast pan | pans across/over/from/to/along | pan across/over/around/to"
    " | panning across/over/around/along": term("camera", move="pan"),
    "pan/pans/panning/panned up/down": term("camera", move="pan"),
    "pan/pans/panning/panned": term("camera", needs="camera", move="pan"),
    "tilt/tilts/tilting/tilted up/down/upward/downward/upwards/downwards | tilt shot"
    " | camera tilt/tilts": term("camera", move="tilt"),
    "tilt/tilts/tilting/tilted": term("camera", needs="camera", move="tilt"),
    "truck/trucks/trucking left/right | trucking shot | crab left/right | trucking"
    " | track/tracks/tracking/slide/slides/sliding/travel/travels/travelling left/right"
    " | lateral tracking/dolly/move/movement/slide (shot) | sideways tracking (shot) | side"
    " scrolling"
    " | lateral camera move/movement": term("camera", move="truck"),
    "slides/sliding/slide/glides/gliding/glide/drifts/drifting/drift sideways/laterally"
    " | moves/moving/move sideways/laterally | slides/sliding/slide": term(
        "camera", needs="camera", move="truck"
    ),
    "pedestal (shot) up/down | pedestal shot/move | ped up/down | boom/booms/booming up/down"
    " | camera pedestals up/down": term("camera", move="pedestal"),
    "crane/craning/cranes up/down/upward/downward/upwards/downwards | crane shot/move/movement"
    " | jib shot | jib/jibs up/down | crane shot up/down | sweeping crane (shot)": term(
        "camera", move="crane"
    ),
    "crane/cranes/craning/rise/rises/rising/ascend/ascends/ascending/lift/lifts/climbs/soars"
    "/soaring/floats (up/upward/upwards/above/over)": term(
        "camera", needs="camera", move="crane_up"
    ),
    "descends/descending/descend/lowers/lowering/drops/sinks/dives/dropping (down)": term(
        "camera", needs="camera", move="crane_down"
    ),
    "orbit/orbits/orbiting shot | arc shot | arcing shot | circling shot | (full) # degree"
    " orbit/rotation/turn/spin/shot/view (shot) | orbital shot | 360 orbit | camera orbit"
    " | orbit/orbiting camera | turntable shot | bullet time | revolving shot"
    " | orbits/orbiting/orbit left/right | arc left/right | # shot/view/spin/orbit"
    " | slow/slowly/smooth/wide arc/arcs/arcing around | orbits/orbiting around": term(
        "camera", move="orbit"
    ),
    "orbit/orbits/orbiting/circle/circles/circling/arc/arcs/arcing/revolves/revolving/rotates"
    "/rotating/rotate/spins/spinning (slowly) (around) | dolly/dollies/dollying/move/moves/moving"
    "/glide/glides/gliding/swing/swings/swinging/sweep/sweeps/sweeping/travel/travels/walk/walks"
    "/fly/flies/go/goes/swirl/swirls/drift/drifts/wrap/wraps/track/tracks (slowly/smoothly)"
    " around/round": term("camera", needs="camera", move="orbit"),
    "handheld (camera/shot/footage/style/feel/look/camerawork) | hand held"
    " (camera/shot/footage/style/feel) | shaky (cam/camera/footage/handheld) | shakycam"
    " | camera shake | shaking camera | camera shakes/trembles | (with) (an) intense shaking effect"
    " | natural camera shake | found footage (style) | documentary camera | unsteady camera"
    " | jittery camera": term("camera", move="handheld"),
    "static (camera/shot/frame/framing/tripod) (shot) | locked off (camera/shot/tripod/frame)"
    " | locked camera/shot/down | fixed camera/shot/frame/angle | (on) (a) tripod (shot)"
    " | stationary (camera/shot) | still camera/frame | no camera movement/motion/moves"
    " | without camera movement/motion | camera is/stays/remains/holds/sits still/static/fixed"
    "/stationary/steady/locked/motionless | camera does not move | camera doesn't move"
    " | camera never moves | motionless camera | unmoving camera | camera holds (still)"
    " | (a) (calm/peaceful/quiet/serene/still/tranquil) tableau (of) | lockdown shot"
    " | (a) steady and smooth perspective | lingering shot | held shot": term(
        "camera", move="static"
    ),
    "low (angle) tracking/follow/following (shot)": term(
        "camera", move="follow", weak={"angle": "low"}
    ),
    "airborne dolly/tracking/gliding (movement/shot/move)": term(
        "camera", move="dolly_in", weak={"angle": "high", "size": "extreme_wide"}
    ),
    "tracking (shot/camera/move) | follow/following shot/cam/camera | leading shot"
    " | steadicam (shot/follow/tracking) | gimbal shot | chase shot/cam/camera | tracking along"
    " | travelling shot | traveling shot": term("camera", move="follow"),
    "flying/soaring/gliding/racing through": term(
        "camera", needs="opening", move="dolly_in", move_amount=0.9
    ),
    "follows/following/follow/tracks/track/trails/trailing/chases/chasing/accompanies (alongside"
    "/behind/along/with)": term("camera", needs="camera", move="follow"),
    "moves/moving/move/glides/gliding/glide/flies/flying/fly/drifts/drifting/drift/sweeps/sweeping"
    "/travels/travelling/traveling/floats/pushes/advances/creeps/retreats/floating/comes": term(
        "camera", needs="camera", move="move"
    ),
    "(a/the) drone is floating/flying/hovering/gliding/landing"
    " | (a/the) drone hovers/lands/delivers | a drone flying/gliding/soaring"
    " | handheld device/phone/radio/fan"
    " | train/railway/railroad tracks/track | static noise"
    " | frying/baking/sauce/roasting pan | pan pipes/flute | race/running track"
    " | construction crane/cranes | paper crane/cranes | truck driver/stop | tilts her/his/its"
    "/their"
    " head | tracks in the snow/sand/mud | in the snow/sand tracks": NOTHING,
}
