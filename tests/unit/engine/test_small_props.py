"""Small props cut out by patterns: each drawn whole, alike every time, in the look's colours."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from sora_mcp.engine.animatic.art import props
from sora_mcp.engine.animatic.art.figure import FIGURES, Figure, Look, Pose
from sora_mcp.engine.animatic.art.light import of
from sora_mcp.engine.animatic.art.props.patterns import patterns
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.plan import TimeOfDay, Weather
from tests import drawings

pytestmark = pytest.mark.art

assert props

FOOD = """
    apple banana orange lemon strawberry bread cake pizza burger ice_cream coffee_cup teapot cup
    glass bottle wine_glass bowl plate soup egg cheese sushi pancakes donut pumpkin watermelon
    carrot
"""
THINGS = """
    hammer saw axe sword shield umbrella suitcase backpack box chest basket bucket barrel broom
    ladder rope key book letter newspaper pen pencil scissors map compass crown ring gem coin bag
    hat shoe glasses watch crystal_ball wand potion balloon_toy ball football basketball kite teddy
    doll toy_car paper_boat paper_plane origami dice chess cards gift vase blackboard easel trophy
    anchor treasure_map snow_globe hourglass typewriter sewing_machine
"""
INSTRUMENTS = """
    guitar piano violin drum trumpet saxophone flute harp cello accordion microphone record_player
"""
HOUSEHOLD = """
    toilet bathtub sink toothbrush toothpaste hair_dryer hairbrush soap toilet_paper
    washing_machine vacuum iron light_bulb microwave stove refrigerator toaster blender kettle
    frying_pan pot knife fork spoon chopsticks rolling_pin cutting_board keyboard computer_mouse
    remote necktie headphones game_controller flashlight magnifying_glass wrench screwdriver
    paint_brush palette canvas stethoscope money wallet lipstick perfume baseball_cap t_shirt
    dress helmet coat
"""
GROCERIES = """
    broccoli tomato corn potato bell_pepper onion eggplant cucumber avocado grapes cherries
    peach pear pineapple coconut hot_dog sandwich fries taco steak fish_dish roast_chicken
    noodles salad rice dumplings popcorn cupcake cookie croissant pie chocolate lollipop milk
    cocktail beer
"""
OUTSIDE = """
    skis tennis_racket badminton_racket baseball_bat baseball_glove baseball golf_ball
    tennis_ball american_football volleyball bowling_ball bowling_pin golf_club hockey_stick
    ice_skates boxing_gloves dumbbell treadmill basketball_hoop tennis_net frisbee skipping_rope
    stop_sign parking_meter traffic_cone vending_machine gas_pump scarecrow wheelbarrow
    shopping_cart stroller wheelchair coffin lawn_mower crane bulldozer cargo_ship gondola rover
    satellite space_station eiffel_tower statue_of_liberty clock_tower arch
"""
SUNDRIES = """
    stool plastic_bottle jar jug towel pillow toast baguette boot high_heel top_hat straw_hat
    feather scroll disco_ball yarn_ball nest throne iceberg torii tornado
"""
SHEETS = (FOOD, THINGS, INSTRUMENTS, HOUSEHOLD, GROCERIES, OUTSIDE, SUNDRIES)
NAMES = tuple(" ".join(SHEETS).split())
MOVING = """
    coffee_cup teapot soup gem potion balloon_toy kite paper_boat paper_plane crystal_ball
    snow_globe hourglass cake compass watch record_player
"""
AIR = {"balloon_toy", "kite", "paper_plane", "satellite", "space_station", "disco_ball"}
PHASES = (0.0, 0.2, 0.45, 0.7, 0.9)
SCALE = 0.14  # pixels per unit
ELEMENTS_MAX = 60


def drawn(name: str, action: str = "", phase: float = 0.3, time: TimeOfDay = "day",
          look: dict[str, str] | None = None) -> Pixels:  # fmt: skip
    """A figure's whole box as pixels."""
    paint = of(time, Weather()).on_cast(1)
    drawing = FIGURES[name].draw(Pose(paint, Look(look or {}), action, phase, 7))
    return drawings.pixels(drawing, SCALE)


def edges(picture: Pixels) -> int:
    """The strongest opacity on the four edges."""
    alpha = cv2.extractChannel(picture, 3)
    return int(max(alpha[0].max(), alpha[-1].max(), alpha[:, 0].max(), alpha[:, -1].max()))


def changed(one: Pixels, other: Pixels) -> float:
    """The share of what is drawn that differs."""
    differs = np.abs(one.astype(int) - other.astype(int)).max(axis=2) > 20
    return float(differs.sum() / (one[..., 3] > 128).sum())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("time", ["day", "night"])
def test_it_is_drawn_whole_within_its_box(name: str, time: TimeOfDay) -> None:
    figure = FIGURES[name]
    for action, cycle in figure.actions.items():
        for phase in PHASES if cycle.pictures > 1 else (0.0,):
            picture = drawn(name, action, phase, time)
            assert edges(picture) < 40, (action, phase)
            assert (picture[..., 3] > 128).mean() > 0.05


