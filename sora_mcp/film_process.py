"""The film process: one task on stdin, answers as JSON lines on stdout, then the end.

Task: `{"work": "frame" | "preview" | "still" | "sheet" | "join", "videos": [...], "target": ...,
"part": ...}` and what the work needs. Answers: any number of `{"progress": 0..1}`, then
`{"done": {...}}` or `{"error": sentence}`. The target appears only whole: everything is written
to `part` first.
"""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sora_mcp.workbench import Answer, Paced, work


def main() -> None:
    """Do the task on stdin."""
    work(perform, tidy=_drop_part)


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
            kind = Path(task["target"]).suffix
            return stills.frame(videos[0], part, kind=kind, at_s=task["at_s"])
        case "preview":
            return stills.preview(videos[0], part, view=task["view"], max_bytes=task["max_bytes"])
        case "still":
            stills.still(videos[0], part)
        case "sheet":
            stills.sheet(videos[0], part)
        case "join":
            paced = Paced(report, time.monotonic)
            how = {"transition": task["transition"], "keep_audio": task.get("keep_audio", True)}
            return joining.join(videos, part, report=paced, **how)
    return {}


def _publish(part: Path, target: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)


def _drop_part(task: dict[str, Any]) -> None:
    Path(task["part"]).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
