"""Every error raised on purpose, as one tree.

    SoraError                  .retryable: can the same call succeed later?
    ├─ ConfigurationError      the settings are missing or contradict each other
    ├─ InvalidRequestError     the caller asked for something that cannot be
    │  ├─ UploadError          the file, folder or URL pointed at cannot be used
    │  └─ PartsError           some of the videos to be joined are not there to be joined
    ├─ ApiError                the video server said no, or said nothing; .status .code .param
    │  ├─ UnreachableError     no usable answer came back; .maybe_sent
    │  ├─ AuthenticationError  401, 403
    │  ├─ NotFoundError        404, 410
    │  ├─ RejectedError        400, 409, 413, 422: this request, as it stands
    │  ├─ RateLimitedError     429; .retry_after_s
    │  ├─ UnsupportedError     405, 501: the server lacks the operation
    │  └─ ServerError          5xx, or an answer that is not the protocol
    ├─ NotReadyError           content was asked for before the video was completed; .video
    ├─ FailedVideoError        content was asked for of a failed video; .video
    ├─ ExpiredVideoError       the server no longer has the files of a completed video; .video
    ├─ StalledVideoError       a video was followed for its time and has not come to an end
    ├─ BudgetError             a cap leaves no room for it; nothing was sent
    ├─ ConsentError            the person has to agree first; nothing was sent
    ├─ DoubtError              nobody knows whether a video was made
    ├─ DownloadError           bytes could not become a file
    └─ FilmError               a video file could not be cut, or not be joined

`str(error)` is one or two sentences in plain words, about what is wrong; what to do next in the
caller's terms (which tool, which command) is added by whoever faces the caller. No message ever
holds a key, a request header or a raw body.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from sora_mcp.video import Video


class SoraError(Exception):
    """Root of the tree. `retryable` says whether the same call may succeed later."""

    retryable = False


class ConfigurationError(SoraError):
    """Raised while settings are read or checked. The operator reads it; a retry cannot help."""


class InvalidRequestError(SoraError):
    """Raised before anything is sent. The model reads it and asks differently."""


class UploadError(InvalidRequestError):
    """Raised by `uploads` before anything is sent: the input is missing, forbidden or no media."""


class PartsError(InvalidRequestError):
    """Raised by `cutting_room` before anything is joined. It names every part that is missing."""


class ApiError(SoraError):
    """Raised by `client` for any answer that is not a success.

    Attributes:
        status: HTTP status, None when no answer came back.
        code: the API's machine-readable code, such as `invalid_value`.
        param: the parameter the API complains about.
        request_id: the server's `x-request-id`, for its operator's logs.
        retry_after_s: how long the server asks to wait, None where it did not say.
        media_url: where the server says the media are instead, None where it did not say.
    """

    retry_after_s: float | None = None
    media_url: str | None = None

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        code: str | None = None,
        param: str | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.param = param
        self.request_id = request_id


class UnreachableError(ApiError):
    """Raised when no usable answer came back. A GET may be repeated; a job-creating POST never.

    Attributes:
        maybe_sent: the request may have reached the server, so a job may exist (and cost).
    """

    retryable = True

    def __init__(self, message: str, *, maybe_sent: bool) -> None:
        super().__init__(message)
        self.maybe_sent = maybe_sent


class AuthenticationError(ApiError):
    """Raised for 401 and 403. The operator fixes the key or the account; a retry cannot help."""


class NotFoundError(ApiError):
    """Raised for 404 and 410. The model looks the id up again."""


class RejectedError(ApiError):
    """Raised for 400, 409, 413, 422. The model changes the request; nothing was made or billed."""


class RateLimitedError(ApiError):
    """Raised for 429 when waiting did not help. No job was made; try later."""

    retryable = True

    def __init__(
        self,
        message: str,
        *,
        retry_after_s: float | None = None,
        code: str | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message, status=429, code=code, request_id=request_id)
        self.retry_after_s = retry_after_s


class UnsupportedError(ApiError):
    """Raised for 405 and 501. The model takes another way; a retry cannot help.

    Attributes:
        operation: what the server lacks, a word of `capabilities.OPERATIONS`; None where the
            request has no such word.
    """

    operation: str | None = None


class ServerError(ApiError):
    """Raised for 5xx and for answers that are not the protocol. For a POST, a job may exist."""

    retryable = True


class NotReadyError(SoraError):
    """Raised when content is asked for too early. The model waits, then asks again."""

    retryable = True

    def __init__(self, video: Video) -> None:
        super().__init__(f"Video {video.id} is {video.phase} ({video.progress_percent} %).")
        self.video = video


class FailedVideoError(SoraError):
    """Raised when content is asked for of a failed video. Only a new video can help."""

    def __init__(self, video: Video) -> None:
        why = video.error.sentence if video.error else "the server gave no reason"
        super().__init__(f"Video {video.id} failed: {why}")
        self.video = video


class ExpiredVideoError(SoraError):
    """Raised when a completed video's files are gone from the server. Only a new video can help."""

    def __init__(self, video: Video) -> None:
        super().__init__(f"The files of video {video.id} have expired on the server.")
        self.video = video


class StalledVideoError(SoraError):
    """Raised by `watcher` when a video has not ended in its time. A later look may show its end."""

    def __init__(self, video_id: str, video: Video | None, followed_s: float) -> None:
        state = f"still {video.phase} ({video.progress_percent} %)" if video else "not to be seen"
        super().__init__(
            f"Video {video_id} is {state} after {followed_s / 60:.0f} minutes of following, "
            "which is over now."
        )


class BudgetError(SoraError):
    """Raised before anything is sent. The person raises a cap, or waits; a retry cannot help."""

    @classmethod
    def of_the_day(
        cls, cost_usd: float, used_usd: float, cap_usd: float, frees_at: float | None
    ) -> Self:
        """`frees_at` is when there is room again (Unix seconds), None for never."""
        text = (
            f"This would cost about ${cost_usd:.2f}, and ${used_usd:.2f} of the ${cap_usd:.2f} "
            "allowed in 24 hours (SORA_MCP_MAX_USD_PER_DAY) are used."
        )
        if frees_at is None:
            return cls(f"{text} It never fits under that cap.")
        moment = datetime.fromtimestamp(frees_at, UTC)
        return cls(f"{text} There is room for it again at {moment:%Y-%m-%d %H:%M} UTC.")


class ConsentError(SoraError):
    """Raised before anything is sent. The person is asked, and the call repeated if they agree."""


class DoubtError(SoraError):
    """Raised when a POST's answer was lost and the video not found. Never sent again by itself."""


class DownloadError(SoraError):
    """Raised by `downloads`: folder not writable, disk full, name outside the folder, short body.

    Attributes:
        retryable: true for a body that broke off, false for anything about the folder or name.
    """

    def __init__(self, message: str, *, retryable: bool = False) -> None:
        super().__init__(message)
        self.retryable = retryable


class FilmError(SoraError):
    """Raised by `film` when a file cannot be cut, or its process ended. One sentence, no cost."""
