"""The player as hosts and clients are told of it; what it does is seen in tests/browser."""

import base64
import json
import re
from pathlib import Path

import pytest
from mcp import Client, MCPError
from mcp_types import BlobResourceContents, TextResourceContents

from sora_mcp.server.app import build_server
from sora_mcp.server.player import URI
from sora_mcp.showing import PIECE_BYTES
from tests.clips import flat, write
from tests.fake_api import MP4, FakeApi, studio_over

PAGE = Path(__file__).parents[3] / "sora_mcp" / "ui" / "player.html"
MAKING = {"create_video", "edit_video", "extend_video", "remix_video", "join_videos"}


def test_the_page_is_one_small_file_that_loads_nothing() -> None:
    page = PAGE.read_bytes()
    assert len(page) <= 20_000
    assert not re.search(rb"https?:|(?:src|href)=|@import|<form|<link", page)


async def test_a_host_reads_the_page_with_its_policy(tmp_path: Path) -> None:
    async with studio_over(FakeApi(), tmp_path) as studio, Client(build_server(studio)) as client:
        (page,) = (await client.read_resource(URI)).contents
        assert client.server_capabilities.extensions is not None
        assert "io.modelcontextprotocol/ui" in client.server_capabilities.extensions
    assert isinstance(page, TextResourceContents)
    assert page.mime_type == "text/html;profile=mcp-app"
    assert page.text == PAGE.read_text("utf-8")
    assert page.meta == {
        "ui": {"csp": {"connectDomains": [], "resourceDomains": []}, "prefersBorder": False}
    }


async def test_only_what_makes_a_video_opens_a_player(tmp_path: Path) -> None:
    async with studio_over(FakeApi(), tmp_path) as studio, Client(build_server(studio)) as client:
        tools = (await client.list_tools()).tools
        listed = (await client.list_resources()).resources
    bound = {tool.name: tool.meta for tool in tools if tool.meta}
    assert bound.keys() == MAKING
    for meta in bound.values():
        assert meta == {"ui": {"resourceUri": URI}, "ui/resourceUri": URI}
    assert URI not in {item.uri for item in listed}  # some hosts read all of these every turn


async def test_a_player_learns_of_the_file_and_reads_it(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("a+b=", prompt="A boat")
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        (told,) = (await client.read_resource("sora://videos/a%2Bb%3D/content")).contents
        (piece,) = (await client.read_resource("sora://videos/a%2Bb%3D/content/8")).contents
    assert isinstance(told, TextResourceContents)
    (saved,) = (tmp_path / "out").iterdir()
    assert json.loads(told.text) == {
        "bytes": len(MP4),
        "piece_bytes": PIECE_BYTES,
        "mime_type": "video/mp4",
        "file_path": str(saved),
    }
    assert isinstance(piece, BlobResourceContents)
    assert base64.b64decode(piece.blob) == MP4[8:]


async def test_a_player_reads_films_too(tmp_path: Path) -> None:
    api = FakeApi()
    clip = write(tmp_path / "clip.mp4", flat(200, 30, 30), frames=12)
    api.contents = {"video": clip.read_bytes()}
    api.add("video_1")
    api.add("video_2")
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        joined = await client.call_tool("join_videos", {"videos": ["video_1", "video_2"]})
        assert joined.structured_content is not None
        film = joined.structured_content
        (told,) = (await client.read_resource(f"{film['resource_uri']}/content")).contents
        (piece,) = (await client.read_resource(f"{film['resource_uri']}/content/0")).contents
    assert isinstance(told, TextResourceContents)
    assert json.loads(told.text)["file_path"] == film["file_path"]
    assert isinstance(piece, BlobResourceContents)
    assert base64.b64decode(piece.blob) == Path(film["file_path"]).read_bytes()


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("sora://videos/video_1/content/999", "so nothing is at byte 999"),
        ("sora://videos/video_1/content/minus", "is not an offset"),
        ("sora://videos/nobody/content", "not found"),
        ("sora://films/film_1/content", "There is no film"),
    ],
)
async def test_what_is_not_there_is_an_invalid_parameter(
    tmp_path: Path, uri: str, words: str
) -> None:
    api = FakeApi()
    api.add("video_1")
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        with pytest.raises(MCPError, match=words) as raised:
            await client.read_resource(uri)
    assert raised.value.error.code == -32602
