from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import get_args

import numpy as np
import pytest

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.art.drawing import Box, Drawing, rect
from sora_mcp.engine.animatic.art.light import of
from sora_mcp.engine.animatic.art.place import BACKDROP_DEPTH, SETS, Ground, Plane, SetArt
from sora_mcp.engine.animatic.canvas import Pixels, Sprite, placed
from sora_mcp.engine.animatic.plan import Actor, Shot, Style, TimeOfDay, Weather, WeatherKind
from sora_mcp.engine.animatic.scene import players
from sora_mcp.engine.animatic.scene.mirror import reflect
from sora_mcp.engine.animatic.scene.painter import ShotPainter
from sora_mcp.engine.animatic.scene.weather import DEPTHS, WeatherSheets
from tests.scenes import sets_drawn_once

pytestmark = pytest.mark.art

shelves.fill()


@pytest.fixture(autouse=True, scope="module")
def _drawn_once() -> Iterator[None]:
    with sets_drawn_once():
        yield


KINDS: tuple[WeatherKind, ...] = get_args(WeatherKind)
STYLES: tuple[Style, ...] = get_args(Style)
WALKER = Actor("rig", "adult", action="walk")
STREET = Shot(4.0, "street", "full", move="truck_right", cast=(WALKER,), seed=2)


def difference(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


def still(**fields: object) -> Pixels:
    shot = Shot(4.0, "meadow", "wide", seed=2)
    return painter_of(replace(shot, **fields)).at(1.0)  # type: ignore[arg-type]


def painter_of(shot: Shot) -> ShotPainter:
    return ShotPainter(shot, 160, 90)


# A picture is a pure function of its moment


@pytest.mark.parametrize("kind", ["clear", "storm", "leaves", "fog"])
def test_the_order_of_moments_does_not_matter(kind: WeatherKind) -> None:
    shot = replace(STREET, weather=Weather(kind, 0.8))
    times_s = [0.0, 1.3, 2.6, 3.9]
    first, second = painter_of(shot), painter_of(shot)
    forwards = [first.at(t_s) for t_s in times_s]
    backwards = [second.at(t_s) for t_s in reversed(times_s)][::-1]
    assert all(np.array_equal(a, b) for a, b in zip(forwards, backwards, strict=True))
    assert all(difference(a, b) > 0.5 for a, b in pairwise(forwards))


@pytest.mark.parametrize("kind", ["clear", "snow"])
def test_a_shot_goes_on_by_its_clock_whatever_its_length(kind: WeatherKind) -> None:
    """An extension begins with the picture that would have come next."""
    shot = Shot(4.0, "street", "full", cast=(WALKER, Actor("rig", "dog", action="run")),
                weather=Weather(kind), seed=2)  # fmt: skip
    for move in ("static", "follow", "handheld"):
        first = replace(shot, move=move)
        more = replace(first, seconds=9.0, clock_s=4.0)
        last, later, next_ = (
            painter_of(first).at(4.0),
            painter_of(more).at(1.0),
            painter_of(more).at(0),
        )
        # But for how sharp things are drawn: a longer shot may see them nearer.
        assert difference(last, next_) < 3 < 0.3 * difference(last, later), move


def test_a_move_goes_on_where_another_shot_left_it() -> None:
    whole = replace(STREET, cast=())
    half = replace(whole, seconds=2.0, clock_s=2.0, move_from=0.5)
    for t_s in (0.0, 1.0, 1.9):
        assert difference(painter_of(whole).at(2.0 + t_s), painter_of(half).at(t_s)) < 3


@pytest.mark.parametrize("size", [(160, 90), (90, 160)])
def test_pictures_fill_their_frame(size: tuple[int, int]) -> None:
    picture = ShotPainter(STREET, *size).at(0.5)
    assert picture.shape == (size[1], size[0], 3)
    assert picture.dtype == np.uint8
    assert picture.std() > 15


def test_another_seed_is_another_place() -> None:
    assert difference(still(), still(seed=3)) > 1


# Light, weather, style


@pytest.mark.parametrize("set_name", ["street", "meadow", "sea", "space"])
def test_nights_are_darker_than_days(set_name: str) -> None:
    day, night = (
        painter_of(Shot(4.0, set_name, "wide", time=time)).at(0) for time in ("day", "night")
    )
    assert night.mean() < day.mean() or set_name == "space"
    assert set_name == "space" or night.mean() < 0.65 * day.mean()


def test_each_time_of_day_has_its_own_light() -> None:
    pictures = [still(time=time) for time in get_args(TimeOfDay)]
    for number, one in enumerate(pictures):
        assert all(difference(one, other) > 2 for other in pictures[number + 1 :])


def test_lamps_are_lit_at_night() -> None:
    for time, low, high in (("day", 0.0, 0.2), ("night", 0.3, 1.0)):
        light = of(time, Weather())  # type: ignore[arg-type]
        assert low <= light.dark <= high
    paint = of("night", Weather()).paint()
    assert paint.lamp("#222222", "#ffee99") != of("day", Weather()).paint().lamp(
        "#222222", "#ffee99"
    )
    assert of("day", Weather("storm")).dark > 0.45


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "clear"])
def test_each_weather_is_seen(kind: WeatherKind) -> None:
    clear = still()
    weak, strong = (still(weather=Weather(kind, much)) for much in (0.1, 1.0))
    if kind != "wind":  # it is heard, and bends what it blows at
        assert difference(clear, strong) > 0.15
        assert difference(weak, strong) > 0.05


