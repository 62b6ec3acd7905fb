"""Films under way: joined once however many ask, seen through when nobody waits any more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import anyio
from anyio.to_thread import run_sync

from sora_mcp import processes
from sora_mcp.detached import Detached
from sora_mcp.downloads import Downloads, SavedFile
from sora_mcp.errors import FilmError, SoraError
from sora_mcp.filenames import file_name
from sora_mcp.film import Film, Joined
from sora_mcp.film_records import FilmRecord, FilmRecords
from sora_mcp.ledger import FileRecord
from sora_mcp.workfiles import work_file

Save = Callable[[str], Awaitable[SavedFile]]
OnShare = Callable[[float], Awaitable[None]]

SAVING_SHARE = 0.3  # of the progress; the rest is the joining itself
POLL_S = 1.0  # between looks at a film that another process joins
ABANDONED_S = 7200  # no film takes that long; for systems that do not tell of dead processes

INTERRUPTED = "It was not finished when the program ended."
GONE = "Its file is no longer at {path}."


@dataclass(frozen=True)
class Clip:
    """One part of a film: as it was named, what tells it from others, its file if it is here."""

    named: str
    mark: str
    path: Path | None = None


@dataclass(frozen=True)
class FilmState:
    """A film as it is now; `share` is how much of it is done, 0 to 1."""

    record: FilmRecord
    share: float


class Reel:
    """A film that this process is joining: how far it is, and the news of it."""

    def __init__(self) -> None:
        self.share = 0.0
        self.error: SoraError | None = None
        self._is_over = False
        self._changed = anyio.Event()

    async def tell(self, share: float) -> None:
        """Note progress, if it is any."""
        if share > self.share:
            self.share = share
            self._wake()

    def end(self) -> None:
        """Note that nothing more will come."""
        self._is_over = True
        self._wake()

    async def follow(self, on_share: OnShare) -> None:
        """Tell `on_share` of the progress until the end."""
        while not self._is_over:
            changed = self._changed
            await on_share(self.share)
            await changed.wait()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = anyio.Event()


class Reels:
    """Joins films and keeps their records. `save` has a video's file; `clock` gives Unix seconds.

    A film is followed from memory by those in this process, and from its record by everybody else.
    A record in progress whose process is gone was interrupted, and may be begun anew.
    """

    def __init__(
        self,
        film: Film,
        records: FilmRecords,
        downloads: Downloads,
        detached: Detached,
        save: Save,
        *,
        folder: Path,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[Any]],
    ) -> None:
        self._film = film
        self._records = records
        self._downloads = downloads
        self._detached = detached
        self._save = save
        self._folder = folder
        self._clock = clock
        self._process = processes.current()
        self._sleep = sleep
        self._reels: dict[str, Reel] = {}
        self._starting = anyio.Lock()

    async def recent(self, limit: int) -> list[FilmRecord]:
        """The newest films as they are noted, newest first."""
        return await self._records.recent(limit)

    async def state(self, film_id: str) -> FilmState | None:
        """The film as it is now; one that was interrupted, or whose file is gone, has failed."""
        before = self._reels.get(film_id)  # looked at first: its end is noted before it goes
        record = await self._records.film(film_id)
        if record is None:
            return None
        reel = before or self._reels.get(film_id)
        if record.phase == "in_progress" and reel is None and self._is_lost(record):
            record = replace(record, phase="failed", error=INTERRUPTED)
        if record.file and not await run_sync(_is_there, record.file):
            record = replace(record, phase="failed", error=GONE.format(path=record.file.path))
        share = 1.0 if record.phase == "completed" else reel.share if reel else 0.0
        return FilmState(record, share)

    async def start(self, wanted: FilmRecord, clips: Sequence[Clip]) -> None:
        """Begin to join a film, unless somebody does already."""
        film_id = wanted.film_id
        async with self._starting:
            if film_id in self._reels:
                return
            mine = replace(wanted, process=self._process, asked_at=int(self._clock()))
            claimed = await self._records.claim(mine, self._is_lost)
            if claimed is not mine:
                return
            reel = self._reels[film_id] = Reel()
            self._detached.start(partial(self._see_through, mine, tuple(clips), reel))

    async def follow(self, film_id: str, on_share: OnShare) -> None:
        """Wait until nobody is joining the film any more.

        Raises:
            SoraError: this process could not join it.
        """
        reel = self._reels.get(film_id)
        if reel:
            await reel.follow(on_share)
            if reel.error:
                raise reel.error
        while (state := await self.state(film_id)) and state.record.phase == "in_progress":
            await self._sleep(POLL_S)

    def _is_lost(self, record: FilmRecord) -> bool:
        """Whether nobody joins a film in progress, if this process does not."""
        return (
            record.process == self._process
            or processes.is_dead(record.process)
            or record.asked_at + ABANDONED_S < self._clock()
        )

    async def _see_through(self, film: FilmRecord, clips: Sequence[Clip], reel: Reel) -> None:
        try:
            try:
                done = await self._joined(film, clips, reel)
            except SoraError as error:
                reel.error = error
                done = replace(film, phase="failed", error=str(error))
            await self._records.settle(done)
        finally:
            del self._reels[film.film_id]
            reel.end()

    async def _joined(self, film: FilmRecord, clips: Sequence[Clip], reel: Reel) -> FilmRecord:
        paths = []
        for number, clip in enumerate(clips, 1):
            paths.append(clip.path or (await self._save(clip.named)).path)
            await reel.tell(SAVING_SHARE * number / len(clips))
        try:
            async with work_file(self._folder, ".mp4", owner=film.film_id) as target:
                joined = await self._cut(film, paths, target, reel)
                name = film.wanted_name or file_name(
                    prompt="film", video_id=film.film_id, variant="video"
                )
                saved = await self._downloads.adopt(target, name=name, variant="video")
        except FilmError as error:
            raise FilmError(_which(str(error), clips, paths)) from error
        except OSError as error:
            raise FilmError(f"The film could not be written: {error.strerror}.") from error
        file = FileRecord(
            saved.path, saved.bytes, saved.mime_type, saved.sha256, int(self._clock())
        )
        return replace(film, phase="completed", file=file, joined=joined)

    async def _cut(
        self, film: FilmRecord, paths: Sequence[Path], target: Path, reel: Reel
    ) -> Joined:
        async def progress(share: float) -> None:
            await reel.tell(SAVING_SHARE + (1 - SAVING_SHARE) * share)

        return await self._film.join(
            paths,
            target,
            transition=film.transition,
            keep_audio=film.keep_audio,
            progress=progress,
        )


def _is_there(file: FileRecord) -> bool:
    try:
        return file.path.stat().st_size == file.bytes
    except OSError:
        return False


def _which(sentence: str, clips: Sequence[Clip], paths: Sequence[Path]) -> str:
    """The film's sentence, and which part it is about where it begins with a file's name."""
    for number, (clip, path) in enumerate(zip(clips, paths, strict=True), 1):
        if sentence.startswith(f"{path.name} "):
            return f"Part {number} ({clip.named[:100]}): {sentence}"
    return sentence
