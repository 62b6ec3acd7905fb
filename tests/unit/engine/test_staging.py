from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.art import light
from sora_mcp.engine.animatic.art.figure import FIGURES
from sora_mcp.engine.animatic.art.place import SETS, SetArt, Site
from sora_mcp.engine.animatic.plan import Actor, Band, Place, Shot, Weather
from sora_mcp.engine.animatic.scene.parts import Part, figure_of, look_of, rest_height
from sora_mcp.engine.animatic.scene.staging import staged
from tests.scenes import sets_drawn_once

shelves.fill()


@pytest.fixture(autouse=True, scope="module")
def _drawn_once() -> Iterator[None]:
    with sets_drawn_once():
        yield


WIDE, TALL = 16 / 9, 9 / 16
ADULT, CHILD, DOG, HORSE = (Actor("rig", name) for name in ("adult", "child", "dog", "horse"))


def art_of(set_name: str, aspect: float = WIDE) -> SetArt:
    return SETS[set_name](Site(aspect, light.of("day", Weather())))


def stage(
    *cast: Actor, on: str = "street", aspect: float = WIDE, seed: int = 1
) -> tuple[Part, ...]:
    return staged(Shot(4.0, on, "wide", cast=cast, seed=seed), art_of(on, aspect), aspect)


def overlap(one: Part, other: Part) -> float:
    """How much of the narrower one is behind the other's width."""
    halves = [part.half_width * part.height / 1000 for part in (one, other)]
    gap = abs(one.x - other.x)
    return max(0.0, min(sum(halves) - gap, 2 * min(halves))) / (2 * min(halves))


@pytest.mark.parametrize("aspect", [WIDE, TALL])
@pytest.mark.parametrize(
    "cast",
    [(ADULT, ADULT), (ADULT, CHILD, DOG), (ADULT, replace(ADULT, action="walk"), HORSE),
     (replace(ADULT, count=3),), (replace(DOG, count=2), CHILD)],
)  # fmt: skip
def test_people_stand_beside_each_other(cast: tuple[Actor, ...], aspect: float) -> None:
    parts = stage(*cast, aspect=aspect)
    for number, one in enumerate(parts):
        for other in parts[number + 1 :]:
            assert overlap(one, other) < 0.55


def test_the_first_is_the_main_one_in_the_middle_and_stands_on_the_floor() -> None:
    first, second = stage(ADULT, CHILD)
    assert (first.is_main, second.is_main) == (True, False)
    assert first.x == 0
    assert first.y == pytest.approx(880)
    assert first.depth == 1
    assert first.height > second.height
    assert first.casts_shadow
    assert stage() == ()


def test_the_same_seed_stages_alike_and_another_crowd_does_not() -> None:
    crowd = replace(ADULT, count=6)
    assert stage(crowd, seed=4) == stage(crowd, seed=4)
    assert {part.x for part in stage(crowd, seed=4)} != {part.x for part in stage(crowd, seed=5)}


def test_a_crowd_has_its_bounds() -> None:
    few, many, none = (stage(replace(ADULT, count=count)) for count in (3, 5000, 0))
    assert len(few) == 3
    assert len(few) < len(many) < 20
    assert len(none) == 1
    assert len({part.phase for part in many}) > 3  # they do not walk in step
    assert sum(part.is_main for part in many) == 1


@pytest.mark.parametrize(
    ("place", "low", "high"),
    [("far_left", -800, -500), ("left", -500, -200), ("centre", -1, 1), ("right", 200, 500),
     ("far_right", 500, 800)],
)  # fmt: skip
def test_places_are_where_they_are_said_to_be(place: Place, low: float, high: float) -> None:
    (part,) = stage(replace(ADULT, place=place))
    assert low <= part.x <= high


def test_bands_are_depths() -> None:
    bands: tuple[Band, ...] = ("front", "main", "back")
    depths = [stage(replace(ADULT, band=band))[0].depth for band in bands]
    assert depths == sorted(set(depths))
    heights = [stage(replace(ADULT, band=band))[0].height for band in bands]
    assert heights == sorted(heights, reverse=True)
    behind, before = (
        stage(ADULT, replace(DOG, relation=relation, to=0))[1].depth
        for relation in ("behind", "in_front_of")
    )
    assert before < 1 < behind


