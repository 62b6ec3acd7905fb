"""Every no the API says, as one exception with the sentence, code and status on the wire."""

from __future__ import annotations

from collections.abc import Iterable

from sora_mcp.engine import libraries
from sora_mcp.engine.renderer import MODEL
from sora_mcp.errors import SoraError


class RefusedError(SoraError):
    """Raised while a request is read or looked up; `app` answers it in the API's envelope.

    Attributes:
        status: the HTTP status of the answer.
        code: machine-readable reason, None where the API has none.
        param: the parameter to blame, None where there is none.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int = 400,
        code: str | None = None,
        param: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.param = param

    @property
    def body(self) -> dict[str, dict[str, str | None]]:
        """The error envelope."""
        kind = "server_error" if self.status >= 500 else "invalid_request_error"
        error = {"message": str(self), "type": kind, "param": self.param, "code": self.code}
        return {"error": error}


def missing(param: str) -> RefusedError:
    """A required parameter was not given."""
    return RefusedError(
        f"Missing required parameter: '{param}'.", code="missing_required_parameter", param=param
    )


def unknown_parameter(param: str) -> RefusedError:
    """A parameter the operation does not have."""
    return RefusedError(f"Unknown parameter: '{param}'.", code="unknown_parameter", param=param)


def invalid_type(param: str, expected: str, got: str) -> RefusedError:
    """A value of another kind than the parameter takes."""
    return RefusedError(
        f"Invalid type for '{param}': expected {expected}, but got {got} instead.",
        code="invalid_type",
        param=param,
    )


def invalid_value(param: str, value: object, supported: Iterable[object]) -> RefusedError:
    """A value outside a closed set."""
    return RefusedError(
        f"Invalid value: '{str(value)[:100]}'. Supported values are: {_listed(supported)}.",
        code="invalid_value",
        param=param,
    )


def bad_value(param: str, sentence: str) -> RefusedError:
    """A value that is wrong in a way of its own."""
    return RefusedError(sentence, code="invalid_value", param=param)


def unsupported_file(param: str, got: str, formats: Iterable[str]) -> RefusedError:
    """An uploaded file of another type than the parameter takes."""
    return RefusedError(
        f"Invalid file '{param}': unsupported mimetype ('{got}'). "
        f"Supported file formats are {_listed(formats)}.",
        code="unsupported_file_mimetype",
        param=param,
    )


def too_large(param: str | None, most_bytes: int) -> RefusedError:
    """A file or body over its bound."""
    what = f"The file '{param}'" if param else "The request body"
    return RefusedError(
        f"{what} is too large; the most is {most_bytes // 1_000_000} MB.",
        status=413,
        code="file_too_large",
        param=param,
    )


def model_not_found(model: str) -> RefusedError:
    """A model this engine does not stand in for."""
    return RefusedError(
        f"The model '{model[:100]}' does not exist here. This engine renders drafts with "
        f"'{MODEL}', and accepts any 'sora-2' name for it.",
        code="model_not_found",
        param="model",
    )


def video_not_found(video_id: str) -> RefusedError:
    """No such video, or no longer."""
    return RefusedError(f"Video with id '{video_id[:100]}' not found.", status=404)


def character_not_found(character_id: str, *, status: int = 404) -> RefusedError:
    """No such character."""
    return RefusedError(
        f"Character with id '{character_id[:100]}' not found.", status=status, param="characters"
    )


def not_ready() -> RefusedError:
    """Content of a video that is not completed."""
    return RefusedError(
        "Video is not ready yet, use GET /v1/videos/{video_id} to check status.", status=404
    )


def failed_content() -> RefusedError:
    """Content of a video that failed."""
    return RefusedError("Video generation failed, so there is no content to download.", status=404)


def expired_content() -> RefusedError:
    """Content that was removed after its time."""
    return RefusedError("The files of this video have expired. Create it again.", status=404)


def not_terminal(video_id: str, status: str) -> RefusedError:
    """Deletion of a video that is being made."""
    return RefusedError(
        f"Video with id '{video_id}' is {status}; only completed or failed videos can be deleted.",
        code="video_not_terminal",
    )


def source_not_completed(video_id: str, status: str) -> RefusedError:
    """Work on a video that is not there yet, or never will be."""
    return RefusedError(
        f"Video with id '{video_id}' is {status}; only completed videos can be used as a source.",
        code="video_not_completed",
        param="video",
    )


def source_expired(video_id: str) -> RefusedError:
    """Work on a video whose files were removed."""
    return RefusedError(
        f"The files of video '{video_id}' have expired. Create it again.",
        code="video_expired",
        param="video",
    )


def cannot_draw(lacking: Iterable[str]) -> RefusedError:
    """New work on a machine without the libraries for it."""
    return RefusedError(libraries.sentence(lacking), code="engine_unavailable")


def unknown_route(method: str, path: str) -> RefusedError:
    """No such path."""
    return RefusedError(f"Invalid URL ({method} {path[:200]})", status=404)


def wrong_method(method: str, path: str) -> RefusedError:
    """A path that exists, asked with another method."""
    return RefusedError(f"Not allowed to {method} on {path[:200]}", status=405)


def _listed(values: Iterable[object]) -> str:
    texts = [f"'{value}'" for value in values]
    if len(texts) < 3:
        return " and ".join(texts)
    return f"{', '.join(texts[:-1])}, and {texts[-1]}"
