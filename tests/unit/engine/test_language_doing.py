"""What is done, by whom, with whom and where; how the camera sees it; and that nothing is lost."""

from __future__ import annotations

import re

import pytest

from sora_mcp.engine.animatic.language import edits, planning
from sora_mcp.engine.animatic.language.frame_edits import frame_edits
from sora_mcp.engine.animatic.language.lexicon import plain
from sora_mcp.engine.animatic.plan import Actor, Plan, Shot


def read(prompt: str, seconds: float = 8.0) -> Plan:
    return planning.read(prompt, seconds=seconds, seed=1)


def cast(prompt: str) -> tuple[Actor, ...]:
    return read(prompt).shots[0].cast


def told(shot: Shot) -> list[str]:
    return [f"{one.name} {one.action}".strip() for one in shot.cast]


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("A person is ironing", "iron"),
        ("A woman combs her hair", "comb"),
        ("A man is brushing his teeth", "brush_teeth"),
        ("A girl waters the plants", "water_plants"),
        ("A person is pushing cart", "push_cart"),
        ("A man is playing harp", "play_harp"),
        ("A woman is knitting", "knit"),
        ("A person is rock climbing", "climb_rock"),
        ("A man shoots hoops", "shoot"),
        ("Two women play tennis", "tennis"),
        ("A boy is crying", "cry"),
        ("A woman laughs", "laugh"),
        ("A man is doing push ups", "push_up"),
        ("A person is skydiving", "skydive"),
        ("A woman sits reading a book", "sit+read"),
        ("A man walks down the street talking on the phone", "walk+phone"),
        ("A horse rears up in a field", "rear"),
        ("A man on the left waves", "wave"),
    ],
)
def test_what_is_done_is_seen(prompt: str, action: str) -> None:
    assert cast(prompt)[0].action == action


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("A boy is getting a haircut", "getting a haircut"),
        ("A man bends metal", "bends metal"),
        ("Two adults are playing", "playing"),
        ("A girl is peeling a banana", "peeling a banana"),
        ("A man pulls a rabbit from a hat", "pulls a rabbit"),
    ],
)
def test_what_no_picture_shows_is_told(prompt: str, word: str) -> None:
    plan = read(prompt)
    assert word in plan.not_depicted
    assert plan.shots[0].cast[0].action in ("", "stand")


@pytest.mark.parametrize(
    "prompt",
    ["A person is driving car", "A person is grooming dog", "A person is riding scooter"],
)
def test_a_participle_after_is_tells_what_somebody_does(prompt: str) -> None:
    first, second = cast(prompt)
    assert first.action in ("sit", "pet", "ride")
    assert not second.label.endswith("ing") and " " not in second.label


@pytest.mark.parametrize(
    "prompt", ["A man hugs his wife", "Two men shake hands", "A person is kissing"]
)
def test_it_takes_two(prompt: str) -> None:
    people = [one for one in cast(prompt) if one.name == "adult"]
    assert sum(one.count for one in people) == 2
    assert len({one.action for one in people}) == 1


def test_who_gives_has_it_in_the_hand_and_the_other_stands_by() -> None:
    giver, taker, thing = cast("One person hands another person a book")
    assert (giver.name, taker.name, taker.relation) == ("adult", "adult", "beside")
    assert (thing.name, thing.relation, thing.to) == ("book", "holding", 0)


def test_another_is_one_more() -> None:
    assert told(read("One man holds a ladder while the other climbs").shots[0])[:2] == [
        "adult",
        "adult climb",
    ]


@pytest.mark.parametrize(
    ("prompt", "places"),
    [
        ("A spoon on the left of a bowl, front view", ("left", "right")),
        ("A cat to the right of a chair", ("right", "left")),
    ],
)
def test_left_and_right_of_something(prompt: str, places: tuple[str, str]) -> None:
    assert tuple(one.place for one in cast(prompt)) == places


@pytest.mark.parametrize(
    ("prompt", "relation"),
    [
        ("A teapot on the top of a book", "on"),
        ("A fox in the front of a barn", "in_front_of"),
        ("A squirrel jumps to the bottom of the log", "under"),
        ("A dog runs to the back of the sofa", "behind"),
    ],
)
def test_small_words_say_where(prompt: str, relation: str) -> None:
    first = cast(prompt)[0]
    assert (first.relation, first.to) == (relation, 1)


def test_the_lower_one_carries_the_other() -> None:
    apple, plate = cast("An apple on the bottom of a plate, front view")
    assert (apple.relation, plate.relation, plate.to) == ("", "on", 0)


def test_who_goes_on_with_something_else_leaves_the_seat() -> None:
    first, second = read(
        "A woman is sitting on a bench, then she suddenly gets up and starts sweeping the floor"
    ).shots
    assert (first.cast[0].action, first.cast[0].relation) == ("sit", "on")
    assert (second.cast[0].action, second.cast[0].relation) == ("sweep", "")


