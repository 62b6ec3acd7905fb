"""A form on its way out: names, types and values said as servers read them, files in threads."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, BinaryIO, cast

import anyio.to_thread
import httpx2

from sora_mcp.errors import InvalidRequestError, UploadError
from sora_mcp.video import FileUpload, ImageReference

Parts = Mapping[str, str | FileUpload | None]


EXTRA_MAX = 50  # parameters; no server has as many

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")


def checked_extra(extra: Mapping[str, Any], named: Iterable[str]) -> dict[str, Any]:
    """A server's own parameters without those left empty, if they can be sent beside the `named`.

    Raises:
        InvalidRequestError: too many, a bad name, one that is named already, or no JSON.
    """
    if len(extra) > EXTRA_MAX:
        raise InvalidRequestError(f"`extra` takes at most {EXTRA_MAX} parameters.")
    taken = set(named)
    for name in extra:
        if name in taken:
            raise InvalidRequestError(f"`{name}` is an argument of its own, so not for `extra`.")
        if not _NAME.fullmatch(name):
            raise InvalidRequestError(
                f"{name[:60]!r} in `extra` is no name: letters, digits and _ make one, such as fps."
            )
    given = {name: value for name, value in extra.items() if value is not None}
    try:
        json.dumps(given, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise InvalidRequestError("`extra` holds a value that JSON has no words for.") from None
    return given


def as_text(value: Any) -> str:
    """A JSON value as a field of a form: true, 24, 2.5, text as it is, the rest as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)


class ReadInThread(httpx2.AsyncByteStream):
    """A form whose files are read off the event loop."""

    def __init__(self, form: httpx2.SyncByteStream | httpx2.AsyncByteStream) -> None:
        self._form = cast(Iterable[bytes], form)  # httpx2 makes forms that are both

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        chunks = iter(self._form)
        while (chunk := await anyio.to_thread.run_sync(_next, chunks)) is not None:
            yield chunk


def _next(chunks: Iterator[bytes]) -> bytes | None:
    try:
        return next(chunks, None)
    except OSError as error:
        raise UploadError(f"The file could not be read to its end: {error.strerror}.") from error


async def part(value: str | FileUpload, stack: AsyncExitStack) -> tuple[Any, ...]:
    """One part of a form as httpx2 takes it; `stack` closes the file it reads from.

    Raises:
        UploadError: the file is gone.
    """
    if isinstance(value, str):
        return (None, value)
    content: bytes | BinaryIO
    if isinstance(value.content, Path):
        content = await _open(value.content)
        stack.callback(content.close)
    else:
        content = value.content
    return (value.filename, content, value.mime_type)


async def _open(path: Path) -> BinaryIO:
    try:
        return await anyio.to_thread.run_sync(path.open, "rb")
    except OSError as error:
        raise UploadError(f"{path} cannot be read any more: {error.strerror}.") from error


async def as_object(image: FileUpload | ImageReference) -> dict[str, str]:
    """A reference picture as JSON has it; a file travels as a data URL.

    Raises:
        UploadError: the file is gone.
    """
    if isinstance(image, ImageReference):
        return {"file_id": image.file_id} if image.file_id else {"image_url": image.image_url or ""}
    return {"image_url": await anyio.to_thread.run_sync(_data_url, image)}


def _data_url(image: FileUpload) -> str:
    try:
        content = image.content
        data = content.read_bytes() if isinstance(content, Path) else content
    except OSError as error:
        raise UploadError(f"{image.filename} cannot be read any more: {error.strerror}.") from error
    return f"data:{image.mime_type};base64,{base64.b64encode(data).decode()}"
