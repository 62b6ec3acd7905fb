"""Tasks, as a client sees them that declares the extension, and as one that does not."""

import sqlite3
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import anyio
import httpx2
import pytest
from anyio.abc import TaskGroup
from mcp import Client
from mcp.client.extension import ClaimContext, ClientExtension, NotificationBinding, ResultClaim
from mcp.server.auth.middleware.auth_context import auth_context_var
from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.auth.provider import AccessToken
from mcp.shared.exceptions import MCPError
from mcp_types import (
    CallToolResult,
    Request,
    ResourceUpdatedNotification,
    Result,
    SubscriptionsAcknowledgedNotification,
)
from pydantic import BaseModel, ConfigDict
from starlette.applications import Starlette

from sora_mcp.background import background
from sora_mcp.server.app import build_server, http_app
from sora_mcp.server.tasks import LISTENED_MAX, TASKS
from sora_mcp.server.video_tasks import VideoTasks, caller
from sora_mcp.studio import Studio
from sora_mcp.video import Video
from tests.fake_api import NOW, FakeApi, studio_over

A_FOX = {"prompt": "a fox"}
TOLD_S = 20  # seconds after which a test fails instead of waiting for ever
MOMENT = "2027-01-15T08:00:00Z"  # NOW on the wire


class TaskAnswer(Result):
    model_config = ConfigDict(extra="allow")
    result_type: Literal["task"]


class Whole(BaseModel):
    model_config = ConfigDict(extra="allow")


class Ask(Request[dict[str, Any], str]):
    """A request that the SDK has no type for."""


class AskAboutTask(Ask):
    name_param = "taskId"


class Tasks(ClientExtension):
    """A client that knows tasks, and keeps what it is told about them."""

    identifier = TASKS

    def __init__(self) -> None:
        self._send, self.told = anyio.create_memory_object_stream[dict[str, Any]](100)

    def claims(self) -> list[ResultClaim[Any]]:
        return [ResultClaim(result_type="task", model=TaskAnswer, resolve=self._poll)]

    def notifications(self) -> list[NotificationBinding[Any]]:
        told = NotificationBinding(
            method="notifications/tasks", params_type=Whole, handler=self.hear
        )
        return [told]

    async def hear_of_others(self, message: Any) -> None:
        """What the SDK has types for does not come to bindings."""
        kinds = SubscriptionsAcknowledgedNotification | ResourceUpdatedNotification
        if isinstance(message, kinds):
            await self.hear(message.params)

    def close(self) -> None:
        self._send.close()
        self.told.close()

    async def _poll(self, answer: TaskAnswer, ctx: ClaimContext) -> CallToolResult:
        raise AssertionError("these tests poll themselves")

    async def hear(self, params: BaseModel) -> None:
        await self._send.send(params.model_dump(by_alias=True, exclude_none=True))


@dataclass
class Caller:
    """A client with tasks, the studio behind its server, and the API behind that."""

    client: Client
    studio: Studio
    api: FakeApi
    tasks: Tasks

    async def start(self, tool: str = "create_video", **arguments: Any) -> dict[str, Any]:
        result: Any = await self.client.session.call_tool(
            tool, arguments or A_FOX, allow_claimed=True
        )
        assert isinstance(result, TaskAnswer), result
        return result.model_dump(by_alias=True)

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        request = (AskAboutTask if "taskId" in params else Ask)(method=method, params=params)
        answer = await self.client.session.send_request(request, Whole)
        return answer.model_dump()

    async def get(self, task_id: str) -> dict[str, Any]:
        return await self.ask("tasks/get", taskId=task_id)

    async def refusal(self, method: str, **params: Any) -> int:
        with pytest.raises(MCPError) as refused:
            await self.ask(method, **params)
        return refused.value.code

    @asynccontextmanager
    async def listening(self, *task_ids: str, **more: Any) -> AsyncGenerator[Callable[[], Any]]:
        """Listen to tasks; gives what waits for the next notification."""
        wanted = {"taskIds": list(task_ids), **more}
        async with background() as group:
            self._listen(group, wanted)
            yield self._told

    async def _told(self) -> dict[str, Any]:
        with anyio.fail_after(TOLD_S):
            return await self.tasks.told.receive()

    def _listen(self, group: TaskGroup, wanted: dict[str, Any]) -> None:
        group.start_soon(lambda: self.ask("subscriptions/listen", notifications=wanted))


