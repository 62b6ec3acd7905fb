"""The inside of a process that does one task and ends; the outside is `errand`."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

NICE = 10  # the server and the person's other programs come first
REPORT_EVERY_S = 0.25

Task = dict[str, Any]
Answer = Callable[[dict[str, Any]], None]


def work(
    perform: Callable[[Task, Answer], None], *, tidy: Callable[[Task], None] | None = None
) -> None:
    """Read the task from stdin and `perform` it; `tidy` up when the parent dies before the end."""
    with _take_stdout() as stdout:
        task = json.loads(_first_line())
        watch = threading.Thread(target=_leave_with_parent, args=(task, tidy), daemon=True)
        watch.start()
        with suppress(AttributeError, OSError):  # Windows has no nice
            os.nice(NICE)
        perform(task, lambda answer: _say(stdout, answer))


class Paced:
    """Passes progress on at most every quarter of a second."""

    def __init__(self, report: Callable[[float], None], clock: Callable[[], float]) -> None:
        self._report, self._clock = report, clock
        self._last_s = float("-inf")

    def __call__(self, done: float) -> None:
        """Report, or leave it for later."""
        now = self._clock()
        if now - self._last_s >= REPORT_EVERY_S:
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


def _leave_with_parent(task: Task, tidy: Callable[[Task], None] | None) -> None:
    """End at once when stdin closes: the parent is gone, or wants no more."""
    with suppress(OSError):
        while os.read(0, 1024):
            pass
    if tidy is not None:
        with suppress(OSError):
            tidy(task)
    os._exit(0)
