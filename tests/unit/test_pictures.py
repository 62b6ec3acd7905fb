"""A reference picture leaves as PNG or JPEG, upright, of the video's size; or byte for byte."""

from __future__ import annotations

import sys
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, features

from sora_mcp import headers, pictures
from sora_mcp.darkroom import RefusedError, UnknownKindError, develop
from sora_mcp.errors import UploadError
from sora_mcp.framing import crop_box
from sora_mcp.media import PIXELS_MAX
from sora_mcp.picture_process import perform
from sora_mcp.pictures import IMAGE_MAX_BYTES, Pictures, as_size, look
from sora_mcp.settings import without_secrets
from sora_mcp.video import FileUpload
from tests.tiny import JPEG, PNG, WEBP, opened, picture

NOTHING_STARTS = Pictures({}, command=("/nonexistent",))
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def encoded(image: Image.Image, format_: str, **options: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, format_, **options)
    return stream.getvalue()


def halves(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image


def developed(data: bytes, kind: str, **changed: Any) -> tuple[Image.Image, str, list[str]]:
    options: dict[str, Any] = {"size": None, "fit": "crop"} | changed
    done = develop(data, kind, max_pixels=PIXELS_MAX, max_bytes=IMAGE_MAX_BYTES, **options)
    return opened(done.data), done.mime_type, done.done


def near(one: Any, other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


# --- what needs nothing ---------------------------------------------------------------------------


@pytest.mark.parametrize("data", [PNG, JPEG, WEBP, picture("JPEG", progressive=True),
                                  picture("WEBP", lossless=True), picture("PNG", mode="RGBA"),
                                  picture("JPEG", mode="L")])  # fmt: skip
@pytest.mark.parametrize("size", [None, "8x6", "auto"])
async def test_a_picture_that_fits_goes_byte_for_byte_without_a_process(
    data: bytes, size: str | None
) -> None:
    upload = await NOTHING_STARTS.prepare(look("fox", data), size=size, fit="exact")
    assert (upload.content, upload.note) == (data, None)


@pytest.mark.parametrize("data", [PNG, JPEG, WEBP, picture("JPEG", progressive=True)])
def test_what_lies_behind_a_picture_is_not_sent(data: bytes) -> None:
    found = look("fox", data + b"PK\3\4<html>")
    assert found.data == data
    assert found.note == "10 bytes behind the picture left off"


@pytest.mark.parametrize("data", [PNG, JPEG, WEBP, picture("WEBP", lossless=True)])
def test_a_picture_that_is_cut_off_anywhere_is_damaged(data: bytes) -> None:
    for length in range(len(data) - 1):
        with pytest.raises(UploadError):
            look("fox", data[:length])


def test_a_header_without_a_size_is_damaged() -> None:
    for data in (
        PNG[:16] + bytes(8) + PNG[24:],
        b"\xff\xd8\xff\xe0\0\x02\xff\xd9",
        b"RIFF\x0c\0\0\0WEBPXXXX\0\0\0\0",
    ):
        with pytest.raises(UploadError, match="damaged"):
            look("fox", data)


def test_a_large_size_in_a_small_file_is_refused_by_its_header() -> None:
    bomb = PNG[:16] + (20_000).to_bytes(4, "big") * 2 + PNG[24:]
    with pytest.raises(UploadError, match="20000x20000 pixels, more than the 100 megapixels"):
        look("fox.png", bomb)


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ("1280x720", (1280, 720)), (" 720 X 1280 ", (720, 1280)), ("16\u00d79", (16, 9)),
        ("720p", None), ("auto", None), ("0x5", None), ("99999x99999", None), (None, None),
    ],
)  # fmt: skip
def test_sizes_are_read_as_people_write_them(given: str | None, size: Any) -> None:
    assert as_size(given) == size


@pytest.mark.parametrize("exif", [b"", b"XX", b"II*\0\xff\0\0\0", b"II*\0\x08\0\0\0\x05\0"])
def test_damaged_notes_of_a_camera_do_not_matter(exif: bytes) -> None:
    found = headers.read(picture("JPEG", exif=b"Exif\0\0" + exif), "image/jpeg")
    assert found is not None
    assert found.is_plain


