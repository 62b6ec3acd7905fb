from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from sora_mcp.engine.animatic import cutouts, foreground
from sora_mcp.engine.animatic.plan import Actor, Plan, Shot
from sora_mcp.engine.animatic.renderer import AnimaticRenderer
from sora_mcp.engine.renderer import CharacterStill, RenderError, RenderSpec
from tests.clips import Picture, Pixels, write
from tests.drafts import SMALL, planned, render

pytestmark = pytest.mark.art


def character(folder: Path, picture: Picture, **clip: int) -> Image.Image:
    """The still of a character made from a clip."""
    write(folder / "source.mp4", picture, tone_hz=None, **clip)  # type: ignore[arg-type]
    spec = RenderSpec("character", source="source.mp4")
    AnimaticRenderer().render(spec, folder, folder, lambda _: None)
    with Image.open(folder / "still.png") as still:
        still.load()
        return still


def walker(index: int, sharp: bool = True) -> Pixels:
    """A red figure that goes to the right before a striped wall."""
    frame = np.full((144, 256, 3), (120, 150, 190), dtype=np.uint8)
    frame[::12] = (110, 140, 180)
    frame[110:] = (90, 120, 80)
    x = 108 + index // 2
    cv2.circle(frame, (x, 42), 14, (230, 190, 160), -1)
    cv2.rectangle(frame, (x - 16, 56), (x + 16, 126), (200, 40, 40), -1)
    return frame if sharp else cv2.GaussianBlur(frame, (0, 0), 5).astype(np.uint8)


def test_a_character_is_cut_out_of_its_best_frame(tmp_path: Path) -> None:
    still = character(tmp_path, lambda index: walker(index, sharp=index > 30), frames=48)
    assert still.mode == "RGBA"
    rgba = np.asarray(still).astype(int)
    solid = rgba[..., 3] > 200
    assert 0.5 < still.width / still.height * 2.8 < 1.6  # as tall and slim as it is
    red = (rgba[..., 0] - rgba[..., 2] > 60) & solid
    assert red.sum() > 0.85 * solid.sum()
    assert rgba[..., 3].min() == 0
    sharpness = np.abs(np.diff(rgba[..., 0], axis=1)).max()
    assert sharpness > 60


def test_where_nothing_stands_out_the_character_is_a_card_of_the_whole_frame(
    tmp_path: Path,
) -> None:
    def dark_then_detailed(index: int) -> Pixels:
        if index < 12:
            return np.full((64, 96, 3), 4, dtype=np.uint8)
        checks = np.indices((64, 96)).sum(axis=0) // 4 % 2
        return np.stack((checks * 200 + 40, checks * 10, checks * 200), axis=-1).astype(np.uint8)

    still = character(tmp_path, dark_then_detailed)
    assert still.size == (96, 64)
    rgba = np.asarray(still)
    assert rgba[..., :3].mean() > 50
    assert rgba[0, 0, 3] == rgba[-1, -1, 3] == 0  # round corners
    assert rgba[32, 48, 3] == 255


def test_a_mask_that_is_no_subject_is_not_trusted() -> None:
    picture = np.zeros((100, 160, 3), dtype=np.uint8)
    picture[60:] = 200
    ground = np.zeros((100, 160), dtype=np.uint8)
    ground[60:] = 255
    assert not foreground.is_sound(ground, picture, 0.05, 0.75)
    aside = np.zeros((100, 160), dtype=np.uint8)
    aside[20:80, :40] = 255
    assert not foreground.is_sound(aside, picture, 0.05, 0.75)
    assert not foreground.is_sound(np.zeros_like(aside), picture, 0.05, 0.75)


def test_what_is_behind_is_known_only_while_the_camera_stands_still() -> None:
    still = [foreground.small(walker(index)) for index in range(0, 48, 6)]
    wall = foreground.behind(still)
    assert wall is not None
    assert np.abs(wall[80, 20].astype(int) - (120, 150, 190)).max() < 20
    panned = [np.roll(frame, 7 * index, axis=0) for index, frame in enumerate(still)]
    assert foreground.behind(panned) is None
    assert foreground.behind(still[:3]) is None


def stood(folder: Path, *characters: CharacterStill, time: str = "day") -> Pixels:
    cast = tuple(Actor("character", one.id or one.name) for one in characters)
    shot = Shot(0.5, "meadow", "wide", cast=cast, time=time)  # type: ignore[arg-type]
    spec = replace(SMALL, width_px=320, height_px=180, characters=characters)
    return render(planned(spec, Plan((shot,), burn_in=False)), folder).frames[6]


def test_a_character_appears_in_its_videos_in_their_light(tmp_path: Path) -> None:
    Image.new("RGB", (90, 160), (220, 20, 200)).save(tmp_path / "old.png")
    image = Image.new("RGBA", (60, 160), (20, 40, 240, 255))
    image.save(tmp_path / "blue.png")
    both = CharacterStill("Mossy", "old.png", "char_1"), CharacterStill("Sky", "blue.png")

    def pink(frame: Pixels) -> int:
        return int(((frame[..., 0].astype(int) - frame[..., 1] > 50) & (frame[..., 2] > 60)).sum())

    by_day, by_night = stood(tmp_path, *both), stood(tmp_path, *both, time="night")
    assert pink(by_day) > 300
    assert (by_day[..., 2].astype(int) - by_day[..., 0] > 120).sum() > 300
    assert by_night.max() > 60
    assert 2 * by_night[90:150, 120:200].mean() < 2.2 * by_day[90:150, 120:200].mean()


def test_a_puppet_stands_on_its_feet_and_what_is_wide_is_lower(tmp_path: Path) -> None:
    tall = cutouts.puppet(np.full((400, 150, 4), 200, dtype=np.uint8))
    assert tall.top == -1000
    assert tall.pixels.shape[0] / tall.scale_y == pytest.approx(1000)
    wide = np.full((300, 400, 4), 200, dtype=np.uint8)
    wide[:150, :200, 3] = 0
    assert -700 < cutouts.puppet(wide).top < -400


def test_a_character_whose_picture_is_gone_fails_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    for name in ("bad.png", "missing.png"):
        with pytest.raises(RenderError, match="create the character again"):
            stood(tmp_path, CharacterStill("Mia", name, "char_2"))
