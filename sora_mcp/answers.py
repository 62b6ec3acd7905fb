"""What a Videos API server answered: a value of the wire, or the one error that fits."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import httpx2
from pydantic import ValidationError

from sora_mcp import waits
from sora_mcp.errors import (
    ApiError,
    AuthenticationError,
    NotFoundError,
    RateLimitedError,
    RejectedError,
    ServerError,
    UnsupportedError,
)
from sora_mcp.video import Character, Video, VideoPage, media_url

SAID_MAX_CHARS = 600  # of a server's own words inside one of our messages
QUOTA_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})

_SECRET_MIN_CHARS = 4  # shorter "keys" are placeholders such as "x"; masking them garbles text
# LiteLLM answers 500 with these words where a provider lacks the operation.
_LACKING = ("is not supported", "not yet supported", "not implemented")
_BY_STATUS: dict[int, tuple[type[ApiError], str]] = {
    401: (AuthenticationError, "The video server did not accept the API key"),
    402: (AuthenticationError, "The video server wants the account to be paid for"),
    403: (AuthenticationError, "The video server refused access"),
    404: (NotFoundError, "The video server did not find it"),
    405: (UnsupportedError, "The video server does not offer this operation"),
    408: (ServerError, "The video server waited too long for the request"),
    410: (NotFoundError, "The video server no longer has it"),
    501: (UnsupportedError, "The video server does not offer this operation"),
}


_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
_SECRET_NAME = re.compile(r"key|token|secret|auth|cookie|password|credential", re.IGNORECASE)


class Answer:
    """An HTTP answer whose body has been read, together with the secrets it must not repeat."""

    def __init__(self, response: httpx2.Response, secrets: Sequence[str]) -> None:
        self._response = response
        self._secrets = secrets

    @cached_property
    def _data(self) -> Any:
        """The JSON body; None where it is not JSON."""
        try:
            return json.loads(self._response.content)
        except (ValueError, RecursionError):
            return None

    def video(self) -> Video:
        """The video in it. A video is one whatever the status: vLLM-Omni sends failed ones as 500.

        Raises:
            ApiError: there is none.
        """
        video = _video(self._data, self._said) or self._quoted_failure()
        if video is None:
            raise self.error("a video")
        video.poll_after_s = waits.poll_after_s(self._response.headers)
        return video

    def page(self) -> VideoPage:
        """The page of videos in it; items that are no videos are left out.

        Raises:
            ApiError: there is none.
        """
        items = self._items()
        videos = [video for item in items if (video := _video(item, self._said))]
        page = self._data if isinstance(self._data, dict) else {}
        first, last = (videos[0].id, videos[-1].id) if videos else (None, None)
        return VideoPage(
            data=videos,
            first_id=_text(page.get("first_id")) or first,
            last_id=_text(page.get("last_id")) or last,
            has_more=page.get("has_more") is True,
        )

    def ids(self) -> tuple[str, ...]:
        """The ids of the listed items.

        Raises:
            ApiError: there is no list.
        """
        found = (item.get("id") for item in self._items() if isinstance(item, dict))
        return tuple(id_ for id_ in found if isinstance(id_, str))

    def character(self) -> Character:
        """The character in it.

        Raises:
            ApiError: there is none.
        """
        if self._response.is_success and isinstance(self._data, dict):
            try:
                return Character.model_validate(self._data)
            except ValidationError:
                pass
        raise self.error("a character")

    def nothing(self) -> None:
        """Any success will do.

        Raises:
            ApiError: it is none.
        """
        if not self._response.is_success:
            raise self.error()

    def error(self, expected: str = "") -> ApiError:
        """The one error for this answer; after a success: it is not the `expected` thing."""
        status = self._response.status_code
        message, code, param = self._explanation()
        kind, sentence = _meaning(status, message)
        if status < 300:
            sentence = f"The video server answered without {expected}"
            if self._response.request.method == "POST":
                sentence += ", so it may be working on one that cannot be followed"
        if 300 <= status < 400:
            sentence += (
                f" {self._destination()} (HTTP {status}): set the base URL to the final one."
            )
        else:
            sentence += _because(message, code, status)
        error = kind(sentence)
        error.status, error.code, error.param = status, code, param
        error.request_id = self._said(self._response.headers.get("x-request-id"))
        error.retry_after_s = waits.retry_after_s(self._response.headers)
        error.media_url = self._media_url()
        if code in QUOTA_CODES:
            error.retryable = False
        return error

    def _media_url(self) -> str | None:
        """Where the media are instead: named in a body of JSON, or in SGLang's `detail`."""
        if not isinstance(self._data, dict):
            return None
        in_detail = _ADDRESS.search(_text(self._data.get("detail")) or "")
        return media_url(self._data) or (in_detail[0].rstrip(".,;)") if in_detail else None)

    def _items(self) -> list[Any]:
        data = self._data.get("data") if isinstance(self._data, dict) else self._data
        if self._response.is_success and isinstance(data, list):
            return data
        raise self.error("a list")

    def _quoted_failure(self) -> Video | None:
        """LiteLLM puts vLLM-Omni's answer for a failed video into its own error, as text."""
        match self._data:
            case {"error": {"message": str(words)}} if " - {" in words:
                return _failed_video(words.partition(" - ")[2], self._said)
        return None

    def _explanation(self) -> tuple[str | None, str | None, str | None]:
        """What the server said: message, code, param."""
        body = self._data
        if not isinstance(body, dict):
            return self._said(None if body is not None else self._plain_text()), None, None
        error = body.get("error")
        told = error if isinstance(error, dict) else body
        said = error if isinstance(error, str) else told.get("message")
        message = said or _detail(told.get("detail")) or _detail(body.get("detail"))
        return self._said(message), self._said(told.get("code")), self._said(told.get("param"))

    def _plain_text(self) -> str | None:
        """A body that is words for people; HTML and binary are not."""
        # The cut may halve the last character, which is no sign of binary.
        text = self._response.content[:4096].decode("utf-8", "replace").rstrip("\ufffd").strip()
        is_words = "\ufffd" not in text and "\0" not in text and not text.startswith("<")
        return text if is_words else None

    def _said(self, value: Any) -> str | None:
        """The server's words as one printable line that never holds the key."""
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            return None
        words = str(value)
        for secret in self._secrets:
            if len(secret) >= _SECRET_MIN_CHARS:
                words = words.replace(secret, "***")
        line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
        return (line if len(line) <= SAID_MAX_CHARS else line[: SAID_MAX_CHARS - 1] + "…") or None

    def _destination(self) -> str:
        """Where a redirect points, without query and credentials: they can be secrets."""
        following = self._response.next_request
        if following is None:
            return "nowhere"
        url = following.url
        return f"to {self._said(str(url.copy_with(query=None, fragment=None, userinfo=b'')))}"


