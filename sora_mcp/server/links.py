"""Download links: signed, short-lived addresses of saved files on the HTTP server itself."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

ROUTE = "/downloads/{token}/{name}"
SECRET_BYTES = 32  # as long as the SHA-256 that uses it

_GONE = "This link is not valid or has expired. Ask for a new one with download_video.\n"
_HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class DownloadLinks:
    """Signs links to files in `folder` and answers them.

    The link itself is the permission (no bearer token is asked), so it names one file, ends after
    `ttl_s` seconds, and cannot be made without `secret`.
    """

    def __init__(
        self,
        folder: Path,
        *,
        secret: bytes,
        base_url: str,
        ttl_s: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._secret = secret
        self._base_url = base_url.rstrip("/")
        self._ttl_s = ttl_s
        self._clock = clock

    def link(self, path: Path) -> tuple[str, int]:
        """The link to a saved file, and when it expires (Unix seconds)."""
        expires_at = int(self._clock() + self._ttl_s)
        payload = f"{expires_at}/{path.name}".encode()
        token = _b64(payload) + "." + _b64(self._signature(payload))
        return f"{self._base_url}/downloads/{token}/{quote(path.name)}", expires_at

    async def answer(self, request: Request) -> Response:
        """The file behind a link, with Range support; 404 for anything else."""
        path = self._path(request.path_params["token"])
        if path is None or not path.is_file():
            return PlainTextResponse(_GONE, status_code=404, headers=_HEADERS)
        return FileResponse(path, headers=_HEADERS)

    def _path(self, token: str) -> Path | None:
        payload = self._opened(token)
        if payload is None:
            return None
        expires_at, _, name = payload.decode().partition("/")
        return self._folder / name if int(expires_at) > self._clock() else None

    def _opened(self, token: str) -> bytes | None:
        body, _, signature = token.partition(".")
        try:
            payload, given = _unb64(body), _unb64(signature)
        except (Base64Error, ValueError):
            return None
        return payload if hmac.compare_digest(self._signature(payload), given) else None

    def _signature(self, payload: bytes) -> bytes:
        return hmac.new(self._secret, payload, hashlib.sha256).digest()


def keep_secret(path: Path) -> bytes:
    """The signing secret kept in `path`, made on first use, so that links outlive a restart."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        known = path.read_bytes()
        return known if len(known) == SECRET_BYTES else secrets.token_bytes(SECRET_BYTES)
    with os.fdopen(handle, "wb") as file:
        secret = secrets.token_bytes(SECRET_BYTES)
        file.write(secret)
    return secret


def _b64(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
