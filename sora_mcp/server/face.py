"""What the server says of itself: its name, its icon, and how its tools belong together."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from mcp_types import Icon

NAME = "sora"
TITLE = "Sora video"
DESCRIPTION = "Makes, follows, saves and cuts videos over any server that speaks the Videos API."

INSTRUCTIONS = """\
Make videos with these tools in this order: create_video starts one and answers at once; \
wait_for_videos follows it (call it again while `done` is false); download_video saves it and \
tells where. Every result has a `next_step`: follow it.
A video is a job that goes on by itself. Never repeat create_video, edit_video, extend_video or \
remix_video to check on one or after a time-out: each call makes, and may bill, another video. \
After an interrupted call look in list_videos first.
preview_video shows you the frames: look before you judge or change a video. edit_video keeps the \
footage and changes it, remix_video makes a new take, extend_video goes on from the end.
A film of several shots: extract_frame saves a frame as the next shot's input_reference, \
join_videos cuts the clips together; people can start with the prompt `storyboard`. Who appears \
again: create_character, then pass its id and use its name in prompts.
sora://backend says which server answers and what it takes; sora://videos/{id} is a job as a \
resource. The embedded engine draws drafts (animatics) here, free and offline: say so, it is not \
generated footage. Tell the person the saved path or link, not the id.
"""

_UI = Path(__file__).parent.parent / "ui"


def icons() -> list[Icon]:
    """The icon in both forms that hosts take, inside the answer since hosts fetch nothing."""
    return [
        Icon(src=_data_url("icon.svg", "image/svg+xml"), mime_type="image/svg+xml", sizes=["any"]),
        Icon(src=_data_url("icon-48.png", "image/png"), mime_type="image/png", sizes=["48x48"]),
    ]


def _data_url(name: str, mime_type: str) -> str:
    return f"data:{mime_type};base64,{b64encode((_UI / name).read_bytes()).decode()}"