@pytest.mark.parametrize("name", NAMES)
def test_it_stands_on_its_origin_as_high_as_a_figure_is(name: str) -> None:
    figure = FIGURES[name]
    pose = Pose(of("day", Weather()).paint(), Look(), "", 0.0, 7)
    drawing = figure.draw(pose)
    rows = np.where((drawings.pixels(drawing, SCALE)[..., 3] > 60).any(axis=1))[0]
    top, low = (drawing.box.top + rows[at] / SCALE for at in (0, -1))
    assert -1100 < top < -780
    assert -100 < low < (200 if figure.medium == "water" else 70)
    assert figure.medium in {"ground", "table", "water", "air"}
    assert (figure.medium == "air") == (name in AIR)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_cheap_and_the_same_again(name: str) -> None:
    pose = Pose(of("dusk", Weather("rain")).on_cast(1), Look(), "", 0.3, 5)
    drawing = FIGURES[name].draw(pose)
    assert drawing == FIGURES[name].draw(pose)
    assert drawing.body.count("/>") < ELEMENTS_MAX


@pytest.mark.parametrize("name", NAMES)
def test_what_moves_changes_with_the_phase(name: str) -> None:
    paint = of("night", Weather()).on_cast(1)
    figure = FIGURES[name]
    moving = {action for action, cycle in figure.actions.items() if cycle.pictures > 1}
    assert moving or name not in MOVING.split()
    for action in moving:
        bodies = {figure.draw(Pose(paint, Look(), action, phase, 3)).body for phase in PHASES}
        assert len(bodies) > 2


@pytest.mark.parametrize("name", NAMES)
def test_its_colour_is_the_looks(name: str) -> None:
    assert changed(drawn(name), drawn(name, look={"body": "#12c4ee"})) > 0.08


@pytest.mark.parametrize("material", ["wood", "metal", "glass", "gold"])
def test_a_material_tints_it_unless_a_colour_is_told(material: str) -> None:
    made = drawn("trophy", look={"material": material})
    assert changed(made, drawn("trophy", look={"body": "#2244ee"})) > 0.2
    told = drawn("trophy", look={"material": material, "body": "#2244ee"})
    assert np.array_equal(told, drawn("trophy", look={"body": "#2244ee"}))


def test_accents_have_their_own_colours() -> None:
    plain = drawn("gift", look={"body": "white"})
    assert changed(plain, drawn("gift", look={"body": "white", "ribbon": "blue"})) > 0.08
    assert changed(drawn("vase"), drawn("vase", look={"flowers": "blue"})) > 0.05


@pytest.mark.parametrize("name", ["ball", "football", "basketball"])
@pytest.mark.parametrize("action", ["bounce", "jump"])
def test_a_ball_bounces_when_told(name: str, action: str) -> None:
    def top(phase: float) -> int:
        return int(np.where(drawn(name, action, phase)[..., 3].any(axis=1))[0][0])

    assert top(0.5) < top(0.0) - 0.1 * SCALE * 1000
    assert np.array_equal(drawn(name, "", 0.5), drawn(name, "", 0.0))


def test_a_paper_plane_gets_on() -> None:
    assert FIGURES["paper_plane"].actions["fly"].speed > 0.5
    assert FIGURES["paper_plane"].faces


def test_the_stool_of_the_piano_is_left_of_its_keys() -> None:
    seat = FIGURES["piano"].seat
    assert seat is not None
    assert seat[0] < -500
    assert -450 < seat[1] < -200


def test_a_round_thing_is_lit_from_where_the_light_is() -> None:
    by_day, in_the_morning = drawn("orange"), drawn("orange", time="morning")
    left, right = slice(None, by_day.shape[1] // 2), slice(by_day.shape[1] // 2, None)
    assert by_day[:, left, 2].mean() > by_day[:, right, 2].mean()
    assert in_the_morning[:, left, 2].mean() < in_the_morning[:, right, 2].mean()


def test_a_pattern_is_read_line_by_line() -> None:
    (thing,) = patterns("thing 0.1 table box=-9,-9,9,0\n  own dot #ff0000\n  dot@.5 o 1 2 3\n")
    assert (thing.name, thing.words) == ("thing", ["0.1", "table"])
    assert thing.options == {"box": "-9,-9,9,0"}
    body = thing.draw(Pose(of("day", Weather()).paint(), Look({"dot": "#0000ff"})))
    assert body == ('<ellipse opacity=".5" cx="1" cy="2" rx="3" ry="3" fill="#0000ff"/>')


def test_a_tint_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no tint: body!"):
        list(patterns("thing 0.1 table\n  body! o 1 2 3\n"))


def test_all_figures_measure_something() -> None:
    for name in NAMES:
        figure: Figure = FIGURES[name]
        assert 0.02 < figure.height_m <= 60
        assert figure.head_height > 100
