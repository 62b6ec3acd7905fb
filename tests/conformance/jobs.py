"""Fixtures of the conformance suite: tools whose calls become tasks, behind our own extension.

They keep their state in memory and really ask, fail and stop, which no video does.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import anyio
from anyio.abc import TaskGroup
from mcp.server.mcpserver import Context, MCPServer, require_client_extension
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INTERNAL_ERROR,
    CallToolRequestParams,
    CallToolResult,
    InputRequest,
    InputRequiredResult,
    TextContent,
)

from sora_mcp.server.tasks import TASKS, Call, Signal, Status, Task, unknown_task
from tests.conformance.questions import FLAG, TEXT, ask, ask_name

TTL_MS, POLL_MS = 600_000, 100
FAILING_S = 0.2  # seconds until `failing_job` fails; the suite polls until then


def register(server: MCPServer[Any]) -> None:
    """Put the tools on the server; without tasks they run to their end, or refuse."""
    for tool in (
        greet, slow_compute, failing_job, protocol_error_job, confirm_delete, multi_input,
        test_tool_with_task,
    ):  # fmt: skip
        server.tool(description=f"Conformance fixture {tool.__name__}.")(tool)


def greet(name: str) -> str:
    return f"Hello, {name}!"


async def slow_compute(seconds: float, label: str = "") -> str:
    await anyio.sleep(seconds)
    return f"{label} took {seconds:g} s"


async def failing_job(ctx: Context[Any, Any]) -> str:
    require_client_extension(ctx.request_context, TASKS)
    await anyio.sleep(FAILING_S)
    raise RuntimeError("This job always fails.")


async def protocol_error_job() -> str:
    raise MCPError(INTERNAL_ERROR, "This job breaks the protocol.")


def confirm_delete(filename: str, ctx: Context[Any, Any]) -> str:
    return f"{filename} cannot be confirmed outside a task."


def multi_input(ctx: Context[Any, Any]) -> str:
    return "Nothing can be asked outside a task."


def test_tool_with_task(ctx: Context[Any, Any]) -> str | InputRequiredResult:
    """Asks before it becomes a task, so its answer is in the task's result."""
    require_client_extension(ctx.request_context, TASKS)
    answer: Any = (ctx.input_responses or {}).get("user_name")
    if answer is None:
        return InputRequiredResult(input_requests={"user_name": ask_name()})
    return f"Hello, {answer.content['name']}!"


@dataclass
class Running:
    """One task: what it asks, what it was answered, and how it ended."""

    task_id: str
    started_at: float
    scope: anyio.CancelScope = field(default_factory=anyio.CancelScope)
    questions: dict[str, InputRequest] = field(default_factory=dict)
    ended: tuple[Status, dict[str, Any]] | None = None
    signal: Signal = field(default_factory=Signal)
    answered: Signal = field(default_factory=Signal)

    async def ask(self, **questions: InputRequest) -> None:
        """Park the task until all are answered."""
        self.questions = questions
        self.signal.say()
        while self.questions:
            await self.answered.wait()

    def end(self, status: Status, **detail: Any) -> None:
        """Only the first end counts."""
        self.ended = self.ended or (status, detail)
        self.questions = {}
        self.signal.say()


Work = Callable[[Running, Call], Awaitable[Any]]


async def _just_run(_running: Running, call: Call) -> Any:
    return await call()


async def _confirm_first(running: Running, _call: Call) -> Any:
    await running.ask(confirm=ask("Delete it?", confirm=FLAG))
    return CallToolResult(content=[TextContent(text="Deleted.")])


async def _ask_two(running: Running, _call: Call) -> Any:
    await running.ask(first=ask("Your name?", name=TEXT), second=ask("And yours?", name=TEXT))
    return CallToolResult(content=[TextContent(text="Both were answered.")])


WORK: dict[str, Work] = {
    "slow_compute": _just_run,
    "failing_job": _just_run,
    "protocol_error_job": _just_run,
    "confirm_delete": _confirm_first,
    "multi_input": _ask_two,
}


class FixtureJobs:
    """`Jobs` over coroutines of this process; they run in `tasks`."""

    def __init__(self, tasks: TaskGroup) -> None:
        self._tasks = tasks
        self._numbers = itertools.count(1)
        self._running: dict[str, Running] = {}

    async def start(self, params: CallToolRequestParams, call: Call) -> Any:
        """Run the fixtures named in `WORK` as tasks, and all other tools as ever."""
        if params.name == "test_tool_with_task":
            result = await call()  # asks first; only its last round is worth a task
            return result if isinstance(result, InputRequiredResult) else self._ended(result)
        if params.name not in WORK:
            return await call()
        running = self._new()
        self._tasks.start_soon(self._run, running, WORK[params.name], call)
        return _state(running)

    async def look(self, task_id: str) -> Task:
        """See `Jobs.look`."""
        return _state(self._find(task_id))

    async def answer(self, task_id: str, responses: Mapping[str, Any]) -> None:
        """See `Jobs.answer`; a question that is answered is not asked again."""
        running = self._find(task_id)
        for key in responses:
            running.questions.pop(key, None)
        running.answered.say()
        running.signal.say()

    async def cancel(self, task_id: str) -> None:
        """See `Jobs.cancel`; unlike a video, the work stops."""
        running = self._find(task_id)
        running.end("cancelled")
        running.scope.cancel()

    @asynccontextmanager
    async def news(self, task_id: str) -> AsyncGenerator[Signal]:
        """See `Jobs.news`; the suite never listens twice to one task."""
        yield self._find(task_id).signal

    def _new(self) -> Running:
        running = Running(f"fixture-{next(self._numbers)}", time.time())
        self._running[running.task_id] = running
        return running

    def _ended(self, result: Any) -> Task:
        running = self._new()
        seed = _state(running)
        running.end("completed", result=_wire(result))
        return seed

    def _find(self, task_id: str) -> Running:
        running = self._running.get(task_id)
        if running is None:
            raise unknown_task(task_id)
        return running

    async def _run(self, running: Running, work: Work, call: Call) -> None:
        with running.scope:
            try:
                running.end("completed", result=_wire(await work(running, call)))
            except MCPError as error:
                running.end("failed", error={"code": error.code, "message": str(error)})


def _state(running: Running) -> Task:
    status: Status = "input_required" if running.questions else "working"
    detail: dict[str, Any] = {}
    if running.questions:
        detail = {"inputRequests": {k: _wire(v) for k, v in running.questions.items()}}
    if running.ended:
        status, detail = running.ended
    return Task(
        id=running.task_id,
        status=status,
        created_at=running.started_at,
        updated_at=time.time(),
        ttl_ms=TTL_MS,
        poll_interval_ms=POLL_MS,
        detail=detail,
    )


def _wire(model: Any) -> dict[str, Any]:
    wire: dict[str, Any] = model.model_dump(by_alias=True, mode="json", exclude_none=True)
    return wire
