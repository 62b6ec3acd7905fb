"""The tree of errors: what each promises to whoever catches it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest

from sora_mcp import errors
from sora_mcp.errors import (
    ApiError,
    AuthenticationError,
    ConfigurationError,
    DownloadError,
    ExpiredVideoError,
    FailedVideoError,
    InvalidRequestError,
    NotFoundError,
    NotReadyError,
    RateLimitedError,
    RejectedError,
    ServerError,
    SoraError,
    UnreachableError,
    UnsupportedError,
    UploadError,
)
from sora_mcp.video import Video, VideoError


def _tree(kind: type[SoraError]) -> Iterator[type[SoraError]]:
    yield kind
    for below in kind.__subclasses__():
        if below.__module__ == errors.__name__:  # rooms of the engine have their own leaves
            yield from _tree(below)


def test_the_drawing_in_the_docstring_is_the_tree() -> None:
    drawing = inspect.getdoc(errors) or ""
    for kind in _tree(SoraError):
        assert f" {kind.__name__} " in drawing, f"{kind.__name__} is missing in the drawing"


def test_every_error_says_who_raises_it_or_what_it_is_the_root_of() -> None:
    for kind in _tree(SoraError):
        assert (kind.__doc__ or "").startswith(("Raised ", "Root of ")), kind.__name__


@pytest.mark.parametrize("kind", [UnreachableError, RateLimitedError, ServerError, NotReadyError])
def test_what_can_pass_is_worth_a_retry(kind: type[SoraError]) -> None:
    assert kind.retryable


@pytest.mark.parametrize(
    "kind",
    [
        SoraError, ConfigurationError, InvalidRequestError, UploadError, AuthenticationError,
        NotFoundError, RejectedError, UnsupportedError, FailedVideoError, ExpiredVideoError,
    ],
)  # fmt: skip
def test_what_cannot_pass_is_not_worth_a_retry(kind: type[SoraError]) -> None:
    assert not kind.retryable


def test_an_upload_error_is_an_invalid_request() -> None:
    assert issubclass(UploadError, InvalidRequestError)


def test_an_api_error_keeps_what_the_server_said() -> None:
    error = ApiError("No.", status=400, code="invalid_value", param="size", request_id="req_1")
    assert str(error) == "No."
    assert (error.status, error.code, error.param) == (400, "invalid_value", "size")
    assert (error.request_id, error.retry_after_s) == ("req_1", None)


def test_an_unreachable_server_gave_no_status() -> None:
    error = UnreachableError("Nobody there.", maybe_sent=True)
    assert (error.status, error.maybe_sent) == (None, True)


def test_a_rate_limit_says_when_to_come_back() -> None:
    error = RateLimitedError("Slowly.", retry_after_s=2.5, code="rate_limit_exceeded")
    assert (error.status, error.retry_after_s, error.code) == (429, 2.5, "rate_limit_exceeded")


def test_a_video_that_is_not_ready_tells_how_far_it_is() -> None:
    video = Video(id="video_1", status="processing", progress=41.7)
    error = NotReadyError(video)
    assert str(error) == "Video video_1 is in_progress (41 %)."
    assert error.video is video


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (VideoError(code="blocked", message="No faces."), "No faces. (blocked)"),
        (None, "the server gave no reason"),
    ],
)  # fmt: skip
def test_a_failed_video_tells_why(reason: VideoError | None, words: str) -> None:
    video = Video(id="video_1", status="failed", error=reason)
    assert str(FailedVideoError(video)) == f"Video video_1 failed: {words}"


def test_an_expired_video_is_named() -> None:
    video = Video(id="video_1", status="completed", expires_at=5)
    error = ExpiredVideoError(video)
    assert "video_1" in str(error)
    assert error.video is video


def test_a_download_is_worth_a_retry_where_it_says_so() -> None:
    assert not DownloadError("The disk is full.").retryable
    assert DownloadError("Broke off.", retryable=True).retryable
