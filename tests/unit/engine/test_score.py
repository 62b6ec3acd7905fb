from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from sora_mcp.engine.animatic import shelves
from sora_mcp.engine.animatic.ambience import BEDS, LOOP_S, bed, tone
from sora_mcp.engine.animatic.art.figure import FIGURES
from sora_mcp.engine.animatic.art.place import SETS
from sora_mcp.engine.animatic.plan import Actor, Plan, Shot, Weather
from sora_mcp.engine.animatic.score import Score, layers
from sora_mcp.engine.animatic.sound import RATE_HZ

shelves.fill()

Samples = NDArray[np.float32]


def heard(*shots: Shot, seconds: float | None = None, first: int = 1) -> Samples:
    total = seconds or sum(shot.seconds for shot in shots[first - 1 :])
    return Score(Plan(shots), first=first).read(round(total * RATE_HZ))


def loudness(samples: Samples) -> float:
    return float(np.sqrt((samples.astype(float) ** 2).mean()))


@pytest.mark.parametrize("name", BEDS)
def test_a_bed_goes_on_for_ever_without_a_click(name: str) -> None:
    loop = bed(name)
    assert loop.shape == (2, LOOP_S * RATE_HZ)
    assert np.isfinite(loop).all()
    assert 0.001 < np.abs(loop).max() <= 1.0
    assert loudness(loop) > 0.0005
    steps = np.abs(np.diff(loop, axis=1))
    seam = np.abs(loop[:, 0] - loop[:, -1])
    assert (seam <= steps.max(axis=1) + 1e-6).all()


def test_beds_do_not_sound_alike() -> None:
    def colour(name: str) -> NDArray[np.float64]:
        spectrum = np.abs(np.fft.rfft(bed(name)[0][: 2 * RATE_HZ]))
        bands = [part.sum() for part in np.split(spectrum, [200, 800, 2400, 8000, 20000])]
        return np.asarray(np.log(np.array(bands) + 1))

    names = ("air", "wind", "rain", "sea", "city", "night", "crowd", "space", "piano", "drums")
    colours = [colour(name) for name in names]
    for number, one in enumerate(colours):
        assert all(np.abs(one - other).max() > 0.3 for other in colours[number + 1 :])
    assert np.array_equal(bed("no such bed"), bed("air"))


def test_a_struck_note_ends_without_a_click() -> None:
    for seconds, fall in ((0.09, 42.0), (1.6, 1.0), (0.25, 22.0)):
        note = tone(392.0, seconds, fall, (1, 0.7, 0.5))
        assert abs(note[0]) < 1e-6
        assert abs(note[-1]) < 0.002
        assert np.abs(note).max() <= 1


@pytest.mark.parametrize("set_name", SETS)
def test_every_set_is_heard_and_never_clips(set_name: str) -> None:
    crowd = (Actor("rig", "adult", action="play_drums"), Actor("rig", "adult", action="run"),
             Actor("prop", "helicopter"), Actor("prop", "campfire"))  # fmt: skip
    loud = heard(Shot(2.0, set_name, weather=Weather("storm", 1.0), cast=crowd))
    assert np.isfinite(loud).all()
    assert np.abs(loud).max() < 0.5
    assert loudness(heard(Shot(2.0, set_name))[:, RATE_HZ:]) > 1e-4


def test_equal_plans_sound_equal_and_other_sets_do_not() -> None:
    beach, club = Shot(1.0, "beach"), Shot(1.0, "club")
    assert np.array_equal(heard(beach), heard(beach))
    assert not np.allclose(heard(beach), heard(club), atol=0.01)


def test_it_is_read_in_blocks_of_any_size() -> None:
    shots = Shot(0.5, "beach"), Shot(0.5, "street", cast=(Actor("rig", "adult", action="walk"),))
    score = Score(Plan(shots))
    blocks = [score.read(count) for count in (1, 2000, 7, 29_000, 16_992)]
    assert [block.shape for block in blocks] == [(2, n) for n in (1, 2000, 7, 29_000, 16_992)]
    assert np.array_equal(np.concatenate(blocks, axis=1), heard(*shots))


