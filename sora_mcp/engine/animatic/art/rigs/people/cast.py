"""The people on the shelf: who there is, and what each can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.figure import FIGURES, Cycle, Figure, Pose, add
from sora_mcp.engine.animatic.art.rigs.people import build as builds
from sora_mcp.engine.animatic.art.rigs.people.bones import bones
from sora_mcp.engine.animatic.art.rigs.people.build import Build
from sora_mcp.engine.animatic.art.rigs.people.motion import (
    Motion,
    load,
    sampled,
    speed,
    while_doing,
)
from sora_mcp.engine.animatic.art.rigs.people.person import person
from sora_mcp.engine.animatic.art.rigs.people.robot import BUILD, robot
from sora_mcp.engine.animatic.art.rigs.people.skeleton import posed
from sora_mcp.engine.animatic.art.rigs.people.spirits import GHOST, SNOWMAN, ghost, snowman
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import wearer

_ON_TWOS, _LEAST = 12, 8  # pictures a second: every other one of the film's; pictures of a cycle

ACTIONS: dict[str, Motion] = load(
    "everyday", "stage", "sport", "house", "outdoors", "gestures", "fitness", "desk", "hands"
)
BABY = load("baby")
# Done while sitting on a seat, an edge or the ground, or while walking: "sit+read".
_SEATED = (
    "read eat bite drink talk phone wave sing laugh cry think clap photo smoke knit draw point"
    " play_guitar play_violin play_flute play_accordion hold_sign blow_bubbles yawn fish stroke"
)
_WALKING = (
    "read eat bite drink talk phone wave sing laugh cry clap photo smoke selfie point hold_sign"
    " wave_flag play_guitar play_flute play_trumpet play_saxophone drum"
)
for _lower, _uppers in (
    *((_seat, _SEATED) for _seat in ("sit", "perch", "sit_ground")),
    ("walk", _WALKING), ("ride", "wave point"),
):  # fmt: skip
    ACTIONS |= {
        f"{_lower}+{_upper}": while_doing(ACTIONS[_lower], ACTIONS[_upper])
        for _upper in _uppers.split()
    }


def cycles(motions: Mapping[str, Motion], leg: float) -> dict[str, Cycle]:
    """The cycles of motions for a body with such legs."""
    return {
        name: Cycle(one.seconds, _pictures(one), speed(one, leg), one.beats, apart=one.apart)
        for name, one in motions.items()
    }


def _pictures(one: Motion) -> int:
    """As many as it asks for; what is quick is drawn on twos, as animators do."""
    return min(one.pictures, max(_LEAST, round(_ON_TWOS * one.seconds)))


def _adult(pose: Pose) -> Drawing:
    own = builds.WOMAN if _gender(pose, "adult") == "woman" else builds.MAN
    return _dressed(pose, own, "adult")


def _child(pose: Pose) -> Drawing:
    return _dressed(pose, builds.CHILD, "child")


def _gender(pose: Pose, kind: str) -> str:
    return wearer(pose, kind).gender


def _dressed(pose: Pose, build: Build, kind: str, outfit: str = "", hat: str = "") -> Drawing:
    return person(pose, build, _motion(pose), wearer(pose, kind, outfit=outfit, hat=hat))


def _astronaut(pose: Pose) -> Drawing:
    return _dressed(pose, builds.MAN, "adult", "spacesuit", "bubble")


def _knight(pose: Pose) -> Drawing:
    return _dressed(pose, builds.MAN, "adult", "armor", "helm")


def _robot(pose: Pose) -> Drawing:
    return robot(pose, _motion(pose))


def _skeleton(pose: Pose) -> Drawing:
    return bones(pose, _motion(pose))


def _baby(pose: Pose) -> Drawing:
    motion = BABY.get(pose.action) or BABY["sit"]
    return person(pose, builds.BABY, motion, wearer(pose, "baby", outfit="baby"))


def _motion(pose: Pose) -> Motion:
    return ACTIONS.get(pose.action) or ACTIONS["stand"]


def _person_like(
    name: str, metres: float, draw: Callable[[Pose], Drawing], head: tuple[float, float, float],
    leg: float = builds.MAN.leg,
) -> None:  # fmt: skip
    """One who does all that people do; `head` is the close-up's middle and height."""
    x, y, height = head
    add(
        Figure(
            name, metres, draw, cycles(ACTIONS, leg), head=(x, y), head_height=height,
            seat=None, hand=(150.0, 0.62 * y), head_in=partial(head_of, name),
        )
    )  # fmt: skip


@cache
def head_of(name: str, action: str) -> Point:
    """Where a figure's head is in an action: a close-up of one who sits looks lower."""
    build = {"child": builds.CHILD, "robot": BUILD, "baby": builds.BABY}.get(name, builds.MAN)
    table = BABY if name == "baby" else ACTIONS
    if name in ("ghost", "snowman") or action not in table:
        return FIGURES[name].head
    one = table[action]
    body = posed(build, sampled(one, 0.25), one.yaw, one.face, one.rise)
    x, y = body.eye.screen(body.head.at)
    return x, y + 0.3 * build.head


_person_like("adult", 1.7, _adult, (22, -895, 215))
_person_like("child", 1.15, _child, (22, -855, 300), builds.CHILD.leg)
_person_like("astronaut", 1.85, _astronaut, (26, -890, 260))
_person_like("knight", 1.8, _knight, (22, -895, 250))
_person_like("robot", 1.6, _robot, (20, -880, 270), BUILD.leg)
_person_like("skeleton", 1.7, _skeleton, (22, -895, 215))
add(
    Figure(
        "baby",
        0.62,
        _baby,
        cycles(BABY, builds.BABY.leg),
        head=(70, -760),
        head_height=520,
        head_in=partial(head_of, "baby"),
    )
)
add(Figure("ghost", 1.7, ghost, GHOST, head=(60, -730), head_height=420))
add(Figure("snowman", 1.6, snowman, SNOWMAN, head=(40, -800), head_height=400))
