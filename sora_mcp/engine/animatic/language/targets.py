"""The names that words may become: figures by their kind, what each kind can do, and sets."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The words of a text, each a name."""
    return frozenset(text.split())


PEOPLE = names("adult child baby robot astronaut knight skeleton ghost snowman")
QUADRUPEDS = names(
    "cat dog horse fox wolf lion lioness tiger leopard cheetah bear polar_bear panda cow bull"
    " sheep lamb goat pig boar deer reindeer doe fawn elephant giraffe zebra camel donkey monkey"
    " rabbit mouse rat squirrel raccoon hedgehog hippo rhino kangaroo unicorn dinosaur"
    " hamster kitten puppy foal pony otter gorilla llama"
)
BIRDS = names(
    "bird robin crow pigeon dove seagull owl eagle hawk parrot duck duckling goose swan penguin"
    " chicken rooster chick flamingo peacock ostrich"
)
SWIMMERS = names("fish clownfish goldfish shark whale orca dolphin octopus squid jellyfish")
LEAPERS = names("fish clownfish goldfish shark whale orca dolphin")
PEDALLED = names("bicycle skateboard")
HOWLERS = names("dog wolf fox")
ROARERS = names(
    "lion lioness tiger leopard cheetah bear polar_bear panda elephant hippo rhino dinosaur"
)
CRAWLERS = names("turtle crab frog snake lizard crocodile spider seal snail ladybug ant lobster")
FLYERS = names("butterfly bee dragonfly bat hummingbird")
DRAGONS = names("dragon")
ANIMALS = QUADRUPEDS | BIRDS | SWIMMERS | CRAWLERS | FLYERS | DRAGONS
ROAD = names(
    "car sports_car van truck bus taxi police_car ambulance fire_truck tractor motorcycle bicycle"
    " scooter train tram skateboard sled carriage excavator race_car"
)
AFLOAT = names("boat sailboat ship canoe submarine longship")
ALOFT = names("plane helicopter rocket drone balloon ufo spaceship airship")
VEHICLES = ROAD | AFLOAT | ALOFT
PROPS = names(
    "lighthouse house cabin castle tower church temple pagoda skyscraper barn windmill bridge"
    " tent igloo pyramid statue fountain gate fence stall well ruin chair armchair sofa table desk"
    " bed shelf lamp floor_lamp candle clock mirror door window carpet curtain tv computer laptop"
    " phone camera radio telescope microscope globe tree pine palm cactus bush flower rose"
    " sunflower tulip mushroom grass potted_plant vase"
    " bonsai log stump leaf cherry_tree apple banana"
    " orange lemon strawberry bread cake pizza burger ice_cream coffee_cup teapot cup glass bottle"
    " wine_glass bowl plate soup egg cheese sushi pancakes donut pumpkin watermelon carrot hammer"
    " saw axe sword shield umbrella suitcase backpack box chest basket bucket barrel broom ladder"
    " rope key book letter newspaper pen pencil scissors map compass crown ring gem coin bag hat"
    " shoe glasses watch crystal_ball wand potion balloon_toy ball football basketball kite teddy"
    " doll toy_car paper_boat paper_plane origami dice chess cards gift flag sign street_lamp"
    " traffic_light bench mailbox trash_can hydrant phone_booth campfire fire lantern torch"
    " firework rock boulder shell starfish cloud moon sun star planet rainbow comet guitar piano"
    " violin drum trumpet saxophone flute harp cello accordion microphone record_player"
    " anchor blackboard easel hourglass sewing_machine snow_globe treasure_map trophy typewriter"
    " sandcastle punching_bag bell beehive gravestone fireplace picture_frame grandfather_clock"
    " bamboo snowboard surfboard swing shapes skull sky_lantern"
)
SETS = names(
    "coast sea lake river waterfall forest snowy_forest jungle mountains desert meadow farm"
    " garden park beach island snowfield cave volcano city street alley market road highway bridge"
    " harbor station castle village rooftop stadium playground room bedroom kitchen office"
    " classroom library restaurant lab hall workshop studio stage club space moon mars underwater"
    " sky abstract savanna wheat_field cemetery gym corridor"
)
INDOORS = names(
    "room bedroom kitchen office classroom library restaurant lab hall workshop studio stage club"
    " gym corridor"
)
RIGS = PEOPLE | ANIMALS | VEHICLES
FIGURES = RIGS | PROPS

