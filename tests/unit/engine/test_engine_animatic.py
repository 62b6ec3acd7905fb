from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from sora_mcp.engine.animatic import camera, footage, grade, palette, text
from sora_mcp.engine.animatic.planes import from_image
from sora_mcp.engine.animatic.renderer import AnimaticRenderer
from sora_mcp.engine.animatic.stills import Stills
from sora_mcp.engine.renderer import (
    INVALID_INPUT,
    CharacterStill,
    Measured,
    RenderError,
    RenderSpec,
)
from tests.clips import Pixels, Seen, flat, look, pitch_hz, write

SMALL = RenderSpec("create", "A lighthouse at dusk", 192, 108, 1.0, seed=7)


def render(spec: RenderSpec, folder: Path) -> Seen:
    """Render with inputs from `folder` into a fresh folder inside it."""
    output = folder / f"out-{len(list(folder.glob('out-*')))}"
    output.mkdir(parents=True)
    heard: list[float] = []
    measured = AnimaticRenderer().render(spec, folder, output, heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    seen = look(output / "video.mp4")
    assert measured == Measured(*seen.size, len(seen.frames) / 24)
    return seen


def mean(frame: Pixels) -> NDArray[np.float64]:
    return np.asarray(frame.reshape(-1, 3).mean(axis=0))


def difference(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


# What every draft is


def test_a_draft_is_a_video_that_browsers_play(tmp_path: Path) -> None:
    seen = render(SMALL, tmp_path)
    assert seen.size == (192, 108)
    assert (seen.codecs, seen.pixel_format, seen.fps) == (("h264", "aac"), "yuv420p", 24.0)
    assert len(seen.frames) == 24
    assert seen.seconds == pytest.approx(1.0, abs=0.03)
    assert seen.colours == (1, 1, 1, 1)  # BT.709, limited range
    assert "sora-mcp" in seen.metadata["comment"]
    assert "animatic-1" in seen.metadata["comment"]
    data = (tmp_path / "out-0" / "video.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_pictures_move_and_sound_is_heard_all_along_without_clipping(tmp_path: Path) -> None:
    seen = render(replace(SMALL, seconds=2.0), tmp_path)
    assert difference(seen.frames[24], seen.frames[47]) > 0.5
    assert seen.sound is not None
    assert seen.sound.shape[1] == pytest.approx(2 * 48_000, abs=1100)  # one AAC frame
    assert 0.02 < np.abs(seen.sound).max() < 0.9
    for start in (24_000, 48_000, 72_000):
        assert np.abs(seen.sound[:, start : start + 4800]).max() > 0.01


def test_equal_requests_give_equal_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    for seed in (7, 7, 8):
        render(replace(SMALL, seed=seed), tmp_path)
    first, again, other = [(tmp_path / f"out-{n}" / "video.mp4").read_bytes() for n in range(3)]
    assert first == again != other


def test_the_look_follows_the_words_and_a_remix_keeps_it(tmp_path: Path) -> None:
    sea = render(SMALL, tmp_path)
    fire = render(replace(SMALL, prompt="A dragon breathes fire"), tmp_path)
    remix = render(replace(SMALL, prompt="A dragon breathes fire", look=SMALL.prompt), tmp_path)
    corner = (slice(80, 108), slice(150, 192))  # away from the words
    assert difference(sea.frames[0][corner], remix.frames[0][corner]) < 2
    assert difference(sea.frames[0][corner], fire.frames[0][corner]) > 5
    assert difference(sea.frames[20], remix.frames[20]) > 1


def test_thumbnail_and_contact_sheet_are_of_the_film(tmp_path: Path) -> None:
    seen = render(SMALL, tmp_path)
    with Image.open(tmp_path / "out-0" / "thumbnail.webp") as thumbnail:
        assert (thumbnail.format, thumbnail.size) == ("WEBP", (192, 108))
        assert difference(np.asarray(thumbnail.convert("RGB")), seen.frames[8]) < 6
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
        stills.see(index, from_image(Image.new("RGB", size, (index * 99, 0, 0))))
    stills.save(tmp_path)
    with Image.open(tmp_path / "spritesheet.jpg") as made:
        assert made.size == sheet
    with pytest.raises(ValueError, match="no picture"):
        Stills(3).save(tmp_path)


# Words


@settings(max_examples=30, deadline=None)
@given(
    words=st.text(st.characters(codec="utf-8"), max_size=400) | st.just("x" * 3000),
    width=st.integers(80, 900),
    height=st.integers(60, 900),
)
def test_no_text_leaves_its_box(words: str, width: int, height: int) -> None:
    block = text.fit(words, width, height, largest_px=48, smallest_px=12, weight=600)
    assert block.width_px <= max(width + 1, 40)
    assert block.height_px <= height
    assert block.lines


def test_long_text_ends_in_an_ellipsis_and_short_text_is_large() -> None:
    sizes = {"largest_px": 80, "smallest_px": 20, "weight": 600}
    long = text.fit("word " * 6400, 600, 400, **sizes)
    assert long.lines[-1].endswith("…")
    assert long.size_px == 20
    assert text.fit("Hi", 600, 400, **sizes).size_px == 80


def test_no_line_holds_a_lone_last_word() -> None:
    block = text.fit("A calico cat playing a piano on stage", 700, 400,
                     largest_px=60, smallest_px=20, weight=600)  # fmt: skip
    assert len(block.lines) == 2
    assert len(block.lines[1]) > 10


def test_letters_without_a_picture_are_left_out_and_cyrillic_has_one() -> None:
    assert text.readable("Ночь  🐈 und\tTag\n") == "Ночь und Tag"
    assert text.readable("猫がピアノ") == "(prompt without letters)"
    assert text.readable("") == ""


def test_the_prompt_is_written_large_and_the_tag_says_draft(tmp_path: Path) -> None:
    spec = replace(SMALL, width_px=480, height_px=270, seconds=2.0, prompt="Hello fire")
    frames = render(spec, tmp_path).frames
    assert (frames[30].min(axis=2) > 225).sum() > 700  # white letters
    for frame in frames:
        assert (frame[14:30, 15:120].min(axis=2) > 140).sum() > 40  # the tag


def test_the_last_picture_is_free_of_words_so_that_another_shot_can_start_from_it(
    tmp_path: Path,
) -> None:
    last = render(replace(SMALL, width_px=480, height_px=270, seconds=2.0), tmp_path).frames[-1]
    assert not (last[30:].min(axis=2) > 200).any()


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("slow zoom out from the fox", (0, 0, -1)),
        ("The camera pushes in", (0, 0, 1)),
        ("Pan left over the city", (-1, 0, 0)),
        ("tracking shot of a horse", (1, 0, 0)),
        ("the balloon rises", (0, -1, 0)),
        ("leaves falling", (0, 1, 0)),
    ],
)
def test_a_camera_move_that_is_named_is_made(prompt: str, expected: tuple[int, int, int]) -> None:
    move = camera.choose(prompt, seed=0)
    assert (move.right, move.down, move.nearer) == expected


def test_colours_are_chosen_by_words_in_two_languages() -> None:
    assert palette.choose("A foggy street", 0) is palette.PALETTES["slate"]
    assert palette.choose("Лес зимой", 0) is palette.PALETTES["forest"]
    assert palette.choose("xyz", 1) is not palette.choose("xyz", 2)


# Reference pictures


def reference(
    folder: Path, image: Image.Image, name: str = "ref.png", **save: object
) -> RenderSpec:
    image.save(folder / name, **save)  # type: ignore[arg-type]
    return replace(SMALL, reference=name)


def halves(width: int, height: int) -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 30, 200), (0, height // 2, width, height))
    return image


def test_a_reference_picture_is_the_picture_and_moves(tmp_path: Path) -> None:
    spec = reference(tmp_path, halves(300, 300))
    seen = render(
        replace(spec, prompt="The camera zooms out, with no caption to speak of"), tmp_path
    )
    first, last = seen.frames[0], seen.frames[-1]
    assert first[20, 170] == pytest.approx((200, 30, 30), abs=12)
    assert first[75, 170] == pytest.approx((30, 30, 200), abs=12)
    assert difference(first[:70, 100:], last[:70, 100:]) > 0.2


def test_a_shot_that_goes_on_from_a_draft_carries_one_tag(tmp_path: Path) -> None:
    spec = replace(SMALL, width_px=480, height_px=270, seconds=2.0)
    first = render(spec, tmp_path)
    Image.fromarray(first.frames[-1]).save(tmp_path / "last.png")
    second = render(replace(spec, prompt="Pan left", reference="last.png"), tmp_path)
    for frame in (second.frames[0], second.frames[-1]):
        bright = frame.min(axis=2) > 140
        assert bright[14:30, 15:120].any()
        bright[14:30, 15:120] = False
        assert not bright.any()


def test_a_photo_taken_sideways_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: rotate by 90 degrees clockwise to show
    sideways = halves(300, 300).rotate(90)
    seen = render(reference(tmp_path, sideways, "ref.jpg", exif=exif, quality=95), tmp_path)
    assert seen.frames[0][20, 170] == pytest.approx((200, 30, 30), abs=14)


def test_transparency_is_shown_on_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    seen = render(reference(tmp_path, clear, "ref.webp"), tmp_path)
    assert seen.frames[0][30, 170] == pytest.approx((255, 255, 255), abs=6)


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
        (b"not a picture", "broken"),
        (truncated_png(), "broken"),
        (huge_png(9000, 9000), "too many pixels"),
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
    probe = RenderSpec("probe", reference="ref.png")
    measured = AnimaticRenderer().render(probe, tmp_path, tmp_path, lambda _: None)
    assert measured == Measured(30, 20, 0.0)


# Characters


def test_a_character_is_a_good_frame_and_appears_in_its_videos(tmp_path: Path) -> None:
    def dark_then_detailed(index: int) -> Pixels:
        if index < 12:
            return np.full((64, 96, 3), 4, dtype=np.uint8)
        checks = np.indices((64, 96)).sum(axis=0) // 4 % 2
        return np.stack((checks * 200 + 40, checks * 10, checks * 200), axis=-1).astype(np.uint8)

    write(tmp_path / "source.mp4", dark_then_detailed)
    made = RenderSpec("character", source="source.mp4")
    AnimaticRenderer().render(made, tmp_path, tmp_path, lambda _: None)
    with Image.open(tmp_path / "still.png") as still:
        assert still.size == (96, 64)
        assert np.asarray(still.convert("RGB")).mean() > 50
    Image.new("RGB", (90, 60), (20, 220, 40)).save(tmp_path / "green.png")
    cast = (CharacterStill("Mossy", "green.png"), CharacterStill("Checks", "still.png"))
    spec = replace(SMALL, width_px=320, height_px=180, seconds=2.0, characters=cast)
    frame = render(spec, tmp_path).frames[30]
    green = (frame[..., 1].astype(int) - frame[..., 0] > 120).sum()
    assert green > 300


# Edits


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("Make it night", "night"), ("old film look", "sepia"),
        ("in black and white", "black and white"),
        ("a colder mood", "cold"), ("warm sunset light", "warm"), ("make it brighter", "bright"),
        ("more contrast", "vivid"), ("flip it", "mirrored"), ("Сделай ночь", "night"),
    ],
)  # fmt: skip
def test_a_look_is_recognised_by_its_words(prompt: str, name: str) -> None:
    assert grade.choose(prompt) is grade.LOOKS[name]


