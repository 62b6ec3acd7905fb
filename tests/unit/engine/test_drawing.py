from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.art import colour, drawing, light
from sora_mcp.engine.animatic.art.drawing import Box, Drawing
from sora_mcp.engine.animatic.art.figure import FIGURES, Figure, Look, Shelf, add
from sora_mcp.engine.animatic.art.place import SETS, SetArt, Site, place
from sora_mcp.engine.animatic.canvas import Pixels, sprite
from sora_mcp.engine.animatic.plan import Weather

shelves.fill()

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
SHARES = st.floats(0, 1)
SQUARE = Box(0, 0, 100, 100)


def drawn(body: str, scale: float = 1.0) -> Pixels:
    made = Drawing(body, SQUARE)
    ET.fromstring(made.svg(scale))
    # Corners, so that nothing is trimmed.
    marks = drawing.rect(0, 0, 1, 1, "#000") + drawing.rect(99, 99, 1, 1, "#000")
    return sprite(Drawing(marks + body, SQUARE), scale).pixels


@pytest.mark.parametrize(
    "body",
    [
        drawing.limb([(20, 50), (50, 50), (80, 50)], [20, 16, 10], "#f00"),
        drawing.limb([(50, 50), (50, 50)], [20, 16], "#f00"),
        drawing.blob([(30, 30), (70, 30), (70, 70), (30, 70)], "#f00"),
        drawing.polygon([(30, 30), (70, 30), (50, 80)], "#f00"),
        drawing.path("M30 30H70V70H30Z", "#f00"),
        drawing.ellipse(50, 50, 30, 10, "#f00"),
        drawing.circle(50, 50, 20, "#f00"),
        drawing.rect(30, 30, 40, 40, "#f00", rx=9),
        drawing.line([(10, 50), (90, 50)], "#f00", 8),
        drawing.curve([(10, 50), (50, 48), (90, 50)], "#f00", 9),
        drawing.group(drawing.circle(0, 0, 20, "#f00"), "translate(50 50)"),
        drawing.glow("g", "#f00") + drawing.circle(50, 50, 40, "url(#g)"),
        drawing.gradient("g", [(0, "#f00", 1), (1, "#f00", 1)], across=True)
        + drawing.rect(10, 10, 80, 80, "url(#g)"),
    ],
)
def test_strokes_and_shapes_are_red_in_the_middle_and_end_before_the_edge(body: str) -> None:
    pixels = drawn(body)
    blue, green, red, alpha = (int(band) for band in pixels[50, 50])
    assert red > 150
    assert max(blue, green) < 60
    assert alpha > 150
    assert pixels[2:98, [0, -1], 3].max() == 0


def test_a_drawing_is_as_large_as_its_scale_says_and_can_be_cut() -> None:
    body = drawing.rect(0, 0, 100, 100, "#123456")
    assert drawn(body, 2.0).shape == (200, 200, 4)
    assert drawn(body, 0.001).shape[:2] == (1, 1)
    part = Drawing(body, SQUARE).within(Box(25, -50, 75, 50))
    assert part.box == Box(25, 0, 75, 50)
    assert sprite(part, 1.0).pixels.shape == (50, 50, 4)
    nowhere = Drawing(body, SQUARE).within(Box(500, 500, 600, 600))
    assert (nowhere.box.width, nowhere.box.height) == (1, 1)
    assert SQUARE.grown(5) == Box(-5, -5, 105, 105)


def test_a_huge_drawing_does_not_take_all_memory() -> None:
    long = Drawing(drawing.rect(0, 0, 100, 2, "#fff"), Box(0, 0, 100, 2))
    assert max(sprite(long, 9999.0).pixels.shape) < 5000


def test_a_drawing_that_is_none_is_said_to_be_so() -> None:
    with pytest.raises(ValueError):
        sprite(Drawing("<circle", SQUARE), 1.0)


# Colours and light


@given(one=COLOURS, other=COLOURS, share=SHARES)
def test_mixing_stays_between(one: str, other: str, share: float) -> None:
    mixed = colour.rgb(colour.mix(one, other, share))
    for low, high, got in zip(colour.rgb(one), colour.rgb(other), mixed, strict=True):
        assert min(low, high) - 0.003 <= got <= max(low, high) + 0.003
    assert colour.mix(one, other, 0) == one
    assert colour.mix(one, other, 1) == other


