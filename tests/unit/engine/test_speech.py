"""What people say in drafts, heard: in time, in a voice for each, equal for equal requests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sora_mcp.engine.animatic import speech
from sora_mcp.engine.animatic.dialogue import said
from sora_mcp.engine.animatic.plan import Actor, Line, Plan, Shot
from sora_mcp.engine.animatic.score import Score
from sora_mcp.engine.animatic.sound import RATE_HZ
from sora_mcp.engine.libraries import can_speak

pytestmark = pytest.mark.skipif(not can_speak(), reason="needs the extra [voice]")

WOMAN = Actor("rig", "adult", label="woman", look={"gender": "woman"})
MAN = Actor("rig", "adult", label="old man", look={"gender": "man", "age": "old"})
ASKED, ANSWERED = Line("Where were you last night?"), Line("At home, as always.")
TALK = Shot(8.0, "room", cast=(WOMAN, MAN), dialogue=(ASKED, ANSWERED))
COUNT = 8 * RATE_HZ


def heard(shot: Shot) -> NDArray[np.float32]:
    voice = speech.spoken(shot, round(shot.seconds * RATE_HZ))
    assert voice is not None
    return voice


def part(voice: NDArray[np.float32], shot: Shot, number: int) -> NDArray[np.float32]:
    one = said(shot)[number]
    return voice[round(one.from_s * RATE_HZ) : round(one.to_s * RATE_HZ)]


def brightness(sound: NDArray[np.float32]) -> float:
    """The middle of the spectrum, in Hz: higher for smaller speakers."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    return float((power * np.fft.rfftfreq(len(sound), 1 / RATE_HZ)).sum() / power.sum())


def test_each_line_is_heard_in_its_time_and_nowhere_else() -> None:
    voice = heard(TALK)
    assert voice.shape == (COUNT,)
    assert 0.4 < np.abs(voice).max() < 0.55
    first, second = said(TALK)
    assert first.to_s < second.from_s
    for number in (0, 1):
        assert np.abs(part(voice, TALK, number)).max() > 0.2
    between = voice[round(first.to_s * RATE_HZ) : round(second.from_s * RATE_HZ)]
    assert not between.any()


def test_a_longer_line_has_more_of_the_shot() -> None:
    first, second = said(replace(TALK, dialogue=(Line("No."), Line("But I told you so before."))))
    assert second.to_s - second.from_s > 1.5 * (first.to_s - first.from_s)
    assert second.to_s <= TALK.seconds


@pytest.mark.parametrize(
    ("higher", "lower"), [("girl", "woman"), ("woman", "man"), ("boy", "man"), ("man", "robot")]
)
def test_speakers_sound_like_what_they_are(higher: str, lower: str) -> None:
    high, low = (
        heard(Shot(4.0, "room", cast=(Actor("rig", "adult", label=who),), dialogue=(ASKED,)))
        for who in (higher, lower)
    )
    assert brightness(high) > 1.05 * brightness(low)


def test_two_of_a_kind_are_told_apart_and_one_keeps_the_voice() -> None:
    lines = tuple(Line("It rains.", name) for name in ("Anna", "Berta", "Anna"))
    shot = Shot(9.0, "room", dialogue=lines)
    one, other, again = (part(heard(shot), shot, number) for number in range(3))
    length = min(len(one), len(again))
    assert np.array_equal(one[:length], again[:length])
    assert not np.array_equal(one[:length], other[:length])


def test_a_line_with_little_time_is_faster_and_ends_in_time() -> None:
    shot = Shot(1.2, "room", dialogue=(Line("Far too long to be said in that time, I fear."),))
    voice = heard(shot)
    end = round(said(shot)[0].to_s * RATE_HZ)
    assert not voice[end:].any()
    assert abs(voice[end - 20]) < 0.02


@pytest.mark.parametrize("words", ["…", "你好", "🙂", "[a](/b/)", "[[", "x" * 400])
def test_no_line_breaks_a_draft(words: str) -> None:
    voice = speech.spoken(Shot(3.0, "room", dialogue=(Line(words),)), 3 * RATE_HZ)
    assert voice is None or np.abs(voice).max() <= 1


def test_a_voice_that_fails_is_left_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Any:
        raise OSError("no model")

    monkeypatch.setattr(speech, "_model", broken)
    assert speech.spoken(TALK, COUNT) is None
    assert "could not be spoken" in caplog.text


def test_without_the_extra_nothing_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "can_speak", lambda: False)
    assert speech.spoken(TALK, COUNT) is None


def test_the_room_is_quieter_while_somebody_speaks_and_nothing_clips() -> None:
    plan = Plan(shots=(replace(TALK, set_name="stadium"),))
    with_voices = Score(plan).read(COUNT)
    alone = Score(Plan(shots=(replace(TALK, set_name="stadium", dialogue=()),))).read(COUNT)
    rest = with_voices - heard(TALK)
    middle = round((said(TALK)[0].from_s + 0.6) * RATE_HZ)
    window = slice(middle, middle + RATE_HZ // 2)
    assert np.abs(rest[:, window]).mean() < 0.5 * np.abs(alone[:, window]).mean()
    assert np.abs(with_voices).max() < 1
    assert np.array_equal(with_voices, Score(plan).read(COUNT))