def edit(folder: Path, prompt: str, **clip: object) -> Seen:
    def grey_left_orange_right(index: int) -> Pixels:
        frame = np.full((64, 96, 3), 128, dtype=np.uint8)
        frame[:, 48:] = (200, 120, 40)
        return frame

    write(folder / "source.mp4", grey_left_orange_right, **clip)  # type: ignore[arg-type]
    spec = RenderSpec("edit", prompt, 96, 64, 1.0, source="source.mp4")
    return render(spec, folder)


def test_an_edit_changes_the_sources_own_frames_and_keeps_its_sound(tmp_path: Path) -> None:
    seen = edit(tmp_path, "make it night", tone_hz=880.0)
    assert (seen.size, len(seen.frames)) == ((96, 64), 24)
    left, right = mean(seen.frames[12][20:, 4:40]), mean(seen.frames[12][20:, 56:92])
    assert left.max() < 110
    assert left[2] > left[0]  # bluish
    assert right[0] > right[2]  # still the orange side
    assert seen.sound is not None
    assert pitch_hz(seen.sound[:, 4800:43200]) == pytest.approx(880, abs=5)


def test_black_and_white_has_no_colour_and_a_mirror_swaps_sides(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    grey = edit(tmp_path / "a", "in black and white")
    colours = mean(grey.frames[12][20:, 56:92])
    assert colours.max() - colours.min() < 6
    (tmp_path / "b").mkdir()
    mirrored = edit(tmp_path / "b", "mirror it")
    assert mean(mirrored.frames[12][20:, 4:40]) == pytest.approx((200, 120, 40), abs=12)


def test_an_edit_that_is_not_understood_is_written_over_the_frames(tmp_path: Path) -> None:
    seen = edit(tmp_path, "add a red hat")
    assert difference(seen.frames[12][40:], seen.frames[0][40:]) > 4  # the caption fades in
    assert mean(seen.frames[12][20:32, 56:92]) == pytest.approx((200, 120, 40), abs=20)


def test_a_source_without_sound_stays_silent(tmp_path: Path) -> None:
    seen = edit(tmp_path, "night", tone_hz=None)
    assert seen.sound is not None
    assert np.abs(seen.sound).max() < 0.001


# Extensions


def test_an_extension_is_the_source_and_then_goes_on_from_its_last_frame(tmp_path: Path) -> None:
    source = render(SMALL, tmp_path)
    (tmp_path / "source.mp4").write_bytes((tmp_path / "out-0" / "video.mp4").read_bytes())
    spec = replace(
        SMALL, operation="extend", source="source.mp4", prompt="It grows dark", seconds=0.5
    )
    longer = render(spec, tmp_path)
    assert len(longer.frames) == 36
    for index in (0, 12, 23):
        assert difference(longer.frames[index], source.frames[index]) < 3
    assert difference(longer.frames[24], source.frames[23]) < 4
    words = slice(0, 70)  # above the new caption
    middle, end = (
        difference(longer.frames[index][words], source.frames[23][words]) for index in (29, 35)
    )
    assert middle > 2 * end  # the camera moves, and comes back before words are cut off
    assert longer.sound is not None
    assert np.abs(longer.sound[:, 54_000:66_000]).max() > 0.01


# Footage of others


def probe(path: Path) -> Measured:
    spec = RenderSpec("probe", source=path.name)
    return AnimaticRenderer().render(spec, path.parent, path.parent, lambda _: None)


def test_footage_of_odd_size_and_other_speed_is_brought_into_line(tmp_path: Path) -> None:
    path = write(tmp_path / "source.mov", flat(200, 30, 30, (99, 65)), frames=60, fps=60)
    assert probe(path) == Measured(98, 64, 1.0)
    spec = RenderSpec("edit", "warm", 98, 64, 1.0, source=path.name)
    assert len(render(spec, tmp_path).frames) == 24


def test_a_slow_film_is_held_to_24_frames(tmp_path: Path) -> None:
    def steps(index: int) -> Pixels:
        return np.full((64, 96, 3), 40 * index, dtype=np.uint8)

    path = write(tmp_path / "source.mp4", steps, frames=6, fps=6, tone_hz=None)
    spec = RenderSpec("edit", "mirror", 96, 64, 1.0, source=path.name)
    frames = render(spec, tmp_path).frames
    levels = [round(float(frame[40:].mean()) / 40) for frame in frames]
    assert levels == [index // 4 for index in range(24)]


def test_webm_is_read_too_and_large_footage_is_scaled_down(tmp_path: Path) -> None:
    small = write(tmp_path / "a.webm", flat(30, 200, 30), codec="libvpx", frames=12)
    assert probe(small).seconds == pytest.approx(0.5, abs=0.05)
    large = write(tmp_path / "b.mp4", flat(0, 0, 0, (2560, 1440)), frames=2, tone_hz=None)
    assert probe(large) == Measured(1920, 1080, 2 / 24)


def test_a_film_turned_by_its_player_is_measured_and_shown_upright(tmp_path: Path) -> None:
    def red_left(index: int) -> Pixels:
        frame = np.full((64, 96, 3), (30, 30, 200), dtype=np.uint8)
        frame[:, :48] = (200, 30, 30)
        return frame

    path = write(tmp_path / "source.mp4", red_left, frames=6, tone_hz=None)
    data = bytearray(path.read_bytes())
    upright = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 0x40000000)
    turned = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 64 << 16, 0, 0x40000000)
    at = data.index(upright, data.index(b"tkhd"))  # the track's matrix, as phones write it
    data[at : at + 36] = turned
    path.write_bytes(data)
    assert probe(path) == Measured(64, 96, 0.25)
    spec = RenderSpec("edit", "vivid", 64, 96, 0.25, source=path.name)
    frame = render(spec, tmp_path).frames[3]
    above, below = mean(frame[20:40, 8:56]), mean(frame[60:90, 8:56])
    assert above[0] > above[2]
    assert below[2] > below[0]


