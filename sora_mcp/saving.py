"""Saves a video's media once: asking again gives the same file."""

from __future__ import annotations

from collections.abc import Callable

from sora_mcp.client import VideosClient
from sora_mcp.downloads import Downloads, SavedFile, check_name, file_name
from sora_mcp.errors import (
    DownloadError,
    ExpiredVideoError,
    FailedVideoError,
    NotFoundError,
    NotReadyError,
)
from sora_mcp.ledger import FileKey, FileRecord, Ledger
from sora_mcp.video import Variant, Video

PICTURE_MAX_BYTES = 512 * 1024  # hosts cap a message at 1 MiB, and base64 adds a third


class Saving:
    """Files of one backend's videos in one folder; `clock` gives Unix seconds."""

    def __init__(
        self,
        client: VideosClient,
        downloads: Downloads,
        ledger: Ledger,
        *,
        backend: str,
        clock: Callable[[], float],
    ) -> None:
        self._client = client
        self._downloads = downloads
        self._ledger = ledger
        self._backend = backend
        self._clock = clock

    async def save(
        self, video_id: str, *, variant: Variant = "video", filename: str | None = None
    ) -> SavedFile:
        """Save a completed video, or its thumbnail or spritesheet; twice gives the same file.

        Raises:
            NotReadyError, FailedVideoError, ExpiredVideoError: there is nothing to save.
            DownloadError: the folder, the name or the bytes were no good.
        """
        wanted = check_name(filename) if filename else ""
        key = FileKey(self._backend, video_id, variant, wanted)
        if saved := await self._already_saved(key):
            return saved
        video = await self._client.retrieve(video_id)
        check_ready(video)
        name = wanted or file_name(prompt=video.prompt, video_id=video_id, variant=variant)
        try:
            saved = await self._downloads.fetch(
                lambda offset_bytes, validator: self._client.content(
                    video_id, variant, offset_bytes=offset_bytes, validator=validator
                ),
                name=name,
                variant=variant,
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

    async def fetch_picture(self, video_id: str, variant: Variant) -> bytes:
        """The thumbnail or spritesheet of a completed video, whole, for showing at once.

        Raises:
            NotReadyError, FailedVideoError: there is no picture (yet).
            DownloadError: it is larger than `PICTURE_MAX_BYTES`.
        """
        check_ready(await self._client.retrieve(video_id))
        data = bytearray()
        async with self._client.content(video_id, variant) as content:
            async for chunk in content.chunks:
                data += chunk
                if len(data) > PICTURE_MAX_BYTES:
                    raise DownloadError(f"The {variant} is too large to show; download it.")
        return bytes(data)

    async def _already_saved(self, key: FileKey) -> SavedFile | None:
        record = await self._ledger.file(key)
        if record is None:
            return None
        saved = await self._downloads.describe(record.path)
        return saved if saved and saved.sha256 == record.sha256 else None


def check_ready(video: Video) -> None:
    """Pass a completed video.

    Raises:
        NotReadyError, FailedVideoError: there is nothing to fetch (yet).
    """
    if video.phase == "failed":
        raise FailedVideoError(video)
    if not video.is_terminal:
        raise NotReadyError(video)
