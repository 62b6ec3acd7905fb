"""A reference picture becomes one that every server takes, upright and of the video's size."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Literal

import anyio
import anyio.to_thread

import sora_mcp
from sora_mcp import headers
from sora_mcp.errors import UploadError
from sora_mcp.media import HEAD_BYTES, PIXELS_MAX, kind_of, named, sniff, too_many_pixels
from sora_mcp.video import FileUpload

IMAGE_MAX_BYTES = 20 << 20  # reference: image_url is at most 20971520 characters
PREPARE_MAX_S = 30.0

Fit = Literal["crop", "pad", "exact"]
Size = tuple[int, int]

_SENDABLE = ("image/jpeg", "image/png", "image/webp")
_COMMAND = (sys.executable, "-m", "sora_mcp.picture_process")
_SIZE = re.compile(r"\s*(\d{1,5})\s*[xX\u00d7*]\s*(\d{1,5})\s*")


@dataclass(frozen=True)
class Picture:
    """The bytes of a picture, as far as they can be judged without decoding them."""

    name: str
    data: bytes
    mime_type: str
    header: headers.Header | None = None
    note: str | None = None

    def is_ready(self, size: Size | None) -> bool:
        """Whether it can be sent as it is."""
        header = self.header
        return bool(header and header.is_plain and size in (None, (header.width, header.height)))

    def upload(self) -> FileUpload:
        """The picture as a file.

        Raises:
            UploadError: it is of a kind that not every server takes.
        """
        if self.mime_type not in _SENDABLE:
            raise _wrong_kind(self.name, self.mime_type)
        return FileUpload(named(self.name, self.mime_type), self.mime_type, self.data, self.note)


class Pictures:
    """Prepares pictures in processes of their own: short-lived, limited, and without secrets.

    Decoders are the part of a program that strangers attack, and they take much memory.
    """

    def __init__(
        self,
        env: Mapping[str, str],
        *,
        command: tuple[str, ...] = _COMMAND,
        max_s: float = PREPARE_MAX_S,
    ) -> None:
        """`env` is all that the processes see of the environment."""
        self._env = env
        self._command = command
        self._max_s = max_s

    async def prepare(self, picture: Picture, *, size: str | None, fit: Fit) -> FileUpload:
        """The picture upright, as PNG or JPEG, and fitted to `size` ("1280x720") where it is known.

        What is all that already comes back byte for byte, and no process is started for it.

        Raises:
            UploadError: it is damaged or too large, of a kind that cannot be read here, or, with
                the fit `exact`, of another size.
        """
        wanted = as_size(size)
        if picture.is_ready(wanted):
            return picture.upload()
        task = {
            "kind": picture.mime_type,
            "size": wanted,
            "fit": fit,
            "max_pixels": PIXELS_MAX,
            "max_bytes": IMAGE_MAX_BYTES,
            "max_s": self._max_s,
        }
        answer, data = await self._ask(task, picture)
        if answer.get("is_unknown"):
            raise _wrong_kind(picture.name, picture.mime_type)
        if "refused" in answer:
            raise UploadError(f"{picture.name} {answer['refused']}")
        mime_type, done = str(answer["mime_type"]), filter(None, [picture.note, *answer["done"]])
        return FileUpload(named(picture.name, mime_type), mime_type, data, "; ".join(done) or None)

    async def _ask(self, task: Mapping[str, Any], picture: Picture) -> tuple[dict[str, Any], bytes]:
        """What the process says to the task, and the bytes that it sends along."""
        given = json.dumps(task).encode() + b"\n" + picture.data
        # A file and not a pipe, which breaks when the process ends before it has read everything.
        with await anyio.to_thread.run_sync(_as_file, given) as stdin:
            try:
                with anyio.fail_after(self._max_s):
                    done = await self._run(stdin)
            except TimeoutError:
                raise UploadError(
                    f"{picture.name} could not be prepared within {self._max_s:g} s: "
                    "send a smaller one."
                ) from None
        line, _, data = done.stdout.partition(b"\n")
        if done.returncode or not line:
            raise UploadError(
                f"{picture.name} could not be prepared: it is damaged, or needs too much memory. "
                "Save it anew as PNG or JPEG."
            )
        return json.loads(line), data

    async def _run(self, stdin: IO[bytes]) -> subprocess.CompletedProcess[bytes]:
        return await anyio.run_process(
            self._command,
            stdin=stdin,
            stderr=subprocess.DEVNULL,
            check=False,
            env=self._env,
            cwd=Path(sora_mcp.__file__).parent.parent,
            start_new_session=True,  # Ctrl-C in the terminal is the server's to handle
        )


def _as_file(data: bytes) -> IO[bytes]:
    """A file without a name, to be read from its start."""
    file = TemporaryFile()  # noqa: SIM115 - the caller closes it
    file.write(data)
    file.seek(0)
    return file


def look(name: str, data: bytes) -> Picture:
    """A picture known by its first bytes and its header; nothing is decoded.

    Raises:
        UploadError: it is empty, too large in bytes or pixels, damaged, or no picture.
    """
    if not data:
        raise UploadError(f"{name} is empty.")
    if len(data) > IMAGE_MAX_BYTES:
        raise UploadError(too_large(name, IMAGE_MAX_BYTES))
    mime_type = sniff(data[:HEAD_BYTES])
    if mime_type is None or not mime_type.startswith("image/"):
        raise _wrong_kind(name, mime_type)
    try:
        header = headers.read(data, mime_type)
    except headers.DamagedError:
        raise UploadError(f"{name} is damaged: part of the picture is missing.") from None
    if header is None:
        return Picture(name, data, mime_type)
    if header.pixels > PIXELS_MAX:
        raise UploadError(f"{name} {too_many_pixels(header.width, header.height)}")
    rest_bytes = len(data) - header.end
    # Phones append films, and attackers whole archives: neither is part of the picture.
    note = f"{rest_bytes} bytes behind the picture left off" if rest_bytes else None
    return Picture(name, data[: header.end], mime_type, header, note)


def as_size(size: str | None) -> Size | None:
    """A size such as 1280x720 as numbers; None for what is none, or none that anybody makes."""
    match = _SIZE.fullmatch(size or "")
    if match is None:
        return None
    width, height = int(match[1]), int(match[2])
    return (width, height) if 0 < width * height <= PIXELS_MAX else None


def too_large(name: str, max_bytes: int) -> str:
    """The sentence about a file with too many bytes."""
    return f"{name} is larger than {max_bytes >> 20} MiB, the most that can be sent."


def _wrong_kind(name: str, mime_type: str | None) -> UploadError:
    return UploadError(
        f"{name} is {kind_of(mime_type)}, not a picture that can be sent: "
        "convert it to PNG or JPEG."
    )