def test_the_next_beat_tells_the_new_place() -> None:
    first, second = read(
        "A hen is behind a barrel, then the hen runs to the left of the barrel"
    ).shots
    assert first.cast[0].relation == "behind"
    assert (second.cast[0].relation, second.cast[0].place) == ("", "left")


@pytest.mark.parametrize(
    ("prompt", "look"),
    [
        ("A van changes from white to red", [("body", "white"), ("body", "red")]),
        ("The wooden cup turned into a metal cup", [("material", "wood"), ("material", "metal")]),
    ],
)
def test_what_changes_is_seen_before_and_after(prompt: str, look: list[tuple[str, str]]) -> None:
    shots = read(prompt).shots
    assert [shot.cast[0].look[key] for shot, (key, _) in zip(shots, look, strict=True)] == [
        value for _, value in look
    ]
    assert [shot.transition for shot in shots] == ["cut", "dissolve"]


def test_a_man_may_turn_into_a_street() -> None:
    assert len(read("A man turns into the street").shots) == 1


def test_parts_of_others_bring_nobody() -> None:
    plan = read("A bear with the ears of a rabbit and the tail of a fox")
    assert told(plan.shots[0]) == ["bear"]
    assert {"rabbit", "fox"} <= set(plan.not_depicted)


@pytest.mark.parametrize(
    ("prompt", "field", "value"),
    [
        ("360 shot around a knight in a courtyard", "move", "orbit_right"),
        ("The camera dollies around the table", "move", "orbit_right"),
        ("The camera orbits around in a clockwise direction. Teapot.", "move", "orbit_left"),
        ("Slow arc around a dancer", "move", "orbit_right"),
        ("Low tracking shot of a skateboarder", "angle", "low"),
        (
            "A yard, first person perspective, oblique shot, airborne dolly movement",
            "angle",
            "dutch",
        ),
        ("An aerial shot, bird's-eye view of a village", "angle", "overhead"),
        ("A two shot of a man and a woman", "size", "medium"),
    ],
)
def test_the_camera_does_what_it_is_told(prompt: str, field: str, value: str) -> None:
    plan = read(prompt)
    assert getattr(plan.shots[0], field) == value
    assert not plan.not_depicted


@pytest.mark.parametrize(
    ("prompt", "phrase"),
    [
        ("Rack focus from the flower to the house", "rack focus"),
        ("Timelapse of clouds over mountains", "timelapse"),
        ("A horse gallops, slow motion", "slow motion"),
    ],
)
def test_what_the_camera_cannot_do_is_told(prompt: str, phrase: str) -> None:
    assert phrase in read(prompt).not_depicted


@pytest.mark.parametrize(
    "prompt",
    [
        "[Wide] A harbor at dawn. [Medium] A sailor mends a net. [Close-up] His hands.",
        "Wide: a harbor at dawn. Medium: a sailor mends a net. Close-up: his hands.",
    ],
)
def test_sizes_in_brackets_are_shots(prompt: str) -> None:
    assert [shot.size for shot in read(prompt).shots] == ["wide", "medium", "close"]


SENTENCES = (
    "A person is bandaging a wolf beside a broken bicycle",
    "Two women are hanging a picture on the wall",
    "A blacksmith quenches a glowing blade in oil, sparks everywhere",
    "A violinist tunes her instrument backstage before the concert",
    "A dog sniffs at a rusty anchor, then it suddenly digs a hole",
    "A clerk stamps a passport at the border while tourists queue",
    "Rack focus from a chess piece to an anxious player, rain outside",
    "An old couple argues about a map in a red car",
)


@pytest.mark.parametrize("prompt", SENTENCES)
def test_no_word_is_lost(prompt: str) -> None:
    """Every content word is understood, not depicted, or part of what a shot holds."""
    plan = read(prompt)
    cast = [f"{one.label} {one.name} {one.action} {one.look}" for s in plan.shots for one in s.cast]
    account = " ".join((*plan.understood, *plan.not_depicted, *plan.assumptions, *cast)).lower()
    stems = {word[:5] for word in re.findall(r"[a-z]+", account)}
    small = plain("stop") | plain("filler") | plain("wearing") | plain("adjectives")
    small |= {word for phrase in plain("relations") for word in phrase.split()}
    words = re.findall(r"[a-z]+", prompt.lower())
    lost = [word for word in words if len(word) > 3 and word not in small and word[:5] not in stems]
    assert not lost


def test_bars_of_a_format_are_no_bar() -> None:
    plan = read("A fox walks through a forest")
    assert not edits.edited(plan, "add letterbox bars").understood
    assert '"letterbox"' in frame_edits("add letterbox bars")[0][0]


@pytest.mark.parametrize(
    ("prompt", "size"), [("tighten the framing", "medium"), ("open it up", "wide")]
)
def test_words_of_the_cutting_room(prompt: str, size: str) -> None:
    plan = read("A full shot of a fox in a forest")
    changed = edits.edited(plan, prompt).plan.shots[0].size
    assert changed != plan.shots[0].size and size in changed


