"""Where errors are turned into sentences for the model: what is wrong, and what to do next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from difflib import get_close_matches
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, ToolError
from mcp.server.mcpserver.tools import Tool
from pydantic import ValidationError

from sora_mcp.errors import (
    ApiError,
    AuthenticationError,
    BudgetError,
    ConfigurationError,
    ConsentError,
    DoubtError,
    DownloadError,
    ExpiredVideoError,
    FailedVideoError,
    FilmError,
    InvalidRequestError,
    NotFoundError,
    NotReadyError,
    PartsError,
    RateLimitedError,
    RejectedError,
    ServerError,
    SoraError,
    StalledVideoError,
    UnreachableError,
    UnsupportedError,
)

P = ParamSpec("P")
T = TypeVar("T")

_ADVICE: tuple[tuple[type[SoraError], str], ...] = (
    (NotReadyError, "Call wait_for_videos with its id, then ask again."),
    (FailedVideoError, "Nothing can be downloaded; a changed prompt in create_video may work."),
    (ExpiredVideoError, "Only create_video can make it anew."),
    (StalledVideoError, "It may still end: look with retrieve_video later; do not make it again."),
    (AuthenticationError, "The person has to check SORA_MCP_API_KEY; repeating does not help."),
    (NotFoundError, "Check the id; list_videos shows which videos there are."),
    (RejectedError, "Nothing was made, changed or billed. Correct what it names, then ask again."),
    (RateLimitedError, "Nothing was made. Try again in a minute."),
    (UnsupportedError, "This server lacks the operation; repeating does not help."),
    (UnreachableError, "Try again in a moment; `sora-mcp doctor` tells the person what is wrong."),
    (ServerError, "Try again in a moment."),
    (ConfigurationError, "The person has to correct the setting."),
    (
        PartsError,
        "Nothing was joined: wait for what runs with wait_for_videos, replace the rest, ask again.",
    ),
    (InvalidRequestError, "Nothing was sent."),
    (BudgetError, "Nothing was sent. A shorter or smaller video costs less; limits are settings."),
    (
        ConsentError,
        "Nothing was sent. Ask the person; if they agree, call again with confirm true.",
    ),
    (DownloadError, "Nothing was saved."),
    (FilmError, "Nothing was saved. Correct what it names, or take another video."),
)
_INSTEAD = {
    "list": "Look a video up by its id with retrieve_video.",
    "delete": "Nothing was deleted; the server or its operator clears videos away.",
    "edit": "Make a new video with create_video and the changed prompt instead.",
    "extend": "Make what follows as a new video with create_video instead.",
    "remix": "Make a new video with create_video and the changed prompt instead.",
    "characters": "Describe the character in create_video's prompt instead.",
    "content": "The person can only get the file from the server itself.",
    "thumbnail": "Save the video itself with download_video instead.",
    "spritesheet": "Save the video itself with download_video instead.",
}
_DOUBT = (
    "A video may have been made and billed all the same: call list_videos before asking again, "
    "and do not simply repeat this call."
)
_LOST = (
    "A video may have been made and billed all the same, but it is not in the server's list. "
    "Tell the person, and look in list_videos later. It is not sent again by itself; if they "
    "want it anew, call again with confirm true."
)
_NOTHING_SENT = "The request did not leave this machine, so nothing was made and nothing billed."


# What the state of the video server can be the reason of, whatever it answered.
_OF_THE_SERVER = (ApiError, DoubtError, StalledVideoError)


def sentence(error: SoraError, *, makes_job: bool = False, note: str | None = None) -> str:
    """The error and the advice for it.

    `makes_job`: the call may have cost something. `note`: the reason behind whatever goes wrong
    with this server; it takes the place of advice about a single answer.
    """
    money = _money(error, makes_job=makes_job)
    if note and isinstance(error, _OF_THE_SERVER):
        advice = "" if note.rstrip(".") in str(error) else note
    else:
        advice = "" if money == _DOUBT else _advice(error)
    return " ".join(filter(None, (_ended(str(error)), money, advice)))


def teaching(
    call: Callable[P, Awaitable[T]], *, makes_job: bool = False, note: str | None = None
) -> Callable[P, Awaitable[T]]:
    """The same tool function, its foreseen errors told to the model."""

    @wraps(call)
    async def taught(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await call(*args, **kwargs)
        except SoraError as error:
            raise ToolError(sentence(error, makes_job=makes_job, note=note)) from error

    return taught


def readable(
    read: Callable[P, Awaitable[T]], *, note: str | None = None
) -> Callable[P, Awaitable[T]]:
    """The same resource function, its foreseen errors told to the client."""

    @wraps(read)
    async def told(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await read(*args, **kwargs)
        except (NotFoundError, InvalidRequestError) as error:
            raise ResourceNotFoundError(sentence(error, note=note)) from error
        except SoraError as error:
            raise ResourceError(sentence(error, note=note)) from error

    return told


class TeachingTool(Tool):
    """A tool that explains wrong arguments in words, and refuses ones it does not know."""

    async def run(
        self,
        arguments: dict[str, Any],
        context: Context[Any, Any],
        convert_result: bool = False,  # noqa: FBT001, FBT002 - the SDK's signature
    ) -> Any:
        """Run the tool.

        Raises:
            ToolError: the arguments are wrong, or the call failed in a way that was foreseen.
        """
        self._refuse_unknown(arguments)
        try:
            return await super().run(arguments, context, convert_result)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(_explain(error.__cause__)) from error.__cause__
            if type(error.__cause__) is ToolError:  # ours: without the SDK's prefix it reads well
                raise error.__cause__ from error.__cause__.__cause__
            raise

    def _refuse_unknown(self, arguments: dict[str, Any]) -> None:
        known = list(self.parameters.get("properties", {}))
        for name in arguments:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f" Did you mean `{near[0]}`?" if near else ""
                names = ", ".join(known) or "none"
                raise ToolError(
                    f"{self.name} has no argument `{name[:60]}`.{hint} It takes: {names}. "
                    "Nothing was sent."
                )


def _money(error: SoraError, *, makes_job: bool) -> str:
    """Whether something may have been paid for, where that is the question."""
    if isinstance(error, DoubtError):
        return _LOST
    if not makes_job:
        return ""
    if isinstance(error, UnreachableError):
        return _DOUBT if error.maybe_sent else _NOTHING_SENT
    return _DOUBT if isinstance(error, ServerError) else ""


def _advice(error: SoraError) -> str:
    if isinstance(error, UnsupportedError) and error.operation in _INSTEAD:
        return _INSTEAD[error.operation]
    return next((text for kind, text in _ADVICE if isinstance(error, kind)), "")


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _explain(error: ValidationError) -> str:
    problems = [_problem(item) for item in error.errors(include_url=False)]
    return f"{' '.join(problems)} Nothing was sent: correct it and call again."


def _problem(item: Any) -> str:
    name = ".".join(str(part) for part in item["loc"]) or "arguments"
    given = repr(item["input"])[:80]
    match item["type"]:
        case "missing":
            return f"`{name}` is missing."
        case "literal_error":
            return f"`{name}` must be {item['ctx']['expected']}, not {given}."
        case "value_error":
            return f"`{name}`: {item['ctx']['error']}."
        case _:
            return f"`{name}`: {item['msg'].lower()}, but it is {given}."