@pytest.mark.parametrize("style", [style for style in STYLES if style != "none"])
def test_each_style_is_seen(style: Style) -> None:
    plain, styled = still(), still(style=style)
    assert difference(plain, styled) > 1.5
    if style in ("noir", "black_and_white"):
        assert np.ptp(styled.astype(int), axis=2).max() <= 3


def test_it_does_not_rain_indoors_but_bubbles_and_dust_are_there() -> None:
    for set_name in ("room", "cave", "street"):
        for kind, is_inside in (
            ("rain", False),
            ("snow", False),
            ("dust", True),
            ("confetti", True),
        ):
            shot = Shot(4.0, set_name, "wide", weather=Weather(kind, 1.0))  # type: ignore[arg-type]
            falls = painter_of(shot)._weather.layers(1.0)
            assert bool(falls) is (is_inside or set_name == "street"), (set_name, kind)


def test_lightning_flashes_now_and_then_in_storms_alone() -> None:
    storm = WeatherSheets(Weather("storm"), of("day", Weather("storm")), (32, 18), 1)
    flashes = [storm.flash(step / 24) for step in range(24 * 20)]
    assert 0.2 < max(flashes) <= 0.6
    assert min(flashes) == 0
    assert sum(flash > 0.05 for flash in flashes) < 0.2 * len(flashes)
    rain = WeatherSheets(Weather("rain"), of("day", Weather("rain")), (32, 18), 1)
    assert not any(rain.flash(step / 24) for step in range(240))


@pytest.mark.parametrize("kind", ["rain", "storm", "snow", "petals", "dust", "bubbles", "embers"])
def test_what_falls_comes_in_where_it_went_out(kind: WeatherKind) -> None:
    """A sheet put beside itself shows no seam: rows at the seam differ no more than inside."""
    sheets = WeatherSheets(Weather(kind, 1.0), of("day", Weather()), (160, 90), 5)
    for one in sheets._sheets:
        sheet = one.astype(int)
        for axis in (0, 1):
            steps = np.abs(np.roll(sheet, -1, axis) - sheet).mean(axis=(1 - axis, 2))
            assert steps[-1] <= 1.3 * max(steps[:-1])


@pytest.mark.parametrize("kind", ["fog", "dust", "storm"])
def test_mist_drifts_without_a_jump(kind: WeatherKind) -> None:
    sheets = WeatherSheets(Weather(kind, 1.0), of("day", Weather()), (160, 90), 5)
    mist = sheets._mist
    assert mist is not None
    assert np.abs(mist[:, :160].astype(int) - mist[:, 160:]).max() <= 1
    frame = np.zeros((90, 160, 4), dtype=np.uint8)
    depths = []
    for depth, paint in sheets.layers(3.0):
        paint(frame)
        depths.append(depth)
    assert {round(depth, 1) for depth in depths} == set(DEPTHS)
    assert frame.any()


def test_less_falls_before_the_cast_than_behind_it_however_far_away_it_is() -> None:
    for cast in (1.0, 4.0):
        rain = WeatherSheets(Weather("rain", 1.0), of("day", Weather()), (160, 90), 5, cast)
        before = [depth for depth, _ in rain.layers(0.0) if depth < cast]
        assert len(before) == 1
    behind, _, near = (sheet[..., 3].mean() for sheet in rain._sheets)
    assert near < behind


# The foreground


