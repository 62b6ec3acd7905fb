"""Asks for one video and dies at the n-th step, as the program would under kill -9.

    $ python asker.py BASE_URL FOLDER PROMPT DIES_AT

A step is a note in the ledger or a request to the server, counted before and after each. With
DIES_AT 0 it lives, and prints what it got as JSON.
"""

import itertools
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import anyio
import httpx2

from sora_mcp.backend import Backend
from sora_mcp.client import VideosClient
from sora_mcp.errors import SoraError
from sora_mcp.settings import Settings
from sora_mcp.sqlite_file import SqliteFile
from sora_mcp.wiring import build_studio

ANSWER_S = 1.0  # how long an answer is waited for; the server stalls for longer


class Steps:
    """Counts, and kills this process at the count it was given."""

    def __init__(self, dies_at: int) -> None:
        self._dies_at = dies_at
        self._count = itertools.count(1)

    def step(self) -> None:
        if next(self._count) == self._dies_at:
            os.kill(os.getpid(), signal.SIGKILL)


class MortalTransport(httpx2.AsyncHTTPTransport):
    def __init__(self, steps: Steps) -> None:
        super().__init__()
        self._steps = steps

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self._steps.step()
        response = await super().handle_async_request(request)
        self._steps.step()
        return response


def make_notes_mortal(steps: Steps) -> None:
    whole = SqliteFile.transact

    def transact(self: SqliteFile, work: Callable[[sqlite3.Connection], Any]) -> Any:
        steps.step()
        result = whole(self, work)
        steps.step()
        return result

    SqliteFile.transact = transact  # type: ignore[method-assign]
    plain = SqliteFile.read

    def read(self: SqliteFile, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        steps.step()
        rows = plain(self, sql, values)
        steps.step()
        return rows

    SqliteFile.read = read  # type: ignore[method-assign]


async def ask(base_url: str, folder: Path, prompt: str, steps: Steps) -> None:
    settings = Settings(base_url=base_url, output_dir=folder / "out", data_dir=folder / "data")
    async with httpx2.AsyncClient(transport=MortalTransport(steps), timeout=ANSWER_S) as http:
        client = VideosClient(http, base_url=base_url)
        studio = build_studio(client, Backend("chaos", base_url), settings)
        async with studio.running():
            try:
                state = await studio.create_video(prompt, seconds="4")
                tell({"video": state.video.id, "adopted": bool(state.adopted)})
            except SoraError as error:
                tell({"error": type(error).__name__, "text": str(error)})


def tell(outcome: dict[str, Any]) -> None:
    """The answer leaves this process here, as a server's does before the server ends."""
    print(json.dumps(outcome), flush=True)


def main() -> None:
    base_url, folder, prompt, dies_at = sys.argv[1:]
    steps = Steps(int(dies_at))
    make_notes_mortal(steps)
    anyio.run(ask, base_url, Path(folder), prompt, steps)


if __name__ == "__main__":
    main()
