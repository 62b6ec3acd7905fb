"""One exchange with a Videos API server: the key, what may be repeated, redirects, broken lines."""

from __future__ import annotations

import random as _random
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import anyio
import httpx2

from sora_mcp import __version__
from sora_mcp.answers import Answer
from sora_mcp.errors import (
    ApiError,
    ConfigurationError,
    DownloadError,
    InvalidRequestError,
    NotFoundError,
    RateLimitedError,
    ServerError,
    UnreachableError,
)
from sora_mcp.forms import Parts, ReadInThread, part
from sora_mcp.unreachable import in_words

RETRY_ATTEMPTS = 4
RETRY_TOTAL_S = 30.0  # no further attempt starts later than this after the first
REDIRECTS_MAX = 5

_BACKOFF_S, _BACKOFF_MAX_S = 0.5, 8.0

T = TypeVar("T")


@dataclass(frozen=True)
class Content:
    """Media under way.

    Attributes:
        chunks: the bytes, once; raises a retryable `DownloadError` where they break off.
        mime_type: what the server calls them, lower case, without parameters.
        length_bytes: how many there will be, None where the server does not say.
    """

    chunks: AsyncIterator[bytes]
    mime_type: str
    length_bytes: int | None


class Exchange:
    """Requests out, answers in, for one base URL and one key.

    A GET or DELETE is repeated where that can help, within 4 attempts and 30 s. A POST makes
    something that may cost, so it is repeated only after a 429, which says that nothing was made.
    """

    def __init__(
        self,
        http: httpx2.AsyncClient,
        *,
        base_url: str,
        api_key: str | None = None,
        sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
        random: Callable[[], float] = _random.random,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the transport with its time limits from `http`.

        Raises:
            ConfigurationError: the key cannot be sent, or the base URL is no address.
        """
        if api_key and not (api_key.isascii() and api_key.isprintable()):
            raise ConfigurationError("The API key has characters that no HTTP header can carry.")
        try:
            url = httpx2.URL(base_url)
        except httpx2.InvalidURL:
            raise ConfigurationError("The base URL is not an address.") from None
        self._http = http
        self._origin = url.origin
        self._place = f"{url.scheme}://{url.netloc.decode('ascii')}"  # for people; no credentials
        self._base_url = base_url.rstrip("/")
        self._key = api_key
        self._sleep = sleep
        self._random = random
        self._clock = clock

    async def get(
        self, path: str, read: Callable[[Answer], T], params: Mapping[str, Any] | None = None
    ) -> T:
        """What `read` makes of the answer."""
        return await self._persist(
            lambda: self._exchange("GET", path, read, params=params), _is_transient
        )

    async def delete(self, path: str) -> None:
        """Delete; "not found" is a success where an earlier attempt may have done the work."""
        may_be_done = False

        async def attempt() -> None:
            nonlocal may_be_done
            try:
                await self._exchange("DELETE", path, Answer.nothing)
            except NotFoundError:
                if not may_be_done:
                    raise
            except UnreachableError as error:
                may_be_done |= error.maybe_sent
                raise
            except ServerError:
                may_be_done = True
                raise

        await self._persist(attempt, _is_transient)

    async def post(self, path: str, read: Callable[[Answer], T], body: Mapping[str, Any]) -> T:
        """Send `body` as JSON; what is None stays off the wire."""
        json = {name: value for name, value in body.items() if value is not None}
        return await self._persist(
            lambda: self._exchange("POST", path, read, json=json), _made_nothing
        )

    async def post_form(self, path: str, read: Callable[[Answer], T], parts: Parts) -> T:
        """Send `parts` as a multipart form, files read from disk as they go out."""

        async def attempt() -> T:
            async with AsyncExitStack() as stack:
                files = {
                    name: await part(value, stack)
                    for name, value in parts.items()
                    if value is not None
                }
                return await self._exchange("POST", path, read, files=files)

        return await self._persist(attempt, _made_nothing)

    @asynccontextmanager
    async def media(
        self,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        accept: str = "*/*",
        timeout_s: float | None = None,
    ) -> AsyncGenerator[Content]:
        """Open a body of bytes, following redirects; it is closed with the context."""
        # `identity`: the length is that of the file only where nothing is compressed on the way.
        headers = {"Accept": accept, "Accept-Encoding": "identity"}
        limit = {} if timeout_s is None else {"timeout": httpx2.Timeout(timeout_s)}

        async def attempt() -> httpx2.Response:
            with in_words(self._place):
                request = self._request("GET", path, params=params, headers=headers, **limit)
                return await self._only_media(await self._follow(request))

        response = await self._persist(attempt, _is_transient)
        try:
            async with aclosing(_chunks(response)) as chunks:
                yield Content(chunks, _mime_type(response), _length_bytes(response))
        finally:
            with anyio.CancelScope(shield=True):
                await response.aclose()

    async def _exchange(
        self, method: str, path: str, read: Callable[[Answer], T], **body: Any
    ) -> T:
        """One request, one answer, once."""
        with in_words(self._place):
            request = self._request(method, path, **body)
            response = await self._http.send(request, follow_redirects=False)
        return read(Answer(response, self._key))

    async def _persist(
        self, attempt: Callable[[], Awaitable[T]], may_repeat: Callable[[ApiError], bool]
    ) -> T:
        """`attempt`, repeated after errors that `may_repeat`, within the bounds."""
        until = self._clock() + RETRY_TOTAL_S
        for tried in range(RETRY_ATTEMPTS - 1):
            try:
                return await attempt()
            except ApiError as error:
                pause_s = self._pause_s(error, tried)
                if not may_repeat(error) or self._clock() + pause_s > until:
                    raise
            await self._sleep(pause_s)
        return await attempt()

    def _pause_s(self, error: ApiError, tried: int) -> float:
        """What the server asks for, else exponential backoff with full jitter."""
        if error.retry_after_s is not None:
            return error.retry_after_s
        return self._random() * min(_BACKOFF_MAX_S, _BACKOFF_S * 2.0**tried)

    def _request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        **body: Any,
    ) -> httpx2.Request:
        """A request to the configured origin, the only place the key is put in."""
        every = {"Accept": "application/json", "User-Agent": f"sora-mcp/{__version__}"}
        if self._key:
            every["Authorization"] = f"Bearer {self._key}"
        given = {name: value for name, value in (params or {}).items() if value is not None}
        try:
            request = self._http.build_request(
                method,
                self._base_url + path,
                params=given or None,
                headers=every | dict(headers or {}),
                **body,
            )
        except UnicodeError:
            raise InvalidRequestError("The text has characters that cannot be sent.") from None
        if "files" in body:
            request.stream = ReadInThread(request.stream)
        return request

    async def _follow(self, request: httpx2.Request) -> httpx2.Response:
        """Send, and follow redirects. The key stays at home, whatever httpx2 would keep."""
        for _ in range(REDIRECTS_MAX):
            response = await self._http.send(request, stream=True, follow_redirects=False)
            if response.next_request is None:
                return response
            await response.aclose()
            request = response.next_request
            if request.url.origin != self._origin:
                request.headers.pop("Authorization", None)
        raise httpx2.TooManyRedirects("", request=request)

    async def _only_media(self, response: httpx2.Response) -> httpx2.Response:
        """The response itself, unless it carries words instead of media."""
        mime_type = _mime_type(response)
        if response.is_success and not ("json" in mime_type or mime_type.startswith("text/")):
            return response
        try:
            await response.aread()
        finally:
            await response.aclose()
        raise Answer(response, self._key).error("media")


def _made_nothing(error: ApiError) -> bool:
    """Whether the server said that it made nothing, and that waiting helps."""
    return isinstance(error, RateLimitedError) and error.retryable


def _is_transient(error: ApiError) -> bool:
    """Whether the same GET or DELETE may go well a moment later."""
    if isinstance(error, ServerError):
        return error.status is not None and (error.status == 408 or error.status >= 500)
    return isinstance(error, UnreachableError | RateLimitedError) and error.retryable


async def _chunks(response: httpx2.Response) -> AsyncGenerator[bytes]:
    try:
        async for chunk in response.aiter_bytes():
            yield chunk
    except (httpx2.HTTPError, httpx2.StreamError) as error:
        raise DownloadError("The download broke off.", retryable=True) from error


def _mime_type(response: httpx2.Response) -> str:
    told = str(response.headers.get("content-type", ""))
    return told.partition(";")[0].strip().lower() or "application/octet-stream"


def _length_bytes(response: httpx2.Response) -> int | None:
    told = str(response.headers.get("content-length", ""))
    is_encoded = response.headers.get("content-encoding", "identity") != "identity"
    return int(told) if told.isascii() and told.isdigit() and not is_encoded else None
