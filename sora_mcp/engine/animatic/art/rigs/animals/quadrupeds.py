"""Puts every quadruped on the shelf, with its actions, its seat and its head."""

from __future__ import annotations

from functools import partial

from sora_mcp.engine.animatic.art.drawing import Box, Point
from sora_mcp.engine.animatic.art.figure import Cycle, Figure, Pose, add_later
from sora_mcp.engine.animatic.art.light import of
from sora_mcp.engine.animatic.art.rigs.animals import antics, gait
from sora_mcp.engine.animatic.art.rigs.animals.build import Build, builds
from sora_mcp.engine.animatic.art.rigs.animals.coat import Coat
from sora_mcp.engine.animatic.art.rigs.animals.quadruped import draw_head, quadruped
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.skeleton import Skeleton
from sora_mcp.engine.animatic.art.rigs.animals.stance import Stance
from sora_mcp.engine.animatic.plan import Weather

_CYCLES = {
    "stand": Cycle(3.2, 24), "sit": Cycle(3.2, 24), "lie": Cycle(3.6, 24), "sleep": Cycle(4.0, 16),
    "jump": Cycle(1.3, 16), "eat": Cycle(2.4, 24), "play": Cycle(1.6, 20), "look": Cycle(3.6, 30),
    "howl": Cycle(3.4, 34), "roar": Cycle(2.4, 24), "swim": Cycle(2.0, 20, speed=0.35),
    "fly": Cycle(1.3, 18, speed=0.5), "rear": Cycle(1.8, 18), "beg": Cycle(2.0, 16),
    "scratch": Cycle(1.4, 18), "roll": Cycle(2.2, 18), "stretch": Cycle(3.0, 16),
    "dig": Cycle(1.2, 14), "drink": Cycle(2.0, 18), "chew": Cycle(3.0, 24),
    "call": Cycle(2.6, 24), "spray": Cycle(1.8, 18), "play_piano": Cycle(1.2, 16),
}  # fmt: skip
_GALLOPS = {"trotter": "trot", "heavy": "walk", "hopper": "hop", "leaper": "leap"}


def _cycles(build: Build) -> dict[str, Cycle]:
    found: dict[str, Cycle] = {}
    for action in (*build.actions, *antics.learnt(build)):
        if action == "walk" and build.gait not in ("hopper", "leaper"):
            kind = "pace" if build.gait == "pacer" else "walk"
            found[action] = _moving(kind, build.walk)
        elif action in ("walk", "run"):
            told = build.walk if action == "walk" else build.run
            found[action] = _moving(_GALLOPS.get(build.gait, "gallop"), told)
        else:
            found[action] = _CYCLES[action]
    return found


def _moving(kind: str, told: tuple[float, ...]) -> Cycle:
    seconds, stride = told
    pictures = max(8, round(seconds * 14))
    return Cycle(seconds, pictures, gait.speed(kind, seconds, stride), gait.beats(kind))


def _face(build: Build) -> Box:
    """The box around the head, standing."""
    stance = Stance()
    sheet = Sheet(Coat(Pose(of("day", Weather()).paint()), build.colours))
    draw_head(sheet, build, stance, Skeleton(build, stance).neck()[1])
    return sheet.drawing().box


def _seat(build: Build) -> Point | None:
    if not build.seat:
        return None
    bones = Skeleton(build, Stance())
    top = bones.back(0.62) + (150 if "hump" in build.extras else 0)
    x, y = bones.at(0.5 if "hump" in build.extras else 0.62, top)
    return round(x, 1), round(y, 1)


def _head(build: Build, offset: Point, action: str) -> Point:
    """Where the middle of the head is in an action, away from its swings."""
    bones = Skeleton(build, antics.ALL.get(action, antics.ALL["stand"])(build, 0.5))
    x, y = bones.neck()[1]
    y += offset[1]
    return x + offset[0], antics.flipped(y) if action == "roll" else y


def _figure(name: str, build: Build) -> Figure:
    box, at = _face(build), Skeleton(build, Stance()).neck()[1]
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    offset = middle[0] - at[0], middle[1] - at[1]
    return Figure(
        name,
        build.metres,
        partial(quadruped, build),
        actions=_cycles(build),
        head=middle,
        head_height=max(box.height, 0.8 * box.width),
        seat=_seat(build),
        head_in=partial(_head, build, offset),
    )


for _name, _build in builds().items():
    add_later(_name, partial(_figure, _name, _build))  # to measure all heads takes long