@pytest.mark.parametrize("set_name", ["street", "city", "park", "beach", "forest"])
@pytest.mark.parametrize("size", [(160, 90), (90, 160)])
def test_nothing_in_the_foreground_hides_who_walks(set_name: str, size: tuple[int, int]) -> None:
    shot = Shot(4.0, set_name, "full", move="follow", cast=(WALKER,), seed=3)
    painter = ShotPainter(shot, *size)
    world, main = painter._world, painter._world.main
    assert main is not None
    for t_s in (0.0, 1.3, 2.7, 4.0):
        camera = world.camera(t_s)
        _, top, _, bottom = world.outline(main, world.view(t_s / 4))
        for flat in painter._scenery._flats:
            if flat.plane.depth < 1:
                matrix = placed(flat.sprite, world.lens.flat(camera, flat.plane.depth))
                rows = np.flatnonzero((flat.sprite.pixels[..., 3] > 90).any(axis=1))
                if not rows.size:
                    continue
                first = matrix[1, 1] * rows[0] + matrix[1, 2] + flat.lowered
                assert first > min(bottom, size[1]) - 0.2 * (bottom - top)


# Mirrors


def _mirrored(set_name: str, weather: WeatherKind = "clear") -> float:
    return painter_of(Shot(4.0, set_name, "wide", weather=Weather(weather, 1.0)))._scenery.mirror


def test_wet_streets_and_water_mirror_and_dry_or_soft_ground_does_not() -> None:
    assert _mirrored("street") == 0
    assert _mirrored("street", "rain") > 0.2
    assert _mirrored("forest", "rain") == 0
    assert _mirrored("sea") > 0.15


def test_a_mirror_shows_what_is_above_it_upside_down() -> None:
    frame = np.zeros((60, 40, 4), dtype=np.uint8)
    frame[..., 3] = 255
    frame[20:24, :, 2] = 200  # a red beam, 6 to 10 rows above the level
    for ripple in (0.0, 1.0):
        seen = frame.copy()
        reflect(seen, 30, 30, 0.8, ripple, 1.0)
        assert seen[36:40, 20, 2].min() > 80
        assert seen[45:, :, 2].max() == 0
        assert np.array_equal(seen[:30], frame[:30])
    assert np.array_equal(_reflected(frame, 30, 30, 0.0), frame)
    assert np.array_equal(_reflected(frame, 4, 30, 0.9), frame)


def _reflected(frame: Pixels, level: int, rows: int, strength: float) -> Pixels:
    seen = frame.copy()
    reflect(seen, level, rows, strength, 0.0, 0.0)
    return seen


def test_ripples_move_with_time() -> None:
    rng = np.random.default_rng(1)
    frame = rng.integers(0, 255, (180, 160, 4), dtype=np.uint8)
    now, later = frame.copy(), frame.copy()
    reflect(now, 90, 90, 0.9, 1.0, 0.0)
    reflect(later, 90, 90, 0.9, 1.0, 0.7)
    assert not np.array_equal(now, later)


# The cast


def test_a_card_carries_its_words_the_right_way_round() -> None:
    """Most of the ink is where the word has its high letters, whichever way the card faces."""
    for words, is_left in (("MMMM____", True), ("____MMMM", False)):
        for facing in ("right", "left"):
            card = Actor("card", "x", words, facing=facing)
            picture = ShotPainter(Shot(4.0, "meadow", "close", cast=(card,)), 320, 180).at(0)
            ink = (picture[50:110, 115:205].max(axis=2) < 130).sum(axis=0)
            assert ink.sum() > 40
            assert (ink[:45].sum() > 1.5 * ink[45:].sum()) == is_left


def test_what_stands_in_the_light_casts_a_shadow_and_in_the_dark_little() -> None:
    class Bare(players.Players):
        def _shadow(self, *_: object) -> None: ...

    shades = []
    for weather in (Weather(), Weather("storm", 1.0)):
        shot = Shot(4.0, "meadow", "full", cast=(Actor("rig", "adult"),), weather=weather)
        one = painter_of(shot)
        lit = one.at(0)
        one._players = Bare(one._world, {}, 0.0)
        shades.append(difference(lit, one.at(0)))
    assert shades[0] > shades[1] > 0
    cave = Shot(4.0, "cave", "full", cast=(Actor("rig", "adult"),))
    dark = painter_of(cave)
    dark._world.light = replace(dark._world.light, shadow=0.0)
    assert dark.at(0).any()


