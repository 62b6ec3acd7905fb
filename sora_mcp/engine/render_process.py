"""The render process: one task on stdin, answers as JSON lines on stdout, then the end.

Task: `{"spec": {...}, "inputs": folder, "output": folder}`. Answers: any number of
`{"progress": 0..1}`, then `{"measured": {...}}` or `{"error": {"code", "message"}}`.
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
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from sora_mcp.engine.renderer import RENDER_FAILED, Measured, RenderError, RenderSpec

_NICE = 10  # the server and the person's other programs come first
_REPORT_EVERY_S = 0.25

Answer = Callable[[dict[str, Any]], None]


def main() -> None:
    """Render the task on stdin."""
    with _take_stdout() as stdout:
        task = json.loads(_first_line())
        threading.Thread(target=_leave_with_parent, daemon=True).start()
        with suppress(AttributeError, OSError):  # Windows has no nice
            os.nice(_NICE)
        perform(task, lambda answer: _say(stdout, answer))


def perform(task: dict[str, Any], answer: Answer) -> None:
    """Render, and answer with progress and then the outcome; never raises."""
    try:
        measured = _render(task, lambda done: answer({"progress": round(done, 3)}))
        answer({"measured": asdict(measured)})
    except RenderError as error:
        answer({"error": {"code": error.code, "message": str(error)}})
    except ImportError:
        traceback.print_exc()
        sentence = (
            "The renderer's libraries cannot be loaded on this machine; see the server's log."
        )
        answer({"error": {"code": RENDER_FAILED, "message": sentence}})
    except Exception:  # noqa: BLE001 - the parent must hear of anything
        traceback.print_exc()
        sentence = "The video could not be rendered; the reason is in the server's log."
        answer({"error": {"code": RENDER_FAILED, "message": sentence}})


def _render(task: dict[str, Any], report: Callable[[float], None]) -> Measured:
    # Imported here, so that a library that does not load becomes an answer.
    from sora_mcp.engine.animatic.renderer import AnimaticRenderer

    spec = RenderSpec.from_json(json.dumps(task["spec"]))
    folders = Path(task["inputs"]), Path(task["output"])
    return AnimaticRenderer().render(spec, *folders, Paced(report, time.monotonic))


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


def _leave_with_parent() -> None:
    """End at once when stdin closes: the parent is gone, or wants no more."""
    with suppress(OSError):
        while os.read(0, 1024):
            pass
    os._exit(0)


if __name__ == "__main__":
    main()
