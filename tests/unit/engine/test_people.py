from __future__ import annotations

import io
import itertools

import numpy as np
import pytest
import resvg_py
from PIL import Image

from sora_mcp.engine.animatic.art import light, rigs
from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose
from sora_mcp.engine.animatic.art.rigs.people.build import MAN
from sora_mcp.engine.animatic.art.rigs.people.cast import head_of
from sora_mcp.engine.animatic.art.rigs.people.instruments import SHELF
from sora_mcp.engine.animatic.art.rigs.people.motion import load, sampled, speed, while_doing
from sora_mcp.engine.animatic.art.rigs.people.skeleton import posed
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import OUTFITS
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.plan import Weather

pytestmark = pytest.mark.art

assert rigs

PAINT = light.of("day", Weather()).paint()
PEOPLE = ("adult", "child", "baby", "robot", "astronaut", "knight", "skeleton", "ghost", "snowman")
ACTIONS = [
    (name, action)
    for name in PEOPLE
    for action in FIGURES[name].actions
    if name == "adult" or "+" not in action
]
TABLES = ("everyday", "stage", "sport", "house", "outdoors", "gestures", "fitness", "desk", "hands")
MOTIONS = load(*TABLES)
HATS = [
    "straw",
    "cap",
    "beanie",
    "top",
    "cowboy",
    "helmet",
    "chef",
    "crown",
    "hood",
    "witch",
    "headscarf",
    "officer",
    "party",
    "santa",
    "beret",
]
STYLES = ["short", "long", "bun", "ponytail", "curly", "bald", "braids", "parted", "bob"]


def pixels(name: str, action: str, phase: float = 0.0, seed: int = 7, **look: str) -> Pixels:
    return posed_pixels(name, Pose(PAINT, Look(look), action, phase, seed))


def posed_pixels(name: str, pose: Pose) -> Pixels:
    svg = FIGURES[name].draw(pose).svg(0.12)
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))


def differ(one: Pixels, other: Pixels) -> bool:
    return one.shape != other.shape or not np.array_equal(one, other)


def stays_inside(drawn: Pixels, *, is_cut_below: bool = False) -> bool:
    alpha = drawn[..., 3]
    edges = [alpha[0], alpha[:, 0], alpha[:, -1]] + ([] if is_cut_below else [alpha[-1]])
    return alpha.max() == 255 and all(edge.max() == 0 for edge in edges)


@pytest.mark.parametrize("name", ("adult", "child", "astronaut", "knight", "robot", "skeleton"))
def test_people_do_all_that_is_asked_of_them(name: str) -> None:
    actions = set(FIGURES[name].actions)
    assert {action for action in actions if "+" not in action} == set(MOTIONS)
    assert len(MOTIONS) > 150
    assert {"sit+read", "perch+drink", "sit_ground+play_guitar", "walk+phone"} <= actions


@pytest.mark.parametrize(("name", "action"), ACTIONS)
def test_the_box_holds_all_that_is_drawn(name: str, action: str) -> None:
    for phase, seed in ((0.0, 1), (0.3, 2), (0.55, 3), (0.8, 4)):
        drawn = pixels(name, action, phase, seed)
        assert stays_inside(drawn, is_cut_below=action == "swim"), (phase, seed)


@pytest.mark.parametrize(("name", "action"), ACTIONS)
def test_actions_move_and_are_the_same_each_time(name: str, action: str) -> None:
    first, again, later = (pixels(name, action, phase) for phase in (0.1, 0.1, 0.45))
    assert np.array_equal(first, again)
    assert differ(first, later)


@pytest.mark.parametrize("view", ("camera", "away"))
@pytest.mark.parametrize("name", ("adult", "child", "robot", "astronaut", "knight"))
def test_people_are_seen_from_the_front_and_from_behind(name: str, view: str) -> None:
    for action in ("stand", "talk", "walk", "sing"):
        drawn = pixels(name, action, 0.2, view=view)
        assert stays_inside(drawn)
        assert differ(drawn, pixels(name, action, 0.2))


@pytest.mark.parametrize("outfit", OUTFITS)
def test_every_outfit_is_drawn_inside_the_box(outfit: str) -> None:
    for action, gender in (("walk", "woman"), ("sit", "man"), ("stand", "man"), ("dance", "woman")):
        drawn = pixels("adult", action, 0.3, outfit=outfit, gender=gender)
        assert stays_inside(drawn), action


@pytest.mark.parametrize("hat", HATS)
def test_every_hat_is_drawn_and_differs_from_none(hat: str) -> None:
    for view in ("", "camera", "away"):
        drawn = pixels("adult", "stand", hat=hat, view=view, outfit="shirt")
        assert stays_inside(drawn), view
        assert differ(drawn, pixels("adult", "stand", view=view, outfit="shirt"))


