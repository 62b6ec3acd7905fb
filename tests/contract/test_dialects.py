"""One suite for every server: the dialects in memory, and our engine, through the real studio."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import httpx2
import pytest

from sora_mcp.backend import Backend
from sora_mcp.client import VideosClient
from sora_mcp.engine.engine import Engine
from sora_mcp.errors import (
    ApiError,
    FailedVideoError,
    NotReadyError,
    SoraError,
    UnsupportedError,
)
from sora_mcp.settings import Settings
from sora_mcp.studio import Studio
from sora_mcp.video import CreateRequest, FileUpload, Variant, Video, VideoReference
from sora_mcp.wiring import build_studio
from tests.contract.dialects.known import DIALECTS
from tests.contract.dialects.server import (
    BASE_URL,
    CDN,
    EXTRA_HEADERS,
    HOST,
    KEY,
    Dialect,
    DialectServer,
)
from tests.fake_api import MP4
from tests.instant import InstantRunner, tiny_files

ENGINE = "engine"
SPEAKERS = [*DIALECTS, ENGINE]
everywhere = pytest.mark.parametrize(
    "speaker", SPEAKERS, ids=lambda each: each if isinstance(each, str) else each.name
)
dialects = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)

CLIP = FileUpload("clip.mp4", "video/mp4", MP4)
# Our operation to a call that needs it, given the id of a completed video.
CALLS: dict[str, Callable[[VideosClient, str], Awaitable[Any]]] = {
    "list": lambda client, _: client.list(),
    "remix": lambda client, video_id: client.remix(video_id, "in snow"),
    "edit": lambda client, video_id: client.edit("at night", VideoReference(video_id)),
    "extend": lambda client, video_id: client.extend("it ends", VideoReference(video_id), "4"),
    "characters": lambda client, _: client.create_character("Mossy", CLIP),
    "thumbnail": lambda client, video_id: read(client, video_id, "thumbnail"),
    "spritesheet": lambda client, video_id: read(client, video_id, "spritesheet"),
    "delete": lambda client, video_id: client.delete(video_id),  # last: it takes the video away
}


@dataclass
class Place:
    """A server, and the studio that talks to it."""

    studio: Studio
    server: DialectServer | None
    runner: InstantRunner | None

    @property
    def lacks(self) -> set[str]:
        return set(self.server.dialect.lacks) if self.server else set()

    async def made(self, prompt: str = "A fox runs") -> Video:
        """A new video, followed to its end."""
        state = await self.studio.create_video(prompt)
        (state,) = await self.studio.wait_for_videos([state.video.id], max_wait_s=20)
        return state.video

    def hold(self) -> None:
        """Let no video be completed."""
        if self.runner:
            self.runner.hold()
        if self.server:
            self.server.is_held = True

    def fail(self) -> str:
        """A prompt whose video fails."""
        if self.runner:
            self.runner.error = RuntimeError("no")
        return "FAIL now"


async def read(client: VideosClient, video_id: str, variant: Variant = "video") -> bytes:
    async with client.content(video_id, variant) as content:
        return b"".join([chunk async for chunk in content.chunks])


async def _at_once(_seconds: float) -> None:
    await anyio.lowlevel.checkpoint()


@asynccontextmanager
async def opened(speaker: Dialect | str, folder: Path) -> AsyncGenerator[Place]:
    """A studio on a dialect, or on our engine, with every wait made short."""
    async with AsyncExitStack() as stack:
        server, runner = None, None
        transport: httpx2.AsyncBaseTransport
        if isinstance(speaker, Dialect):
            server = DialectServer(speaker)
            transport = httpx2.MockTransport(server)
        else:
            runner = InstantRunner()
            engine = await stack.enter_async_context(Engine(folder, runner=runner).running())
            transport = httpx2.ASGITransport(app=engine.app, raise_app_exceptions=False)
        http = await stack.enter_async_context(httpx2.AsyncClient(transport=transport))
        sleep = _at_once if server else anyio.sleep
        client = VideosClient(
            http, base_url=BASE_URL, api_key=KEY, headers=EXTRA_HEADERS, sleep=sleep
        )
        backend = Backend("test", BASE_URL, None, poll_first_s=0.01, poll_max_s=0.05)
        settings = Settings(
            base_url=BASE_URL, output_dir=folder / "out", data_dir=folder / "data",
            read_dirs=(folder,),
        )  # fmt: skip
        studio = build_studio(client, backend, settings, sleep=sleep)
        yield Place(await stack.enter_async_context(studio.running()), server, runner)


@everywhere
async def test_a_prompt_becomes_a_saved_file(speaker: Dialect | str, tmp_path: Path) -> None:
    async with opened(speaker, tmp_path) as place:
        queued = (await place.studio.create_video("A fox runs")).video
        assert (queued.phase, queued.is_terminal) in {("queued", False), ("in_progress", False)}
        (done,) = await place.studio.wait_for_videos([queued.id], max_wait_s=20)
        assert (done.video.phase, done.video.progress_percent) == ("completed", 100)
        assert (await place.studio.retrieve_video(queued.id)).video.phase == "completed"
        saved = await place.studio.download_video(queued.id)
        assert (await place.studio.download_video(queued.id)).path == saved.path
    expected = MP4 if place.server else (tiny_files() / "video.mp4").read_bytes()
    assert saved.path.read_bytes() == expected
    assert saved.path.parent == tmp_path / "out"
    assert len(saved.path.name) < 60


@everywhere
async def test_many_videos_are_waited_for_together(speaker: Dialect | str, tmp_path: Path) -> None:
    async with opened(speaker, tmp_path) as place:
        ids = [(await place.studio.create_video(f"Fox {n}")).video.id for n in range(4)]
        states = await place.studio.wait_for_videos(ids, max_wait_s=20)
    assert [state.video.id for state in states] == ids
    assert {state.video.phase for state in states} == {"completed"}


@everywhere
async def test_a_failed_video_is_told_with_its_reason(
    speaker: Dialect | str, tmp_path: Path
) -> None:
    async with opened(speaker, tmp_path) as place:
        video = await place.made(place.fail())
        assert video.phase == "failed"
        with pytest.raises(FailedVideoError, match=r"failed: \S"):
            await place.studio.download_video(video.id)


@everywhere
async def test_a_video_that_is_not_ready_is_not_saved(
    speaker: Dialect | str, tmp_path: Path
) -> None:
    async with opened(speaker, tmp_path) as place:
        place.hold()
        video = (await place.studio.create_video("A fox runs")).video
        with pytest.raises(NotReadyError):
            await place.studio.download_video(video.id)
        with pytest.raises(ApiError):
            await read(place.studio.client, video.id)
        if place.runner:
            place.runner.let_go()


@everywhere
async def test_an_unknown_id_is_an_error_that_makes_nothing(
    speaker: Dialect | str, tmp_path: Path
) -> None:
    async with opened(speaker, tmp_path) as place:
        for call in (
            place.studio.client.retrieve("video_no"),
            place.studio.download_video("video_no"),
            place.studio.client.remix("video_no", "in snow"),
            place.studio.client.delete("video_no"),
        ):
            with pytest.raises(SoraError) as refusal:
                await call
            assert "<" not in str(refusal.value)
    assert not (tmp_path / "out").exists()


@everywhere
async def test_each_operation_works_or_is_told_to_be_lacking(
    speaker: Dialect | str, tmp_path: Path
) -> None:
    async with opened(speaker, tmp_path) as place:
        client, video = place.studio.client, await place.made()
        for operation, call in CALLS.items():
            if operation not in place.lacks:
                if not place.server and operation == "characters":
                    continue  # the engine looks at the clip; its own tests have a real one
                await call(client, video.id)
                assert operation not in client.capabilities.lacking
                continue
            with pytest.raises(UnsupportedError) as refusal:
                await call(client, video.id)
            assert refusal.value.operation == operation
            assert refusal.value.retryable is False


@dialects
async def test_what_a_server_lacks_is_asked_for_once(dialect: Dialect, tmp_path: Path) -> None:
    async with opened(dialect, tmp_path) as place:
        client, video = place.studio.client, await place.made()
        for operation in [name for name in CALLS if name in dialect.lacks]:
            for _ in range(2):
                before = len(place.server.requests) if place.server else 0
                with pytest.raises(UnsupportedError) as refusal:
                    await CALLS[operation](client, video.id)
                assert refusal.value.operation == operation
            asked = len(place.server.requests) - before if place.server else 0
            assert (asked == 0) is client.capabilities.lacks(operation)
        lists = {name for name in CALLS if client.capabilities.lacks(name)}
        # A picture that is "not found" may be gone for this one video.
        expected = set(dialect.lacks) - {"content", "thumbnail", "spritesheet"}
        assert lists - {"thumbnail", "spritesheet"} == (
            expected if dialect.is_everywhere else set()
        )


@dialects
async def test_the_list_has_what_was_made(dialect: Dialect, tmp_path: Path) -> None:
    async with opened(dialect, tmp_path) as place:
        video = await place.made()
        page = await place.studio.list_videos(limit=5)
    assert [state.video.id for state in page.states] == [video.id]
    assert page.has_more is False


@dialects
async def test_secrets_stay_at_home(dialect: Dialect, tmp_path: Path) -> None:
    async with opened(dialect, tmp_path) as place:
        await place.studio.download_video((await place.made()).id)
    assert place.server is not None
    for request in place.server.requests:
        sent = {value for name, value in request.headers.items()}
        secrets = {f"Bearer {KEY}", *EXTRA_HEADERS.values()}
        assert secrets & sent == (secrets if request.url.host == HOST else set())
    named_abroad = CDN in str(dialect.done) + str(dialect.content)
    assert bool(place.server.abroad()) is named_abroad


@dialects
async def test_paths_on_the_server_are_nobodys_business(dialect: Dialect, tmp_path: Path) -> None:
    from sora_mcp.server import views

    async with opened(dialect, tmp_path) as place:
        shown = str(
            views.dump(views.result(await place.studio.retrieve_video((await place.made()).id)))
        )
    assert "outputs/x.mp4" not in shown
    assert "http" not in shown


async def test_a_form_is_what_servers_without_json_are_sent(tmp_path: Path) -> None:
    for dialect in DIALECTS:
        async with opened(dialect, tmp_path / dialect.name) as place:
            request = CreateRequest("A fox", seconds="4", size="64x64", input_reference=CLIP)
            assert (await place.studio.client.create(request)).phase in ("queued", "in_progress")
