"""Lengths of shots: whole frames that add up to what was asked."""

from __future__ import annotations

from collections.abc import Sequence

FPS = 24
LEAST_FRAMES = 12  # of a shot
BEAT_FRAMES = 36  # of a beat of a take: less is not read as an action
MOST_SHOTS = 24


def frames(seconds: float) -> int:
    """Whole frames of a length."""
    return max(1, round(seconds * FPS))


def shared_out(total: int, wishes: Sequence[float | None]) -> list[int]:
    """`total` frames among shots, in proportion to their wished seconds.

    Shots without a wish get an equal part of what the others leave, or as much as they on average.
    """
    said = [wish for wish in wishes if wish]
    silent = len(wishes) - len(said)
    left = total / FPS - sum(said)
    mean = sum(said) / len(said) if said else 1.0
    usual = left / silent if silent and said and left / silent >= mean / 3 else mean
    weights = [wish or usual for wish in wishes]
    least = min(LEAST_FRAMES, total // len(weights))
    free = total - least * len(weights)
    whole = sum(weights)
    ideal = [total * weight / whole for weight in weights]
    over = [max(0.0, one - least) for one in ideal]
    scale = free / sum(over) if sum(over) else 0.0
    exact = [least + one * scale for one in over]
    if not sum(over):
        exact = [total / len(weights)] * len(weights)
    result = [int(one + 1e-9) for one in exact]
    by_rest = sorted(range(len(result)), key=lambda i: (result[i] - exact[i], i))
    for index in by_rest[: total - sum(result)]:
        result[index] += 1
    return result
