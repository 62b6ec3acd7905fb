"""Looks into finished videos, takes frames out of them and joins them, as saved files."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import anyio
from anyio.to_thread import run_sync

from sora_mcp.client import VideosClient
from sora_mcp.downloads import Downloads, SavedFile
from sora_mcp.errors import (
    ExpiredVideoError,
    FailedVideoError,
    FilmError,
    InvalidRequestError,
    NotFoundError,
    NotReadyError,
    PartsError,
    SoraError,
)
from sora_mcp.filenames import check_name, frame_name
from sora_mcp.film import Film, Glance, Moment, Shot, Transition, View
from sora_mcp.film_records import FilmRecord
from sora_mcp.ledger import FileRecord, Ledger
from sora_mcp.media import KNOWN_SUFFIXES
from sora_mcp.reels import Clip, FilmState, OnShare, Reels, Save
from sora_mcp.saving import check_ready
from sora_mcp.uploads import Uploads, is_path
from sora_mcp.workfiles import work_file

PARTS_MIN, PARTS_MAX = 2, 20
PREVIEW_MAX_BYTES = 200_000  # base64 makes it a third more; hosts cap a message at 1 MiB
JOIN_LIMIT_S = 3600  # seconds after which the process that joins is ended

_FILM_ID = re.compile(r"film_[0-9a-f]{24}")
_OF_THE_PART = (
    InvalidRequestError,
    NotReadyError,
    FailedVideoError,
    ExpiredVideoError,
    NotFoundError,
)


@dataclass(frozen=True)
class Preview:
    """A JPEG of a video, what it shows, and the file that it was made from."""

    jpeg: bytes
    glance: Glance
    path: Path


@dataclass(frozen=True)
class Frame:
    """A picture that was saved, and what it shows."""

    saved: SavedFile
    shot: Shot


class CuttingRoom:
    """What is done with finished videos on this machine.

    A video is named by its id (its file is saved first), by a path as uploads take it, or by the
    id of a film that was joined here. `save` has the file of a completed video.
    """

    def __init__(
        self,
        client: VideosClient,
        film: Film,
        reels: Reels,
        uploads: Uploads,
        downloads: Downloads,
        ledger: Ledger,
        save: Save,
        *,
        backend: str,
        folder: Path,
    ) -> None:
        self._client = client
        self._film = film
        self._reels = reels
        self._uploads = uploads
        self._downloads = downloads
        self._ledger = ledger
        self._save = save
        self._backend = backend
        self._folder = folder

    async def preview(self, video: str, view: View = "sheet") -> Preview:
        """A small picture of one moment, or of the whole video as a sheet.

        Raises:
            NotReadyError, FailedVideoError, ExpiredVideoError: there is nothing to look at.
            FilmError: the file is unusable, or has no such moment.
        """
        path = await self._file(video)
        async with work_file(self._folder, ".jpg") as target:
            glance = await self._film.preview(path, target, view=view, max_bytes=PREVIEW_MAX_BYTES)
            return Preview(await anyio.Path(target).read_bytes(), glance, path)

    async def extract_frame(
        self, video: str, at: Moment = "last", filename: str | None = None
    ) -> Frame:
        """Save one picture at the video's size; twice gives the same file.

        Raises:
            NotReadyError, FailedVideoError, ExpiredVideoError: there is nothing to cut.
            FilmError: the file is unusable, has no such moment, or the name is no picture's.
            DownloadError: the name or the folder is no good.
        """
        name = check_name(filename) if filename else None
        suffix = Path(name or "").suffix.lower()
        path = await self._file(video)
        kind = suffix if suffix in KNOWN_SUFFIXES else ".png"
        async with work_file(self._folder, kind) as target:
            shot = await self._film.frame(path, target, at_s=at)
            saved = await self._downloads.adopt(
                target, name=name or frame_name(path.stem, at), variant="thumbnail"
            )
        return Frame(saved, shot)

    async def join(
        self,
        videos: Sequence[str],
        *,
        transition: Transition = "cut",
        keep_audio: bool = True,
        filename: str | None = None,
        max_wait_s: float = 45,
        on_share: OnShare | None = None,
    ) -> FilmState:
        """Join videos to one saved film, waiting at most `max_wait_s` seconds for its end.

        The same videos joined in the same way are the same film, so asking again finds it, and
        goes on waiting where it is not finished. It is seen through when the caller gives up.

        Raises:
            PartsError: some of the videos are not there to be joined; it says which.
            FilmError, DownloadError: they could not be joined, or not be saved.
        """
        if not PARTS_MIN <= len(videos) <= PARTS_MAX:
            raise InvalidRequestError(f"Join {PARTS_MIN} to {PARTS_MAX} videos at a time.")
        name = check_name(filename) if filename else ""
        clips = await self._clips(videos)
        wanted = FilmRecord(
            _film_id(clips.values(), transition, name, keep_audio=keep_audio), "in_progress", "", 0,
            tuple(videos), transition, keep_audio, name,
        )  # fmt: skip
        state = await self._reels.state(wanted.film_id)
        if state is None or state.record.phase == "failed":
            _refuse(await self._unready(clips))
            await self._reels.start(wanted, [*clips.values()])
        with anyio.move_on_after(max_wait_s):
            await self._reels.follow(wanted.film_id, on_share or _tell_nobody)
        state = await self.film(wanted.film_id)
        if state.record.phase == "failed":  # in another process, whose error nobody heard
            raise FilmError(str(state.record.error))
        return state

    async def film(self, film_id: str) -> FilmState:
        """A film as it is now.

        Raises:
            InvalidRequestError: there is none of that id.
        """
        state = await self._reels.state(film_id)
        if state is None:
            raise InvalidRequestError(
                f"There is no film {film_id[:100]!r} here; its id is in the result of its joining."
            )
        return state

    async def films(self, limit: int) -> Sequence[FilmRecord]:
        """The newest films, newest first."""
        return await self._reels.recent(limit)

    async def film_path(self, film_id: str) -> Path:
        """Where a completed film is saved; raises as `film_file`."""
        return (await self.film_file(film_id)).path

    async def film_file(self, film_id: str) -> FileRecord:
        """The file of a completed film.

        Raises:
            InvalidRequestError: there is none, or not yet.
        """
        record = (await self.film(film_id)).record
        if record.file is None or record.phase != "completed":
            why = record.error or "It is still being joined."
            raise InvalidRequestError(f"Film {film_id} has no file. {why}")
        return record.file

    async def _file(self, video: str) -> Path:
        """The file of whatever a video is named by."""
        clip = await self._clip(video)
        return clip.path or (await self._save(video)).path

    async def _clip(self, video: str) -> Clip:
        """What a caller points at, told apart by content where it is a file."""
        if _FILM_ID.fullmatch(video):
            path = await self.film_path(video)
        elif is_path(video):
            upload = await self._uploads.video_file(video)
            assert isinstance(upload.content, Path)  # videos stay on disk until they are sent
            path = upload.content
        else:
            return Clip(video, f"{self._backend}/{video}")
        return Clip(video, await run_sync(_digest, path), path)

    async def _clips(self, videos: Sequence[str]) -> dict[int, Clip]:
        """All parts by their number, told apart.

        Raises:
            PartsError: some are not there.
        """
        clips, faults = dict[int, Clip](), dict[int, str]()
        for number, video in enumerate(videos, 1):
            try:
                clips[number] = await self._clip(video)
            except _OF_THE_PART as error:
                faults[number] = _fault(number, video, error)
        if faults:  # of the others too, so that one more try is enough
            _refuse(faults | await self._unready(clips))
        return clips

    async def _unready(self, clips: Mapping[int, Clip]) -> dict[int, str]:
        """What is wrong with the parts whose file is not here yet."""
        faults = {}
        for number, clip in clips.items():
            try:
                if clip.path is None and not await self._is_saved(clip.named):
                    check_ready(await self._client.retrieve(clip.named))
            except _OF_THE_PART as error:
                faults[number] = _fault(number, clip.named, error)
        return faults

    async def _is_saved(self, video_id: str) -> bool:
        return bool(await self._ledger.video_paths(self._backend, [video_id]))


def _fault(number: int, named: str, error: SoraError) -> str:
    return f"part {number} ({named[:100]}): {error}"


def _refuse(faults: Mapping[int, str]) -> None:
    """Tell of all faults at once.

    Raises:
        PartsError: there are some.
    """
    if faults:
        told = " ".join(faults[number] for number in sorted(faults))
        raise PartsError(f"These cannot be joined: {told}")


def _film_id(clips: Iterable[Clip], transition: str, name: str, *, keep_audio: bool) -> str:
    """The same for the same film, so that asking again finds it."""
    told = json.dumps([[clip.mark for clip in clips], transition, keep_audio, name])
    return f"film_{hashlib.sha256(told.encode()).hexdigest()[:24]}"


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InvalidRequestError(f"{path.name} cannot be read: {error.strerror}.") from error


async def _tell_nobody(_share: float) -> None:
    """Nobody wants to know."""
