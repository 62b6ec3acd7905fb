"""A body in space: bones put where a motion wants them, seen from where the camera stands.

Space is (forward, up, right) of the body; the screen is x to the right, y down, and how near.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.people.build import Build

V3 = tuple[float, float, float]
Values = Mapping[str, tuple[float, ...]]

_DOWNWARD = 0.13  # how much lower a thing appears for each unit that it is nearer
SIDES = {"r": 1.0, "l": -1.0}


def add(a: V3, b: V3, share: float = 1.0) -> V3:
    """A + share * b."""
    return a[0] + share * b[0], a[1] + share * b[1], a[2] + share * b[2]


def between(a: V3, b: V3, share: float) -> V3:
    """The point `share` of the way from a to b."""
    return add(a, add(b, a, -1), share)


def unit(a: V3) -> V3:
    """a, one long."""
    length = math.sqrt(a[0] ** 2 + a[1] ** 2 + a[2] ** 2) or 1.0
    return a[0] / length, a[1] / length, a[2] / length


def dot(a: V3, b: V3) -> float:
    """How much of a goes along b."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def turned(a: V3, degrees: float) -> V3:
    """Turned to the right, seen from above clockwise."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return a[0] * cos - a[2] * sin, a[1], a[2] * cos + a[0] * sin


def pitched(a: V3, degrees: float) -> V3:
    """Bent forward."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return a[0] * cos + a[1] * sin, a[1] * cos - a[0] * sin, a[2]


