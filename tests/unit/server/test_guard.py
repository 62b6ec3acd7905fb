import pytest
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, ToolError

from sora_mcp import errors
from sora_mcp.server.guard import readable, sentence, teaching
from sora_mcp.video import Video, VideoError

RUNNING = Video(id="video_1", status="in_progress", progress=40)
FAILED = Video(id="video_1", status="failed", error=VideoError(code="c", message="No."))

EVERY = [
    errors.ConfigurationError("SORA_MCP_X is wrong."),
    errors.InvalidRequestError("The id is empty."),
    errors.UploadError("The file is no picture."),
    errors.PartsError("These cannot be joined: part 2 (video_9): Video video_9 is queued (0 %)."),
    errors.ApiError("Odd."),
    errors.UnreachableError("No answer came.", maybe_sent=True),
    errors.StalledVideoError("video_1", None, 1200),
    errors.AuthenticationError("The server refused the key.", status=401),
    errors.NotFoundError("Video with id 'x' not found.", status=404),
    errors.RejectedError("Invalid value: '7'.", status=400),
    errors.RateLimitedError("Too many requests.", retry_after_s=3),
    errors.UnsupportedError("Method not allowed.", status=405),
    errors.ServerError("It broke.", status=500),
    errors.NotReadyError(RUNNING),
    errors.FailedVideoError(FAILED),
    errors.ExpiredVideoError(RUNNING),
    errors.DownloadError("The disk is full."),
    errors.FilmError("x.mp4 is damaged after 0.5 s."),
    errors.BudgetError.of_the_day(0.4, 0.8, 1.0, 1_800_000_000),
    errors.ConsentError("This would cost about $2.40."),
    errors.DoubtError("The video server failed (HTTP 500)."),
]


def leaves(kind: type[errors.SoraError]) -> set[type[errors.SoraError]]:
    children = [c for c in kind.__subclasses__() if c.__module__ == errors.__name__]
    return {kind}.union(*(leaves(child) for child in children))


def test_every_error_of_the_tree_is_read_here() -> None:
    assert {type(error) for error in EVERY} | {errors.SoraError} == leaves(errors.SoraError)


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_every_error_says_what_is_wrong_and_what_to_do(error: errors.SoraError) -> None:
    text = sentence(error)
    assert text.startswith(str(error))
    if type(error) is not errors.ApiError:
        assert len(text) > len(str(error)) + 10
    assert len(text) < 450


def test_doubt_about_money_is_told_where_there_is_doubt() -> None:
    doubt = "may have been made and billed"
    lost = errors.UnreachableError("No answer came.", maybe_sent=True)
    unsent = errors.UnreachableError("No route.", maybe_sent=False)
    broken = errors.ServerError("It broke.", status=500)
    assert doubt in sentence(lost, makes_job=True)
    assert doubt in sentence(broken, makes_job=True)
    assert "nothing billed" in sentence(unsent, makes_job=True)
    assert doubt not in sentence(lost)
    assert doubt not in sentence(broken)


async def test_a_foreseen_error_becomes_a_tool_error_and_others_pass() -> None:
    async def fails(error: Exception) -> None:
        raise error

    with pytest.raises(ToolError, match="list_videos"):
        await teaching(fails)(errors.NotFoundError("Unknown id."))
    with pytest.raises(ZeroDivisionError):
        await teaching(fails)(ZeroDivisionError())


async def test_resources_tell_unknown_from_broken() -> None:
    async def fails(error: Exception) -> str:
        raise error

    with pytest.raises(ResourceNotFoundError):
        await readable(fails)(errors.NotFoundError("Unknown id."))
    with pytest.raises(ResourceNotFoundError):
        await readable(fails)(errors.InvalidRequestError("Bad id."))
    with pytest.raises(ResourceError) as raised:
        await readable(fails)(errors.ServerError("It broke."))
    assert not isinstance(raised.value, ResourceNotFoundError)