@given(one=COLOURS, share=st.floats(0.1, 1))
def test_lighter_and_darker_are_what_they_say(one: str, share: float) -> None:
    level = colour.luminance(one)
    assert colour.luminance(colour.lighter(one, share)) >= level - 0.005
    assert colour.luminance(colour.darker(one, share)) <= max(level, 0.05)
    assert colour.times(one, "#ffffff") == one
    red, green, blue = colour.rgb(colour.saturated(one, 0.0))
    assert red == green == blue
    assert colour.rgb("#fa0") == colour.rgb("#ffaa00")


@given(surface=COLOURS, shade=st.floats(0.1, 1), depth=st.floats(1, 60))
def test_paint_turned_from_the_light_is_darker_and_far_paint_is_haze(
    surface: str, shade: float, depth: float
) -> None:
    day = light.of("day", Weather())
    paint = day.paint()
    level = colour.luminance(paint(surface))
    assert colour.luminance(paint(surface, shade)) <= level + 0.01
    assert colour.luminance(paint(surface, -shade)) >= level - 0.03

    def off(at: float) -> float:
        haze, seen = colour.rgb(day.haze), colour.rgb(day.paint(at)(surface))
        return sum(abs(a - b) for a, b in zip(haze, seen, strict=True))

    assert off(depth + 5) <= off(depth) + 0.02


def test_the_cast_reads_in_the_dark() -> None:
    night = light.of("night", Weather())
    assert colour.luminance(night.on_cast()("#aa6644")) > colour.luminance(night.paint()("#aa6644"))
    assert night.paint(9).glow("#ffee88") != night.paint(9)("#ffee88")


def test_rain_hides_the_sun_and_wets_the_ground() -> None:
    clear, wet = light.of("day", Weather()), light.of("day", Weather("rain", 0.9))
    assert clear.sun is not None
    assert wet.sun is None
    assert clear.wet == 0 < wet.wet
    assert wet.shadow < clear.shadow
    assert light.of("night", Weather("storm", 1.0)).moon is None


# Looks and shelves


def test_a_look_has_colours_by_part_and_traits_by_name() -> None:
    look = Look({"body": "red", "coat": "#00ff00", "hat": "straw", "eyes": "nonsense"})
    assert look.colour("coat", "#111111") == "#00ff00"
    assert look.colour("trousers", "#111111").startswith("#c")
    assert look.colour("eyes", "#111111") == "#111111"
    assert look.own_colour("trousers", "#111111") == "#111111"
    assert look.own_colour("coat", "#111111") == "#00ff00"
    assert (look.trait("hat"), look.trait("age", "old")) == ("straw", "old")
    assert Look().colour("body", "#222222") == "#222222"


def test_nothing_is_put_on_the_shelf_twice() -> None:
    adult = FIGURES["adult"]
    with pytest.raises(ValueError, match="two figures called adult"):
        add(adult)

    def again(_: Site) -> SetArt:
        raise AssertionError

    with pytest.raises(ValueError, match="two sets called meadow"):
        place("meadow")(again)
    assert SETS["meadow"] is not again
    assert adult.action("no such action") == next(iter(adult.actions))
    plain = Figure("plain", 1.0, adult.draw, head=(3, -4))
    assert plain.head_at("anything") == (3, -4)


def test_chance_is_the_same_for_the_same_place() -> None:
    site = Site(16 / 9, light.of("day", Weather()), seed=4)
    assert site.rng("trees").random() == site.rng("trees").random() != site.rng("rocks").random()
    assert site.box(-5, 9) == Box(-site.half, -5, site.half, 9)
    assert site.half > 500 * 16 / 9


def test_a_figure_for_later_is_made_once_and_when_it_is_asked_for() -> None:
    made: list[str] = []

    def make() -> Figure:
        made.append("lamp")
        return Figure("lamp", 1.0, lambda pose: Drawing("", Box(0, 0, 1, 1)))

    shelf = Shelf()
    shelf["lamp"] = make
    assert "lamp" in shelf
    assert list(shelf) == ["lamp"]
    assert not made
    assert shelf["lamp"] is shelf["lamp"]
    assert made == ["lamp"]
    del shelf["lamp"]
    assert not shelf
