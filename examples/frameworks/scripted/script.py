"""The script: what a model would do next, judged only by what its framework showed it.

Knows no framework. Each `for_*.py` beside it turns its framework's messages into this, and back.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

VIDEO_ID = re.compile(r"video_[0-9a-f]{6,}")  # as the embedded engine writes them
SAVED_AT = re.compile(r"""(?:saved .+? at |file_path\W+)(/.+?\.mp4)""", re.IGNORECASE)


@dataclass(frozen=True)
class Shown:
    """A tool's result as the model sees it: whatever text or JSON the framework makes of it."""

    tool: str
    text: str


@dataclass(frozen=True)
class Call:
    """A tool call that the model wants."""

    tool: str
    arguments: dict[str, Any]


def next_move(asked: str, shown: Sequence[Shown]) -> Call | str:
    """The next tool call, or the last words. `asked` is all that the model was told to do."""
    if not shown:
        prompt = "A paper boat on a river at dawn, low angle, slow push in"
        return _told(Call("create_video", {"prompt": prompt, "seconds": "8"}))
    last = shown[-1]
    video_id = VIDEO_ID.search(last.text)
    if video_id and re.search("call wait_for_videos", last.text, re.IGNORECASE):
        return _told(Call("wait_for_videos", {"video_ids": [video_id[0]]} | _most_wait(asked)))
    if video_id and last.tool == "wait_for_videos" and "completed" in last.text:
        return _told(Call("download_video", {"video_id": video_id[0]}))
    path = SAVED_AT.search(last.text)
    return f"The video is saved at {path[1]}" if path else f"{last.tool} went wrong: {last.text}"


def _most_wait(asked: str) -> dict[str, int]:
    most = re.search(r"max_wait_s (\d+)", asked)
    return {"max_wait_s": int(most[1])} if most else {}


def _told(call: Call) -> Call:
    given = ", ".join(f"{name}={value!r}" for name, value in call.arguments.items())
    print(f"{call.tool}({given})")
    return call
