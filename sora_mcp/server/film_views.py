"""What the model is told about looking, frames and films: shapes, words, and the next step."""

from __future__ import annotations

from mcp_types import TextContent
from pydantic import BaseModel, Field

from sora_mcp.cutting_room import Frame, Preview
from sora_mcp.film_records import FilmPhase
from sora_mcp.reels import FilmState
from sora_mcp.server import words
from sora_mcp.server.uris import FILMS_URI


class FrameResult(BaseModel):
    """A saved frame."""

    file_path: str
    at_s: float = Field(description="Its moment in the video.")
    size: str
    download_url: str | None = None
    next_step: str


class PartView(BaseModel):
    """One video in a film."""

    video: str
    seconds: float | None = None
    was_reencoded: bool | None = None


class FilmResult(BaseModel):
    """A film and what to do next."""

    id: str
    status: FilmPhase
    progress: int
    seconds: float | None = None
    size: str | None = None
    parts: list[PartView]
    file_path: str | None = None
    bytes: int | None = None
    sha256: str | None = None
    error: str | None = None
    download_url: str | None = None
    resource_uri: str
    next_step: str


def film_uri(film_id: str) -> str:
    """The resource of a film."""
    return f"{FILMS_URI}{film_id}"


def preview(video: str, seen: Preview) -> str:
    """One line on what a preview shows."""
    glance = seen.glance
    if glance.cells > 1:
        shown = (
            f"{glance.cells} moments of {video}, row by row from {glance.first_s:.2f} s to "
            f"{glance.last_s:.2f} s, {glance.every_s:.2f} s apart"
        )
    else:
        shown = f"{video} at {glance.first_s:.2f} s"
    return f"{shown}, of {glance.seconds:.2f} s in all. The file is saved at {seen.path}."


def frame(found: Frame, url: str | None) -> FrameResult:
    """A frame, and how to go on from it."""
    size = f"{found.shot.width_px}x{found.shot.height_px}"
    path = str(found.saved.path)
    return FrameResult(
        file_path=path,
        at_s=found.shot.at_s,
        size=size,
        download_url=url,
        next_step=f'To start a video from it, call create_video with input_reference "{path}" '
        f'and size "{size}".',
    )


def film(state: FilmState, url: str | None = None) -> FilmResult:
    """A film as a tool or its resource shows it."""
    record, joined = state.record, state.record.joined
    done = joined and record.file and record.phase == "completed"
    lengths = joined.parts if joined else [None] * len(record.videos)
    return FilmResult(
        id=record.film_id,
        status=record.phase,
        progress=round(100 * state.share),
        seconds=round(joined.seconds, 3) if joined else None,
        size=f"{joined.width_px}x{joined.height_px}" if joined else None,
        parts=[
            PartView(
                video=video,
                seconds=round(part.seconds, 3) if part else None,
                was_reencoded=part.was_reencoded if part else None,
            )
            for video, part in zip(record.videos, lengths, strict=True)
        ],
        file_path=str(record.file.path) if record.file and done else None,
        bytes=record.file.bytes if record.file and done else None,
        sha256=record.file.sha256 if record.file and done else None,
        error=record.error,
        download_url=url,
        resource_uri=film_uri(record.film_id),
        next_step=next_step(state, url),
    )


def next_step(state: FilmState, url: str | None) -> str:
    """The one sentence that says how to go on."""
    record = state.record
    if record.phase == "in_progress":
        return (
            "It goes on by itself: call join_videos again with the same arguments to go on "
            f"waiting, or read {film_uri(record.film_id)}."
        )
    if record.phase == "failed":
        return "Call join_videos again with the same arguments; that makes it anew."
    step = "Give the person the link." if url else "Tell the person where the file is."
    return f'{step} preview_video with video "{record.film_id}" shows it to you.'


def film_in_words(view: FilmResult) -> str:
    """A film in words."""
    facts = [f"{view.seconds:.2f} s" if view.seconds is not None else None, view.size]
    told = ", ".join(fact for fact in facts if fact)
    lines = [f"Film {view.id}: {view.status}, {view.progress} %" + (f" ({told})" if told else "")]
    lines += [_part_in_words(number, part) for number, part in enumerate(view.parts, 1)]
    if view.file_path:
        lines.append(f"Saved at {view.file_path} ({view.bytes} bytes, SHA-256 {view.sha256}).")
    if view.download_url:
        lines.append(f"Download link: {view.download_url}")
    return "\n".join([*lines, f"Resource: {view.resource_uri}", f"Next: {view.next_step}"])


def frame_in_words(view: FrameResult) -> str:
    """A frame in words."""
    text = f"Saved the frame at {view.at_s:.2f} s ({view.size}) at {view.file_path}."
    if view.download_url:
        text += f"\nDownload link: {view.download_url}"
    return f"{text}\nNext: {view.next_step}"


def said(text: str) -> TextContent:
    """Text for the model and the person."""
    return TextContent(type="text", text=text, annotations=words.FOR_BOTH)


def _part_in_words(number: int, part: PartView) -> str:
    text = f"{number}. {part.video}"
    if part.seconds is None:
        return text
    how = "re-encoded" if part.was_reencoded else "unchanged"
    return f"{text}: {part.seconds:.2f} s, {how}"
