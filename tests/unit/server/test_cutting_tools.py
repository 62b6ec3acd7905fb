"""The cutting room as a host has it: pictures the model sees, files, links, films as resources."""

import base64
import json
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import anyio
import httpx2
import pytest
from mcp import Client, MCPError
from mcp_types import CallToolResult, ImageContent, ResourceLink, TextContent, TextResourceContents
from PIL import Image

from sora_mcp.server import cutting_tools
from sora_mcp.server.app import build_server
from sora_mcp.server.links import DownloadLinks
from tests.clips import flat, look, write
from tests.fake_api import NOW, FakeApi, studio_over

Era = Literal["auto", "legacy"]
both_eras = pytest.mark.parametrize("era", ["auto", "legacy"])


def with_clip(folder: Path) -> FakeApi:
    """A server with the completed clips `video_1` and `video_2`, of half a second each."""
    api = FakeApi()
    clip = write(folder / "clip.mp4", flat(200, 30, 30), frames=12)
    api.contents = {"video": clip.read_bytes()}
    api.add("video_1", prompt="A red wall")
    api.add("video_2", prompt="The same wall")
    return api


async def call(
    api: FakeApi, folder: Path, tool: str, arguments: dict[str, Any], era: Era = "auto"
) -> CallToolResult:
    async with studio_over(api, folder) as studio:
        async with Client(build_server(studio), mode=era) as client:
            return await client.call_tool(tool, arguments)


def text_of(result: CallToolResult) -> str:
    assert isinstance(result.content[0], TextContent)
    return result.content[0].text


def facts(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content
    assert result.structured_content is not None
    told: dict[str, Any] = result.structured_content
    return told


async def read(client: Client, uri: str) -> dict[str, Any]:
    (contents,) = (await client.read_resource(uri)).contents
    assert isinstance(contents, TextResourceContents)
    assert contents.mime_type == "application/json"
    told: dict[str, Any] = json.loads(contents.text)
    return told


@both_eras
@pytest.mark.parametrize(
    ("frames", "told", "size"),
    [
        (None, "25 moments of video_1, row by row from 0.00 s to 0.48 s, 0.02 s apart", (480, 320)),
        ("Last ", "video_1 at 0.46 s", (96, 64)),
        (0.25, "video_1 at 0.25 s", (96, 64)),
        ("0.25 s", "video_1 at 0.25 s", (96, 64)),
    ],
)
async def test_the_model_sees_a_picture_and_one_line_and_nothing_that_hides_it(
    tmp_path: Path, era: Era, frames: Any, told: str, size: tuple[int, int]
) -> None:
    arguments = {"video": "video_1"} | ({"frames": frames} if frames else {})
    result = await call(with_clip(tmp_path), tmp_path, "preview_video", arguments, era)
    assert not result.is_error, result.content
    assert result.structured_content is None
    text, picture = result.content
    assert isinstance(text, TextContent)
    (saved,) = (tmp_path / "out").iterdir()
    assert text.text == f"{told}, of 0.50 s in all. The file is saved at {saved}."
    assert isinstance(picture, ImageContent)
    assert picture.mime_type == "image/jpeg"
    with Image.open(BytesIO(base64.b64decode(picture.data))) as image:
        assert (image.format, image.size) == ("JPEG", size)


@both_eras
async def test_a_frame_says_how_to_start_from_it(tmp_path: Path, era: Era) -> None:
    api = with_clip(tmp_path)
    result = await call(api, tmp_path, "extract_frame", {"video": "video_1"}, era)
    view = facts(result)
    path = tmp_path / "out" / Path(view["file_path"]).name
    assert path.name.startswith("a-red-wall-")
    assert path.name.endswith("-frame-last.png")
    assert (view["at_s"], view["size"]) == (0.458, "96x64")
    assert view["next_step"] == (
        f'To start a video from it, call create_video with input_reference "{path}" '
        'and size "96x64".'
    )
    assert text_of(result) == (
        f"Saved the frame at 0.46 s (96x64) at {path}.\nNext: {view['next_step']}"
    )
    link = result.content[1]
    assert isinstance(link, ResourceLink)
    assert (link.uri, link.mime_type) == (path.as_uri(), "image/png")


@both_eras
async def test_a_joined_film_is_told_in_words_in_structure_and_as_a_resource(
    tmp_path: Path, era: Era
) -> None:
    heard: list[float] = []

    async def on_progress(progress: float, total: float | None, message: str | None) -> None:
        assert total == 100
        assert message is not None
        heard.append(progress)

    async with studio_over(with_clip(tmp_path), tmp_path) as studio:
        async with Client(build_server(studio), mode=era) as client:
            arguments = {"videos": ["video_1", "video_2"], "filename": "wall.mp4"}
            result = await client.call_tool("join_videos", arguments, progress_callback=on_progress)
            view = facts(result)
            assert await read(client, view["resource_uri"]) == view
    path = tmp_path / "out" / "wall.mp4"
    step = (
        f'Tell the person where the file is. preview_video with video "{view["id"]}" shows it '
        "to you."
    )
    assert view == {
        "id": view["id"],
        "status": "completed",
        "progress": 100,
        "seconds": 1.0,
        "size": "96x64",
        "parts": [
            {"video": "video_1", "seconds": 0.5, "was_reencoded": False},
            {"video": "video_2", "seconds": 0.5, "was_reencoded": False},
        ],
        "file_path": str(path),
        "bytes": path.stat().st_size,
        "sha256": view["sha256"],
        "resource_uri": f"sora://films/{view['id']}",
        "next_step": step,
    }
    assert text_of(result) == (
        f"Film {view['id']}: completed, 100 % (1.00 s, 96x64)\n"
        "1. video_1: 0.50 s, unchanged\n"
        "2. video_2: 0.50 s, unchanged\n"
        f"Saved at {path} ({view['bytes']} bytes, SHA-256 {view['sha256']}).\n"
        f"Resource: {view['resource_uri']}\n"
        f"Next: {step}"
    )
    assert heard == sorted(set(heard))
    assert len(look(path).frames) == 24


async def test_links_go_with_frames_and_films_where_the_server_hands_them_out(
    tmp_path: Path,
) -> None:
    links = DownloadLinks(
        tmp_path / "out", secret=b"s" * 32, base_url="http://h", ttl_s=60, clock=lambda: NOW
    )
    async with studio_over(with_clip(tmp_path), tmp_path) as studio:
        async with Client(build_server(studio, links=links)) as client:
            frame = await client.call_tool("extract_frame", {"video": "video_1"})
            film = await client.call_tool("join_videos", {"videos": ["video_1", "video_2"]})
            assert await read(client, facts(film)["resource_uri"]) == facts(film)
    for result in (frame, film):
        url = facts(result)["download_url"]
        assert url.startswith("http://h/downloads/")
        assert f"Download link: {url}" in text_of(result)
        assert isinstance(result.content[1], ResourceLink)
        assert result.content[1].uri == url
    assert facts(film)["next_step"].startswith("Give the person the link.")


async def test_a_long_film_answers_in_time_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting_tools, "JOIN_WAIT_S", 0.05)
    api, let_go = with_clip(tmp_path), anyio.Event()

    async def slow(request: httpx2.Request) -> None:
        if request.url.path.endswith("content"):
            await let_go.wait()

    api.before = slow  # type: ignore[assignment]
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        arguments = {"videos": ["video_1", "video_2"], "keep_audio": False}
        view = facts(await client.call_tool("join_videos", arguments))
        assert (view["status"], view["progress"]) == ("in_progress", 0)
        assert view["parts"] == [{"video": "video_1"}, {"video": "video_2"}]
        assert view["next_step"] == (
            "It goes on by itself: call join_videos again with the same arguments to go on "
            f"waiting, or read {view['resource_uri']}."
        )
        let_go.set()
        with anyio.fail_after(30):
            while (done := await read(client, view["resource_uri"]))["status"] == "in_progress":
                await anyio.sleep(0.01)
        assert done["status"] == "completed"
        assert facts(await client.call_tool("join_videos", arguments)) == done


