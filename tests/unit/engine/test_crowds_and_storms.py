"""Crowds in rows, fog that swallows, lightning, rough seas, hills from above, walls with an end."""

import numpy as np
import pytest

from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.art.colour import luminance
from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Actor, Shot, Weather
from sora_mcp.engine.animatic.scene.painter import ShotPainter
from sora_mcp.engine.animatic.scene.throngs import is_throng
from sora_mcp.engine.animatic.scene.world import World
from sora_mcp.engine.animatic.shelves import fill

MANY = Actor("rig", "adult", action="cheer", count=20)
STORM = Weather("storm", 0.75)


@pytest.fixture(autouse=True)
def _shelves() -> None:
    fill()


def world_of(shot: Shot) -> World:
    return World(shot, 640, 360)


def shot_of(set_name: str, *cast: Actor, **more: object) -> Shot:
    return Shot(4.0, set_name, "wide", cast=cast, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("A crowd of fans shouts in a park", True),
        ("Hundreds of people wait in a square", True),
        ("Nine people wait in a square", False),
        ("A dozen dancers on a beach", False),
    ],
)
def test_a_crowd_is_more_than_can_be_counted(words: str, many: bool) -> None:
    (shot,) = planning.read(words, seconds=4, seed=1).shots
    assert is_throng(shot.cast[0]) is many


def test_a_crowd_is_a_few_drawn_one_by_one_and_rows_of_others() -> None:
    alone, crowd = (
        world_of(shot_of("park", one)) for one in (Actor("rig", "adult", count=9), MANY)
    )
    assert len(crowd.parts) < len(alone.parts)
    rows = [plane for plane in crowd.art.planes if plane.is_open]
    assert len(crowd.art.planes) - len(alone.art.planes) == len(rows)
    assert {plane.depth > crowd.depth for plane in rows} == {True, False}  # behind and before


def test_who_cheers_in_a_stadium_stands_in_the_stands() -> None:
    stands, pitch = (
        world_of(shot_of("stadium", one)).art for one in (MANY, Actor("rig", "adult", count=2))
    )
    assert "stands" in stands.tags
    assert "stands" not in pitch.tags


def test_a_crowd_with_flags_hides_nobody_behind_backs() -> None:
    flags = Actor("rig", "adult", action="stand", count=20, look={"holds": "flag"})
    world = world_of(shot_of("street", flags))
    assert all(plane.depth > world.depth for plane in world.art.planes if plane.is_open)


@pytest.mark.parametrize("time", ["day", "dusk", "night"])
def test_fog_makes_what_is_far_as_pale_as_itself(time: str) -> None:
    clear, foggy = (
        lights.of(time, weather)  # type: ignore[arg-type]
        for weather in (Weather(), Weather("fog", 0.7))
    )
    black = [
        abs(luminance(one.paint(6)("#101010")) - luminance(one.haze)) for one in (clear, foggy)
    ]
    assert black[1] < 0.5 * black[0]
    lamp = [luminance(one.paint(6).glow("#ffffff")) for one in (clear, foggy)]
    assert lamp[1] < lamp[0]


def test_rain_does_not_make_a_ghost_of_what_the_shot_is_about() -> None:
    assert lights.of("day", STORM).on_cast(9.0).haze < 0.4
    assert lights.of("day", Weather("fog", 0.8)).on_cast(9.0).haze > 0.5


def test_lightning_is_seen_where_one_looks_first() -> None:
    shot = shot_of("meadow", Actor("rig", "knight"), weather=STORM)
    painter = ShotPainter(shot, 640, 360)
    sky = slice(0, 120)
    lit, dark = (painter.at(t_s)[sky].astype(int) for t_s in (1.6, 1.3))
    assert np.percentile(lit, 99.8) > np.percentile(dark, 99.8)


def test_a_ship_pitches_in_a_wave_only_where_the_sea_is_rough() -> None:
    ship = Actor("rig", "ship")
    calm, rough = (
        world_of(shot_of("sea", ship, weather=weather)) for weather in (Weather(), STORM)
    )
    turns = [world.own(world.parts[0], 1.0)[1, 0] for world in (calm, rough)]
    assert turns[0] == 0
    assert turns[1] != 0
    main = rough.parts[0]
    assert any(0.8 * main.depth < plane.depth < main.depth for plane in rough.art.planes)


def test_who_is_aboard_pitches_with_the_boat() -> None:
    cast = (Actor("rig", "adult", relation="in", to=1), Actor("rig", "boat"))
    world = world_of(shot_of("sea", *cast, weather=STORM))
    turns = {round(float(np.arctan2(*world.own(part, 1.0)[[1, 0], 0])), 4) for part in world.parts}
    assert len(turns) == 1


def test_a_stormy_sea_is_a_storm() -> None:
    (shot,) = planning.read("A trawler on a stormy sea", seconds=4, seed=1).shots
    assert shot.weather.kind == "storm"


def test_hills_have_ridges_and_lie_below_what_flies() -> None:
    (shot,) = planning.read("A balloon over wooded hills, aerial view", seconds=4, seed=1).shots
    assert "hills" in shot.details
    world = world_of(shot)
    main = world.parts[0]
    nearest = min(plane.depth for plane in world.art.planes if plane.drawing.box.height > 500)
    assert nearest > main.depth


def test_a_wall_ends_beside_what_leans_against_it() -> None:
    bicycle = Actor("rig", "bicycle", relation="beside", to=1)
    world = world_of(Shot(4.0, "village", "full", cast=(bicycle, Actor("prop", "stone_wall"))))
    bike, wall = sorted(world.parts, key=lambda part: part.figure.name)
    camera = world.view(0.5)
    _, _, end, _ = world.outline(wall, camera)
    left, _, right, _ = world.outline(bike, camera)
    assert right - 0.3 * (right - left) < end < 0.75 * 640


def test_two_at_one_kite_have_one_kite() -> None:
    world = world_of(shot_of("beach", Actor("rig", "child", action="fly_kite", count=2)))
    assert sorted(part.action for part in world.parts) == ["fly_kite", "point"]


def test_space_has_one_ringed_planet() -> None:
    cast = Actor("rig", "spaceship"), Actor("prop", "planet", band="sky")
    alone, passed = (world_of(shot_of("space", *some)) for some in (cast[:1], cast))
    assert len(passed.art.planes) == len(alone.art.planes) - 1
    left, _, right, _ = passed.outline(passed.parts[1], passed.view(0.5))
    assert left > 0
    assert right < 640