@asynccontextmanager
async def calling(
    folder: Path, api: FakeApi | None = None, *, declares: bool = True, **options: Any
) -> AsyncGenerator[Caller]:
    api, tasks = api or FakeApi(), Tasks()
    options = {"clock": lambda: NOW} | options
    async with studio_over(api, folder) as studio:
        server = build_server(studio, jobs=VideoTasks(studio, **options))
        extensions = [tasks] if declares else []
        async with Client(
            server, extensions=extensions, message_handler=tasks.hear_of_others
        ) as client:
            yield Caller(client, studio, api, tasks)
    tasks.close()


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("create_video", A_FOX),
        ("edit_video", {"video": "video_9", "prompt": "make it night"}),
        ("extend_video", {"video": "video_9", "prompt": "go on", "seconds": "4"}),
        ("remix_video", {"video_id": "video_9", "prompt": "as a watercolour"}),
    ],
)
async def test_every_way_to_make_a_video_becomes_a_task(
    tmp_path: Path, tool: str, arguments: dict[str, Any]
) -> None:
    api = FakeApi()
    api.add("video_9")
    async with calling(tmp_path, api) as caller:
        task = await caller.start(tool, **arguments)
    assert task["taskId"].startswith("task_")
    assert len(task["taskId"]) > 30
    assert task | {"taskId": "", "_meta": {}} == {
        "_meta": {},
        "resultType": "task",
        "taskId": "",
        "status": "working",
        "statusMessage": "video_1: queued, 0 %",
        "createdAt": MOMENT,
        "lastUpdatedAt": MOMENT,
        "ttlMs": 86_400_000,
        "pollIntervalMs": 3000,
    }


@pytest.mark.parametrize("declares", [True, False])
async def test_older_clients_never_get_a_task(tmp_path: Path, declares: bool) -> None:
    tasks = Tasks()
    async with studio_over(FakeApi(), tmp_path) as studio:
        extensions = [tasks] if declares else []
        async with Client(build_server(studio), mode="legacy", extensions=extensions) as client:
            result = await client.call_tool("create_video", A_FOX)
    tasks.close()
    assert result.structured_content is not None
    assert result.structured_content["id"] == "video_1"


async def test_a_client_that_did_not_declare_tasks_gets_results_and_no_tasks(
    tmp_path: Path,
) -> None:
    async with calling(tmp_path, declares=False) as caller:
        result = await caller.client.call_tool("create_video", A_FOX)
        assert result.structured_content is not None
        assert result.structured_content["id"] == "video_1"
        assert await caller.refusal("tasks/get", taskId="x") == -32021
        assert await caller.refusal("tasks/cancel", taskId="x") == -32021
        assert await caller.refusal("tasks/update", taskId="x", inputResponses={}) == -32021
        listening = {"notifications": {"taskIds": ["x"]}}
        assert await caller.refusal("subscriptions/listen", **listening) == -32021


