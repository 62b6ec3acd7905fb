"""One SQLite file for several processes: WAL mode, every commit synced, short connections."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

BUSY_TIMEOUT_S = 10  # seconds to wait for another process's write; ours take milliseconds
BUSY_POLL_S = 0.05


class SqliteFile:
    """A file with tables, made on first use. All methods block; call them in threads."""

    def __init__(self, path: Path, schema: str) -> None:
        self.path = path
        self._schema = schema
        self._preparing = threading.Lock()
        self._is_prepared = False

    def transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """The result of `work`, which sees and changes the file alone; all of it or nothing.

        Raises:
            sqlite3.Error: the file cannot be opened or written.
        """
        self._prepare()
        with closing(self._connected()) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                result = work(db)
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")
            return result

    def read(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Rows as last committed, waiting for no writer; none, and no file made, without a file.

        Raises:
            sqlite3.Error: the file cannot be opened or read.
        """
        if not self.path.exists():
            return []
        self._prepare()
        with closing(self._connected()) as db:
            return db.execute(sql, values).fetchall()

    def _connected(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        db.execute("PRAGMA synchronous = FULL")  # what was committed survives a power cut
        return db

    def _prepare(self) -> None:
        """Make the file and its tables, once in this process."""
        with self._preparing:
            if self._is_prepared and self.path.exists():
                return
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connected()) as db:
                _switch_to_wal(db)
                db.executescript(self._schema)
            self._is_prepared = True


def _switch_to_wal(db: sqlite3.Connection) -> None:
    """The one statement for which SQLite does not wait while another process does the same."""
    patience_s = float(BUSY_TIMEOUT_S)
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if patience_s <= 0:
                raise
            patience_s -= BUSY_POLL_S
            time.sleep(BUSY_POLL_S)
        else:
            return
