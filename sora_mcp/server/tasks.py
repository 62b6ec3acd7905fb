"""Tasks (`io.modelcontextprotocol/tasks`, SEP-2663): a tool call that goes on after its answer.

This is the protocol's side: who may have a task, what travels on the wire, how a client listens.
What the tasks are about is behind `Jobs`; `video_tasks` has ours. No tool needs this: a client
that does not declare the extension gets every tool's ordinary result.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Literal, Protocol, cast

import anyio
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.extension import Extension, MethodBinding
from mcp.server.mcpserver import require_client_extension
from mcp.server.session import ServerSession
from mcp.server.subscriptions import SUBSCRIPTION_ID_META_KEY
from mcp.shared.exceptions import MCPError
from mcp.shared.inbound import MCP_NAME_HEADER, decode_header_value
from mcp_types import (
    HEADER_MISMATCH,
    INVALID_PARAMS,
    CallToolRequestParams,
    RequestParams,
    ServerNotification,
    SubscriptionsAcknowledgedNotification,
)
from mcp_types.version import MODERN_PROTOCOL_VERSIONS
from pydantic import BaseModel, Field

from sora_mcp.background import background

TASKS = "io.modelcontextprotocol/tasks"
LISTENED_MAX = 20  # tasks in one listen stream, as many as videos in one wait

Status = Literal["working", "input_required", "completed", "failed", "cancelled"]
Context = ServerRequestContext[Any, Any]
Call = Callable[[], Awaitable[HandlerResult]]

_MODERN = frozenset(MODERN_PROTOCOL_VERSIONS)


@dataclass(frozen=True)
class Task:
    """A task at one moment. Times are Unix seconds.

    `detail` goes with the status: `result` (completed), `error` (failed), or `inputRequests`.
    """

    id: str
    status: Status
    created_at: float
    updated_at: float
    ttl_ms: int
    poll_interval_ms: int
    message: str | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_terminal(self) -> bool:
        """Whether this task will never change again."""
        return self.status in ("completed", "failed", "cancelled")

    @property
    def summary(self) -> dict[str, Any]:
        """The task on the wire without its detail, as the call that made it is answered."""
        wire = {
            "taskId": self.id,
            "status": self.status,
            "statusMessage": self.message,
            "createdAt": _moment(self.created_at),
            "lastUpdatedAt": _moment(self.updated_at),
            "ttlMs": self.ttl_ms,
            "pollIntervalMs": self.poll_interval_ms,
        }
        return {key: value for key, value in wire.items() if value is not None}

    @property
    def whole(self) -> dict[str, Any]:
        """The task on the wire with its detail, as whoever looks at it is answered."""
        return self.summary | dict(self.detail)


class Signal:
    """Says that a task may have changed; what was said before the wait is not lost."""

    def __init__(self) -> None:
        self._said = anyio.Event()

    def say(self) -> None:
        """Let whoever waits look again."""
        self._said.set()

    async def wait(self) -> None:
        """Return when something was said since the last wait."""
        await self._said.wait()
        self._said = anyio.Event()


class Jobs(Protocol):
    """The work behind tasks. All but `start` raise `unknown_task` for an id that is not theirs."""

    async def start(self, params: CallToolRequestParams, call: Call) -> Task | HandlerResult:
        """Run a tool call: its task, durable before it is returned, or the result of `call`."""
        ...

    async def look(self, task_id: str) -> Task:
        """The task as it is now."""
        ...

    async def answer(self, task_id: str, responses: Mapping[str, Any]) -> None:
        """Take the client's answers by key of `inputRequests`; other keys are ignored."""
        ...

    async def cancel(self, task_id: str) -> None:
        """Note that nobody waits for the task any more; once it is over this does nothing."""
        ...

    def news(self, task_id: str) -> AbstractAsyncContextManager[Signal]:
        """A signal for every change of the task while the context is open."""
        ...


def unknown_task(task_id: str) -> MCPError:
    """What a client is told about an id that names no task, or one of somebody else's."""
    text = f"There is no task {task_id[:80]!r}. list_videos shows what earlier calls made."
    return MCPError(code=INVALID_PARAMS, message=text)


class TaskParams(RequestParams):
    """Which task a request is about."""

    task_id: str = Field(max_length=200)


class UpdateParams(TaskParams):
    """Answers to what a task asked."""

    input_responses: dict[str, Any]


class TaskNotification(BaseModel):
    """`notifications/tasks`: the whole task, tagged with the listen request that asked for it."""

    method: Literal["notifications/tasks"] = "notifications/tasks"
    params: dict[str, Any]


