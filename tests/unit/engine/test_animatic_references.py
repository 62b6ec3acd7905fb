from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from sora_mcp.engine.animatic.picture import Plate, filling, opened_covering
from sora_mcp.engine.animatic.plan import Move, Plan, Shot, Weather
from sora_mcp.engine.animatic.renderer import AnimaticRenderer
from sora_mcp.engine.animatic.scene.photo import PhotoPainter
from sora_mcp.engine.animatic.scene.relief import nearness
from sora_mcp.engine.renderer import INVALID_INPUT, Measured, RenderError, RenderSpec
from tests.clips import Pixels
from tests.drafts import SMALL, difference, halves, planned, probe, reference, render

pytestmark = pytest.mark.art


def moving(spec: RenderSpec, move: Move, **fields: object) -> RenderSpec:
    """The spec's shot with a camera move, without slate."""
    shot = Shot(1.0, "meadow", move=move, **fields)  # type: ignore[arg-type]
    return planned(spec, Plan((shot,), burn_in=False))


def test_the_first_picture_is_the_reference_and_then_it_moves(tmp_path: Path) -> None:
    image = halves(384, 216)
    spec = moving(reference(tmp_path, image), "zoom_out")
    frames = render(spec, tmp_path).frames
    given = np.asarray(image.resize((192, 108)))
    assert difference(frames[0], given) < 3
    assert difference(frames[0], frames[-1]) > 0.2


@pytest.mark.parametrize("move", [
    "dolly_in", "pan_left", "tilt_up", "orbit_right", "crane_up", "handheld",
    "dolly_zoom", "dolly_out", "follow", "static",
])  # fmt: skip
def test_every_move_begins_with_the_picture_itself(move: Move) -> None:
    plate = filling(scene(160, 90))
    weather = Weather("snow", 1.0)
    painter = PhotoPainter(Shot(2.0, "", move=move, style="noir", weather=weather), plate)
    assert difference(painter.at(0.0), plate.pixels) == 0
    later = painter.at(1.7)
    assert later.shape == plate.pixels.shape
    assert difference(later, plate.pixels) > 1


