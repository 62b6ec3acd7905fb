"""The names that words may become: figures by their kind, what each kind can do, and sets."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The words of a text, each a name."""
    return frozenset(text.split())


PEOPLE = names("adult child baby robot astronaut knight skeleton ghost snowman")
QUADRUPEDS = names(
    "cat dog horse fox wolf lion lioness tiger leopard cheetah bear polar_bear panda cow bull"
    " sheep lamb goat pig boar deer reindeer doe fawn elephant giraffe zebra camel donkey monkey"
    " rabbit mouse rat squirrel raccoon hedgehog hippo rhino kangaroo unicorn dinosaur  hamster"
    " kitten puppy foal pony otter gorilla llama"
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
    " scooter train tram skateboard sled carriage excavator race_car bulldozer rover"
)
AFLOAT = names("boat sailboat ship canoe submarine longship cargo_ship gondola")
ALOFT = names("plane helicopter rocket drone balloon ufo spaceship airship satellite space_station")
VEHICLES = ROAD | AFLOAT | ALOFT
PROPS = names(
    "lighthouse house cabin castle tower church temple pagoda skyscraper barn windmill bridge"
    " tent igloo pyramid statue fountain gate fence stone_wall stall well ruin chair armchair sofa"
    " table desk bed shelf lamp floor_lamp candle clock mirror door window carpet curtain tv"
    " computer laptop phone camera radio telescope microscope globe tree pine palm cactus bush"
    " flower rose sunflower tulip mushroom grass potted_plant vase bonsai log stump leaf"
    " cherry_tree apple banana orange lemon strawberry bread cake pizza burger ice_cream"
    " coffee_cup teapot cup glass bottle wine_glass bowl plate soup egg cheese sushi pancakes"
    " donut pumpkin watermelon carrot hammer saw axe sword shield umbrella suitcase backpack box"
    " chest basket bucket barrel broom ladder rope key book letter newspaper pen pencil scissors"
    " map compass crown ring gem coin bag hat shoe glasses watch crystal_ball wand potion"
    " balloon_toy ball football basketball kite teddy doll toy_car paper_boat paper_plane origami"
    " dice chess cards gift flag sign street_lamp traffic_light bench mailbox trash_can hydrant"
    " phone_booth campfire fire lantern torch firework rock boulder shell starfish cloud moon sun"
    " star planet rainbow comet guitar piano violin drum trumpet saxophone flute harp cello"
    " accordion microphone record_player anchor blackboard easel hourglass sewing_machine"
    " snow_globe treasure_map trophy typewriter sandcastle punching_bag bell beehive gravestone"
    " fireplace picture_frame grandfather_clock bamboo snowboard surfboard swing shapes skull"
    " sky_lantern american_football avocado badminton_racket baseball baseball_bat baseball_cap"
    " baseball_glove basketball_hoop bathtub beer bell_pepper blender bowling_ball bowling_pin"
    " boxing_gloves broccoli canvas cherries chocolate chopsticks coat cocktail coconut"
    " computer_mouse cookie corn croissant cucumber cupcake cutting_board dress dumbbell dumplings"
    " eggplant ferris_wheel fish_dish flashlight fork fries frisbee frying_pan game_controller"
    " golf_ball golf_club grapes hair_dryer hairbrush hay_bale headphones helmet hockey_stick"
    " hot_dog ice_skates iron kettle keyboard knife light_bulb lipstick lollipop magnifying_glass"
    " microwave milk money necktie noodles onion paint_brush palette peach pear perfume pie"
    " pineapple popcorn pot potato refrigerator remote rice roast_chicken roller_coaster"
    " rolling_pin salad sandwich screwdriver sink skipping_rope skis soap spoon steak stethoscope"
    " stove t_shirt taco tennis_ball tennis_net tennis_racket toaster toilet toilet_paper tomato"
    " toothbrush toothpaste treadmill vacuum volleyball wallet washing_machine wind_turbine wrench"
    " stop_sign parking_meter traffic_cone vending_machine gas_pump scarecrow wheelbarrow"
    " shopping_cart stroller wheelchair coffin lawn_mower crane eiffel_tower statue_of_liberty"
    " clock_tower arch stool plastic_bottle jar jug towel pillow toast baguette boot high_heel"
    " top_hat straw_hat feather scroll disco_ball yarn_ball nest throne iceberg torii tornado"
    " cabin_seat"
)
SETS = names(
    "coast sea lake river waterfall forest snowy_forest jungle mountains desert desert_road"
    " meadow farm garden park beach island snowfield cave volcano city street alley market road"
    " highway bridge harbor station castle village rooftop stadium playground room bedroom kitchen"
    " restaurant_kitchen office classroom library restaurant lab hall workshop studio stage club"
    " space moon mars underwater sky abstract savanna waterhole breakers wheat_field cemetery gym"
    " racetrack zen_garden"
    " corridor blockout railway bathroom pool indoor_pool parking parking_garage skyline shop"
    " museum subway runway hospital church fairground construction_site factory court rink"
    " cinema canyon plane_cabin train_cabin dining_room golf_course ballpark tennis_court aquarium"
    " greenhouse vineyard terminal cell porch"
)
INDOORS = names(
    "room bedroom kitchen restaurant_kitchen office classroom library restaurant lab hall"
    " workshop studio stage club gym corridor bathroom indoor_pool parking_garage shop museum"
    " subway hospital church factory court rink"
    " cinema plane_cabin train_cabin dining_room aquarium greenhouse terminal cell"
)
RIGS = PEOPLE | ANIMALS | VEHICLES
FIGURES = RIGS | PROPS

