"""Every set under the open sky (and below the earth, the sea, and beyond the air) can be drawn."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sora_mcp.engine.animatic.art import light, sets
from sora_mcp.engine.animatic.art.place import SETS, SetArt, Site
from sora_mcp.engine.animatic.canvas import sprite
from sora_mcp.engine.animatic.plan import Move, Shot, TimeOfDay, Weather
from sora_mcp.engine.animatic.scene.painter import ShotPainter

pytestmark = pytest.mark.art

NATURE = (
    "beach", "cave", "coast", "desert", "farm", "forest", "garden", "island", "jungle", "lake",
    "mars", "meadow", "moon", "mountains", "park", "railway", "river", "sea", "sky", "snowfield",
    "snowy_forest", "space", "underwater", "volcano", "waterfall",
    "zen_garden",
)  # fmt: skip
NO_SKY = {"cave", "mars", "moon", "space", "underwater"}
NO_GROUND = {"sky", "space"}
AMBIENCES = {
    "cave", "forest", "garden", "jungle", "lake", "meadow", "park", "river", "rumble", "sea",
    "space", "underwater", "waterfall", "wind",
}  # fmt: skip
TIMES: tuple[TimeOfDay, ...] = ("dawn", "morning", "day", "golden_hour", "dusk", "night")
WIDE, TALL = 16 / 9, 9 / 16
ASPECTS = (WIDE, TALL)


@cache
def drawn(name: str, aspect: float = WIDE, time: TimeOfDay = "day", seed: int = 3) -> SetArt:
    return SETS[name](Site(aspect, light.of(time, Weather()), seed))


@cache
def picture(
    name: str, time: TimeOfDay = "day", size: tuple[int, int] = (192, 108), move: Move = "static"
) -> np.ndarray:
    shot = Shot(4, name, size="wide", time=time, move=move, seed=3)
    return np.asarray(ShotPainter(shot, *size).at(3.6))


def test_all_of_them_are_on_the_shelf() -> None:
    assert sets.__all__
    assert set(NATURE) <= set(SETS)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("name", NATURE)
def test_a_set_is_drawn_at_every_time_of_day(name: str, aspect: float) -> None:
    for time in TIMES:
        art = drawn(name, aspect, time)
        assert art.planes
        assert (art.ground is None) == (name in NO_GROUND)
        assert "nan" not in "".join(plane.drawing.body for plane in art.planes)


@pytest.mark.parametrize("name", NATURE)
def test_a_set_is_the_same_every_time(name: str) -> None:
    assert drawn(name) == drawn.__wrapped__(name)
    assert drawn(name, seed=4) != drawn(name)


@pytest.mark.parametrize("name", NATURE)
def test_a_set_has_depth_and_a_voice(name: str) -> None:
    art = drawn(name)
    depths = [plane.depth for plane in art.planes]
    assert len(set(depths)) >= 4
    assert max(depths) >= 20 or name in {"sea"}
    assert art.ambience in AMBIENCES
    assert art.sky == (name not in NO_SKY)
    assert 0 < art.horizon < art.floor < 1000


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("name", NATURE)
def test_what_spans_goes_over_the_whole_width(name: str, aspect: float) -> None:
    site = Site(aspect, light.of("day", Weather()), 3)
    for plane in SETS[name](site).planes:
        assert plane.drawing.box.width >= 2 * site.half - 1
        assert plane.drawing.box.left == -site.half


@pytest.mark.parametrize("name", NATURE)
def test_the_ground_has_no_holes(name: str) -> None:
    ground = drawn(name).ground
    if ground is not None:
        assert sprite(ground.drawing, 0.1).pixels[..., 3].min() == 255


@pytest.mark.parametrize("name", NATURE)
def test_a_set_without_a_sky_has_a_far_wall_of_its_own(name: str) -> None:
    art = drawn(name)
    if not art.sky:
        wall = max(art.planes, key=lambda plane: plane.depth).drawing
        assert wall.box.top <= -400
        assert sprite(wall, 0.1).pixels[..., 3].min() == 255


@pytest.mark.parametrize(
    ("size", "move"),
    [((192, 108), "static"), ((192, 108), "truck_right"), ((108, 192), "crane_up")],
)
@pytest.mark.parametrize("name", NATURE)
def test_a_picture_is_full_and_not_flat(name: str, size: tuple[int, int], move: Move) -> None:
    frame = picture(name, size=size, move=move).astype(float)
    bands = np.array_split(frame, 4)
    assert frame.std() > 8, "flat"
    assert min(band.mean() for band in bands) > 4, "a black band"


@pytest.mark.parametrize("name", NATURE)
def test_the_night_is_darker_than_the_day(name: str) -> None:
    assert picture(name, "night").mean() < picture(name, "day").mean()


@pytest.mark.parametrize("name", NATURE)
def test_nothing_near_hides_the_cast(name: str) -> None:
    """Planes before depth 1 leave the middle of the frame free, from the floor up."""
    art = drawn(name)
    for plane in art.planes:
        if plane.depth < 0.94:
            one = sprite(plane.drawing, 0.2)
            left = round((-180 - one.left) * one.scale_x)
            right = round((180 - one.left) * one.scale_x)
            top = max(0, round((420 - one.top) * one.scale_y))
            low = max(0, round((art.floor - one.top) * one.scale_y))
            middle = one.pixels[top:low, left:right, 3]
            assert middle.size == 0 or middle.mean() < 12
