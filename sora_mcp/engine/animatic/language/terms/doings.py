"""What people are told to do, and where they do it."""

from __future__ import annotations

# Place: doings in base words, in any order ("brush tooth": "is brushing her teeth").
DOINGS: dict[str, str] = {
    "bathroom": "mascara, eyeliner, apply lipstick, put lipstick, eyeshadow, contact lens, face "
    "mask, skincare, moisturizer, cut nail, clip nail, file nail, paint nail, trim "
    "nail, toenail, brush hair, comb hair, dry hair, dye hair, straighten hair, curl "
    "hair, rinse mouth, gargle, pluck, wax leg, shave leg, shave head, deodorant, "
    "perfume spray, scrub bathtub, scrub toilet, clean toilet, clean sink, scrub sink, "
    "wash foot, cream face, brush tooth, shave, trim beard, take shower, shower, take "
    "bath, bathe, wash hand, wash face, toilet, hair drier, hair dryer, apply makeup, "
    "fill eyebrow, pluck eyebrow, floss, toothbrush, clean bathroom, wash hair, put "
    "makeup, do makeup",
    "kitchen": "toast bread, make sushi, squeeze orange, squeeze juice, squeeze fruit, open can, "
    "open jar, open bottle, uncork, uncork bottle, open wine, pour tea, pour coffee, "
    "pour juice, pour milk, pour water, pour wine, stir coffee, stir tea, whisk egg, "
    "beat egg, separate egg, fry egg, boil egg, mash potato, make pasta, make pizza, "
    "make salad, toss salad, make bread, make cake, decorate cake, frost cake, ice "
    "cake, make cookie, make dough, make soup, make tea, make smoothie, make jam, make "
    "cheese, make cocktail, grind coffee, grind pepper, pass salt, marinate, dehydrate "
    "fruit, dry fruit, fill bottle, fill glass, load dishwasher, empty dishwasher, wipe "
    "stove, clean stove, clean oven, clean fridge, defrost, shuck oyster, fillet fish, "
    "gut fish, pit cherry, carve turkey, carve pumpkin, unpack grocery, butter toast, "
    "flip pancake, make pancake, set dinner, roll dough, pickle, ferment, wipe table, "
    "wipe counter, clean table, clean counter, peel, slice, dice, knead, bake, wash "
    "dish, do dish, cook, fry, boil, stir pot, cut vegetable, cut fruit, cut "
    "watermelon, cut carrot, cut pepper, make sandwich, make dumpling, chop onion, make "
    "breakfast, make lunch, make dinner, spread butter, crack egg, put grocery, set "
    "table, squeeze lemon, squeeze ketchup, grate, eat cereal, eat chili, eat soup, "
    "roll sushi, crack crab, make coffee, eat dinner, eat lunch, eat breakfast, drink "
    "smoothie, drink juice, sharpen knife",
    "room": "unpack suitcase, unpack box, dominoes, press shirt, rock cradle, adjust glass, "
    "clean glasses, shuffle card, deal card, tarot, read tarot, magic trick, card "
    "trick, do puzzle, jigsaw, doll, play doll, building block, lego, domino, checker, "
    "chess, wrap present, unwrap present, unwrap gift, open gift, open present, unbox, "
    "open parcel, open package, wrap parcel, count money, count coin, stack coin, hang "
    "laundry, fold napkin, braid hair, knot scarf, tie scarf, put scarf, lace boot, "
    "lace shoe, polish shoe, shine shoe, clean shoe, put shoe, put sock, put jacket, "
    "put hat, button shirt, zip jacket, change bulb, change lightbulb, light candle, "
    "blow candle, blow nose, sneeze, cough, yawn, hiccup, scratch back, scratch head, "
    "rub eye, stroke cat, pet cat, play keyboard, play piano, play cello, embroider, "
    "quilt, spin wool, arm wrestle, paint picture, do homework, tickle, cuddle, rock "
    "baby, feed baby, change diaper, change nappy, read newspaper, read letter, listen "
    "music, listen radio, listen record, light cigarette, take medicine, take pill, "
    "bandage wound, thread needle, open letter, lick stamp, stamp letter, seal "
    "envelope, open envelope, drill hole, hang curtain, water houseplant, cut paper, "
    "fold paper, origami, scrapbook, play ukulele, play harmonica, play xylophone, play "
    "banjo, play recorder, controller, play controller, play console, make bed, iron, "
    "ironing, knit, crochet, sew, fold, laundry, vacuum, sweep floor, mop, dust, watch "
    "tv, watch movie, watch video, video game, open door, close door, shut door, lock "
    "door, knock door, move chair, massage, pack suitcase, assemble furniture, turn "
    "lamp, turn fan, cut hair, haircut, tie shoelace, tie shoe, tie tie, tie bow, "
    "arrange flower, wrap gift, play card, board game, babysit, crawl baby, fold towel, "
    "bandage, glass wine, popcorn, drink tea, drink coffee, drink water, eat chocolate, "
    "put coat, groom, clean floor, clean glass, water plant, organize closet, draw "
    "pencil, draw paper, draw picture, draw portrait, sketch, clear throat",
    "bedroom": "change sheet, fluff pillow, wake up, go bed, snooze, put pajamas, pillow fight, "
    "nap, snore",
    "office": "type keyboard, sign contract, sign paper, staple, shred paper, shred document, "
    "file document, take note, read report, present slide, negotiate, shuffle paper, "
    "stamp document, fax, calculate, count vote, write code, program, presentation, "
    "write email, write report, meeting, colleague, work project, check calendar, "
    "photocopy, write, sign document, interview, stack paper",
    "gym": "bench press, burpee, do split, bowling, pool cue, billiard, play pool, play "
    "billiard, snooker, throw dart, play dart, fencing, wrestling, kickbox, kickboxing, "
    "jiu jitsu, spar, shadowbox, deadlift, kettlebell, spin bike, rowing machine, "
    "trampoline, balance beam, parallel bar, uneven bar, gymnast, stretch leg, stretch "
    "arm, warm up, jumping jack, crossfit, weightlift, bodybuild, exercise, aerobics, "
    "gymnastics, yoga, push up, pull up, sit up, squat, lift weight, boxing, karate, "
    "judo, taekwondo, wrestle, martial art, ping pong, table tennis, climb rope, jump "
    "rope, skip rope, workout, cheerlead, cheerleading, hula hoop, hula, treadmill, "
    "dumbbell, barbell, stretch, bend back, pilates, handstand, cartwheel, somersault",
    "court": "play tennis, tennis match, play squash, netball, dunk, play basketball, "
    "basketball, volleyball, badminton, handball",
    "rink": "ice skate, figure skate, ice hockey",
    "park": "meditate, hopscotch, throw frisbee, play catch, play fetch, walk dog, train dog, "
    "fly drone, operate drone, zorb, zorbing, slackline, parkour, leapfrog, feed "
    "squirrel, feed bird, yo yo, boomerang, throw boomerang, jog, jogging, frisbee, tug "
    "war, archery, juggle, roller skate, throw axe, picnic, plant tree, barbecue, tai "
    "chi, catch baseball, throw baseball, blow bubble, feed duck, feed pigeon, sunbathe",
    "stadium": "throw javelin, throw discus, throw hammer, relay race, triple jump, sprint race, "
    "pole vaulting, play football, play soccer, score goal, javelin, shot put, high "
    "jump, long jump, hurdle, pole vault, discus",
    "road": "motorcycle, motorcycling, hitchhike",
    "sea": "sail, sailing, wakeboard, parasail, jet ski",
    "lake": "skip stone, paddleboard, canoeing, kayaking, rafting, kayak, canoe, fish, fishing",
    "beach": "build sandcastle, surf",
    "snowfield": "ski, snowboard, sled, build snowman, make snowman, ice fish",
    "mountains": "zipline, ziplining, climb cliff, bungee jump, rappel, hang glide, paraglide, "
    "rock climb, mountaineer, abseil, hike",
    "stage": "play trombone, play harp, stand up comedy, juggle fire, sword swallow, "
    "ventriloquist, conduct orchestra, recite poem, rap, cheerleading routine, ballet, "
    "belly dance, tap dance, perform, sing, play flute, play violin, play drum, play "
    "trumpet, play saxophone, beatbox",
    "workshop": "inflate tire, inflate tyre, repair clock, repair car, repair radio, fix car, fix "
    "clock, carve wood, whittle, shape clay, mold clay, mould clay, throw pot, pottery, "
    "sculpt, chisel, blacksmith, sand board, sand wood, saw wood, plane wood, varnish, "
    "upholster, sharpen axe, sharpen blade, circuit board, assemble robot, assemble "
    "engine, fix engine, repair engine, repair bicycle, fix bicycle, repair watch, fix "
    "watch, blow glass, weave basket, change tire, change tyre, pump tire, pump tyre, "
    "change oil, bind book, print shirt, stitch leather, polish stone, cut gem, cut "
    "glass, calibrate, lathe, rivet, carve stone, make candle, make soap, paint model, "
    "weld, bend metal, hammer nail, repair, solder, make pottery",
    "classroom": "take exam, raise hand",
    "library": "read book, study",
    "studio": "open window, close window, open curtain, close curtain, pull blind",
    "garden": "pick apple, pick fruit, pick orange, pick grape, pick berry, pick cherry, pick "
    "pear, plant seedling, plant seed, sow seed, prune hedge, trim hedge, trim bush, "
    "compost, pull weed, pick flower, pick tomato, pick strawberry, water garden, water "
    "lawn, spread mulch, transplant, rake, build birdhouse, grill, grill sausage, grill "
    "meat, grill burger, water flower, mow lawn, rake leaf, prune, dig hole, plant "
    "flower",
    "farm": "milk cow, shear sheep, plow, harvest",
    "lab": "conduct experiment, do experiment, pipette, test tube, dissect, titrate, mix chemical",
    "hospital": "examine patient, treat patient, give injection, inject, donate blood, draw blood, "
    "vaccinate, take temperature, check teeth, pull tooth, drill tooth, perform "
    "surgery, operate patient, bandage leg, bandage arm, stethoscope, blood pressure, "
    "deliver baby",
    "construction_site": "lay brick, lay tile, grout, grout tile, plaster wall, jackhammer, "
    "operate crane, mix cement, pour concrete, tile floor, install roof, dig "
    "trench, excavate",
    "shop": "try on, pay cashier, scan grocery, buy",
}
