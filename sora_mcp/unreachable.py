"""What can break below HTTP, told in words: every exception of httpx2 is one `UnreachableError`."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx2

from sora_mcp.errors import UnreachableError


@dataclass(frozen=True)
class _Trouble:
    """What a failure below HTTP means for the caller."""

    sentence: str
    maybe_sent: bool = True
    retryable: bool = True


# The first that fits counts, so what is certain not to have been sent comes first.
_TROUBLES: tuple[tuple[type[Exception], _Trouble], ...] = (
    (httpx2.ConnectTimeout, _Trouble("{at} did not accept a connection in time", maybe_sent=False)),
    (httpx2.PoolTimeout, _Trouble("too many requests to {at} are under way", maybe_sent=False)),
    (httpx2.ConnectError, _Trouble("no connection to {at}", maybe_sent=False)),
    (httpx2.ProxyError, _Trouble("the proxy refused the way to {at}", maybe_sent=False)),
    (
        httpx2.UnsupportedProtocol,
        _Trouble("{at} leads to no HTTP address", maybe_sent=False, retryable=False),
    ),
    (
        httpx2.InvalidURL,
        _Trouble("the address made from {at} is none", maybe_sent=False, retryable=False),
    ),
    (httpx2.TimeoutException, _Trouble("{at} did not answer in time")),
    (httpx2.NetworkError, _Trouble("the connection to {at} broke")),
    (httpx2.RemoteProtocolError, _Trouble("{at} closed the connection without a whole answer")),
    (httpx2.DecodingError, _Trouble("the answer of {at} could not be decoded")),
    (httpx2.TooManyRedirects, _Trouble("{at} redirects in circles", retryable=False)),
    (httpx2.HTTPError, _Trouble("the exchange with {at} failed")),
    (httpx2.StreamError, _Trouble("the exchange with {at} failed")),
    (httpx2.CookieConflict, _Trouble("the exchange with {at} failed", retryable=False)),
)


@contextmanager
def in_words(at: str) -> Generator[None]:
    """Turn whatever httpx2 raises inside into one sentence about the server `at` this address.

    Raises:
        UnreachableError: `maybe_sent` unless the request cannot have left.
    """
    try:
        yield
    except tuple(kind for kind, _ in _TROUBLES) as error:
        trouble = next(trouble for kind, trouble in _TROUBLES if isinstance(error, kind))
        sentence = trouble.sentence.format(at=f"the video server at {at}")
        unreachable = UnreachableError(
            f"{sentence[0].upper()}{sentence[1:]}{_why(error)}.", maybe_sent=trouble.maybe_sent
        )
        unreachable.retryable = trouble.retryable
        raise unreachable from error


def _why(error: Exception) -> str:
    """The reason a connection failed, such as a certificate that does not fit."""
    reason = " ".join(str(error).split())[:120].rstrip(".")
    return f" ({reason})" if isinstance(error, httpx2.ConnectError) and reason else ""