def test_damaged_footage_is_refused_with_a_sentence(tmp_path: Path) -> None:
    def noise(index: int) -> Pixels:
        return np.random.default_rng(index).integers(0, 255, (64, 96, 3), dtype=np.uint8)

    whole = write(tmp_path / "whole.mp4", noise, frames=48).read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RenderError, match="damaged or cut short") as caught:
        probe(cut)  # its index, at the end, is missing
    assert caught.value.code == INVALID_INPUT
    hollow = tmp_path / "hollow.mp4"
    start = whole.index(b"mdat") + 4
    end = whole.index(b"moov") - 4
    hollow.write_bytes(whole[:start] + b"\xff" * (end - start) + whole[end:])
    spec = RenderSpec("edit", "night", 96, 64, 2.0, source=hollow.name)
    with pytest.raises(RenderError) as caught:
        render(spec, tmp_path)
    assert caught.value.code == INVALID_INPUT


def test_footage_without_pictures_or_over_two_minutes_is_refused(tmp_path: Path) -> None:
    import av

    with av.open(str(tmp_path / "sound.mp4"), "w") as container:
        stream = container.add_stream("aac", rate=48_000)
        block = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp", "stereo")
        block.sample_rate = 48_000
        container.mux(stream.encode(block))
        container.mux(stream.encode(None))
    with pytest.raises(RenderError, match="no picture"):
        probe(tmp_path / "sound.mp4")
    long = write(tmp_path / "long.mp4", flat(0, 0, 0, (32, 32)), frames=121, fps=1, tone_hz=None)
    with pytest.raises(RenderError, match="121 s long; the most is 120 s"):
        probe(long)


