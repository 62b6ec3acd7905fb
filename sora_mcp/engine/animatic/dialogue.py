"""When each line of a shot is said: the same for its subtitle and for its voice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from sora_mcp.engine.animatic.plan import Line, Shot

_BREATH = 12  # letters that the shortest line counts for besides its own
_RISE_S, _GAP_S = 0.15, 0.05


@dataclass(frozen=True)
class Said:
    """A line and its time, in seconds from the start of its shot."""

    line: Line
    from_s: float
    to_s: float


def said(shot: Shot) -> list[Said]:
    """The lines one after the other; a longer one has more of the shot."""
    lengths = [len(line.text) + _BREATH for line in shot.dialogue]
    ends = [shot.seconds * end / max(1, sum(lengths)) for end in accumulate(lengths)]
    starts = [0.0, *ends]
    return [
        Said(line, start + _RISE_S, end - _GAP_S)
        for line, start, end in zip(shot.dialogue, starts, ends, strict=False)
    ]
