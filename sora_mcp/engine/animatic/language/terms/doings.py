"""What people are told to do, and where they do it."""

from __future__ import annotations

# Place: doings in base words, in any order ("brush tooth": "is brushing her teeth").
DOINGS: dict[str, str] = {
    "bathroom": "brush tooth, shave, trim beard, take shower, shower, take bath, bathe, wash hand,"
    " wash face, toilet, hair drier, hair dryer, apply makeup, fill eyebrow, pluck eyebrow, floss,"
    " toothbrush, clean bathroom, wash hair",
    "kitchen": "wipe table, wipe counter, clean table, clean counter,"
    " peel, slice, dice, knead, bake, wash dish, do dish, cook, fry, boil, stir pot,"
    " cut vegetable, cut fruit, cut watermelon, cut carrot, cut pepper, make sandwich, chop onion,"
    " make breakfast, make lunch, make dinner, spread butter, crack egg, put grocery, set table,"
    " squeeze lemon, squeeze ketchup, grate, eat cereal, eat chili, eat soup, roll sushi,"
    " crack crab, make coffee, make tea, eat dinner, eat lunch, eat breakfast, drink smoothie,"
    " drink juice, sharpen knife",
    "room": "make bed,"
    " iron, ironing, knit, crochet, sew, fold, laundry, vacuum, sweep floor, mop, dust,"
    " watch tv, watch movie, watch video, video game,"
    " open door, close door, move chair, massage, pack suitcase,"
    " assemble furniture, turn lamp, turn fan, comb hair, brush hair, cut hair,"
    " haircut, tie shoelace, tie shoe, tie tie, tie bow, arrange flower, wrap gift, play card,"
    " board game, babysit, crawl baby, fold towel, bandage, glass wine, popcorn, drink tea,"
    " drink coffee, drink water, eat chocolate, put coat, groom, clean floor, clean glass,"
    " water plant, organize closet, put makeup, draw pencil,"
    " draw paper, draw picture, draw portrait, sketch, clear throat, clip nail, cut nail,"
    " paint nail, file nail, apply lipstick",
    "bedroom": "pillow fight, nap, snore",
    "office": "presentation, write email, write report, meeting, colleague, work project,"
    " check calendar, photocopy, write, sign document, interview, stack paper",
    "gym": "exercise, aerobics, gymnastics, yoga, push up, pull up, sit up, squat, lift weight,"
    " boxing, karate, judo, taekwondo, wrestle, martial art,"
    " ping pong, table tennis, climb rope, jump rope, skip rope, workout,"
    " cheerlead, cheerleading, hula hoop, hula, treadmill, dumbbell, barbell, stretch, bend back,"
    " pilates, handstand, cartwheel, somersault",
    "court": "dunk, play basketball, basketball, volleyball, badminton, handball",
    "rink": "ice skate, figure skate, ice hockey",
    "park": "jog, jogging, frisbee, tug war, archery, juggle, roller skate, throw axe, picnic,"
    " plant tree, barbecue, tai chi, catch baseball, throw baseball, blow bubble, walk dog,"
    " feed duck, feed pigeon, sunbathe",
    "stadium": "play football, play soccer, score goal, javelin, shot put, high jump, long jump,"
    " hurdle, pole vault, discus",
    "road": "motorcycle, motorcycling, hitchhike",
    "sea": "sail, sailing, wakeboard, parasail, jet ski",
    "lake": "kayak, canoe, fish, fishing",
    "beach": "build sandcastle, surf",
    "snowfield": "ski, snowboard, sled, build snowman, make snowman, ice fish",
    "mountains": "rock climb, mountaineer, abseil, hike",
    "stage": "ballet, belly dance, tap dance, perform, sing, play flute, play harp, play violin,"
    " play piano, play drum, play trumpet, play cello, play saxophone, beatbox",
    "workshop": "weld, bend metal, hammer nail, carve wood, repair, solder, make pottery",
    "classroom": "take exam, raise hand",
    "library": "read book, study",
    "studio": "open window, close window, open curtain, close curtain, pull blind, hang picture,"
    " clean window, wash window",
    "garden": "water flower, mow lawn, rake leaf, prune, dig hole, plant flower",
    "farm": "milk cow, shear sheep, plow, harvest",
}
