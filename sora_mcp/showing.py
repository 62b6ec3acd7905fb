"""A video's file in pieces, each small enough for one message: what a player in a chat reads."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from weakref import WeakValueDictionary

import anyio
import anyio.to_thread

from sora_mcp.composition import Composition
from sora_mcp.detached import Detached
from sora_mcp.downloads import Downloads, SavedFile
from sora_mcp.errors import DownloadError, InvalidRequestError
from sora_mcp.ids import checked
from sora_mcp.ledger import Ledger
from sora_mcp.saving import Saving

# Hosts read larger messages in quadratic time, and drop a line of more than 10 MiB.
PIECE_BYTES = 256 << 10

_NOTED_MAX = 200  # files whose content is known; looking again costs a hash of the file

_Version = tuple[int, int]  # bytes, and when it was changed, in ns


class Showing:
    """The saved files of one backend's videos. One that is not saved yet is saved first.

    Saving goes on when whoever asked gave up: on a slow line they ask again and find more of it.
    """

    def __init__(
        self,
        composition: Composition,
        saving: Saving,
        downloads: Downloads,
        ledger: Ledger,
        detached: Detached,
        *,
        backend: str,
    ) -> None:
        self._composition = composition
        self._saving = saving
        self._downloads = downloads
        self._ledger = ledger
        self._detached = detached
        self._backend = backend
        self._noted: dict[str, tuple[SavedFile, _Version | None]] = {}
        self._opening: WeakValueDictionary[str, anyio.Lock] = WeakValueDictionary()

    async def file(self, video_id: str) -> SavedFile:
        """The saved file of a completed video; concurrent calls save it once.

        Raises:
            NotReadyError, FailedVideoError, ExpiredVideoError, DownloadError: there is none.
        """
        if known := await self._known(checked(video_id)):
            return known
        return await self._detached.run(partial(self._open, video_id))

    async def piece(self, video_id: str, offset_bytes: int) -> bytes:
        """At most `PIECE_BYTES` of the file from a byte on; empty exactly at its end.

        Raises:
            InvalidRequestError: the file ends before that.
        """
        file = await self.file(video_id)
        return await piece(file.path, offset_bytes)

    async def _open(self, video_id: str) -> SavedFile:
        async with self._opening.setdefault(video_id, anyio.Lock()):
            if known := await self._known(video_id):
                return known
            file = await self._saved(video_id)
            if len(self._noted) >= _NOTED_MAX:
                self._noted.clear()
            version = await anyio.to_thread.run_sync(_version, file.path)
            self._noted[video_id] = (file, version)
            return file

    async def _saved(self, video_id: str) -> SavedFile:
        """Where it is saved under whatever name, else as `download_video` saves it."""
        paths = await self._ledger.video_paths(self._backend, [video_id])
        if video_id in paths and (file := await self._downloads.describe(paths[video_id])):
            return file
        await self._composition.finish(video_id)
        return await self._saving.save(video_id)

    async def _known(self, video_id: str) -> SavedFile | None:
        file, version = self._noted.get(video_id, (None, None))
        if file and version and await anyio.to_thread.run_sync(_version, file.path) == version:
            return file
        return None


async def piece(path: Path, offset_bytes: int) -> bytes:
    """At most `PIECE_BYTES` of a file from a byte on; empty exactly at its end.

    Raises:
        InvalidRequestError: the file ends before that.
        DownloadError: the file cannot be read.
    """
    try:
        return await anyio.to_thread.run_sync(_read, path, offset_bytes)
    except OSError as error:
        raise DownloadError(f"Cannot read {path}: {error.strerror or error}.") from error


def offset(text: str) -> int:
    """A byte's number as an address says it.

    Raises:
        InvalidRequestError: it is none.
    """
    if text.isascii() and text.isdigit() and len(text) <= 15:
        return int(text)
    raise InvalidRequestError(f"{text[:40]!r} is not an offset: it is a whole number of bytes.")


def _read(path: Path, offset_bytes: int) -> bytes:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if offset_bytes > size:
            raise InvalidRequestError(
                f"The file has {size} bytes, so nothing is at byte {offset_bytes}."
            )
        file.seek(offset_bytes)
        return file.read(PIECE_BYTES)


def _version(path: Path) -> _Version | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
