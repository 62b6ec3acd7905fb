"""How the length of a film is cut into clips that video servers make."""

from __future__ import annotations

from sora_mcp.video import KNOWN_SECONDS

CLIP_LENGTHS_S = tuple(int(seconds) for seconds in KNOWN_SECONDS)
SHORTEST_S, LONGEST_S = CLIP_LENGTHS_S[0], CLIP_LENGTHS_S[-1]
FILM_MAX_S = 120
SHOTS_MAX = 12  # more are a plan that nobody reads; longer films get longer shots


def shots_of(film_s: int) -> list[int]:
    """The clips, each of a length servers make, that come nearest to `film_s` seconds.

    Known lengths are multiples of the shortest, so that any sum of them is one as well.
    """
    steps = max(1, (film_s + SHORTEST_S // 2) // SHORTEST_S)
    count = min(steps, SHOTS_MAX)
    each, more = divmod(steps, count)
    return [SHORTEST_S * (each + (index < more)) for index in range(count)]
