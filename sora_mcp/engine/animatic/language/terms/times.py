"""Times of day, as people write them."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import NOTHING, Terms, term
from sora_mcp.engine.animatic.plan import TimeOfDay

# The hour at which each begins, until the next one does.
HOURS: tuple[tuple[int, TimeOfDay], ...] = (
    (0, "night"), (5, "dawn"), (7, "morning"), (11, "day"), (17, "golden_hour"), (19, "dusk"),
    (21, "night"),
)  # fmt: skip

TIMES: Terms = {
    "(at/before) dawn | daybreak | day break | (at) (the) first light | sunrise | sun rise/rises"
    "/rising"
    " | (the) rising sun | the sun is rising/coming up | break of day | pre dawn | predawn"
    " | crack of dawn | early dawn": term("time", time="dawn"),
    "(early/late/mid) (in) (the) morning (light/sun/sunlight/sunshine/haze) | at breakfast"
    " | breakfast time | mornings | am light | mid morning": term("time", time="morning"),
    "(at) noon | midday | mid day | high noon | noontime | lunchtime | daytime | day time"
    " | (in) (broad/bright/full/harsh) daylight | (in/during) (the) day time | by day"
    " | during the day | (bright/hot/warm) sunny day/afternoon/weather | (bright/hot/clear"
    "/beautiful"
    "/summer/summer's/spring/lovely/perfect) (sunny) day | (in) (the) (early/mid) afternoon"
    " (light/sun)"
    " | bright/harsh/strong/full/brilliant/direct sunlight/sunshine/sun | midday sun"
    " | sunlit day | day for": term("time", time="day"),
    "day": term("time", needs="end", weak={"time": "day"}),
    "sunny | sunlit | sunshine | sunlight | (in) (the) sun | sun drenched/soaked/bleached/dappled"
    "/kissed/lit": term("time", weak={"time": "day"}),
    "golden hour (light/glow/sun/lighting) | magic hour | (at) (the) sunset (light/glow/hour/hues)"
    " | sun set/sets/setting | (the) setting sun | late afternoon (light/sun/sunlight)"
    " | (the) low/evening sun | golden (evening/afternoon) light/sunlight/sun/glow/sunset/lighting"
    " | (the) sun goes/going down | sundown | sunsets | golden afternoon | sun dips"
    " | warm evening light | amber (evening) light": term("time", time="golden_hour"),
    "dusk | twilight | (at/in) (the) blue hour | nightfall | night fall/falls | (in) (the)"
    " (early/late) evening (light/sky) | after sunset | gloaming | last light | crepuscular"
    " | day turns to night": term("time", time="dusk"),
    "(late/deep) (at) (in) (the) night (time) | nighttime | nights | (at) midnight | moonlit"
    " | (by/in/under) (the) (pale/silver/soft/bright) moonlight | starlit"
    " | starry (night) | in the dark | after dark | witching hour | dead of night"
    " | darkness (falls) | pitch black/dark | small hours | at night time | nocturnal": term(
        "time", time="night"
    ),
    "night sky/skies | (under) (a) (the) starry (night) sky/skies/heavens | starry sky/skies |"
    " (the) full moon | northern/southern/polar lights | aurora (borealis/australis)"
    " | milky way": term(
        "time", keeps=True, time="night"
    ),
    "(at/in/through) (a/the) night market/bus/train/street/city | halloween"
    " | trick or treating": term(
        "time", keeps=True, time="night"
    ),
    "(under) (the) (bright) stars": term("time", time="night"),
    "(by/in) (a/the) candle/torch/fire/lamp light | candlelit | candlelight | lamplight"
    " | firelight": term("time", weak={"time": "night"}),
    "dark/dim/unlit/darkened/gloomy (hotel/empty/little/small) room/corridor/hallway/house/hall"
    " | dark/dim/unlit/gloomy bedroom/basement/cellar/attic"
    " | dark street/alley/city/forest/woods/road/highway/rooftop/alleyway/sky": term(
        "time", keeps=True, weak={"time": "night"}
    ),
    "(at) (around) # am | # o'clock in the morning | at # in the morning": term("time", time="#am"),
    "(at) (around) # pm | # o'clock in the afternoon/evening | at # in the evening/afternoon": term(
        "time", time="#pm"
    ),
    "at #:# (hours) | at # hours/sharp | # hours | # o'clock": term("time", time="#clock"),
    "good morning/evening/night/afternoon/day"
    " | night club/stand/gown/owl/clubs/vision/mode/light | evening gown/dress/wear/suit"
    " | midnight blue/snack | morning glory/coat"
    " | day care/dream/bed | sunset boulevard | dawn dish | sun hat/glasses/flower/flowers"
    " | sunrise alarm | late night show/snack | one day | every day | to this day | day by day"
    " | all day | last night | movie stars | rock stars | dark hair/skin/eyes/coat/suit/blue/green"
    "/brown/red/grey/chocolate/wood/wooden/clothes/jacket | saint/san/in the dark ages": NOTHING,
    "lit by (a) (the) fire/candle/candles/lanterns/torches": term(
        "time", keeps=True, weak={"time": "night"}
    ),
}  # fmt: skip