def rolled(a: V3, degrees: float) -> V3:
    """Bent to the right."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return a[0], a[1] * cos - a[2] * sin, a[2] * cos + a[1] * sin


@dataclass(frozen=True)
class Eye:
    """Sees a body turned `yaw` degrees from its way towards the camera."""

    yaw: float

    def screen(self, at: V3) -> Point:
        """Where a point is seen."""
        cos, sin = math.cos(math.radians(self.yaw)), math.sin(math.radians(self.yaw))
        return at[0] * cos - at[2] * sin, _DOWNWARD * (at[0] * sin + at[2] * cos) - at[1]

    def near(self, at: V3) -> float:
        """How near it is: larger is nearer."""
        cos, sin = math.cos(math.radians(self.yaw)), math.sin(math.radians(self.yaw))
        return at[0] * sin + at[2] * cos


@dataclass(frozen=True)
class Frame:
    """A place with its own forward, up and right."""

    at: V3
    forward: V3 = (1.0, 0.0, 0.0)
    up: V3 = (0.0, 1.0, 0.0)
    right: V3 = (0.0, 0.0, 1.0)

    def point(self, forward: float, up: float, right: float) -> V3:
        """A point in this frame."""
        return add(add(add(self.at, self.forward, forward), self.up, up), self.right, right)


@dataclass(frozen=True)
class Body:
    """The joints of one moment, and the eye that sees them."""

    build: Build
    eye: Eye
    joints: Mapping[str, V3]
    pelvis: Frame
    chest: Frame  # at the middle of the shoulders
    head: Frame  # at the middle of the head, turned as the face is

    def at(self, name: str) -> Point:
        """A joint on the screen."""
        return self.eye.screen(self.joints[name])

    def near(self, *names: str) -> float:
        """How near joints are to the camera, on the average."""
        return sum(self.eye.near(self.joints[name]) for name in names) / len(names)

    def sides(self) -> tuple[str, str]:
        """The far side and the near side."""
        return ("l", "r") if self.near("shoulder_r") >= self.near("shoulder_l") else ("r", "l")


def posed(build: Build, values: Values, yaw: float, face: float, rise: float) -> Body:
    """The body of a build, as the values of a motion want it."""
    leg = build.leg
    forward, up, aside = values["hip"]
    ground = build.ankle - rise * leg
    hip = (forward * leg, ground + up * leg, aside * leg)
    pelvis = Frame(hip, *_axes(values["lean"][0] * 0.4, values["side"][0] * 0.3, 0.0))
    lean, side = values["lean"][0] + build.stoop * 0.4, values["side"][0]
    chest = _chest(build, hip, lean, side, values)
    joints = {"pelvis": hip, "neck": chest.at}
    joints["waist"] = add(hip, _axes(lean, side, 0.0)[1], 0.5 * build.torso)
    _legs(build, values, pelvis, ground, joints)
    _arms(build, values, chest, joints)
    head = _head(build, chest, values, face)
    return _tipped(Body(build, Eye(yaw + values["spin"][0]), joints, pelvis, chest, head),
                   values["tip"][0])  # fmt: skip


def _axes(lean: float, side: float, twist: float) -> tuple[V3, V3, V3]:
    axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    made = [turned(rolled(pitched(axis, lean), side), twist) for axis in axes]
    return made[0], made[1], made[2]


def _chest(build: Build, hip: V3, lean: float, side: float, values: Values) -> Frame:
    hunch = lean + values["hunch"][0] + build.stoop
    middle = add(hip, _axes(lean, side, 0.0)[1], 0.5 * build.torso)
    top = add(middle, _axes(hunch, side * 1.4, 0.0)[1], 0.5 * build.torso)
    return Frame(top, *_axes(hunch, side * 1.4, values["twist"][0]))


def _head(build: Build, chest: Frame, values: Values, face: float) -> Frame:
    bend = build.stoop * 0.5
    neck = unit(add(chest.up, (bend / 60 + values["nod"][0] / 130, 0.9, 0.0)))
    at = add(chest.at, neck, build.neck + build.head)
    turn = values["turn"][0] + values["twist"][0] * 0.35 + face
    made = [
        turned(pitched(rolled(axis, values["tilt"][0]), values["nod"][0] + bend * 0.3), turn)
        for axis in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    ]
    return Frame(add(at, made[0], 0.06 * build.head), made[0], made[1], made[2])


def _legs(
    build: Build, values: Values, pelvis: Frame, ground: float, joints: dict[str, V3]
) -> None:
    for name, side in SIDES.items():
        hip = pelvis.point(0, 0, side * build.hip_joint)
        along, up, out = values[f"foot_{name}"]
        toe = values[f"toe_{name}"][0]
        rest = (along * build.leg, ground + up * build.leg, side * out * build.leg)
        # The foot rolls over its heel when the toes are up, over its ball when they are down.
        pivot = (-0.24 if toe < 0 else 0.5) * build.foot
        sole = add(rest, (pivot, -build.ankle, 0.0))
        ankle = add(sole, pitched((-pivot, build.ankle, 0.0), toe))
        pole = (1.0, 0.0, side * values["knees"][0])
        knee, ankle = _bent(hip, ankle, build.thigh, build.shin, pole)
        joints |= {f"hip_{name}": hip, f"knee_{name}": knee, f"ankle_{name}": ankle}
        out_turn = (0.0, 0.0, side * 0.22)
        tip = add(pitched((1.0, 0.0, 0.0), toe), out_turn)
        down = pitched((0.0, -1.0, 0.0), toe)
        heel = add(add(ankle, down, build.ankle * 0.55), tip, -0.2 * build.foot)
        joints[f"heel_{name}"] = heel
        joints[f"ball_{name}"] = add(add(ankle, down, build.ankle * 0.6), tip, 0.48 * build.foot)
        joints[f"toe_{name}"] = add(add(ankle, down, build.ankle * 0.68), tip, 0.72 * build.foot)


def _arms(build: Build, values: Values, chest: Frame, joints: dict[str, V3]) -> None:
    for name, side in SIDES.items():
        shoulder = chest.point(0, -0.125 * build.torso, side * build.shoulder_w)
        reach = values.get(f"reach_{name}")
        if reach is None:
            elbow, wrist = _swung(build, chest, values[f"arm_{name}"], side, shoulder)
        else:
            target = chest.point(*(one * build.arm for one in reach))
            down = add(add((0.0, -0.9, 0.0), chest.right, side * 0.75), chest.forward, -0.25)
            elbow, wrist = _bent(shoulder, target, build.upper_arm, build.forearm, down)
        along = unit(add(wrist, elbow, -1))
        joints |= {f"shoulder_{name}": shoulder, f"elbow_{name}": elbow, f"wrist_{name}": wrist}
        joints[f"hand_{name}"] = add(wrist, along, 0.2 * build.arm)
        joints[f"grip_{name}"] = add(wrist, along, 0.12 * build.arm)


def _swung(
    build: Build, chest: Frame, angles: tuple[float, ...], side: float, shoulder: V3
) -> tuple[V3, V3]:
    swing, out, bend, fore_out = angles
    level = unit((chest.right[2], 0.0, -chest.right[0]))

    def way(pitch: float, spread: float) -> V3:
        cos = math.cos(math.radians(spread))
        ahead, down = math.sin(math.radians(pitch)) * cos, -math.cos(math.radians(pitch)) * cos
        flat = add((0.0, down, 0.0), level, ahead)
        return add(flat, (-level[2], 0.0, level[0]), side * math.sin(math.radians(spread)))

    elbow = add(shoulder, way(swing, out), build.upper_arm)
    return elbow, add(elbow, way(swing + bend, fore_out), build.forearm)


def _bent(root: V3, target: V3, first: float, second: float, pole: V3) -> tuple[V3, V3]:
    """The middle and the end of two bones that reach for a target, bent towards the pole."""
    way = add(target, root, -1)
    length = math.sqrt(dot(way, way)) or 1.0
    reach = min(max(length, abs(first - second) + 1), (first + second) * 0.998)
    along = unit(way)
    aside = unit(add(pole, along, -dot(pole, along)))
    share = (first**2 - second**2 + reach**2) / (2 * reach)
    height = math.sqrt(max(0.0, first**2 - share**2))
    return add(add(root, along, share), aside, height), add(root, along, reach)


def _tipped(body: Body, degrees: float) -> Body:
    if not degrees:
        return body
    middle = body.pelvis.at

    def moved(at: V3) -> V3:
        return add(middle, pitched(add(at, middle, -1), degrees))

    def frame(one: Frame) -> Frame:
        axes = [pitched(axis, degrees) for axis in (one.forward, one.up, one.right)]
        return Frame(moved(one.at), axes[0], axes[1], axes[2])

    joints = {name: moved(at) for name, at in body.joints.items()}
    return Body(
        body.build, body.eye, joints, frame(body.pelvis), frame(body.chest), frame(body.head)
    )
