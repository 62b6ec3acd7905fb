"""The words of the wire: videos, characters, pages, and the values the Videos API is known to take.

Answers are parsed leniently (servers differ), so only `id` and `status` are required of a Video
and unknown fields are kept. Source: the Videos API reference for `/v1/videos`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Variant = Literal["video", "thumbnail", "spritesheet"]
Order = Literal["asc", "desc"]
Phase = Literal["queued", "in_progress", "completed", "failed"]

VARIANTS: tuple[Variant, ...] = ("video", "thumbnail", "spritesheet")

# What OpenAI's service published last (March 2026). Other servers take other values, so these are
# offered as examples and never enforced by us.
KNOWN_MODELS = ("sora-2", "sora-2-pro")
KNOWN_SIZES = ("720x1280", "1280x720", "1024x1792", "1792x1024", "1080x1920", "1920x1080")
KNOWN_SECONDS = ("4", "8", "12", "16", "20")

PROMPT_MAX_CHARS = 32_000  # reference: prompt, 1..32000 characters
CHARACTER_NAME_MAX_CHARS = 80  # reference: character name, 1..80 characters
CHARACTERS_MAX = 2  # published guide: at most two characters in one video

_COMPLETED = {"completed", "complete", "succeeded", "success", "done", "finished"}
_FAILED = {
    "failed", "failure", "error", "cancelled", "canceled", "expired", "rejected", "timeout",
}  # fmt: skip
_QUEUED = {"queued", "pending", "submitted"}


class VideoError(BaseModel):
    """Why a video failed, as the server tells it."""

    model_config = ConfigDict(extra="allow")

    code: str | None = None
    message: str | None = None

    @property
    def sentence(self) -> str:
        """One line for a person: the message, with the code where there is one."""
        text = " ".join((self.message or "no reason given").split())[:300]
        return f"{text} ({self.code})" if self.code else text


def _as_error(value: Any) -> Any:
    """Servers send an object, a bare string, or an object whose code is a number."""
    if isinstance(value, VideoError):
        return value
    if isinstance(value, str):
        return {"message": value} if value else None
    if isinstance(value, dict):
        texts = {key: value.get(key) for key in ("code", "message")}
        return value | {k: None if v is None else str(v) for k, v in texts.items()}
    return None


def _as_text(value: Any) -> Any:
    """Numbers become the wire's strings: 8 and 8.0 are "8"."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, int | float) else value


def _as_number(value: Any) -> Any:
    """Anything that is not a number (null, "", text, NaN, Infinity) counts as not said."""
    try:
        number = None if value is None or isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if number is not None and isfinite(number) else None


def _as_text_or_none(value: Any) -> Any:
    text = _as_text(value)
    return text if isinstance(text, str) else None


def _as_moment(value: Any) -> int | None:
    """Unix seconds; some gateways send milliseconds."""
    number = _as_number(value)
    if number is None:
        return None
    return int(number / 1000 if number > 1e11 else number)


_Text = Annotated[str | None, BeforeValidator(_as_text_or_none)]
_Moment = Annotated[int | None, BeforeValidator(_as_moment)]


class Video(BaseModel):
    """A video generation job. Wire names throughout; times are Unix seconds."""

    model_config = ConfigDict(extra="allow")

    id: str = Field(min_length=1)
    status: str
    object: _Text = "video"
    model: _Text = None
    progress: Annotated[float | None, BeforeValidator(_as_number)] = None
    created_at: _Moment = None
    completed_at: _Moment = None
    expires_at: _Moment = None
    seconds: _Text = None
    size: _Text = None
    prompt: _Text = None
    remixed_from_video_id: _Text = None
    error: Annotated[VideoError | None, BeforeValidator(_as_error)] = None
    # Seconds the server asks to wait before the next look; from a header, never in a body of ours.
    poll_after_s: Annotated[float | None, BeforeValidator(_as_number)] = Field(None, exclude=True)

    @property
    def phase(self) -> Phase:
        """The server's status word as one of the API's four; an unknown word counts as running."""
        word = self.status.lower()
        if word in _COMPLETED:
            return "completed"
        if word in _FAILED:
            return "failed"
        return "queued" if word in _QUEUED else "in_progress"

    @property
    def is_terminal(self) -> bool:
        """Whether this video will never change again."""
        return self.phase in ("completed", "failed")

    @property
    def media_url(self) -> str | None:
        """Where the server says the media are, as it wrote it; None where it does not say."""
        return media_url(self.model_extra or {})

    @property
    def progress_percent(self) -> int:
        """Whole percent, 0..100; 100 exactly when completed."""
        if self.phase == "completed":
            return 100
        return min(99, max(0, int(self.progress or 0)))


# Where servers put the address of the media: OpenRouter, SGLang, Together, xAI, Bifrost, Dynamo ...
_MEDIA_URLS: tuple[tuple[str | int, ...], ...] = (
    ("url",), ("urls", 0), ("unsigned_urls", 0), ("video_url",), ("outputs", "video_url"),
    ("video", "url"), ("videos", 0, "url"), ("data", 0, "url"), ("metadata", "url"),
)  # fmt: skip


def media_url(data: Mapping[str, Any]) -> str | None:
    """The address of the media that a JSON object names, as it is written there."""
    for way in _MEDIA_URLS:
        found: Any = data
        for step in way:
            found = _inside(found, step)
        if isinstance(found, str) and found.strip():
            return found.strip()
    return None


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return value[step] if isinstance(value, list) and len(value) > step else None
    return value.get(step) if isinstance(value, dict) else None


class VideoPage(BaseModel):
    """One page of a list. `last_id` is the cursor for `after`."""

    model_config = ConfigDict(extra="allow")

    data: list[Video]
    first_id: str | None = None
    last_id: str | None = None
    has_more: bool = False


class DeletedVideo(BaseModel):
    """The confirmation of a deletion."""

    model_config = ConfigDict(extra="allow")

    id: str
    deleted: bool = True
    object: str = "video.deleted"


class Character(BaseModel):
    """A character made from a video, to be named in later prompts."""

    model_config = ConfigDict(extra="allow")

    id: str = Field(min_length=1)
    created_at: _Moment = None
    name: _Text = None


@dataclass(frozen=True)
class FileUpload:
    """A file as it goes on the wire, its name and MIME type said rather than guessed.

    `note` says in words what was done to it on the way, for the person.
    """

    filename: str
    mime_type: str
    content: bytes | Path
    note: str | None = None


@dataclass(frozen=True)
class ImageReference:
    """A reference picture that the server already has, or fetches itself. Exactly one is set."""

    file_id: str | None = None
    image_url: str | None = None


@dataclass(frozen=True)
class VideoReference:
    """A completed video on the same server."""

    id: str


@dataclass(frozen=True)
class CreateRequest:
    """What `create` sends. What the caller did not set is None and stays off the wire."""

    prompt: str
    model: str | None = None
    seconds: str | None = None
    size: str | None = None
    input_reference: FileUpload | ImageReference | None = None
    characters: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)  # a server's own parameters
