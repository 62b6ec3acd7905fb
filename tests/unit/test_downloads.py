"""Bytes become files: whole or absent, safely named, never over another file."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import os
import struct
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sora_mcp.downloads import Downloads, SavedFile, check_name, file_name
from sora_mcp.errors import DownloadError
from sora_mcp.media import SUFFIXES, sniff
from sora_mcp.video import VARIANTS, Variant


def box(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


def element(id_: bytes, body: bytes) -> bytes:
    return id_ + (len(body) | 1 << 56).to_bytes(8, "big") + body


EBML, SEGMENT = b"\x1aE\xdf\xa3", b"\x18\x53\x80\x67"
FTYP = box(b"ftyp", b"isom\0\0\2\0isommp42")
MP4 = FTYP + box(b"moov", b"m" * 40) + box(b"mdat", b"d" * 500)
MOV = box(b"ftyp", b"qt  \0\0\2\0qt  ") + box(b"moov")
WEBM = element(EBML, b"B\x86\x81\x01B\x82\x84webm") + element(SEGMENT, b"w" * 40)
MKV = element(EBML, b"B\x82\x88matroska") + element(SEGMENT, b"w" * 40)
AVI = b"RIFF\x0c\0\0\0AVI LIST\0\0\0\0"
WEBP = b"RIFF\x1a\0\0\0WEBPVP8L"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


async def chunked(data: bytes, size: int = 100) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


async def save(folder: Path, data: bytes, name: str = "fox", **options: Any) -> SavedFile:
    link = options.pop("link", os.link)
    given: dict[str, Any] = {"name": name, "variant": "video", "length_bytes": None} | options
    return await Downloads(folder, link=link).save(chunked(data), **given)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- saving ---------------------------------------------------------------------------------------


async def test_a_video_is_saved_whole_and_described(tmp_path: Path) -> None:
    saved = await save(tmp_path / "new" / "folder", MP4, length_bytes=len(MP4))
    assert saved.path == tmp_path / "new" / "folder" / "fox.mp4"
    assert saved.path.read_bytes() == MP4
    assert (saved.bytes, saved.mime_type) == (len(MP4), "video/mp4")
    assert saved.sha256 == hashlib.sha256(MP4).hexdigest()
    assert names(saved.path.parent) == ["fox.mp4"]


@pytest.mark.parametrize(
    ("data", "variant", "suffix"),
    [
        (MP4, "video", ".mp4"),
        (MOV, "video", ".mov"),
        (WEBM, "video", ".webm"),
        (MKV, "video", ".mkv"),
        (AVI, "video", ".avi"),
        (WEBP, "thumbnail", ".webp"),
        (JPEG, "spritesheet", ".jpg"),
        (PNG, "thumbnail", ".png"),
    ],
)
async def test_the_suffix_is_that_of_the_bytes(
    tmp_path: Path, data: bytes, variant: Variant, suffix: str
) -> None:
    for name in ("one", "two.mp4", "three.JPEG", "v1.2", "clip.exe"):
        saved = await save(tmp_path, data, name, variant=variant)
        stem = name if name in ("one", "v1.2", "clip.exe") else name.partition(".")[0]
        assert saved.path.name == stem + suffix


async def test_the_kind_is_told_from_bytes_that_come_one_by_one(tmp_path: Path) -> None:
    saved = await Downloads(tmp_path).save(
        chunked(WEBM, 1), name="fox", variant="video", length_bytes=None
    )
    assert saved.mime_type == "video/webm"


async def test_the_same_content_is_saved_once(tmp_path: Path) -> None:
    first, second = await save(tmp_path, MP4), await save(tmp_path, MP4)
    assert first == second
    assert names(tmp_path) == ["fox.mp4"]


async def test_a_file_of_another_content_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "fox.mp4").write_bytes(b"mine")
    (tmp_path / "fox-2.mp4").mkdir()
    (tmp_path / "fox-3.mp4").symlink_to(tmp_path / "nowhere")
    (tmp_path / "fox-4.mp4").write_bytes(MP4[:-1] + b"!")
    saved = await save(tmp_path, MP4)
    assert saved.path.name == "fox-5.mp4"
    assert (tmp_path / "fox.mp4").read_bytes() == b"mine"
    assert (await save(tmp_path, MP4)).path.name == "fox-5.mp4"


async def test_saving_at_once_gives_every_content_its_own_file(tmp_path: Path) -> None:
    contents = [FTYP + box(b"mdat", bytes([n // 2]) * 50) for n in range(12)]
    saved = await asyncio.gather(*(save(tmp_path, content) for content in contents))
    assert [one.path.read_bytes() for one in saved] == contents
    assert len(names(tmp_path)) == 6


async def test_a_thousand_files_of_one_name_are_enough(tmp_path: Path) -> None:
    def taken(part: Path, target: Path) -> None:
        target.touch()
        raise FileExistsError

    with pytest.raises(DownloadError, match="too many files called fox"):
        await save(tmp_path, MP4, link=taken)


def no_links(part: Path, target: Path) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


async def test_disks_without_hard_links_work_alike(tmp_path: Path) -> None:
    (tmp_path / "fox.mp4").write_bytes(b"mine")
    saved = await save(tmp_path, MP4, link=no_links)
    assert (saved.path.name, saved.path.read_bytes()) == ("fox-2.mp4", MP4)
    assert (await save(tmp_path, MP4, link=no_links)).path.name == "fox-2.mp4"
    assert names(tmp_path) == ["fox-2.mp4", "fox.mp4"]


async def test_a_failed_replacement_gives_the_name_back(tmp_path: Path) -> None:
    def broken(part: Path, target: Path) -> None:
        part.unlink()
        raise OSError(errno.EPERM, "Operation not permitted")

    with pytest.raises(DownloadError, match="Cannot save into"):
        await save(tmp_path, MP4, link=broken)
    assert names(tmp_path) == []


# --- what is not saved ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "options", "words", "can_retry"),
    [
        (b"", {}, "broke off after 0 bytes", True),
        (b"", {"length_bytes": 0}, "broke off after 0 of 0 bytes", True),
        (MP4[:-5], {"length_bytes": len(MP4)}, "after 575 of 580 bytes", True),
        (MP4 + b"x", {"length_bytes": len(MP4)}, "after 581 of 580 bytes", True),
        (MP4[:-5], {}, "last part is missing", True),
        (MP4 + b"\0\0\0", {}, "last part is missing", True),
        (FTYP + struct.pack(">I4s", 7, b"moov"), {}, "last part is missing", True),
        (FTYP + struct.pack(">I4s", 1, b"mdat"), {}, "last part is missing", True),
        (b"<html>busy</html>", {}, "sent as video is no video", False),
        (b"text", {"variant": "thumbnail"}, "sent as thumbnail is no image", False),
        (MP4, {"variant": "spritesheet"}, "ignored `variant` and sent the video", False),
        (PNG, {}, "sent a picture", False),
    ],
)
async def test_what_is_not_whole_or_not_asked_for_is_absent(
    tmp_path: Path, data: bytes, options: dict[str, Any], words: str, can_retry: bool
) -> None:
    with pytest.raises(DownloadError, match=words) as refusal:
        await save(tmp_path, data, **options)
    assert refusal.value.retryable is can_retry
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "tail",
    [
        struct.pack(">I4sQ", 1, b"mdat", 16 + 5) + b"12345",
        struct.pack(">I4s", 0, b"mdat") + b"to the end",
    ],
    ids=["64-bit length", "open end"],
)
async def test_every_way_to_write_the_last_box_is_whole(tmp_path: Path, tail: bytes) -> None:
    assert (await save(tmp_path, FTYP + tail)).bytes == len(FTYP + tail)


async def test_an_error_while_bytes_arrive_leaves_nothing_behind(tmp_path: Path) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield MP4[:300]
        assert [name.endswith(".part") for name in names(tmp_path)] == [True]
        assert names(tmp_path)[0].startswith(".")
        raise DownloadError("The download broke off.", retryable=True)

    with pytest.raises(DownloadError, match="broke off"):
        await Downloads(tmp_path).save(broken(), name="fox", variant="video", length_bytes=None)
    assert names(tmp_path) == []


async def test_a_cancelled_download_leaves_nothing_behind(tmp_path: Path) -> None:
    with anyio.CancelScope() as scope:

        async def endless() -> AsyncIterator[bytes]:
            yield MP4[:300]
            scope.cancel()
            await anyio.sleep_forever()

        await Downloads(tmp_path).save(endless(), name="fox", variant="video", length_bytes=None)
    assert scope.cancelled_caught
    assert names(tmp_path) == []


@pytest.mark.parametrize("folder", ["file", "file/below"])
async def test_a_folder_that_is_a_file_is_told(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DownloadError, match=r"Cannot save into .*file") as refusal:
        await save(tmp_path / folder, MP4)
    assert not refusal.value.retryable


async def test_a_name_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="too long for this disk"):
        await save(tmp_path / ("x" * 300), MP4)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "may not write there"),
        (errno.EIO, "Input/output error"),
        (None, "the disk gave an error"),
    ],
)
async def test_what_the_disk_refuses_is_told_in_words(
    tmp_path: Path, number: int | None, words: str
) -> None:
    def refused() -> None:
        raise OSError(number, os.strerror(number)) if number else OSError()

    with pytest.raises(DownloadError, match=words):
        await Downloads(tmp_path)._on_disk(refused)


# --- what is there already ------------------------------------------------------------------------


async def test_a_saved_file_is_described_as_it_was_saved(tmp_path: Path) -> None:
    saved = await save(tmp_path, MP4)
    assert await Downloads(tmp_path).describe(saved.path) == saved


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(MP4[:-1]),
        lambda path: path.write_bytes(b"text"),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.rename(path.with_suffix(".x")), path.symlink_to("fox.x")),
    ],
    ids=["gone", "torn", "no media", "a folder", "a link"],
)
async def test_what_is_not_a_whole_file_any_more_is_none(
    tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    saved = await save(tmp_path, MP4)
    spoil(saved.path)
    assert await Downloads(tmp_path).describe(saved.path) is None


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prompt", "stem"),
    [
        ("A red fox in snow", "a-red-fox-in-snow"),
        ("  The fox's den, at night -- wide shot", "the-foxs-den-at-night-wide"),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 99, "x" * 40),
        ("incomprehensibilities " * 3, "incomprehensibilities"),
        ("Красная лиса", "красная-лиса"),
        ("雪の中の赤い狐", "雪の中の赤い狐"),
        ("CON", "con"),
        ("🦊!", "video"),
        ("", "video"),
        (None, "video"),
    ],
)
def test_a_file_is_named_after_the_first_words(prompt: str | None, stem: str) -> None:
    digest = hashlib.sha256(b"video_1").hexdigest()[:8]
    assert file_name(prompt=prompt, video_id="video_1", variant="video") == f"{stem}-{digest}"


def test_variants_and_videos_have_names_of_their_own() -> None:
    made = {
        file_name(prompt="a fox", video_id=id_, variant=variant)
        for id_ in ("a", "b")
        for variant in VARIANTS
    }
    assert len(made) == 6
    assert sum(name.endswith("-thumbnail") for name in made) == 2


@given(st.text(), st.text(st.characters()), st.sampled_from(VARIANTS))
def test_names_made_by_us_always_pass_our_own_check(
    prompt: str, video_id: str, variant: Variant
) -> None:
    name = file_name(prompt=prompt, video_id=video_id, variant=variant)
    assert check_name(name) == name
    assert file_name(prompt=prompt, video_id=video_id, variant=variant) == name


@pytest.mark.parametrize(
    ("filename", "why"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("a/b", "plain name"),
        ("..\\b", "plain name"),
        ("/etc/passwd", "plain name"),
        ("..", "a dot"),
        (".hidden", "a dot"),
        ("clip.", "a dot"),
        ("C:clip", "characters"),
        ("a\0b", "characters"),
        ("a\nb", "characters"),
        ("gpj.\u202eexe", "characters"),
        ("half \ud800", "characters"),
        ("what?", "characters"),
        ("nul", "reserved word"),
        ("Com1.mp4", "reserved word"),
        ("aux .txt", "reserved word"),
        ("x" * 121, "longer than 120"),
        ("狐" * 80, "longer than 120"),
    ],
)
def test_a_bad_name_is_refused_with_the_reason(filename: str, why: str) -> None:
    with pytest.raises(DownloadError, match=why):
        check_name(filename)


@pytest.mark.parametrize(
    "filename", ["a fox", "v1.2", "лиса.mp4", "nullable", "👨\u200d👩\u200d👧"]
)
def test_a_good_name_stays_as_it_is(filename: str) -> None:
    assert check_name(f" {filename} ") == filename


@given(st.text(st.characters(), max_size=140) | st.from_regex(r"[./\\ a]{1,9}", fullmatch=True))
def test_no_name_leaves_the_folder(name: str) -> None:
    try:
        checked = check_name(name)
    except DownloadError:
        return
    path = Path(os.path.normpath(Path("/videos") / checked))
    assert path.parent == Path("/videos")
    assert len(os.fsencode(checked)) <= 200


async def test_save_checks_the_name_itself(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="plain name"):
        await save(tmp_path / "new", MP4, "../fox")
    assert names(tmp_path) == []


# --- what bytes are -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "mime_type"),
    [
        (b"GIF89a", "image/gif"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
        (b"BM\x10\0\0\0\0\0\0\0", "image/bmp"),
        (b"BMX is a bicycle", None),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\0\0\0\x18ftypavif", "image/avif"),
        (b"\0\0\0\x18ftypM4A ", None),
        (b"\0\0\0\x18ftypM4V ", "video/mp4"),
        (b"RIFF\0\0\0\0WAVE", None),
        (b"", None),
    ],
)
def test_media_is_told_from_its_first_bytes(head: bytes, mime_type: str | None) -> None:
    assert sniff(head) == mime_type


@given(st.binary(max_size=80))
def test_every_kind_that_is_told_has_a_suffix(head: bytes) -> None:
    assert sniff(head) is None or sniff(head) in SUFFIXES
