"""Shots from straight above: what has a plan view is laid out, the rest is seen from high up."""

from __future__ import annotations

import numpy as np
import pytest

from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.art.drawing import Drawing
from sora_mcp.engine.animatic.art.figure import Look, Pose
from sora_mcp.engine.animatic.art.plans.shelf import LAYOUTS, PLANS
from sora_mcp.engine.animatic.canvas import sprite
from sora_mcp.engine.animatic.language import heights, planning
from sora_mcp.engine.animatic.plan import Actor, Plan, Shot, Weather
from sora_mcp.engine.animatic.scene.painter import ShotPainter
from sora_mcp.engine.animatic.scene.parts import is_plan_view
from sora_mcp.engine.animatic.scene.world import World
from sora_mcp.engine.animatic.shelves import fill

fill()
BOTH = [(160, 90), (90, 160)]


def read(prompt: str) -> Plan:
    return planning.read(prompt, seconds=4, seed=5)


def test_the_words_know_what_the_art_has_drawn() -> None:
    assert set(PLANS) == heights.PLAIN
    assert set(heights.LIKE.values()) <= heights.PLAIN
    assert set(LAYOUTS) == {*heights.LAID_OUT, "tabletop"}


@pytest.mark.parametrize("name", sorted(PLANS))
def test_a_plan_view_is_drawn_within_its_box(name: str) -> None:
    figure, paint = PLANS[name], lights.of("day", Weather()).paint()
    for action in figure.actions:
        drawing = figure.draw(Pose(paint, Look(), action, 0.3, 1))
        wider = Drawing(drawing.body, drawing.box.grown(400))
        seen, all_of_it = (sprite(one, 0.1).pixels[..., 3].sum() for one in (drawing, wider))
        assert seen > 0.985 * all_of_it > 0


@pytest.mark.parametrize("name", sorted(heights.LAID_OUT))
@pytest.mark.parametrize("size_px", BOTH)
def test_a_place_fills_the_frame(name: str, size_px: tuple[int, int]) -> None:
    set_name = heights.LAID_OUT[name].split()[0]
    frame = ShotPainter(Shot(2.0, set_name, "wide", "overhead"), *size_px).at(1.0)
    assert (frame[..., :3].sum(axis=2) > 0).mean() > 0.99


@pytest.mark.parametrize(
    "actor",
    [
        Actor("rig", "adult", action="walk"),
        Actor("rig", "car", action="drive"),
        Actor("rig", "dog", count=3),
        Actor("rig", "child", count=2, action="run"),
    ],
)
@pytest.mark.parametrize("size_px", BOTH)
def test_the_cast_is_seen_whole_and_large_enough(actor: Actor, size_px: tuple[int, int]) -> None:
    world = World(Shot(4.0, "park", "full", "overhead", cast=(actor,)), *size_px)
    assert len(world.parts) == actor.count
    for part in world.parts:
        assert is_plan_view(part.figure)
        left, top, right, bottom = world.outline(part, world.camera(2.0))
        middle = np.array([(left + right) / 2, (top + bottom) / 2]) / size_px
        assert ((middle > 0.05) & (middle < 0.95)).all()
        assert right - left > 0.06 * size_px[1]


def test_sizes_are_true_to_each_other() -> None:
    cast = (Actor("rig", "car"), Actor("rig", "adult"))
    car, person = World(Shot(4.0, "road", "full", "overhead", cast=cast), 160, 90).parts
    assert 2 < car.height / person.height < 5


def test_what_is_on_a_rug_is_in_its_middle_and_above_it() -> None:
    cast = (Actor("rig", "cat", action="sleep", relation="on", to=1), Actor("prop", "carpet"))
    rug, cat = World(Shot(4.0, "room", "full", "overhead", cast=cast), 160, 90).parts
    assert cat.is_main
    assert cat.depth < rug.depth
    assert abs(cat.x - rug.x) < 0.2 * rug.height


def test_a_laid_table_is_the_whole_picture() -> None:
    shot = read("Overhead view of a pizza and a cup of coffee on a table.").shots[0]
    world = World(shot, 160, 90)
    assert {part.figure.name for part in world.parts} == {"pizza", "coffee_cup"}


@pytest.mark.parametrize(
    "prompt",
    ["Top-down shot of a welder in a factory.", "Overhead view of a robot playing the piano."],
)
def test_what_has_no_plan_view_is_seen_from_high_up_and_that_is_told(prompt: str) -> None:
    plan = read(prompt)
    assert plan.shots[0].angle == "high"
    assert any("high angle" in one for one in plan.assumptions)


def test_woods_from_the_air_are_crowns() -> None:
    plan = read("Aerial drone shot of a castle in the forest.")
    assert plan.shots[0].angle == "overhead"
    assert any("straight above" in one for one in plan.assumptions)


def test_a_birds_eye_is_no_close_view_of_an_eye() -> None:
    assert read("Bird's eye view of a boat on the sea.").shots[0].size != "extreme_close"


def test_rain_falls_over_a_street_from_above_but_not_over_a_table() -> None:
    dry, wet = (
        ShotPainter(Shot(4.0, "street", "full", "overhead", weather=Weather(kind, 1.0),
            cast=(Actor("rig", "adult"),)), 160, 90).at(1.0).astype(int)
        for kind in ("clear", "rain")
    )  # fmt: skip
    assert np.abs(np.diff(wet, axis=1)).mean() > 1.2 * np.abs(np.diff(dry, axis=1)).mean()
