from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sora_mcp.engine.animatic import text
from sora_mcp.engine.animatic.lettering import block
from sora_mcp.engine.animatic.plan import Line, Plan, Shot
from sora_mcp.engine.animatic.reel import written
from sora_mcp.engine.animatic.slate import Slate
from sora_mcp.engine.animatic.stills import Stills
from sora_mcp.engine.animatic.tracks import Silence
from tests.drafts import MEADOW, SMALL, difference, planned, render, told

pytestmark = pytest.mark.art

# What every draft is


def test_a_draft_is_a_video_that_browsers_play(tmp_path: Path) -> None:
    seen = render(SMALL, tmp_path)
    assert seen.size == (192, 108)
    assert (seen.codecs, seen.pixel_format, seen.fps) == (("h264", "aac"), "yuv420p", 24.0)
    assert len(seen.frames) == 24
    assert seen.seconds == pytest.approx(1.0, abs=0.03)
    assert seen.colours == (6, 1, 1, 1)  # BT.601 matrix, BT.709 otherwise, limited range
    assert "Draft animatic made by sora-mcp" in seen.metadata["comment"]
    assert "animatic-1" in seen.metadata["comment"]
    data = (tmp_path / "out-0" / "video.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_pictures_move_and_sound_is_heard_all_along_without_clipping(tmp_path: Path) -> None:
    plan = Plan((Shot(2.0, "meadow", move="pan_right"),))
    seen = render(planned(SMALL, plan), tmp_path)
    assert difference(seen.frames[12], seen.frames[36]) > 0.5
    assert seen.sound is not None
    assert seen.sound.shape[1] == pytest.approx(2 * 48_000, abs=1100)  # one AAC frame
    assert 0.01 < np.abs(seen.sound).max() < 0.9
    for start in (24_000, 48_000, 72_000):
        assert np.abs(seen.sound[:, start : start + 4800]).max() > 0.002


def test_equal_specs_give_equal_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    for seed in (7, 7, 8):
        render(planned(SMALL, Plan((Shot(0.5, "meadow", "wide", seed=seed),))), tmp_path)
    first, again, other = [(tmp_path / f"out-{n}" / "video.mp4").read_bytes() for n in range(3)]
    assert first == again != other


def test_shots_are_cut_to_the_frame_and_numbered(tmp_path: Path) -> None:
    shots = (Shot(0.5, "meadow", time="night"), Shot(0.25, "meadow"), Shot(0.1, "meadow"))
    frames = render(planned(SMALL, Plan(shots)), tmp_path).frames
    assert len(frames) == 12 + 6 + 2
    assert difference(frames[11], frames[12]) > 30
    assert frames[11].mean() < frames[12].mean()


def test_a_dissolve_mixes_two_shots(tmp_path: Path) -> None:
    shots = (Shot(0.5, "meadow", time="night"), Shot(1.0, "meadow", transition="dissolve"))
    levels = [float(frame.mean()) for frame in render(planned(SMALL, Plan(shots)), tmp_path).frames]
    assert levels[11] < levels[15] < levels[20] < levels[30]


def test_thumbnail_and_contact_sheet_are_of_the_film(tmp_path: Path) -> None:
    seen = render(SMALL, tmp_path)
    with Image.open(tmp_path / "out-0" / "thumbnail.webp") as thumbnail:
        assert (thumbnail.format, thumbnail.size) == ("WEBP", (192, 108))
        telling = np.asarray(thumbnail.convert("RGB"))
    assert min(difference(telling, frame) for frame in seen.frames) < 6
    with Image.open(tmp_path / "out-0" / "spritesheet.jpg") as sheet:
        assert (sheet.format, sheet.size) == ("JPEG", (960, 540))
        last = np.asarray(sheet.convert("RGB").crop((768, 432, 960, 540)))
    assert difference(last, seen.frames[23]) < 8


@pytest.mark.parametrize(
    ("size", "sheet"), [((1280, 720), (1280, 720)), ((720, 1280), (720, 1280))]
)
def test_a_contact_sheet_stays_below_1280_pixels(
    tmp_path: Path, size: tuple[int, int], sheet: tuple[int, int]
) -> None:
    stills = Stills(3)
    for index in range(3):
        stills.see(index, np.full((size[1], size[0], 3), 80 * index, dtype=np.uint8))
    stills.save(tmp_path)
    with Image.open(tmp_path / "spritesheet.jpg") as made:
        assert made.size == sheet
    with pytest.raises(ValueError, match="no picture"):
        Stills(3).save(tmp_path)


def test_a_film_whose_drawing_fails_ends_its_encoder_and_says_why(tmp_path: Path) -> None:
    with (
        pytest.raises(RuntimeError, match="no more ink"),
        written(tmp_path / "a.mp4", (64, 64), Silence(), "") as reel,
    ):
        for _ in range(9):
            reel.add(np.zeros((64, 64, 3), dtype=np.uint8))
        raise RuntimeError("no more ink")


def test_a_picture_that_cannot_be_encoded_is_heard_of(tmp_path: Path) -> None:
    with (
        pytest.raises(Exception, match=r"sz\.height"),
        written(tmp_path / "b.mp4", (64, 64), Silence(), "") as reel,
    ):
        for _ in range(9):
            reel.add(np.zeros((65, 64, 3), dtype=np.uint8))


# Words


@settings(max_examples=30, deadline=None)
@given(
    words=st.text(st.characters(codec="utf-8"), max_size=400) | st.just("x" * 3000),
    width=st.integers(80, 900),
    height=st.integers(60, 900),
)
def test_no_text_leaves_its_box(words: str, width: int, height: int) -> None:
    fitted = text.fit(words, width, height, largest_px=48, smallest_px=12, weight=600)
    assert fitted.width_px <= max(width + 1, 40)
    assert fitted.height_px <= height
    assert fitted.lines


def test_long_text_ends_in_an_ellipsis_and_short_text_is_large() -> None:
    sizes = {"largest_px": 80, "smallest_px": 20, "weight": 600}
    long = text.fit("word " * 6400, 600, 400, **sizes)
    assert long.lines[-1].endswith("…")
    assert long.size_px == 20
    assert text.fit("Hi", 600, 400, **sizes).size_px == 80


def test_no_line_holds_a_lone_last_word() -> None:
    fitted = text.fit("A calico cat playing a piano on stage", 700, 400,
                      largest_px=60, smallest_px=20, weight=600)  # fmt: skip
    assert len(fitted.lines) == 2
    assert len(fitted.lines[1]) > 10


def test_letters_without_a_picture_are_left_out_and_cyrillic_has_one() -> None:
    assert text.readable("Ночь  🐈 und\tTag\n") == "Ночь und Tag"
    assert text.readable("猫がピアノ") == "(prompt without letters)"
    assert text.readable("") == ""


def test_every_frame_says_that_it_is_a_draft_and_a_clean_plate_does_not(tmp_path: Path) -> None:
    spec = replace(SMALL, width_px=480, height_px=270)
    tagged = render(planned(spec, MEADOW), tmp_path).frames
    clean = render(planned(spec, replace(MEADOW, burn_in=False)), tmp_path).frames
    for one, other in zip(tagged, clean, strict=True):
        assert difference(one[5:22, 8:110], other[5:22, 8:110]) > 12
        assert difference(one[120:], other[120:]) < 2


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (192, 108)])
def test_no_slate_and_no_subtitle_leaves_the_frame(size: tuple[int, int]) -> None:
    words = "Donaudampfschifffahrtsgesellschaftskapitän " * 40
    shot = Shot(
        2.0, "meadow", "extreme_close", "over_shoulder", "pedestal_down", 1.0, 135, "golden_hour",
        dialogue=(Line(words, words),), caption=words,
    )  # fmt: skip
    frame = np.zeros((size[1] + 40, size[0] + 40, 3), dtype=np.uint8)
    inner = frame[20:-20, 20:-20]
    Slate(Plan((shot,) * 12), 12, *size).draw(inner, 1.0)
    rim = round(0.02 * min(size))
    assert inner[rim:-rim, rim:-rim].max() > 200
    for edge in (inner[:rim], inner[-rim:], inner[:, :rim], inner[:, -rim:]):
        assert edge.max() < 40  # nothing is cut off by the frame


