"""The renderer's contract: what is asked of it, what it leaves behind, how it says no."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, Protocol

from sora_mcp.errors import SoraError

Operation = Literal["create", "edit", "extend", "probe", "character"]
Progress = Callable[[float], None]

MODEL = "animatic-1"
VIDEO_FILE = "video.mp4"
THUMBNAIL_FILE = "thumbnail.webp"
SPRITESHEET_FILE = "spritesheet.jpg"
STILL_FILE = "still.png"

RENDER_FAILED = "render_failed"
EDIT_NOT_UNDERSTOOD = "edit_not_understood"
INVALID_INPUT = "invalid_input"
TOTAL_MAX_SECONDS = 120.0  # published guide: an extended video is at most 120 s long


class RenderError(SoraError):
    """Raised by renderers and runners when a video cannot be made; the sentence is the job's.

    Attributes:
        code: `invalid_input` when the given file is to blame, `render_failed` otherwise.
    """

    def __init__(self, message: str, *, code: str = RENDER_FAILED) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class CharacterStill:
    """A character in a video: its id, name, and its picture's file name in the inputs folder."""

    name: str
    still: str
    id: str = ""


@dataclass(frozen=True)
class RenderSpec:
    """Everything a video is made of. Equal specs with equal inputs give byte-identical videos.

    Sizes are even pixels, `seconds` is the length of the newly made part (for an edit: of the
    source). File names are relative to the inputs folder. `plan` is what is drawn: a
    `animatic.plan.Plan` as JSON has it, of an extension with the source's shots first, `kept_s`
    long.
    `account` is what the prompt became, as told to callers. `changes` are what an edit does to the
    pictures of a clip that has no plan; without any, `refusal` says why the edit fails.
    `goes_on_from_picture`: an extension plays in the source's last frame.
    """

    operation: Operation
    prompt: str = ""
    width_px: int = 0
    height_px: int = 0
    seconds: float = 0.0
    seed: int = 0
    plan: dict[str, Any] | None = None
    kept_s: float = 0.0
    account: dict[str, Any] | None = None
    changes: tuple[str, ...] = ()
    refusal: str = ""
    goes_on_from_picture: bool = False
    reference: str | None = None
    source: str | None = None
    characters: tuple[CharacterStill, ...] = ()

    @property
    def title(self) -> str:
        """What the film is called in its own data: its prompt, if that was in words."""
        return "" if self.prompt.lstrip()[:1] == "{" else self.prompt

    def to_json(self) -> str:
        """The spec as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> RenderSpec:
        """The inverse of `to_json`; what other versions have written besides is passed over."""
        known = {one.name for one in fields(cls)}
        values: dict[str, Any] = {k: v for k, v in json.loads(text).items() if k in known}
        values["changes"] = tuple(values.get("changes", ()))
        values["characters"] = tuple(CharacterStill(**one) for one in values.get("characters", ()))
        return cls(**values)


@dataclass(frozen=True)
class Measured:
    """What a picture track turned out to be: even pixels, and seconds."""

    width_px: int
    height_px: int
    seconds: float


class Renderer(Protocol):
    """Makes the files of one spec; runs in the render process only."""

    def render(self, spec: RenderSpec, inputs: Path, output: Path, progress: Progress) -> Measured:
        """Fill the empty folder `output`, reading files of `inputs`; report progress as 0..1.

        A video leaves `video.mp4`, `thumbnail.webp` and `spritesheet.jpg`; a character leaves
        `still.png`; a probe leaves nothing.

        Raises:
            RenderError: the input cannot be used, or the video cannot be made.
        """
        ...