def secret_values(headers: Mapping[str, str]) -> list[str]:
    """The values among `headers` that look secret; masking plain ones would garble texts."""
    return [value for name, value in headers.items() if _SECRET_NAME.search(name)]


def _video(data: Any, said: Callable[[Any], str | None]) -> Video | None:
    """A JSON object with an id and a status is a video."""
    if not isinstance(data, dict) or not isinstance(data.get("status"), str):
        return None
    if isinstance(data.get("id"), int) and not isinstance(data["id"], bool):
        data = data | {"id": str(data["id"])}
    try:
        video = Video.model_validate(data)
    except ValidationError:
        return None
    if video.error:
        video.error.message = said(video.error.message)
    return video


def _failed_video(text: str, said: Callable[[Any], str | None]) -> Video | None:
    try:
        data, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    video = _video(data, said)
    return video if video and video.phase == "failed" else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _detail(value: Any) -> str | None:
    """FastAPI's `detail`: a string, or a list of what is wrong with which field."""
    if not isinstance(value, list):
        return _text(value)
    lines = []
    for item in value:
        if isinstance(item, dict):
            where = item.get("loc")
            field = where[-1] if isinstance(where, list) and where else "request"
            lines.append(f"{field}: {item.get('msg')}")
    return "; ".join(lines) or None


def _meaning(status: int, message: str | None) -> tuple[type[ApiError], str]:
    """The error class for a status, and the sentence it begins with."""
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status == 429:
        return RateLimitedError, "The video server takes no more requests for now"
    if status >= 500 and message and any(words in message for words in _LACKING):
        return UnsupportedError, "The video server does not offer this operation"
    if 300 <= status < 400:
        return RejectedError, "The video server redirects"
    if 400 <= status < 500:
        return RejectedError, "The video server rejected the request"
    return ServerError, "The video server failed"


def _because(message: str | None, code: str | None, status: int) -> str:
    """The rest of the sentence: what the server said, and its code where that is a word."""
    word = code if code and not code.isdigit() and code not in (message or "") else None
    if message is None:
        told = f": {word}" if word else ""
        return f"{told}." if status < 400 else f" (HTTP {status}){told or ' and gave no reason'}."
    if word:
        return f": {message.rstrip('.')} ({word})."
    return f": {message}" if message[-1] in ".!?…" else f": {message}."
