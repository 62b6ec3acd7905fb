"""The durable record of films: what was to be joined, who joins it, and what became of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from anyio.to_thread import run_sync
from pydantic import TypeAdapter

from sora_mcp.film import Joined, Transition
from sora_mcp.ledger import FileRecord
from sora_mcp.sqlite_file import SqliteFile

FilmPhase = Literal["in_progress", "completed", "failed"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS films (
    film_id TEXT PRIMARY KEY,
    record TEXT NOT NULL  -- JSON, since it is only ever read whole
);
"""


@dataclass(frozen=True)
class FilmRecord:
    """One film. Times are Unix seconds; `file` and `joined` are there when it is completed.

    Attributes:
        process: who joins it (see `processes`).
        videos: the parts in order, as the caller named them.
        wanted_name: "" for a name of our choice.
        error: in a sentence, why it failed.
    """

    film_id: str
    phase: FilmPhase
    process: str
    asked_at: int
    videos: tuple[str, ...]
    transition: Transition
    keep_audio: bool
    wanted_name: str = ""
    file: FileRecord | None = None
    joined: Joined | None = None
    error: str | None = None


_RECORD = TypeAdapter(FilmRecord)


class FilmRecords:
    """Films in one SQLite file, which others may share. Every note is durable when it returns."""

    def __init__(self, path: Path) -> None:
        self._file = SqliteFile(path, _SCHEMA)

    async def film(self, film_id: str) -> FilmRecord | None:
        """The film of that id."""
        sql = "SELECT record FROM films WHERE film_id = ?"
        rows = await run_sync(self._file.read, sql, (film_id,))
        return _RECORD.validate_json(rows[0][0]) if rows else None

    async def recent(self, limit: int) -> list[FilmRecord]:
        """The newest films, newest first."""
        sql = (
            "SELECT record FROM films ORDER BY json_extract(record, '$.asked_at') DESC, film_id "
            "LIMIT ?"
        )
        rows = await run_sync(self._file.read, sql, (limit,))
        return [_RECORD.validate_json(row[0]) for row in rows]

    async def claim(self, film: FilmRecord, is_lost: Callable[[FilmRecord], bool]) -> FilmRecord:
        """Note that `film` is joined from now on, unless somebody else does; what is noted then.

        `is_lost` says of a film in progress that nobody is joining it any more.
        """

        def work(db: sqlite3.Connection) -> FilmRecord:
            sql = "SELECT record FROM films WHERE film_id = ?"
            row = db.execute(sql, (film.film_id,)).fetchone()
            there = _RECORD.validate_json(row[0]) if row else None
            if there and there.phase == "in_progress" and not is_lost(there):
                return there
            _put(db, film)
            return film

        return await run_sync(self._file.transact, work)

    async def settle(self, film: FilmRecord) -> None:
        """Note what became of a film."""
        await run_sync(self._file.transact, lambda db: _put(db, film))


def _put(db: sqlite3.Connection, film: FilmRecord) -> None:
    sql = "INSERT OR REPLACE INTO films VALUES (?, ?)"
    db.execute(sql, (film.film_id, _RECORD.dump_json(film).decode()))
