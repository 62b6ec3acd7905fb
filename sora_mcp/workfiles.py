"""Files that are gone when the work on them is done."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
from anyio.to_thread import run_sync


@asynccontextmanager
async def work_file(folder: Path, suffix: str, *, owner: str | None = None) -> AsyncGenerator[Path]:
    """A name below `folder` for a file that is gone afterwards.

    What a crash leaves of it is gone after the next time with the same `owner`, if one is named;
    nobody else may be at work under that name.
    """
    own = await run_sync(_new_folder, folder, owner)
    try:
        yield own / f"work{suffix}"
    finally:
        with anyio.CancelScope(shield=True):
            await run_sync(lambda: shutil.rmtree(own, ignore_errors=True))


def _new_folder(parent: Path, owner: str | None) -> Path:
    parent.mkdir(parents=True, exist_ok=True)
    if owner is None:
        return Path(tempfile.mkdtemp(dir=parent))
    (parent / owner).mkdir(exist_ok=True)
    return parent / owner
