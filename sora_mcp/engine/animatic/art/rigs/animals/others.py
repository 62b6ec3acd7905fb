"""Puts swimmers and small animals on the shelf."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.figure import Cycle, Figure, Pose, add
from sora_mcp.engine.animatic.art.rigs.animals import gait, insects, small, swimmers
from sora_mcp.engine.animatic.art.rigs.animals.kind import Kind, kinds

_RIGS: dict[str, Callable[[Kind, Pose], Drawing]] = {
    "fish": swimmers.fish,
    "whale": swimmers.whale,
    "octopus": small.octopus,
    "jellyfish": small.jellyfish,
    "crab": small.crab,
    "snake": small.snake,
    "frog": small.frog,
    "flutter": insects.flutter,
    "buzz": insects.buzz,
    "crawl": insects.crawl,
    "spider": insects.spider,
}
_HEADS: dict[str, tuple[Point, float]] = {
    "fish": ((310, -530), 420), "goldfish": ((280, -540), 480), "clownfish": ((290, -530), 460),
    "shark": ((400, -540), 340), "whale": ((400, -500), 560), "orca": ((400, -560), 440),
    "dolphin": ((420, -550), 360), "seal": ((430, -430), 380), "octopus": ((40, -660), 720),
    "squid": ((40, -680), 760), "jellyfish": ((0, -700), 720), "crab": ((0, -440), 640),
    "snake": ((600, -660), 300), "frog": ((250, -620), 480), "butterfly": ((-40, -620), 860),
    "bee": ((60, -600), 860), "dragonfly": ((60, -640), 800), "ladybug": ((60, -340), 720),
    "snail": ((380, -460), 520), "spider": ((100, -400), 560), "bat": ((20, -620), 760),
    "lobster": ((0, -300), 720), "ant": ((0, -400), 720),
}  # fmt: skip
_CYCLES = {
    "swim": Cycle(1.6, 20, speed=0.35),
    "jump": Cycle(1.5, 24),
    "surface": Cycle(2.6, 26, speed=0.2),
    "stand": Cycle(2.6, 22),
    "sleep": Cycle(3.6, 18),
    "sing": Cycle(1.6, 20),
    "walk": Cycle(1.0, 12, speed=0.25),
}
_OWN: dict[tuple[str, str], Cycle] = {
    ("whale", "swim"): Cycle(2.6, 28, speed=0.25),
    ("octopus", "swim"): Cycle(2.4, 26, speed=0.12),
    ("jellyfish", "swim"): Cycle(2.4, 26, speed=0.04),
    ("crab", "walk"): Cycle(0.5, 8, gait.speed("trot", 0.5, 120), (0.0, 0.5)),
    ("spider", "walk"): Cycle(0.5, 8, gait.speed("trot", 0.5, 200), (0.0, 0.5)),
    ("snake", "walk"): Cycle(1.1, 14, speed=0.4),
    ("crawl", "walk"): Cycle(1.2, 12, speed=0.1),
    ("frog", "walk"): Cycle(1.1, 16, speed=0.9),
    ("frog", "jump"): Cycle(1.1, 16, speed=0.9),
    ("flutter", "fly"): Cycle(0.42, 8, speed=0.7),
    ("buzz", "fly"): Cycle(0.8, 16, speed=0.9),
}


_LOWER = {"surface": 260.0, "stand": 205.0, "sleep": 205.0}  # swimmers: than when they swim


def _head_in(kind: Kind, head: Point, action: str) -> Point:
    """Where the head is in an action; the table has it for the first of them."""
    if kind.rig == "snake" and action == "sleep":
        return head[0], -270.0
    if kind.rig not in ("fish", "whale") or action == kind.actions[0]:
        return head
    return head[0], head[1] + _LOWER.get(action, 0.0) - _LOWER.get(kind.actions[0], 0.0)


def _cycle(kind: Kind, action: str) -> Cycle:
    return _OWN.get((kind.rig, action)) or _CYCLES[action]


for _name, _kind in kinds().items():
    _head, _high = _HEADS[_name]
    add(
        Figure(
            _name, _kind.metres, partial(_RIGS[_kind.rig], _kind),
            actions={action: _cycle(_kind, action) for action in _kind.actions},
            medium=_kind.medium, head=_head, head_height=_high,
            head_in=partial(_head_in, _kind, _head),
        )
    )  # fmt: skip
