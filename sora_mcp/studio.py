"""The use cases: make a video, follow it, save it, over any server that speaks the Videos API."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import anyio

from sora_mcp.client import VideosClient
from sora_mcp.detached import Detached
from sora_mcp.downloads import Downloads, SavedFile, check_name, file_name
from sora_mcp.errors import (
    ApiError,
    DownloadError,
    ExpiredVideoError,
    FailedVideoError,
    InvalidRequestError,
    NotFoundError,
    NotReadyError,
)
from sora_mcp.ledger import FileKey, FileRecord, Ledger
from sora_mcp.uploads import Uploads, is_path
from sora_mcp.video import (
    CHARACTERS_MAX,
    PROMPT_MAX_CHARS,
    Character,
    CreateRequest,
    DeletedVideo,
    FileUpload,
    Order,
    Variant,
    Video,
    VideoReference,
)
from sora_mcp.watcher import OnLook, Until, Watcher

WAIT_IDS_MAX = 20  # videos in one wait; a larger batch is two calls
MODELS_WAIT_S = 3  # seconds for a list that is only a hint
PICTURE_MAX_BYTES = 512 * 1024  # hosts cap a message at 1 MiB, and base64 adds a third


@dataclass(frozen=True)
class Backend:
    """The server behind the client, as people and records name it.

    `poll_first_s` and `poll_max_s` are the pauses between two looks at a running video.
    """

    name: str
    base_url: str | None  # None: the embedded engine
    model: str | None = None
    poll_first_s: float = 3.0
    poll_max_s: float = 15.0

    @property
    def is_embedded(self) -> bool:
        """Whether videos are drawn on this machine, free and offline."""
        return self.base_url is None


@dataclass(frozen=True)
class VideoState:
    """A video, and what we know about it on this machine."""

    video: Video
    file_path: Path | None = None


@dataclass(frozen=True)
class StatePage:
    """One page of a list; `last_id` is the cursor for the next."""

    states: tuple[VideoState, ...]
    first_id: str | None
    last_id: str | None
    has_more: bool


class Studio:
    """What people do with videos. Use inside `async with studio.running()`.

    A call that makes a job outlives the caller: whoever gives up waiting loses the answer, never
    the job. `clock` returns Unix seconds; `sleep` takes seconds.
    """

    def __init__(
        self,
        client: VideosClient,
        uploads: Uploads,
        downloads: Downloads,
        ledger: Ledger,
        backend: Backend,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[Any]] = anyio.sleep,
    ) -> None:
        self.client = client
        self.backend = backend
        self._uploads = uploads
        self._downloads = downloads
        self._ledger = ledger
        self._clock = clock
        self._watcher = Watcher(
            client,
            first_pause_s=backend.poll_first_s,
            longest_pause_s=backend.poll_max_s,
            sleep=sleep,
        )
        self._detached = Detached()

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[Self]:
        """Open the studio; leaving it lets POSTs under way come home, for a bounded time."""
        async with self._detached.running():
            yield self

    async def create_video(
        self,
        prompt: str,
        *,
        model: str | None = None,
        seconds: str | None = None,
        size: str | None = None,
        input_reference: str | None = None,
        characters: Sequence[str] = (),
    ) -> VideoState:
        """Start a new video. `input_reference` is a path, URL, data URL or file id."""
        _check_prompt(prompt)
        if len(characters) > CHARACTERS_MAX:
            raise InvalidRequestError(f"A video takes at most {CHARACTERS_MAX} characters.")
        reference = await self._uploads.image(input_reference) if input_reference else None
        request = CreateRequest(prompt, model, seconds, size, reference, tuple(characters))
        return VideoState(await self._detached.run(lambda: self.client.create(request)))

    async def edit_video(self, video: str, prompt: str) -> VideoState:
        """Start an edit of `video`, which is a video id or a path to a video file."""
        _check_prompt(prompt)
        source = await self._source(video)
        return VideoState(await self._detached.run(lambda: self.client.edit(prompt, source)))

    async def extend_video(self, video: str, prompt: str, seconds: str) -> VideoState:
        """Start an extension by `seconds` of `video`, a video id or a path to a video file."""
        _check_prompt(prompt)
        source = await self._source(video)
        return VideoState(
            await self._detached.run(lambda: self.client.extend(prompt, source, seconds))
        )

    async def remix_video(self, video_id: str, prompt: str) -> VideoState:
        """Start a variation of a completed video with a new prompt."""
        _check_prompt(prompt)
        return VideoState(await self._detached.run(lambda: self.client.remix(video_id, prompt)))

    async def create_character(self, name: str, video: str) -> Character:
        """Make a character from a video file; `video` is a path."""
        upload = await self._uploads.video_file(video)
        return await self._detached.run(lambda: self.client.create_character(name, upload))

    async def get_character(self, character_id: str) -> Character:
        """Fetch a character."""
        return await self.client.get_character(character_id)

    async def retrieve_video(self, video_id: str) -> VideoState:
        """Fetch a video as it is now, with the path of its saved file if there is one."""
        (state,) = await self._with_files([await self.client.retrieve(video_id)])
        return state

    async def list_videos(
        self, *, limit: int | None = None, after: str | None = None, order: Order | None = None
    ) -> StatePage:
        """Fetch one page of the server's videos, newest first unless `order` says else."""
        page = await self.client.list(limit=limit, after=after, order=order)
        states = await self._with_files(page.data)
        return StatePage(tuple(states), page.first_id, page.last_id, page.has_more)

    async def delete_video(self, video_id: str) -> DeletedVideo:
        """Delete a completed or failed video on the server. Saved files stay."""
        deleted = await self.client.delete(video_id)
        await self._ledger.forget_video(self.backend.name, video_id)
        return deleted

    async def download_video(
        self, video_id: str, *, variant: Variant = "video", filename: str | None = None
    ) -> SavedFile:
        """Save a completed video, or its thumbnail or spritesheet; twice gives the same file.

        Raises:
            NotReadyError, FailedVideoError, ExpiredVideoError: there is nothing to save.
            DownloadError: the folder, the name or the bytes were no good.
        """
        wanted = check_name(filename) if filename else ""
        key = FileKey(self.backend.name, video_id, variant, wanted)
        if saved := await self._already_saved(key):
            return saved
        video = await self.client.retrieve(video_id)
        _check_ready(video)
        name = wanted or file_name(prompt=video.prompt, video_id=video_id, variant=variant)
        try:
            async with self.client.content(video_id, variant) as content:
                saved = await self._downloads.save(
                    content.chunks, name=name, variant=variant, length_bytes=content.length_bytes
                )
        except NotFoundError:
            if video.expires_at is not None and video.expires_at <= self._clock():
                raise ExpiredVideoError(video) from None
            raise
        record = FileRecord(
            saved.path, saved.bytes, saved.mime_type, saved.sha256, int(self._clock())
        )
        await self._ledger.remember_file(key, record)
        return saved

    async def wait_for_videos(
        self,
        video_ids: Sequence[str],
        *,
        until: Until = "all",
        max_wait_s: float = 45,
        on_look: OnLook | None = None,
    ) -> list[VideoState]:
        """Follow videos until all (or any) are done or `max_wait_s` seconds are over.

        `on_look` is told of every look. Time running out is no error: the states are returned as
        they were last seen. Cancelling stops the looking at once.
        """
        ids = list(dict.fromkeys(video_ids))
        if not 1 <= len(ids) <= WAIT_IDS_MAX:
            raise InvalidRequestError(f"Wait for 1 to {WAIT_IDS_MAX} videos at a time.")
        videos = await self._watcher.wait(
            ids, until=until, max_wait_s=max_wait_s, on_look=on_look or _look_quietly
        )
        return await self._with_files(videos)

    async def picture(self, video_id: str, variant: Variant) -> bytes:
        """The thumbnail or spritesheet of a completed video, whole, for showing at once.

        Raises:
            NotReadyError, FailedVideoError: there is no picture (yet).
            DownloadError: it is larger than `PICTURE_MAX_BYTES`.
        """
        _check_ready(await self.client.retrieve(video_id))
        data = bytearray()
        async with self.client.content(video_id, variant) as content:
            async for chunk in content.chunks:
                data += chunk
                if len(data) > PICTURE_MAX_BYTES:
                    raise DownloadError(f"The {variant} is too large to show; download it.")
        return bytes(data)

    async def models(self) -> tuple[str, ...]:
        """The server's own list of models; empty where it has none or does not answer soon."""
        with anyio.move_on_after(MODELS_WAIT_S):
            try:
                return await self.client.models()
            except ApiError:
                return ()
        return ()

    async def _source(self, video: str) -> VideoReference | FileUpload:
        return await self._uploads.video_file(video) if is_path(video) else VideoReference(video)

    async def _already_saved(self, key: FileKey) -> SavedFile | None:
        record = await self._ledger.file(key)
        if record is None:
            return None
        saved = await self._downloads.describe(record.path)
        return saved if saved and saved.sha256 == record.sha256 else None

    async def _with_files(self, videos: Sequence[Video]) -> list[VideoState]:
        ids = [video.id for video in videos]
        paths = await self._ledger.video_paths(self.backend.name, ids)
        return [VideoState(video, paths.get(video.id)) for video in videos]


def _check_prompt(prompt: str) -> None:
    if not prompt.strip():
        raise InvalidRequestError("The prompt is empty: describe what is to be seen.")
    if len(prompt) > PROMPT_MAX_CHARS:
        raise InvalidRequestError(
            f"The prompt has {len(prompt)} characters; at most {PROMPT_MAX_CHARS} are taken."
        )


def _check_ready(video: Video) -> None:
    if video.phase == "failed":
        raise FailedVideoError(video)
    if not video.is_terminal:
        raise NotReadyError(video)


async def _look_quietly(_videos: Sequence[Video]) -> None:
    """Nobody wants to know."""