class TasksExtension(Extension):
    """The extension over some jobs. `listen` goes into the server's middleware."""

    identifier = TASKS

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    def methods(self) -> Sequence[MethodBinding]:
        """The three requests about tasks; `tasks/list` and `tasks/result` are gone by design."""
        return (
            MethodBinding("tasks/get", TaskParams, self._get, _MODERN),
            MethodBinding("tasks/update", UpdateParams, self._update, _MODERN),
            MethodBinding("tasks/cancel", TaskParams, self._cancel, _MODERN),
        )

    async def intercept_tool_call(
        self, params: CallToolRequestParams, ctx: Context, call_next: CallNext
    ) -> HandlerResult:
        """Answer with a task where the client knows what that is and the jobs make one."""
        if not _declares(ctx):
            return await call_next(ctx)
        answer = await self._jobs.start(params, partial(call_next, ctx))
        return {"resultType": "task", **answer.summary} if isinstance(answer, Task) else answer

    async def listen(self, ctx: Context, call_next: CallNext) -> HandlerResult:
        """Middleware: push the tasks named in `subscriptions/listen` on its stream.

        The SDK's own handler keeps the stream, with all other kinds of news on it.
        """
        wanted = _listened(ctx)
        if not wanted:
            return await call_next(ctx)
        require_client_extension(ctx, TASKS)
        known = [task_id for task_id in wanted[:LISTENED_MAX] if await self._knows(task_id)]
        session = _ListenSession(ctx.session, known)
        async with background() as group:
            for task_id in known:
                group.start_soon(self._push, task_id, session, ctx.request_id)
            return await call_next(replace(ctx, session=cast("ServerSession", session)))

    async def _get(self, ctx: Context, params: TaskParams) -> HandlerResult:
        _admit(ctx, params.task_id)
        return (await self._jobs.look(params.task_id)).whole

    async def _update(self, ctx: Context, params: UpdateParams) -> HandlerResult:
        _admit(ctx, params.task_id)
        await self._jobs.answer(params.task_id, params.input_responses)
        return {}

    async def _cancel(self, ctx: Context, params: TaskParams) -> HandlerResult:
        _admit(ctx, params.task_id)
        await self._jobs.cancel(params.task_id)
        return {}

    async def _knows(self, task_id: str) -> bool:
        try:
            await self._jobs.look(task_id)
        except MCPError:
            return False
        return True

    async def _push(self, task_id: str, session: _ListenSession, request_id: Any) -> None:
        """Send the task as it is, and again at each change, until it is over.

        What cannot be looked at any more is not pushed; `tasks/get` says why.
        """
        await session.acknowledged.wait()
        sent: Any = None
        with suppress(MCPError):
            async with self._jobs.news(task_id) as signal:
                while True:
                    task = await self._jobs.look(task_id)
                    if sent != (task.status, task.message, task.detail):
                        sent = (task.status, task.message, task.detail)
                        tag = {"_meta": {SUBSCRIPTION_ID_META_KEY: request_id}}
                        await session.notify(TaskNotification(params=task.whole | tag), request_id)
                    if task.is_terminal:
                        return
                    await signal.wait()


class _ListenSession:
    """The session of one listen request; its acknowledgement names the tasks as well."""

    def __init__(self, session: ServerSession, task_ids: Sequence[str]) -> None:
        self._session = session
        self._task_ids = list(task_ids)
        self.acknowledged = anyio.Event()

    async def send_notification(
        self, notification: ServerNotification, related_request_id: Any = None
    ) -> None:
        """Send what the SDK's handler sends."""
        if not isinstance(notification, SubscriptionsAcknowledgedNotification):
            await self._session.send_notification(notification, related_request_id)
            return
        # The SDK's filter keeps keys of extensions, so ours has to be replaced, not added.
        honoured = notification.params.notifications.model_copy(update={"taskIds": self._task_ids})
        params = notification.params.model_copy(update={"notifications": honoured})
        told = notification.model_copy(update={"params": params})
        await self._session.send_notification(told, related_request_id)
        self.acknowledged.set()

    async def notify(self, notification: TaskNotification, request_id: Any) -> None:
        """Send a task; the SDK's union of notifications does not know those of extensions."""
        await self._session.send_notification(cast("Any", notification), request_id)


def _declares(ctx: Context) -> bool:
    capabilities = ctx.session.client_capabilities
    declared = capabilities.extensions if capabilities else None
    return ctx.protocol_version in _MODERN and TASKS in (declared or {})


def _admit(ctx: Context, task_id: str) -> None:
    """Refuse a client that did not declare tasks, or whose routing header names another task."""
    require_client_extension(ctx, TASKS)
    if ctx.request is None:  # not HTTP: nothing is routed
        return
    if decode_header_value(ctx.request.headers.get(MCP_NAME_HEADER)) != task_id:
        text = f"The {MCP_NAME_HEADER} header has to be the task's id."
        raise MCPError(code=HEADER_MISMATCH, message=text)


def _listened(ctx: Context) -> list[str]:
    """The tasks that a listen request asks for; what is malformed is left to the SDK's checks."""
    wanted = (ctx.params or {}).get("notifications")
    if ctx.method != "subscriptions/listen" or not isinstance(wanted, Mapping):
        return []
    task_ids = wanted.get("taskIds")
    if not isinstance(task_ids, list):
        return []
    return list(dict.fromkeys(task_id for task_id in task_ids if isinstance(task_id, str)))


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
