"""Vehicles and their roads: which way they go, who is in them, and how the road lies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.art import light
from sora_mcp.engine.animatic.art.figure import FIGURES, Look, Pose
from sora_mcp.engine.animatic.art.place import SETS, Site
from sora_mcp.engine.animatic.art.rigs.vehicles.aboard import aboard, told
from sora_mcp.engine.animatic.art.rigs.vehicles.ends import VIEWED
from sora_mcp.engine.animatic.art.sets.across import ACROSS
from sora_mcp.engine.animatic.language import planning, traffic
from sora_mcp.engine.animatic.plan import Actor, Shot, Weather
from sora_mcp.engine.animatic.scene.lanes import set_of
from sora_mcp.engine.animatic.scene.world import World

shelves.fill()

CAR = Actor("rig", "car", action="drive")
DAY = light.of("day", Weather())


def shot(*cast: Actor, on: str = "road", details: tuple[str, ...] = ()) -> Shot:
    return Shot(4.0, on, "full", cast=cast, details=details)


def test_the_language_knows_what_has_ends() -> None:
    assert traffic.VIEWED == VIEWED


@pytest.mark.parametrize(
    ("prompt", "facing"),
    [
        ("A car drives towards the camera on a motorway", "camera"),
        ("A lorry drives away down a quiet road", "away"),
        ("A taxi drives off into the night", "away"),
        ("A bus on a road, front view", "camera"),
        ("A red car drives down a country road, tracking shot", "auto"),
        ("A woman looks at the camera beside a car", "auto"),
    ],
)
def test_words_say_which_end_of_a_vehicle_is_seen(prompt: str, facing: str) -> None:
    cast = planning.read(prompt, seconds=4, seed=1).shots[0].cast
    assert next(one.facing for one in cast if one.name in VIEWED) == facing


def test_a_road_runs_across_the_frame_for_what_is_seen_broadside() -> None:
    for name, across in ACROSS.items():
        assert set_of(shot(CAR, on=name)) is across
        assert set_of(shot(Actor("rig", "adult"), on=name)) is SETS[name]
        assert set_of(shot(replace(CAR, facing="away"), on=name)) is SETS[name]


@pytest.mark.parametrize("name", sorted(ACROSS))
def test_a_road_across_is_drawn_by_day_and_by_night(name: str) -> None:
    for time in ("day", "night"):
        art = ACROSS[name](Site(16 / 9, light.of(time, Weather())))
        assert art.ground is not None
        assert all(plane.depth > 1 for plane in art.planes)


@pytest.mark.parametrize(("facing", "grows"), [("camera", True), ("away", False)])
def test_what_drives_along_a_road_grows_or_shrinks_in_its_lane(facing: str, grows: bool) -> None:
    world = World(shot(replace(CAR, facing=facing)), 320, 180)  # type: ignore[arg-type]
    early, late = (world.at(world.parts[0], t_s) for t_s in (0.5, 3.5))
    assert (late.height > early.height) == grows
    assert early.x * early.depth == pytest.approx(late.x * late.depth)


def test_rails_lie_under_a_train_and_asphalt_where_a_road_is_named() -> None:
    site = Site(16 / 9, DAY)
    bare = SETS["forest"](site).ground
    train = set_of(shot(Actor("rig", "train"), on="forest"))(site).ground
    road = set_of(shot(CAR, on="forest", details=("road",)))(site).ground
    assert bare and train and road
    assert len({bare.drawing.body, train.drawing.body, road.drawing.body}) == 3


@pytest.mark.parametrize("name", sorted(VIEWED))
@pytest.mark.parametrize("view", ["camera", "away"])
def test_both_ends_are_drawn_whole(name: str, view: str) -> None:
    figure = FIGURES[name]
    action = list(figure.actions)[-1]
    look = Look({"view": view, "driver": told("", "adult", {"gender": "woman"})})
    drawing = figure.draw(Pose(DAY.paint(), look, action))
    side = figure.draw(Pose(DAY.paint(), Look(), action))
    assert drawing.box.width < side.box.width
    assert drawing.body != side.body


@pytest.mark.parametrize("look", [{}, {"kind": "open"}, {"kind": "jeep"}, {"kind": "pickup"}])
def test_those_aboard_are_seen_in_the_picture(look: dict[str, str]) -> None:
    figure = FIGURES["sports_car" if look.get("kind") == "open" else "car"]
    word = told(told("", "adult", {}), "dog", {})
    pose = Pose(DAY.paint(), Look({**look, "driver": word}), "drive")
    assert [name for name, _ in aboard(pose)] == ["adult", "dog"]
    alone = Pose(DAY.paint(), Look({**look, "driver": told("", "adult", {})}), "drive")
    assert figure.draw(pose).body != figure.draw(alone).body


def test_a_family_in_a_car_is_all_in_it() -> None:
    cast = planning.read("A family in a car on a country road", seconds=4, seed=1).shots[0].cast
    assert {one.relation for one in cast if one.name != "car"} == {"in"}


@pytest.mark.parametrize(
    ("prompt", "name", "relation"),
    [
        ("A dog in a car looks out of the window", "dog", "in"),
        ("A cat sleeps on the hood of a car", "cat", "on"),
        ("A biker waits at a traffic light", "adult", "riding"),
    ],
)
def test_who_belongs_to_a_vehicle_is_in_or_on_it_on_a_road(
    prompt: str, name: str, relation: str
) -> None:
    shown = planning.read(prompt, seconds=4, seed=1).shots[0]
    assert shown.set_name == "road"
    assert next(one.relation for one in shown.cast if one.name == name) == relation
    assert all(one.name != "window" for one in shown.cast)


def test_a_car_that_parks_is_no_car_park() -> None:
    shown = planning.read("A car parks in the garage", seconds=4, seed=1).shots[0]
    assert (shown.set_name, [one.name for one in shown.cast]) == ("workshop", ["car"])


def test_a_jet_that_takes_off_flies_and_what_is_chased_drives() -> None:
    jet = planning.read("A jet takes off from a runway", seconds=4, seed=1).shots[0]
    assert (jet.set_name, jet.cast[0].action) == ("runway", "fly")
    chase = planning.read("A police car chases a blue van", seconds=4, seed=1).shots[0]
    assert {one.action for one in chase.cast} == {"drive"}


def test_traffic_is_more_cars_and_each_has_its_colour() -> None:
    shown = planning.read("A bus in heavy traffic on a street", seconds=4, seed=1).shots[0]
    assert [(one.name, one.count) for one in shown.cast] == [("bus", 1), ("car", 3)]
    world = World(shown, 320, 180)
    coats = {part.look.of.get("body") for part in world.parts if part.figure.name == "car"}
    assert len(coats) == 3


def test_a_motorcycle_under_way_has_a_rider_and_that_is_told() -> None:
    plan = planning.read("A motorcycle speeds through a snowy field", seconds=4, seed=1)
    assert [one.name for one in plan.shots[0].cast] == ["motorcycle", "adult"]
    assert plan.shots[0].cast[1].relation == "riding"
    assert any("a rider was added" in one for one in plan.assumptions)
    parked = planning.read("A parked motorcycle in a street", seconds=4, seed=1)
    assert [one.name for one in parked.shots[0].cast] == ["motorcycle"]
