"""What a director fills in: where such a cast is at home, and how it is framed and followed."""

from __future__ import annotations

from sora_mcp.engine.animatic.language.terms.term import names
from sora_mcp.engine.animatic.plan import ShotSize

# Set -> the cast that is found there, by name or by the word it was called.
HOMES: dict[str, str] = {
    "underwater": "lobster fish goldfish shark whale octopus jellyfish dolphin turtle"
    " submarine mermaid"
    " diver"
    " coral seahorse squid starfish stingray scuba clownfish eel",
    "sea": "longship ship boat sailboat yacht sailor captain pirate iceberg ferry tanker"
    " raft surfer",
    "coast": "lighthouse seagull gull crab seal",
    "beach": "surfboard sandcastle parasol",
    "space": "space_shuttle spaceship rocket satellite planet comet ufo asteroid"
    " spacecraft star galaxy",
    "moon": "astronaut rover lander cosmonaut",
    "sky": "plane aeroplane airplane helicopter drone balloon parachute eagle jet airship glider",
    "snowy_forest": "fox_in_snow moose reindeer snowman",
    "snowfield": "penguin polar_bear polar skis ski sled husky igloo skier snowboarder snowboard"
    " walrus",
    "forest": "spider panda bamboo ant deer fox wolf bear owl squirrel rabbit hedgehog raccoon"
    " fairy elf hunter mushroom"
    " campfire tent",
    "jungle": "dinosaur tiger monkey gorilla parrot snake leopard chimpanzee toucan frog crocodile",
    "desert": "camel cactus lizard scorpion kangaroo pyramid",
    "savanna": "lion zebra giraffe elephant cheetah rhino ostrich lioness",
    "farm": "llama cow sheep pig chicken goat tractor farmer rooster hen horse barn",
    "meadow": "castle palace tower temple pagoda ruin beehive windmill fence rainbow cloud sun moon"
    " grass rock ruin log butterfly"
    " bee cowboy horse"
    " unicorn kite shepherd windmill dragonfly",
    "river": "bridge beaver rapids",
    "lake": "canoe paper_boat otter sky_lantern duck swan flamingo",
    "mountains": "dragon climber hiker goat mountaineer",
    "cave": "bat skull",
    "castle": "knight king queen princess prince wizard witch",
    "racetrack": "race_car racing_car",
    "road": "excavator car truck motorcycle motorbike sports_car bus scooter"
    " cyclist van biker suv driver",
    "street": "stop_sign hydrant parking_meter trash_can traffic_cone"
    " bicycle taxi police_car skateboard skateboarder mailbox phone_booth traffic_light"
    " fire_truck ambulance street_lamp pedestrian detective bike umbrella tram carriage",
    "station": "train locomotive",
    "park": "gravestone tree leaf oak maple statue statue_of_liberty ball frisbee squirrel dog"
    " puppy bench jogger runner"
    " frisbee american_football baseball baseball_bat baseball_glove swing fountain toddler pigeon",
    "playground": "slide seesaw child children kid kids",
    "room": "christmas_tree"
    " hamster teddy teddy_bear remote chess table chair clock radio cat kitten sofa armchair"
    " lamp television clock"
    " cup mug teapot candle vase book baby",
    "kitchen": "cutting_board frying_pan kettle chef cook pan pot cake bread apple pizza burger"
    " food egg sandwich",
    "office": "laptop computer desk businessman businesswoman executive typewriter",
    "classroom": "teacher student pupil globe",
    "lab": "potion flask scientist microscope beaker doctor professor",
    "stage": "piano pianist guitar singer dancer violin violinist drummer band musician drums"
    " ballerina cello trumpet saxophone microphone orchestra conductor guitarist comedian magician",
    "club": "dj",
    "stadium": "football footballer athlete goalkeeper soccer player",
    "workshop": "punching_bag hammer mechanic carpenter blacksmith saw",
    "restaurant": "barista coffee waiter waitress bartender customer customers wine_glass cocktail"
    " beer espresso latte",
    "city": "skyscraper eiffel_tower eiffel clock_tower superhero godzilla firework fireworks",
    "village": "house cabin cottage church well hut mill",
    "studio": "perfume bottle watch sneaker shoe phone product camera model sunglasses ring",
    "hall": "ghost skeleton vampire throne butler",
    "harbor": "fisherman crane anchor",
    "garden": "flower rose tulip gardener sunflower ladybug snail daisy bird hummingbird",
}
# Things that are found indoors: the set around them, if none is named. What is `at` the end of a
# label counts too ("kitchen table").
FURNISHED: dict[str, str] = {
    "bedroom": "bed pillow cot crib blanket mattress bedside nightstand bunk",
    "garden": "hammock deckchair",
    "kitchen": "stove oven fridge refrigerator kitchen cutting toaster microwave sink chopping",
    "office": "desk cubicle printer",
    "room": "vase table sofa armchair couch fireplace tv television carpet curtain floor_lamp"
    " window chandelier windowsill wardrobe",
    "bathroom": "soap toilet toothbrush toothpaste hair_dryer bathtub shower toilet_paper",
    "library": "bookshelf bookcase shelf",
    "restaurant": "counter barstool menu",
    "club": "turntable turntables jukebox",
    "workshop": "workbench anvil",
}
# These say it so clearly that a shot leaves the outdoors for them.
INDOOR_MARKS = names("bed sofa armchair desk window tv carpet stove oven fridge fireplace")
ACTION_HOMES = {
    "swim": "underwater", "fish": "lake", "surf": "beach", "row": "lake", "ski": "snowfield",
    "drive": "road", "ride": "road", "cook": "kitchen", "type": "office", "at_desk": "office",
    "microscope": "lab",
    "sleep": "bedroom", "read": "library", "sing": "stage", "dance": "stage", "perform": "stage",
    "play": "stage", "sail": "sea", "fly": "sky", "climb": "mountains", "work": "office",
    **dict.fromkeys(names("wash_dishes cut knead stir"), "kitchen"),
    **dict.fromkeys(names("brush_teeth comb shave wash make_up"), "bathroom"),
    **dict.fromkeys(names("eat drink dine pour pour_coffee"), "kitchen"),
    **dict.fromkeys(names("iron fold vacuum mop sweep knit sew yawn cradle tie tie_shoes draw"
                          " paint paint_wall blow_candles stroke cough scratch_head smoke pray"),
                    "room"),
    **dict.fromkeys(names("high_kick jumping_jack lunge yoga handstand somersault hula jump_rope"
                          " climb_rope fence lift plank stretch"), "gym"),
    **dict.fromkeys(names("play_flute play_guitar play_piano play_violin play_drums drum"
                          " play_trombone play_saxophone play_accordion waltz bow"), "stage"),
    "skate": "rink", "hockey": "rink", "hammer": "workshop", "kick": "stadium",
    "cheerlead": "stadium",
    "paddle": "lake", "climb_rock": "mountains", "snowboard": "snowfield", "feed": "park",
    **dict.fromkeys(names("throw catch tai_chi meditate blow_bubbles"), "park"),
    **dict.fromkeys(names("dig rake plant water_plants"), "garden"), "wake": "bedroom",
    "write": "office", "milk": "farm", "chop": "forest", "saw": "workshop", "fly_kite": "meadow",
    **dict.fromkeys(names("skydive parachute"), "sky"), "bungee": "mountains", "golf": "meadow",
    **dict.fromkeys(names("tennis shoot bat dribble hula_hoop archery juggle"), "park"),
    **dict.fromkeys(names("push_up plank sit_up squat lift curl punch pull_up treadmill"), "gym"),
    **dict.fromkeys(names("ballet breakdance conduct play_cello play_harp play_trumpet"), "stage"),
    **dict.fromkeys(names("peel pour_jug spread"), "kitchen"), "mow": "garden",
    **dict.fromkeys(names("arrange blow_balloon pack play_cards"
                          " play_games wipe"), "room"),
    **dict.fromkeys(names("make_bed wipe_low"), "room"),
    **dict.fromkeys(names("clean_window hang_picture open_curtains open_window"), "studio"),
    "weld": "workshop",
    "teach": "classroom", "pet": "park", "walk_dog": "park", "push_cart": "market",
}  # fmt: skip
# What people handle at home: the room, where nothing else tells one.
HANDLED: dict[str, str] = {
    "kitchen": "knife fork spoon bowl plate pot frying_pan cutting_board kettle",
    "room": "pencil pen lipstick scissors hairbrush comb iron yarn_ball necktie letter newspaper"
    " pillow towel sewing_machine wine_glass glass book gift comb teddy doll headphones remote"
    " light_bulb magnifying_glass paint_brush yarn_ball jar toothpaste perfume",
}
# What only people do in these: an animal eats where it lives.
HUMANLY = names("eat drink feed throw catch sleep stroke stretch bow")
WEATHER_HOMES = {
    "snow": "snowfield", "leaves": "park", "petals": "garden", "fireflies": "meadow",
    "embers": "forest", "bubbles": "underwater", "confetti": "stage", "dust": "desert",
    "storm": "sea",
}  # fmt: skip
# Wherever else the cast belongs, these tell the place; and these tell it least of all.
TELLING = names(
    "sandcastle surfboard train locomotive whale shark submarine campfire spaceship ufo lighthouse"
    " igloo sandbox chalkboard blackboard oven"
)
OUTDOOR = names("fence windmill well gravestone hydrant beehive street_lamp mailbox barn")
GENERIC = names("sink table vase carpet child children kid kids baby boy girl book cup mug")
NIGHTLY = names("vampire ghost werewolf firework fireworks sky_lantern star stars")
PETS = names("cat kitten dog puppy rabbit hamster bird parrot robin mouse turtle goldfish")
SOARING = names("airship balloon plane helicopter drone spaceship ufo dragon eagle hawk")
VESSELS = names("boat sailboat ship longship")
# Cast that needs room around it, and cast that is looked at closely.
TALL = names(
    "lighthouse castle skyscraper tower windmill ship house church temple pagoda pyramid bridge"
    " whale dragon dinosaur train barn statue rocket spaceship tree giraffe volcano ruin plane"
    " mountain waterfall airship"
)
MOVING = names("walk run ride drive gallop cycle jog sprint chase skate ski march")
TALKING = names("talk speak say sing phone argue whisper")
# Shots of the same scene after the first, when no size is said: closer, closest, back.
COVERAGE: tuple[ShotSize, ...] = ("full", "medium", "close", "medium_wide")
# How a place is spoken of, where it is not "in a".
SAID = {
    "sea": "at sea", "space": "in space", "moon": "on the moon", "mars": "on Mars",
    "underwater": "under water", "beach": "on a beach", "road": "on a road",
    "street": "in a street", "stage": "on a stage", "farm": "on a farm",
    "island": "on an island", "mountains": "in the mountains", "sky": "in the sky",
    "office": "in an office", "coast": "on a coast",
    "blockout": "on a neutral stage",
    "court": "on a court", "rink": "on a rink", "railway": "on a railway",
    "parking": "in a parking lot", "pool": "at a pool",
    "runway": "on a runway", "racetrack": "on a race track"
}  # fmt: skip
