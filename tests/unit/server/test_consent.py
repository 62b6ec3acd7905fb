"""The person is asked before money or videos go: the same in both eras, and without a form."""

from pathlib import Path
from typing import Any, Literal

import httpx2
import pytest
from mcp import Client
from mcp.client import ClientRequestContext
from mcp_types import CallToolResult, ElicitRequestParams, ElicitResult, TextContent

from sora_mcp.server.app import build_server
from tests.fake_api import FakeApi, studio_over

Era = Literal["auto", "legacy"]
both_eras = pytest.mark.parametrize("era", ["auto", "legacy"])
DEAR: dict[str, Any] = {"confirm_above_usd": 1.0, "model": "sora-2-pro"}


class Person:
    """Answers questions, and remembers them."""

    def __init__(
        self, action: Literal["accept", "decline", "cancel"], *, agree: bool = True
    ) -> None:
        self.asked: list[str] = []
        self._answer = ElicitResult(action=action, content={"agree": agree})
        if action != "accept":
            self._answer = ElicitResult(action=action)

    async def __call__(
        self, context: ClientRequestContext, params: ElicitRequestParams
    ) -> ElicitResult:
        assert context is not None
        self.asked.append(params.message)
        return self._answer


async def call(
    api: FakeApi, folder: Path, era: Era, person: Person | None, tool: str, **arguments: Any
) -> CallToolResult:
    async with studio_over(api, folder, **DEAR) as studio:
        server = build_server(studio)
        async with Client(server, mode=era, elicitation_callback=person) as client:
            return await client.call_tool(tool, arguments)


def text_of(result: CallToolResult) -> str:
    block = result.content[0]
    assert isinstance(block, TextContent)
    return block.text


@both_eras
async def test_a_person_who_agrees_gets_the_video(tmp_path: Path, era: Era) -> None:
    api, person = FakeApi(), Person("accept")
    result = await call(api, tmp_path, era, person, "create_video", prompt="a fox", seconds=8)
    assert not result.is_error, text_of(result)
    assert person.asked == ["This would cost about $2.40. Go on?"]
    assert len(api.posts()) == 1
    assert result.structured_content is not None
    assert result.structured_content["estimated_cost_usd"] == 2.4
    assert "It costs about $2.40." in text_of(result)


@both_eras
@pytest.mark.parametrize(
    "person", [Person("decline"), Person("cancel"), Person("accept", agree=False)]
)
async def test_a_person_who_does_not_agree_pays_nothing(
    tmp_path: Path, era: Era, person: Person
) -> None:
    api = FakeApi()
    result = await call(api, tmp_path, era, person, "create_video", prompt="a fox")
    assert result.is_error
    assert "declined" in text_of(result)
    assert api.requests == []


@both_eras
async def test_where_nobody_can_be_asked_the_refusal_says_how_to_go_on(
    tmp_path: Path, era: Era
) -> None:
    api = FakeApi()
    result = await call(api, tmp_path, era, None, "create_video", prompt="a fox")
    assert result.is_error
    assert "call again with confirm true" in text_of(result)
    assert api.requests == []
    result = await call(api, tmp_path, era, None, "create_video", prompt="a fox", confirm=True)
    assert not result.is_error
    assert len(api.posts()) == 1


@both_eras
async def test_what_is_cheap_is_not_asked_about(tmp_path: Path, era: Era) -> None:
    api, person = FakeApi(), Person("decline")
    result = await call(api, tmp_path, era, person, "create_video", prompt="a fox", model="sora-2")
    assert not result.is_error
    assert person.asked == []


@both_eras
async def test_deleting_is_asked_about_whatever_it_costs(tmp_path: Path, era: Era) -> None:
    api, person = FakeApi(), Person("accept")
    api.add("video_1")
    refused = await call(api, tmp_path, era, None, "delete_video", video_id="video_1")
    assert "confirm true" in text_of(refused)
    assert "video_1" in api.videos
    gone = await call(api, tmp_path, era, person, "delete_video", video_id="video_1")
    assert not gone.is_error
    assert person.asked == ["Video video_1 would be deleted from the server for good. Go on?"]
    assert api.videos == {}


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("edit_video", {"video": "video_9", "prompt": "make it night"}),
        ("extend_video", {"video": "video_9", "prompt": "go on", "seconds": "8"}),
        ("remix_video", {"video_id": "video_9", "prompt": "as a watercolour"}),
    ],
)
async def test_every_way_to_make_a_video_asks_alike(
    tmp_path: Path, tool: str, arguments: dict[str, Any]
) -> None:
    api, person = FakeApi(), Person("accept")
    api.add("video_9", model="sora-2-pro", seconds="8")
    result = await call(api, tmp_path, "auto", person, tool, **arguments)
    assert not result.is_error
    assert person.asked == ["This would cost about $2.40. Go on?"]


async def test_a_video_of_an_earlier_order_says_so(tmp_path: Path) -> None:
    api = FakeApi()

    async def lost(request: httpx2.Request) -> httpx2.Response | None:
        if request.method != "POST":
            return None
        api.add("video_7", status="queued", model="sora-2-pro")
        raise httpx2.ReadError("reset")

    api.before = lost  # type: ignore[assignment]
    result = await call(api, tmp_path, "auto", None, "create_video", prompt="x", confirm=True)
    assert result.structured_content is not None
    assert result.structured_content["adopted"] is True
    assert "made once" in result.structured_content["adopted_because"]
    assert "made once" in text_of(result)
