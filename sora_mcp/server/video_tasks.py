"""What a task is about here: a video. The task is the job itself, under an id of its own."""

from __future__ import annotations

import json
import logging
import secrets
import time
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from sqlite3 import Error as SqliteError
from typing import Any

from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.auth.provider import principal_components
from mcp.server.context import HandlerResult
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR, CallToolRequestParams, CallToolResult, TextContent

from sora_mcp.errors import NotFoundError, SoraError
from sora_mcp.ledger import TaskRecord
from sora_mcp.server import views, words
from sora_mcp.server.guard import sentence
from sora_mcp.server.tasks import Call, Signal, Status, Task, unknown_task
from sora_mcp.states import VideoState
from sora_mcp.studio import Studio
from sora_mcp.video import Video

MAKERS = frozenset({"create_video", "edit_video", "extend_video", "remix_video"})
POLL_MIN_MS = 500  # a task is polled over the network, however near the engine is
TTL_MS = 24 * 60 * 60 * 1000  # for a server that does not say how long it keeps a video
SETTLING_S = 60  # seconds in which the replicas of a server may not know a new video yet

_log = logging.getLogger(__name__)


def caller() -> str:
    """Whose request this is: the token's principal, or "" where there is no sign-in."""
    token = get_access_token()
    return json.dumps(principal_components(token)) if token else ""


def new_id() -> str:
    """An id nobody can guess, since knowing it is what lets a client without sign-in look."""
    return f"task_{secrets.token_urlsafe(24)}"


class VideoTasks:
    """`Jobs` over one studio: every video that a tool starts, until it is done.

    The ledger has which task is which video, so a task is still there after a restart. `clock`
    returns Unix seconds; `owner` says whose request is being answered.
    """

    def __init__(
        self,
        studio: Studio,
        *,
        owner: Callable[[], str] = caller,
        mint: Callable[[], str] = new_id,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._studio = studio
        self._owner = owner
        self._mint = mint
        self._clock = clock
        self._poll_interval_ms = max(POLL_MIN_MS, round(studio.backend.poll_first_s * 1000))
        self._signals: dict[str, set[Signal]] = {}
        studio.watcher.add_listener(self._changed, on_lost=self._lost)

    async def start(self, params: CallToolRequestParams, call: Call) -> Task | HandlerResult:
        """Run the call; a video that it leaves running becomes a task."""
        result = await call()
        video = _made(result) if params.name in MAKERS else None
        if video is None or video.is_terminal:
            return result
        record = TaskRecord(self._mint(), video.id, self._owner(), int(self._clock()))
        try:
            await self._studio.ledger.add_task(record)
        except (OSError, SqliteError):
            # The video is made and maybe paid for: rather no task than no answer.
            _log.exception("The task of video %s could not be noted.", video.id)
            return result
        return self._working(record, video)

    async def look(self, task_id: str) -> Task:
        """The video behind a task, as its resource shows it.

        Raises:
            MCPError: there is no such task, or the video server refuses to tell.
        """
        record = await self._record(task_id)
        if record.is_cancelled:
            return self._task(record, "cancelled", message=_going_on(record.video_id))
        try:
            state = await self._studio.retrieve_video(record.video_id)
        except SoraError as error:
            return self._unseen(record, error)
        if not state.video.is_terminal:
            return self._working(record, state.video)
        return self._completed(record, _final(state), state.video)

    async def answer(self, task_id: str, responses: Mapping[str, Any]) -> None:
        """Take note of nothing: a video never asks, so no key is outstanding.

        Raises:
            MCPError: there is no such task.
        """
        await self._record(task_id)

    async def cancel(self, task_id: str) -> None:
        """End the task. The Videos API cannot stop a video, so that goes on.

        Raises:
            MCPError: there is no such task, or the video server refuses to tell.
        """
        task = await self.look(task_id)
        if task.is_terminal:
            return
        await self._studio.ledger.cancel_task(task_id)
        self._say((await self._record(task_id)).video_id)

    @asynccontextmanager
    async def news(self, task_id: str) -> AsyncGenerator[Signal]:
        """A signal for every change of the video that the watcher notices, and for a cancel."""
        video_id = (await self._record(task_id)).video_id
        signal = Signal()
        listening = self._signals.setdefault(video_id, set())
        listening.add(signal)
        try:
            with self._studio.watcher.interest(video_id):
                yield signal
        finally:
            listening.discard(signal)
            if not listening:
                self._signals.pop(video_id, None)

    async def _record(self, task_id: str) -> TaskRecord:
        record = await self._studio.ledger.task(task_id)
        if record is None or record.owner != self._owner():
            raise unknown_task(task_id)
        return record

    def _unseen(self, record: TaskRecord, error: SoraError) -> Task:
        """What is said when the video could not be seen: gone, not now, or not at all."""
        is_new = self._clock() - record.created_at < SETTLING_S
        told = sentence(error, note=self._studio.backend.note)
        if error.retryable or (isinstance(error, NotFoundError) and is_new):
            return self._task(record, "working", message=told)
        if isinstance(error, NotFoundError):
            content = TextContent(type="text", text=told)
            return self._completed(record, CallToolResult(content=[content], is_error=True))
        raise MCPError(code=INTERNAL_ERROR, message=told) from error

    def _working(self, record: TaskRecord, video: Video) -> Task:
        message = f"{video.id}: {video.phase}, {video.progress_percent} %"
        return self._task(record, "working", video, message=message)

    def _completed(
        self, record: TaskRecord, result: CallToolResult, video: Video | None = None
    ) -> Task:
        wire = result.model_dump(by_alias=True, mode="json", exclude_none=True)
        task = self._task(record, "completed", video, message=f"{record.video_id}: done")
        return replace(task, detail={"result": wire})

    def _task(
        self, record: TaskRecord, status: Status, video: Video | None = None, *, message: str
    ) -> Task:
        """The state is read afresh at every look, so that is when it was updated last."""
        return Task(
            id=record.task_id,
            status=status,
            created_at=record.created_at,
            updated_at=self._clock(),
            ttl_ms=_ttl_ms(record, video),
            poll_interval_ms=self._poll_interval_ms,
            message=message,
        )

    async def _changed(self, video: Video) -> None:
        self._say(video.id)

    async def _lost(self, video_id: str, _error: SoraError) -> None:
        self._say(video_id)

    def _say(self, video_id: str) -> None:
        for signal in self._signals.get(video_id, ()):
            signal.say()


def _made(result: HandlerResult) -> Video | None:
    """The video that a tool's result tells of; None for an error, or a question to the person."""
    if not isinstance(result, CallToolResult) or result.is_error:
        return None
    told = result.structured_content or {}
    return Video.model_validate(told) if {"id", "status"} <= told.keys() else None


def _final(state: VideoState) -> CallToolResult:
    """What `retrieve_video` says of a video that is done; a failed one is a failed call."""
    view = views.result(state)
    result = words.saying(words.video(view), view)
    return result.model_copy(update={"is_error": state.video.phase == "failed"})


def _ttl_ms(record: TaskRecord, video: Video | None) -> int:
    if video is None or video.expires_at is None:
        return TTL_MS
    return max(1, (video.expires_at - record.created_at) * 1000)


def _going_on(video_id: str) -> str:
    return (
        f"Cancelled: nobody waits for it here. The Videos API cannot stop a video, so {video_id} "
        f"goes on (and is billed if the server bills): see retrieve_video or "
        f"{views.video_uri(video_id)}."
    )