def scene(width: int, height: int) -> Pixels:
    """A red figure before a plain ground and sky, BGR."""
    image = Image.new("RGB", (width, height), (120, 170, 220))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height // 2, width, height), fill=(80, 130, 70))
    x, y = width // 2, height * 3 // 10
    draw.rectangle((x - width // 14, y, x + width // 14, height * 17 // 20), fill=(190, 40, 40))
    return np.ascontiguousarray(np.asarray(image)[..., ::-1])


def test_what_stands_out_is_near_and_a_plain_picture_has_no_depth() -> None:
    near = nearness(scene(320, 180))
    assert near is not None
    assert near[90, 128] > near[90, 20] + 0.2
    assert nearness(np.full((180, 320, 3), 90, dtype=np.uint8)) is None
    noise = np.random.default_rng(1).integers(0, 255, (180, 320, 3), dtype=np.uint8)
    assert nearness(noise) is None


def test_a_later_shot_in_the_same_picture_is_framed_by_its_size() -> None:
    plate = filling(scene(160, 90))
    close = PhotoPainter(Shot(1.0, "", "close"), plate, opens=False).at(0.0)
    assert difference(close, plate.pixels) > 5


def test_a_pan_shows_more_of_the_side_it_goes_to(tmp_path: Path) -> None:
    image = Image.new("RGB", (192, 108), (30, 30, 200))
    image.paste((200, 30, 30), (96, 0, 192, 108))
    seen = render(moving(reference(tmp_path, image), "pan_right"), tmp_path)
    red = [(frame[30, :, 0] > 100).sum() for frame in (seen.frames[0], seen.frames[-1])]
    assert red[1] > red[0] + 10


def test_a_pan_over_a_wide_picture_shows_what_the_frame_had_left_out(tmp_path: Path) -> None:
    wide = Image.new("RGB", (800, 108), (90, 90, 90))
    wide.paste((20, 200, 40), (520, 0, 800, 108))
    spec = moving(reference(tmp_path, wide), "pan_right", move_amount=1.0)
    frames = render(spec, tmp_path).frames
    green = [int((frame[..., 1] > 150).sum()) for frame in (frames[0], frames[-1])]
    assert green[1] > green[0] + 1500


def test_a_tall_picture_is_cropped_around_its_subject(tmp_path: Path) -> None:
    tall = Image.new("RGB", (100, 400), (128, 128, 128))
    face = np.random.default_rng(3).integers(0, 255, (50, 50, 3), dtype=np.uint8)
    tall.paste(Image.fromarray(face), (25, 70))
    tall.save(tmp_path / "tall.png")
    plate = opened_covering(tmp_path / "tall.png", 160, 90)
    assert isinstance(plate, Plate)
    assert plate.framed.shape == (90, 160, 3)
    assert plate.framed.std() > 25


def test_a_draft_that_is_gone_on_from_carries_one_tag(tmp_path: Path) -> None:
    night = Plan((Shot(0.5, "meadow", time="night"),))
    spec = planned(replace(SMALL, width_px=480, height_px=270), night)
    first = render(spec, tmp_path).frames[-1]
    Image.fromarray(first).save(tmp_path / "last.png")
    plate = opened_covering(tmp_path / "last.png", 480, 270)

    def letters(frame: Pixels) -> int:
        return int((frame[:40, :190].min(axis=2) > 150).sum())

    assert letters(first) > 80
    assert letters(plate.framed) < 0.1 * letters(first)
    assert difference(plate.framed[60:, :, ::-1], first[60:]) < 1
    second = render(replace(spec, reference="last.png"), tmp_path).frames[0]
    assert 0.5 * letters(first) < letters(second) < 1.25 * letters(first)


def test_a_photo_taken_sideways_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: rotate by 90 degrees clockwise to show
    sideways = halves(300, 300).rotate(90)
    seen = render(
        moving(reference(tmp_path, sideways, "ref.jpg", exif=exif, quality=95), "static"), tmp_path
    )
    assert seen.frames[0][10, 170] == pytest.approx((200, 30, 30), abs=14)


def test_transparency_is_shown_on_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    seen = render(moving(reference(tmp_path, clear, "ref.webp"), "static"), tmp_path)
    assert seen.frames[0][30, 170] == pytest.approx((255, 255, 255), abs=6)


def test_print_colours_palettes_and_moving_pictures_are_read_too(tmp_path: Path) -> None:
    red = Image.new("RGB", (80, 60), (200, 30, 30))
    red.convert("CMYK").save(tmp_path / "print.jpg", quality=95)
    red.convert("P").save(tmp_path / "palette.png")
    red.save(
        tmp_path / "moving.webp",
        save_all=True,
        duration=40,
        append_images=[Image.new("RGB", (80, 60))],
    )
    for name in ("print.jpg", "palette.png", "moving.webp"):
        framed = opened_covering(tmp_path / name, 96, 54).framed
        assert [int(band) for band in framed[20, 20]] == pytest.approx([30, 30, 200], abs=25)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be that large."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def truncated_png() -> bytes:
    stream = BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), dtype=np.uint8)
    Image.fromarray(noise).save(stream, "PNG")
    return stream.getvalue()[:2000]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "broken"),
        (b"not a picture", "broken"),
        (truncated_png(), "broken"),
        (huge_png(9000, 9000), "too many pixels"),
        (huge_png(10_000, 10_000), "too many pixels"),
        (huge_png(100_000, 100_000), "too many pixels"),
        (b"\x89PNG\r\n\x1a\n", "broken"),
    ],
)
def test_hostile_pictures_are_refused(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "ref.png").write_bytes(content)
    for spec in (replace(SMALL, reference="ref.png"), RenderSpec("probe", reference="ref.png")):
        with pytest.raises(RenderError, match=words) as caught:
            AnimaticRenderer().render(spec, tmp_path, tmp_path, lambda _: None)
        assert caught.value.code == INVALID_INPUT


def test_a_good_picture_is_measured(tmp_path: Path) -> None:
    halves(30, 20).save(tmp_path / "ref.png")
    assert probe(tmp_path / "ref.png") == Measured(30, 20, 0.0)