def test_a_character_is_its_own_picture() -> None:
    pixels = np.zeros((200, 80, 4), dtype=np.uint8)
    pixels[...] = (0, 0, 255, 255)
    cutout = Sprite(pixels, -200, -1000, 0.2, 0.2)
    shot = Shot(4.0, "meadow", "full", cast=(Actor("character", "char_1", action="walk"),))
    own = ShotPainter(shot, 160, 90, {"char_1": cutout}).at(2.0)
    stand_in = painter_of(shot).at(2.0)
    red = [(one[..., 2].astype(int) - one[..., 1] > 90).mean() for one in (own, stand_in)]
    assert red[0] > 0.05 > red[1]


def test_boats_are_mirrored_and_what_is_under_water_is_not() -> None:
    boat = (Actor("prop", "sailboat"),)
    lake = painter_of(Shot(4.0, "lake", "full", cast=boat))
    part = lake._world.parts[0]
    assert lake._players._mirrored(part) > 0
    deep = painter_of(Shot(4.0, "underwater", "full", cast=(Actor("rig", "shark"),)))
    assert deep._players._mirrored(deep._world.parts[0]) == 0
    nowhere = painter_of(Shot(4.0, "space", "full", cast=(Actor("prop", "rocket"),)))
    assert nowhere._players._mirrored(nowhere._world.parts[0]) == 0


def test_what_is_behind_the_camera_is_not_painted() -> None:
    shot = Shot(
        4.0, "meadow", "close", cast=(Actor("prop", "castle"), Actor("rig", "adult", band="front"))
    )
    one = painter_of(shot)
    one._world._base = replace(one._world._base, dolly=1.5)
    assert len(one._players.all(0.0)) == 1
    assert one.at(0.0).any()
    assert one._world.seen_at(1.0)[0] == 0
    assert ShotPainter(shot, 160, 90).at(0).any()


# Odd places


def bare(**fields: object) -> SetArt:
    return replace(SetArt(planes=()), **fields)  # type: ignore[arg-type]


def test_behind_the_walls_it_is_dark_and_above_the_ground_there_is_sky(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(SETS, "bare", lambda _: bare(sky=False))
    assert painter_of(Shot(1.0, "bare")).at(0).max() < 40
    monkeypatch.setitem(SETS, "bare", lambda site: bare(light=replace(site.light, clouds=0.0)))
    blue, _, red = painter_of(Shot(1.0, "bare")).at(0)[30, 100]
    assert blue > red
    ground = Ground(Drawing(rect(-2000, 900, 4000, 600, "#f00"), Box(-2000, 900, 2000, 1500)))
    monkeypatch.setitem(SETS, "bare", lambda _: bare(ground=ground, horizon=950.0, floor=990.0))
    looking_up = painter_of(Shot(1.0, "bare", move="tilt_up", move_amount=1.0))
    depths = [[thing.depth for thing in looking_up._scenery.all(t_s)] for t_s in (0.0, 1.0)]
    assert BACKDROP_DEPTH in depths[0]
    assert BACKDROP_DEPTH not in depths[1]
    assert looking_up.at(1.0).std() > 1


def test_a_flash_lights_up_the_picture() -> None:
    storm = painter_of(Shot(20.0, "meadow", weather=Weather("storm")))
    flashes = [storm._weather.flash(step / 24) for step in range(24 * 20)]
    at = int(np.argmax(flashes))
    assert storm.at(at / 24).mean() > storm.at((at - 2) / 24).mean() + 8


def test_the_sea_mirrors_up_to_its_shore() -> None:
    harbor = painter_of(Shot(4.0, "harbor", "wide"))
    picture = harbor.at(0.0)
    harbor._scenery.mirror = 0.0
    dry = harbor._scenery.all(0.0)
    assert len(dry) == len(painter_of(Shot(4.0, "harbor", "wide"))._scenery.all(0.0))
    assert picture.std() > 10


def test_a_plane_behind_the_camera_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    leaf = Drawing(rect(-2000, 0, 4000, 1000, "#f00"), Box(-2000, 0, 2000, 1000))
    monkeypatch.setitem(
        SETS, "bare", lambda _: bare(sky=False, planes=(Plane(leaf, 0.3), Plane(leaf, 30)))
    )
    near = painter_of(Shot(1.0, "bare", "close", cast=(Actor("rig", "adult"),)))
    assert len(near._scenery.all(0.0)) == 2  # what is behind everything, and the far one