def test_what_is_said_is_read_below_while_it_is_said(tmp_path: Path) -> None:
    lines = (Line("Look there!", "Ana"), Line("Where?", "Ben"))
    plan = Plan((Shot(2.0, "meadow", time="night", dialogue=lines),), burn_in=False)
    spec = planned(replace(SMALL, width_px=480, height_px=270), plan)
    frames = render(spec, tmp_path).frames
    white = [int((frame[200:].min(axis=2) > 215).sum()) for frame in frames]
    assert white[0] < 20 < white[12]
    assert 20 < white[36] != white[12]


def test_a_block_of_words_is_as_large_as_its_box_allows() -> None:
    small = block("A very long line of words that has to be broken", 120, 40, largest_px=40)
    assert small.shape[1] <= 120 + 2 * 40
    assert block("Hi", 600, 200, largest_px=40).shape[0] > small.shape[0] / 2


@pytest.mark.parametrize(
    "prompt",
    ["\0nul\x1b[31m", "\u202eRTL \u0645\u0631\u062d\u0628\u0627", "﷽" * 50, "a\u0301" * 200],
)
def test_odd_characters_do_no_harm(tmp_path: Path, prompt: str) -> None:
    spec = told(prompt, replace(SMALL, seconds=0.1))
    assert len(render(spec, tmp_path).frames) == 2
