"""What a caller sees of a server that lacks something, or has parameters of its own."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp_types import CallToolResult, TextContent, TextResourceContents

from sora_mcp.server.app import build_server
from tests.fake_api import FakeApi, studio_over


@asynccontextmanager
async def opened(
    api: FakeApi, folder: Path, *, takes_extra: bool = False
) -> AsyncGenerator[Client]:
    async with studio_over(api, folder) as studio:
        studio.backend = replace(studio.backend, takes_extra=takes_extra)
        async with Client(build_server(studio)) as client:
            yield client


def text_of(result: CallToolResult) -> str:
    (content,) = [item for item in result.content if isinstance(item, TextContent)]
    return content.text


def form_of(request: httpx2.Request) -> list[str]:
    return [line for line in request.content.decode().split("\r\n") if line and line[:2] != "--"]


async def backend(client: Client) -> dict[str, Any]:
    (contents,) = (await client.read_resource("sora://backend")).contents
    assert isinstance(contents, TextResourceContents)
    told: dict[str, Any] = json.loads(contents.text)
    return told


async def test_a_server_of_which_nothing_is_known_lacks_nothing(tmp_path: Path) -> None:
    async with opened(FakeApi(), tmp_path) as client:
        assert (await backend(client))["lacks"] == []


async def test_a_lack_is_told_with_another_way_and_listed_in_the_backend(tmp_path: Path) -> None:
    async def without_edits(request: httpx2.Request) -> httpx2.Response | None:
        is_edit = request.url.path.endswith("/edits")
        return httpx2.Response(405, json={"detail": "Method Not Allowed"}) if is_edit else None

    api = FakeApi()
    api.before = without_edits  # type: ignore[assignment]
    api.add("video_1")
    async with opened(api, tmp_path) as client:
        for _ in range(2):
            arguments = {"video": "video_1", "prompt": "at night", "confirm": True}
            result = await client.call_tool("edit_video", arguments)
            assert result.is_error
            assert "has no edits" in text_of(result)
            assert "create_video" in text_of(result)
        assert (await backend(client))["lacks"] == ["edit"]
    assert len(api.posts()) == 1


@pytest.mark.parametrize("extra", [{"fps": 24, "seed": 7}, '{"fps": 24, "seed": 7}'])
async def test_a_servers_own_parameters_are_sent_as_they_are(tmp_path: Path, extra: Any) -> None:
    api = FakeApi()
    async with opened(api, tmp_path, takes_extra=True) as client:
        (create,) = [t for t in (await client.list_tools()).tools if t.name == "create_video"]
        schema = create.input_schema["properties"]["extra"]
        assert schema["type"] == "object"
        assert len(schema["description"]) <= 160
        arguments = {"prompt": "A fox", "extra": extra, "confirm": True}
        assert not (await client.call_tool("create_video", arguments)).is_error
    sent = form_of(api.posts()[0])
    assert sent[sent.index('Content-Disposition: form-data; name="fps"') + 1] == "24"
    assert sent[sent.index('Content-Disposition: form-data; name="seed"') + 1] == "7"


@pytest.mark.parametrize(
    ("extra", "words"),
    [({"prompt": "B"}, "`prompt` is an argument"), ("fps=24", "`extra`"), ([1], "`extra`")],
)
async def test_wrong_extra_parameters_are_told_and_nothing_is_sent(
    tmp_path: Path, extra: Any, words: str
) -> None:
    api = FakeApi()
    async with opened(api, tmp_path, takes_extra=True) as client:
        arguments = {"prompt": "A fox", "extra": extra, "confirm": True}
        result = await client.call_tool("create_video", arguments)
    assert result.is_error
    assert words in text_of(result)
    assert "Nothing was sent" in text_of(result)
    assert api.posts() == []


async def test_other_parameters_make_another_order(tmp_path: Path) -> None:
    """Two seeds are two videos, even where the first answer never reached the caller."""
    api = FakeApi()
    async with opened(api, tmp_path, takes_extra=True) as client:
        for seed in (1, 2):
            arguments = {"prompt": "A fox", "extra": {"seed": seed}, "confirm": True}
            await client.call_tool("create_video", arguments)
    assert len(api.posts()) == 2


async def test_without_the_setting_there_are_no_extra_parameters(tmp_path: Path) -> None:
    api = FakeApi()
    async with opened(api, tmp_path) as client:
        (create,) = [t for t in (await client.list_tools()).tools if t.name == "create_video"]
        assert "extra" not in create.input_schema["properties"]
        arguments = {"prompt": "A fox", "extra": {"fps": 24}}
        result = await client.call_tool("create_video", arguments)
    assert result.is_error
    assert "no argument `extra`" in text_of(result)
