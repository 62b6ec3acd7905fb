"""What a caller points at becomes what goes on the wire: a checked file, or a reference."""

from __future__ import annotations

import base64
import binascii
import os
import re
import stat
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import anyio.to_thread

from sora_mcp.errors import UploadError
from sora_mcp.media import HEAD_BYTES, KNOWN_SUFFIXES, kind_of, named, sniff
from sora_mcp.pictures import IMAGE_MAX_BYTES, Fit, Picture, Pictures, look, too_large
from sora_mcp.video import FileUpload, ImageReference

VIDEO_MAX_BYTES = 512 << 20

VIDEO_TYPES = ("video/mp4", "video/quicktime", "video/webm", "video/x-matroska")

_PATH_START = re.compile(r"[/~\\]|\.{1,2}[/\\]|[A-Za-z]:[/\\]")
# The path is resolved already: a link in its place was put there meanwhile. Windows has neither.
_NEVER_ELSEWHERE = (
    getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_FILE_ID = re.compile(r"[\w.:=+/-]{1,512}", re.ASCII)
_DATA_URL = re.compile(r"data:[^,]{0,200};base64,", re.IGNORECASE)


class UrlFetcher(Protocol):
    """Fetches a picture from the web, safely."""

    async def fetch(self, url: str) -> bytes:
        """The whole body.

        Raises:
            UploadError: it cannot be had, or must not be asked for.
        """
        ...


class Uploads:
    """Files that may leave this machine: media, inside the allowed folders, of a sane size."""

    def __init__(
        self,
        readable_dirs: Sequence[Path],
        *,
        fetch: UrlFetcher | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        """Bare names are looked up in `readable_dirs` in order.

        With `fetch`, pictures behind URLs are fetched here; without it the server does that.
        With `pictures`, they are converted and fitted; without it they go as they are.
        """
        self._dirs = tuple(readable_dirs)
        self._fetch = fetch
        self._pictures = pictures

    async def image(
        self, given: str, *, size: str | None = None, fit: Fit = "crop"
    ) -> FileUpload | ImageReference:
        """A reference picture from a path, an `http(s)` URL, a data URL or a file id.

        A picture that is here is made one that every server takes, and fitted to `size` where
        that is known; the upload's `note` says how. What the server has or fetches stays as it is.

        Raises:
            UploadError: it is not there, not allowed, too large, damaged, or no picture.
        """
        picture = await self._picture(given)
        if isinstance(picture, ImageReference):
            return picture
        if self._pictures is None:
            return picture.upload()
        return await self._pictures.prepare(picture, size=size, fit=fit)

    async def _picture(self, given: str) -> Picture | ImageReference:
        if given[:5].lower() == "data:":
            return await anyio.to_thread.run_sync(_from_data_url, given)
        if _scheme(given) in ("http", "https"):
            if self._fetch is None:
                return ImageReference(image_url=given)
            data = await self._fetch.fetch(given)
            return await anyio.to_thread.run_sync(look, _last_name(given), data)
        if is_path(given):
            return await anyio.to_thread.run_sync(self._read_image, given)
        if not _FILE_ID.fullmatch(given):
            raise UploadError(
                f"{_short(given)} is no picture: give a file's path, an http(s) URL, a data URL "
                "or a file id."
            )
        return ImageReference(file_id=given)

    async def video_file(self, given: str) -> FileUpload:
        """A video from a path; it is read from disk when it is sent.

        Raises:
            UploadError: it is not there, not allowed, too large, or no MP4, MOV or WebM.
        """
        if given[:5].lower() == "data:" or _scheme(given) in ("http", "https"):
            raise UploadError("Videos are taken from files only: save it, then give its path.")
        return await anyio.to_thread.run_sync(self._check_video, given)

    def _read_image(self, given: str) -> Picture:
        path = self._locate(given)
        with _opened(path, IMAGE_MAX_BYTES) as file:
            return look(path.name, file.read(IMAGE_MAX_BYTES + 1))

    def _check_video(self, given: str) -> FileUpload:
        path = self._locate(given)
        with _opened(path, VIDEO_MAX_BYTES) as file:
            mime_type = sniff(file.read(HEAD_BYTES))
        if mime_type not in VIDEO_TYPES:
            raise UploadError(
                f"{path.name} is {kind_of(mime_type)}, not a video that can be sent: "
                "convert it to MP4."
            )
        return FileUpload(named(path.name, mime_type), mime_type, path)

    def _locate(self, given: str) -> Path:
        """The file meant, links resolved, inside an allowed folder.

        What lies outside is not even looked at, so nobody learns what is there.
        """
        try:
            allowed = [folder.expanduser().resolve() for folder in self._dirs]
            places = [path.resolve() for path in self._candidates(given)]
        except (OSError, RuntimeError, ValueError):  # a link to itself, `~nobody`, a zero byte
            raise UploadError(f"{_short(given)} is not a path.") from None
        inside = [path for path in places if any(path.is_relative_to(one) for one in allowed)]
        if not inside:
            raise UploadError(
                f"{_short(given)} is outside the folders files are sent from: {self._folders()}. "
                "Copy it into one of them, or add its folder to SORA_MCP_READ_DIRS."
            )
        for path in inside:
            if os.path.lexists(path):
                return path
        raise UploadError(
            f"There is no file {_short(given)}. Files are looked for in {self._folders()}."
        )

    def _candidates(self, given: str) -> Iterator[Path]:
        path = _as_path(given)
        if path.is_absolute():
            yield path
        else:
            yield from (folder.expanduser() / path for folder in self._dirs)

    def _folders(self) -> str:
        return ", ".join(str(folder) for folder in self._dirs)


def is_path(given: str) -> bool:
    """Whether `given` points at something (a path, a file name, a URL) rather than being an id."""
    if _PATH_START.match(given) or _SCHEME.match(given) or given[:5].lower() == "data:":
        return True
    return Path(given).suffix.lower() in KNOWN_SUFFIXES


def _from_data_url(given: str) -> Picture:
    start = _DATA_URL.match(given)
    if start is None:
        raise UploadError("The data URL is not base64. Write it as data:image/png;base64,....")
    if (len(given) - start.end()) * 3 // 4 > IMAGE_MAX_BYTES + 2:  # 2: padding
        raise UploadError(too_large("The picture in the data URL", IMAGE_MAX_BYTES))
    try:
        data = base64.b64decode(given[start.end() :], validate=True)
    except (binascii.Error, ValueError):  # ValueError: characters beyond ASCII
        raise UploadError("The data URL's base64 is damaged; send it again whole.") from None
    return look("image", data)


def _as_path(given: str) -> Path:
    """A path as a person or a program writes it.

    Raises:
        UploadError: it names another machine, or is a URL of another kind.
    """
    if given.startswith(("\\\\", "//")):
        raise UploadError(f"{_short(given)} is on another machine; copy the file to this one.")
    scheme = _scheme(given)
    if scheme is None:
        return Path(given).expanduser()
    parts = urlsplit(given)
    if scheme != "file":
        raise UploadError(f"{_short(given)} cannot be read: {scheme} addresses are not supported.")
    if parts.netloc not in ("", "localhost") or unquote(parts.path).startswith(("//", "/\\")):
        raise UploadError(f"{_short(given)} is on another machine; copy the file to this one.")
    return Path(url2pathname(parts.path))


@contextmanager
def _opened(path: Path, max_bytes: int) -> Generator[BinaryIO]:
    """The file, never waiting for a pipe and never touching a device."""
    try:
        _check(path, path.lstat(), max_bytes)
        flags = os.O_RDONLY | _NEVER_ELSEWHERE
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - an open descriptor
            _check(path, os.fstat(file.fileno()), max_bytes)  # what was opened, not what was there
            yield file
    except OSError as error:
        raise UploadError(f"{path.name} cannot be read: {error.strerror}.") from error


def _check(path: Path, there: os.stat_result, max_bytes: int) -> None:
    if stat.S_ISDIR(there.st_mode):
        raise UploadError(f"{path.name} is a folder; give the path of a file in it.")
    if not stat.S_ISREG(there.st_mode):
        raise UploadError(f"{path.name} is not an ordinary file.")
    if there.st_size == 0:
        raise UploadError(f"{path.name} is empty.")
    if there.st_size > max_bytes:
        raise UploadError(too_large(path.name, max_bytes))


def _last_name(url: str) -> str:
    """The last part of a URL's path, as a file name."""
    return re.sub(r"[^\w.-]", "_", unquote(urlsplit(url).path).rpartition("/")[2])[:80] or "image"


def _scheme(given: str) -> str | None:
    match = _SCHEME.match(given)
    return match[1].lower() if match else None


def _short(given: str) -> str:
    """What was given, as one line that fits a sentence."""
    line = "".join(c if c.isprintable() else "?" for c in given)
    return repr(line if len(line) <= 100 else line[:99] + "…")
