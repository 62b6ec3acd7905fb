"""The ledger in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import anyio
import anyio.to_thread

from sora_mcp.errors import BudgetError
from sora_mcp.ledger import DAY_S, FileKey, FileRecord, Order, TaskRecord
from sora_mcp.sqlite_file import SqliteFile
from sora_mcp.video import Video

T = TypeVar("T")

ROUNDING_USD = 1e-9  # sums of floats must not refuse what fits exactly

_SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    key TEXT PRIMARY KEY, owner TEXT NOT NULL, backend TEXT NOT NULL, operation TEXT NOT NULL,
    fingerprint TEXT NOT NULL, process TEXT NOT NULL, asked_at REAL NOT NULL, prompt TEXT NOT NULL,
    model TEXT, seconds TEXT, size TEXT, source_id TEXT, cost_usd REAL,
    depth INTEGER NOT NULL, total_s REAL, inputs TEXT, continues TEXT, composed TEXT,
    state TEXT NOT NULL, is_delivered INTEGER NOT NULL,
    video TEXT,  -- as last seen, JSON
    video_id TEXT, is_terminal INTEGER, expires_at INTEGER  -- from it, to be searched
);
CREATE UNIQUE INDEX IF NOT EXISTS orders_by_video ON orders (backend, video_id);
CREATE INDEX IF NOT EXISTS orders_by_time ON orders (asked_at);
CREATE TABLE IF NOT EXISTS saved_files (
    backend TEXT NOT NULL, video_id TEXT NOT NULL, variant TEXT NOT NULL,
    wanted_name TEXT NOT NULL,  -- '' where the caller left the name to us
    path TEXT NOT NULL, bytes INTEGER NOT NULL, mime_type TEXT NOT NULL, sha256 TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (backend, video_id, variant, wanted_name)
);
CREATE TABLE IF NOT EXISTS tasks (
    task_id TEXT PRIMARY KEY, video_id TEXT NOT NULL, owner TEXT NOT NULL,
    created_at INTEGER NOT NULL, is_cancelled INTEGER NOT NULL
);
"""
_ORDER_COLUMNS = tuple(field.name for field in fields(Order))
_SELECT_ORDER = f"SELECT {', '.join(_ORDER_COLUMNS)} FROM orders "
_INSERT_ORDER = (
    f"INSERT INTO orders ({', '.join(_ORDER_COLUMNS)}) "
    f"VALUES ({', '.join('?' * len(_ORDER_COLUMNS))})"
)
_IS_UNSAVED = (
    "NOT EXISTS (SELECT 1 FROM saved_files f WHERE f.backend = orders.backend "
    "AND f.video_id = orders.video_id AND f.variant = 'video')"
)
_IS_SPENT = "state != 'refused' AND cost_usd > 0 AND asked_at > ?"


