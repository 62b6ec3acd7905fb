"""What quadrupeds do besides going and resting: rear up, beg, scratch, roll, drink, spray."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from sora_mcp.engine.animatic.art.drawing import Box, Drawing
from sora_mcp.engine.animatic.art.rigs.animals.build import Build
from sora_mcp.engine.animatic.art.rigs.animals.gait import LEGS, Foot
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.skeleton import Skeleton
from sora_mcp.engine.animatic.art.rigs.animals.stance import (
    STANCES,
    Stance,
    eat,
    lie,
    play,
    pulse,
    sit,
    stand,
    wave,
)

_WATER = "#6fb4de"
_IN_GRASS = 0.09  # of its height, of one that lies on its back


def rear(build: Build, p: float) -> Stance:
    """Up on the hind legs, the fore legs pawing the air."""
    return _upright(build, p, 52 + 5 * wave(p), paws=0.3)


def beg(build: Build, p: float) -> Stance:
    """Sitting up, the fore paws held before the chest."""
    low = sit(build, p)
    up = _upright(build, p, 66 + 2 * wave(p), paws=0.22)
    drop = low.hip[1] * 1.08
    feet = {
        name: low.feet[name] if "hind" in name else Foot(foot.x + low.hip[0], foot.y + drop, 1.5)
        for name, foot in up.feet.items()
    }
    return replace(
        up, hip=(low.hip[0], drop), shoulder=(up.shoulder[0] + low.hip[0], up.shoulder[1] + drop),
        feet=feet, down="sit", flex=16, tail=low.tail, wag=2 * wave(p, 3),
    )  # fmt: skip


def play_piano(build: Build, p: float) -> Stance:
    """Sitting up, the fore paws on the keys, one after the other."""
    up, feet = beg(build, p), {}
    for index, (name, foot) in enumerate(up.feet.items()):
        beat = max(0.0, wave(p, 2, 0.5 * (index % 2)))
        on_keys = Foot(0.5 * build.leg, -(0.74 + 0.16 * beat) * build.leg, 0.2)
        feet[name] = on_keys if "fore" in name else foot
    return replace(up, feet=feet, neck=up.neck + 14, head=6 + 4 * wave(p, 2), tail=10)


def _upright(build: Build, p: float, degrees: float, paws: float) -> Stance:
    """The trunk raised by `degrees` about the hip."""
    dx, dy = build.shoulder[0] - build.hip[0], build.shoulder[1] - build.hip[1]
    long, rest = math.hypot(dx, dy), math.atan2(-dy, dx)
    angle = rest + math.radians(degrees)
    to = build.hip[0] + long * math.cos(angle), build.hip[1] - long * math.sin(angle)
    moved = to[0] - build.shoulder[0], to[1] - build.shoulder[1]
    feet = {}
    for index, leg in enumerate(LEGS):
        beat = wave(p, 2, 0.5 * (index > 1))
        paw = Foot(moved[0] + paws * build.leg, moved[1] - (0.34 + 0.08 * beat) * build.leg, 1.3)
        feet[leg] = paw if "fore" in leg else Foot(0.24 * build.leg)
    return Stance(
        shoulder=moved, feet=feet, neck=0.5 * degrees, head=4 * wave(p), ear=6 * wave(p, 2),
        tail=12, wag=wave(p),
    )  # fmt: skip


def scratch(build: Build, p: float) -> Stance:
    """Sitting, a hind foot going behind the ear."""
    low = sit(build, p)
    shake = 34 * wave(p, 6)
    high = Foot(low.feet["near_hind"].x + 0.62 * build.leg + shake, -0.62 * build.leg - shake, 0.4)
    return replace(
        low, feet={**low.feet, "near_hind": high}, neck=low.neck + 14, head=12 + 3 * wave(p, 6),
        eyes=0.25, jaw=5,
    )  # fmt: skip


def roll(build: Build, p: float) -> Stance:
    """On the back: drawn upside down, so the feet paddle in the air."""
    feet = {
        leg: Foot(0.1 * build.leg * wave(p, 2, 0.25 * index), -0.2 * build.leg, 0.8)
        for index, leg in enumerate(LEGS)
    }
    return Stance(feet=feet, neck=6 + 4 * wave(p, 2), jaw=8, wag=2 * wave(p, 2), eyes=0.6)


def stretch(build: Build, p: float) -> Stance:
    """The fore legs ahead, the chest low, the rump up."""
    return replace(play(build, 0.0), neck=-18 - 4 * wave(p), head=-4, jaw=0, wag=wave(p), eyes=0.0)


def dig(build: Build, p: float) -> Stance:
    """The fore feet in turn, the nose at the ground."""
    low = eat(build, 0.0)
    feet = {}
    for leg in LEGS:
        swing = wave(p, 3, 0.5 * ("far" in leg))
        if "fore" in leg:
            feet[leg] = Foot((0.2 + 0.22 * swing) * build.leg, -0.12 * build.leg * max(0.0, swing))
        else:
            feet[leg] = Foot(-0.08 * build.leg)
    return replace(low, feet=feet, neck=low.neck * 0.8, tail=24, wag=2 * wave(p, 3), jaw=0)


def drink(build: Build, p: float) -> Stance:
    """The mouth at the water; long-legged ones spread their fore legs."""
    low = replace(eat(build, p), jaw=4 + 4 * wave(p, 3))
    if build.head == "elephant":
        return replace(
            low, shoulder=(0, 0.12 * build.leg), neck=56, head=-10, jaw=-5.0, wag=0.3 * wave(p)
        )
    spread = 0.3 * low.shoulder[1]
    feet = {"near_fore": Foot(-spread), "far_fore": Foot(1.4 * spread)}
    return replace(low, feet=feet) if low.shoulder[1] > 0.2 * build.leg else low


def chew(build: Build, p: float) -> Stance:
    """Lying, the jaw going round."""
    return replace(lie(build, p), jaw=6 + 6 * wave(p, 4), head=2 * wave(p, 2))


def call(build: Build, p: float) -> Stance:
    """A call: the head forward, the mouth open now and then."""
    much = max(pulse(p, 0.25, 0.2), pulse(p, 0.7, 0.2))
    return replace(stand(build, p), neck=-7 * much, head=-13 * much, jaw=20 * much, ear=10 * much)


def spray(build: Build, p: float) -> Stance:
    """An elephant's trunk over its back."""
    return replace(stand(build, p), neck=-6, head=-12, jaw=31 + 2 * wave(p, 2), ear=14 * wave(p, 2))


