"""What things do over a shot: heard from words, and seen in its frames."""

from __future__ import annotations

import numpy as np
import pytest

from sora_mcp.engine.animatic.art.drawing import Box, Drawing
from sora_mcp.engine.animatic.art.light import of
from sora_mcp.engine.animatic.language import planning
from sora_mcp.engine.animatic.plan import Actor, Plan, Shot, Weather
from sora_mcp.engine.animatic.scene import tricks, wrecks
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.world import World


def read(prompt: str) -> Plan:
    return planning.read(prompt, seconds=4.0, seed=1)


def part(name: str, motion: str) -> Part:
    actor = Actor("prop", name, name, look={"motion": motion})
    made = World(Shot(4.0, "park", cast=(actor,)), 320, 180).main
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("prompt", "motion"),
    [
        ("A barrel rolls down the lane", "roll"),
        ("The jar is dropped on the floor", "fall"),
        ("A lantern swings to and fro", "swing"),
        ("A barn is burning at night", "burn"),
        ("A burning barn", "burn"),
        ("A bottle shatters", "break"),
        ("A balloon bursts", "pop"),
        ("A sailboat sinks", "sink"),
        ("A snowman melts in the garden", "melt"),
        ("The ladder topples over", "tip"),
        ("A rabbit grows bigger and bigger", "grow"),
        ("An apple rolls off the shelf", "off"),
        ("A jug of milk is poured into a bowl", "pour"),
    ],
)
def test_what_things_do_is_heard_and_not_told(prompt: str, motion: str) -> None:
    made = read(prompt)
    looks = [one.look.get("motion", "") for one in made.shots[0].cast]
    assert (motion in looks, made.not_depicted) == (True, ())


@pytest.mark.parametrize(
    "prompt",
    [
        "A gardener grows pumpkins",
        "A horse shakes its mane",
        "Two women shake hands",
        "A candle burns on a shelf",
        "The windmill turns and spins",
        "A toaster pops up bread",
    ],
)
def test_what_is_done_to_others_or_anyway_is_no_motion(prompt: str) -> None:
    assert all("motion" not in one.look for one in read(prompt).shots[0].cast)


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("A man peels an onion", "peel"),
        ("A woman washes the windows", "clean_window"),
        ("A girl opens the curtains", "open_curtains"),
        ("A boy blows up a balloon", "blow_balloon"),
        ("A woman pours water into a glass", "pour_jug"),
        ("Two men push a van", "shove"),
        ("A woman makes her bed", "make_bed"),
        ("A man mows the lawn", "mow"),
        ("A man washes his hands", "wash"),
        ("Two women play cards", "play_cards"),
    ],
)
def test_what_hands_do_has_a_picture(prompt: str, action: str) -> None:
    made = read(prompt)
    assert (made.shots[0].cast[0].action, made.not_depicted) == (action, ())


def test_what_turns_into_another_or_another_colour_is_two_looks() -> None:
    assert [shot.cast[0].name for shot in read("A frog becomes a horse.").shots] == [
        "frog",
        "horse",
    ]
    ripe = read("A pear turns yellow.").shots
    assert [shot.cast[0].look.get("body", "") for shot in ripe] == ["", "yellow"]


def test_what_falls_comes_down_and_what_grows_is_whole_at_the_end() -> None:
    falling, growing = part("vase", "fall"), part("vase", "grow")
    heights = [tricks.moved(falling, None, u, 4 * u)[1, 2] for u in (0.0, 0.4, 1.0)]
    assert heights[0] < heights[1] < heights[2] == pytest.approx(0, abs=1)
    sizes = [tricks.moved(growing, None, u, 4 * u)[0, 0] for u in (0.0, 0.5, 1.0)]
    assert sizes[0] < sizes[1] < sizes[2] == pytest.approx(1)
    assert np.allclose(tricks.moved(part("vase", ""), None, 0.5, 2.0), np.eye(3))


@pytest.mark.parametrize("motion", ["burn", "melt", "sink", "break", "explode", "pop", "pour"])
def test_what_ends_is_drawn_at_every_stage(motion: str) -> None:
    one, paint = part("vase", motion), of("day", Weather()).paint()
    whole = Drawing("<g/>", Box(-300, -1000, 300, 0))
    stages = {wrecks.stage(one, u, 4 * u) for u in (0.0, 0.3, 0.6, 1.0)}
    assert len(stages) == 4 or motion == "burn"
    assert all(wrecks.wrecked(whole, one, paint, number).body for number in stages)


def test_a_frame_has_room_for_what_falls() -> None:
    assert part("vase", "fall").top > part("vase", "").top == part("vase", "fall").own_top


def test_what_things_do_next_is_told() -> None:
    assert read("A bottle falls off the shelf and breaks").not_depicted == ("breaks",)
