"""What one sits at, sells, strokes and has in the arms; and whom a later "she" tells of."""

from __future__ import annotations

import pytest

from sora_mcp.engine.animatic.language.planning import read
from sora_mcp.engine.animatic.plan import Actor, Plan


def plan_of(prompt: str) -> Plan:
    return read(prompt, seconds=8, seed=1)


def lead(prompt: str) -> Actor:
    return plan_of(prompt).shots[0].cast[0]


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("A chemist peers into a microscope", "microscope"),
        ("A clerk sits at a desk", "at_desk"),
        ("A nurse holds a baby", "cradle"),
        ("A woman sits on a sofa and pets a dog on her lap", "stroke"),
    ],
)
def test_the_pose_meets_its_thing(prompt: str, action: str) -> None:
    assert lead(prompt).action == action


def test_goods_lie_on_a_table_before_who_sells_them() -> None:
    seller, goods, table = plan_of("A man sells lemons at a market").shots[0].cast
    assert (seller.relation, goods.relation, table.name) == ("behind", "on", "table")
    assert goods.count >= 5


@pytest.mark.parametrize(
    ("prompt", "gender"),
    [
        ("A detective opens a door, then she walks down a corridor", "woman"),
        ("A detective opens a door, then he walks down a corridor", "man"),
        ("A detective walks down a corridor", None),
    ],
)
def test_a_later_pronoun_tells_the_gender(prompt: str, gender: str | None) -> None:
    assert {shot.cast[0].look.get("gender") for shot in plan_of(prompt).shots} == {gender}


def test_a_wooden_box_is_no_carton() -> None:
    assert lead("A wooden box on the sand").look["material"] == "wood"
    assert "material" not in lead("A box on the sand").look


@pytest.mark.parametrize(("style", "age"), [("film noir", "old"), ("bright colours", None)])
def test_a_style_has_the_telephone_of_its_times(style: str, age: str | None) -> None:
    assert lead(f"A phone rings in an office, {style}").look.get("age") == age


def test_rain_that_is_spoken_of_falls() -> None:
    plan = plan_of('A man stands in a street. He says: "It is raining again."')
    assert plan.shots[0].weather.kind == "rain"


def test_what_glows_shines_in_the_picture_of_its_use() -> None:
    assert lead("A girl reads a glowing book in a library").look["lit"] == "book"