def test_who_stands_to_the_right_looks_to_the_middle_unless_told_otherwise() -> None:
    for facing, flips in (("auto", True), ("left", True), ("right", False), ("camera", False)):
        (part,) = stage(replace(ADULT, place="right", facing=facing))  # type: ignore[arg-type]
        assert part.flips is flips
    assert not stage(replace(ADULT, place="left"))[0].flips
    assert stage(replace(ADULT, facing="left"))[0].flips


def test_who_comes_to_the_camera_does_not_move_aside() -> None:
    walker = replace(ADULT, action="walk")
    going, left, coming = (
        stage(replace(walker, facing=facing))[0] for facing in ("right", "left", "camera")
    )
    assert going.speed == -left.speed > 0
    assert coming.speed == 0
    assert coming.look.trait("view") == "camera"
    told = Actor("rig", "adult", look={"view": "away"}, facing="camera")
    assert look_of(told).trait("view") == "away"


def test_what_is_tall_stands_back_and_fits_the_frame() -> None:
    for name in ("skyscraper", "castle", "tower"):
        (part,) = stage(Actor("prop", name))
        assert part.depth > 2
        assert part.y - part.height >= 0
        assert part.height > stage(ADULT)[0].height


def test_sizes_are_told_but_within_one_frame() -> None:
    heights = [rest_height(FIGURES[name]) for name in ("mouse", "dog", "adult", "castle")]
    assert heights == sorted(heights)
    assert heights[-1] / heights[0] < FIGURES["castle"].height_m / FIGURES["mouse"].height_m


def test_all_are_far_away_in_an_extreme_wide_shot_of_land() -> None:
    def depth(size: str, on: str) -> float:
        shot = Shot(4.0, on, size, cast=(ADULT,))  # type: ignore[arg-type]
        return staged(shot, art_of(on), WIDE)[0].depth

    assert depth("extreme_wide", "desert") > 1.5 * depth("wide", "desert")
    assert depth("extreme_wide", "lake") == depth("wide", "lake")


# On, in, holding


def test_a_rider_sits_on_the_seat_and_goes_where_it_goes() -> None:
    for facing in ("right", "left"):
        mount = replace(HORSE, facing=facing)
        rider, horse = sorted(
            stage(replace(ADULT, relation="riding", to=1), mount), key=lambda part: part.y
        )
        x, y = FIGURES["horse"].seat or (0, 0)
        side = -1 if facing == "left" else 1
        assert rider.x == pytest.approx(horse.x + side * x * horse.height / 1000)
        assert rider.y == pytest.approx(horse.y + y * horse.height / 1000)
        assert rider.action == "ride"
        assert rider.flips == horse.flips == (facing == "left")
        assert rider.is_main
        assert not rider.casts_shadow
        assert rider.depth < horse.depth


def test_who_drives_is_seen_through_the_window() -> None:
    for relation in ("in", "riding"):
        parts = stage(replace(ADULT, relation=relation, to=1), Actor("prop", "car"))
        assert len(parts) == 1
        assert '"adult"' in parts[0].look.trait("driver")
        assert parts[0].is_main
    on_top = stage(replace(DOG, relation="on", to=1), Actor("prop", "car"))
    assert len(on_top) == 2


@pytest.mark.parametrize(
    ("actor", "carrier", "action"),
    [
        (replace(ADULT, relation="in", action="row"), "boat", "row"),
        (replace(ADULT, relation="in"), "sailboat", "drive"),
        (replace(ADULT, relation="on", action="sleep"), "bed", "sleep"),
        (replace(ADULT, relation="on"), "bed", "perch"),
        (replace(ADULT, relation="riding", action="skateboard"), "skateboard", "skateboard"),
        (replace(ADULT, relation="riding"), "elephant", "ride"),
        (replace(ADULT, relation="on", action="dance"), "table", "dance"),
        (replace(DOG, relation="on"), "sofa", "sit"),
        (Actor("prop", "vase", relation="on"), "table", ""),
    ],
)
def test_one_does_on_a_thing_what_one_does_there(actor: Actor, carrier: str, action: str) -> None:
    under, over = stage(
        Actor("prop" if carrier != "elephant" else "rig", carrier), replace(actor, to=0)
    )
    assert over.carrier == 0
    assert over.action == action
    assert over.y < under.y


