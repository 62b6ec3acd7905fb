import base64
import json
from pathlib import Path
from typing import Literal

import httpx2
import pytest
from mcp import Client, MCPError
from mcp_types import BlobResourceContents, ReadResourceResult, TextResourceContents

from sora_mcp.server.app import build_server
from tests import clips
from tests.fake_api import JPEG, WEBP, FakeApi, studio_over

both_eras = pytest.mark.parametrize("era", ["auto", "legacy"])


async def read(
    api: FakeApi, folder: Path, uri: str, era: Literal["auto", "legacy"] = "auto"
) -> ReadResourceResult:
    async with studio_over(api, folder) as studio:
        async with Client(build_server(studio), mode=era) as client:
            return await client.read_resource(uri)


async def refusal(
    api: FakeApi, folder: Path, uri: str, era: Literal["auto", "legacy"] = "auto"
) -> MCPError:
    async with studio_over(api, folder) as studio:
        async with Client(build_server(studio), mode=era) as client:
            with pytest.raises(MCPError) as raised:
                await client.read_resource(uri)
    return raised.value


def text_in(result: ReadResourceResult) -> str:
    (contents,) = result.contents
    assert isinstance(contents, TextResourceContents)
    assert contents.mime_type == "application/json"
    return contents.text


@both_eras
async def test_a_video_is_a_resource_to_poll(
    tmp_path: Path, era: Literal["auto", "legacy"]
) -> None:
    api = FakeApi()
    api.add("video_1", status="in_progress", progress=40)
    video = json.loads(text_in(await read(api, tmp_path, "sora://videos/video_1", era)))
    assert (video["status"], video["progress"]) == ("in_progress", 40)
    assert "wait_for_videos" in video["next_step"]


async def test_recent_videos_are_one_small_resource(tmp_path: Path) -> None:
    api = FakeApi()
    for number in range(20):
        api.add(f"video_{number}", prompt="word " * 1000)
    text = text_in(await read(api, tmp_path, "sora://videos"))
    assert len(json.loads(text)["data"]) == 20
    assert len(text) < 12_000


async def test_ids_with_slashes_are_one_segment(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("a/b+c=", status="completed")
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        listed = await client.read_resource("sora://videos")
        (video,) = json.loads(text_in(listed))["data"]
        assert video["resource_uri"] == "sora://videos/a%2Fb%2Bc%3D"

        async def route(request: httpx2.Request) -> httpx2.Response | None:
            exact = request.url.raw_path == b"/v1/videos/a%2Fb%2Bc%3D"
            return httpx2.Response(200, json=api.videos["a/b+c="]) if exact else None

        api.before = route  # type: ignore[assignment]
        found = json.loads(text_in(await client.read_resource(video["resource_uri"])))
    assert found["id"] == "a/b+c="


async def test_pictures_come_as_bytes_of_their_true_type(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1")
    for variant, data, mime_type in (
        ("thumbnail", WEBP, "image/webp"),
        ("spritesheet", JPEG, "image/jpeg"),
    ):
        (contents,) = (await read(api, tmp_path, f"sora://videos/video_1/{variant}")).contents
        assert isinstance(contents, BlobResourceContents)
        assert contents.mime_type == mime_type
        assert base64.b64decode(contents.blob) == data
    api.contents["thumbnail"] = JPEG
    (contents,) = (await read(api, tmp_path, "sora://videos/video_1/thumbnail")).contents
    assert contents.mime_type == "image/jpeg"


async def test_a_server_that_makes_no_pictures_gets_them_made_here(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1")
    clip = clips.write(tmp_path / "clip.mp4", clips.flat(200, 30, 30), frames=6)
    api.contents |= {"video": clip.read_bytes(), "thumbnail": clip.read_bytes()}
    (contents,) = (await read(api, tmp_path, "sora://videos/video_1/thumbnail")).contents
    assert contents.mime_type == "image/webp"


async def test_a_picture_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1")
    api.contents["thumbnail"] = api.contents["video"]
    error = await refusal(api, tmp_path, "sora://videos/video_1/thumbnail")
    assert "damaged" in str(error)


async def test_a_character_is_a_resource(tmp_path: Path) -> None:
    character = json.loads(text_in(await read(FakeApi(), tmp_path, "sora://characters/char_1")))
    assert character["name"] == "Mossy"


async def test_the_backend_says_what_it_takes(tmp_path: Path) -> None:
    told = json.loads(text_in(await read(FakeApi(), tmp_path, "sora://backend")))
    assert told["server"] == "http://videos.test/v1"
    assert told["models"] == ["m-1", "m-2"]
    assert told["models_from"] == "server"
    assert "1280x720" in told["sizes"]


@both_eras
@pytest.mark.parametrize(
    "uri",
    [
        "sora://videos/nobody",
        "sora://videos/",
        "sora://videos/..",
        "sora://videos/..%2Ffiles",
        "sora://videos/%00",
        "sora://videos/" + "x" * 10_000,
        "sora://nothing",
        "sora://characters/nobody",
    ],
)
async def test_what_does_not_exist_is_an_invalid_parameter(
    tmp_path: Path, uri: str, era: Literal["auto", "legacy"]
) -> None:
    error = await refusal(FakeApi(), tmp_path, uri, era)
    assert error.error.code == -32602


async def test_a_broken_server_is_another_error(tmp_path: Path) -> None:
    api = FakeApi()

    async def broken(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(500, text="boom")

    api.before = broken
    error = await refusal(api, tmp_path, "sora://videos/video_1")
    assert error.error.code == -32603
