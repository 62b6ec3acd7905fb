"""What a quadruped does with itself at a moment of an action."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.animals.build import Build
from sora_mcp.engine.animatic.art.rigs.animals.gait import LEGS, Foot, foot
from sora_mcp.engine.animatic.art.rigs.animals.reach import head_low, neck_base, reaching


@dataclass(frozen=True)
class Stance:
    """A pose.

    Hip and shoulder are moved in units; `neck` and `head` turn in degrees (down is positive),
    `jaw` opens, `tail` lifts in degrees and `wag` bends it; `down` names a way of lying, where
    the legs are not stood on; `sunk` is how deep one swims.
    """

    hip: Point = (0.0, 0.0)
    shoulder: Point = (0.0, 0.0)
    flex: float = 0.0
    feet: Mapping[str, Foot] = field(default_factory=dict)
    neck: float = 0.0
    head: float = 0.0
    jaw: float = 0.0
    ear: float = 0.0
    eyes: float = 1.0
    tail: float = 0.0
    wag: float = 0.0
    breath: float = 0.0
    down: str = ""
    sunk: float = 0.0


def wave(phase: float, times: float = 1.0, shift: float = 0.0) -> float:
    """A sine of the phase."""
    return math.sin(2 * math.pi * (times * phase + shift))


def pulse(phase: float, at: float, wide: float) -> float:
    """0, but for a soft bump around `at`."""
    off = abs((phase - at + 0.5) % 1.0 - 0.5) / wide
    return 0.5 + 0.5 * math.cos(math.pi * off) if off < 1 else 0.0


def stand(build: Build, p: float) -> Stance:
    """Breathing, a flick of an ear, the tail, a blink."""
    return Stance(
        breath=wave(p, 2), neck=1.5 * wave(p), head=1.5 * wave(p, 1, 0.2), tail=5 * wave(p),
        wag=wave(p), ear=22 * pulse(p, 0.62, 0.08), eyes=1 - pulse(p, 0.3, 0.06),
    )  # fmt: skip


def walk(build: Build, p: float) -> Stance:
    """Four feet in turn, the head nodding with the fore feet."""
    if build.gait in ("hopper", "leaper"):
        return hop(build, p, build.walk[1])
    kind = "pace" if build.gait == "pacer" else "walk"
    stride = build.walk[1]
    feet = {leg: foot(kind, leg, p, stride, 0.2 * stride) for leg in LEGS}
    bob = 0.016 * build.leg
    return Stance(
        hip=(0, bob * wave(p, 2, 0.1)),
        shoulder=(0, bob * wave(p, 2, 0.6)),
        feet=feet,
        neck=3 * wave(p, 2, 0.2),
        head=-1.5 * wave(p, 2, 0.2),
        tail=6 * wave(p),
        wag=wave(p, 1, 0.1),
    )


_PAW_LIFT, _HOOF_LIFT = 0.42, 0.27  # of the stride
_HOOF_FOLD = 0.8  # of a paw's


def run(build: Build, p: float) -> Stance:
    """A gallop: gathered, stretched, the spine bending with it."""
    if build.gait in ("hopper", "leaper"):
        return hop(build, p, build.run[1])
    kind = "walk" if build.gait == "heavy" else "trot" if build.gait == "trotter" else "gallop"
    stride = build.run[1]
    is_hoofed = build.foot == "hoof"
    feet = {
        leg: foot(kind, leg, p, stride, (_HOOF_LIFT if is_hoofed else _PAW_LIFT) * stride)
        for leg in LEGS
    }
    if is_hoofed:
        feet = {leg: replace(one, fold=_HOOF_FOLD * one.fold) for leg, one in feet.items()}
    if kind != "gallop":
        bob = 0.03 * build.leg
        rise = (0, bob * wave(p, 2, 0.1))
        return Stance(hip=rise, shoulder=rise, feet=feet, neck=4, ear=18, tail=14, wag=wave(p, 2))
    much = 0.055 * build.leg
    supple = 0.35 if is_hoofed else 1.0
    gather = wave(p, 1, 0.12)
    return Stance(
        hip=(26 * gather * supple, much * wave(p, 1, 0.1) - much),
        shoulder=(-16 * gather * supple, much * wave(p, 1, 0.62) - much),
        flex=46 * gather * supple - 8, feet=feet, neck=10 + 5 * wave(p, 1, 0.5),
        head=-6 - 3 * wave(p, 1, 0.5), ear=26, tail=22 + 8 * wave(p, 1, 0.3), wag=wave(p, 1, 0.4),
    )  # fmt: skip


def hop(build: Build, p: float, stride: float) -> Stance:
    """Hind feet together, then fore feet together, the back arching; kangaroos leap."""
    leaps = build.gait == "leaper"
    kind = "leap" if leaps else "hop"
    feet = {leg: foot(kind, leg, p, stride, (0.55 if leaps else 0.3) * stride) for leg in LEGS}
    if leaps:
        up = 0.5 * build.leg * max(-0.3, math.sin(math.pi * (p - 0.34) / 0.66))
        return Stance(
            hip=(0, -up), shoulder=(20, -up + 30), feet=feet, neck=4 * wave(p), ear=16,
            tail=-16 * wave(p, 1, 0.1),
        )  # fmt: skip
    up = max(0.0, wave(p, 1, -0.3)) * 0.3 * build.leg
    return Stance(
        hip=(0, -up - 0.14 * build.leg * max(0.0, wave(p, 1, 0.35))), shoulder=(0, -up * 1.1),
        flex=20 * wave(p, 1, 0.1), feet=feet, neck=6 * wave(p), ear=24 + 14 * wave(p, 1, 0.25),
        tail=10,
    )  # fmt: skip


def sit(build: Build, p: float) -> Stance:
    """On the haunches, the fore legs straight; hoofed animals lie instead."""
    if build.rest != "sphinx":
        return lie(build, p)
    base, leg = stand(build, p), build.leg
    long = math.dist(build.hip, build.shoulder) * 0.94
    drop = leg * 0.60
    rise = 0.05 * leg
    level = (build.hip[1] + drop) - (build.shoulder[1] - rise)
    wide = math.sqrt(max(0.0, long * long - level * level))
    slide = 0.3 * (build.shoulder[0] - build.hip[0] - wide)
    hip_x = build.shoulder[0] - slide - wide - build.hip[0]
    feet = {name: Foot(hip_x + 0.36 * leg if "hind" in name else -slide + 18) for name in LEGS}
    return replace(
        base, hip=(hip_x, drop), shoulder=(-slide, -rise), feet=feet, down="sit", flex=14,
        neck=base.neck - 12, head=base.head + 2, tail=base.tail - 8,
    )  # fmt: skip


def lie(build: Build, p: float) -> Stance:
    """Down, the fore feet ahead, the head up."""
    base = stand(build, p)
    depth = max(row[2] for row in build.torso)
    return replace(
        base, hip=(0, build.leg - depth * 0.96), shoulder=(0, -build.shoulder[1] - depth * 1.02),
        down="lie", tail=base.tail - 22,
    )  # fmt: skip


def sleep(build: Build, p: float) -> Stance:
    """Lying, the head down, the eyes closed, breathing slowly."""
    base = lie(build, p)
    return replace(
        base, neck=reaching(build, base.shoulder[1], head_low(build, 8) + 4), head=8,
        eyes=0.0, ear=8, breath=1.6 * wave(p),
        tail=base.tail - 8, wag=0.2 * wave(p), down="sleep",
    )  # fmt: skip


def jump(build: Build, p: float) -> Stance:
    """A crouch, a leap with the legs tucked and stretched, a landing."""
    crouch = 0.24 * build.leg * (pulse(p, 0.1, 0.14) + pulse(p, 0.86, 0.14))
    air = math.sin(math.pi * min(1.0, max(0.0, (p - 0.2) / 0.56)))
    up = 0.75 * build.leg * air
    pitch = 0.2 * build.leg * math.cos(math.pi * (p - 0.2) / 0.56) * (air > 0)
    feet = {}
    for leg in LEGS:
        front = "fore" in leg
        reach = (0.25 if front else -0.28) * build.leg * air
        feet[leg] = Foot(reach, -up * 0.94, 0.9 * air if front else 0.5 * air)
    return Stance(
        hip=(0, crouch - up + pitch * 0.6), shoulder=(0, crouch - up - pitch), feet=feet,
        flex=-10 * air, ear=14 * air, tail=24 * air, neck=-4 * air,
    )  # fmt: skip


def eat(build: Build, p: float) -> Stance:
    """The mouth down at the ground, chewing."""
    chew = 0.5 + 0.5 * wave(p, 4)
    if build.foot == "pad" and build.head == "elephant":
        return replace(stand(build, p), jaw=13.9 * (0.5 + 0.5 * wave(p, 1, -0.25)))
    above = head_low(build, 14) + 16
    short = -above - neck_base(build) - 0.9 * build.neck[0]
    drop = min(0.5 * build.leg, max(0.04 * build.leg, short))
    low = replace(stand(build, p), shoulder=(0, drop), eyes=1.0)
    return replace(
        low, neck=reaching(build, drop, above) + 2 * wave(p, 2), head=14, jaw=13 * chew, wag=wave(p)
    )


def play(build: Build, p: float) -> Stance:
    """A bow with the rump up and a wagging tail; hoofed animals prance."""
    bounce = 0.05 * build.leg * abs(wave(p, 2))
    if build.foot != "paw":
        kick = max(0.0, wave(p)) * 0.4 * build.leg
        feet = {"near_fore": Foot(0.2 * kick, -kick, 0.9), "far_hind": Foot(0, -0.2 * kick, 0.3)}
        return Stance(
            hip=(0, -bounce),
            shoulder=(0, -bounce - 0.08 * kick),
            feet=feet,
            neck=-8 + 8 * wave(p, 2),
            head=6 * wave(p, 2),
            tail=24,
            wag=wave(p, 2),
        )
    low = 0.36 * build.leg
    feet = {leg: Foot(0.2 * build.leg if "fore" in leg else 0.0) for leg in LEGS}
    return Stance(
        hip=(12, -bounce),
        shoulder=(10, low - bounce),
        feet=feet,
        neck=-26,
        head=-8 + 6 * wave(p, 2),
        jaw=9,
        tail=28,
        wag=2.2 * wave(p, 4),
        ear=10 * wave(p, 2),
    )


def look(build: Build, p: float) -> Stance:
    """The head goes up and about, the ears with it."""
    base = stand(build, p)
    return replace(base, neck=-8 - 8 * wave(p), head=9 * wave(p, 1, 0.25), ear=14 * wave(p, 2))


def howl(build: Build, p: float) -> Stance:
    """The muzzle at the sky, the mouth open."""
    base = stand(build, p)
    much = min(1.0, 4 * p, 4 * (1 - p))
    return replace(base, neck=-20 * much, head=-38 * much, jaw=24 * much, eyes=0.0, ear=26 * much)


def roar(build: Build, p: float) -> Stance:
    """The mouth wide open, the head thrust forward."""
    base = stand(build, p)
    much = min(1.0, 5 * p, 3 * (1 - p))
    return replace(base, neck=-4 * much, head=-9 * much + wave(p, 6) * much, jaw=30 * much)


def swim(build: Build, p: float) -> Stance:
    """The back and the head above the water, the legs paddling unseen."""
    if "shell" in build.extras:
        feet = {leg: Foot(90 * wave(p, 1, 0.5 * ("far" in leg)), -60, 0.5) for leg in LEGS}
        up = (0, -240 + 20 * wave(p))
        return Stance(
            hip=up, shoulder=up, feet={k: Foot(f.x, f.y - 200, 0.7) for k, f in feet.items()}
        )
    top = max(row[1] for row in build.torso)
    sunk = -build.shoulder[1] + 0.1 * top
    bob = 10 * wave(p, 2)
    return Stance(hip=(0, 30 + bob), shoulder=(0, -12 + bob), neck=-8, head=-4, sunk=sunk, tail=-14)


def fly(build: Build, p: float) -> Stance:
    """Level in the air, the legs trailing, the neck stretched; a dragon's flight."""
    up = (0, -130 - 26 * wave(p, 1, 0.2))
    feet = {}
    for leg in LEGS:
        trail = -0.2 * build.leg if "fore" in leg else -0.46 * build.leg
        feet[leg] = Foot(trail + 10 * wave(p), -0.72 * build.leg, 1.0)
    return Stance(
        hip=up,
        shoulder=up,
        feet=feet,
        neck=26 + 3 * wave(p),
        head=-4,
        tail=-16 + 6 * wave(p, 1, 0.3),
        wag=0.6 * wave(p),
    )


STANCES: dict[str, Callable[[Build, float], Stance]] = {
    "stand": stand, "walk": walk, "run": run, "sit": sit, "lie": lie, "sleep": sleep, "jump": jump,
    "eat": eat, "play": play, "look": look, "howl": howl, "roar": roar, "swim": swim,
    "fly": fly,
}  # fmt: skip