@pytest.mark.parametrize(
    ("prompt", "lost"),
    [
        ("A chubby hen in a green cloak", {"chubby", "green", "cloak"}),
        ("A Gothic cottage in a deserted valley", {"gothic", "deserted"}),
        ("A bronze pony rests in a serene purple forest", {"serene", "purple"}),
        ("A van brakes on a road", {"brakes"}),
        ("A lad leans against a wall", {"leans against a wall"}),
        ("A wolf catches a rabbit in its jaws", {"catches a rabbit", "jaws"}),
        ("A striped damp rag", {"damp"}),
        ("A woman is making a vase", {"making a vase"}),
    ],
)
def test_words_that_change_no_picture_are_told(prompt: str, lost: set[str]) -> None:
    assert lost <= set(read(prompt).not_depicted)


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("The stone chimney stack turned into a clay chimney stack", "change into a clay"),
        ("A wooden gate turned into an ice gate", "change into an ice gate"),
        ("The sky changes from pink to grey", "change into grey"),
    ],
)
def test_a_change_that_nobody_would_see_is_told(prompt: str, told: str) -> None:
    plan = read(prompt)
    assert len(plan.shots) == 1
    assert any(one.startswith(told) for one in plan.not_depicted)


def test_an_adjective_or_a_verb_is_no_card() -> None:
    assert read("Two lions discuss an academic essay").shots[0].set_name != "stadium"
    assert [one.name for one in cast("Two lions discuss an academic paper")] == ["lion"]
    assert cast("A cliff erodes") == ()
    assert cast("A sunrise time lapse over a harbor") == ()


def test_what_the_set_shows_needs_no_card() -> None:
    assert cast("A museum with old paintings on the walls") == ()


def test_each_one_of_several_is_there() -> None:
    assert [one.look["body"] for one in cast("One green kite and one pink kite")] == [
        "green", "pink",
    ]  # fmt: skip


def test_moves_of_a_camera_that_nobody_names() -> None:
    through = read("Gliding through a jungle").shots[0]
    assert (through.move, through.move_amount) == ("dolly_in", 0.9)
    assert read("A serene tableau of a lighthouse").shots[0].move == "static"
    drone = read("A drone is hovering in the air").shots[0]
    assert [one.name for one in drone.cast] == ["drone"]


@pytest.mark.parametrize(
    ("prompt", "motion"),
    [
        ("A balloon gradually changes from small to big", "grow"),
        ("A pumpkin shrinks", "shrink"),
        ("A kite turns from large to tiny", "shrink"),
    ],
)
def test_a_change_of_size_is_seen_by_a_still_camera(prompt: str, motion: str) -> None:
    made = read(prompt)
    assert [shot.move for shot in made.shots] == ["static"]
    assert (made.shots[0].cast[0].look["motion"], made.not_depicted) == (motion, ())


def test_a_thing_without_a_drawing_is_no_second_animal() -> None:
    assert told(read("A wolf plays a drum kit on a stage").shots[0]) == ["wolf", "drum"]


@pytest.mark.parametrize(
    ("prompt", "who"),
    [("The face of a boy", "child"), ("A wolf's head", "wolf"), ("The head of a goat", "goat")],
)
def test_a_face_is_seen_from_near(prompt: str, who: str) -> None:
    shot = read(prompt).shots[0]
    assert ([one.name for one in shot.cast], shot.size) == ([who], "close")


def test_a_hand_of_nobody_is_told() -> None:
    made = read("A hand puts a spoon on a plate")
    assert [one.kind for one in made.shots[0].cast] == ["prop", "prop"]
    assert "hand" in made.not_depicted


def test_a_kind_of_things_is_not_what_it_is_named_for() -> None:
    main = cast("Close-up of coffee beans")[0]
    assert (main.kind, main.label) == ("card", "coffee beans")
    made = read("A man pours coffee beans into a bowl")
    assert "beans" in made.not_depicted
    assert all(one.name != "coffee_cup" for one in made.shots[0].cast)


@pytest.mark.parametrize(
    ("prompt", "left_out"),
    [
        ("The rope tangles", "tangles"),
        ("The vase tangles", "tangles"),
        ("A nurse wearing lenses", "lenses"),
        ("The glamour of a hall", "glamour"),
        ("Slo-mo of a runner", "slo-mo"),
    ],
)
def test_what_is_no_thing_is_told_without_a_card(prompt: str, left_out: str) -> None:
    made = read(prompt)
    assert all(one.kind != "card" for one in made.shots[0].cast)
    assert left_out in made.not_depicted


def test_a_view_from_the_front_is_understood() -> None:
    made = read("Eyelevel front view of a bus")
    assert ([one.name for one in made.shots[0].cast], made.not_depicted) == (["bus"], ())
    assert made.shots[0].angle == "eye"
    near = read("Closeup of a bus")
    assert (near.shots[0].size, near.not_depicted) == ("close", ())


def test_somebody_with_a_name_paints() -> None:
    made = read("Ansaldo is painting in a garden")
    assert told(made.shots[0]) == ["adult paint"]
    assert "ansaldo" in made.not_depicted