class SqliteLedger:
    """See `Ledger`. The file is made with the first note."""

    def __init__(self, path: Path) -> None:
        self._file = SqliteFile(path, _SCHEMA)

    async def intend(self, order: Order, *, day_cap_usd: float | None = None) -> None:
        """See `Ledger.intend`; the cap is checked and the cost reserved in one transaction."""

        def work(db: sqlite3.Connection) -> None:
            if day_cap_usd is not None and order.cost_usd:
                _check_day(db, order, day_cap_usd)
            db.execute(_INSERT_ORDER, _row(order))

        await self._write(work)

    async def made(self, key: str, video: Video) -> bool:
        """See `Ledger.made`."""

        def work(db: sqlite3.Connection) -> bool:
            sql = (
                "UPDATE OR IGNORE orders SET state = 'made', video = ?, video_id = ?, "
                "is_terminal = ?, expires_at = ? WHERE key = ?"
            )
            return db.execute(sql, (*_seen(video), key)).rowcount == 1

        return await self._write(work)

    async def refuse(self, key: str) -> None:
        """See `Ledger.refuse`."""
        await self._change("UPDATE orders SET state = 'refused' WHERE key = ?", key)

    async def doubt(self, key: str) -> None:
        """See `Ledger.doubt`."""
        sql = "UPDATE orders SET state = 'unknown' WHERE key = ? AND state = 'intended'"
        await self._change(sql, key)

    async def deliver(self, key: str) -> None:
        """See `Ledger.deliver`."""
        await self._change("UPDATE orders SET is_delivered = 1 WHERE key = ?", key)

    async def order(self, key: str) -> Order | None:
        """See `Ledger.order`."""
        return next(iter(await self._orders("WHERE key = ?", key)), None)

    async def order_of(self, backend: str, video_id: str) -> Order | None:
        """See `Ledger.order_of`."""
        found = await self._orders("WHERE backend = ? AND video_id = ?", backend, video_id)
        return next(iter(found), None)

    async def undelivered(self, twin: Order, *, since: float) -> list[Order]:
        """See `Ledger.undelivered`."""
        where = (
            "WHERE owner = ? AND backend = ? AND fingerprint = ? AND NOT is_delivered "
            "AND state != 'refused' AND asked_at > ? ORDER BY asked_at"
        )
        return await self._orders(where, twin.owner, twin.backend, twin.fingerprint, since)

    async def in_doubt(self, backend: str, *, since: float) -> list[Order]:
        """See `Ledger.in_doubt`."""
        where = "WHERE backend = ? AND state IN ('intended', 'unknown') AND asked_at > ?"
        return await self._orders(f"{where} ORDER BY asked_at", backend, since)

    async def unfinished(self, backend: str, *, since: float) -> list[Order]:
        """See `Ledger.unfinished`."""
        where = "WHERE backend = ? AND state = 'made' AND NOT is_terminal AND asked_at > ?"
        return await self._orders(f"{where} ORDER BY asked_at", backend, since)

    async def expiring(self, backend: str, *, before: float) -> list[Order]:
        """See `Ledger.expiring`."""
        where = (
            "WHERE backend = ? AND is_terminal AND expires_at < ? AND continues IS NULL "
            f"AND {_IS_UNSAVED} ORDER BY expires_at"
        )
        found = await self._orders(where, backend, before)
        return [order for order in found if order.video and order.video.phase == "completed"]

    async def orders_of(self, backend: str, video_ids: Iterable[str]) -> dict[str, Order]:
        """See `Ledger.orders_of`."""
        where = "WHERE backend = ? AND video_id IN (SELECT value FROM json_each(?))"
        found = await self._orders(where, backend, json.dumps(list(video_ids)))
        return {order.video.id: order for order in found if order.video}

    async def unjoined(self, backend: str) -> list[Order]:
        """See `Ledger.unjoined`."""
        where = f"WHERE backend = ? AND is_terminal AND continues IS NOT NULL AND {_IS_UNSAVED}"
        found = await self._orders(where, backend)
        return [order for order in found if order.video and order.video.phase == "completed"]

    async def compose(self, key: str, *, continues: Path | None, composed: str) -> None:
        """See `Ledger.compose`."""
        sql = "UPDATE orders SET continues = ?, composed = ? WHERE key = ?"
        await self._change(sql, str(continues) if continues else None, composed, key)

    async def page(
        self, backend: str, *, limit: int, after: str | None, is_ascending: bool
    ) -> list[Order]:
        """See `Ledger.page`."""
        sign, way = (">", "ASC") if is_ascending else ("<", "DESC")
        behind = (
            f"AND asked_at {sign} (SELECT asked_at FROM orders WHERE backend = ? AND video_id = ?)"
        )
        where = f"WHERE backend = ? AND video_id IS NOT NULL {behind if after else ''} "
        values = (backend, backend, after, limit) if after else (backend, limit)
        return await self._orders(f"{where} ORDER BY asked_at {way}, key LIMIT ?", *values)

    async def saw(self, backend: str, video: Video) -> None:
        """See `Ledger.saw`."""
        sql = (
            "UPDATE orders SET video = ?, video_id = ?, is_terminal = ?, expires_at = ? "
            "WHERE backend = ? AND video_id = ?"
        )
        if await self._exists():
            await self._change(sql, *_seen(video), backend, video.id)

    async def ours(self, backend: str, video_ids: Iterable[str]) -> set[str]:
        """See `Ledger.ours`."""
        ids = json.dumps(list(video_ids))
        sql = (
            "SELECT video_id FROM orders WHERE backend = ? "
            "AND video_id IN (SELECT value FROM json_each(?))"
        )
        return {row[0] for row in await self._read(sql, backend, ids)}

    async def remember_file(self, key: FileKey, record: FileRecord) -> None:
        """See `Ledger.remember_file`."""
        sql = "INSERT OR REPLACE INTO saved_files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        named = (key.backend, key.video_id, key.variant, key.wanted_name, str(record.path))
        rest = (record.bytes, record.mime_type, record.sha256, record.saved_at)
        await self._change(sql, *named, *rest)

    async def file(self, key: FileKey) -> FileRecord | None:
        """See `Ledger.file`."""
        sql = (
            "SELECT path, bytes, mime_type, sha256, saved_at FROM saved_files "
            "WHERE backend = ? AND video_id = ? AND variant = ? AND wanted_name = ?"
        )
        rows = await self._read(sql, key.backend, key.video_id, key.variant, key.wanted_name)
        return next((FileRecord(Path(row[0]), *row[1:]) for row in rows), None)

    async def video_paths(self, backend: str, video_ids: Iterable[str]) -> dict[str, Path]:
        """See `Ledger.video_paths`."""
        sql = (
            "SELECT video_id, path FROM saved_files WHERE backend = ? AND variant = 'video' "
            "AND video_id IN (SELECT value FROM json_each(?)) ORDER BY saved_at"
        )
        rows = await self._read(sql, backend, json.dumps(list(video_ids)))
        return {row[0]: path for row in rows if await anyio.Path(path := Path(row[1])).is_file()}

    async def forget_video(self, backend: str, video_id: str) -> None:
        """See `Ledger.forget_video`."""

        def work(db: sqlite3.Connection) -> None:
            which = "WHERE backend = ? AND video_id = ?"
            db.execute(f"DELETE FROM saved_files {which}", (backend, video_id))
            db.execute(f"UPDATE orders SET expires_at = NULL {which}", (backend, video_id))

        if await self._exists():
            await self._write(work)

    async def add_task(self, record: TaskRecord) -> None:
        """See `Ledger.add_task`."""
        values = (record.task_id, record.video_id, record.owner, record.created_at, 0)
        await self._change("INSERT INTO tasks VALUES (?, ?, ?, ?, ?)", *values)

    async def task(self, task_id: str) -> TaskRecord | None:
        """See `Ledger.task`."""
        sql = (
            "SELECT task_id, video_id, owner, created_at, is_cancelled FROM tasks WHERE task_id = ?"
        )
        rows = await self._read(sql, task_id)
        return next((_task(*row) for row in rows), None)

    async def cancel_task(self, task_id: str) -> None:
        """See `Ledger.cancel_task`."""
        await self._change("UPDATE tasks SET is_cancelled = 1 WHERE task_id = ?", task_id)

    async def _orders(self, where: str, *values: Any) -> list[Order]:
        return [_order(row) for row in await self._read(_SELECT_ORDER + where, *values)]

    async def _read(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return await anyio.to_thread.run_sync(self._file.read, sql, values)

    async def _change(self, sql: str, *values: Any) -> None:
        await self._write(lambda db: db.execute(sql, values))

    async def _exists(self) -> bool:
        return await anyio.Path(self._file.path).exists()

    async def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await anyio.to_thread.run_sync(self._file.transact, work)


def _check_day(db: sqlite3.Connection, order: Order, cap_usd: float) -> None:
    cost_usd = order.cost_usd or 0.0
    sql = f"SELECT asked_at, cost_usd FROM orders WHERE {_IS_SPENT} ORDER BY asked_at"
    spent = db.execute(sql, (order.asked_at - DAY_S,)).fetchall()
    used_usd = sum(row[1] for row in spent)
    if used_usd + cost_usd <= cap_usd + ROUNDING_USD:
        return
    left_usd, frees_at = used_usd, None
    for asked_at, usd in spent:
        left_usd -= usd
        if left_usd + cost_usd <= cap_usd + ROUNDING_USD:
            frees_at = asked_at + DAY_S
            break
    raise BudgetError.of_the_day(cost_usd, used_usd, cap_usd, frees_at)


def _row(order: Order) -> tuple[Any, ...]:
    values = {name: getattr(order, name) for name in _ORDER_COLUMNS}
    continues = str(order.continues) if order.continues else None
    return tuple((values | {"video": None, "continues": continues}).values())


def _order(row: tuple[Any, ...]) -> Order:
    values = dict(zip(_ORDER_COLUMNS, row, strict=True))
    values["is_delivered"] = bool(values["is_delivered"])
    values["continues"] = Path(values["continues"]) if values["continues"] else None
    text = values["video"]
    values["video"] = Video.model_validate_json(text) if text else None
    return Order(**values)


def _task(
    task_id: str, video_id: str, owner: str, created_at: int, is_cancelled: int
) -> TaskRecord:
    return TaskRecord(task_id, video_id, owner, created_at, bool(is_cancelled))


def _seen(video: Video) -> tuple[str, str, int, int | None]:
    text = video.model_dump_json(exclude_none=True)
    return text, video.id, int(video.is_terminal), video.expires_at