def test_after_the_end_there_is_silence() -> None:
    samples = heard(Shot(0.5, "beach"), seconds=1.5)
    assert samples[:, : RATE_HZ // 2].any()
    assert not samples[:, RATE_HZ // 2 :].any()


def test_a_shot_begins_and_ends_softly_and_is_as_long_as_its_pictures() -> None:
    samples = heard(Shot(2.0, "sea"))
    edge = RATE_HZ // 50
    assert loudness(samples[:, :edge]) < 0.2 * loudness(
        samples[:, RATE_HZ : 2 * RATE_HZ - RATE_HZ // 2]
    )
    assert not heard(Shot(0.1, "sea"), seconds=1.0)[:, 2 * RATE_HZ // 24 :].any()  # 2 pictures


def test_it_can_begin_at_a_later_shot() -> None:
    shots = Shot(0.5, "club"), Shot(0.5, "sea"), Shot(0.1, "sea")
    assert np.array_equal(heard(*shots, first=2), heard(*shots)[:, RATE_HZ // 2 :])


@pytest.mark.parametrize("seconds", [(1.0, 1.0), (0.1, 0.1, 0.1, 0.1, 1.5)])
def test_shots_that_sound_alike_go_over_into_each_other(seconds: tuple[float, ...]) -> None:
    """However oddly they are cut: what is heard goes on where it was."""
    cut = heard(*(Shot(one, "sea") for one in seconds), seconds=1.5)
    whole = heard(Shot(2.0, "sea"), seconds=1.5)
    later = slice(RATE_HZ // 2, 7 * RATE_HZ // 5)
    assert np.allclose(cut[:, later], whole[:, later], atol=1e-6)


def test_another_sound_begins_after_a_dip() -> None:
    samples = heard(Shot(1.0, "sea"), Shot(1.0, "club"))
    dip = loudness(samples[:, RATE_HZ - 100 : RATE_HZ + 100])
    assert dip < 0.2 * loudness(samples[:, RATE_HZ // 2 : RATE_HZ])


# What is heard


def names(**fields: object) -> set[str]:
    shot = Shot(**{"seconds": 1.0, "set_name": "meadow"} | fields)  # type: ignore[arg-type]
    return {layer.name for layer in layers(shot)}


def test_beds_follow_the_set_the_weather_and_the_time() -> None:
    assert names() == {"meadow"}
    assert names(time="night") == {"night"}
    assert names(set_name="sea", time="night") == {"sea"}
    assert names(set_name="beach", weather=Weather("rain")) == {"sea", "rain"}
    assert names(weather=Weather("storm")) == {"meadow", "heavy_rain", "thunder"}
    assert names(set_name="studio") == {"room"}
    assert {name for one in SETS for name in names(set_name=one)} <= set(BEDS)


def test_more_rain_is_louder() -> None:
    weak, strong = (
        next(layer.loud for layer in layers(Shot(1.0, "street", weather=Weather("rain", much)))
             if layer.name == "rain")
        for much in (0.1, 1.0)
    )  # fmt: skip
    assert strong > 1.5 * weak


def test_deeds_and_things_are_heard() -> None:
    assert "guitar" in names(cast=(Actor("rig", "adult", action="play_guitar"),))
    assert "fire" in names(cast=(Actor("prop", "campfire"),))
    assert names(cast=(Actor("prop", "piano"), Actor("rig", "cat"))) == {"meadow"}
    louder, softer = (
        layers(Shot(1.0, "meadow", cast=(actor,)))[-1].loud
        for actor in (Actor("rig", "adult", action="sing"), Actor("prop", "car"))
    )
    assert louder > softer


def _steps(shot: Shot) -> Samples:
    """What a cast adds to a set."""
    silent = Shot(shot.seconds, shot.set_name, clock_s=shot.clock_s)
    return heard(shot) - heard(silent)


@pytest.mark.parametrize("clock_s", [0.0, 3.3])
def test_steps_are_heard_when_feet_come_down(clock_s: float) -> None:
    cycle = FIGURES["adult"].actions["walk"]
    walker = Actor("rig", "adult", action="walk")
    steps = np.abs(_steps(Shot(4.0, "room", cast=(walker,), clock_s=clock_s))).max(axis=0)
    moments = [
        (turn + phase) * cycle.seconds - clock_s for turn in range(20) for phase in cycle.gait
    ]
    inside = [at for at in moments if 0.5 < at < 3.4]
    assert len(inside) > 3
    for at in inside:
        after, before = (
            steps[round((at + shift) * RATE_HZ) :][: RATE_HZ // 25].max() for shift in (0.0, -0.06)
        )
        assert after > 0.02
        assert after > 3 * before


def test_who_stands_or_glides_makes_no_steps() -> None:
    for action in ("stand", "talk", ""):
        assert not _steps(Shot(1.0, "room", cast=(Actor("rig", "adult", action=action),))).any()
    assert not _steps(Shot(1.0, "room", cast=(Actor("card", "nobody", action="walk"),))).any()
    assert not _steps(Shot(1.0, "room", cast=(Actor("rig", "adult", action="no such"),))).any()


def test_small_feet_sound_higher() -> None:
    def pitch(name: str) -> float:
        steps = _steps(Shot(3.0, "room", cast=(Actor("rig", name, action="walk"),)))[0]
        spectrum = np.abs(np.fft.rfft(steps))[:3000]
        return float((spectrum * np.arange(3000)).sum() / spectrum.sum())

    assert pitch("dog") > pitch("adult")