async def test_the_extension_is_advertised(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        capabilities = caller.client.server_capabilities
        assert capabilities.extensions is not None
        assert TASKS in capabilities.extensions


async def test_a_running_task_tells_how_far_the_video_is(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        caller.api.add("video_1", status="in_progress", progress=40, expires_at=NOW + 3600)
        seen = await caller.get(task["taskId"])
    assert seen["status"] == "working"
    assert seen["statusMessage"] == "video_1: in_progress, 40 %"
    assert seen["ttlMs"] == 3_600_000
    assert seen["resultType"] == "complete"
    assert "result" not in seen


async def test_a_completed_task_holds_what_retrieve_video_says(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        caller.api.add("video_1", prompt="a fox")
        seen = await caller.get(task["taskId"])
        said = await caller.client.call_tool("retrieve_video", {"video_id": "video_1"})
    assert seen["status"] == "completed"
    assert seen["result"]["structuredContent"] == said.structured_content
    assert seen["result"]["content"] == [
        block.model_dump(by_alias=True, exclude_none=True) for block in said.content
    ]
    assert "download_video" in seen["result"]["content"][0]["text"]
    assert seen["result"]["isError"] is False


async def test_a_failed_video_is_a_completed_task_whose_result_is_an_error(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        error = {"code": "moderation_blocked", "message": "Blocked."}
        caller.api.add("video_1", status="failed", error=error)
        seen = await caller.get(task["taskId"])
    assert seen["status"] == "completed"
    assert seen["result"]["isError"] is True
    text = seen["result"]["content"][0]["text"]
    assert "Blocked." in text
    assert "a changed prompt in create_video" in text
    assert "error" not in seen


async def test_a_task_outlives_the_program(tmp_path: Path) -> None:
    api = FakeApi()
    async with calling(tmp_path, api) as caller:
        task = await caller.start()
    api.add("video_1")
    async with calling(tmp_path, api) as caller:
        assert (await caller.get(task["taskId"]))["status"] == "completed"


async def test_cancelling_ends_the_task_and_says_that_the_video_goes_on(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        for _ in range(2):
            ack = await caller.ask("tasks/cancel", taskId=task["taskId"])
            assert ack | {"_meta": {}} == {"resultType": "complete", "_meta": {}}
        seen = await caller.get(task["taskId"])
        caller.api.add("video_1")
        later = await caller.get(task["taskId"])
        video = await caller.client.call_tool("retrieve_video", {"video_id": "video_1"})
    assert seen["status"] == later["status"] == "cancelled"
    assert "video_1 goes on" in seen["statusMessage"]
    assert video.structured_content is not None
    assert video.structured_content["status"] == "completed"
    assert not [request for request in caller.api.requests if request.method == "DELETE"]


async def test_a_task_that_is_over_is_not_cancelled(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        caller.api.add("video_1")
        await caller.ask("tasks/cancel", taskId=task["taskId"])
        assert (await caller.get(task["taskId"]))["status"] == "completed"


async def test_answers_to_a_task_that_asks_nothing_are_acknowledged(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        answers = {"who": {"action": "accept", "content": {}}}
        ack = await caller.ask("tasks/update", taskId=task["taskId"], inputResponses=answers)
        assert ack["resultType"] == "complete"
        assert (await caller.get(task["taskId"]))["status"] == "working"


@pytest.mark.parametrize("task_id", ["task_unknown", "", "../video_1", "x" * 500])
async def test_an_id_of_no_task_is_refused(tmp_path: Path, task_id: str) -> None:
    async with calling(tmp_path) as caller:
        await caller.start()
        assert await caller.refusal("tasks/get", taskId=task_id) == -32602
        assert await caller.refusal("tasks/cancel", taskId=task_id) == -32602
        assert await caller.refusal("tasks/update", taskId=task_id, inputResponses={}) == -32602


async def test_what_the_extension_dropped_is_not_served(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        assert await caller.refusal("tasks/list") == -32601
        assert await caller.refusal("tasks/result", taskId="x") == -32601


async def test_nobody_sees_a_task_of_somebody_else(tmp_path: Path) -> None:
    whose = ["ada"]
    async with calling(tmp_path, owner=lambda: whose[0]) as caller:
        task = await caller.start()
        whose[0] = "bob"
        assert await caller.refusal("tasks/get", taskId=task["taskId"]) == -32602
        whose[0] = "ada"
        assert (await caller.get(task["taskId"]))["status"] == "working"


def test_a_caller_is_known_by_the_principal_of_its_token() -> None:
    assert caller() == ""
    people = []
    for subject in ("ada", "bob"):
        token = AccessToken(token="t", client_id="host", scopes=[], subject=subject)
        reset = auth_context_var.set(AuthenticatedUser(token))
        people.append(caller())
        auth_context_var.reset(reset)
    assert "ada" in people[0]
    assert people[0] != people[1]


async def test_a_call_that_fails_or_makes_no_video_stays_a_call(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        wrong = await caller.client.call_tool("create_video", {"prompt": ""})
        listed = await caller.client.call_tool("list_videos", {})
    assert wrong.is_error
    assert not listed.is_error


async def test_a_video_that_is_done_at_once_needs_no_task(tmp_path: Path) -> None:
    api = FakeApi()

    async def done(request: httpx2.Request) -> httpx2.Response | None:
        video = {"id": "video_1", "status": "completed"}
        return httpx2.Response(200, json=video) if request.method == "POST" else None

    api.before = done  # type: ignore[assignment]
    async with calling(tmp_path, api) as caller:
        result = await caller.client.call_tool("create_video", A_FOX)
    assert result.structured_content is not None
    assert result.structured_content["status"] == "completed"


async def test_a_task_that_cannot_be_noted_costs_no_video(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with calling(tmp_path) as caller:
        await caller.start()  # makes the tables
        with sqlite3.connect(tmp_path / "data" / "ledger.sqlite3") as db:
            db.execute(
                "CREATE TRIGGER full BEFORE INSERT ON tasks BEGIN SELECT RAISE(ABORT, 'full'); END"
            )
        db.close()
        result = await caller.client.call_tool("create_video", {"prompt": "a hare"})
    assert result.structured_content is not None
    assert result.structured_content["id"] == "video_2"
    assert "video_2" in caplog.text


def failing(status: int) -> Callable[[httpx2.Request], Any]:
    async def fail(request: httpx2.Request) -> httpx2.Response | None:
        body = {"error": {"message": "Not now."}}
        return httpx2.Response(status, json=body) if request.method == "GET" else None

    return fail


async def test_passing_trouble_is_told_and_sat_out(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        caller.api.before = failing(503)
        seen = await caller.get(task["taskId"])
    assert seen["status"] == "working"
    assert "Not now" in seen["statusMessage"]


async def test_a_server_that_refuses_to_tell_is_an_error_of_the_look_not_of_the_task(
    tmp_path: Path,
) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        caller.api.before = failing(401)
        with pytest.raises(MCPError, match="SORA_MCP_API_KEY") as refused:
            await caller.get(task["taskId"])
        assert refused.value.code == -32603
        caller.api.before = None
        assert (await caller.get(task["taskId"]))["status"] == "working"


async def test_a_video_that_is_gone_ends_its_task_but_not_while_it_is_new(tmp_path: Path) -> None:
    now = [NOW]
    async with calling(tmp_path, clock=lambda: now[0]) as caller:
        task = await caller.start()
        del caller.api.videos["video_1"]
        assert (await caller.get(task["taskId"]))["status"] == "working"
        now[0] += 61
        seen = await caller.get(task["taskId"])
    assert seen["status"] == "completed"
    assert seen["result"]["isError"] is True
    assert "list_videos" in seen["result"]["content"][0]["text"]


async def test_a_listener_is_told_of_every_change_until_the_end(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        async with caller.listening(task["taskId"], "task_unknown") as told:
            acknowledged = await told()
            assert acknowledged["notifications"] == {"taskIds": [task["taskId"]]}
            first = await told()
            assert first["statusMessage"] == "video_1: queued, 0 %"
            caller.api.add("video_1", status="in_progress", progress=40)
            await caller.studio.retrieve_video("video_1")
            second = await told()
            caller.api.add("video_1")
            await caller.studio.retrieve_video("video_1")
            last = await told()
        looked = await caller.get(task["taskId"])
    assert second["status"] == "working"
    assert second["statusMessage"] == "video_1: in_progress, 40 %"
    assert last["status"] == "completed"
    assert last["result"] == looked["result"]
    tag = "io.modelcontextprotocol/subscriptionId"
    assert acknowledged["_meta"][tag] == last["_meta"][tag] is not None


async def test_tasks_and_resources_share_a_stream(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        wanted = {"resourceSubscriptions": ["sora://videos/video_1"]}
        async with caller.listening(task["taskId"], **wanted) as told:
            acknowledged = await told()
            assert acknowledged["notifications"] == wanted | {"taskIds": [task["taskId"]]}
            caller.api.add("video_1")
            await caller.studio.retrieve_video("video_1")
            heard: list[dict[str, Any]] = []
            while not (
                any(news.get("status") == "completed" for news in heard)
                and any(news.get("uri") == "sora://videos/video_1" for news in heard)
            ):
                heard.append(await told())


async def test_a_listener_is_told_of_a_cancel(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        async with caller.listening(task["taskId"]) as told:
            for _ in ("acknowledgement", "working"):
                await told()
            caller.studio.watcher.saw(Video(id="video_1", status="in_progress"))
            await caller.ask("tasks/cancel", taskId=task["taskId"])
            assert (await told())["status"] == "cancelled"


async def test_a_task_that_cannot_be_looked_at_leaves_the_stream_to_the_others(
    tmp_path: Path,
) -> None:
    async with calling(tmp_path) as caller:
        first, second = await caller.start(), await caller.start(prompt="a hare")
        async with caller.listening(first["taskId"], second["taskId"]) as told:
            for _ in ("acknowledgement", "first", "second"):
                await told()

            async def refuse_one(request: httpx2.Request) -> httpx2.Response | None:
                return httpx2.Response(401) if request.url.path.endswith("video_1") else None

            caller.api.before = refuse_one  # type: ignore[assignment]
            caller.studio.watcher.saw(Video(id="video_1", status="in_progress", progress=40))
            caller.api.add("video_2")
            await caller.studio.retrieve_video("video_2")
            last = await told()
    assert last["taskId"] == second["taskId"]
    assert last["status"] == "completed"


async def test_only_so_many_tasks_are_listened_to_at_once(tmp_path: Path) -> None:
    async with calling(tmp_path) as caller:
        task = await caller.start()
        strangers = [f"task_{number}" for number in range(LISTENED_MAX)]
        async with caller.listening(*strangers, task["taskId"]) as told:
            assert (await told())["notifications"] == {"taskIds": []}


async def test_everybody_who_listens_is_told_that_a_video_was_deleted(tmp_path: Path) -> None:
    now = [NOW]
    async with calling(tmp_path, clock=lambda: now[0]) as caller:
        task = await caller.start()
        async with caller.listening(task["taskId"]) as told, caller.listening(task["taskId"]):
            for _ in ("two acknowledgements", "and", "two", "states"):
                await told()
            now[0] += 61
            await caller.studio.delete_video("video_1", is_agreed=True)
            ends = [await told(), await told()]
    assert [end["result"]["isError"] for end in ends] == [True, True]


@pytest.mark.parametrize("malformed", ["task_1", {"a": 1}, [1, None], []])
async def test_a_wish_that_names_no_task_is_not_ours(tmp_path: Path, malformed: Any) -> None:
    async with calling(tmp_path, declares=False) as caller:
        async with caller.listening(taskIds=malformed) as told:
            assert (await told())["notifications"] == {}


@asynccontextmanager
async def over_http(folder: Path) -> AsyncGenerator[Callable[..., Any]]:
    """Raw requests of the 2026-07-28 protocol, so that headers can be wrong."""
    async with studio_over(FakeApi(), folder) as studio:
        app = http_app(build_server(studio), host="127.0.0.1", token=None)
        assert isinstance(app, Starlette)
        transport = httpx2.ASGITransport(app=app)
        async with app.router.lifespan_context(app):
            async with httpx2.AsyncClient(transport=transport) as http:

                async def post(method: str, named: str | None, **params: Any) -> Any:
                    return await http.post(
                        "http://127.0.0.1:8765/mcp", **_modern(method, named, params)
                    )

                yield post


def _modern(method: str, named: str | None, params: dict[str, Any]) -> dict[str, Any]:
    meta = {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {"extensions": {TASKS: {}}},
    }
    headers = {"Accept": "application/json, text/event-stream", "Mcp-Method": method}
    headers |= {"MCP-Protocol-Version": "2026-07-28"} | ({"Mcp-Name": named} if named else {})
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params | {"_meta": meta}}
    return {"json": body, "headers": headers}


async def test_over_http_the_routing_header_has_to_name_the_task(tmp_path: Path) -> None:
    async with over_http(tmp_path) as post:
        made = await post("tools/call", "create_video", name="create_video", arguments=A_FOX)
        task_id = made.json()["result"]["taskId"]
        right = await post("tasks/get", task_id, taskId=task_id)
        wrong = await post("tasks/get", "task_other", taskId=task_id)
        missing = await post("tasks/cancel", None, taskId=task_id)
    assert right.json()["result"]["status"] == "working"
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (400, -32020)
    assert (missing.status_code, missing.json()["error"]["code"]) == (400, -32020)
