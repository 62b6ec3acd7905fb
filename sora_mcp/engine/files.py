"""The engine's folder: where inputs, work in progress and finished videos lie."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


class Files:
    """Paths under one root. Every move is a rename on one disk, so a file is whole or absent.

    inputs/<id>/        what a video is made from; kept as long as its row
    work/<id>/<lease>/  one attempt at rendering; private
    videos/<id>/        the finished files
    characters/<id>/    still.png
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.database = root / "engine.db"
        self._inputs, self._work = root / "inputs", root / "work"
        self._videos, self._characters = root / "videos", root / "characters"

    def prepare(self) -> None:
        """Make the folders, readable by their owner only."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        for folder in (self._inputs, self._work, self._videos, self._characters):
            folder.mkdir(exist_ok=True, mode=0o700)

    def inputs(self, video_id: str) -> Path:
        """The folder of what a video is made from."""
        return self._inputs / video_id

    def video(self, video_id: str) -> Path:
        """The folder of a finished video."""
        return self._videos / video_id

    def character(self, character_id: str) -> Path:
        """The folder of a character."""
        return self._characters / character_id

    def work(self, owner_id: str) -> Path:
        """The folder of all attempts at one video or character."""
        return self._work / owner_id

    def new_output(self, owner_id: str, lease: str) -> Path:
        """An empty private folder for the files of one attempt."""
        output = self.work(owner_id) / lease / "out"
        output.mkdir(parents=True, mode=0o700)
        return output

    def drop_output(self, output: Path) -> None:
        """Remove one attempt's folder, and the folder of all attempts when it was the last."""
        remove(output.parent)
        with suppress(OSError):
            output.parent.parent.rmdir()

    def publish(self, finished: Path, target: Path) -> None:
        """Rename a finished folder to its place; what an interrupted publication left goes."""
        for path in finished.iterdir():
            _flush(path)
        if target.exists():
            shutil.rmtree(target)
        finished.replace(target)

    def remove_video(self, video_id: str) -> None:
        """Remove a video's finished files and its inputs."""
        remove(self.video(video_id))
        remove(self.inputs(video_id))

    def older(self, age_s: float) -> list[Path]:
        """Folders of inputs, videos and characters untouched for that long."""
        return self._untouched((self._inputs, self._videos, self._characters), age_s)

    def older_work(self, age_s: float) -> list[Path]:
        """Folders of attempts untouched for that long."""
        return self._untouched((self._work,), age_s)

    def _untouched(self, places: tuple[Path, ...], age_s: float) -> list[Path]:
        """Now is what the disk says: its clock may be another machine's, and ours may jump."""
        mark = self.root / ".now"
        mark.touch()
        before = mark.stat().st_mtime - age_s
        found = (path for place in places for path in place.iterdir())
        return [path for path in found if _touched_at(path) < before]


def remove(folder: Path) -> None:
    """Remove a folder and all in it; an absent one is fine."""
    shutil.rmtree(folder, ignore_errors=True)


def link_or_copy(source: Path, target: Path) -> None:
    """Make `target` the same file as `source`, without a copy where the disk can do it."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)


def _flush(path: Path) -> None:
    """Onto the disk, so that a power cut does not leave an empty file under a final name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _touched_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
