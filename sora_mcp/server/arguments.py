"""The arguments of the tools: kind to what models send, described once for all tools."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from sora_mcp.cutting_room import PARTS_MAX, PARTS_MIN
from sora_mcp.film import Transition, View
from sora_mcp.studio import WAIT_IDS_MAX
from sora_mcp.video import CHARACTER_NAME_MAX_CHARS, CHARACTERS_MAX, PROMPT_MAX_CHARS

WAIT_MAX_S = 50  # hosts give up on a call after 60 s, and some progress does not reset their timer


def _number_as_text(value: Any) -> Any:
    """8, 8.0 and "8" are the same seconds."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return str(int(value)) if float(value).is_integer() else str(value)


def _blank_as_unset(value: Any) -> Any:
    """Models fill what they do not use with empty text."""
    return None if isinstance(value, str) and not value.strip() else value


def _one_as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _json_as_object(value: Any) -> Any:
    """Some models write an object as its JSON text."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def moment(given: str) -> View:
    """A moment of a video, in words or in seconds.

    Raises:
        ValueError: it is neither.
    """
    word = given.strip().lower()
    if word in _VIEWS:
        return _VIEWS[word]
    number = _SECONDS.fullmatch(word)
    if number is None:
        raise ValueError("give a word named in its description, or seconds such as 2.5")
    return float(number[1])


def _known_moment(given: str) -> str:
    if moment(given) == "sheet":
        raise ValueError("a sheet is many frames: give first, last or seconds such as 2.5")
    return given


def _known_view(given: str) -> str:
    moment(given)
    return given


_VIEWS: dict[str, View] = {"first": "first", "last": "last", "sheet": "sheet"}
_SECONDS = re.compile(r"(\d{1,6}(?:\.\d{1,6})?) ?s?", re.ASCII)
_Optional = BeforeValidator(_blank_as_unset)
_Seconds = BeforeValidator(_number_as_text)

Prompt = Annotated[
    str,
    Field(
        min_length=1,
        max_length=PROMPT_MAX_CHARS,
        description="What is to be seen and heard: subject, action, setting, light, camera move, "
        "sound, dialogue.",
    ),
]
ChangePrompt = Annotated[
    str,
    Field(
        min_length=1,
        max_length=PROMPT_MAX_CHARS,
        description="What is to change, in words, such as: make it night and let it rain.",
    ),
]
Model = Annotated[
    str | None,
    _Optional,
    Field(
        description="Model name, such as sora-2-pro; sora://backend lists them. Default: the "
        "server's.",
    ),
]
ClipSeconds = Annotated[
    str | None,
    _Optional,
    _Seconds,
    Field(description='Length in seconds, usually "4", "8" or "12". Default: 4.'),
]
MoreSeconds = Annotated[
    str,
    _Seconds,
    Field(description='Seconds to add, usually "4", "8" or "12".'),
]
Size = Annotated[
    str | None,
    _Optional,
    Field(
        description="Width x height in pixels: 1280x720 (landscape), 720x1280 (portrait, the "
        "default), or a larger one the model takes.",
    ),
]
InputReference = Annotated[
    str | None,
    _Optional,
    Field(
        description="A picture to start from: a file path, http(s) URL, data URL or file id. "
        "It is converted and fitted to size.",
    ),
]
ReferenceFit = Annotated[
    Literal["crop", "pad", "exact"],
    Field(
        description="How the picture is fitted to size: crop (around the subject), pad (blurred "
        "bars), or exact (refuse another size).",
    ),
]
Characters = Annotated[
    list[str] | None,
    BeforeValidator(_one_as_list),
    Field(
        max_length=CHARACTERS_MAX,
        description="Up to two character ids from create_character; name each in the prompt.",
    ),
]
Extra = Annotated[
    dict[str, Any] | None,
    BeforeValidator(_json_as_object),
    _Optional,
    Field(
        description="The server's own parameters, sent as they are, such as "
        '{"num_frames": 81, "fps": 16, "seed": 7, "negative_prompt": "text"}.',
    ),
]
Confirm = Annotated[
    bool, Field(description="True only after the person agreed, where a call asks for that.")
]
VideoId = Annotated[str, Field(description="The video's id, such as video_123.")]
CharacterId = Annotated[str, Field(description="The character's id, such as char_123.")]
VideoOrFile = Annotated[
    str,
    Field(description="Id of a completed video, or the path of a video file to upload."),
]
VideoFile = Annotated[
    str,
    Field(description="Path of a video file, such as ~/Videos/mossy.mp4; best 2 to 4 s long."),
]
CharacterName = Annotated[
    str,
    Field(
        min_length=1,
        max_length=CHARACTER_NAME_MAX_CHARS,
        description="The name by which prompts will call the character, such as Mossy.",
    ),
]
Limit = Annotated[
    int | None, Field(ge=1, le=100, description="How many videos, 1 to 100. Default: 20.")
]
After = Annotated[
    str | None, _Optional, Field(description="Only videos after this id: last_id of a page.")
]
SortOrder = Annotated[
    Literal["asc", "desc"] | None,
    _Optional,
    Field(description="By time of creation: desc (newest first, the default) or asc."),
]
VariantName = Annotated[
    Literal["video", "thumbnail", "spritesheet"],
    Field(description="What to save: the MP4, one still, or a sheet of stills."),
]
Filename = Annotated[
    str | None,
    _Optional,
    Field(
        description="Name for the file, without folders, such as beach.mp4. Default: from the "
        "prompt.",
    ),
]
VideoIds = Annotated[
    list[str],
    BeforeValidator(_one_as_list),
    Field(min_length=1, max_length=WAIT_IDS_MAX, description="Ids of the videos to follow."),
]
UntilWhen = Annotated[
    Literal["all", "any"],
    Field(description="Return when all of them are done, or any of them."),
]
MaxWait = Annotated[
    float,
    Field(ge=0, le=WAIT_MAX_S, description="Seconds to wait at most, 0 to 50; 0 looks once."),
]

AnyVideo = Annotated[str, Field(min_length=1, description="Video id, film id, or path of a file.")]
Frames = Annotated[
    str,
    _Seconds,
    AfterValidator(_known_view),
    Field(description="sheet (25 moments in one picture), first, last, or seconds such as 2.5."),
]
FrameAt = Annotated[
    str,
    _Seconds,
    AfterValidator(_known_moment),
    Field(description="last, first, or seconds such as 2.5."),
]
PictureName = Annotated[
    str | None, _Optional, Field(description="Plain name ending in .png or .jpg.")
]
VideosToJoin = Annotated[
    list[str],
    Field(
        min_length=PARTS_MIN,
        max_length=PARTS_MAX,
        description="Video ids, film ids or file paths, in order.",
    ),
]
HowToJoin = Annotated[Transition, Field(description="crossfade takes half a second per cut.")]
KeepAudio = Annotated[bool, Field(description="False makes a silent film.")]
FilmName = Annotated[str | None, _Optional, Field(description="Plain name such as film.mp4.")]
