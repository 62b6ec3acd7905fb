"""What the model is told about videos: the shapes of results, and the next step in each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal
from urllib.parse import quote

from pydantic import BaseModel, Field

from sora_mcp.downloads import SavedFile
from sora_mcp.prices import Basis
from sora_mcp.states import StatePage, VideoState
from sora_mcp.video import Character, DeletedVideo, Phase, Variant, Video

SUMMARY_PROMPT_CHARS = 160  # in lists, so that twenty long prompts do not fill the context
ACCOUNT_MAX = 30  # entries of each kind in the account of a draft
ERROR_CHARS = 600  # what an edit can do is a long sentence
RESULT_PROMPT_CHARS = 2000  # a longer prompt is cut; the caller wrote it and has it


class ErrorView(BaseModel):
    """Why a video failed."""

    code: str | None = None
    message: str | None = None


class VideoSummary(BaseModel):
    """A video in a list: the wire's words, nulls left out."""

    id: str
    status: Phase
    progress: int = Field(description="Percent, 0 to 100.")
    model: str | None = None
    seconds: str | None = None
    size: str | None = None
    prompt: str | None = None
    created_at: int | None = Field(None, description="Unix seconds.")
    error: ErrorView | None = None
    file_path: str | None = Field(None, description="Where the MP4 is saved on this machine.")
    resource_uri: str


class VideoResult(VideoSummary):
    """One video and what to do next."""

    completed_at: int | None = None
    expires_at: int | None = Field(None, description="Unix seconds; download before.")
    remixed_from_video_id: str | None = None
    estimated_cost_usd: float | None = None
    cost_basis: Basis | None = Field(None, description="Where the estimate comes from.")
    adopted: bool | None = Field(None, description="True: an earlier order, not paid again.")
    adopted_because: str | None = None
    composed: bool | None = Field(None, description="True: made up for what the server lacks.")
    composed_because: str | None = None
    reference_note: str | None = Field(None, description="What was done to the picture.")
    animatic: dict[str, Any] | None = None
    next_step: str


class ListResult(BaseModel):
    """One page of videos. Pass `last_id` as `after` for the next."""

    data: list[VideoSummary]
    first_id: str | None = None
    last_id: str | None = None
    has_more: bool
    next_step: str


class WaitResult(BaseModel):
    """The videos as last seen; `done` says whether the wait was over before the time was."""

    done: bool
    videos: list[VideoSummary]
    next_step: str


class DeleteResult(BaseModel):
    """The wire's confirmation."""

    id: str
    object: str
    deleted: bool
    next_step: str


class CharacterResult(BaseModel):
    """A character and how to use it."""

    id: str
    name: str | None = None
    created_at: int | None = Field(None, description="Unix seconds.")
    resource_uri: str
    next_step: str


class DownloadResult(BaseModel):
    """A saved file."""

    video_id: str
    variant: Variant
    file_path: str
    bytes: int
    mime_type: str
    sha256: str
    download_url: str | None = Field(None, description="Works in a browser until it expires.")
    download_url_expires_at: int | None = Field(None, description="Unix seconds.")
    resource_uri: str
    next_step: str


def video_uri(video_id: str) -> str:
    """The resource of a video; the id is one path segment whatever it holds."""
    return f"sora://videos/{quote(video_id, safe='')}"


def character_uri(character_id: str) -> str:
    """The resource of a character."""
    return f"sora://characters/{quote(character_id, safe='')}"


def summary(state: VideoState) -> VideoSummary:
    """A video as a list shows it."""
    return VideoSummary(**_summary_fields(state, SUMMARY_PROMPT_CHARS))


def result(state: VideoState) -> VideoResult:
    """A video as a tool or its resource shows it."""
    video = state.video
    return VideoResult(
        **_summary_fields(state, RESULT_PROMPT_CHARS),
        completed_at=video.completed_at,
        expires_at=video.expires_at,
        remixed_from_video_id=video.remixed_from_video_id,
        estimated_cost_usd=state.cost.usd if state.cost else None,
        cost_basis=state.cost.basis if state.cost else None,
        adopted=True if state.adopted else None,
        adopted_because=state.adopted,
        composed=True if state.composed else None,
        composed_because=state.composed,
        reference_note=state.reference_note,
        animatic=animatic(video),
        next_step=next_step(state),
    )


