"""The durable queue: one SQLite file that any number of engine processes share.

The only writer of `status`:

    from          to            who moves it                       after a crash at that moment
    ------------  ------------  ---------------------------------  --------------------------------
    (none)        queued        `add`, with the inputs in place    inputs without a row: swept away
    queued        in_progress   `claim`, under a new lease         the lease lapses; see below
    in_progress   in_progress   `beat`, by the lease's holder      as above
    in_progress   queued        `release`, by the lease's holder   as above
                  queued        `claim`, when a lease has lapsed   the row is as it was
    in_progress   completed     `finish`, by the lease's holder    files without `completed`: the
                                                                   next attempt replaces them
    in_progress   failed        `fail`, by the lease's holder      as above
                  failed        `claim`, at the third lapse        the row is as it was
    terminal      (none)        `delete`                           files without a row: swept away

A lease is a random word. Whoever holds it may move the row; it is replaced by the next claim, so
that a stalled process can do no harm when it wakes. A lease lapses when its time is over, or at
once when the process that took it is known to be dead. Functions block; call them in threads.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from sora_mcp import processes
from sora_mcp.engine.renderer import RENDER_FAILED

Status = Literal["queued", "in_progress", "completed", "failed"]

ATTEMPTS_MAX = 3
KEEP_S = 7 * 24 * 3600  # finished files are kept a week

_SCHEMA = """
CREATE TABLE IF NOT EXISTS videos (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, status TEXT NOT NULL,
  progress INTEGER NOT NULL, created_at INTEGER NOT NULL, completed_at INTEGER,
  expires_at INTEGER, prompt TEXT NOT NULL, size TEXT NOT NULL, seconds TEXT NOT NULL,
  spec TEXT NOT NULL, remixed_from_video_id TEXT, error_code TEXT, error_message TEXT,
  attempt INTEGER NOT NULL DEFAULT 0, lease TEXT, lease_owner TEXT, lease_until REAL,
  is_purged INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS videos_by_status ON videos (status, seq);
CREATE UNIQUE INDEX IF NOT EXISTS videos_by_lease ON videos (lease) WHERE lease IS NOT NULL;
CREATE TABLE IF NOT EXISTS characters (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT;
"""
_COLUMNS = (
    "id, status, progress, created_at, completed_at, expires_at, prompt, size, seconds, spec, "
    "remixed_from_video_id, error_code, error_message, attempt, lease, is_purged"
)
_INTERRUPTED = f"Rendering was interrupted {ATTEMPTS_MAX} times. Create the video again."


@dataclass(frozen=True)
class Job:
    """A row of `videos`. Times are Unix seconds, `spec` is a `RenderSpec` as JSON."""

    id: str
    prompt: str
    size: str
    seconds: str
    spec: str
    created_at: int
    status: Status = "queued"
    progress: int = 0
    completed_at: int | None = None
    expires_at: int | None = None
    remixed_from_video_id: str | None = None
    error_code: str | None = None
    error_message: str | None = None
    attempt: int = 0
    lease: str | None = None
    is_purged: bool = False


@dataclass(frozen=True)
class StoredCharacter:
    """A row of `characters`."""

    id: str
    name: str
    created_at: int


class Store:
    """The queue and the shelf of one engine folder."""

    def __init__(self, path: Path, *, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file; the store is of no use afterwards."""
        with self._lock:
            self._db.close()

    def add(self, job: Job) -> None:
        """Queue a new job; its inputs must be in place."""
        with self._transaction() as db:
            db.execute(
                "INSERT INTO videos (id, status, progress, created_at, prompt, size, seconds, spec,"
                " remixed_from_video_id) VALUES (?, 'queued', 0, ?, ?, ?, ?, ?, ?)",
                (job.id, job.created_at, job.prompt, job.size, job.seconds, job.spec,
                 job.remixed_from_video_id),
            )  # fmt: skip

    def get(self, video_id: str) -> Job | None:
        """One job."""
        rows = self._read(f"SELECT {_COLUMNS} FROM videos WHERE id = ?", (video_id,))
        return _job(rows[0]) if rows else None

    def page(self, *, limit: int, after: str | None, ascending: bool) -> tuple[list[Job], bool]:
        """At most `limit` jobs in order of creation behind `after`, and whether more follow."""
        sign, order = (">", "ASC") if ascending else ("<", "DESC")
        behind = f"WHERE seq {sign} (SELECT seq FROM videos WHERE id = ?)" if after else ""
        rows = self._read(
            f"SELECT {_COLUMNS} FROM videos {behind} ORDER BY seq {order} LIMIT ?",
            (*((after,) if after else ()), limit + 1),
        )
        return [_job(row) for row in rows[:limit]], len(rows) > limit

    def claim(self, *, owner: str, lease: str, lease_s: float, at_once: int) -> Job | None:
        """Take the oldest queued job, None when none waits or `at_once` are being rendered."""
        if not self._read("SELECT 1 FROM videos WHERE status IN ('queued','in_progress') LIMIT 1"):
            return None
        now = self._clock()
        with self._transaction() as db:
            self._requeue_lapsed(db, now)
            running = db.execute("SELECT count(*) FROM videos WHERE status = 'in_progress'")
            if running.fetchone()[0] >= at_once:
                return None
            row = db.execute(
                f"UPDATE videos SET status = 'in_progress', progress = 0, attempt = attempt + 1,"
                f" lease = ?, lease_owner = ?, lease_until = ? WHERE seq ="
                f" (SELECT seq FROM videos WHERE status = 'queued' ORDER BY seq LIMIT 1)"
                f" RETURNING {_COLUMNS}",
                (lease, owner, now + lease_s),
            ).fetchone()
        return _job(row) if row else None

    def beat(self, lease: str, *, lease_s: float, progress: int) -> bool:
        """Lengthen a lease and note progress (0..99); False when the lease is no longer held."""
        return self._move(
            "lease_until = ?, progress = max(progress, ?)",
            (self._clock() + lease_s, min(99, progress)),
            lease,
        )

    def release(self, lease: str, *, is_counted: bool) -> bool:
        """Put a job back into the queue; an uncounted attempt does not bring it nearer to failure.

        A counted attempt that was the last one fails the job instead.
        """
        with self._transaction() as db:
            if is_counted:
                self._requeue(db, "lease = ?", (lease,), self._clock())
                return True
        return self._move(
            f"status = 'queued', progress = 0, attempt = attempt - 1, {_NO_LEASE}", (), lease
        )

    def finish(self, lease: str, publish: Callable[[str], None]) -> bool:
        """Let `publish(video_id)` put the files in place and complete the job.

        Both happen under the lease: False, and nothing published, when it is no longer held.
        """
        now = int(self._clock())
        with self._transaction() as db:
            row = db.execute("SELECT id FROM videos WHERE lease = ?", (lease,)).fetchone()
            if row is None:
                return False
            publish(row["id"])
            db.execute(
                f"UPDATE videos SET status = 'completed', progress = 100, completed_at = ?,"
                f" expires_at = ?, {_NO_LEASE} WHERE lease = ?",
                (now, now + KEEP_S, lease),
            )
        return True

    def fail(self, lease: str, *, code: str, message: str) -> bool:
        """Give a job up; False when the lease is no longer held."""
        return self._move(
            f"status = 'failed', completed_at = ?, error_code = ?, error_message = ?, {_NO_LEASE}",
            (int(self._clock()), code, message),
            lease,
        )

    def delete(self, video_id: str) -> bool:
        """Remove the row of a job that is completed or failed; False when it is neither."""
        with self._transaction() as db:
            cursor = db.execute(
                "DELETE FROM videos WHERE id = ? AND status IN ('completed', 'failed')", (video_id,)
            )
        return cursor.rowcount == 1

    def add_character(self, character: StoredCharacter) -> None:
        """Keep a character; its still must be in place."""
        with self._transaction() as db:
            values = (character.id, character.name, character.created_at)
            db.execute("INSERT INTO characters (id, name, created_at) VALUES (?, ?, ?)", values)

    def get_character(self, character_id: str) -> StoredCharacter | None:
        """One character."""
        query = "SELECT id, name, created_at FROM characters WHERE id = ?"
        rows = self._read(query, (character_id,))
        return StoredCharacter(*rows[0]) if rows else None

    def expired(self) -> list[str]:
        """Ids of completed videos whose time is over and whose files were not yet removed."""
        query = "SELECT id FROM videos WHERE expires_at <= ? AND NOT is_purged"
        return [row["id"] for row in self._read(query, (self._clock(),))]

    def mark_purged(self, video_id: str) -> None:
        """Note that a video's files are gone."""
        with self._transaction() as db:
            db.execute("UPDATE videos SET is_purged = 1 WHERE id = ?", (video_id,))

    def known_ids(self) -> set[str]:
        """Ids of all videos and characters: the owners of folders."""
        rows = self._read("SELECT id FROM videos UNION ALL SELECT id FROM characters")
        return {row["id"] for row in rows}

    def running_ids(self) -> set[str]:
        """Ids of the videos that are being rendered: the owners of attempts."""
        rows = self._read("SELECT id FROM videos WHERE status = 'in_progress'")
        return {row["id"] for row in rows}

    def _requeue_lapsed(self, db: sqlite3.Connection, now: float) -> None:
        running = db.execute(
            "SELECT lease, lease_owner, lease_until FROM videos WHERE status = 'in_progress'"
        ).fetchall()
        for row in running:
            if row["lease_until"] < now or processes.is_dead(row["lease_owner"]):
                self._requeue(db, "lease = ?", (row["lease"],), now)

    def _requeue(
        self, db: sqlite3.Connection, which: str, values: tuple[Any, ...], now: float
    ) -> None:
        """Back to the queue, or to failed when all attempts are used up."""
        db.execute(
            f"UPDATE videos SET status = 'failed', completed_at = ?, error_code = ?,"
            f" error_message = ?, {_NO_LEASE} WHERE {which} AND attempt >= {ATTEMPTS_MAX}",
            (int(now), RENDER_FAILED, _INTERRUPTED, *values),
        )
        query = f"UPDATE videos SET status = 'queued', progress = 0, {_NO_LEASE} WHERE {which}"
        db.execute(query, values)

    def _move(self, changes: str, values: tuple[Any, ...], lease: str) -> bool:
        with self._transaction() as db:
            cursor = db.execute(f"UPDATE videos SET {changes} WHERE lease = ?", (*values, lease))
        return cursor.rowcount == 1

    def _read(self, query: str, values: tuple[Any, ...] = ()) -> list[sqlite3.Row]:
        with self._lock:
            return self._db.execute(query, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")


_NO_LEASE = "lease = NULL, lease_owner = NULL, lease_until = NULL"


def _job(row: sqlite3.Row) -> Job:
    return replace(Job(**dict(row)), is_purged=bool(row["is_purged"]))
