"""Two who hug stand close, and who sits may do something with the hands."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.art import light, props, rigs, sets
from sora_mcp.engine.animatic.art.place import SETS, Site
from sora_mcp.engine.animatic.plan import Actor, Shot, Weather
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.staging import staged

pytestmark = pytest.mark.art

assert props and rigs and sets


def parts(*cast: Actor) -> tuple[Part, ...]:
    site = Site(16 / 9, light.of("day", Weather()), seed=5)
    return staged(Shot(4, "park", cast=cast, seed=5), SETS["park"](site), 16 / 9)


def person(action: str, **more: object) -> Actor:
    return Actor("rig", "adult", "someone", action=action, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("action", ("hug", "kiss", "shake_hands", "waltz"))
@pytest.mark.parametrize("is_one_actor", (True, False))
def test_two_who_do_it_together_face_each_other_and_are_near(
    action: str, is_one_actor: bool
) -> None:
    cast = (person(action, count=2),) if is_one_actor else (person(action), person(action))
    one, other = parts(*cast)[:2]
    assert not one.flips and other.flips
    assert 0.15 * one.height < other.x - one.x < 0.75 * one.height


def test_others_stand_apart() -> None:
    one, other = parts(person("talk"), person("talk"))[:2]
    assert other.x - one.x > 0.45 * one.height


def test_who_sits_on_a_bench_reads_there() -> None:
    reader = next(
        part
        for part in parts(Actor("prop", "bench"), person("read", relation="on", to=0))
        if part.figure.name == "adult"
    )
    assert reader.action == "perch+read"


def test_who_sits_and_reads_has_a_seat() -> None:
    shown = [part.figure.name for part in parts(person("sit+read"))]
    assert shown[0] == "adult" and len(shown) == 2
