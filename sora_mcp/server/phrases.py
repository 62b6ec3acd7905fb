"""The words that all prompts are made of: calls with blanks, quotations, the server."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sora_mcp.server.shots import CLIP_LENGTHS_S
from sora_mcp.server.views import cut
from sora_mcp.video import KNOWN_SIZES

QUOTED_CHARS = 1500  # of what anybody may have written, such as a video's own prompt
LANDSCAPE = "1280x720"
USUAL_SECONDS = "8"

DRAFTS = (
    "The embedded engine of this machine makes the clips. It draws drafts (animatics), free and "
    "offline: moving colours chosen by words for place and time of day, the camera move, the "
    "prompt as lettering, a bed of sound. They show order, rhythm and moves, not the finished "
    "look; tell me that."
)


@dataclass(frozen=True)
class Stage:
    """What makes the clips. `address` is None for the embedded engine, `note` see `Backend`."""

    address: str | None
    models: Sequence[str]
    has_edits: bool = True
    note: str | None = None

    @property
    def words(self) -> str:
        """The server, and what it is known to take."""
        sizes, models = ", ".join(KNOWN_SIZES), ", ".join(self.models)
        takes = f"{either(CLIP_LENGTHS_S)} s a clip; sizes {sizes}; models: {models}."
        if self.address is None:
            return f"{DRAFTS} It takes {takes}"
        if self.note:
            return f"The server is {self.address}. {self.note} Tell me that before anything else."
        return (
            f"The server at {self.address} makes the clips, and every one may be billed. Usual are "
            f"{takes} This server may differ: `sora://backend` and its error messages say how."
        )


class Blank(str):
    """A word in a call that the model replaces by a value of its own."""


def call(tool: str, **arguments: object) -> str:
    """A call as the model is to make it; what is None is left out."""
    given = (f"{name}={_value(value)}" for name, value in arguments.items() if value is not None)
    return f"`{tool}({', '.join(given)})`"


def look_and_judge() -> str:
    """The wait for the clip ID, the look at it, and one more take at most."""
    again = call("remix_video", video_id=Blank("ID"), prompt=Blank("BETTER_PROMPT"))
    return (
        f"- {call('wait_for_videos', video_ids=[Blank('ID')])}, again while `done` is false.\n"
        f"- {call('preview_video', video=Blank('ID'), frames='sheet')}: compare what you see with "
        f"the plan. If it is not right, say why, and make one new take: {again}; its id takes the "
        "place of ID. After that ask me instead of making more."
    )


def quoted(text: str, most: int = QUOTED_CHARS) -> str:
    """A quotation on one line; backticks would read as names of tools."""
    plain = text.replace("`", "'")
    return f'"{cut(plain, most)}"'


def either(numbers: Sequence[int]) -> str:
    """4, 8 or 12."""
    *most, last = map(str, numbers)
    return f"{', '.join(most)} or {last}"


def _value(value: object) -> str:
    if isinstance(value, Blank):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)
