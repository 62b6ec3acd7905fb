from __future__ import annotations

import numpy as np

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.art import light
from sora_mcp.engine.animatic.art.figure import FIGURES
from sora_mcp.engine.animatic.art.place import SETS, Site
from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Actor, Shot, Weather
from sora_mcp.engine.animatic.scene.macro import defocus, is_macro, limit
from sora_mcp.engine.animatic.scene.staging import staged

shelves.fill()


def test_a_pair_of_shoes_is_alike_and_points_one_way_the_far_one_ahead() -> None:
    site = Site(1.78, light.of("day", Weather()))
    shot = Shot(4.0, "studio", cast=(Actor("prop", "shoe", count=2),))
    first, other = staged(shot, SETS["studio"](site), 1.78)
    assert first.flips == other.flips
    assert first.figure is other.figure
    assert 0.3 < abs(first.x - other.x) / (first.half_width * first.height / 1000) < 2


def test_sunflowers_in_a_vase_are_drawn_as_such() -> None:
    plan = planning.read("A vase of sunflowers on a shelf", seconds=4, seed=1)
    assert any(one.look.get("bloom") == "sunflower" for one in plan.shots[0].cast)


def test_a_penguin_can_wave() -> None:
    assert "wave" in FIGURES["penguin"].actions


def test_a_long_insert_is_a_macro_with_its_ground_out_of_focus() -> None:
    assert is_macro(Shot(4.0, "garden", size="insert", lens_mm=100))
    assert limit(Shot(4.0, "garden", size="insert", lens_mm=50), ()) == np.inf
    frame = np.zeros((90, 160, 4), dtype=np.uint8)
    frame[:, 80:, :3] = 255
    defocus(frame)
    assert 0 < frame[45, 79, 0] < 255
