"""Opens a video's media: where the API says they are, or at the address that the video names."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import anyio
import httpx2

from sora_mcp import body, ranges
from sora_mcp.capabilities import Capabilities
from sora_mcp.errors import (
    ApiError,
    NotFoundError,
    RejectedError,
    ServerError,
    UnsupportedError,
)
from sora_mcp.exchange import Exchange, mime_type
from sora_mcp.media import HEAD_BYTES, sniff
from sora_mcp.video import Variant, Video

SETTLE_S = 1.0  # servers answer `completed` a moment before the file is in its place

# Media may be elsewhere after these; an answer that never came says nothing about that.
_UNAVAILABLE = (NotFoundError, RejectedError, ServerError, UnsupportedError)


@dataclass(frozen=True)
class Content:
    """Media under way.

    Attributes:
        chunks: the bytes, once; raises a retryable `DownloadError` where they break off.
        mime_type: what the server calls them, lower case, without parameters.
        length_bytes: how many the whole file has, None where the server does not say.
        starts_at_bytes: which byte of the file comes first.
        validator: what the server calls this version of the file, None where it does not say.
    """

    chunks: AsyncIterator[bytes]
    mime_type: str
    length_bytes: int | None
    starts_at_bytes: int = 0
    validator: str | None = None


class ContentSource:
    """The media of one server's videos. `look` gives a video as it is now, asked for once."""

    def __init__(
        self,
        exchange: Exchange,
        capabilities: Capabilities,
        look: Callable[[str], Awaitable[Video]],
        *,
        sleep: Callable[[float], Awaitable[Any]],
        timeout_s: float | None,
    ) -> None:
        self._exchange = exchange
        self._capabilities = capabilities
        self._look = look
        self._sleep = sleep
        self._timeout_s = timeout_s

    @asynccontextmanager
    async def open(
        self,
        path: str,
        video_id: str,
        variant: Variant,
        *,
        offset_bytes: int = 0,
        validator: str | None = None,
    ) -> AsyncGenerator[Content]:
        """The media of a completed video; `path` is where the API has them.

        With an offset they begin there, where the server can do that and still has the version
        that `validator` names; else at 0.

        Raises:
            UnsupportedError: the server has no such picture of any video.
            ApiError: there is nothing (yet), here or elsewhere.
        """
        span = ranges.asked(offset_bytes, validator)
        response = await self._found(path, video_id, variant, span)
        try:
            async with aclosing(body.chunks(response)) as chunks:
                head = b""
                if variant != "video":
                    head = await _head(chunks)
                    self._refuse_clip(response, head, variant)
                async with aclosing(_chained(head, chunks)) as whole:
                    length_bytes, starts_at_bytes, named = ranges.answered(
                        response.status_code, response.headers
                    )
                    yield Content(whole, mime_type(response), length_bytes, starts_at_bytes, named)
        finally:
            with anyio.CancelScope(shield=True):
                await response.aclose()

    async def _found(
        self, path: str, video_id: str, variant: Variant, span: Mapping[str, str]
    ) -> httpx2.Response:
        if variant != "video":
            self._capabilities.check(variant)
        try:
            self._capabilities.check("content")
            return await self._get(path, variant, span)
        except _UNAVAILABLE as error:
            video = await self._completed(video_id)
            if video is None:
                raise
            if variant != "video":
                return await self._picture(path, variant, error)
            return await self._elsewhere(path, video, error, span)

    async def _completed(self, video_id: str) -> Video | None:
        """The video, if it is completed: only then is it odd that there are no media."""
        try:
            video = await self._look(video_id)
        except ApiError:
            return None
        return video if video.phase == "completed" else None

    async def _elsewhere(
        self, path: str, video: Video, error: ApiError, span: Mapping[str, str]
    ) -> httpx2.Response:
        if isinstance(error, UnsupportedError):
            error = self._capabilities.learn("content", error)
        url = self._exchange.web_address(video.media_url or error.media_url)
        if url is not None:
            return await self._get(url, "video", span)
        if isinstance(error, NotFoundError):  # no sign of a missing route: files expire
            await self._sleep(SETTLE_S)
            return await self._get(path, "video", span)
        raise error

    async def _picture(self, path: str, variant: Variant, error: ApiError) -> httpx2.Response:
        if isinstance(error, NotFoundError):
            await self._sleep(SETTLE_S)
            try:
                return await self._get(path, variant)
            except NotFoundError as again:
                # Not remembered: the files of this one video may have expired.
                raise self._capabilities.named(variant, again) from again
        if isinstance(error, ServerError):
            raise error
        raise self._capabilities.learn(variant, error) from error

    async def _get(
        self, place: str, variant: Variant, span: Mapping[str, str] = ranges.WHOLE
    ) -> httpx2.Response:
        return await self._exchange.open(
            place,
            # SGLang reads any `variant` as a number, so the default stays unsaid.
            params=None if variant == "video" else {"variant": variant},
            accept="video/*, */*;q=0.5" if variant == "video" else "image/*, */*;q=0.5",
            timeout_s=self._timeout_s,
            span=span,
        )

    def _refuse_clip(self, response: httpx2.Response, head: bytes, variant: Variant) -> None:
        """Some servers ignore `variant` and send the video."""
        if (sniff(head) or mime_type(response)).startswith("video/"):
            raise self._capabilities.learn(variant, UnsupportedError("", status=None))


async def _head(chunks: AsyncIterator[bytes]) -> bytes:
    """The first bytes, enough to tell what they are."""
    head = b""
    async for chunk in chunks:
        head += chunk
        if len(head) >= HEAD_BYTES:
            break
    return head


async def _chained(head: bytes, chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes]:
    if head:
        yield head
    async for chunk in chunks:
        yield chunk