def test_a_recording_without_a_length_in_its_header_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "live.webm"
    picture_of = flat(30, 200, 30)
    write(path, picture_of, codec="libvpx", frames=36, options={"live": "1"})
    assert probe(path).seconds == pytest.approx(1.5, abs=0.05)


def test_footage_that_holds_no_picture_after_all_is_refused(tmp_path: Path) -> None:
    data = write(tmp_path / "a.mp4", flat(0, 0, 0)).read_bytes()
    # Under another name the samples' box is passed over: a track without a single picture.
    (tmp_path / "none.mp4").write_bytes(
        data.replace(b"stsz", b"free", 1).replace(b"stco", b"free", 1)
    )
    with pytest.raises(RenderError) as caught:
        probe(tmp_path / "none.mp4")
    assert caught.value.code == INVALID_INPUT


@pytest.mark.parametrize("count", [0, 5, 24, 30])
def test_footage_gives_as_many_pictures_as_are_asked_for(tmp_path: Path, count: int) -> None:
    path = write(tmp_path / "a.mp4", flat(0, 0, 0))
    assert len(list(footage.pictures(path, 96, 64, count))) == count


def test_a_pan_over_a_still_shows_more_of_the_side_it_goes_to(tmp_path: Path) -> None:
    image = Image.new("RGB", (192, 108), (30, 30, 200))
    image.paste((200, 30, 30), (96, 0, 192, 108))
    seen = render(replace(reference(tmp_path, image), prompt="Pan right"), tmp_path)
    red = [(frame[30, :, 0] > 100).sum() for frame in (seen.frames[0], seen.frames[-1])]
    assert red[1] > red[0] + 10


