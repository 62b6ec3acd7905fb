from pathlib import Path
from typing import Any, Literal

import anyio
import httpx2
import pytest
from mcp import Client
from mcp_types import CallToolResult, ResourceLink, TextContent

from sora_mcp.server.app import build_server
from sora_mcp.server.links import DownloadLinks
from tests.fake_api import MP4, FakeApi, studio_over

Era = Literal["auto", "legacy"]
both_eras = pytest.mark.parametrize("era", ["auto", "legacy"])


def text_of(result: CallToolResult) -> str:
    block = result.content[0]
    assert isinstance(block, TextContent)
    return block.text


async def call(
    api: FakeApi, folder: Path, tool: str, arguments: dict[str, Any], era: Era = "auto"
) -> CallToolResult:
    async with studio_over(api, folder) as studio:
        async with Client(build_server(studio), mode=era) as client:
            return await client.call_tool(tool, arguments)


async def refused(api: FakeApi, folder: Path, tool: str, arguments: dict[str, Any]) -> str:
    """The text of a call that must fail without a request leaving."""
    result = await call(api, folder, tool, arguments)
    assert result.is_error
    assert api.requests == []
    return text_of(result)


@both_eras
async def test_creating_answers_with_the_video_and_the_next_step(tmp_path: Path, era: Era) -> None:
    api = FakeApi()
    arguments = {"prompt": "a fox", "seconds": 8, "input_reference": "", "characters": []}
    result = await call(api, tmp_path, "create_video", arguments, era)
    assert not result.is_error
    assert result.structured_content == {
        "id": "video_1",
        "status": "queued",
        "progress": 0,
        "model": "m-1",
        "seconds": "4",
        "size": "1280x720",
        "created_at": 1_800_000_000,
        "resource_uri": "sora://videos/video_1",
        "cost_basis": "unknown",
        "next_step": 'Call wait_for_videos with video_ids ["video_1"], or read '
        "sora://videos/video_1. It goes on by itself: do not create it again.",
    }
    # Some hosts show the model the text alone, others the structure alone.
    assert text_of(result) == (
        "Video video_1: queued, 0 % (m-1, 4 s, 1280x720)\n"
        "Its price is not known.\n"
        "Resource: sora://videos/video_1\n"
        'Next: Call wait_for_videos with video_ids ["video_1"], or read sora://videos/video_1. '
        "It goes on by itself: do not create it again."
    )
    assert b"8" in api.posts()[0].content


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("edit_video", {"video": "video_9", "prompt": "make it night"}),
        ("extend_video", {"video": "video_9", "prompt": "go on", "seconds": 4.0}),
        ("remix_video", {"video_id": "video_9", "prompt": "as a watercolour"}),
    ],
)
async def test_every_way_to_make_a_video_answers_alike(
    tmp_path: Path, tool: str, arguments: dict[str, Any]
) -> None:
    api = FakeApi()
    api.add("video_9")
    result = await call(api, tmp_path, tool, arguments)
    assert result.structured_content is not None
    assert result.structured_content["status"] == "queued"


