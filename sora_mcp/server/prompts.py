"""The prompts: instructions that a person starts by name, fitted to the server and the video."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.prompts.base import Message, Prompt, UserMessage
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR, INVALID_PARAMS
from pydantic import Field

from sora_mcp.errors import InvalidRequestError, NotFoundError, SoraError
from sora_mcp.server import scripts, sequels
from sora_mcp.server.guard import sentence
from sora_mcp.server.lately import Lately
from sora_mcp.server.phrases import LANDSCAPE, Stage
from sora_mcp.server.shots import FILM_MAX_S, SHORTEST_S, shots_of
from sora_mcp.states import VideoState
from sora_mcp.studio import Studio
from sora_mcp.video import KNOWN_SIZES

_SECONDS = re.compile(r"(\d{1,6}) ?(?:s|sec|seconds?)?", re.IGNORECASE | re.ASCII)
_SIZE = re.compile(r"\d{2,5}x\d{2,5}", re.ASCII)

Idea = Annotated[str, Field(description="What it is about, in a few words or sentences.")]
FilmSeconds = Annotated[
    str, Field(description=f"Length of the whole film in seconds, {SHORTEST_S} to {FILM_MAX_S}.")
]
Style = Annotated[
    str, Field(description="A look for every shot, such as pencil drawing or 16 mm film.")
]
FilmSize = Annotated[
    str, Field(description=f"Width x height in pixels, such as 720x1280. Default: {LANDSCAPE}.")
]
FilmModel = Annotated[str, Field(description="Model for every shot. Default: the server's.")]
VideoNamed = Annotated[
    str, Field(description="The video's id, or the name of its saved file, such as beach.mp4.")
]
Problem = Annotated[str, Field(description="What is wrong, such as: the boat sails backwards.")]


class Prompts:
    """The prompts over one studio. A method is a prompt; its docstring is what people read."""

    def __init__(self, studio: Studio, lately: Lately) -> None:
        self._studio = studio
        self._lately = lately

    def register(self, server: MCPServer[Any]) -> None:
        """Put every prompt on the server."""
        for call, title in (
            (self.storyboard, "Storyboard"),
            (self.write_prompt, "Write a video prompt"),
            (self.continue_story, "Continue the story"),
            (self.fix_clip, "Fix a clip"),
        ):
            prompt = TeachingPrompt.from_function(
                call, title=title, description=" ".join((inspect.getdoc(call) or "").split())
            )
            server.add_prompt(prompt.model_copy(update={"note": self._studio.backend.note}))

    async def storyboard(
        self,
        idea: Idea,
        seconds: FilmSeconds,
        style: Style = "",
        size: FilmSize = LANDSCAPE,
        model: FilmModel = "",
    ) -> str:
        """Plan a film in shots that the server can make, then make it and cut it together."""
        asked_s = _film_seconds(seconds)
        plan = scripts.Plan(
            shots_of(asked_s), asked_s, self._size(size), model=model or None, style=style or None
        )
        return scripts.storyboard(_idea(idea), plan, await self._stage())

    async def write_prompt(self, idea: Idea) -> str:
        """Turn an idea into a prompt that says what a video model needs to know."""
        return scripts.write_prompt(_idea(idea), await self._stage())

    async def continue_story(self, video_id: VideoNamed) -> str:
        """Go on from the end of a video: the same take for longer, or the next shot."""
        return sequels.continue_story(await self._video(video_id), await self._stage())

    async def fix_clip(self, video_id: VideoNamed, problem: Problem) -> str:
        """Mend a video with the smallest change that does it, after looking at its frames."""
        return sequels.fix_clip(await self._video(video_id), problem, await self._stage())

    async def _stage(self) -> Stage:
        backend, lacks = self._studio.backend, self._studio.client.capabilities.lacks
        models = await self._lately.models()
        return Stage(backend.base_url, models, has_edits=not lacks("edit"), note=backend.note)

    async def _video(self, named: str) -> VideoState:
        return await self._studio.retrieve_video(await self._lately.video_id(named))

    def _size(self, size: str) -> str:
        """Only the embedded engine's sizes are all known."""
        if not _SIZE.fullmatch(size) or (
            self._studio.backend.is_embedded and size not in KNOWN_SIZES
        ):
            raise InvalidRequestError(
                f"`size` is width x height in pixels, one of {', '.join(KNOWN_SIZES)}, "
                f"not {size[:40]!r}."
            )
        return size


class TeachingPrompt(Prompt):
    """A prompt that explains wrong arguments in words; the SDK answers "Internal server error".

    `note` goes with the errors of the video server, see `guard.sentence`.
    """

    note: str | None = None

    async def render(
        self, arguments: dict[str, Any] | None, context: Context[Any, Any]
    ) -> list[Message]:
        """The messages.

        Raises:
            MCPError: an argument is wrong, or the video cannot be had.
        """
        # Hosts send what the person left empty as empty text.
        given = {name: text for name, value in (arguments or {}).items() if (text := value.strip())}
        self._check(given)
        try:
            return [UserMessage(await self.fn(**given))]  # type: ignore[misc]
        except SoraError as error:
            is_theirs = isinstance(error, InvalidRequestError | NotFoundError)
            code = INVALID_PARAMS if is_theirs else INTERNAL_ERROR
            raise MCPError(code=code, message=sentence(error, note=self.note)) from error

    def _check(self, given: Mapping[str, str]) -> None:
        known = {argument.name: argument for argument in self.arguments or ()}
        takes = f"The prompt {self.name} takes: {', '.join(known)}."
        for name in given:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f" Did you mean `{near[0]}`?" if near else ""
                raise wrong(f"There is no argument `{name[:60]}`.{hint} {takes}")
        for name, argument in known.items():
            if argument.required and name not in given:
                raise wrong(f"`{name}` is missing: {argument.description} {takes}")


def wrong(message: str) -> MCPError:
    """The error for a request that names what there is not."""
    return MCPError(code=INVALID_PARAMS, message=message)


def _idea(idea: str) -> str:
    if len(idea) > scripts.IDEA_MAX_CHARS:
        raise InvalidRequestError(
            f"`idea` has {len(idea)} characters; tell it in at most {scripts.IDEA_MAX_CHARS}."
        )
    return idea


def _film_seconds(seconds: str) -> int:
    found = _SECONDS.fullmatch(seconds)
    if found is None or not SHORTEST_S <= int(found[1]) <= FILM_MAX_S:
        raise InvalidRequestError(
            f"`seconds` is a whole number from {SHORTEST_S} to {FILM_MAX_S}, such as 12, not "
            f"{seconds[:40]!r}. Make a longer film in parts, and join them with join_videos."
        )
    return int(found[1])