# Sets that share scenery, so that words for one are drawn in the others too.
KINDRED: tuple[frozenset[str], ...] = tuple(
    names(one)
    for one in (
        "forest snowy_forest jungle mountains river waterfall park",
        "forest park garden meadow farm village playground",
        "meadow farm garden park road mountains island railway",
        "sea coast beach island harbor underwater breakers",
        "lake river waterfall waterhole sea coast beach harbor underwater",
        "city street alley rooftop highway market road station skyline",
        "village street market alley",
        "snowfield snowy_forest mountains",
        "park golf_course ballpark vineyard garden",
        "canyon river",
        "terminal runway",
        "desert desert_road mars volcano moon canyon",
        "savanna waterhole lake",
        "space moon mars",
        "stage club hall stadium",
        " ".join(sorted(INDOORS)),
        "sky skyline city rooftop mountains meadow sea coast beach desert island lake farm",
        "mountains meadow lake river village castle",
    )
)

RIDDEN = names(
    "horse unicorn camel elephant dragon zebra motorcycle bicycle scooter skateboard sled deer"
    " dolphin turtle dinosaur broom donkey reindeer lion tiger bear wolf whale ostrich"
)
CONTAINERS = AFLOAT | names(
    "car sports_car van truck bus taxi police_car ambulance fire_truck tractor train tram plane"
    " helicopter rocket balloon ufo spaceship carriage sled box basket bucket bowl barrel bed"
    " chest armchair chair sofa tent cup glass bag suitcase  wheelchair coffin gondola rover stool"
    " throne nest"
)
SKYBORNE = names("moon sun star planet rainbow comet cloud firework sky_lantern")
STANDING = names(  # too large to be held
    "lighthouse house cabin castle tower church temple pagoda skyscraper barn windmill bridge"
    " tent igloo pyramid statue fountain gate fence stone_wall stall well ruin chair armchair sofa"
    " table desk bed shelf floor_lamp door window carpet curtain tree pine palm cactus bush log"
    " stump cherry_tree barrel street_lamp traffic_light bench mailbox trash_can hydrant"
    " phone_booth campfire fire rock boulder piano harp drum cello ladder cloud moon sun planet"
    " rainbow comet star firework record_player telescope tv computer clock anchor blackboard"
    " easel sewing_machine sandcastle punching_bag bell beehive gravestone fireplace"
    " grandfather_clock bamboo swing shapes toilet bathtub sink washing_machine stove refrigerator"
    " ferris_wheel roller_coaster wind_turbine hay_bale stop_sign parking_meter vending_machine"
    " gas_pump scarecrow shopping_cart stroller wheelchair lawn_mower crane eiffel_tower"
    " statue_of_liberty clock_tower arch throne torii tornado"
)

