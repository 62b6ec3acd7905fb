"""The render process: one task on stdin, answers as JSON lines on stdout, then the end.

Task: `{"spec": {...}, "inputs": folder, "output": folder}`. Answers: any number of
`{"progress": 0..1}`, then `{"measured": {...}}` or `{"error": {"code", "message"}}`.
"""

from __future__ import annotations

import gc
import json
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sora_mcp.engine import planning
from sora_mcp.engine.renderer import RENDER_FAILED, Measured, RenderError, RenderSpec
from sora_mcp.workbench import Answer, Paced, work


def main() -> None:
    """Render the task on stdin."""
    work(perform)


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
    gc.disable()  # what is imported stays to the end: looking for garbage in it costs much
    # Imported here, so that a library that does not load becomes an answer.
    from sora_mcp.engine.animatic.renderer import AnimaticRenderer

    gc.freeze()
    gc.enable()
    spec = planning.completed(RenderSpec.from_json(json.dumps(task["spec"])))
    folders = Path(task["inputs"]), Path(task["output"])
    return AnimaticRenderer().render(spec, *folders, Paced(report, time.monotonic))


if __name__ == "__main__":
    main()
