from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.reel import DRAFT, EDITED_SAYS, written
from sora_mcp.engine.animatic.sound import RATE_HZ, Samples
from sora_mcp.engine.animatic.stills import Stills
from sora_mcp.engine.animatic.tracks import Silence
from tests.clips import look

RED = np.full((64, 96, 3), (0, 0, 220), dtype=np.uint8)  # BGR


def encoders() -> int:
    return sum(thread.name.endswith("(_encode_all)") for thread in threading.enumerate())


@pytest.mark.parametrize("count", [1, 7, 30])
def test_as_many_pictures_come_out_as_went_in_and_as_much_sound(tmp_path: Path, count: int) -> None:
    path = tmp_path / "a.mp4"
    with written(path, (96, 64), Silence(), "A red wall") as reel:
        for _ in range(count):
            reel.add(RED)
    seen = look(path)
    assert len(seen.frames) == count
    assert seen.sound is not None
    assert seen.sound.shape[1] == pytest.approx(count * RATE_HZ / 24, abs=1100)
    assert seen.metadata["title"] == "A red wall"
    assert seen.metadata["comment"].startswith(DRAFT)
    assert np.abs(seen.frames[-1].reshape(-1, 3).mean(axis=0) - (220, 0, 0)).max() < 6
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    assert encoders() == 0


def test_equal_pictures_give_equal_files_and_titles_are_cut(tmp_path: Path) -> None:
    for name in ("a", "b"):
        with written(tmp_path / name, (96, 64), Silence(), "x" * 999, EDITED_SAYS) as reel:
            for level in range(9):
                reel.add(np.full((64, 96, 3), 20 * level, dtype=np.uint8))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    seen = look(tmp_path / "a")
    assert len(seen.metadata["title"]) == 200
    assert seen.metadata["comment"] == EDITED_SAYS


def test_what_is_too_loud_is_cut_off_and_not_turned_over(tmp_path: Path) -> None:
    class Loud:
        def read(self, count: int) -> Samples:
            return np.full((2, count), 7.0, dtype=np.float32)

    with written(tmp_path / "a.mp4", (96, 64), Loud(), "") as reel:
        for _ in range(12):
            reel.add(RED)
    sound = look(tmp_path / "a.mp4").sound
    assert sound is not None
    assert sound[:, 4000:20000].min() > 0.5


class Broken:
    """A sound that fails after some pictures."""

    def __init__(self, after: int) -> None:
        self._left = after

    def read(self, count: int) -> Samples:
        self._left -= 1
        if self._left < 0:
            raise OSError("the tape is torn")
        return np.zeros((2, count), dtype=np.float32)


@pytest.mark.parametrize("after", [0, 3, 19])
def test_a_failure_of_the_encoder_is_heard_of_and_nothing_hangs(tmp_path: Path, after: int) -> None:
    with (
        pytest.raises(OSError, match="the tape is torn"),
        written(tmp_path / "a.mp4", (96, 64), Broken(after), "") as reel,
    ):
        for _ in range(20):
            reel.add(RED)
    assert encoders() == 0


def test_a_failure_of_the_drawing_ends_the_encoder_even_when_it_has_work_waiting(
    tmp_path: Path,
) -> None:
    class Slow:
        def read(self, count: int) -> Samples:
            held.wait(0.05)
            return np.zeros((2, count), dtype=np.float32)

    held = threading.Event()
    with (
        pytest.raises(ZeroDivisionError),
        written(tmp_path / "a.mp4", (96, 64), Slow(), "") as reel,
    ):
        for _ in range(4):
            reel.add(RED)
        _ = 1 / 0
    assert encoders() == 0


def test_a_reel_that_waits_goes_on_when_there_is_room(tmp_path: Path) -> None:
    """More pictures than may wait, with an encoder that takes its time."""

    class Slow:
        reads = 0

        def read(self, count: int) -> Samples:
            self.reads += 1
            threading.Event().wait(1.3 if self.reads == 1 else 0)
            return np.zeros((2, count), dtype=np.float32)

    with written(tmp_path / "a.mp4", (96, 64), Slow(), "") as reel:
        for _ in range(8):
            reel.add(RED)
    assert len(look(tmp_path / "a.mp4").frames) == 8


# Stills


def _busy(seed: int) -> Pixels:
    return np.random.default_rng(seed).integers(0, 255, (90, 160, 3), dtype=np.uint8)


def thumbnail(folder: Path) -> Pixels:
    with Image.open(folder / "thumbnail.webp") as image:
        return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("busy", [20, 48, 70])
def test_the_picture_with_most_to_see_is_the_thumbnail(tmp_path: Path, busy: int) -> None:
    stills = Stills(96)
    for index in range(96):
        near = abs(index - busy) < 5
        stills.see(index, _busy(1) if near else np.full((90, 160, 3), 128, dtype=np.uint8))
    stills.save(tmp_path)
    assert thumbnail(tmp_path).std() > 30


def test_the_film_s_ends_are_no_thumbnails(tmp_path: Path) -> None:
    stills = Stills(100)
    for index in range(100):
        at_end = index < 8 or index > 92
        stills.see(index, _busy(1) if at_end else np.full((90, 160, 3), index, dtype=np.uint8))
    stills.save(tmp_path)
    assert thumbnail(tmp_path).std() < 10


@pytest.mark.parametrize("count", [1, 2, 24, 100])
@pytest.mark.parametrize(
    ("size", "sheet"),
    [((160, 90), (800, 450)), ((90, 160), (450, 800)), ((1280, 720), (1280, 720)),
     ((1024, 1792), (730, 1280))],
)  # fmt: skip
def test_a_sheet_has_25_tiles_and_at_most_1280_pixels(
    tmp_path: Path, count: int, size: tuple[int, int], sheet: tuple[int, int]
) -> None:
    stills = Stills(count)
    picture = np.zeros((size[1], size[0], 3), dtype=np.uint8)
    for index in range(count):
        picture[:] = 255 * index // count
        stills.see(index, picture)  # it may be drawn on afterwards
    stills.save(tmp_path)
    with Image.open(tmp_path / "spritesheet.jpg") as image:
        assert image.size == sheet
        assert max(image.size) <= 1280
        levels = np.asarray(image.convert("L")).astype(int)
    width, height = sheet[0] // 5, sheet[1] // 5
    tiles = [
        levels[row * height + 9, column * width + 9] for row in range(5) for column in range(5)
    ]
    assert tiles == sorted(tiles)
    assert thumbnail(tmp_path).shape[:2] == (size[1], size[0])


def test_without_pictures_there_are_no_stills(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no picture"):
        Stills(5).save(tmp_path)