def test_hair_styles_differ() -> None:
    heads = [pixels("adult", "stand", hair_style=style, gender="woman") for style in STYLES]
    assert all(differ(one, other) for one, other in itertools.combinations(heads, 2))


@pytest.mark.parametrize(
    "look",
    (
        {"glasses": "yes"}, {"beard": "yes"}, {"age": "old"}, {"build": "heavy"},
        {"coat": "#c3322b"},
        {"outfit": "dress"}, {"pattern": "striped"}, {"pattern": "dotted"}, {"hair": "#cc7430"},
        {"skin": "#5a3a28"}, {"trousers": "#e9e6df"}, {"shoes": "#c22f2f"}, {"hat": "unheard of"},
    ),
)  # fmt: skip
def test_a_look_changes_the_picture(look: dict[str, str]) -> None:
    plain = {"gender": "man", "outfit": "shirt", "hair_style": "short"}
    if "coat" in look:
        plain.pop("outfit")
    one, other = (
        posed_pixels("adult", Pose(PAINT, Look(worn), "stand")) for worn in (plain, plain | look)
    )
    assert differ(one, other)


def test_a_crowd_is_of_different_people() -> None:
    crowd = [pixels("adult", "stand", seed=seed) for seed in range(8)]
    assert all(differ(one, other) for one, other in itertools.combinations(crowd, 2))


@pytest.mark.parametrize("action", ("walk", "run", "carry"))
def test_a_foot_on_the_ground_stays_where_it_is(action: str) -> None:
    motion = MOTIONS[action]
    assert motion.gait
    way = speed(motion, MAN.leg) * motion.seconds * 1000
    places = []
    for phase in np.linspace(0.3, 0.6, 5) * motion.gait.stance:
        values = sampled(motion, float(phase)) | {"hip": (0.0, 0.8, 0.0)}
        body = posed(MAN, values, motion.yaw, 0.0, 0.0)
        places.append(body.at("ball_r")[0] + way * phase)
    assert max(places) - min(places) < 12


def test_an_action_of_the_hands_goes_with_sitting_and_walking() -> None:
    sitting, reading = MOTIONS["sit"], MOTIONS["read"]
    both = while_doing(sitting, reading)
    assert both.tracks["hip"] == sitting.tracks["hip"]
    assert both.tracks["reach_r"] == reading.tracks["reach_r"]
    assert both.held == ("book",)
    on_foot = while_doing(MOTIONS["walk"], MOTIONS["phone"])
    assert on_foot.gait and on_foot.seconds == MOTIONS["walk"].seconds
    assert while_doing(MOTIONS["perch"], MOTIONS["knit"]).held == ("wool_ball", "knitting")


def test_a_motion_that_is_like_another_changes_only_what_it_tells() -> None:
    mopping, sweeping = MOTIONS["mop"], MOTIONS["sweep"]
    assert mopping.tracks == sweeping.tracks
    assert mopping.held != sweeping.held
    assert "reach_l" not in MOTIONS["water_plants"].tracks
    saluting = MOTIONS["salute"].tracks
    assert "arm_r" in saluting and "reach_r" not in saluting


def test_who_steps_on_the_spot_goes_nowhere() -> None:
    assert MOTIONS["treadmill"].gait
    assert speed(MOTIONS["treadmill"], MAN.leg) == 0
    assert speed(MOTIONS["march"], MAN.leg) > 0


def test_every_tool_is_on_the_shelf_and_every_tool_of_the_shelf_is_held() -> None:
    held = {name for motion in MOTIONS.values() for name in motion.held}
    assert held <= set(SHELF)
    assert set(SHELF) - held <= {"shield", "laptop"}


@pytest.mark.parametrize("action", ("iron", "stir", "type", "dine", "archery", "fly_kite"))
def test_a_tool_makes_the_picture_wider(action: str) -> None:
    assert pixels("adult", action).shape[1] > 1.4 * pixels("adult", "stand").shape[1]


def test_a_head_is_where_the_action_has_it() -> None:
    standing, sitting, asleep = (head_of("adult", action) for action in ("stand", "sit", "sleep"))
    assert abs(standing[1] - FIGURES["adult"].head[1]) < 40
    assert standing[1] < sitting[1] - 100 < asleep[1] - 300
    assert asleep[0] < -300


@pytest.mark.parametrize("mood", ("happy", "sad", "angry", "afraid", "surprised", "calm"))
def test_a_mood_shows_in_the_face(mood: str) -> None:
    assert differ(pixels("adult", "stand", mood=mood), pixels("adult", "stand"))