ALL: dict[str, Callable[[Build, float], Stance]] = {
    **STANCES, "rear": rear, "beg": beg, "scratch": scratch, "roll": roll, "stretch": stretch,
    "dig": dig, "drink": drink, "chew": chew, "call": call, "spray": spray,
    "play_piano": play_piano,
}  # fmt: skip
_PAWED = ("beg", "scratch", "roll", "stretch", "dig", "drink", "rear", "call", "play_piano")
_HOOFED = ("drink", "rear", "chew", "call", "roll")


def learnt(build: Build) -> tuple[str, ...]:
    """What a build does besides what its table says."""
    if "sit" not in build.actions or "fly" in build.actions or "biped" in build.extras:
        return ()
    if build.head == "elephant":
        return "drink", "spray", "call"
    paws = build.foot == "paw" and build.rest == "sphinx"
    return tuple(one for one in (_PAWED if paws else _HOOFED) if one not in build.actions)


def around(sheet: Sheet, bones: Skeleton, action: str, phase: float) -> None:
    """What an antic needs around it: water to drink, earth that flies, a shower."""
    if action in _AROUND:
        _AROUND[action](sheet, bones, phase)


def _puddle(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    x = bones.neck()[1][0] + (290 if bones.build.head == "elephant" else 90)
    sheet.oval((x, 0.0), 240, 30, sheet.coat.pose.paint(_WATER))
    sheet.oval((x - 20, -3.0), 90 + 60 * phase, 8 + 8 * phase, sheet.coat.pose.paint("#bfe3f5"))


def _earth(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    x, paint = bones.shoulder[0] + 60, sheet.coat.pose.paint
    sheet.oval((x + 60, 0.0), 150, 26, paint("#5a3f2c"))
    for index in range(7):
        way = (phase * 3 + index / 7) % 1.0
        up = 4 * way * (1 - way) * (120 + 30 * (index % 3))
        sheet.oval((x - 60 - 330 * way, -20 - up), 15, 13, paint("#76543a"))


def _shower(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """Water in an arc from the trunk's end over the back."""
    x, y = bones.neck()[1]
    for row in range(5):
        for index in range(5):
            way = (phase * 2 + index / 5 + 0.11 * row) % 1.0
            far, high = 420 + 110 * row, 4 * (300 - 34 * row) * way * (1 - way)
            at = x + 410 - far * way, y + 20 - high
            sheet.oval(at, 12, 17, sheet.coat.pose.paint(_WATER))


_AROUND: dict[str, Callable[[Sheet, Skeleton, float], None]] = {
    "drink": _puddle, "dig": _earth, "spray": _shower,
}  # fmt: skip


def upside_down(drawn: Drawing, phase: float) -> Drawing:
    """Turned onto its back, rocking."""
    box = drawn.box
    middle, rock = (box.left + box.right) / 2, 9 * wave(phase, 2)
    low = box.top + _IN_GRASS * box.height
    sin, cos = math.sin(math.radians(rock)), math.cos(math.radians(rock))
    corners = [
        (middle + (x - middle) * cos - y * sin, low - (x - middle) * sin - y * cos)
        for x in (box.left, box.right)
        for y in (box.top, box.bottom)
    ]
    xs, ys = zip(*corners, strict=True)
    move = f"translate(0 {low:.1f}) scale(1 -1) rotate({rock:.1f} {middle:.1f} 0)"
    room = Box(min(xs), min(ys), max(xs), max(ys))
    return Drawing(f'<g transform="{move}">{drawn.body}</g>', room)


def flipped(y: float) -> float:
    """Where a height of one who stands is when it is on its back."""
    return -1000 * (1 - _IN_GRASS) - y
