"""The sets that are built: cities, roads, rooms. Drawn at all times, lit in the dark."""

from dataclasses import replace

import numpy as np
import pytest

from sora_mcp.engine.animatic.art import light as lights
from sora_mcp.engine.animatic.art import sets
from sora_mcp.engine.animatic.art.place import SETS, SetArt, Site
from sora_mcp.engine.animatic.plan import Shot, TimeOfDay, Weather
from sora_mcp.engine.animatic.scene.painter import ShotPainter

pytestmark = pytest.mark.art

OUTSIDE = (
    "city", "street", "alley", "market", "road", "highway", "bridge", "harbor", "station",
    "castle", "village", "rooftop", "stadium", "playground", "pool", "parking", "railway", "runway",
    "fairground", "construction_site", "racetrack", "golf_course", "ballpark", "tennis_court",
    "canyon", "vineyard", "porch",
)  # fmt: skip
INSIDE = (
    "room", "bedroom", "kitchen", "office", "classroom", "library", "restaurant", "lab", "hall",
    "workshop", "studio", "stage", "club", "bathroom", "indoor_pool", "parking_garage", "shop",
    "museum", "subway", "hospital", "church", "factory", "court", "rink",
    "cinema", "plane_cabin", "train_cabin", "dining_room", "aquarium", "greenhouse", "terminal",
    "cell",
)  # fmt: skip
BUILT = OUTSIDE + INSIDE
TIMES: tuple[TimeOfDay, ...] = ("dawn", "morning", "day", "golden_hour", "dusk", "night")
WIDE, TALL = 16 / 9, 9 / 16
UNLIT = (
    "studio",
    "road",
    "castle",
    "pool",
    "railway",
    "construction_site",
    "racetrack",
    "golf_course",
    "tennis_court",
    "canyon",
    "vineyard",
)
ALWAYS_LIT = ("stage", "club", "parking_garage", "subway", "court", "rink")


def drawn(name: str, time: TimeOfDay = "day", aspect: float = WIDE, seed: int = 3) -> SetArt:
    assert sets is not None
    return SETS[name](Site(aspect, lights.of(time, Weather()), seed))


@pytest.mark.parametrize("name", BUILT)
def test_it_is_drawn_at_every_time_in_both_frames(name: str) -> None:
    for time in TIMES:
        for aspect in (WIDE, TALL):
            art = drawn(name, time, aspect)
            assert len(art.planes) >= 3
            assert art.ground is not None
            assert "nan" not in "".join(plane.drawing.body for plane in art.planes)


@pytest.mark.parametrize("name", BUILT)
def test_it_is_the_same_each_time(name: str) -> None:
    assert drawn(name, "dusk") == drawn(name, "dusk")


@pytest.mark.parametrize("name", BUILT)
@pytest.mark.parametrize("aspect", (WIDE, TALL))
def test_what_covers_the_width_covers_all_of_it(name: str, aspect: float) -> None:
    half = 750 * aspect
    boxes = [plane.drawing.box for plane in drawn(name, aspect=aspect).planes]
    wide = [box for box in boxes if box.width >= half]
    assert wide
    for box in wide:
        assert box.left <= -half + 1 or abs(box.left + box.right) < half
        assert box.bottom > box.top


@pytest.mark.parametrize("name", INSIDE)
def test_a_room_has_its_own_light_and_no_sky(name: str) -> None:
    art = drawn(name)
    assert not art.sky
    assert art.light is not None
    assert art.light.sun is None
    assert art.table is not None


@pytest.mark.parametrize("name", BUILT)
@pytest.mark.parametrize("size", ((160, 90), (90, 160)))
def test_its_pictures_are_full_and_not_flat(name: str, size: tuple[int, int]) -> None:
    for time in ("day", "night"):
        shot = Shot(2, name, size="wide", time=time, move="truck_left", seed=3)
        picture = ShotPainter(shot, *size).at(2.0)
        assert picture.shape == (size[1], size[0], 3)
        empty = np.all(np.abs(picture.astype(int) - (20, 20, 24)) <= 4, axis=2).mean()
        assert empty < 0.06 or name == "club"
        assert picture.std() > 8


@pytest.mark.parametrize("name", [one for one in BUILT if one not in UNLIT])
def test_its_lamps_are_lit_at_night(name: str) -> None:
    night = lights.of("night", Weather())
    lit = SETS[name](Site(WIDE, night, 3))
    unlit = SETS[name](Site(WIDE, replace(night, dark=0.3), 3))
    bodies = ["".join(plane.drawing.body for plane in art.planes) for art in (lit, unlit)]
    if name in ALWAYS_LIT:
        assert "radialGradient" in bodies[0] or "linearGradient" in bodies[0]
        return
    assert bodies[0] != bodies[1]
    assert bodies[0].count("radialGradient") > bodies[1].count("radialGradient") or (
        bodies[0].count("stop") >= bodies[1].count("stop")
    )


@pytest.mark.parametrize("name", ("city", "street", "office", "station", "market", "village"))
def test_windows_and_lamps_are_brighter_than_the_dark_around(name: str) -> None:
    picture = ShotPainter(Shot(2, name, size="wide", time="night", seed=3), 320, 180).at(1.0)
    brightest = np.sort(picture.max(axis=2), axis=None)[-300:]
    assert brightest.mean() > picture.max(axis=2).mean() + 60