def test_who_is_in_a_boat_is_seen_behind_its_side() -> None:
    boat, rower = stage(Actor("prop", "boat"), replace(ADULT, relation="in", to=0), on="lake")
    assert rower.depth > boat.depth


def test_a_kite_flies_and_a_cup_is_in_the_hand() -> None:
    holder, kite = stage(ADULT, Actor("prop", "kite", relation="holding", to=0))
    assert kite.y < holder.y - holder.height
    assert kite.x > holder.x
    holder, phone = stage(
        replace(ADULT, facing="left"), Actor("prop", "phone", relation="holding", to=0)
    )
    assert holder.y - holder.height < phone.y < holder.y
    assert phone.x < holder.x
    assert phone.height < 0.3 * holder.height


def test_what_shares_a_table_is_put_side_by_side() -> None:
    things = [Actor("prop", name, relation="on", to=0) for name in ("apple", "vase", "lamp")]
    table, *over = stage(Actor("prop", "table"), *things, on="room")
    assert len({part.x for part in over}) == 3
    assert {part.y for part in over} == {table.y - table.height}


def test_who_sits_sits_on_something() -> None:
    for on, seat in (("room", "chair"), ("street", "bench"), ("forest", "log")):
        person, under = stage(replace(ADULT, action="sit"), on=on)
        assert under.figure.name == seat
        assert under.depth > person.depth
        assert not under.is_main
    assert len(stage(replace(ADULT, action="sit", facing="left"))) == 2
    assert len(stage(replace(DOG, action="sit"))) == 1


def test_nonsense_relations_do_no_harm() -> None:
    for to in (0, 1, 7, -1):
        parts = stage(replace(ADULT, relation="on", to=to), DOG)
        assert 1 < len(parts) <= 3
    round_about = stage(replace(ADULT, relation="on", to=1), replace(DOG, relation="on", to=0))
    assert len(round_about) == 2
    chain = stage(replace(DOG, relation="on", to=1), replace(CHILD, relation="riding", to=2), HORSE)
    assert len(chain) == 3


# Air and water


def test_swimmers_and_boats_are_in_the_water_and_walkers_beside_it() -> None:
    for on in ("lake", "river", "beach"):
        water = art_of(on).water or 0
        for actor in (replace(ADULT, action="swim"), Actor("prop", "boat"), Actor("rig", "swan")):
            assert stage(actor, on=on)[0].depth >= water
        assert stage(ADULT, on=on)[0].depth < water
        assert stage(replace(ADULT, band="back"), on=on)[0].depth < water


def test_a_dolphin_in_the_sea_shows_its_back_and_swims_below_the_surface() -> None:
    assert stage(Actor("rig", "dolphin"), on="sea")[0].action == "surface"
    assert stage(Actor("rig", "dolphin"), on="underwater")[0].action == "swim"
    assert stage(Actor("rig", "dolphin", action="jump"), on="sea")[0].action == "jump"


def test_what_flies_is_above_the_ground() -> None:
    for actor in (Actor("rig", "eagle"), replace(ADULT, action="fly"), Actor("prop", "balloon")):
        (part,) = stage(actor, on="meadow")
        assert part.y < 700
        assert not part.casts_shadow
    cloud = stage(replace(ADULT, band="sky"))[0]
    assert cloud.y < 600
    birds = stage(Actor("rig", "eagle", count=4), on="meadow")
    assert len({part.y for part in birds}) == 4


def test_there_is_no_floor_in_space_and_under_water() -> None:
    for on in ("space", "underwater"):
        (part,) = stage(Actor("rig", "astronaut"), on=on)
        assert part.floats
        assert not part.casts_shadow
        assert part.y < art_of(on).floor - 100


def test_small_things_are_on_the_table_of_a_set_that_has_one() -> None:
    vase, table = sorted(stage(Actor("prop", "vase"), on="kitchen"), key=lambda part: part.y)
    assert table.figure.name == "table"
    assert vase.y == pytest.approx(table.y - table.height)
    assert stage(Actor("prop", "vase"), on="stage")[0].y == pytest.approx(880)
    assert stage(Actor("prop", "vase"), on="street")[0].y == pytest.approx(880)


def test_what_has_no_picture_is_a_card_and_a_character_is_as_tall_as_a_person() -> None:
    assert figure_of(Actor("card", "sousaphone")).name == "card"
    assert figure_of(Actor("prop", "no such thing")).name == "card"
    assert figure_of(Actor("character", "char_1")) is FIGURES["adult"]


