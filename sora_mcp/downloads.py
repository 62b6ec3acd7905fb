"""Bytes become a saved file: whole or absent, under a safe name, never over another file."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar, TypeVarTuple

import anyio
import anyio.to_thread

from sora_mcp.errors import ApiError, DownloadError
from sora_mcp.filenames import check_name, file_name, stem_of
from sora_mcp.media import HEAD_BYTES, SUFFIXES, sniff
from sora_mcp.partfile import ChangedError, PartFile
from sora_mcp.pipe import pumped
from sora_mcp.video import Variant
from sora_mcp.whole import is_whole

__all__ = ["Downloads", "SavedFile", "check_name", "file_name"]

RESUME_PAUSES_S = (0.5, 2.0, 5.0)  # before each further attempt; four in all
CHUNK_BYTES = 1 << 20  # of a file that is copied
OUT_OF_RANGE = 416  # the file is shorter than what we have of it

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


class Body(Protocol):
    """Bytes of a file under way; `exchange.Content` is one."""

    @property
    def chunks(self) -> AsyncIterator[bytes]:
        """The bytes, once; raises a retryable `DownloadError` where they break off."""
        ...

    @property
    def starts_at_bytes(self) -> int:
        """Which byte of the file comes first."""
        ...

    @property
    def length_bytes(self) -> int | None:
        """How long the whole file is, None where the server does not say."""
        ...

    @property
    def validator(self) -> str | None:
        """What the server calls this version of the file, None where it does not say."""
        ...


# Opens the file from a byte on, if it is still this version; servers may begin at 0 all the same.
Open = Callable[[int, str | None], AbstractAsyncContextManager[Body]]


@dataclass(frozen=True)
class SavedFile:
    """A whole file on this machine."""

    path: Path
    bytes: int
    mime_type: str
    sha256: str


class Downloads:
    """The one folder where files are saved. It is made when the first file arrives."""

    def __init__(
        self,
        output_dir: Path,
        *,
        link: Callable[[Path, Path], None] = os.link,
        sleep: Callable[[float], Awaitable[Any]] = anyio.sleep,
    ) -> None:
        """`link` gives a file a second name and fails if that is taken, as `os.link` does."""
        self._folder = output_dir
        self._link = link
        self._sleep = sleep

    async def save(
        self, chunks: AsyncIterator[bytes], *, name: str, variant: Variant, length_bytes: int | None
    ) -> SavedFile:
        """Save what `chunks` bring as `name`, its suffix made that of the media.

        A file of the same content already there is used; another one makes it `name-2` and so on.
        Nothing is left behind by an error or a cancellation.

        Raises:
            DownloadError: a bad name, a folder that cannot be written, no media, the wrong kind
                of media, too much of it; retryable where the body was short.
        """

        async def once(part: PartFile) -> None:
            await self._take(part, chunks, 0, length_bytes, None)
            part.check_length()

        return await self._save(once, name, variant)

    async def fetch(self, open_at: Open, *, name: str, variant: Variant) -> SavedFile:
        """Save what `open_at` brings, and go on where it breaks off: up to four attempts.

        Raises:
            DownloadError: as `save`; retryable where it broke off for good.
        """
        return await self._save(lambda part: self._persist(part, open_at), name, variant)

    async def _save(
        self, fill: Callable[[PartFile], Awaitable[None]], name: str, variant: Variant
    ) -> SavedFile:
        stem = stem_of(check_name(name))
        part = await self._on_disk(PartFile, self._folder)
        try:
            await fill(part)
            mime_type = await self._on_disk(part.finish, variant)
            return await self._on_disk(self._publish, part, stem, mime_type)
        finally:
            with anyio.CancelScope(shield=True):
                await anyio.to_thread.run_sync(part.discard)

    async def adopt(self, path: Path, *, name: str, variant: Variant) -> SavedFile:
        """Save a copy of a finished file as `save` does.

        Raises:
            DownloadError: as `save`.
        """
        length_bytes = (await anyio.Path(path).stat()).st_size
        return await self.save(_chunks(path), name=name, variant=variant, length_bytes=length_bytes)

    async def describe(self, path: Path) -> SavedFile | None:
        """The file at `path` if it is there and whole, else None."""
        return await anyio.to_thread.run_sync(_describe, path)

    async def _persist(self, part: PartFile, open_at: Open) -> None:
        """All of the file, in as many attempts as there are pauses, and one."""
        for pause_s in RESUME_PAUSES_S:
            try:
                return await self._attempt(part, open_at)
            except DownloadError as error:
                if not error.retryable:
                    raise
            await self._sleep(pause_s)
        return await self._attempt(part, open_at)

    async def _attempt(self, part: PartFile, open_at: Open) -> None:
        """Go on from where `part` is to the end.

        Raises:
            DownloadError: retryable, it broke off (again), or has changed since.
        """
        try:
            async with open_at(part.resume_at_bytes, part.validator) as body:
                await self._take(
                    part, body.chunks, body.starts_at_bytes, body.length_bytes, body.validator
                )
        except (ChangedError, ApiError) as error:
            if isinstance(error, ApiError) and error.status != OUT_OF_RANGE:
                raise
            await self._on_disk(part.restart)
            raise DownloadError(
                "The file changed on the server while it was downloaded.", retryable=True
            ) from None
        part.check_length()

    async def _take(
        self,
        part: PartFile,
        chunks: AsyncIterator[bytes],
        at_bytes: int,
        total_bytes: int | None,
        validator: str | None,
    ) -> None:
        await self._on_disk(part.begin, at_bytes, total_bytes, validator)
        await pumped(chunks, lambda block: self._on_disk(part.write, block))

    async def _on_disk(self, work: Callable[[*Ts], T], *args: *Ts) -> T:
        """Do `work` in a thread, and tell in words what the disk does not allow."""
        try:
            return await anyio.to_thread.run_sync(work, *args)
        except OSError as error:
            words = _DISK_WORDS.get(error.errno or 0, error.strerror or "the disk gave an error")
            raise DownloadError(f"Cannot save into {self._folder}: {words}.") from error

    def _publish(self, part: PartFile, stem: str, mime_type: str) -> SavedFile:
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


async def _chunks(path: Path) -> AsyncIterator[bytes]:
    async with await anyio.open_file(path, "rb") as file:
        while chunk := await file.read(CHUNK_BYTES):
            yield chunk


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
            if mime_type is None or not is_whole(file, mime_type):
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
