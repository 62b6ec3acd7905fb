"""Completes what a person types for a prompt or a resource: videos, films, characters, models."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any

import anyio
from mcp.server.mcpserver import MCPServer
from mcp_types import (
    Completion,
    CompletionArgument,
    CompletionContext,
    PromptReference,
    ResourceTemplateReference,
)

from sora_mcp.server.lately import Lately
from sora_mcp.states import VideoState
from sora_mcp.studio import Studio
from sora_mcp.video import KNOWN_SIZES

VALUES_MAX = 100  # the protocol's own limit
WAIT_S = 4.0  # longer than everything below takes together
TYPED_MAX_CHARS = 500
FILM_SECONDS = ("8", "12", "16", "20", "24", "32", "40", "60", "80", "120")

Ref = PromptReference | ResourceTemplateReference
Suggest = Callable[[str], Awaitable[Sequence[str]]]

logger = logging.getLogger(__name__)


class Completions:
    """Suggestions over one studio, most likely first. An error is no suggestion, never a fault."""

    def __init__(self, studio: Studio, lately: Lately) -> None:
        self._studio = studio
        self._lately = lately
        # By argument name: one name means the same in every prompt and every template.
        self._by_name: Mapping[str, Suggest] = {
            "video_id": self._videos,
            "film_id": self._films,
            "character_id": self._characters,
            "model": self._models,
            "size": self._sizes,
            "seconds": self._seconds,
        }

    def register(self, server: MCPServer[Any]) -> None:
        """Answer the server's `completion/complete`."""
        server.completion()(self.complete)  # type: ignore[no-untyped-call]

    async def complete(
        self, ref: Ref, argument: CompletionArgument, context: CompletionContext | None
    ) -> Completion:
        """What the argument may become, at most 100 values."""
        values: Sequence[str] = ()
        suggest = self._by_name.get(argument.name)
        if suggest is not None and len(argument.value) <= TYPED_MAX_CHARS:
            with anyio.move_on_after(WAIT_S):
                try:
                    typed = argument.value.strip()
                    values = await suggest(typed)
                    if isinstance(ref, PromptReference) and argument.name == "video_id":
                        values = [*values, *await self._files(typed)]
                except Exception:
                    logger.warning("no suggestions for %s", argument.name, exc_info=True)
        return Completion(
            values=list(values[:VALUES_MAX]), total=len(values), has_more=len(values) > VALUES_MAX
        )

    async def _videos(self, typed: str) -> Sequence[str]:
        """Ids that begin with what was typed, then those whose prompts have its words."""
        states = await self._lately.videos()
        by_id = [state.video.id for state in states if _begins(state.video.id, typed)]
        by_words = [state.video.id for state in states if _tells(state, typed)]
        return list(dict.fromkeys([*by_id, *by_words]))

    async def _files(self, typed: str) -> Sequence[str]:
        """Names of saved files, for prompts; a template knows ids only."""
        paths = [state.file_path for state in await self._lately.videos() if state.file_path]
        return [path.name for path in paths if typed and _begins(path.name, typed)]

    async def _films(self, typed: str) -> Sequence[str]:
        """Films by id, or by the name of their file."""
        return [
            film.film_id
            for film in await self._lately.films()
            if _begins(film.film_id, typed) or (film.file and _begins(film.file.path.name, typed))
        ]

    async def _characters(self, typed: str) -> Sequence[str]:
        """Characters this process met, by id or name."""
        met = self._studio.client.characters
        return [
            character.id
            for character in reversed(met.values())
            if _begins(character.id, typed) or _begins(character.name or "", typed)
        ]

    async def _models(self, typed: str) -> Sequence[str]:
        return _beginning(await self._lately.models(), typed)

    async def _sizes(self, typed: str) -> Sequence[str]:
        return _beginning(KNOWN_SIZES, typed)

    async def _seconds(self, typed: str) -> Sequence[str]:
        return _beginning(FILM_SECONDS, typed)


def _begins(text: str, typed: str) -> bool:
    return text.casefold().startswith(typed.casefold())


def _beginning(values: Iterable[str], typed: str) -> list[str]:
    return [value for value in values if _begins(value, typed)]


def _tells(state: VideoState, typed: str) -> bool:
    """Whether every word typed begins a word of the prompt."""
    told = (state.video.prompt or "").casefold().split()
    wanted = typed.casefold().split()
    return bool(wanted) and all(any(word.startswith(want) for word in told) for want in wanted)
