"""Drawings as pixels, tiles left out, pictures kept: nothing is seen of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import cv2
import numpy as np
import pytest

from sora_mcp.engine.animatic import raster, shelves, takes
from sora_mcp.engine.animatic.art.drawing import Box, Drawing, circle, rect
from sora_mcp.engine.animatic.canvas import Pixels, Sprite, blend, draw
from sora_mcp.engine.animatic.plan import Actor, Move, Plan, Shot, Weather
from sora_mcp.engine.animatic.scene.floor import Backdrop, Floor, going_on
from sora_mcp.engine.animatic.scene.kept import KeptSprites
from sora_mcp.engine.animatic.scene.painter import ShotPainter
from sora_mcp.engine.animatic.scene.sheets import Opacity, Sheet, Thing, compose, parts

pytestmark = pytest.mark.art

SIZE = (320, 180)


def _apart(a: Pixels, b: Pixels) -> int:
    return int(np.abs(a.astype(int) - b.astype(int)).max())


def test_a_drawing_in_parts_is_the_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    body = circle(60, 60, 40, "#c33") + rect(700, 300, 200, 90, "#3c3", 9, 'opacity="0.5"')
    drawing = Drawing(body, Box(0, 0, 1000, 500))
    in_parts = raster.rasterised(drawing, 1000, 500)
    monkeypatch.setattr(raster, "_WORTH_A_LOOK", 10**9)
    assert _apart(in_parts, raster.rasterised(drawing, 1000, 500)) <= 1
    assert in_parts[345, 800, 3] == 128


def test_an_empty_drawing_is_empty() -> None:
    assert not raster.rasterised(Drawing("", Box(0, 0, 1000, 500)), 1000, 500).any()


def test_opacity_of_a_shape_with_two_inks_stays_its_own() -> None:
    body = circle(50, 50, 40, "#f00", 'stroke="#00f" stroke-width="20" opacity="0.5"')
    pixels = raster.rasterised(Drawing(body, Box(0, 0, 100, 100)), 100, 100)
    assert pixels[50, 14].tolist() == [128, 0, 0, 128]  # no red below the blue


@pytest.mark.parametrize("turn", [0.0, 0.05])
@pytest.mark.parametrize("strength", [1.0, 0.6])
def test_tiles_are_not_seen(turn: float, strength: float) -> None:
    rng = np.random.default_rng(3)
    far = _card(rng, (150, 400))
    near = _card(rng, (120, 260))
    near[:, 90:130] = 0
    cos, sin = np.cos(turn), np.sin(turn)
    maps = [
        np.array([[1.1 * cos, -sin, -20.4], [sin, 1.1 * cos, 5.3]]),
        np.array([[cos, -sin, 31.7], [sin, cos, 40.2]]),
    ]
    whole = np.full((SIZE[1], SIZE[0], 4), 90, dtype=np.uint8)
    tiled = whole.copy()
    draw(whole, far, maps[0])
    draw(whole, near, maps[1], opacity=strength)
    sheets = [
        Sheet(far, Opacity(far), maps[0]),
        Sheet(near, Opacity(near), maps[1], strength=strength),
    ]
    compose(tiled, [Thing(9 - at, sheet) for at, sheet in enumerate(sheets)])
    assert _apart(whole, tiled) <= 3


@pytest.mark.parametrize("shift", [-2000.5, -430.0, -37.3, 0.0, 61.8, 333.25, 1999.0])
def test_a_picture_that_goes_on_is_mirrored_at_its_ends_again_and_again(shift: float) -> None:
    rng = np.random.default_rng(4)
    strip = _card(rng, (150, 230))
    strip[:, 90:150] = 0
    home = np.array([[0.9, 0, shift], [0, 0.9, 12.4]])
    whole = np.full((SIZE[1], SIZE[0], 4), 90, dtype=np.uint8)
    tiled = whole.copy()
    moved = cv2.warpAffine(strip, home, SIZE, borderMode=cv2.BORDER_REFLECT_101)
    rows = slice(12, int(np.ceil(12.4 + 0.9 * 150)))
    blend(whole[rows], np.asarray(moved, dtype=np.uint8)[rows])
    compose(tiled, [Thing(9, Sheet(strip, Opacity(strip), home, goes_on=True))])
    assert _apart(whole, tiled) <= 2


def test_what_is_hidden_is_not_painted() -> None:
    class Loud(Sheet):
        def lay(self, *_args: object, **_more: object) -> None:
            raise AssertionError("nobody sees this")

    wall = np.full((200, 400, 4), 255, dtype=np.uint8)
    home = np.array([[1.0, 0, -20], [0, 1.0, -10]])
    frame = np.zeros((SIZE[1], SIZE[0], 4), dtype=np.uint8)
    hidden = Loud(wall, Opacity(wall), home)
    compose(frame, [Thing(9, hidden), Thing(1, Sheet(wall, Opacity(wall), home))])
    assert (frame == 255).all()
    with pytest.raises(AssertionError, match="nobody"):
        mirror = Thing(5, Sheet(wall, Opacity(wall), np.array([[1.0, 0, 0], [0, 1, 160]])),
                       mirrors=True)  # fmt: skip
        compose(frame, [Thing(9, hidden), mirror, Thing(1, Sheet(wall, Opacity(wall), home))])


def test_tiles_become_rectangles_that_cover_each_once() -> None:
    tiles = np.random.default_rng(5).random((12, 9)) > 0.4
    count = np.zeros(tiles.shape, dtype=int)
    for left, top, right, bottom in parts(tiles):
        count[top:bottom, left:right] += 1
    assert (count == tiles).all()


@pytest.mark.parametrize("move", ["static", "dolly_in"])
@pytest.mark.parametrize(("place", "weather"), [("room", "clear"), ("street", "rain")])
def test_pictures_are_the_same_in_any_order_and_thread(
    move: Move, place: str, weather: str
) -> None:
    shelves.fill()
    cast = (Actor("rig", "adult", "woman", action="walk"),)
    shot = Shot(2, place, size="full", move=move, weather=Weather(weather, 0.7), cast=cast, seed=3)  # type: ignore[arg-type]
    first, second = ShotPainter(shot, *SIZE), ShotPainter(shot, *SIZE)
    times_s = [at / 8 for at in range(12)]
    with ThreadPoolExecutor(3) as painters:
        at_once = list(painters.map(first.at, times_s))
    backwards = [second.at(t_s) for t_s in reversed(times_s)][::-1]
    assert all((a == b).all() for a, b in zip(at_once, backwards, strict=True))


def test_what_rests_is_painted_as_what_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    shelves.fill()
    shot = Shot(2, "meadow", size="wide", move="static", seed=4)
    resting = ShotPainter(shot, *SIZE)
    monkeypatch.setattr("sora_mcp.engine.animatic.scene.painter._resting", lambda _: None)
    moving = ShotPainter(shot, *SIZE)
    assert max(_apart(resting.at(t_s), moving.at(t_s)) for t_s in (0.0, 0.5, 1.9)) <= 3


def test_pictures_come_in_order_and_a_failure_comes_through() -> None:
    class Counting:
        def at(self, t_s: float) -> Pixels:
            if t_s > 1:
                raise RuntimeError("out of paint")
            return np.full((90, 160, 3), round(t_s * 24), dtype=np.uint8)

    plan = Plan(shots=(Shot(2, "meadow"),), burn_in=False)
    seen = []
    with pytest.raises(RuntimeError, match="out of paint"):
        for picture in takes.pictures(plan, 160, 90, lambda _: Counting()):
            seen.append(int(picture[0, 0, 0]))  # noqa: PERF401 - until it fails
    assert seen == list(range(25))


def test_the_sprites_longest_not_asked_for_are_forgotten() -> None:
    made: list[str] = []

    def sprite(name: str) -> Sprite:
        made.append(name)
        return Sprite(np.zeros((10, 10, 4), dtype=np.uint8), 0, 0, 1, 1)

    kept = KeptSprites(most_bytes=900)
    for name in ("a", "b", "a", "c", "a", "b"):
        kept.get(name, lambda name=name: sprite(name))  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]


def test_a_sprite_is_made_once_for_all_who_ask_meanwhile() -> None:
    begun, may_end = Event(), Event()
    made: list[int] = []

    def slowly() -> Sprite:
        made.append(1)
        begun.set()
        assert may_end.wait(10)
        return Sprite(np.zeros((10, 10, 4), dtype=np.uint8), 0, 0, 1, 1)

    kept = KeptSprites()
    with ThreadPoolExecutor(2) as hands:
        first = hands.submit(kept.get, "a", slowly)
        assert begun.wait(10)
        second = hands.submit(kept.get, "a", slowly)
        may_end.set()
        assert first.result(10) is second.result(10)
    assert made == [1]


def test_a_sprite_that_could_not_be_made_is_tried_again() -> None:
    def broken() -> Sprite:
        raise ValueError("no ink")

    kept = KeptSprites()
    with pytest.raises(ValueError, match="no ink"):
        kept.get("a", broken)
    whole = Sprite(np.zeros((10, 10, 4), dtype=np.uint8), 0, 0, 1, 1)
    assert kept.get("a", lambda: whole) is whole


def test_a_large_figure_hides_what_is_behind_it() -> None:
    near = Shot(4.0, "meadow", "close", cast=(Actor("prop", "castle"),))
    one = ShotPainter(near, 960, 540)
    sheets = [thing for thing in one._players.all(0.0) if isinstance(thing.what, Sheet)]
    assert len(sheets) == 1
    assert sheets[0].what.covers(960, 540)[1].any()  # type: ignore[union-attr]


def test_who_stands_by_in_a_crowd_is_drawn_half_as_often() -> None:
    def drawn(count: int) -> int:
        cast = tuple(Actor("rig", "adult", action="stand") for _ in range(count))
        painter = ShotPainter(Shot(4.0, "street", "wide", cast=cast), 160, 90)
        players = painter._players
        every = [players._pictures(one) for one in painter._world.parts]
        assert every[0] == max(every)
        return min(every)

    assert drawn(7) * 2 == drawn(2)


def _card(rng: np.random.Generator, shape: tuple[int, int]) -> Pixels:
    """Soft colours, solid in the middle."""
    pixels = np.full((*shape, 4), 255, dtype=np.uint8)
    pixels[..., :3] = cv2.resize(rng.integers(40, 200, (5, 5, 3), np.uint8), shape[::-1])
    pixels[:30] = pixels[:30] // 2
    return pixels


@pytest.mark.parametrize("pan", [-2100.0, -430.0, 0.0, 95.0, 2600.0])
def test_ground_that_goes_on_is_what_its_mirror_images_are(pan: float) -> None:
    ground = _card(np.random.default_rng(7), (90, 200))
    ground[..., 3] = 255
    lying = np.array([[1.2, 0.1, pan], [0, 1.1, 60.0], [0, 0.0004, 1.0]])
    box = (0, 60, *SIZE)
    mirrored, gone_on = (np.zeros((SIZE[1], SIZE[0], 4), dtype=np.uint8) for _ in range(2))
    Floor(ground, lying, 60, is_solid=True).lay(mirrored, box, solid=True)
    pixels, period = going_on(ground)
    Floor(pixels, lying, 60, is_solid=True, period=period).lay(gone_on, box, solid=True)
    assert gone_on[60:].any()
    assert _apart(mirrored[:140], gone_on[:140]) <= 2


@pytest.mark.parametrize("shift", [(-40.0, -30.0), (-40.5, -30.0), (10.0, -30.0)])
def test_a_sky_at_rest_is_the_sky_looked_up(shift: tuple[float, float]) -> None:
    sky = _card(np.random.default_rng(8), (260, 420))
    matrix = np.array([[1, 0, shift[0]], [0, 1, shift[1]]], dtype=float)
    frame = np.zeros((SIZE[1], SIZE[0], 4), dtype=np.uint8)
    Backdrop(sky, matrix).lay(frame, (0, 0, *SIZE), solid=True)
    looked_up = cv2.warpAffine(sky, matrix, SIZE, borderMode=cv2.BORDER_REFLECT_101)
    assert np.array_equal(frame, looked_up)