def test_a_draft_that_is_extended_carries_one_tag_and_other_footage_gets_one(
    tmp_path: Path,
) -> None:
    plain = write(tmp_path / "plain.mp4", flat(90, 20, 20, (480, 270)), frames=12)
    spec = replace(SMALL, operation="extend", source=plain.name, width_px=480, height_px=270,
                   seconds=0.5, prompt="On")  # fmt: skip
    tagged = render(spec, tmp_path)
    draft = tmp_path / "draft.mp4"
    draft.write_bytes((tmp_path / "out-0" / "video.mp4").read_bytes())
    again = render(replace(spec, source=draft.name), tmp_path)

    def letters(frame: Pixels) -> int:
        return int((frame[:40, :200].min(axis=2) > 140).sum())

    assert letters(tagged.frames[0]) == 0
    assert letters(tagged.frames[-1]) > 40
    assert 10 < letters(again.frames[-1]) < 1.3 * letters(tagged.frames[-1])


@pytest.mark.parametrize(
    "prompt",
    ["\0nul\x1b[31m", "\u202eRTL \u0645\u0631\u062d\u0628\u0627", "﷽" * 50, "a\u0301" * 200],
)
def test_odd_characters_do_no_harm(tmp_path: Path, prompt: str) -> None:
    assert len(render(replace(SMALL, prompt=prompt, seconds=0.1), tmp_path).frames) == 2