# --- what is made plain ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("format_", "kind", "mime_type"),
    [
        ("BMP", "image/bmp", "image/png"),
        ("GIF", "image/gif", "image/png"),
        ("TIFF", "image/tiff", "image/png"),
        ("WEBP", "image/webp", "image/jpeg"),
        ("AVIF", "image/avif", "image/jpeg"),
    ],
)
def test_other_kinds_become_png_or_jpeg(format_: str, kind: str, mime_type: str) -> None:
    if format_ == "AVIF" and not features.check("avif"):
        pytest.skip("this Pillow has no AVIF")
    image, became, done = developed(encoded(halves(), format_), kind)
    assert became == mime_type
    assert near(image.getpixel((5, 5)), RED)
    assert near(image.getpixel((55, 5)), BLUE)
    assert done[-1].endswith(f"to {mime_type[6:].upper()}")


@pytest.mark.parametrize("format_", ["GIF", "WEBP"])
def test_the_first_frame_of_what_moves_is_taken(format_: str) -> None:
    frames = {"save_all": True, "append_images": [Image.new("RGB", (60, 40), "white")]}
    data = encoded(halves(), format_, **frames)
    found = look("fox", data)
    assert not found.is_ready(None)
    image, _, _ = developed(data, found.mime_type)
    assert near(image.getpixel((5, 5)), RED)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_picture_is_turned_upright(format_: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = look("fox", encoded(halves(), format_, exif=exif))
    assert not found.is_ready(None)
    image, _, done = developed(found.data, found.mime_type)
    assert image.size == ((40, 60) if orientation >= 5 else (60, 40))
    assert done[0] == "turned upright"
    assert not image.getexif()


def test_colours_for_printers_become_colours_for_screens() -> None:
    found = look("fox.jpg", encoded(halves().convert("CMYK"), "JPEG"))
    assert not found.is_ready(None)
    image, mime_type, done = developed(found.data, found.mime_type)
    assert (image.mode, mime_type, done) == (
        "RGB",
        "image/jpeg",
        ["colours converted to 8-bit RGB"],
    )
    assert near(image.getpixel((5, 5)), (254, 0, 0))


def test_a_colour_profile_is_applied_and_a_broken_one_ignored() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for given in (profile, b"no profile"):
        image, _, _ = developed(encoded(halves(), "TIFF", icc_profile=given), "image/tiff")
        assert near(image.getpixel((5, 5)), RED)
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("mode", ["I;16", "I", "F"])
def test_deep_greys_keep_their_shades(mode: str) -> None:
    grey = Image.linear_gradient("L").convert("I").point(lambda value: value * 257)
    format_ = "PNG" if mode == "I;16" else "TIFF"
    image, _, _ = developed(encoded(grey.convert(mode), format_), f"image/{format_.lower()}")
    assert [image.getpixel((9, y))[0] for y in (0, 128, 255)] == [0, 128, 255]  # type: ignore[index]


def test_a_palette_and_what_is_transparent_become_plain() -> None:
    found = look("fox.png", encoded(halves().convert("P"), "PNG", transparency=0))
    assert not found.is_ready(None)
    image, _, _ = developed(found.data, found.mime_type)
    assert image.mode == "RGB"
    glass = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    image, _, _ = developed(encoded(glass, "PNG"), "image/png", size=(10, 10))
    assert image.getpixel((5, 5)) == WHITE


def test_what_is_too_large_as_png_becomes_jpeg_and_then_is_refused() -> None:
    noise = encoded(Image.effect_noise((300, 300), 90), "BMP")
    options: dict[str, Any] = {"size": None, "fit": "crop", "max_pixels": PIXELS_MAX}
    as_png = len(develop(noise, "image/bmp", max_bytes=1 << 20, **options).data)
    smaller = develop(noise, "image/bmp", max_bytes=as_png // 2, **options)
    assert smaller.mime_type == "image/jpeg"
    with pytest.raises(RefusedError, match="too large even as a JPEG"):
        develop(noise, "image/bmp", max_bytes=100, **options)


# --- fitting --------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (64, 64)])
@pytest.mark.parametrize("fit", ["crop", "pad"])
@pytest.mark.parametrize("was", [(900, 600), (600, 900), (40, 20)])
def test_a_picture_gets_the_size_of_the_video(
    size: tuple[int, int], fit: str, was: tuple[int, int]
) -> None:
    image, _, done = developed(encoded(halves(was), "JPEG"), "image/jpeg", size=size, fit=fit)
    assert image.size == size
    words = {"crop": "cropped", "pad": "padded"}[fit]
    assert done == [f"{words} from {was[0]}x{was[1]} to {size[0]}x{size[1]}"]


@pytest.mark.parametrize("fit", ["crop", "pad"])
def test_a_picture_of_the_same_shape_is_only_scaled(fit: str) -> None:
    _, _, done = developed(
        encoded(halves((1600, 900)), "PNG"), "image/png", size=(1280, 720), fit=fit
    )
    assert done == ["scaled from 1600x900 to 1280x720"]


def test_a_padded_picture_is_whole_between_darker_bars() -> None:
    image, _, _ = developed(
        encoded(halves((400, 400)), "PNG"), "image/png", size=(800, 400), fit="pad"
    )
    assert near(image.getpixel((205, 200)), RED)
    assert near(image.getpixel((595, 200)), BLUE)
    left = image.getpixel((5, 200))
    assert isinstance(left, tuple)
    assert 150 < left[0] < 220


def scene(size: tuple[int, int], at: tuple[int, int]) -> Image.Image:
    """A smooth background with one detailed thing around `at`."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    for radius in range(10, 90, 10):
        draw.ellipse(
            [at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius], outline=RED, width=7
        )
    return image


@pytest.mark.parametrize(
    ("was", "at", "size"),
    [
        ((1200, 600), (200, 300), (9, 16)),
        ((1200, 600), (1000, 300), (9, 16)),
        ((1200, 600), (600, 300), (9, 16)),
        ((600, 1200), (300, 250), (16, 9)),
        ((600, 1200), (300, 400), (16, 9)),
    ],
)
def test_a_crop_keeps_the_subject(was: Any, at: tuple[int, int], size: Any) -> None:
    left, top, right, bottom = crop_box(scene(was, at), size)
    assert left <= at[0] - 80
    assert at[0] + 80 <= right
    assert top <= at[1] - 80
    assert at[1] + 80 <= bottom
    assert (right - left) / (bottom - top) == pytest.approx(size[0] / size[1])


def test_without_a_subject_the_middle_is_kept_and_of_a_portrait_the_upper_part() -> None:
    left, _, right, _ = crop_box(Image.new("RGB", (1000, 500)), (1, 1))
    assert (left + right) / 2 == pytest.approx(500, abs=20)
    _, top, _, bottom = crop_box(Image.new("RGB", (500, 1000)), (2, 1))
    assert 200 < (top + bottom) / 2 < 400


def test_exact_refuses_another_size_and_names_both() -> None:
    with pytest.raises(RefusedError, match="is 60x40 and the video 1280x720"):
        developed(encoded(halves(), "JPEG"), "image/jpeg", size=(1280, 720), fit="exact")


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["image/gif", "image/bmp", "image/tiff", "image/png"])
def test_what_cannot_be_decoded_is_damaged(kind: str) -> None:
    data = encoded(halves((200, 200)), kind[6:].upper())
    for cut in (10, len(data) // 2):
        with pytest.raises(RefusedError, match="damaged"):
            developed(data[:cut], kind)


@pytest.mark.parametrize("kind", ["image/heic", "image/avif"])
def test_a_kind_that_no_decoder_reads_is_unknown(kind: str) -> None:
    with pytest.raises(UnknownKindError):
        developed(b"\0\0\0\x18ftypheic" + bytes(40), kind)


def bmp_header(width: int, height: int) -> bytes:
    fields = (54, 40, width, height, 1 | 24 << 16, 0, 0, 0, 0, 0, 0)
    return b"BM" + bytes(8) + b"".join(field.to_bytes(4, "little") for field in fields)


@pytest.mark.parametrize("size", [(12_000, 12_000), (30_000, 30_000)])
def test_a_hundred_megapixels_are_refused_before_they_are_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(RefusedError, match="pixels"):
        developed(bmp_header(*size), "image/bmp")


# --- the process ----------------------------------------------------------------------------------


def python(code: str, **options: Any) -> Pictures:
    return Pictures({}, command=(sys.executable, "-c", code), **options)


async def test_a_picture_is_prepared_in_a_process_of_its_own() -> None:
    found = look("fox.bmp", encoded(halves((400, 400)), "BMP"))
    upload = await Pictures(without_secrets()).prepare(found, size="64x36", fit="crop")
    assert isinstance(upload.content, bytes)
    assert (upload.filename, upload.mime_type) == ("fox.png", "image/png")
    assert upload.note == "cropped from 400x400 to 64x36; converted from BMP to PNG"
    assert opened(upload.content).size == (64, 36)


@pytest.mark.parametrize(
    ("data", "size", "fit", "words"),
    [
        (b"GIF89a<script>", None, "crop", "^fox is damaged: it cannot be decoded"),
        (PNG, "1280x720", "exact", "^fox is 8x6 and the video 1280x720: send one of that size"),
        (b"\0\0\0\x18ftypavif" + bytes(40), None, "crop", "^fox is AVIF, not a picture that can"),
    ],
)
async def test_what_the_process_refuses_is_told(
    data: bytes, size: str | None, fit: Any, words: str
) -> None:
    with pytest.raises(UploadError, match=words):
        await Pictures({}).prepare(look("fox", data), size=size, fit=fit)


async def test_a_process_sees_only_the_environment_it_is_given() -> None:
    code = "import os, json; print(json.dumps({'refused': sorted(os.environ)}))"
    found = look("fox", picture("GIF"))
    with pytest.raises(UploadError) as refusal:
        await Pictures({"SEEN": "1"}, command=(sys.executable, "-c", code)).prepare(
            found, size=None, fit="crop"
        )
    assert "SEEN" in str(refusal.value)
    assert "HOME" not in str(refusal.value)


async def test_a_process_that_dies_or_never_ends_is_told() -> None:
    found = look("fox", picture("GIF"))
    for code in ("raise SystemExit(3)", "pass"):
        with pytest.raises(UploadError, match="fox could not be prepared: it is damaged, or needs"):
            await python(code).prepare(found, size=None, fit="crop")
    with pytest.raises(UploadError, match=r"could not be prepared within 0\.05 s"):
        await python("while True: pass", max_s=0.05).prepare(found, size=None, fit="crop")


def test_the_process_answers_in_words_and_bytes() -> None:
    task = {"kind": "image/gif", "size": None, "fit": "crop", "max_pixels": 100, "max_bytes": 9999}
    answer, data = perform(task, picture("GIF"))
    assert answer == {"mime_type": "image/png", "done": ["converted from GIF to PNG"]}
    assert opened(data).size == (8, 6)
    refused, nothing = perform(task, picture("GIF", (20, 20)))
    assert "20x20 pixels" in refused["refused"]
    assert perform(task | {"kind": "image/avif"}, b"") == ({"is_unknown": True}, b"")
    assert not nothing


def test_a_decompression_bomb_is_seen_by_its_header() -> None:
    rows = zlib.compress(bytes(12_000 * 3 + 1) * 12_000)
    assert len(rows) < IMAGE_MAX_BYTES
    ihdr = (12_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        )

    bomb = PNG[:8] + chunk(b"IHDR", ihdr) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    with pytest.raises(UploadError, match="12000x12000 pixels"):
        look("bomb.png", bomb)


def test_an_upload_without_preparation_is_of_a_common_kind() -> None:
    assert look("fox", PNG).upload() == FileUpload("fox.png", "image/png", PNG)
    with pytest.raises(UploadError, match="fox is GIF, not a picture that can be sent"):
        pictures.look("fox", picture("GIF")).upload()
