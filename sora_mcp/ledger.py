"""The durable record, in one SQLite file: which videos were saved here, and where.

Opened on first use, so a server that only lists its tools never touches the disk. Safe for several
server processes on one data folder (WAL mode, short transactions).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import anyio
import anyio.to_thread

from sora_mcp.video import Variant

T = TypeVar("T")

BUSY_TIMEOUT_S = 10  # seconds to wait for another process's write; ours take milliseconds

_SCHEMA = """
CREATE TABLE IF NOT EXISTS saved_files (
    backend TEXT NOT NULL,
    video_id TEXT NOT NULL,
    variant TEXT NOT NULL,
    wanted_name TEXT NOT NULL,  -- '' where the caller left the name to us
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    mime_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    saved_at INTEGER NOT NULL,  -- Unix seconds
    PRIMARY KEY (backend, video_id, variant, wanted_name)
) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class FileKey:
    """Which download a saved file answers. `wanted_name` is "" for a name of our choice."""

    backend: str
    video_id: str
    variant: Variant
    wanted_name: str = ""


@dataclass(frozen=True)
class FileRecord:
    """A file as it was when it was saved. Times are Unix seconds."""

    path: Path
    bytes: int
    mime_type: str
    sha256: str
    saved_at: int


class Ledger:
    """The record over one SQLite file. All methods run in a thread; one connection per call."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def remember_file(self, key: FileKey, record: FileRecord) -> None:
        """Note that `key` was saved; an older note for the same key is replaced."""
        row = (
            key.backend, key.video_id, key.variant, key.wanted_name,
            str(record.path), record.bytes, record.mime_type, record.sha256, record.saved_at,
        )  # fmt: skip
        sql = "INSERT OR REPLACE INTO saved_files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        await self._run(lambda db: db.execute(sql, row))

    async def file(self, key: FileKey) -> FileRecord | None:
        """The note for `key`; whether the file is still there and whole is for the caller."""
        sql = (
            "SELECT path, bytes, mime_type, sha256, saved_at FROM saved_files "
            "WHERE backend = ? AND video_id = ? AND variant = ? AND wanted_name = ?"
        )
        row = (key.backend, key.video_id, key.variant, key.wanted_name)
        found = await self._run(lambda db: db.execute(sql, row).fetchone())
        return FileRecord(Path(found[0]), *found[1:]) if found else None

    async def video_paths(self, backend: str, video_ids: Iterable[str]) -> dict[str, Path]:
        """Where the MP4s of these videos were saved last; only files that still exist."""
        ids = list(video_ids)
        marks = ", ".join("?" * len(ids))
        sql = (
            "SELECT video_id, path FROM saved_files WHERE backend = ? AND variant = 'video' "
            f"AND video_id IN ({marks}) ORDER BY saved_at"
        )

        def read(db: sqlite3.Connection) -> dict[str, Path]:
            rows = db.execute(sql, (backend, *ids)).fetchall()
            return {row[0]: Path(row[1]) for row in rows if Path(row[1]).is_file()}

        return await self._run(read) if ids and await anyio.Path(self._path).exists() else {}

    async def forget_video(self, backend: str, video_id: str) -> None:
        """Drop the notes of a deleted video. The person's saved files stay."""
        sql = "DELETE FROM saved_files WHERE backend = ? AND video_id = ?"
        await self._run(lambda db: db.execute(sql, (backend, video_id)))

    async def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await anyio.to_thread.run_sync(self._in_thread, work)

    def _in_thread(self, work: Callable[[sqlite3.Connection], T]) -> T:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=BUSY_TIMEOUT_S)) as db:
            db.execute("PRAGMA journal_mode = WAL")
            with db:
                db.executescript(_SCHEMA)
                return work(db)
