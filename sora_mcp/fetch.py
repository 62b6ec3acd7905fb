"""`PublicFetcher`: a picture from the open web, and from nowhere else."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence

import anyio
import httpx2

from sora_mcp import __version__
from sora_mcp.errors import UploadError

FETCH_MAX_BYTES = 20 << 20
FETCH_MAX_S = 15.0
REDIRECTS_MAX = 3

_ADDRESSES_MAX = 3  # tried in turn, as browsers do
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that is handed out of the IPv6 internet

Resolve = Callable[[str], Awaitable[Sequence[str]]]


async def resolve_host(host: str) -> list[str]:
    """Every IP address of a host name, best first.

    Raises:
        OSError: it has none.
    """
    found = await anyio.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class PublicFetcher:
    """Fetches from public addresses only, so that no URL can reach into this network.

    A host is looked up once and every address checked; the connection then goes to a checked
    address, with the host's name for TLS and the `Host` header. Redirects are checked alike. No
    cookies, no proxies, no credentials.
    """

    def __init__(
        self,
        *,
        transport: httpx2.AsyncBaseTransport | None = None,
        resolve: Resolve = resolve_host,
        allowed_hosts: frozenset[str] = frozenset(),
        max_s: float = FETCH_MAX_S,
    ) -> None:
        """`allowed_hosts` are names that may have private addresses too."""
        self._transport = transport
        self._resolve = resolve
        self._allowed_hosts = allowed_hosts
        self._max_s = max_s

    async def fetch(self, url: str) -> bytes:
        """The whole body, at most 20 MiB within 15 s.

        Raises:
            UploadError: it cannot be had, or lies on an address that is not public.
        """
        try:
            with anyio.fail_after(self._max_s):
                async with httpx2.AsyncClient(
                    transport=self._transport, trust_env=False, timeout=self._max_s
                ) as http:
                    return await self._fetch(http, httpx2.URL(url))
        except TimeoutError:
            raise UploadError(f"The picture did not arrive within {self._max_s:g} s.") from None
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise UploadError("The picture could not be fetched from that URL.") from error

    async def _fetch(self, http: httpx2.AsyncClient, url: httpx2.URL) -> bytes:
        for _ in range(REDIRECTS_MAX + 1):
            response = await self._send(http, url)
            try:
                if not response.has_redirect_location:
                    return await _read(response)
                url = url.join(response.headers["location"])
            finally:
                await response.aclose()
        raise UploadError("The URL redirects too often.")

    async def _send(self, http: httpx2.AsyncClient, url: httpx2.URL) -> httpx2.Response:
        """One GET, to the first checked address that takes a connection."""
        host = url.raw_host.decode("ascii")
        *others, last = await self._addresses(url, host)
        for address in others:
            with contextlib.suppress(httpx2.ConnectError, httpx2.ConnectTimeout):
                return await _send_to(address, http, url, host)
        return await _send_to(last, http, url, host)

    async def _addresses(self, url: httpx2.URL, host: str) -> Sequence[str]:
        """Where the host is, if that is a place anybody could ask.

        Raises:
            UploadError: another scheme, credentials, an unknown host, or a private address.
        """
        if url.scheme not in ("http", "https") or not host:
            raise UploadError("Only http and https URLs can be fetched.")
        if url.userinfo:
            raise UploadError("The URL holds a name or a password; give one without.")
        try:
            addresses = await self._resolve(host)
        except (OSError, UnicodeError):
            addresses = []
        if not addresses:
            raise UploadError(f"There is no host {host}.")
        if host not in self._allowed_hosts and not all(map(_is_public, addresses)):
            raise UploadError(f"{host} is not on the public internet, so nothing is fetched there.")
        return addresses[:_ADDRESSES_MAX]


async def _send_to(
    address: str, http: httpx2.AsyncClient, url: httpx2.URL, host: str
) -> httpx2.Response:
    """Connect to `address`, but speak to `host`: no second look-up can change the place."""
    request = http.build_request(
        "GET",
        url.copy_with(host=address),
        headers={
            "Host": url.netloc.decode("ascii"),
            "User-Agent": f"sora-mcp/{__version__}",
            "Accept": "image/*",
            "Accept-Encoding": "identity",
        },
        extensions={"sni_hostname": host},
    )
    return await http.send(request, stream=True, follow_redirects=False)


async def _read(response: httpx2.Response) -> bytes:
    if not response.is_success:
        raise UploadError(f"The URL answered with HTTP {response.status_code}.")
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > FETCH_MAX_BYTES:
            raise UploadError(f"The picture is larger than {FETCH_MAX_BYTES >> 20} MiB.")
    return bytes(body)


def _is_public(address: str) -> bool:
    """Whether an address is in the open internet, whatever it is wrapped in."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast
    if ip in _NAT64 or ip.ipv4_mapped:
        return _is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    # 6to4 and Teredo end at an IPv4 address that somebody else chose.
    is_tunnel = bool(ip.sixtofour or ip.teredo)
    return ip in _UNICAST and ip.is_global and not ip.scope_id and not is_tunnel