async def test_a_failed_video_says_why(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1", status="failed", error={"code": "moderation_blocked", "message": "Blocked."})
    result = await call(api, tmp_path, "retrieve_video", {"video_id": "video_1"})
    assert result.structured_content is not None
    assert result.structured_content["error"] == {
        "code": "moderation_blocked",
        "message": "Blocked.",
    }
    assert "Blocked." in text_of(result)
    assert "create_video" in result.structured_content["next_step"]


async def test_other_servers_words_arrive_as_the_apis_own(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1", status="processing", progress=None, file_path="/srv/x.mp4", seconds=8.0)
    result = await call(api, tmp_path, "retrieve_video", {"video_id": "video_1"})
    assert result.structured_content is not None
    assert result.structured_content["status"] == "in_progress"
    assert result.structured_content["seconds"] == "8"
    assert "/srv/x.mp4" not in str(result)


async def test_a_list_is_short_and_says_how_to_go_on(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1", prompt="word " * 1000)
    result = await call(api, tmp_path, "list_videos", {"limit": 1, "order": "desc"})
    assert result.structured_content is not None
    (video,) = result.structured_content["data"]
    assert len(video["prompt"]) <= 160
    assert text_of(result).startswith("- Video video_1: completed")
    assert dict(api.requests[0].url.params) == {"limit": "1", "order": "desc"}

    empty = await call(FakeApi(), tmp_path, "list_videos", {})
    assert "create_video" in text_of(empty)


async def test_a_longer_list_names_its_cursor(tmp_path: Path) -> None:
    api = FakeApi()

    async def page(_request: httpx2.Request) -> httpx2.Response:
        body = {"data": [{"id": "v_9", "status": "completed"}], "has_more": True, "last_id": "v_9"}
        return httpx2.Response(200, json=body)

    api.before = page
    result = await call(api, tmp_path, "list_videos", {})
    assert 'after "v_9"' in text_of(result)


@both_eras
async def test_waiting_tells_progress_that_only_rises(tmp_path: Path, era: Era) -> None:
    api, told = FakeApi(), list[tuple[float, float | None]]()
    api.add("video_1", status="queued", progress=0)
    api.script["video_1"] = [
        {"status": "in_progress", "progress": 30},
        {"progress": 20},
        {"progress": 80},
        {"status": "completed", "progress": 100},
    ]

    async def on_progress(progress: float, total: float | None, message: str | None) -> None:
        assert message is not None
        told.append((progress, total))

    async with studio_over(api, tmp_path, pauses=[]) as studio:
        async with Client(build_server(studio), mode=era) as client:
            result = await client.call_tool(
                "wait_for_videos", {"video_ids": "video_1"}, progress_callback=on_progress
            )
    assert told == [(30, 100), (80, 100), (100, 100)]
    assert result.structured_content is not None
    assert result.structured_content["done"] is True
    assert result.structured_content["next_step"] == 'Call download_video for ["video_1"].'


async def test_a_wait_that_is_over_is_no_error(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1", status="in_progress", progress=10)
    api.add("video_2")
    arguments = {"video_ids": ["video_1", "video_2"], "max_wait_s": 0}
    result = await call(api, tmp_path, "wait_for_videos", arguments)
    assert not result.is_error
    assert result.structured_content is not None
    assert result.structured_content["done"] is False
    assert 'again with ["video_1"]' in text_of(result)
    assert 'download_video for ["video_2"]' in text_of(result)


async def test_cancelling_a_wait_stops_its_requests(tmp_path: Path) -> None:
    api, looked = FakeApi(), anyio.Event()
    api.add("video_1", status="in_progress", progress=10)

    async def hang(_request: httpx2.Request) -> httpx2.Response | None:
        looked.set()
        if len(api.requests) > 1:
            await anyio.sleep_forever()
        return None

    api.before = hang  # type: ignore[assignment]
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(client.call_tool, "wait_for_videos", {"video_ids": ["video_1"]})
            await looked.wait()
            tasks.cancel_scope.cancel()
        seen = len(api.requests)
        for _ in range(20):
            await anyio.lowlevel.checkpoint()
    assert len(api.requests) == seen


@both_eras
async def test_downloading_gives_path_facts_and_a_link_to_the_file(
    tmp_path: Path, era: Era
) -> None:
    api = FakeApi()
    api.add("video_1", prompt="A fox")
    arguments = {"video_id": "video_1", "variant": "video"}
    result = await call(api, tmp_path, "download_video", arguments, era)
    facts = result.structured_content
    assert facts is not None
    path = Path(facts["file_path"])
    assert path.is_absolute()
    assert path.read_bytes() == MP4
    assert facts["bytes"] == len(MP4)
    assert facts["mime_type"] == "video/mp4"
    assert len(facts["sha256"]) == 64
    assert "download_url" not in facts
    assert str(path) in text_of(result)
    link = result.content[1]
    assert isinstance(link, ResourceLink)
    assert link.uri == path.as_uri()
    assert link.size == len(MP4)


async def test_over_http_a_download_comes_with_a_link(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_1")
    links = DownloadLinks(
        tmp_path / "out", secret=b"s" * 32, base_url="http://host", ttl_s=60, clock=lambda: 0.0
    )
    async with studio_over(api, tmp_path) as studio:
        async with Client(build_server(studio, links=links)) as client:
            result = await client.call_tool("download_video", {"video_id": "video_1"})
    facts = result.structured_content
    assert facts is not None
    assert facts["download_url"].startswith("http://host/downloads/")
    assert facts["download_url_expires_at"] == 60
    assert facts["download_url"] in text_of(result)


async def test_deleting_and_characters_say_what_comes_next(tmp_path: Path) -> None:
    (tmp_path / "moss.mp4").write_bytes(MP4)
    api = FakeApi()
    api.add("video_1")
    gone = await call(api, tmp_path, "delete_video", {"video_id": "video_1", "confirm": True})
    assert gone.structured_content is not None
    assert gone.structured_content["deleted"] is True
    made = await call(
        api,
        tmp_path,
        "create_character",
        {"name": "Mossy", "video": str(tmp_path / "moss.mp4")},
    )
    assert 'characters ["char_1"]' in text_of(made)
    found = await call(api, tmp_path, "get_character", {"character_id": "char_1"})
    assert found.structured_content == made.structured_content


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("create_video", {}, "`prompt` is missing."),
        ("create_video", {"prompt": ""}, "`prompt`"),
        ("create_video", {"prompt": "x", "duration": 4}, "no argument `duration`"),
        ("create_video", {"prompt": "x", "second": 4}, "Did you mean `seconds`?"),
        ("create_video", {"prompt": "x", "characters": ["a", "b", "c"]}, "`characters`"),
        ("create_video", {"prompt": "x", "seconds": [4]}, "`seconds`"),
        ("create_video", {"prompt": "x", "input_reference": "/etc/passwd"}, "/etc/passwd"),
        ("list_videos", {"order": "newest"}, "must be 'asc' or 'desc', not 'newest'"),
        ("list_videos", {"limit": 0}, "`limit`"),
        ("wait_for_videos", {"video_ids": ["v"], "max_wait_s": 500}, "`max_wait_s`"),
        ("wait_for_videos", {"video_ids": []}, "`video_ids`"),
        ("download_video", {"video_id": "v", "variant": "gif"}, "`variant` must be"),
        ("download_video", {"video_id": "v", "filename": "../x.mp4"}, "Nothing was saved"),
        ("retrieve_video", {"video_id": ""}, "Nothing was sent"),
        ("retrieve_video", {"video_id": ".."}, "Nothing was sent"),
        ("retrieve_video", {"video_id": "x" * 10_000}, "Nothing was sent"),
        ("delete_video", {"video_id": "\x00", "confirm": True}, "Nothing was sent"),
        ("get_character", {"character_id": ""}, "Nothing was sent"),
    ],
)
async def test_wrong_arguments_are_explained_and_nothing_is_sent(
    tmp_path: Path, tool: str, arguments: dict[str, Any], words: str
) -> None:
    text = await refused(FakeApi(), tmp_path, tool, arguments)
    assert words in text
    assert "pydantic" not in text
    assert len(text) < 700
    assert not (tmp_path / "out").exists()


async def test_ids_stay_data_on_the_wire(tmp_path: Path) -> None:
    api = FakeApi()
    arguments = {"video_id": "../files/file_1", "confirm": True}
    result = await call(api, tmp_path, "delete_video", arguments)
    assert result.is_error
    assert "list_videos" in text_of(result)
    paths = {request.url.raw_path for request in api.requests}
    assert paths == {b"/v1/videos/..%2Ffiles%2Ffile_1"}


async def test_the_server_lives_on_after_errors(tmp_path: Path) -> None:
    api = FakeApi()

    async def broken(request: httpx2.Request) -> httpx2.Response | None:
        return httpx2.Response(500, text="<html>boom</html>") if request.method == "POST" else None

    api.before = broken  # type: ignore[assignment]
    async with studio_over(api, tmp_path) as studio, Client(build_server(studio)) as client:
        lost = await client.call_tool("create_video", {"prompt": "a fox"})
        fine = await client.call_tool("list_videos", {})
    assert lost.is_error
    assert "may have been made and billed" in text_of(lost)
    assert "html" not in text_of(lost)
    assert not fine.is_error
    assert len(api.posts()) == 1