ACTIONS: dict[frozenset[str], frozenset[str]] = {
    PEOPLE: names(
        "stand walk run sit wave dance jump ride swim fly talk read work cook eat drink"
        " play_guitar play_piano play_violin play_drums sing sleep kneel point cheer hug climb"
        " fish paint throw kick skate ski surf row carry fight crawl float hammer sweep phone"
        " skateboard perch blow_bubbles blow_candles bow brush_teeth chop clap comb cry cut dig"
        " draw faint feed fly_kite fold hold_hands hold_sign iron kiss knead knit laugh march"
        " meditate milk mop paint_wall pet photo plant pray propose pull push push_cart rake"
        " salute saw selfie sew shake_hands shave shrug smoke sneak stir stretch teach think type"
        " vacuum wake walk_dog wash wash_dishes water_plants wave_flag write yawn"
        " archery ballet bat breakdance bungee catch cheerlead climb_rock climb_rope conduct curl"
        " dine dive dribble drum fall fence golf handstand hang high_kick hockey hula hula_hoop"
        " juggle jump_rope jumping_jack lift lunge nod open paddle parachute plank play_accordion"
        " play_cello play_flute play_harp play_saxophone play_trombone play_trumpet point_up pour"
        " pull_up punch push_up roll roller_skate shake_head shoot shoulder sit_up skydive"
        " snowboard somersault squat sword_fight tai_chi tennis tie treadmill waltz yoga"
        " doze at_desk cradle microscope stroke ollie pour_coffee arrange blow_balloon"
        " clean_window wipe_low cough feed_hand hang_picture make_bed make_up mow open_curtains"
        " open_window pack peel play_cards play_games pour_jug press scratch_head shove"
        " spread tie_shoes weld wipe"
    ),
    QUADRUPEDS: names("stand walk run sit lie sleep jump eat play look howl roar swim call"),
    BIRDS: names("stand walk run fly swim eat look sing sleep"),
    SWIMMERS: names("swim jump"),
    CRAWLERS: names("stand walk swim jump"),
    FLYERS: names("fly stand"),
    DRAGONS: names("fly walk run sit lie sleep stand eat look roar"),
    ROAD: names("drive ride stand"),
    AFLOAT: names("sail float"),
    ALOFT: names("fly stand"),
}
# What some animals of a kind can do as well.
_CALLERS = QUADRUPEDS - names("dinosaur hedgehog kangaroo")
_PAWED = names(
    "bear cat cheetah dog fox gorilla hamster kitten leopard lion lioness monkey mouse otter panda"
    " polar_bear puppy rabbit raccoon rat squirrel tiger wolf"
)
_FLEDGED = BIRDS - names("chick duckling ostrich peacock penguin")
SKILLS: dict[str, frozenset[str]] = {
    **dict.fromkeys(names("beg dig scratch stretch play_piano"), _PAWED),
    **dict.fromkeys(names("nest preen take_off"), _FLEDGED),
    **dict.fromkeys(names("rear roll"), _CALLERS - names("elephant")),
    "call": _CALLERS,
    "drink": _CALLERS | _FLEDGED,
    "chew": names(
        "boar bull camel cow deer doe donkey fawn foal giraffe goat hippo horse lamb llama pig pony"
        " reindeer rhino sheep unicorn zebra"
    ),
    "spray": names("elephant"),
    "wave": names("penguin"),
}
# What a kind does when it is told to do something it has no picture of: nearest first.
INSTEAD: dict[frozenset[str], dict[str, str]] = {
    PEOPLE: {"lie": "sleep", "howl": "sing", "roar": "cheer", "look": "stand", "drive": "sit"},
    QUADRUPEDS: {"dance": "jump", "climb": "jump", "cheer": "jump", "ride": "sit", "throw": "play",
                 "kick": "play", "fight": "jump", "sing": "howl", "talk": "look", "drink": "eat",
                 "carry": "walk", "surf": "stand", "skate": "stand", "ski": "run", "wave": "sit",
                 "hug": "sit", "kneel": "lie", "play_piano": "sit", "perch": "sit", "crawl": "walk",
                 "float": "swim", "drive": "sit", "roar": "howl", "paint": "sit", "read": "sit",
                 "skateboard": "stand", "fish": "stand",
                 "row": "sit", "phone": "sit", "work": "sit", "march": "walk", "sneak": "walk",
                 "push": "walk", "pull": "walk", "push_cart": "walk", "stretch": "stand",
                 "wake": "look", "meditate": "sit", "faint": "lie",
                 "catch": "play", "dribble": "play", "juggle": "play", "somersault": "jump",
                 "dive": "jump", "dine": "eat", "squat": "sit", "fall": "lie"},
    BIRDS: {"jump": "walk", "dance": "walk", "sit": "stand", "lie": "sleep", "perch": "stand",
            "howl": "sing", "roar": "sing", "drink": "eat", "play": "walk", "march": "walk",
            "sail": "swim", "float": "swim", "carry": "fly", "fight": "fly", "talk": "sing",
            "crawl": "walk"},
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
    "cradle": frozenset(("baby",)),
    "sweep": frozenset(("broom",)),
    "hammer": names("hammer"), "skateboard": names("skateboard"), "surf": names("surfboard"),
    "ski": names("snowboard"), "kick": names("football"), "throw": names("ball"),
}  # fmt: skip


def kind_of(name: str) -> frozenset[str]:
    """The kind that a figure is of; props have none."""
    return next((kind for kind in ACTIONS if name in kind), frozenset())


def doable(name: str, action: str) -> str | None:
    """What a figure does when told to do something; None if it cannot do anything like it."""
    kind = kind_of(name)
    if kind is SWIMMERS:
        return "jump" if action == "jump" and name in LEAPERS else "swim"
    if name == "turtle" and action == "fly":
        return "swim"
    if name in PEDALLED and INSTEAD[ROAD].get(action, action) == "drive":
        return "ride"
    if kind is QUADRUPEDS and action in ("howl", "roar"):
        voice = "call" if name in _CALLERS else "look"
        return "howl" if name in HOWLERS else "roar" if name in ROARERS else voice
    if kind is QUADRUPEDS and action == "call" and name not in _CALLERS:
        return "look"
    if name in SKILLS.get(action, ()):
        return action
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
