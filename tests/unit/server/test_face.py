"""What a host shows of the server before anything is asked of it."""

import json
import re
from base64 import b64decode
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
from mcp import Client
from mcp.client import ClientRequestContext
from mcp_types import (
    CallToolResult,
    ElicitRequestParams,
    ElicitResult,
    Icon,
    Implementation,
    ResourceLink,
)

from sora_mcp.server import face
from sora_mcp.server.app import build_server
from tests.fake_api import FakeApi, studio_over

Era = Literal["auto", "legacy"]
both_eras = pytest.mark.parametrize("era", ["auto", "legacy"])

FACE_MAX_BYTES = 3_000  # it goes into every first answer
ASKED_BY_NAME = {"next_step", "input_reference", "storyboard"}


async def introduced(folder: Path, era: Era = "auto") -> Implementation:
    async with studio_over(FakeApi(), folder) as studio:
        async with Client(build_server(studio), mode=era) as client:
            assert client.server_info is not None
            return client.server_info


def picture(icon: Icon) -> bytes:
    head, _, data = icon.src.partition(",")
    assert head == f"data:{icon.mime_type};base64"
    return b64decode(data, validate=True)


@both_eras
async def test_the_server_comes_with_a_name_and_an_icon(tmp_path: Path, era: Era) -> None:
    info = await introduced(tmp_path, era)
    assert (info.name, info.title) == ("sora", "Sora video")
    assert info.icons is not None
    drawn, small = info.icons
    assert ElementTree.fromstring(picture(drawn)).tag == "{http://www.w3.org/2000/svg}svg"
    assert picture(small).startswith(b"\x89PNG")
    assert int.from_bytes(picture(small)[16:20]) == 48


async def test_the_introduction_is_light(tmp_path: Path) -> None:
    info = await introduced(tmp_path)
    assert len(info.model_dump_json(exclude_none=True)) <= FACE_MAX_BYTES


def test_the_instructions_name_only_tools_that_exist() -> None:
    menu = json.loads((Path(__file__).parents[2] / "golden" / "menu.json").read_text("utf-8"))
    tools = {tool["name"] for tool in menu["tools"]}
    named = set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", face.INSTRUCTIONS))
    assert named - ASKED_BY_NAME <= tools


async def downloaded(folder: Path, *, sends_links: bool) -> CallToolResult:
    api = FakeApi()
    api.add("video_1")
    async with studio_over(api, folder) as studio:
        async with Client(build_server(studio, sends_links=sends_links)) as client:
            return await client.call_tool("download_video", {"video_id": "video_1"})


async def test_the_words_are_for_both_and_the_link_is_for_the_person(tmp_path: Path) -> None:
    said, link = (await downloaded(tmp_path, sends_links=True)).content
    assert isinstance(link, ResourceLink)
    assert said.annotations is not None
    assert link.annotations is not None
    assert said.annotations.audience == ["assistant", "user"]
    assert link.annotations.audience == ["user"]
    assert (said.annotations.priority or 0) > (link.annotations.priority or 0)


async def test_links_can_be_left_out_and_nothing_else_changes(tmp_path: Path) -> None:
    with_links = await downloaded(tmp_path, sends_links=True)
    without = await downloaded(tmp_path, sends_links=False)
    assert [block.type for block in with_links.content] == ["text", "resource_link"]
    assert without.content == with_links.content[:1]
    assert without.structured_content == with_links.structured_content


async def test_a_question_to_the_person_passes_where_links_are_left_out(tmp_path: Path) -> None:
    async def agree(context: ClientRequestContext, params: ElicitRequestParams) -> ElicitResult:
        assert context is not None
        assert "video_1" in params.message
        return ElicitResult(action="accept", content={"agree": True})

    api = FakeApi()
    api.add("video_1")
    async with studio_over(api, tmp_path) as studio:
        server = build_server(studio, sends_links=False)
        async with Client(server, elicitation_callback=agree) as client:
            result = await client.call_tool("delete_video", {"video_id": "video_1"})
    assert not result.is_error
    assert "video_1" not in api.videos
