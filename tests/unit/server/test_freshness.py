"""How long clients of the 2026-07-28 protocol may keep what they were told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client

from sora_mcp.backend import Backend
from sora_mcp.server.app import build_server
from sora_mcp.server.freshness import with_freshness
from tests.fake_api import FakeApi, studio_over

HOUR_MS = 3_600_000


@pytest.mark.parametrize(
    ("uri", "ttl_ms"),
    [
        ("sora://videos/running", 3000), ("sora://videos/failed", HOUR_MS),
        ("sora://videos/completed", 60_000), ("sora://videos/saved", HOUR_MS),
        ("sora://videos/completed/thumbnail", HOUR_MS), ("sora://videos", 0),
        ("sora://backend", 300_000), ("sora://characters/char_1", HOUR_MS),
    ],
)  # fmt: skip
async def test_what_cannot_change_may_be_kept_for_an_hour(
    tmp_path: Path, uri: str, ttl_ms: int
) -> None:
    api = FakeApi()
    api.add("running", status="in_progress", progress=10)
    api.add("failed", status="failed")
    api.add("completed")
    api.add("saved")
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        await studio.download_video("saved")
        result = await client.read_resource(uri)
    assert (result.ttl_ms, result.cache_scope) == (ttl_ms, "private")


async def test_what_is_the_same_for_everybody_may_be_shared(tmp_path: Path) -> None:
    async with studio_over(FakeApi(), tmp_path) as studio, Client(build_server(studio)) as client:
        tools = await client.list_tools()
        prompts = await client.list_prompts()
        templates = await client.list_resource_templates()
        resources = await client.list_resources()
    for result in (tools, prompts, templates):
        assert (result.ttl_ms, result.cache_scope) == (HOUR_MS, "public")
    assert (resources.ttl_ms, resources.cache_scope) == (0, "private")


def test_the_engine_in_this_process_may_have_news_at_any_time() -> None:
    text = '{"id": "video_1", "status": "in_progress"}'
    result: dict[str, Any] = {"contents": [{"text": text}]}
    embedded = Backend("embedded", None)
    assert with_freshness("sora://videos/video_1", result, embedded)["ttlMs"] == 0
    assert with_freshness("sora://videos/video_1", {"contents": []}, embedded)["ttlMs"] == 0


async def test_an_error_is_not_kept(tmp_path: Path) -> None:
    api = FakeApi()

    async def broken(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(400)

    api.before = broken
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        with pytest.raises(Exception, match="rejected"):
            await client.read_resource("sora://videos/video_1")
        api.before = None
        api.add("video_1")
        assert (await client.read_resource("sora://videos/video_1")).contents