# Sets that share scenery, so that words for one are drawn in the others too.
KINDRED: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "forest snowy_forest jungle mountains river waterfall park",
        "forest park garden meadow farm village",
        "meadow farm garden park road mountains island",
        "sea coast beach island harbor underwater",
        "lake river waterfall sea coast beach harbor underwater",
        "city street alley rooftop highway market road station",
        "village street market alley",
        "snowfield snowy_forest mountains",
        "desert mars volcano moon",
        "space moon mars",
        "stage club hall stadium",
        " ".join(sorted(INDOORS)),
        "sky city rooftop mountains meadow sea coast beach desert island lake farm",
        "mountains meadow lake river village castle",
        "playground park",
    )
)

RIDDEN = names(
    "horse unicorn camel elephant dragon zebra motorcycle bicycle scooter skateboard sled deer"
    " dolphin turtle dinosaur broom donkey reindeer lion tiger bear wolf whale ostrich"
)
CONTAINERS = AFLOAT | names(
    "car sports_car van truck bus taxi police_car ambulance fire_truck tractor train tram plane"
    " helicopter rocket balloon ufo spaceship carriage sled box basket bucket bowl barrel bed"
    " chest armchair chair sofa tent cup glass bag suitcase"
)
SKYBORNE = names("moon sun star planet rainbow comet cloud firework sky_lantern")
STANDING = frozenset(  # too large to be held
    [
        "lighthouse",
        "house",
        "cabin",
        "castle",
        "tower",
        "church",
        "temple",
        "pagoda",
        "skyscraper",
        "barn",
        "windmill",
        "bridge",
        "tent",
        "igloo",
        "pyramid",
        "statue",
        "fountain",
        "gate",
        "fence",
        "stall",
        "well",
        "ruin",
        "chair",
        "armchair",
        "sofa",
        "table",
        "desk",
        "bed",
        "shelf",
        "floor_lamp",
        "door",
        "window",
        "carpet",
        "curtain",
        "tree",
        "pine",
        "palm",
        "cactus",
        "bush",
        "log",
        "stump",
        "cherry_tree",
        "barrel",
        "street_lamp",
        "traffic_light",
        "bench",
        "mailbox",
        "trash_can",
        "hydrant",
        "phone_booth",
        "campfire",
        "fire",
        "rock",
        "boulder",
        "piano",
        "harp",
        "drum",
        "cello",
        "boulder",
        "ladder",
        "cloud",
        "moon",
        "sun",
        "planet",
        "rainbow",
        "comet",
        "star",
        "firework",
        "record_player",
        "telescope",
        "tv",
        "computer",
        "clock",
        "anchor",
        "blackboard",
        "easel",
        "sewing_machine",
        *names(
            "sandcastle punching_bag bell beehive gravestone fireplace grandfather_clock bamboo"
            " swing shapes"
        ),
    ]
)

