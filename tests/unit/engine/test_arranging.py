"""How a cast stands so that each is seen: sizes, sides, hands, bowls and laps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.art import light
from sora_mcp.engine.animatic.art.place import SETS, Site
from sora_mcp.engine.animatic.plan import Actor, Relation, Shot, ShotSize, Weather
from sora_mcp.engine.animatic.scene.groups import half_of
from sora_mcp.engine.animatic.scene.parts import Part
from sora_mcp.engine.animatic.scene.staging import staged
from sora_mcp.engine.animatic.scene.world import World
from tests.scenes import sets_drawn_once

shelves.fill()
ADULT, CHILD, DOG, CAT = (Actor("rig", name) for name in ("adult", "child", "dog", "cat"))


@pytest.fixture(autouse=True, scope="module")
def _drawn_once() -> Iterator[None]:
    with sets_drawn_once():
        yield


def stage(*cast: Actor, on: str = "meadow", clock_s: float = 0.0) -> tuple[Part, ...]:
    art = SETS[on](Site(16 / 9, light.of("day", Weather())))
    return staged(Shot(4.0, on, "full", cast=cast, seed=1, clock_s=clock_s), art, 16 / 9)


def top(part: Part) -> float:
    return part.y - part.top * part.height / 1000


def ends(part: Part) -> tuple[float, float]:
    return part.x - half_of(part), part.x + half_of(part)


@pytest.mark.parametrize(
    ("one", "other"), [("bowl", "bottle"), ("sheep", "cow"), ("sofa", "bed"), ("bird", "giraffe")]
)
def test_what_is_left_of_another_is_wholly_left_of_it(one: str, other: str) -> None:
    left, right = stage(Actor("prop", one, place="left"), Actor("prop", other, place="right"))[:2]
    assert ends(left)[1] <= ends(right)[0]
    assert ends(right)[1] - ends(left)[0] < 1800


def test_the_small_are_still_seen_beside_the_large() -> None:
    large, small = stage(Actor("rig", "elephant"), Actor("rig", "mouse"))
    assert small.height >= 0.15 * large.height
    small, large = stage(Actor("rig", "bird"), Actor("prop", "tree"))
    assert small.height >= 0.25 * large.height


def test_a_small_animals_things_and_cards_are_of_its_size() -> None:
    hamster, plate = stage(Actor("rig", "hamster"), Actor("prop", "plate"))
    assert plate.height <= hamster.height
    bird, card = stage(Actor("rig", "bird"), Actor("card", "nest"))
    assert card.height < 1.3 * bird.height


def test_food_lies_at_the_mouth() -> None:
    squirrel, nut = stage(
        Actor("rig", "squirrel"), Actor("prop", "burger", relation="in_front_of", to=0)
    )
    assert nut.x > squirrel.x
    assert nut.y == pytest.approx(squirrel.y)
    assert ends(nut)[0] < ends(squirrel)[1] + 10


@pytest.mark.parametrize("relation", ["behind", "in_front_of"])
def test_who_is_behind_is_farther_and_peeks_out(relation: Relation) -> None:
    dog, chair = stage(Actor("rig", "dog", relation=relation, to=1), Actor("prop", "chair"))
    rear, front = (dog, chair) if relation == "behind" else (chair, dog)
    assert rear.depth > front.depth
    hidden = min(ends(rear)[1], ends(front)[1]) - max(ends(rear)[0], ends(front)[0])
    assert hidden < 0.5 * 2 * half_of(rear)


def test_under_a_table_is_between_its_legs() -> None:
    dog, table = stage(Actor("rig", "dog", relation="under", to=1), Actor("prop", "table"))
    assert dog.x == table.x
    assert top(dog) > top(table)
    assert dog.depth > table.depth


def test_a_thing_on_a_thing_on_a_table() -> None:
    parts = stage(Actor("prop", "apple", relation="on", to=1), Actor("prop", "bread"), on="kitchen")
    by_name = {part.figure.name: part for part in parts}
    apple, bread, table = (by_name[name] for name in ("apple", "bread", "table"))
    assert apple.y == pytest.approx(top(bread))
    assert bread.y == pytest.approx(table.y - table.height)
    assert apple.carrier == bread.carrier


def test_small_things_share_a_table_side_by_side() -> None:
    book, clock, table = sorted(
        stage(Actor("prop", "book"), Actor("prop", "clock"), on="room"),
        key=lambda part: part.figure.name == "table",
    )
    assert {book.y, clock.y} == {table.y - table.height}
    first, second = sorted((book, clock), key=lambda part: part.x)
    assert ends(first)[1] <= ends(second)[0]


def test_what_is_in_a_bowl_shows_its_head_above_the_rim() -> None:
    parts = stage(
        Actor("prop", "bowl"), Actor("prop", "apple", count=2, relation="in", to=0),
        Actor("prop", "banana", count=2, relation="in", to=0),
    )  # fmt: skip
    bowl, fruit = parts[0], [part for part in parts if part.figure.name != "bowl"]
    assert len(fruit) == 4
    for one in fruit:
        assert top(one) < top(bowl)
        assert one.depth > bowl.depth
        assert abs(one.x - bowl.x) < half_of(bowl)


def test_a_drink_is_in_its_glass_already() -> None:
    parts = stage(Actor("prop", "glass"), Actor("prop", "cup", relation="in", to=0))
    assert [part.figure.name for part in parts] == ["glass"]


@pytest.mark.parametrize("name", ["suitcase", "bag", "box", "teddy", "ladder", "chair"])
def test_what_is_held_is_below_the_holders_head(name: str) -> None:
    man, thing, *_ = stage(ADULT, Actor("prop", name, relation="holding", to=0))
    assert thing.carrier == 0
    assert thing.y <= man.y + 1
    assert thing.y - thing.top * thing.height / 1000 > top(man) or name == "ladder"


def test_a_baby_is_small_in_the_arms_and_a_grown_person_is_not_held() -> None:
    mother, baby = stage(ADULT, Actor("rig", "baby", relation="holding", to=0))
    assert baby.height < 0.35 * mother.height
    assert top(mother) < top(baby) < baby.y < mother.y
    man, other = stage(ADULT, Actor("rig", "adult", relation="holding", to=0))
    assert (other.y, other.height) == (man.y, man.height)


def test_a_cat_sits_on_a_lap() -> None:
    man, cat, *_ = stage(
        Actor("rig", "adult", action="sit"), Actor("rig", "cat", relation="holding", to=0)
    )
    assert man.y - 0.5 * man.height < cat.y < man.y


def test_nobody_leaves_behind_what_stands_by() -> None:
    runner, rock = stage(Actor("rig", "dog", action="run"), Actor("prop", "rock"), clock_s=4.0)
    assert 0 < abs(runner.speed) * 8 < abs(rock.x - runner.x) + 500
    alone = stage(Actor("rig", "dog", action="run"))[0]
    assert abs(alone.speed) > abs(runner.speed)


def test_a_large_companion_is_behind_the_way_of_the_main_one() -> None:
    whale, boat = stage(
        Actor("rig", "whale", action="swim"), Actor("rig", "submarine"), on="underwater"
    )
    assert boat.depth > whale.depth
    assert boat.height < whale.height


@pytest.mark.parametrize("size", ["medium", "medium_close", "close"])
def test_a_shot_of_two_shows_both_heads(size: ShotSize) -> None:
    for width, height in ((640, 360), (360, 640)):
        world = World(Shot(2.0, "room", size, cast=(ADULT, ADULT), seed=1), width, height)
        for part in world.parts:
            x, y, _ = world.shown(part, 1.0) @ (*part.figure.head_at(part.action), 1.0)
            assert 0 < x < width
            assert 0 < y < height


def test_the_piano_is_seen_too() -> None:
    cat = Actor("rig", "cat", action="sit")
    world = World(Shot(2.0, "stage", "medium", cast=(cat, Actor("prop", "piano"))), 640, 360)
    piano = next(part for part in world.parts if part.figure.name == "piano")
    x, *_ = world.shown(piano, 1.0) @ (0.0, -500.0, 1.0)
    assert 0 < x < 640


def test_what_cannot_stand_on_its_tip_lies_or_leans() -> None:
    (board,) = stage(Actor("prop", "surfboard"))
    assert half_of(board) > 2 * (board.y - top(board))
    board, tree = stage(Actor("prop", "surfboard", relation="beside", to=1), Actor("prop", "tree"))[
        :2
    ]
    assert half_of(board) < board.y - top(board)
    assert tree.depth > board.depth
    assert ends(tree)[0] < board.x < ends(tree)[1]


def test_what_an_animal_catches_is_in_its_mouth() -> None:
    bear, fish = stage(Actor("rig", "bear", action="play"), Actor("rig", "fish"))
    assert fish.carrier == 0
    assert fish.x > bear.x
    assert fish.y < bear.y - 0.4 * bear.height


def test_two_of_a_kind_look_at_each_other_and_hide_no_head() -> None:
    left, right = sorted(stage(Actor("rig", "panda", count=2)), key=lambda part: part.x)
    assert right.flips != left.flips
    assert right.x - left.x > 1.5 * half_of(right)


def test_nothing_is_put_before_a_card() -> None:
    card, book = stage(
        Actor("card", "card", "gnome"), Actor("prop", "book", relation="in_front_of", to=0)
    )
    assert ends(book)[0] >= ends(card)[1] or ends(book)[1] <= ends(card)[0]
