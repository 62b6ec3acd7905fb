"""The real `openai` client against the engine, over a real socket."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import openai
import pytest
import uvicorn
from openai import AsyncOpenAI
from openai.types import Video

from sora_mcp.engine.engine import Engine
from sora_mcp.engine.renderer import RenderError
from tests.clips import look
from tests.instant import InstantRunner, tiny_files

# Every method of `client.videos` carries one since OpenAI announced the end of its own service.
pytestmark = pytest.mark.filterwarnings("ignore:The Sora API is scheduled:DeprecationWarning")

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


@asynccontextmanager
async def served(folder: Path, runner: InstantRunner | None = None) -> AsyncIterator[AsyncOpenAI]:
    """A client of an engine on a free port of this machine."""
    engine = Engine(folder, runner=runner)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(engine.app, lifespan="off", ws="none", log_level="warning")
        server = uvicorn.Server(config)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        async with engine.running(), anyio.create_task_group() as group:
            group.start_soon(server.serve, [listener])
            async with AsyncOpenAI(base_url=url, api_key="unused", max_retries=2) as client:
                yield client
            server.should_exit = True


async def poll(client: AsyncOpenAI, video: Video) -> Video:
    with anyio.fail_after(30):
        return await client.videos.poll(video.id, poll_interval_ms=10)


async def test_a_prompt_becomes_a_playable_file(tmp_path: Path) -> None:
    async with served(tmp_path) as client:
        with anyio.fail_after(60):
            video = await client.videos.create_and_poll(
                prompt="A lighthouse at dusk, slow push in", model="sora-2", size="1280x720",
                seconds="4",
            )  # fmt: skip
        assert video.status == "completed", video.error
        content = await client.videos.download_content(video.id)
        (tmp_path / "clip.mp4").write_bytes(content.content)
    seen = look(tmp_path / "clip.mp4")
    assert seen.size == (1280, 720)
    assert len(seen.frames) == 96
    assert seen.sound is not None
    assert seen.sound.shape[1] == pytest.approx(4 * 48_000, abs=1100)


async def test_create_speaks_multipart_with_and_without_a_picture(tmp_path: Path) -> None:
    async with served(tmp_path, InstantRunner()) as client:
        plain = await poll(client, await client.videos.create(prompt="A fox"))
        picture = await client.videos.create(
            prompt="A fox", input_reference=("fox.png", PNG, "image/png"), seconds="8"
        )
        unnamed = await client.videos.create(prompt="A fox", input_reference=PNG)
    assert (plain.status, plain.seconds, plain.size) == ("completed", "4", "720x1280")
    assert (picture.seconds, picture.model, picture.object) == ("8", "animatic-1", "video")
    assert unnamed.id.startswith("video_")


async def test_a_video_is_polled_at_the_servers_pace_retrieved_and_downloaded(
    tmp_path: Path,
) -> None:
    async with served(tmp_path, InstantRunner()) as client:
        made = await client.videos.create_and_poll(prompt="A fox")
        again = await client.videos.retrieve(made.id)
        contents = [
            (await client.videos.download_content(made.id, variant=variant)).content
            for variant in ("video", "thumbnail", "spritesheet")
        ]
        async with client.videos.with_streaming_response.download_content(made.id) as stream:
            streamed = b"".join([piece async for piece in stream.iter_bytes()])
    assert again == made
    names = ("video.mp4", "thumbnail.webp", "spritesheet.jpg")
    assert contents == [(tiny_files() / name).read_bytes() for name in names]
    assert streamed == contents[0]


async def test_lists_are_walked_page_by_page(tmp_path: Path) -> None:
    async with served(tmp_path, InstantRunner()) as client:
        ids = [(await client.videos.create(prompt="A fox")).id for _ in range(5)]
        newest = [video.id async for video in client.videos.list(limit=2)]
        oldest = [video.id async for video in client.videos.list(limit=3, order="asc")]
        rest = [video.id async for video in client.videos.list(after=ids[1])]
    assert newest == ids[::-1]
    assert oldest == ids
    assert rest == ids[:1]


async def test_remix_edit_and_extend_make_new_videos(tmp_path: Path) -> None:
    clip = ("clip.mp4", (tiny_files() / "video.mp4").read_bytes(), "video/mp4")
    async with served(tmp_path, InstantRunner()) as client:
        source = await client.videos.create_and_poll(prompt="A fox", poll_interval_ms=10)
        remix = await client.videos.remix(source.id, prompt="An owl")
        edit = await client.videos.edit(prompt="Make it night", video=clip)
        longer = await client.videos.extend(prompt="It runs", seconds="4", video=clip)
        done = [await poll(client, video) for video in (remix, edit, longer)]
    assert [video.status for video in done] == ["completed"] * 3
    assert remix.remixed_from_video_id == source.id
    assert (edit.seconds, longer.seconds) == ("0.5", "4.5")


async def test_the_object_forms_that_the_sdk_cannot_send_are_taken_as_json(tmp_path: Path) -> None:
    async with served(tmp_path, InstantRunner()) as client:
        source = await client.videos.create_and_poll(prompt="A fox", poll_interval_ms=10)
        reference = {"video": {"id": source.id}}
        edit = await client.post(
            "/videos/edits", body={"prompt": "Night", **reference}, cast_to=Video
        )
        longer = await client.post(
            "/videos/extensions", body={"prompt": "On", "seconds": 8, **reference}, cast_to=Video
        )
        picture = {"input_reference": {"image_url": "data:image/png;base64,iVBORw0KGgo="}}
        create = await client.post("/videos", body={"prompt": "A", **picture}, cast_to=Video)
    assert (edit.seconds, longer.seconds, create.status) == ("4", "12", "queued")


async def test_characters_are_made_read_and_used(tmp_path: Path) -> None:
    clip = ("mossy.mp4", (tiny_files() / "video.mp4").read_bytes(), "video/mp4")
    runner = InstantRunner()
    async with served(tmp_path, runner) as client:
        made = await client.videos.create_character(name="Mossy", video=clip)
        assert made.id
        read = await client.videos.get_character(made.id)
        video = await client.videos.create(
            prompt="Mossy sings",
            extra_body={"characters": [{"id": made.id}, {"id": made.id}]},
        )
        await poll(client, video)
    assert (read.id, read.name) == (made.id, "Mossy")
    assert [one.name for one in runner.ran[-1].characters] == ["Mossy", "Mossy"]


async def test_a_deleted_video_is_gone(tmp_path: Path) -> None:
    async with served(tmp_path, InstantRunner()) as client:
        video = await client.videos.create_and_poll(prompt="A fox", poll_interval_ms=10)
        gone = await client.videos.delete(video.id)
        with pytest.raises(openai.NotFoundError) as caught:
            await client.videos.retrieve(video.id)
    assert (gone.id, gone.deleted, gone.object) == (video.id, True, "video.deleted")
    assert str(caught.value) == f"Error code: 404 - Video with id '{video.id}' not found."


async def test_errors_arrive_as_the_sdks_own(tmp_path: Path) -> None:
    runner = InstantRunner()
    async with served(tmp_path, runner) as client:
        with pytest.raises(openai.BadRequestError) as seconds:
            await client.videos.create(prompt="A fox", seconds="5")  # type: ignore[arg-type]
        with pytest.raises(openai.BadRequestError) as picture:
            await client.videos.create(prompt="A fox", input_reference=b"text")
        runner.hold()
        video = await client.videos.create(prompt="A fox")
        with pytest.raises(openai.NotFoundError) as early:
            await client.videos.download_content(video.id)
        runner.let_go()
        with pytest.raises(openai.NotFoundError):
            await client.videos.retrieve("../models")
    assert (seconds.value.code, seconds.value.param) == ("invalid_value", "seconds")
    assert picture.value.param == "input_reference"
    assert "Video is not ready yet" in str(early.value)


async def test_a_failed_video_tells_why(tmp_path: Path) -> None:
    runner = InstantRunner(error=RenderError("Out of ink."))
    async with served(tmp_path, runner) as client:
        video = await client.videos.create_and_poll(prompt="A fox", poll_interval_ms=10)
    assert video.status == "failed"
    assert video.error
    assert (video.error.code, video.error.message) == ("render_failed", "Out of ink.")


async def test_the_model_list_is_readable(tmp_path: Path) -> None:
    async with served(tmp_path, InstantRunner()) as client:
        assert [model.id async for model in client.models.list()] == ["animatic-1"]