@pytest.mark.parametrize("set_name", SETS)
def test_every_set_takes_a_cast_in_both_frames(set_name: str) -> None:
    for aspect in (WIDE, TALL):
        parts = stage(
            ADULT, DOG, Actor("prop", "boat"), Actor("prop", "apple"), on=set_name, aspect=aspect
        )
        assert len(parts) >= 4
        assert all(abs(part.x) < 1200 and 0 < part.y < 1100 for part in parts)
        assert all(part.depth >= 0.8 for part in parts)


def test_a_cat_that_plays_sits_on_the_piano_stool_and_a_person_brings_a_seat() -> None:
    piano = Actor("prop", "piano")
    cat, under = stage(Actor("rig", "cat", action="play"), piano, on="stage")[::-1][:2]
    assert (cat.figure.name, under.figure.name) == ("cat", "piano")
    assert cat.is_main
    assert cat.carrier is not None
    person = stage(replace(ADULT, action="play_piano"), piano, on="stage")[0]
    assert person.carrier is None


def test_a_train_crosses_a_viaduct_and_a_person_a_footbridge() -> None:
    bridge = Actor("prop", "bridge", band="back")
    train, viaduct = sorted(
        stage(Actor("rig", "train", action="drive"), bridge, on="mountains"),
        key=lambda part: not part.is_main,
    )
    assert viaduct.figure.name == "viaduct"
    assert train.y < viaduct.y - 0.9 * viaduct.height
    assert train.speed > 0
    names = [part.figure.name for part in stage(replace(ADULT, action="walk"), bridge, on="park")]
    assert "bridge" in names


def test_who_works_indoors_has_a_table_under_the_hands() -> None:
    person, *others = stage(replace(ADULT, action="work"), on="office")
    tables = [part for part in others if part.figure.name == "table"]
    assert [part.x > person.x for part in tables] == [True]
    outside = stage(replace(ADULT, action="work"), on="park")
    assert not any(part.figure.name == "table" for part in outside)


def test_a_thing_in_a_studio_stands_on_a_plinth_and_a_clock_hangs_on_the_wall() -> None:
    thing, plinth = sorted(
        stage(Actor("prop", "bowl"), on="studio"), key=lambda part: not part.is_main
    )
    assert plinth.figure.name == "plinth"
    assert thing.y < plinth.y
    clock = stage(Actor("prop", "clock"), on="room")[0]
    assert clock.depth > 2.5
    assert clock.y < art_of("room").horizon


@pytest.mark.parametrize("name", ["bus", "ship"])
def test_what_is_long_stands_farther_away_in_an_upright_frame(name: str) -> None:
    on = "sea" if name == "ship" else "street"
    wide, tall = (stage(Actor("rig", name), on=on, aspect=aspect)[0] for aspect in (WIDE, TALL))
    assert tall.height < wide.height


def test_who_sits_by_a_fire_shares_a_log_and_looks_at_the_fire() -> None:
    campers = replace(ADULT, action="sit", count=2)
    parts = stage(campers, Actor("prop", "campfire"), on="forest")
    fire = next(part for part in parts if part.figure.name == "campfire")
    people = [part for part in parts if part.figure.name == "adult"]
    assert sum(part.figure.name == "log" for part in parts) == 1
    assert [one.flips for one in people] == [one.x > fire.x for one in people]


def test_who_is_awake_in_bed_is_behind_its_cover() -> None:
    parts = stage(
        replace(CHILD, action="read", relation="in", to=1), Actor("prop", "bed"), on="bedroom"
    )
    child = next(part for part in parts if part.figure.name == "child")
    bed = next(part for part in parts if part.figure.name == "bed")
    assert child.depth > bed.depth
    assert child.x < bed.x


def test_who_works_at_a_counter_of_their_own_has_no_second_one() -> None:
    parts = stage(
        replace(ADULT, action="pour", relation="behind", to=1), Actor("prop", "table"), on="kitchen"
    )
    assert [part.figure.name for part in parts] == ["adult"]


def test_a_lighthouse_stands_on_the_land_of_a_coast() -> None:
    (part,) = stage(Actor("prop", "lighthouse"), on="coast")
    assert part.depth < (art_of("coast", WIDE).water or 0)
