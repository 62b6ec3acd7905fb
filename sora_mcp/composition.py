"""What a server cannot do itself, composed from what it can: remix, extend, pictures."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import anyio

from sora_mcp.client import VideosClient
from sora_mcp.downloads import Downloads, SavedFile
from sora_mcp.errors import FilmError, RejectedError, SoraError, UnsupportedError, UploadError
from sora_mcp.filenames import file_name
from sora_mcp.film import Film
from sora_mcp.keepsakes import Keepsakes
from sora_mcp.ledger import FileKey, FileRecord, Ledger, Order
from sora_mcp.production import Instead, Made, Production
from sora_mcp.saving import Saving, check_ready
from sora_mcp.uploads import Uploads, is_path
from sora_mcp.video import CreateRequest, FileUpload, Variant, Video
from sora_mcp.workfiles import work_file

REMIXED = (
    "This server has no remix: it is a new video with the settings of the other one and the "
    "new prompt."
)
EXTENDED = (
    "This server cannot extend: a new clip starts from the last frame of the other one, and both "
    "are joined into one file on this machine when it is done."
)

logger = logging.getLogger(__name__)


class Composition:
    """Stands in for operations that a server lacks. `folder` is for work nobody else looks at.

    A composed job is an order like any other: noted before it is paid, found again after a crash.
    What has to be done at its end is in the order, so that any later process can do it.
    """

    def __init__(
        self,
        client: VideosClient,
        production: Production,
        uploads: Uploads,
        saving: Saving,
        downloads: Downloads,
        keepsakes: Keepsakes,
        ledger: Ledger,
        film: Film,
        *,
        backend: str,
        folder: Path,
    ) -> None:
        self._client = client
        self._production = production
        self._uploads = uploads
        self._saving = saving
        self._downloads = downloads
        self._keepsakes = keepsakes
        self._ledger = ledger
        self._film = film
        self._backend = backend
        self._folder = folder
        self._joining = anyio.Lock()

    async def remix(self, video_id: str, prompt: str, *, is_agreed: bool) -> Made:
        """A new video with the source's model, seconds, size and references, and a new prompt."""
        source = await self._client.retrieve(video_id)
        order = await self._ledger.order_of(self._backend, video_id)
        inputs = self._keepsakes.recall(order.inputs if order else None)
        request = CreateRequest(
            prompt,
            order.model if order else source.model,
            order.seconds if order and order.seconds else source.seconds,
            source.size,
            inputs.reference,
            inputs.characters,
            inputs.extra,
        )
        instead = Instead("remix", source_id=video_id, because=REMIXED)
        made = await self._production.create_as(request, instead=instead, is_agreed=is_agreed)
        return replace(made, composed=REMIXED)

    async def extend(self, video: str, prompt: str, seconds: str, *, is_agreed: bool) -> Made:
        """A new clip from the source's last frame; `finish` joins both when it is done.

        Raises:
            UnsupportedError: the server's model takes no picture to start from.
        """
        path = await self._source_file(video)
        source = None if is_path(video) else await self._client.retrieve(video)
        order = await self._ledger.order_of(self._backend, video) if source else None
        frame = await self._last_frame(path)
        request = CreateRequest(
            prompt,
            source.model if source else None,
            seconds,
            _png_size(frame),
            FileUpload("last-frame.png", "image/png", frame),
        )
        instead = Instead(
            "extend",
            source_id=video if source else None,
            depth=order.depth + 1 if order else 1,
            continues=path,
            because=EXTENDED,
        )
        try:
            made = await self._production.create_as(request, instead=instead, is_agreed=is_agreed)
        except RejectedError as error:
            raise UnsupportedError(
                f"This server cannot extend, and refused to go on from a picture: {error}"
            ) from error
        return replace(made, composed=EXTENDED)

    async def picture(self, video_id: str, variant: Variant, filename: str | None) -> SavedFile:
        """A thumbnail or spritesheet made from the saved video."""
        video = await self._client.retrieve(video_id)
        check_ready(video)
        path = (await self._saving.save(video_id)).path
        suffix = ".webp" if variant == "thumbnail" else ".jpg"
        async with work_file(self._folder, suffix) as target:
            cut = self._film.still if variant == "thumbnail" else self._film.sheet
            await cut(path, target)
            name = filename or file_name(prompt=video.prompt, video_id=video_id, variant=variant)
            return await self._publish(target, name, variant, FileKey(
                self._backend, video_id, variant, filename or ""
            ))  # fmt: skip

    async def finish(self, video_id: str) -> None:
        """Join a completed video to the file it continues, if it is to be; once, ever."""
        order = await self._ledger.order_of(self._backend, video_id)
        if order is None or order.continues is None or order.video is None:
            return
        key = FileKey(self._backend, video_id, "video")
        async with self._joining:
            if await self._ledger.file(key) is None and order.video.phase == "completed":
                await self._join(order, order.continues, order.video, key)

    async def finish_all(self) -> None:
        """Finish what an earlier process left."""
        for order in await self._ledger.unjoined(self._backend):
            if order.video is not None:
                try:
                    await self.finish(order.video.id)
                except SoraError as error:
                    logger.warning("video %s is not joined yet: %s", order.video.id, error)

    async def _join(self, order: Order, before: Path, video: Video, key: FileKey) -> None:
        name = file_name(prompt=order.prompt, video_id=video.id, variant="video")
        async with (
            work_file(self._folder, ".clip") as clip,
            work_file(self._folder, ".mp4") as whole,
        ):
            saved = await self._fetch(video.id, clip.parent)
            try:
                await self._film.join([before, saved.path], whole)
                await self._publish(whole, name, "video", key)
            except FilmError as error:
                # Never lose what was paid for: the new part alone is better than nothing.
                await self._publish(saved.path, name, "video", key)
                because = f"The new part could not be joined ({error}) and is saved alone."
                await self._ledger.compose(order.key, continues=None, composed=because)
            finally:
                await anyio.Path(saved.path).unlink(missing_ok=True)

    async def _source_file(self, video: str) -> Path:
        """The whole file of a source; kept where it is, since it is needed again at the end."""
        if not is_path(video):
            return (await self._saving.save(video)).path
        upload = await self._uploads.video_file(video)
        if not isinstance(upload.content, Path):
            raise UploadError(f"{video} is no file on this machine.")
        return upload.content

    async def _last_frame(self, path: Path) -> bytes:
        async with work_file(self._folder, ".png") as target:
            await self._film.frame(path, target, at_s="last")
            return await anyio.Path(target).read_bytes()

    async def _fetch(self, video_id: str, folder: Path) -> SavedFile:
        async with self._client.content(video_id) as content:
            return await Downloads(folder).save(
                content.chunks, name="clip", variant="video", length_bytes=content.length_bytes
            )

    async def _publish(self, path: Path, name: str, variant: Variant, key: FileKey) -> SavedFile:
        """Put a finished file into the output folder, under a name of its own, and note it."""
        saved = await self._downloads.adopt(path, name=name, variant=variant)
        stamp = int((await anyio.Path(saved.path).stat()).st_mtime)
        record = FileRecord(saved.path, saved.bytes, saved.mime_type, saved.sha256, stamp)
        await self._ledger.remember_file(key, record)
        return saved


def _png_size(png: bytes) -> str:
    """Width x height as the API writes it, from the header (PNG specification: IHDR is first)."""
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    return f"{width}x{height}"
