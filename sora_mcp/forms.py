"""A multipart form on its way out: names and types are said, files are read off the event loop."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, BinaryIO, cast

import anyio.to_thread
import httpx2

from sora_mcp.errors import UploadError
from sora_mcp.video import FileUpload

Parts = Mapping[str, str | FileUpload | None]


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
