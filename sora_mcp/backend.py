"""Which server makes the videos, and how it is followed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

RETIRED = (
    "OpenAI shut its Videos API down on 2026-09-24, so this address makes no videos any more. Ways "
    "on: unset SORA_MCP_BASE_URL for the embedded engine (offline drafts), or set it to a server "
    "that speaks /v1/videos (docs/servers.md says which)."
)


@dataclass(frozen=True)
class Backend:
    """The server behind the client, as people and records name it.

    `poll_first_s` and `poll_max_s` are the pauses between two looks at a running video;
    `takes_extra` offers the server's own parameters to whoever makes a video. `note` is what
    explains every error of this server, such as `RETIRED`. `plan_words` is what a plan may hold,
    where the server takes one as JSON in place of a prompt.
    """

    name: str
    base_url: str | None  # None: the embedded engine
    model: str | None = None
    poll_first_s: float = 3.0
    poll_max_s: float = 20.0
    takes_extra: bool = False
    note: str | None = None
    plan_words: Callable[[], Mapping[str, Any]] | None = None

    @property
    def is_embedded(self) -> bool:
        """Whether videos are drawn on this machine, free and offline."""
        return self.base_url is None
