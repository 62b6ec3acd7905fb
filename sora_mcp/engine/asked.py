"""What a body asks for, checked: the API's parameters with its limits, kind about numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile

from sora_mcp.engine import media, refusals
from sora_mcp.engine.forms import Body
from sora_mcp.engine.renderer import MODEL
from sora_mcp.video import (
    CHARACTER_NAME_MAX_CHARS,
    CHARACTERS_MAX,
    KNOWN_SECONDS,
    KNOWN_SIZES,
    PROMPT_MAX_CHARS,
)

SEED_MAX = 2**32 - 1

Picture = UploadFile | str  # an uploaded file, or a data URL
Source = UploadFile | str  # an uploaded file, or the id of a video


@dataclass(frozen=True)
class CreateAsked:
    """A new video."""

    prompt: str
    seconds: str
    size: str
    seed: int | None
    reference: Picture | None
    characters: tuple[str, ...]


@dataclass(frozen=True)
class WorkAsked:
    """An edit, or an extension by `seconds`, of a source."""

    prompt: str
    source: Source
    seconds: str = "0"


@dataclass(frozen=True)
class CharacterAsked:
    """A new character."""

    name: str
    source: UploadFile


def create(body: Body) -> CreateAsked:
    """The parameters of `POST /videos`."""
    known = ("prompt", "model", "seconds", "size", "seed", "input_reference", "characters")
    _only(body, known)
    _check_model(body)
    return CreateAsked(
        prompt=_prompt(body),
        seconds=_one_of(body, "seconds", KNOWN_SECONDS) or KNOWN_SECONDS[0],
        size=_one_of(body, "size", KNOWN_SIZES) or KNOWN_SIZES[0],
        seed=_seed(body),
        reference=_reference(body),
        characters=_characters(body),
    )


def edit(body: Body) -> WorkAsked:
    """The parameters of `POST /videos/edits`."""
    _only(body, ("prompt", "video", "model"))
    _check_model(body)
    return WorkAsked(_prompt(body), _source(body))


def extend(body: Body) -> WorkAsked:
    """The parameters of `POST /videos/extensions`."""
    _only(body, ("prompt", "video", "model", "seconds"))
    _check_model(body)
    prompt, seconds = _prompt(body), _one_of(body, "seconds", KNOWN_SECONDS)
    if seconds is None:
        raise refusals.missing("seconds")
    return WorkAsked(prompt, _source(body), seconds)


def remix(body: Body) -> str:
    """The prompt of `POST /videos/{id}/remix`."""
    _only(body, ("prompt",))
    return _prompt(body)


def character(body: Body) -> CharacterAsked:
    """The parameters of `POST /videos/characters`."""
    _only(body, ("name", "video", "target_model_names"))  # the last is for gateways in front of us
    name = _text(body, "name", CHARACTER_NAME_MAX_CHARS)
    if "video" not in body.files:
        if "video" in body.fields:
            raise refusals.invalid_type("video", "a file", _kind(body.fields["video"]))
        raise refusals.missing("video")
    return CharacterAsked(name, body.files["video"])


def _only(body: Body, known: tuple[str, ...]) -> None:
    for name in (*body.fields, *body.files):
        if name not in known:
            raise refusals.unknown_parameter(name[:100])
    for name in body.files:
        if name not in ("input_reference", "video"):
            raise refusals.invalid_type(name, "a string", "a file")


def _prompt(body: Body) -> str:
    return _text(body, "prompt", PROMPT_MAX_CHARS)


def _text(body: Body, name: str, most_chars: int) -> str:
    value = body.fields.get(name)
    if value is None:
        raise refusals.missing(name)
    if not isinstance(value, str):
        raise refusals.invalid_type(name, "a string", _kind(value))
    if not value.strip():
        raise refusals.bad_value(
            name,
            f"Invalid '{name}': string too short. Expected a string with minimum length 1, "
            "but got an empty string instead.",
        )
    if len(value) > most_chars:
        raise refusals.bad_value(
            name,
            f"Invalid '{name}': string too long. Expected a string with maximum length "
            f"{most_chars}, but got a string with length {len(value)} instead.",
        )
    return value.encode("utf-8", "replace").decode()  # JSON may hold half a surrogate pair


def _one_of(body: Body, name: str, supported: tuple[str, ...]) -> str | None:
    value = body.fields.get(name)
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        expected = f"one of {', '.join(repr(one) for one in supported)}"
        raise refusals.invalid_type(name, expected, _kind(value))
    if str(value) not in supported:
        raise refusals.invalid_value(name, value, supported)
    return str(value)


def _check_model(body: Body) -> None:
    value = body.fields.get("model", MODEL)
    if not isinstance(value, str):
        raise refusals.invalid_type("model", "a string", _kind(value))
    if value != MODEL and not value.startswith("sora-2"):
        raise refusals.model_not_found(value)


def _seed(body: Body) -> int | None:
    value = body.fields.get("seed")
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value[:20])
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise refusals.invalid_type("seed", "an integer", _kind(value))
    if not 0 <= value <= SEED_MAX:
        raise refusals.bad_value("seed", f"Invalid 'seed': expected 0 to {SEED_MAX}.")
    return value


def _reference(body: Body) -> Picture | None:
    param = "input_reference"
    if param in body.files:
        return body.files[param]
    value = body.fields.get(param)
    if value is None:
        return None
    if not isinstance(value, dict):
        expected = "a file" if body.is_form else "an object"
        raise refusals.invalid_type(param, expected, _kind(value))
    return _data_url(value)


def _data_url(value: dict[str, Any]) -> str:
    param = "input_reference"
    if len(value) != 1 or next(iter(value)) not in ("image_url", "file_id"):
        raise refusals.bad_value(
            param, "Give exactly one of 'image_url' and 'file_id' in 'input_reference'."
        )
    if "file_id" in value:
        raise refusals.bad_value(
            param,
            "This engine has no Files API, so 'file_id' cannot be used; send the picture itself, "
            "as a file or a data URL.",
        )
    url = value["image_url"]
    if not isinstance(url, str):
        raise refusals.invalid_type(f"{param}.image_url", "a string", _kind(url))
    if not url.startswith("data:"):
        raise refusals.bad_value(
            param,
            "This engine works offline and fetches nothing from the web; send the picture "
            "itself, as a file or a data URL.",
        )
    return url


def _source(body: Body) -> Source:
    if "video" in body.files:
        return body.files["video"]
    value = body.fields.get("video")
    if value is None:
        raise refusals.missing("video")
    if not isinstance(value, dict):
        expected = "a file" if body.is_form else "an object"
        raise refusals.invalid_type("video", expected, _kind(value))
    video_id = value.get("id")
    if video_id is None:
        raise refusals.missing("video.id")
    if not isinstance(video_id, str):
        raise refusals.invalid_type("video.id", "a string", _kind(video_id))
    return video_id


def _characters(body: Body) -> tuple[str, ...]:
    value = body.fields.get("characters", [])
    if body.is_form and isinstance(value, str):
        value = _from_json(value)
    if not isinstance(value, list):
        raise refusals.invalid_type("characters", "an array of objects", _kind(value))
    if len(value) > CHARACTERS_MAX:
        raise refusals.bad_value(
            "characters", f"Invalid 'characters': at most {CHARACTERS_MAX} fit in one video."
        )
    ids = tuple(one.get("id") if isinstance(one, dict) else None for one in value)
    if not all(isinstance(one, str) for one in ids):
        raise refusals.bad_value(
            "characters", "Each of 'characters' must be an object with the 'id' of a character."
        )
    return tuple(str(one) for one in ids)


def _from_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _kind(value: Any) -> str:
    """The JSON type of a value, as the API names it."""
    names: dict[type, str] = {
        bool: "a boolean", int: "an integer", float: "a decimal number", str: "a string",
        list: "an array", dict: "an object",
    }  # fmt: skip
    return names.get(type(value), "null")


def check_kind(head: bytes, kind: media.Kind, param: str, size_bytes: int) -> str:
    """The file ending for an upload that starts with `head`.

    Raises:
        RefusedError: empty, too large, or of another type than the parameter takes.
    """
    if not size_bytes:
        raise refusals.bad_value(param, f"Invalid file '{param}': the file is empty.")
    if size_bytes > kind.most_bytes:
        raise refusals.too_large(param, kind.most_bytes)
    found = media.recognise(head)
    if found not in kind.types:
        shown = found or "application/octet-stream"
        raise refusals.unsupported_file(param, shown, kind.types)
    return kind.types[found]