def animatic(video: Video) -> dict[str, Any] | None:
    """What the prompt became, where the server says so: as the embedded engine does."""
    told = (video.model_extra or {}).get("animatic")
    if not isinstance(told, dict):
        return None
    understood = told.get("understood")
    pairs = list(understood.items())[:ACCOUNT_MAX] if isinstance(understood, dict) else []
    found: dict[str, Any] = {"understood": {cut(k, 60): cut(str(v), 80) for k, v in pairs}}
    for key in ("not_depicted", "not_understood", "assumptions"):
        items = told.get(key)
        if isinstance(items, list):
            found[key] = [cut(str(item), 160) for item in items[:ACCOUNT_MAX]]
    return found


def next_step(state: VideoState) -> str:
    """The one sentence that says how to go on."""
    video = state.video
    if video.phase == "failed":
        return (
            "Nothing can be downloaded. Tell the person why it failed; "
            "a changed prompt in create_video makes a new video."
        )
    if video.phase == "completed" and state.file_path:
        return (
            f"It is saved at {state.file_path}: tell the person. To go on from it, use "
            "remix_video, edit_video or extend_video."
        )
    if video.phase == "completed":
        return f'Call download_video with video_id "{video.id}" to save it.'
    return (
        f'Call wait_for_videos with video_ids ["{video.id}"], or read {video_uri(video.id)}. '
        "It goes on by itself: do not create it again."
    )


def page(found: StatePage) -> ListResult:
    """One page of a list."""
    if found.has_more:
        step = f'More: call list_videos with after "{found.last_id}".'
    elif found.states:
        step = "This is the end of the list. download_video saves a completed video."
    else:
        step = "There are no videos here yet: call create_video."
    if found.composed:
        step = f"{found.composed} {step}"
    return ListResult(
        data=[summary(state) for state in found.states],
        first_id=found.first_id,
        last_id=found.last_id,
        has_more=found.has_more,
        next_step=step,
    )


def waited(states: Sequence[VideoState], *, until: Literal["all", "any"]) -> WaitResult:
    """The outcome of a wait."""
    terminal = [state.video.is_terminal for state in states]
    done = any(terminal) if until == "any" else all(terminal)
    running = [state.video.id for state in states if not state.video.is_terminal]
    ready = [s.video.id for s in states if s.video.phase == "completed" and not s.file_path]
    steps = []
    if ready:
        steps.append(f"Call download_video for {_quoted(ready)}.")
    if running:
        steps.append(f"Still running: call wait_for_videos again with {_quoted(running)}.")
    if not steps:
        steps.append("Nothing is left to wait for.")
    return WaitResult(done=done, videos=[summary(s) for s in states], next_step=" ".join(steps))


def deleted(video: DeletedVideo) -> DeleteResult:
    """A deletion."""
    return DeleteResult(
        id=video.id,
        object=video.object,
        deleted=video.deleted,
        next_step="Files already saved on this machine are still there.",
    )


def character(found: Character) -> CharacterResult:
    """A character."""
    return CharacterResult(
        id=found.id,
        name=found.name,
        created_at=found.created_at,
        resource_uri=character_uri(found.id),
        next_step=f'Call create_video with characters ["{found.id}"] and the name '
        f'"{found.name or "it was given"}" in the prompt.',
    )


def dump(view: BaseModel) -> dict[str, Any]:
    """JSON values, nulls left out."""
    return view.model_dump(mode="json", exclude_none=True)


def download(
    video_id: str, variant: Variant, saved: SavedFile, url: str | None, expires_at: int | None
) -> DownloadResult:
    """A saved file, with its link where this server hands out links."""
    return DownloadResult(
        video_id=video_id,
        variant=variant,
        file_path=str(saved.path),
        bytes=saved.bytes,
        mime_type=saved.mime_type,
        sha256=saved.sha256,
        download_url=url,
        download_url_expires_at=expires_at,
        resource_uri=video_uri(video_id),
        next_step="Give the person the link." if url else "Tell the person where the file is.",
    )


def _summary_fields(state: VideoState, prompt_chars: int) -> dict[str, Any]:
    video = state.video
    return {
        "id": video.id,
        "status": video.phase,
        "progress": video.progress_percent,
        "model": video.model,
        "seconds": video.seconds,
        "size": video.size,
        "prompt": cut(video.prompt, prompt_chars) if video.prompt else None,
        "created_at": video.created_at,
        "error": _error(video),
        "file_path": str(state.file_path) if state.file_path else None,
        "resource_uri": video_uri(video.id),
    }


def _error(video: Video) -> ErrorView | None:
    if video.error is None or video.phase != "failed":
        return None
    message = video.error.message
    return ErrorView(code=video.error.code, message=cut(message, ERROR_CHARS) if message else None)


def cut(text: str, most: int) -> str:
    """At most `most` characters on one line."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _quoted(ids: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{video_id}"' for video_id in ids) + "]"