async def test_a_film_that_failed_says_why_as_a_resource(tmp_path: Path) -> None:
    api = with_clip(tmp_path)
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        view = facts(await client.call_tool("join_videos", {"videos": ["video_1", "video_2"]}))
        Path(view["file_path"]).unlink()
        result = await client.read_resource(view["resource_uri"])
        (contents,) = result.contents
        assert isinstance(contents, TextResourceContents)
        gone = json.loads(contents.text)
    assert gone["status"] == "failed"
    assert gone["error"] == f"Its file is no longer at {view['file_path']}."
    assert "file_path" not in gone
    assert "same arguments" in gone["next_step"]
    assert result.model_dump(by_alias=True)["ttlMs"] == 0


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        ("preview_video", {"video": "video_1", "frames": "middle"}, "or seconds such as 2.5"),
        ("preview_video", {"video": "running"}, "Call wait_for_videos with its id"),
        ("extract_frame", {"video": "video_1", "at": "sheet"}, "a sheet is many frames"),
        ("extract_frame", {"video": "video_1", "at": 99}, "Nothing was saved. Correct what it"),
        ("extract_frame", {"video": "video_1", "filename": "../x.png"}, "give a plain name"),
        ("join_videos", {"videos": ["video_1"]}, "at least 2"),
        ("join_videos", {"videos": ["video_1", "running"]}, "part 2 (running): Video running is"),
        ("join_videos", {"videos": ["video_1", "running"]}, "Nothing was joined: wait for what"),
        ("join_videos", {"videos": ["a", "b"], "transition": "wipe"}, "'cut' or 'crossfade'"),
    ],
)
async def test_errors_say_what_to_do(
    tmp_path: Path, tool: str, arguments: dict[str, Any], sentence: str
) -> None:
    api = with_clip(tmp_path)
    api.add("running", status="in_progress", progress=40)
    result = await call(api, tmp_path, tool, arguments)
    assert result.is_error
    assert sentence in text_of(result)


async def test_a_film_nobody_made_is_an_invalid_parameter(tmp_path: Path) -> None:
    async with studio_over(FakeApi(), tmp_path) as studio:
        async with Client(build_server(studio)) as client:
            with pytest.raises(MCPError, match="There is no film") as raised:
                await client.read_resource("sora://films/film_0")
    assert raised.value.error.code == -32602
