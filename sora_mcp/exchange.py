"""One exchange with a Videos API server: the key, what may be repeated, redirects, broken lines."""

from __future__ import annotations

import random as _random
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from typing import Any, TypeVar

import anyio
import httpx2

from sora_mcp import __version__
from sora_mcp.answers import Answer, secret_values
from sora_mcp.errors import (
    ApiError,
    ConfigurationError,
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

_USER_AGENT = f"sora-mcp/{__version__}"
_BACKOFF_S, _BACKOFF_MAX_S = 0.5, 8.0

T = TypeVar("T")


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
        headers: Mapping[str, str] | None = None,
        sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
        random: Callable[[], float] = _random.random,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the transport with its time limits from `http`.

        `headers` go with every request to the origin of the base URL, and nowhere else.

        Raises:
            ConfigurationError: the key cannot be sent, or the base URL is no address.
        """
        if api_key and not _can_be_sent(api_key):
            raise ConfigurationError("The API key has characters that no HTTP header can carry.")
        try:
            url = httpx2.URL(base_url)
        except httpx2.InvalidURL:
            raise ConfigurationError("The base URL is not an address.") from None
        self._http = http
        self._origin = url.origin
        self._place = _place(url)
        self._base_url = base_url.rstrip("/")
        self._private = httpx2.Headers({"Authorization": f"Bearer {api_key}"} if api_key else {})
        self._private.update(headers or {})
        self._secrets = tuple(filter(None, (api_key, *secret_values(headers or {}))))
        self._sleep = sleep
        self._random = random
        self._clock = clock

    async def get(
        self,
        path: str,
        read: Callable[[Answer], T],
        params: Mapping[str, Any] | None = None,
        *,
        is_new: bool = False,
    ) -> T:
        """What `read` makes of the answer. What `is_new` may be missing for a moment."""
        return await self._persist(
            lambda: self.get_once(path, read, params), _is_early if is_new else _is_transient
        )

    async def get_once(
        self, path: str, read: Callable[[Answer], T], params: Mapping[str, Any] | None = None
    ) -> T:
        """What `read` makes of the answer, asked for once."""
        return await self._exchange("GET", path, read, params=params)

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

    async def open(
        self,
        place: str,
        *,
        params: Mapping[str, str] | None = None,
        accept: str = "*/*",
        timeout_s: float | None = None,
        span: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        """An answer of media, its body not read yet; the caller closes it.

        `place` is a path of the API or a whole address, which is asked without the key unless it
        is at home. Redirects are followed. `span` are the headers that ask for a part.
        """
        # `identity`: the length is that of the file only where nothing is compressed on the way.
        headers = {"Accept": accept, "Accept-Encoding": "identity", **(span or {})}
        limit = {} if timeout_s is None else {"timeout": httpx2.Timeout(timeout_s)}

        at = _place(httpx2.URL(place)) if _is_whole(place) else self._place

        async def attempt() -> httpx2.Response:
            with in_words(at):
                request = self._request("GET", place, params=params, headers=headers, **limit)
                return await self._only_media(await self._follow(request))

        return await self._persist(attempt, _is_transient)

    def web_address(self, told: str | None) -> str | None:
        """What the server `told` as a whole address, None where it is none of the web."""
        try:
            url = httpx2.URL(f"{self._base_url}/").join(told or "")
        except (httpx2.InvalidURL, ValueError):
            return None
        is_web = url.scheme in ("http", "https") and bool(url.host)
        return str(url) if told and is_web else None

    async def _exchange(
        self, method: str, path: str, read: Callable[[Answer], T], **body: Any
    ) -> T:
        """One request, one answer, once."""
        with in_words(self._place):
            request = self._request(method, path, **body)
            response = await self._http.send(request, follow_redirects=False)
        return read(Answer(response, self._secrets))

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
        place: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        **body: Any,
    ) -> httpx2.Request:
        """A request. The key is put in here alone, and only for the configured origin."""
        url = httpx2.URL(place if _is_whole(place) else self._base_url + place)
        every = httpx2.Headers({"Accept": "application/json", "User-Agent": _USER_AGENT})
        if url.origin == self._origin:
            every.update(self._private)
        every.update(headers or {})
        given = {name: value for name, value in (params or {}).items() if value is not None}
        try:
            request = self._http.build_request(
                method, url, params=given or None, headers=every, **body
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
                for name in self._private:
                    request.headers.pop(name, None)
        raise httpx2.TooManyRedirects("", request=request)

    async def _only_media(self, response: httpx2.Response) -> httpx2.Response:
        """The response itself, unless it carries words instead of media."""
        kind = mime_type(response)
        if response.is_success and not ("json" in kind or kind.startswith("text/")):
            return response
        try:
            await response.aread()
        finally:
            await response.aclose()
        if response.request.url.origin != self._origin:  # a stranger's words are not passed on
            response = httpx2.Response(response.status_code, request=response.request)
        raise Answer(response, self._secrets).error("media")


def _made_nothing(error: ApiError) -> bool:
    """Whether the server said that it made nothing, and that waiting helps."""
    return isinstance(error, RateLimitedError) and error.retryable


def _is_early(error: ApiError) -> bool:
    """Whether a GET of what was just made may go well a moment later, on another replica too."""
    return isinstance(error, NotFoundError) or _is_transient(error)


def _is_transient(error: ApiError) -> bool:
    """Whether the same GET or DELETE may go well a moment later."""
    if isinstance(error, ServerError):
        return error.status is not None and (error.status == 408 or error.status >= 500)
    return isinstance(error, UnreachableError | RateLimitedError) and error.retryable


def mime_type(response: httpx2.Response) -> str:
    """What the server calls its answer, lower case, without parameters."""
    told = str(response.headers.get("content-type", ""))
    return told.partition(";")[0].strip().lower() or "application/octet-stream"


def _place(url: httpx2.URL) -> str:
    """An origin for people; no credentials."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _is_whole(place: str) -> bool:
    """Whether it is a whole address, not a path of the API (in which ids are encoded)."""
    return "://" in place


def _can_be_sent(value: str) -> bool:
    return value.isascii() and value.isprintable()
