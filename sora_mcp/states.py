"""A video, and what is known about it on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sora_mcp.ledger import Order
from sora_mcp.prices import Cost
from sora_mcp.video import Video


@dataclass(frozen=True)
class VideoState:
    """A video, and what we know about it on this machine.

    `cost` and `adopted` (why it was not ordered anew) are known to whoever asked for it, `composed`
    (what was done where the server lacks the operation) to everybody.
    """

    video: Video
    file_path: Path | None = None
    cost: Cost | None = None
    adopted: str | None = None
    composed: str | None = None
    reference_note: str | None = None  # what was done to the reference picture


@dataclass(frozen=True)
class StatePage:
    """One page of a list; `last_id` is the cursor for the next."""

    states: tuple[VideoState, ...]
    first_id: str | None
    last_id: str | None
    has_more: bool
    composed: str | None = None


def state_of(video: Video, path: Path | None, order: Order | None) -> VideoState:
    """A video as it is for people: one that is still to be joined to another is not done."""
    if order and order.operation == "remix" and order.source_id:
        # Gateways tell an id of the server behind them, which nobody here knows.
        video = video.model_copy(update={"remixed_from_video_id": order.source_id})
    if order is None or order.composed is None:
        return VideoState(video, path)
    if order.continues and video.phase == "completed" and path is None:
        video = video.model_copy(update={"status": "in_progress", "progress": 99})
    return VideoState(video, path, composed=order.composed)
