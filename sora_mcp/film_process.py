"""The film process: one task on stdin, answers as JSON lines on stdout, then the end.

Task: `{"work": "frame" | "still" | "sheet" | "join", "videos": [...], "target": ..., "part": ...}`
and what the work needs. Answers: any number of `{"progress": 0..1}`, then `{"done": {...}}` or
`{"error": sentence}`. The target appears only whole: everything is written to `part` first.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

_NICE = 10  # the server and the person's other programs come first
_REPORT_EVERY_S = 0.25

Answer = Callable[[dict[str, Any]], None]


def main() -> None:
    """Do the task on stdin."""
    with _take_stdout() as stdout:
        task = json.loads(_first_line())
        threading.Thread(target=_leave_with_parent, args=(task["part"],), daemon=True).start()
        with suppress(AttributeError, OSError):  # Windows has no nice
            os.nice(_NICE)
        perform(task, lambda answer: _say(stdout, answer))


def perform(task: dict[str, Any], answer: Answer) -> None:
    """Do the work, and answer with progress and then the outcome; never raises."""
    try:
        from sora_mcp.cutting.sources import UncuttableError
    except ImportError:
        traceback.print_exc()
        answer({"error": "The libraries that cut videos cannot be loaded; see the server's log."})
        return
    part, target = Path(task["part"]), Path(task["target"])
    try:
        done = _work(task, part, lambda share: answer({"progress": round(share, 3)}))
        _publish(part, target)
        answer({"done": done})
    except UncuttableError as error:
        answer({"error": str(error)})
    except OSError as error:
        answer({"error": f"{target.name} could not be written: {error.strerror}."})
    except Exception:  # noqa: BLE001 - the parent must hear of anything
        traceback.print_exc()
        answer({"error": "The video could not be cut; the reason is in the server's log."})
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _work(task: dict[str, Any], part: Path, report: Callable[[float], None]) -> dict[str, Any]:
    # Imported here, so that a library that does not load becomes an answer.
    from sora_mcp.cutting import joining, stills

    videos = [Path(video) for video in task["videos"]]
    match task["work"]:
        case "frame":
            stills.frame(videos[0], part, kind=Path(task["target"]).suffix, at_s=task["at_s"])
        case "still":
            stills.still(videos[0], part)
        case "sheet":
            stills.sheet(videos[0], part)
        case "join":
            paced = Paced(report, time.monotonic)
            return joining.join(videos, part, transition=task["transition"], report=paced)
    return {}


def _publish(part: Path, target: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)


class Paced:
    """Passes progress on at most every quarter of a second."""

    def __init__(self, report: Callable[[float], None], clock: Callable[[], float]) -> None:
        self._report, self._clock = report, clock
        self._last_s = float("-inf")

    def __call__(self, done: float) -> None:
        """Report, or leave it for later."""
        now = self._clock()
        if now - self._last_s >= _REPORT_EVERY_S:
            self._last_s = now
            self._report(done)


def _take_stdout() -> TextIO:
    """Keep stdout for answers; what libraries print goes to stderr."""
    mine = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return mine


def _say(stdout: TextIO, answer: dict[str, Any]) -> None:
    stdout.write(json.dumps(answer) + "\n")
    stdout.flush()


def _first_line() -> bytes:
    """The task. Read without a buffer, which a thread blocked in it would lock at exit."""
    line = b""
    while not line.endswith(b"\n"):
        piece = os.read(0, 65536)
        if not piece:
            sys.exit("the task broke off")
        line += piece
    return line


def _leave_with_parent(part: str) -> None:
    """End at once when stdin closes: the parent is gone, or wants no more."""
    with suppress(OSError):
        while os.read(0, 1024):
            pass
    with suppress(OSError):
        Path(part).unlink(missing_ok=True)
    os._exit(0)


if __name__ == "__main__":
    main()
