"""Bytes become a saved file: whole or absent, under a safe name, never over another file."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import unicodedata
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, TypeVarTuple

import anyio
import anyio.to_thread

from sora_mcp.errors import DownloadError
from sora_mcp.media import HEAD_BYTES, KNOWN_SUFFIXES, SUFFIXES, is_whole, sniff
from sora_mcp.video import Variant

NAME_MAX_CHARS = 120
NAME_MAX_BYTES = 200  # file systems take 255; the rest is for "-12.webm"
SLUG_WORDS, SLUG_MAX_CHARS = 6, 40

_RESERVED = {"CON", "PRN", "AUX", "NUL"} | {f"{p}{n}" for p in ("COM", "LPT") for n in "0123456789"}
_NOT_IN_NAMES = set('/\\<>:"|?*')
_BOXED = ("video/mp4", "video/quicktime")
_JOINERS = "\u200c\u200d"  # Persian words and emoji need them
_SAME_NAME_MAX = 1000

_DISK_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "this program may not write there",
    errno.EPERM: "this program may not write there",
    errno.ENAMETOOLONG: "the name is too long for this disk",
    errno.ENOTDIR: "part of that path is a file, not a folder",
    errno.EEXIST: "there is a file in the folder's place",
    errno.EFBIG: "the file is too large for this disk",
}

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


@dataclass(frozen=True)
class SavedFile:
    """A whole file on this machine."""

    path: Path
    bytes: int
    mime_type: str
    sha256: str


class Downloads:
    """The one folder where files are saved. It is made when the first file arrives."""

    def __init__(self, output_dir: Path, *, link: Callable[[Path, Path], None] = os.link) -> None:
        """`link` gives a file a second name and fails if that is taken, as `os.link` does."""
        self._folder = output_dir
        self._link = link

    async def save(
        self, chunks: AsyncIterator[bytes], *, name: str, variant: Variant, length_bytes: int | None
    ) -> SavedFile:
        """Save what `chunks` bring as `name`, its suffix made that of the media.

        A file of the same content already there is used; another one makes it `name-2` and so on.
        Nothing is left behind by an error or a cancellation.

        Raises:
            DownloadError: a bad name, a folder that cannot be written, no media, the wrong kind
                of media; retryable where the body was short.
        """
        stem = _stem(check_name(name))
        part = await self._on_disk(_Part, self._folder)
        try:
            async for chunk in chunks:
                await self._on_disk(part.write, chunk)
            mime_type = await self._on_disk(part.finish, variant, length_bytes)
            return await self._on_disk(self._publish, part, stem, mime_type)
        finally:
            with anyio.CancelScope(shield=True):
                await anyio.to_thread.run_sync(part.discard)

    async def describe(self, path: Path) -> SavedFile | None:
        """The file at `path` if it is there and whole, else None."""
        return await anyio.to_thread.run_sync(_describe, path)

    async def _on_disk(self, work: Callable[[*Ts], T], *args: *Ts) -> T:
        """Do `work` in a thread, and tell in words what the disk does not allow."""
        try:
            return await anyio.to_thread.run_sync(work, *args)
        except OSError as error:
            words = _DISK_WORDS.get(error.errno or 0, error.strerror or "the disk gave an error")
            raise DownloadError(f"Cannot save into {self._folder}: {words}.") from error

    def _publish(self, part: _Part, stem: str, mime_type: str) -> SavedFile:
        """Give the finished part the first name that is free or already has this content."""
        folder = part.path.parent
        digest = part.sha256.hexdigest()
        for number in range(1, _SAME_NAME_MAX):
            end = "" if number == 1 else f"-{number}"
            target = folder / f"{stem}{end}{SUFFIXES[mime_type]}"
            if self._place(part.path, target) or _has_content(target, part.length_bytes, digest):
                _sync_folder(folder)
                return SavedFile(target, part.length_bytes, mime_type, digest)
        raise DownloadError(f"There are too many files called {stem} already; choose another name.")

    def _place(self, part: Path, target: Path) -> bool:
        """Name the file `target`; False if that name is taken. Atomic, and never overwrites."""
        try:
            self._link(part, target)
        except FileExistsError:
            return False
        except OSError:  # exFAT and many network drives have no second names
            return _place_by_replacing(part, target)
        return True


class _Part:
    """A hidden file beside the target, being written, measured and hashed at once."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder.resolve() / f".{secrets.token_hex(8)}.part"
        self.length_bytes = 0
        self.sha256 = hashlib.sha256()
        self._head = b""
        self._file = self.path.open("x+b")

    def write(self, chunk: bytes) -> None:
        self._file.write(chunk)
        self.sha256.update(chunk)
        self.length_bytes += len(chunk)
        if len(self._head) < HEAD_BYTES:
            self._head += chunk[:HEAD_BYTES]

    def finish(self, variant: Variant, expected_bytes: int | None) -> str:
        """Make sure that this is the whole, right thing, and on the disk; give its MIME type."""
        if self.length_bytes == 0 or self.length_bytes != (expected_bytes or self.length_bytes):
            expected = "" if expected_bytes is None else f" of {expected_bytes}"
            raise DownloadError(
                f"The download broke off after {self.length_bytes}{expected} bytes.", retryable=True
            )
        mime_type = _check_kind(sniff(self._head), variant)
        self._file.flush()
        if mime_type in _BOXED and not is_whole(self._file):
            raise DownloadError(
                "The download broke off: the video's last part is missing.", retryable=True
            )
        os.fsync(self._file.fileno())
        self._file.close()
        return mime_type

    def discard(self) -> None:
        """Leave nothing behind; after publishing there is only the second name to remove."""
        with contextlib.suppress(OSError):  # a full disk refuses the last flush once more
            self._file.close()
        with contextlib.suppress(OSError):
            self.path.unlink()


