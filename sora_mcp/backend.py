"""Which server makes the videos, and how it is followed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Backend:
    """The server behind the client, as people and records name it.

    `poll_first_s` and `poll_max_s` are the pauses between two looks at a running video.
    """

    name: str
    base_url: str | None  # None: the embedded engine
    model: str | None = None
    poll_first_s: float = 3.0
    poll_max_s: float = 20.0

    @property
    def is_embedded(self) -> bool:
        """Whether videos are drawn on this machine, free and offline."""
        return self.base_url is None
