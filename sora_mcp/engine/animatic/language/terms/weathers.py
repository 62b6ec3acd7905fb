"""Weather and what drifts in the air, with how much of it, as people write them."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import NOTHING, Terms, names, term

# Words before (or after) a weather that say how much.
AMOUNTS = {
    "heavy": 0.95, "heavily": 0.95, "torrential": 1.0, "pouring": 1.0, "driving": 0.95,
    "intense": 0.9, "strong": 0.85, "thick": 0.9, "dense": 0.95, "violent": 1.0, "raging": 1.0,
    "fierce": 0.95, "howling": 0.9, "hard": 0.9, "massive": 0.95, "huge": 0.9, "severe": 0.95,
    "wild": 0.9, "extreme": 1.0, "lashing": 1.0, "relentless": 0.9, "deep": 0.8, "swirling": 0.7,
    "lots": 0.85, "countless": 0.9, "big": 0.8, "steady": 0.6, "moderate": 0.5, "light": 0.25,
    "lightly": 0.25, "gentle": 0.25, "gently": 0.25, "soft": 0.25, "softly": 0.25, "slight": 0.2,
    "slightly": 0.2, "fine": 0.2, "faint": 0.15, "thin": 0.2, "little": 0.25, "few": 0.2,
    "delicate": 0.25, "mild": 0.3, "occasional": 0.2, "some": 0.4, "low": 0.35, "subtle": 0.2,
    "patchy": 0.3, "scattered": 0.3, "drifting": 0.4, "quiet": 0.25,
}  # fmt: skip
NEGATIONS = names("no not without never isn't aren't doesn't don't hardly")

WEATHERS: Terms = {
    "rain | rains | raining | rainy | rainfall | raindrops (fall/falling) | rain drops | it pours"
    " | in the rain | rain soaked | rain swept | rainswept | rain slicked | rain slick | wet"
    " weather"
    " | rain falls/falling/pours/pouring | rain streaked/streaks | monsoon": term(
        "weather", weather="rain", amount=0.55
    ),
    "drizzle | drizzling | drizzly | sprinkle of rain | (passing) rain shower/showers"
    " | spring shower/showers": term("weather", weather="rain", amount=0.22),
    "downpour | deluge | pouring rain | pouring down | it's pouring | it is pouring"
    " | cloudburst | rainstorm | rain storm | hail | hailstorm"
    " | bucketing down | monsoon rain": term("weather", weather="rain", amount=1.0),
    "storm | storms | stormy | thunderstorm | thunder (storm) | thunderstorms | lightning (storm)"
    " (flashes/strikes/bolt/bolts) | tempest | thunder and lightning | storm clouds | thunderclouds"
    " | stormy weather/sky/skies/night/day/evening": term("weather", weather="storm", amount=0.75),
    "hurricane | typhoon | cyclone | superstorm": term("weather", weather="storm", amount=1.0),
    "tornado | twister": term("weather", keeps=True, weather="storm", amount=0.9),
    "snow falls/falling/fall | snowing | snowfall | snowflakes (fall/falling/drifting)"
    " | falling snow | snow flurry | snow storm flakes | it snows | sleet | first snow"
    " | snow drifting/drifts down": term("weather", weather="snow", amount=0.5),
    "snow": term("weather", weather="snow", amount=0.45),
    "in/through/across/on/into (the) (deep/fresh) snow | snowy": term(
        "weather", keeps=True, weather="snow", amount=0.3
    ),
    "snow flurries | flurries | snow dusting": term("weather", weather="snow", amount=0.25),
    "blizzard | snowstorm | snow storm | whiteout": term("weather", weather="snow", amount=1.0),
    "fog | foggy | fog bank | in the fog | fog bound": term("weather", weather="fog", amount=0.65),
    "mist | misty | mists | haze | hazy | morning mist/haze | heat haze | smog | smoggy | vapour"
    " | atmospheric haze | smoky haze": term("weather", weather="fog", amount=0.35),
    "wind | windy | in the wind | windswept | wind blown | windblown | gusts (of wind) | gust"
    " of wind | strong wind/winds | winds | gusty | blustery": term(
        "weather", weather="wind", amount=0.55
    ),
    "breeze | breezy | in the breeze | light wind | gentle wind": term(
        "weather", weather="wind", amount=0.25
    ),
    "gale | gales | gale force wind/winds | windstorm": term(
        "weather", weather="wind", amount=0.95
    ),
    "sandstorm | dust storm | sand storm | duststorm": term("weather", weather="dust", amount=0.95),
    "dusty (air/wind) | clouds of dust | dust cloud/clouds | blowing dust/sand | swirling dust/sand"
    " | dust swirls/swirling/rises | dust in the air": term("weather", weather="dust", amount=0.5),
    "dust motes/particles/specks | floating dust | motes of dust | dust floats/floating"
    " | dust dances/dancing": term("weather", weather="dust", amount=0.2),
    "falling leaves | leaves fall/falling/drift/drifting/swirl/swirling/blowing/flutter/fluttering"
    " | (falling) autumn leaves fall/falling/drifting/swirling/blowing | swirling leaves"
    " | leaves in the wind | blowing leaves | falling autumn leaves": term(
        "weather", weather="leaves", amount=0.5
    ),
    "embers | sparks (fly/flying) | flying sparks | glowing embers | floating embers | ash falls"
    " | falling ash | cinders": term("weather", weather="embers", amount=0.5),
    "petals | falling/floating/drifting petals | petals fall/falling/drift/drifting/float/floating"
    "/swirl | (falling) cherry/rose/flower blossom/blossoms petals | blossoms fall/falling/drift"
    " | cherry blossoms falling/fall/drifting/drift | (falling) rose/cherry/flower petals"
    " (fall/falling/drift)": term("weather", weather="petals", amount=0.5),
    "it bubbles | bubbling | bubbles over/away | blow/blows/blowing (soap) bubbles": NOTHING,
    "(soap) bubbles | (soap) bubbles rise/rising/float/floating": term(
        "weather", weather="bubbles", amount=0.5
    ),
    "fireflies | firefly | lightning bugs": term("weather", weather="fireflies", amount=0.5),
    "confetti | confetti falls/falling/rains | ticker tape": term(
        "weather", weather="confetti", amount=0.6
    ),
    "cloudy | overcast | gloomy sky/weather/day | grey sky/skies/weather/day | clouded (over)"
    " | cloudy sky/skies/day | overcast sky/skies/day | dark clouds | heavy clouds | leaden sky"
    "/skies | brooding sky/clouds/skies": term("weather", weather="cloudy", amount=0.6),
    "clear sky/skies/weather/air | cloudless (sky) | blue sky/skies | clear blue sky/skies"
    " | clear night/day/morning/evening/afternoon | fair/good/fine weather | not a cloud in sight"
    " | not a cloud in the sky | dry weather": term("weather", weather="clear", amount=0.5),
    "clear/starry night sky": term(
        "weather", keeps=True, weather="clear", amount=0.5, weak={"time": "night"}
    ),
    "the rain/snow/storm stops/stopped/clears/ends/passes | rain/snow/storm has"
    " stopped/passed/cleared/ended | after the rain/storm/snow | after a/heavy rain/storm": term(
        "weather", weather="cloudy", amount=0.35
    ),
    "snow capped/covered/topped/dusted/white/clad/globe/leopard/leopards/man/men/white/board"
    "/boarder/boarding/mobile/owl/owls/fox/foxes/queen/plow/plough/cone/angel/angels/ball/drift"
    "/drifts/boots/bunny/monkey/monkeys/shoe/shoes/field/fields/fort/bank/banks/machine | covered"
    " in"
    " (fresh/deep) snow | snow on the ground | snowy mountain/mountains/forest/forests/peak/peaks"
    "/landscape/landscapes/field/fields/plain/plains/tundra/slope/slopes/wood/woods/owl/owls/hill"
    "/hills/alps/valley/pine/pines/ridge/summit/wilderness/terrain/ground/meadow | melting snow"
    " | rain coat/coats/boots/forest/forests/gutter/jacket/bow/barrel/jungle"
    " | wind turbine/turbines/chime/chimes/instrument/instruments/mill/farm/up/tunnel/shield/surfer"
    "/surfing/surfs/socks | storm trooper/troopers/drain/lantern"
    " | fog machine/horn/lights | dust pan/jacket/cover/bin | bubble bath/gum/tea/wrap | mist net"
    " | lightning rod | (at) lightning fast/speed/quick | thunder bird | thunder god"
    " | winds through/along/around/its"
    "/up/down/between | sand dune/dunes | brain storm | a storm brewing inside | stormy eyes"
    " | spark plug | misty eyes/eyed | clear glass/plastic/water/waters/voice/lake/stream"
    " | shower curtain | bottle of sparks | confetti cannon | petals of": NOTHING,
    "stormy sea/seas/ocean/waters | storm at sea": term(
        "weather", keeps=True, weather="storm", amount=0.7
    ),
    "autumn leaves": NOTHING,
}  # fmt: skip