def file_name(*, prompt: str | None, video_id: str, variant: Variant) -> str:
    """A name without suffix, the same for the same video: `a-red-fox-in-snow-3f9a1c0b`.

    The prompt's first words are for people; the eight hex digits stand for the id, which may hold
    anything. Thumbnails and spritesheets end in `-thumbnail` and `-spritesheet`.
    """
    digest = hashlib.sha256(video_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    end = "" if variant == "video" else f"-{variant}"
    return f"{_slug(prompt or '') or 'video'}-{digest}{end}"


def check_name(filename: str) -> str:
    """A caller's file name without spaces around it, if every system takes it as one.

    Raises:
        DownloadError: a folder in it, a reserved word, characters that some system refuses,
            a dot in front or behind, or more than 120 characters.
    """
    name = filename.strip(" ")
    why = next((why for why, is_so in _faults(name).items() if is_so), None)
    if why:
        raise DownloadError(f"{filename[:NAME_MAX_CHARS]!r} is no file name: {why}.")
    return name


def _faults(name: str) -> dict[str, bool]:
    first_word = name.partition(".")[0].rstrip().upper()
    return {
        "it is empty": not name,
        "give a plain name; the folder is chosen in the settings": "/" in name or "\\" in name,
        "it has characters that file systems refuse": any(map(_is_refused, name)),
        "it begins or ends with a dot": name.startswith(".") or name.endswith("."),
        f"{first_word} is a reserved word on Windows": first_word in _RESERVED,
        f"it is longer than {NAME_MAX_CHARS} characters": len(name) > NAME_MAX_CHARS
        or len(name.encode("utf-8", "surrogatepass")) > NAME_MAX_BYTES,
    }


def _is_refused(character: str) -> bool:
    return character in _NOT_IN_NAMES or not (character.isprintable() or character in _JOINERS)


def _stem(name: str) -> str:
    """The name without a media suffix; other dots belong to it."""
    stem, dot, suffix = name.rpartition(".")
    return stem if stem and f"{dot}{suffix}".lower() in KNOWN_SUFFIXES else name


def _slug(prompt: str) -> str:
    """The first words in lower case, joined by dashes; letters of every script count."""
    plain = (
        unicodedata.normalize("NFKC", prompt[:400]).lower().replace("'", "").replace("\u2019", "")
    )
    spaced = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in plain)
    slug = ""
    for word in spaced.split()[:SLUG_WORDS]:
        longer = f"{slug}-{word}" if slug else word[:SLUG_MAX_CHARS]
        if len(longer) > SLUG_MAX_CHARS:
            break
        slug = longer
    return slug


def _check_kind(mime_type: str | None, variant: Variant) -> str:
    """The MIME type, if it is of the kind that was asked for."""
    kind = "video" if variant == "video" else "image"
    if mime_type is None:
        raise DownloadError(f"What the server sent as {variant} is no {kind}.")
    if mime_type.startswith(kind):
        return mime_type
    if kind == "image":
        raise DownloadError(
            f"The server ignored `variant` and sent the video: it makes no {variant}."
        )
    raise DownloadError(f"The server sent a picture ({mime_type}) instead of the video.")


def _place_by_replacing(part: Path, target: Path) -> bool:
    """Reserve the name with an empty file of our own, then put the part in its place."""
    try:
        target.open("xb").close()
    except FileExistsError:
        return False
    try:
        part.replace(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return True


def _has_content(path: Path, length_bytes: int, sha256: str) -> bool:
    there = path.lstat()
    if not stat.S_ISREG(there.st_mode) or there.st_size != length_bytes:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _describe(path: Path) -> SavedFile | None:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        with path.open("rb") as file:
            mime_type = sniff(file.read(HEAD_BYTES))
            if mime_type is None or (mime_type in _BOXED and not is_whole(file)):
                return None
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return SavedFile(path, size, mime_type, digest)
    except OSError:
        return None


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where folders can be synced at all."""
    with contextlib.suppress(OSError):  # Windows cannot open folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