ACTIONS: dict[frozenset[str], frozenset[str]] = {
    PEOPLE: names(
        "stand walk run sit wave dance jump ride swim fly talk read work cook eat drink"
        " play_guitar play_piano play_violin play_drums sing sleep kneel point cheer hug climb"
        " fish paint throw kick skate ski surf row carry fight crawl float hammer sweep phone"
        " skateboard perch"
    ),
    QUADRUPEDS: names("stand walk run sit lie sleep jump eat play look howl roar swim"),
    BIRDS: names("stand walk run fly swim eat look sing sleep"),
    SWIMMERS: names("swim jump"),
    CRAWLERS: names("stand walk swim jump"),
    FLYERS: names("fly stand"),
    DRAGONS: names("fly walk run sit lie sleep stand eat look roar"),
    ROAD: names("drive ride stand"),
    AFLOAT: names("sail float"),
    ALOFT: names("fly stand"),
}
# What a kind does when it is told to do something it has no picture of: nearest first.
INSTEAD: dict[frozenset[str], dict[str, str]] = {
    PEOPLE: {"lie": "sleep", "howl": "sing", "roar": "cheer", "look": "stand", "drive": "sit",
             "sail": "row"},
    QUADRUPEDS: {"dance": "jump", "climb": "jump", "cheer": "jump", "ride": "sit", "throw": "play",
                 "kick": "play", "fight": "jump", "sing": "howl", "talk": "look", "drink": "eat",
                 "carry": "walk", "surf": "stand", "skate": "stand", "ski": "run", "wave": "sit",
                 "hug": "sit", "kneel": "lie", "play_piano": "sit", "perch": "sit", "crawl": "walk",
                 "float": "swim", "drive": "sit", "roar": "howl", "paint": "sit", "read": "sit",
                 "skateboard": "stand", "fish": "stand",
                 "row": "sit", "phone": "sit", "work": "sit"},
    BIRDS: {"jump": "walk", "dance": "walk", "sit": "stand", "lie": "sleep", "perch": "stand",
            "howl": "sing", "roar": "sing", "drink": "eat", "play": "walk", "sail": "swim",
            "float": "swim", "carry": "fly", "fight": "fly", "talk": "sing", "crawl": "walk"},
    SWIMMERS: dict.fromkeys(names("walk run jump fly play dance eat drive sail"), "swim"),
    CRAWLERS: {"run": "walk", "climb": "walk", "play": "walk", "sit": "stand", "eat": "stand",
               "look": "stand", "sleep": "stand", "lie": "stand", "dance": "walk", "sing": "stand",
               "fly": "jump", "crawl": "walk", "float": "swim"},
    FLYERS: dict.fromkeys(names("sit sleep lie eat drink look perch stand"), "stand")
            | dict.fromkeys(names("walk run jump climb dance play sail float fight"), "fly"),
    DRAGONS: {"dance": "fly", "drink": "eat", "play": "run", "jump": "fly", "fight": "roar",
              "howl": "roar", "float": "fly", "climb": "walk", "swim": "fly", "perch": "sit",
              "carry": "fly", "talk": "look", "crawl": "walk", "sing": "roar"},
    ROAD: dict.fromkeys(names("walk run ride fly sail jump skate climb"), "drive")
          | {"sit": "stand"},
    AFLOAT: dict.fromkeys(names("walk run ride drive swim row fish fly climb carry"), "sail")
            | {"sit": "float", "lie": "float", "stand": "float"},
    ALOFT: dict.fromkeys(names("walk run ride drive sail swim climb jump carry float"), "fly")
            | {"sit": "stand"},
}  # fmt: skip
# What the picture of an action shows by itself, so that it is not put there a second time.
SHOWN: dict[str, frozenset[str]] = {
    "play_guitar": frozenset(("guitar",)),
    "play_violin": frozenset(("violin",)),
    "play_drums": frozenset(("drum",)),
    "sing": frozenset(("microphone",)),
    "read": frozenset(("book", "newspaper", "letter")),
    "work": frozenset(("laptop",)),
    "phone": frozenset(("phone",)),
    "drink": names("cup glass coffee_cup wine_glass bottle"),
    "eat": frozenset(("soup", "bowl", "plate")),
    "cook": frozenset(("plate", "pancakes", "egg")),
    "carry": frozenset(("box",)),
    "sweep": frozenset(("broom",)),
    "hammer": frozenset(("hammer",)),
    "skateboard": frozenset(("skateboard",)),
    "surf": frozenset(("surfboard",)),
    "ski": frozenset(("snowboard",)),
    "kick": frozenset(("football",)),
    "throw": frozenset(("ball",)),
}


def kind_of(name: str) -> frozenset[str]:
    """The kind that a figure is of; props have none."""
    return next((kind for kind in ACTIONS if name in kind), frozenset())


def doable(name: str, action: str) -> str | None:
    """What a figure does when told to do something; None if it cannot do anything like it."""
    kind = kind_of(name)
    if kind is SWIMMERS:
        return "jump" if action == "jump" and name in LEAPERS else "swim"
    if name in PEDALLED and INSTEAD[ROAD].get(action, action) == "drive":
        return "ride"
    if kind is QUADRUPEDS and action in ("howl", "roar"):
        return "howl" if name in HOWLERS else "roar" if name in ROARERS else "look"
    if action in ACTIONS.get(kind, ()):
        return action
    return INSTEAD.get(kind, {}).get(action)


def are_alike(one: str, other: str) -> bool:
    """Whether one set may pass for the other: more than the same sky above."""
    return one == other or any(
        one in group and other in group for group in KINDRED if "sky" not in group
    )


def are_kindred(one: str, other: str) -> bool:
    """Whether what is seen in one set is seen in the other as well."""
    return one == other or any(one in group and other in group for group in KINDRED)
