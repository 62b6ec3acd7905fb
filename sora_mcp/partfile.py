"""A file that is being downloaded: hidden, measured and hashed as it grows, able to go on."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from sora_mcp.errors import DownloadError
from sora_mcp.media import HEAD_BYTES, sniff
from sora_mcp.video import Variant
from sora_mcp.whole import is_whole

VIDEO_MAX_BYTES = 8 << 30  # hours of 4K; more is a server gone wrong, and somebody's disk
OVERLAP_BYTES = 64 << 10  # asked for twice, so that what goes on is seen to fit

_FLUSH_BYTES = 16 << 20


class ChangedError(Exception):
    """Raised when what goes on does not fit what is there: the file is another one by now."""


class PartFile:
    """A hidden file beside its target. Everything here belongs into a thread.

    Attributes:
        path: where it lies.
        length_bytes: how much of it there is.
        sha256: the hash of that.
        validator: what the server calls this version of the file, None where it does not say.
    """

    def __init__(self, folder: Path, *, max_bytes: int = VIDEO_MAX_BYTES) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # A random name: two processes that fetch the same video must not write into one file.
        self.path = folder.resolve() / f".{secrets.token_hex(8)}.part"
        self._max_bytes = max_bytes
        self._file = self.path.open("x+b", buffering=0)
        self.length_bytes = 0
        self.sha256 = hashlib.sha256()
        self.validator: str | None = None
        self._total_bytes: int | None = None
        self._flushed_bytes = 0
        self._known_bytes = 0  # of what is here, how many are to come once more

    @property
    def resume_at_bytes(self) -> int:
        """From where to go on: a little before the end, 0 for the start."""
        return max(0, self.length_bytes - OVERLAP_BYTES)

    def begin(self, at_bytes: int, total_bytes: int | None, validator: str | None) -> None:
        """Take what comes as the bytes from `at_bytes` on, 0 for a new start.

        Raises:
            ChangedError: it does not follow on what is here.
            DownloadError: it would be too large.
        """
        if total_bytes is not None:
            self._check_size(total_bytes)
        if at_bytes == 0:
            self.restart()
        elif at_bytes > self.length_bytes or _differ(total_bytes, self._total_bytes):
            raise ChangedError
        self._known_bytes = self.length_bytes - at_bytes
        self._total_bytes = self._total_bytes if total_bytes is None else total_bytes
        self.validator = validator

    def write(self, chunks: Sequence[bytes]) -> None:
        """Add what comes next; what is here already has to be the same.

        Raises:
            ChangedError: it is not.
            DownloadError: there is no end to it.
        """
        block = b"".join(chunks)
        if self._known_bytes:
            block = self._compared(block)
        self._check_size(self.length_bytes + len(block))
        rest = memoryview(block)
        while rest:  # an unbuffered file may take a part of it
            rest = rest[self._file.write(rest) :]
        self.sha256.update(block)
        self.length_bytes += len(block)
        if self.length_bytes - self._flushed_bytes >= _FLUSH_BYTES:
            self._flush()

    def restart(self) -> None:
        """Forget what is here."""
        self._file.seek(0)
        self._file.truncate()
        self.length_bytes = 0
        self.sha256 = hashlib.sha256()
        self.validator = self._total_bytes = None
        self._known_bytes = self._flushed_bytes = 0

    def check_length(self) -> None:
        """Pass if as much is here as the server said.

        Raises:
            DownloadError: retryable, it broke off.
        """
        total = self._total_bytes
        if self.length_bytes == 0 or self.length_bytes != (total or self.length_bytes):
            expected = "" if total is None else f" of {total}"
            raise DownloadError(
                f"The download broke off after {self.length_bytes}{expected} bytes.", retryable=True
            )

    def finish(self, variant: Variant) -> str:
        """Make sure that this is the whole, right thing, and on the disk; give its MIME type.

        Raises:
            DownloadError: it is not; retryable where its end is missing.
        """
        self._file.seek(0)
        mime_type = _check_kind(sniff(self._file.read(HEAD_BYTES)), variant)
        if not is_whole(self._file, mime_type):
            raise DownloadError(
                "The download broke off: the video's last part is missing.", retryable=True
            )
        os.fsync(self._file.fileno())
        self._file.close()
        return mime_type

    def discard(self) -> None:
        """Leave nothing behind; after publishing there is only the second name to remove."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self.path.unlink()

    def _flush(self) -> None:
        """Have the disk begin to write what is here, so that the wait at the end is short."""
        if hasattr(os, "posix_fadvise"):  # not on Windows and macOS
            done, self._flushed_bytes = self._flushed_bytes, self.length_bytes
            length_bytes = self.length_bytes - done
            os.posix_fadvise(self._file.fileno(), done, length_bytes, os.POSIX_FADV_DONTNEED)

    def _compared(self, block: bytes) -> bytes:
        """What is new in `block`, after the bytes that are here already."""
        again = block[: self._known_bytes]
        self._file.seek(self.length_bytes - self._known_bytes)
        if self._file.read(len(again)) != again:
            raise ChangedError
        self._known_bytes -= len(again)
        self._file.seek(0, os.SEEK_END)
        return block[len(again) :]

    def _check_size(self, length_bytes: int) -> None:
        if length_bytes > self._max_bytes:
            raise DownloadError(
                f"The download is larger than {self._max_bytes / (1 << 30):g} GiB, the most that "
                "is saved."
            )


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other


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
