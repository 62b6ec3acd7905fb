"""Whether a video in a server's list can be what an order, whose answer was lost, asked for."""

from __future__ import annotations

from sora_mcp.ledger import Order
from sora_mcp.video import Video

CLOCK_SKEW_S = 120  # by how much a server's clock may be behind ours


def fits(video: Video, order: Order) -> bool:
    """Whether a video in the list can be what the order asked for."""
    if video.created_at is not None and video.created_at < order.asked_at - CLOCK_SKEW_S:
        return False
    if video.prompt is not None:
        # Servers name models and round lengths as they like; the prompt is the person's own.
        return video.prompt == order.prompt and _agree(video.size, order.size)
    pairs = [(video.model, order.model), (video.size, order.size)]
    if order.operation == "create":  # the others inherit or add up their length
        pairs.append((video.seconds, order.seconds))
    if order.operation == "remix":
        pairs.append((video.remixed_from_video_id, order.source_id))
    return video.created_at is not None and all(_agree(*pair) for pair in pairs)


def _agree(told: str | None, asked: str | None) -> bool:
    return told is None or asked is None or told == asked
